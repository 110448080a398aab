"""From HTML to lines of text: blocks make lines, inline elements join, table rows are one line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from policytext.pages.attributes import Features, features, hidden_selectors
from policytext.pages.lexer import Token, lex
from policytext.pages.lines import Line, LineBuilder
from policytext.pages.raised import LOWERED, RAISED, raised_end
from policytext.pages.rows import Row
from policytext.pages.wordlists import elements

__all__ = ["Markup", "Node", "read_markup"]

# How far up the open elements an end tag or an implied end is looked for.
NEAR = 100
# A slash that closes an element, and is not the end of an unquoted address.
_CLOSED = re.compile(r"(?:^|[\s\"'])/$")
_FLOWING = frozenset({"inline", "unseen"})
# What ends an open item, cell or row, and what keeps it open.
_ENDED_BY = {
    "item": (frozenset({"item"}), frozenset({"list", "table", "cell"})),
    "cell": (frozenset({"cell"}), frozenset({"table", "row"})),
    "row": (frozenset({"row"}), frozenset({"table"})),
}


@dataclass(slots=True)
class Node:
    """A block of the page: its parent's index, its place in the page and what it is."""

    parent: int
    start: int
    end: int
    roles: frozenset[str]


@dataclass(slots=True)
class Markup:
    """The lines of a page in order, its blocks, its title and what it is made of."""

    lines: list[Line] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    title: str = ""
    frames: int = 0
    # Characters of the source that a browser does not show as they are hidden by styles.
    hidden: int = 0


class _Open(NamedTuple):
    """An element that has started."""

    name: str
    kind: str
    node: int
    roles: frozenset[str]
    in_link: bool
    # "gone", "blank" (what is shown in it is not) or empty
    hidden: str
    is_literal: bool


def read_markup(text: str, *, literal: bool = False, show: bool = False) -> Markup:
    r"""Take the lines out of a page of HTML.

    Args:
        text: the decoded page.
        literal: true if its line breaks are line breaks, as in text with a few tags in it.
        show: true to take what is hidden by styles as well, as a script may show it.

    Example:
        >>> page = read_markup("<p>PM<sub>2.5</sub>下降<p hidden>x<tr><td>指标<td>8%</tr>")
        >>> [line.text for line in page.lines]
        ['PM2.5下降', '指标\t8%']
    """
    reader = _Reader(text, literal, show)
    for token in lex(text):
        reader.read(token)
    return reader.finish()


class _Reader:
    """Follows the tags of a page with a stack of open elements; no recursion."""

    def __init__(self, text: str, literal: bool, show: bool) -> None:
        self._text, self._show = text, show
        self._builder = LineBuilder(text)
        self._page = Markup(nodes=[Node(0, 0, len(text), frozenset())])
        self._open = [_Open("", "root", 0, frozenset(), False, "", literal)]
        # How many elements of a name are open, so that a stray end tag costs no search.
        self._counts: dict[str, int] = {}
        self._row: Row | None = None
        self._last_used = 0
        self._hidden_names: frozenset[str] = frozenset()

    def read(self, token: Token) -> None:
        if token.kind == "text":
            self._read_text(token.start, token.end)
        elif token.kind == "start":
            self._start(token)
        elif token.kind == "end":
            self._end(token)
        elif token.name == "title" and not self._page.title:
            self._page.title = self._text[slice(*token.inner)].strip()
        elif token.name == "style":
            self._hidden_names |= hidden_selectors(self._text[slice(*token.inner)])

    def finish(self) -> Markup:
        self._flush()
        self._finish_row()
        return self._page

    def _read_text(self, start: int, end: int) -> None:
        top = self._open[-1]
        if top.hidden:
            if top.kind != "unseen":
                self._page.hidden += end - start
            return
        builder = self._builder
        if builder.is_empty:
            builder.roles, builder.node = top.roles, top.node
        if not top.is_literal:
            builder.add(start, end, in_link=top.in_link)
            return
        place = start
        for first, last, kind in builder.literal_parts(start, end, entities=True):
            builder.add_literal(place, first, "", in_link=top.in_link)
            if kind == "line":
                self._flush()
                builder.roles, builder.node = top.roles, top.node
            else:
                builder.add_literal(first, last, kind, in_link=top.in_link)
            place = last
        builder.add_literal(place, end, "", in_link=top.in_link)

    def _start(self, token: Token) -> None:
        kind, role = elements().get(token.name, ("inline", ""))
        self._page.frames += token.name == "frame"
        if kind == "void":
            return
        if kind == "break":
            self._flush()
            return
        if kind not in _FLOWING:
            self._flush()
            self._close_implied(kind)
        elif role == "link" and self._open[-1].in_link and self._open[-1].name == "a":
            self._pop(token.start)
        found = features(token.attributes) if token.attributes else features("")
        above = self._open[-1]
        roles = found.roles | {role} if role else found.roles
        node = above.node
        if kind not in _FLOWING:
            node = len(self._page.nodes)
            self._page.nodes.append(Node(above.node, token.start, len(self._text), roles))
            self._start_part_of_table(kind, node)
        if _CLOSED.search(token.attributes):
            return
        if found.is_raised or token.name in ("sup", "sub"):
            self._shift(token)
        self._counts[token.name] = self._counts.get(token.name, 0) + 1
        self._open.append(
            _Open(
                token.name,
                kind,
                node,
                above.roles | roles if roles - above.roles else above.roles,
                above.in_link or (role == "link" and found.is_link),
                self._hidden(above, kind, found),
                above.is_literal or kind == "preformatted",
            )
        )

    def _shift(self, token: Token) -> None:
        """Keep a raised or lowered number apart from those beside it."""
        lowered = token.name == "sub"
        end = raised_end(self._text, token.name, token.start, token.end, lowered=lowered)
        if end > token.end:
            self._builder.shift(end, LOWERED if lowered else RAISED)

    def _hidden(self, above: _Open, kind: str, found: Features) -> str:
        if kind == "unseen" or above.hidden == "gone":
            return "gone"
        if self._show:
            return ""
        if found.seen == "gone" or not self._hidden_names.isdisjoint(found.names):
            return "gone"
        if found.seen:
            return "blank" if found.seen == "blank" else ""
        return above.hidden

    def _start_part_of_table(self, kind: str, node: int) -> None:
        if kind == "table":
            # A table in a cell shows that the outer one is there for layout.
            self._finish_row(layout=True)
        elif kind == "row":
            self._finish_row()
            self._row = Row(node)
            self._last_used = node
        elif kind == "cell" and self._row is not None:
            self._row.cells.append([])

    def _close_implied(self, kind: str) -> None:
        """Close what a new block ends without an end tag: a paragraph, an item, a cell, a row."""
        self._close_near(frozenset({"paragraph"}), None)
        if kind in _ENDED_BY:
            self._close_near(*_ENDED_BY[kind])

    def _close_near(self, ended: frozenset[str], kept: frozenset[str] | None) -> None:
        """Close the nearest open element of some kinds, unless one that keeps it open is nearer.

        Where ``kept`` is None, that is every element but an inline one.
        """
        for place in range(len(self._open) - 1, max(0, len(self._open) - NEAR), -1):
            kind = self._open[place].kind
            if kind in ended:
                self._pop_to(place, -1)
                return
            if kind not in _FLOWING if kept is None else kind in kept:
                return

    def _end(self, token: Token) -> None:
        kind = elements().get(token.name, ("inline", ""))[0]
        if kind not in _FLOWING and kind != "void":
            self._flush()
        if not self._counts.get(token.name):
            return
        place = len(self._open) - 1
        lowest = max(0, place - NEAR)
        while place > lowest and self._open[place].name != token.name:
            above = self._open[place].kind
            # An inline element ends within its block, and a block within its cell.
            if kind in _FLOWING and above not in _FLOWING:
                return
            if above in ("cell", "table") and kind not in ("cell", "row", "table"):
                return
            place -= 1
        if place > lowest:
            self._pop_to(place, token.start)

    def _pop_to(self, place: int, end: int) -> None:
        while len(self._open) > place:
            self._pop(end)

    def _pop(self, end: int) -> None:
        closed = self._open.pop()
        self._counts[closed.name] -= 1
        if closed.kind in _FLOWING:
            return
        if end >= 0:
            self._page.nodes[closed.node].end = end
        self._flush()
        if closed.kind in ("row", "table"):
            self._finish_row()
        if self._last_used < closed.node == len(self._page.nodes) - 1:
            # An empty block is of no use, and a page can have millions.
            self._page.nodes.pop()

    def _flush(self) -> None:
        line = self._builder.take()
        if line is None:
            return
        self._last_used = max(self._last_used, line.node)
        if self._row is not None and self._row.cells:
            self._row.cells[-1].append(line)
        else:
            self._page.lines.append(line)

    def _finish_row(self, *, layout: bool = False) -> None:
        if self._row is not None:
            self._flush()
            self._page.lines.extend(self._row.lines(layout))
            self._row = None
