"""The chart of timeliness.py, by matplotlib: for each review the days until publication, its limit,
and whether it was in time. To be told apart without colour: each answer has a fill, and stands
beside it in words. The same reviews give the same bytes of SVG.
"""

from datetime import date
from typing import Any, List, NamedTuple

import matplotlib
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from timeliness import Elapsed, Timely, days_text


class Look(NamedTuple):
    words: str
    fill: str
    hatch: str


# By the answer; those that were not in time are the darkest.
LOOKS = {
    "yes": Look("in time", "#9ecae1", ""),
    "no": Look("late", "#7f2704", ""),
    "not yet due": Look("not yet due", "white", ""),
    "can't be said": Look("can't be said", "white", "xxx"),
    "no limit": Look("no limit held", "#d9d9d9", "////"),
}
INK = "black"
FAINT = "#595959"
WIDTH, ROW, ABOVE, BELOW = 10.0, 0.3, 0.8, 1.15  # inches
SETTINGS = {"svg.hashsalt": "timeliness", "svg.fonttype": "none", "hatch.linewidth": 0.5}


def draw(reviews: List[Timely], as_of: date, path: str) -> None:
    """Draws them into a file called .svg or .png, the first on top."""
    with matplotlib.rc_context({**matplotlib.rcParamsDefault, **SETTINGS, "font.size": 9}):
        height = ABOVE + ROW * max(len(reviews), 1) + BELOW
        figure = Figure(figsize=(WIDTH, height))
        figure.subplots_adjust(0.09, BELOW / height, 0.81, 1 - ABOVE / height)
        axes = figure.add_subplot()
        farthest = max([1] + [days for one in reviews for days in ends(one)])
        for place, one in enumerate(reviews):
            draw_review(axes, place, one, farthest)
        label(figure, axes, reviews, as_of, farthest)
        undated = {"Date": None, "Creator": None} if path.endswith(".svg") else {"Software": None}
        figure.savefig(path, dpi=150, metadata=undated)


def ends(one: Timely) -> List[int]:
    """How far to the right each thing of a review goes."""
    days = [found.most for found in (one.elapsed, one.completed) if found]
    return days + ([one.limit[1]] if one.limit else [])


def draw_review(axes: Any, place: int, one: Timely, farthest: int) -> None:
    look = LOOKS[one.answer]
    if one.elapsed:
        bar = {"facecolor": look.fill, "edgecolor": INK, "hatch": look.hatch, "linewidth": 0.8}
        axes.barh(place, one.elapsed.least, height=0.62, **bar)
        draw_vague(axes, place, one.elapsed)
    if one.limit:
        for color, width in (("white", 5), (INK, 2.2)):
            axes.vlines(one.limit, place - 0.45, place + 0.45, color=color, linewidth=width)
    if one.completed:
        middle = (one.completed.least + one.completed.most) / 2
        draw_vague(axes, place, one.completed)
        axes.plot(middle, place, "D", markersize=7, markeredgecolor=INK, markerfacecolor="white")
    words = (
        days_text(one.elapsed).replace("decide", "decision")
        if one.elapsed
        else one.elapsed_why or one.why
    )
    place_of_words = max([0, *ends(one)]) + 0.02 * farthest
    axes.text(
        place_of_words, place, words, va="center", fontsize=8, color=INK if one.elapsed else FAINT
    )
    words = look.words
    if one.about == "completion" and one.limit:
        words += " (completion)"
    weight = "bold" if one.answer == "no" else "normal"
    beside = axes.get_yaxis_transform()
    axes.text(1.02, place, words, va="center", fontweight=weight, transform=beside)


def draw_vague(axes: Any, place: int, days: Elapsed) -> None:
    if days.least < days.most:
        axes.plot([days.least, days.most], [place, place], color=INK, linewidth=1.2)
        axes.plot(days.most, place, "|", markersize=8, color=INK)


def label(figure: Any, axes: Any, reviews: List[Timely], as_of: date, farthest: int) -> None:
    height = figure.get_figheight()
    axes.set_yticks(range(len(reviews)), [one.row.ref or "(none)" for one in reviews])
    axes.set_ylim(max(len(reviews), 1) - 0.4, -0.6)
    axes.set_xlim(0, farthest * 1.38)
    axes.set_xlabel(
        "Days until publication, counted from the decision; without its date, from the incident"
    )
    axes.set_ylabel("Review (reference)")
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_axisbelow(True)
    axes.grid(axis="x", color="#e0e0e0", linewidth=0.6)
    axes.text(1.02, 1, "In six months?", va="bottom", fontweight="bold", transform=axes.transAxes)
    title = "Time until publication, and the limit of six months from the decision"
    figure.text(0.02, 1 - 0.3 / height, title, fontsize=13, fontweight="bold")
    notes = "%d rows of a tracker, as of %s." % (len(reviews), as_of)
    notes += " Nothing was filled in: what the tracker does not say can't be said."
    figure.text(0.02, 1 - 0.52 / height, notes, color=FAINT)
    figure.legend(
        handles=legend(reviews), loc="lower left", ncols=4, frameon=False, bbox_to_anchor=(0.01, 0)
    )


def legend(reviews: List[Timely]) -> List[Any]:
    """What is in the chart, and of each answer how many."""
    answers = [one.answer for one in reviews]
    handles: List[Any] = [
        Patch(
            facecolor=look.fill,
            edgecolor=INK,
            hatch=look.hatch,
            label="%s: %d" % (look.words, count),
        )
        for answer, look in LOOKS.items()
        for count in [answers.count(answer)]
        if count
    ]
    line = {"color": INK, "linestyle": "none"}
    if any(one.limit for one in reviews):
        handles.append(
            Line2D(
                [], [], marker="|", markersize=12, markeredgewidth=2.5, label="the limit", **line
            )
        )
    if any(one.elapsed and one.elapsed.least < one.elapsed.most for one in reviews):
        handles.append(
            Line2D([], [], color=INK, linewidth=1.2, label="a vague date: least to most days")
        )
    if any(one.completed for one in reviews):
        words = "adult review completed (which its limit is about)"
        handles.append(
            Line2D([], [], marker="D", markersize=7, markerfacecolor="white", label=words, **line)
        )
    return handles
