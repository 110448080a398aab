"""The knowledge base and its crosswalk as text: CSV for spreadsheets, JSON Lines for programs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any

from policytext.errors import InputError
from policytext.io.files import open_output
from policytext.io.table import BOM, format_rows
from policytext.knowledge.base import KnowledgeBase
from policytext.knowledge.crosswalk import Change
from policytext.knowledge.exports import (
    ENTITY_COLUMNS,
    EntityRow,
    Kinds,
    entity_rows,
    wikidata_rows,
)

__all__ = ["FORMATS", "crosswalk_csv", "entity_text", "write_crosswalk", "write_entities"]

FORMATS = ("csv", "jsonl", "wikidata")
# As in a user's own file of entries.
_SEPARATOR = ";"
# Rows that are put together before they are written.
_BATCH = 5000


def entity_text(
    form: str,
    kb: KnowledgeBase | None = None,
    kinds: Kinds = None,
    townships: bool = False,
    organs_in: int | None = None,
) -> Iterator[str]:
    r"""A knowledge base as pieces of text.

    Args:
        form: "csv", with a header and semicolons between the items of lists; "jsonl", the same
            rows as JSON Lines; "wikidata", `wikidata_rows` as JSON Lines.
        kb: see `entity_rows`, as for the other arguments.
        kinds: of which things.
        townships: also townships.
        organs_in: also organs, with the names that they had in this year.

    Raises:
        InputError: the form, a kind or the year is impossible.

    Example:
        >>> next(entity_text("csv", kinds="state"))[:26], next(entity_text("jsonl"))[:16]
        ('id,name,label,kind,names,p', '{"id": "100000",')
    """
    if form == "csv":
        return _csv(entity_rows(kb, kinds, townships, organs_in))
    if form == "jsonl":
        return _json(entity_rows(kb, kinds, townships, organs_in))
    if form == "wikidata":
        return _json(wikidata_rows(kb, kinds, townships, organs_in))
    raise InputError(f"entity_text: form must be one of {', '.join(FORMATS)}, not {form!r}")


def _csv(rows: Iterator[EntityRow]) -> Iterator[str]:
    lines = (tuple(map(_cell, row.values())) for row in rows)
    return map(format_rows, _batches(chain([ENTITY_COLUMNS], lines)))


def _json(rows: Iterator[Any]) -> Iterator[str]:
    return map(_json_lines, _batches(rows))


def _json_lines(rows: Iterable[Mapping[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _cell(value: object) -> str:
    if isinstance(value, list):
        return _SEPARATOR.join(value)
    return "" if value is None else str(value)


def crosswalk_csv(changes: Iterable[Change]) -> str:
    r"""A crosswalk as CSV with a header.

    Example:
        >>> crosswalk_csv([Change("420600", "襄樊市", "420600", "襄阳市", "renamed", 2010)])
        'code_from,name_from,code_to,name_to,kind,year\r\n420600,襄樊市,420600,襄阳市,renamed,2010\r\n'
    """
    return format_rows([Change._fields, *(tuple(map(_cell, each)) for each in changes)])


def write_entities(
    path: str | os.PathLike[str],
    kb: KnowledgeBase | None = None,
    kinds: Kinds = None,
    townships: bool = False,
    organs_in: int | None = None,
) -> None:
    """Write a knowledge base as CSV (``.csv``) or JSON Lines (``.jsonl``).

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
    form = Path(path).suffix.lower()[1:]
    if form not in ("csv", "jsonl"):
        raise InputError(f"cannot write entities to {path}: name a .csv or .jsonl file")
    pieces = entity_text(form, kb, kinds, townships, organs_in)
    with open_output(path) as out:
        for piece in chain([BOM] if form == "csv" else [], pieces):
            out.write(piece)


def write_crosswalk(path: str | os.PathLike[str], changes: Iterable[Change]) -> None:
    """Write a crosswalk as CSV that spreadsheets open right.

    Raises:
        InputError: the place cannot be written to.
    """
    with open_output(path) as out:
        out.write(BOM + crosswalk_csv(changes))
