"""Names that the judge takes for one and that are members of a list: 三里小学、五里小学."""

from __future__ import annotations

from collections.abc import Iterator

from policytext.entities.head_kinds import head_of_name

__all__ = ["members"]

_JOINT = "、"
_OPENING, _CLOSING = frozenset("“《（("), frozenset("”》）)")
# Around the joint of one name: 一、二期; 东、中线.
_SERIES = frozenset("一二三四五六七八九十东西南北中上下")
_PROGRAMME = ("PROJECT", "programme")


def members(text: str, start: int, end: int, kind: tuple[str, str]) -> Iterator[tuple[int, int]]:
    """The members of such a list, or the name itself.

    Programmes often have two aims (碳达峰、碳中和行动): theirs are lists where each member has a
    head or quotation marks of its own.

    Args:
        text: the text.
        start: where the name begins.
        end: where it ends.
        kind: its label and kind.

    Example:
        >>> text = "三里小学、五里小学开工"
        >>> [text[slice(*each)] for each in members(text, 0, 9, ("PROJECT", "construction"))]
        ['三里小学', '五里小学']
    """
    begin, depth = start, 0
    if _JOINT in text[start:end]:
        for place in range(start, end - 1):
            depth += (text[place] in _OPENING) - (text[place] in _CLOSING)
            is_joint = text[place] == _JOINT and begin < place and not depth
            if is_joint and _parts(text, begin, place, kind):
                yield begin, place
                begin = place + 1
    yield begin, end


def _parts(text: str, begin: int, place: int, kind: tuple[str, str]) -> bool:
    """Whether a name ends before this joint and another begins behind it."""
    if kind != _PROGRAMME:
        return not (text[place - 1] in _SERIES and text[place + 1] in _SERIES)
    return text[place - 1] in _CLOSING or head_of_name(text[begin:place]) == _PROGRAMME
