"""The times of one sentence: which of them stand before a place and hold there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from policytext.lazy_pattern import lazy_pattern
from policytext.span import Span
from policytext.targets.carried import Carried
from policytext.targets.compared_times import ComparedTimes, ends_at, nearest
from policytext.targets.durations import are_told_at_once
from policytext.targets.intervals import (
    GOALS,
    fits,
    is_long,
    is_month_end,
    is_of_days,
    is_part,
    is_since_january,
    is_year,
    is_year_end,
    whole_year,
)
from policytext.targets.patterns import pattern
from policytext.targets.times import (
    Time,
    closed,
    is_compared,
    is_purpose,
    is_reason,
    is_told,
    opens,
)
from policytext.targets.words import words_of
from policytext.values import TimeInterval

__all__ = ["COMMA", "SentenceTimes", "are_between", "is_day"]

COMMA = lazy_pattern("[，,]")
# What stands before a sentence, and the farthest that its first word lies behind it.
_BEGINNING, _BEGUN = lazy_pattern(r"(?:^|[。\n])[ \u3000]*$"), 4
_SEMICOLON, _CLAUSE = lazy_pattern("[；;](?!其中)"), lazy_pattern(r"(?:^|[。；;\n])[ \u3000]*$")
_FIGURE = lazy_pattern("[0-9０-９；;]")
_STOPS = ("，", ",", "：", ":")
_JOINTS = ("和", "与", "及", "、")
# What a goal begins with that holds for the list behind its time.
_SETS = ("力争", "确保", "争取")
# What tells of a year that is not over.
_EXPECTED = ("预计", "预期", "有望")
_MADE, _UP_TO = lazy_pattern("实现|完成"), ("到", "至", "截止")
# So far before a value what was made is told of.
_NEAR = 64
_THAT, _TO = "的", "到"
_OPENING, _CLOSING = "（", "）"
_AS_OF = ("截至", "截止", "截止到")
_AS_OF_FIRST = lazy_pattern("(?:^|[。\n])[ \u3000]*(?:截至|截止到?)$")


@dataclass
class SentenceTimes(ComparedTimes):
    """The times of the sentence that is read.

    Attributes:
        told: those that values are told of.
    """

    told: Sequence[Time] = field(default=(), init=False)
    # Where those begin that are so many years and told of nowhere else.
    _brief: Collection[int] = field(default=(), init=False)
    # Where those begin that begin with an event without a date: goals are not told of them.
    _open: Collection[int] = field(default=(), init=False)
    # Where a sentence with times begins and ends; its semicolons and commas, once asked for.
    _within: tuple[int, int] = field(default=(0, 0), init=False)
    _stops: dict[re.Pattern[str], Sequence[int]] = field(default_factory=dict, init=False)

    def go_to(self, times: Sequence[Time], sentence: Span[None]) -> None:
        """Go on to a sentence with these times."""
        if not times and not self.times and not self.told:
            return  # So it is from most sentences to the next.
        self.times, self._base = times, None
        self._brief = self._open = ()
        self.told = self._compared = ()
        self._within, self._stops = (0, 0), {}
        if not times:
            return
        text = self.doc.text
        compared = [is_compared(text, time) for time in times]
        for number in range(1, len(times)):
            # 较1—4月和上年同期分别回落
            between = text[times[number - 1].end : times[number].start]
            compared[number] |= compared[number - 1] and between in _JOINTS
        each = list(zip(times, compared, strict=True))
        self._compared = [time for time, is_base in each if is_base]
        told = [time for time, is_base in each if not is_base and is_told(text, time)]
        self.told = [time for time in told if not self._is_year_so_far(time, told[0])]
        self._within = sentence.start, sentence.end

    def _is_year_so_far(self, time: Time, first: Time) -> bool:
        """Whether a year is only told of up to a day: 截至10月底，全市今年累计完成."""
        if time is first or not self.is_up_to(first):
            return False
        return pattern("year so far").fullmatch(self.doc.text, first.end, time.end) is not None

    @property
    def _semicolons(self) -> Sequence[int]:
        """Where the semicolons of the sentence are; most sentences with times are not asked."""
        return self._places(_SEMICOLON)

    @property
    def _commas(self) -> Sequence[int]:
        """Where its commas are."""
        return self._places(COMMA)

    def _places(self, stop: re.Pattern[str]) -> Sequence[int]:
        found = self._stops.get(stop)
        if found is None:
            places = stop.finditer(self.doc.text, *self._within)
            found = self._stops[stop] = [one.start() for one in places]
        return found

    def carry(self, held: Carried) -> None:
        """Take over the years of the sentence before, of whose parts this one tells."""
        self.told, self._base = held.told, held.base

    def before(self, place: int, without: Collection[int]) -> Iterator[Time]:
        """The times told of before a place, the nearest first."""
        count = bisect_right(self.told, place, key=ends_at)
        return (time for time in nearest(self.told, count) if time.start not in without)

    def last(self, place: int, without: Collection[int]) -> Time | None:
        """The last time told of before a place."""
        return next(self.before(place, without), None) if self.told else None

    def is_since_event(self, place: int, without: Collection[int]) -> bool:
        """Whether what is told there is told from an event on: 通车以来."""
        time = self.last(place, without) if self._open else None
        return time is not None and time.start in self._open and self._reaches(time, place)

    def fitting(self, place: int, role: str, without: Collection[int]) -> Iterator[TimeInterval]:
        """The periods that hold at a place and fit a role, the nearest first."""
        for time in self.before(place, without):
            if self._reaches(time, place) and not (role in GOALS and self._is_aside(time, place)):
                if time.start in self._open:
                    if role not in GOALS:
                        yield time.value
                    continue
                meant = closed(self.doc, time, role)
                if role in GOALS and self._is_deadline(time, place):
                    meant = time.value
                elif role in GOALS and self._is_of_year(time, place):
                    meant = whole_year(time.value.start.year) if time.value.start else meant
                if fits(meant, self.doc.year, role):
                    yield meant

    def last_fitting(self, place: int, role: str, without: Collection[int]) -> TimeInterval | None:
        """The nearest of these; none in most sentences."""
        return next(self.fitting(place, role, without), None) if self.told else None

    def longs(self, place: int, role: str, without: Collection[int]) -> Iterator[TimeInterval]:
        """Several years told of before a place that fit a role, whether they reach it or not."""
        for time in self.before(place, without):
            meant = closed(self.doc, time, role)
            if is_long(meant) and fits(meant, self.doc.year, role):
                yield meant

    def day_left(self, place: int, without: Collection[int]) -> TimeInterval | None:
        """The end of a year or month that begins the sentence, behind a semicolon; mostly none."""
        time = self.last(place, without)
        if time is None or not is_month_end(time.value) or not opens(self.doc.text, time):
            return None
        return time.value if are_between(self._semicolons, time.end, place) else None

    def _is_of_year(self, time: Time, place: int) -> bool:
        """Whether goals are those of the year of a part: 下半年要咬定年初确定的目标，确保增长9%."""
        told = pattern("goals of the year told")
        return is_part(time.value) and told.search(self.doc.text, time.end, place) is not None

    def _is_aside(self, time: Time, place: int) -> bool:
        """Whether a time is that of one goal alone: 到2015年，…；五年投资4亿元；产量2万吨."""
        is_first = time is self.told[0]
        if not is_first and pattern("work of then").match(self.doc.text, time.end) is not None:
            return True  # 今后五年，…：运河2026年底建成，企业突破1.5万家
        if is_first or pattern("five years").fullmatch(time.text) is None:
            return False
        if self.doc.text.startswith(_STOPS, time.end):
            return False  # 五年内，新增就业12万人，森林覆盖率达到41%
        is_beyond_comma = are_between(self._commas, time.end, place)
        return is_beyond_comma or are_between(self._semicolons, time.end, place)

    def _is_deadline(self, time: Time, place: int) -> bool:
        """Whether it is by a day of a year that its own clause sets a goal: 6月底前新建泵站3座.

        By the end of a year is in that year, and behind a comma the year of the day holds.
        """
        last = time.value.end
        if time.value.start is not None or last is None or (last.month, last.day) == (12, 31):
            return False
        end = time.end + (COMMA.match(self.doc.text, time.end) is not None)  # 6月底前，建成3座
        is_beyond_comma = are_between(self._commas, end, place)
        return not (is_beyond_comma or are_between(self._semicolons, end, place))

    def _reaches(self, time: Time, place: int) -> bool:
        """Whether a time still holds at a place; days and months do not beyond a semicolon.

        Within their clause they do not beyond a comma either: 尤其3月. The end of a year does.
        """
        is_beyond_comma = are_between(self._commas, time.end, place)
        is_beyond_semicolon = are_between(self._semicolons, time.end, place)
        if is_beyond_comma and self._is_enclosed(time, place):
            return False  # 火点3个（去年7个），利用率97%
        is_aside = pattern("year aside").match(self.doc.text, time.end) is not None
        if is_aside or is_purpose(self.doc.text, time) or is_reason(self.doc.text, time):
            # 增长5%，上年为下降6%；…, 增长8%，两年平均增长5%，…: it tells of its value alone.
            return not (is_beyond_comma or is_beyond_semicolon)
        if (is_beyond_comma or is_beyond_semicolon) and self._is_of_mean(time):
            return False
        if time.start in self._brief:
            # 三年落实 is told of one thing, 三年累计 and 履职以来的三年 of all that follows.
            is_of_all = are_told_at_once(self.doc.text, time.start, time.end)
            return is_of_all or not (is_beyond_comma or is_beyond_semicolon)
        if is_beyond_semicolon and self._is_of_value(time):
            return False
        if is_beyond_semicolon and self._is_within_part(time, place):
            return False
        last = time.value.end
        if last is None or is_year(time.value):
            if (is_beyond_comma or is_beyond_semicolon) and self._is_outlook(time):
                return False
            return not (is_beyond_semicolon and last and self._is_passing(time, last.year))
        if is_beyond_semicolon:
            return self._is_lead(time)
        if not is_beyond_comma:
            return True
        if is_year_end(time.value):
            # 年末企业200家，实现利润3亿元: what was made in the year is not of its end.
            return not self._is_made(time, last.year, place)
        # 力争一季度零售额增长6%，投资增长5%
        is_set = is_since_january(time.value) and self.doc.text.endswith(_SETS, 0, time.start)
        return is_set or opens(self.doc.text, time)

    def _is_enclosed(self, time: Time, place: int) -> bool:
        """Whether a time stands in brackets with a value of its own, before a place."""
        text = self.doc.text
        if text.startswith(_CLOSING, time.end) or text.find(_CLOSING, time.end, place) < 0:
            return False
        opening = text.rfind(_OPENING, self._within[0], time.start)
        return opening >= 0 and text.find(_CLOSING, opening, time.start) < 0

    def _is_lead(self, time: Time) -> bool:
        """Whether a sentence begins with months that hold for all of it: 上半年，…；….

        Those since January do without a comma: 1—11月全县….
        """
        text, first = self.doc.text, time.start
        if is_of_days(time.value):
            # 1月28日至2月4日，接待游客9万人次；…
            return opens(text, time) and COMMA.match(text, time.end) is not None
        if is_month_end(time.value) and self.is_up_to(time):
            return _AS_OF_FIRST.search(text[max(0, first - _BEGUN) : first]) is not None
        if not is_part(time.value) or is_day(time.value):
            return False
        if not is_since_january(time.value) and not COMMA.match(text, time.end):
            return False
        if is_since_january(time.value) and self._is_first_of_figures(time):
            return True  # 工业稳步增长，1—11月增加值增长6.3%；…
        # 1—5月，…；1—6月，…；…: newer months hold from their clause on.
        is_newer = is_since_january(time.value) and self._is_behind_months(time)
        begins = _CLAUSE if is_newer else _BEGINNING
        return begins.search(text[max(0, first - _BEGUN) : first]) is not None

    def _is_first_of_figures(self, time: Time) -> bool:
        """Whether nothing but words in general stands in front of the months of a sentence."""
        if time is not self.told[0]:
            return False
        before = self.doc.text[self._within[0] : time.start]
        return _FIGURE.search(before) is None and before.endswith(_STOPS)

    def _is_behind_months(self, time: Time) -> bool:
        """Whether a sentence begins with other months since January."""
        first = self.told[0]
        return time is not first and is_since_january(first.value)

    def _is_of_value(self, time: Time) -> bool:
        """Whether a year is that of one value where several are told of: 增加到2015年的26亿元."""
        first = self.told[0]
        is_own = time is not first and self.doc.text.startswith(_THAT, time.end)
        return is_own and is_long(first.value) and opens(self.doc.text, first)

    def _is_within_part(self, time: Time, place: int) -> bool:
        """Whether all of a year is told of in one item of a part: 下半年，…；二是全年…；三是…."""
        first = self.told[0]
        if time is first or time.text not in words_of("of no year"):
            return False
        if pattern("next item").search(self.doc.text, time.end, place) is None:
            return False
        return is_part(first.value) and opens(self.doc.text, first)

    def _is_of_mean(self, time: Time) -> bool:
        """Whether several years are those of one mean beside a year: 2005年，…，五年年均增长9%."""
        first = self.told[0]
        if time is first or not is_long(time.value) or not is_year(first.value):
            return False
        is_mean = pattern("mean right behind").match(self.doc.text, time.end) is not None
        return is_mean and opens(self.doc.text, first)

    def _is_outlook(self, time: Time) -> bool:
        """Whether a year is told of beside its months: 1—10月，…，预计全年完成8亿元；…."""
        lead = self.told[0]
        if time is lead or not (self.is_led_by_months() or self._is_led_by_year(time)):
            return False
        return pattern("outlook on a year").search(self.doc.text, lead.end, time.start) is not None

    def _is_led_by_year(self, time: Time) -> bool:
        """Whether the sentence begins with a year before this one: 2020年…，预计今年超过…."""
        lead = self.told[0]
        first, last = lead.value.end, time.value.end
        is_later = first is not None and last is not None and first.year < last.year
        return is_later and is_year(lead.value) and opens(self.doc.text, lead)

    def is_led_by_months(self) -> bool:
        """Whether the sentence begins with months since January."""
        first = self.told[0] if self.told else None
        return first is not None and is_since_january(first.value) and self._is_lead(first)

    def _is_passing(self, time: Time, year: int) -> bool:
        """Whether a year is named in passing where a later one is told of.

        It is so in 到2021年，…；2020年翻番；…. One that leads what stands between two semicolons
        is told of what follows: 2020年，…. So is a whole year of which one thing is expected:
        减税预计全年超过300亿元；发行债券158亿元.
        """
        if self.doc.text.endswith(_EXPECTED, 0, time.start):
            return True
        first = self.told[0].value.end
        if first is None or year >= first.year:
            return False
        before = bisect_left(self._semicolons, time.start)
        start = max(self._semicolons[before - 1] if before else 0, self.told[0].end)
        is_first = not are_between(self._commas, start, time.start)
        leads = COMMA.match(self.doc.text, time.end) is not None
        return not (is_first and leads and opens(self.doc.text, time))

    def _is_made(self, time: Time, year: int, place: int) -> bool:
        """Whether what a later clause tells was made in all of a year whose end is named."""
        if self.doc.year != year + 1 or self.doc.text.endswith(_UP_TO, 0, time.start):
            return False  # 到2027年底，…，实现产值500亿元
        comma = self._commas[bisect_left(self._commas, place) - 1]
        return _MADE.search(self.doc.text, max(comma, place - _NEAR), place) is not None

    def is_told_up_to(self, place: int, without: Collection[int]) -> bool:
        """Whether a day is told up to which something was done in its year: 截至11月底新建3座."""
        time = self.last(place, without)
        if time is None or is_year_end(time.value):
            return False
        if not is_month_end(time.value):
            return is_day(time.value) and self.is_up_to(time)  # 截至5月10日
        return self.is_up_to(time) or self.doc.text.endswith(_UP_TO, 0, time.start)  # 到6月底

    def is_up_to(self, time: Time) -> bool:
        """Whether what there was at a time is told: 截至11月底."""
        return self.doc.text.endswith(_AS_OF, 0, time.start)


def is_day(time: TimeInterval) -> bool:
    """Whether a time is one day: goals that are set 年初 are of the whole year."""
    return time.start is not None and time.start == time.end


def are_between(stops: Sequence[int], start: int, end: int) -> bool:
    """Whether any of these places lies between two others."""
    return bisect_left(stops, start) != bisect_left(stops, end)
