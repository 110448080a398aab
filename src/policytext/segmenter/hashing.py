"""A table from 64-bit keys to rows that never changes, looked up for whole arrays at once.

Hash and displace (Pearson 1999; Belazzougui, Botelho and Dietzfelbinger 2009): keys fall into
buckets, and each bucket is moved until its keys meet free slots. A look-up takes two gathers; where
hardly any key is in the table, one from a smaller table of flags tells of nearly all that they are
not.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt

from policytext.segmenter.grams import Keys

__all__ = ["KeyTable", "Rows"]

Rows = npt.NDArray[np.int64]

_BUCKET = 4  # keys of a bucket on average
_LOAD = 0.8  # slots in use
_MOST_MOVES = 1 << 18
_SPARSE = 8  # flags to a key at least
_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)
_MIDDLE = np.uint64(16)
_MIXERS = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


def _mixed(keys: Keys) -> Keys:
    """Keys with every bit spread over all bits (the last steps of SplitMix64)."""
    mixed = keys >> np.uint64(30)
    mixed ^= keys
    mixed *= _MIXERS[0]
    more = mixed >> np.uint64(27)
    mixed ^= more
    mixed *= _MIXERS[1]
    np.right_shift(mixed, np.uint64(31), out=more)
    mixed ^= more
    return mixed


def _kept(keys: Keys) -> Keys:
    return keys


class KeyTable:
    """Rows by key; 0 where a key is unknown.

    Args:
        moves: what each bucket was moved by.
        slots: a check of 32 bits above a row of 32 bits, for each slot.
        spread: whether keys are spread over all bits first; those that are need it not.
    """

    def __init__(self, moves: npt.NDArray[np.uint32], slots: Keys, *, spread: bool = True) -> None:
        self.moves = moves
        self.slots = slots
        self._spread = _mixed if spread else _kept
        self._factors = moves * np.uint32(2) + np.uint32(1)

    @classmethod
    def build(cls, keys: Keys, rows: Rows, *, spread: bool = True) -> KeyTable:
        """A table of these keys, which differ and are not 0, with rows above 0.

        Of two keys that no move can part (one pair in 10^9) the second is left out, and so are
        keys that no move brings to a free slot: a string less is better than no model.
        """
        size = int(len(keys) / _LOAD) + 1
        buckets = len(keys) // _BUCKET + 1
        mixed = _mixed(keys) if spread else keys
        bucket = _scaled(mixed >> _HALF, buckets)
        order = np.argsort(bucket, kind="stable")
        first = np.searchsorted(bucket[order], np.arange(buckets + 1)).tolist()
        middles = _middle(mixed).tolist()
        filled = ((mixed & _LOW) << _HALF) | rows.astype(np.uint64)
        moves = np.zeros(buckets, np.uint32)
        slots = np.zeros(size, np.uint64)
        used = bytearray(size)
        # Full buckets first, while there is room.
        for each in np.argsort(-np.diff(first), kind="stable").tolist():
            members = order[first[each] : first[each + 1]].tolist()
            if not members:
                break
            parted = {middles[member]: member for member in reversed(members)}
            moves[each], places = _free(list(parted), used, size)
            slots[places] = filled[list(parted.values())[: len(places)]]
        return cls(moves, slots, spread=spread)

    def rows(self, keys: Keys) -> Rows:
        """The row of each key, 0 for a key that is not in the table."""
        return self._rows(self._spread(keys))

    def found(self, keys: Keys) -> tuple[Rows, Rows]:
        """The places of the keys that are in the table, rising, and the row of each.

        Sooner than ``rows`` where hardly any is.
        """
        flags, shift = self._flags
        mixed = self._spread(keys)
        number = mixed & _LOW
        number >>= shift
        maybe = np.flatnonzero(flags.take(number.view(np.int64)))
        rows = self._rows(mixed.take(maybe))
        known = np.flatnonzero(rows)
        return maybe.take(known), rows.take(known)

    @cached_property
    def _flags(self) -> tuple[npt.NDArray[np.bool_], np.uint64]:
        """A flag for the highest bits of each check, and by how much checks are shifted."""
        checks = self.slots[self.slots > 0] >> _HALF
        bits = min(32, (_SPARSE * len(checks)).bit_length())
        shift = np.uint64(32 - bits)
        flags = np.zeros(1 << bits, np.bool_)
        flags[checks >> shift] = True
        return flags, shift

    def _rows(self, mixed: Keys) -> Rows:
        high = mixed >> _HALF
        # All places are there; a mode that does not look whether they are is sooner.
        factor = self._factors.take(_scaled(high, len(self.moves)), mode="clip")
        # Products of 32 bits wrap around, and take half the time of wider ones.
        place = (mixed >> _MIDDLE).astype(np.uint32)
        place *= factor
        high[:] = place
        found = self.slots.take(_scaled(high, len(self.slots)), mode="clip")
        # The row alone is left where the check is the key's; all else is above it.
        found ^= np.left_shift(mixed, _HALF, out=high)
        found *= found <= _LOW
        return found.view(np.int64)


def _middle(mixed: Keys) -> Keys:
    return (mixed >> _MIDDLE) & _LOW


def _scaled(fraction: Keys, size: int) -> Rows:
    """Numbers of 32 bits brought into the range below ``size``, in place."""
    fraction *= np.uint64(size)
    fraction >>= _HALF
    return fraction.view(np.int64)


def _free(middles: list[int], used: bytearray, size: int) -> tuple[int, list[int]]:
    """The first move that brings these keys to free slots of their own, and the slots, if any."""
    for move in range(_MOST_MOVES):
        factor = 2 * move + 1
        places = [((middle * factor & 0xFFFFFFFF) * size) >> 32 for middle in middles]
        if not any(used[place] for place in places) and len(set(places)) == len(places):
            for place in places:
                used[place] = 1
            return move, places
    return 0, []
