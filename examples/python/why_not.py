#!/usr/bin/env python3
"""Why something may not be recorded on a day: rule, remedy, first possible day, citation.

    head -n 83 examples/review/review.jsonl | why_not.py publish business_manager 2025-03-21

Reads a record; nothing is added to it. Ends with 0: it may; 1: it may not; 2: it can't be asked.
"""

import sys

import cspr

try:
    event, role, day = sys.argv[1:]
    review = cspr.replay(sys.stdin.buffer).review
    decision = review.explain(event, role, as_of=day)
except (ValueError, cspr.CsprError) as problem:
    print("why_not.py EVENT ROLE YYYY-MM-DD <RECORD.jsonl: %s" % problem, file=sys.stderr)
    sys.exit(2)
print(decision)
sys.exit(not decision)
