#!/usr/bin/env python3
"""A million events and a million duty rows in a private cluster, and the measurements on them.

Usage: postgres.py --schema FOLDER --bench PROGRAM [--reviews N]
"""
import argparse
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../postgres"))
from cluster import Folder, run  # noqa: E402

# Reviews grow side by side, so that the events of one are scattered as they are in life.
FILL = """
SET synchronous_commit = off;
INSERT INTO cspr.event (partnership, review, number, leaf, line)
	SELECT 'one', 'r-' || r, n, sha256('\\x00' || convert_to(l, 'UTF8')), l
	FROM unnest(ARRAY[{lines}]) WITH ORDINALITY lines (l, n), generate_series(0, {reviews} - 1) r ORDER BY n;
INSERT INTO cspr.duty (partnership, review, duty, about, force, standing, standing_between, standing_after, open, since_first,
	since_last, due_first, due_last, days_late)
	SELECT 'one', 'r-' || r, (ARRAY['notify-panel', 'notify-partners', 'rapid-review', 'inform-decision', 'publish', 'send-copies',
	'stay-public', 'answer-panel', 'panel-reply', 'summary-return', 'monitor', 'yearly-report'])[1 + d % 12],
	CASE WHEN d <= 12 THEN '' ELSE 'instance-' || d END, 'must', 'pending', 'pending', 'overdue', (r + d) % 3 > 0, '2024-01-01',
	'2024-01-01', date '2024-01-01' + (r * 7 + d * 131) % 20000, date '2024-01-01' + (r * 7 + d * 131) % 20000, 0
	FROM generate_series(1, 24) d, generate_series(0, {reviews} - 1) r;
INSERT INTO cspr.review (partnership, review, edition, state, phase, events, breaches, recorded, root)
	SELECT 'one', 'r-' || r, 'wt2023', 'referred', 'referral', 24, 0, 0, sha256('x') FROM generate_series(0, {reviews} - 1) r;
VACUUM ANALYZE cspr.event, cspr.duty, cspr.review;
CHECKPOINT;
"""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schema", required=True)
    parser.add_argument("--bench", required=True)
    parser.add_argument("--reviews", type=int, default=41667)
    options = parser.parse_args()
    with Folder() as folder:
        cluster = folder.cluster("a", {"shared_buffers": "512MB", "max_wal_size": "4GB"}).start()
        cluster.make_database(options.schema, ("app", "one"))
        lines = ", ".join("'%s'" % line for line in run(options.bench, "lines").splitlines())
        for statement in FILL.replace("{reviews}", str(options.reviews)).replace("{lines}", lines).split(";\n"):
            if statement.strip():
                cluster.sql("SET synchronous_commit = off; " + statement if "INSERT" in statement else statement)
        print(run(options.bench, cluster.uri("app"), cluster.uri(), str(options.reviews)), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
