"""A committee of the party and a government written as one word: 甲县委县政府 are two bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policytext.entities.recognizer import Found
from policytext.lazy_pattern import lazy_pattern

__all__ = ["with_pairs"]

_BODY, _PARTY, _GOVERNMENT = "INSTITUTION", "party", "government"
_DIVISION = ("PLACE", "admin")
_SCORE = 0.8
_OF_PARTY = "中共"
# 市委市政府, 中共甲省委甲省人民政府; but no office of both: 市委市政府督查室.
_PAIR = lazy_pattern(
    "([省市县区州盟旗])委([一-鿿]{0,8}?)\\1(?:人民)?政府"
    "(?!(?:[一-鿿]{1,6}(?:办|办公[室厅]|督查室|信访局|领导小组)|[一-鿿]{0,2}研究室|办)(?:[^一-鿿]|$))"
)
# A government by no more than its noun: 市委 | 政府; no word that begins so (政府采购).
_SHORT = lazy_pattern(
    "(?<=委)政府(?!采购|购买|投资|债|部门|办|督查|工作|研究|信息|网|主导|引导|服务|职能|性|平台|补|机关|常务|党组|令|隐性|间|文件|议)"
)


def with_pairs(text: str, found: Iterable[Found], least: float) -> list[Found]:
    """Names with both bodies of such a pair, and without what holds both.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        least: a division less likely begins no body's name.

    Example:
        >>> text = "甲县委县政府部署"
        >>> names = [Found(0, 6, "INSTITUTION", "party", 0.7), Found(0, 2, "PLACE", "admin", 0.9)]
        >>> [text[each.start : each.end] for each in with_pairs(text, names, 0.4)]
        ['甲县委', '甲县', '县政府']
    """
    found = list(found)
    may_be = "委" in text and "政府" in text
    pairs = [*_pairs(text, found, least), *_short_pairs(text, found, least)] if may_be else []
    if not pairs:
        return found
    made = {(each.start, each.end): each for pair in pairs for each in pair}
    joints = [(party.end, government.end) for party, government in pairs]
    kept = [each for each in found if not _holds_both(each, joints) and each[:2] not in made]
    # What was found with the kind that its end tells keeps its score.
    for each in found:
        own = made.get((each.start, each.end))
        if own is not None and each[2:4] == own[2:4] and (each.score or 1.0) >= least:
            made[each.start, each.end] = each
    return sorted((*kept, *made.values()), key=lambda each: (each.start, -each.end))


def _pairs(text: str, found: list[Found], least: float) -> Iterator[tuple[Found, Found]]:
    """The two bodies of each pair."""
    ends = {
        each.end: each.start
        for each in reversed(found)
        if each[2:4] == _DIVISION and (each.score is None or each.score >= least)
    }
    for pair in _PAIR.finditer(text):
        name = pair[2]
        if name and not text.endswith(name, 0, pair.start()):
            continue
        level = pair.start() + 1
        start = ends.get(level, pair.start()) if not name else pair.start() - len(name)
        if text.endswith("各", 0, start):
            continue  # all of them
        if text.endswith(_OF_PARTY, 0, start):
            start -= len(_OF_PARTY)
        joint = level + 1
        yield (
            Found(start, joint, _BODY, _PARTY, _SCORE),
            Found(joint, pair.end(), _BODY, _GOVERNMENT, _SCORE),
        )


def _short_pairs(text: str, found: list[Found], least: float) -> Iterator[tuple[Found, Found]]:
    """Committees that were found, each with the government right behind it: 自治区党委政府."""
    parties = {
        each.end: each
        for each in found
        if each[2:4] == (_BODY, _PARTY) and (each.score is None or each.score >= least)
    }
    for match in _SHORT.finditer(text):
        party = parties.get(match.start())
        if party is not None:
            yield party, Found(*match.span(), _BODY, _GOVERNMENT, _SCORE)


def _holds_both(name: Found, joints: Iterable[tuple[int, int]]) -> bool:
    return name.label == _BODY and any(
        name.start < joint < name.end <= end for joint, end in joints
    )
