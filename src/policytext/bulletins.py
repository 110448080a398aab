"""What titles say is reported: the year of a yearly communiqué or of a census, or months of one."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from policytext.data import read_rows
from policytext.lazy_pattern import lazy_pattern
from policytext.occasions import (
    MONTHS_OF_PARTS,
    day_told,
    first_line,
    is_given_in_another_year,
    is_news,
    is_on_so_far,
    month_given,
    number_of_month,
    number_of_year,
    title_lines,
)

__all__ = [
    "census_year",
    "is_for_congress",
    "looks_back_on_own_year",
    "months_told",
    "reported_months",
    "reported_year",
    "standing_year",
]

# Titles stand before it.
_FRONT = 400
_TITLE = lazy_pattern(
    r"^[^。，；：\n]{0,30}?([0-9０-９〇零○一二三四五六七八九]{4})年度?"
    r"[^。，；：\n0-9０-９]{0,40}公报(?:[（(].{0,20})?$",
    re.MULTILINE,
)
_CENSUS = lazy_pattern(
    r"第(?P<number>[一二三四五六七八九])次(?:全国)?(?P<kind>(?:人口|经济|农业)普查)"
    r"[^，,。；;\n]{0,20}(?:公报|主要数据)"
)
_CENSUS_FRONT = 120
# A year in digits of any kind: 2010, ２０１０, 二〇一〇.
_YEAR_SAID = "(?P<year>[12][0-9]{3}|[１２][０-９]{3}|[一二][九〇零○][〇零○一二三四五六七八九]{2})"
# What was done in its own year: 2023年工作总结和2024年工作打算.
_SUMMARY = lazy_pattern(
    rf"^[^。；\n]{{0,30}}?{_YEAR_SAID}年度?(?![^。，\n]{{0,6}}(?:季度|月|半年))"
    r"[^。；，,\n0-9０-９]{0,30}?(?:总结|小结|(?<!安排)(?<!计划)情况|述职|年度报告)",
    re.MULTILINE,
)
# Plans of several years may have a heading on each of them.
_PLAN_TITLE = lazy_pattern("规划|方案|行动|三年|五年计划|纲要")
# Headings on a year that is to come: 二、2020年工作安排.
_NUMBER = r"^[ \t\u3000]*(?:[一二三四]、|第[一二三四]部分[ \t\u3000:：]*)"
_YEAR_IN_HEADING = f"[^。；，,\\n0-9]{{0,6}}{_YEAR_SAID}年"
_HEADING_AHEAD = lazy_pattern(
    rf"{_NUMBER}{_YEAR_IN_HEADING}(?!国民经济)[^。；，,\n]{{0,24}}"
    "(?:安排|任务|目标|建议|打算|思路|工作计划|部署|重点|工作)(?!回顾|总结|完成|情况)[^。；，,\n]{0,8}$",
    re.MULTILINE,
)
# 一、今年以来的工作; 2019年和今年以来工作回顾 looks back on two years.
_THIS_YEAR = lazy_pattern(rf"{_NUMBER}今年以?来[^。；，,\n]{{0,16}}$", re.MULTILINE)
# 一、今年的经济工作 in front of 二、明年的主要任务, and 即将过去的2010年: told as the year ends.
_NEXT_YEAR = lazy_pattern(
    rf"{_NUMBER}(?![^\n]*(?:谋划|储备|衔接))[^。；，,\n今]{{0,10}}明年[^。；，,\n]{{0,24}}$",
    re.MULTILINE,
)
_ENDS_NOW = lazy_pattern(
    r"即将过去的(?P<year>[12][0-9]{3})年|(?P<other>[12][0-9]{3})年(?:即将过去|就要过去|行将结束)"
    r"|(?P<hard>[12][0-9]{3})年，?是[^。；，,\n0-9]{0,16}(?:不平凡|不寻常|不容易)的一年(?![^\n]{0,60}(?:将|力争|确保))"
)
# 2020年，…，现将工作开展情况汇报如下： is a summary of that year, whatever its title.
_AS_FOLLOWS = lazy_pattern(
    rf"(?:{_YEAR_SAID}年|(?P<this>今年)以?来)[，,][^\n]{{0,300}}?现?将[^。；\n]{{0,40}}(?:情况|工作)"
    "[^。；\n]{0,8}(?:总结|小结|汇报|报告)如下"
)
# From this month on what was done is that of the year itself, and what is to be done of the next.
_LATE = 11
# Terms of counties and townships may end in August: 一、过去五年工作回顾, 二、今后五年奋斗目标.
_TERM_ENDS = 8
_OF_TERM = lazy_pattern(
    rf"{_NUMBER}[^。；，,\n]{{0,8}}(?:过去|今后|未来)的?[五四三]年", re.MULTILINE
)
# Where the title is lost, its first section shows one that tells of statistics.
_BEGIN = 1500
_SECTION = lazy_pattern(r"^[ \t\u3000]*一、\s*综\s*合[ \t\u3000]*$", re.MULTILINE)
_FIRST_YEAR = lazy_pattern(r"^[^。；\n]{0,12}?([0-9０-９]{4})年[，,]", re.MULTILINE)
_FIGURES = lazy_pattern(r"本公报[^。；\n]{0,8}?([0-9０-９]{4})年")
_STATISTICS = lazy_pattern("公报|统计|初步核算")
# A year that is not over is reported up to one of its months.
_PART = (
    "(?P<part>上半年|前三季度|[一1１](?:至|到|[—–－\\-~～])[二三2-3２-３]季度|第?一季度|(?:[1１一]月?[—–－\\-~～至到]{1,2}|(?<![提目])前)"
    "(?P<month>[0-9]{1,2}|[０-９]{1,2}|十[一二]?|[一二三四五六七八九])个?月份?)"
)
# How an analysis of a part of the year, or a speech on one, begins.
_BEGIN_OF_PART = lazy_pattern(rf"^[ \t\u3000]*(?:今年(?:以来)?[，,]?)?{_PART}[，,]?", re.MULTILINE)
_ANALYSIS = lazy_pattern(
    "(?:运行|形势|经济|情况|工业|投资|消费|财政|外贸)[^。，；\n]{0,6}"
    "(?:情况|简况|分析|简析|快报|月报|季报|监测|综述|述评)$"
    "|(?:形势分析|运行分析|运行调度|经济调度|全体)会议?上?的?(?:讲话|发言|汇报|通报)$"
)
# What is told to those who come to see how things go, or to a meeting, is of the year so far.
_TOLD_TO = lazy_pattern("(?:汇报|讲话|发言|通报)[（(]?(?:材料|提纲|稿|摘要|节选)?[）)]?$|情况$")
_PART_TOLD = lazy_pattern(rf"(?<![年期比去上])(?:今年)?{_PART}")
# What is said without its day, in the year under way where it tells of months of one.
_TALK = lazy_pattern(
    "(?:讲话|发言|致辞|答记者问|答问|访谈)[（(]?(?:材料|提纲|稿|摘要|节选|实录)?[）)]?$"
    r"|^[ \t\u3000]*(?:记者)?(?:提?问|Q)[：:]"
)
_SO_FAR = lazy_pattern("(?:^|[。；])今年以?来[，,]", re.MULTILINE)
_ACCOUNT = lazy_pattern(
    "(?:汇报|讲话|发言|通报|简报|情况的?报告)[（(]?(?:材料|提纲|稿|摘要|节选)?[）)]?$"
)
# What a congress hears looks back on whole years, whenever it meets.
_OF_DELEGATES = "政府工作报告|各位代表|人民代表大会(?!常务委员会|常委会)|党代会|代表大会"
_CONGRESS = lazy_pattern(f"{_OF_DELEGATES}|计划草案|预算草案|[计规]划|纲要|决算|公报|统计")
# How far the tasks of a year are, told within it: 2022年民生实事推进情况通报.
_PROGRESS = lazy_pattern(
    "(?:推进|进展|落实|完成|实施)情况(?:的?(?:通报|报告|汇报))?(?:和|及|与)?(?:下一?步)?(?:工作)?(?:安排|打算)?$",
    re.MULTILINE,
)
_DELEGATES = lazy_pattern(_OF_DELEGATES)
_AIMED = ("力争", "确保", "争取", "实现")
_RESULT = lazy_pattern(
    "(?:(?!确保|力争|争取|必须|要|将|重点|计划|目标|打算)[^。；？?\\n]){0,60}?[0-9]"
)
_UP_TO = lazy_pattern("(?<!年)截[至止]到?(?:今年)?(?P<month>1[0-2]|[1-9])月[底末]")
# So many months after a part of the year it is still what is looked back on.
_AFTER = 3
_LOOKS_BACK = (
    "(?:总结|小结|情况|简况|汇报|回顾|分析|形势|运行|执行|完成|进展|成绩|成效|动态|快报|简报|专报)"
)
_HEADLINE = lazy_pattern("实现|完成|增长|突破|超|双过半|同比|回升|向好|领跑|稳中|开门红|达")
_TITLE_OF_PART = lazy_pattern(
    rf"^(?P<front>[^。；\n]{{0,40}}?){_PART}[^。；\n]{{0,30}}?(?:{_LOOKS_BACK}|讲话|报告)",
    re.MULTILINE,
)
_HEADING_OF_PART = lazy_pattern(
    r"^[ \t\u3000]*(?:[一二三四]、|[（(][一二三四][）)]|第[一二三四]部分)"
    rf"(?P<front>[^。；\n]{{0,30}}?){_PART}[^。；\n]{{0,24}}?(?:{_LOOKS_BACK}|工作(?!重点|安排|任务|要点|计划|部署|打算|目标|思路|方案))",
    re.MULTILINE,
)
# A title or a heading that looks back on another year, or on several.
_OF_YEARS = lazy_pattern(
    r"^[ \t\u3000]*[^。；\n]{0,24}?"
    r"(?:(?P<year>[12][0-9]{3}|[１２][０-９]{3})年|去年|上年|[五四三]年|届政府)"
    rf"[^。；，,\n]{{0,24}}?(?:{_LOOKS_BACK}|决算|工作)[^。；，,\n]{{0,16}}$",
    re.MULTILINE,
)
_YEAR = lazy_pattern("([12][0-9]{3}|[１２][０-９]{3})年")
_AHEAD = lazy_pattern("确保|力争|抓好|抓紧|冲刺|奋战|决战|打好|开门红|安排$|计划$|部署$")
_QUARTERS = {"二": 6, "2": 6, "２": 6, "三": 9, "3": 9, "３": 9}
_DECEMBER, _YEAR_END = 12, (12, 20)
# Until the end of March congresses meet, which hear of the year before.
_SEASON = 3
_SENTENCE_END = "。"


@lru_cache(maxsize=1 << 4)
def reported_year(title: str, text: str) -> int | None:
    r"""The year that a yearly communiqué reports, by its title.

    Args:
        title: the document's title, which may be empty.
        text: the text, whose first lines may be the title. Without one a first section 综合 shows
            that it is a communiqué, of the year with which it begins.

    Returns:
        ``None`` where it is none.

    Example:
        >>> reported_year("某县2024年国民经济和社会发展统计公报", "")
        2024
        >>> reported_year("", "二〇〇八年水资源公报\n全年降水量512毫米。")
        2008
        >>> reported_year("", "2024年，全县经济稳中有进。\n一、综合\n初步核算，生产总值12亿元。")
        2024
        >>> reported_year("2024年政府工作报告", "")
    """
    found = _TITLE.search(title) or _TITLE.search(text[:_FRONT])
    section = None if found or title else _SECTION.search(text[:_BEGIN])
    if section is not None and _STATISTICS.search(text) is not None:
        found = _FIRST_YEAR.search(text[: section.start()]) or _FIGURES.search(text)
    return None if found is None else number_of_year(found[1])


@lru_cache(maxsize=1 << 4)
def looks_back_on_own_year(title: str, text: str, year: int, day: date | None = None) -> bool:
    r"""Whether a document looks back on its own year and ahead to the next, as few do.

    So do summaries that name their own year, and what is said in its last two months.

    Args:
        title: the document's title, which may be empty.
        text: the text, whose first lines may be the title and the day.
        year: the document's year.
        day: its day, where that is known.

    Example:
        >>> looks_back_on_own_year("某县2023年工作总结和2024年工作打算", "", 2023)
        True
        >>> looks_back_on_own_year("在全市经济工作会议上的讲话", "（2019年12月30日）\n", 2019)
        True
        >>> looks_back_on_own_year("某县2023年工作总结和2024年工作打算", "", 2024)
        False
    """
    if reported_months(title, text, year, day):
        return False  # 2023年上半年工作总结
    if _reviews_own_year(title, text, year):
        return True
    named = _in_title(_SUMMARY, title, text)
    if named is not None:
        return number_of_year(named["year"]) == year
    month = month_given(text, year)
    if not month and is_news(title, text):
        told = day_told(text, year) if day is None else day
        if told is not None and told.year == year and _is_at_year_end(told):
            return True
    is_of_term = month >= _TERM_ENDS and _OF_TERM.search(text) is not None
    return month >= _LATE or (is_of_term and not _is_told_up_to_last(text, year))


def _is_told_up_to_last(text: str, year: int) -> bool:
    """Whether the review of a term ends with the year before, since its last is not over."""
    last = re.search(rf"{year - 1}年[^。；\n0-9]{{0,24}}(?:完成|达到?|实现|突破|为)", text)
    own = re.search(rf"(?:{year}年|今年)[^。；\n]{{0,30}}(?:预计|可|将|有望|完成|达到|实现)", text)
    return last is not None and own is None


def _reviews_own_year(title: str, text: str, year: int) -> bool:
    """Whether headings are on this year so far, or on the next year and none on its own."""
    if _in_title(_PLAN_TITLE, title, text) is not None:
        return False
    told = _AS_FOLLOWS.search(text[:_FRONT])
    if told is not None and (told["this"] or number_of_year(told["year"]) == year):
        return True
    named = _YEAR.findall(f"{title}\n{first_line(text)}")
    if any(number_of_year(one) == year - 1 for one in named):
        return False  # 2011年重点工作汇报
    if _THIS_YEAR.search(text) is not None:
        return True
    if _NEXT_YEAR.search(text) is not None and not _is_of_years(text, year):
        return True
    ended = _ENDS_NOW.search(text[:_BEGIN])
    if ended is not None and int(next(filter(None, ended.groups()))) == year:
        return True
    found = [number_of_year(one["year"]) for one in _HEADING_AHEAD.finditer(text)]
    return year + 1 in found and year not in found


def _in_title(pattern: re.Pattern[str], title: str, text: str) -> re.Match[str] | None:
    """What a pattern finds in the title, or else in the first line, which may be the title."""
    return pattern.search(title) or pattern.search(first_line(text))


def standing_year(title: str, text: str, year: int, day: date | None = None) -> int:
    """The year from which a document looks back on the one before: its own, or else the next.

    Example:
        >>> standing_year("某县2023年工作总结", "", 2023), standing_year("政府工作报告", "", 2023)
        (2024, 2023)
    """
    return year + looks_back_on_own_year(title, text, year, day)


@cache
def _censuses() -> dict[tuple[str, str], int]:
    """The year of each national census by its kind and number."""
    rows = read_rows("quantities/censuses.tsv")
    return {(kind, number): int(year) for kind, number, year in rows}


@lru_cache(maxsize=1 << 4)
def census_year(title: str, text: str, year: int | None = None) -> int | None:
    """The year of the national census whose bulletin a document is, which comes out years later.

    Args:
        title: the document's title, which may be empty.
        text: the text, whose first lines may be the title.
        year: the document's year, which none of a later census can have.

    Returns:
        ``None`` where it is none, or nobody knows which census.

    Example:
        >>> census_year("某县第四次经济普查公报", "", 2020)
        2018
        >>> census_year("关于做好第五次全国经济普查工作的通知", "", 2023)
    """
    for line in (title, text[:_CENSUS_FRONT]):
        found = _CENSUS.search(line)
        if found is not None:
            told = _censuses().get((found["kind"], found["number"]))
            return told if told is not None and (year is None or told <= year) else None
    return None


@lru_cache(maxsize=1 << 4)
def reported_months(title: str, text: str, year: int, day: date | None = None) -> int:
    r"""Up to which month of its own year a document reports what was done; 0 where it does not.

    All others tell of the year before.

    Args:
        title: the document's title, which may be empty.
        text: the text, whose first line may be the title. Where neither tells, a heading counts
            unless a title or a heading looks back on another year.
        year: the document's year.
        day: its day, where that is known: short news without headings tell of the year so far.

    Example:
        >>> reported_months("2023年上半年工作总结", "", 2023)
        6
        >>> reported_months("", "关于1—9月份预算执行情况的报告\n一、收入", 2020)
        9
        >>> reported_months("在市政府全体会议上的讲话", "一、上半年工作情况\n经济向好。", 2011)
        6
        >>> reported_months("2023年政府工作报告", "一、2022年工作回顾", 2023)
        0
        >>> reported_months("某市一至三季度经济运行情况", "", 2023)
        9
        >>> reported_months("", "截至目前，新建学校3所。", 2023, date(2023, 7, 20))
        6
    """
    for line in (title, first_line(text), *title_lines(text)):
        if months := months_told(line, year):
            return months
    months = _months(_HEADING_OF_PART.search(text[:_BEGIN]), year)
    if months:
        return 0 if _is_of_years(f"{title}\n{text[:_BEGIN]}", year) else months
    months = _months_of_begin(title or first_line(text), text, year)
    return months or _months_of_news(title, text, year, day)


def _months_of_news(title: str, text: str, year: int, day: date | None) -> int:
    """The months before the day of news, which tell of the year so far; 0 where it is none.

    In the first months of a year reports look back on the year before, and so may news.
    """
    if not is_news(title, text) or _is_of_years(title, year):
        return 0
    if is_given_in_another_year(text, year):
        return 0
    day = day_told(text, year) if day is None else day
    if day is None:
        # 全县上半年财政收入实现“双过半” heads news.
        if is_on_so_far(text):
            return _DECEMBER  # Up to which month nobody says.
        head = title or next(iter(title_lines(text)), "")
        return _months(_HEADLINE.search(head) and _PART_TOLD.search(head), year)
    if day.year != year or _is_at_year_end(day):
        return 0  # What is told then is of the whole year.
    if day.month > _SEASON:
        return day.month - 1
    months = _months_first_told(text[:_BEGIN], year)  # 1至2月份 in news of March
    return months if 0 < months < day.month else 0


def _is_at_year_end(day: date) -> bool:
    """Whether what is told on a day is of all its year, and what is meant of the next."""
    return (day.month, day.day) >= _YEAR_END


def _months_of_begin(title: str, text: str, year: int) -> int:
    """The part of the year with which an analysis begins, or what is told some weeks later."""
    part = _BEGIN_OF_PART.search(text[:_FRONT])
    # Only its own words: 1—5月，…，较2019年同期增长43% is of this year.
    months = _months(part and _BEGIN_OF_PART.search(part[0]), year)
    if _is_of_years(title, year):
        return 0
    if months and _ANALYSIS.search(title) is not None:
        return months
    given = month_given(text, year)
    if not given and (_in_title(_PROGRESS, title, text) or _TALK.search(title)):
        return _months_of_talk(text, year)
    if not months and 0 < given < _DECEMBER and _TOLD_TO.search(title) is not None:
        begin = text[:_BEGIN]
        months = 0 if _is_of_years(begin, year) else _months_first_told(begin, year)
    if not months and _SEASON < given < _LATE and _is_on_year_so_far(title, text):
        return 0 if _is_of_years(text[:_BEGIN], year) else given - 1
    if given == _DECEMBER and _TOLD_TO.search(title) is not None:
        return 0  # Its year is all but over, and 明年 is what it looks ahead to.
    # 上半年 is told of late in June as well.
    least = 0 if given > _SEASON else 1
    return months if months and least <= given - months <= _AFTER else 0


def _months_of_talk(text: str, year: int) -> int:
    """The part of the year that a talk without a day looks back on: 1—9月，…增长13%.

    One in January looks back on whole years, and to the first quarter ahead.
    """
    begin = text[:_BEGIN]
    if is_given_in_another_year(text, year):
        return 0  # What is said in December is read as of the next year.
    if _DELEGATES.search(text[:_FRONT]) is not None or _is_of_years(begin, year):
        return 0
    if (up_to := _UP_TO.search(begin)) is not None and int(up_to["month"]) > _SEASON:
        return int(up_to["month"])
    results = (one for one in _PART_TOLD.finditer(begin) if _is_result(begin, *one.span()))
    months = next((_months(_PART_TOLD.match(one[0]), year) for one in results), 0)
    return months if _SEASON < months < _DECEMBER else 0


def _is_result(text: str, start: int, end: int) -> bool:
    """Whether a figure stands behind a part of the year that nobody asks for or aims at."""
    return _RESULT.match(text, end) is not None and not text.endswith(_AIMED, 0, start)


def _months_first_told(begin: str, year: int) -> int:
    """The first part of the year that a text tells of, by its own words alone; 0: none."""
    told = _PART_TOLD.search(begin)
    return _months(told and _PART_TOLD.search(told[0]), year)


def is_for_congress(title: str, text: str) -> bool:
    """Whether a congress hears a document, or it is a plan or an account of a year.

    Example:
        >>> is_for_congress("2023年政府工作报告", ""), is_for_congress("在全体会议上的讲话", "")
        (True, False)
    """
    return any(_CONGRESS.search(line) for line in (title, text[:_FRONT]))


def _is_on_year_so_far(title: str, text: str) -> bool:
    """Whether what is told on a day is on the year so far: no report to a congress, nor a plan."""
    lines = (title, *title_lines(text))
    if is_for_congress(title, text):
        return False
    return any(_ACCOUNT.search(line) for line in lines) or bool(_SO_FAR.search(text[:_BEGIN]))


def months_told(line: str, year: int) -> int:
    """Up to which month of a year a title or heading looks back; 0 where it does not.

    Example:
        >>> months_told("2023年1—11月经济运行简况", 2023), months_told("2023年上半年工作安排", 2023)
        (11, 0)
    """
    return _months(_TITLE_OF_PART.search(line), year)


def _is_of_years(lines: str, year: int) -> bool:
    """Whether a line looks back on another year, or on several: 一、2022年工作回顾."""
    for found in _OF_YEARS.finditer(lines):
        told = found["year"]
        if told is None or number_of_year(told) != year:
            return True
    return False


def _months(found: re.Match[str] | None, year: int) -> int:
    """The last month of a part of this year that looks back."""
    if found is None or _AHEAD.search(found[0]) is not None:
        return 0
    line = found.string[found.start() :].partition("\n")[0]
    years = _YEAR.findall(line)  # 2023年上半年预算执行情况和2022年决算 tells of both
    if any(number_of_year(one) != year for one in years):
        return 0
    if found["part"] in MONTHS_OF_PARTS:
        return MONTHS_OF_PARTS[found["part"]]
    if found["part"].endswith("季度"):
        # 一至三季度完成投资3亿元。 is a sentence and no title.
        return 0 if _SENTENCE_END in line else _QUARTERS[found["part"][-3]]
    number = number_of_month(found["month"])
    return number if 1 < number < _DECEMBER else 0
