"""Texts by the hundred thousand for frames and clusters, and an annotator that some of them kill.

The notices are lines of the project's own corpus in new order with new figures: the same on every
machine for the same seed, all different, and as varied in length as notices are.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policytext import Document, InputError, Layer
from policytext.corpora import load

__all__ = ["EXITS", "LONG", "RAISES", "Poisoned", "notices", "reports"]

SHORTEST, LONGEST = 300, 1500
# What a poisoned text says, and how often there is one.
RAISES, EXITS = "〔此文引发错误〕", "〔此文终止进程〕"
LONG = 5_000_000
_POISONED = 10_000
_CORPUS = Path(__file__).parents[1] / "corpora"
_DIGITS = re.compile("[0-9]+")


def notices(count: int, seed: int = 1) -> Iterator[str]:
    """Texts of 300 to 1,500 characters; of each 10,000 one raises and one kills.

    The very last one is of five million characters, more than `annotate_frame` takes.
    """
    chance = random.Random(seed)
    lines = _lines()
    for number in range(count):
        # Short ones are commoner: the logarithm of the length is even.
        size = int(SHORTEST * (LONGEST / SHORTEST) ** chance.random())
        text = _notice(number, size, lines, chance)
        if number % _POISONED == _POISONED // 3:
            text += RAISES
        elif number % _POISONED == _POISONED // 2:
            text += EXITS
        yield text if number + 1 < count else text * (LONG // len(text) + 1)


def _lines() -> list[str]:
    """The lines of the corpus, in the order of its files."""
    texts = [
        doc.text for part in ("train", "dev", "test") for doc in load(_CORPUS / part).documents
    ]
    return [line for text in texts for line in text.splitlines() if 10 < len(line) < LONGEST // 2]


def _notice(number: int, size: int, lines: Sequence[str], chance: random.Random) -> str:
    parts = [f"关于做好第{number}号工作的通知"]
    length = len(parts[0])
    while length < size:
        line = _DIGITS.sub(lambda found: _figure(found[0], chance), chance.choice(lines))
        parts.append(line[: max(10, size - length)])
        length += len(parts[-1]) + 1
    return "\n".join(parts)


def _figure(digits: str, chance: random.Random) -> str:
    """Another number of as many digits; years and what begins with 0 stay."""
    if digits.startswith("0") or re.fullmatch("(19|20)[0-9]{2}", digits):
        return digits
    return str(chance.randrange(10 ** (len(digits) - 1), 10 ** len(digits)))


def reports(folder: Path, count: int) -> Iterator[str]:
    """The texts of a folder of `.txt` files, over again until there are enough."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    if not texts:
        raise InputError(f"{folder} has no .txt files")
    for number in range(count):
        yield texts[number % len(texts)]


@dataclass(frozen=True)
class Poisoned:
    """Raises, or ends its process, where the text says so; adds nothing."""

    name: str = "poisoned"
    requires: tuple[Layer[Any], ...] = ()
    provides: tuple[Layer[Any], ...] = ()

    def __call__(self, doc: Document) -> Document:
        """The document as it is."""
        if RAISES in doc.text:
            raise RuntimeError("this text raises")
        if EXITS in doc.text:
            os._exit(7)
        return doc
