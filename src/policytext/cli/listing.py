"""Divisions and other entities as lines for people."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from policytext import gazetteer
from policytext.errors import InputError
from policytext.gazetteer import Division, division, full_name
from policytext.io.columns import in_columns
from policytext.knowledge import Entity, sources

__all__ = ["as_table", "entity_lines", "entity_table", "lies_in"]

_HEAD = ("code", "name", "level", "from", "to", "in full")
_ENTITY_HEAD = ("id", "name", "kind", "from", "to", "in")


def as_table(found: Sequence[Division]) -> str:
    """One line a division, in columns; years as the table knows them, ``?`` where it does not."""
    return in_columns([_HEAD, *map(_cells, found)])


def entity_table(found: Sequence[Entity]) -> str:
    """One line for each entity that is no division, in columns."""
    return in_columns([_ENTITY_HEAD, *map(_entity_cells, found)])


def entity_lines(one: Entity, year: int | None) -> str:
    """All that is known of an entity, one matter a line."""
    begin, end = _years(one)
    facts = {
        "id": one.id,
        "name": one.name,
        "kind": _kind(one),
        "names": ", ".join(one.names),
        "from": begin,
        "to": end,
        "lies in": ", ".join(f"{above.name} ({above.code})" for above in lies_in(one, year)),
        "members": ", ".join(f"{division(code).name} ({code})" for code in one.members),
        "successors": ", ".join(one.successors),
        "source": _source(one),
    }
    return in_columns([(key, value) for key, value in facts.items() if value])


def lies_in(one: Entity, year: int | None) -> tuple[Division, ...]:
    """The divisions above an entity in a year, or today, where a place had another code then."""
    with contextlib.suppress(InputError):
        return one.ancestors(year)
    return one.ancestors()


def _source(one: Entity) -> str:
    if one.division is None:
        return sources().get(one.source, {}).get("what", "")
    # A township's key has one letter for each list that has it.
    told = gazetteer.sources()
    return "; ".join(told[key] for key in one.source if key in told)


def _cells(one: Division) -> tuple[str, ...]:
    begin = str(one.valid_from or "?")
    end = "?" if one.ended_unknown else str(one.valid_to or "")
    return (one.code, one.name, one.level, begin, end, _in_full(one))


def _entity_cells(one: Entity) -> tuple[str, ...]:
    places = ", ".join(full_name(code) for code in one.places)
    return (one.id, one.name, _kind(one), *_years(one), places)


def _kind(one: Entity) -> str:
    return f"{one.label}.{one.kind}" if one.kind else one.label


def _years(one: Entity) -> tuple[str, str]:
    is_open = one.division is not None and one.division.ended_unknown
    return str(one.valid_from or "?"), "?" if is_open else str(one.valid_to or "")


def _in_full(one: Division) -> str:
    """The name with those above it, in the last year in which the division was in force."""
    last = None if one.valid_to is None else one.valid_to - 1
    for year in (last, one.certain_from):
        with contextlib.suppress(InputError):
            name = full_name(one.code, year)
            if name.endswith(one.name):
                return name
    return one.name
