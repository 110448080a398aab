"""Names that follow from a row of the facts by the rules of how such things are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from policytext.gazetteer import Division, ancestors, division

_COMPANY = re.compile(r"(股份|控股)?(有限责任公司|有限公司)$")
_AIRPORT = re.compile(r"(国际)?机场$")
_FORMS = (
    ("高速", "高速公路"),
    ("高铁", "高速铁路", "客运专线", "客专", "铁路客运专线"),
    ("城际", "城际铁路"),
)
# Which of the lines between two cities their two characters mean: the first of these.
_LINES = ("铁路", "高速", "高铁", "城际")
_WHOLE = re.compile(r"(景区|旅游区|名胜区|度假区|风景区|公园)$")


def made_names(table: str, row: dict[str, str], places: list[str]) -> Iterator[str]:
    """More names of a row's thing than the row has."""
    name, kind = row["name"], row.get("kind", "")
    if table == "enterprises" and len(_COMPANY.sub("", name)) > 2:
        yield _COMPANY.sub("", name)
        # Groups of the state were called so before 2018.
        yield re.sub("集团有限公司$", "集团公司", name)
    elif table == "universities":
        yield from (part for part in row["generated_short"].split(";") if part)
    elif table == "routes":
        yield from line_names(name, row["code"])
    elif table == "zones" and kind == "pilot free trade zone":
        # A report that names no province means its own.
        yield from (name.replace("中国（", "").replace("）", ""), "自贸试验区", "自贸区")
    elif table == "sites" and kind == "airport" and places:
        yield from airport_names(name, division(places[0]))


def line_names(name: str, code: str) -> Iterator[str]:
    """京沪高速: G2, G2线, G2高速; 104国道: G104, G104线, 国道104."""
    if re.fullmatch(r"[GS]\d+[A-Z]?", code):
        yield from (code, f"{code}线", f"{code}高速" if "高速" in name else f"{code}国道")
    if name.endswith("国道"):
        number = name.removesuffix("国道")
        yield from (f"G{number}", f"G{number}线", f"G{number}国道")
        yield from (f"国道{number}", f"国道G{number}", f"国道{number}线")
    for head, *forms in _FORMS:
        if name.endswith(head):
            yield from (name.removesuffix(head) + form for form in forms)


def short_lines(rows: Iterable[dict[str, str]]) -> dict[str, str]:
    """Lines by name with the two characters that mean them: 京沪铁路, 京沪."""
    names = [row["name"] for row in rows]
    short: dict[str, str] = {}
    for head in _LINES:
        for name in names:
            if name.endswith(head) and len(name) == len(head) + 2:
                short.setdefault(name[:2], name)
    return {name: stem for stem, name in short.items()}


def airport_names(name: str, place: Division) -> Iterator[str]:
    """南京禄口国际机场: 禄口国际机场, 南京禄口机场, 禄口机场, 南京禄口, 南京机场."""
    yield _AIRPORT.sub("机场", name)
    for town in (place, *ancestors(place.code)):
        short = town.forms[0] if town.forms else town.name
        own = name.removeprefix(short)
        if own != name and len(_AIRPORT.sub("", own)) > 1:
            yield from (own, _AIRPORT.sub("机场", own), _AIRPORT.sub("", name))
            yield f"{short}机场"


def own_names(rows: Iterable[dict[str, str]]) -> dict[str, str]:
    """Scenic areas by the name of the official list, with their name without divisions before it.

    A name that two areas would share stays as it is.
    """
    short = {}
    for row in rows:
        whole = [each for each in row["aliases"].split(";") if row["name"].endswith(each)]
        ends = [each for each in whole if _WHOLE.search(each) and len(each) > 4]
        if "5A" in row["kind"] and ends:
            short[row["name"]] = min(ends, key=len)
    shared = Counter(short.values())
    return {name: own for name, own in short.items() if shared[own] == 1}
