"""What a mention can stand for: one thing with an id, names, years and a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from policytext import gazetteer
from policytext.errors import InputError, check_type
from policytext.facts import whole_number
from policytext.given import each

if TYPE_CHECKING:
    from policytext.gazetteer import Division

__all__ = ["Entity", "each_entity"]


_LABELS = ("PLACE", "INSTITUTION", "PROJECT")
_PLAIN = (str,) * 4 + (tuple,) * 4
_YEARS = frozenset((int, type(None)))


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in a span of years: a division, an organ of one, or another named thing.

    Years are as in `Division`: the first on whose last day it stood, and the first on whose last
    day it did no longer.

    Attributes:
        id: a division's code, ``CODE/organ key``, or the official name of any other thing.
        name: the official name in those years.
        label: "PLACE", "INSTITUTION" or "PROJECT".
        kind: as in `Mention.kind`: "admin", "zone", "government" ...
        names: other names that texts use, former ones among them.
        places: codes of the divisions in which it lies, or to which it belongs; empty where it is
            in no single place or that is not known.
        members: codes of the divisions of which a region is made.
        valid_from: the first year; None when not known, or when the table begins later.
        valid_to: the year of its end; None when it goes on or the end is not known.
        successors: ids of what took its place.
        source: where it is from, resolved by `policytext.knowledge.sources()`.
        division: the row of the table of divisions, if it is one.

    Raises:
        InputError: a field has the wrong type, or there is no such label.
    """

    id: str
    name: str
    label: str
    kind: str
    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    valid_from: int | None = None
    valid_to: int | None = None
    successors: tuple[str, ...] = ()
    source: str = ""
    division: Division | None = None

    def __post_init__(self) -> None:
        lists = (self.names, self.places, self.members, self.successors)
        texts = (self.id, self.name, self.kind, self.source)
        # There are tens of thousands: what is plainly right is not looked at closely.
        is_plain = tuple(map(type, (*texts, *lists))) == _PLAIN and self.label in _LABELS
        years = {type(self.valid_from), type(self.valid_to)}
        if not is_plain or not years <= _YEARS or {*map(type, chain(*lists))} - {str}:
            self._check()

    def _check(self) -> None:
        """Refuse fields of the wrong type, and what is no label; years may be numbers of numpy."""
        if self.label not in _LABELS:
            known = ", ".join(_LABELS)
            raise InputError(f"an entity's label is one of {known}, got {self.label!r:.60}")
        for field in ("id", "name", "kind", "source"):
            check_type(f"an entity's {field}", getattr(self, field), str)
        for field in ("names", "places", "members", "successors"):
            listed = getattr(self, field)
            if not isinstance(listed, tuple) or not all(isinstance(each, str) for each in listed):
                raise InputError(f"an entity's {field} are a tuple of strings, got {listed!r:.60}")
        for field in ("valid_from", "valid_to"):
            object.__setattr__(self, field, whole_number(getattr(self, field)))
            check_type(f"an entity's {field}", getattr(self, field), int, type(None))

    @property
    def code(self) -> str | None:
        """A division's code; None for other things.

        Example:
            >>> from policytext.knowledge import entity
            >>> entity("320400").code, entity("320400/财政局").code
            ('320400', None)
        """
        return self.division.code if self.division is not None else None

    @property
    def level(self) -> str | None:
        """A division's level; None for other things."""
        return self.division.level if self.division is not None else None

    def in_force(self, year: int) -> bool | None:
        """Whether it stood under this name on 31 December of a year; None where nobody knows.

        Example:
            >>> from policytext.knowledge import entity
            >>> entity("320400/环保局").in_force(2010), entity("320400/环保局").in_force(2020)
            (True, False)
        """
        if self.division is not None:
            return self.division.in_force(year)
        if self.valid_from is not None and year < self.valid_from:
            return False
        if self.valid_to is not None:
            return year < self.valid_to
        return True if self.valid_from is not None else None

    def may_be_named(self, year: int) -> bool | None:
        """Whether a text of that year may use the name as a present one; see `Division`."""
        now, before = self.in_force(year), self.in_force(year - 1)
        if now or before:
            return True
        return None if now is None or before is None else False

    def ancestors(self, year: int | None = None) -> tuple[Division, ...]:
        """The divisions in which it lies, nearest first, the state last.

        Something in several places has those above all of them, and so has a region of several;
        something in no place has none.

        Args:
            year: the year in which the divisions are looked at; None: the last one of each.

        Raises:
            InputError: one of its places did not exist in that year.

        Example:
            >>> from policytext.knowledge import entity
            >>> [above.name for above in entity("320411/财政局").ancestors(2020)]
            ['新北区', '常州市', '江苏省', '中华人民共和国']
        """
        if self.division is not None:
            return gazetteer.ancestors(self.division.code, year)
        chains = [
            (gazetteer.division(code, year), *gazetteer.ancestors(code, year))
            for code in self.places or self.members
        ]
        if not chains:
            return ()
        shared = {division.code for division in chains[0]}
        for others in chains[1:]:
            shared &= {division.code for division in others}
        return tuple(division for division in chains[0] if division.code in shared)

    def _repr_html_(self) -> str:
        """What notebooks show: the fields as one row of a table."""
        from policytext.notebook import Table

        columns = ("id", "name", "label", "kind", "names", "places", "valid_from", "valid_to")
        return Table([self], (*columns, "successors"))._repr_html_()


def each_entity(entries: Iterable[Entity]) -> Iterator[Entity]:
    """Each of some entities.

    Raises:
        InputError: they are none, but a path or rows.
    """
    way = "KnowledgeBase.read(path) takes those of a file, read_entries(path) gives them"
    return each(entries, Entity, "entities", way)
