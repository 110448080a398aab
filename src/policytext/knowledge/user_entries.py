"""A user's own entries of the knowledge base, from CSV or TOML, checked before they are used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from policytext import gazetteer
from policytext.errors import DataError, InputError
from policytext.knowledge.entity_type import Entity
from policytext.knowledge.kinds import all_kinds
from policytext.knowledge.user_rows import FIELDS, LISTS, Row, read_rows_of
from policytext.lazy_pattern import lazy_pattern
from policytext.user_files import EntryFault

__all__ = ["check_entries", "read_entries", "sha256_of"]

Source = str | Path | Mapping[str, Any]

_CODE = lazy_pattern(r"[0-9]{6}(?:[0-9]{3})?")
_OWNED = lazy_pattern(r"([0-9]{6}(?:[0-9]{3})?)[/:].+", re.DOTALL)
_YEAR = lazy_pattern(r"[0-9]{1,4}")
# Characters of an id in a fault.
_SHOWN = 20


def read_entries(source: Source) -> tuple[Entity, ...]:
    """The entries of a user's file, for `KnowledgeBase.extended`.

    Args:
        source: the path of a CSV file (``.csv``) or a TOML file (``.toml``), or a mapping of the
            form of the TOML file. `docs/knowledge.md` describes both.

    Returns:
        Entities in the order in which their ids first stand in the file; the periods of one
        thing stand together, by time.

    Raises:
        DataError: the file cannot be read, or an entry is wrong; `check_entries` lists all faults.
        InputError: the source is neither a path nor a mapping, or the file has another suffix.

    Example:
        >>> port, = read_entries({"entity": [
        ...     {"id": "云帆港区", "kind": "PLACE.zone", "names": ["云帆"], "places": ["320400"]},
        ... ]})
        >>> port.label, port.kind, port.places
        ('PLACE', 'zone', ('320400',))
    """
    entities, faults = _read(source)
    if faults:
        more = "; more with `policytext knowledge check`" if len(faults) > 1 else ""
        raise DataError(f"{faults[0]}{more}")
    return entities


def check_entries(source: Source) -> tuple[EntryFault, ...]:
    """All that is wrong with a user's file of entries; none where `read_entries` takes it.

    Raises:
        DataError: the file cannot be read.
        InputError: the source is neither a path nor a mapping, or the file has another suffix.

    Example:
        >>> faults = check_entries({"entity": [{"id": "云帆港区", "kind": "zone"}]})
        >>> faults[0].entry, faults[0].message[:21]
        ('[[entity]] 1 (云帆港区)', "kind is 'zone'; write")
    """
    return _read(source)[1]


def sha256_of(entries: Iterable[Entity]) -> str:
    """A hash over entries; comments and layout of their file do not count.

    Example:
        >>> sha256_of([])[:8]
        'e3b0c442'
    """
    import hashlib

    return hashlib.sha256("\n".join(map(repr, entries)).encode()).hexdigest()


def _read(source: Source) -> tuple[tuple[Entity, ...], tuple[EntryFault, ...]]:
    name, rows, faults = read_rows_of(source)
    made: list[tuple[Row, Entity]] = []
    for row in rows:
        messages: list[str] = []
        entity = _entity(row.cells, messages)
        if entity is not None:
            made.append((row, entity))
        where = f"{row.entry} ({str(row.cells.get('id', ''))[:_SHOWN]})"
        faults += [EntryFault(name, row.line, where, message) for message in messages]
    places = {id(row): number for number, row in enumerate(rows)}
    spans: dict[str, list[tuple[Row, Entity]]] = {}
    for pair in made:
        spans.setdefault(pair[1].id, []).append(pair)
    kept: list[Entity] = []
    for key, pairs in spans.items():
        pairs.sort(key=lambda pair: (pair[1].valid_from or 0, places[id(pair[0])]))
        for before, after in pairwise(pairs):
            # The one further down is told: who reads from the top has taken the other one.
            first, second = sorted((before, after), key=lambda pair: places[id(pair[0])])
            if message := _conflict(before[1], after[1], first[0]):
                where = f"{second[0].entry} ({key[:_SHOWN]})"
                faults.append(EntryFault(name, second[0].line, where, message))
        kept += [entity for _, entity in pairs]
    return tuple(kept), tuple(sorted(faults, key=lambda fault: fault.line))


def _conflict(before: Entity, after: Entity, first: Row) -> str:
    """Why two rows cannot be periods of one thing, or nothing."""
    other = f"{first.entry} on line {first.line}" if first.line else first.entry
    if (before.label, before.kind) != (after.label, after.kind):
        return f"kind differs from that of {other}; give one thing one kind, or another id"
    begins_later = after.valid_from is not None
    if before.valid_to is not None and begins_later and before.valid_to <= (after.valid_from or 0):
        return ""
    return (
        f"the id is that of {other} already, and their years overlap; rows of one id are periods: "
        "give `from` and `to` (`to` is the first year in which it stood no longer), or another id"
    )


def _entity(cells: Mapping[str, Any], messages: list[str]) -> Entity | None:
    """The entity of a row, or None with all that is wrong with the row."""
    if unknown := [str(key) for key in cells if key not in FIELDS]:
        messages.append(f"unknown field {', '.join(unknown)}; one of {', '.join(FIELDS)}")
    key = _id(cells, messages)
    label, kind = _kind(cells, messages)
    lists = {field: _list(cells, field, messages) for field in LISTS}
    for field in ("places", "members"):
        for code in lists[field]:
            _check_code(field, code, messages)
    if key and key in lists["successors"]:
        messages.append("successors names the entry itself; name what took its place, or nothing")
    start, end = _year(cells, "from", messages), _year(cells, "to", messages)
    if start is not None and end is not None and start >= end:
        messages.append(
            f"from {start} is not before to {end}; `to` is the first year in which it stood no "
            "longer"
        )
    name, source = _text(cells, "name", messages), _text(cells, "source", messages)
    if messages:
        return None
    names = tuple(text for text in lists["names"] if text not in (key, name))
    return Entity(
        id=key,
        name=name or key,
        label=label,
        kind=kind,
        names=names,
        places=lists["places"],
        members=lists["members"],
        valid_from=start,
        valid_to=end,
        successors=lists["successors"],
        source=source,
    )


def _text(cells: Mapping[str, Any], field: str, messages: list[str]) -> str:
    value = cells.get(field, "")
    if not isinstance(value, str):
        messages.append(f"{field} is {value!r:.60}; give text")
        return ""
    _check_text(field, value, messages)
    return value


def _check_text(field: str, text: str, messages: list[str]) -> None:
    if text != text.strip() or len(text.splitlines()) > 1:
        messages.append(
            f"{field} {text!r:.60} begins or ends with white space, or has lines; write it without"
        )


def _id(cells: Mapping[str, Any], messages: list[str]) -> str:
    before = len(messages)
    key = _text(cells, "id", messages)
    if not key and len(messages) == before:
        messages.append("id is empty; give the full name of the thing, or a key of your own")
    elif _CODE.fullmatch(key):
        messages.append(
            f"id {key} looks like the code of a division, which the gazetteer holds; give the "
            "full name of the thing, or a key with a letter"
        )
    elif owned := _OWNED.fullmatch(key):
        _check_code("id", owned[1], messages)
    return key


def _check_code(field: str, code: str, messages: list[str]) -> None:
    try:
        gazetteer.division(code)
    except InputError:
        messages.append(
            f"{field} has {code!r:.60}, which no division has or had as its code; give six digits "
            "such as 320400, or nine for a township: `policytext lookup NAME` finds them"
        )


def _kind(cells: Mapping[str, Any], messages: list[str]) -> tuple[str, str]:
    value = cells.get("kind")
    if isinstance(value, str) and value in all_kinds():
        label, _, kind = value.partition(".")
        return label, kind
    told = "is empty" if value in (None, "") else f"is {value!r:.60}"
    messages.append(f"kind {told}; write LABEL.kind, one of {', '.join(all_kinds())}")
    return "", ""


def _list(cells: Mapping[str, Any], field: str, messages: list[str]) -> tuple[str, ...]:
    value = cells.get(field, ())
    if not isinstance(value, (list, tuple)):
        messages.append(f'{field} is {value!r:.60}; give a list of texts, such as ["云帆港"]')
        return ()
    for text in value:
        if not isinstance(text, str) or not text:
            messages.append(f"{field} holds {text!r:.60}; give texts that are not empty")
            return ()
        if "；" in text:
            messages.append(f"{field} {text!r:.60} has a full-width ；; separate by ; or as a list")
        _check_text(field, text, messages)
    return tuple(dict.fromkeys(value))


def _year(cells: Mapping[str, Any], field: str, messages: list[str]) -> int | None:
    value = cells.get(field, "")
    if value == "":
        return None
    text = str(value) if isinstance(value, (int, str)) and not isinstance(value, bool) else ""
    if _YEAR.fullmatch(text) and int(text):
        return int(text)
    messages.append(f"{field} is {value!r:.60}; give a year as a whole number, such as 2015")
    return None
