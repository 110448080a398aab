"""The table of formats in the documentation is the one in the code."""

from __future__ import annotations

from pathlib import Path

from policytext.io.formats import table

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"


def test_the_page_says_of_each_format_what_the_table_does() -> None:
    lines = PAGE.read_text("utf-8").splitlines()
    shown = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")]
    rows = [tuple(cells) for cells in shown if len(cells) == len(table()[0])]
    assert rows == table()
