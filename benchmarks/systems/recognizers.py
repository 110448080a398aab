"""Microsoft's Recognizers-Text: its models for Chinese numbers, units and times together."""

from __future__ import annotations

import datetime
import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from benchmarks.layers import bounds_of, lines, number, with_quantities, with_times
from benchmarks.mappings import read_pairs
from benchmarks.system import Runner, Setting, Start, need
from policytext import Document, InputError, Quantity, TimeInterval

__all__ = ["Recognizers", "TypedRecognizers"]

_DISTRIBUTION = "recognizers-text-suite"
_NUMBER = re.compile(r"^[\d０-９.,，．\s零〇一二两三四五六七八九十百千万亿半点多余几]+")
_DURATION = re.compile(r"^P(T?)(\d+(?:\.\d+)?)([A-Z])$")
# The models of quantities by rank: where two overlap, the earlier one is kept.
_MODELS = ("currency", "dimension", "temperature", "age", "percentage", "ordinal", "number")


class Raw(NamedTuple):
    """What a model found: half-open place, text, which model, and its resolution."""

    start: int
    end: int
    text: str
    model: str
    resolution: Mapping[str, Any]


class Recognizers:
    """All its models that have to do with quantities and times, the most special first."""

    name = "recognizers-text"
    distribution = _DISTRIBUTION
    module = "recognizers_suite"
    scope: Mapping[str, frozenset[str]] = {}

    models: tuple[str, ...] = _MODELS

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {"quantities": self._quantities, "number": self._number, "times": self._times}

    def _quantities(self, _setting: Setting) -> Runner:
        find = _quantity_finder(self.models)
        return Runner(
            lambda doc: with_quantities(
                doc,
                (
                    (at + raw.start, at + raw.end, _quantity(raw))
                    for at, line in lines(doc.text)
                    for raw in find(line, doc.year)
                ),
            ),
            lambda doc: [find(line, doc.year) for _, line in lines(doc.text)],
            f"models: {', '.join(self.models)}, durations; no comparators",
        )

    @staticmethod
    def _number(_setting: Setting) -> Runner:
        find = _quantity_finder(_MODELS)

        def annotate(doc: Document) -> Document:
            found = [raw for raw in find(doc.text, None) if raw.end - raw.start == len(doc.text)]
            return with_quantities(doc, [(0, len(doc.text), _quantity(raw)) for raw in found])

        return Runner(annotate)

    @staticmethod
    def _times(_setting: Setting) -> Runner:
        models, time_model = _quantity_models(_MODELS), _time_model()

        def annotate(doc: Document) -> Document:
            return with_times(
                doc,
                (
                    (at + raw.start, at + raw.end, _interval(raw, doc.year or 2000))
                    for at, line in lines(doc.text)
                    for raw in _without_numbers(
                        _times(time_model, line, doc.year), _numbers(models, line)
                    )
                ),
            )

        return Runner(
            annotate,
            lambda doc: [_times(time_model, line, doc.year) for _, line in lines(doc.text)],
            "hits inside a longer number are left out",
        )


class TypedRecognizers(Recognizers):
    """The same without bare numbers, which it also finds in words such as 一体化."""

    name = "recognizers-typed"
    models = _MODELS[:-1]

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does otherwise than with all models."""
        return {"quantities": self._quantities}


def _quantity_finder(names: Sequence[str]) -> Callable[[str, int | None], list[Raw]]:
    models, time_model = _quantity_models(names), _time_model()

    def find(line: str, year: int | None) -> list[Raw]:
        numbers = _numbers(models, line)
        times = _without_numbers(_times(time_model, line, year), numbers)
        # A number inside a date is no quantity; a duration is one.
        durations = [raw for raw in times if raw.resolution.get("type") == "duration"]
        return _first_of_overlapping([*times, *numbers], durations)

    return find


def _quantity_models(names: Sequence[str]) -> list[tuple[str, Any]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Old patterns, on which Python now remarks.
        culture = need("recognizers_text", _DISTRIBUTION).Culture.Chinese
        units = need("recognizers_number_with_unit", _DISTRIBUTION)
        numbers = need("recognizers_number", _DISTRIBUTION)
        with_unit = units.NumberWithUnitRecognizer(culture)
        plain = numbers.NumberRecognizer(culture)
    return [
        (name, getattr(_owner(name, with_unit, plain), f"get_{name}_model")(culture, False))
        for name in names
    ]


def _owner(name: str, with_unit: Any, plain: Any) -> Any:
    return plain if name in ("percentage", "ordinal", "number") else with_unit


def _numbers(models: Sequence[tuple[str, Any]], line: str) -> list[Raw]:
    """All hits of all models of quantities, the most special models first."""
    return [
        Raw(one.start, one.end + 1, one.text, name, one.resolution or {})
        for name, model in models
        for one in model.parse(line)
    ]


def _without_numbers(times: Sequence[Raw], numbers: Sequence[Raw]) -> list[Raw]:
    """Leave out what is a part of a longer number, such as 680.3 in 680.3亿元."""
    return [
        raw
        for raw in times
        if not any(
            one.start <= raw.start and raw.end <= one.end and len(one.text) > len(raw.text)
            for one in numbers
        )
    ]


def _first_of_overlapping(ranked: Sequence[Raw], durations: Sequence[Raw]) -> list[Raw]:
    kept: list[Raw] = []
    for raw in ranked:
        if not any(raw.start < one.end and one.start < raw.end for one in kept):
            kept.append(raw)
    return [raw for raw in kept if raw.model != "time" or raw in durations]


def _time_model() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        culture = need("recognizers_text", _DISTRIBUTION).Culture.Chinese
        module = need("recognizers_date_time", _DISTRIBUTION)
        return module.DateTimeRecognizer(culture).get_datetime_model(culture, False)


def _last_day(year: int | None) -> datetime.date:
    """The day against which it reads 今年: the last of the year, so that 今年 is the whole year."""
    return datetime.date(year or 2000, 12, 31)


def _times(model: Any, line: str, year: int | None) -> list[Raw]:
    day = _last_day(year)
    reference = datetime.datetime(day.year, day.month, day.day)
    found = model.parse(line, reference)
    return [
        Raw(one.start, one.end + 1, one.text, "time", value)
        for one in found
        if (value := _best(one.resolution, day.year))
    ]


def _best(resolution: Mapping[str, Any] | None, year: int) -> Mapping[str, Any]:
    """Of the readings of 1月16日, last year's and this year's, the one in the document's year."""
    values: list[Mapping[str, Any]] = list((resolution or {}).get("values") or [])
    for value in values:
        days = [str(value.get(key, "")) for key in ("start", "value")]
        if any(day.startswith(f"{year}-") for day in days):
            return value
    return values[-1] if values else {}


def _interval(raw: Raw, year: int) -> TimeInterval | None:
    value = raw.resolution
    try:
        if value.get("type") == "date":
            day = datetime.date.fromisoformat(value["value"])
            return TimeInterval(day, day)
        if value.get("type") == "daterange":
            return TimeInterval(*_days(value, year))
    except (ValueError, KeyError, InputError):
        return None
    return None


def _days(value: Mapping[str, Any], year: int) -> Iterator[datetime.date | None]:
    """Both days of a range; its end is exclusive, save where it is the reference itself."""
    start, end = value.get("start"), value.get("end")
    yield datetime.date.fromisoformat(start) if start else None
    last = datetime.date.fromisoformat(end) if end else None
    if last is not None and last != _last_day(year):
        last -= datetime.timedelta(days=1)
    yield last


def _quantity(raw: Raw) -> Quantity | None:
    if raw.model == "time":
        return _duration(raw)
    value = number(str(raw.resolution.get("value") or "").removesuffix("%"))
    if value is None:
        return None
    kind, unit = _kind(raw), _unit(raw)
    return bounds_of(value, value, "eq", unit, kind)


def _kind(raw: Raw) -> str:
    if raw.model == "percentage" and "百分点" in raw.text:
        return "point"
    if raw.model == "number" and "分之" in raw.text:
        return "fraction"
    return read_pairs("recognizers_models.tsv")[raw.model]


def _unit(raw: Raw) -> str:
    if raw.model == "percentage":
        return "百分点" if "百分点" in raw.text else "%"
    name = raw.resolution.get("unit")
    if not isinstance(name, str):
        return ""
    # The table has those that occur; for others the unit as it is written is the best guess.
    return read_pairs("recognizers_units.tsv").get(name, _NUMBER.sub("", raw.text))


def _duration(raw: Raw) -> Quantity | None:
    match = _DURATION.match(str(raw.resolution.get("timex", "")))
    if match is None:
        return None
    unit = read_pairs("recognizers_durations.tsv").get(match[1] + match[3])
    amount = Decimal(match[2])
    return None if unit is None else bounds_of(amount, amount, "eq", unit, "duration")
