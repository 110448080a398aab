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
from pathlib import Path

from build_names import TABLES, hand_table, kind_of, rows
from knowledge_corrections import TODAY, Thing, correct, unique
from knowledge_names import made_names, own_names, short_lines

from policytext.gazetteer import division, lookup

DATA = Path(__file__).parents[1] / "src" / "policytext" / "data"
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
# 省农科院 is that of the province that speaks.
_NO_NAME = re.compile(r"[{}\s]|^.?$|^省(?!会)")
_CONCEPT = "concept, system or slogan"
# Of these, names in extra_names.tsv without a full name are things of their own only if they are
# national by their look: many provinces have a programme of one name, and firms have short names.
_SHARED = ("PLACE.region", "INSTITUTION.enterprise", "PROJECT.")
_NATIONAL = re.compile(r"(中国|中华|国家|全国)..")


def split(cell: str) -> list[str]:
    """The values of a cell of the facts."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def current(code: str) -> str:
    """The code of today for one of the facts: of the division that took over most of it."""
    found = division(code)
    while not found.in_force(TODAY):
        found = division(found.successors[0].code)
    return found.code


def ids_of(text: str) -> str:
    """A name of the facts as an id: straight quotation marks become Chinese ones."""
    return _QUOTED.sub(r"“\1”", text)


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


def facts(folder: Path, decisions: dict[str, str]) -> Iterator[Thing]:
    """The things of the tables of facts, in the order of the tables.

    decisions: by name, the kind that was decided for it where it isn't that of its table.
    """
    own, short = own_names(rows(folder, "sites")), short_lines(rows(folder, "routes"))
    former = {old for row in rows(folder, "universities") for old in split(row["former"])}
    for table in TABLES:
        for row in rows(folder, table):
            kind, note, name = row.get("kind", ""), row.get("note", ""), row["name"]
            if re.search("pattern|metro system", kind) or _CONCEPT in note:
                continue
            if table == "universities" and name in former:
                continue
            codes = split(row.get("place_codes", row.get("place_code", "")))
            places = unique(current(code) for code in codes)
            names = [
                alias
                for column in ("aliases", "short_names", "former")
                for alias in split(row.get(column, ""))
                # The shortest aliases of sites were made by rule and are mostly ordinary words.
                if not (table == "sites" and len(alias) < 3)
            ]
            dated = kind.startswith(DATED)
            # A scenic area keeps its name of the official list, a line gets its two characters.
            names += [*([name] if name in own else []), short.get(name, "")]
            names += made_names(table, row, places)
            thing = Thing(
                ids_of(own.get(name, name)),
                decisions.get(name, "").strip("-") or kind_of(table, row),
                names=names,
                places=places,
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
                yield Thing(f"{thing.id}流域", "PLACE.region", places=places)


def merged(found: Iterable[Thing]) -> dict[str, list[Thing]]:
    """Things by id. What several tables have is one thing; namesakes elsewhere get their place."""
    things: dict[str, list[Thing]] = {}
    for each in found:
        known = things.setdefault(each.id, [each])[0]
        if known is each:
            continue
        is_elsewhere = known.places and each.places and not {*known.places} & {*each.places}
        if known.kind == each.kind == "PLACE.natural" and is_elsewhere:
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


def add_extra(things: dict[str, list[Thing]], extra: list[list[str]], central: set[str]) -> None:
    """Names of extra_names.tsv: of a known thing, of a new one, or a thing of their own."""
    known = {key.translate(_QUOTES): key for key in things}
    for name, kind, canonical, risk in extra:
        key = known.get(canonical or name, canonical or name)
        is_thing = canonical or (
            risk != "high" and (not kind.startswith(_SHARED) or _NATIONAL.match(name))
        )
        if key in central or not is_thing:
            continue
        if key not in things:
            things[key] = [Thing(key, kind, source="names")]
        if canonical:
            things[key][0].names.append(name)


def without_doubles(things: dict[str, list[Thing]]) -> None:
    """Drop what extra_names.tsv has as a thing of its own and is a name of another thing."""
    taken = {name.translate(_QUOTES) for rows in things.values() for t in rows for name in t.names}
    for key in [key for key in things if key.translate(_QUOTES) in taken]:
        (first, *others) = things[key]
        if first.source == "names" and not first.names and not others:
            del things[key]


def finish(things: dict[str, list[Thing]], central: dict[str, str], classes: set[str]) -> None:
    """Drop what other tables hold, and classes of programmes; say successors by id."""
    for key, (first, *_) in list(things.items()):
        is_class = key.translate(_QUOTES) in classes and first.kind.startswith("PROJECT")
        # A body with one name of an organ is that organ, by a name that its table hasn't.
        is_organ = first.kind.startswith("INSTITUTION") and central.keys() & {key, *first.names}
        if is_organ or is_class:
            del things[key]
    for key, each in things.items():
        each.sort(key=lambda thing: thing.start or "0")
        for thing in each:
            left = {key.translate(_QUOTES), thing.name.translate(_QUOTES), *central}
            names = [name.translate(_QUOTES) for name in thing.names or each[-1].names]
            # Reports write both dashes.
            names += [n.replace("—", "-") for n in (key.translate(_QUOTES), *names) if "—" in n]
            thing.names = [n for n in unique(names) if n not in left and not _NO_NAME.search(n)]
            inside = {f"{code[:2]}0000" for code in thing.members}
            if not thing.places and len(inside) == 1:
                thing.places = [*inside]
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
    decisions = {row[0]: row[1] for row in hand_table(names / "decisions.tsv")}
    things = merged(facts(paths.facts, decisions))
    add_extra(things, hand_table(names / "extra_names.tsv"), set(central))
    correct(things, hand_table(paths.data / "knowledge" / "corrections.tsv"))
    without_doubles(things)
    finish(things, central, {name for name, kind in decisions.items() if kind == "-"})
    lines = [thing.line() for key in sorted(things) for thing in things[key]]
    out = paths.data / "knowledge" / "entities.tsv"
    text = HEAD + "\t".join(COLUMNS) + "\n" + "".join(f"{line}\n" for line in lines)
    out.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
