"""Where a text has values that cannot be read, and the words that may name their indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.document import Document
from policytext.layers import QUANTITIES
from policytext.simple_forms import simplified_document
from policytext.targets.commitments import Commitments
from policytext.targets.words import at_edges

__all__ = ["Damaged", "damaged_values"]

_STOPS = "，。；：、！？,;:"
# What stands farther before a value does not name it.
_REACH = 40
_DIGIT = re.compile("[0-9０-９]")
# Years before a name, and clauses that only go on with what the clause before has named.
_BEFORE = re.compile(r"^(?:[0-9０-９\s]+年)?")
_GOES_ON = re.compile("^(?:同比|比|较|增|上升|提高|下降|降|减|年均|分别|达)")


@cache
def _damage() -> tuple[re.Pattern[str], ...]:
    """Digits beside what is damaged; and numbers, in the first group, of which nothing is left."""
    use: dict[str, list[str]] = {}
    for name, pattern, _ in read_rows("ledger/damage.tsv"):
        use.setdefault(name, []).append(pattern)
    signs, numbers, verbs, units, end = (
        "|".join(use[name]) for name in ("behind", "number", "verb", "unit", "end")
    )
    rate = use["unit"][0]
    return (
        re.compile(f"([0-9０-９][0-9０-９.．]*\\s*(?:{signs}))"),
        re.compile(f"(?:{verbs})\\s*((?:{numbers})\\s*(?:{units}))"),
        re.compile(f"(?:{verbs})(\\s*(?:{rate}))"),
        re.compile(f"(?:{verbs})(\\s+(?:{units})){end}"),
    )


class Damaged(NamedTuple):
    """A value that cannot be read.

    Args:
        names: what may be the name of its indicator.
        clause: the words in front of it, and what is left of it.
        start: where that begins in the text.
        end: where it ends.
    """

    names: list[str]
    clause: str
    start: int
    end: int


def damaged_values(doc: Document) -> Iterator[Damaged]:
    """The values of a text that cannot be read.

    They are such that the layer QUANTITIES marks as unreadable, digits beside damaged characters,
    and what stands in place of a number that is lost or was never filled in (增长□%, 完成XX亿元).

    Example:
        >>> damaged = Document("预期目标是：地区生产总值增长12_M_M_以上。")
        >>> [(one.names, one.clause) for one in damaged_values(damaged)]
        [(['地区生产总值增长'], '地区生产总值增长12_M_M_')]
    """
    doc = simplified_document(doc, (QUANTITIES,))
    spans = {found.span(1) for one in _damage() for found in one.finditer(doc.text)}
    if QUANTITIES in doc:
        unreadable = (
            one for one in doc[QUANTITIES] if getattr(one.value, "comparator", "") == "unreadable"
        )
        spans |= {(one.start, one.end) for one in unreadable}
    for start, end in sorted(spans):
        clauses = _clauses(doc.text[max(0, start - _REACH) : start])
        naming = _naming(clauses)
        names = [name for one in naming for name in _names(one)]
        clause = "，".join(clauses[-len(naming) :]) + doc.text[start:end]
        yield Damaged(names, clause, start, end)


def _clauses(before: str) -> list[str]:
    return re.split(f"[{_STOPS}]", before.replace("\n", ""))


def _naming(clauses: list[str]) -> list[str]:
    """The parts of the last clauses that may name what a value is of."""
    name = _BEFORE.sub("", clauses[-1])
    if len(clauses) == 1 or not _GOES_ON.match(name):
        return [name]
    # 财政收入1.2亿元，增长…: named in the clause before, in front of its value.
    former = _BEFORE.sub("", clauses[-2])
    return [name, _DIGIT.split(former)[0]]


def _names(words: str) -> list[str]:
    """Words as they are, and without those by which goals bind: 确保失业率控制在."""
    bare = _binding().sub("", words)
    return [words, bare] if bare not in ("", words) else [words]


@cache
def _binding() -> re.Pattern[str]:
    return at_edges(one.word for one in Commitments.packaged().words)
