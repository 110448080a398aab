"""What the model of rows sees of the period of a reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policytext.targets.features import Place, flat
from policytext.targets.judge import Part
from policytext.targets.patterns import pattern
from policytext.targets.ways import Reading
from policytext.values import TimeInterval

__all__ = ["Times"]

# A value that was passed.
_PASSED = ("gt", "ge", "over")


class Times:
    """The periods that the readings of a value may be of, and what is seen of each.

    Args:
        periods: the periods; the rules give the first.
        place: where the value stands.
    """

    def __init__(self, periods: Sequence[TimeInterval | None], place: Place) -> None:
        self._place = place
        self._each = [
            (period, f"{_length(period)} {place.role}", not number)
            for number, period in enumerate(periods)
        ]
        # What readings with one measure have alike.
        self._of_measure: dict[str, list[tuple[Part, ...]]] = {}

    def of(
        self, measure: str, reading: Reading
    ) -> Iterator[tuple[TimeInterval | None, tuple[Part, ...]]]:
        """Each period, with what is seen of it.

        Args:
            measure: the row's measure.
            reading: the reading.
        """
        shared = self._of_measure.get(measure)
        if shared is None:
            shared = self._of_measure[measure] = self._alike(measure)
        name, how, word = flat(reading.name), reading.how, reading.word
        first, last = name[:2], name[-2:]
        for (period, sort, _), alike in zip(self._each, shared, strict=True):
            own = (
                (_of_time_name, sort, first),
                (_of_time_name, sort, last),
                (_of_time_way, sort, how, word),
                (_of_time_end, sort, measure, name[-1:]),
            )
            yield period, alike + own

    def _alike(self, measure: str) -> list[tuple[Part, ...]]:
        place, value = self._place, self._place.value
        given = (measure, value.kind, value.unit, place.said, place.own)
        is_passed = value.comparator in _PASSED
        is_reached = is_passed or pattern("reached").search(place.predicate) is not None
        more = (measure, value.kind, value.comparator, is_reached)
        return [
            (
                (_of_time, sort, is_ruled, *given),
                (_of_time_before, sort, place.predicate),
                (_of_time_value, sort, *more),
            )
            for _, sort, is_ruled in self._each
        ]


def _length(period: TimeInterval | None) -> str:
    """Whether a period is open to a side, of several years, of one, or one day."""
    if period is None or period.start is None or period.end is None:
        return "open"
    if period.start == period.end:
        return "day"
    return "long" if period.end.year > period.start.year else "year"


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


def _of_time_value(
    sort: str, measure: str, kind: str, comparator: str, is_reached: bool
) -> tuple[str, ...]:
    return (f"t {sort} c {kind} {comparator}", f"t {sort} {measure} {is_reached}")


def _of_time_end(sort: str, measure: str, last: str) -> tuple[str, ...]:
    return (f"t {sort} {measure} e {last}",)
