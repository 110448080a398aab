"""The tables of patterns: occasions, the year that is told of, and words around values."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import policytext
from policytext.data import read_rows
from policytext.pattern_table import PatternTable, groups_told

SOURCE = Path(policytext.__file__).parent
TABLES = {
    "occasions/patterns.tsv": "occasions",
    "quantities/context_patterns.tsv": "quantities",
    "quantities/told_patterns.tsv": "quantities",
    "structure/role_patterns.tsv": "structure",
    "targets/patterns.tsv": "targets",
}
NAMED = [(table, name) for table in TABLES for name in PatternTable(table).names()]


@pytest.mark.parametrize(("table", "name"), NAMED)
def test_each_can_be_compiled_and_names_no_unknown_pattern(table: str, name: str) -> None:
    source = PatternTable(table)[name].pattern
    re.compile(source, re.MULTILINE)  # Raises where it is none.
    assert "{{" not in source


@pytest.mark.parametrize("table", TABLES)
def test_each_is_used(table: str) -> None:
    sources = " ".join(source for _, source, _ in read_rows(table))
    modules = (SOURCE / TABLES[table]).glob("*.py")
    code = " ".join(path.read_text(encoding="utf-8") for path in modules)
    unused = [
        name
        for name in PatternTable(table).names()
        if not any(told in code for told in (f'"{name}"', f"'{name}'"))
        and f"{{{{{name}}}}}" not in sources
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("记者7月18日从市统计局获悉", {"month": "7", "day": "18"}),
        ("2023年7月18日电", {"year": "2023", "month": "7", "day": "18"}),
        ("本报讯（记者某某 12月3日）", {"month": "12", "day": "3"}),
    ],
)
def test_groups_are_told_without_their_numbers(text: str, told: dict[str, str]) -> None:
    found = PatternTable("occasions/patterns.tsv")["dateline"].search(text)
    assert found is not None
    assert groups_told(found) == told


def test_no_name_of_a_pattern_of_values_stands_twice() -> None:
    names = [name for name, *_ in read_rows("targets/patterns.tsv")]
    assert len(names) == len(set(names))
