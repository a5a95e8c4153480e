"""How a store is opened: its URI, and what is of one driver only."""

from typing import Any, Callable, Optional

from . import _ffi
from .errors import failure
from .given import yes_no
from .texts import to_text

_store = _ffi.store()
_byref = _ffi.byref
_FORMS = "memory:, sqlite:PATH or postgresql://…"


def _milliseconds(seconds: Optional[float]) -> int:
    if seconds is None:
        return 0
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        raise TypeError("seconds are a number, not %s" % type(seconds).__name__)
    if not 0.001 <= seconds < 2**22:
        raise ValueError("give seconds, from a thousandth of one on")
    return int(seconds * 1000)


def opening(
    uri: str,
    settings: Any,
    must_exist: bool,
    read_only: bool,
    wait: Optional[float],
    source: Optional[str],
    patience: Optional[float],
) -> Callable[[Any, Any, Any], int]:
    """The call that opens a store, for a context, an out-parameter and a trouble."""
    to_text(uri)  # or it is no text
    scheme, _, rest = uri.partition(":")
    call: Any
    name = b""
    own: Any = None
    if scheme == "memory" and not rest:
        call = _store.cspr_memory_open
    elif scheme == "sqlite" and rest:
        call, name = _ffi.sqlite().cspr_sqlite_open, to_text(rest)
        own = _ffi.cspr_sqlite_settings(
            must_exist=yes_no(must_exist, "must_exist"),
            read_only=yes_no(read_only, "read_only"),
            wait=_milliseconds(wait),
        )
    elif scheme in ("postgresql", "postgres") and rest:
        call, name = _ffi.postgres().cspr_postgres_open, to_text(uri)
        own = _ffi.cspr_postgres_settings(
            source=None if source is None else to_text(source), patience=_milliseconds(patience)
        )
    else:
        raise ValueError("no URI of a store; one is %s" % _FORMS)
    if scheme != "sqlite" and (must_exist or read_only or wait is not None):
        raise TypeError("must_exist, read_only and wait are of a store in a file")
    if not scheme.startswith("postgres") and (source is not None or patience is not None):
        raise TypeError("source and patience are of a store in PostgreSQL")
    if own is None:
        return lambda context, ret, trouble: call(context, _byref(settings), ret, trouble)
    return lambda context, ret, trouble: call(
        context, name, _byref(settings), _byref(own), ret, trouble
    )


def install_postgres(uri: str) -> None:
    """Installs the schema of the store into a PostgreSQL database, or brings an older one up to
    this version, as its owner. Roles are then admitted by SELECT cspr.admit(role, partnership)."""
    trouble = _ffi.cspr_trouble()
    status = _ffi.postgres().cspr_postgres_install(to_text(uri), _byref(trouble))
    if status < 0:
        raise failure(status, "installing the schema", trouble)
