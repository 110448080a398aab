"""Yearly communiqués: the year that a title says is reported."""

from __future__ import annotations

import re

from policytext.lazy_pattern import lazy_pattern

__all__ = ["reported_year"]

# Titles stand before it.
_FRONT = 400
_TITLE = lazy_pattern(
    r"^[^。，；：\n]{0,30}?([0-9０-９〇零○一二三四五六七八九]{4})年度?"
    r"[^。，；：\n0-9０-９]{0,40}公报(?:[（(].{0,20})?$",
    re.MULTILINE,
)
# Where the title is lost, its first section shows one that tells of statistics.
_BEGIN = 1500
_SECTION = lazy_pattern(r"^[ \t\u3000]*一、\s*综\s*合[ \t\u3000]*$", re.MULTILINE)
_FIRST_YEAR = lazy_pattern(r"^[^。；\n]{0,12}?([0-9０-９]{4})年[，,]", re.MULTILINE)
_FIGURES = lazy_pattern(r"本公报[^。；\n]{0,8}?([0-9０-９]{4})年")
_STATISTICS = lazy_pattern("公报|统计|初步核算")
_DIGITS = str.maketrans("０１２３４５６７８９〇零○一二三四五六七八九", "0123456789000123456789")


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
    return None if found is None else int(found[1].translate(_DIGITS))
