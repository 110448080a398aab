"""The packaged tables in memory: county and above when first asked for, townships after that."""

from __future__ import annotations

from datetime import date
from functools import cached_property, lru_cache
from typing import TypeVar

from policytext.errors import DataError
from policytext.gazetteer.division import Division, Level, Succession
from policytext.gazetteer.files import read_header, read_lines, read_table
from policytext.gazetteer.township_names import TownshipNames

__all__ = ["Store", "sources", "store", "versions"]

_Item = TypeVar("_Item")

STATE = "100000"
_UPPER, _LOWER = "divisions.tsv", "townships.txt.gz"
_COUNTY, _DIGITS = 6, 3  # of a township's code, the second part before its name
_DEFAULT_EXTRAS = ("<=2022", "", "cm", "")


def level_of(code: str) -> Level:
    """The level of a division, by its code."""
    if code == STATE:
        return "state"
    if len(code) > 6:
        return "township"
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def _successors(text: str, county: str) -> tuple[Succession, ...]:
    found = []
    for item in text.split(",") if text else ():
        code, _, year = item.lstrip("~").partition("@")
        code = county + code if len(code) == 3 else code
        if year:
            found.append(Succession(code, "partial", int(year)))
        else:
            found.append(Succession(code, "derived" if item.startswith("~") else "whole"))
    return tuple(found)


def _years(start: str, end: str) -> tuple[int | None, int | None, int | None, int | None, bool]:
    """Read the notation of scripts/build_divisions.py.

    Returns:
        valid_from, valid_to, certain_from, certain_to, ended_unknown.
    """
    certain_from = int(start.lstrip("<=")) if start else None
    valid_from = None if start.startswith("<=") else certain_from
    if not end or end.isdigit():
        return valid_from, int(end) if end else None, certain_from, None, False
    if end.endswith("?") and len(end) > 1:
        return valid_from, None, certain_from, int(end[:-1]), True
    certain_to = None if certain_from is None else certain_from + 1
    valid_to = int(end[3:]) if end.startswith("?<=") else None
    return valid_from, valid_to, certain_from, certain_to, True


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _damaged(line: str, error: ValueError) -> DataError:
    """What is told of a line that cannot be read."""
    cells = line.split("\t")[:2]
    return DataError(
        f"the packaged table {_UPPER} is damaged at {cells} ({error}): install policytext again"
    )


class Store:
    """All divisions by code and by name; divisions are made when looked at."""

    def __init__(self) -> None:
        # Without the names of the columns; a line is cut into cells when its division is made.
        self._lines = read_lines(_UPPER)[1:]
        self._made: dict[int, Division] = {}
        self._made_of_code: dict[str, tuple[Division, ...]] = {}
        self._townships: dict[str, tuple[Division, ...]] = {}
        self._made_of_item: dict[tuple[str, str], Division] = {}
        # Tuples, not lists: the garbage collector passes over those of plain values.
        self._by_code: dict[str, tuple[int, ...]] = {}
        self._by_name: dict[str, tuple[int, ...]] = {}
        by_code, by_name = self._by_code, self._by_name
        for index, line in enumerate(self._lines):
            try:
                code, name, forms, _ = line.split("\t", 3)
            except ValueError as error:
                raise _damaged(line, error) from error
            by_code[code] = (*by_code.get(code, ()), index)
            by_name[name] = (*by_name.get(name, ()), index)
            if forms:
                for form in forms.split(","):
                    by_name[form] = (*by_name.get(form, ()), index)

    def _upper(self, index: int) -> Division:
        made = self._made.get(index)
        if made is None:
            try:
                made = self._make_upper(self._lines[index])
            except ValueError as error:
                raise _damaged(self._lines[index], error) from error
            self._made[index] = made
        return made

    def _make_upper(self, line: str) -> Division:
        code, name, forms, start, end, heirs, from_date, to_date, source = line.split("\t")
        level = level_of(code)
        valid_from, valid_to, certain_from, certain_to, unknown = _years(start, end)
        return Division(
            code=code,
            name=name,
            level=level,
            parent=self._parent(code, level),
            forms=tuple(forms.split(",")) if forms else (),
            valid_from=valid_from,
            valid_to=valid_to,
            certain_from=certain_from,
            certain_to=certain_to,
            ended_unknown=unknown,
            successors=_successors(heirs, ""),
            from_date=_date(from_date),
            to_date=_date(to_date),
            source=source,
        )

    def _parent(self, code: str, level: Level) -> str | None:
        if level == "state":
            return None
        if level == "province":
            return STATE
        prefecture = code[:4] + "00"
        if level == "county" and prefecture in self._by_code:
            return prefecture
        return code[:2] + "0000"

    def upper(self) -> tuple[Division, ...]:
        """All divisions of county level and above, by code and time."""
        return tuple(self._upper(index) for index in range(len(self._lines)))

    def directly_under(self, parent: str) -> tuple[Division, ...]:
        """All divisions of county level and above whose parent has this code, by code and time."""
        return tuple(self._upper(index) for index in self._upper_by_parent.get(parent, ()))

    @cached_property
    def _upper_by_parent(self) -> dict[str, tuple[int, ...]]:
        grouped: dict[str, list[int]] = {}
        for index, line in enumerate(self._lines):
            code = line[: line.index("\t")]
            parent = self._parent(code, level_of(code))
            if parent is not None:
                grouped.setdefault(parent, []).append(index)
        return _kept(grouped)

    def with_code(self, code: str) -> tuple[Division, ...]:
        """All divisions that ever had a code, by time."""
        if len(code) > 6:
            return tuple(d for d in self.townships_of(code[:6]) if d.code == code)
        made = self._made_of_code.get(code)
        if made is None:
            made = tuple(self._upper(index) for index in self._by_code.get(code, ()))
            if made:
                self._made_of_code[code] = made
        return made

    def named(self, name: str) -> tuple[Division, ...]:
        """All divisions of county level and above with a full name or short form."""
        return tuple(self._upper(index) for index in self._by_name.get(name, ()))

    def names(self) -> tuple[str, ...]:
        """All full names and short forms of county level and above."""
        return tuple(self._by_name)

    @cached_property
    def _county_lines(self) -> dict[str, str]:
        """County code to the line of its townships, which is cut when one is looked at."""
        return {line[:_COUNTY]: line for line in read_lines(_LOWER)}

    @cached_property
    def _by_parent(self) -> dict[str, tuple[str, ...]]:
        grouped: dict[str, list[str]] = {}
        for county, line in self._county_lines.items():
            grouped.setdefault(_parent_of_townships(line), []).append(county)
        return _kept(grouped)

    def townships_of(self, county: str) -> tuple[Division, ...]:
        """The townships whose code begins with a county's code, by code and time."""
        made = self._townships.get(county)
        if made is None:
            line = self._county_lines.get(county, "")
            made = tuple(self._township(line, item) for item in line.split("\t")[1:])
            self._townships[county] = made
        return made

    def _township(self, line: str, item: str) -> Division:
        """One of the townships of a line."""
        county = line[:_COUNTY]
        made = self._made_of_item.get((county, item))
        if made is None:
            made = _make_township(county, _parent_of_townships(line), item)
            self._made_of_item[county, item] = made
        return made

    def townships_under(self, parent: str) -> tuple[Division, ...]:
        """The townships whose parent has this code, by code and time."""
        counties = self._by_parent.get(parent, ())
        return tuple(d for county in counties for d in self.townships_of(county))

    def townships_named(self, name: str) -> tuple[Division, ...]:
        """All townships with a full name or short form, by code and time."""
        lines = map(self._county_lines.__getitem__, self._township_names.counties(name))
        # Hardly any begins so, and only those that do are made.
        made = (
            self._township(line, item)
            for line in lines
            for item in line.split("\t")[1:]
            if item.startswith(name[0], _DIGITS)
        )
        return tuple(d for d in made if d.name == name or name in d.forms)

    @cached_property
    def _township_names(self) -> TownshipNames:
        return TownshipNames(self._county_lines.values())

    def counties_with_townships(self) -> tuple[str, ...]:
        """The first six digits of all township codes."""
        return tuple(self._county_lines)

    @cached_property
    def predecessors(self) -> dict[str, list[Division]]:
        """Code to the divisions of county level and above that it took over as a whole."""
        found: dict[str, list[Division]] = {}
        for index, line in enumerate(self._lines):
            if line.split("\t", 6)[5]:
                division = self._upper(index)
                for successor in division.successors:
                    if successor.kind != "partial":
                        found.setdefault(successor.code, []).append(division)
        return found


def _kept(grouped: dict[str, list[_Item]]) -> dict[str, tuple[_Item, ...]]:
    """The same with tuples: the garbage collector passes over those of plain values."""
    return {key: tuple(items) for key, items in grouped.items()}


def _parent_of_townships(line: str) -> str:
    """The parent code of a county's townships; the county itself where the line names no other."""
    key = line[: line.index("\t")]
    return key[_COUNTY + 1 :] or key


def _make_township(county: str, parent: str, item: str) -> Division:
    name, semicolon, text = item[_DIGITS:].partition(";")
    extras = (*text.split(";"), "", "", "", "")[:4] if semicolon else _DEFAULT_EXTRAS
    start, end, source, heirs = extras
    stem, slash, rest = name.partition("/")
    valid_from, valid_to, certain_from, certain_to, unknown = _years(start, end)
    return Division(
        code=county + item[:_DIGITS],
        name=stem + rest,
        level="township",
        parent=parent,
        forms=(stem,) if slash else (),
        valid_from=valid_from,
        valid_to=valid_to,
        certain_from=certain_from,
        certain_to=certain_to,
        ended_unknown=unknown,
        successors=_successors(heirs, county),
        source=source,
    )


@lru_cache(maxsize=1)
def store() -> Store:
    """The packaged tables, read on first use."""
    return Store()


def versions() -> dict[str, str]:
    """Version, date, years and checksums of the packaged tables, for a manifest.

    Examples:
        >>> versions()["years"]
        '1981-2026'
    """
    header = read_header(_UPPER)
    kept = {key: header[key] for key in ("version", "date", "years")}
    for file in (_UPPER, _LOWER):
        kept[f"sha256 {file}"] = read_header(file)["sha256 of the lines below"]
    return kept


def sources() -> dict[str, str]:
    """What the keys in `Division.source` stand for.

    A township's key has one letter per list that has the row.

    Examples:
        >>> sources()["k"]
        'general knowledge'
    """
    return {row[0]: row[1] for row in read_table("sources.tsv")}
