"""The table of formats: what each is called and what it holds.

A new format adds its ``FORMAT`` here, and thereby joins the command and the tests of the laws.
"""

from __future__ import annotations

from pathlib import Path

from policytext.errors import InputError
from policytext.facts import FIELDS
from policytext.io import (
    bio,
    brat,
    conll,
    doccano,
    hanlp_dict,
    jsonl,
    label_studio,
    tables,
    web_annotation,
    xmi_files,
)
from policytext.io.holds import ALL_FACTS, Format

__all__ = ["FORMATS", "find_format", "table"]

_ALL = (
    jsonl.FORMAT,
    brat.FORMAT,
    conll.FORMAT,
    bio.FORMAT,
    hanlp_dict.FORMAT,
    tables.CSV,
    tables.TSV,
    xmi_files.FORMAT,
    label_studio.FORMAT,
    doccano.FORMAT,
    web_annotation.FORMAT,
)
FORMATS: dict[str, Format] = {form.name: form for form in _ALL}


def find_format(name: str | None, path: str | Path) -> Format:
    """The format of this name; without a name, the one whose suffix the path has.

    Of two suffixes, as ``.doccano.jsonl`` and ``.jsonl``, the longer one counts.

    Raises:
        InputError: there is no such format, or the path does not say which one is meant.

    Example:
        >>> find_format(None, "docs.jsonl").name
        'jsonl'
    """
    if name is not None:
        if name not in FORMATS:
            raise InputError(f"unknown format {name!r}; one of {', '.join(sorted(FORMATS))}")
        return FORMATS[name]
    low = Path(path).name.lower()
    fitting = [
        (len(suffix), form)
        for form in FORMATS.values()
        for suffix in form.suffixes
        if low.endswith(suffix)
    ]
    # .hanlp.jsonl says more than .jsonl does.
    longest = max((length for length, _ in fitting), default=0)
    found = [form for length, form in fitting if length == longest]
    if len(found) != 1:
        which = " or ".join(sorted(form.name for form in found)) or ", ".join(sorted(FORMATS))
        raise InputError(f"{path}: its name does not say which format it has; say one: {which}")
    return found[0]


def table() -> list[tuple[str, ...]]:
    """What each format holds, in words, below a line of headings.

    Example:
        >>> table()[:2]  # doctest: +NORMALIZE_WHITESPACE
        [('name', 'format', 'path', 'layers', 'values', 'spans', 'facts'),
         ('jsonl', 'JSON Lines of policytext', '.jsonl .ndjson', 'all', 'all',
          'any, at characters', 'all')]
    """
    head = ("name", "format", "path", "layers", "values", "spans", "facts")
    return [head, *map(_row, FORMATS.values())]


def _row(form: Format) -> tuple[str, ...]:
    facts = [name for name in FIELDS if name in form.facts]
    return (
        form.name,
        form.title,
        "a folder" if form.folder else " ".join(form.suffixes),
        "all" if form.layers is None else ", ".join(sorted(form.layers)),
        form.values,
        f"{form.nested}, at {form.unit}",
        "all" if form.facts == ALL_FACTS else ", ".join(facts) or "none",
    )
