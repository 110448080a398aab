"""What each section speaks of: review, targets, plan, government or other.

The heading decides; a heading that is mute takes the role of the section around it, or of what
the sentences before and under it say. `docs/structure.md` gives the rules and their reasons.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from policytext.lazy_pattern import lazy_pattern
from policytext.occasions import months_told
from policytext.structure.front import kind_of
from policytext.structure.lines import plain
from policytext.structure.outline import Node
from policytext.structure.role_words import MIXED, STRONG, heading_scores, settle, text_scores
from policytext.structure.tables import words

__all__ = ["assign_roles"]

_OPENING = 300  # characters under a heading that are read where it is mute
_THIS, _NEXT = "今年", "明年"
_LEAD = 60  # characters before a heading that can announce it
# A plan's own text in which the year's goals are set.
_GOALS_SET = lazy_pattern("(?:预期|主要|总体|奋斗)(?:目标|指标)[^。；]{0,8}(?:是|为|：|:)")
_FIRST_WORDS = 40  # characters in which a part says that it sets goals
_PARTS = "parts"  # what targets give to mute sections inside them: plan, unless they set goals

_TARGETS_INSIDE = lazy_pattern(
    "(?:今年|明年|新的一年|(?P<year>[0-9]{4})年)[^。；]{0,24}"
    "(?:预期[目指]标|主要[目指]标|总体要求|奋斗目标|总的要求)[^。；]{0,8}(?:是|为|：|:)"
)
_FUTURE = frozenset({"targets", "plan"})
# A summary was made of work that was done; its 主要工作 are the first that it tells of.
_SUMMARY = lazy_pattern(
    "总结|小结|述职|汇报(?:材料|提纲|稿)?$|情况(?:的?报告)?$|年度报告$|(?:运行|形势|情况|执行)[^，。；]{0,4}(?:分析(?!会)|简析)"
    "|情况(?:和|及|与|暨)[^，。；]*(?:安排|打算|思路|计划|谋划)"
)
_OF_BOTH = lazy_pattern("(?:和|及|与|暨)[^，。；]*(?:安排|打算|思路|计划|谋划)")
_EITHER_WAY = lazy_pattern(
    "[^，。；、下明今后步]{0,8}(?:主要工作|重点工作|主要任务|指标|民生实事|重点项目|重大项目"
    "|预算|措施|举措)"
)


def assign_roles(text: str, nodes: Sequence[Node], title: str, year: int | None) -> list[str]:
    """The role of each section, in the order of the nodes.

    Args:
        text: the text.
        nodes: the outline.
        title: the document's title, whose kind gives the role of sections that say nothing.
        year: the document's year, against which the years in headings are read.
    """
    return _Roles(text, nodes, title, year).assign()


class _Roles:
    def __init__(self, text: str, nodes: Sequence[Node], title: str, year: int | None) -> None:
        self._text, self._nodes, self._year = text, nodes, year
        _, self._default, year_rule = kind_of(title)
        # A yearly communiqué looks back as a whole: its 管理措施 are those that were taken.
        self._outermost = "review" if (self._default, year_rule) == ("review", "next") else ""
        self._roles: list[str] = []
        self._inherited: list[str] = []  # what a section gives to mute sections inside it
        self._announced: dict[int, str] = {}  # what the text before its first child announced
        self._previous: dict[int, int] = {}  # of each parent, the child before this one
        self._vague: set[int] = set()  # sections whose heading says their role by one weak word
        is_of_part = year is not None and months_told(title, year) > 0
        self._is_summary = is_of_part or _SUMMARY.search(title) is not None
        # 二、明年的主要任务 stands behind what was done this year.
        self._next_year = any(_NEXT in node.heading.words for node in nodes)
        # Titles that name a plan as well, below whose lost headings tasks are to come.
        self._is_of_both = _OF_BOTH.search(title) is not None

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
        if heading.kind == "title" and not self._outermost:
            role = kind_of(heading.words)[1]
            return role, role
        scores = heading_scores(self._as_told(heading.words), self._year)
        given = self._inherited[node.parent] if node.parent >= 0 else self._outermost
        above = "plan" if given == _PARTS else given
        own = settle(scores)
        if own in _FUTURE and not scores["year"] and self._is_done(node):
            own = "review"
        if own and (not above or _may_follow(above, own, scores)):
            if own == "plan" and scores["plan"] < MIXED and not scores["named"]:
                self._vague.add(i)
            return self._with_parts(i, node, own, scores)
        if given == _PARTS and self._sets_goals(node):
            return "targets", "targets"
        return self._mute(i, node, above)

    def _as_told(self, words: str) -> str:
        """The words of a heading, with the year of 今年 where another one is on the next."""
        if self._next_year and self._year is not None and _NEXT not in words:
            return words.replace(_THIS, f"{self._year - 1}年")
        return words

    def _is_done(self, node: Node) -> bool:
        """Whether what its heading calls 主要工作 was done, as a summary tells of it first."""
        if not self._is_summary or _EITHER_WAY.fullmatch(node.heading.words) is None:
            return False
        return not any(role in _FUTURE for role in self._roles)

    def _with_parts(self, i: int, node: Node, own: str, scores: Counter[str]) -> tuple[str, str]:
        """A role said by the heading, and what it gives to mute sections inside.

        Targets and plan in one: the text under the heading gives targets, its parts the plan.
        """
        if own == "plan" and node.level == 1 and _GOALS_SET.search(self._own_text(i, node)):
            return "targets", _PARTS
        if own == "targets":
            # In a plan of five years mute parts, such as 战略定位, are requirements too.
            return own, _PARTS if scores["plan"] > 0 or self._default != "plan" else own
        return own, "" if own == "mixed" else own

    def _sets_goals(self, node: Node) -> bool:
        start = node.heading.end
        said = plain(self._text, start, min(node.end, start + _FIRST_WORDS)).text
        return _GOALS_SET.search(said) is not None

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
        if before in _FUTURE and previous not in self._vague:
            return "plan", "plan"
        if before and node.parent >= 0 and before != "mixed":
            return before, before
        is_task = node.heading.words.startswith(words("imperatives.tsv"))
        may_be_plan = is_task and self._is_of_both
        if self._is_summary and before in ("", "review") and not may_be_plan:
            return "review", "review"  # 和美乡村建设 in a summary was done
        if (before or node.parent >= 0) and is_task:
            return "plan", "plan"
        opening = settle(text_scores(self._opening(i, node), self._year), least=2)
        if opening == "review":
            if self._default == "review":
                return "review", "review"
            # Only the first section can be a review unsaid; its parts may look ahead.
            return ("other", "") if before else ("review", "")
        role = opening if opening not in ("", "mixed") else self._default
        return role, role

    def _said_before(self, node: Node) -> str:
        """What the text before a heading announces at its end, such as 重点抓好以下工作."""
        before = self._text[max(0, node.heading.start - _LEAD) : node.heading.start].rstrip()
        sentences = re.split("[。！？\n]", before.rstrip("。：:！？"))
        role = settle(text_scores(sentences[-1], None), least=STRONG)
        return role if role != "mixed" else ""

    def _opening(self, i: int, node: Node) -> str:
        """The first text of a section, up to the first section in it."""
        start = node.heading.end
        return plain(self._text, start, min(self._own_end(i, node), start + _OPENING)).text

    def _own_text(self, i: int, node: Node) -> str:
        return self._text[node.heading.end : self._own_end(i, node)]

    def _own_end(self, i: int, node: Node) -> int:
        """Where a section ends, or the first section in it begins."""
        if i + 1 < len(self._nodes) and self._nodes[i + 1].parent == i:
            return self._nodes[i + 1].heading.start
        return node.end

    def _checked(self, i: int, role: str) -> str:
        """A mixture is other; so is a review in whose own text the year's targets are set."""
        if role == "mixed":
            return "other"
        if role != "review":
            return role
        for match in _TARGETS_INSIDE.finditer(self._own_text(i, self._nodes[i])):
            if match["year"] is None or self._year is None or int(match["year"]) >= self._year:
                return "other"
        return role


def _may_follow(above: str, own: str, scores: Counter[str]) -> bool:
    """Whether the heading of a section may turn it away from the role around it."""
    if above == own or own == "other":
        return own != "other" or scores["other"] > 2 * STRONG
    if own == "mixed":
        return False
    if above == "review":
        # 政府自身建设 in a review is what was done; a goal in it must be named as one.
        return own in _FUTURE and scores[own] >= STRONG and scores["year"] > 0
    if own == "review":
        return scores["review"] >= STRONG
    if above == "government":
        return False
    if above == "plan" and own == "targets":
        return scores["targets"] >= STRONG
    return own != "plan" or scores["plan"] >= 2
