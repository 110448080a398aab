"""Words of tables, and how they are found at the start or at the end of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Generic, TypeVar

from policytext.data import read_rows
from policytext.lazy_pattern import lazy_pattern

__all__ = [
    "NOTE",
    "Words",
    "any_of",
    "at_edges",
    "examples_of",
    "leading",
    "without_notes",
    "words_of",
]

# A note's mark in a name: 减税降费[1].
NOTE = lazy_pattern(r"[\[［〔【][0-9０-９\s]+[\]］〕】]")
_EXAMPLES, _PLACES = "等", "地"

V = TypeVar("V")


@cache
def words_of(sort: str) -> tuple[str, ...]:
    """The words of one sort of the table `word_lists.tsv`, in its order.

    Example:
        >>> words_of("share end")
        ('占比', '比重')
    """
    return tuple(_word_lists().get(sort, ()))


@cache
def _word_lists() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for sort, word in read_rows("targets/word_lists.tsv"):
        found.setdefault(sort, []).append(word)
    return found


def leading(text: str, sort: str) -> str:
    """The first word of a sort with which a text begins; empty, as mostly: none."""
    words = words_of(sort)
    return next(filter(text.startswith, words)) if text.startswith(words) else ""


def without_notes(name: str) -> str:
    """A name without the marks of notes; most names are letters alone."""
    return name if name.isalpha() else NOTE.sub("", name)


def examples_of(name: str) -> tuple[str, str]:
    """Examples and the noun behind 等 that they are of; 高等教育 has none.

    Example:
        >>> examples_of("新材料等产业增加值"), examples_of("高等教育在校生")
        (('新材料', '产业增加值'), ('', ''))
    """
    examples, _, noun = name.rpartition(_EXAMPLES)
    is_degree = not examples or examples.endswith(words_of("degree"))
    if noun.startswith(_PLACES) and not noun.startswith(words_of("of the ground")):
        noun = noun[len(_PLACES) :]  # 石首、洪湖等地恢复湿地
    return ("", "") if is_degree else (examples, noun)


def any_of(words: Iterable[str]) -> str:
    """A pattern of words, of which it finds the longest at a place.

    Words that begin alike stand together, so that few are tried there.

    Example:
        >>> any_of(["增", "增长", "下降"])
        '下(?:降)|增(?:长|)'
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(
        f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(by_first.items())
    )


def at_edges(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of words at the beginning or at the end of a text, one behind the other.

    Example:
        >>> at_edges(["确保", "控制在"]).sub("", "确保失业率控制在")
        '失业率'
    """
    either = any_of(words)
    return re.compile(f"^(?:{either})+|(?:{either})+$")


class Words(Generic[V]):
    """Words with what they say; the longest that fits is found, length by length.

    Example:
        >>> words = Words([("增长", 1), ("同比增长", 2)])
        >>> words.ending("产量同比增长"), words.starting("增长5%"), words.starting("产量")
        (('同比增长', 2), ('增长', 1), None)
    """

    def __init__(self, rows: Iterable[tuple[str, V]]) -> None:
        self._rows: dict[str, tuple[str, V]] = {}
        # How long the words are that begin or end with a character, the longest first.
        self._first: dict[str, list[int]] = {}
        self._last: dict[str, list[int]] = {}
        for word, value in sorted(rows, key=lambda row: -len(row[0])):
            self._rows.setdefault(word, (word, value))
            for sizes in (
                self._first.setdefault(word[0], []),
                self._last.setdefault(word[-1], []),
            ):
                if len(word) not in sizes:
                    sizes.append(len(word))

    def starting(self, text: str, place: int = 0) -> tuple[str, V] | None:
        """The longest word with which a text goes on at a place, and what it says."""
        for size in self._first.get(text[place : place + 1], ()):
            if (row := self._rows.get(text[place : place + size])) is not None:
                return row
        return None

    def ending(self, text: str, end: int | None = None) -> tuple[str, V] | None:
        """The longest word with which a text ends, or what stands before a place; what it says."""
        end = len(text) if end is None else end
        for size in self._last.get(text[end - 1 : end], ()):
            if (row := self._rows.get(text[max(0, end - size) : end])) is not None:
                return row
        return None
