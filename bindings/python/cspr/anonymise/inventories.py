"""Inventories: for the person who thinks as an intruder would."""

from dataclasses import dataclass
from typing import List, Optional, Sequence

from .. import _ffi
from ..given import check_kind
from ..lists import Rows
from ..texts import to_text
from .held import Held, check, library, turn, word
from .registers import Register
from .scans import Scan, pointer_to

_byref = _ffi.byref


@dataclass(frozen=True)
class Quasi:
    """Something that tells nothing by itself, and may with other things: kind is date, age,
    siblings, place, press, court or rare. start and end are bytes of the text."""

    start: int
    end: int
    kind: str
    rule: str


class Inventory(Rows[Quasi]):
    """What the person has to think about who asks what a motivated intruder could put together.

    >>> from cspr.anonymise import Inventory, Scanner
    >>> scan = Scanner().scan("One of twins, and it was in a newspaper.")
    >>> [quasi.kind for quasi in Inventory(scan)]
    ['siblings', 'press']

    terms are what is rare: words with one space between them; # stands for a number.
    """

    __slots__ = ()

    def __init__(
        self, scan: Scan, register: Optional[Register] = None, terms: Sequence[str] = ()
    ) -> None:
        check_kind(Scan, scan)
        names = (_ffi.text * max(len(terms), 1))(*map(to_text, terms))
        ret = _ffi.handle()
        row = _ffi.cspr_quasi()
        found: List[Quasi] = []
        with turn:
            status = library.cspr_inventory_new(
                pointer_to(Register, register),
                scan._held.handle,
                scan.text,
                len(scan.text),
                names,
                len(terms),
                _byref(ret),
            )
            check(status, "an inventory")
            it = Held(ret.value, library.cspr_inventory_free)
            while not library.cspr_inventory_get(it.handle, len(found), _byref(row)):
                found.append(
                    Quasi(
                        row.start,
                        row.end,
                        word(library.cspr_quasi_name, row.kind),
                        row.rule.decode(),
                    )
                )
        super().__init__(found)
