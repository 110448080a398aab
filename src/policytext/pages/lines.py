"""Build lines of text from stretches of a page, with every change on record."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

__all__ = ["Line", "LineBuilder", "joins_without_space"]

# What a browser folds to one space; the no-break space is kept, as a plain one.
_SPECIAL = re.compile(
    "(?P<space>[ \t\n\r\f]+)"
    "|(?P<hard>[\xa0\u3000\u2002\u2003\u2009\u200a\u200b\ufeff]+)"
    "|(?P<entity>&(?:amp;)?(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?)"
)
_LITERAL = re.compile(
    "(?P<line>\n)|(?P<hard>[ \t\r\f\xa0\u3000\u2002\u2003\u2009\u200a\u200b\ufeff]+)"
)
# Only what is surely left over from HTML is decoded in plain text.
_LITERAL_ENTITY = re.compile(
    "(?P<line>\n)|(?P<hard>[ \t\r\f\xa0\u3000\u2002\u2003\u2009\u200a\u200b\ufeff]+)"
    "|(?P<entity>&(?:amp;)?(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|nbsp|ensp|emsp|lt|gt|amp|quot"
    "|[lr][ds]quo|mdash|ndash|hellip|middot|times|permil|bull);)"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd-\uffff]")
_WIDE = re.compile(
    "[\u2014-\u2026\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]"
)


@dataclass(slots=True)
class Line:
    """A line of text and where it comes from.

    Args:
        text: its characters.
        start: the first of them in the page.
        end: after the last of them in the page.
        changes: (start, end, what took its place) within the stretch, in order.
        links: how many of its characters are in links.
        roles: names of parts of the page that it is in, such as ``nav``.
        node: the index of the innermost block that it is in.
        kinds: for changes that are repairs their kind, by where they start.
    """

    text: str
    start: int
    end: int
    changes: list[tuple[int, int, str]] = field(default_factory=list)
    links: int = 0
    roles: frozenset[str] = frozenset()
    node: int = 0
    kinds: dict[int, str] = field(default_factory=dict)


class LineBuilder:
    """Joins stretches of a page to one line at a time, folding white space as a browser does."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._start = self._end = -1
        self._pieces: list[str] = []
        self._changes: list[tuple[int, int, str]] = []
        # White space that will stand in the line if text follows: start, end, what it becomes,
        # and how: hard (kept), soft (folded) or break (folded, with a line break of the source).
        self._white: list[tuple[int, int, str, str]] = []
        self._links = 0
        self._kinds: dict[int, str] = {}
        # Where digits are raised or lowered: up to which place of the source, and to what.
        self._shift_end = 0
        self._shifted: dict[int, int] = {}
        self.roles: frozenset[str] = frozenset()
        self.node = 0

    @property
    def is_empty(self) -> bool:
        """True if no text has come since the last line was taken."""
        return not self._pieces

    def shift(self, end: int, table: dict[int, int]) -> None:
        """Write the digits that follow, up to a place of the source, raised or lowered."""
        self._shift_end, self._shifted = end, table

    def add(self, start: int, end: int, *, in_link: bool = False) -> None:
        """Add a stretch of running text, as HTML has it."""
        source, place = self._source, start
        for match in _SPECIAL.finditer(source, start, end):
            first, last = match.span()
            if first > place:
                self._put(place, first, source[place:first], in_link)
            place = last
            if match.lastgroup == "space":
                self._fold(first, last)
            elif match.lastgroup == "hard":
                self._white.append((first, last, match.group().replace("\xa0", " "), "hard"))
            else:
                self._put_entity(first, last, match.group(), in_link)
        if place < end:
            self._put(place, end, source[place:end], in_link)

    def literal_parts(self, start: int, end: int, *, entities: bool) -> list[tuple[int, int, str]]:
        """Cut a stretch whose line breaks count: (start, end, kind) of what is special in it."""
        pattern = _LITERAL_ENTITY if entities else _LITERAL
        return [
            (*match.span(), match.lastgroup or "")
            for match in pattern.finditer(self._source, start, end)
        ]

    def add_literal(self, start: int, end: int, kind: str, *, in_link: bool = False) -> None:
        """Add text, white space (``hard``) or an ``entity`` of which nothing is folded."""
        piece = self._source[start:end]
        if kind == "hard":
            self._white.append((start, end, piece, "hard"))
        elif kind == "entity":
            self._put_entity(start, end, piece, in_link)
        elif start < end:
            self._put(start, end, piece, in_link)

    def take(self) -> Line | None:
        """The line so far, without white space at its ends; None if it has no text."""
        line = None
        if self._pieces:
            text = "".join(self._pieces)
            line = Line(
                text, self._start, self._end, self._changes, self._links, self.roles, self.node
            )
            line.kinds = self._kinds
            self._pieces, self._changes, self._links, self._kinds = [], [], 0, {}
        self._white = []
        return line

    def _fold(self, start: int, end: int) -> None:
        kind = "break" if "\n" in self._source[start:end] else "soft"
        if self._white and self._white[-1][3] != "hard":
            start, _, _, before = self._white.pop()
            kind = "break" if before == "break" else kind
        self._white.append((start, end, " ", kind))

    def _put_entity(self, start: int, end: int, entity: str, in_link: bool) -> None:
        new = html.unescape(entity)
        if entity.startswith("&amp;") and entity != "&amp;":
            again = html.unescape(new)
            # Escaped twice: &amp;nbsp; but not &amp;x, which is a plain & before an x.
            new = again if entity.endswith(";") and again != new else new
        if new == entity or _CONTROL.search(new):
            self._put(start, end, entity, in_link)
        elif not new.strip():
            self._white.append((start, end, re.sub("[\xa0\n]", " ", new), "hard"))
        else:
            self._put(start, end, new, in_link)

    def _put(self, start: int, end: int, text: str, in_link: bool) -> None:
        if not self._pieces:
            self._start = start
        else:
            self._put_white(start, text)
        if start < self._shift_end:
            text = self._put_shifted(start, end, text)
        elif text != self._source[start:end]:
            self._changes.append((start, end, text))
        self._pieces.append(text)
        self._end = end
        self._white = []
        if in_link:
            self._links += len(text)

    def _put_shifted(self, start: int, end: int, text: str) -> str:
        """The text with its digits raised or lowered, each in the place of one character."""
        if text != self._source[start:end]:
            text = text.translate(self._shifted)
            self._changes.append((start, end, text))
            self._kinds[start] = "markup"
            return text
        size = self._shift_end - start
        shifted = text[:size].translate(self._shifted) + text[size:]
        for i, (old, new) in enumerate(zip(text, shifted, strict=True), start):
            if old != new:
                self._changes.append((i, i + 1, new))
                self._kinds[i] = "markup"
        return shifted

    def _put_white(self, start: int, text: str) -> None:
        """Put the white space that stands before a text, and take out the tags between."""
        place = self._end
        for first, last, white, kind in self._white:
            if kind == "break" and joins_without_space(self._pieces[-1], text):
                continue
            if first > place:
                self._changes.append((place, first, ""))
            if white != self._source[first:last]:
                self._changes.append((first, last, white))
            self._pieces.append(white)
            place = last
        if start > place:
            self._changes.append((place, start, ""))


def joins_without_space(before: str, after: str) -> bool:
    """True if a line break between two texts is none in the text: beside a Chinese character.

    Example:
        >>> joins_without_space("增长", "8%"), joins_without_space("by", "8%")
        (True, False)
    """
    return bool(_WIDE.match(before[-1:]) or _WIDE.match(after))
