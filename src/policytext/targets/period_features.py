"""What the model of rows sees of the period of a reading."""

from __future__ import annotations

from policytext.targets.features import Place, flat
from policytext.targets.judge import Part
from policytext.targets.ways import Reading
from policytext.values import TimeInterval

__all__ = ["of_period"]


def of_period(
    period: TimeInterval | None,
    number: int,
    measure: str,
    reading: Reading,
    place: Place,
) -> tuple[Part, ...]:
    """What is seen of the period of a reading that may have several.

    Args:
        period: the period.
        number: which of them it is; the rules give the first.
        measure: the row's measure.
        reading: the reading.
        place: where the value stands.
    """
    length = "open" if period is None or period.start is None or period.end is None else ""
    if period is not None and period.start is not None and period.end is not None:
        length = "long" if period.end.year > period.start.year else "year"
    sort, value, name = f"{length} {place.role}", place.value, flat(reading.name)
    return (
        (_of_time, sort, number == 0, measure, value.kind, value.unit, place.said, place.own),
        (_of_time_before, sort, place.predicate),
        (_of_time_name, sort, name[:2]),
        (_of_time_name, sort, name[-2:]),
        (_of_time_way, sort, reading.how, reading.word),
    )


def _of_time(
    sort: str, is_ruled: bool, measure: str, kind: str, unit: str, said: str, own: str
) -> tuple[str, ...]:
    return (
        f"t {is_ruled} {sort}",
        f"t {sort} {measure} {kind}",
        f"t {sort} {unit}",
        f"t {sort} {said}",
        f"t {sort} own {own}",
        f"t {sort} own {own} {said}",
    )


def _of_time_before(sort: str, predicate: str) -> tuple[str, ...]:
    return (f"t {sort} {predicate}",)


def _of_time_name(sort: str, edge: str) -> tuple[str, ...]:
    return (f"t {sort} {edge}",)


def _of_time_way(sort: str, how: str, word: str) -> tuple[str, ...]:
    return (f"t {sort} {how} {word}",)
