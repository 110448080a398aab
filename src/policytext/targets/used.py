"""Shares of money that go to a purpose: 财政支出的八成以上用于民生."""

from __future__ import annotations

from policytext.targets.patterns import pattern
from policytext.targets.ways import Reading
from policytext.targets.words import words_of

__all__ = ["used_for"]

_SHARE, _HOW = "share", "used"
# No more stands between money and its share.
_NEAR = "的近约超过达 "


def used_for(text: str, name: str, start: int, value: tuple[int, int]) -> Reading | None:
    """The reading of a share by what it is a share of and what it is used for.

    Args:
        text: the text.
        name: what stands in front of the value; it may be empty: 八成以上财力用于民生.
        start: where it begins.
        value: where the value begins and ends.
    """
    if pattern("share of money").search(text, *value) is None:
        return None
    use = pattern("used for").match(text, value[1])
    between = text[start + len(name) : value[0]] if name else ""
    if use is None or between.strip(_NEAR) or text.endswith(words_of("cuts"), 0, start):
        return None  # 公用经费压减10%用于教育
    front = pattern("in front of money").match(name)
    begin = front.end() if front is not None else 0
    whole = name[begin:].removesuffix("的") + use["money"]
    if not whole:
        return None
    place = start + begin if name[begin:] else value[0]
    return Reading(whole + use["use"], place, _HOW, "", _SHARE, use.end())
