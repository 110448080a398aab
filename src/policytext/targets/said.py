"""What the words of a value say beside the name that was read of them."""

from __future__ import annotations

from policytext.targets.candidates import Candidate
from policytext.targets.nouns import leading_verb, sort_of
from policytext.targets.patterns import pattern
from policytext.targets.phrases import CHANGES
from policytext.targets.words import words_of

__all__ = ["as_meant", "said_beside"]

_FAR = 20
# Names with it say of what they are a share.
_OF = "占"
_HANDED_ON = "handed on"
# Such a verb is part of the name of what is done.
_DOES = "does"


def as_meant(text: str, start: int, chosen: Candidate) -> Candidate:
    """A candidate whose names have the words without which they would say something else.

    Args:
        text: the text.
        start: where the words before its values begin.
        chosen: the candidate.
    """
    names = tuple([_of_set(text, start, name, chosen) for name in chosen.names])
    if chosen.role == "actual":
        names = tuple([_planned(text, chosen.reading.start, name) for name in names])
    return chosen if names == chosen.names else chosen._replace(names=names)


def said_beside(text: str, start: int, chosen: Candidate) -> str | None:
    """The words that a value is told with, where its name lacks them.

    占全国三成 says of what it is a share, 连续5年保持在98%以上 for how long it has held.

    Args:
        text: the text.
        start: where the words before the value begin.
        chosen: the candidate.
    """
    if len(chosen.values) > 1:
        return None
    value = chosen.values[0]
    found = pattern("running").search(text, start, value.start)
    if found is None and chosen.measures[0] == "share" and _OF not in chosen.names[0]:
        shared = ("share of what", "part of plan")  # 占全国三成, 完成全年计划的90%
        places = (pattern(one).search(text, start, value.start) for one in shared)
        found = next(filter(None, places), None)
    return None if found is None else text[found.start() : value.end]


def _of_set(text: str, start: int, name: str, chosen: Candidate) -> str:
    """A name with the things that were counted before it: 重点事项 of 8个重点事项审批时限压缩."""
    # What is told of a number of things is of them alone.
    is_told = chosen.measures[0] in CHANGES or chosen.values[0].value.kind == "percent"
    if not is_told or chosen.reading.how == _HANDED_ON:
        return name
    place = text.rfind(name, max(0, start - _FAR), chosen.values[0].start)
    found = None if place < 0 else pattern("set before").search(text, max(0, place - _FAR), place)
    return name if found is None else found[1] + name


def _planned(text: str, place: int, name: str) -> str:
    """A name with what says that a thing was meant only: 谋划 of 谋划新建3所学校."""
    verb = leading_verb(name)
    if verb is None or sort_of(verb[0]) != _DOES or not text.startswith(name, place):
        return name
    return next((one for one in words_of("meant") if text.endswith(one, 0, place)), "") + name
