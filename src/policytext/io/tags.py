"""Tags of rows, such as B-PLACE I-PLACE O, from spans and back, in the schemes that are in use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from policytext.errors import InputError

__all__ = ["OUTSIDE", "SCHEMES", "Letters", "TagError", "Tagged", "from_tags", "to_tags"]

OUTSIDE = "O"


class Letters(NamedTuple):
    """The letters of a scheme: for the first row of a span, others, the last, and one alone."""

    first: str
    inside: str
    last: str
    alone: str


# In IOB1 a span begins with B only where it follows another of its label.
SCHEMES: Mapping[str, Letters] = {
    "BIO": Letters("B", "I", "I", "B"),
    "BIOES": Letters("B", "I", "E", "S"),
    "BILOU": Letters("B", "I", "L", "U"),
    "BMES": Letters("B", "M", "E", "S"),
    "IOB1": Letters("I", "I", "I", "I"),
}


class Tagged(NamedTuple):
    """A span of rows, half-open, with its label."""

    first: int
    end: int
    label: str


class TagError(InputError):
    """A sequence of tags that the scheme does not allow; ``row`` is where."""

    def __init__(self, row: int, message: str) -> None:
        super().__init__(message)
        self.row = row


def _letters(scheme: str) -> Letters:
    if scheme not in SCHEMES:
        raise InputError(f"unknown scheme of tags {scheme!r}; one of {', '.join(SCHEMES)}")
    return SCHEMES[scheme]


def to_tags(rows: int, spans: Iterable[Tagged], scheme: str = "BIO") -> list[str]:
    """The tags of so many rows.

    Args:
        rows: how many rows there are.
        spans: spans of rows, in order, of which none overlaps another.
        scheme: one of ``SCHEMES``.

    Raises:
        InputError: there is no such scheme, or spans overlap or lie outside the rows.

    Example:
        >>> to_tags(4, [Tagged(0, 3, "PLACE"), Tagged(3, 4, "PLACE")], "BIOES")
        ['B-PLACE', 'I-PLACE', 'E-PLACE', 'S-PLACE']
    """
    letters = _letters(scheme)
    tags = [OUTSIDE] * rows
    before = Tagged(0, 0, "")
    for span in spans:
        first, end, label = span
        if not before.end <= first < end <= rows:
            raise InputError(
                f"span of rows {first}:{end} is empty, overlaps another or lies outside"
            )
        if end - first == 1:
            tags[first] = f"{letters.alone}-{label}"
        else:
            tags[first] = f"{letters.first}-{label}"
            tags[first + 1 : end - 1] = [f"{letters.inside}-{label}"] * (end - first - 2)
            tags[end - 1] = f"{letters.last}-{label}"
        if scheme == "IOB1" and first and before.end == first and before.label == label:
            tags[first] = f"B-{label}"
        before = span
    return tags


def from_tags(tags: Sequence[str], scheme: str = "BIO", repair: bool = False) -> list[Tagged]:
    """The spans of rows that tags stand for.

    Args:
        tags: one tag a row.
        scheme: one of ``SCHEMES``.
        repair: take a tag that cannot follow the one before it, such as I-PLACE after O, as the
            beginning of a span, and a span that does not end properly as ended. Without it that
            is an error.

    Raises:
        TagError: a tag is unknown, or cannot stand where it does; ``row`` says where.
        InputError: there is no such scheme.

    Example:
        >>> from_tags(["B-PLACE", "I-PLACE", "O"])
        [Tagged(first=0, end=2, label='PLACE')]
        >>> from_tags(["O", "I-PLACE"], repair=True)
        [Tagged(first=1, end=2, label='PLACE')]
    """
    return _Spans(_letters(scheme), scheme, repair).read(tags)


class _Spans:
    """Spans on their way: ``_open`` is the row where the current one began."""

    def __init__(self, letters: Letters, scheme: str, repair: bool) -> None:
        self._letters, self._scheme, self._repair = letters, scheme, repair
        self._ends = letters.last != letters.inside
        self._open: int | None = None
        self._label = ""
        self._found: list[Tagged] = []

    def read(self, tags: Sequence[str]) -> list[Tagged]:
        for row, tag in enumerate(tags):
            letter, dash, label = tag.partition("-")
            if tag == OUTSIDE:
                self._close(row)
            elif dash and letter in {*self._letters, "B"}:
                self._take(row, letter, label)
            else:
                raise TagError(row, f"{tag[:40]!r} is no tag of {self._scheme}")
        self._close(len(tags))
        return self._found

    def _take(self, row: int, letter: str, label: str) -> None:
        letters = self._letters
        goes_on = self._open is not None and label == self._label
        if self._scheme == "IOB1":
            if letter == "B" and not goes_on:
                self._complain(row, f"B-{label} follows no span of its label")
            if letter == "B" or not goes_on:
                self._begin(row, label)
        elif letter in (letters.first, letters.alone):
            self._begin(row, label)
        elif not goes_on:
            self._complain(row, f"{letter}-{label} follows no beginning of {label}")
            self._begin(row, label)
        if self._ends and letter in (letters.last, letters.alone):
            self._end(row + 1)

    def _begin(self, row: int, label: str) -> None:
        self._close(row)
        self._open, self._label = row, label

    def _end(self, row: int) -> None:
        if self._open is not None:
            self._found.append(Tagged(self._open, row, self._label))
            self._open = None

    def _close(self, row: int) -> None:
        if self._ends and self._open is not None:
            last = self._letters.last
            self._complain(row - 1, f"the span of {self._label} does not end with {last}")
        self._end(row)

    def _complain(self, row: int, message: str) -> None:
        if not self._repair:
            raise TagError(row, f"{message}; mend the tags, or read with repair=True")
