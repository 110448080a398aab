"""The time that a value holds for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from policytext.occasions import is_for_congress
from policytext.targets.document_times import DocumentTimes
from policytext.targets.intervals import (
    GOALS,
    TERM,
    fits,
    is_long,
    is_since_january,
    is_year,
    is_year_end,
    since,
    up_to,
    whole_year,
)
from policytext.targets.patterns import pattern
from policytext.targets.sentence_times import is_day
from policytext.targets.times import BEGINNING, Time
from policytext.targets.words import words_of
from policytext.values import Quantity, TimeInterval

__all__ = ["Periods"]

_OWN = "今年"
# So near to its start a sentence begins with a time; and no clause of one is longer.
_OWN_AT, _FAR_BACK = 2, 80
# So much stands at most in front of the year that heads a paragraph.
_HEAD = 12


class Periods(DocumentTimes):
    """The times of a document, and which of them a value is of."""

    def of(
        self,
        place: int,
        role: str,
        *,
        without: Collection[int] = (),
        is_mean: bool = False,
        is_sum: bool = False,
        is_yearly: bool = False,
        is_change: bool = False,
        is_total: bool = False,
    ) -> TimeInterval | None:
        """The last time named before a value in its sentence that fits its role, else the year.

        What was done is told of the year before the document's, what is meant of its own.

        Args:
            place: where the value begins.
            role: the value's role.
            without: where times of bases begin, which do not count.
            is_mean: whether the value is a yearly mean, of several years.
            is_sum: whether it adds up what was done, so that it may be of several years.
            is_yearly: whether it is growth of one year where no time stands beside it.
            is_change: whether it tells of growth or change.
            is_total: whether 累计 says that it adds up.
        """
        year = self.doc.year
        if is_mean:
            return self._of_mean(place, role, without, is_change=is_change)
        fitting = self.last_fitting(place, role, without)
        is_goal = role in GOALS
        if is_change and fitting is not None and fitting.start == fitting.end:
            # Change is told of a year, also where 年末 stands in front of what is told before.
            return whole_year(fitting.end.year) if fitting.end and is_year_end(fitting) else fitting
        is_reached = not (is_sum or is_change)
        is_open = fitting is not None and fitting.start is None and (is_goal or is_reached)
        if is_open and fitting is not None and fitting.end is not None:
            # 6月底前新建泵站3座 is by that day; 通车以来，…客流达到 is of the last year
            return fitting if is_goal else whole_year(fitting.end.year)
        if is_sum and is_goal and fitting is not None and year is not None:
            if fitting.end and not is_total and is_year_end(fitting):
                fitting = whole_year(fitting.end.year)  # 力争年末余额达到520亿元，新增80亿元
            return self._of_sum_ahead(fitting, place, role, year, without)
        if fitting is not None or year is None:
            is_sum_of_term = is_total and not is_goal
            return self._of_term(fitting, place, role, without) if is_sum_of_term else fitting
        years = None if is_yearly else self._topic.years
        governing = self._governing
        goals = self._goals(role)
        if goals is not None and is_yearly and goals == governing.paragraph != governing.plan:
            goals = None  # 到2025年，…。收入增长6%以上。
        if goals is not None and (goals != governing.plan or self._topic.years is None):
            # Readers give all that stands under a lead its year, sums said to be such apart.
            is_plain = governing.lead is None and governing.plan is None
            is_added = is_sum if is_plain else is_total
            return self._whole_plan(goals, year) if is_added else goals
        if (is_sum or is_goal) and years is not None and fits(years, year, role):
            return years
        if is_total and not is_goal and (governing.is_open or governing.sums is not None):
            return governing.sums
        if not is_goal and (told := governing.past or governing.so_far or self._up_to_now(place)):
            return told
        last = governing.looked_back_on(year)
        return whole_year((self._topic.ahead or year) if is_goal else last)

    def _up_to_now(self, place: int) -> TimeInterval | None:
        """The document's year so far, where a sentence begins with it: 今年秋学期，…；….

        Parts of a year do not hold beyond a semicolon, nor is the year before told of there.
        Up to the document's day is what 截至目前 leads.
        """
        year, first, day = self.doc.year, self.told[0] if self.told else None, self.doc.date
        if day is not None and day.year == year:
            begin = max(0, place - _FAR_BACK)
            is_now = pattern("as of now").search(self.doc.text, begin, place) is not None
            if is_now and not is_for_congress(self.doc.title or "", self.doc.text):
                return TimeInterval(date(year, 1, 1), day)
        if first is None or first.start - self._within[0] > _OWN_AT:
            return None
        return whole_year(year) if year is not None and first.text.startswith(_OWN) else None

    def _of_sum_ahead(
        self, last: TimeInterval, place: int, role: str, year: int, without: Collection[int]
    ) -> TimeInterval | None:
        """The years of which a sum is meant, up to the one that is named."""
        if self._is_of_year_alone(place, without) or self.are_years_in_turn():
            return last
        named = self.fitting(place, role, without)
        plans = (*filter(is_long, named), self._topic.years, self._governing.plan)
        # “十四五”时期…，2025年达到…，累计新增… is of all five years, whichever is under way.
        alike = (one for one in plans if one is not None and one.end == last.end)
        return next(alike, None) or since(last, year)

    def _whole_plan(self, last: TimeInterval, year: int) -> TimeInterval:
        """The years of the plan of which this is the last, else those from the document's on."""
        plan = self._governing.plan
        return plan if plan is not None and plan.end == last.end else since(last, year)

    def _of_term(
        self, last: TimeInterval | None, place: int, role: str, without: Collection[int]
    ) -> TimeInterval | None:
        """All years of a term whose last one is named: “十五”期间…，2005年达到…；累计完成…."""
        if last is None:
            return None
        # 2021年，…；累计引进320个 in a review of five years is of them all.
        other = self.around(last) if is_year(last) else last
        longs = self.longs(place, role, without)
        return next((one for one in longs if one.end == last.end), other)

    def around(self, year: TimeInterval | None) -> TimeInterval | None:
        """The several years told of around a year that is the last of them; else itself."""
        known = (self._topic.years, self._topic.headed, self._governing.sums)
        return next((one for one in known if one and year and one.end == year.end), year)

    def others(
        self, place: int, role: str, period: TimeInterval | None, without: Collection[int]
    ) -> list[TimeInterval]:
        """The other periods that a value may be of: several years, the last of them, one year.

        Where one year is named in its sentence there are none; where the end of one is, in a
        clause before, it may be of all of it.

        Args:
            place: where the value begins.
            role: its role.
            period: the period that the rules give it.
            without: where times of bases begin, which do not count.
        """
        year = self.doc.year
        if year is None:
            return []
        day = self.day_left(place, without)
        if day is not None and day.end and period in (whole_year(day.end.year), up_to(day.end)):
            return [day]  # 年末小学9所；中学3所，新增就业6000人
        fitting = self.last_fitting(place, role, without)
        if fitting is not None and not is_long(fitting):
            # 年末企业200家，利润3亿元: the name tells whether it is of the end of the year.
            is_left = is_year_end(fitting) and self.is_left(place, without)
            return [whole_year(fitting.start.year)] if is_left and fitting.start else []
        goals = self._goals(role) if fitting is None else None
        if goals is not None and not is_long(goals):
            is_far = self._governing.lead == goals and _is_far(goals, year)
            return [each for each in (goals, since(goals, year)) if is_far and each != period]
        years = fitting or self._topic.years or goals
        if years is None or years.end is None or not fits(years, year, role):
            return []
        found = [years, whole_year(years.end.year)]
        if fitting is None and years != goals:
            found.append(whole_year((self._topic.ahead or year) if role in GOALS else year - 1))
        return [each for each in dict.fromkeys(found) if each != period]

    def is_since(self, start: int, place: int, role: str, without: Collection[int]) -> bool:
        """Whether a value's words compare it with one year, and no years are named before.

        与2015年相比 in front of several values is of all of them.
        """
        first = pattern("compared with before")
        base = next(
            (
                one
                for one in self.compared_with(place)
                if one.start >= start or first.match(self.doc.text, one.end) is not None
            ),
            None,
        )
        if base is None or is_long(base.value):
            return False
        if self.is_since_year(start, place):
            return True
        return next(self.fitting(place, role, without), None) is None

    def running(
        self, duration: Quantity, place: int, without: Collection[int]
    ) -> TimeInterval | None:
        """The years for which something has held up to the last one told of: 连续5年.

        Nobody knows which months so many are.

        Args:
            duration: how long.
            place: where the value begins.
            without: where times of bases begin, which do not count.
        """
        last = self.of(place, "actual", without=without)
        if last is None or last.end is None or duration.unit != "年" or duration.high is None:
            return None
        first = last.end.year - int(duration.high) + 1
        return TimeInterval(date(first, 1, 1), date(last.end.year, 12, 31))

    def from_now(self, time: TimeInterval) -> TimeInterval:
        """The years from the document's up to the end of a time."""
        return time if self.doc.year is None else since(time, self.doc.year)

    def _goals(self, role: str) -> TimeInterval | None:
        """The time that a plan or a lead gives to goals without their own."""
        goals = self._governing.goals if role in GOALS else None
        return goals if goals is not None and fits(goals, self.doc.year, role) else None

    def is_planned(self, place: int, role: str, without: Collection[int]) -> bool:
        """Whether a value is of the time that a plan or a lead gives, for none is named by it."""
        if self._goals(role) is None or (self._topic.years and not self._governing.lead):
            return False
        return self.last_fitting(place, role, without) is None

    def _is_of_year_alone(self, place: int, without: Collection[int]) -> bool:
        """Whether a value is told of one year, not of those up to it: 明年新增; 2021年：新增."""
        time = self.last(place, without)
        if time is None:
            return False
        return time.text in words_of("next year") or self._is_heading_year(time)

    def _is_heading_year(self, time: Time) -> bool:
        """Whether a year by itself heads a paragraph: 2021年，新建5G基站5000个."""
        text = self.doc.text
        is_bare = is_year(time.value) and not is_long(time.value)
        is_bare = is_bare and pattern("year of goals behind").match(text, time.end) is not None
        before = text[max(0, time.start - _HEAD) : time.start]
        return is_bare and pattern("head of line").search(before) is not None

    def of_base(
        self, named: Sequence[Time], period: TimeInterval | None, *, is_goal: bool = False
    ) -> TimeInterval | None:
        """The time of a base: one named right before it, else the year before the period.

        A goal of a far year starts from the last year under review.

        Args:
            named: the times between the name and the base.
            period: the time of what the base is compared with.
            is_goal: whether what it is compared with is meant to be: no review is told of.
        """
        if named:
            return named[-1].value
        years = self.years if self._is_of_years(period) else None
        if not is_goal and years is not None and fits(years, self.doc.year, "actual"):
            period = years
        if period is None or period.start is None:
            return period
        year, before = self.doc.year, period.start.year - 1
        if is_goal and year is not None and before > year:
            return whole_year(self._governing.looked_back_on(year))
        return whole_year(before)

    def _is_of_years(self, period: TimeInterval | None) -> bool:
        """Whether several years are told of here, not in another part that names them."""
        if self._topic.years is not None or self._governing.is_open:
            return True
        return self._governing.sums is not None or (period is not None and is_long(period))

    def _of_mean(
        self, place: int, role: str, without: Collection[int], *, is_change: bool
    ) -> TimeInterval | None:
        fitting = list(self.fitting(place, role, without))
        long = next(filter(is_long, fitting), None) or next(self.longs(place, role, without), None)
        if long is not None:
            return long
        is_later = role in GOALS and bool(fitting) and self._is_beyond_years(fitting[0])
        if role in GOALS and fitting and self._is_end_within(fitting[0]):
            return self.from_now(fitting[0])  # 到2024年，…年均增长6% in a plan up to 2025
        if self.years is not None and fits(self.years, self.doc.year, role) and not is_later:
            return self.years
        plan = self._governing.plan
        if not fitting and plan is not None and fits(plan, self.doc.year, role):
            return plan
        end = fitting[0].end if fitting else None
        year = self.doc.year
        if end is not None and year is not None and end.year > year:
            return TimeInterval(date(year, 1, 1), date(end.year, 12, 31))
        if end is not None and end.year % TERM == 0:
            return TimeInterval(date(end.year - TERM + 1, 1, 1), date(end.year, 12, 31))
        if not fitting and role in GOALS and year is not None:
            last = self._goal_behind(place, year) or -(-year // TERM) * TERM
            return TimeInterval(date(year, 1, 1), date(last, 12, 31))
        if not fitting and is_change and year is not None:
            # At the end of a plan it is of the plan's years; else nothing tells of how many.
            is_end = (year - 1) % TERM == 0
            return TimeInterval(date(year - TERM, 1, 1), date(year - 1, 12, 31)) if is_end else None
        return fitting[0] if fitting else self.of(0, role)

    def _is_beyond_years(self, time: TimeInterval) -> bool:
        """Whether goals are of a later year than the years named before: 到2000年，…年均递增7%."""
        last = self.years.end if self.years is not None else None
        return last is not None and time.end is not None and time.end.year > last.year

    def _is_end_within(self, time: TimeInterval) -> bool:
        """Whether a year to come is before the last of the years named before."""
        year, last = self.doc.year, self.years.end if self.years is not None else None
        if year is None or last is None or time.end is None or not is_year(time):
            return False
        return year < time.end.year < last.year

    def _goal_behind(self, place: int, year: int) -> int | None:
        """The year named right behind a mean by which it leads there: 年均增长7%，到2028年突破…."""
        time = next((one for one in self.times if one.start >= place), None)
        if time is None or time.value.end is None or time.value.end.year <= year:
            return None
        leads = pattern("by a later year").fullmatch(self.doc.text, place, time.start)
        return time.value.end.year if leads is not None else None

    def reviewed(self, place: int, without: Collection[int]) -> TimeInterval | None:
        """The time under review, of which a goal is told that was set for it."""
        times = self.fitting(place, "actual", without)
        fitting = next((time for time in times if not is_day(time)), None)
        year, years = self.doc.year, self._topic.years
        if fitting is not None and fitting.end is not None and is_since_january(fitting):
            return whole_year(fitting.end.year)  # 1—6月完成年预算7亿元的52%
        if fitting is not None or year is None:
            return fitting
        part = self._governing.part
        last = whole_year(part.end.year if part and part.end else year - 1)
        if any(time.end <= place and time.text.endswith(BEGINNING) for time in self.times):
            return last  # 年初确定的目标 are those of the last year
        return years if years is not None and fits(years, year, "actual") else last


def _is_far(time: TimeInterval, year: int) -> bool:
    """Whether a time ends more than a year after that of the document."""
    return time.end is not None and time.end.year > year + 1
