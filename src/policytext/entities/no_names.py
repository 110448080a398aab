"""What looks like a name and is none: classes of things, parts of other words, given names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from policytext.data import read_rows

__all__ = ["is_given_name", "is_no_name"]


# Words that the table gives as endings begin so; and how many characters they have.
_ENDING = "…"
_ENDINGS = range(3, 7)
# Titles of persons have at most so many characters.
_TITLE = 3


@cache
def _last_characters() -> frozenset[str]:
    """With which the words and the endings end."""
    return frozenset(word[-1] for word in _no_names())


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
    if text[end - 1] not in _last_characters():
        return False
    words = _no_names()
    told = [text[start:end]]
    told += [_ENDING + text[end - size : end] for size in _ENDINGS if size <= end - start]
    return any(word in words and words[word].match(text, end) for word in told)


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
