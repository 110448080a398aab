"""Phases and time limits that paragraphs of a plan set: 准备阶段（3月1日—31日）, 时限：11月底前."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from policytext.document import Document
from policytext.layers import TIMES
from policytext.span import Span
from policytext.targets.patterns import pattern
from policytext.targets.times import Time
from policytext.values import TimeInterval

__all__ = ["Phases"]

_LINE, _STOPS = "\n", "。；;）)\n"
_DECEMBER, _LAST = 12, 31
# What every time limit has in front of it.
_OF_LIMITS = ("时限", "期限", "时间要求", "完成时间")


@dataclass
class Phases:
    """The time within a year in which the goals of a paragraph are to be reached.

    Attributes:
        doc: the document.
        now: that of the paragraph that is read; none of most.
    """

    doc: Document
    now: TimeInterval | None = field(default=None, init=False)
    # That of the heading above, and how deep it is.
    _headed: TimeInterval | None = field(default=None, init=False)
    _level: int = field(default=0, init=False)
    # Time limits at the end of paragraphs, by where these begin.
    _limits: dict[int, TimeInterval] = field(init=False)

    def __post_init__(self) -> None:
        self._limits = dict(_limits(self.doc))

    def enter(self, times: Sequence[Time], sentence: Span[None], level: int) -> None:
        """Go on to the first sentence of a paragraph.

        Args:
            times: the times that it tells of.
            sentence: the sentence.
            level: how deep the section is that it begins; 0 where it begins none.
        """
        if 0 < level <= self._level:
            self._headed, self._level = None, 0
        found = pattern("phase").match(sentence.text) if times else None
        own = None
        if found is not None:
            start = sentence.start + found.end()
            own = next((one.value for one in times if one.start == start), None)
        if own is not None and level and self.doc.text[sentence.end : sentence.end + 1] == _LINE:
            self._headed, self._level = own, level
        self.now = self._limits.get(sentence.start) or own or self._headed


def _limits(doc: Document) -> Iterator[tuple[int, TimeInterval]]:
    """The time limits of paragraphs, with where these begin; where one has several, none."""
    if not any(word in doc.text for word in _OF_LIMITS):
        return
    found = list(pattern("time limit").finditer(doc.text))
    if not found:
        return
    times = {one.start: one for one in doc[TIMES]}
    for limit in found:
        time = times.get(limit.end())
        last = time.value.end if time is not None else None
        if time is None or last is None or (last.month, last.day) == (_DECEMBER, _LAST):
            continue  # By the end of December is in the year.
        behind = doc.text[time.end : time.end + 1]
        if not behind or behind in _STOPS:
            yield doc.text.rfind(_LINE, 0, limit.start()) + 1, TimeInterval(None, last)
