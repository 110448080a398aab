"""Lines told by their two ends in a list whose last member alone has the noun.

The model sees two places in the first of 三里至五里、七里至九里公路; what is meant is one line, a
work or a route like the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policytext.entities.recognizer import Found
from policytext.lazy_pattern import lazy_pattern

__all__ = ["with_stretches"]

_JOINTS = frozenset("、和及与")
_LINES = frozenset((("PROJECT", "construction"), ("PLACE", "route")))
_PLACE = "PLACE"
# What a line begins and ends with.
_ENDS = frozenset(("admin", "natural", "site", "zone"))
_BETWEEN = lazy_pattern("至|到|——|[—－–-]")
# Up to a joint, an end that is no known place: 五里店.
_LONGEST = 6
_FAR = lazy_pattern(f"[一-鿿]{{2,{_LONGEST}}}")
_NEAR = 2 * _LONGEST  # names among which its places are


def with_stretches(text: str, found: Sequence[Found], least: float) -> list[Found]:
    """Names with the lines that are told by their ends alone, with the kind of the last one.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        least: names less likely are of no list.

    Example:
        >>> text = "建成三里至五里、七里至九里公路"
        >>> names = [Found(2, 4, "PLACE", "admin"), Found(5, 7, "PLACE", "admin")]
        >>> last = [Found(8, 15, "PROJECT", "construction"), Found(8, 10, "PLACE", "admin")]
        >>> told = with_stretches(text, [*names, *last], 0.4)
        >>> [text[each.start : each.end] for each in told if each.label == "PROJECT"]
        ['三里至五里', '七里至九里公路']
    """
    made: list[Found] = []
    for number, each in enumerate(found):
        is_last = text[each.start - 1] in _JOINTS and each[2:4] in _LINES
        if is_last and _is_likely(each, least) and _between(text, found, number):
            made += _before(text, found, number, least)
    taken = {each[:2] for each in found}
    made = [each for each in made if each[:2] not in taken]
    if not made:
        return list(found)
    return sorted((*found, *made), key=lambda one: (one.start, -one.end))


def _is_likely(name: Found, least: float) -> bool:
    return name.score is None or name.score >= least


def _is_end(name: Found, least: float) -> bool:
    return name.label == _PLACE and name.kind in _ENDS and _is_likely(name, least)


def _between(text: str, found: Sequence[Found], number: int) -> bool:
    """Whether a name begins with a place and a word that leads to another."""
    name = found[number]
    for each in found[number + 1 : number + _NEAR]:
        if each.start > name.start:
            break
        if each.label == _PLACE and _BETWEEN.match(text, each.end, name.end):
            return True
    return False


def _before(text: str, found: Sequence[Found], number: int, least: float) -> Iterator[Found]:
    """The lines in the list before a name, from the last."""
    last = found[number]
    stop = last.start - 1
    near = found[max(0, number - _NEAR) : number]
    for before in range(len(near) - 1, -1, -1):
        place = near[before]
        # What is no place, or ends behind it, is a member or lies around one.
        if place.end > stop or not _is_end(place, least):
            return
        if place.end == stop:
            continue  # the far end of the line
        if any(each.start < place.start < each.end for each in near[:before]):
            return
        joint = _BETWEEN.match(text, place.end, stop)
        if joint is None or _FAR.fullmatch(text, joint.end(), stop) is None:
            return
        yield Found(place.start, stop, last.label, last.kind, last.score)
        if text[place.start - 1] not in _JOINTS:
            return
        stop = place.start - 1
