"""The packaged table of named things: read when first asked for, entities made when looked at."""

from __future__ import annotations

from functools import cache, cached_property

from policytext.data import read_bytes, read_lines, read_rows
from policytext.errors import DataError
from policytext.knowledge.entity_type import Entity

__all__ = ["Table", "sources", "table", "version"]

_PATH = "knowledge/entities.tsv"


def _year(text: str) -> int | None:
    return int(text) if text else None


_MARKS = str.maketrans("", "", "“”‘’")


class Table:
    """Named things by id and by name; a thing has one row for each span of years."""

    def __init__(self) -> None:
        # A line is cut into cells when its entity is made.
        self._lines = read_lines(_PATH)
        self._made: dict[int, Entity] = {}

    @cached_property
    def _by_name(self) -> dict[str, tuple[int, ...]]:
        # The garbage collector passes over tuples of plain values, but not over lists.
        found: dict[str, tuple[int, ...]] = {}
        for index, line in enumerate(self._lines):
            key, _, name, names, _ = line.split("\t", 4)
            texts = {key, name or key, *names.split()}
            # Names are asked for without the marks that some have: “严打”斗争.
            if "“" in line or "”" in line or "‘" in line or "’" in line:
                texts.update([text.translate(_MARKS) for text in texts])
            for text in texts:
                found[text] = (*found.get(text, ()), index)
        return found

    @cached_property
    def _by_id(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        for index, line in enumerate(self._lines):
            key = line[: line.index("\t")]
            found[key] = (*found.get(key, ()), index)
        return found

    def _entity(self, index: int) -> Entity:
        made = self._made.get(index)
        if made is None:
            try:
                made = self._make(self._lines[index])
            except ValueError as error:
                key = self._lines[index].partition("\t")[0]
                raise DataError(
                    f"the packaged table {_PATH} is damaged at {key} ({error}): "
                    "install policytext again"
                ) from error
            self._made[index] = made
        return made

    @staticmethod
    def _make(line: str) -> Entity:
        key, kind, name, names, places, members, start, end, heirs, source = line.split("\t")
        label, _, kind = kind.partition(".")
        return Entity(
            id=key,
            name=name or key,
            label=label,
            kind=kind,
            names=tuple(names.split()),
            places=tuple(places.split()),
            members=tuple(members.split()),
            valid_from=_year(start),
            valid_to=_year(end),
            successors=tuple(heirs.split()),
            source=source,
        )

    def named(self, name: str) -> tuple[Entity, ...]:
        """All things of a name, each with all its spans of years that have it."""
        found = self._by_name.get(name)
        return tuple(map(self._entity, found)) if found else ()

    def with_id(self, key: str) -> tuple[Entity, ...]:
        """The spans of years of one thing, by time."""
        return tuple(self._entity(index) for index in self._by_id.get(key, ()))

    def all(self) -> tuple[Entity, ...]:
        """Everything in the order of the table."""
        return tuple(self._entity(index) for index in range(len(self._lines)))


@cache
def table() -> Table:
    """The packaged table, read on first use."""
    return Table()


def sources() -> dict[str, dict[str, str]]:
    """What the keys in `Entity.source` stand for: what it is, its licence and its date.

    Example:
        >>> sorted(next(iter(sources().values())))
        ['date', 'licence', 'what']
    """
    rows = read_rows("knowledge/sources.tsv")
    return {
        key: {"what": what, "licence": licence, "date": date} for key, what, licence, date in rows
    }


def version() -> dict[str, str]:
    """Date and checksum of the packaged tables of named things and organs, for a manifest."""
    import hashlib

    found = {}
    for file in ("entities.tsv", "organs.tsv"):
        found[f"sha256 {file}"] = hashlib.sha256(read_bytes(f"knowledge/{file}")).hexdigest()
    return found
