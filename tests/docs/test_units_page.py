"""The page of units is made from the tables, and says all that they hold."""

from __future__ import annotations

import runpy
from pathlib import Path

from policytext.quantities import Tables
from policytext.quantities.checks import GROUPS, NOTES, PLACES, UNIT_KINDS
from policytext.quantities.rows import SECTIONS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/units.md").read_text(encoding="utf-8")
SCRIPT = runpy.run_path(str(ROOT / "scripts/build_units_page.py"))


def test_the_page_is_up_to_date() -> None:
    assert SCRIPT["page"]() == PAGE, "run python scripts/build_units_page.py"


def test_every_entry_is_on_the_page() -> None:
    lists = PAGE.partition(SCRIPT["MARK"])[2].replace("&lt;", "<").replace("&gt;", ">")
    assert lists
    for section, rows in Tables.packaged().rows.items():
        for row in rows.values():
            word = next(row[c] for c in ("surface", "word", "words", "written") if c in row)
            assert word in lists, f"{section}: {word}"


def test_what_an_entry_may_say_is_on_the_page() -> None:
    head = PAGE.partition(SCRIPT["MARK"])[0]
    for section in SECTIONS.values():
        assert f"`[[{section.name}]]`" in head
        assert all(f"`{column}`" in head for column in section.columns), section.name
    allowed = {*UNIT_KINDS, *NOTES, *GROUPS, *(name for names in PLACES.values() for name in names)}
    assert [name for name in sorted(allowed) if name not in head] == []
