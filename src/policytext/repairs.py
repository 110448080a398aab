"""What was done to a raw page to make it readable, and what in a document needs attention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from policytext.errors import check_type

__all__ = ["Problem", "Quality", "Repair", "assess"]

# Repairs that leave out what is not the document's text; they say nothing about its quality.
REMOVALS = frozenset({"boilerplate", "markup", "spam"})


class Repair(NamedTuple):
    """One change between the raw page and the text.

    ``kind`` says what was undone (``docs/pages.md`` lists all kinds). ``start:end`` is the stretch
    of text, empty where something was only removed; ``raw_start:raw_end`` the stretch of the raw
    page. ``lost`` is true where a character is gone for good: the text then has one U+FFFD.
    """

    kind: str
    start: int
    end: int
    raw_start: int
    raw_end: int
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a reader of the result must know.

    ``kind`` is a fixed word (``contradiction``, ``failed``, ``unreadable`` ...), ``message`` says
    what, where and what to do, and ``start:end`` is the stretch of text, if there is one.
    """

    kind: str
    message: str
    start: int | None = None
    end: int | None = None

    def __post_init__(self) -> None:
        check_type("a problem's kind", self.kind, str)
        check_type("a problem's message", self.message, str)
        check_type("a problem's start", self.start, int, type(None))
        check_type("a problem's end", self.end, int, type(None))


@dataclass(frozen=True, slots=True)
class Quality:
    """How much of a text was repaired or lost.

    Args:
        repaired: share of the text's characters that a repair touched, 0 to 1.
        lost: share of the text's characters that are gone, 0 to 1.
        verdict: ``clean`` (nothing done), ``repaired`` (nothing lost), ``damaged`` (up to 5% lost
            or left unread) or ``unreadable`` (more).
    """

    repaired: float
    lost: float
    verdict: str


def assess(length: int, repairs: Iterable[Repair]) -> Quality:
    """Sum up the repairs of a text of a given length."""
    touched = lost = unread = covered = 0
    changed = False
    for repair in sorted(repairs, key=lambda one: (one.start, one.end)):
        if repair.kind in REMOVALS:
            continue
        changed = True
        touched += max(0, repair.end - max(repair.start, covered))
        covered = max(covered, repair.end)
        lost += repair.lost
        unread += (repair.end - repair.start) * (repair.kind == "unread")
    size = max(1, length)
    if not changed:
        verdict = "clean"
    elif not lost + unread:
        verdict = "repaired"
    else:
        verdict = "damaged" if (lost + unread) * 20 <= size else "unreadable"
    return Quality(touched / size, lost / size, verdict)
