"""Decides what a number is: a quantity of which kind, or no quantity at all."""

from __future__ import annotations

import re
from decimal import Decimal

from policytext.quantities.candidate import Candidate
from policytext.quantities.context import CLOSING, Context
from policytext.quantities.patterns import CJK, NUMERAL
from policytext.quantities.ranks import SIGNS, read_rank
from policytext.quantities.reader import Reader
from policytext.quantities.tables import Unit
from policytext.quantities.trailing import is_round, read_between, read_trailing

__all__ = ["Judge"]

# Arabic digits in quotations of at most this many characters are slogans: “3个100”.
_SHORT = 7
# From here on a numeral is large enough to be a number whatever follows.
_LARGE = 10_000
_MONEY_WORDS = re.compile(
    r"产值|投资|收入|营收|销售|资金|税|额|预算|利润|贷款|存款|资产|总值|增加值"
)
_INDEX_WORDS = re.compile(r"(?:指数|系数|比|值|率|度|量|均|达到|达|为|至|由|从)$")
_NUMBER_NAME = re.compile(r"[A-Za-z0-9０-９.．·•_#@№+×*/\\=&?%％]")
# A voltage before these words names a line, unless a word of counting or doing stands before it.
_LINE = re.compile(r"变电|输变|输电|线路|交流|直流|特高压|站|主变|电网")
_VOLTAGES = frozenset({"千伏", "kV"})
_BEFORE_VOLTAGE = frozenset("个座条项回等级及的和建快设进成增容造动开、，。；：以为于 \u3000\n")
# 关键的一年 names a year, it does not count one.
_ONE_OF_MANY = ("的", "关键", "重要")
# What may stand before 百, 千, 万 or 亿 alone to make it a number: 超千人, 上万.
_BOUNDING = ("近", "超", "过", "破", "逾", "上", "约", "不足", "不到")
_TORN = re.compile(f"[{''.join(sorted(NUMERAL))}](?:[点點][ \u3000]?|[ \u3000])$")
_DIVISIONS = frozenset({"市", "县", "省", "区"})
_RANGE_SIGNS = frozenset("到至—–－-~～")


class Judge:
    """Completes candidates with unit and kind; says no to names, markers and set phrases."""

    def __init__(self, reader: Reader, context: Context) -> None:
        self._reader = reader
        self._text = reader.text
        self._context = context

    def complete(self, made: Candidate, floor: int, limit: int) -> bool:
        """Find unit, kind and qualifiers; False if this is no quantity."""
        text = self._text
        before = text[made.start - 1 : made.start]
        if before and _NUMBER_NAME.match(before) and not self._after_latin(made, before):
            return False
        if made.chinese and self._torn(made):
            return False
        if self._context.exclusions.before.before(text, made.start, 0):
            return False
        if not made.kind:
            ranked = None
            if before in SIGNS:
                ranked = read_rank(self._reader, self._context, made, before, limit)
            if ranked is not None:
                return ranked
            if not self._measured(made, limit):
                return False
        self._signs(made)
        self._reader.suffix(made, limit)
        self._reader.prefix(made, floor)
        return self._plausible(made)

    def _after_latin(self, made: Candidate, before: str) -> bool:
        """GDP2.5% may stand without a space; PM2.5 and G112 are names."""
        return before.isalpha() and self._text[made.end : made.end + 1] in ("%", "％")

    def _torn(self, made: Candidate) -> bool:
        """The rest of a numeral that could not be read: 点 or a space stands before it."""
        return bool(_TORN.search(self._text[max(0, made.start - 3) : made.start]))

    def _measured(self, made: Candidate, limit: int) -> bool:
        """The unit after a number that is no rank."""
        text, end = self._text, made.end
        if self._context.names(made):
            return False
        if read_between(self._reader, made, limit):
            return True
        if self._named_count(made, limit):
            return True
        place = end + 1 if text[end : end + 1] in (" ", "\u3000") else end
        found = self._reader.unit(place, limit)
        if found is None or found[1].kind == "none":
            return self._unitless(made, blocked=found is not None)
        stop, unit = found
        if not self._accepts(made, unit, text[place:stop]):
            return False
        made.end, made.unit, made.kind = stop, unit.symbol, unit.kind
        if unit.symbol == "级" and "." in text[made.number_start : end]:
            made.kind = "measure"
        if unit.factor != 1:
            made.multiply(unit.factor)
        read_trailing(self._reader, made, unit.factor, limit)
        return True

    def _named_count(self, made: Candidate, limit: int) -> bool:
        """三大产业, 两位数, 千亿级: what follows is no unit but makes a quantity."""
        text, end = self._text, made.end
        point = made.low == made.high
        if text.startswith("位数", end) and point and 1 <= made.low < 10 and end + 2 <= limit:
            power = int(made.low)
            made.low, made.high = Decimal(10) ** (power - 1), Decimal(10) ** power - 1
            made.end, made.comparator, made.kind = end + 2, "range", "magnitude"
            return True
        if text.startswith("级", end) and is_round(made, text) and end < limit:
            made.end, made.kind = end + 1, "magnitude"
            return True
        if (
            text.startswith("大", end)
            and not text.startswith(("大类", "大项"), end)
            and end < limit
        ):
            return self._big(made)
        return False

    def _big(self, made: Candidate) -> bool:
        """三大任务, but not 十九大 or 一大批."""
        if not 2 <= made.low == made.high <= 20 or not CJK.match(self._text, made.end + 1):
            return False
        if made.chinese:
            congress = made.low > 10 or self._context.before(made.start, "党的", "中共")
            if congress or self._context.quoted(made):
                return False
        made.end, made.kind = made.end + 1, "count"
        return True

    def _accepts(self, made: Candidate, unit: Unit, surface: str) -> bool:
        """Whether this numeral with this unit is a quantity at all."""
        before = self._context.before
        if surface == "番":
            return before(made.start, "翻", "翻了", "翻近")
        if surface == "次" and before(made.start, "届", "次、", "次和"):
            return False
        if unit.factor != 1 and (made.scale != 1 or made.high > 10):
            return False
        if unit.note == "noun" and made.scale == 1 and made.low > 99 and surface != "村":
            return False
        if surface == "分" and before(made.start, "点", "时"):
            return False
        if unit.symbol in _VOLTAGES and self._named_line(made, surface):
            return False
        if made.chinese:
            return self._accepts_chinese(made, unit, surface)
        slogan = unit.kind == "count" and made.scale == 1 and made.low < 100
        return not (slogan and self._context.quoted(made, _SHORT))

    def _named_line(self, made: Candidate, surface: str) -> bool:
        named = _LINE.match(self._text, made.end + len(surface))
        return bool(named and made.start and self._text[made.start - 1] not in _BEFORE_VOLTAGE)

    def _accepts_chinese(self, made: Candidate, unit: Unit, surface: str) -> bool:
        """Chinese numerals stand in many names, so more is asked of them."""
        text, end = self._text, made.end + len(surface)
        if made.end - made.number_start == 1 and text[made.number_start] in "百千万亿":
            return self._bare_place(made, unit)
        quoted = self._context.quoted(made)
        small = made.scale < _LARGE and made.high < _LARGE
        if unit.note == "digit" and small:
            return False
        if unit.note == "noun" and small:
            named = surface in _DIVISIONS and made.low > 1 and not quoted and made.start > 0
            return named and bool(CJK.match(text, made.start - 1))
        if surface == "年" and made.low == 1 and self._context.before(made.start, *_ONE_OF_MANY):
            return False
        if unit.kind == "duration" and quoted:
            return text[end] in CLOSING
        if unit.kind == "count" and small and quoted:
            return False
        if made.low == 1 == made.high and unit.kind == "count":
            return unit.note == "one" or text.startswith(("以上", "以下", "左右"), end)
        return True

    def _bare_place(self, made: Candidate, unit: Unit) -> bool:
        """百, 千, 万 or 亿 alone: 亿元以上, 千余家, 超千人; not 百家争鸣, 万元GDP."""
        text, place = self._text, self._text[made.number_start]
        if made.comparator != "eq" or self._context.before(made.start, *_BOUNDING):
            return True
        if text.startswith("级", made.end + len(unit.symbol)):
            return True
        if place == "亿":
            return unit.kind == "money"
        if unit.symbol == "家" and place in "百千":
            return not self._context.quoted(made)
        return unit.symbol in ("亩", "公顷")

    def _unitless(self, made: Candidate, *, blocked: bool) -> bool:
        """A number without a unit: 8.8万老人, 指数4.463; others wait for a neighbour."""
        text = self._text
        if text[made.end : made.end + 1] == "/" and text[made.end + 1 : made.end + 2].isdecimal():
            return False
        if made.chinese:
            return self._chinese_unitless(made)
        if made.scale >= _LARGE or made.comparator == "over":
            made.kind = "count"
            return True
        made.bare = True
        written = text[made.number_start : made.number_end]
        alone = not blocked and not CJK.match(text, made.end)
        changes = self._context.before(made.start, "从", "由")
        index = alone and _INDEX_WORDS.search(text[max(0, made.start - 4) : made.start])
        if (index or changes) and ("." in written or "．" in written):
            made.kind, made.bare = "measure", False
        return True

    def _chinese_unitless(self, made: Candidate) -> bool:
        """千亿 is a magnitude, 一亿二千万 and 几千万 are counts; 三 and 百 are nothing."""
        text = self._text
        written = text[made.number_start : made.number_end]
        made.kind = "count"
        if len(written) > 1 and written[-1] == "亿":
            made.kind = "magnitude" if written[0] in "百千万" else "count"
            return not self._context.quoted(made)
        if made.comparator == "over" and made.low >= 10:
            return True
        if made.low >= _LARGE:
            vague = made.low < made.high
            bounded = self._context.before(made.start, *_BOUNDING)
            if vague or bounded or (len(written) > 1 and written[0] not in "百千"):
                return True
        # The first half of a range waits for the second: 七千到九千亿元.
        made.kind, made.bare = "", True
        sign = text[made.end : made.end + 1]
        return sign in _RANGE_SIGNS and text[made.end + 1 : made.end + 2] in NUMERAL

    def _signs(self, made: Candidate) -> None:
        """负 and 零下 before a number, and a minus that joins nothing."""
        before, width = self._context.before, 0
        if before(made.start, "负") and not before(made.start, "背负", "肩负", "减负", "抱负"):
            width = 1
        elif before(made.start, "零下"):
            width = 2
        elif before(made.start, "-", "−", "－") and made.kind in ("percent", "measure"):
            outer = self._text[max(0, made.start - 2) : made.start - 1]
            joins = (outer.isascii() and outer.isalnum()) or outer in ("%", "％", "‰", "-", ")")
            width = 0 if outer and joins else 1
        if width and made.low == made.high:
            made.low = made.high = -made.low
            made.start -= width

    def _plausible(self, made: Candidate) -> bool:
        """The last look, with unit and qualifiers known."""
        if made.bare:
            if made.comparator != "eq" and made.low < 100 and not CJK.match(self._text, made.end):
                made.kind, made.bare = "ratio", False
            return True
        bounded = made.comparator in ("gt", "near", "ge")
        unitless = made.kind in ("count", "magnitude") and not made.unit
        before = self._text[max(0, made.start - 6) : made.start]
        if unitless and bounded and _MONEY_WORDS.search(before):
            made.kind = "money"
        return made.kind != "count" or made.high > 0
