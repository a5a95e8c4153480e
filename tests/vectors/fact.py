"""A vector that is about no record."""

from typing import Any, Dict

Json = Dict[str, Any]


def fact(name: str, kind: str, why: str, **more: Any) -> Json:
    return dict({"name": name, "why": why, "kind": kind}, **more)
