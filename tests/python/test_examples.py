"""The programs of examples/python print what is kept beside them and draw it to the byte.

Without matplotlib it is said what is missing; CSPR_TEST_EXTRAS says that it and pandas are to be
there. By hand, with them, test_examples.py --update writes what is kept: read what changed.
"""

import csv
import importlib.util
import os
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import cspr
import pytest

EXAMPLES = os.path.join(
    os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "examples"
)
PROGRAMS = os.path.join(EXAMPLES, "python")
DATA = os.path.join(EXAMPLES, "data")
RECORD = os.path.join(EXAMPLES, "review", "review.jsonl")
TRACKERS = ("published-timelines", "invented-tracker")
AS_OF = "2025-03-21"
EXTRAS = "CSPR_TEST_EXTRAS" in os.environ
THERE = [name for name in ("matplotlib", "pandas") if importlib.util.find_spec(name)]
SVG = "{http://www.w3.org/2000/svg}"


def head(lines):
    with open(RECORD, "rb") as file:
        return b"".join(file.readlines()[:lines])


def run(name, *arguments, given=b""):
    """(what a program prints, how it ends), its standard error in a line of its own."""
    done = subprocess.run(
        [sys.executable, os.path.join(PROGRAMS, name), *arguments],
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        timeout=120,
        check=False,
    )
    told = done.stdout.decode().replace("\r\n", "\n")
    if done.stderr:
        told += "(standard error) " + done.stderr.decode()
    return told, done.returncode


def shown(said, *command, before=""):
    told, end = said
    return "$ %s%s\n%s(it ends with %d)\n" % (before, " ".join(command), told, end)


def kept(name):
    with open(os.path.join(PROGRAMS, name), encoding="utf-8", newline="") as file:
        return file.read()


# The programs, as they are kept


def why_not():
    asked = [
        (83, "publish", "business_manager", "2025-03-21"),
        (87, "publish", "business_manager", "2025-03-25"),
        (1, "Publish", "agency", "2025-03-25"),
    ]
    return "\n".join(
        shown(
            run("why_not.py", *words, given=head(lines)),
            "why_not.py",
            *words,
            before="head -n %d review.jsonl | " % lines,
        )
        for lines, *words in asked
    )


def timeliness():
    words = ("--as-of", AS_OF)
    return "\n".join(
        shown(
            run("timeliness.py", os.path.join(DATA, name + ".csv"), *words),
            *("timeliness.py", name + ".csv", *words),
        )
        for name in TRACKERS
    )


def due_by_week(folder):
    store = "sqlite:" + os.path.join(folder, "due.db")
    with cspr.Store.open(store) as opened:
        for number, lines in enumerate((20, 45, 60, 83), 1):
            first, *rest = head(lines).splitlines()
            line = cspr.Line.read(first)
            stored = opened.begin("r-2024-%d" % number, edition=line.basis.edition)
            stored.record(line.event)
            for text in rest:
                stored.record(cspr.Line.read(text, stored.review).event)
    return "\n".join(
        shown(
            run("due_by_week.py", place, *words),
            *("due_by_week.py", os.path.basename(place), *words),
        )
        for place, *words in [
            (store, "2024-09-20"),
            (store, "2025-03-25", "2"),
            (store + ".none", "2025-03-25"),
            (store, "tonight"),
        ]
    )


def chart(name, path):
    told, end = run(
        "timeliness.py", os.path.join(DATA, name + ".csv"), "--as-of", AS_OF, "--chart", str(path)
    )
    assert end == 0, told
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


# What they do anywhere


def test_why_not():
    assert why_not() == kept("why_not.golden")


def test_timeliness():
    assert timeliness() == kept("timeliness.golden")


SPOILT = """\
Published,ref,Type,Incident,Decision to review,Outcome,Copies sent
,,lcspr,2023-01,,,
,Somebody Somewhere,lcspr,2023-01,,,
,S-1,panel,2023-01,,,
2019,S-2,lcspr,,,published,
2018,S-3,lcspr,,,,
,S-4,lcspr,,,not published,
,S-5,sar,,,,
2024-05-01,S-6,lcspr,,2024-01-02,not published,
,,,,,,
2030-01-01,S-7,lcspr,,2025-01-02,published,
2024-01-01,S-8,lcspr,,2024-03-04,,
,S-8,lcspr,2024-01,,,
,S-9,sar,2024-02,,,2024-06
"""

SPOILT_SAYS = """\
  row 2, Ref: there is no reference; the row is left out
  row 3, Ref: not an opaque reference (letters, digits and ._:/-, at most 64); the row is left out
  row 4 (S-1), Type: not one of scr, lcspr, sar; the row is left out
  row 6 (S-3), Type: its dates do not fall in one edition: give --edition; the row is left out
  row 7 (S-4), Type: no date to choose the edition by: give --edition; the row is left out
  row 8 (S-5), Ref: no cell shows how far the review is; the row is left out
  row 9 (S-6), Outcome: contradicts the cell Published: neither is taken as the state
  row 11 (S-7), Published: later than the day of adoption, so not yet a fact: it stays unknown
  row 11 (S-7), Outcome: says published, and the cell Published can't be read: not taken as published
  row 13, Ref: a row before has this reference; the row is left out
"""


def report(folder, text, *options):
    path = os.path.join(folder, "tracker.csv")
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return run("timeliness.py", path, "--as-of", AS_OF, *options)


def rows_of(told):
    """The rows of a report: the answer and why, by reference."""
    lines = told.split("\n\n", 1)[0].splitlines()
    answer, due, why = (lines[0].index(word) for word in ("In six", "Due", "Why"))
    return {line.split()[0]: (line[answer:due].strip(), line[why:]) for line in lines[1:]}


def test_what_a_tracker_does_not_say_stays_unknown_and_is_told(tmp_path):
    told, end = report(tmp_path, SPOILT)
    assert end == 0
    assert told.split("Cells that could not be read:\n")[1] == SPOILT_SAYS
    assert "Somebody" not in told
    rows = rows_of(told)
    assert rows["S-3"] == rows["S-4"] == ("can't be said", "the row is left out")
    assert rows["S-8"] == ("can't be said", "publication is given as before the decision")
    assert rows["S-7"] == ("not yet due", "the due day has not come")
    told, end = report(tmp_path, SPOILT, "--edition", "wt2018")
    assert end == 0 and "--edition" not in told and rows_of(told)["S-3"][1] != rows["S-3"][1]


@pytest.mark.parametrize(
    "text, says",
    [
        ("", "there is no column Ref; the first row names the columns"),
        ("Ref,Incident\n", "there is no column Type; the first row names the columns"),
        ("Ref,Type, REF\n", "two columns are called Ref"),
        ("Ref,Type\nS-1,scr,2019\n", "row 2 has more cells than there are columns"),
        ('Ref,Type\n"S-1,scr\n', "line 2: unexpected end of data"),
    ],
)
def test_what_is_no_tracker_is_refused(tmp_path, text, says):
    told, end = report(tmp_path, text)
    assert end == 2 and told.endswith("tracker.csv: %s\n" % says), told


def test_a_chart_has_a_known_form_and_a_day_that_has_come(tmp_path):
    told, end = report(tmp_path, SPOILT, "--chart", "chart.xls")
    assert end == 2 and "--chart takes a file called .svg or .png" in told
    told, end = report(tmp_path, SPOILT, "--as-of", "9999-01-01")
    assert end == 2 and "--as-of takes a day that has come" in told


# What they do where pandas and matplotlib are, and where they are not

if EXTRAS or len(THERE) == 2:

    @pytest.mark.parametrize("name", TRACKERS)
    def test_a_chart_is_as_it_is_kept(name, tmp_path):
        assert chart(name, tmp_path / "chart.svg") == kept(name + ".svg")

    @pytest.mark.parametrize("name", TRACKERS)
    def test_a_chart_says_what_the_report_does_and_nothing_else_of_the_tracker(name, tmp_path):
        told = xml.etree.ElementTree.fromstring(chart(name, tmp_path / "chart.svg"))
        words = ["".join(text.itertext()) for text in told.iter(SVG + "text")]
        said, _ = run("timeliness.py", os.path.join(DATA, name + ".csv"), "--as-of", AS_OF)
        answers = rows_of(said)
        with open(os.path.join(DATA, name + ".csv"), encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [word for word in words if word in answers] == [row["Ref"] for row in rows]
        for answer, shown_as in [
            ("yes", "in time"),
            ("no", "late"),
            ("not yet due", "not yet due"),
            ("can't be said", "can't be said"),
            ("no limit", "no limit held"),
        ]:
            count = [found for found, _ in answers.values()].count(answer)
            assert sum(word.split(" (")[0] == shown_as for word in words) == count
            assert ("%s: %d" % (shown_as, count) in words) == (count > 0)
        for row in rows:
            for column in "Partnership", "Reasons for delay":
                assert not row.get(column) or row[column] not in " ".join(words)
        assert not list(told.iter("{http://purl.org/dc/elements/1.1/}date"))

    def test_a_chart_may_be_a_picture(tmp_path):
        path = tmp_path / "chart.png"
        command = ("timeliness.py", os.path.join(DATA, TRACKERS[0] + ".csv"), "--chart", str(path))
        assert run(*command)[1] == 0
        picture = path.read_bytes()
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">I", picture[16:20]) == (1500,)

    @pytest.mark.parametrize("text", ["Ref,Type\n", SPOILT], ids=["no row", "spoilt"])
    def test_there_is_a_chart_of_little_too(text, tmp_path):
        told, end = report(tmp_path, text, "--chart", str(tmp_path / "chart.svg"))
        assert end == 0 and "standard error" not in told
        assert (tmp_path / "chart.svg").read_text().endswith("</svg>\n")

    def test_due_by_week(tmp_path):
        assert due_by_week(str(tmp_path)) == kept("due_by_week.golden")


if "matplotlib" not in THERE:

    def test_without_matplotlib_there_is_the_report_and_what_is_missing(tmp_path):
        path = tmp_path / "chart.svg"
        told, end = report(tmp_path, SPOILT, "--chart", str(path))
        assert end == 3 and "timeliness.py: a chart needs matplotlib" in told and not path.exists()
        assert SPOILT_SAYS in told


def update():
    """Writes what is kept."""
    with tempfile.TemporaryDirectory() as folder:
        texts = {
            "why_not.golden": why_not(),
            "timeliness.golden": timeliness(),
            "due_by_week.golden": due_by_week(folder),
        }
        for name in TRACKERS:
            texts[name + ".svg"] = chart(name, os.path.join(folder, "chart.svg"))
    for name, text in texts.items():
        with open(os.path.join(PROGRAMS, name), "w", encoding="utf-8", newline="") as file:
            file.write(text)


if __name__ == "__main__":
    assert sys.argv[1:] == ["--update"], __doc__
    update()
