"""Checks of what tokenisers of one's own give, and of places that a user gives."""

from __future__ import annotations

import numpy as np

from policytext.errors import InputError
from policytext.tokens.protocol import Flags, Offsets

__all__ = ["checked_borders", "checked_flags", "checked_offsets"]


def checked_flags(name: str, flags: object, size: int) -> Flags:
    """What the method ``starts`` of a tokeniser gave for a text of this size.

    Raises:
        InputError: it is no array of flags, one for each character.
    """
    if not isinstance(flags, np.ndarray) or flags.dtype != np.bool_ or flags.shape != (size,):
        raise InputError(
            f"{name}.starts gave {flags!r:.60} for a text of {size} characters; give a NumPy array "
            "of that many flags: does a word start here?"
        )
    return flags


def checked_offsets(name: str, given: object, size: int) -> tuple[Offsets, Offsets]:
    """What the method ``offsets`` of a tokeniser gave for a text of this size.

    Raises:
        InputError: it is no starts and ends of words in the text, one after the other.
    """
    starts, ends = _two(name, given)
    faults = (starts < np.append(0, ends[:-1])) | (ends <= starts) | (ends > size)
    if faults.any():
        at = int(np.argmax(faults))
        raise InputError(
            f"{name}.offsets gave {starts[at]}:{ends[at]} as word {at + 1} of a text of {size} "
            "characters; words are in order, in the text, and none is empty or in another"
        )
    return starts, ends


def _two(name: str, given: object) -> tuple[Offsets, Offsets]:
    try:
        starts, ends = (_whole(places) for places in given)  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        starts, ends = np.zeros(0, np.int64), np.zeros(1, np.int64)
    if len(starts) != len(ends):
        raise InputError(
            f"{name}.offsets gave {given!r:.60}; give two sequences of whole numbers of one "
            "length, the starts and the ends of words"
        )
    return starts, ends


def _whole(places: object) -> Offsets:
    """Whole numbers as an array.

    Raises:
        ValueError: they are something else.
    """
    found = np.asarray(places)
    if found.ndim != 1 or (found.size and found.dtype.kind not in "iu"):
        raise ValueError("no whole numbers")
    return found.astype(np.int64)


def checked_borders(borders: object, size: int) -> Offsets | None:
    """Places in a text of this size where words must start, rising, each once; None for none.

    Raises:
        InputError: they are no whole numbers, or one lies outside the text.
    """
    if borders is None:
        return None
    try:
        found = np.unique(_whole(borders))
    except ValueError:
        raise InputError(
            f"borders are whole numbers, places in the text, got {borders!r:.60}"
        ) from None
    if found.size and not 0 <= found[0] <= found[-1] <= size:
        raise InputError(
            f"a border at {found[0] if found[0] < 0 else found[-1]} is outside the text of {size} "
            "characters"
        )
    return found
