"""Merkle trees over the lines of a record (RFC 6962): leaves, roots, and proofs of what is in them.

A hash has 32 bytes.
"""

from typing import Any, Iterable, Sequence, Tuple, Union

from . import _ffi
from .errors import failure
from .given import whole
from .texts import to_bytes

_store = _ffi.store()
_byref = _ffi.byref
_PROOF_MOST = 33  # CSPR_PROOF_MOST


def _hashes(hashes: Iterable[bytes]) -> bytes:
    joined = []
    for one in hashes:
        if not isinstance(one, (bytes, bytearray)):
            raise TypeError("a hash is bytes, not %s" % type(one).__name__)
        if len(one) != 32:
            raise ValueError("a hash has 32 bytes, not %d" % len(one))
        joined.append(bytes(one))
    return b"".join(joined)


def leaf(line: Union[str, bytes]) -> bytes:
    """The leaf of a line: SHA-256 over a zero byte and the line.

    >>> leaf("").hex()
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'
    """
    data = to_bytes(line)
    room = _ffi.create_string_buffer(32)
    status = _store.cspr_leaf(data, len(data), room)
    if status < 0:
        raise failure(status)
    return bytes(room.raw)


def tree_root(leaves: Iterable[bytes]) -> bytes:
    """The root of the tree over leaves; of none, SHA-256 of nothing."""
    joined = _hashes(leaves)
    room = _ffi.create_string_buffer(32)
    status = _store.cspr_tree_root(joined, len(joined) // 32, room)
    if status < 0:
        raise failure(status)
    return bytes(room.raw)


def _leaves(number: int) -> int:
    if not 0 <= whole(number, "a number of leaves") < 2**32:
        raise IndexError("a tree has fewer than 2**32 leaves")
    return int(number)


def _proof(function: Any, leaves: Iterable[bytes], number: int) -> Tuple[bytes, ...]:
    joined = _hashes(leaves)
    room = _ffi.create_string_buffer(32 * _PROOF_MOST)
    count = _ffi.c_uint32()
    number = _leaves(number)
    status = function(joined, len(joined) // 32, number, room, _byref(count))
    if status < 0:
        raise failure(status, "a proof about %d of %d leaves" % (number, len(joined) // 32))
    return tuple(room.raw[32 * i : 32 * i + 32] for i in range(count.value))


def prove_inclusion(leaves: Iterable[bytes], index: int) -> Tuple[bytes, ...]:
    """Proves that the leaf at an index (from 0) is in the tree over all of them.

    >>> leaves = [leaf(line) for line in ("a", "b", "c")]
    >>> proof = prove_inclusion(leaves, 2)
    >>> check_inclusion(tree_root(leaves), 3, 2, leaf("c"), proof)
    True
    >>> check_inclusion(tree_root(leaves), 3, 2, leaf("d"), proof)
    False
    """
    return _proof(_store.cspr_tree_inclusion, leaves, index)


def prove_consistency(leaves: Iterable[bytes], older: int) -> Tuple[bytes, ...]:
    """Proves that the tree began as the one over its first so many leaves.

    >>> leaves = [leaf(line) for line in ("a", "b", "c")]
    >>> proof = prove_consistency(leaves, 2)
    >>> check_consistency(tree_root(leaves), 3, tree_root(leaves[:2]), 2, proof)
    True
    """
    return _proof(_store.cspr_tree_consistency, leaves, older)


def check_inclusion(
    root: bytes, count: int, index: int, leaf: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether a proof proves it, of the tree of so many leaves that has this root."""
    return not _store.cspr_tree_check_inclusion(
        _hashes([root]),
        _leaves(count),
        _leaves(index),
        _hashes([leaf]),
        _hashes(proof),
        len(proof),
    )


def check_consistency(
    root: bytes, count: int, older_root: bytes, older: int, proof: Sequence[bytes]
) -> bool:
    """Whether a proof proves that the tree with this root began as the older one."""
    return not _store.cspr_tree_check_consistency(
        _hashes([root]),
        _leaves(count),
        _hashes([older_root]),
        _leaves(older),
        _hashes(proof),
        len(proof),
    )
