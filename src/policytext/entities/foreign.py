"""What recognisers that are not the library's own give: checked, and names that never cross."""

from __future__ import annotations

from collections.abc import Iterable
from operator import index
from typing import Any

from policytext.entities.labels import kinds
from policytext.entities.recognizer import Found
from policytext.errors import InputError, check_score

__all__ = ["names_of"]


def names_of(recognizer: str, given: object, text: str) -> list[Found]:
    """The names that a recogniser gave, outer ones first, each extent once and none across another.

    Of names that have one extent or cross, the likelier stays, or else the first. One without a
    score is taken at its word.

    Args:
        recognizer: what it is called in errors.
        given: what it gave.
        text: the text that it was asked about.

    Raises:
        InputError: it gave something else than names in the text, with their kinds.

    Example:
        >>> given = [Found(0, 4, "PLACE", "site", 0.9), Found(2, 6, "PLACE", "site", 0.4)]
        >>> [(each.start, each.end) for each in names_of("Towers", given, "云帆大桥通车")]
        [(0, 4)]
    """
    if not isinstance(given, Iterable):
        raise InputError(f"{recognizer} gave {given!r:.60}; wanted is a list of Found")
    found: dict[tuple[int, int], Found] = {}
    for each in given:
        if wrong := _wrong(each, len(text)):
            raise InputError(f"{recognizer} gave {each!r:.100}: {wrong}")
        one = _plain(each)
        other = found.get(one[:2])
        if other is None or _score(one) > _score(other):
            found[one[:2]] = one
    return _apart(sorted(found.values(), key=lambda each: (each.start, -each.end)))


def _wrong(each: object, size: int) -> str:
    """What is wrong with a name in a text of a size; empty where nothing is."""
    if not isinstance(each, Found):
        return "wanted is policytext.entities.recognizer.Found(start, end, label, kind)"
    values: tuple[Any, ...] = each
    start, end, label, kind, score, own_id = values
    if not (_is_place(start) and _is_place(end) and 0 <= start < end <= size):
        return f"start and end are whole numbers, and places in a text of {size} characters"
    if not isinstance(label, str) or label not in kinds():
        return f"label is one of {', '.join(kinds())}"
    if kind not in kinds()[label]:
        return f"kind, for {label}, is one of {', '.join(kinds()[label])}"
    try:
        _ = score is None or check_score("score", score)
    except InputError:
        return "score is a number from 0 to 1, or None"
    if own_id is not None and not (isinstance(own_id, str) and own_id):
        return "id is text, or None"
    return ""


def _is_place(value: object) -> bool:
    return hasattr(value, "__index__") and not isinstance(value, bool)


def _plain(each: Found) -> Found:
    """The name with plain numbers: those of NumPy cannot be written to files."""
    score = None if each.score is None else check_score("score", each.score)
    return each._replace(start=index(each.start), end=index(each.end), score=score)


def _score(each: Found) -> float:
    return 1.0 if each.score is None else each.score


def _apart(found: list[Found]) -> list[Found]:
    """Names by place, outer ones first, without those that cross a likelier one."""
    kept: dict[Found, None] = {}
    opened: list[Found] = []
    for each in found:
        while opened and opened[-1].end <= each.start:
            opened.pop()
        crossed = [other for other in opened if other.end < each.end]
        if all(_score(other) < _score(each) for other in crossed):
            for other in crossed:
                del kept[other]
            del opened[len(opened) - len(crossed) :]
            opened.append(each)
            kept[each] = None
    return list(kept)
