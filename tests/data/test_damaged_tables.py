"""What is told of packaged tables that are damaged."""

from __future__ import annotations

import pkgutil
import re

import pytest

from policytext.data import read_rows
from policytext.errors import DataError


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            "a\tb\n1\t2\n3\t4\t\n",
            r"has a row of another length than its first: ['3\t4\t']: install",
        ),
        ("# empty\n", "is empty: install"),
    ],
)
def test_a_damaged_table_is_refused(monkeypatch: pytest.MonkeyPatch, table: str, told: str) -> None:
    monkeypatch.setattr(pkgutil, "get_data", lambda _package, _file: table.encode())
    with pytest.raises(DataError, match=re.escape(told)):
        read_rows("a.tsv")
