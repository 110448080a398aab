"""What the words and years in a heading or sentence say of a section's role.

The tables `heading_roles.tsv` and `text_roles.tsv` hold the words with their weights.
"""

from __future__ import annotations

import functools
import re
from collections import Counter

from policytext.occasions import months_told
from policytext.pattern_table import PatternTable
from policytext.structure.lines import plain
from policytext.structure.numerals import YEAR, read_number, read_year
from policytext.structure.tables import rows

__all__ = [
    "MIXED",
    "STRONG",
    "heading_scores",
    "heading_years",
    "leaning",
    "settle",
    "text_scores",
]

STRONG = 3  # a weight that settles a heading's role
MIXED = 2  # a weight that past and future both need to be a mixture
_PATTERNS = PatternTable("structure/role_patterns.tsv")


def heading_years(heading: str) -> list[int]:
    """The calendar years that a heading names, in order.

    Example:
        >>> heading_years("２０２３年工作回顾和二〇二四年目标")
        [2023, 2024]
    """
    found = (
        read_year(match["year"]) for match in YEAR.finditer(plain(heading, 0, len(heading)).text)
    )
    return [year for year in found if year is not None]


def settle(scores: Counter[str], least: int = 1) -> str:
    """The role that scores settle on: empty for none, ``mixed`` for past and future together."""
    past, future = scores["review"], max(scores["targets"], scores["plan"])
    best = max(past, future, scores["government"], scores["other"])
    if best < least:
        return ""
    if scores["government"] == best:
        return "government"
    if scores["other"] == best:
        return "other"
    if min(past, future) >= MIXED:
        return "mixed"
    if past > future:
        return "review"
    if past == future:
        return ""
    return "targets" if scores["targets"] >= min(scores["plan"], STRONG) else "plan"


@functools.cache
def _pattern(table: str) -> re.Pattern[str]:
    found = sorted((row[0] for row in rows(table)), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_anchored, found)))


def _anchored(word: str) -> str:
    return "^" * (word[0] == "^") + re.escape(word.strip("^$")) + "$" * (word[-1] == "$")


@functools.cache
def _weights(table: str) -> dict[str, tuple[str, int]]:
    return {word.strip("^$"): (role, int(weight)) for word, role, weight, _ in rows(table)}


def _word_scores(said: str, table: str) -> Counter[str]:
    scores: Counter[str] = Counter()
    for match in _pattern(table).finditer(said):
        role, weight = _weights(table)[match.group()]
        scores[role] = max(scores[role], weight) + (1 if scores[role] and weight else 0)
    return scores


def heading_scores(said: str, year: int | None) -> Counter[str]:
    """The weight of each role in a heading of a document of a year.

    Besides the roles there are ``"year"``, more than 0 where the heading looks ahead, and
    ``"named"``, where it does so by a year or a five-year plan.

    Example:
        >>> sorted(heading_scores("2024年重点工作", 2024).items())
        [('named', 1), ('plan', 4), ('year', 1)]
    """
    said = _PATTERNS["figures"].sub("", plain(said, 0, len(said)).text)
    scores = _word_scores(said, "heading_roles.tsv")
    past, future = _times(said, year)
    if year is not None and months_told(said, year):
        past, future = True, False  # 2023年1—11月经济运行简况 in a document of 2023
    done = _PATTERNS["done"].search(said)
    if _PATTERNS["asked"].match(said):
        scores["review"] = 0  # 确保各项任务全面完成
    if not future and _PATTERNS["states"].search(said):
        scores["targets"] = scores["plan"] = 0
    if past or done:
        scores["review"] += 2
        # 2023年主要工作 in a report of 2024 was done; without a goal, the past year decides.
        if not (future or scores["targets"] or (done and not past and _adds_a_plan(said, done))):
            scores["plan"] = 0
    future = future or (not past and _PATTERNS["intended"].search(said) is not None)
    if future:
        scores["year"] += 1
        scores["named"] += bool(YEAR.search(said) or _PATTERNS["plan"].search(said))
        if not (scores["targets"] or scores["government"] or past):
            scores["plan"] += 1
    return scores


def _adds_a_plan(said: str, done: re.Match[str]) -> bool:
    """Whether a heading names tasks beside what was done: 三年来的斗争和新的任务."""
    joint = _PATTERNS["joined"].search(said, done.end())
    return joint is not None and _word_scores(said[joint.end() :], "heading_roles.tsv")["plan"] > 0


def text_scores(said: str, year: int | None) -> Counter[str]:
    """The weight of each role in the first sentences under a heading, or in one before it.

    Example:
        >>> text_scores("重点抓好以下工作", None)["plan"]
        3
    """
    scores = _word_scores(said, "text_roles.tsv")
    past, future = _times(said[:40], year)
    if past and not future:
        scores["review"] += 2
    return scores


def _times(said: str, year: int | None) -> tuple[bool, bool]:
    """Whether words name a year or five-year plan that is over, and one that begins or goes on."""
    if year is None:
        return False, _PATTERNS["ahead"].search(said) is not None
    years = heading_years(said)
    ended, begun = _plans(said, year)
    ahead = _PATTERNS["ahead"].search(said) is not None
    future = begun or ahead or any(one >= year for one in years)
    return ended or any(one < year for one in years), future


def _plans(said: str, year: int) -> tuple[bool, bool]:
    ended = begun = False
    for match in _PATTERNS["plan"].finditer(said):
        number = read_number(match["n"])
        if number is None or not 1 <= number <= 30:
            continue
        start = 1951 + 5 * number if number > 2 else 1948 + 5 * number
        ended |= start + 4 < year
        begun |= start >= year
    return ended, begun


def leaning(heading: str) -> str:
    """The role that the words of a heading alone lean to, without knowing the year.

    ``"mixed"`` where it speaks of past and future, empty where it says nothing.

    Example:
        >>> leaning("2023年工作回顾"), leaning("2024年工作"), leaning("加快发展")
        ('review', 'plan', '')
    """
    scores = heading_scores(heading, None)
    if not scores and heading_years(heading) and heading.endswith("工作"):
        return "plan"
    return settle(scores)
