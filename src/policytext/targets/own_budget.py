"""Budgets of one level alone: 教育支出 below 市级主要支出情况： is of the city's own budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from policytext.span import Span
from policytext.targets.patterns import pattern
from policytext.targets.words import words_of
from policytext.values import Indicator

__all__ = ["OwnBudget", "owned"]

Row = Span[Indicator]

_PART, _COLONS = "其中", ("：", ":")
# Words of every lead on the budget of one level, and of every sentence on that of the whole.
_LEVEL, _WHOLE = "级", "全"


@dataclass
class OwnBudget:
    """Whose budget a document tells of, sentence by sentence.

    Attributes:
        owner: the level of the last heading or lead that names one: 市级; empty where none does.
    """

    owner: str = ""
    # Whether a heading names it, which holds beyond a sentence on the whole place.
    _is_headed: bool = False
    # The level of the last row of the sentence before, whose items may follow.
    _told: str = ""

    def enter(self, sentence: Span[None], level: int) -> str:
        """Go on to a sentence; whose budget its bare names are of.

        Args:
            sentence: the sentence.
            level: how deep the section is that it begins; 0 where it begins none.
        """
        text = sentence.text
        lead = pattern("own budget").match(text) if _LEVEL in text else None
        if lead is not None:
            self.owner, self._is_headed = lead["owner"], level > 0
            return self.owner
        if self._told and pattern("items of a budget").match(text) is not None:
            # 市本级支出安排52亿元。主要支出项目：教育支出6亿元
            if text.endswith(_COLONS):
                self.owner = self._told
            return self._told
        is_of_all = _WHOLE in text and pattern("whole budget").match(text) is not None
        if level or (is_of_all and not self._is_headed):
            self.owner = ""
        return "" if is_of_all else self.owner

    def leave(self, rows: Sequence[Row]) -> None:
        """Go on from a sentence with these rows."""
        if rows:
            named = pattern("level of a budget").match(rows[-1].value.indicator)
            self._told = named[0] if named is not None else ""


def owned(rows: Sequence[Row], text: str, owner: str) -> list[Row]:
    """The rows of a sentence with the names of whose budget they are.

    Args:
        rows: the rows, by place.
        text: the text.
        owner: whose budget the sentence is on; empty where no lead tells.
    """
    found: list[Row] = []
    whole, part, end = "", "", 0
    for row in rows:
        name = row.value.indicator
        named = pattern("level of a budget").match(name)
        start = row.value.quantity.start if row.value.quantity is not None else row.start
        between = text[end:start]
        # 市级基金收入620亿元，其中出让收入580亿元: a part is of the same budget.
        is_part = bool(whole) and (_PART in between or name == part) and "。" not in between
        part = name if is_part else ""
        level = owner or (whole if is_part else "")
        if named is None and level and _is_of_budget(name):
            row = replace(row, value=replace(row.value, indicator=level + name))
        if named is not None:
            whole = named[0]
        elif not is_part and name != (found[-1].value.indicator if found else ""):
            whole = ""
        found.append(row)
        end = row.end
    return found


def _is_of_budget(name: str) -> bool:
    """Whether a name is of what a budget has, not of what residents or firms earn and spend."""
    if any(word in name for word in words_of("outside a budget")):
        return False
    return name.endswith(words_of("of a budget"))
