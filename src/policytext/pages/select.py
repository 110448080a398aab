"""Choose the lines of a page that are its article, by text density, links and known words."""

from __future__ import annotations

import re

from policytext.errors import ReadError
from policytext.pages.boilerplate import judge, plain_key
from policytext.pages.facts import SENTENCE, Fact, find_facts
from policytext.pages.lines import Line
from policytext.pages.markup import Markup, Node

__all__ = ["KEPT", "NO_ARTICLE", "choose"]

KEPT, BOILERPLATE, SPAM = "", "boilerplate", "spam"
NO_ARTICLE = (
    "the page has no article: only navigation, links and the like were found; if its text is "
    "loaded by a script, save the page from a browser"
)
# Kinds of boilerplate that end an article upwards and downwards; others are only left out.
STOPS_ABOVE = frozenset({"path", "footer", "related", "error"})
STOPS_BELOW = frozenset({"path", "footer", "related", "qr", "share", "error"})
# What stands between a title and the same title over the text.
AROUND_TITLE = frozenset({"meta", "tool", "count", "share", "qr"})
# How many lines outside the block of the text may still belong to it: titles, signatures.
ABOVE, BELOW = 4, 3
LEAST_TITLE, LONGEST_TITLE = 4, 60
# How many lines from the first of the text a line of date and source can stand.
HEAD = 3
# With less text than this a page can be an error page or a form to log in.
LITTLE = 300

_TITLE = re.compile("[\u3400-\u9fff].*[\u3400-\u9fff].*[\u3400-\u9fff]")
_DATE = re.compile("年.{1,3}月.{1,3}日[）)]?$")
_TAIL = re.compile("^[（(附注]|[。！？”）)]$")
_PASSWORD = re.compile(r"""type\s{0,5}=\s{0,5}["']?password""", re.IGNORECASE)


def choose(page: Markup, text: str, *, html: bool) -> list[str]:
    """Say for each line of a page whether it is kept, or as what it is left out.

    Args:
        page: the page's lines and blocks.
        text: the page itself.
        html: true if it is HTML, so that blocks and links mean something.

    Raises:
        ReadError: the page has no article.
    """
    facts = find_facts(page.lines, html)
    span = _densest(facts) or _article_block(page.lines, facts)
    chosen = _Grower(page, facts).grow(*span) if span else _all_plain(facts)
    _refuse_none(page, facts, chosen, text)
    _drop_repeated_title(page.lines, facts, chosen)
    return [
        KEPT if i in chosen else SPAM if fact.is_spam else BOILERPLATE
        for i, fact in enumerate(facts)
    ]


def _densest(facts: list[Fact]) -> tuple[int, int] | None:
    """The first and last line of the stretch with the greatest sum of weights."""
    best, span = 0.0, None
    total, start = 0.0, 0
    for i, fact in enumerate(facts):
        if total <= 0:
            total, start = 0.0, i
        total += fact.weight
        if total > best:
            best, span = total, (start, i)
    return span


def _article_block(lines: list[Line], facts: list[Fact]) -> tuple[int, int] | None:
    """The first and last plain line of what the page calls its article, if it has few words."""
    found = [i for i, fact in enumerate(facts) if fact.is_plain and "article" in lines[i].roles]
    return (found[0], found[-1]) if found else None


def _all_plain(facts: list[Fact]) -> set[int]:
    """Of a page of few words: all that is no boilerplate, from the path to it to the end."""
    plain = [i for i, fact in enumerate(facts) if fact.is_plain]
    paths = [i for i, fact in enumerate(facts) if fact.kind == "path"]
    if paths and any(i > paths[-1] for i in plain):
        plain = [i for i in plain if i > paths[-1]]
    stops = (
        [i for i, fact in enumerate(facts) if fact.kind in STOPS_BELOW and i > plain[0]]
        if plain
        else []
    )
    return {i for i in plain if not stops or i < stops[0]}


def _refuse_none(page: Markup, facts: list[Fact], chosen: set[int], text: str) -> None:
    size = sum(facts[i].size for i in chosen)
    if size < LITTLE:
        verdict = judge(page.title)
        if any(fact.kind == "error" for fact in facts) or (verdict and verdict.kind == "error"):
            raise ReadError(
                "the page has no article: it is an error page; fetch the document again"
            )
        if _PASSWORD.search(text):
            raise ReadError("the page has no article: it is a form to log in")
    if size:
        return
    if page.frames:
        raise ReadError(
            f"the page has no article: it is a set of {page.frames} frames; read the page of the "
            "frame that holds the text"
        )
    raise ReadError(NO_ARTICLE)


def _drop_repeated_title(lines: list[Line], facts: list[Fact], chosen: set[int]) -> None:
    """Leave out a title that the article says twice, and date and tools between the two.

    It is one if date or tools stand between the two, or if only the first is a heading. Whatever
    else stands between, such as an editor's note, stays, under the first of the two.
    """
    order = sorted(chosen)[:8]
    for first in order[:2]:
        key = plain_key(lines[first].text)
        if not LEAST_TITLE <= len(key) <= LONGEST_TITLE or key[-1] in "。！？；：!?;:":
            continue
        for second in order[1:]:
            if second <= first or plain_key(lines[second].text) != key:
                continue
            is_heading = ["heading" in lines[i].roles for i in (first, second)]
            around = {i for i in range(first + 1, second) if facts[i].kind in AROUND_TITLE}
            if is_heading == [True, False] or around:
                kept = chosen.intersection(range(first + 1, second)) - around
                chosen -= around | {second if kept else first}
                return


class _Grower:
    """Grows the densest stretch to the whole article: titles, headings, signature, date."""

    def __init__(self, page: Markup, facts: list[Fact]) -> None:
        self._lines, self._nodes, self._facts = page.lines, page.nodes, facts
        self._title = plain_key(page.title)

    def grow(self, first: int, last: int) -> set[int]:
        block = self._block(first, last)
        chosen = {i for i in range(first, last + 1) if self._stays(i)}
        # Between the title and the text stand date and source, however they are worded.
        for i in range(first, min(last, first + HEAD) + 1):
            if self._facts[i].kind:
                chosen.discard(i)
        chosen |= self._above(first, block)
        chosen |= self._below(last, block)
        return chosen

    def _block(self, first: int, last: int) -> Node:
        """The block of the page that holds a stretch of lines: the article's, or the innermost."""
        place, end = self._lines[first].node, self._lines[last].end
        while place and self._nodes[place].end < end:
            place = self._nodes[place].parent
        if first == last:
            # The block of one line is its paragraph.
            place = self._nodes[place].parent
        inner = place
        while place and "article" not in self._nodes[place].roles:
            place = self._nodes[place].parent
        return self._nodes[place or inner]

    def _is_in(self, block: Node, i: int) -> bool:
        line = self._lines[i]
        return block.start <= line.start and line.end <= block.end

    def _stays(self, i: int) -> bool:
        """True unless a line within the article is surely none of it."""
        fact = self._facts[i]
        if fact.is_spam or fact.is_strong:
            return False
        return not (fact.is_away and (fact.is_linky or fact.size < SENTENCE))

    def _above(self, first: int, block: Node) -> set[int]:
        chosen: set[int] = set()
        left = ABOVE
        meta = -1
        is_real = block is not self._nodes[0]
        for i in range(first - 1, -1, -1):
            fact, line = self._facts[i], self._lines[i]
            inside = self._is_in(block, i)
            if fact.is_spam or (fact.is_linky and not (inside and self._is_linked_text(i))):
                break
            # What ends a site above its article does not end the article's own block.
            if fact.kind in STOPS_ABOVE and (fact.kind == "path" or not (inside and is_real)):
                break
            if fact.kind:
                meta = i if fact.kind in AROUND_TITLE else meta
                continue
            if fact.is_away and not (inside and "heading" in line.roles):
                break
            if not inside:
                left -= 1
                if left < 0 or fact.size > LONGEST_TITLE:
                    break
            chosen.add(i)
        self._cut_above_title(chosen, block)
        return self._only_titles(chosen, meta) if meta >= 0 else chosen

    def _cut_above_title(self, chosen: set[int], block: Node) -> None:
        """Outside the block of the text, leave out what stands above the page's own title."""
        outside = sorted(i for i in chosen if not self._is_in(block, i))
        keys = {i: plain_key(self._lines[i].text) for i in outside}
        named = [i for i in outside if len(keys[i]) >= LEAST_TITLE and keys[i] in self._title]
        headings = [i for i in outside if "heading" in self._lines[i].roles]
        # The page's title often ends with the name of the site, which stands above.
        if first := named[-1:] or headings[:1]:
            chosen.difference_update(i for i in outside if i < first[0])

    def _only_titles(self, chosen: set[int], meta: int) -> set[int]:
        """Of what stands above the line of date and source keep the title next to it."""
        kept = {i for i in chosen if i > meta}
        for i in range(meta - 1, max(-1, meta - 1 - ABOVE), -1):
            text = self._lines[i].text
            if i not in chosen or len(text) > LONGEST_TITLE or not _TITLE.search(text):
                break
            kept.add(i)
        return kept

    def _below(self, last: int, block: Node) -> set[int]:
        chosen: set[int] = set()
        left = BELOW
        for i in range(last + 1, len(self._lines)):
            fact = self._facts[i]
            if fact.is_spam or fact.kind in STOPS_BELOW:
                break
            if fact.kind:
                continue
            inside = self._is_in(block, i)
            if fact.is_away or (fact.is_linky and not (inside and self._is_linked_text(i))):
                break
            if not inside:
                left -= 1
                if left < 0 or not self._is_tail(i):
                    break
            chosen.add(i)
        return chosen

    def _is_linked_text(self, i: int) -> bool:
        """True if a line of links is a sentence; titles of other pages have no stop."""
        return self._facts[i].size >= SENTENCE and self._lines[i].text[-1] in "。；！"

    def _is_tail(self, i: int) -> bool:
        """True if a line under the text is a note, a date, or the signature above a date."""
        text = self._lines[i].text
        after = self._lines[i + 1].text if i + 1 < len(self._lines) else ""
        return bool(_TAIL.search(text) or _DATE.search(text) or _DATE.search(after))
