"""Decides what a number is: a quantity of which kind, or no quantity at all."""

from __future__ import annotations

from string import ascii_letters

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.accept import LARGE, Acceptance
from policytext.quantities.bracket_units import read_bracket_unit
from policytext.quantities.candidate import Candidate
from policytext.quantities.context import Context
from policytext.quantities.gaps import behind_blanks
from policytext.quantities.joins import IN_A_ROW
from policytext.quantities.named_counts import SUM_REACH, is_price, read_named_count
from policytext.quantities.names import is_named
from policytext.quantities.patterns import CJK, RANGE_SIGNS
from policytext.quantities.qualify import Qualifying
from policytext.quantities.ranks import SIGNS, read_grade, read_rank
from policytext.quantities.reader import Reader
from policytext.quantities.signs import JOINING, as_point, joins, of_ordinals, read_sign
from policytext.quantities.tables import Unit
from policytext.quantities.trailing import read_between, read_trailing

__all__ = ["Judge"]

_NUMBER_NAME = frozenset(f"{ascii_letters}0123456789０１２３４５６７８９.．·•_#@№+×*^/\\=&?%％")
# With the mark of a lost character.
_LOST_BEFORE = ("\ufffd个", "\ufffd ", "\ufffd\u3000")
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_TORN = lazy_pattern("(?:[点點][ \u3000]?|[ \u3000])$")
# With what this ends.
_TORN_ENDS = frozenset("点點 \u3000\n")
_LATIN = lazy_pattern("[A-Za-z/]")
_IN_MONEY = ("GDP", "GNP")
_PERCENT = lazy_pattern("[%％](?![0-9A-Za-z])")
_SCALES = ("万", "亿")
# An amount of money is no number of a name, as 3元 of A3元素 might be.
_MONEY = lazy_pattern("[多余]?美?元(?![素件老旦宵首组音气])")
# What was turned into another value: 由1.85缩小至1.79.
_TURNED = lazy_pattern("(?:缩小|扩大|提高|下降|降低|上升|提升|降|升)(?:到|至|为)")
_RATIO_REACH = 30
_SPELLED = lazy_pattern("[〇零一二三四五六七八九]+")
_BOUNDS = frozenset({"gt", "ge", "lt", "le"})
# An index of prices stays near that of the year before, which is 100.
_INDEX_LEAST, _INDEX_MOST = 80, 150
_BOUNDING = ("左右", "上下", "以内", "以下", "以上")


class Judge:
    """Completes candidates with unit and kind; says no to names, markers and set phrases."""

    def __init__(self, reader: Reader, context: Context) -> None:
        self._reader = reader
        self._text = reader.text
        self._context = context
        self._words, self._pattern = reader.tables.words, reader.tables.pattern
        self._numeral = reader.tables.numbers.numeral
        self._qualifying = Qualifying(reader.text, reader.tables)
        self._accepts = Acceptance(reader, context, self._qualifying)

    def complete(
        self, made: Candidate, floor: int, limit: int, *, after_number: bool = True
    ) -> bool:
        """Find unit, kind and qualifiers; False if this is no quantity.

        A number ends at the floor, or with ``after_number`` false only a time or a title.
        """
        text = self._text
        before = text[made.start - 1 : made.start]
        # 两年 in 1979、1980两年 stands right behind a time.
        if text[made.start] in "万亿" and (
            before in _RAISED or text.endswith(_LOST_BEFORE, 0, made.start)
        ):
            # The number before the mark of a footnote, a blank or 个亿 could not be read: 3.?¹亿元.
            return False
        joined = before in _NUMBER_NAME and not (made.chinese and made.start == floor)
        sign = before if joined and before in JOINING else ""
        if joined and not sign and not self._after_latin(made, before, floor):
            return False
        if made.chinese and (self._torn(made) or of_ordinals(self._reader, made, before)):
            return False
        if (before == "周" and self._context.weekday(made)) or self._is_some(made, before):
            return False
        if self._context.exclusions.before.before(text, made.start, 0):
            return False
        if not made.kind:
            ranked = None
            if before in (" ", "\u3000") and text[made.start - 2 : made.start - 1] == "第":
                # 第 1 位, as bad layout has it.
                made.start, before = made.start - 1, "第"
            if before in SIGNS:
                ranked = read_rank(self._reader, self._context, made, before, limit)
            if ranked is not None:
                return ranked
            if not self._measured(made, limit):
                return False
        if sign and not joins(text, made, sign, floor):
            return False
        # Behind a time a dash joins nothing: 较上年-0.5个百分点.
        ended = floor if after_number else 0
        read_sign(self._context, made, ended, self._words("minus_word_before"))
        self._qualifying.suffix(made, limit)
        self._qualifying.prefix(made, floor)
        return self._plausible(made)

    def _after_latin(self, made: Candidate, before: str, floor: int) -> bool:
        """GDP2.5%, GDP78亿元 and USD5 may stand without a space; PM2.5 and G112 are names."""
        if not before.isalpha():
            return False
        # %29 in an address on the web is no share.
        percent = _PERCENT.match(self._text, made.end) is not None
        # 亿元 by itself stands behind a number that could not be read: 25l亿元.
        is_scaled = self._text[made.start].isdigit() and self._text[made.end - 1] in _SCALES
        is_scaled = is_scaled or self._text.endswith(_IN_MONEY, 0, made.start)  # 人均GDP21598元
        if is_scaled and _MONEY.match(self._text, made.end):
            return True
        return percent or self._qualifying.currency(made.start, floor) is not None

    def _is_some(self, made: Candidate, before: str) -> bool:
        """Whether 千 of 成千亩 says some thousands, as in 成千上万; not 建成千亩果园."""
        vague = before == "成" and self._text[made.start] in "百千万"
        return vague and not self._context.before(made.start, *self._words("made_before"))

    def _torn(self, made: Candidate) -> bool:
        """The rest of a numeral that could not be read: 点 or a space stands before it."""
        before = self._text[max(0, made.start - 3) : made.start]
        if before[-1:] not in _TORN_ENDS:
            return False
        torn = _TORN.search(before)
        return torn is not None and before[: torn.start()][-1:] in self._numeral

    def _measured(self, made: Candidate, limit: int) -> bool:
        """The unit after a number that is no rank."""
        text, end = self._text, made.end
        if self._context.names(made):
            return False
        if read_between(self._reader, made, limit):
            return not is_named(text, made.end, made.unit, chinese=made.chinese)
        if read_grade(text, made, limit):
            return True
        named = read_named_count(self._reader, self._context, made, limit)
        if named is None:
            return self._unitless(made, blocked=False)
        if named:
            return True
        place = end + 1 if text[end : end + 1] in (" ", "\u3000") else end
        found = self._reader.unit(place, limit)
        if found is None and read_bracket_unit(self._reader, made, limit):
            return True
        if found is None or found[1].kind == "none":
            return self._unitless(made, blocked=found is not None)
        stop, unit = as_point(self._context, made, *found)
        if is_named(text, stop, unit.symbol, chinese=made.chinese):
            return False
        if self._accepts.is_word(made, unit, place, stop):
            return self._unitless(made, blocked=True)
        if not self._accepts(made, unit, place, stop):
            return False
        self._take(made, unit, stop)
        # 10² of people may be a ten with a footnote.
        made.doubtful = made.doubtful or (made.raised and unit.kind != "measure")
        if unit.factor != 1:
            made.multiply(unit.factor)
            made.factor = unit.factor
        read_trailing(self._reader, made, unit.factor, limit)
        return True

    def _take(self, made: Candidate, unit: Unit, stop: int) -> None:
        """Give a number its unit, and the kind that the two make together."""
        written = self._text[made.number_start : made.end]
        made.end, made.unit, made.kind = stop, unit.symbol, unit.kind
        if unit.symbol == "块" and is_price(self._reader, made):
            made.unit, made.kind = "元", "money"
        elif unit.symbol == "级" and "." in written:
            made.kind = "measure"
        elif unit.symbol == "轮" and written == "二":
            # What is counted is 两轮; 二轮承包 is the second.
            made.kind = "ordinal"

    def _unitless(self, made: Candidate, *, blocked: bool) -> bool:
        """A number without a unit: 8.8万老人, 指数4.463; others wait for a neighbour."""
        text = self._text
        if (
            text[made.end : made.end + 1] in "/.:：∶"
            and text[made.end + 1 : made.end + 2].isdecimal()
        ):
            return False
        if made.chinese:
            return self._chinese_unitless(made)
        written = text[made.number_start : made.number_end]
        mixed = made.low >= LARGE and not written.isdecimal() and "." not in written
        if made.scale >= LARGE or made.comparator == "over" or (mixed and "," not in written):
            made.kind = "count"
            return True
        made.bare = True
        alone = not blocked and not _is_in_word(text[made.end : made.end + 1])
        changes = self._context.before(made.start, "从", "由") or _TURNED.match(text, made.end)
        index = alone and self._context.before(made.start, *self._words("index_before"))
        if (index or changes) and ("." in written or "．" in written):
            made.kind, made.bare = self._index_kind(made), False
        elif not blocked and self._of_prices(made):
            made.kind, made.bare = "measure", False
        return True

    def _of_prices(self, made: Candidate) -> bool:
        """Whether a bare number is an index of prices: 居民消费价格指数控制在103左右."""
        if not _INDEX_LEAST <= made.low <= _INDEX_MOST:
            return False
        is_bounded = self._text.startswith(_BOUNDING, made.end)
        if not is_bounded and _is_in_word(self._text[made.end : made.end + 1]):
            return False
        clause = self._context.clause(made.number_start)
        return self._pattern("price_index").search(clause) is not None

    def _chinese_unitless(self, made: Candidate) -> bool:
        """千亿 is a magnitude, 一亿二千万 and 几千万 are counts; 三 and 百 are nothing."""
        text = self._text
        written = text[made.number_start : made.number_end]
        made.kind = "count"
        if self._spoken_index(made, written):
            return True
        if len(written) > 1 and written[-1] == "亿":
            made.kind = "magnitude" if written[0] in "百千万" else "count"
            return not self._context.quoted(made)
        if made.comparator == "over" and made.low >= 10:
            return True
        bounded = made.start - self._qualifying.start(made.start) > 1
        if bounded and made.low >= 10 and not _SPELLED.fullmatch(written):
            return True
        if made.low >= LARGE:
            vague = made.low < made.high
            bounded = self._context.before(
                behind_blanks(self._text, made.start), *self._words("bounding")
            )
            if vague or bounded or (len(written) > 1 and written[0] not in "百千"):
                return not self._context.quoted(made)
        # The first half of a range waits for the second: 七千到九千亿元.
        made.kind, made.bare = "", True
        sign = text[made.end : made.end + 1]
        following = text[made.end + 1 : made.end + 2]
        if sign == "、" and written[-1] + following in IN_A_ROW:
            # 二、三十亿斤 says 二三十亿斤, 十七、八个 十七八个; 一、二期 and 二、三次 are numbers
            # of parts, and 十七、 at the head of a line numbers it.
            head = text[max(0, made.start - 1) : made.start].strip()
            return len(written) == 1 or ("十" in written and head not in ("", "第"))
        return sign in RANGE_SIGNS and following in self._numeral

    def _spoken_index(self, made: Candidate, written: str) -> bool:
        """物价指数为一百零二点七: decimals in words behind what tells of an index."""
        behind = self._text[made.end : made.end + 1]
        goes_on = CJK.match(behind) and not _TURNED.match(self._text, made.end)
        if "点" not in written or goes_on or made.low >= LARGE:
            return False
        if not self._context.before(made.start, *self._words("index_before")):
            return False
        made.kind = self._index_kind(made)
        return True

    def _index_kind(self, made: Candidate) -> str:
        """收入比2.05 is a ratio, 利用系数0.55 a measure; 收入比由上年的2.44缩小到2.40 are two."""
        clause = self._context.clause(made.number_start, _RATIO_REACH)
        return "ratio" if self._pattern("ratio_noun").search(clause) else "measure"

    def _plausible(self, made: Candidate) -> bool:
        """The last look, with unit and qualifiers known."""
        if made.bare and made.chinese and self._text.startswith("、", made.end):
            # 冲破一、二、三级 bounds none of them; 超过二、三十亿 is joined.
            return True
        if made.bare:
            plain = not made.chinese and made.low < 100
            if made.comparator != "eq" and plain and not CJK.match(self._text, made.end):
                made.kind, made.bare = self._index_kind(made), False
            elif made.number_start - made.start > 1 and made.comparator in _BOUNDS:
                # 大于50且 counts although nothing says what.
                made.kind, made.bare = "count", _LATIN.match(self._text, made.end) is not None
            return True
        if made.comparator == "near" and self._is_recent(made):
            return False
        bounded = made.comparator in ("gt", "near", "ge")
        unitless = made.kind in ("count", "magnitude") and not made.unit
        # 两位数以上 is no money, whatever grows so.
        unitless = unitless and not self._text.startswith("位数", made.number_end)
        before = self._text[max(0, made.start - SUM_REACH) : made.start]
        milestone = made.comparator == "eq" and self._text[made.number_start] in "十百千万亿"
        follows = self._text.startswith(self._words("milestone_after"), made.end)
        if milestone and made.kind == "money" and follows:
            made.kind = "magnitude"
        if unitless and bounded and self._pattern("money_before").search(before):
            made.kind = "money"
        return made.kind != "count" or made.high > 0 or made.high % 1 != 0

    def _is_recent(self, made: Candidate) -> bool:
        """Whether 近三个月来 and 近半年来 tell since when, and not how long."""
        short = made.unit == "个月" or made.high < 1
        return made.kind == "duration" and short and self._text.startswith(("来", "以来"), made.end)


def _is_in_word(char: str) -> bool:
    """Whether a character, if there is one, is a letter or a Chinese character."""
    return "\u3400" <= char <= "\u9fff" or (char.isascii() and char.isalpha())
