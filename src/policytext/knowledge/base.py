"""The knowledge base: what there is under a name, and what an id stands for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

from policytext import gazetteer
from policytext.errors import InputError
from policytext.gazetteer import LEVELS, Division
from policytext.gazetteer.checks import checked_name
from policytext.knowledge import organs
from policytext.knowledge.entity_type import Entity, each_entity
from policytext.knowledge.tables import table
from policytext.knowledge.user_entries import read_entries
from policytext.lazy_pattern import lazy_pattern
from policytext.simple_forms import readings

__all__ = ["KnowledgeBase", "entity", "lookup", "of_division"]

_CODE = lazy_pattern(r"[0-9]{6}(?:[0-9]{3})?")
_OWNED = lazy_pattern(r"([0-9]{6}(?:[0-9]{3})?)([/:])(.+)", re.DOTALL)


def of_division(division: Division) -> Entity:
    """A division as an entity."""
    return Entity(
        id=division.code,
        name=division.name,
        label="PLACE",
        kind="admin",
        names=division.forms,
        places=(division.parent,) if division.parent is not None else (),
        valid_from=division.valid_from,
        valid_to=division.valid_to,
        successors=tuple(dict.fromkeys(each.code for each in division.successors)),
        source=division.source,
        division=division,
    )


class KnowledgeBase:
    """Divisions, their organs, and other named things, packaged ones and a user's own.

    It never changes. `extended` gives one with a user's entries, whose names go before those of
    the package, and whose ids replace its. What are no entities is refused with an `InputError`.

    Example:
        >>> kb = KnowledgeBase()
        >>> [each.id for each in kb.lookup("市财政局", within="320400")]
        ['320400/财政局']
        >>> port = Entity("云帆港区", "云帆港区", "PLACE", "zone", ("云帆",), ("320400",))
        >>> kb = kb.extended([port])
        >>> kb.entity("云帆港区").ancestors(2024)[0].name
        '常州市'
    """

    def __init__(self, entries: Iterable[Entity] = ()) -> None:
        self._entries = tuple(each_entity(entries))
        self._by_id: dict[str, list[Entity]] = {}
        self._by_name: dict[str, list[Entity]] = {}
        for each in self._entries:
            self._by_id.setdefault(each.id, []).append(each)
            names = (each.id, each.name, *each.names)
            for name in dict.fromkeys((*names, *chain.from_iterable(map(readings, names)))):
                self._by_name.setdefault(name, []).append(each)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, KnowledgeBase) and self._entries == other._entries

    def __hash__(self) -> int:
        return hash(self._entries)

    def __repr__(self) -> str:
        own = f" and {len(self._entries)} of the user" if self._entries else ""
        return f"<KnowledgeBase of the package's entries{own}>"

    def __reduce__(self) -> tuple[type[KnowledgeBase], tuple[tuple[Entity, ...]]]:
        return KnowledgeBase, (self._entries,)

    @property
    def entries(self) -> tuple[Entity, ...]:
        """The user's entries."""
        return self._entries

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> KnowledgeBase:
        """The packaged one with the entries of a user's CSV or TOML file: see `read_entries`.

        Raises:
            DataError: the file cannot be read, or an entry is wrong.
            InputError: the file has another suffix.
        """
        return cls(read_entries(Path(path)))

    def extended(self, entries: Iterable[Entity]) -> KnowledgeBase:
        """One with more entries of a user; see `read_entries` for those of a file."""
        return KnowledgeBase((*self._entries, *each_entity(entries)))

    def own(self, name: str) -> tuple[Entity, ...]:
        """The user's entries of a name."""
        return tuple(self._by_name.get(name, ()))

    def named(self, name: str) -> tuple[Entity, ...]:
        """Things of a name that are neither divisions nor organs of divisions by their form.

        A user's entries of the name stand alone. A thing that had the name in several spans of
        years is there once for each.
        """
        if not self._entries:
            return table().named(name)
        if own := self.own(name):
            return own
        return tuple(each for each in table().named(name) if each.id not in self._by_id)

    def entity(self, id: str, year: int | None = None) -> Entity:
        """What an id stands for.

        Args:
            id: a division's code, ``CODE/organ key``, ``CODE:project``, or an official name.
            year: the year whose name is wanted; None: the last one.

        Raises:
            InputError: the id is unknown, or stood for nothing in that year.

        Example:
            >>> kb = KnowledgeBase()
            >>> kb.entity("420600", 2009).name, kb.entity("320000/财政局").name
            ('襄樊市', '江苏省财政厅')
        """
        given: object = id
        if not isinstance(given, str) or not id.strip():
            raise InputError(f"entity: id must be a string such as '320400/财政局', not {id!r}")
        spans = self._by_id.get(id) or table().with_id(id)
        if spans:
            return _of_year(id, spans, year)
        if _CODE.fullmatch(id):
            return of_division(gazetteer.division(id, year))
        owned = _OWNED.fullmatch(id)
        if owned is None:
            raise InputError(f"entity: nothing has the id {id!r}; look it up by name with lookup()")
        division = gazetteer.division(owned[1], year)
        if owned[2] == ":":
            name = owned[3]
            return Entity(id, name, "PROJECT", "", places=(division.code,))
        found = organ_of(division, owned[3], year)
        if year is not None and found.in_force(year) is False:
            raise InputError(_not_then(id, [found], year))
        return found

    def lookup(
        self,
        name: str,
        within: str | None = None,
        year: int | None = None,
        kind: str | None = None,
    ) -> tuple[Entity, ...]:
        """Everything that a name may stand for.

        Args:
            name: a full name or a short form: 鼓楼区, 长三角, 江苏省财政厅; with ``within`` also
                an organ without its division: 财政局, 市财政局.
            within: the code of a division: only it and what lies in it or belongs to it.
            year: only what stood in that year, or of which that is not known; None: of any time.
            kind: a level of divisions ("county"), a label ("PLACE"), a kind ("zone",
                "PLACE.zone"); None: all.

        Returns:
            Divisions by code, organs by id, other things by id. Empty when the name is unknown;
            more than one when it is ambiguous: nothing is chosen.

        Raises:
            InputError: the name is empty, the code is not one of the table, or the year or kind
                is impossible.

        Example:
            >>> kb = KnowledgeBase()
            >>> [each.id for each in kb.lookup("鼓楼区", within="320000", year=2020)]
            ['320106', '320302']
            >>> [each.id for each in kb.lookup("国务院")]
            ['100000/国务院']
        """
        name = checked_name(name, "lookup")
        level = kind if kind in LEVELS else None
        divisions = gazetteer.lookup(name, within=within, year=year, kind=level)
        if level is not None:
            return tuple(of_division(each) for each in divisions)
        _check_kind(kind)
        found = [of_division(each) for each in divisions]
        simple = readings(name)
        found += next(filter(None, (_organs_named(one, within, year) for one in simple)), [])
        named = self.named(name) or next(filter(None, map(self.named, simple)), ())
        others = [each for each in named if _stood(each, year)]
        found += sorted(others, key=lambda each: (each.id, each.valid_from or 0))
        if within is not None:
            found = [each for each in found if each.division or _lies_in(each, within, year)]
        return tuple(each for each in found if kind is None or kind in _kinds_of(each))


def _kinds_of(each: Entity) -> tuple[str, str, str]:
    return each.label, each.kind, f"{each.label}.{each.kind}"


@cache
def _kinds() -> frozenset[str]:
    known = {kind for each in table().all() for kind in _kinds_of(each)}
    known |= {kind for each in organs.organs().values() for kind in (each.label, each.kind)}
    known |= {f"{each.label}.{each.kind}" for each in organs.organs().values()}
    return frozenset(known | {"PLACE", "admin", "PLACE.admin"})


def _check_kind(kind: object) -> None:
    if kind is not None and kind not in _kinds():
        known = ", ".join((*LEVELS, *sorted(_kinds())))
        raise InputError(f"lookup: kind must be one of {known}, not {kind!r}")


def _stood(each: Entity, year: int | None) -> bool:
    return year is None or each.in_force(year) is not False


def _lies_in(each: Entity, within: str, year: int | None) -> bool:
    places = each.members or each.places
    return bool(places) and all(gazetteer.is_within(code, within, year) for code in places)


def _of_year(id: str, spans: Sequence[Entity], year: int | None) -> Entity:
    if year is None:
        return spans[-1]
    there = [each for each in spans if each.in_force(year) is not False]
    if not there:
        raise InputError(_not_then(id, spans, year))
    return next((each for each in there if each.in_force(year)), there[-1])


def _not_then(id: str, spans: Sequence[Entity], year: int) -> str:
    known = "; ".join(f"{e.name} {e.valid_from or '?'} to {e.valid_to or 'now'}" for e in spans)
    return f"entity: {id!r} did not stand in {year} ({known}); ask for another year"


def organ_of(division: Division, key: str, year: int | None = None) -> Entity:
    """A division's organ as an entity; a key that is in no table is the organ's own words."""
    kind = organs.organ(key)
    found = organs.periods(key, division.level, division.code)
    row = organs.period(found, year)
    return Entity(
        id=f"{division.code}/{key}",
        name=organs.name_of(key, division, year),
        label="INSTITUTION",
        kind=kind.kind if kind is not None else "",
        names=kind.central if kind is not None and division.level == "state" else (),
        places=(division.code,),
        valid_from=found[0].valid_from if found else None,
        valid_to=found[-1].valid_to if found else None,
        successors=tuple(f"{division.code}/{heir}" for heir in row.successors) if row else (),
        source="organs",
    )


def _organs_named(name: str, within: str | None, year: int | None) -> list[Entity]:
    """Organs whose name says whose they are, or that belong to the division asked for."""
    found: dict[str, Entity] = {}
    for read in organs.split(name):
        if read.division == organs.CENTRAL:
            owners: Iterable[Division] = (gazetteer.division("100000"),)
        elif read.division and read.division not in organs.level_words():
            owners = gazetteer.lookup(read.division, year=year)
        elif within is not None:
            owners = (gazetteer.division(within, year),)
        else:
            continue
        word = read.level_word or (read.division if read.division in organs.level_words() else "")
        for owner in owners:
            if not organs.fits(owner, word):
                continue
            for key in read.keys:
                each = organ_of(owner, key, year)
                if owner.level in organs.organs()[key].levels and _stood(each, year):
                    found.setdefault(each.id, each)
        if found:
            break
    return [found[key] for key in sorted(found)]


@cache
def _packaged() -> KnowledgeBase:
    return KnowledgeBase()


def lookup(
    name: str, within: str | None = None, year: int | None = None, kind: str | None = None
) -> tuple[Entity, ...]:
    """Everything in the packaged tables that a name may stand for: `KnowledgeBase.lookup`.

    Example:
        >>> [(each.id, each.name) for each in lookup("鼓楼区", within="320000", year=2020)]
        [('320106', '鼓楼区'), ('320302', '鼓楼区')]
    """
    return _packaged().lookup(name, within, year, kind)


def entity(id: str, year: int | None = None) -> Entity:
    """What an id of the packaged tables stands for: `KnowledgeBase.entity`.

    Example:
        >>> entity("320400/财政局", 2020).name
        '常州市财政局'
    """
    return _packaged().entity(id, year)
