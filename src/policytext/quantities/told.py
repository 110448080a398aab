"""Which year a text tells of where it names none: 全年, 6月底, 上年.

The year named last counts, and the words around: a report tells of last year what was done, and of
this year what is to be done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from policytext.occasions import (
    census_year,
    day_told,
    first_line,
    is_news,
    reported_months,
    reported_year,
    standing_year,
)
from policytext.quantities.named_years import LINE, NamedYears
from policytext.quantities.sections import Sections, is_to_come
from policytext.quantities.tense_words import TenseWords
from policytext.quantities.told_patterns import PATTERNS

__all__ = ["Told"]

# What the part of a year itself speaks for: above 0 for this year, below for the one before.
_PARTS = (("全年", -4), ("年内", 9), ("年底", 4), ("年末", -2))
_MONTH, _LISTED = 1, 9
_NEAR, _NAMED, _SAME_LINE = 4, 9, 14
# 今年 in the same sentence: nothing else around counts.
_SAME_SENTENCE = 100
# 二、2007年预算草案: figures do not count against the year of the section.
_HEADED = 60
_GOAL_NEAR = ("力争", "确保", "争取", "努力")
_DEADLINE, _COMPARISON = 9, 4
# What notices and plans say is to be done this year, and what bulletins report.
_ORDERS, _TASKS, _BULLETIN, _HEAD = 9, 30, 60, 400
# How far before a place a heading on goals may stand.
_SECTION = 4000
# 2021年工作总结及2022年工作思路: 1—11月.
_ACCOUNTED = 14
_MARK_REACH = 12
# Parts of the year by their last months, and for how many months they are just over.
_LAST_MONTHS = {"一季度": 3, "第一季度": 3, "上半年": 6, "二季度": 6, "三季度": 9, "前三季度": 9}
_JUST_OVER, _SEASON = 3, 3
_UP_TO = ("截至", "截止", "截止到", "截至到")


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
        self._words = TenseWords(text, words)
        self._sections = Sections(text, words)
        # The year of the last 全年 that named none, and where: its sentence goes on with parts.
        self._part: tuple[int, int] | None = None
        # The day on which news of this year were told; days up to it are of its year.
        self._day = _day_of_news(title, text, year, day)
        # The day on which any other document was given: parts of its year just over are of it.
        self._given = day if day is not None and day.year == year else None
        # The year that the title accounts for, where it does.
        self.account = _year_in_title("account", title, text) or None
        # The year of a summary that looks ahead to its own as well.
        self._reviewed = _year_in_title("reviewed", title, text)
        summed_up = _year_in_title("summary", title, text)
        self._summed_up = 0 if year is not None and summed_up != year - 1 else summed_up
        # Whether it looks back on its own year: figures do not speak for the one before.
        self._is_of_part = False
        # Up to which month of its own year it looks back.
        self._months = 0
        head, title_end = text[:_HEAD], 0
        is_order = PATTERNS["order title"].search(head) and not PATTERNS["report"].search(head)
        is_of_tasks = PATTERNS["tasks title"].search(head) is not None
        self._genre = _TASKS if is_of_tasks else _ORDERS if is_order else 0
        if year is not None:
            title_end = self._enter(title, year, day)
        self._named = NamedYears(text, self._year, title_end)

    def _enter(self, title: str, year: int, day: date | None) -> int:
        """Note what the title says of the year told of, and where a title on two years ends."""
        text = self._text
        if (bulletin := PATTERNS["bulletin title"].search(text[:_HEAD])) is not None:
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
                # 2011年工作总结及2012年工作安排: a title turns to no year ahead.
                return text.find("\n", len(text) - len(text.lstrip())) + 1
        return 0

    def _of_bulletin(self, told: int) -> int:
        """What a year in a title speaks for; an older one is told of as the last one."""
        if self._year is not None and told < self._year - 1:
            self._year = told + 1
        self._is_of_part = told == self._year
        return _BULLETIN if told == self._year else -_BULLETIN if told + 1 == self._year else 0

    def turn(self, place: int, year: int | None) -> None:
        """Note the year that the text names at a place, unless it only compares with it."""
        self._named.turn(place, year)

    def this(self, place: int) -> int | None:
        """The year of 这一年: its sentence names it, or the sentence before begins with it."""
        return self._named.this(place)

    def weight(self, place: int) -> int:
        """What the words of the same line near a place speak for: above 0 for what is planned."""
        return self._words.weight(place)

    def speaks_in(self, place: int) -> int | None:
        """The year that 今年 is at a place in a summary of the year before; none elsewhere."""
        if not self._summed_up:
            return None
        is_ahead = self.outlook(place) > 0 or self.headed(place) not in (None, self._summed_up)
        return None if is_ahead else self._summed_up

    def anaphor(self, place: int) -> int | None:
        """The year that 当年 and 次年 point to: the last of their sentence, else that told of."""
        named = self._named.of_sentence(place) if self._year is not None else None
        return self.year(place, "上年") if named is None else named

    def outlook(self, place: int) -> int:
        """1 in a section on what is to be done, -1 in one on what was done, else 0."""
        return self._sections.at(place).outlook

    def headed(self, place: int) -> int | None:
        """The year that the heading of the section names, unless the text has turned to another.

        三矿预计明年建成。 turns for its sentence alone, and 2012年，三矿建成。 for its line.
        """
        section, named = self._sections.at(place), self._named
        year = section.year
        if year is None or self._year is None or self._year - year not in (0, 1):
            return None
        if named.current in (None, year) or named.place < section.start:
            return year
        end = PATTERNS["line end" if named.is_head else "sentence end"]
        return year if end.search(self._text, named.place, place) else None

    def year(self, place: int, word: str = "", *, deadline: bool = False) -> int | None:
        """The year that is told of at a place, by a part of a year or by 上年."""
        if self._year is None:
            return None
        if (led := self._named.led(place, deadline)) is not None:
            return led
        if self._is_of_own_year(place, word):
            return self._own
        weight = self._genre + (_DEADLINE if deadline else 0) + self._of_part(place, word)
        headed = None if deadline else self.headed(place)
        if headed is not None and headed != self._year and is_to_come(self._text, place, word):
            headed = None
        if headed is not None:
            weight += _HEADED if headed == self._year else -_HEADED
        elif self._named.current is not None:
            weight += self._of_current(place)
        year = self._year if weight >= 0 else self._year - 1
        if word == "全年" and not deadline:
            self._part = year, place
        elif self._part is not None and word[-2:] == "季度" and not deadline:
            told, at = self._part
            last = self._named.last
            is_closed = place - at >= LINE or PATTERNS["clause end"].search(self._text, at, place)
            if not is_closed and (last is None or last[1] <= at):
                return told
        return year

    def _of_current(self, place: int) -> int:
        """What the year that the text has turned to last speaks for."""
        at = self._named.place
        between = self._text[at : min(place, at + LINE)]
        same = place - at < LINE and "\n" not in between
        if self._named.current == self._year:
            near = _SAME_LINE if same else _NAMED
            return _SAME_SENTENCE if same and "。" not in between else near
        if self._is_of_part and same and self._named.is_head:
            return -_SAME_SENTENCE  # 2007年，…。全年关闭企业9家 in a speech of April 2008
        if not same and self._is_past_heading(place):
            return 0  # A heading on goals ends what the year before was told of.
        return -(_SAME_LINE if same else _NAMED)

    def _is_of_own_year(self, place: int, word: str) -> bool:
        """Whether a day is that of the news, or one up to which this year is told of."""
        text, day = self._text, self._day
        if self._is_just_over(place, word):
            return True
        if "月" not in word:
            return False
        behind = place + len(word)
        if text.endswith(_UP_TO, 0, place) and PATTERNS["this year behind"].match(text, behind):
            return True
        if self._is_up_to_part(place, word):
            return True
        if any(one not in (None, self._own) for one in (self.headed(place), self._named.current)):
            return False
        told = PATTERNS["day"].match(word) if day is not None and day.year == self._own else None
        if day is None or told is None:
            return False
        # 2月18日，记者获悉，2月10日至17日，…: days of the month before are of the same year.
        months = day.month - int(told["month"])
        return months == 1 or (months == 0 and int(told["day"]) <= day.day)

    def _is_up_to_part(self, place: int, word: str) -> bool:
        """Whether a sentence of its own goes up to a month looked back on: 截至8月底，…."""
        told = PATTERNS["month end"].match(word) if self._months else None
        if told is None or int(told["month"]) > self._months:
            return False
        head = self._text[max(0, place - _MARK_REACH) : place]
        is_own = self.headed(place) in (None, self._own)
        return is_own and PATTERNS["up to in sentence"].search(head) is not None

    def _is_just_over(self, place: int, word: str) -> bool:
        """Whether a part of the year was over shortly before the day of the document: 上半年."""
        month = _last_month(word)
        if self._given is None or self._given.month <= _SEASON or not month:
            return False
        # 去年, named in the same sentence, may be what is meant.
        if self._named.of_sentence(place) not in (None, self._own):
            return False
        return 0 <= self._given.month - month <= _JUST_OVER

    def _is_past_heading(self, place: int) -> bool:
        """Whether a heading on what is to be done stands behind the year that was named last."""
        if not self._genre > 0:
            return False
        start = max(self._named.place, place - _SECTION)
        return PATTERNS["goals heading"].search(self._text, start, place) is not None

    def _of_part(self, place: int, word: str) -> int:
        """What the part of a year and the words around it speak for."""
        around = 0 if self._is_of_part else self._words.weight(place)
        if self._reviewed and self._reviewed + 1 == self._own == self._year and "月" in word:
            around -= _ACCOUNTED
        if word == "上年":
            # What is compared with the year before may be done or planned; the year named counts.
            is_named = self._named.current is not None
            return around // 2 if is_named else around + _COMPARISON
        size = next((size for part, size in _PARTS if word.startswith(part)), 0)
        if not size and "月" in word:
            # （11月取得成效） is an item of a list of what is to be done by when.
            listed = self._text[place - 1 : place] in ("（", "(") and word.count("月") == 1
            size = _LISTED if listed else _MONTH
        return around + size + (_NEAR if self._text.endswith(_GOAL_NEAR, 0, place) else 0)


def _last_month(word: str) -> int:
    """The last month of a part of a year: 9 of 前三季度 and of 1—9月; 0: it is none."""
    if (part := _LAST_MONTHS.get(word)) is not None:
        return part
    month = PATTERNS["last month"].search(word)
    return 0 if month is None else int(month["month"])


def _year_in_title(name: str, title: str, text: str) -> int:
    """The year that a pattern finds in the title or the first line; 0: none."""
    pattern = PATTERNS[name]
    found = pattern.search(title) or pattern.search(first_line(text))
    return 0 if found is None else int(found["year"])


def _day_of_news(title: str, text: str, year: int | None, day: date | None) -> date | None:
    """The day of news whose first line and title name no other year."""
    if year is None or not is_news(title, text):
        return None
    named = PATTERNS["year"].findall(f"{title}\n{first_line(text)}")
    return None if any(int(one) != year for one in named) else day or day_told(text, year)
