"""Anonymisation from Python: what is registered is found, replaced and certified, and told to nobody."""

import copy
import functools
import gc
import os
import pickle
import subprocess
import sys
import threading
from datetime import datetime, timezone

import cspr
import pytest
from cspr.anonymise import (
    Certificate,
    IntruderCheck,
    Inventory,
    Redaction,
    Register,
    Resolutions,
    Scanner,
    report_html,
    rules_version,
    unicode_version,
)

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
EXAMPLE = os.path.join(TOP, "examples", "anonymise")
KEY = b"thirty-two bytes of a secret key"
WHEN = datetime(2025, 2, 3, 10, 0, 0, tzinfo=timezone.utc)
SECRETS = ("Zebedee", "Quillfeather", "Wilhelmina", "Billy", "Ashdown", "2019-03-07")


@pytest.fixture
def register():
    return Register.read(os.path.join(EXAMPLE, "register.tsv"))


@pytest.fixture
def draft():
    with open(os.path.join(EXAMPLE, "draft.txt"), "rb") as file:
        return file.read()


def test_a_register_is_read_and_says_who_is_in_it(register):
    assert len(register) == 3 and repr(register) == "<Register of 3 identities>"
    assert [(who.id, who.identity_class, who.pseudonym, who.fields) for who in register] == [
        ("c1", "child", "Child A", 2),
        ("m1", "parent", "Mother", 2),
        ("s1", "school", "School 1", 1),
    ]
    assert register.locked in (True, False)
    assert len(register.digest(KEY)) == 32 and register.digest(KEY) == register.digest(KEY)
    assert register.digest(KEY) != register.digest(KEY + b"!")


def test_registers_that_say_the_same_have_one_digest(register):
    other = Register()
    other.add("s1", "school", "name", "Ashdown Primary School", pseudonym="School 1")
    other.add("m1", "parent", "nickname", "Billy", pseudonym="Mother")
    other.add("m1", "parent", "name", "Wilhelmina Quillfeather")
    other.add("c1", "child", "dob", "2019-03-07", pseudonym="Child A")
    other.add("c1", "child", "name", "Zebedee Alder Quillfeather")
    assert other.digest(KEY) == register.digest(KEY)


def test_what_cannot_be_registered_is_refused_without_its_value(register):
    for call in (
        lambda: register.add("x", "child", "name", "Quillfeather Q", pseudonym="Quillfeather"),
        lambda: register.add("c1", "school", "name", "Ashdown Infants"),
        lambda: register.add("x", "child", "name", "\0Zebedee"),
        lambda: register.add("a\tb", "child", "name", "Zebedee"),
        lambda: Register.of_bytes(b"x\tchild\tBilly Q\tname\tBilly Quillfeather\n"),
        lambda: Register.of_bytes(bytearray(b"x\tchild\tA\tname\n")),
    ):
        with pytest.raises(cspr.InputError) as raised:
            call()
        assert not any(secret in str(raised.value) for secret in SECRETS), str(raised.value)
    with pytest.raises(cspr.InputError, match="no such class; there are child, sibling, "):
        register.add("x", "pupil", "name", "Q Q")
    with pytest.raises(cspr.InputError, match="no such field; there are name, "):
        register.add("x", "child", "birthday", "2019-03-07")
    with pytest.raises(OSError):
        Register.read(os.path.join(EXAMPLE, "none"))
    with pytest.raises(cspr.InputError) as raised:
        Register.of_bytes(b"c1\tchild\tChild A\tname\tQ Q\nc1\tchild\tChild A\tnone\tx\n")
    assert raised.value.line == 2


def test_a_register_of_nobody():
    for empty in (Register(), Register.of_bytes(b""), Register.of_bytes(bytearray())):
        assert len(empty) == 0 and not list(empty) and empty.lint() == ()


def test_pseudonyms_are_linted():
    register = Register()
    register.add("c1", "child", "name", "Zebedee Quillfeather", pseudonym="Zoe")
    register.add("c2", "child", "name", "Tarquin Quillfeather")
    register.add("m1", "parent", "name", "Wilhelmina Quillfeather", pseudonym="Mother")
    told = {(lint.code, lint.id, lint.other) for lint in register.lint(["Mother"])}
    assert ("initial", "c1", None) in told and ("missing", "c2", None) in told
    assert any(code == "collision" and who == "m1" for code, who, _ in told)
    assert len(register.lint()) < len(told)


def test_nothing_shows_a_value(register, draft):
    scanner = Scanner(register)
    scan = scanner.scan(draft + b"They met on 3 May.")
    redaction = Redaction(scanner, register, scan.text)
    resolutions = Resolutions(bytes(32))
    index = next(i for i, found in enumerate(scan) if not found.definite)
    resolutions.add(scan, index, "keep", who="u-7", when=WHEN, reason="common-word")
    shown = [
        register,
        *register,
        scanner,
        scan,
        *scan,
        redaction,
        *redaction.changes,
        *redaction.left,
    ]
    shown += [resolutions, *resolutions, Inventory(scan, register), *Inventory(scan, register)]
    for one in shown:
        for text in repr(one), str(one):
            assert not any(secret in text for secret in SECRETS), text
    for secret in (register, scanner, scan, redaction, resolutions):
        for copied in (pickle.dumps, copy.copy, copy.deepcopy):
            with pytest.raises(TypeError, match="secret"):
                copied(secret)


def test_findings_are_of_the_exact_bytes(register):
    text = "Ünlike Zebedee’s: Zebedee, NHS 943 476 5919."
    scan = Scanner(register).scan(text)
    assert [(found.kind, found.grade, found.id) for found in scan] == [
        ("name", "definite", "c1"),
        ("name", "definite", "c1"),
        ("nhs", "definite", None),
    ]
    assert [scan.excerpt(found) for found in scan] == ["Zebedee", "Zebedee", "943 476 5919"]
    for found in scan:
        first, last = scan.characters(found)
        assert text[first:last] == scan.excerpt(found)
        assert text.encode()[found.start : found.end].decode() == scan.excerpt(found)
    assert scan.definite == tuple(scan) and not scan.clean and scan[0].definite and bool(scan)
    assert repr(scan) == "<Scan of %d bytes: 3 definite, 0 to be reviewed>" % len(text.encode())
    assert list(Scanner(register).scan(text.encode())) == list(scan)


def test_what_to_look_for_can_be_said(register):
    text = "Zebedee, NHS 943 476 5919"
    assert [f.kind for f in Scanner(register, patterns=False).scan(text)] == ["name"]
    assert [f.kind for f in Scanner(register, identities=False).scan(text)] == ["nhs"]
    assert [f.kind for f in Scanner().scan(text)] == ["nhs"]
    with pytest.raises(ValueError, match="nothing to look for"):
        Scanner(identities=False, patterns=False)
    assert Scanner().scan("Child A was late.").clean and Scanner().scan(b"").clean
    assert rules_version() and unicode_version()


def test_bytes_that_are_no_text_are_findings():
    assert {found.kind for found in Scanner().scan(b"\xff\xfe late")} == {"encoding"}
    assert {found.kind for found in Scanner().scan(b"%PDF-1.7 x")} == {"container"}


def test_a_redaction_changes_what_it_tells_and_nothing_else(register, draft):
    scanner = Scanner(register)
    redaction = Redaction(scanner, register, draft)
    result = redaction.text
    at_old = at_new = 0
    for change in redaction.changes:
        assert draft[at_old : change.old_start] == result[at_new : change.new_start]
        at_old, at_new = change.old_end, change.new_end
    assert draft[at_old:] == result[at_new:]
    left = {(one.new_start, one.new_end) for one in redaction.left}
    assert all((found.start, found.end) in left for found in scanner.scan(result).definite)
    assert b"Child A" in result and b"Zebedee Quillfeather" not in result
    assert {one.why for one in redaction.left} <= {"ambiguous", "review"} and redaction.left
    assert repr(redaction) == "<Redaction: %d replaced, %d left>" % (
        len(redaction.changes),
        len(redaction.left),
    )


def test_words_for_kinds_are_the_host_s(register):
    redaction = Redaction(
        Scanner(register),
        register,
        "Born 7 March 2019; NHS 943 476 5919.",
        words={"nhs": "[number]"},
    )
    assert b"NHS [number]." in redaction.text and b"2019" not in redaction.text
    with pytest.raises(cspr.InputError, match="no such kind; there are name, date"):
        Redaction(Scanner(register), register, "x", words={"number": "[number]"})
    with pytest.raises(cspr.InputError):
        Redaction(Scanner(register), register, b"%PDF-1.7 x")


def test_decisions_hold_as_long_as_the_surroundings_do(register):
    text = "A wet day. Billy said so to the nurse, and the nurse wrote it down without asking. " * 2
    scanner = Scanner(register)
    scan = scanner.scan("In May 2021, at 10 Downing Street. " + text)
    resolutions = Resolutions()
    index = len(scan) - 1
    decision = "not_identifying" if scan[index].definite else "keep"
    resolutions.add(scan, index, decision, who="u-7", when=WHEN, reason="minute-3")
    again = Resolutions.read(resolutions.write())
    assert len(again) == 1 and list(again) == list(resolutions)
    only = again[0]
    assert (only.decision, only.who, only.when, only.reason) == (decision, "u-7", WHEN, "minute-3")
    later = scanner.scan("First of all. In May 2021, at 10 Downing Street. " + text)
    held = again.match(later)
    assert len(held) == len(later) and held[-1] == 0 and set(held[:-1]) <= {None}
    changed = scanner.scan(later.text.replace(b"the nurse wrote", b"the doctor wrote"))
    assert again.match(changed)[-1] is None
    assert repr(again) == "<Resolutions: 1>"
    redaction = Redaction(scanner, register, scan.text, resolutions=again)
    assert any(one.why == "resolved" for one in redaction.left)
    assert len(redaction.resolutions(again)) == 1
    for bad in (-1, len(scan)):
        with pytest.raises(IndexError):
            resolutions.add(scan, bad, "redact", who="u-7", when=WHEN, reason="x")
    with pytest.raises(
        cspr.InputError, match="no such decision; there are keep, redact, not_identifying"
    ):
        resolutions.add(scan, index, "stay", who="u-7", when=WHEN, reason="x")
    with pytest.raises(cspr.InputError):
        resolutions.add(scan, index, "redact", who="Q Q", when=WHEN, reason="x")
    with pytest.raises(ValueError, match="time zone"):
        resolutions.add(
            scan, index, "redact", who="u-7", when=WHEN.replace(tzinfo=None), reason="x"
        )
    with pytest.raises(ValueError, match="32 random bytes"):
        Resolutions(b"short")
    with pytest.raises(IndexError):
        again[1]
    with pytest.raises(cspr.InputError):
        Resolutions.read(b"no resolutions")


def certified(scanner, register, text, outcome="passed", when=WHEN, **more):
    check = IntruderCheck("u-7", when, outcome) if outcome else None
    return Certificate.of(
        scanner.scan(text), register=register, key=KEY, intruder_check=check, **more
    )


def test_a_moment_is_given_as_everywhere():
    moments = ("2025-02-03T10:00:00.5Z", datetime(2025, 2, 3, 10, tzinfo=timezone.utc))
    told = {certified(Scanner(), Register(), "Nobody.", when=when).text for when in moments}
    assert len(told) == 1 and "2025-02-03T10:00:00Z" in told.pop()
    for naive in (datetime(2025, 2, 3, 10), "2025-02-03T10:00:00"):
        with pytest.raises(cspr.InputError, match="time zone|in UTC"):
            certified(Scanner(), Register(), "Nobody.", when=naive)


def test_the_gate_compares_again(register, draft):
    scanner = Scanner(register)
    result = Redaction(scanner, register, "Zebedee was late.").text
    certificate = certified(scanner, register, result)
    assert Certificate.read(str(certificate)) == certificate and certificate.length == len(result)
    assert certificate.check(result) and certificate.check(result).why is None
    assert certificate.check(result).require()
    for other, bytes_ in (
        (certificate, result + b" "),
        (certified(scanner, register, result, outcome=None), result),
        (certified(scanner, register, result, outcome="not-yet"), result),
        (certified(scanner, register, draft), draft),
    ):
        answer = other.check(bytes_)
        assert not answer and answer.why
        with pytest.raises(cspr.CsprError, match="^not to be published: ") as raised:
            answer.require()
        assert raised.value.status is cspr.Status.REFUSED
    assert certified(scanner, register, draft).open_findings > 0
    assert not certified(scanner, register, result, outcome="not-yet").intruder_check
    with pytest.raises(cspr.InputError):
        Certificate.read("{}")
    with pytest.raises(cspr.InputError):
        Certificate.of(scanner.scan(result), register=register, key=b"fifteen bytes..")


def test_a_container_is_certified_by_its_streams(register):
    scanner = Scanner(register)
    container = b"PK\x03\x04 a container"
    streams = {"text": scanner.scan("Child A was late."), "metadata": scanner.scan("Draft 1")}
    check = IntruderCheck("u-7", WHEN, "passed")
    certificate = Certificate.of(
        streams,
        register=register,
        key=KEY,
        container=container,
        intruder_check=check,
        resolutions={"text": Resolutions()},
    )
    assert certificate.check(container) and not certificate.check(b"Child A was late.")
    wrong = functools.partial(Certificate.of, register=register, key=KEY)
    with pytest.raises(TypeError, match="give its bytes"):
        wrong(streams)
    with pytest.raises(TypeError, match="give the scans of its streams"):
        wrong(streams["text"], container=container)
    with pytest.raises(TypeError, match="of each stream by its name"):
        wrong(streams, container=container, resolutions=Resolutions())
    with pytest.raises(ValueError, match="streams that are not there"):
        wrong(streams, container=container, resolutions={"comments": Resolutions()})


def test_a_report_holds_the_text_escaped(register):
    scan = Scanner(register).scan("<script>Zebedee</script>")
    page = report_html("Draft <1>", scan)
    assert "<script>" not in page and "&lt;1&gt;" in page and "Zebedee" in page
    two = report_html("Both", {"text": scan, "comments": Scanner().scan("none")})
    assert "comments" in two and len(two) > len(page)


def test_an_inventory_is_for_a_person(register):
    text = (
        "The youngest of three siblings, a twin; the Ashdown Primary School; a glider pilot of 42."
    )
    scan = Scanner(register).scan(text)
    inventory = Inventory(scan, register, ["glider pilot of #"])
    assert {"siblings", "place", "rare"} <= {quasi.kind for quasi in inventory}
    assert len(inventory) == len(list(inventory)) and inventory[0].start <= inventory[-1].start
    assert "rare" not in {quasi.kind for quasi in Inventory(scan, register)}
    assert all(0 <= quasi.start < quasi.end <= len(scan.text) for quasi in inventory)


def test_what_is_closed_is_of_no_use_and_what_came_of_it_is():
    with Register() as register:
        register.add("c1", "child", "name", "Zebedee Quillfeather", pseudonym="Child A")
        with Scanner(register) as scanner:
            scan = scanner.scan("Zebedee")
            redaction = Redaction(scanner, register, "Zebedee")
    assert register.closed and scanner.closed
    assert repr(register) == "<Register, closed>" and repr(scanner) == "<Scanner, closed>"
    for call in (
        lambda: len(register),
        lambda: list(register),
        lambda: register.digest(KEY),
        lambda: Scanner(register),
        lambda: scanner.scan("x"),
        lambda: register.__enter__(),
    ):
        with pytest.raises(ValueError, match="is closed"):
            call()
    assert [found.id for found in scan] == ["c1"] and redaction.changes[0].id == "c1"
    assert [change.rule for change in redaction.changes]
    scan.close()
    with pytest.raises(ValueError, match="the scan is closed"):
        Inventory(scan)
    del register, scanner, scan, redaction
    gc.collect()


def test_any_number_of_threads_scan_at_once(register, draft):
    scanner = Scanner(register)
    expected = list(scanner.scan(draft))
    results = []

    def scan():
        for _ in range(20):
            results.append(list(scanner.scan(draft)) == expected)

    threads = [threading.Thread(target=scan) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [True] * 80


SEARCH = """
import re, sys
from cspr.anonymise import Register, Scanner
register = Register.read(sys.argv[1])
scanner = Scanner(register)
scan = scanner.scan("nothing of it")
del scan, scanner, register
kept = open(sys.argv[1], "rb").read() if sys.argv[2] == "kept" else None
secret = re.compile(b"W[o]odbracke[r] Almon[d]")
places = []
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
    for line in maps:
        first, last, rights = re.match("(\\w+)-(\\w+) (\\S+)", line).groups()
        if rights.startswith("rw"):
            try:
                memory.seek(int(first, 16))
                block = memory.read(int(last, 16) - int(first, 16))
            except (OSError, OverflowError):
                continue
            places += [line] * (secret.search(block) is not None)
            del block
print("found" if places else "nothing")
"""


@pytest.mark.parametrize("kept, told", [("kept", "found"), ("not", "nothing")])
def test_of_a_register_that_was_read_nothing_stays_in_memory(tmp_path, kept, told):
    """The value is told to the process by the file alone; that it is found where it is, is tried, too."""
    path = tmp_path / "register.tsv"
    path.write_bytes(b"c1\tchild\tChild A\tname\tWoodbracker Almond\n")
    done = subprocess.run(
        [sys.executable, "-c", SEARCH, str(path), kept],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert done.stdout == told + "\n"
