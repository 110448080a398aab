"""A table from 64-bit keys to rows that never changes, looked up for whole arrays at once.

Hash and displace (Pearson 1999; Belazzougui, Botelho and Dietzfelbinger 2009): keys fall into
buckets, and each bucket is moved until its keys meet free slots. A look-up takes two gathers.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from policytext.segmenter.grams import Keys

__all__ = ["KeyTable", "Rows"]

Rows = npt.NDArray[np.int64]

_BUCKET = 4  # keys of a bucket on average
_LOAD = 0.8  # slots in use
_MOST_MOVES = 1 << 18
_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)
_MIXERS = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


def _mixed(keys: Keys) -> Keys:
    """Keys with every bit spread over all bits (the last steps of SplitMix64)."""
    mixed = (keys ^ (keys >> np.uint64(30))) * _MIXERS[0]
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _MIXERS[1]
    return mixed ^ (mixed >> np.uint64(31))


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
        self._factors = moves.astype(np.uint64) * np.uint64(2) + np.uint64(1)

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
        mixed = self._spread(keys)
        factor = self._factors.take(_scaled(mixed >> _HALF, len(self.moves)))
        factor *= _middle(mixed)
        factor &= _LOW
        found = self.slots.take(_scaled(factor, len(self.slots)))
        known = (found >> _HALF) == (mixed & _LOW)
        found &= _LOW
        rows: Rows = found.view(np.int64)
        rows *= known
        return rows


def _middle(mixed: Keys) -> Keys:
    return (mixed >> np.uint64(16)) & _LOW


def _scaled(fraction: Keys, size: int) -> Rows:
    """Numbers of 32 bits brought into the range below ``size``."""
    scaled = fraction * np.uint64(size)
    scaled >>= _HALF
    return scaled.view(np.int64)


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
