"""Evidence packs: the record of one review as a folder that is verified without this library."""

import os
from collections.abc import Mapping
from typing import Any, ClassVar, Dict, Iterator, Optional, Union

from . import _ffi
from .context import Owned
from .errors import CsprError, Status, failure
from .evidence import Key, Report, keeper, path_text, read_report
from .given import check_kind, handle_of
from .texts import to_bytes, to_text

_store = _ffi.store()
_byref = _ffi.byref


class Pack(Owned, Mapping[str, bytes]):
    """All that is needed to verify the record of one review without this library, as files: a
    mapping from their names to their bytes. README.md among them says how, command by command."""

    __slots__ = ("_files",)
    _unref: ClassVar[Any] = _store.cspr_pack_unref
    _ref: ClassVar[Any] = _store.cspr_pack_ref
    _files: Dict[str, bytes]

    @classmethod
    def _of(cls, context: Any, handle: int) -> "Pack":
        self = super()._of(context, handle)
        self._files = {}
        row = _ffi.cspr_pack_file()
        while not _store.cspr_pack_file(handle, len(self._files), _byref(row)):
            self._files[row.name.decode()] = _ffi.bytes_of(row, "bytes", row.length)
        return self

    @classmethod
    def of_files(cls, files: Mapping[str, bytes]) -> "Pack":
        """A pack of files that come from elsewhere than a folder: to be verified."""
        return make_pack(files, lambda rows, ret: _store.cspr_pack_of(rows, len(files), ret))

    @classmethod
    def read(cls, folder: "Union[str, os.PathLike[str]]") -> "Pack":
        """Reads one from its folder. UnavailableError: it can't be. InputError: it is too large."""
        ret = _ffi.handle()
        trouble = _ffi.cspr_trouble()
        status = _store.cspr_pack_read(path_text(folder), _byref(ret), _byref(trouble))
        if status < 0:
            raise failure(status, os.fspath(folder), trouble)
        return cls._of(keeper, ret.value)  # type: ignore[arg-type]

    def write(self, folder: "Union[str, os.PathLike[str]]") -> None:
        """Writes it into a folder that is empty or not there yet, else UnavailableError."""
        trouble = _ffi.cspr_trouble()
        with keeper._lock:
            status = _store.cspr_pack_write(self._handle, path_text(folder), _byref(trouble))
        if status < 0:
            raise failure(status, os.fspath(folder), trouble)

    def verify(self, key: Optional[Key] = None, review: Optional[str] = None) -> Report:
        """Verifies it. key: the one that it must be signed with, from a source that is trusted;
        None: the pack's own, and the report says that whose key that is was not checked."""
        ret = _ffi.handle()
        with keeper._lock:
            status = _store.cspr_pack_verify(
                self._handle,
                None if key is None else handle_of(Key, key, keeper),
                None if review is None else to_text(review),
                _byref(ret),
            )
        if status < 0:
            raise failure(status, "a pack")
        return read_report(ret)

    def __getitem__(self, name: str) -> bytes:
        return self._files[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "<Pack of %d files>" % len(self)


def make_pack(files: Mapping[str, bytes], make: Any) -> Pack:
    """A pack that make(pointers to rows of files, ret) makes."""
    check_kind(Mapping, files)
    rows = []
    for name, given in files.items():
        data = to_bytes(given)
        rows.append(_ffi.cspr_pack_file(name=to_text(name), bytes=data, length=len(data)))
    pointer = _ffi.POINTER(_ffi.cspr_pack_file)
    ret = _ffi.handle()
    with keeper._lock:
        status = make((pointer * max(len(rows), 1))(*map(pointer, rows)), _byref(ret))
    if status == Status.REFUSED:
        raise CsprError(Status.REFUSED, "a pack: the latest checkpoint is not signed by this key")
    if status < 0:
        raise failure(status, "a pack")
    return Pack._of(keeper, ret.value)  # type: ignore[arg-type]
