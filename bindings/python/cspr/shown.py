"""How a review looks in a notebook: its position, what is owed, its events, and its path drawn.

Everything that comes from the record or from a profile is escaped. Nothing reads a clock: duties
stand as of the day (in UTC) on which the last event was recorded, and it says so. The drawing is
made by Graphviz's dot, where that is on the PATH; otherwise there is none.
"""

import shutil
import subprocess
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Iterable, List, Optional, Tuple

from .words import Standing

if TYPE_CHECKING:
    from .duties import Duty
    from .reviews import Review

_STYLE = """<style>
.cspr{font:14px/1.45 system-ui,sans-serif;max-width:70em}
.cspr h3{margin:0 0 .2em;font-size:1.15em}
.cspr p{margin:.2em 0}
.cspr table{border-collapse:collapse;margin:.5em 0}
.cspr th,.cspr td{text-align:left;vertical-align:top;padding:.2em .7em .2em 0;border-bottom:1px solid #8886}
.cspr th{font-weight:600}
.cspr td.n{white-space:nowrap}
.cspr small{opacity:.75}
.cspr .bad{font-weight:700;color:#b3261e}
.cspr summary{cursor:pointer;margin:.4em 0}
.cspr svg{max-width:100%;height:auto;background:#fff}
</style>"""

_BAD = (Standing.OVERDUE, Standing.MET_LATE, Standing.BROKEN)
_SECONDS = 20  # for a drawing


def _words(text: object) -> str:
    return escape(str(text).replace("_", " "))


def _day(when: Optional[object]) -> str:
    return "" if when is None else escape(str(when))


def _row(cells: Iterable[str], cell: str = "td") -> str:
    return "<tr>%s</tr>" % "".join(
        "<%s%s>%s</%s>" % (cell, ' class="n"' if len(text) <= 24 else "", text, cell)
        for text in cells
    )


def _table(heads: Tuple[str, ...], rows: Iterable[Tuple[str, ...]]) -> str:
    return "<table>%s%s</table>" % (_row(heads, "th"), "".join(map(_row, rows)))


def _standing(duty: "Duty") -> str:
    text = _words(duty.standing)
    if duty.days_late:
        text += ", %d days late" % duty.days_late
    elif duty.days_left is not None and duty.open:
        text += ", %d days left" % duty.days_left
    return '<span class="bad">%s</span>' % text if duty.standing in _BAD else text


def _duties(review: "Review", as_of: date) -> str:
    told = [
        duty
        for duty in review.duties(as_of)
        if duty.standing not in (Standing.NOT_STARTED, Standing.NOT_OWED)
    ]
    rows = [
        (
            "%s%s" % (escape(duty.name), "<br>%s" % escape(duty.about) if duty.about else ""),
            _standing(duty),
            _day(duty.due),
            _day(duty.met_on),
            "%s <small>[%s; %s]</small>"
            % (escape(duty.words), escape(duty.cite), _words(duty.provenance)),
        )
        for duty in told
    ]
    if not rows:
        return ""
    return "<p>What is owed, as of %s (the day of the last record)</p>%s" % (
        as_of,
        _table(("Duty", "Standing", "Due", "Met", "What, and by what authority"), rows),
    )


def _events(review: "Review") -> str:
    rows = [
        (
            str(row.number),
            _day(row.event.happened),
            _words(row.event.code),
            _words(row.event.role or ""),
            _words(row.verdict or ""),
            _words(row.state or ""),
        )
        for row in review
    ]
    heads = ("", "Happened", "Event", "Role", "Verdict", "State after it")
    return "<details><summary>%d events</summary>%s</details>" % (len(rows), _table(heads, rows))


def _position(review: "Review") -> List[str]:
    edition = review.edition
    state = _words(review.state) if review.state else "not begun"
    said = ["<h3>%s <small>%s</small></h3>" % (state, _words(review.phase or ""))]
    said.append("<p>%s</p>" % escape(edition.title))
    if edition.provisional:
        said.append(
            '<p class="bad">Provisional: its rules were taken over, and not yet read in the '
            "original.</p>"
        )
    profile = review.basis.profile
    if profile:
        said.append("<p>Local profile %s %s</p>" % (escape(profile.id), escape(profile.version)))
    for flag in review.flags:
        what = " ".join(filter(None, (_words(flag.event), escape(flag.reference or ""))))
        said.append('<p class="bad">Open: %s, since %s</p>' % (what, _day(flag.since)))
    return said


def review_html(review: "Review") -> str:
    """The review as HTML."""
    said = [_STYLE, '<div class="cspr">', *_position(review)]
    version = review.version
    if version:
        recorded = review[version - 1].event.recorded
        if recorded is not None:
            said.append(_duties(review, recorded.date()))
        said.append(_events(review))
    said.append("<p>Next, by the graph: %s</p>" % ", ".join(map(_words, review.next)))
    drawing = review_svg(review)
    if drawing:
        said.append("<details><summary>Its path, drawn</summary>%s</details>" % drawing)
    said.append("</div>")
    return "\n".join(said)


def review_svg(review: "Review") -> Optional[str]:
    """The review's path through the graph of its edition, or None: no dot is there to draw it."""
    dot = shutil.which("dot")
    if dot is None:
        return None
    try:
        done = subprocess.run(
            [dot, "-Tsvg"],
            input=review.draw("dot").encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    drawing = done.stdout.decode(errors="replace")
    return drawing[drawing.index("<svg") :] if "<svg" in drawing else None


class Shown:
    """What a notebook asks a review for."""

    __slots__ = ()

    def _repr_html_(self: "Review") -> str:  # type: ignore[misc]
        return review_html(self)

    def _repr_svg_(self: "Review") -> Optional[str]:  # type: ignore[misc]
        return review_svg(self)
