"""The words by which the goal of a row binds: its own, its clause's, and those that lead it in."""

from __future__ import annotations

import re
from typing import Protocol

from policytext.errors import check_type
from policytext.ledger.row import Row

__all__ = ["BindingWords", "binding_words"]

_STOP = re.compile("[，,；;。！？!?\n]")
_MEMBER = re.compile("[、，,；;。！？!?\n]")
_COLON = re.compile("[：:]")
# What stands right before a number is of that number: 控制在 in 失业率控制在4.5%、物价涨幅3%左右.
_NUMBER = re.compile("[0-9０-９]|百分之|[一二三四五六七八九两]?[十百千万亿]")


class BindingWords(Protocol):
    """What knows such words: a `policytext.targets.commitments.Commitments`."""

    def classify(self, words: str, /) -> tuple[tuple[str, str], ...]:
        """The words of a text by which it binds, each with its class, in order."""


def binding_words(row: Row, words: BindingWords | None = None) -> tuple[tuple[str, str], ...]:
    """The words by which a row's goal binds, each with its class, in the order of the text.

    These are its own (失业率控制在4.5%以内), those that begin its clause and so hold for all its
    members (确保粮食产量80万吨、蔬菜产量90万吨), and those before a colon that leads it in
    (主要预期目标是：). What an earlier clause says is not taken to hold for a later one.

    Args:
        row: a row with its sentence.
        words: a codebook of such words; the packaged one where none is given.

    Raises:
        InputError: this is no row.

    Example:
        >>> import policytext as pt
        >>> text = "今年的主要预期目标是：地区生产总值增长6%左右，确保粮食产量80万吨以上。"
        >>> growth, grain = pt.annotate(pt.Document(text, issuer="320400", year=2024)).targets()
        >>> binding_words(growth)
        (('预期目标', 'soft'), ('左右', 'range'))
        >>> binding_words(grain)
        (('预期目标', 'soft'), ('确保', 'hard'), ('以上', 'floor'))
    """
    check_type("row", row, Row)
    known = _packaged() if words is None else words
    text, at = row.sentence, row.sentence_start
    start = row.start - at
    first = start if row.quantity_start is None else row.quantity_start - at
    last = (row.end if row.quantity_end is None else row.quantity_end) - at
    begin = max((stop.end() for stop in _STOP.finditer(text, 0, first)), default=0)
    lead_end = max((colon.start() for colon in _COLON.finditer(text, 0, first)), default=0)
    lead_begin = max((stop.end() for stop in _STOP.finditer(text, 0, lead_end)), default=0)
    begin = max(begin, lead_end)
    own = max(begin, start)
    number = _NUMBER.search(text, begin)
    front = own if number is None else min(own, number.start())
    if row.stretch:
        last = max(last, text.find(row.stretch, last) + len(row.stretch))
    stop = _MEMBER.search(text, last)
    found = [
        *_of_all(known, text, lead_begin, lead_end),
        *_of_all(known, text, begin, front),
        *known.classify(text[own : len(text) if stop is None else stop.start()]),
    ]
    return tuple(dict.fromkeys(found))


def _of_all(known: BindingWords, text: str, begin: int, end: int) -> list[tuple[str, str]]:
    """The words of a stretch that hold for all behind them, and not for a number of their own."""
    found, place = [], begin
    for word, kind in known.classify(text[begin:end]):
        place = text.index(word, place) + len(word)
        if _NUMBER.match(text, place) is None:
            found.append((word, kind))
    return found


def _packaged() -> BindingWords:
    from policytext.targets.commitments import Commitments

    return Commitments.packaged()
