"""The kinds that entities may have, and the choice of some of them."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from policytext.data import read_rows
from policytext.errors import InputError
from policytext.gazetteer import LEVELS
from policytext.knowledge.entity_type import Entity

__all__ = ["all_kinds", "checked_kinds", "is_of"]


@cache
def all_kinds() -> tuple[str, ...]:
    """All kinds of mentions as LABEL.kind, sorted.

    Example:
        >>> all_kinds()[-1]
        'PROJECT.programme'
    """
    rows = read_rows("entities/labels.tsv")
    return tuple(sorted({f"{label}.{kind}" for _, _, label, kind in rows}))


def checked_kinds(kinds: Collection[str] | str | None, where: str) -> frozenset[str] | None:
    """Levels of divisions, labels, kinds or LABEL.kind, if all are known; None for all.

    Raises:
        InputError: one is unknown.
    """
    if kinds is None:
        return None
    given = frozenset((kinds,) if isinstance(kinds, str) else kinds)
    known = {part for each in all_kinds() for part in (each, *each.split("."))} | {*LEVELS}
    for kind in sorted(given - known, key=repr):
        raise InputError(
            f"{where}: kind {kind!r} is unknown; one of {', '.join((*LEVELS, *all_kinds()))}, or "
            "one part of these"
        )
    return given


def is_of(entity: Entity, kinds: frozenset[str] | None) -> bool:
    """Whether an entity is of one of some kinds."""
    if kinds is None:
        return True
    own = (entity.label, entity.kind, f"{entity.label}.{entity.kind}", entity.level)
    return any(kind in kinds for kind in own)
