"""Parts of what is measured: of which names the next words may name a part.

猪肉 is a part of 肉类总产量 in 肉类总产量9万吨，其中猪肉6万吨.
"""

from __future__ import annotations

from policytext.lazy_pattern import lazy_pattern
from policytext.targets.candidates import Candidate
from policytext.targets.patterns import pattern
from policytext.targets.state import NOTHING, State
from policytext.values import Quantity

__all__ = ["before_parts", "is_part", "led", "wholes_behind", "wholes_of"]

_COLON = lazy_pattern("[：:]")
# How the name of a part is read.
_HEADED = "headed"


def wholes_of(clause: str, state: State, value: Quantity) -> list[str]:
    """The names of which the words in front of a value may name a part, the likeliest first.

    Args:
        clause: the name in the clause before, which has no value.
        state: what is handed on.
        value: the value.
    """
    is_told = bool(state.names) or value.unit == state.unit  # else of another sentence
    beside = state.beside if is_told else ()
    return list(dict.fromkeys(filter(None, (clause, *state.names[-1:], *beside))))


def wholes_behind(chosen: Candidate, state: State) -> tuple[str, ...]:
    """The names of which what follows a reading may be a part, beside its own.

    批发业, 零售业 and 餐饮业 are parts of one whole, and not of each other.

    Args:
        chosen: the reading.
        state: what the value before hands on.
    """
    return state.beside or (state.names[-1:] if is_part(chosen) else ())


def is_part(chosen: Candidate) -> bool:
    """Whether a name is that of a part with the noun of its whole."""
    return chosen.reading.how.startswith(_HEADED)


def led(words: str, start: int, state: State) -> State:
    """What is handed on to the first of the parts that a lead names: 各镇常住人口为：甲镇5万人.

    Args:
        words: the words in front of a value that has no name of its own.
        start: where they begin.
        state: what is handed on without the lead: no names.
    """
    if _COLON.search(words) is None:
        return state
    found = pattern("lead of parts").search(words)
    if found is None:
        return state
    return state._replace(names=(found["name"],), start=start + found.start("name"))


def before_parts(text: str, start: int, topic: State, last: State) -> State:
    """What the sentences before hand on to one that begins at a place; mostly nothing.

    Args:
        text: the text.
        start: where the sentence begins.
        topic: what they are about.
        last: what their last value hands on.
    """
    if topic.is_item:
        return topic
    if text[start - 1 : start] == "\n" and pattern("parts by place").match(text, start):
        return NOTHING  # 从各市看，甲市增长11%: of which of the things above, nobody says
    if topic.names and pattern("on parts").match(text, start):
        return topic._replace(beside=last.names[-1:])
    if last.names and pattern("parts of last").match(text, start):
        return last._replace(is_base=False, base=None)
    # Only what has the same unit may be a part: 居民收入3万元，增长8%。城镇居民4万元.
    is_near = bool(last.names) and text[start - 1 : start] != "\n"
    if not is_near:
        return NOTHING
    return NOTHING._replace(beside=(*topic.names[-1:], *last.names[-1:]), unit=last.unit)
