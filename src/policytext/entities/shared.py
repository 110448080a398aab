"""Places at the head of a list whose last member alone has the noun: 三里、五里污水处理厂扩建.

The model sees three letters of a place and calls it one; what is meant is a work or a body.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from policytext.entities.recognizer import Found

__all__ = ["with_shared_heads"]

_JOINTS = frozenset("、和及与")
_PLACE = "PLACE"
# What such a place may be by itself, and the noun's name what it begins with.
_BARE = frozenset(("admin", "natural"))
# With what whole names of divisions end, save those of towns.
_LEVELS = frozenset("省市县区州旗盟")
# Lists of zones and programmes are marked either way; these are not, in 17 of 18 places (2026-11).
_SHARED = frozenset(
    (
        ("PROJECT", "construction"),
        ("INSTITUTION", "research"),
        ("INSTITUTION", "health"),
        ("INSTITUTION", "education"),
    )
)
# Nouns of known names that are theirs alone; 三里、五里实验室 share theirs, known or not.
_OWN_NOUNS = frozenset(("大学", "学院"))


def with_shared_heads(
    text: str, found: Sequence[Found], least: float, known: Container[tuple[int, int]] = ()
) -> list[Found]:
    """Names with the label and kind of the last member of their list, whose noun they share.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        least: names less likely are of no list.
        known: where the lexicon is sure of a name: 上海交通大学 shares nothing with 北京 before it.

    Example:
        >>> text = "推进三里、五里大桥建设"
        >>> names = [Found(2, 4, "PLACE", "admin"), Found(5, 9, "PROJECT", "construction")]
        >>> told = with_shared_heads(text, [*names, Found(5, 7, "PLACE", "admin")], 0.4)
        >>> [each.label for each in told]
        ['PROJECT', 'PROJECT', 'PLACE']
    """
    told = list(found)
    for number, each in enumerate(found):
        if (
            each.label != _PLACE
            and text[each.start - 1] in _JOINTS
            and each[2:4] in _SHARED
            and not (text[each.end - 2 : each.end] in _OWN_NOUNS and each[:2] in known)
            and (each.score is None or each.score >= least)
            and _begins_with_place(found, number, least)
        ):
            for other in _bare(text, found, number, least):
                told[other] = told[other]._replace(label=each.label, kind=each.kind)
    return told


def _begins_with_place(found: Sequence[Found], number: int, least: float) -> bool:
    """Whether a bare place begins a name."""
    name = found[number]
    for each in found[number + 1 :]:
        if each.start > name.start:
            break
        if _is_bare(each) and (each.score is None or each.score >= least):
            return True
    return False


def _bare(text: str, found: Sequence[Found], number: int, least: float) -> Iterator[int]:
    """The numbers of the bare places that stand in a list before a name, nothing in them."""
    start = found[number].start
    for before in range(number - 1, -1, -1):
        each = found[before]
        if each.score is not None and each.score < least:
            continue
        if each.end + 1 != start or text[each.end] not in _JOINTS or not _is_bare(each):
            return
        if text[each.end - 1] in _LEVELS:
            return  # 丹河市、云溪市防洪工程: what is told of both is done there.
        if any(other.end == each.start and _is_bare(other) for other in found[:before]):
            return  # 甲县乙镇、丙县丁镇移民项目: of the towns of counties each is a place.
        # What stands before it may be around it, and is then no member itself.
        if any(
            other.start <= each.start < other.end for other in found[max(0, before - 2) : before]
        ):
            return
        yield before
        start = each.start


def _is_bare(name: Found) -> bool:
    return name.label == _PLACE and name.kind in _BARE
