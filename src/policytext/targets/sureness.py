"""How sure a reading is by the name that it goes on with or takes up."""

from __future__ import annotations

from policytext.targets.candidates import Candidate
from policytext.targets.own_budget import is_of_same_fund
from policytext.targets.state import State
from policytext.targets.ways import GOES_ON, HANDED, OF_BUDGET, OF_SAME, OF_TOPIC
from policytext.targets.words import words_of

__all__ = ["sure_with"]

_SHARE_OF, _OF, _YUAN = "share of", "占", "元"
# A name with a lower score is likelier wrong than right.
_DOUBTFUL = 0.5
# How sure the product is whose a bare name below its heading is.
_OF_TOPIC = 0.9


def sure_with(chosen: Candidate, score: float, words: str, state: State) -> float:
    """How likely a reading is right, by the name that it goes on with or takes up.

    Args:
        chosen: the reading.
        score: how likely it is by itself.
        words: the words in front of its values.
        state: what the value before hands on.
    """
    how = chosen.reading.how
    if how.startswith(HANDED) or _is_share_of_doubtful(chosen, words, state):
        return min(score, state.score)  # no surer than the name is
    if how == OF_TOPIC:
        return _OF_TOPIC
    if how in (GOES_ON, OF_SAME):
        return state.score  # 实际支出8亿元 is as sure as what a budget planned before it
    if how == OF_BUDGET and state.names:
        is_sure = is_of_same_fund(chosen.names[-1], state.names[-1])
        return max(score, state.score) if is_sure else score
    return score


def _is_share_of_doubtful(chosen: Candidate, words: str, state: State) -> bool:
    """Whether a share is that of money whose name is in doubt: 实现产值9亿元，占全市的46%.

    A share of what is planned is as sure without it: 完成投资9亿元，占年计划的96%.
    """
    if chosen.reading.how != _SHARE_OF or chosen.names != state.names[-1:]:
        return False
    is_of_money = words[1:].startswith(_OF) and state.unit.endswith(_YUAN)
    is_of_plan = any(word in words for word in words_of("planned"))
    return is_of_money and not is_of_plan and state.score < _DOUBTFUL
