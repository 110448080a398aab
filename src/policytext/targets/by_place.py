"""Where what is told of a whole is shared out to places: 造林30万亩。任务分解到甲县8万亩."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from policytext.span import Span
from policytext.targets.candidates import RATES
from policytext.targets.nouns import NEW, verb_of
from policytext.targets.patterns import pattern
from policytext.targets.phrases import strip_openers
from policytext.targets.places import ELSEWHERE, told_place
from policytext.targets.state import State
from policytext.targets.words import words_of
from policytext.values import Mention, Quantity

__all__ = ["behind_lead", "goes_by_place", "is_done_by_places", "without_part"]

_PLACE, _DIVISION = "PLACE", "admin"
_NEXT_LINE = "\n"
# The words that share something out, with a clause in front of them.
_LONGEST_LEAD = 48


def behind_lead(
    text: str, mentions: Sequence[Span[Mention]], start: int, end: int, issuer: str | None
) -> int:
    """Where the first place begins behind words that share something out to places.

    Args:
        text: the text.
        mentions: the mentions of the sentence.
        start: where the words in front of a value begin.
        end: where the value begins.
        issuer: the code of the division whose document it is.

    Returns:
        The start itself where no such words stand there: 任务分解到, 各县区分别为.
    """
    first = next((one.start for one in mentions if start < one.start < end), start)
    if not 0 < first - start <= _LONGEST_LEAD:
        return start  # So it is of most.
    is_led = pattern("lead to places").fullmatch(text, start, first) is not None
    return first if is_led and _parts_at(mentions, first, issuer) else start


def goes_by_place(
    text: str,
    mentions: Sequence[Span[Mention]],
    start: int,
    value: Span[Quantity],
    topic: State,
    issuer: str | None,
) -> bool:
    """Whether a sentence shares out to places what the one before tells of: 甲县完成8万亩.

    Args:
        text: the text.
        mentions: the mentions of the sentence.
        start: where it begins.
        value: its first value, which has to have the unit of the whole.
        topic: what the sentences before are about.
        issuer: the code of the division whose document it is.
    """
    if not topic.names or topic.beside or value.value.kind in RATES:
        return False  # Of what those may be parts, which are parts of a whole themselves, is open.
    if value.value.unit != topic.unit or not _is_within(value.value.low, topic.amount):
        return False
    if behind_lead(text, mentions, start, value.start, issuer) > start:
        return True
    if text[start - 1 : start] == _NEXT_LINE:
        return False  # A paragraph on a place tells of more than of what the last one did.
    return is_done_by_places(text, mentions, start, value, issuer, topic.names[-1])


def is_done_by_places(
    text: str,
    mentions: Sequence[Span[Mention]],
    start: int,
    value: Span[Quantity],
    issuer: str | None,
    name: str,
) -> bool:
    """Whether only places and a verb stand in front of a value: 甲县完成, 甲、乙两县分别建成.

    Args:
        text: the text.
        mentions: the mentions of the sentence.
        start: where the words in front of the value begin.
        value: the value; one with a noun behind it tells of its own things.
        issuer: the code of the division whose document it is.
        name: what is told of before; it has to begin with a verb as the places have: 新增.
    """
    end = value.start
    if pattern("stands alone").match(text, value.end) is None:
        return False
    place = start + strip_openers(text[start:end])[1]
    while parts := _parts_at(mentions, place, issuer):
        place = max(part.end for part in parts)
        done = pattern("done by places").fullmatch(text, place, end)
        if done is not None:
            return _goes_with(done, name)
        joint = pattern("joint of places").match(text, place, end)
        if joint is None:
            return False
        place = joint.end()
    return False


def without_part(name: str, mentions: Sequence[Span[Mention]]) -> str:
    """A name without the place whose own it was: 法人单位 of 甲区法人单位6384个，乙区1127个."""
    places = (one for one in mentions if one.value.kind == _DIVISION)
    owner = max((one.text for one in places if name.startswith(one.text)), key=len, default="")
    rest = name[len(owner) :]
    return name if not rest or pattern("joint of places").match(rest) is not None else rest


def _is_within(part: Decimal | None, whole: Decimal | None) -> bool:
    return part is not None and whole is not None and part <= whole


def _goes_with(done: re.Match[str], name: str) -> bool:
    """Whether places do what a name tells of: 建成 where 新建高标准农田 is shared out.

    有280家 tells of all that there are, not of new ones.
    """
    verb = done["verb"]
    if done["state"] and verb_of(name).startswith(NEW):
        return False
    if not verb:
        return True
    return name.startswith(words_of("built") if verb in words_of("built") else verb)


def _parts_at(
    mentions: Sequence[Span[Mention]], place: int, issuer: str | None
) -> list[Span[Mention]]:
    """The divisions within the issuer that begin at a place of the text."""
    return [
        one
        for one in mentions
        if one.start == place
        and one.label == _PLACE
        and one.value.kind == _DIVISION
        and told_place(one, issuer) not in (ELSEWHERE, issuer)
    ]
