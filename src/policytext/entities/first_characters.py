"""Names in a list of which the model leaves out the first character: 四 | 明湖水库, 林 | 伟华中学.

Lexicons and words begin names behind it: a lake of that name, a surname before a given name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policytext.data import read_rows
from policytext.entities.recognizer import Found
from policytext.lazy_pattern import lazy_pattern

__all__ = ["with_first_characters"]

_JOINT = "、"
_CELL = lazy_pattern("(?:^|[^一-鿿])[一-鿿]")  # one character that begins a clause or a member
_LABELS = frozenset(("PLACE", "INSTITUTION", "PROJECT"))


@cache
def _table() -> tuple[re.Pattern[str], frozenset[str]]:
    """With what such names end, and what stands before names as a word of its own."""
    rows = read_rows("entities/place_rules.tsv")
    texts: dict[str, list[str]] = {"first_of": [], "no_first": []}
    for rule, text in rows:
        if rule in texts:
            texts[rule].append(text)
    return re.compile(f"(?:{'|'.join(texts['first_of'])})$"), frozenset("".join(texts["no_first"]))


def with_first_characters(text: str, found: Sequence[Found]) -> list[Found]:
    """Names with the one character that is left of their member of a list.

    In annotated reports two names with such ends stand a character behind a joint and 22 behind
    the beginning of a clause: the characters between are words that the table has (2026-11).

    Args:
        text: the text.
        found: names that do not cross, outer ones first.

    Example:
        >>> names = [Found(1, 5, "PLACE", "natural", 0.9)]
        >>> [(one.start, one.end) for one in with_first_characters("四明湖水库、五里水库", names)]
        [(0, 5)]
    """
    told: list[Found] = []
    end = old = 0  # of the last outermost name: its end, and where a longer one began before
    for each in found:
        if each.start >= end:
            old = -1
            if _lacks_one(text, each, end):
                old = each.start
                each = each._replace(start=each.start - 1)
            end = each.end
        elif each.start == old:
            continue  # 明湖 in 四明湖水库, 伟华 in 林伟华中学
        told.append(each)
    return told


def _lacks_one(text: str, name: Found, free: int) -> bool:
    """Whether a character before a name belongs to it; what is before ``free`` is another's."""
    start = name.start - 1
    if start < free or name.label not in _LABELS:
        return False
    is_member = text.startswith(_JOINT, start - 1) or text.startswith(_JOINT, name.end)
    if not is_member or _CELL.fullmatch(text, max(0, start - 1), name.start) is None:
        return False
    endings, words = _table()
    return text[start] not in words and endings.search(text, name.start, name.end) is not None
