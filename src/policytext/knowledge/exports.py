"""What the knowledge base holds as rows: for tables, and in the manner of Wikidata."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import TypedDict

from policytext import gazetteer
from policytext.gazetteer import LEVELS
from policytext.gazetteer.checks import checked_year
from policytext.knowledge import organs
from policytext.knowledge.base import KnowledgeBase, of_division, organ_of
from policytext.knowledge.entity_type import Entity
from policytext.knowledge.kinds import checked_kinds, is_of
from policytext.knowledge.tables import table
from policytext.lazy_pattern import lazy_pattern

__all__ = [
    "ENTITY_COLUMNS",
    "EntityRow",
    "Kinds",
    "WikidataRow",
    "entities",
    "entity_row",
    "entity_rows",
    "names_of",
    "things",
    "wikidata_rows",
]

_STATE = "100000"
# Ids that are no names: of organs of divisions, and of projects.
_KEY = lazy_pattern(r"[0-9]{6}(?:[0-9]{3})?[/:].+", re.DOTALL)
# Levels of divisions, labels, kinds; None for all.
Kinds = Collection[str] | str | None


class EntityRow(TypedDict):
    """An `Entity` in one span of years, in JSON types."""

    id: str
    name: str
    label: str
    kind: str
    names: list[str]
    places: list[str]
    members: list[str]
    valid_from: int | None
    valid_to: int | None
    successors: list[str]
    source: str


ENTITY_COLUMNS = tuple(EntityRow.__annotations__)


class WikidataRow(TypedDict):
    """One thing with its labels and aliases in the form that Wikidata gives them.

    ``country_code`` is "CN" for what lies in China, otherwise None; ``located_in`` has the ids of
    what is right above it; the times are years.
    """

    id: str
    labels: dict[str, dict[str, str]]
    aliases: dict[str, list[dict[str, str]]]
    country_code: str | None
    located_in: list[str]
    start_time: int | None
    end_time: int | None


def entities(
    kb: KnowledgeBase | None = None,
    kinds: Kinds = None,
    townships: bool = False,
    organs_in: int | None = None,
) -> Iterator[Entity]:
    """Everything of a knowledge base: divisions by code, organs by id, other things by id.

    What had several names in time is there once for each, by time.

    Args:
        kb: with a user's entries; None: the packaged one.
        kinds: levels ("county"), labels ("PLACE"), kinds ("zone", "PLACE.zone"); None: all.
        townships: also townships; there are more than ten times as many as other divisions.
        organs_in: also the organs that divisions had in this year, as far as their kind is known
            to go with the level: some 100 for each division.

    Raises:
        InputError: a kind or the year is impossible.

    Example:
        >>> [each.name for each in entities(kinds="state")]
        ['中华人民共和国']
    """
    wanted = checked_kinds(kinds, "entities")
    year = checked_year(organs_in, "entities")
    found = _all(kb or KnowledgeBase(), townships, year, wanted)
    return (each for each in found if is_of(each, wanted))


def _all(
    kb: KnowledgeBase, townships: bool, organs_in: int | None, kinds: frozenset[str] | None
) -> Iterator[Entity]:
    own = {each.id for each in kb.entries}
    packaged = (_divisions(townships), _organs(organs_in, townships, kinds), table().all())
    divisions, of_divisions, others = (
        (each for each in part if each.id not in own) for part in packaged
    )
    yield from divisions
    yield from of_divisions
    yield from sorted((*others, *kb.entries), key=lambda each: (each.id, each.valid_from or 0))


def _divisions(townships: bool, year: int | None = None) -> Iterator[Entity]:
    """Divisions by code and time; with a year those that stood then, or of which that is open."""
    levels = LEVELS[1:] if townships else LEVELS[1:-1]
    below = [each for level in levels for each in gazetteer.children(_STATE, year, level)]
    below.sort(key=lambda each: (each.code, each.valid_from or 0))
    return map(of_division, (gazetteer.division(_STATE), *below))


def _organs(year: int | None, townships: bool, kinds: frozenset[str] | None) -> Iterator[Entity]:
    """Organs that divisions had in a year, by id; none without a year."""
    if year is None:
        return
    known = organs.organs().values()
    # Those of other kinds are many: they are not even made.
    keys = sorted(
        each.key
        for each in known
        if kinds is None or {each.label, each.kind, f"{each.label}.{each.kind}"} & kinds
    )
    for owner in _divisions(townships, year):
        division = owner.division
        for key in keys:
            if division is None or division.level not in organs.organs()[key].levels:
                continue
            each = organ_of(division, key, year)
            if each.in_force(year) is not False:
                yield each


def entity_row(entity: Entity) -> EntityRow:
    """An entity in JSON types.

    Example:
        >>> from policytext.knowledge import entity
        >>> row = entity_row(entity("320411"))
        >>> row["name"], row["places"], row["valid_from"]
        ('新北区', ['320400'], 2002)
    """
    return {
        "id": entity.id,
        "name": entity.name,
        "label": entity.label,
        "kind": entity.kind,
        "names": list(entity.names),
        "places": list(entity.places),
        "members": list(entity.members),
        "valid_from": entity.valid_from,
        "valid_to": entity.valid_to,
        "successors": list(entity.successors),
        "source": entity.source,
    }


def entity_rows(
    kb: KnowledgeBase | None = None,
    kinds: Kinds = None,
    townships: bool = False,
    organs_in: int | None = None,
) -> Iterator[EntityRow]:
    """What `entities` gives, as rows, for the same arguments.

    Raises:
        InputError: a kind or the year is impossible.

    Example:
        >>> rows = entity_rows(kinds=["province", "PLACE.region"])
        >>> next(rows)["name"]
        '北京市'
    """
    return map(entity_row, entities(kb, kinds, townships, organs_in))


def names_of(spans: Iterable[Entity]) -> list[str]:
    """All names of a thing, each once; its id only where that is one."""
    found: dict[str, None] = {}
    for each in spans:
        is_key = each.division is not None or _KEY.fullmatch(each.id) is not None
        found.update(dict.fromkeys((each.name, *(() if is_key else (each.id,)), *each.names)))
    return list(found)


def things(found: Iterable[Entity]) -> Iterator[list[Entity]]:
    """The spans of each thing, which stand together already."""
    for _, spans in groupby(found, key=lambda each: each.id):
        yield list(spans)


def wikidata_rows(
    kb: KnowledgeBase | None = None,
    kinds: Kinds = None,
    townships: bool = False,
    organs_in: int | None = None,
) -> Iterator[WikidataRow]:
    """One row for each thing, with labels and aliases as Wikidata writes them in JSON.

    The label is the last name; former names are aliases.

    Args:
        kb: see `entities`, as for the other arguments.
        kinds: of which things.
        townships: also townships.
        organs_in: also organs, under the names that they had in this year.

    Raises:
        InputError: a kind or the year is impossible.

    Example:
        >>> row = next(wikidata_rows(kinds="province"))
        >>> row["labels"], row["located_in"], row["country_code"]
        ({'zh': {'language': 'zh', 'value': '北京市'}}, ['100000'], 'CN')
    """
    return map(_wikidata_row, things(entities(kb, kinds, townships, organs_in)))


def _wikidata_row(spans: list[Entity]) -> WikidataRow:
    last = spans[-1]
    aliases = [name for name in names_of(spans) if name != last.name]
    is_here = last.division is not None or last.places or last.members
    return {
        "id": last.id,
        "labels": {"zh": {"language": "zh", "value": last.name}},
        "aliases": {"zh": [{"language": "zh", "value": name} for name in aliases]},
        "country_code": "CN" if is_here else None,
        "located_in": list(last.places),
        "start_time": spans[0].valid_from,
        "end_time": last.valid_to,
    }
