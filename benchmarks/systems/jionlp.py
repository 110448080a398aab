"""JioNLP: money, times, words with tags, and places to codes, by rules and packaged models."""

from __future__ import annotations

import contextlib
import datetime
import io
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.layers import (
    bounds_of,
    lines,
    number,
    tokens_by_line,
    whole,
    with_quantities,
    with_times,
)
from benchmarks.mappings import read_pairs
from benchmarks.system import Runner, Setting, Start, need
from benchmarks.systems.addresses import link_places
from benchmarks.systems.tags import with_tagged
from policytext import Document, InputError, Quantity, TimeInterval

__all__ = ["JioNLP"]

Found = tuple[int, int, Quantity | None]


class JioNLP:
    """JioNLP; its amounts of money and its durations are quantities, its words come from jiojio."""

    name = "jionlp"
    distribution = "jionlp"
    module = "jionlp"
    scope: Mapping[str, frozenset[str]] = {
        "quantities": frozenset({"money", "duration"}),
        "number": frozenset({"money"}),
        "mentions": frozenset({"PLACE.admin", "INSTITUTION.other"}),
        "links": frozenset({"PLACE.admin"}),
    }

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {
            "tokens": self._tokens,
            "quantities": self._quantities,
            "number": self._number,
            "times": self._times,
            "mentions": self._mentions,
            "links": self._links,
        }

    @staticmethod
    def _tokens(_setting: Setting) -> Runner:
        jiojio = _jiojio()
        jiojio.init()
        return Runner(
            lambda doc: tokens_by_line(doc, jiojio.cut),
            lambda doc: [jiojio.cut(line) for _, line in lines(doc.text)],
            "its segmenter jiojio with the packaged model",
        )

    @staticmethod
    def _mentions(_setting: Setting) -> Runner:
        jiojio = _jiojio()
        jiojio.init(pos=True)
        return Runner(
            lambda doc: with_tagged(doc, jiojio.cut, "jionlp"),
            lambda doc: [jiojio.cut(line) for _, line in lines(doc.text)],
            "its tags ns and nt as mentions",
        )

    @staticmethod
    def _quantities(_setting: Setting) -> Runner:
        jio = _jionlp()

        def work(doc: Document) -> list[tuple[int, str, Any, Any]]:
            base = {"year": doc.year or 2000}
            return [
                (at, line, jio.ner.extract_money(line), jio.ner.extract_time(line, time_base=base))
                for at, line in lines(doc.text)
            ]

        def annotate(doc: Document) -> Document:
            found: list[Found] = []
            for at, _, money, times in work(doc):
                found += [(*_place(at, one), _money(one["detail"])) for one in money]
                found += [(*_place(at, one), _duration(one)) for one in times]
            return with_quantities(doc, found)

        return Runner(annotate, work, "money and durations")

    @staticmethod
    def _number(_setting: Setting) -> Runner:
        jio = _jionlp()

        def annotate(doc: Document) -> Document:
            try:
                return whole(doc, _money(jio.parse_money(doc.text)))
            except (ValueError, TypeError, AttributeError):
                return whole(doc, None)

        return Runner(annotate, note="money only")

    @staticmethod
    def _times(_setting: Setting) -> Runner:
        jio = _jionlp()

        def work(doc: Document) -> list[tuple[int, Any]]:
            base = {"year": doc.year or 2000}
            return [
                (at, jio.ner.extract_time(line, time_base=base)) for at, line in lines(doc.text)
            ]

        def annotate(doc: Document) -> Document:
            return with_times(
                doc,
                [(*_place(at, one), _interval(one)) for at, times in work(doc) for one in times],
            )

        return Runner(annotate, work)

    @staticmethod
    def _links(_setting: Setting) -> Runner:
        jio = _jionlp()
        codes = _codes(jio.china_location_loader(detail=False))

        def ask(addresses: Sequence[str], _year: int | None) -> list[str | None]:
            return [_code(jio.parse_location(address), codes) for address in addresses]

        return Runner(lambda doc: link_places(doc, ask), note="its table knows no years")


def _jionlp() -> Any:
    # It greets, and logs what it cannot read; that is in the figures.
    logging.getLogger().addHandler(logging.NullHandler())
    with contextlib.redirect_stdout(io.StringIO()):
        return need("jionlp", "jionlp")


def _jiojio() -> Any:
    _jionlp()
    return need("jiojio", "jionlp")


def _place(offset: int, found: Mapping[str, Any]) -> tuple[int, int]:
    start, end = found["offset"]
    return offset + start, offset + end


def _money(detail: Mapping[str, Any]) -> Quantity | None:
    comparator = read_pairs("jionlp_definitions.tsv").get(detail["definition"], "eq")
    given = detail["num"]
    if isinstance(given, list | tuple):
        low, high = number(given[0]), number(given[-1])
        comparator = "range"
    else:
        low = high = number(given)
    if low is None or high is None:
        return None
    return bounds_of(low, high, comparator, detail["case"], "money")


def _duration(found: Mapping[str, Any]) -> Quantity | None:
    if found["type"] != "time_delta":
        return None
    parts = found["detail"]["time"]
    if not isinstance(parts, dict) or len(parts) != 1:
        return None
    unit, value = next(iter(parts.items()))
    units = read_pairs("jionlp_durations.tsv")
    amount = number(value) if not isinstance(value, list | tuple) else None
    if unit not in units or amount is None:
        return None
    return bounds_of(amount, amount, "eq", units[unit], "duration")


def _interval(found: Mapping[str, Any]) -> TimeInterval | None:
    if found["type"] not in ("time_point", "time_span"):
        return None
    try:
        start, end = (_day(one) for one in found["detail"]["time"])
        return TimeInterval(start, end)
    except (ValueError, InputError):
        return None


def _day(written: str) -> datetime.date | None:
    return None if "inf" in written else datetime.date.fromisoformat(written[:10])


def _codes(table: Mapping[str, Any]) -> dict[tuple[str, ...], str]:
    """From its own table: the names of province, city and county to the code."""
    found: dict[tuple[str, ...], str] = {}

    def walk(names: tuple[str, ...], entry: Mapping[str, Any]) -> None:
        if "_admin_code" in entry:
            found[names] = entry["_admin_code"][:6]
        if len(names) < 3:
            for name, below in entry.items():
                if isinstance(below, dict):
                    walk((*names, name), below)

    for name, entry in table.items():
        if isinstance(entry, dict):
            walk((name,), entry)
    return found


def _code(parsed: Mapping[str, Any], codes: Mapping[tuple[str, ...], str]) -> str | None:
    names = [parsed[level] for level in ("province", "city", "county")]
    if not names[0]:
        return None
    while names and not names[-1]:
        names.pop()
    # A city under the centre stands in its table as its own only city.
    filled = [name or names[0] for name in names]
    return codes.get(tuple(filled))
