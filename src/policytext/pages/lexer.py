"""Cut HTML into tags and text with their offsets, in one pass, however broken it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policytext.pages.wordlists import elements

__all__ = ["Token", "lex"]

# A quoted value ends at its quote; one that holds a "<" must do so soon, since a missing quote
# would otherwise swallow the text up to the next one.
_QUOTED = r""""[^"<]{0,20000}(?:<[^"]{0,300})?"|'[^'<]{0,20000}(?:<[^']{0,300})?'"""
_TAG = re.compile(
    rf"""<(/?)([a-zA-Z][a-zA-Z0-9:_.-]{{0,60}})((?:[\s/][^<>"']*(?:(?:{_QUOTED})[^<>"']*)*)?)>"""
)
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:_.-]{0,60})(?=[\s/<>]|\Z)")
_CHINESE = re.compile("[\u3400-\u9fff]")
# A tag that another one or the end of the page cuts short is believed up to this length.
SHORT, SHORT_AT_END = 200, 2000


class Token(NamedTuple):
    """A part of the page.

    ``kind`` is ``text``, ``start``, ``end`` (of an element) or ``raw`` (the whole of a script,
    style, title or textarea with its content at ``inner``).
    """

    kind: str
    start: int
    end: int
    name: str = ""
    attributes: str = ""
    inner: tuple[int, int] = (0, 0)


class _Finder:
    """Finds the next place of a string from rising places, never looking at one twice."""

    def __init__(self, text: str, wanted: str) -> None:
        self._text, self._wanted, self._found = text, wanted, -2

    def __call__(self, place: int) -> int:
        """The next place, or -1."""
        if self._found != -1 and self._found < place:
            self._found = self._text.find(self._wanted, place)
        return self._found


def lex(text: str) -> Iterator[Token]:
    """The tags and stretches of text of a page, in order; comments are left out.

    Example:
        >>> [(token.kind, token.name or token.start) for token in lex("<p>增长<5%</p><!--x-->")]
        [('start', 'p'), ('text', 3), ('text', 5), ('text', 6), ('end', 'p')]
    """
    lexer = _Lexer(text)
    place = 0
    while place < len(text):
        opening = text.find("<", place)
        if opening < 0:
            opening = len(text)
        if opening > place:
            yield from lexer.read_text(place, opening)
        if opening == len(text):
            return
        token, place = lexer.read(opening)
        if token is not None:
            yield token


class _Lexer:
    def __init__(self, text: str) -> None:
        self._text = text
        self._closing, self._opening = _Finder(text, ">"), _Finder(text, "<")
        self._comment_end, self._cdata_end = _Finder(text, "-->"), _Finder(text, "]]>")
        # Where no end tag of a raw element follows any more.
        self._endless: set[str] = set()
        self._in_cdata = False

    def read_text(self, start: int, end: int) -> Iterator[Token]:
        """A stretch of text, without the mark that ends a CDATA section in it."""
        close = self._cdata_end(start) if self._in_cdata else -1
        if 0 <= close < end:
            self._in_cdata = False
            if close > start:
                yield Token("text", start, close)
            start = close + 3
        if end > start:
            yield Token("text", start, end)

    def read(self, place: int) -> tuple[Token | None, int]:
        """What a "<" begins, and where to go on."""
        mark = self._text[place + 1 : place + 2]
        if mark in ("!", "?"):
            end = self._skip_declaration(place)
            if end > place:
                return None, end
        elif mark:
            token = self._read_tag(place)
            if token is not None:
                return token, token.end
        return Token("text", place, place + 1), place + 1

    def _skip_declaration(self, place: int) -> int:
        """The end of a comment, doctype or the like; the place itself if it is none."""
        text = self._text
        if text.startswith("<!--", place):
            if text.startswith(("<!-->", "<!--->"), place):
                return text.index(">", place) + 1
            end = self._comment_end(place + 4)
            if end >= 0:
                return end + 3
        if text.startswith("<![CDATA[", place):
            self._in_cdata = True
            return place + 9
        closing, opening = self._closing(place), self._opening(place + 1)
        if closing >= 0 and (opening < 0 or closing < opening or closing < place + SHORT):
            return closing + 1
        if closing < 0 and opening < 0 and len(text) - place <= SHORT_AT_END:
            return len(text)
        return place

    def _read_tag(self, place: int) -> Token | None:
        match = _TAG.match(self._text, place)
        if match:
            slash, name, attributes = match.groups()
            return self._token(place, match.end(), name.lower(), attributes, bool(slash))
        return self._read_broken_tag(place)

    def _read_broken_tag(self, place: int) -> Token | None:
        """A tag with a quote or its end missing."""
        text = self._text
        match = _NAME.match(text, place)
        if not match:
            return None
        name, is_end = match.group(1).lower(), text[place + 1] == "/"
        closing, opening = self._closing(place), self._opening(place + 1)
        if closing >= 0 and (opening < 0 or closing < opening):
            return self._token(place, closing + 1, name, text[match.end() : closing], is_end)
        if name not in elements():
            return None
        end = opening if opening >= 0 else len(text)
        limit = SHORT if opening >= 0 else SHORT_AT_END
        if end - place > limit or (opening >= 0 and _CHINESE.search(text, place, end)):
            return None
        return self._token(place, end, name, text[match.end() : end], is_end)

    def _token(self, start: int, end: int, name: str, attributes: str, is_end: bool) -> Token:
        if is_end:
            return Token("end", start, end, name)
        if elements().get(name, ("", ""))[0] == "raw":
            return self._raw(start, end, name, attributes)
        return Token("start", start, end, name, attributes)

    def _raw(self, start: int, end: int, name: str, attributes: str) -> Token:
        """An element whose content is not markup, up to its end tag."""
        match = None
        if name not in self._endless:
            match = _raw_end(name).search(self._text, end)
        if match:
            return Token("raw", start, match.end(), name, attributes, (end, match.start()))
        self._endless.add(name)
        # A script without an end hides the rest, as in a browser; a title cannot be so long.
        close = len(self._text)
        if name in ("title", "textarea"):
            opening = self._opening(end)
            close = opening if opening >= 0 else close
        return Token("raw", start, close, name, attributes, (end, close))


def _raw_end(name: str) -> re.Pattern[str]:
    # re keeps compiled patterns; there are four names.
    return re.compile(rf"</{name}\s{{0,100}}>?", re.IGNORECASE)
