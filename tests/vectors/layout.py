"""How a file of vectors is written: a step, an ask, a row a line, so that a change of the law is read line by line."""

import json
from typing import Any, Dict

Json = Dict[str, Any]
ROWS = (
    "steps",
    "asks",
    "sums",
    "counts",
    "days",
    "in_force",
    "references",
    "spans",
    "months",
    "weekdays",
    "misspelt",
    "words",
    "assessments",
    "needs",
    "terms",
)


def compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def vector_text(vector: Json) -> str:
    lines = []
    for key, value in vector.items():
        if key in ROWS and value:
            rows = ",\n".join("   " + compact(row) for row in value)
            lines.append("  %s:[\n%s\n  ]" % (compact(key), rows))
        else:
            lines.append("  %s:%s" % (compact(key), compact(value)))
    return " {\n%s\n }" % ",\n".join(lines)


def file_text(heading: Json, vectors: Any) -> str:
    head = "".join(" %s:%s,\n" % (compact(key), compact(value)) for key, value in heading.items())
    return '{\n%s "vectors":[\n%s\n]}\n' % (head, ",\n".join(map(vector_text, vectors)))


def index_text(heading: Json, files: Any) -> str:
    head = "".join(" %s:%s,\n" % (compact(key), compact(value)) for key, value in heading.items())
    return '{\n%s "files":[\n%s\n]}\n' % (head, ",\n".join("  " + compact(row) for row in files))
