"""Documents as files: JSON Lines, tables of spans, pages to look at, formats of other tools."""

from __future__ import annotations

from policytext.io.files import Output, open_output
from policytext.io.html import render_page, write_page
from policytext.io.jsonl import parse_line, read_jsonl, write_jsonl
from policytext.io.table import TABLES, format_rows, header, rows, write_table

__all__ = [
    "TABLES",
    "Output",
    "format_rows",
    "header",
    "open_output",
    "parse_line",
    "read_jsonl",
    "render_page",
    "rows",
    "write_jsonl",
    "write_page",
    "write_table",
]
