"""A cloaking generator: damages clean text as mirrors of government sites do, and knows the truth.

It works as such programs seem to: on GBK bytes, with replacements that don't see where characters
begin. Each byte carries the index of the character that it came from, so that the true alignment
and what was destroyed are known.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import opencc

from policytext.pages.gbk import to_bytes, to_character
from policytext.pages.tables import readings

# Half-width marks that such programs write for full-width ones, in the order of replacement.
MARKS = {"！": "!", "？": "?", "；": ";", "：": ":", "，": ",", "（": "(", "）": ")"}

Byte = tuple[int, int | None]  # a byte and the character it came from; None where it was put in


@dataclass(frozen=True)
class Cloaked:
    """A damaged text: for each character shown, the characters of the clean text behind it."""

    text: str
    origins: tuple[frozenset[int], ...]
    touched: frozenset[int]  # characters that lost a byte


def cloak(
    clean: str,
    marked: frozenset[str],
    *,
    traditional: bool = True,
    narrow: bool = True,
) -> Cloaked:
    """Damage a text of one line.

    Args:
        clean: simplified text without ASCII marks next to Chinese characters.
        marked: traditional characters that get their pinyin.
        traditional: whether characters become traditional.
        narrow: whether full-width marks become half-width.
    """
    line = "".join(map(_to_traditional, clean)) if traditional else clean
    tape: list[Byte] = []
    for i, character in enumerate(line):
        encoded = to_bytes(character)
        if encoded is None:
            raise ValueError(f"{character!r} has no bytes in GBK")
        tape += [(byte, i) for byte in encoded]
    for character in sorted(marked):
        if places := _find(tape, character):
            tape = _insert(tape, places, readings()[character][0])
    if narrow:
        for wide, mark in MARKS.items():
            tape = _replace(tape, wide, mark)
    return _show(tape)


@functools.cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


@functools.cache
def _to_traditional(character: str) -> str:
    converted: str = "著" if character == "着" else _converter().convert(character)
    return converted


def _find(tape: list[Byte], character: str) -> list[int]:
    """Where a character's two bytes stand, whether or not a character begins there."""
    pattern = to_bytes(character)
    values = bytes(byte if byte < 0x100 else 0 for byte, _ in tape)
    found, place = [], values.find(pattern or b"")
    while place >= 0:
        found.append(place)
        place = values.find(pattern or b"", place + 2)
    return found


def _insert(tape: list[Byte], places: list[int], pinyin: str) -> list[Byte]:
    added: list[Byte] = [(byte, None) for c in f"({pinyin})" for byte in to_bytes(c) or b""]
    for place in reversed(places):
        tape = tape[: place + 2] + added + tape[place + 2 :]
    return tape


def _replace(tape: list[Byte], wide: str, mark: str) -> list[Byte]:
    for place in reversed(_find(tape, wide)):
        # An impossible byte keeps the mark apart from its neighbours, as when a text is split.
        token: Byte = (0x200 + ord(mark), tape[place][1])
        other: Byte = (0x300, tape[place + 1][1])
        tape = [*tape[:place], token, other, *tape[place + 2 :]]
    return tape


def _show(tape: list[Byte]) -> Cloaked:
    """Decode the bytes as a browser does: what fits no pair becomes a question mark."""
    shown: list[str] = []
    origins: list[frozenset[int]] = []
    touched: set[int] = set()
    i = 0
    while i < len(tape):
        byte, origin = tape[i]
        after = tape[i + 1][0] if i + 1 < len(tape) else 0
        step = 1
        if byte >= 0x200:
            shown.append(chr(byte - 0x200))
            step = 2
        elif byte < 0x80:
            shown.append(chr(byte))
        elif character := to_character(byte, after) if after < 0x100 else None:
            shown.append(character)
            step = 2
        elif byte == 0x80:
            shown.append("€")
        else:
            shown.append("?")
            touched |= {origin} if origin is not None else set()
            step = 2 if after == ord("(") else 1
        here = {o for _, o in tape[i : i + step] if o is not None}
        origins.append(frozenset(here))
        i += step
    return Cloaked("".join(shown), tuple(origins), frozenset(touched))


def shift(line: str, start: int, end: int) -> Cloaked:
    """Shift the bytes of ``line[start:end]`` by one; ``?`` stands for the bytes left alone.

    Args:
        line: text whose characters all have two bytes in GBK within the run.
        start: the first character of the run, which loses its first byte.
        end: after the last character of the run, which loses its second byte.
    """
    tape: list[Byte] = [(byte, i) for i in range(start, end) for byte in to_bytes(line[i]) or b""]
    run = _show(tape[1:])
    before = tuple(frozenset({i}) for i in range(start + 1))
    after = tuple(frozenset({i}) for i in range(end, len(line)))
    return Cloaked(
        line[:start] + "?" + run.text + line[end:],
        before + run.origins + after,
        frozenset({start, *run.touched}),
    )
