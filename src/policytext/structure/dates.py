"""The day and the year of a document."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from policytext.lazy_pattern import lazy_pattern
from policytext.structure.front import Front, is_date_line, kind_of
from policytext.structure.lines import Plain, plain
from policytext.structure.numerals import CHINESE, DATE, YEAR, read_date, read_number, read_year
from policytext.structure.outline import Node
from policytext.structure.role_words import heading_years, leaning
from policytext.structure.tables import words

__all__ = ["Dated", "find_date", "find_signatures", "find_year", "named_year"]

_LONGEST_SIGNATURE = 60
_REVIEW_OPENING = 300
_THIS_YEAR = lazy_pattern(r"今年[（(](\d{4})年[）)]")
_NUMBER_YEAR = lazy_pattern(r"[〔［\[（(【](\d{4})[〕］\]）)】]第?\d{1,5}号")  # 常政发〔2022〕43号
_PAST_YEAR = lazy_pattern("过去的?一年|刚刚过去|去年")
_PLANNED = lazy_pattern("计划|规划")
_FIVE_YEAR_PLAN = lazy_pattern(
    f"国民经济和社会发展第(?P<n>[{CHINESE}]{{1,3}})个五年(?:规划|计划)(?:和.{{0,20}})?纲要"
)
_BEGUN = lazy_pattern("(?<![0-9])((?:19|20)[0-9]{2})年?(?:[—–－~～至到-]|——)$")
_FIRST_REGULAR_PLAN = 7  # since 1986 each congress has adopted the outline in the plan's first year


@dataclass(frozen=True)
class Dated:
    """A date or year with the stretch of text that says it.

    Attributes:
        year: the year.
        date: the day; ``None`` where only the year is said.
        start: where the text says it.
        end: where that ends.
        sure: whether the text says it; otherwise it is inferred from headings.
    """

    year: int
    date: datetime.date | None
    start: int
    end: int
    sure: bool = True


def find_signatures(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[tuple[Plain, Plain]]:
    """Signatures: each an organ's line and its date, on lines of their own or on one."""
    found = []
    before = nothing = plain(text, 0, 0)
    for start, end in paragraphs:
        if end - start > _LONGEST_SIGNATURE:
            before = nothing
            continue
        line = plain(text, start, end)
        if is_date_line(line.text):
            found.append((before, line))
        elif DATE.search(line.text, 4) and not line.text.endswith(("。", "：", ":", "；")):
            match = DATE.search(line.text, 4)
            if match and match.end() == len(line.text) and _is_organ(line.text[: match.start()]):
                cut = line.places[match.start()]
                found.append((plain(text, start, cut), plain(text, cut, end)))
        before = line
    return found


def _is_organ(line: str) -> bool:
    return line.endswith(words("front_words.tsv", "organ"))


def find_date(front: Front, signatures: Sequence[tuple[Plain, Plain]], last: int) -> Dated | None:
    """The day of delivery or issue: of the line under the title, or of a signature.

    Args:
        front: the lines before the text.
        signatures: the signatures in the text.
        last: where the last lines of the text begin; of several dates without an organ's line
            before them, one there is taken.
    """
    about_page = re.compile("|".join(words("front_words.tsv", "page")))
    lines = [line for line in front.lines if not about_page.search(line.text)]
    for line in (*lines, front.joined):
        for match in DATE.finditer(line.text):
            date = read_date(match)
            if date:
                return Dated(date.year, date, *line.span(match))
    signed = [line for organ, line in signatures if _is_organ(organ.text)]
    loose = [line for _, line in signatures]
    if len(loose) > 1:
        loose = [line for line in loose if line.places[0] >= last]
    for line in signed[:1] or loose[-1:]:
        found = DATE.search(line.text)
        date = read_date(found) if found else None
        if found and date:
            return Dated(date.year, date, *line.span(found))
    return None


def find_year(text: str, front: Front, opening: Plain, nodes: Sequence[Node]) -> Dated | None:
    """The year of a document without a date: from its title, its first lines or its headings."""
    for line in front.lines:
        match = _NUMBER_YEAR.search(line.text)
        year = read_year(match[1]) if match else None
        if match and year:
            return Dated(year, None, *line.span(match, 1))
    for match in YEAR.finditer(front.joined.text):
        year = read_year(match["year"])
        begun = _BEGUN.search(front.joined.text, 0, match.start())
        if year and begun and int(begun[1]) < year and _is_plan(front.title_line.text):
            # （2021—2025年） under a title: a plan is made as it begins.
            return Dated(int(begun[1]), None, *front.joined.span(match), sure=False)
        if year:
            return Dated(year, None, *front.joined.span(match))
    return _from_title(front) or _from_opening(opening) or _from_headings(text, nodes)


def _is_plan(title: str) -> bool:
    """Whether a title is that of a plan, not of a report on what became of one."""
    looks_back = any(word in title for word in words("front_words.tsv", "past"))
    return not looks_back and any(word in title for word in words("front_words.tsv", "plan"))


def named_year(front: Front) -> int | None:
    """The latest year in a title, near which the names in it were in force."""
    found = (read_year(match["year"]) for match in YEAR.finditer(front.title_line.text))
    return max((year for year in found if year is not None), default=None)


def _from_title(front: Front) -> Dated | None:
    title = front.title_line
    plan = _FIVE_YEAR_PLAN.search(title.text)
    number = read_number(plan["n"]) if plan else None
    if plan and number and number >= _FIRST_REGULAR_PLAN:
        return Dated(1951 + 5 * number, None, *title.span(plan), sure=False)
    found = [match for match in YEAR.finditer(title.text) if read_year(match["year"])]
    rule = kind_of(title.text)[2]
    if not found or rule == "none":
        return None
    best = max(found, key=lambda match: read_year(match["year"]) or 0)
    # What a year brought is known in the next one.
    year = (read_year(best["year"]) or 0) + (rule == "next")
    return Dated(year, None, *title.span(best))


def _from_opening(opening: Plain) -> Dated | None:
    match = _THIS_YEAR.search(opening.text)
    year = read_year(match[1]) if match else None
    return Dated(year, None, *opening.span(match)) if match and year else None


def _from_headings(text: str, nodes: Sequence[Node]) -> Dated | None:
    """2023年工作回顾 and 2024年工作安排 stand in a report of 2024."""
    past: list[int] = []
    ahead: dict[int, Node] = {}
    for node in nodes:
        years = heading_years(node.heading.words)
        if node.level > 1 or not years or _PLANNED.search(node.heading.words):
            continue
        role = leaning(node.heading.words)
        if role == "review":
            past += years
        elif role == "mixed" and len(years) == 2 and years[0] + 1 == years[1]:
            past, ahead = [*past, years[0]], {years[1]: node, **ahead}
        elif role in ("targets", "plan"):
            ahead = {**dict.fromkeys(years, node), **ahead}
    years = sorted(ahead)
    if past:
        fitting = [year for year in years if year - 1 in past or year in past]
        if fitting and fitting[0] >= max(past):
            return _inferred(fitting[0], ahead[fitting[0]])
        return _from_review(text, past, nodes) if not years else None
    # 关于2023年政府工作 and 2024年工作安排; or the latter alone.
    if years and years[-1] - years[0] == len(years) - 1 < 2:
        return _inferred(years[-1], ahead[years[-1]])
    return None


def _from_review(text: str, past: list[int], nodes: Sequence[Node]) -> Dated | None:
    """2023年工作回顾 over a text that calls that year the past one."""
    first = nodes[0]
    opening = plain(text, first.heading.end, min(first.end, first.heading.end + _REVIEW_OPENING))
    known = len(past) == 1 and past[0] in heading_years(first.heading.words)
    return _inferred(past[0] + 1, first) if known and _PAST_YEAR.search(opening.text) else None


def _inferred(year: int, node: Node) -> Dated:
    return Dated(year, None, node.heading.start, node.heading.end, sure=False)
