"""What recognisers around other tools have in common: pieces of long texts, labels, checks."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from policytext.entities.labels import Labels
from policytext.entities.recognizer import Found
from policytext.errors import AlignmentError, InputError, check_type

if TYPE_CHECKING:
    from policytext.document import Document

__all__ = ["Adapter", "Raw", "cut"]

# Where a text is cut rather than elsewhere; what may still follow such a mark.
_STOPS = ("。！？；", "，、：")
_CLOSING = frozenset("”’」』）》】")


class Raw(NamedTuple):
    """A name as a tool gives it, in the piece that it was given.

    Attributes:
        start: its first character in the piece.
        end: the place behind its last one.
        label: the tool's label.
        labels: what the tool's labels become.
        score: how probable it is, where the tool says so.
        id: what it stands for, where the tool says so.
    """

    start: int
    end: int
    label: str
    labels: Labels
    score: float | None = None
    id: str | None = None


def cut(text: str, longest: int) -> Iterator[tuple[int, int]]:
    r"""Starts and ends of the lines of a text that are not blank; long ones in pieces.

    A long line is cut at ends of sentences, or else at commas, or else where it must be.

    Example:
        >>> list(cut("新建公园。扩建“滨河”，续建\n桥", 6))
        [(0, 5), (5, 11), (11, 14), (15, 16)]
    """
    start = 0
    for line in text.split("\n"):
        stop = start + len(line)
        for end in _ends(text, start, stop, longest):
            if not text[start:end].isspace():
                yield start, end
            start = end
        start = stop + 1


def _ends(text: str, start: int, stop: int, longest: int) -> Iterator[int]:
    """Where the pieces of a line end."""
    while stop - start > longest:
        end = start + longest
        for stops in _STOPS:
            if found := 1 + max(text.rfind(mark, start, end) for mark in stops):
                while found < end and text[found] in _CLOSING:
                    found += 1
                end = found
                break
        yield end
        start = end
    if start < stop:
        yield stop


class Adapter(ABC):
    """A recogniser around another tool.

    The tool gets a text line by line, and long lines in pieces that end where sentences do. Labels
    that have no counterpart here are dropped and counted. Several threads may use one; they take
    turns.
    """

    def __init__(self, longest: int) -> None:
        check_type("longest", longest, int)
        if longest < 1:
            raise InputError(f"longest is a number of characters, 1 or more, got {longest}")
        self._longest = longest
        self._dropped: Counter[str] = Counter()
        self._turn = threading.Lock()

    @property
    def dropped(self) -> Mapping[str, int]:
        """How many names of each label without counterpart were dropped so far."""
        with self._turn:
            return dict(sorted(self._dropped.items()))

    @abstractmethod
    def _read(self, pieces: Sequence[str]) -> Iterable[Iterable[Raw]]:
        """The names in each piece, by the tool; no piece is blank."""

    def __call__(self, text: str, _document: Document | None = None, /) -> list[Found]:
        """The names in a text, in order of place, outer ones first.

        Args:
            text: any text; the document plays no part.

        Raises:
            InputError: this is no text, or the tool failed.
            AlignmentError: the tool gave places that are not in the text.
        """
        check_type("text", text, str)
        places = list(cut(text, self._longest))
        pieces = [text[start:end] for start, end in places]
        found: dict[Found, None] = {}
        with self._turn:
            for (start, _), piece, names in zip(places, pieces, self._read(pieces), strict=True):
                for raw in names:
                    if one := self._found(raw, piece, start):
                        found[one] = None
        return sorted(found, key=lambda each: (each.start, -each.end, each.label, each.kind))

    def _found(self, raw: Raw, piece: str, offset: int) -> Found | None:
        if not 0 <= raw.start <= raw.end <= len(piece):
            raise AlignmentError(
                f"{type(self).__name__}: {raw.label} from {raw.start} to {raw.end} does not lie in "
                f"a text of {len(piece)} characters: {piece!r:.60}"
            )
        whole = piece[raw.start : raw.end]
        start = raw.start + len(whole) - len(whole.lstrip())
        end = start + len(whole.strip())
        known = raw.labels.get(raw.label)
        # A tool may take a lone control character, or white space, for a name.
        if known is None or start == end:
            self._dropped[raw.label] += 1
            return None
        return Found(start + offset, end + offset, *known, raw.score, raw.id)
