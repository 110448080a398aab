"""Names that share the head of the last member of their list: 丹金、宁宜高速."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policytext import gazetteer
from policytext.data import read_rows
from policytext.projects.names import bare_name
from policytext.span import Span
from policytext.values import Mention

__all__ = ["shared_heads"]

_JOINTS = frozenset("、和及与")
# Roads have their head, though it is short: 迎宾路、南环路改造.
_MEMBER = re.compile("[一-鿿]{1,3}[^路街道巷线桥站]")
_NUMBERS = re.compile("[0-9一二三四五六七八九十两]+[个条座乡村镇]")
# A line is called by a sign of each end and sometimes of a place between.
_SIGNS = "[一-鿿]{2,3}"
# What counts the members behind their head: 保阜高速三大工程; or in front of it: 净土三大保卫战.
_COUNT = "[二两三四五六七八九十]+[大条项]"
_SUM = f"(?:(?:{_COUNT})?(?:工程|项目|建设))?"
_COUNTED = re.compile(f"([一-鿿]{{2,4}}){_COUNT}((?:保卫|攻坚)?战|战略|战役|行动|工程|计划)")
_SHORTEST_HEAD = 2
_LONGEST_PLACE = 5


@cache
def _line() -> re.Pattern[str]:
    words = [text for kind, text, _ in read_rows("projects/name_parts.tsv") if kind == "line"]
    words = sorted({*words, "客运专线"}, key=lambda word: (-len(word), word))
    return re.compile(f"({_SIGNS})({'|'.join(words)}){_SUM}")


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
        is_list = other.start == one.end + 1 and text[one.end] in _JOINTS
        if not is_list or (one.label, one.value.kind) != (other.label, other.value.kind):
            continue
        if one.value.kind == "programme":
            counted = _COUNTED.fullmatch(other.text)
            if counted is not None:
                whole.setdefault(i + 1, counted[1] + counted[2])
            continue
        head = _shared(bare_name(one.text), whole.get(i + 1) or bare_name(other.text))
        if head:
            whole[i] = bare_name(one.text) + head
    return whole


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
