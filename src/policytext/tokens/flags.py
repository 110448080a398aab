"""Words of a text as flags, one a character: does an item start here?"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from policytext.segmenter.alphabet import BLANK, raw_code_points, types_of
from policytext.tokens.protocol import Flags, Offsets

__all__ = ["blanks", "flags_of", "join", "offsets_of", "with_whole_blanks"]


def blanks(text: str) -> Flags:
    """Which characters are white space."""
    blank: Flags = types_of(raw_code_points(text)) == BLANK
    return blank


def with_whole_blanks(flags: Flags, blank: Flags) -> Flags:
    """The flags with each run of white space as one item, apart from what stands beside it."""
    if not blank.any():
        return flags
    made = flags | blank
    made[1:] = np.where(blank[1:], ~blank[:-1], made[1:] | blank[:-1])
    return made


def flags_of(starts: Iterable[int], ends: Iterable[int], size: int) -> Flags:
    """The flags of a text of this size from the offsets of its words."""
    flags = np.zeros(size + 1, np.bool_)
    flags[:1] = True
    for places in (starts, ends):
        flags[np.fromiter(places, np.int64)] = True
    return flags[:size]


def offsets_of(flags: Flags, blank: Flags) -> tuple[array[int], array[int]]:
    """Starts and ends of the words, without the white space."""
    starts = np.flatnonzero(flags)
    ends = np.append(starts, len(flags))[1:]
    kept = ~blank[starts]
    return _ints(starts[kept]), _ints(ends[kept])


def join(flags: Flags, spans: Iterable[tuple[int, int]], blank: Flags) -> Flags:
    """The flags without those inside the spans, save beside white space."""
    made = flags.copy()
    for start, end in spans:
        made[start + 1 : end] = False
    return with_whole_blanks(made, blank)


def _ints(places: Offsets) -> array[int]:
    made = array("i")
    narrow: npt.NDArray[np.intc] = places.astype(np.intc)
    made.frombytes(narrow.tobytes())
    return made
