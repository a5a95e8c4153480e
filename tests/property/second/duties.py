"""Section 6: what is owed, by when, and how it stands on a day; found by looking back over the history."""
from days import months_after, number
from history import THINGS
from needs import bound, copies
from rulebook import RELAXED

WINDOW = tuple(map(number, RELAXED))
CAN_BE_RELAXED = ("rapid-review", "publish", "send-copies")
NONE = "-"


def show(span):
    if span is None:
        return NONE
    return str(span[0]) if span[0] == span[1] else "%d..%d" % span


class Duty:
    """One duty: where it runs from, when it is due, when it was met; and how it stands on a day."""

    def __init__(self, name, about=None, since=None, due=None, met=None, unit="working", standing=None, met_by=None,
                 wants=False):
        self.name, self.about, self.since, self.due, self.met = name, about, since, due, met
        self.unit, self.standing, self.late = unit, standing, 0
        self.met_by = met_by  # the event that meets it, where that may have been before the adoption
        self.wants = wants  # a fact that it needs is unknown
        self.keeps = False  # its due day is told although it is not owed

    def stand(self, history, day):
        if self.standing is None:
            self.standing = self._stand(history, day)
        if self.standing in ("not_owed", "not_started") and not self.keeps:
            self.due = None
        return "%s %s %s %s %s %s %d" % (self.name, self.about or NONE, self.standing, show(self.since), show(self.due),
                                         show(self.met), self.late)

    def _stand(self, history, day):
        unmet = self.met is None
        if unmet and history.closed_from():
            return "not_owed"
        if self.since is None or self.since[0] is None or self.wants:
            return "not_started"
        if self.unit == "promptly" or self.due is None and self.unit == "recorded":
            return "pending" if unmet else "met"
        if self.due is None:
            return "indeterminate"
        first, last = (day, day) if unmet else self.met
        if last <= self.due[0]:
            return "pending" if unmet else "met"
        if first <= self.due[1]:
            return "indeterminate"
        if history.edition.relaxes and self.name in CAN_BE_RELAXED and self.due[0] >= WINDOW[0] and self.due[1] <= WINDOW[1]:
            standing = "relaxed"
        elif explained(history, self):
            standing = "late_explained"
        elif unmet and self.older(history):
            return "indeterminate"
        else:
            standing = "overdue" if unmet else "met_late"
        self.late = -1
        if first == last and self.due[0] == self.due[1]:
            days = history.calendar.count(self.due[0], first) if self.unit == "working" else first - self.due[0]
            self.late = -1 if days is None else max(days, 1)
        return standing

    def older(self, history):
        """Whether it may have been met before the adoption."""
        return (self.met_by is not None and history.may_predate(self.met_by) and
                self.since[0] <= history.adopted.last)


def explained(history, duty):
    return any(event.number and event.parts["duty"] == duty.name and event.parts.get("about") == duty.about and
               event.last >= duty.since[0] for event in history.happened("explain_delay"))


def earliest(events):
    """When the first of them happened, by date; None if there is none."""
    found = [when(event) for event in events if event.first is not None]
    return min(found, key=lambda span: span[0]) if found else None


def when(event):
    return (event.first, event.last) if event and event.first is not None else None


def working_after(history, span, count):
    first, last = history.calendar.after(span[0], count), history.calendar.after(span[1], count)
    return None if first is None or last is None else (first, last)


def in_months(span, count):
    return None if span is None else (months_after(span[0], count), months_after(span[1], count))


def by_all(history, code, recipients, since=0):
    """When the last of the recipients had it (each by the earliest), or None."""
    times = []
    for recipient in recipients:
        got = earliest(event for event in history.happened(code) if event.number > since and
                       event.parts.get("recipient") == recipient)
        if not got:
            return None
        times.append(got)
    return max(time[0] for time in times), max(time[1] for time in times)


def since_base(events, base):
    """The first of them that may be on or after the base."""
    return earliest(event for event in events if event.first is not None and (base is None or event.last >= base[0]))


# Each gives the duties of its name.

def notify(name, code):
    def duties(history):
        aware, met = history.aware(), earliest(history.happened(code))
        if met is None and (history.answers() == {"not_met"} or history.state in ("not_notifiable", "withdrawn")):
            return [Duty(name, since=aware, standing="not_owed")]
        due = aware and working_after(history, aware, 5)
        return [Duty(name, since=aware, due=due, met=met, met_by=code)]
    return duties


def death(name, code, fact, ages=()):
    def duties(history):
        aware, facts = history.aware(), history.facts()
        harm, told, age = facts.get("harm"), facts.get(fact), facts.get("age_band")
        duty = Duty(name, since=aware, due=aware and working_after(history, aware, 5),
                    met=by_all(history, code, ("secretary_of_state", "ofsted")), met_by=code)
        if told == "false" or harm in ("serious", "not_serious", "uncertain") or ages and age in ("25_plus", "unborn"):
            duty.standing = "not_owed"
        elif told is None or harm != "died" or ages and age not in ages:
            duty.wants = True
        return [duty]
    return duties


def rapid_review(history):
    notified = history.latest("notify_national_panel", history.voided("notify_national_panel"))
    since = when(notified)
    sendings, last = history.happened("send_to_national_panel"), history.latest("notify_national_panel")
    if last and last.number:  # what was sent was of an earlier one
        sendings = [event for event in sendings if event.number > last.number]
    elif last:
        sendings = [event for event in sendings if event.number or event.last >= last.first]
    duty = Duty("rapid-review", since=since, due=since and working_after(history, since, 15),
                met=earliest(sendings), met_by="send_to_national_panel")
    if history.state == "withdrawn":
        duty.standing = "not_owed"
    return [duty]


def of_decision(history, name, owed, met, **more):
    """A duty that runs from the live decision, if its outcome is one of these."""
    decided = history.live("decide")
    since = when(decided)
    duty = Duty(name, since=since, met=met, wants=not decided or "outcome" not in decided.parts, **more)
    if decided and "outcome" in decided.parts and decided.parts["outcome"] not in owed:
        duty.standing = "not_owed"
    elif not duty.wants and duty.unit == "days":
        duty.due = in_months(since, 6)
    return [duty]


def last_decided(history):
    decided = history.latest("decide")
    return decided.number if decided else 0


def inform_decision(history):
    met = by_all(history, "inform_of_decision", ("national_panel", "ofsted", "secretary_of_state"), last_decided(history))
    return of_decision(history, "inform-decision", ("lcspr",), met, unit="promptly")


def publish(history):
    """What was published or confirmed after an earlier decision does not meet a later one."""
    decided = last_decided(history)
    met = earliest(event for code in ("confirm_not_published", "publish") for event in history.happened(code)
                   if event.number > decided or decided == 0)
    return of_decision(history, "publish", ("lcspr",), met, unit="days", met_by="publish")


def send_copies(history):
    plan, decided = history.latest("plan_publication"), history.live("decide_publication")
    since, met = when(plan), None
    document = bound(history, "decide_publication")
    spans = [copies(history, document, recipient) for recipient in ("national_panel", "secretary_of_state")]
    if all(spans):
        met = max(span[0] for span in spans), max(span[1] for span in spans)
    duty = Duty("send-copies", since=since, met=met, met_by="send_copy", wants=not plan or "planned_on" not in plan.parts)
    if not met and decided and decided.parts.get("outcome") == "none":
        duty.standing = "not_owed"
    elif not duty.wants:
        due = history.calendar.before(plan.parts["planned_on"], 7)
        duty.due = None if due is None else (due, due)
    return [duty]


class Ban(Duty):
    """stay-public: kept for a year, unless what was published was taken down earlier, and not lawfully."""

    def _stand(self, history, day):
        if history.closed_from():
            return "not_owed"
        if self.since is None:
            return "not_started"
        first = history.happened("publish")[0]
        down = next((event for event in history.happened("take_down") if event.number >= first.number), None)
        if down and down.last < self.due[0]:
            self.keeps = True
            return "indeterminate" if down.lawful is None else "not_owed" if down.lawful else "broken"
        if down and down.first < self.due[1]:
            return "indeterminate"
        if day >= self.due[1]:
            self.met = self.due
            return "met"
        return "indeterminate" if day >= self.due[0] else "pending"


def stay_public(history):
    published = history.happened("publish")
    since = when(published[0]) if published else None
    return [Ban("stay-public", since=since, due=in_months(since, 12))]


def instances(name, opener):
    def duties(history):
        found = [Duty(name, about, when(opened), due is not None and (due, due) or None, when(closed), "recorded")
                 for about, (opened, due, closed) in history.things(opener).items() if opened]
        return found or [Duty(name, unit="recorded")]
    return duties


def monitor(history):
    last = when(history.latest("begin_review"))
    for progress in history.happened("monitor_progress"):
        if last is None or progress.first >= last[0]:
            last = when(progress)
    duty = Duty("monitor", since=last, due=in_months(last, 1), unit="days")
    if last and history.state not in ("in_review", "report_drafted"):
        duty.standing = "not_owed"
    return [duty]


def yearly_report(history):
    published = history.happened("publish")
    bases = [span for span in (when(published[0]) if published else None, earliest(history.happened("decide"))) if span]
    return [Duty("yearly-report", since=min(bases, key=lambda span: span[0]) if bases else None,
                 met=earliest(history.happened("include_in_yearly_report")), unit="promptly")]


def sar_complete(history):
    met = since_base(history.happened("accept_report"), when(history.live("decide")))
    return of_decision(history, "sar-complete", ("mandatory_review", "discretionary_review"), met, unit="days",
                       met_by="accept_report")


SUMMARIES = instances("summary-return", "request_summary")
HOLDS = instances("hold-review", "place_hold")
ACTIONS = instances("action", "add_action")
CARE_LEAVERS = (death("notify-care-leaver-death", "notify_care_leaver_death", "care_leaver", ("under_18", "18_to_24")),)
CHILDREN = (notify("notify-panel", "notify_national_panel"), notify("notify-partners", "notify_partners"),
            death("notify-looked-after-death", "notify_looked_after_death", "looked_after"), rapid_review,
            inform_decision, publish, send_copies, stay_public, monitor)
ALL = (HOLDS, SUMMARIES, ACTIONS, yearly_report)
OWED = {"wt2018": CHILDREN + ALL, "wt2023": CHILDREN + CARE_LEAVERS + ALL, "wt2026": CHILDREN + CARE_LEAVERS + ALL,
        "sar2014": (sar_complete,) + ALL, "scr2015": ()}


def duties(history, day):
    return "; ".join(duty.stand(history, day) for owed in OWED[history.edition.name] for duty in owed(history))


def flags(history):
    """What is open: a Panel query, then things in the order in which each was first named."""
    found, query = [], history.query()[0]
    for opener, (part, closers, _) in THINGS.items():
        codes = (opener, *closers, "update_action") if opener == "add_action" else (opener, *closers)
        for name, (opened, _, closed) in history.things(opener).items():
            if not closed:
                first = min(event.number for code in codes for event in history.happened(code)
                            if event.number and event.parts[part] == name)
                scope = opened.parts.get("scope", NONE) if opener == "place_hold" else NONE
                found.append((first, "%s %s %s %s" % (opener, name, scope, show(when(opened)))))
    lines = [text for _, text in sorted(found)]
    return "; ".join(["national_panel_responds - - %s" % show(when(query))] + lines if query else lines)
