"""Data frames: what they say is what the objects say; without pandas it is said what is missing."""

import importlib.util

import cspr
import pytest
from steps import event, main_line

HERE = importlib.util.find_spec("pandas") is not None
DAY = "2024-07-01"


@pytest.fixture
def store():
    with cspr.Store.open("memory:") as opened:
        for number in range(2):
            stored = opened.begin("r-%d" % number, edition="wt2023")
            for step in main_line()[: 9 + number]:
                stored.record(step).require()
        yield opened


def test_without_pandas_it_is_said_what_to_install(store, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pandas", None)
    for call in (
        lambda: cspr.to_pandas(store.load("r-0").review),
        lambda: store.list().to_pandas(),
        lambda: store.due().to_pandas(),
    ):
        with pytest.raises(
            ImportError, match=r"to_pandas\(\) needs pandas.*pip install 'cspr\[pandas\]'"
        ):
            call()


def told(frame):
    """The rows of a frame: None for what is not known."""
    return [
        {
            name: None if cell is None or cell != cell or str(cell) == "<NA>" else cell
            for name, cell in row.items()
        }
        for row in frame.to_dict("records")
    ]


if HERE:

    def test_a_portfolio(store):
        frame = store.list().to_pandas()
        assert list(frame["review"]) == ["r-0", "r-1"] and list(frame["events"]) == [9, 10]
        assert list(frame["state"]) == ["notified", "rapid_review"]
        assert str(frame["opened_first"][0].date()) == "2024-03-01"
        assert str(frame["recorded"][0]) == "2024-03-08 10:00:00+00:00"

    def test_what_is_due(store):
        due = store.due(all=True)
        frame = due.to_pandas(DAY)
        assert len(frame) == len(due)
        for row, said in zip(due, told(frame)):
            assert said["duty"] == row.duty and said["standing"] == str(row.standing_on(DAY))
            assert (said["due_last"] is None) == (row.due is None)
            if row.due:
                assert said["due_last"].date() == row.due.last
        assert "standing" not in due.to_pandas()

    def test_a_review_s_events_and_duties(store):
        review = store.load("r-1").review
        frame = cspr.to_pandas(review)
        assert list(frame["number"]) == list(range(1, 11))
        assert list(frame["event"]) == [str(row.event.code) for row in review]
        assert frame["particulars"][7] == '{"limb": "in_area", "reference": "sin-1"}'
        duties = review.duties(DAY)
        for row, said in zip(duties, told(cspr.to_pandas(duties))):
            assert (said["duty"], said["standing"]) == (row.name, str(row.standing))
            assert said["days_late"] == row.days_late

    def test_a_vague_date_is_not_rounded():
        review = cspr.Review("wt2018")
        adopt = event(
            "adopt",
            "u-1",
            "business_manager",
            "2024-03-01",
            state="closed",
            milestones={"publish": "2019-06"},
        )
        review.apply(adopt).require()
        rows = told(cspr.to_pandas(review.duties(DAY)))
        vague = [row for row in rows if row["since_first"] != row["since_last"]]
        assert vague and all(str(row["since_first"].date()) == "2019-06-01" for row in vague)
        assert all(str(row["since_last"].date()) == "2019-06-30" for row in vague)

    def test_of_nothing_there_are_the_same_columns(store):
        nothing = cspr.Store.open("memory:")
        for empty, full in (
            (nothing.list().to_pandas(), store.list().to_pandas()),
            (nothing.due().to_pandas(DAY), store.due().to_pandas(DAY)),
            (cspr.to_pandas(cspr.Review("wt2023")), cspr.to_pandas(store.load("r-0").review)),
            (cspr.to_pandas(()), cspr.to_pandas(store.load("r-0").review.duties(DAY))),
        ):
            assert len(empty) == 0 and list(empty.dtypes.items()) == list(full.dtypes.items())
