"""Whether sentences look back or ahead, where no heading says so."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

from policytext.document import Document
from policytext.layers import SENTENCES
from policytext.occasions import title_lines
from policytext.span import Span
from policytext.targets.judge import SCALE
from policytext.targets.layout import begin_paragraphs
from policytext.targets.outlook_times import (
    Time,
    odds_of_times,
    of_plan,
    turned_ahead,
    turned_back,
)
from policytext.targets.outlook_titles import (
    BOUND,
    TITLED,
    Direction,
    Heading,
    is_news_so_far,
    is_passage,
    title_outlook,
)
from policytext.targets.outlook_turns import EVEN, answers, asked_at, to_come_in, turns_at
from policytext.targets.patterns import pattern
from policytext.targets.roles import SECTION_ROLES, role_before, role_of
from policytext.targets.sentence_features import seen_in
from policytext.targets.smoothing import SURE_ODDS, bounded, smoothed, turns_of

__all__ = ["Outlook"]

# A sentence that sets goals looks ahead at least so surely.
_SET, _GOALS = 1.0, ("目标", "指标")
# Features of one sentence say much the same: their sum counts for less.
_TRUST = 0.5
# What a heading says is certain; a word that tells of goals or of last year nearly so.
# What a heading leans to without saying so counts for little.
_LEAN = 0.4
_HEADING, _STRONG, _WEAK = 25.0, 4.0, 2.0
# A goal that ends in a colon speaks for the sentence after it.
_LEAD = 6.0
# A sentence that begins with what is to come in a summary: 下半年，….
_TO_COME = 6.0
# A paragraph that begins with the document's year behind one on the year before: 今年，….
_THIS_YEAR = 2.5
# A passage without title or dateline may be out of a plan as well: of documents looks back most.
_PASSAGE = 0.65
# So much less what news tell of the year so far is to come.
_SO_FAR = 1.5
# Odds with which a sentence turns round from what its heading says, and the next ones with it.
_PLAINLY, _STILL = 5.0, 0.8
# Those of sentences behind a lead: only what plainly looks back ends what it has set.
_LED = -4.0
# What the first sentence is likelier to be; and more so in a document whose title says that it
# is a plan. A title that tells speaks for each sentence.
_FIRST, _FIRST_OF_PLAN = 0.5, 1.1
# A short statement by itself, or a few, is told as a fact where such odds leave it in doubt.
_DOUBT, _SHORT, _FEW = 1.2, 60, 3
# In front of all headings a title tells so much less: there a notice looks back first.
_FRONT = 3.0
_COLONS = ("：", ":", "是")
_ROLES = {"actual": -1.0, "target": 1.0}


_SURE = {role: Direction(role, 1.0) for role in _ROLES}


class Outlook:
    """A model of sentences of reviews and of plans, and of their order.

    Each sentence gives evidence; a sentence mostly looks where those beside it look. The most
    likely direction of each follows from all (the forward-backward algorithm of a hidden Markov
    model with two states).

    Args:
        weights: by feature, in hundredths of a unit of the logarithm of the odds; above 0 for
            plans.
    """

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._weights = dict(weights)

    def directions(
        self,
        doc: Document,
        headings: Sequence[Heading],
        times: Sequence[Sequence[Time]],
        begins: Sequence[bool] | None = None,
    ) -> list[Direction]:
        """Where each sentence looks: what its heading says, else what is likely.

        Args:
            doc: a document with sentences and times.
            headings: what the headings say of each sentence.
            times: the times of each sentence.
            begins: whether each begins a paragraph; it is looked up where it is not given.
        """
        sentences = doc[SENTENCES]
        begins = begin_paragraphs(doc) if begins is None else begins
        strong = [role_of(sentence.text, is_strong=True) for sentence in sentences]
        told = self._told(doc, headings, times, begins, strong)
        if None not in told:
            return [_SURE[role or "actual"] for role in told]
        in_title = title_outlook(doc.title or "")
        so_far = _SO_FAR * is_news_so_far(doc)
        turned = turned_back(doc, times, begins) if 0 < in_title < BOUND else ()
        to_come = to_come_in(doc, times)
        ahead = set() if in_title or to_come else turned_ahead(doc, times, begins)
        is_alone = len(sentences) <= _FEW and len(doc.text.strip()) <= _SHORT
        as_passage = _PASSAGE * (not is_alone and is_passage(doc))
        evidence: list[float] = []
        for number, role in enumerate(told):
            if role is not None:
                evidence.append(_HEADING * _ROLES[role])
                continue
            is_turned = number in turned
            section = "plan" if in_title > 0 and not is_turned else ""
            given = (sentences[number], times[number], strong[number])
            own = self._evidence(doc.year, *given, section) + _TO_COME * (number in to_come)
            own += _THIS_YEAR * (number in ahead) - so_far + as_passage
            lean = _lean(headings[number])
            # What a title says is surer than what a heading of its own side may mean.
            is_front = not headings[number].leaning
            titled = in_title / _FRONT if is_front and in_title <= TITLED else in_title
            evidence.append(
                own + (-_LEAN if is_turned else titled if lean * titled > 0 else lean or titled)
            )
        if so_far and title_lines(doc.text):
            evidence[0] = min(evidence[0], 0.0)  # …会议强调 确保完成全年目标 heads news
        for number in answers(doc, begins):
            evidence[number] += _LEAD if told[number] is None else 0.0
        goals = self._goals_at(doc, told, evidence, times)
        asked = [at for at in asked_at(doc) if told[at] is None]
        goals = min((at for at in (goals, *asked) if at is not None), default=None)
        if goals is not None:
            evidence[goals] = max(evidence[goals], SURE_ODDS)
        for number in range(1, len(told)):
            before = sentences[number - 1].text.rstrip() if told[number] is None else ""
            if before.endswith(_COLONS):
                done = "actual" if pattern("lead of deeds").search(before) else ""
                evidence[number] += _LEAD * _ROLES.get(role_of(before) or done, 0.0)
            if pattern("part of the last").match(sentences[number].text):
                evidence[number] += max(0.0, evidence[number - 1])
        doubt = None if not is_alone else _DOUBT if in_title <= 0 else 0.0
        first = _FIRST_OF_PLAN if in_title > 0 else _FIRST
        starts = [
            role is not None
            or number in to_come
            or pattern("turns to the year").match(sentence.text) is not None
            or pattern("items to come").match(sentence.text) is not None
            for number, (role, sentence) in enumerate(zip(strong, sentences, strict=True))
        ]
        turns = turns_at(doc, begins, turned, goals)
        for number in (*to_come, *ahead):
            turns[number] = turns_of(EVEN, EVEN)
        odds = smoothed(evidence, starts, turns, first)
        return [
            _direction(each, doubt) if role is None else _SURE[role]
            for role, each in zip(told, odds, strict=True)
        ]

    def _told(
        self,
        doc: Document,
        headings: Sequence[Heading],
        times: Sequence[Sequence[Time]],
        begins: Sequence[bool],
        strong: Sequence[str | None],
    ) -> list[str | None]:
        """What headings say of each sentence, save where a paragraph plainly turns round.

        今年的工作 may begin with 过去一年: what follows in that paragraph looks back, as long as
        nothing speaks against it. Behind 下半年工作安排： the section itself looks ahead.
        """
        told: list[str | None] = []
        is_turned = is_led = False
        for number, (sentence, heading) in enumerate(zip(doc[SENTENCES], headings, strict=True)):
            role = SECTION_ROLES.get(heading.told)
            told.append(role)
            is_led = is_led and heading == headings[number - 1]
            is_lead = role == "actual" and pattern("lead of plans").match(sentence.text) is not None
            is_led = is_led or is_lead
            if role is None or (begins[number] and not is_led):
                is_turned = False
            if role is None:
                continue
            if not is_turned and not is_lead and strong[number] in (None, role):
                continue
            evidence = self._evidence(doc.year, sentence, times[number], strong[number])
            against = -_ROLES[role] * evidence
            bar = _LED if is_led else _STILL if is_turned else _PLAINLY
            is_turned = against > bar
            is_led = is_led and is_turned
            if is_turned:
                told[-1] = "actual" if role == "target" else "target"
        return told

    @staticmethod
    def _goals_at(
        doc: Document,
        told: Sequence[str | None],
        evidence: Sequence[float],
        times: Sequence[Sequence[Time]],
    ) -> int | None:
        """Where the goals of the document's year are set, below no heading that tells of them.

        No report looks back on the year before once they are.
        """
        for number, sentence in enumerate(doc[SENTENCES]):
            if told[number] is not None or evidence[number] < _SET:
                continue
            if not any(word in sentence.text for word in _GOALS):
                continue
            found = pattern("goals laid down").search(sentence.text)
            if found is None:
                continue
            place = sentence.start + found.start()
            ends = [time.value.end for time in times[number] if time.end <= place]
            if all(end is None or end.year == doc.year for end in ends):
                return number
        return None

    def _evidence(
        self,
        year: int | None,
        sentence: Span[None],
        times: Sequence[Time],
        strong: str | None,
        section: str = "",
    ) -> float:
        """The logarithm of the odds that a sentence looks ahead, from what it says itself."""
        text = sentence.text
        total = _TRUST * self.sum(seen_in(text)) / SCALE
        if strong is not None:
            total += _STRONG * _ROLES[strong]
        elif (role := role_before(text, len(text), section)) is not None:
            total += _WEAK * _ROLES[role]
        if pattern("item ahead").match(text) or pattern("items to come").match(text):
            total += _STRONG  # 三要优农业。, 今年重点做好七个方面工作：
        if pattern("lead of plans").match(text):
            total += _STRONG  # 下半年工作安排：
        if pattern("plan and outcome").search(text):
            total -= _STRONG  # 年度计划投资65亿元，完成投资63亿元
        if pattern("as it stands").match(text) or pattern("share reached").search(text):
            total -= _STRONG  # 全市现有学校412所; 死亡人数占控制指标的71%
        if year is None:
            return total
        own = of_plan(sentence, times) if section else times
        return total + odds_of_times(sentence, own, year)

    def sum(self, found: Iterable[str]) -> int:
        """The sum of the weights of features; those that the model does not know are silent."""
        return sum(map(self._weights.get, found, repeat(0)))


def _direction(odds: float, doubt: float | None) -> Direction:
    """Where a sentence looks by the logarithm of the odds that it looks ahead.

    Args:
        odds: the logarithm.
        doubt: what stands by itself looks ahead from there on, surely; None: it does not.
    """
    if doubt is not None:
        return Direction("target" if odds > doubt else "actual", 1.0)
    chance = 1 / (1 + math.exp(-abs(bounded(odds))))
    return Direction("target" if odds > 0 else "actual", round(chance, 4))


def _lean(heading: Heading) -> float:
    return _LEAN * _ROLES.get(SECTION_ROLES.get(heading.leaning) or "", 0.0)
