"""Names that share the head of the last member of their list: 丹金、宁宜高速."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policytext import gazetteer
from policytext.data import read_rows
from policytext.lazy_pattern import lazy_pattern
from policytext.projects.names import bare_name
from policytext.span import Span
from policytext.values import Mention

__all__ = ["shared_heads"]

_JOINTS = frozenset("、和及与")
# Roads have their head, though it is short: 迎宾路、南环路改造.
_MEMBER = lazy_pattern("[一-鿿]{1,3}[^路街道巷线桥站]")
_NUMBERS = lazy_pattern("[0-9一二三四五六七八九十两]+[个条座乡村镇]")
# A line is called by a sign of each end and sometimes of a place between.
_SIGNS = "[一-鿿]{2,3}"
# What counts the members of a list behind their head, or in front of it.
_DIGITS = "二三四五六七八九十"
_COUNT = f"[两{_DIGITS}]+[大条项]"
# A programme's name without its head: 蓝天.
_STEM = "[一-鿿]{2,4}"
_SHORTEST_HEAD = 2
_LONGEST_PLACE = 5


def _words(part: str) -> list[str]:
    rows = read_rows("projects/name_parts.tsv")
    return sorted((text for kind, text, _ in rows if kind == part), key=lambda text: -len(text))


@cache
def _line() -> re.Pattern[str]:
    words = sorted({*_words("line"), "客运专线"}, key=lambda word: (-len(word), word))
    total = f"(?:(?:{_COUNT})?(?:{'|'.join(_words('sum'))}))?"
    return re.compile(f"({_SIGNS})({'|'.join(words)}){total}")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(f"({_STEM})({_COUNT})({'|'.join(_words('counted'))})")


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(f"({_STEM})(?<![大条项])({'|'.join(_words('shared'))})")


@cache
def _heads() -> frozenset[str]:
    return frozenset(head for head, *_ in read_rows("names/heads.tsv"))


def shared_heads(text: str, mentions: Sequence[Span[Mention]]) -> dict[int, str]:
    """The whole names of projects that lack the head, which stands once for all of their list.

    Args:
        text: the text.
        mentions: all mentions of projects, in order.
    """
    whole: dict[int, str] = {}
    for i in range(len(mentions) - 2, -1, -1):
        one, other = mentions[i], mentions[i + 1]
        if not _is_list(text, one, other):
            continue
        if one.value.kind == "programme":
            if i + 1 not in whole:
                whole.update(_programmes(text, mentions, i + 1))
            continue
        head = _shared(bare_name(one.text), whole.get(i + 1) or bare_name(other.text))
        if head:
            whole[i] = bare_name(one.text) + head
    return whole


def _is_list(text: str, one: Span[Mention], other: Span[Mention]) -> bool:
    """Whether two mentions of one kind stand side by side in a list."""
    is_joined = other.start == one.end + 1 and text[one.end] in _JOINTS
    return is_joined and (one.label, one.value.kind) == (other.label, other.value.kind)


def _programmes(text: str, mentions: Sequence[Span[Mention]], last: int) -> dict[int, str]:
    """The whole names of a list of programmes, by its last member; empty where it shares no head.

    The others share it where they are as long as the last without its head; where a number
    counts them, they are as many.
    """
    name = bare_name(mentions[last].text)
    counted = _counted().fullmatch(name)
    found = counted or _plain().fullmatch(name)
    if found is None:
        return {}
    stem, head = found[1], found[found.re.groups]
    first = last
    while first and _is_list(text, mentions[first - 1], mentions[first]):
        one = bare_name(mentions[first - 1].text)
        if len(one) != len(stem) or re.fullmatch(_STEM, one) is None:
            break
        first -= 1
    many = last - first + 1
    is_whole = (
        counted is None or counted[2][:-1].replace("两", "二") == _DIGITS[many - 2 : many - 1]
    )
    members = range(first, last) if is_whole else ()
    whole = {i: bare_name(mentions[i].text) + head for i in members}
    return whole | {last: stem + head} if counted else whole


def _shared(one: str, other: str) -> str:
    """The head that a name without any shares with the next one; empty where it shares none."""
    if _MEMBER.fullmatch(one) is None or _head(one):
        return ""
    is_place = bool(gazetteer.lookup(one))
    line = _line().fullmatch(other)
    if line is not None:
        return "" if is_place or len(one) > len(line[1]) else line[2]
    if not is_place:
        return ""
    for size in range(min(_LONGEST_PLACE, len(other) - _SHORTEST_HEAD), 1, -1):
        if gazetteer.lookup(other[:size]):
            head = other[size:]
            return head if _head(head) and _NUMBERS.search(head) is None else ""
    return ""


def _head(name: str) -> str:
    """The head of two characters or more with which a name ends; empty where it has none."""
    ends = (name[start:] for start in range(len(name) - _SHORTEST_HEAD + 1))
    return next((end for end in ends if end in _heads()), "")
