"""Reads one number of a text with its scale, unit and qualifiers into a candidate."""

from __future__ import annotations

import re
from decimal import Decimal

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.candidate import Candidate
from policytext.quantities.joins import IN_A_ROW
from policytext.quantities.numerals import EXACT, Numeral
from policytext.quantities.patterns import OVER, SPACED
from policytext.quantities.powers import footnote_end, read_power, read_times
from policytext.quantities.proportions import (
    list_end,
    read_fraction,
    read_mixed,
    read_ratio,
    read_sectors,
)
from policytext.quantities.tables import Tables, Unit

__all__ = ["Reader"]

_SPACES = " \u3000"
_ONE = Decimal(1)
# 元整 ends an amount, and no word begins with it.
_WHOLE = "整"
# A unit of Latin letters ends where the word ends: 5G网, but not 3GPP.
_COUNTED = lazy_pattern("(?!以|左右|上下|黄金|白银|银)[\u3400-\u9fff]")
_LATIN = lazy_pattern(r"-?[A-Za-z]|[0-9]")
# Digits grouped by blanks, and what columns are parted by; a line may number what follows: 12 300.
_GROUPS = lazy_pattern(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:\.[0-9]+)?")
_TO_NUMBER = lazy_pattern("[ \u3000]?(?:——|--|[—–－~～―至到-])[ \u3000]?[1-9][0-9]{0,2} ?[0-9]{3}")
_COLUMNS = lazy_pattern(r"[\t|｜]|[ \u3000]{2}|[0-9０-９.．%％][ \u3000]$")
_INDENT, _LINE = 8, 60
_REST = lazy_pattern("[0-9] 0[0-9]{2}")
# Dioxins are weighed by what they do: ng TEQ/m³.
_TOXIC = lazy_pattern("[np]g (?:I-)?TEQ")
# 百十人 are about a hundred, as 一百一十人 are not.
_HUNDRED_OR_SO, _HUNDRED = "百十", Decimal(100)
_HUNDRED_MILLION = Decimal(100_000_000)
_HUNDRED_MILLIONS = lazy_pattern("个(?P<over>[多余])?亿")
# 二百五、六十万 says 二百五六十万: two digits in a row before the last place of a numeral.
_ROW = lazy_pattern(
    "[百千万亿](?P<first>[一二两三四五六七八九])、(?P<last>[二三四五六七八九])[十百千]"
    "(?![〇零一二三四五六七八九])"
)
# What ends 近8个亿元以上; 3个亿元企业 are three.
_ENDED = lazy_pattern("元?(?:以上)?(?:$|[^\u3400-\u9fffA-Za-z0-9])")


class Reader:
    """Reads numbers of one text; spans never pass ``limit``, the start of the next time."""

    def __init__(self, text: str, tables: Tables) -> None:
        self.text = text
        self.tables = tables
        self.numerals, self.numbers = tables.numerals, tables.numbers
        self._units, self._ordinals = tables.units, tables.ordinals
        self._lower = tables.lower_units
        self._hundreds_after = tables.pattern("hundred_millions_after")
        # What a number ends in that has a scale of its own.
        self._ends = frozenset(tables.numbers.scales + tables.numbers.shared + _SPACES)
        # Where ratios of three and more parts stand, which no quantity can hold.
        self.left_out: list[tuple[int, int]] = []
        # The shares of sectors that are read, by their places.
        self._sectors: dict[int, Candidate] = {}
        # Where the last ratio of sectors ends.
        self.sectors_end = -1

    def number(self, start: int, limit: int) -> Candidate | int:
        """The number at ``start`` without qualifiers, or the place to go on from if none is."""
        text = self.text
        match = self.numbers.number.match(text, start, limit)
        if match is None:
            return start + 1
        end = match.end()
        if text[end : end + 1] in (" ", "\u3000") and text[end - 1].isdecimal():
            end = self._spaced(start, end, limit)
        numeral, end = self._in_a_row(start, end, limit) or self.numerals.longest(text, start, end)
        if numeral is None:
            return end
        chinese = not text[start].isdecimal()
        made = Candidate(start, end, numeral.low, numeral.high, chinese=chinese)
        made.number_start, made.number_end = start, end
        if text[start:end] == _HUNDRED_OR_SO:
            made.low = made.high = _HUNDRED
            made.comparator = "approx"
        # The rest of a number whose first digits stand apart: 085 of 14 085.
        made.doubtful = text[start] == "0" and _REST.match(text, start - 2) is not None
        if text.startswith("分之", end) and end + 2 < limit:
            return read_fraction(self, made, limit)
        if text.startswith("又", end) and read_mixed(self, made, limit):
            return made
        if not chinese:
            if start in self._sectors:
                return self._sectors.pop(start)
            if stop := list_end(self, made, limit):
                return self._list(start, stop)
            if self._combined(made, limit):
                return made
        self._plain(made)
        if text[made.end : made.end + 1] == "个" and (match := self._hundreds(made, limit)):
            # 近8个亿, 3个多亿
            made.multiply(_HUNDRED_MILLION)
            made.scale, made.end = _HUNDRED_MILLION, match.end()
            made.number_end = made.end
            made.comparator = "over" if match["over"] else made.comparator
            return made
        self._scale(made, limit)
        return made

    def _in_a_row(self, start: int, end: int, limit: int) -> tuple[Numeral, int] | None:
        """二百五、六十万 as one numeral, and its end; 第一百二、三十条 tells which ones."""
        text = self.text
        if text[end : end + 1] != "、" or text[start - 1 : start] == "第":
            return None
        row = _ROW.match(text, max(start, end - 2), limit)
        if row is None or row["first"] + row["last"] not in IN_A_ROW:
            return None
        behind = self.numbers.number.match(text, end + 1, limit)
        if behind is None:
            return None
        numeral = self.numerals.read(text[start:end] + behind[0])
        return (numeral, behind.end()) if numeral and numeral.low < numeral.high else None

    def _combined(self, made: Candidate, limit: int) -> bool:
        """1∶2, 5×10⁸, 2×66万 and 20±2: whether a number is whole with the one behind it."""
        if read_ratio(self, made, limit):
            return True
        end = made.end
        read_power(self.text, made, limit)
        if read_times(self, made, limit):
            return True
        return self.text[end : end + 1] == "±" and self._within(made, limit)

    def _hundreds(self, made: Candidate, limit: int) -> re.Match[str] | None:
        """个亿 of 近8个亿 and 3个亿的投资, by what follows; not of 2个亿级项目, 5个亿万富翁村."""
        match = _HUNDRED_MILLIONS.match(self.text, made.end, limit)
        if match is None or _ENDED.match(self.text, match.end()):
            return match
        return match if self._hundreds_after.match(self.text, match.end()) else None

    def _within(self, made: Candidate, limit: int) -> bool:
        """20±2 is 18 to 22; in 20±2万 both have the scale."""
        match = self.numbers.number.match(self.text, made.end + 1, limit)
        other = self.numerals.read(match[0]) if match else None
        if match is None or other is None or other.low != other.high:
            return False
        shared = self.numerals.apart(match[0], self.numbers.scales + _SPACES)
        if shared and self.text[made.end - 1].isdecimal():
            made.scale = shared[1]
            made.multiply(made.scale)
        made.low, made.high = EXACT.subtract(made.low, other.low), EXACT.add(made.low, other.low)
        made.comparator, made.end = "range", match.end()
        made.number_end = made.end
        return True

    def _list(self, start: int, stop: int) -> Candidate | int:
        """The first share of a ratio of sectors, or the end of another ratio of several parts."""
        if shares := read_sectors(self, start, stop):
            self._sectors = {share.start: share for share in shares[1:]}
            self.sectors_end = stop
            return shares[0]
        # 3∶4∶3 has no single value, and its parts are no numbers of anything.
        self.left_out.append((start, stop))
        return stop

    def _spaced(self, start: int, end: int, limit: int) -> int:
        """The end of digits torn apart by spaces, if what follows shows that they are one."""
        match = SPACED.match(self.text, start, limit)
        if match is None:
            return end
        parts = re.split(r"[ \u3000]", self.numerals.plain(match[0]))
        whole = "".join(parts)
        torn = any(len(part.split(".")[0]) <= 1 for part in parts)
        year = len(parts[0]) == 4 and parts[0][:2] in ("19", "20")
        place = match.end()
        if self.text[place : place + 1] in (" ", "\u3000"):
            place += 1
        unit = self.text[place : place + 1] in tuple(OVER) or (
            self.numbers.scale.match(self.text, place, limit) or self.unit(place, limit)
        )
        torn = torn or self._grouped(start, match)
        joined = torn and not year and unit and whole.count(".") <= 1 and whole[-1] != "."
        # 1 000—1 200元: the first of a range has its unit behind the second.
        ranged = _GROUPS.fullmatch(self.numerals.plain(match[0])) and _TO_NUMBER.match(
            self.text, match.end(), limit
        )
        if not (joined or (torn and ranged)):
            return end
        scale = self.numbers.scale.match(self.text, match.end(), limit)
        return scale.end() if scale else match.end()

    def _grouped(self, start: int, match: re.Match[str]) -> bool:
        """14 085.72: blanks as thousands separators, in prose; columns of tables stand so too."""
        text = self.text
        if not _GROUPS.fullmatch(self.numerals.plain(match[0])):
            return False
        before = text[max(0, start - _INDENT) : start]
        if start and (not before.strip(_SPACES) or "\n" in before[-2:]):
            return False
        line = text[max(text.rfind("\n", 0, start) + 1, start - _LINE) : start].lstrip(_SPACES)
        behind = text[match.end() : match.end() + _LINE].split("\n")[0]
        return not _COLUMNS.search(line) and not _COLUMNS.search(behind)

    def _plain(self, made: Candidate, scale: str = "") -> None:
        """Note the number before its scale, for lists and ranges that share the scale."""
        written = self.text[made.start : made.end] + scale
        if made.low == made.high and made.low:
            if written[-1].isdecimal() or self.numerals.plain(written)[-1] not in self._ends:
                made.short, made.plain = (made.low, _ONE), made.low
                return
            made.short = self.numerals.apart(written, self.numbers.scales + _SPACES)
            split = self.numerals.apart(written, self.numbers.shared + _SPACES)
            made.plain, made.scale = split or (made.low, _ONE)

    def _scale(self, made: Candidate, limit: int) -> None:
        """多 or 余 after the number, and a scale after that: 1300多亿, 10余万."""
        text, end = self.text, made.end
        char = text[end : end + 1]
        if end >= limit:
            return
        if char in _SPACES and not made.chinese and text[end + 1 : end + 2] in tuple(OVER):
            # 20 多年: bad layout has set a space before 多.
            end, char = end + 1, text[end + 1]
        if char in OVER and not text.startswith("余额", end):
            end = self._rescale(made, end + 1, limit)
            made.comparator = "over"
        elif char == "来" and self.unit(end + 1, limit):
            made.comparator, end = "approx", end + 1
        elif note := footnote_end(text, end, limit):
            scaled = self._rescale(made, note, limit)
            end = scaled if scaled > note or self.unit(note, limit) else end
        elif char in _SPACES:
            scaled = self._rescale(made, end + 1, limit)
            end = scaled if scaled > end + 1 else end
        made.end = made.number_end = end

    def _rescale(self, made: Candidate, place: int, limit: int) -> int:
        """Read the number again with the scale at a place: 一亿一千多万 is 一亿一千万 and more."""
        match = self.numbers.scale.match(self.text, place, limit)
        if match is None:
            return place
        number = self.numerals.read(self.text[made.start : made.end].replace("、", "") + match[0])
        if number is None:
            return place
        made.low, made.high = number.low, number.high
        self._plain(made, match[0])
        return match.end()

    def unit(self, place: int, limit: int) -> tuple[int, Unit] | None:
        """The longest unit that starts at a place; Latin ones only as whole words."""
        found = self._units.at(self.text, place, limit)
        if found is None:
            return None
        end = found[0]
        if (toxic := _TOXIC.match(self.text, place, limit)) is not None:
            whole = self._units.at(toxic[0].replace(" ", ""), 0, len(toxic[0]) - 1)
            found = (toxic.end(), whole[1]) if whole else found
            end = found[0]
        latin = self.text[end - 1].isascii() and self.text[end - 1].isalpha()
        if latin and end < len(self.text) and _LATIN.match(self.text, end):
            return None
        if self.text[place:end] == "两" and _COUNTED.match(self.text, end):
            # 5万亿两个台阶: 两 is the next number, no weight.
            return None
        if self.text[end - 1] == _WHOLE and "\u4e00" <= self.text[end : end + 1] <= "\u9fff":
            return self._units.at(self.text, place, end - 1)  # 投资2亿元整治河道
        return found

    def ordinal(self, place: int, limit: int) -> tuple[int, Unit] | None:
        """The longest unit of an ordinal or rank that starts at a place."""
        return self._ordinals.at(self.text, place, limit)

    def lower(self, place: int, limit: int) -> tuple[int, Unit] | None:
        """The longest unit that starts at a place below another one: d of m³/d."""
        found = self.unit(place, limit)
        other = self._lower.at(self.text, place, limit)
        if other is None or (found is not None and found[0] >= other[0]):
            return found
        latin = self.text[other[0] - 1].isascii()
        return None if latin and _LATIN.match(self.text, other[0]) else other
