"""Vectors that are about no record."""
from typing import Any, Dict, List, Tuple

Json = Dict[str, Any]

FACTS: Dict[str, Tuple[str, List[Json]]] = {}


def insist(name: str, vectors: List[Json]) -> None:
    """Whether each vector says what was put down by hand."""
