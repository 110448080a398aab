"""Build src/policytext/data/names/names.tsv from tables of facts about named things.

    python scripts/build_names.py FACTS

FACTS is a folder with regions.tsv, natural.tsv, zones.tsv, routes.tsv, sites.tsv, institutions.tsv,
enterprises.tsv, universities.tsv, programmes.tsv and abbreviations.tsv. What
the rules below can't know, which names are left out, are ordinary words too or have another kind
than their table says, stands in `decisions.tsv` beside the result, judged by hand. Names of
divisions and of states are left out: they have tables of their own.

The result depends on the inputs alone, byte for byte.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policytext.lexicon.table import read_counts

DATA = Path(__file__).parents[1] / "src" / "policytext" / "data"
COLUMNS = ("name", "kind", "canonical", "risk", "source")
# Quotation marks stand in texts or not; patterns hold {n} and the like.
_QUOTES = str.maketrans("", "", "\"'“”‘’")
_PATTERN = re.compile(r"[{}+＋]|^[A-Z]{1,2}\d*$|^[A-Za-z]{1,2}$")
_CONCEPT = "concept, system or slogan"
_SOURCES = (
    ("MOE", "moe"),
    ("codeudan", "moe"),
    ("232-name", "zones"),
    ("names read in", "zones"),
    ("china5a", "scenic"),
)

# The kind of a row by its table, its own kind and what its name looks like; the first that fits.
KINDS = (
    ("natural", "canal", "", "PLACE.route"),
    ("natural", "", "", "PLACE.natural"),
    ("zones", "", "", "PLACE.zone"),
    ("routes", "", "", "PLACE.route"),
    ("sites", "", "", "PLACE.site"),
    ("enterprises", "", "", "INSTITUTION.enterprise"),
    ("universities", "", "", "INSTITUTION.education"),
    ("programmes", "construction", "", "PROJECT.construction"),
    ("programmes", "", "", "PROJECT.programme"),
    ("institutions", "laboratory", "", "INSTITUTION.research"),
    ("institutions", "association", "", "INSTITUTION.association"),
    ("institutions", "international", "", "INSTITUTION.other"),
    ("institutions", "", r"^中共|^中央|^党中央|^中国共产党", "INSTITUTION.party"),
    ("institutions", "", r"人民代表大会|人大|政治协商|政协", "INSTITUTION.congress"),
    ("institutions", "", r"法院$|检察院$", "INSTITUTION.judicial"),
    ("institutions", "", r"科学院$|工程院$|研究院$|研究中心$", "INSTITUTION.research"),
    ("institutions", "", r"社$|电视台$|总台$|解放军$|警察部队$|理事会$", "INSTITUTION.other"),
    ("institutions", "", r"公司$", "INSTITUTION.enterprise"),
    ("institutions", "", r"学院$", "INSTITUTION.education"),
    ("institutions", "", r"民革|民主|致公党|九三|自治同盟", "INSTITUTION.party"),
    ("institutions", "State Council", "", "INSTITUTION.government"),
    ("institutions", "", r"国务院|监察委", "INSTITUTION.government"),
    ("institutions", "", "", "INSTITUTION.association"),
    ("regions", "", "", "PLACE.region"),
)
# Where several tables hold a name, the earlier one decides; aliases come after full names.
TABLES = (
    "regions",
    "natural",
    "zones",
    "routes",
    "institutions",
    "enterprises",
    "universities",
    "sites",
    "programmes",
)
# A programme's name with one of these at its end is no ordinary phrase.
_HEADED = re.compile(r"(战略|计划|行动|工程|规划|纲要|方案|倡议|攻坚战|保卫战|运动|活动|专项)$")
# Aliases of two characters are little used for these, and many are ordinary words.
_RARE = ("INSTITUTION.education", "PLACE.zone", "PROJECT.programme")
# Dictionaries list these as names; what else they may mean is decided by hand.
_OWN_WORDS = ("PLACE.natural", "PLACE.region", "PLACE.route")


@dataclass(frozen=True)
class Name:
    """One row of the result."""

    name: str
    kind: str
    canonical: str
    risk: str
    source: str


def rows(folder: Path, table: str) -> Iterator[dict[str, str]]:
    """The rows of a table of facts, by column; cells hold no quoting."""
    with (folder / f"{table}.tsv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def kind_of(table: str, row: dict[str, str]) -> str:
    """The kind of a row, by the first line of KINDS that fits it."""
    own, name = f"{row.get('kind', '')} {row.get('label', '')}", row["name"]
    for where, part, pattern, kind in KINDS:
        if where == table and part in own and re.search(pattern, name):
            return kind
    raise ValueError(f"{table}: {name}: no kind")


def aliases(table: str, row: dict[str, str]) -> Iterator[str]:
    """What else a row's thing is called; ambiguous short names of universities are left out."""
    ambiguous = set(row.get("ambiguous_short", "").split(";"))
    for column in ("aliases", "short_names", "former"):
        for alias in row.get(column, "").split(";"):
            # The shortest aliases of sites were made by rule and are mostly ordinary words.
            if alias not in ambiguous and not (table == "sites" and len(alias) < 3):
                yield alias


def candidates(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Name, kind, canonical name and source: all full names first, then the aliases."""
    short: list[tuple[str, str, str, str]] = []
    for table in TABLES:
        for row in rows(folder, table):
            if re.search("pattern|metro system", row.get("kind", "")) or _CONCEPT in row.get(
                "note", ""
            ):
                continue
            full, kind = row["name"].translate(_QUOTES), kind_of(table, row)
            source = next((key for sign, key in _SOURCES if sign in row["source"]), "general")
            yield full, kind, "", source
            short.extend((a.translate(_QUOTES), kind, full, "general") for a in aliases(table, row))
    yield from short
    for row in rows(folder, "abbreviations"):
        if row["kind"] == "organ abbreviation" and row["full_name"].startswith(("国", "中共中央")):
            yield row["abbr"], "INSTITUTION.government", row["full_name"], "general"


def hand_table(file: Path) -> list[list[str]]:
    """The rows of a table of the package, without comments and column names."""
    lines = [s for s in file.read_text(encoding="utf-8").splitlines() if s and s[0] != "#"]
    return [line.split("\t") for line in lines[1:]]


def division_names(file: Path) -> tuple[set[str], set[str]]:
    """Full names and short forms of divisions of county level and above."""
    table = hand_table(file)
    return {row[1] for row in table}, {form for row in table for form in row[2].split(",")}


def risk_of(name: str, kind: str, words: dict[str, int], forms: set[str]) -> str:
    """`high`: also an ordinary word or phrase; `division`: also a division's short form."""
    if name in forms:
        return "division"
    if kind == "PROJECT.programme" and not _HEADED.search(name):
        return "high"
    is_doubtful = kind not in _OWN_WORDS and (name in words or len(name) < 3)
    return "high" if is_doubtful else ""


def build(folder: Path, data: Path) -> list[Name]:
    """All names, sorted by code points."""
    decided = {row[0]: row for row in hand_table(data / "names" / "decisions.tsv")}
    full, forms = division_names(data / "divisions" / "divisions.tsv")
    words, found = read_counts(), dict[str, Name]()
    for name, kind, canonical, source in candidates(folder):
        if name in found or name in full or _PATTERN.search(name) or name.startswith("州"):
            continue
        if len(name) < 2 or (canonical and len(name) < 3 and name not in decided and kind in _RARE):
            continue
        risk = risk_of(name, kind, words, forms)
        if name in decided:
            _, own_kind, risk, *_ = decided[name]
            kind = own_kind or kind
        found[name] = Name(name, kind, canonical if canonical != name else "", risk, source)
    return [found[name] for name in sorted(found) if found[name].kind != "-"]


def main() -> None:
    """Read the folder named on the command line and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("facts", type=Path, help="the folder with the tables of facts")
    parser.add_argument("--data", type=Path, default=DATA, help="the package's folder of tables")
    paths = parser.parse_args()
    lines = ["\t".join(COLUMNS)]
    for each in build(paths.facts, paths.data):
        lines.append("\t".join((each.name, each.kind, each.canonical, each.risk, each.source)))
    out = paths.data / "names" / "names.tsv"
    out.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
