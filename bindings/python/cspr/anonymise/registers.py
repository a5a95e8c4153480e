"""Registers: who and what is known of one review, and under which pseudonyms."""

import os
from dataclasses import dataclass
from typing import Any, Iterator, List, Optional, Sequence, Tuple, Union

from .. import _ffi
from ..texts import to_text
from .held import Closing, Held, check, code_of, library, maybe, turn, word

_byref = _ffi.byref
_PAGE = 4096


@dataclass(frozen=True)
class Identity:
    """Somebody or something that is registered. id is in findings and certificates, and should say
    nothing of whose it is; fields is how many are known of it. What they are is never given out."""

    id: str
    identity_class: str
    pseudonym: Optional[str]
    fields: int


@dataclass(frozen=True)
class Lint:
    """What to think about in a pseudonym: code is token, initial, collision, order or missing; id
    is the identity, other the other one of a collision."""

    code: str
    id: str
    other: Optional[str]


class Register(Closing):
    """Who is registered. It lives in locked memory that is left out of core dumps and is wiped when
    it goes; no value of it is in any repr, message or finding.

    >>> from cspr.anonymise import Register, Scanner
    >>> with Register() as register:
    ...     register.add("c1", "child", "name", "Zebedee Quillfeather", pseudonym="Child A")
    ...     register.add("c1", "child", "dob", "2019-03-07")
    ...     scanner = Scanner(register)
    >>> scan = scanner.scan("Zebedee was late.")
    >>> [(found.kind, found.id, found.grade) for found in scan]
    [('name', 'c1', 'definite')]

    A value that was in a str of Python's stays in the process's memory for as long as Python leaves
    it there: read() a file where that matters.
    """

    __slots__ = ()

    def __init__(self) -> None:
        ret = _ffi.handle()
        check(library.cspr_register_new(_byref(ret)), "a register")
        self._it = Held(ret.value, library.cspr_register_free)

    @classmethod
    def read(cls, path: "Union[str, os.PathLike[str]]") -> "Register":
        """Reads a register's file: id, class, pseudonym, field and value, between tabs, a line for
        each field. What was read is wiped. InputError with the line; no value is in it."""
        data = bytearray()
        used = 0
        try:
            with open(os.fspath(path), "rb", buffering=0) as file:
                # One more than there is, to see that it ends there; a pipe does not say how much it
                # has.
                data = bytearray(os.fstat(file.fileno()).st_size + 1)
                while True:
                    count = file.readinto(memoryview(data)[used:])
                    if not count:
                        break
                    used += count
                    if used == len(data):
                        data, full = bytearray(2 * used + _PAGE), data
                        data[:used] = full
                        full[:] = bytes(used)
            return cls.of_bytes(memoryview(data)[:used])
        finally:
            data[:] = bytes(len(data))

    @classmethod
    def of_bytes(cls, data: Union[bytes, bytearray, memoryview]) -> "Register":
        """The same, from bytes, which are the caller's to wipe."""
        ret = _ffi.handle()
        trouble = _ffi.cspr_trouble()
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("the bytes of a register are needed, not %s" % type(data).__name__)
        view = memoryview(data)
        length = view.nbytes
        copied = view.readonly or not view.c_contiguous
        given: Any = view.tobytes() if copied else _ffi.address_of(view.cast("B"))
        status = library.cspr_register_read(given, length, _byref(ret), _byref(trouble))
        check(status, "the register", trouble)
        self = cls.__new__(cls)
        self._it = Held(ret.value, library.cspr_register_free)
        return self

    def add(
        self,
        id: str,
        identity_class: str,
        field: str,
        value: str,
        *,
        pseudonym: Optional[str] = None,
    ) -> None:
        """Adds a field to the identity with this id, which is made by its first field. InputError
        where it can't be; the value is in no message.

        Classes: child, sibling, parent, carer, relative, professional, agency, school, place,
        other, person. Fields: name, forename, middle, surname, nickname, alias, former, dob,
        address, postcode, nhs, phone, email, handle, ref.
        """
        who = code_of(library.cspr_class_name, "class", identity_class)
        what = code_of(library.cspr_field_name, "field", field)
        trouble = _ffi.cspr_trouble()
        with turn:
            status = library.cspr_register_add(
                self._held.handle,
                to_text(id),
                who,
                None if pseudonym is None else to_text(pseudonym),
                what,
                to_text(value),
                _byref(trouble),
            )
        check(status, "", trouble)

    @property
    def locked(self) -> bool:
        """Whether all of it is kept from being swapped out (RLIMIT_MEMLOCK)."""
        with turn:
            return bool(library.cspr_register_is_locked(self._held.handle))

    def __len__(self) -> int:
        with turn:
            return int(library.cspr_register_count(self._held.handle))

    def __iter__(self) -> Iterator[Identity]:
        """The identities, in the order in which they were first added."""
        row = _ffi.cspr_identity()
        index = 0
        while True:
            with turn:
                if library.cspr_register_identity(self._held.handle, index, _byref(row)):
                    return
                found = Identity(
                    row.id.decode(),
                    word(library.cspr_class_name, row.identity_class),
                    maybe(row.pseudonym) or None,
                    row.fields,
                )
            yield found
            index += 1

    def digest(self, key: bytes) -> bytes:
        """HMAC-SHA-256 of it under a key of the case: equal registers have equal digests, and
        nobody without the key can try names."""
        room = _ffi.create_string_buffer(32)
        with turn:
            status = library.cspr_register_digest(self._held.handle, key, len(key), room)
        check(status, "the digest of a register")
        return bytes(room.raw)

    def lint(self, taken: Sequence[str] = ()) -> Tuple[Lint, ...]:
        """What to think about in its pseudonyms; taken are those that other reviews of the
        partnership have given out."""
        names = (_ffi.text * max(len(taken), 1))(*map(to_text, taken))
        row = _ffi.cspr_lint()
        found: List[Lint] = []
        with turn:
            while not library.cspr_register_lint(
                self._held.handle, names, len(taken), len(found), _byref(row)
            ):
                found.append(
                    Lint(word(library.cspr_lint_name, row.code), row.id.decode(), maybe(row.other))
                )
        return tuple(found)

    def __repr__(self) -> str:
        return "<Register, closed>" if self.closed else "<Register of %d identities>" % len(self)
