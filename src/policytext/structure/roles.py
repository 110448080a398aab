"""What each section speaks of: review, targets, plan, government or other.

The heading decides; a heading that is mute takes the role of the section around it, or of what
the sentences before and under it say. `docs/structure.md` gives the rules and their reasons.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence

from policytext.structure.front import kind_of
from policytext.structure.lines import plain
from policytext.structure.numerals import CHINESE, YEAR, read_number, read_year
from policytext.structure.outline import Node
from policytext.structure.tables import rows, words

__all__ = ["assign_roles", "heading_years", "leaning"]

_STRONG = 3  # a weight that settles a heading's role
_MIXED = 2  # a weight that past and future both need to be a mixture
_OPENING = 300  # characters under a heading that are read where it is mute
_LEAD = 60  # characters before a heading that can announce it
_PLAN = re.compile(
    f"(?P<n>[{CHINESE}]{{1,3}})五[”’」]?(?:时期|规划|期间|计划|末|和|及|以来|[^年月日个]|$)"
)

_TARGETS_INSIDE = re.compile(
    "(?:今年|明年|新的一年|(?P<year>[0-9]{4})年)[^。；]{0,24}"
    "(?:预期目标|主要目标|总体要求|奋斗目标|总的要求)[^。；]{0,8}(?:是|为|：|:)"
)
_FUTURE = frozenset({"targets", "plan"})


def assign_roles(text: str, nodes: Sequence[Node], title: str, year: int | None) -> list[str]:
    """The role of each section, in the order of the nodes.

    Args:
        text: the text.
        nodes: the outline.
        title: the document's title, whose kind gives the role of sections that say nothing.
        year: the document's year, against which the years in headings are read.
    """
    return _Roles(text, nodes, title, year).assign()


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


class _Roles:
    def __init__(self, text: str, nodes: Sequence[Node], title: str, year: int | None) -> None:
        self._text, self._nodes, self._year = text, nodes, year
        self._default = kind_of(title)[1]
        self._roles: list[str] = []
        self._inherited: list[str] = []  # what a section gives to mute sections inside it
        self._announced: dict[int, str] = {}  # what the text before its first child announced
        self._previous: dict[int, int] = {}  # of each parent, the child before this one

    def assign(self) -> list[str]:
        for i, node in enumerate(self._nodes):
            role, inherited = self._role(i, node)
            self._roles.append(role)
            self._inherited.append(inherited)
            self._previous[node.parent] = i
        return [self._checked(i, role) for i, role in enumerate(self._roles)]

    def _role(self, i: int, node: Node) -> tuple[str, str]:
        heading = node.heading
        if heading.kind == "glossary":
            return "other", "other"
        if heading.kind == "title":
            role = kind_of(heading.words)[1]
            return role, role
        scores = _heading_scores(heading.words, self._year)
        above = self._inherited[node.parent] if node.parent >= 0 else ""
        own = _settle(scores)
        if own and (not above or _may_follow(above, own, scores)):
            # Targets and plan in one: the text under the heading gives targets, its parts the plan.
            both = own == "targets" and scores["plan"] > 0
            return own, "plan" if both else "" if own == "mixed" else own
        return self._mute(i, node, above)

    def _mute(self, i: int, node: Node, above: str) -> tuple[str, str]:
        """The role of a section whose heading does not say it, and of mute ones inside it."""
        previous = self._previous.get(node.parent)
        if (previous is None or not above) and above not in ("government", "plan"):
            said = self._said_before(node)
            # The end of one section can announce the next; a look back there is its own.
            if said and (node.parent >= 0 or said != "review"):
                self._announced[node.parent] = said
                return said, said
        if node.parent in self._announced and node.parent >= 0:
            return self._announced[node.parent], self._announced[node.parent]
        if above:
            return above, above
        before = "" if previous is None else self._roles[previous]
        if before in _FUTURE:
            return "plan", "plan"
        if before and node.parent >= 0 and before != "mixed":
            return before, before
        if (before or node.parent >= 0) and node.heading.words.startswith(words("imperatives.tsv")):
            return "plan", "plan"
        opening = _settle(_text_scores(self._opening(i, node), self._year), least=2)
        if opening == "review":
            # Only the first section can be a review unsaid; its parts may look ahead.
            return ("other", "") if before else ("review", "")
        role = opening if opening not in ("", "mixed") else self._default
        return role, role

    def _said_before(self, node: Node) -> str:
        """What the text before a heading announces at its end, such as 重点抓好以下工作."""
        before = self._text[max(0, node.heading.start - _LEAD) : node.heading.start].rstrip()
        sentences = re.split("[。！？\n]", before.rstrip("。：:！？"))
        role = _settle(_text_scores(sentences[-1], None), least=_STRONG)
        return role if role != "mixed" else ""

    def _opening(self, i: int, node: Node) -> str:
        """The first text of a section, up to the first section in it."""
        end = node.end
        if i + 1 < len(self._nodes) and self._nodes[i + 1].parent == i:
            end = self._nodes[i + 1].heading.start
        start = node.heading.end
        return plain(self._text, start, min(end, start + _OPENING)).text

    def _checked(self, i: int, role: str) -> str:
        """A mixture is other; so is a review in whose own text the year's targets are set."""
        if role == "mixed":
            return "other"
        if role != "review":
            return role
        node = self._nodes[i]
        end = node.end
        if i + 1 < len(self._nodes) and self._nodes[i + 1].parent == i:
            end = self._nodes[i + 1].heading.start
        for match in _TARGETS_INSIDE.finditer(self._text, node.heading.end, end):
            if match["year"] is None or self._year is None or int(match["year"]) >= self._year:
                return "other"
        return role


def _may_follow(above: str, own: str, scores: Counter[str]) -> bool:
    """Whether the heading of a section may turn it away from the role around it."""
    if above == own or own == "other":
        return own != "other" or scores["other"] > 2 * _STRONG
    if own == "mixed":
        return False
    if above == "review":
        # 政府自身建设 in a review is what was done; a goal in it must be named as one.
        return own in _FUTURE and scores[own] >= _STRONG and scores["year"] > 0
    if own == "review":
        return scores["review"] >= _STRONG
    if above == "government":
        return False
    if above == "plan" and own == "targets":
        return scores["targets"] >= _STRONG
    return own != "plan" or scores["plan"] >= 2


def _settle(scores: Counter[str], least: int = 1) -> str:
    """The role that scores settle on: empty for none, ``mixed`` for past and future together."""
    past, future = scores["review"], max(scores["targets"], scores["plan"])
    best = max(past, future, scores["government"], scores["other"])
    if best < least:
        return ""
    if scores["government"] == best:
        return "government"
    if scores["other"] == best:
        return "other"
    if min(past, future) >= _MIXED:
        return "mixed"
    if past > future:
        return "review"
    if past == future:
        return ""
    return "targets" if scores["targets"] >= min(scores["plan"], _STRONG) else "plan"


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


def _heading_scores(said: str, year: int | None) -> Counter[str]:
    said = plain(said, 0, len(said)).text
    scores = _word_scores(said, "heading_roles.tsv")
    past, future = _times(said, year)
    if past:
        scores["review"] += 2
        # 2023年主要工作 in a report of 2024 was done; without a goal, the past year decides.
        if not future and scores["targets"] == 0:
            scores["plan"] = 0
    if future:
        scores["year"] += 1
        if not (scores["targets"] or scores["government"] or past):
            scores["plan"] += 1
    return scores


def _text_scores(said: str, year: int | None) -> Counter[str]:
    scores = _word_scores(said, "text_roles.tsv")
    past, future = _times(said[:40], year)
    if past and not future:
        scores["review"] += 2
    return scores


def _times(said: str, year: int | None) -> tuple[bool, bool]:
    """Whether words name a year or five-year plan that is over, and one that begins or goes on."""
    if year is None:
        return False, "今年" in said or "今后" in said
    years = heading_years(said)
    ended, begun = _plans(said, year)
    future = begun or any(one >= year for one in years) or "今后" in said or "今年" in said
    return ended or any(one < year for one in years), future


def _plans(said: str, year: int) -> tuple[bool, bool]:
    ended = begun = False
    for match in _PLAN.finditer(said):
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
    scores = _heading_scores(heading, None)
    if not scores and heading_years(heading) and heading.endswith("工作"):
        return "plan"
    return _settle(scores)
