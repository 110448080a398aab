"""How much of a text goes to a list of words: shares by section, with their denominators."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from policytext.document import Document
from policytext.errors import InputError, check_some
from policytext.given import each_document
from policytext.layers import SECTIONS, TOKENS

__all__ = ["METHODS", "Attention", "attention"]

METHODS = ("token", "substring")
_WHOLE, _OUTSIDE = "all", "none"


@dataclass(frozen=True, slots=True)
class Attention:
    """The share of one list of terms in one part of a document.

    Args:
        document: the document's id.
        issuer: its issuer's code.
        year: its year.
        section: the role of the sections that were counted; ``all`` for the whole text, ``none``
            for what lies in no section.
        terms: the name of the list.
        method: ``token``: a term counts where it begins and ends with a token, and the share is
            of words; ``substring``: it counts wherever it stands, and the share is of characters.
        hits: how many terms were found, the longest first where they overlap.
        part: words or characters in these terms.
        whole: all of them.
        unit: what part and whole count: ``words``, tokens with a letter, character or digit in
            them; or ``characters``: letters, characters and digits, no punctuation and no blanks.
    """

    document: str
    issuer: str
    year: int | None
    section: str
    terms: str
    method: str
    hits: int
    part: int
    whole: int
    unit: str

    @property
    def exact(self) -> Fraction | None:
        """The share as an exact fraction; ``None`` where there is nothing to count."""
        return Fraction(self.part, self.whole) if self.whole else None

    @property
    def share(self) -> float | None:
        """The share from 0 to 1; ``None`` where there is nothing to count."""
        return None if self.exact is None else float(self.exact)


def attention(
    docs: Iterable[Document],
    terms: Mapping[str, Iterable[str]] | Iterable[str],
    *,
    methods: Iterable[str] = METHODS,
    by_section: bool = True,
) -> tuple[Attention, ...]:
    """The shares of lists of terms in documents, by the role of sections and in the whole text.

    Each section's share is of that section's words, so that shares of sections don't add up to
    that of the text. A term belongs to the section in which it begins.

    Args:
        docs: documents with the layers TOKENS (for the method token) and SECTIONS (by section).
        terms: lists of terms by their names, or one list, which is then called ``terms``.
        methods: which of ``METHODS``.
        by_section: also by the role of the innermost section.

    Raises:
        InputError: a list has no terms, a term is empty, a method is unknown, or these are no
            documents.
        LayerMissingError: a document lacks a layer.

    Example:
        >>> doc = Document("推进绿色发展。")
        >>> doc = doc.with_offsets(TOKENS, [0, 2, 4, 6], [2, 4, 6, 7], "TOKEN")
        >>> found = attention([doc], {"green": ["绿色", "色发"]}, by_section=False)
        >>> [(one.method, one.hits, one.part, one.whole, one.unit) for one in found]
        [('token', 1, 1, 3, 'words'), ('substring', 1, 2, 6, 'characters')]
    """
    chosen = check_some("methods", methods, METHODS)
    lists = {"terms": terms} if not isinstance(terms, Mapping) else terms
    finders = {name: _Finder(name, words) for name, words in lists.items()}
    return tuple(
        one for doc in each_document(docs) for one in _of(doc, finders, chosen, by_section)
    )


def _of(
    doc: Document, finders: Mapping[str, _Finder], methods: tuple[str, ...], by_section: bool
) -> Iterator[Attention]:
    parts = _Parts(doc, by_section)
    for name, finder in finders.items():
        found = finder.all(doc.text)
        for method in methods:
            units = _words(doc) if method == "token" else _characters(doc.text)
            yield from _counted(doc, parts, name, method, units, found)


class _Units(NamedTuple):
    """What is counted: its name, the places where units begin, and the borders that terms need."""

    name: str
    starts: list[int]
    borders: frozenset[int] | None


def _words(doc: Document) -> _Units:
    tokens = doc.spans(TOKENS)
    starts: list[int] = []
    borders: set[int] = set()
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        borders.update((int(start), int(end)))
        if any(map(str.isalnum, doc.text[start:end])):
            starts.append(int(start))
    return _Units("words", starts, frozenset(borders))


def _characters(text: str) -> _Units:
    return _Units("characters", [i for i, one in enumerate(text) if one.isalnum()], None)


def _counted(
    doc: Document,
    parts: _Parts,
    name: str,
    method: str,
    units: _Units,
    found: list[tuple[int, int]],
) -> Iterator[Attention]:
    whole, part, hits = (dict.fromkeys(parts.names, 0) for _ in range(3))
    # Units and terms come in order, so that one look-up at each place tells its part.
    for start in units.starts:
        for key in parts.at(start):
            whole[key] += 1
    for start, end in _longest(found, units.borders):
        first, last = bisect_right(units.starts, start - 1), bisect_right(units.starts, end - 1)
        for key in parts.at(start):
            hits[key] += 1
            part[key] += last - first
    for key in parts.names:
        yield Attention(
            doc.id, doc.issuer or "", doc.year, key, name, method,
            hits[key], part[key], whole[key], units.name,
        )  # fmt: skip


def _longest(
    found: list[tuple[int, int]], borders: frozenset[int] | None
) -> Iterator[tuple[int, int]]:
    """Of overlapping places the first, and of those that begin together the longest."""
    last = 0
    for start, end in found:
        fits = borders is None or (start in borders and end in borders)
        if fits and start >= last:
            yield start, end
            last = end


class _Finder:
    """Finds all places of the terms of a list."""

    def __init__(self, name: str, terms: object) -> None:
        import ahocorasick

        words = [terms] if isinstance(terms, str) or not isinstance(terms, Iterable) else [*terms]
        if isinstance(terms, str) or not words:
            raise InputError(f"the list {name!r} must hold terms, got {terms!r:.60}")
        self._automaton: Any = ahocorasick.Automaton()
        for word in words:
            if not isinstance(word, str) or not any(map(str.isalnum, word)):
                raise InputError(f"a term of {name!r} must be a word, got {word!r:.60}")
            self._automaton.add_word(word, len(word))
        self._automaton.make_automaton()

    def all(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each place, by start, the longest first."""
        places = [(last + 1 - length, last + 1) for last, length in self._automaton.iter(text)]
        return sorted(places, key=lambda place: (place[0], -place[1]))


class _Parts:
    """The parts of a document: the whole, and the roles of its sections, by place."""

    def __init__(self, doc: Document, by_section: bool) -> None:
        self._cuts, self._roles = _cut(doc) if by_section else ([0], [""])
        roles = sorted({role for role in self._roles if role})
        self.names = (_WHOLE, *roles)

    def at(self, place: int) -> tuple[str, ...]:
        """The parts in which a place lies."""
        role = self._roles[bisect_right(self._cuts, place) - 1]
        return (_WHOLE, role) if role else (_WHOLE,)


def _cut(doc: Document) -> tuple[list[int], list[str]]:
    """Where the role of the innermost section changes, and to what."""
    cuts, roles = [0], [_OUTSIDE]
    stack: list[tuple[int, str]] = []

    def change(place: int) -> None:
        role = stack[-1][1] if stack else _OUTSIDE
        if cuts[-1] == place:
            roles[-1] = role
        else:
            cuts.append(place)
            roles.append(role)

    for section in doc[SECTIONS]:
        while stack and stack[-1][0] <= section.start:
            end = stack.pop()[0]
            change(end)
        stack.append((section.end, section.value.role))
        change(section.start)
    while stack:
        end = stack.pop()[0]
        change(end)
    return cuts, roles
