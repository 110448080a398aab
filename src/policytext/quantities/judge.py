"""Decides what a number is: a quantity of which kind, a rank, a magnitude, or no quantity."""

from __future__ import annotations

import re
from decimal import Decimal

from policytext.quantities.candidate import Candidate
from policytext.quantities.patterns import CJK
from policytext.quantities.reader import Reader
from policytext.quantities.tables import Unit, load_exclusions

__all__ = ["Judge"]

_OPENING, _CLOSING = "“‘「\"", "”’」\""
_QUOTE_REACH = 20
_RANKED = re.compile(
    r"居|列|位|名|排|第|全国|全省|全市|全区|全县|世界|全球|亚洲|同类|省内|国内|保持|跃升|升至|均为|增速|总量|总分|综合|额|率|上升|进入"
)
_END = re.compile(r"[，。；、：！？）)”\"’\]\s,;的至和及与以并、]|大|$|并列|前列")
_BEFORE_COUNT = re.compile(r"[\u3400-\u9fff、，。；：）)”\s]|^$")
_MONEY_WORDS = re.compile(r"产值|投资|收入|营收|销售|资金|税|额|预算|利润|贷款|存款|资产|总值|增加值")
_INDEX_WORDS = re.compile(r"(?:指数|系数|比|值|率|度|量|均|达到|达|为|至|由|从)$")
_NUMBER_NAME = re.compile(r"[A-Za-z0-9０-９.．·•_#@№+×*/\\]")
_ORDINAL_KINDS = frozenset({"count", "duration"})
_RANK_UNITS = frozenset({"位", "名"})
_ORDINAL_UNITS = frozenset(
    "届 次 轮 批 个 任 期 代 季 年 家 条 条次 座 类 场 回 版 例 张 件 部 艘 台 艇 颗 组 站 步 阶段 航次".split()
)
_CONGRESS = re.compile(
    r"(?:党|中共|中国共产党)?(?:全国)?(?:人民代表|人大|政协|中央委员会|委员会|党代会|代表大会|[一二三四五六七八九十]+中全会|历次全会|全会|会议|全体)"
)
_PARTY = re.compile(r"党的$|中共$|落实$")
_AFTER_MEETING = re.compile(r"全会|全体|会议|代表大会|党代会")
_LINE = re.compile(r"(?:变电|输变|输电|线路|交流|直流|特高压|站|主变|电网)")
_BEFORE_VOLTAGE = re.compile(r"[个座条项回等级及的和建快设进、，。；：\s以为于]$|^$")
# 关键的一年 names a year, it does not count one.
_ONE_OF_MANY = ("的", "关键", "重要")
_LIST_HEAD = re.compile(r"^[、.．)）]")


class Judge:
    """Completes candidates with unit and kind; says no to names, markers and set phrases."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._text = reader.text
        self._exclusions = load_exclusions()

    def number(self, start: int, limit: int) -> Candidate | int:
        """The bare number at a place, or where to go on."""
        return self._reader.number(start, limit)

    def phrase_end(self, place: int) -> int:
        """Where the set phrase ends whose numeral stands here; 0 if there is none."""
        if place and self._text[place - 1] == "第":
            return 0
        pattern = self._exclusions.phrases.get(self._text[place])
        match = pattern.match(self._text, place) if pattern else None
        return match.end() if match else 0

    def complete(self, made: Candidate, floor: int, limit: int) -> bool:
        """Find unit, kind and qualifiers; False if this is no quantity."""
        text = self._text
        before = text[made.start - 1] if made.start else ""
        if _NUMBER_NAME.match(before) and not self._after_latin(made, before):
            return False
        if self._exclusions.before.before(text, made.start, 0):
            return False
        if not made.kind:
            if before in ("第", "前", "后", "倒") and (done := self._ranked(made, before, limit)) is not None:
                return done
            if not self._measured(made, limit):
                return False
        self._signs(made)
        self._reader.suffix(made, limit)
        self._reader.prefix(made, floor)
        return self._plausible(made)

    def _after_latin(self, made: Candidate, before: str) -> bool:
        """GDP2.5% and R&D3.1% may stand without a space; PM2.5 and G112 may not be read."""
        end = made.end
        return before.isalpha() and self._text[end : end + 1] in ("%", "％")

    def _measured(self, made: Candidate, limit: int) -> bool:
        """The unit after a number that is no rank."""
        text, end = self._text, made.end
        if self._exclusions.after.match(text, end):
            return False
        if self._named_count(made, limit):
            return True
        place = end + 1 if text[end : end + 1] in (" ", "\u3000") else end
        found = self._reader.unit(place, limit)
        if found is None or found[1].kind == "none":
            return self._unitless(made, limit, blocked=found is not None)
        stop, unit = found
        if not self._accepts(made, unit, text[end:stop].strip()):
            return False
        made.end, made.unit, made.kind = stop, unit.symbol, unit.kind
        if unit.factor != 1:
            made.multiply(unit.factor)
        self._after_unit(made, limit)
        return True

    def _after_unit(self, made: Candidate, limit: int) -> None:
        """半, 多 and 余 after the unit, the second half of a unit, 级 of a magnitude."""
        text, end = self._text, made.end
        if rate := self._reader.rate(end, limit):
            made.end, made.unit = rate[0], made.unit + rate[1]
            if made.kind == "count":
                made.kind = "measure"
        elif text[end : end + 1] == "半" and end < limit and made.low < 1000:
            if not CJK.match(text, end + 1) or text[end + 1 : end + 2] in "的时后来内以左":
                made.low, made.high, made.end = made.low + Decimal("0.5"), made.high + Decimal("0.5"), end + 1
        elif text[end : end + 1] in ("多", "余") and end < limit and made.comparator == "eq":
            if made.kind != "count" and (
                not CJK.match(text, end + 1) or text[end + 1 : end + 2] in "的时来后以前"
            ):
                made.comparator, made.end = "over", end + 1
        if text[made.end : made.end + 1] == "级" and made.end < limit and self._round(made):
            made.kind, made.end = "magnitude", made.end + 1

    def _named_count(self, made: Candidate, limit: int) -> bool:
        """三大产业, 两位数, 千亿级: what follows is no unit but makes a quantity."""
        text, end = self._text, made.end
        if text.startswith("位数", end) and made.low == made.high and made.low < 10 and end + 2 <= limit:
            power = int(made.low)
            made.low, made.high = Decimal(10) ** (power - 1), Decimal(10) ** power - 1
            made.end, made.comparator, made.kind = end + 2, "range", "magnitude"
            return True
        if text.startswith("级", end) and self._round(made) and end < limit:
            made.end, made.kind = end + 1, "magnitude"
            return True
        if text.startswith("大", end) and not text.startswith(("大类", "大项"), end) and end < limit:
            return self._big(made)
        return False

    def _big(self, made: Candidate) -> bool:
        """三大任务, but not 十九大 or 一大批."""
        text, end = self._text, made.end
        if not 2 <= made.low == made.high <= 20 or not CJK.match(text, end + 1):
            return False
        if made.chinese and self._quoted(made):
            return False
        if made.chinese and (made.low > 10 or _PARTY.search(text[max(0, made.start - 2) : made.start])):
            return False
        made.end, made.kind = end + 1, "count"
        return True

    def _round(self, made: Candidate) -> bool:
        """A power of ten or a multiple of a scale: what a magnitude is named after."""
        return made.low == made.high and made.scale >= 100 or (
            self._text[made.start] in "百千万亿" and made.low >= 100
        )

    def _accepts(self, made: Candidate, unit: Unit, surface: str) -> bool:
        """Whether this numeral with this unit is a quantity at all."""
        text = self._text
        if surface == "番":
            return text[: made.start].endswith(("翻", "翻了", "再翻", "翻了近", "翻近"))
        if surface == "成" and (made.scale != 1 or made.high > 10):
            return False
        if unit.note == "noun" and made.scale == 1 and made.low > 99 and surface != "村":
            return False
        if surface in ("分", "G") and text[made.start - 1 : made.start] in ("点", "时"):
            return False
        if surface == "千伏" or surface in ("kV", "KV", "kv"):
            named = _LINE.match(text, made.end + len(surface))
            if named and not _BEFORE_VOLTAGE.search(text[max(0, made.start - 1) : made.start]):
                return False
        if not made.chinese:
            return True
        return self._accepts_chinese(made, unit, surface)

    def _accepts_chinese(self, made: Candidate, unit: Unit, surface: str) -> bool:
        text = self._text
        written = text[made.number_start : made.number_end]
        if written[0] in "百千万亿" and len(written) == 1:
            return self._bare_place(made, unit, written)
        small = made.scale < 10_000 and made.high < 10_000
        if unit.note == "digit" and small:
            return False
        if unit.note == "noun" and small:
            named = surface in ("市", "县", "省", "区", "国") and made.low > 1
            return named and bool(CJK.match(text, made.start - 1)) and made.start > 0 and not self._quoted(made)
        if surface == "年" and made.low == 1 and text.endswith(_ONE_OF_MANY, 0, made.start):
            return False
        if unit.kind == "duration" and self._quoted(made):
            return text[made.end + len(surface)] in _CLOSING
        if unit.kind == "count" and small and self._quoted(made):
            return False
        if made.low == 1 == made.high and unit.kind == "count":
            bounded = text.startswith(("以上", "以下", "左右"), made.end + len(surface))
            return unit.note == "one" or bounded
        return True

    def _bare_place(self, made: Candidate, unit: Unit, written: str) -> bool:
        """百, 千, 万 or 亿 alone: 亿元以上, 千余家, 超千人; not 百家争鸣, 万元GDP."""
        text = self._text
        if made.comparator != "eq":
            return True
        if text[made.start - 1 : made.start] in tuple("近超过破逾上") or text[:made.start].endswith(
            ("突破", "接近", "超过", "不足", "不到")
        ):
            return True
        level = self._text.startswith("级", made.end + len(unit.symbol))
        return level or (written == "亿" and unit.kind == "money")

    def _unitless(self, made: Candidate, limit: int, *, blocked: bool) -> bool:
        """A number without a unit: 8.8万老人, 突破百亿, 指数4.463; else it waits for a neighbour."""
        text, written = self._text, self._text[made.number_start : made.number_end]
        scaled = made.scale >= 10_000 or made.low >= 10_000 and made.chinese
        if made.chinese:
            return self._chinese_unitless(made, limit, written)
        if scaled:
            made.kind = "count"
            return True
        made.bare = True
        if made.comparator == "over":
            made.kind, made.bare = "count", False
            return True
        if "." in written or "．" in written:
            near = text[max(0, made.start - 4) : made.start]
            if _INDEX_WORDS.search(near) and not CJK.match(text, made.end) and not blocked:
                made.kind, made.bare = "measure", False
        return True

    def _chinese_unitless(self, made: Candidate, limit: int, written: str) -> bool:
        if written in ("百亿", "千亿", "万亿", "百万亿", "十万亿") or (len(written) > 1 and written[-1] == "亿"):
            made.kind = "magnitude" if written[0] in "百千万" else "count"
            return not self._quoted(made)
        if made.scale >= 10_000 and len(written) > 1 and written[0] not in "百千":
            made.kind = "count"
            return True
        return False

    def _quoted(self, made: Candidate) -> bool:
        """Whether the number opens a short quotation, as in names and slogans: “四个意识”."""
        text, start = self._text, made.start
        head = text[max(0, start - _QUOTE_REACH) : start]
        opened = max(head.rfind(mark) for mark in "“‘「")
        if opened < 0 or any(mark in head[opened:] for mark in "”’」\n"):
            return False
        tail = text[made.end : made.end + _QUOTE_REACH]
        return any(mark in tail for mark in "”’」")

    def _ranked(self, made: Candidate, before: str, limit: int) -> bool | None:
        """第三次, 第7位, 全国第一, 前三, 倒26名; None if the sign before means something else."""
        text, end = self._text, made.end
        start = made.start - 1
        reverse = before == "倒" or (before == "第" and text[start - 2 : start] == "倒数")
        found = self._reader.unit(end, limit)
        unit = found[1] if found else None
        if unit is not None and unit.kind == "none":
            unit = found = None
        if before == "第" and self._exclusions.ordinal.match(text, end):
            return False
        if before in ("前", "后"):
            return self._first(made, start, found)
        made.start = start - 2 if text[start - 2 : start] == "倒数" else start
        context = text[max(0, start - 12) : start]
        if found and unit and unit.symbol in _RANK_UNITS and not text.startswith("位的", end):
            made.end, made.unit, made.kind = found[0], unit.symbol, "rank"
            return True
        if reverse:
            made.kind = "rank"
            return True
        if found and unit and unit.symbol in _ORDINAL_UNITS:
            if _CONGRESS.match(text, found[0]) or self._quoted(made):
                return False
            made.end, made.unit, made.kind = found[0], unit.symbol, "ordinal"
            return True
        if _END.match(text, end) and _RANKED.search(context) and not self._quoted(made):
            made.kind = "rank"
            return True
        return False

    def _first(self, made: Candidate, start: int, found: tuple[int, Unit] | None) -> bool | None:
        """前三, 前1%, 前10位, 后二十: a rank that reaches down to the number."""
        text, end = self._text, made.end
        context = text[max(0, start - 10) : start]
        if found and found[1].symbol in ("位", "名", "%", "强"):
            made.end, made.unit = found[0], found[1].symbol
        elif not _END.match(text, end) or not (_RANKED.search(context) or context[-1:] in ("“", "”")):
            return None if found else False
        made.start, made.kind, made.comparator = start, "rank", "le"
        return True

    def _signs(self, made: Candidate) -> None:
        """负 and 零下 before a number, and a minus that joins nothing."""
        text, start = self._text, made.start
        width = 0
        if text[start - 1 : start] == "负" and not text[: start - 1].endswith(("背", "肩", "减", "欺", "抱")):
            width = 1
        elif text[start - 2 : start] == "零下":
            width = 2
        elif text[start - 1 : start] in ("-", "−", "－") and made.kind in ("percent", "measure"):
            outer = text[start - 2 : start - 1]
            width = 0 if not outer or not (CJK.match(outer) or outer in "，、（(：") else 1
        if width and start >= width and made.low == made.high:
            made.low = made.high = -made.low
            made.start = start - width

    def _plausible(self, made: Candidate) -> bool:
        """The last look, with unit and qualifiers known."""
        text = self._text
        if made.bare:
            if made.comparator != "eq" and not CJK.match(text, made.end) and made.low < 100:
                made.kind, made.bare = "ratio", False
            return True
        if made.kind in ("count", "magnitude") and not made.unit and made.comparator in ("gt", "near", "ge"):
            if _MONEY_WORDS.search(text[max(0, made.start - 6) : made.start]):
                made.kind = "money"
        return made.kind != "count" or made.high > 0
