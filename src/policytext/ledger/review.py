"""Review sheets: each row with its sentence and a place for a coder's verdict; HTML and XLSX."""

from __future__ import annotations

import base64
import hashlib
import html
import os
import re
from collections.abc import Iterable, Iterator
from typing import Any

from policytext.data import read_bytes
from policytext.errors import InputError
from policytext.extras import load_extra
from policytext.io.files import open_output
from policytext.ledger.cells import plain
from policytext.ledger.given import each_row
from policytext.ledger.row import Row
from policytext.ledger.verdicts import VERDICTS, verdict_words
from policytext.ledger.workbook import EXTRA, MOST_LINES, clean, save_workbook, set_cell

__all__ = ["REVIEW_COLUMNS", "render_review", "review_ids", "write_review", "write_review_xlsx"]

# What both sheets say of a row; `read_verdicts` needs the id alone.
REVIEW_COLUMNS = (
    "id", "document", "section", "indicator", "code", "measure", "base", "rate", "role", "period",
    "place", "quantity", "value", "stretch", "wording", "rivals",
)  # fmt: skip
_SHOWN = (
    "indicator", "code", "measure", "base", "rate", "role", "period", "place", "quantity",
    "value", "stretch", "wording", "rivals", "section", "document",
)  # fmt: skip
_SLOT = re.compile(r"\{\{(\w+)\}\}")
# A spreadsheet takes such an id for a number, 12345678e012 too, and saves it as another.
_NUMBER = re.compile(r"\d+(?:e\d+)?")


def review_ids(rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """Each row with an id that is the same in every sheet that has the row.

    It is made of the document's id, the places of statement and value, and the fields that a coder
    judges; rows that agree in all of these are numbered.

    Raises:
        InputError: these are no rows.
    """
    seen: dict[str, int] = {}
    for row in each_row(rows):
        facts = (
            row.document, row.start, row.end, row.quantity_start, row.indicator, row.measure,
            row.role, _period(row), row.place, row.wording,
        )  # fmt: skip
        key = _key("\0".join(map(str, facts)))
        seen[key] = seen.get(key, 0) + 1
        yield (key if seen[key] == 1 else f"{key}-{seen[key]}"), row


def _key(facts: str) -> str:
    key = hashlib.sha256(facts.encode("utf-8")).hexdigest()[:12]
    return f"r{key}" if _NUMBER.fullmatch(key) else key


def render_review(rows: Iterable[Row], title: str = "Review of rows") -> str:
    """A review sheet as one HTML page.

    The page loads nothing from anywhere: its policy forbids it. Verdicts stay in the page until
    its button gives them as a CSV file, which `read_verdicts` reads.

    Raises:
        InputError: these are no rows, but a table, say.

    Example:
        >>> page = render_review([])
        >>> page.startswith("<!DOCTYPE html>"), "://" in page
        (True, False)
    """
    style, script = _part("review.css"), _part("review.js")
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'"
    )
    parts = {
        "policy": policy,
        "title": _escape(title),
        "style": style,
        "rows": "\n".join(_line(key, row) for key, row in review_ids(rows)),
        "script": script,
    }
    # One pass over the template: what is filled in is not looked at again.
    return _SLOT.sub(lambda slot: parts[slot[1]], _part("review.html"))


def write_review(
    rows: Iterable[Row], path: str | os.PathLike[str], title: str = "Review of rows"
) -> None:
    """Write the page of `render_review` to a file.

    Raises:
        InputError: these are no rows, or the place cannot be written to.
    """
    with open_output(path) as out:
        out.write(render_review(rows, title))


def write_review_xlsx(rows: Iterable[Row], path: str | os.PathLike[str], coder: str = "") -> int:
    """Write a review sheet as an XLSX file to fill in, and say how many rows it has.

    The value is red and bold in its sentence; the column ``verdict`` takes ``VERDICTS`` and the
    words that stand for them, 正确 and 错误, and no others.

    Args:
        rows: the rows to judge.
        path: where the file goes.
        coder: filled into the column ``coder``.

    Raises:
        InputError: these are no rows, openpyxl is not installed, there are more rows than a sheet
            has lines, or the place cannot be written to.
    """
    openpyxl = load_extra("openpyxl", EXTRA)
    validation = load_extra("openpyxl.worksheet.datavalidation", EXTRA)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "review"
    names = ("sentence", *REVIEW_COLUMNS, "verdict", "note", "coder")
    for column, name in enumerate(names, 1):
        sheet.cell(1, column, name)
    count = 0
    for count, (key, row) in enumerate(review_ids(rows), 1):
        if count >= MOST_LINES:
            raise InputError(f"an XLSX sheet has {MOST_LINES} lines; review a sample of the rows")
        _rich(sheet.cell(count + 1, 1), row)
        cells = _cells(key, row)
        for column, name in enumerate((*REVIEW_COLUMNS, "", "", "coder"), 2):
            set_cell(sheet.cell(count + 1, column), coder if name == "coder" else cells.get(name))
    allowed = validation.DataValidation(
        type="list",
        formula1=f'"{",".join((*VERDICTS, *verdict_words()))}"',
        allow_blank=True,
        showErrorMessage=True,
    )
    sheet.add_data_validation(allowed)
    letter = load_extra("openpyxl.utils", EXTRA).get_column_letter(names.index("verdict") + 1)
    allowed.add(f"{letter}2:{letter}{max(2, count + 1)}")
    sheet.column_dimensions["A"].width = 80
    sheet.freeze_panes = "B2"
    save_workbook(book, path)
    return count


def _rich(cell: Any, row: Row) -> None:
    """The sentence with its value in bold red."""
    before, value, after = (clean(part) for part in _parts(row))
    if not value:
        set_cell(cell, before)
        return
    rich = load_extra("openpyxl.cell.rich_text", EXTRA)
    font = load_extra("openpyxl.cell.text", EXTRA).InlineFont(b=True, color="FFC00000")
    parts = [part for part in (before, rich.TextBlock(font, value), after) if part]
    cell.value = rich.CellRichText(*parts)


def _parts(row: Row) -> tuple[str, str, str]:
    """The sentence before its value, the value, and what follows it."""
    if row.quantity_start is None or row.quantity_end is None:
        return (row.sentence, "", "")
    start, end = row.quantity_start - row.sentence_start, row.quantity_end - row.sentence_start
    if not 0 <= start < end <= len(row.sentence):
        return (row.sentence, "", "")
    return (row.sentence[:start], row.sentence[start:end], row.sentence[end:])


def _period(row: Row) -> str:
    days = (row.period_start, row.period_end)
    return "" if days == (None, None) else "/".join(map(plain, days))


def _value(row: Row) -> str:
    """The value as it would be computed with: comparator, bounds, unit."""
    if not row.comparator:
        return ""
    bounds = [plain(one) for one in dict.fromkeys((row.low, row.high)) if one is not None]
    return f"{row.comparator} {'–'.join(bounds)} {row.unit}".strip()


def _cells(key: str, row: Row) -> dict[str, str]:
    place = f"{row.place} {row.place_name}".strip()
    return {
        "id": key, "document": row.document, "indicator": row.indicator, "code": row.code,
        "measure": row.measure, "base": row.base, "rate": row.rate, "role": row.role,
        "period": _period(row), "place": place, "quantity": row.quantity, "value": _value(row),
        "stretch": row.stretch, "wording": row.wording, "rivals": str(row.rivals or ""),
        "section": f"{row.section_role} {row.section}".strip(),
    }  # fmt: skip


def _line(key: str, row: Row) -> str:
    cells = _cells(key, row)
    data = " ".join(f'data-{name}="{_escape(cells[name])}"' for name in REVIEW_COLUMNS)
    before, value, after = map(_escape, _parts(row))
    marked = f"{before}<mark>{value}</mark>{after}" if value else before
    shown = "".join(
        f"<dt>{name}</dt><dd>{_escape(cells[name])}</dd>" for name in _SHOWN if cells[name]
    )
    choices = "".join(
        f'<label><input type="radio" name="v-{key}" value="{word}"> {_shown_verdict(word)}</label>'
        for word in VERDICTS
    )
    note = '<input name="note" placeholder="note" aria-label="Note" autocomplete="off">'
    return (
        f'<tr {data}><td class="sentence" lang="zh-Hans">{marked}</td><td><dl>{shown}</dl></td>'
        f'<td class="verdict">{choices}{note}</td></tr>'
    )


def _shown_verdict(verdict: str) -> str:
    """A verdict with the first of the words that coders write for it."""
    words = [word for word, meant in verdict_words().items() if meant == verdict]
    return " ".join([verdict, *words[:1]])


def _escape(text: str) -> str:
    return html.escape(text.replace("\0", "\ufffd"))


def _part(name: str) -> str:
    return read_bytes(f"ledger/{name}").decode("utf-8").replace("\r\n", "\n")


def _digest(content: str) -> str:
    return base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
