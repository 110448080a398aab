"""The characters with which what a pattern finds can begin, so that it is tried nowhere else."""

from __future__ import annotations

from typing import NamedTuple

from policytext.lazy_pattern import lazy_pattern

__all__ = ["beginnings"]

_BEHIND, _GROUP = "(?<=", "(?:"
_CLASS = lazy_pattern(r"\[(\^?)([^\]]+)\]")
_RANGE = lazy_pattern("(.)-(.)")
_TIMES = lazy_pattern(r"(?:([?*+])|\{(\d+)[^}]*\})?\??")
# What this reader of patterns does not know.
_SPECIAL = frozenset("\\^$.()[]{}?*+|")


class _Read(NamedTuple):
    """What is read of a part of a pattern: with what it can begin, if it can be empty, its end.

    ``first`` is ``None`` for what all characters but some can begin.
    """

    first: frozenset[str] | None
    is_empty: bool
    end: int


def beginnings(pattern: str) -> frozenset[str]:
    """The characters with which a pattern of words, classes, groups and repeats can begin.

    Raises:
        ValueError: the pattern has other parts, or may begin with anything, or be empty.

    Example:
        >>> sorted(beginnings("(?:稳步|不断)*[增上]长?"))
        ['上', '不', '增', '稳']
    """
    read = _choice(pattern, 0)
    if read.first is None or read.is_empty or read.end < len(pattern):
        raise ValueError(f"it cannot be told with which characters {pattern!r} begins")
    return read.first


def _choice(pattern: str, place: int) -> _Read:
    """What is read up to the end of a group."""
    read = _row(pattern, place)
    while pattern[read.end : read.end + 1] == "|":
        read = _joined(read, _row(pattern, read.end + 1), is_either=True)
    return read


def _row(pattern: str, place: int) -> _Read:
    """What is read up to the next choice, or the end of a group."""
    read = _Read(frozenset(), True, place)
    while read.end < len(pattern) and pattern[read.end] not in "|)":
        read = _joined(read, _repeated(pattern, read.end), is_either=False)
    return read


def _joined(one: _Read, other: _Read, *, is_either: bool) -> _Read:
    if not is_either and not one.is_empty:
        return one._replace(end=other.end)  # What follows begins nothing.
    first = None if one.first is None or other.first is None else one.first | other.first
    is_empty = other.is_empty or (is_either and one.is_empty)
    return _Read(first, is_empty, other.end)


def _repeated(pattern: str, place: int) -> _Read:
    read = _one(pattern, place)
    times = _TIMES.match(pattern, read.end)
    if times is None:
        return read
    is_left_out = times[1] in ("?", "*") or times[2] == "0"
    return read._replace(is_empty=read.is_empty or is_left_out, end=times.end())


def _one(pattern: str, place: int) -> _Read:
    """What is read of a group, a class or a character."""
    if pattern.startswith(_BEHIND, place):
        return _Read(frozenset(), True, pattern.index(")", place) + 1)
    if pattern.startswith(_GROUP, place):
        read = _choice(pattern, place + len(_GROUP))
        return read._replace(end=read.end + 1)
    if (found := _CLASS.match(pattern, place)) is not None:
        ranges = [range(ord(a), ord(b) + 1) for a, b in _RANGE.findall(found[2])]
        chars = {*_RANGE.sub("", found[2]), *(chr(code) for each in ranges for code in each)}
        return _Read(None if found[1] else frozenset(chars), False, found.end())
    if pattern[place] in _SPECIAL:
        raise ValueError(f"{pattern!r} has a {pattern[place]!r} that is not read")
    return _Read(frozenset(pattern[place]), False, place + 1)
