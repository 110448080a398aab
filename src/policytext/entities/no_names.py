"""What looks like a name and is none: classes of things, and names as parts of other words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from policytext.data import read_rows

__all__ = ["is_no_name"]


# Words that the table gives as endings begin so; and how many characters they have.
_ENDING = "…"
_ENDINGS = range(3, 7)


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
