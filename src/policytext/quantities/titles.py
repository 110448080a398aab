"""Titles of documents in 《》 and years behind the name of a plan: they belong to a name."""

from __future__ import annotations

import functools
from bisect import bisect_right

from policytext.lazy_pattern import lazy_pattern

__all__ = ["Titles", "titles_of"]

_TITLE = lazy_pattern(r"《[^《》\n]{1,80}》")
# 行动计划（2020—2022年）
_DATED = lazy_pattern(
    "(?:规划|计划|方案|纲要|行动|意见)(?P<years>[（(][0-9０-９]{4}年?(?:——|--|[—–－~～至到-])[0-9０-９]{4}年?[）)])"
)


class Titles:
    """Where the titles of a text stand."""

    def __init__(self, text: str) -> None:
        found = [match.span() for match in _TITLE.finditer(text)] if "《" in text else []
        for match in _DATED.finditer(text):
            found.append(match.span("years"))
        self.stretches = _apart(sorted(found))
        self._starts = [start for start, _ in self.stretches]

    def end(self, place: int) -> int:
        """The end of the title that covers a place; 0 if there is none."""
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and self.stretches[index][1] > place:
            return self.stretches[index][1]
        return 0


@functools.lru_cache(maxsize=1)
def titles_of(text: str) -> Titles:
    """The titles of a text, kept for it alone: its times are looked for first, then its numbers."""
    return Titles(text)


def _apart(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches without those that begin inside an earlier one."""
    made: list[tuple[int, int]] = []
    for stretch in stretches:
        if not made or stretch[0] >= made[-1][1]:
            made.append(stretch)
    return made
