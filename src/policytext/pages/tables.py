"""The tables by which pages are repaired, loaded when first needed."""

from __future__ import annotations

import functools
from collections import defaultdict

import opencc

from policytext.data import read_rows

__all__ = [
    "RAREST",
    "commonness",
    "pairs_by_sound",
    "readings",
    "simplify",
    "words",
]

RAREST = 24  # the level of a character that the counts have not seen


@functools.cache
def readings() -> dict[str, tuple[str, ...]]:
    """Pinyin of each traditional character, the usual reading first."""
    return {row[0]: tuple(row[1].split(",")) for row in read_rows("pages/readings.tsv")}


@functools.cache
def pairs_by_sound() -> dict[str, tuple[tuple[str, int, int], ...]]:
    """For a usual reading: the characters that have it, each with its two bytes in GBK."""
    found: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for character, sounds in readings().items():
        lead, trail = character.encode("gbk")
        found[sounds[0]].append((character, lead, trail))
    return {sound: tuple(characters) for sound, characters in found.items()}


@functools.cache
def commonness() -> dict[str, int]:
    """How rare a character is in government reports: the rounded -log2 of its share."""
    return {
        c: int(level)
        for level, characters in read_rows("pages/frequencies.tsv")
        for c in characters
    }


@functools.cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """The text in simplified characters, by OpenCC, one for one."""
    converted: str = _converter().convert(text)
    if len(converted) == len(text):
        return converted
    # A phrase that changed its length: convert by character, which never does.
    return "".join(_converter().convert(character) for character in text)


@functools.cache
def words(name: str) -> tuple[str, ...]:
    """The first column of a table, such as the words in which 著 is right."""
    return tuple(row[0] for row in read_rows(f"pages/{name}"))
