"""Edits of a text, collected in order, and the text and alignment that they make."""

from __future__ import annotations

from array import array

from policytext.alignment import Alignment
from policytext.errors import InputError
from policytext.repairs import Repair

__all__ = ["Edits"]


class Edits:
    """Changes to a source, made from left to right; all at once they make a new text.

    Each change may name a repair's kind; then ``repairs`` lists it, with the offsets in the new
    text and, as raw offsets, those in the source.

    Args:
        source: the text to change.

    Example:
        >>> edits = Edits("經(jīng)濟")
        >>> edits.substitute(0, 1, "经", kind="variant")
        >>> edits.delete(1, 7, kind="pinyin")
        >>> edits.substitute(7, 8, "济")
        >>> text, alignment = edits.build()
        >>> text, alignment.to_source(1, 2)
        ('经济', (7, 8))
        >>> edits.repairs[1]
        Repair(kind='pinyin', start=1, end=1, raw_start=1, raw_end=7, lost=False)
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.repairs: list[Repair] = []
        self._pieces: list[str] = []
        # Start, end and new length of each change, one after the other; there can be millions.
        self._changes = array("q")
        self._place = 0
        self._length = 0

    @property
    def place(self) -> int:
        """Where the next change may start in the source: the end of the last one."""
        return self._place

    def replace(
        self, start: int, end: int, new: str, *, kind: str | None = None, lost: bool = False
    ) -> None:
        """Put ``new`` in the place of ``source[start:end]``, as one whole; either may be empty.

        Args:
            start: offset in the source, not before the end of the last change.
            end: offset in the source.
            new: what takes its place.
            kind: the kind of repair to record; ``None`` records nothing.
            lost: true if characters are gone for good, and ``new`` marks their place.

        Raises:
            InputError: the change lies outside the source or before the end of the last one.
        """
        self._put(start, end, new, kind, lost)
        self._changes.extend((start, end, len(new)))

    def delete(self, start: int, end: int, *, kind: str | None = None) -> None:
        """Leave out ``source[start:end]``; raises as ``replace`` does."""
        self.replace(start, end, "", kind=kind)

    def substitute(self, start: int, end: int, new: str, *, kind: str | None = None) -> None:
        """Put ``new`` in the place of as many characters, each standing for the one it replaces.

        Raises:
            InputError: as ``replace`` does, or ``new`` has another length.
        """
        if len(new) != end - start:
            raise InputError(
                f"a substitution keeps the length, but {end - start} characters at {start} would "
                f"become {len(new)}; use replace()"
            )
        # No entry in _changes: what is not changed as a whole is aligned character by character.
        self._put(start, end, new, kind, False)

    def skip_to(self, place: int) -> None:
        """Keep the source as it is up to a place; raises as ``replace`` does."""
        self._put(place, place, "", None, False)

    def build(self) -> tuple[str, Alignment]:
        """The new text and its alignment with the source, in time linear in both."""
        if not self._pieces and not self._changes:
            return self.source, Alignment.identity(len(self.source))
        text = "".join(self._pieces) + self.source[self._place :]
        numbers = iter(self._changes)
        return text, Alignment.from_edits(len(self.source), zip(*[numbers] * 3, strict=True))

    def _put(self, start: int, end: int, new: str, kind: str | None, lost: bool) -> None:
        if not self._place <= start <= end <= len(self.source):
            raise InputError(
                f"the change of {start}:{end} starts before {self._place}, where the last one "
                f"ended, or lies outside the source of {len(self.source)} characters"
            )
        if start > self._place:
            self._pieces.append(self.source[self._place : start])
        if new:
            self._pieces.append(new)
        place = self._length + start - self._place
        if kind is not None:
            self.repairs.append(Repair(kind, place, place + len(new), start, end, lost))
        self._place, self._length = end, place + len(new)
