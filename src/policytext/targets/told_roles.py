"""The role that words and times give to the values of a sentence."""

from __future__ import annotations

from policytext.document import Document
from policytext.targets.candidates import Sentence
from policytext.targets.intervals import is_part, whole_year
from policytext.targets.patterns import pattern
from policytext.targets.periods import Periods
from policytext.targets.roles import role_before
from policytext.targets.times import opens
from policytext.targets.told_parts import LONGEST_WHEN, ToldParts

__all__ = ["ToldRoles"]

# Sections of what is to be done.
_AHEAD = ("targets", "plan")
# Verbs that are part of a value.
_OF_VALUE = ("超过", "突破", "达到")
# The words before a share of a goal are not longer.
_SHARE = 48
_GOALS = ("目标", "任务")


class ToldRoles(ToldParts):
    """The roles of the values of one sentence, by what stands before each.

    Args:
        doc: the document.
        sentence: the sentence.
        periods: the times of the document so far, those of the sentence among them.
    """

    def __init__(self, doc: Document, sentence: Sentence, periods: Periods) -> None:
        super().__init__(doc, sentence, periods)
        self._sentence, self._words = sentence.span, sentence.span.text
        self._role, self._section = sentence.role, sentence.section
        self._chance = sentence.chance
        # Where the last goal ends that was told of beside a result.
        self._aside = 0

    def role_at(self, place: int) -> str:
        """The role by the words before a place, else that of the sentence.

        In a plan 今年 turns to what is to be done, whatever stood before it of last year.
        """
        turned = self._turned_ahead(place) if self._section in _AHEAD else None
        said = self._role_said(place, turned or 0)
        return said or (self._role if turned is None else "target")

    def chance(self, place: int, role: str) -> float:
        """How likely the role of a value is right: where its words or times say so, for certain.

        With the role goes the year of a baseline, where none is named before it.
        """
        if self._chance == 1.0 or role not in (self._role, "limit", "baseline"):
            return 1.0
        if self._role_said(place) is not None:
            return 1.0
        if role == "baseline" and self._periods.between(place - LONGEST_WHEN, place):
            return 1.0
        tells = self._periods.is_behind if role == "actual" else self._periods.is_ahead
        return 1.0 if tells(place, self._of_bases) else self._chance

    def _role_said(self, place: int, since: int = 0) -> str | None:
        """The role by the words before a place; None where none of them says."""
        before, since = place - self._sentence.start, max(since, self._aside)
        verb = next((verb for verb in _OF_VALUE if self._words.startswith(verb, before)), "")
        before += len(verb)  # 已经 is behind what it tells of in 已经超过60%
        share = pattern("part of a goal").search(self._words, max(0, before - _SHARE), before)
        before = before if share is None else share.start()  # 占年度目标25亿元的101%
        if self._is_called_goal(before, since):
            return "target"
        return role_before(self._words, before, self._section, of_value=True, since=since)

    def _is_called_goal(self, place: int, since: int) -> bool:
        """Whether an amount is called a goal right before it; a rate may be a share of one."""
        if not self._words.endswith(_GOALS, 0, place):
            return False  # So are most.
        if pattern("goal in front").search(self._words, max(since, place - _SHARE), place) is None:
            return False
        return pattern("rate in front").match(self._words, place) is None

    def _turned_ahead(self, place: int) -> int | None:
        """Where the document's year begins a clause before a place, if it does."""
        year, time = self._doc.year, self._periods.last(place, self._of_bases)
        if year is None or time is None or time.value != whole_year(year):
            return None
        if not opens(self._text, time):
            return None
        return time.start - self._sentence.start

    def _tensed(self, place: int) -> str:
        """The role by words and by the times that stand there."""
        role = self.role_at(place)
        if role == "actual" and self._periods.is_ahead(place, self._of_bases):
            return "target" if not self._is_of_aside(place) else role
        if role == "target" and self._is_done_up_to(place):
            return "actual"
        return "actual" if role == "target" and self._is_past(place) else role

    def _is_of_aside(self, place: int) -> bool:
        """Whether the last time before a place is that of a goal told aside: ，全年计划8.5%；…."""
        time = self._periods.last(place, self._of_bases)
        return time is not None and time.end - self._sentence.start <= self._aside

    def _is_done_up_to(self, place: int) -> bool:
        """Whether a sentence tells what was done up to a day: 截至3月底，已签约6个，到位9亿元."""
        time = self._periods.last(place, self._of_bases)
        if time is None or not self._periods.is_up_to(time) or self._role_said(place) is not None:
            return False
        return pattern("done by then").match(self._text, time.end, place) is not None

    def _is_past(self, place: int) -> bool:
        """Whether a value is told of a past time, with no word that makes a goal of it."""
        if not self._periods.is_behind(place, self._of_bases):
            return False
        if self._role_said(place) is None:
            return True
        time = self._periods.last(place, self._of_bases)
        # 确保全年下降4%，前三季度下降3.6%: what is to be done is told of before the part.
        is_own = time is not None and (
            self._periods.is_up_to(time) or (is_part(time.value) and opens(self._text, time))
        )
        since = time.end - self._sentence.start if time is not None and is_own else 0
        return bool(since) and self._role_said(place, since) is None
