"""Kinds of places by the last word of their names."""

from __future__ import annotations

import pytest

from policytext.data import read_rows
from policytext.entities.lexicons import KINDS
from policytext.entities.place_heads import kind_of_place


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("银谷山自然保护区", "zone", "site"),
        ("银谷峰", "site", "natural"),
        ("银谷措", "admin", "natural"),
        ("银谷溪", "site", "natural"),
        ("银谷溪", "admin", "admin"),
        ("银谷路", "admin", "route"),
        ("银谷学宫", "admin", "site"),
        ("甲乙特别合作区", "region", "zone"),
        # A village may be called so.
        ("大道", "admin", "admin"),
        ("银谷馆", "site", "site"),
        # A township of the table.
        ("青云路", "zone", "zone"),
    ],
)
def test_kind_of_place(name: str, kind: str, told: str) -> None:
    assert kind_of_place(name, "PLACE", kind) == told


def test_other_labels_keep_their_kinds() -> None:
    assert kind_of_place("银谷路", "PROJECT", "construction") == "construction"


def test_the_table() -> None:
    rows = list(read_rows("entities/place_heads.tsv"))
    assert len({head for head, _, _ in rows}) == len(rows)
    for _, kind, instead in rows:
        assert all(f"PLACE.{each}" in KINDS for each in (kind, *instead.split()))
        assert kind not in instead.split()
