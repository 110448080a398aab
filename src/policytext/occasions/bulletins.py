"""Bulletins: the year of a yearly communiqué or of a census, by their titles."""

from __future__ import annotations

from functools import cache, lru_cache

from policytext.data import read_rows
from policytext.occasions.lines import FRONT, number_of_year
from policytext.occasions.patterns import PATTERNS

__all__ = ["census_year", "reported_year"]

_CENSUS_FRONT = 120
# Where the title is lost, its first section shows one that tells of statistics.
_BEGIN = 1500


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
    titles = PATTERNS["communique title"]
    found = titles.search(title) or titles.search(text[:FRONT])
    section = None if found or title else PATTERNS["first section"].search(text[:_BEGIN])
    if section is not None and PATTERNS["statistics"].search(text) is not None:
        found = PATTERNS["first year"].search(text[: section.start()])
        found = found or PATTERNS["year of figures"].search(text)
    return None if found is None else number_of_year(found[1])


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
        found = PATTERNS["census title"].search(line)
        if found is not None:
            told = _censuses().get((found["kind"], found["number"]))
            return told if told is not None and (year is None or told <= year) else None
    return None
