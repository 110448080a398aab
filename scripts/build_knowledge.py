"""Build the tables of src/policytext/data/knowledge from tables of facts about named things.

    python scripts/build_knowledge.py --facts FOLDER

FOLDER holds regions.tsv, natural.tsv, zones.tsv, routes.tsv, institutions.tsv, enterprises.tsv,
universities.tsv, sites.tsv and programmes.tsv, as for `build_names.py`. What these lack or have
wrong stands in `knowledge/corrections.tsv`, judged by hand with a reason for each line; names that
they lack are taken from `names/extra_names.tsv`. Divisions, and organs that `names/organs.tsv`
has for the state, are left out: they have tables of their own.

The result depends on the inputs alone, byte for byte.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from build_names import TABLES, hand_table, kind_of, rows

from policytext.gazetteer import Division, ancestors, division, lookup

DATA = Path(__file__).parents[1] / "src" / "policytext" / "data"
TODAY = 2026
COLUMNS = (
    *("id", "kind", "name", "names", "places", "members", "from", "to", "successor", "source"),
)
HEAD = """\
# Named things other than divisions and organs of divisions; built by scripts/build_knowledge.py.
# Several rows of one id are periods of it. names, places and members: separated by one space;
# places and members: codes of today. from, to: years, to exclusive. source: key of sources.tsv.
"""
# The first sign that a fact's source holds decides its key; most rows are general knowledge.
SOURCES = (
    ("codeudan", "schools"),
    ("Base-Technology", "schools-2017"),
    ("232-name", "zones-economic"),
    ("names read in", "zones-high-tech"),
    ("china5a", "scenic"),
)
# Years of these rows were checked; of the others they are the least sure column of the facts.
DATED = (
    "national new area",
    "pilot free trade zone",
    "free trade port",
    "State Council",
    "central",
)
_QUOTED = re.compile(r'"([^"]*)"')
_QUOTES = str.maketrans("", "", "\"'“”‘’")
_NO_NAME = re.compile(r"[{}\s]|^[A-Z]$|^.$")
_CONCEPT = "concept, system or slogan"
_COMPANY = re.compile(r"(股份|控股)?(有限责任公司|有限公司)$")
_AIRPORT = re.compile(r"(国际)?机场$")
# A name of extra_names.tsv without a full name is a thing of its own where it begins like this.
_NATIONAL = re.compile(
    r"中国|中华|国家|全国|国务院|中央|中共|最高人民|联合国|世界|国际|亚洲|欧洲|非洲|教育部|"
    r"中科院|解放军|新疆生产|第.(机械|轻|商)"
)


@dataclass
class Thing:
    """One row of the result."""

    id: str
    kind: str
    name: str = ""
    names: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    start: str = ""
    end: str = ""
    successor: list[str] = field(default_factory=list)
    source: str = "general"

    def line(self) -> str:
        """The row as it stands in the table."""
        lists = [" ".join(unique(cell)) for cell in (self.names, self.places, self.members)]
        cells = [self.id, self.kind, self.name, *lists, self.start, self.end]
        return "\t".join((*cells, " ".join(self.successor), self.source))


def unique(values: Iterable[str]) -> list[str]:
    """Each value once, in the order of the first."""
    return list(dict.fromkeys(values))


def split(cell: str) -> list[str]:
    """The values of a cell of the facts."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def current(code: str) -> str:
    """The code of today for one of the facts: of the division that took over most of it."""
    found = division(code)
    while not found.in_force(TODAY):
        found = division(found.successors[0].code)
    return found.code


def code_of(name: str) -> str:
    """The code of a division, of county level or above, by its full name or the code itself."""
    found: list[Division] = (
        [division(name)]
        if name.isdigit()
        else [d for d in lookup(name, year=TODAY) if d.name == name and d.level != "township"]
    )
    if len(found) != 1 or not found[0].in_force(TODAY):
        raise ValueError(f"corrections: {name}: {len(found)} divisions; write its code of today")
    return found[0].code


def ids_of(text: str) -> str:
    """A name of the facts as an id: straight quotation marks become Chinese ones."""
    return _QUOTED.sub(r"“\1”", text)


def made_names(table: str, row: dict[str, str], places: list[str]) -> Iterator[str]:
    """Names that follow from a row by rules of how such things are called."""
    name, code = row["name"], row.get("code", "")
    if table == "enterprises" and len(_COMPANY.sub("", name)) > 2:
        yield _COMPANY.sub("", name)
    if table == "universities":
        yield from split(row["generated_short"])
    if table == "routes" and re.fullmatch(r"[GS]\d+[A-Z]?", code):
        yield from (f"{code}高速", f"{code}线", code) if "高速" in name else (code, f"{code}国道")
    if table == "zones" and row["kind"] == "pilot free trade zone":
        yield name.replace("中国（", "").replace("）", "")
    if table == "sites" and row["kind"] == "airport" and places:
        yield from airport_names(name, division(places[0]))


def airport_names(name: str, place: Division) -> Iterator[str]:
    """南京禄口国际机场: 禄口国际机场, 南京禄口机场, 禄口机场, 南京机场."""
    yield _AIRPORT.sub("机场", name)
    for town in (place, *ancestors(place.code, year=TODAY)):
        short = town.forms[0] if town.forms else town.name
        own = name.removeprefix(short)
        if own != name and len(own) > 3:
            yield from (own, _AIRPORT.sub("机场", own))
            yield f"{short}机场"


def parts_of(zone: Thing, row: dict[str, str]) -> Iterator[Thing]:
    """The areas (片区) of a pilot free trade zone, a later year in brackets."""
    for part in split(row["parts"]):
        name, _, year = part.rstrip(")").partition("(")
        if name.endswith("片区"):
            short = name.removesuffix("片区")
            towns = [d.code for d in lookup(short, within=zone.places[0], year=TODAY)]
            places = [code for code in towns if len(code) == 6][:1] or list(zone.places)
            names = [name, zone.names[1] + name, zone.names[0] + name, f"{short}自贸片区"]
            yield Thing(zone.id + name, zone.kind, "", names, places, start=year or zone.start)


def facts(folder: Path) -> Iterator[Thing]:
    """The things of the tables of facts, in the order of the tables."""
    for table in TABLES:
        for row in rows(folder, table):
            kind, note = row.get("kind", ""), row.get("note", "")
            if re.search("pattern|metro system", kind) or _CONCEPT in note:
                continue
            places = [
                current(code) for code in split(row.get("place_codes", row.get("place_code", "")))
            ]
            names = [
                alias
                for column in ("aliases", "short_names", "former")
                for alias in split(row.get(column, ""))
                # The shortest aliases of sites were made by rule and are mostly ordinary words.
                if not (table == "sites" and len(alias) < 3)
            ]
            dated = kind.startswith(DATED)
            thing = Thing(
                ids_of(row["name"]),
                kind_of(table, row),
                names=[*names, *made_names(table, row, places)],
                places=unique(places),
                members=unique(current(code) for code in split(row.get("member_codes", ""))),
                start=row.get("from_year", "") if dated else "",
                end=row.get("to_year", "") if dated else "",
                successor=split(row.get("successor", "")) if table == "institutions" else [],
                source=next((key for sign, key in SOURCES if sign in row["source"]), "general"),
            )
            yield thing
            if kind == "pilot free trade zone":
                yield from parts_of(thing, row)
            elif table == "natural" and kind in ("river", "lake"):
                yield Thing(thing.id + "流域", "PLACE.region", places=thing.places)


def merged(found: Iterable[Thing]) -> dict[str, list[Thing]]:
    """Things by id. What several tables have is one thing; namesakes elsewhere get their place."""
    things: dict[str, list[Thing]] = {}
    for each in found:
        known = things.setdefault(each.id, [each])[0]
        if known is each:
            continue
        if known.kind == each.kind == "PLACE.natural" and not set(known.places) & set(each.places):
            for other in (known, each):
                town = division(other.places[0])
                other.names.append(other.id)
                other.id = f"{other.id}（{town.forms[0]}）"
                things[other.id] = [other]
            del things[known.names[-1]]
        else:
            known.names += each.names
            known.places = unique([*known.places, *each.places])
    return things


def correct(things: dict[str, list[Thing]], table: list[list[str]]) -> None:
    """Apply the corrections in their order.

    `add`: a thing, or a further period of one; `set`: the cells that are filled (`-` empties);
    `names` and `without`: names more or less; `rename`: the id becomes that of column name, the
    old one stays a name; `drop`: no such thing, or no name of one thing.
    """
    for do, key, kind, name, names, places, members, start, end, successor, reason in table:
        if not reason:
            raise ValueError(f"corrections: {do} {key}: no reason")
        new = Thing(key, kind, name, names.split(), start=start, end=end)
        new.places = ["-"] if places == "-" else [code_of(part) for part in places.split()]
        new.members = ["-"] if members == "-" else [code_of(part) for part in members.split()]
        new.successor = successor.split()
        if do == "add":
            things.setdefault(key, []).append(new)
            continue
        if key not in things:
            raise ValueError(f"corrections: {do} {key}: no such id")
        (old, *others) = things[key]
        if do == "set":
            for part in ("kind", "name", "names", "places", "members", "start", "end", "successor"):
                value = getattr(new, part)
                if value:
                    empty = value in ("-", ["-"])
                    setattr(old, part, type(value)() if empty else value)
        elif do == "names":
            old.names += new.names
        elif do == "without":
            old.names = [each for each in old.names if each not in new.names]
        elif do in ("rename", "drop"):
            del things[key]
            if do == "rename":
                for each in (old, *others):
                    each.id, each.names = name, [*each.names, key]
                things[name] = [*things.get(name, []), old, *others]
        else:
            raise ValueError(f"corrections: {key}: what is {do}?")


def add_extra(things: dict[str, list[Thing]], extra: list[list[str]], central: set[str]) -> None:
    """Names of extra_names.tsv: of a known thing, of a new one, or national by its look."""
    taken = {name.translate(_QUOTES) for each in things.values() for t in each for name in t.names}
    known = {key.translate(_QUOTES): key for key in things}
    for name, kind, canonical, _ in extra:
        if canonical and canonical not in central:
            key = known.get(canonical, canonical)
            if key not in things:
                things[key] = [Thing(key, kind, source="names")]
                known[canonical] = key
            things[key][0].names.append(name)
    for name, kind, canonical, risk in extra:
        is_thing = not canonical and risk != "high" and _NATIONAL.match(name)
        if is_thing and name not in taken and name not in known and name not in central:
            things[name] = [Thing(name, kind, source="names")]


def finish(things: dict[str, list[Thing]], central: dict[str, str], no_names: set[str]) -> None:
    """Drop what other tables hold, and names that are none; say successors by id."""
    for key in [key for key in things if key in central or key in no_names]:
        del things[key]
    for key, each in things.items():
        each.sort(key=lambda thing: thing.start or "0")
        for thing in each:
            left = {key.translate(_QUOTES), thing.name.translate(_QUOTES), *central, *no_names}
            names = [name.translate(_QUOTES) for name in thing.names]
            thing.names = [n for n in unique(names) if n not in left and not _NO_NAME.search(n)]
            after = (f"100000/{central[s]}" if s in central else s for s in thing.successor)
            thing.successor = [s for s in after if s in things or s.startswith("100000/")]


def main() -> None:
    """Read the facts and write entities.tsv."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--facts", type=Path, required=True, help="folder of the tables of facts")
    parser.add_argument("--data", type=Path, default=DATA, help="the package's folder of tables")
    paths = parser.parse_args()
    names = paths.data / "names"
    organs = hand_table(names / "organs.tsv")
    central = {name: row[0] for row in organs for name in row[5].split()}
    no_names = {row[0] for row in hand_table(names / "decisions.tsv") if row[1] == "-"}
    things = merged(facts(paths.facts))
    correct(things, hand_table(paths.data / "knowledge" / "corrections.tsv"))
    add_extra(things, hand_table(names / "extra_names.tsv"), set(central))
    finish(things, central, no_names)
    lines = [thing.line() for key in sorted(things) for thing in things[key]]
    out = paths.data / "knowledge" / "entities.tsv"
    text = HEAD + "\t".join(COLUMNS) + "\n" + "".join(f"{line}\n" for line in lines)
    out.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
