"""How far vague words reach, and which indicators are wished low: conventions, kept in tables."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from policytext.amounts import QUANTITY_KINDS, Quantity
from policytext.data import read_rows
from policytext.errors import InputError, ReadError

__all__ = ["Tolerances", "is_undirected", "is_wished_low"]

_VAGUE = ("approx", "near", "over")
_BASES = ("value", "percent")
_COLUMNS = ["comparator", "kind", "amount", "basis"]


@dataclass(frozen=True, slots=True)
class Tolerances:
    """For each vague comparator and kind how far a number may lie from the one that is written.

    Args:
        table: by comparator and kind (``*`` for all others): amount and basis; ``value`` counts
            in the quantity's own unit, ``percent`` in hundredths of the number.

    Raises:
        InputError: a comparator is not vague, a kind or basis is unknown, or an amount negative.

    Example:
        >>> eight = Quantity(Decimal(8), Decimal(8), "approx", "%", "percent")
        >>> Tolerances.packaged().of(eight)
        Decimal('0.5')
    """

    table: dict[tuple[str, str], tuple[Decimal, str]]

    def __post_init__(self) -> None:
        for key, entry in self.table.items():
            _check(*key, *entry)

    @staticmethod
    def packaged() -> Tolerances:
        """The packaged table."""
        return _packaged()

    @staticmethod
    def read(path: str | os.PathLike[str]) -> Tolerances:
        """A table of your own: TSV with the columns comparator, kind, amount, basis.

        Raises:
            ReadError: the file cannot be read.
            InputError: a line is wrong.
        """
        try:
            lines = Path(path).read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ReadError(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None
        cells = [
            (f"{path}:{number}", line.split("\t"))
            for number, line in enumerate(lines, 1)
            if line.strip() and not line.startswith("#")
        ]
        if not cells or cells[0][1] != _COLUMNS:
            raise InputError(
                f"{path}: the first line must be {', '.join(_COLUMNS)}, with tabs between them"
            )
        return _parse(cells[1:])

    def of(self, value: Quantity) -> Decimal:
        """How far a number may lie from a value, in the value's own unit; 0 for one not vague."""
        found = self.table.get((value.comparator, value.kind)) or self.table.get(
            (value.comparator, "*")
        )
        number = value.low if value.low is not None else value.high
        if found is None or number is None:
            return Decimal(0)
        amount, basis = found
        return amount if basis == "value" else abs(number) * amount / 100


def _check(comparator: str, kind: str, amount: Decimal, basis: str) -> None:
    """Refuse what is no tolerance."""
    if comparator not in _VAGUE:
        raise InputError(f"{comparator!r} is not vague; one of {', '.join(_VAGUE)}")
    if kind != "*" and kind not in QUANTITY_KINDS:
        raise InputError(f"unknown kind {kind!r}; * or one of {', '.join(QUANTITY_KINDS)}")
    if basis not in _BASES:
        raise InputError(f"unknown basis {basis!r}; one of {', '.join(_BASES)}")
    if not amount.is_finite() or amount < 0:
        raise InputError(f"a tolerance is 0 or more, got {amount}")


def _parse(lines: Iterable[tuple[str, list[str]]]) -> Tolerances:
    """Tolerances from the cells of lines, each with its place."""
    made: dict[tuple[str, str], tuple[Decimal, str]] = {}
    for place, cells in lines:
        if len(cells) != len(_COLUMNS):
            needed = ", ".join(_COLUMNS)
            raise InputError(f"{place}: has {len(cells)} cells; write {needed}, with tabs between")
        comparator, kind, amount, basis = cells
        try:
            number = Decimal(amount)
        except InvalidOperation:
            raise InputError(f"{place}: amount is {amount!r:.60}; give a number") from None
        try:
            _check(comparator, kind, number, basis)
        except InputError as error:
            raise InputError(f"{place}: {error}") from None
        if (comparator, kind) in made:
            raise InputError(f"{place}: {comparator} of {kind} stands twice; leave one out")
        made[comparator, kind] = (number, basis)
    return Tolerances(made)


@cache
def _packaged() -> Tolerances:
    name = "ledger/tolerances.tsv"
    return _parse((name, cells) for cells in read_rows(name))


@cache
def _low_words() -> tuple[str, ...]:
    rows = read_rows("ledger/directions.tsv")
    return tuple(word.casefold() for word, direction in rows if direction == "low")


@cache
def _undirected_words() -> tuple[str, ...]:
    rows = read_rows("ledger/directions.tsv")
    return tuple(word for word, direction in rows if direction == "none")


def is_undirected(indicator: str) -> bool:
    """Whether neither more nor less of an indicator is better, by its name: 项目总投资.

    Example:
        >>> is_undirected("棚改项目总投资"), is_undirected("固定资产投资")
        (True, False)
    """
    return indicator.endswith(_undirected_words())


def is_wished_low(indicator: str) -> bool:
    """Whether less of an indicator is better: 失业率, 能耗, PM2.5.

    Example:
        >>> is_wished_low("城镇调查失业率"), is_wished_low("地区生产总值")
        (True, False)
    """
    name = indicator.casefold()
    return any(word in name for word in _low_words())
