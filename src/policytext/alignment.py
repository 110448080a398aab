"""A monotone map between a text and the source that it was made from."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from policytext.errors import AlignmentError

__all__ = ["Alignment"]


class Alignment:
    """Which stretch of a source stands behind each stretch of a text.

    Some characters of the text stand for one character of the source each, in order; what lies
    between them was replaced as a whole, removed (no text), or added (no source). Stretches of
    either kind are *blocks*: *linear* ones map character by character, the others as a whole, and
    the two kinds take turns. Only the ends of blocks are stored: the identity is one block.

    Example: 經(jīng)濟 was repaired to 经济.
        >>> a = Alignment.from_edits(8, [(0, 1, 1), (1, 7, 0), (7, 8, 1)])
        >>> a.to_source(0, 1), a.to_source(1, 2), a.to_source(0, 2)
        ((0, 1), (7, 8), (0, 8))
        >>> a.to_text(1, 7)
        (1, 1)
    """

    __slots__ = ("_linear", "_source", "_text")

    def __init__(self, text: Sequence[int], source: Sequence[int], linear: Sequence[int]) -> None:
        """Make an alignment from the ends of its blocks; neighbours of one kind become one.

        Args:
            text: text offsets of the blocks' ends, rising, the first 0.
            source: source offsets of the same ends.
            linear: for each block, true if it maps character by character.

        Raises:
            AlignmentError: the offsets fall, or a linear block has two lengths.
        """
        parts: tuple[object, ...] = (text, source, linear)
        for cuts in parts:
            known = isinstance(cuts, (array, bytearray))
            if not known and not (
                isinstance(cuts, Sequence) and all(type(one) in (int, bool) for one in cuts)
            ):
                raise AlignmentError(f"cuts and marks are sequences of numbers, got {cuts!r:.60}")
        if not (len(text) == len(source) == len(linear) + 1 and text[0] == source[0] == 0):
            raise AlignmentError(
                "an alignment needs one more cut than blocks and starts with the cut (0, 0)"
            )
        self._text, self._source, self._linear = array("q", [0]), array("q", [0]), bytearray()
        for i, is_linear in enumerate(linear):
            rise, source_rise = text[i + 1] - text[i], source[i + 1] - source[i]
            if rise < 0 or source_rise < 0 or (is_linear and rise != source_rise):
                raise AlignmentError(
                    f"block {i} from ({text[i]}, {source[i]}) to ({text[i + 1]}, {source[i + 1]}) "
                    "falls or is called linear with two lengths"
                )
            self._append(text[i + 1], source[i + 1], bool(is_linear))

    def _append(self, text: int, source: int, linear: bool) -> None:
        """Add a block that ends at this cut, kept in the one canonical form."""
        if text == self._text[-1] and source == self._source[-1]:
            return
        if self._linear and self._linear[-1] == linear:
            self._text[-1], self._source[-1] = text, source
            return
        self._text.append(text)
        self._source.append(source)
        self._linear.append(linear)

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """The alignment of a text with itself."""
        return cls((0, length), (0, length), (1,))

    @classmethod
    def from_edits(cls, source_length: int, edits: Iterable[tuple[int, int, int]]) -> Alignment:
        """The alignment of a text that was made from a source by edits.

        Args:
            source_length: characters of the source.
            edits: (source start, source end, characters that took its place), by rising place,
                not overlapping.

        Raises:
            AlignmentError: the edits overlap, are out of order, or lie outside the source.
        """
        made = cls((0,), (0,), ())
        text = place = 0
        for start, end, length in edits:
            if not place <= start <= end <= source_length or length < 0:
                raise AlignmentError(
                    f"edit {start}:{end} overlaps the one before it, which ends at {place}, or "
                    f"lies outside the source of {source_length} characters"
                )
            text += start - place
            made._append(text, start, True)
            text += length
            made._append(text, end, length == end - start == 1)
            place = end
        made._append(text + source_length - place, source_length, True)
        return made

    @property
    def text_length(self) -> int:
        """Characters of the text."""
        return self._text[-1]

    @property
    def source_length(self) -> int:
        """Characters of the source."""
        return self._source[-1]

    @property
    def is_identity(self) -> bool:
        """True if text and source are aligned character by character throughout."""
        return all(self._linear) and len(self._linear) <= 1

    @property
    def blocks(self) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
        """Text cuts, source cuts and linear marks: what the constructor takes."""
        return tuple(self._text), tuple(self._source), tuple(self._linear)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The source stretch behind the text ``start:end``.

        What was removed at the edges of the stretch is left out; what was removed within it is
        in. A stretch that cuts a block takes the whole block. An empty stretch gives all that was
        removed there.

        Raises:
            AlignmentError: the stretch is not within the text.
        """
        self._check(start, end, self.text_length, "text")
        if start == end:
            return _lowest(self._text, self._source, self._linear, start), _highest(
                self._text, self._source, self._linear, end
            )
        return _highest(self._text, self._source, self._linear, start, floor=True), _lowest(
            self._text, self._source, self._linear, end, ceiling=True
        )

    def to_text(self, start: int, end: int) -> tuple[int, int]:
        """The text stretch that holds all that came from the source ``start:end``.

        What was added at the edges is in, so that this covers any text whose source it is given.

        Raises:
            AlignmentError: the stretch is not within the source.
        """
        self._check(start, end, self.source_length, "source")
        return _lowest(self._source, self._text, self._linear, start), _highest(
            self._source, self._text, self._linear, end
        )

    def inverse(self) -> Alignment:
        """The same alignment with text and source in each other's place."""
        return Alignment(self._source, self._text, self._linear)

    def compose(self, other: Alignment) -> Alignment:
        """The alignment of this text with the source of ``other``, whose text is this source.

        Raises:
            AlignmentError: the two don't meet: this source and that text differ in length.
        """
        if self.source_length != other.text_length:
            raise AlignmentError(
                f"the source here has {self.source_length} characters but the other alignment's "
                f"text has {other.text_length}; compose in the order text -> middle -> source"
            )
        if self.is_identity:
            return other
        if other.is_identity:
            return self
        made = Alignment((0,), (0,), ())
        i = j = 0
        while i < len(self._linear) and j < len(other._linear):
            start = max(self._source[i], other._text[j])
            end = min(self._source[i + 1], other._text[j + 1])
            if self._linear[i] and other._linear[j] and start < end:
                text = self._text[i] + start - self._source[i]
                source = other._source[j] + start - other._text[j]
                made._append(text, source, False)
                made._append(text + end - start, source + end - start, True)
            if self._source[i + 1] <= other._text[j + 1]:
                i += 1
            else:
                j += 1
        made._append(self.text_length, other.source_length, False)
        return made

    @staticmethod
    def _check(start: int, end: int, length: int, what: str) -> None:
        if not 0 <= start <= end <= length:
            raise AlignmentError(f"{start}:{end} is not within the {what} of {length} characters")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Alignment):
            return NotImplemented
        return self.blocks == other.blocks

    def __hash__(self) -> int:
        return hash((self.text_length, self.source_length, len(self._linear)))

    def __repr__(self) -> str:
        return (
            f"<Alignment of {self.text_length} characters with {self.source_length} of the source "
            f"in {len(self._linear)} blocks>"
        )

    def __reduce__(self) -> tuple[object, ...]:
        state = (self._text.tobytes(), self._source.tobytes(), bytes(self._linear))
        return (_restore, state)


def _restore(text: bytes, source: bytes, linear: bytes) -> Alignment:
    made = Alignment((0,), (0,), ())
    made._text, made._source = array("q", text), array("q", source)
    made._linear = bytearray(linear)
    return made


def _lowest(
    keys: array[int], values: array[int], linear: bytearray, key: int, ceiling: bool = False
) -> int:
    """The lowest value at a key; inside a block its start, or with ``ceiling`` its end."""
    i = bisect_left(keys, key)
    if keys[i] == key:
        return values[i]
    if linear[i - 1]:
        return values[i - 1] + key - keys[i - 1]
    return values[i] if ceiling else values[i - 1]


def _highest(
    keys: array[int], values: array[int], linear: bytearray, key: int, floor: bool = False
) -> int:
    """The highest value at a key; inside a block its end, or with ``floor`` its start."""
    i = bisect_right(keys, key) - 1
    if keys[i] == key:
        return values[i]
    if linear[i]:
        return values[i] + key - keys[i]
    return values[i] if floor else values[i + 1]
