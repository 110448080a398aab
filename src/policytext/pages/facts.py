"""What is known of each line of a page before its article is chosen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policytext.pages.boilerplate import is_spam, judge
from policytext.pages.lines import Line

__all__ = ["SENTENCE", "Fact", "find_facts", "is_sentence"]

# A line of running text has so many characters and a mark; more than MOST add nothing.
SENTENCE, MOST = 20, 150
# Parts of a page that are seldom the article; one that holds this share of the text is.
AWAY = ("nav", "header", "footer", "aside", "share", "form")
MAIN_SHARE = 0.5
# What a line of each sort costs when the densest stretch of lines is sought.
SPAM_COST, STRONG_COST, WEAK_COST, LINK_COST, AWAY_COST, SHORT_COST = 40, 30, 12, 15, 20, 1

_MARKS = re.compile("[，。；：！？、,;:]")
_WORDS = re.compile("[\u3400-\u9fff\uf900-\ufaffA-Za-z0-9\U00020000-\U0003ffff]")


@dataclass(slots=True)
class Fact:
    """What is known of a line before the choice."""

    size: int
    kind: str
    is_strong: bool
    is_spam: bool
    is_linky: bool
    is_away: bool
    weight: float = 0

    @property
    def is_plain(self) -> bool:
        """True if nothing shows that the line is none of the article's."""
        return bool(self.size) and not (self.kind or self.is_spam or self.is_linky or self.is_away)


def find_facts(lines: list[Line], html: bool) -> list[Fact]:
    """What is known of each line of a page.

    Args:
        lines: the page's lines.
        html: true if it is HTML, so that its blocks mean something.
    """
    facts = []
    for line in lines:
        size = len(_WORDS.findall(line.text))
        verdict = judge(line.text)
        is_linky = line.links * 2 > len(line.text)
        facts.append(
            Fact(
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


def _parts_away(lines: list[Line], facts: list[Fact]) -> frozenset[str]:
    """The parts of the page that do not hold its text; a form can be around all of it."""
    total = 0
    sizes = dict.fromkeys(AWAY, 0)
    for line, fact in zip(lines, facts, strict=True):
        if fact.is_linky or fact.is_strong or fact.is_spam or not is_sentence(line, fact):
            continue
        total += fact.size
        for role in line.roles:
            if role in sizes:
                sizes[role] += fact.size
    if not total:
        # No text to go by: only a form can be around everything.
        del sizes["form"]
    return frozenset(role for role, size in sizes.items() if size <= MAIN_SHARE * total)


def is_sentence(line: Line, fact: Fact) -> bool:
    """True if a line is running text."""
    return fact.size >= SENTENCE and bool(_MARKS.search(line.text))


def _weight(line: Line, fact: Fact) -> float:
    if fact.is_spam:
        return -SPAM_COST
    if fact.kind:
        return -STRONG_COST if fact.is_strong else -WEAK_COST
    if fact.is_linky:
        return -LINK_COST
    if fact.is_away:
        return -AWAY_COST
    if is_sentence(line, fact):
        return min(fact.size, MOST) * (1 - line.links / len(line.text))
    if "\t" in line.text:
        return min(fact.size, MOST) / 2
    return -SHORT_COST
