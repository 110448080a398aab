"""Headings as a tree: the level of each, and where its section ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from policytext.structure.heading import Heading
from policytext.structure.lines import strip
from policytext.structure.marks import RANKS

__all__ = ["Node", "build_outline"]

_UNITS = ("part", "book", "chapter", "section", "article")
_LOW = ("line", "sentence", "is")
_UNNUMBERED = ("line", "sentence", "entry", "is", "box")
_OWN_TEXT = 80  # characters after a heading that make it more than a headline over the next ones


@dataclass(frozen=True)
class Node:
    """A heading in the tree.

    Attributes:
        heading: the heading.
        level: depth, 1 for the outermost.
        parent: index of the heading above it; -1 for the outermost.
        end: where its section ends: before the next heading of its level or above.
    """

    heading: Heading
    level: int
    parent: int
    end: int


def build_outline(
    text: str, headings: Sequence[Heading], paragraphs: Sequence[tuple[int, int]]
) -> list[Node]:
    """Give each heading its level, by the order in which the styles of numbers appear.

    A style that is open makes a sibling of the last heading of that style; another makes a child
    of the last heading. So 一、 stands above （一） in one document and below it in another.
    """
    styles = _styles(headings)
    nested, resumed = _inner_lists(headings, styles)
    places: list[tuple[int, int]] = []  # level and parent
    ends = [paragraphs[-1][1] if paragraphs else 0] * len(headings)
    open_: list[int] = []
    for i, heading in enumerate(headings):
        keep = _depth(open_, styles, i, outer=i in resumed) if i not in nested else len(open_)
        for j in open_[keep:]:
            ends[j] = _end_before(text, heading.start, paragraphs)
        del open_[keep:]
        places.append((len(open_) + 1, open_[-1] if open_ else -1))
        open_.append(i)
    return [
        Node(h, *place, max(end, h.end))
        for h, place, end in zip(headings, places, ends, strict=True)
    ]


def _depth(open_: list[int], styles: list[str], i: int, *, outer: bool) -> int:
    """How many of the open sections stay open when heading ``i`` comes."""
    style = styles[i]
    if style == "top line":
        return 0
    same = [depth for depth, j in enumerate(open_) if _slot(styles[j]) == _slot(style)]
    if same:
        return same[0] if outer else same[-1]
    depth = len(open_)
    while depth and _gives_way(styles[open_[depth - 1]], style):
        depth -= 1
    return depth


def _gives_way(above: str, style: str) -> bool:
    """Whether a heading of one style cannot hold another, which has not been seen in it."""
    if above == "top line" or RANKS[above] <= RANKS[style]:
        return False
    return style in _UNITS or above in _LOW


def _slot(style: str) -> str:
    # Boxes stand among the numbered paragraphs, not inside the last of them.
    return "digit" if style == "box" else style


def _inner_lists(headings: Sequence[Heading], styles: list[str]) -> tuple[set[int], set[int]]:
    """Lists inside a section of their own style: 二、 一、二、三、 三、.

    Returns:
        The headings with which such lists start, and those with which the outer list goes on.
    """
    after: dict[int, int] = {}  # where the unbroken run of numbers that a heading starts is over
    latest: dict[str, int] = {}
    for i in range(len(headings) - 1, -1, -1):
        style = styles[i]
        if style == "top line":
            latest.clear()
        following = latest.get(style)
        if following is not None:
            goes_on = headings[following].value == headings[i].value + 1
            after[i] = after.get(following, -1) if goes_on else following
        latest[style] = i
    starts: set[int] = set()
    resumes: set[int] = set()
    last: dict[str, int] = {}
    inner_end: dict[str, int] = {}  # where the inner list of a style that is open ends
    for i, heading in enumerate(headings):
        style = styles[i]
        if style == "top line":
            last.clear()
        if i < inner_end.get(style, 0):
            continue
        end = after.get(i, -1)
        inside = heading.value == 1 and style in last and end > 0 and style not in _UNNUMBERED
        if inside and headings[end].value == last[style] + 1 > 1:
            starts.add(i)
            resumes.add(end)
            inner_end[style] = end
        else:
            last[style] = heading.value
    return starts, resumes


def _styles(headings: Sequence[Heading]) -> list[str]:
    """The style of each heading, lines without number told apart by where they stand."""
    styles = [heading.style for heading in headings]
    numbered = [i for i, style in enumerate(styles) if style not in _UNNUMBERED]
    main = styles[numbered[0]] if numbered else ""
    lines_first = bool(headings) and styles[0] == "line"
    following: list[int | None] = []
    value = None
    for heading in reversed(headings):
        following.append(value)
        value = heading.value if heading.style == main else value
    following.reverse()
    before: int | None = None
    for i, heading in enumerate(headings):
        if heading.style == main:
            before = heading.value
        elif heading.style == "line" and _is_top(heading, before, following[i], lines_first):
            styles[i], before = "top line", None
    _join_single(headings, styles, main)
    return styles


def _is_top(heading: Heading, before: int | None, after: int | None, lines_first: bool) -> bool:
    if heading.kind in ("glossary", "closing"):
        return True
    if before is not None and after == before + 1:
        return False
    return lines_first or after == 1 or heading.kind == "title"


def _join_single(headings: Sequence[Heading], styles: list[str], main: str) -> None:
    """A single line with text of its own before 一、 is the first of their row, not above them."""
    tops = [i for i, style in enumerate(styles) if style == "top line" and not headings[i].kind]
    if len(tops) != 1 or main not in styles:
        return
    place, first = tops[0], styles.index(main)
    if place < first and headings[first].start - headings[place].end > _OWN_TEXT:
        styles[place] = main


def _end_before(text: str, offset: int, paragraphs: Sequence[tuple[int, int]]) -> int:
    """The end of the text before an offset at which a heading starts."""
    number = bisect_left(paragraphs, (offset, -1)) - 1
    start, end = paragraphs[number]
    return end if end <= offset else strip(text, start, offset)[1]
