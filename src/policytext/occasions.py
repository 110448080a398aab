"""On what day a document was given or told, by its own lines, and whether it is news."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from policytext.lazy_pattern import lazy_pattern

__all__ = [
    "MONTHS_OF_PARTS",
    "day_told",
    "first_line",
    "is_given_in_another_year",
    "is_news",
    "is_on_so_far",
    "month_given",
    "number_of_month",
    "number_of_year",
    "title_lines",
]

_FRONT = 400
# The line that says when a speech or a report was given, and where or by whom: （2019年12月30日）,
# 县政府办公室　　2019年12月30日.
_GIVEN = lazy_pattern(
    r"^[ \t\u3000]*(?P<mark>[—－-]{1,4}[ \t\u3000]*"
    r"|[^。，；：（）()\n]{2,24}(?:办公?室|政府办|委办|政府|[局委厅部心编办])[ \t\u3000]+)?"
    r"(?P<open>[（(])?"
    r"(?P<year>[12][0-9]{3}|[一二][九〇零○][〇零○一二三四五六七八九]{2})年"
    r"(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月"
    r"(?:(?P<day>[0-9]{1,2}|[一二三]?十?[一二三四五六七八九]?)日)?"
    r"(?(open)[^。；\n]{0,40}[）)]|(?:在[^。；\n]{2,50}[会上]|(?(mark)|(?!))))[ \t\u3000]*$",
    re.MULTILINE,
)
# A day in news, whose year is mostly not said: 记者7月18日获悉, （4月22日）, 7月18日电.
_DAY = (
    "(?<![0-9年])(?:(?P<year{0}>[12][0-9]{{3}})年)?"
    "(?P<month{0}>1[0-2]|[1-9])月(?P<day{0}>3[01]|[12][0-9]|[1-9])日"
)
_REPORTER, _HEARS = "记者", "(?:获悉|了解到|采访)"
_DATELINE = lazy_pattern(
    "|".join(
        (
            rf"{_REPORTER}[^。，；\n]{{0,12}}?{_DAY.format(1)}[^。；\n]{{0,30}}?{_HEARS}",
            rf"{_DAY.format(2)}[，, \u3000]?{_REPORTER}[^。；\n]{{0,30}}?{_HEARS}",
            rf"据[^。；\n]{{0,24}}?{_DAY.format(3)}(?:的?消息|通报|发布|公布)",
            rf"(?:^|[讯电网报])[ \t\u3000]*[（(](?:{_REPORTER}[^）)。；\n]{{0,12}}?)?"
            rf"{_DAY.format(4)}[^）)。；\n]{{0,8}}[）)]",
            rf"{_DAY.format(5)}(?:电|讯|消息)",
            rf"{_DAY.format(6)}(?:上午|下午)?[，,]?[^。；\n]{{0,30}}?(?:新闻发布会|新闻通气会)",
            rf"\A[ \t\u3000]*{_DAY.format(7)}(?:上午|下午|晚)?[，,]",
            # 某某在线消息 1月15日上午，…; 某某网讯（记者 某某）截至12月22日，…
            rf"^[^。，；：\n]{{2,14}}(?:讯|消息|电)(?:[（(][^）)。\n]{{0,20}}[）)])?[ \t\u3000]*"
            rf"(?:据[^。，；\n]{{0,24}}[，,])?(?:截[至止]到?)?{_DAY.format(8)}(?:上午|下午|晚)?[，,]",
            # “今年收成好。”10月12日，村民高兴地说。
            rf"{_DAY.format(9)}(?:上午|下午|晚)?[，,][^。；\n]{{0,40}}?(?:说(?!明)|介绍|表示|告诉记者)[。：:\n]",
        )
    ),
    re.MULTILINE,
)
# A day behind it may be one of last year.
_BEFORE = lazy_pattern("[去上前]年")
# Below a title the day may stand as it does at the very front.
_FIRST_DAY = lazy_pattern(rf"[ \t\u3000]*{_DAY.format(1)}(?:上午|下午|晚)?[，,]")
# What was done since January, told soon after a month: 今年以来，…。截至6月底，….
_SO_FAR = lazy_pattern("^[^。，；\\n]{0,20}?今年以?来[，,]", re.MULTILINE)
_PART = (
    "(?:(?P<part{0}>上半年|前三季度|第?一季度)"
    "|(?:截[至止]到?|[1一](?:月份?)?[—–－\\-~～至到]{{1,2}}|(?<![提目])前)"
    "(?P<month{0}>1[0-2]|[1-9])个?月)"
)
_MONTH_TOLD = lazy_pattern(f"(?<![年期比去上]){_PART.format('')}")
# A part of this year with a figure that is no goal: 今年1-9月，税收收入92亿元; and one with which
# news begin: 本报讯 截至10月底，….
_PART_OF_YEAR = lazy_pattern(
    rf"(?<!力争)(?<!确保)(?<!争取)今年的?{_PART.format(1)}[底末份]?(?![^。；\n]{{0,16}}(?:确保|力争|争取|必须|要|将|目标|计划|预计|预期|拟))[^。；\n]{{0,24}}?[0-9]"
    rf"|^[^。，；：\n]{{2,14}}(?:讯|消息|电)(?:[（(][^）)。\n]{{0,20}}[）)])?[ \t\u3000]*"
    rf"(?:据[^。，；\n]{{0,24}}[，,])?{_PART.format(2)}[底末份]?"
    rf"|\A截[至止]到?(?P<month3>1[0-2]|[1-9])月[底末]"
    # 记者从市财政局获悉，1—4月，… is told of nothing as old as the year before.
    rf"|{_REPORTER}[^。，；\n]{{0,24}}?{_HEARS}[，,：:](?:今年)?{_PART.format(4)}"
    # 今年上半年，全市经济保持了稳定增长的势头。
    rf"|^今年的?{_PART.format(5)}[，,](?![^。；\n]{{0,40}}(?:确保|力争|必须|要|将|目标|计划|预计))"
    r"[^。；\n]{0,40}(?:保持|呈现|取得|平稳|良好|较好|明显)",
    re.MULTILINE,
)
# Up to which month a part of the year goes.
MONTHS_OF_PARTS = {"上半年": 6, "前三季度": 9, "一季度": 3, "第一季度": 3}
# News are short, and neither papers of an office nor parted by headings.
_LONGEST_NEWS = 1500
_OF_OFFICE = lazy_pattern(
    r"^[^。，；\n]{0,60}(?:报告|计划|规划|要点|公报|总结|通知|方案|意见|办法|决定|清单|纲要|讲话|草案|汇报|条例)"
    r"[^。，；\n]{0,12}$"
)
_NUMBERED = lazy_pattern(
    r"^[ \t\u3000]*(?:[一二三四]、|[（(][一二三四][）)]|第[一二三四][章节])", re.MULTILINE
)
# So many lines may stand before the text, and none of them is a sentence.
_TITLE_LINES, _SENTENCE = 8, lazy_pattern("[。，；]")
_TEN, _DECEMBER = 10, 12
_DIGITS = str.maketrans("０１２３４５６７８９〇零○一二三四五六七八九", "0123456789000123456789")


def first_line(text: str) -> str:
    """The first line, which may be the title."""
    return text[:_FRONT].lstrip().partition("\n")[0]


def title_lines(text: str) -> list[str]:
    r"""The lines before the first sentence, of which one may be the title.

    Example:
        >>> title_lines("经济运行简报\n第8期\n上半年经济运行情况通报\n上半年，增长6%。")
        ['经济运行简报', '第8期', '上半年经济运行情况通报']
    """
    found: list[str] = []
    for line in text[:_FRONT].strip().split("\n")[:_TITLE_LINES]:
        if _SENTENCE.search(line) is not None:
            break
        found.append(line)
    return found


def month_given(text: str, year: int) -> int:
    r"""The month in which a document was given, by the line that says so; 0: none of the year.

    Example:
        >>> month_given("在全体会议上的讲话\n（2019年12月30日）\n", 2019)
        12
        >>> month_given("市政府办公室　　2025年7月15日\n", 2025)
        7
    """
    given = _GIVEN.search(text[:_FRONT])
    if given is None or number_of_year(given["year"]) != year:
        return 0
    return number_of_month(given["month"])


def is_given_in_another_year(text: str, year: int) -> bool:
    r"""Whether a line says that a document was given in another year.

    Example:
        >>> is_given_in_another_year("在全体会议上的讲话\n（2019年12月30日）\n", 2020)
        True
    """
    given = _GIVEN.search(text[:_FRONT])
    return given is not None and number_of_year(given["year"]) != year


def number_of_year(year: str) -> int:
    """The number of a year in digits of any kind: 2010, ２０１０ and 二〇一〇."""
    return int(year.translate(_DIGITS))


def number_of_month(month: str) -> int:
    """The number of a month: 8, 八 and 十一."""
    units = month.removeprefix("十").translate(_DIGITS)
    return int(units or 0) + (_TEN if month.startswith("十") else 0)


def is_news(title: str, text: str) -> bool:
    """Whether a text is short, is not parted by headings and has no title of an office's paper."""
    if len(text) > _LONGEST_NEWS or _NUMBERED.search(text) is not None:
        return False
    return not any(_OF_OFFICE.search(line) for line in (title, first_line(text)))


def is_on_so_far(text: str) -> bool:
    """Whether a line of its front begins with what was done since January: 今年以来，….

    Example:
        >>> is_on_so_far("今年以来，全市新建学校3所。"), is_on_so_far("全市新建学校3所。")
        (True, False)
    """
    return _SO_FAR.search(text[:_FRONT]) is not None


@lru_cache(maxsize=1 << 4)
def day_told(text: str, year: int) -> date | None:
    """The day of its year on which news were told, by their first lines; ``None``: none says so.

    Example:
        >>> day_told("记者7月18日从市统计局获悉，上半年投资增长7%。", 2023)
        datetime.date(2023, 7, 18)
        >>> day_told("今年以来，全市经济稳中有进。截至6月底，新建学校3所。", 2023)
        datetime.date(2023, 7, 1)
        >>> day_told("2022年7月18日，记者获悉，上半年投资增长7%。", 2023)
    """
    front = text[:_FRONT].lstrip()
    begin = sum(len(line) + 1 for line in title_lines(text))
    found = _DATELINE.search(front) or _FIRST_DAY.match(front, begin)
    if found is not None and _BEFORE.search(front, 0, found.start()) is None:
        told = {name[:-1]: part for name, part in found.groupdict().items() if part is not None}
        if int(told.get("year", year)) != year:
            return None
        try:
            return date(year, int(told["month"]), int(told["day"]))
        except ValueError:
            return None  # 2月30日
    part = _PART_OF_YEAR.search(front)
    if part is None and _SO_FAR.search(front) is not None:
        part = _MONTH_TOLD.search(front)
    if part is None:
        return None
    told = {name.rstrip("12345"): said for name, said in part.groupdict().items() if said}
    month = MONTHS_OF_PARTS[told["part"]] if "part" in told else int(told["month"])
    return date(year, _DECEMBER, 31) if month >= _DECEMBER else date(year, month + 1, 1)
