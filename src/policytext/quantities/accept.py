"""Whether a number with the unit behind it is a quantity at all, or a part of a name."""

from __future__ import annotations

from policytext.lazy_pattern import lazy_pattern
from policytext.lexicon import first_word
from policytext.quantities.candidate import Candidate
from policytext.quantities.context import CLOSING, OPENING, Context
from policytext.quantities.date_forms import is_length
from policytext.quantities.gaps import behind_blanks
from policytext.quantities.headings import HEADING_SCALES, is_unit_heading
from policytext.quantities.patterns import CJK, RANGE_SIGNS
from policytext.quantities.qualify import Qualifying
from policytext.quantities.reader import Reader
from policytext.quantities.tables import Unit
from policytext.quantities.tenths import has_tenths
from policytext.quantities.time_bounds import is_each

__all__ = ["LARGE", "Acceptance"]

# Arabic digits in quotations of at most this many characters are slogans: “3个100”.
_SHORT = 7
# From here on a numeral is large enough to be a number whatever follows.
LARGE = 10_000
_VOLTAGES = frozenset({"千伏", "kV"})
# 110千伏城西变电站: between the voltage and the word stands a name.
_NAMED_STATION = lazy_pattern(
    "(?!输|变|主|及|线)[\u3400-\u9fff]{2,5}?(?:变电站|变电所|输变电|开关站|换流站)"
)
# A count of so many digits in a row is the number of a document or of a person.
_CODE = 15
_YEARS = frozenset({"年", "学年"})
_CLASSES = frozenset("类级期档本")
# 每月5日, and the next ones of 每月5日、20日, 每月5日至10日.
_OF_MONTH = lazy_pattern(
    "[^\n]月(?:[0-9０-９一二三四五六七八九十]{1,3}[日号]?前?(?:——|[、和及与至到—–－~～-])){0,6}$"
)
_OF_MONTH_REACH = 24
_RANKS = lazy_pattern("第[0-9０-９一二三四五六七八九十百]{1,4}[至到—–－~～-]$")
_RANKS_REACH = 8
_ZEROS = frozenset("〇○零")
# How far before a number of places their names stand.
_NAMES = 6
# What something is shared out over: 每村, 每50户, 每季度.
_EVERY = lazy_pattern("每(?!一|次)[^，。；、一]{1,10}")
# Characters behind 一个 and the like that make a phrase: 一个又一个, 一次次.
_NO_ONE = frozenset("又个次样步一方")
_ENDS = frozenset("，；。、,;）)")
# How far a word may reach behind the beginning of a unit.
_WORD = 6


# Roads have numbers with more digits: 1801线; nobody counts so many lines.
_ROAD = 3


class Acceptance:
    """Says yes or no to a number with a unit; looks at most a few words around."""

    def __init__(self, reader: Reader, context: Context, qualifying: Qualifying) -> None:
        self._reader = reader
        self._qualifying = qualifying
        self._text = reader.text
        self._context = context
        self._words = reader.tables.words
        self._digits = frozenset(reader.tables.numbers.digits)

    def __call__(self, made: Candidate, unit: Unit, start: int, stop: int) -> bool:
        """Whether this numeral with the unit from start to stop is a quantity."""
        surface = self._text[start:stop]
        if surface == "番":
            return self._turned(made)
        if unit.note == "noun" and self._context.before(made.start, *CLOSING):
            # The mark of a footnote: “三个一”14工程.
            return False
        if self._numbers(made, surface) or is_each(self._text, self._reader.tables, stop):
            return False
        if unit.factor != 1 and (made.scale != 1 or made.high > 10):
            return False
        if unit.note == "noun" and made.scale == 1 and made.low > 99 and surface != "村":
            return False
        if unit.symbol in _VOLTAGES and self._named_line(made, stop):
            return False
        if self._is_heading(made, stop) or self._context.is_date(made, unit.symbol, stop):
            return False
        if surface in _YEARS and made.scale == 1 and not made.chinese and 1800 <= made.low < 2100:
            # So many years are the name of one: 行动计划（2021—2023年）, 2022学年.
            return is_length(self._text, made.number_start, made.number_end)
        if surface == "任" and "." in self._text[made.number_start : made.number_end]:
            # 2020.3任职: who took office when.
            return False
        if unit.kind == "count" and _is_code(self._text[made.number_start : made.number_end]):
            return False
        if made.chinese:
            return self._chinese(made, unit, surface)
        slogan = unit.kind == "count" and made.scale == 1 and made.low < 100
        return not (slogan and self._context.quoted(made, _SHORT))

    def _numbers(self, made: Candidate, surface: str) -> bool:
        """Whether a number says which one, not how many: 省道223线, 20世纪, 8点30分, 每月5日."""
        before = self._context.before
        if surface == "世纪" or self._last_of_ranks(made):
            return True
        if surface == "线":
            digits = self._text[made.number_start : made.number_end]
            is_road = made.scale == 1 and digits.isdecimal() and len(digits) > _ROAD
            return is_road or before(made.start, *self._words("road_before"))
        if surface == "次":
            return before(made.start, "届", "次、", "次和")
        if surface == "分":
            return before(made.start, "点", "时")
        if surface not in ("日", "号"):
            return False
        near = self._text[max(0, made.number_start - _OF_MONTH_REACH) : made.number_start]
        return "月" in near and _OF_MONTH.search(near) is not None

    def _last_of_ranks(self, made: Candidate) -> bool:
        """3名 of 第1—3名."""
        if self._text[made.start - 1 : made.start] not in RANGE_SIGNS:
            return False
        near = self._text[max(0, made.start - _RANKS_REACH) : made.start]
        return _RANKS.search(near) is not None

    def _turned(self, made: Candidate) -> bool:
        """翻 before a number of 番, with or without a qualifier: 翻了近一番."""
        place = self._qualifying.start(made.start)
        return self._context.before(place, "翻", "翻了", "翻过")

    def _named_line(self, made: Candidate, stop: int) -> bool:
        """A voltage that names a line or a station, as no word of counting stands before it."""
        if _NAMED_STATION.match(self._text, stop):
            return True
        before = self._text[max(0, made.start - 1) : made.start]
        if before.strip() and self._text.startswith(self._words("line_after"), stop):
            return not self._context.before(made.start, *self._words("line_not_before"))
        return False

    def _is_heading(self, made: Candidate, stop: int) -> bool:
        """A scale without digits at the head of a table: （亿元）, 单位：万元/人."""
        written = self._text[made.number_start : made.number_end]
        bare = written in HEADING_SCALES and made.comparator == "eq"
        return bare and is_unit_heading(self._reader, made.start, stop)

    def is_word(self, made: Candidate, unit: Unit, start: int, stop: int) -> bool:
        """Whether the unit is only the beginning of a longer word: 国有, 人民, 道路.

        Asked only where the number may be a part of a name or have no unit: 五七道路, 22万国有企业.
        """
        if unit.note == "noun" and made.scale != 1 and CJK.match(self._text, stop):
            # 96万城市人口: after a large number the noun begins what is counted.
            return True
        if self._after_names(made, start, stop):
            return False
        noun = unit.note == "noun" or unit.symbol == "人"
        # “1234”发展思路 is a slogan, and so is “1234发展思路”.
        opened = made.start > 0 and self._text[made.start - 1] in OPENING
        if unit.kind != "count" or not (made.chinese or opened or (made.scale != 1 and noun)):
            return False
        run = CJK.match(self._text, stop) and self._text[start : start + _WORD]
        if not run or self._text.startswith(self._words("joining"), stop):
            return False  # 32万人参保: there is no 人参 in it.
        return first_word(run) > stop - start

    def _after_names(self, made: Candidate, start: int, stop: int) -> bool:
        """甲、乙两乡道路: behind a list of names the unit is no part of a longer word."""
        divided = self._text[start:stop] in self._words("division_unit") and made.low > 1
        return divided and "、" in self._text[max(0, made.start - _NAMES) : made.start]

    def _classed(self, made: Candidate, surface: str) -> bool:
        """二类城市, and 三级 behind 二级、: a class by its number; what is counted is 两类."""
        text, at = self._text, made.number_start
        if surface not in _CLASSES or made.number_end - at != 1:
            return False
        listed = text[at - 2 : at - 1] == surface and text[at - 1] in "、和及"
        return text[at] == "二" or (listed and text[at - 3 : at - 2] in self._digits)

    def _chinese(self, made: Candidate, unit: Unit, surface: str) -> bool:
        """Chinese numerals stand in many names, so more is asked of them."""
        text, end = self._text, made.end + len(surface)
        if made.end - made.number_start == 1 and text[made.number_start] in "百千万亿":
            return self._bare_place(made, unit, end)
        if unit.kind in ("count", "duration") and self._spelled(made):
            return False
        if unit.kind == "count" and self._classed(made, surface):
            return False
        quoted = self._context.quoted(made)
        small = made.scale < LARGE and made.high < LARGE
        apart = self._context.before(made.start, "分") or self._long_count(made, unit)
        if unit.note == "digit" and small and not (apart or self._measures(made, unit, end)):
            return False
        if unit.note == "noun" and small:
            named = (
                surface in self._words("division_unit")
                and made.low > 1
                and not quoted
                and made.start > 0
            )
            return named and bool(CJK.match(text, made.start - 1))
        articles = self._words("article_before")
        if surface == "年" and made.low == 1 and self._context.before(made.start, *articles):
            return False
        if unit.kind == "duration" and quoted:
            return text[end] in CLOSING
        if unit.kind == "count" and small and quoted:
            return False
        if made.low == 1 == made.high and unit.kind == "count":
            bounded = text.startswith(("以上", "以下", "左右"), end)
            return unit.note == "one" or bounded or self._one(made, unit, end)
        return True

    def _one(self, made: Candidate, unit: Unit, end: int) -> bool:
        """一次 and 一名 count where something is shared out or repeated: 每月一次, 配备一名.

        As do the last words of 变电站一座; elsewhere 一个 and the like are articles.
        """
        before, text = self._context.before, self._text
        following = text[end : end + 1]
        if unit.symbol in self._words("one_unit") and following not in _NO_ONE:
            every = _EVERY.search(self._context.clause(made.start))
            if every or before(made.start, *self._words("one_after")):
                return True
        if unit.symbol in ("次", "遍") and before(made.start, *self._words("once_after")):
            return following not in _NO_ONE
        listed = unit.symbol in self._words("one_thing") and following in _ENDS
        return listed and before(made.start, *self._words("thing_before"))

    def _long_count(self, made: Candidate, unit: Unit) -> bool:
        """四百眼 and 二十对 count; 四方, 十分 and 百口 belong to words."""
        long = made.number_end - made.number_start > 1 and made.low >= 20
        return long and unit.kind == "count" and unit.symbol != "分"

    def _measures(self, made: Candidate, unit: Unit, end: int) -> bool:
        """Whether 三里, 两丈 or 三十担 measures: 长三里, 宽三尺二寸; 三里屯 is a name."""
        if unit.kind != "measure":
            return False
        if has_tenths(self._reader, unit.symbol, end):
            return True
        if CJK.match(self._text, end) and not self._text.startswith(
            self._words("length_after"), end
        ):
            return False
        place = self._qualifying.start(made.start)
        told = self._context.before(place, *self._words("length_before"))
        return told or (made.number_end - made.number_start > 1 and made.low >= 20)

    def _spelled(self, made: Candidate) -> bool:
        """Digits one by one without a zero are a date or a name, no amount: 五七 in 五七道路."""
        written = self._text[made.number_start : made.number_end]
        digits = len(written) > 1 and self._digits.issuperset(written)
        return digits and made.low == made.high and not _ZEROS.intersection(written)

    def _bare_place(self, made: Candidate, unit: Unit, end: int) -> bool:
        """百, 千, 万 or 亿 alone: 万元以上, 千余家, 超千人; not 百家争鸣, 万元GDP."""
        text, place = self._text, self._text[made.number_start]
        if made.comparator != "eq" or self._context.before(
            behind_blanks(self._text, made.start), *self._words("bounding")
        ):
            return True
        if text.startswith("级", made.end + len(unit.symbol)):
            return True
        if self._qualifying.bounds(end):
            return True
        if place == "亿":
            return unit.kind == "money"
        if unit.symbol == "家" and place in "百千":
            return not self._context.quoted(made)
        return unit.symbol in ("亩", "公顷")


def _is_code(written: str) -> bool:
    return len(written) >= _CODE and written.isdecimal()
