"""What the words around a number say: set phrases, quotations, clauses."""

from __future__ import annotations

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.candidate import Candidate
from policytext.quantities.context_patterns import PATTERNS
from policytext.quantities.tables import Tables

__all__ = ["CLOSING", "OPENING", "Context", "paired"]

OPENING = "“‘「"
CLOSING = "”’」"
_QUOTE_REACH = 20
_WEEKDAYS = frozenset("一二三四五六")
# What a clause or a member of a list begins behind.
_OPENS = frozenset("，。；：、！？（(“ \u3000\n")
# Scales begin units and words of their own: 千瓦, 百分.
_PLAIN = frozenset("一二三四五六七八九十两")
_TOWN_AND_LAND = "城乡"
_ABOUT = ("约", "近", "达", "为")
_CLAUSE = lazy_pattern(r"[，。；：！？\n（）]")
_CLAUSE_REACH = 12
# 截至20日, 28日、29日 and 98年 name days and years; 30日内 and 98年历史 tell how long.
_LONGEST_DATES = {"日": 31, "月": 12, "年": 99}
_FIRST_SHORT_YEAR, _DAY_REACH = 78, 6


def paired(text: str) -> str:
    """The text with straight quotation marks opened and closed where a line pairs them."""
    if '"' not in text:
        return text
    return "\n".join(_paired(line) for line in text.split("\n"))


def _paired(line: str) -> str:
    parts = line.split('"')
    # Among curly marks a straight one may stand for either.
    if len(parts) % 2 == 0 or any(mark in line for mark in OPENING + CLOSING[:-1]):
        return line
    marks = ("“", "”") * (len(parts) // 2)
    return "".join(part + mark for part, mark in zip(parts, (*marks, ""), strict=True))


class Context:
    """Looks around numbers of one text, never farther than a few words."""

    def __init__(self, text: str, tables: Tables) -> None:
        self.text = text
        self.exclusions = tables.exclusions
        self._units = tables.units
        self._length_before = tables.words("length_before")
        self._changes = tables.words("point_change")
        self._week_before = tables.words("week_before")

    def phrase_end(self, place: int) -> int:
        """Where the set phrase ends whose numeral stands here; 0 if there is none."""
        if place and self.text[place - 1] == "第":
            return 0
        end = self.exclusions.phrases.end(self.text, place)
        return 0 if end and self._measures(place, end) else end

    def _measures(self, place: int, end: int) -> bool:
        """Whether a phrase is only the beginning of a number with a unit: 三公里, 十分钟."""
        text, after = self.text, place
        while after < end and text[after] in _PLAIN:
            after += 1
        found = self._units.at(text, after, len(text)) if place < after < end else None
        if found is None or found[1].kind not in ("measure", "duration"):
            return found is not None and self._is_money(place, end, found[0] - 1)
        # 长八里 is a length, 八里 elsewhere the beginning of a name.
        start = place - (text[place - 1 : place] in _ABOUT)
        is_saying = not self.exclusions.phrases.end(text[place:end], 0)
        told = found[0] == end and not is_saying and self.before(start, *self._length_before)
        return found[0] > end or told

    def _is_money(self, place: int, end: int, unit: int) -> bool:
        """Whether a phrase is an amount of money: 五角三分, 增加二元."""
        if PATTERNS["cents"].match(self.text, unit):
            return True
        # 富锂三元 is a phrase as a whole, and 三元 none.
        alone = self.exclusions.phrases.end(self.text[place:end], 0) > 0
        told = alone and PATTERNS["of yuan"].match(self.text, unit) is not None
        return told and not self.before(place, _TOWN_AND_LAND)

    def names(self, made: Candidate) -> bool:
        """Whether the words behind a number make a name of it: 三年行动, 二次供水."""
        found, limit = self.exclusions, len(self.text)
        if found.follow.at(self.text, made.end, limit):
            return True
        if self.text[made.end - 1] == "亿":
            # 百亿产业 and 千亿产业集群 are named after their size, 三产业 after their number.
            return False
        return made.chinese and found.after.at(self.text, made.end, limit) is not None

    def weekday(self, made: Candidate) -> bool:
        """Whether the numeral behind 周 names a day: 本周五天气晴好, but not 每周五天, 本周三次."""
        text, week = self.text, made.start - 1
        if text[made.start : made.end] not in _WEEKDAYS or text.startswith("次", made.end):
            return False
        return not week or text[week - 1] in _OPENS or text.endswith(self._week_before, 0, week)

    def is_date(self, made: Candidate, unit: str, stop: int) -> bool:
        """Whether a number names a day, month or year and no stretch: 截至20日, 10月供汽, 98年.

        Args:
            made: the number.
            unit: the symbol of its unit.
            stop: where the unit ends.
        """
        text, written = self.text, self.text[made.number_start : made.number_end]
        longest = _LONGEST_DATES.get(unit)
        if longest is None or not written.isdecimal() or not 1 <= made.low <= longest:
            return False
        is_stretch = PATTERNS["stretch behind"].match(text, stop) is not None
        if is_stretch or PATTERNS["stretch before"].search(self.clause(made.start)) is not None:
            return False
        if unit == "月":
            return text[stop - 1 : stop] == "月" and stop == made.number_end + 1
        before = text[max(0, made.start - _DAY_REACH) : made.start]
        if unit == "年":
            is_told = PATTERNS["before year"].search(before) is not None
            return made.low >= _FIRST_SHORT_YEAR and is_told
        if PATTERNS["after day"].search(before) is not None:
            return True
        if PATTERNS["before day"].search(before) is None:
            return False
        return PATTERNS["behind day"].match(text, stop) is not None

    def quoted(self, made: Candidate, reach: int = _QUOTE_REACH) -> bool:
        """Whether the number stands in a short quotation, as in slogans: “四个意识”."""
        head = self.text[max(0, made.start - reach) : made.start]
        opened = max(map(head.rfind, OPENING))
        if opened < 0 or any(mark in head[opened:] for mark in CLOSING + "\n"):
            return False
        tail = self.text[made.end : made.end + reach]
        return any(mark in tail for mark in CLOSING)

    def changes(self, place: int) -> bool:
        """Whether the words right before a place tell of a change: 涨幅, 回落了, 高于全国平均."""
        clause = PATTERNS["between"].sub("", self.clause(place))
        return clause.endswith(self._changes)

    def clause(self, place: int, reach: int = _CLAUSE_REACH) -> str:
        """The words of the same clause before a place."""
        return _CLAUSE.split(self.text[max(0, place - reach) : place])[-1]

    def before(self, place: int, *words: str) -> bool:
        """Whether one of the words ends at a place."""
        return self.text.endswith(words, 0, place)
