"""The years that a text has named up to a place, and what each of them leads."""

from __future__ import annotations

from policytext.quantities.told_patterns import PATTERNS

__all__ = ["LINE", "NamedYears"]

# Farther back in a line a year is not the one that a part belongs to.
LINE = 400
_COMPARED = ("比", "较", "同", "与", "按", "占", "高于", "低于", "接近", "超过")
# What a change starts from turns to no year: 由去年的8%提高到9%.
_STARTS_FROM = ("由", "从")
_HEAD_REACH, _MARK_REACH = 4, 12
_OF_CLAUSE, _OF_SENTENCE, _OF_LINE = 0, 1, 2


class NamedYears:
    """The years that a text has named so far, as it is read from the front.

    Args:
        text: the text.
        year: the year from which it looks back on the one before; none where that is unknown.
        title_end: where a title ends whose own year turns to nothing.

    Attributes:
        current: the year told of that the text has turned to last: that one or the one before.
        place: where it stands.
        is_head: whether it begins its sentence or its line.
        last: any year that the text has named last, and where.
    """

    def __init__(self, text: str, year: int | None, title_end: int) -> None:
        self._text, self._year, self._title_end = text, year, title_end
        self.current: int | None = None
        self.place = 0
        self.is_head = False
        self.last: tuple[int, int] | None = None
        # The years of other times that a line, a sentence and a clause begin with, with their
        # places and ranks, from the highest rank to the lowest.
        self._leading: list[tuple[int, int, int]] = []

    def turn(self, place: int, year: int | None) -> None:
        """Note the year that the text names at a place, unless it only compares with it."""
        if year is None or self._text[max(0, place - 2) : place].endswith(_COMPARED):
            return
        self.last = year, place
        if self._year is None:
            return
        is_start = self._text.endswith(_STARTS_FROM, 0, place)
        if is_start and PATTERNS["of year"].match(self._text, place) is not None:
            return
        if year == self._year and place < self._title_end:
            return
        if self._year - 1 <= year <= self._year:
            self.current, self.place = year, place
            self.is_head = (self._rank(place, year) or 0) > _OF_CLAUSE
            self._leading.clear()
        elif (rank := self._rank(place, year)) is not None:
            # What a clause begins with holds for its sentence, and what a line does for the line,
            # where a later year takes over from an earlier one.
            first = self._leading[0] if self._leading else None
            if rank and first and first[0] < year and first[2] == _OF_LINE:
                rank = _OF_LINE if self._is_in_line(first[1], place) else rank
            self._leading = [one for one in self._leading if one[2] > rank]
            self._leading.append((year, place, rank))

    def led(self, place: int, deadline: bool) -> int | None:
        """The year of another time that the clauses, sentence or line before a place begin with."""
        for year, at, rank in reversed(self._leading):
            if self._year is None or place - at >= LINE:
                continue
            stands = PATTERNS["stands by itself"].match(self._text, at) is not None
            if deadline and (year < self._year or not stands):
                continue
            end = PATTERNS["line end" if rank == _OF_LINE else "sentence end"]
            if not end.search(self._text, at, place):
                return year
        return None

    def of_sentence(self, place: int) -> int | None:
        """The year that the sentence of a place has named last."""
        if self.last is None:
            return None
        year, at = self.last
        is_near = place - at < LINE
        is_same = is_near and not PATTERNS["sentence end"].search(self._text, at, place)
        return year if is_same else None

    def this(self, place: int) -> int | None:
        """The year of 这一年: its sentence names it, or the sentence before begins with it."""
        if self.last is None:
            return None
        year, named = self.last
        ends = [end.start() for end in PATTERNS["sentence end"].finditer(self._text, named, place)]
        heads = self._text[max(0, named - _HEAD_REACH) : named]
        is_head = PATTERNS["sentence begins"].search(heads) is not None
        near = not ends or (len(ends) == 1 and is_head)
        return year if near and place - named < LINE else None

    def _rank(self, place: int, year: int) -> int | None:
        """Whether a year begins a line (2), a sentence (1), a clause (0), or nothing.

        Goals begin nothing, and years ahead begin whole sentences alone.
        """
        head = PATTERNS["leads"].search(self._text[max(0, place - _MARK_REACH) : place])
        if head is None or PATTERNS["bounded year"].match(self._text, place):
            return None
        if self._year is not None and year > self._year and (head["to"] or head["clause"]):
            return None
        if head["line"] is not None:
            return _OF_LINE
        return _OF_CLAUSE if head["clause"] else _OF_SENTENCE

    def _is_in_line(self, start: int, place: int) -> bool:
        """Whether a place is near another one, in the same line."""
        is_near = place - start < LINE
        return is_near and not PATTERNS["line end"].search(self._text, start, place)
