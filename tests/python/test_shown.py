"""How a review looks in a notebook: all of it is there, well-formed, and nothing in it is markup that was not ours."""

import json
import os
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import cspr
from steps import event, main_line

PROFILE = {
    "profile": "here",
    "version": "1",
    "editions": ["wt2023"],
    "terms": [
        {
            "duty": "letters",
            "base": "open_rapid_review",
            "within": {"working_days": 1},
            "met_by": "monitor_progress",
            "words": "Letters <script>alert('&')</script> go out.",
        }
    ],
}


class Reader(HTMLParser):
    """The text of a page, and that its tags are closed in order."""

    VOID = {"br", "polygon", "path", "ellipse"}

    def __init__(self, page):
        super().__init__()
        self.open, self.tags, self.text = [], set(), []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.add(tag)

    def handle_endtag(self, tag):
        assert tag in self.VOID or self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def review(count, **settings):
    with cspr.Store.open("memory:", **settings) as store:
        stored = store.begin("r-1", edition="wt2023")
        for step in main_line()[:count]:
            stored.record(step).require()
        return stored.review


def test_a_page_says_where_the_review_is_and_what_is_owed():
    shown = review(10).copy()
    hold = event(
        "place_hold",
        "u-2",
        "local_authority",
        "2024-03-12",
        hold="hold-1",
        scope="publication",
        reason="prosecution",
        review_on="2024-06-03",
    )
    shown.apply(hold).require()
    page = Reader(shown._repr_html_())
    text = " ".join(page.text)
    assert "rapid review" in text and "Working Together" in text
    assert "Open: place hold hold-1, since 2024-03-12" in text
    assert "as of 2024-03-12" in text and "11 events" in text
    for duty in shown.duties("2024-03-12"):
        owed = duty.standing not in (cspr.Standing.NOT_STARTED, cspr.Standing.NOT_OWED)
        assert (duty.words in text) == owed, duty
    assert "svg" in page.tags and not page.tags & {"script", "iframe", "img", "a"}


def test_a_review_that_was_not_begun_and_a_provisional_one_say_so():
    assert "not begun" in cspr.Review("wt2023")._repr_html_()
    assert "Provisional" in cspr.Review("wt2026")._repr_html_()
    assert "Provisional" not in cspr.Review("wt2023")._repr_html_()


def test_what_a_profile_says_is_no_markup():
    shown = review(10, profile=json.dumps(PROFILE))
    page = Reader(shown._repr_html_())
    assert "script" not in page.tags
    assert "Letters <script>alert('&')</script> go out." in " ".join(page.text)
    assert "Local profile here 1" in " ".join(page.text)


def test_a_drawing_is_svg_of_the_path():
    shown = review(10)
    drawing = ElementTree.fromstring(shown._repr_svg_())
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    words = " ".join(re.sub(r"\s+", " ", text) for text in drawing.itertext())
    assert "rapid review" in words and "begin screening" in words


def test_without_dot_or_with_one_that_fails_there_is_no_drawing(monkeypatch, tmp_path):
    shown = review(10)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shown._repr_svg_() is None and "<svg" not in shown._repr_html_()
    for script in "exit 1", "echo nothing", "echo '<svg>'; exit 1":
        dot = tmp_path / "dot"
        dot.write_text("#!/bin/sh\n%s\n" % script)
        os.chmod(dot, 0o755)
        assert shown._repr_svg_() is None
