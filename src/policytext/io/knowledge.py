"""The knowledge base and its crosswalk as files: CSV for spreadsheets, JSON Lines for programs."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from policytext.errors import InputError
from policytext.io.files import open_output
from policytext.io.table import BOM, format_rows
from policytext.knowledge import KnowledgeBase
from policytext.knowledge.crosswalk import Change
from policytext.knowledge.exports import ENTITY_COLUMNS, EntityRow, entity_rows

__all__ = ["format_changes", "format_entities", "format_json", "write_crosswalk", "write_entities"]

# As in a user's own file of entries.
_SEPARATOR = ";"
# Rows that are put together before they are written.
_BATCH = 5000


def format_entities(rows: Iterable[EntityRow]) -> str:
    r"""Entities as CSV without a header; lists have semicolons between their items.

    Example:
        >>> format_entities(entity_rows(kinds="state"))[:27]
        '100000,中华人民共和国,PLACE,admin,'
    """
    return format_rows(tuple(map(_cell, row.values())) for row in rows)


def _cell(value: object) -> str:
    if isinstance(value, list):
        return _SEPARATOR.join(value)
    return "" if value is None else str(value)


def format_changes(changes: Iterable[Change]) -> str:
    r"""A crosswalk as CSV with a header.

    Example:
        >>> format_changes([Change("420600", "襄樊市", "420600", "襄阳市", "renamed", 2010)])
        'code_from,name_from,code_to,name_to,kind,year\r\n420600,襄樊市,420600,襄阳市,renamed,2010\r\n'
    """
    return format_rows([Change._fields, *(tuple(map(_cell, each)) for each in changes)])


def format_json(rows: Iterable[Mapping[str, Any]]) -> str:
    r"""Rows as JSON Lines.

    Example:
        >>> format_json([{"id": "长三角"}])
        '{"id": "长三角"}\n'
    """
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def write_entities(
    path: str | os.PathLike[str],
    kb: KnowledgeBase | None = None,
    kinds: Collection[str] | str | None = None,
    townships: bool = False,
    organs_in: int | None = None,
) -> int:
    """Write a knowledge base as CSV (``.csv``) or JSON Lines (``.jsonl``), and count its rows.

    Args:
        path: where the file goes; it appears when it is whole. CSV begins with a byte order
            mark, without which spreadsheets on Windows garble Chinese.
        kb: see `entity_rows`, as for the other arguments.
        kinds: of which things.
        townships: also townships.
        organs_in: also organs, with the names that they had in this year.

    Raises:
        InputError: the suffix is another, a kind or the year is impossible, or the place cannot
            be written to.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in (".csv", ".jsonl"):
        raise InputError(f"cannot write entities to {path}: name a .csv or .jsonl file")
    rows = entity_rows(kb, kinds, townships, organs_in)
    form = format_entities if suffix == ".csv" else format_json
    count = 0
    with open_output(path) as out:
        if suffix == ".csv":
            out.write(BOM + format_rows([ENTITY_COLUMNS]))
        while batch := list(islice(rows, _BATCH)):
            out.write(form(batch))
            count += len(batch)
    return count


def write_crosswalk(path: str | os.PathLike[str], changes: Iterable[Change]) -> int:
    """Write a crosswalk as CSV that spreadsheets open right, and count its rows.

    Raises:
        InputError: the place cannot be written to.
    """
    rows = list(changes)
    with open_output(path) as out:
        out.write(BOM + format_changes(rows))
    return len(rows)
