"""Evidence from Python: what vouches for a record does, and what was changed is named."""

import copy
import os
import pickle
import stat
import subprocess

import cspr
import pytest
from steps import main_line


@pytest.fixture(scope="module")
def key():
    return cspr.Key.generate("scp.example/reviews")


@pytest.fixture
def store(key):
    with cspr.Store.open("memory:", key=key) as opened:
        stored = opened.begin("r-1", edition="wt2023")
        for step in main_line()[:6]:
            stored.record(step).require()
        yield opened


def test_a_store_is_verified_with_the_key_that_signed(store, key):
    report = store.verify("r-1", key)
    assert report and report.require() is report
    assert (report.events, report.signed, report.faults, report.unchecked) == (6, 6, (), ())
    without = store.verify("r-1")
    assert without.good and without.signed == 0 and without.unchecked
    assert dict(store.verify_all(key)) == {"r-1": report}


def test_another_key_signed_nothing(store):
    report = store.verify("r-1", cspr.Key.generate("scp.example/reviews"))
    assert not report and report.signed == 0
    assert {fault.kind for fault in report.faults} == {"checkpoint"}
    assert report.faults[0].checkpoint == 0 and report.faults[0].line is None
    with pytest.raises(cspr.CsprError, match="^not as it was written: checkpoint: ") as raised:
        report.require()
    assert raised.value.status is cspr.Status.REFUSED


def changed(lines):
    return lines[:2] + [lines[2].replace("serious", "grave")] + lines[3:]


@pytest.mark.parametrize(
    "damage, kind, line",
    [
        (changed, "changed", 3),
        (lambda lines: lines[:2] + lines[3:], "removed", 3),
        (lambda lines: [lines[1], lines[0]] + lines[2:], "reordered", 1),
        (lambda lines: lines[:4], "cut_off", 5),
        (lambda lines: lines + [lines[0]], "added", 7),
    ],
)
def test_a_line_that_is_not_as_it_was_is_named(store, key, damage, kind, line):
    lines = list(store.load("r-1").lines)
    checkpoints = [
        cspr.Checkpoint.sign(key, "r-1", [cspr.leaf(one) for one in lines[:count]])
        for count in range(1, len(lines) + 1)
    ]
    good = cspr.verify_lines(lines, review="r-1", checkpoints=checkpoints, key=key)
    assert good and good.signed == 6
    report = cspr.verify_lines(damage(lines), review="r-1", checkpoints=checkpoints, key=key)
    if kind == "added":  # nobody signed it: that is said by the count
        assert report.events == 7 and report.signed == 6
        return
    fault = report.faults[0]
    assert (fault.kind, fault.line) == (kind, line)
    assert str(fault).startswith("line %d: %s: " % (line, kind))


def test_of_nothing_there_is_nothing_to_say():
    report = cspr.verify_lines([])
    assert report.events == 0 and report.good and report.unchecked
    assert cspr.tree_root([]).hex().startswith("e3b0c442")


def test_checkpoints_are_text(store, key):
    leaves = [cspr.leaf(line) for line in store.load("r-1").lines]
    checkpoint = cspr.Checkpoint.sign(key, "r-1", leaves)
    again = cspr.Checkpoint.read(checkpoint.text)
    assert again == checkpoint and again.root == cspr.tree_root(leaves) and again.events == 6
    assert again.verify(cspr.Key.of_text(key.public), "r-1")
    assert not again.verify(key, "r-2")
    forged = cspr.Checkpoint.read(checkpoint.text.replace("\n6\n", "\n5\n"))
    assert forged.events == 5 and not forged.verify(key)
    with pytest.raises(cspr.InputError):
        cspr.Checkpoint.read("no note")
    with pytest.raises(cspr.InputError):
        cspr.Checkpoint.sign(key, "A Name", leaves)
    with pytest.raises(cspr.InputError, match="a checkpoint of r-1"):
        cspr.Checkpoint.sign(cspr.Key.of_text(key.public), "r-1", leaves)


def test_keys_are_for_their_owner(tmp_path, key):
    path = tmp_path / "reviews.key"
    key.write(path)
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert cspr.Key.read(path).can_sign and not cspr.Key.read(str(path) + ".pub").can_sign
    secret = path.read_text().strip()
    for told in repr(key), str(key), repr(vars(cspr.Key)):
        assert secret not in told and "PRIVATE" not in told
    for copied in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="not pickled"):
            copied(key)
    with pytest.raises(cspr.UnavailableError):
        key.write(path)
    os.chmod(path, 0o644)
    with pytest.raises(cspr.UnavailableError, match="reviews.key"):
        cspr.Key.read(path)
    with pytest.raises(cspr.UnavailableError):
        cspr.Key.read(tmp_path / "none")
    with pytest.raises(cspr.InputError):
        cspr.Key.of_text("scp.example/reviews+zz")
    with pytest.raises(cspr.InputError):
        cspr.Key.generate("a name with spaces")


@pytest.mark.parametrize("count", [1, 2, 3, 7, 64, 100])
def test_proofs_prove_it_and_no_other(count):
    leaves = [cspr.leaf(str(number)) for number in range(count)]
    root = cspr.tree_root(leaves)
    for index in range(count):
        proof = cspr.prove_inclusion(leaves, index)
        assert cspr.check_inclusion(root, count, index, leaves[index], proof)
        assert not cspr.check_inclusion(root, count, index, cspr.leaf("x"), proof)
        older = index + 1
        proof = cspr.prove_consistency(leaves, older)
        assert cspr.check_consistency(root, count, cspr.tree_root(leaves[:older]), older, proof)
        assert not cspr.check_consistency(root, count, cspr.leaf("x"), older, proof)
    for call in (cspr.prove_inclusion, cspr.prove_consistency):
        with pytest.raises((IndexError, cspr.CsprError)):
            call(leaves, count + 1)
        with pytest.raises(IndexError):
            call(leaves, -1)
    with pytest.raises(ValueError, match="32 bytes"):
        cspr.tree_root([b"short"])


def test_a_pack_is_verified_by_others_and_by_us(store, key, tmp_path):
    pack = store.pack("r-1", key, {"more.txt": b"more\0of it\n"})
    assert (
        pack["more.txt"] == b"more\0of it\n"
        and "README.md" in pack
        and len(pack) == len(list(pack))
    )
    assert repr(pack) == "<Pack of %d files>" % len(pack)
    folder = tmp_path / "pack"
    pack.write(folder)
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
    read = cspr.Pack.read(folder)
    assert dict(read) == dict(pack)
    report = read.verify(key, "r-1")
    assert report and report.signed == 6 and not report.unchecked
    assert read.verify().unchecked  # whose key it is
    assert not read.verify(cspr.Key.generate("scp.example/reviews"))
    files = dict(pack)
    files["record.jsonl"] = files["record.jsonl"].replace(b"serious", b"grave")
    fault = cspr.Pack.of_files(files).verify(key).faults[0]
    assert (
        fault.kind == "file"
        and fault.file == "record.jsonl"
        and str(fault).startswith("record.jsonl: ")
    )
    with pytest.raises(cspr.UnavailableError):
        pack.write(folder)
    with pytest.raises(cspr.UnavailableError):
        cspr.Pack.read(tmp_path / "none")
    with pytest.raises(cspr.InputError):
        store.pack("r-1", key, {"README.md": b""})
    with pytest.raises(cspr.CsprError, match="not signed by this key"):
        store.pack("r-1", cspr.Key.generate("scp.example/reviews"))


def test_damage_in_a_file_is_found(tmp_path, key):
    path = tmp_path / "reviews.db"
    with cspr.Store.open("sqlite:%s" % path, key=key) as store:
        stored = store.begin("r-1", edition="wt2023")
        for step in main_line()[:6]:
            stored.record(step).require()
    bytes_ = path.read_bytes()
    assert bytes_.count(b'"harm":"serious"') == 1
    path.write_bytes(bytes_.replace(b'"harm":"serious"', b'"harm":"sorious"'))
    with cspr.Store.open("sqlite:%s" % path) as store:
        report = store.verify("r-1", key)
        assert [(fault.kind, fault.line) for fault in report.faults] == [("changed", 3)]
        with pytest.raises(cspr.CorruptError) as raised:
            store.load("r-1")
        assert raised.value.line == 3
