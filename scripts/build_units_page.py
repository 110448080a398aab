"""Write the lists of docs/units.md from the tables; `--check` only says whether they are current.

    python scripts/build_units_page.py [--check]

What stands above the mark in the page is written by hand and kept.
"""

from __future__ import annotations

import html
import pathlib
import sys
from collections.abc import Iterable, Iterator

from policytext.quantities.rows import SECTIONS, Row
from policytext.quantities.tables import Tables

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/units.md"
DATA = ROOT / "src/policytext/data/quantities"
MARK = "<!-- The rest is made from the tables by scripts/build_units_page.py. -->\n"
SIGNS = {"digit": "†", "one": "‡"}
WHERE = {
    "before": "before the number",
    "after": "behind the number and its unit",
    "enclose": "around the number",
    "pass": "around the number, outside its span",
    "phrase": "in a set phrase or name",
    "follow": "behind any number",
    "ordinal": "behind 第 and a number",
    "year": "years from the document's",
    "told": "years from the one that the text tells of",
    "part": "parts of a year",
    "season": "parts of a year, behind a year only",
    "plan": "five-year plans, with or without quotation marks",
}


def rows(section: str) -> list[Row]:
    """The packaged entries of a section, in the order of its table."""
    return list(Tables.packaged().rows[section].values())


def line(cells: Iterable[str]) -> str:
    """A row of a table."""
    return "| " + " | ".join(html.escape(cell, quote=False) for cell in cells) + " |"


def table(heading: Iterable[str], body: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table with a blank line behind it."""
    names = list(heading)
    yield line(names)
    yield "|" + "---|" * len(names)
    yield from map(line, body)
    yield ""


def headings() -> Iterator[tuple[str, list[str]]]:
    """The headings of units.tsv, each with the cells of its rows."""
    found: list[tuple[str, list[str]]] = []
    for text in (DATA / SECTIONS["unit"].file).read_text("utf-8").splitlines():
        if text.startswith("## "):
            found.append((text[3:], []))
        elif text and text[0] != "#" and found:
            found[-1][1].append(text)
    yield from found


def units() -> Iterator[str]:
    """Units by heading: each with its other ways of writing."""
    yield "In brackets: other ways to write the unit before them, which values have."
    yield "†: not after a Chinese numeral below 万: 四方 is a word."
    yield "‡: counts after 一 too."
    yield ""
    columns = SECTIONS["unit"].columns
    for heading, texts in headings():
        entries = [dict(zip(columns, text.split("\t"), strict=True)) for text in texts]
        kinds = list(dict.fromkeys(entry["kind"] for entry in entries))
        yield f"### {heading} ({', '.join(kind.replace('none', 'no units') for kind in kinds)})"
        yield ""
        forms: dict[tuple[str, str], list[str]] = {}
        for entry in entries:
            # Words that are no units have no symbol to gather them by.
            symbol = entry["unit"] or entry["surface"]
            written = entry["surface"] + SIGNS.get(entry["note"], "")
            forms.setdefault((symbol, entry["factor"]), []).append(written)
        yield html.escape(" · ".join(one_unit(*key, words) for key, words in forms.items()), False)
        yield ""


def one_unit(symbol: str, factor: str, words: list[str]) -> str:
    """平方米 (平米, ㎡): the unit as values have it, and what else is read so."""
    first = next((word for word in words if word.rstrip("†‡") == symbol), symbol)
    others = [word for word in words if word != first]
    times = f" × {factor}" if factor else ""
    return f"{first}{times}" + (f" ({', '.join(others)})" if others else "")


def scales() -> Iterator[str]:
    """Scales and the characters of numerals."""
    yield from table(
        ("word", "power of ten", "no scale before"),
        ((row["word"], row["power"], row["not_before"]) for row in rows("scale")),
    )
    yield "### Characters of numerals"
    yield ""
    groups: dict[str, list[str]] = {}
    for row in rows("numeral"):
        groups.setdefault(row["group"], []).append(f"{row['written']} → {row['read']}")
    yield from table(
        ("group", "read as"), ((name, " · ".join(pairs)) for name, pairs in groups.items())
    )


def qualifiers() -> Iterator[str]:
    """Qualifiers by where they stand and what they say."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows("qualifier"):
        word = f"{row['word']} … {row['closes'].replace(' ', ', ')}" * bool(row["closes"])
        key = (WHERE[row["place"]], row["comparator"])
        found.setdefault(key, []).append(word or row["word"])
    yield from table(
        ("where", "comparator", "words"),
        ((*key, " · ".join(words)) for key, words in found.items()),
    )


def noted(section: str, column: str) -> Iterator[str]:
    """Rows of words by place or use, with the note that says why."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows(section):
        found.setdefault((WHERE.get(row[column], row[column]), row["note"]), []).append(
            row["words"]
        )
    yield from table(
        (column, "what", "words"), ((*key, " · ".join(words)) for key, words in found.items())
    )


def times() -> Iterator[str]:
    """Words of time by what they are."""
    found: dict[str, list[str]] = {}
    for row in rows("time"):
        found.setdefault(WHERE[row["place"]], []).append(f"{row['word']} {row['value']}")
    yield from table(("what", "words"), ((key, " · ".join(found[key])) for key in found))


def page() -> str:
    """The whole page: what is written by hand, and the lists."""
    head = PAGE.read_text("utf-8").partition(MARK)[0]
    parts = [
        ("Units", units()),
        ("Scales", scales()),
        ("Qualifiers", qualifiers()),
        ("Exclusions", noted("exclusion", "place")),
        ("Words of context", noted("context", "use")),
        ("Words of time", times()),
        ("Variants", iter([" · ".join(r["written"] + r["read"] for r in rows("variant")), ""])),
    ]
    lists = "\n".join(
        text for title, lines in parts for text in (f"\n## {title}\n", "\n".join(lines).rstrip())
    )
    return head + MARK + lists + "\n"


def main() -> int:
    """Write the page, or say that it is out of date."""
    made = page()
    if sys.argv[1:] == ["--check"]:
        current = PAGE.read_text("utf-8") == made
        said = "current" if current else "out of date: run python scripts/build_units_page.py"
        sys.stdout.write(f"{said}\n")
        return 0 if current else 1
    PAGE.write_text(made, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
