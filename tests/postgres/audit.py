"""What writers said, held against what is in the database."""
import collections


class Told:
    """The lines of a writer, or of many."""

    def __init__(self):
        self.done = {}  # token: (review, first, count)
        self.undone = {}  # of appends that were told as not written
        self.unknown = set()  # uncertain, or cut off before the answer
        self.counts = collections.Counter()
        self.whys = collections.Counter()

    def add(self, other):
        self.done.update(other.done)
        self.undone.update(other.undone)
        self.unknown |= other.unknown

    def take(self, text):
        begun = None
        for line in text.splitlines():
            what, review, first, count, token, *why = line.split(" ", 5)
            self.counts[what] += 1
            if what == "begin":
                begun = token
                continue
            if what == "done":
                self.done[token] = (review, int(first), int(count))
            elif what in ("conflict", "unavailable"):
                self.undone[token] = (review, int(first), int(count))
            elif what == "uncertain":
                self.unknown.add(token)
            else:
                assert what == "ready", line
            if what in ("unavailable", "uncertain"):
                self.whys[why[0] if why else ""] += 1
            begun = None
        if begun:
            self.unknown.add(begun)


FAULTS = """
SELECT 'a number is missing: ' || review FROM (SELECT review, count(*) AS n, min(number) AS low, max(number) AS high
	FROM cspr.event GROUP BY review) e WHERE low <> 1 OR high <> n
UNION ALL SELECT 'a summary is not of its events: ' || coalesce(r.review, e.review)
	FROM cspr.review r FULL JOIN (SELECT review, max(number) AS high FROM cspr.event GROUP BY review) e USING (review)
	WHERE e.high IS DISTINCT FROM r.events
UNION ALL SELECT 'a head is not the last leaf: ' || review FROM cspr.review r JOIN cspr.event e USING (review)
	WHERE e.number = r.events AND e.leaf <> r.root
UNION ALL SELECT 'a leaf is not of its line: ' || review FROM cspr.event
	WHERE leaf <> sha256('\\x00'::bytea || convert_to(line, 'UTF8'))
UNION ALL SELECT 'a duty is missing or too many: ' || coalesce(e.review, d.review) FROM cspr.event e
	FULL JOIN cspr.duty d ON d.review = e.review AND d.about = 'e-' || e.number WHERE d.about IS NULL OR e.number IS NULL
UNION ALL SELECT 'an outbox row is missing or too many: ' || coalesce(e.review, o.review) FROM cspr.event e
	FULL JOIN cspr.outbox o ON o.review = e.review AND o.number = e.number WHERE o.number IS NULL OR e.number IS NULL
"""


def audit(cluster, role, told):
    """Everything acknowledged is there once, nothing that was refused is, and nothing is there by half."""
    faults = cluster.sql(FAULTS, role)
    assert not faults, faults[:2000]
    found = collections.defaultdict(list)
    for row in cluster.sql("SELECT line::json ->> 'token', review, number FROM cspr.event ORDER BY number", role).splitlines():
        token, review, number = row.split("|")
        found[token].append((review, int(number)))
    for token, (review, first, count) in told.done.items():
        assert found[token] == [(review, first + i) for i in range(count)], "%s: told %s, found %s" % (
            token, (review, first, count), found[token])
    written_though = [token for token in told.undone if token in found]
    assert not written_though, "told as not written, and written: %s" % written_though[:5]
    stray = set(found) - set(told.done) - told.unknown
    assert not stray, "never begun: %s" % sorted(stray)[:5]
    return sum(len(places) for places in found.values())
