"""What the words of a value say beside the name that was read of them."""

from __future__ import annotations

import re
from dataclasses import replace

from policytext.lazy_pattern import lazy_pattern
from policytext.span import Span
from policytext.targets.candidates import RATES, Candidate
from policytext.targets.intervals import is_long, is_since_january, whole_year
from policytext.targets.nouns import leading_verb, sort_of
from policytext.targets.paired_marks import is_torn
from policytext.targets.patterns import pattern
from policytext.targets.phrases import CHANGES, GROWTHS
from policytext.targets.ways import HANDED_ON
from policytext.targets.words import words_of
from policytext.values import Indicator, TimeInterval

__all__ = ["as_improved", "as_meant", "as_rate", "said_beside", "with_basis"]

Row = Span[Indicator]

_FAR = 20
# So far back the clause is looked through for whom things are counted by; and so many they have.
_CLAUSE, _MOST_PER = 60, 20
_APART = lazy_pattern("[：:是。；]")
_IMPROVED = "改善"
_FEAST = lazy_pattern("节|假期|黄金周|长假|会期间|周期间")
# So far back stands what households own, in a list.
_HOUSEHOLDS, _LIST = "百户", 160
_MARKS, _OF_WHOLE = "，,、；;", "其中"
_AND, _STOPS, _ENDS = "、", "，,。；;\n", "。；;\n"
# Names with it say of what they are a share.
_OF, _THAT = "占", "的"
_POINT, _RATE, _PER_HEAD = "百分点", "增速", "人均"
# Such a verb is part of the name of what is done.
_DOES = "does"


def as_meant(text: str, start: int, chosen: Candidate) -> Candidate:
    """A candidate whose names have the words without which they would say something else.

    Args:
        text: the text.
        start: where the words before its values begin.
        chosen: the candidate.
    """
    names = tuple([_of_set(text, start, name, chosen) for name in chosen.names])
    if "level" in chosen.measures and (mean := _mean_of_day(text, start, chosen)):
        names = tuple([name if mean in name else mean + name for name in names])
    if feast := _feast(text, chosen.values[0].start, names):
        names = tuple([name if feast in name else feast + name for name in names])
        period = chosen.period
        if period is not None and is_since_january(period):
            # In news it is no sum since January; on which days the feast was nobody says.
            chosen = chosen._replace(period=None, periods=())
    if chosen.values[0].value.kind == "count":
        names = tuple([_of_people(text, start, name, chosen) for name in names])
        names = tuple([_of_households(text, start, name) for name in names])
    if chosen.role == "actual":
        names = tuple([_planned(text, chosen.reading.start, name) for name in names])
    names = tuple([_without_times(name, chosen.period) for name in names])
    return chosen if names == chosen.names else chosen._replace(names=names)


def _without_times(name: str, period: TimeInterval | None) -> str:
    """A name without the year that it is told of: 2011年新开工的住房 of 2011, 贫困村去年出列."""
    name = pattern("time within a name").sub("", name)
    if period is None or period.end is None or period != whole_year(period.end.year):
        return name
    return name.removeprefix(f"{period.end.year}年") or name


def _feast(text: str, place: int, names: tuple[str, ...]) -> str:
    """The feast that a clause tells of, in front of it: 国庆假期，接待游客48万人次.

    Farther on in its paragraph only what people do then is told of it.
    """
    found = pattern("feast in headline").match(text, 0, place) if place < _CLAUSE else None
    begin = max(0, place - _LIST)
    if found is None and _FEAST.search(text, begin, place) is not None:  # Most have none.
        found = pattern("during a feast").search(text, max(0, place - _CLAUSE), place)
        if found is None and pattern("in these days").search(text, begin, place) is not None:
            # 刚刚过去的“五一”假期，…。假期5天，接待游客528万人次
            begin = text.rfind("\n", 0, place) + 1
            found = pattern("feast before").search(text, max(begin, place - 2 * _LIST), place)
        if found is None:
            # “五一”假期，接待游客528万人次，…。甲景区接待31万人次
            begin = max(begin, text.rfind("\n", 0, place) + 1)
            is_done = all(pattern("done at a feast").search(name) for name in names)
            if is_done:
                found = pattern("feast of paragraph").search(text, begin, place)
    return "" if found is None else found["feast"]


def _mean_of_day(text: str, start: int, chosen: Candidate) -> str:
    """The words that make a mean of days or months of a value: 投资210亿元，月均完成35亿元."""
    found = pattern("mean of days").search(text, start, chosen.values[0].start)
    is_paid = found is None or chosen.names[0].endswith(words_of("paid by the month"))
    return "" if found is None or is_paid else found["mean"]


def as_improved(text: str, start: int, chosen: Candidate) -> Candidate:
    """A candidate that tells of a rise where more is better: 优良天数同比改善12天."""
    if "decrease" not in chosen.measures or _IMPROVED not in text[start : chosen.values[0].start]:
        return chosen
    each = zip(chosen.names, chosen.measures, chosen.values, strict=True)
    measures = tuple(
        measure
        if pattern("better when more").search(name) is None
        else ("growth" if value.value.kind in RATES else "change")
        for name, measure, value in each
    )
    return chosen._replace(measures=measures)


def as_rate(text: str, start: int, chosen: Candidate, measure: str) -> Candidate:
    """A candidate whose name says that a growth has changed: 增长21.7%，比上年提高6个百分点.

    A sum of money does not change by points.

    Args:
        text: the text.
        start: where the words before its value begin.
        chosen: the candidate.
        measure: that of the value before.
    """
    value, name = chosen.values[0], chosen.names[-1]
    is_handed = chosen.reading.how == HANDED_ON and measure in GROWTHS
    if not is_handed or value.value.unit != _POINT or name.endswith(words_of("rate end")):
        return chosen
    words = text[start : value.start]
    said = next((one for one in words_of("rate end") if one in words), _RATE)
    return chosen._replace(names=(name + said,) * len(chosen.names))


def said_beside(text: str, start: int, chosen: Candidate) -> str | None:
    """The words that a value is told with, where its name lacks them.

    占全国三成 says of what it is a share, 连续5年保持在98%以上 for how long it has held.

    Args:
        text: the text.
        start: where the words before the value begin.
        chosen: the candidate.
    """
    value, last = chosen.values[0], chosen.values[-1]
    if value.value.kind == "multiple":
        # 完成45亿元，是2010年的1.5倍 tells of no level without the year; 81 of 103 say so.
        found = pattern("times as much").search(text, start, value.start)
        return None if found is None else text[found.start() : last.end]
    if last is not value or value.value.unit == _POINT:
        told = _of_share(text, start, chosen)
        if told is not None or last is not value:
            return told
    if value.value.kind == "percent" and chosen.measures[0] == "level":
        restored = pattern("restored to").search(text, start, value.start)
        if restored is not None:
            return text[restored.start() : value.end]  # 恢复至2019年的90%
    found = pattern("running").search(text, start, value.start)
    if found is None and chosen.measures[0] == "share" and _OF not in chosen.names[0]:
        shared = ("share of what", "part of plan")  # 占全国三成, 完成全年计划的90%
        if text[start : value.start] == _THAT:
            start = max(0, start - _FAR)  # 完成全年计划340亿元的92%
        places = (pattern(one).search(text, start, value.start) for one in shared)
        found = next(filter(None, places), None)
    is_change = chosen.measures[0] == "change"
    is_amount = is_change or (chosen.measures[0] == "level" and value.value.kind not in RATES)
    if found is None and is_amount and chosen.period is not None and is_long(chosen.period):
        found = pattern("each year").search(text, start, value.start)  # 每年造林3万亩
        words = text[start : value.start]
        if found is None and words.lstrip(_MARKS).startswith(_OF_WHOLE):
            begin = max(0, start - _CLAUSE)  # 每年实施30项，其中揭榜挂帅项目10项
            found = pattern("whole of each year").search(text, begin, value.start)
    if found is None and is_amount and chosen.period is not None and is_long(chosen.period):
        found = pattern("mean of each year").search(text, start, value.start)  # 年均10万人
    if found is None and chosen.measures[0] == "level" and len(chosen.names) == 1:
        found = _of_each_one(text, start, value.start)
    return None if found is None else text[found.start() : value.end]


def _of_share(text: str, start: int, chosen: Candidate) -> str | None:
    """The words of a list of shares, or those that tell that a share has changed.

    分别完成任务的112%、117%; 占全市的29.7%，提高1.2个百分点.
    """
    value, last, is_named = chosen.values[0], chosen.values[-1], _OF in chosen.names[0]
    found = None
    if last is not value and chosen.measures[0] == "share" and not is_named:
        kinds = ("part of plan", "share of what")
        places = (pattern(one).search(text, start, value.start) for one in kinds)
        found = next(filter(None, places), None)
    elif last is value and chosen.reading.how == HANDED_ON and not is_named:
        begin = max(0, start - _CLAUSE)
        found = pattern("points of a share").search(text, begin, value.start)
    return None if found is None else text[found.start() : last.end]


def _of_each_one(text: str, start: int, place: int) -> re.Match[str] | None:
    """The word that tells that a value is of each of several: 村集体经营性收入均在50万元以上.

    Where several names share it, it only tells that: 工业、投资均增长8%.
    """
    found = pattern("each of them").search(text, start, place)
    return None if found is None or _AND in text[start : found.start()] else found


def with_basis(rows: list[Row], text: str, start: int) -> list[Row]:
    """Rows with the words that tell on what basis a growth was counted, in front of any others.

    扣除价格因素，实际增长5% beside 增长8% is no contradiction.

    Args:
        rows: the rows of a list of values.
        text: the text.
        start: where the words before the first value begin.
    """
    if not rows or not all(map(_may_have_basis, rows)):
        return rows
    is_amount = any(row.value.measure == "change" for row in rows)
    first, last = rows[0].value.quantity, rows[-1].value.quantity
    if first is None or last is None:
        return rows
    found = None if is_amount else pattern("basis of growth").search(text, start, first.start)
    if found is None:
        found = _older_basis(rows, text, start, first.start)
    if found is None:
        return rows
    is_fact = pattern("but in fact").match(text, start) is not None
    if is_fact and pattern("planned value").search(text, max(0, start - _CLAUSE), start):
        return rows  # 计划增长20%，实际增长19.4%
    words = text[found.start() : last.end]
    if _APART.search(words) is not None or is_torn(words):
        return rows  # 扣除因素后，主要目标是：…; 38.6亿元（现价），增长9.3%
    told = [words if not row.value.wording else f"{words}，{row.value.wording}" for row in rows]
    return [
        replace(row, value=replace(row.value, wording=wording))
        for row, wording in zip(rows, told, strict=True)
    ]


def _older_basis(rows: list[Row], text: str, start: int, place: int) -> re.Match[str] | None:
    """The words that compare with a year before the last one: 较2019年同期增长12%."""
    found = pattern("than an older year").search(text, start, place)
    period = rows[0].value.period
    if found is None or period is None or period.start is None:
        return found
    return found if int(found["year"]) < period.start.year - 1 else None


def _may_have_basis(row: Row) -> bool:
    """Whether a row is of a growth, or of an amount of change."""
    value, measure = row.value.quantity, row.value.measure
    if value is None or value.value.unit == _POINT:
        return False
    return measure == "change" or (value.value.kind in RATES and measure in CHANGES)


def _of_set(text: str, start: int, name: str, chosen: Candidate) -> str:
    """A name with the things that were counted before it: 重点事项 of 8个重点事项审批时限压缩."""
    # What is told of a number of things is of them alone.
    is_told = chosen.measures[0] in CHANGES or chosen.values[0].value.kind == "percent"
    is_told = is_told or _PER_HEAD in name  # 58个集中连片特困县农民人均可支配收入
    if not is_told:
        return name
    place = text.rfind(name, max(0, start - _FAR), chosen.values[0].start)
    if chosen.reading.how == HANDED_ON:
        is_named = _PER_HEAD in name and text.startswith(name, chosen.reading.start)
        place = chosen.reading.start if is_named else -1
    found = None if place < 0 else pattern("set before").search(text, max(0, place - _FAR), place)
    return name if found is None else found[1].removesuffix("完成").removesuffix("实现") + name


def _of_people(text: str, start: int, name: str, chosen: Candidate) -> str:
    """A name with how many people share what is counted: 每千人 of 每千人床位7张、医师3人."""
    value = chosen.values[0].value
    if not name.endswith(words_of("shared by people")):
        return name
    # Nobody counts 2.9 people but for so many others.
    is_parted = value.high is not None and value.high % 1 != 0
    if not (is_parted or text.startswith(_AND, start)):
        return name
    if value.high is None or value.high > _MOST_PER or pattern("per so many").search(name):
        return name
    if leading_verb(name) is not None and name not in words_of("shared by people"):
        return name  # 每千人口医师3人、新增床位8张
    ends = _ENDS if is_parted else _STOPS
    stops = [text.rfind(stop, max(0, start - _CLAUSE), start) for stop in ends]
    people = pattern("per so many").search(text, max(stops) + 1 or max(0, start - _CLAUSE), start)
    return name if people is None else people[0] + name


def _of_households(text: str, start: int, name: str) -> str:
    """A name with the households that own what is counted: 每百户拥有空调90台、汽车30辆."""
    if not name.endswith(words_of("owned by households")) or _HOUSEHOLDS in name:
        return name
    first = max(0, start - _LIST)
    place = text.find(name, start, start + _LIST)
    begin = max([first, *(text.rfind(stop, first, place) + 1 for stop in _ENDS)])
    owners = list(pattern("per hundred households").finditer(text, begin, place))
    return owners[-1][0] + name if owners else name


def _planned(text: str, place: int, name: str) -> str:
    """A name with what says that a thing was meant only: 谋划 of 谋划新建3所学校."""
    verb = leading_verb(name)
    is_deed = verb is not None and sort_of(verb[0]) == _DOES
    is_deed = is_deed or name.endswith(words_of("deed at end"))  # 启动老旧小区改造
    if not is_deed or not text.startswith(name, place):
        return name
    return next((one for one in words_of("meant") if text.endswith(one, 0, place)), "") + name
