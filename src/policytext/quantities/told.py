"""Which year a text tells of where it names none: 全年, 6月底, 上年.

The year named last counts, and the words around: a report tells of last year what was done, and of
this year what is to be done. The weights of the words were fitted by logistic regression to 777
parts of a year in sections of work reports whose headings say which year they tell of, and rounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from policytext.lazy_pattern import lazy_pattern
from policytext.occasions import (
    census_year,
    day_told,
    first_line,
    is_news,
    reported_months,
    reported_year,
    standing_year,
)
from policytext.quantities.sections import Sections, is_to_come
from policytext.quantities.words import word_pattern

__all__ = ["Told"]

_COMPARED = ("比", "较", "同", "与", "按", "占", "高于", "低于", "接近", "超过")
# What each word or figure adds: above 0 for what is to be done this year, below for what was done.
_WEIGHTS = {"tense_goal": 6, "tense_plan": 2, "tense_past": -4, "tense_none": 0}
_DONE, _BOUNDED = -5, 3
# A figure without a bound tells of what was done: 增长8%，not 增长8%左右.
_FIGURE = lazy_pattern(
    "(?:增长|下降|增|降|提高|完成|达到?|实现)[^，。；、0-9０-９\n]{0,6}[0-9０-９.．]{1,9}[^，。；、\n]{0,6}"
)
_BOUND = lazy_pattern("以上|左右|以内|以下|不低于|不少于|不超过")
# What the part of a year itself speaks for.
_PARTS = (("全年", -4), ("年内", 9), ("年底", 4), ("年末", -2))
_MONTH, _LISTED = 1, 9
_NEAR, _NAMED, _SAME_LINE = 4, 9, 14
# 今年 in the same sentence: nothing else around counts.
_SAME_SENTENCE = 100
# 二、2007年预算草案: figures do not count against the year of the section.
_HEADED = 60
_GOAL_NEAR = ("力争", "确保", "争取", "努力")
_DEADLINE, _COMPARISON = 9, 4
_CLOSED = lazy_pattern("[。；;！？!?\n]")
# Farther back in a line a year is not the one that a part belongs to.
_LINE = 400
# Where a sentence ends, and what may stand before the year that it begins with.
_END = lazy_pattern("[。！？!?\n]")
_HEAD_REACH = 4
_IS_HEAD = lazy_pattern("(?:^|[。！？!?\n])[ \u3000]{0,2}(?:在|到了?)?$")
# A year with one of these behind it is where a stretch begins or ends, and leads no sentence.
_BOUNDED_YEAR = lazy_pattern(
    "[^年]{1,5}年(?:度|[底末初])?[ \u3000]?(?:以来|以前|之前|以后|之后|[前后起]|至|到|[—–－~～-])"
)
# What a year stands behind that leads a paragraph, a sentence or a clause.
_LEADS = lazy_pattern(
    "(?:(?P<line>(?:^|\n)[ \u3000]{0,4}(?:[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.．、]"
    "|[（(][一二三四五六七八九十0-9]{1,3}[）)])?)|(?P<clause>[；;，,：:])|[。！？!?])[ \u3000]{0,2}"
    "(?:早?在|于|(?P<to>到了?))?$"
)
_OF_LINE, _LINE_END = 2, lazy_pattern("\n")
_MARK_REACH = 12
# 2026年，…，6月底前: a deadline lies in the year ahead that stands by itself; so it does in 明年.
_STANDS = lazy_pattern("[^年]{1,5}年(?:度)?[，,：:]|明年|来年")
# What notices and plans say is to be done this year.
_ORDERS, _HEAD = 9, 400
_IS_ORDER = lazy_pattern(
    # 2011年工作总结及2012年工作安排 looks back first.
    "^(?![^。，；\n]{0,40}(?:总结|小结|回顾|情况)[^。，；\n]{0,4}[及和与暨、][^。，；\n]{0,30}"
    "(?:安排|要点|计划|规划|意见)(?:[（(].{0,20})?$)"
    "[^。，；\n]{2,60}(?:通知|方案|意见|办法|通告|批复|清单|分工|分解|安排|要点|计划|规划|责任[书状])(?:[（(].{0,20})?$",
    re.MULTILINE,
)
_IS_REPORT = lazy_pattern("工作报告|代表大会|公报|各位代表|同志们")
# 一季度经济运行情况 tells of parts of the year that its title names, else of the document's.
_BULLETIN = 60
_IS_BULLETIN = lazy_pattern(
    r"^(?![一二三四五六七八九十]{1,3}、)[^。，；：\n]{0,30}?(?:(?P<year>[0-9]{4})年)?(?:第?[一二三四]季度|[上下]半年|前[一二三]?季度"
    r"|前三季度|[0-9]{1,2}(?:[—–－~～至-]{1,2}[0-9]{1,2})?月份?)"
    r"[^。，；：\n]{0,24}(?:情况|简况|形势|运行|分析|简析|简报|快报|综述|述评)(?:的?(?:通报|通告|公告))?(?:[（(].{0,20})?$",
    re.MULTILINE,
)
# In a notice or a plan: a heading below which goals stand, so far before a place.
_GOALS_HEAD = lazy_pattern(
    "\n[ \u3000]{0,4}[（(]?[一二三四五六七八九十]{1,3}[）)、.．][^。，；\n]{0,16}"
    "(?:目标|任务|安排|措施|步骤|部署)[^。，；\n]{0,8}\n"
)
_SECTION = 4000
# 本年 in what accounts for a year is that year: 2017年财政决算（草案）的报告, 2021年度报告.
_ACCOUNT = lazy_pattern(
    "(?P<year>[12][0-9]{3})年度?[^。，；\n0-9]{0,20}(?:决算|年度报告|年报|情况的?报告|工作总结)"
)
_REVIEWED = lazy_pattern(
    "(?P<year>[12][0-9]{3})年度?[^。，；\n0-9]{0,12}(?:总结|小结|情况)(?:及|和|与|暨)[12][0-9]{3}年"
)
_ACCOUNTED = 14
# A summary is written as its year ends, whenever it is dated: 今年 is that year.
_SUMMARY = lazy_pattern(
    "(?P<year>[12][0-9]{3})年度?(?![^。，\n]{0,6}(?:季度|月|半年))[^。，；\n0-9]{0,20}(?:总结|小结)"
    "(?![^\n]{0,20}(?:会|纪要|讲话))"
)
# What a change starts from turns to no year: 由去年的8%提高到9%.
_STARTS_FROM, _OF_YEAR = ("由", "从"), lazy_pattern("[^，。；\n]{1,5}年(?:年?[底末初])?的")
# Days of the document's own year: 截至12月22日，机场今年累计保障航班; that of news.
_DAY = lazy_pattern("(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日?")
_YEARS = lazy_pattern("([12][0-9]{3})年")
# A month at the end of which things stood, and how a sentence begins that says so.
_MONTH_END = lazy_pattern("(?P<month>1[0-2]|[1-9])月[底末份]")
_UP_TO_IN_SENTENCE = lazy_pattern("(?:^|[。；！\n])[ \u3000]{0,2}(?:截[至止]到?|从|到)(?:今年)?$")
_UP_TO = ("截至", "截止", "截止到", "截至到")
_THIS_YEAR = lazy_pattern("[，,]?[^，,。；;\n]{0,8}今年")
# The words around are looked at in blocks, so that each is weighed once.
_BLOCK = 128


class Told:
    """The year that a text tells of, at each place, as it is read from the front.

    Args:
        text: the text.
        year: the document's year.
        words: gives the words of a use.
        title: the document's title, which the text may lack.
        day: its day, where that is known.
    """

    def __init__(
        self,
        text: str,
        year: int | None,
        words: Callable[[str], Iterable[str]],
        title: str = "",
        day: date | None = None,
    ) -> None:
        self._text = text
        self._own = self._year = year
        self._weights = {word: size for use, size in _WEIGHTS.items() for word in words(use)}
        self._pattern = word_pattern(self._weights)
        # The year that the text has turned to last, and where.
        self._current: int | None = None
        self._place = 0
        # Any year that the text has named last, and where.
        self._last: tuple[int, int] | None = None
        self._sections = Sections(text, words)
        # 2011年工作总结及2012年工作安排: a title says what comes first, and turns to no year ahead.
        self._title_end = 0
        # Whether the year that the text has turned to last begins its sentence or its line.
        self._is_head = False
        # The years of other times that a line, a sentence and a clause begin with, with their
        # places and ranks, from the highest rank to the lowest.
        self._leading: list[tuple[int, int, int]] = []
        # The year of the last 全年 that named none, and where: its sentence goes on with parts.
        self._part: tuple[int, int] | None = None
        self._block, self._weight = -1, 0
        # The day on which news of this year were told; days up to it are of its year.
        self._day = self._day_of_news(title, text, year, day)
        head = text[:_HEAD]
        account = _ACCOUNT.search(title) or _ACCOUNT.search(first_line(text))
        # The year that the title accounts for, where it does.
        self.account = None if account is None else int(account["year"])
        # The year of a summary that looks ahead to its own as well.
        reviewed = _REVIEWED.search(title) or _REVIEWED.search(first_line(text))
        self._reviewed = 0 if reviewed is None else int(reviewed["year"])
        summary = _SUMMARY.search(title) or _SUMMARY.search(first_line(text))
        if summary is not None and year is not None and int(summary["year"]) != year - 1:
            summary = None
        self._summed_up = 0 if summary is None else int(summary["year"])
        # Whether it looks back on its own year: figures do not speak for the one before.
        self._is_of_part = False
        # Up to which month of its own year it looks back.
        self._months = 0
        self._genre = _ORDERS if _IS_ORDER.search(head) and not _IS_REPORT.search(head) else 0
        if year is None:
            return
        if (bulletin := _IS_BULLETIN.search(head)) is not None:
            self._genre = self._of_bulletin(int(bulletin["year"] or year))
        elif (reported := reported_year(title, text)) is not None:
            self._genre = self._of_bulletin(reported)
        elif (census := census_year(title, text, year)) is not None:
            self._genre = self._of_bulletin(census)
        elif months := reported_months(title, text, year, day):
            self._genre, self._is_of_part, self._months = _BULLETIN, True, months
        else:
            self._year = standing_year(title, text, year, day)
            if self._year != year:
                self._title_end = text.find("\n", len(text) - len(text.lstrip())) + 1

    @staticmethod
    def _day_of_news(title: str, text: str, year: int | None, day: date | None) -> date | None:
        """The day of news whose first line and title name no other year."""
        if year is None or not is_news(title, text):
            return None
        named = _YEARS.findall(f"{title}\n{first_line(text)}")
        return None if any(int(one) != year for one in named) else day or day_told(text, year)

    def _of_bulletin(self, told: int) -> int:
        """What a year in a title speaks for; an older one is told of as the last one."""
        if self._year is not None and told < self._year - 1:
            self._year = told + 1
        self._is_of_part = told == self._year
        return _BULLETIN if told == self._year else -_BULLETIN if told + 1 == self._year else 0

    def speaks_in(self, place: int) -> int | None:
        """The year that 今年 is at a place in a summary of the year before; none elsewhere."""
        if not self._summed_up:
            return None
        is_ahead = self.outlook(place) > 0 or self.headed(place) not in (None, self._summed_up)
        return None if is_ahead else self._summed_up

    def turn(self, place: int, year: int | None) -> None:
        """Note the year that the text names at a place, unless it only compares with it."""
        if year is None or self._text[max(0, place - 2) : place].endswith(_COMPARED):
            return
        self._last = year, place
        if self._year is None:
            return
        is_start = self._text.endswith(_STARTS_FROM, 0, place)
        if is_start and _OF_YEAR.match(self._text, place) is not None:
            return
        if year == self._year and place < self._title_end:
            return
        if self._year - 1 <= year <= self._year:
            self._current, self._place = year, place
            self._is_head = (self._leads(place, year) or 0) > 0
            self._leading.clear()
        elif (rank := self._leads(place, year)) is not None:
            # What a clause begins with holds for its sentence, and what a line does for the line,
            # where a later year takes over from an earlier one.
            first = self._leading[0] if self._leading else None
            if rank and first and first[0] < year and first[2] == _OF_LINE:
                near = place - first[1] < _LINE
                same = near and not _LINE_END.search(self._text, first[1], place)
                rank = _OF_LINE if same else rank
            self._leading = [one for one in self._leading if one[2] > rank]
            self._leading.append((year, place, rank))

    def _leads(self, place: int, year: int) -> int | None:
        """Whether a year begins a line (2), a sentence (1), a clause (0), or nothing.

        Goals begin nothing, and years ahead begin whole sentences alone.
        """
        head = _LEADS.search(self._text[max(0, place - _MARK_REACH) : place])
        if head is None or _BOUNDED_YEAR.match(self._text, place):
            return None
        if self._year is not None and year > self._year and (head["to"] or head["clause"]):
            return None
        return _OF_LINE if head["line"] is not None else 0 if head["clause"] else 1

    def _led(self, place: int, deadline: bool) -> int | None:
        """The year of another time that the clauses, sentence or line before a place begin with."""
        for year, at, rank in reversed(self._leading):
            if self._year is None or place - at >= _LINE:
                continue
            if deadline and (year < self._year or not _STANDS.match(self._text, at)):
                continue
            ends = _LINE_END if rank == _OF_LINE else _END
            if not ends.search(self._text, at, place):
                return year
        return None

    def anaphor(self, place: int) -> int | None:
        """The year that 当年 and 次年 point to: the last of their sentence, else that told of."""
        if self._last is not None and self._year is not None:
            year, at = self._last
            if place - at < _LINE and not _END.search(self._text, at, place):
                return year
        return self.year(place, "上年")

    def this(self, place: int) -> int | None:
        """The year of 这一年: its sentence names it, or the sentence before begins with it."""
        if self._last is None:
            return None
        year, named = self._last
        ends = [end.start() for end in _END.finditer(self._text, named, place)]
        heads = self._text[max(0, named - _HEAD_REACH) : named]
        near = not ends or (len(ends) == 1 and _IS_HEAD.search(heads) is not None)
        return year if near and place - named < _LINE else None

    def outlook(self, place: int) -> int:
        """1 in a section on what is to be done, -1 in one on what was done, else 0."""
        return self._sections.at(place).outlook

    def headed(self, place: int) -> int | None:
        """The year that the heading of the section names, unless the text has turned to another.

        三矿预计明年建成。 turns for its sentence alone, and 2012年，三矿建成。 for its line.
        """
        section = self._sections.at(place)
        year = section.year
        if year is None or self._year is None or self._year - year not in (0, 1):
            return None
        if self._current in (None, year) or self._place < section.start:
            return year
        ends = _LINE_END if self._is_head else _END
        return year if ends.search(self._text, self._place, place) else None

    def year(self, place: int, word: str = "", *, deadline: bool = False) -> int | None:
        """The year that is told of at a place, by a part of a year or by 上年."""
        if self._year is None:
            return None
        if (led := self._led(place, deadline)) is not None:
            return led
        if self._is_of_own_year(place, word):
            return self._own
        weight = self._genre + (_DEADLINE if deadline else 0) + self._of_part(place, word)
        headed = None if deadline else self.headed(place)
        if headed is not None and headed != self._year and is_to_come(self._text, place, word):
            headed = None
        if headed is not None:
            weight += _HEADED if headed == self._year else -_HEADED
        elif self._current is not None:
            weight += self._of_current(place)
        year = self._year if weight >= 0 else self._year - 1
        if word == "全年" and not deadline:
            self._part = year, place
        elif self._part is not None and word[-2:] == "季度" and not deadline:
            told, at = self._part
            named = self._last is not None and self._last[1] > at
            if not named and place - at < _LINE and not _CLOSED.search(self._text, at, place):
                return told
        return year

    def _of_current(self, place: int) -> int:
        """What the year that the text has turned to last speaks for."""
        assert self._year is not None
        between = self._text[self._place : min(place, self._place + _LINE)]
        same = place - self._place < _LINE and "\n" not in between
        if self._current == self._year:
            near = _SAME_LINE if same else _NAMED
            return _SAME_SENTENCE if same and "。" not in between else near
        if self._is_of_part and same and self._is_head:
            return -_SAME_SENTENCE  # 2007年，…。全年关闭企业9家 in a speech of April 2008
        if not same and self._is_past_heading(place):
            return 0  # A heading on goals ends what the year before was told of.
        return -(_SAME_LINE if same else _NAMED)

    def _is_of_own_year(self, place: int, word: str) -> bool:
        """Whether a day is that of the news, or one up to which this year is told of."""
        text = self._text
        if "月" not in word:
            return False
        if text.endswith(_UP_TO, 0, place) and _THIS_YEAR.match(text, place + len(word)):
            return True
        if self._is_up_to_part(place, word):
            return True
        day = self._day
        if any(one not in (None, self._own) for one in (self.headed(place), self._current)):
            return False
        told = _DAY.match(word) if day is not None and day.year == self._own else None
        if day is None or told is None:
            return False
        # 2月18日，记者获悉，2月10日至17日，…: days of the month before are of the same year.
        months = day.month - int(told["month"])
        return months == 1 or (months == 0 and int(told["day"]) <= day.day)

    def _is_up_to_part(self, place: int, word: str) -> bool:
        """Whether a sentence of its own goes up to a month looked back on: 截至8月底，…."""
        told = _MONTH_END.match(word) if self._months else None
        if told is None or int(told["month"]) > self._months:
            return False
        head = self._text[max(0, place - _MARK_REACH) : place]
        is_own = self.headed(place) in (None, self._own)
        return is_own and _UP_TO_IN_SENTENCE.search(head) is not None

    def _is_past_heading(self, place: int) -> bool:
        """Whether a heading on what is to be done stands behind the year that was named last."""
        if not self._genre > 0:
            return False
        start = max(self._place, place - _SECTION)
        return _GOALS_HEAD.search(self._text, start, place) is not None

    def _of_part(self, place: int, word: str) -> int:
        """What the part of a year and the words around it speak for."""
        around = 0 if self._is_of_part else self.weight(place)
        if self._reviewed and self._reviewed + 1 == self._own == self._year and "月" in word:
            around -= _ACCOUNTED  # 2021年工作总结及2022年工作思路: 1—11月
        if word == "上年":
            # What is compared with the year before may be done or planned; the year named counts.
            return around // 2 if self._current is not None else around + _COMPARISON
        size = next((size for part, size in _PARTS if word.startswith(part)), 0)
        if not size and "月" in word:
            # （11月取得成效） is an item of a list of what is to be done by when.
            listed = self._text[place - 1 : place] in ("（", "(") and word.count("月") == 1
            size = _LISTED if listed else _MONTH
        return around + size + (_NEAR if self._text.endswith(_GOAL_NEAR, 0, place) else 0)

    def weight(self, place: int) -> int:
        """What the words of the same line near a place speak for: above 0 for what is planned."""
        text = self._text
        block = place // _BLOCK
        start = text.rfind("\n", max(0, (block - 1) * _BLOCK), place) + 1
        start = start or max(0, (block - 1) * _BLOCK)
        if start == self._block:
            return self._weight
        stop = (block + 2) * _BLOCK
        end = text.find("\n", place, stop)
        line = text[start : end if end >= 0 else stop]
        weight = sum(self._weights[word] for word in self._pattern.findall(line))
        for figure in _FIGURE.findall(line):
            weight += 0 if _BOUND.search(figure) else _DONE
        weight += _BOUNDED * len(_BOUND.findall(line))
        self._block, self._weight = start, weight
        return weight
