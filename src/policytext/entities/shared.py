"""Places at the head of a list whose last member alone has the noun: 三里、五里污水处理厂扩建.

The model sees three letters of a place and calls it one; what is meant is a work or a body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policytext.entities.recognizer import Found

__all__ = ["with_shared_heads"]

_JOINTS = frozenset("、和及与")
_PLACE = "PLACE"
# What such a place may be by itself, and the noun's name what it begins with.
_BARE = frozenset(("admin", "natural"))
# Lists of zones and programmes are marked either way; these are not, in 17 of 18 places (2026-11).
_SHARED = frozenset(
    (
        ("PROJECT", "construction"),
        ("INSTITUTION", "research"),
        ("INSTITUTION", "health"),
        ("INSTITUTION", "education"),
    )
)


def with_shared_heads(text: str, found: Sequence[Found], least: float) -> list[Found]:
    """Names with the label and kind of the last member of their list, whose noun they share.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        least: names less likely are of no list.

    Example:
        >>> text = "推进三里、五里大桥建设"
        >>> names = [Found(2, 4, "PLACE", "admin"), Found(5, 9, "PROJECT", "construction")]
        >>> told = with_shared_heads(text, [*names, Found(5, 7, "PLACE", "admin")], 0.4)
        >>> [each.label for each in told]
        ['PROJECT', 'PROJECT', 'PLACE']
    """
    told = list(found)
    bare: list[int] = []
    for number, begins in _outermost(found, least):
        each = found[number]
        if bare and not _follows(text, found[bare[-1]].end, each.start):
            bare = []
        if each[2:4] in _SHARED and begins:
            for other in bare:
                told[other] = told[other]._replace(label=each.label, kind=each.kind)
        if each.label == _PLACE and each.kind in _BARE and begins is None:
            bare.append(number)
        else:
            bare = []
    return told


def _outermost(found: Sequence[Found], least: float) -> Iterator[tuple[int, bool | None]]:
    """The numbers of names that stand in no other, and whether a bare place begins each.

    None where nothing stands in it.
    """
    last: int | None = None
    begins: bool | None = None
    for number, each in enumerate(found):
        if each.score is not None and each.score < least:
            continue
        if last is not None and each.start < found[last].end:
            is_first = each.start == found[last].start
            is_bare = each.label == _PLACE and each.kind in _BARE
            begins = bool(begins) or (is_first and is_bare)
            continue
        if last is not None:
            yield last, begins
        last, begins = number, None
    if last is not None:
        yield last, begins


def _follows(text: str, end: int, start: int) -> bool:
    return start == end + 1 and text[end] in _JOINTS
