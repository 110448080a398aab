"""Quantities for pint (https://pint.readthedocs.io), with units of the same tables.

pint is imported when a function is called: ``pip install 'policytext[pint]'``. Magnitudes and
factors are fractions, so that nothing is rounded. The units are named as in the text, and all
conversions that policytext refuses are refused here, as each such unit is a dimension of its own.
"""

from __future__ import annotations

import functools
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from policytext.data import read_rows
from policytext.errors import InputError, UnitError, check_type
from policytext.units import Measure, load_units, measure
from policytext.values import Quantity

if TYPE_CHECKING:
    import pint

__all__ = ["define_units", "shared_registry", "to_pint"]

# Quantities of pint, whose types say too little here.
Bounds = tuple[Any, Any]
_NO_AMOUNTS = ("rank", "ordinal", "magnitude")


# Units that are signs, by the names that pint has for them.
_SIGNS = {"%": "percent", "‰": "permille", "‱": "permyriad"}


@functools.cache
def shared_registry() -> pint.UnitRegistry:
    """The registry that ``to_pint`` uses by default: fractions as numbers, with all units.

    Raises:
        InputError: pint is not installed.
    """
    try:
        import pint
    except ImportError as error:
        raise InputError("pint is not installed: pip install 'policytext[pint]'") from error
    registry = pint.UnitRegistry(non_int_type=Fraction)
    define_units(registry)
    return registry


def define_units(registry: pint.UnitRegistry) -> None:
    """Give a registry of your own all units with a fixed factor, from the same table."""
    for name, kind in load_units():
        one = measure(name, kind)
        if one.scale == 1:
            _defined(registry, one.name, kind)


def to_pint(value: Quantity, registry: pint.UnitRegistry | None = None) -> Bounds:
    """Low and high as quantities of pint; ``None`` where there is no bound, as above 5%以上.

    Args:
        value: the quantity. Its comparator and kind have no place in pint and stay behind.
        registry: the registry to use, in whose own numbers the result is; it gets the units that
            it lacks. By default the shared one: pint does not mix quantities of two registries.

    Raises:
        InputError: pint is not installed, or the quantity is unreadable.
        UnitError: the quantity is no amount: a rank, an ordinal, a size class, or money without a
            currency.

    Example:
        >>> from policytext.quantities import parse_quantity
        >>> low, high = to_pint(parse_quantity("30亩以上"))
        >>> print(low.to("公顷"), high)
        2 公顷 None
    """
    check_type("what is given to pint", value, Quantity)
    if value.comparator == "unreadable":
        raise InputError("an unreadable quantity has no number that pint could hold")
    if value.kind in _NO_AMOUNTS or (value.kind == "money" and not value.unit):
        raise UnitError(f"{value.unit or 'no unit'} of kind {value.kind} is no amount for pint")
    units = shared_registry() if registry is None else registry
    unit = _unit(units, value.unit, value.kind)
    low, high = (
        None if number is None else units.Quantity(units.non_int_type(number), unit)
        for number in (value.low, value.high)
    )
    return low, high


def _unit(registry: Any, unit: str, kind: str) -> Any:
    """The unit in the registry, each part defined where it is missing: 元/亩."""
    over, *under = unit.split("/")
    made = registry.Unit(_defined(registry, over, kind) if over else "dimensionless")
    for part in under:
        made = made / registry.Unit(_defined(registry, part, ""))
    return made


def _defined(registry: Any, part: str, kind: str) -> str:
    """The name of a unit without a line in the registry, after defining it if need be."""
    one = measure(part, kind)
    if one.scale == 1:
        part = one.name
    own = one.dimension == ((part, 1),) and not _bases().get(part)
    name = _named(part) if own else _SIGNS.get(part) or _synonyms().get(_key(one)) or _named(part)
    if name not in registry:
        bases = (f"{_base(registry, base)} ** {power}" for base, power in one.dimension)
        registry.define(
            f"{name} = [{name}]"
            if own
            else f"{name} = {' * '.join((str(one.scale * one.factor), *bases))}"
        )
    return name


def _base(registry: Any, base: str) -> str:
    """The name of a base unit in the registry: pint's own, or one of a dimension of its own."""
    name = _bases().get(base) or _named(base)
    if name not in registry and name != "1":
        registry.define(f"{name} = [{name}]")
    return name


def _named(unit: str) -> str:
    """A word for a unit: 台_套_ for 台(套), and GB_ for GB, which pint knows as 1000 MB."""
    word = "".join(char if char.isidentifier() or char.isalnum() else "_" for char in unit)
    # No name in pint may end with two of them: dB_A_ for dB(A).
    return f"{word.rstrip('_')}_" if word.isascii() else word


def _key(one: Measure) -> tuple[object, ...]:
    return one.dimension, one.scale * one.factor


@functools.cache
def _synonyms() -> dict[tuple[object, ...], str]:
    """The first Chinese name of each unit in the table: Latin ones may mean another in pint."""
    found: dict[tuple[object, ...], str] = {}
    for name, kind in load_units():
        if name.isidentifier() and not name.isascii():
            found.setdefault(_key(measure(name, kind)), name)
    return found


@functools.cache
def _bases() -> dict[str, str]:
    return {row[0]: row[2] for row in read_rows("units/dimensions.tsv")}
