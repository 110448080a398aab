"""A text cut into words and sentences, as the mention model reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import compress

import numpy as np
import numpy.typing as npt

from policytext.entities.cells import cell_ends
from policytext.segmenter import packaged_model
from policytext.segmenter.alphabet import BLANK, raw_code_points, types_of
from policytext.segmenter.cutting import cut

__all__ = ["Places", "Words", "words_of"]

Places = npt.NDArray[np.int64]

_ENDS = raw_code_points("。！？；!?;\n\r\u2028\u2029")
# A sentence is cut there, so that no step of the model grows with a text without marks.
_LONGEST = 120


@dataclass(frozen=True, eq=False)
class Words:
    """Words and sentences of a text.

    Args:
        starts: the first character of each word; white space is no word.
        ends: the place behind each word.
        strings: the words.
        begins: the first word of each sentence.
        stops: the word behind each sentence.
    """

    starts: Places
    ends: Places
    strings: list[str]
    begins: Places
    stops: Places

    def __len__(self) -> int:
        return len(self.strings)

    def first(self, start: int) -> int:
        """The word in which a character lies."""
        return max(0, int(np.searchsorted(self.starts, start, side="right")) - 1)

    def last(self, end: int) -> int:
        """The word in which the character before a place lies."""
        return min(len(self) - 1, int(np.searchsorted(self.ends, end)))

    def sentences(self, places: Places) -> Places:
        """The sentence in which each of these words stands."""
        found: Places = np.searchsorted(self.begins, places, side="right") - 1
        return found

    def passages(self) -> Places:
        """A number for each word: sentences that were only cut for their length have one."""
        ends = np.isin([ord(self.strings[stop - 1][-1]) for stop in self.stops.tolist()], _ENDS)
        is_long = self.stops - self.begins == _LONGEST
        # What stands between two words is white space, and may be a line's end.
        joined: npt.NDArray[np.bool_] = (is_long & ~ends)[:-1] & (
            self.ends[self.stops[:-1] - 1] == self.starts[self.begins[1:]]
        )
        numbers = np.cumsum(np.append(np.zeros(min(1, len(self.stops)), np.bool_), ~joined))
        found: Places = np.repeat(numbers, self.stops - self.begins)
        return found


def words_of(text: str, borders: Iterable[int]) -> Words:
    """Cut a text.

    Args:
        text: the text.
        borders: places where words begin, whatever the model of words says.
    """
    inner = sorted({place for place in borders if 0 < place < len(text)})
    flags = packaged_model().starts(text, borders=np.array(inner, np.int64))
    starts = np.flatnonzero(flags)
    ends = np.append(starts[1:], len(text)) if len(starts) else starts
    codes = raw_code_points(text)[starts]
    # White space and marks that end a sentence are words of one character.
    blank = types_of(codes) == BLANK
    closing = np.isin(codes, _ENDS)
    if cells := cell_ends(text):
        closing |= np.isin(starts, cells)
    kept: Places = np.flatnonzero(~blank).astype(np.int64)
    # The number of kept words up to and with each word that ends a sentence.
    counts: Places = np.cumsum(~blank, dtype=np.int64)[closing]
    begins, stops = _sentences(len(kept), counts)
    strings = list(compress(cut(text, flags), (~blank).tolist()))
    return Words(starts[kept], ends[kept], strings, begins, stops)


def _sentences(size: int, closings: Places) -> tuple[Places, Places]:
    """Begins and stops of the sentences; those that are too long are cut."""
    stops = np.unique(np.append(closings, size))
    stops = stops[stops > 0]
    begins = np.concatenate((np.zeros(min(1, len(stops)), np.int64), stops[:-1]))
    long = np.flatnonzero(stops - begins > _LONGEST)
    if len(long):
        cuts = [np.arange(begins[i] + _LONGEST, stops[i], _LONGEST) for i in long.tolist()]
        stops = np.unique(np.concatenate((stops, *cuts)))
        begins = np.concatenate((np.zeros(1, np.int64), stops[:-1]))
    return begins, stops
