"""The tables by which formats, elements and the parts of a page are told apart."""

from __future__ import annotations

import functools
import re

from policytext.data import read_rows

__all__ = [
    "boilerplate",
    "containers",
    "elements",
    "enforcement_words",
    "formats",
    "navigation_words",
    "signs",
    "spam_words",
]


@functools.cache
def formats() -> tuple[tuple[bytes, bytes, str, str], ...]:
    """Formats that are not text: first bytes, bytes further on, what it is, what to do."""
    return tuple(
        (bytes.fromhex(start), inside.encode("ascii"), what, advice)
        for start, inside, what, advice in read_rows("pages/formats.tsv")
    )


@functools.cache
def elements() -> dict[str, tuple[str, str]]:
    """For each element of HTML how it is laid out, and the role of what is in it."""
    return {name: (kind, role) for name, kind, role in read_rows("pages/elements.tsv")}


@functools.cache
def containers() -> dict[str, str]:
    """For words in the ids and classes of elements the role of what is in them."""
    return {word: role for word, role, *_ in read_rows("pages/containers.tsv")}


@functools.cache
def boilerplate() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """Kinds of lines that pages have around an article: kind, how sure, pattern.

    Surest is 2 (no text of an article reads so), then 1 (in any place of the page), then 0. The
    patterns are for a line in simplified characters and lower case, without white space.
    """
    patterns: dict[tuple[str, int], list[str]] = {}
    for pattern, kind, strong, *_ in read_rows("pages/boilerplate.tsv"):
        patterns.setdefault((kind, int(strong or 0)), []).append(pattern)
    return tuple(
        (kind, strong, re.compile("|".join(parts), re.IGNORECASE))
        for (kind, strong), parts in patterns.items()
    )


@functools.cache
def spam_words() -> tuple[re.Pattern[str], dict[str, int]]:
    """Words of spam in simplified characters and lower case: a pattern of all, and their weight."""
    weights = {word: int(weight) for word, weight in read_rows("pages/spam.tsv")}
    longest_first = sorted(weights, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first))), weights


@functools.cache
def enforcement_words() -> re.Pattern[str]:
    """Words by which a line reports on crime and its prosecution, and is no spam."""
    return re.compile("|".join(re.escape(row[0]) for row in read_rows("pages/enforcement.tsv")))


@functools.cache
def navigation_words() -> frozenset[str]:
    """Words of menus in simplified characters and lower case."""
    return frozenset(row[0] for row in read_rows("pages/navigation.tsv"))


@functools.cache
def signs() -> tuple[str, ...]:
    """Words by which a text without tags is known to be a copied page, in both scripts."""
    return tuple(dict.fromkeys(word for row in read_rows("pages/signs.tsv") for word in row))
