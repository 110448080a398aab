"""What looks like a name and is none: classes of things, parts of other words, given names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from policytext import gazetteer
from policytext.data import read_rows
from policytext.entities.place_rules import words_by
from policytext.lazy_pattern import lazy_pattern

__all__ = ["is_given_name", "is_no_division", "is_no_name"]


# Words that the table gives as endings begin so; and how many characters they have.
_ENDING = "…"
_ENDINGS = range(3, 7)
_LAST = 2
# Titles of persons have at most so many characters.
_TITLE = 3
# 洛龙五区: a list's last member and its count.
_LEVELS = frozenset("市县区旗")
_COUNTED = lazy_pattern("..[二三四五六七八九十]{1,2}[市县区旗]$")
# A line's two ends, a character each; no such pair is what these join to another place.
_PAIR = 2
_BETWEEN = frozenset("至到—－-")
_OWN_LINE = lazy_pattern("高速(?![公铁路口集出入站收互服段度发增成推行]|引线|连接)")
_SMALL = frozenset(("county", "township"))
# Behind a place and before the word for a line, what belongs to neither: 常州 | 西高铁站.
_SIDES = "东西南北中上下省市县区州盟旗新老至到和与及、的大客货港线站段（“"


@cache
def _last_characters() -> frozenset[str]:
    """The two characters, or the one, with which the words and the endings end."""
    return frozenset(word[-_LAST:] for word in _no_names())


@cache
def _no_names() -> Mapping[str, re.Pattern[str]]:
    """The words, and before what each of them is no name."""
    return {
        word: re.compile(followed_by) for word, followed_by in read_rows("entities/no_names.tsv")
    }


def is_no_name(text: str, start: int, end: int) -> bool:
    """Whether the words there are never a name where they stand so.

    Example:
        >>> is_no_name("中央财政", 0, 2), is_no_name("中央决定", 0, 2)
        (True, False)
    """
    if text[max(start, end - _LAST) : end] not in _last_characters():
        return False
    words = _no_names()
    told = [text[start:end]]
    told += [_ENDING + text[end - size : end] for size in _ENDINGS if size <= end - start]
    return any(word in words and words[word].match(text, end) for word in told)


def is_no_division(text: str, start: int, end: int) -> bool:
    """Whether what looks like a division is none: several that are counted, or the ends of a line.

    Example:
        >>> is_no_division("洛龙五区", 0, 4), is_no_division("濮郑段", 0, 2)
        (True, True)
        >>> is_no_division("常州段", 0, 2), is_no_division("至天目段", 1, 3)
        (False, False)
    """
    if _longer().match(text, end):
        return True
    if end - start == _PAIR:
        if text[start - 1 : start] in _BETWEEN:
            return False
        # 昌吉 | 赣客专 are the ends of a line, too, whoever is called like two of them.
        if _third_end().match(text, end):
            return True
        return text.startswith(words_by("line"), end) and not _may_own(text, start, end)
    is_counted = text[end - 1] in _LEVELS and _COUNTED.search(text, start, end) is not None
    return is_counted and not gazetteer.lookup(text[start:end])


@cache
def _longer() -> re.Pattern[str]:
    """What stands behind a place that is part of a road's or a glacier's name."""
    return re.compile(f"{'|'.join(words_by('road'))}|.(?:{'|'.join(words_by('cut'))})")


@cache
def _third_end() -> re.Pattern[str]:
    return re.compile(f"[^{_SIDES}](?:{'|'.join(words_by('line_of_three'))})")


def _may_own(text: str, start: int, end: int) -> bool:
    """Whether a division may have a line called after it: no county has a 高速 of its own."""
    found = gazetteer.lookup(text[start:end])
    if _OWN_LINE.match(text, end):
        return any(each.level not in _SMALL for each in found)
    return bool(found)


def is_given_name(text: str, start: int) -> bool:
    """Whether a title and a surname stand before a name, which is then a person's.

    Example:
        >>> is_given_name("组长张海南到会", 3), is_given_name("组长到海南", 3)
        (True, False)
    """
    if text[max(0, start - 1) : start] not in _person_words("surname"):
        return False
    return text.endswith(_titles(), max(0, start - 1 - _TITLE), start - 1)


@cache
def _titles() -> tuple[str, ...]:
    return tuple(sorted(_person_words("title")))


@cache
def _person_words(part: str) -> frozenset[str]:
    return frozenset(word for of, word in read_rows("entities/person_words.tsv") if of == part)
