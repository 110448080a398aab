"""Build the packaged tables of divisions from a table of their history.

    python scripts/build_divisions.py adcode_history.tsv

The input has the columns code, name, level, parent, valid_from, valid_to, successor, from_date,
to_date, source (see `src/policytext/data/SOURCES.md`). The output is the same byte for byte for
the same input, patches and tables of name parts:

`divisions.tsv` (county and above), a row per name and code:
    code, name, forms, from, to, successors, from_date, to_date, source.
`townships.txt.gz`, a line per county: the county's code (`code>parent` where the table has no such
    county), then an item per township: three digits, stem, `/`, rest of the name, and where they
    differ from the default `;from;to;source;successors`.

Notation of years, everywhere: from `2016`; `<=2022` began earlier, certain from 2022; empty: not
known. To: empty: still in force; `2019`; `?` not known; `?<=2016` not known, not after 2016;
`2019?` sources disagree, certain until 2019. Successors: `code` whole, `code@2015` a part in that
year, `~code` derived; of a township in the same county the last three digits.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from policytext.gazetteer.files import read_table
from policytext.gazetteer.forms import short_forms, split_name

VERSION = "2026.1"
TABLE_DATE = "2026-04"
FIRST_YEAR, LAST_YEAR = 1981, 2026
# The years in which the two lists of townships saw what they list.
LISTED = {"c": 2022, "m": 2025}
DEFAULT_YEARS = ("<=2022", "", "cm")
TOWNSHIP_SOURCES = {
    "mumuy@2025-11": "m",
    "china-division@2022-10": "c",
    "mumuy-stale-parent": "s",
    "sub-county-diff": "d",
}
OUTPUT = Path(__file__).resolve().parent.parent / "src/policytext/data/divisions"


@dataclass
class Row:
    """A row on its way from the input to the packaged files."""

    code: str
    name: str
    level: str
    parent: str
    start: str
    end: str
    successors: list[str]
    from_date: str
    to_date: str
    source: str
    notes: list[str] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The first year it is known to be in force, or the table's first."""
        return int(self.start.lstrip("<=") or FIRST_YEAR)

    @property
    def last(self) -> int | None:
        """The year in which it ended, None when it did not or the year is unknown."""
        return int(self.end) if self.end.isdigit() else None


def read_rows(path: Path) -> list[Row]:
    """Read the input."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(lines)
        return [
            Row(c, n, level, p, a, z, s.split(";") if s else [], fd, td, source)
            for c, n, level, p, a, z, s, fd, td, source in lines
        ]


def patch(rows: list[Row]) -> tuple[list[Row], dict[str, str]]:
    """Apply `patches.tsv`; every patch must still find its row."""
    parents: dict[str, str] = {}
    for action, code, name, start, column, value, _reason in read_table("patches.tsv"):
        if action == "parent":
            parents[code] = value
            continue
        found = [r for r in rows if (r.code, r.name, r.start) == (code, name, start)]
        if len(found) != 1:
            sys.exit(f"patches.tsv: {code} {name} {start} fits {len(found)} rows, must fit one")
        if action == "drop":
            rows = [r for r in rows if r is not found[0]]
        elif action == "add":
            found[0].successors.append(value)
        elif column == "successor":
            found[0].successors = value.split(";")
        else:
            setattr(found[0], column, value)
    return rows, parents


def merge_unchanged(rows: list[Row]) -> list[Row]:
    """Join rows that only say that the division above was renamed."""
    merged: list[Row] = []
    for row in sorted(rows, key=lambda r: (r.code, r.first)):
        before = merged[-1] if merged else None
        if before and (before.code, before.name, before.last) == (row.code, row.name, row.first):
            others = [s for s in before.successors if s != row.code]
            others = [s if "[" in s else f"{s}[{row.first}]" for s in others]
            before.successors = others + row.successors
            before.end, before.to_date = row.end, row.to_date
        else:
            merged.append(row)
    return merged


def open_district_starts(rows: list[Row]) -> None:
    """The input lists districts from 1983 on; those without a day or a forerunner are older."""
    begun = {
        (re.sub(r"~|\[.*", "", s), row.last) for row in rows for s in row.successors if "[" not in s
    }
    for row in rows:
        district = row.level == "county" and row.name.endswith("区")
        undated = row.start == "1983" and not row.from_date
        if district and undated and (row.code, 1983) not in begun:
            row.start = "<=1983"


def successor_text(successors: list[str], county: str) -> str:
    """Successors in the notation of the packaged files."""
    texts = []
    derived = False
    for successor in successors:
        # The input marks the first of a derived list only.
        derived = derived or successor.startswith("~")
        code, _, year = successor.lstrip("~").rstrip("]").partition("[")
        code = code[6:] if county and code.startswith(county) else code
        texts.append(f"{code}@{year}" if year else ("~" if derived else "") + code)
    return ",".join(texts)


def township_source(source: str) -> str:
    """The letters of the lists that have a township."""
    return "".join(sorted({TOWNSHIP_SOURCES[part] for part in source.split("+")}))


def township_years(row: Row, parent_end: int | None) -> tuple[str, str]:
    """The start and end of a township in the notation of the packaged files."""
    seen = [LISTED[key] for key in row.source if key in LISTED]
    if row.end[:1].isdigit():
        seen.append(int(row.end[:4]) - 1)
    start = row.start or (f"<={min(seen)}" if seen else "")
    if row.end != "?":
        return start, row.end
    bounds = [parent_end] if parent_end else []
    if row.source == "c":
        bounds.append(LISTED["m"])
    if row.source == "d" and row.first < LISTED["c"]:
        bounds.append(LISTED["c"])
    known = int(start.lstrip("<=")) if start else 0
    bounds = [bound for bound in bounds if bound > known]
    return start, f"?<={min(bounds)}" if bounds else "?"


def join_renumbered(towns: list[Row], upper: list[Row]) -> None:
    """Tie a township's codes together when its county got a new code, or its sources differ.

    Without a start, the township under the new code begins with that code, and what stands
    under the old one is its past.
    """
    ends = {r.code: r.last for r in upper}
    starts: dict[str, int] = {}
    heirs: dict[str, list[str]] = defaultdict(list)
    for row in upper:
        starts[row.code] = min(row.first, starts.get(row.code, row.first))
        heirs[row.code] += [s.lstrip("~") for s in row.successors if "[" not in s]
    by_place: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in towns:
        by_place[row.code[:6], row.name].append(row)
    before = forerunners(towns)
    for row in towns:
        if row.end != "?" or row.successors:
            continue
        county = row.code[:6]
        if ends.get(county):
            later = [t for h in heirs[county] for t in by_place.get((h, row.name), [])]
        else:
            later = [t for t in by_place[county, row.name] if t is not row]
        later = [t for t in later if t.end == ""]
        if len(later) == 1:
            row.successors = ["~" + later[0].code]
            if ends.get(county) == starts[later[0].code[:6]] and not later[0].start:
                later[0].start = str(ends[county])
            names = before.get((row.code, row.start), set())
            if not ends.get(county) and names and row.name not in names and not later[0].start:
                # 甲乡 became 甲镇 then, whatever code the lists have for 甲镇 now.
                later[0].start = row.start


def forerunners(towns: list[Row]) -> dict[tuple[str, str], set[str]]:
    """By the code and the first year of a township the names of those that became it then."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in towns:
        for heir in row.successors:
            found[heir, row.end].add(row.name)
    return found


def write(name: str, kind: str, body: list[str], output: Path) -> None:
    """Write a packaged file with its header."""
    text = "\n".join(body) + "\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    header = [
        f"# {kind}",
        f"# version: {VERSION}",
        f"# date: {TABLE_DATE}",
        f"# years: {FIRST_YEAR}-{LAST_YEAR}",
        "# sources and licences: data/SOURCES.md, section Divisions",
        "# notation: scripts/build_divisions.py",
        f"# sha256 of the lines below: {digest}",
    ]
    content = ("\n".join(header) + "\n" + text).encode()
    if name.endswith(".gz"):
        content = gzip.compress(content, 9, mtime=0)
    (output / name).write_bytes(content)
    sys.stdout.write(f"{name}: {len(body)} lines, {len(content)} bytes\n")


def upper_lines(rows: list[Row], sources: dict[str, str]) -> list[str]:
    """The lines of divisions.tsv; adds to sources the keys that it gives out."""
    codes = {r.code for r in rows}
    lines = ["code\tname\tforms\tfrom\tto\tsuccessors\tfrom_date\tto_date\tsource"]
    state = ["100000", "中华人民共和国", "", "1949", "", "", "1949-10-01", "", "k"]
    state[2] = ",".join(short_forms(state[1], "state"))
    lines.append("\t".join(state))
    for row in rows:
        above = row.code[:4] + "00"
        if row.level != "county" or above not in codes:
            above = row.code[:2] + "0000"
        if row.level != "province" and row.parent != above:
            sys.exit(f"{row.code} {row.name}: parent {row.parent}, the code says {above}")
        key = sources.setdefault(row.source, chr(ord("y") - len(sources)))
        cells = [row.code, row.name, ",".join(short_forms(row.name, row.level)), row.start, row.end]
        cells += [successor_text(row.successors, ""), row.from_date, row.to_date, key]
        lines.append("\t".join(cells))
    return lines


def township_lines(towns: list[Row], upper: list[Row], parents: dict[str, str]) -> list[str]:
    """The lines of townships.txt.gz."""
    ends: dict[str, int | None] = {}
    for row in upper:
        ends[row.code] = row.last  # rows are in order of time, so the last one stands
    counties: dict[str, list[str]] = {}
    for row in sorted(towns, key=lambda r: (r.code, r.start or "0", r.end, r.name)):
        county = row.code[:6]
        if county not in counties:
            above = "" if county in ends else ">" + parents.get(county, county[:4] + "00")
            counties[county] = [county + above]
        stem, rest = split_name(row.name, "township")
        item = row.code[6:] + stem + ("/" + rest if rest else "")
        extras = (*township_years(row, ends.get(county)), row.source)
        heirs = successor_text(row.successors, county)
        if extras != DEFAULT_YEARS or heirs:
            item += ";" + ";".join((*extras, heirs)).rstrip(";")
        counties[county].append(item)
    return ["\t".join(items) for items in counties.values()]


def main() -> None:
    """Build the three tables."""
    parser = argparse.ArgumentParser(description="Build the packaged tables of divisions.")
    parser.add_argument("table", type=Path, help="the table of the divisions' history (TSV)")
    parser.add_argument("--output", type=Path, default=OUTPUT, help="folder to write to")
    arguments = parser.parse_args()
    rows, parents = patch(read_rows(arguments.table))
    upper = merge_unchanged([r for r in rows if r.level != "township"])
    open_district_starts(upper)
    towns = [r for r in rows if r.level == "township"]
    for row in towns:
        row.source = township_source(row.source)
    join_renumbered(towns, upper)
    sources: dict[str, str] = {}
    lines = upper_lines(upper, sources)
    listed = ["key\tsource", "k\tgeneral knowledge"]
    listed += [f"{key}\t{source}" for source, key in sources.items()]
    listed += [f"{key}\t{source}" for source, key in TOWNSHIP_SOURCES.items()]
    write("divisions.tsv", "Divisions of China, county level and above", lines, arguments.output)
    write(
        "townships.txt.gz",
        "Divisions of China below the county",
        township_lines(towns, upper, parents),
        arguments.output,
    )
    write("sources.tsv", "Keys of the sources of divisions", listed, arguments.output)


if __name__ == "__main__":
    main()
