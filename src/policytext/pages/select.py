"""Choose the lines of a page that are its article, by text density, links and known words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policytext.errors import ReadError
from policytext.pages.boilerplate import is_spam, judge, plain_key
from policytext.pages.lines import Line
from policytext.pages.markup import Markup, Node

__all__ = ["KEPT", "choose"]

KEPT, BOILERPLATE, SPAM = "", "boilerplate", "spam"
# A line of running text has so many characters and a mark; more than MOST add nothing.
SENTENCE, MOST = 20, 150
# Parts of a page that are seldom the article; one that holds this share of the text is.
AWAY = ("nav", "header", "footer", "aside", "share", "form")
MAIN_SHARE = 0.5
# What a line of each sort costs when the densest stretch of lines is sought.
SPAM_COST, STRONG_COST, WEAK_COST, LINK_COST, AWAY_COST, SHORT_COST = 40, 30, 12, 15, 20, 1
# Kinds of boilerplate that end an article upwards and downwards; others are only left out.
STOPS_ABOVE = frozenset({"path", "footer", "related", "error"})
STOPS_BELOW = frozenset({"path", "footer", "related", "qr", "share", "error"})
# How many lines outside the block of the text may still belong to it: titles, signatures.
ABOVE, BELOW = 4, 3
LEAST_TITLE, LONGEST_TITLE = 4, 60
# How many lines from the first of the text a line of date and source can stand.
HEAD = 3
# With less text than this a page can be an error page or a form to log in.
LITTLE = 300

_MARKS = re.compile("[，。；：！？、,;:]")
_WORDS = re.compile("[\u3400-\u9fff\uf900-\ufaffA-Za-z0-9\U00020000-\U0003ffff]")
_TITLE = re.compile("[\u3400-\u9fff].*[\u3400-\u9fff].*[\u3400-\u9fff]")
_TAIL = re.compile(
    "年.{1,3}月.{1,3}日[）)]?$|(?:政府|委员会|委員會|办公室|辦公室|局|厅|廳|院|会|會|部|办)$|^[（(附注]|[。！？”）)]$"
)
_PASSWORD = re.compile(r"""type\s{0,5}=\s{0,5}["']?password""", re.IGNORECASE)


@dataclass(slots=True)
class _Fact:
    """What is known of a line before the choice."""

    size: int
    kind: str
    is_strong: bool
    is_spam: bool
    is_linky: bool
    is_away: bool
    weight: float = 0


def choose(page: Markup, text: str, *, html: bool) -> list[str]:
    """Say for each line of a page whether it is kept, or as what it is left out.

    Args:
        page: the page's lines and blocks.
        text: the page itself.
        html: true if it is HTML, so that blocks and links mean something.

    Raises:
        ReadError: the page has no article.
    """
    facts = _facts(page.lines, html)
    span = _densest(facts) or _article_block(page.lines, facts)
    chosen = _Grower(page, facts).grow(*span) if span else _all_plain(facts)
    _refuse_none(page, facts, chosen, text)
    _drop_repeated_title(page.lines, facts, chosen)
    return [
        KEPT if i in chosen else SPAM if fact.is_spam else BOILERPLATE
        for i, fact in enumerate(facts)
    ]


def _facts(lines: list[Line], html: bool) -> list[_Fact]:
    facts = []
    for line in lines:
        size = len(_WORDS.findall(line.text))
        verdict = judge(line.text)
        is_linky = line.links * 2 > len(line.text)
        facts.append(
            _Fact(
                size,
                verdict.kind if verdict else "",
                bool(verdict and verdict.is_strong),
                is_spam(line.text),
                is_linky,
                False,
            )
        )
    away = _parts_away(lines, facts) if html else frozenset()
    for line, fact in zip(lines, facts, strict=True):
        fact.is_away = not away.isdisjoint(line.roles)
        fact.weight = _weight(line, fact)
    return facts


def _parts_away(lines: list[Line], facts: list[_Fact]) -> frozenset[str]:
    """The parts of the page that do not hold its text; a form can be around all of it."""
    total = 0
    sizes = dict.fromkeys(AWAY, 0)
    for line, fact in zip(lines, facts, strict=True):
        if fact.is_linky or fact.is_strong or fact.is_spam or not _is_sentence(line, fact):
            continue
        total += fact.size
        for role in line.roles:
            if role in sizes:
                sizes[role] += fact.size
    if not total:
        # No text to go by: only a form can be around everything.
        del sizes["form"]
    return frozenset(role for role, size in sizes.items() if size <= MAIN_SHARE * total)


def _is_sentence(line: Line, fact: _Fact) -> bool:
    return fact.size >= SENTENCE and bool(_MARKS.search(line.text))


def _weight(line: Line, fact: _Fact) -> float:
    if fact.is_spam:
        return -SPAM_COST
    if fact.kind:
        return -STRONG_COST if fact.is_strong else -WEAK_COST
    if fact.is_linky:
        return -LINK_COST
    if fact.is_away:
        return -AWAY_COST
    if _is_sentence(line, fact):
        return min(fact.size, MOST) * (1 - line.links / len(line.text))
    if "\t" in line.text:
        return min(fact.size, MOST) / 2
    return -SHORT_COST


def _densest(facts: list[_Fact]) -> tuple[int, int] | None:
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


def _is_plain(fact: _Fact) -> bool:
    return bool(fact.size) and not (fact.kind or fact.is_spam or fact.is_linky or fact.is_away)


def _article_block(lines: list[Line], facts: list[_Fact]) -> tuple[int, int] | None:
    """The first and last plain line of what the page calls its article, if it has few words."""
    found = [i for i, fact in enumerate(facts) if _is_plain(fact) and "article" in lines[i].roles]
    return (found[0], found[-1]) if found else None


def _all_plain(facts: list[_Fact]) -> set[int]:
    """Of a page of few words: all that is no boilerplate, from the path to it to the end."""
    plain = [i for i, fact in enumerate(facts) if _is_plain(fact)]
    paths = [i for i, fact in enumerate(facts) if fact.kind == "path"]
    if paths and any(i > paths[-1] for i in plain):
        plain = [i for i in plain if i > paths[-1]]
    stops = (
        [i for i, fact in enumerate(facts) if fact.kind in STOPS_BELOW and i > plain[0]]
        if plain
        else []
    )
    return {i for i in plain if not stops or i < stops[0]}


def _refuse_none(page: Markup, facts: list[_Fact], chosen: set[int], text: str) -> None:
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
    raise ReadError(
        "the page has no article: only navigation, links and the like were found; if its text is "
        "loaded by a script, save the page from a browser"
    )


def _drop_repeated_title(lines: list[Line], facts: list[_Fact], chosen: set[int]) -> None:
    """Leave out a title of the page that the article says again.

    That is so if date and tools stand between the two, or if only the first is a heading.
    """
    order = sorted(chosen)[:8]
    for first in order[:2]:
        key = plain_key(lines[first].text)
        if not LEAST_TITLE <= len(key) <= LONGEST_TITLE:
            continue
        for second in order[1:]:
            if second <= first or plain_key(lines[second].text) != key:
                continue
            is_heading = ["heading" in lines[i].roles for i in (first, second)]
            if is_heading == [True, False] or any(facts[i].kind for i in range(first, second)):
                chosen.difference_update(range(order[0], second))
                return


class _Grower:
    """Grows the densest stretch to the whole article: titles, headings, signature, date."""

    def __init__(self, page: Markup, facts: list[_Fact]) -> None:
        self._lines, self._nodes, self._facts = page.lines, page.nodes, facts

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
        for i in range(first - 1, -1, -1):
            fact, line = self._facts[i], self._lines[i]
            if fact.is_spam or fact.kind in STOPS_ABOVE or fact.is_linky:
                break
            if fact.kind:
                meta = i
                continue
            inside = self._is_in(block, i)
            if fact.is_away and not (inside and "heading" in line.roles):
                break
            if not inside:
                left -= 1
                if left < 0 or fact.size > LONGEST_TITLE:
                    break
            chosen.add(i)
        return self._only_titles(chosen, meta) if meta >= 0 else chosen

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
            if fact.is_linky or fact.is_away:
                break
            if not self._is_in(block, i):
                left -= 1
                if left < 0 or not _TAIL.search(self._lines[i].text):
                    break
            chosen.add(i)
        return chosen
