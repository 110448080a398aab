"""The words that touch a number and bound it: 超过, 不低于, 左右, 以上, 控制在…以内.

Blanks may part them from it, or stand within them: 6% 以上, 不 低于6%.
"""

from __future__ import annotations

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.candidate import Candidate
from policytext.quantities.gaps import after, before, ends_so
from policytext.quantities.patterns import CJK
from policytext.quantities.tables import Qualifier, Tables

__all__ = ["Qualifying"]

_LATIN = lazy_pattern("[A-Za-z0-9]")
_SAID = lazy_pattern("[（(](?P<not>不)?含(?P<what>[^（）()，。；\n]{0,12})[）)]")
# The bounds without the number itself.
_STRICT = {"ge": "gt", "le": "lt"}
# Behind a share: a little more, and a little less.
_LITTLE = ("强", "弱")
_SCALES = "百千万亿"
_OF_CHINA = "人民币"
_BRACKETS = frozenset("（(")
# Says again that the bound is part of it.
_INCLUDED = lazy_pattern("[（(]含[^（）()，。\n]{1,12}[）)](?=以[上下内])")
_TENTHS, _MANY = "成多", frozenset("数种样元功")
_MORE_THAN_HALF, _CASES = ("半数", "一半"), "起"


class Qualifying:
    """Extends numbers of one text by their qualifiers."""

    def __init__(self, text: str, tables: Tables) -> None:
        self.text = text
        self._qualifiers, self._signs = tables.qualifiers, tables.signs
        self._inside = tables.pattern("inside")

    def bounds(self, end: int) -> bool:
        """Whether 以上, 以下 or the like begins at a place."""
        found = after(self._qualifiers.after, self.text, end, len(self.text))
        return found is not None and found[2].comparator in ("ge", "le")

    def start(self, place: int) -> int:
        """Where the qualifier begins that ends at a place; the place itself if there is none."""
        found = before(self._qualifiers.before, self.text, place, 0)
        return found[0] if found else place

    def suffix(self, made: Candidate, limit: int) -> None:
        """The qualifier that touches the end: 左右, 以上, 以内."""
        text, end = self.text, made.end
        if text[end - 1 : end + 1] == _TENTHS and text[end + 1 : end + 2] not in _MANY:
            made.end, made.comparator = end + 1, "over"  # 六成多
            return
        if text[end : end + 1] in _BRACKETS and (said := _INCLUDED.match(text, end, limit)):
            # 5000万元（含5000万元）以上
            end = said.end()
        found = after(self._qualifiers.after, text, end, limit)
        if found is None:
            return
        stop, word, comparator = found[0], found[1], found[2].comparator
        if word in _LITTLE and not self._is_little(made, stop):
            return
        if word == "内" and (
            made.kind not in ("duration", "measure") or self._inside.match(text, stop - 1)
        ):
            return
        if word in ("上下", "前后") and stop < len(text) and CJK.match(text, stop):
            return
        made.end, made.comparator = stop, comparator
        if comparator in _STRICT and text[stop : stop + 1] in _BRACKETS:
            self._included(made, limit)

    def _included(self, made: Candidate, limit: int) -> None:
        """5万元以上（含5万元） says again that the bound is part of it, 不含本数 that it is not."""
        said = _SAID.match(self.text, made.end, limit)
        if said is None:
            return
        written = self.text[made.number_start : made.number_end]
        if said["what"] in ("", "本数") or said["what"].startswith(written):
            made.end = said.end()
            made.comparator = _STRICT[made.comparator] if said["not"] else made.comparator

    def _is_little(self, made: Candidate, stop: int) -> bool:
        """Whether 强 or 弱 ends a share: 三成强, 1/3弱; not 30%强化."""
        goes_on = CJK.match(self.text, stop) and not self.text.startswith("的", stop)
        return made.kind in ("percent", "fraction") and not goes_on

    def prefix(self, made: Candidate, floor: int) -> None:
        """The qualifier that touches the start, or encloses the number: 超, 不低于, 控制在."""
        text = self.text
        self._money(made, floor)
        start = made.start
        enclosing = before(self._qualifiers.enclosing, text, start, floor)
        closes = enclosing[2].closes if enclosing else ()
        if enclosing and made.end > made.number_end and ends_so(text, made.end, closes):
            made.start, made.comparator = enclosing[0], enclosing[2].comparator
            return
        if (passed := self._passed(made, floor)) is not None:
            made.comparator = passed.comparator
            return
        found = before(self._qualifiers.before, text, start, floor)
        if found is None and made.kind == "money" and text.endswith(_OF_CHINA, 0, start):
            # 不低于人民币5000万元
            found = before(self._qualifiers.before, text, start - len(_OF_CHINA), floor)
        if found is None:
            return
        place, word, qualifier = found
        if not self._is_qualifier(made, place, word, qualifier):
            return
        comparator = qualifier.comparator
        made.start = place
        is_weak = comparator == "approx" and made.comparator not in ("eq", "approx")
        if comparator != "by" and not is_weak:
            made.comparator = comparator

    def _passed(self, made: Candidate, floor: int) -> Qualifier | None:
        """The word that tells of a mark which was passed: 迈上 of 迈上10亿元大关.

        百亿元台阶 is a step by its size, and told as such.
        """
        found = before(self._qualifiers.passing, self.text, made.start, floor)
        is_size = self.text[made.number_start] in _SCALES
        if found is None or made.comparator != "eq" or is_size:
            return None
        return found[2] if self.text.startswith(found[2].closes, made.end) else None

    def currency(self, place: int, floor: int) -> tuple[int, str] | None:
        """Where the sign or name of a currency starts that ends at a place, and its unit."""
        text = self.text
        found = self._signs.before(text, place - (text[max(0, place - 1) : place] == " "), floor)
        if found and text[found[0]].isalpha() and text[found[0]].isascii() and found[0]:
            # The tail of a longer name is no currency.
            return None if _LATIN.match(text, found[0] - 1) else found
        return found

    def _money(self, made: Candidate, floor: int) -> None:
        """The sign or name of a currency before a number: ￥5, 港币 3亿元."""
        if made.unit not in ("", "元"):
            return
        found = self.currency(made.start, floor)
        # 兑美元6.9 is a rate, not an amount, and 盾2021 a name.
        if found is None or self.text.endswith(("兑", "对", "比"), 0, found[0]):
            return
        if made.bare and CJK.match(self.text, found[0]):
            return
        made.start, made.unit, made.kind, made.bare = *found, "money", False

    def _is_qualifier(self, made: Candidate, place: int, word: str, found: Qualifier) -> bool:
        """A word of one character may belong to the word before it: 经过, 附近, 完成."""
        if word == "超出" and made.comparator in ("ge", "le"):
            # 超出20%以内的部分: the verb of what is beyond, not a bound.
            return False
        if word in ("过", "破") and made.scale * made.low < 100:
            # 过半数 is more than half of all; 破案 solves so many cases.
            return word == "过" and self.text.startswith(_MORE_THAN_HALF, made.number_start)
        if word == "破" and made.unit == _CASES:
            return False
        if word == "上" and self.text[made.number_start] not in _SCALES:
            return False
        return not found.unless or not ends_so(self.text, place, found.unless)
