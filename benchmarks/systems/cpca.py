"""cpca: divisions of China in addresses and in running text."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.layers import lines
from benchmarks.system import Runner, Setting, Start, need
from benchmarks.systems.addresses import link_places
from policytext import MENTIONS, Document, Link, Mention, Span

__all__ = ["Cpca"]

# Its columns for the place of each level, and the column of the level's name.
_LEVELS = (("省_pos", "省"), ("市_pos", "市"), ("区_pos", "区"))
_SUFFIXES = ("特别行政区", "自治区", "省", "市")
_ADMIN = frozenset({"PLACE.admin"})


class Cpca:
    """cpca with the positions that it finds; it has one table, of no given year."""

    name = "cpca"
    distribution = "cpca"
    module = "cpca"
    scope: Mapping[str, frozenset[str]] = {"mentions": _ADMIN, "links": _ADMIN}

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {"mentions": self._mentions, "links": self._links}

    @staticmethod
    def _mentions(_setting: Setting) -> Runner:
        module = _cpca()

        def find(line: str) -> list[dict[str, Any]]:
            table = module.transform_text_with_addrs(line, pos_sensitive=True)
            records: list[dict[str, Any]] = table.to_dict("records")
            return records

        def annotate(doc: Document) -> Document:
            found: dict[tuple[int, int], Span[Mention]] = {}
            for offset, line in lines(doc.text):
                for record in _find(find, line):
                    for start, end, code in _places(record, line):
                        place = (offset + start, offset + end)
                        found[place] = doc.span(*place, "PLACE", Mention("admin", Link(code)))
            return doc.with_layer(MENTIONS, found.values())

        return Runner(annotate, lambda doc: [_find(find, line) for _, line in lines(doc.text)])

    @staticmethod
    def _links(_setting: Setting) -> Runner:
        module = _cpca()

        def ask(addresses: Sequence[str], _year: int | None) -> list[str | None]:
            table = module.transform(list(addresses))
            return [code if isinstance(code, str) else None for code in table["adcode"]]

        return Runner(lambda doc: link_places(doc, ask))


def _cpca() -> Any:
    with warnings.catch_warnings():
        # It reads its table by an interface that setuptools is about to drop.
        warnings.simplefilter("ignore")
        return need("cpca", "cpca")


def _find(find: Any, line: str) -> list[dict[str, Any]]:
    try:
        records: list[dict[str, Any]] = find(line)
    except KeyError:  # What its table without rows gives.
        return []
    return records


def _places(record: Mapping[str, Any], line: str) -> list[tuple[int, int, str]]:
    """Start, end and code of each level that the record found in the line."""
    found = []
    for level, (column, name_column) in enumerate(_LEVELS):
        start, name = int(record[column]), record[name_column]
        if start < 0 or not isinstance(name, str):
            continue
        written = next((form for form in _forms(name) if line.startswith(form, start)), None)
        if written:
            code = str(record["adcode"])[: 2 * (level + 1)].ljust(6, "0")
            found.append((start, start + len(written), code))
    return found


def _forms(name: str) -> list[str]:
    """The name, and the short one under which it also looks."""
    short = next((name.removesuffix(s) for s in _SUFFIXES if name.endswith(s)), name)
    return [name, short]
