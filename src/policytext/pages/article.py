"""From a decoded page to the lines of its article, one paragraph a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policytext.alignment import Alignment
from policytext.errors import ReadError
from policytext.pages.boilerplate import has_signs, is_navigation
from policytext.pages.edits import Edits
from policytext.pages.kinds import kind_of
from policytext.pages.leftout import left_out
from policytext.pages.lines import Line
from policytext.pages.markdown import read_markdown
from policytext.pages.markup import Markup, Node, read_markup
from policytext.pages.select import KEPT, NO_ARTICLE, choose
from policytext.pages.wrapped import breaks_of_lines, breaks_of_text
from policytext.repairs import Repair

__all__ = ["Extracted", "extract"]

# A page that hides so many characters, and so many times more than it shows, is shown by a script.
MUCH_HIDDEN, HIDDEN_TIMES = 500, 4
_WHITE = "[ \t\xa0\u3000\u2002\u2003\u2009\u200a]"
_EDGE = re.compile(rf"{_WHITE}\n|\n{_WHITE}")
_RUN = re.compile(rf"{_WHITE}+")
_LINE = re.compile(r"\S(?:[^\n]*\S)?")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The article of a page.

    Args:
        text: its lines, one paragraph each.
        alignment: from the text to the decoded page.
        repairs: what could be read and was left out, as ``boilerplate`` or ``spam``; markup and
            hidden content are no repairs.
        left_out: stretches of the decoded page that were left out although they read as text,
            such as news below the article: (start, end) of each. A reader should look at them.
    """

    text: str
    alignment: Alignment
    repairs: tuple[Repair, ...]
    left_out: tuple[tuple[int, int], ...] = ()


def extract(text: str) -> Extracted:
    r"""The article of a decoded page: HTML, text with bits of tags, Markdown or plain text.

    Plain text without any sign that it was copied from a page is kept whole; only white space at
    the ends of its lines goes.

    Args:
        text: the page, its lines ending in ``\n``.

    Raises:
        ReadError: the page is empty or has no article.

    Example:
        >>> page = "<div>当前位置：首页>公开</div><p>普查通知</p><p>请各区认真执行。</p>"
        >>> article = extract(page)
        >>> article.text
        '普查通知\n请各区认真执行。'
        >>> article.repairs
        (Repair(kind='boilerplate', start=0, end=0, raw_start=5, raw_end=15, lost=False),)
    """
    if not text.strip():
        raise ReadError("the page is empty: it has nothing but white space")
    article = _extract(text)
    if is_navigation(article.text):
        raise ReadError(NO_ARTICLE)
    return article


def _extract(text: str) -> Extracted:
    kind = kind_of(text)
    if kind == "text" and not has_signs(text):
        return _trim(text)
    page = _read(text, kind)
    if kind == "markdown" and not has_signs(text):
        if all(line.links * 2 > len(line.text) for line in page.lines):
            raise ReadError(NO_ARTICLE)
        return _build(text, page.lines, [KEPT] * len(page.lines))
    try:
        article = _build(text, page.lines, choose(page, text, html=kind == "html"))
    except ReadError:
        shown = _shown(text, page, 0)
        if shown is None:
            raise
        return shown
    return _shown(text, page, len(article.text)) or article


def _shown(text: str, page: Markup, size: int) -> Extracted | None:
    """The article of a page with what it hides, if that is nearly all there is.

    Some sites hide the text until a script shows it.

    Args:
        text: the page.
        page: its lines without what is hidden.
        size: how many characters its article has without it.
    """
    if page.hidden < max(MUCH_HIDDEN, 2 * HIDDEN_TIMES * size):
        return None
    page = read_markup(text, show=True)
    try:
        article = _build(text, page.lines, choose(page, text, html=True))
    except ReadError:
        return None
    return article if len(article.text) > HIDDEN_TIMES * size else None


def _read(text: str, kind: str) -> Markup:
    if kind in ("html", "tagged"):
        return read_markup(text, literal=kind == "tagged")
    if kind == "markdown":
        lines = read_markdown(text)
    else:
        lines = [Line(match.group(), *match.span()) for match in _LINE.finditer(text)]
    return Markup(lines, [Node(0, 0, len(text), frozenset())])


def _trim(text: str) -> Extracted:
    """The text without white space at the ends of its lines, and with broken paragraphs joined."""
    changes: list[tuple[int, int, str]] = []
    joined = breaks_of_text(text)
    if _EDGE.search(text) or text[0] != text.lstrip()[0] or text.rstrip(" \t\xa0\u3000") != text:
        for run in _RUN.finditer(text):
            start, end = run.span()
            if start == 0 or end == len(text) or text[start - 1] == "\n" or text[end] == "\n":
                changes.append((start, end, ""))
    edits = Edits(text)
    place = 0
    for start, end, new in joined:
        while place < len(changes) and changes[place][0] < start:
            edits.replace(*changes[place])
            place += 1
        edits.replace(start, end, new, kind="line-break")
        while place < len(changes) and changes[place][0] < end:
            place += 1
    for change in changes[place:]:
        edits.replace(*change)
    return Extracted(*edits.build(), tuple(edits.repairs))


def _build(text: str, lines: list[Line], verdicts: list[str]) -> Extracted:
    """Put the lines that are kept together, and list the others."""
    edits = Edits(text)
    repairs: list[Repair] = []
    length = 0
    joined = False
    kept = [i for i, verdict in enumerate(verdicts) if verdict == KEPT]
    broken = breaks_of_lines(text, lines, kept)
    for i, (line, verdict) in enumerate(zip(lines, verdicts, strict=True)):
        if verdict != KEPT:
            _add_removal(repairs, Repair(verdict, length, length, line.start, line.end), joined)
            joined = True
            continue
        joined = False
        if i in broken:
            edits.replace(edits.place, line.start, broken[i], kind="line-break")
            length += len(broken[i])
        elif length:
            _end_line(edits, line.start)
            length += 1
        else:
            edits.delete(0, line.start)
        for start, end, new in line.changes:
            edits.replace(start, end, new, kind=line.kinds.get(start))
        length += len(line.text)
        edits.skip_to(line.end)
    edits.delete(edits.place, len(text))
    repairs += edits.repairs
    repairs.sort(key=lambda one: (one.raw_start, one.raw_end))
    found = left_out(lines, [verdict == KEPT for verdict in verdicts])
    return Extracted(*edits.build(), tuple(repairs), found)


def _end_line(edits: Edits, start: int) -> None:
    """Put one line end between the last change and the start of a line."""
    place = edits.place
    if edits.source[place] == "\n":
        edits.delete(place + 1, start)
    else:
        edits.replace(place, start, "\n")


def _add_removal(repairs: list[Repair], repair: Repair, joined: bool) -> None:
    if joined and repairs and repairs[-1].kind == repair.kind:
        repairs[-1] = repairs[-1]._replace(raw_end=repair.raw_end)
    else:
        repairs.append(repair)
