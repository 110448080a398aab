"""What units measure, and by which exact factor one becomes another.

The tables are in ``data/units/``; they are read when the first value is converted, compared or
written. A unit that no table lists converts to itself only, with scales: 辆 and 万辆.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from policytext.data import read_rows
from policytext.errors import DataError, InputError, UnitError, check_type

__all__ = ["UNSCALED", "Measure", "factor", "load_units", "measure", "require_same", "resolve"]
__all__ += ["scale_of", "to_decimal", "to_places"]

# Base units with their powers, sorted: 米^3 秒^-1.
Dimension = tuple[tuple[str, int], ...]

# A value of these kinds says a place or a size class; it compares with its own kind only.
UNSCALED = ("rank", "ordinal", "magnitude", "ratio")
_PLACES = ("位", "名", "")
_LISTED = 8
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Measure:
    """What a unit measures: ``scale * factor`` times its dimension's base units.

    Args:
        dimension: base units with their powers.
        factor: how many base units the unit without its leading scale is.
        scale: the leading scale, 100000000 for 亿元.
        name: the unit without that scale, in the form that the reader gives it.
        kind: the kind of quantities in this unit, where the unit alone decides it (%, 倍).
    """

    dimension: Dimension
    factor: Fraction
    scale: Fraction
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Unit:
    dimension: Dimension
    factor: Fraction
    symbol: str
    kind: str


@functools.cache
def load_units() -> dict[tuple[str, str], _Unit]:
    """The rows of the table by unit and the kind that they are for; an empty kind is any."""
    units: dict[tuple[str, str], _Unit] = {}
    for name, amount, base, symbol, when, gives, _ in read_rows("units/units.tsv"):
        known = None if base == name else units.get((base, when)) or units.get((base, ""))
        try:
            number = Fraction(amount)
            dimension = known.dimension if known else _read_dimension(base)
        except (ValueError, ZeroDivisionError) as error:
            raise DataError(f"units.tsv: {name!r} has a bad factor or base: {error}") from error
        if number <= 0:
            raise DataError(f"units.tsv: the factor of {name!r} must be above 0")
        whole = number * known.factor if known else number
        units[name, when] = _Unit(dimension, whole, symbol or name, gives)
    return units


def _read_dimension(text: str) -> Dimension:
    powers = (token.partition("^") for token in text.split(" "))
    return tuple(sorted((base, int(power or 1)) for base, _, power in powers))


@functools.cache
def _scales() -> tuple[re.Pattern[str], dict[str, Fraction]]:
    words = {row[0]: Fraction(10 ** int(row[1])) for row in read_rows("units/scales.tsv")}
    return re.compile("|".join(sorted(words, key=len, reverse=True))), words


def scale_of(word: str) -> Fraction | None:
    """What a word of scale multiplies with, 100000000 for 亿; ``None`` if it is none."""
    return _scales()[1].get(word)


@functools.lru_cache(maxsize=4096)
def measure(unit: str, kind: str = "") -> Measure:
    """What a unit measures, as the unit of quantities of a kind.

    Args:
        unit: such as 公顷, 亿元, 微克/立方米.
        kind: the kind of the quantity that has the unit; 分 is a hundredth of 元 in money only.

    Raises:
        InputError: the unit is longer than any unit is.

    Example:
        >>> measure("万亩").name, measure("万亩").dimension, measure("万亩").scale
        ('亩', (('米', 2),), Fraction(10000, 1))
    """
    if len(unit) > _LONGEST:
        raise InputError(f"a unit has at most {_LONGEST} characters, got {unit[:20]!r}…")
    over, *under = unit.replace("／", "/").split("/")
    scale, name, first = _part(over, kind)
    if kind in UNSCALED:
        place = "" if kind == "rank" and unit in _PLACES else name
        return Measure(((f"{kind} {place}".strip(), 1),), Fraction(1), scale, name, kind)
    if not under:
        return Measure(first.dimension, first.factor, scale, name, first.kind)
    powers = dict(first.dimension)
    whole, written = first.factor, [name]
    for part in under:
        part_scale, part_name, one = _part(part, "")
        whole /= part_scale * one.factor
        for base, power in one.dimension:
            powers[base] = powers.get(base, 0) - power
        written.append(part[: len(part) - len(_bare(part))] + part_name)
    dimension = tuple(sorted((base, power) for base, power in powers.items() if power))
    return Measure(dimension, whole, scale, "/".join(written), "")


def _bare(part: str) -> str:
    """A unit without its leading scale; 千瓦 has none, as it is a unit itself."""
    if part in _known():
        return part
    match = _scales()[0].match(part)
    return part[match.end() :] if match else part


@functools.cache
def _known() -> frozenset[str]:
    return frozenset({name for name, _ in load_units()} | set(_refusals()))


def _part(part: str, kind: str) -> tuple[Fraction, str, _Unit]:
    """A unit: its scale, its name without it, and its row or one of its own."""
    bare = _bare(part)
    scale = _scales()[1][part[: len(part) - len(bare)]] if bare != part else Fraction(1)
    units = load_units()
    found = units.get((bare, kind)) or units.get((bare, ""))
    if found is not None and found.symbol != bare:
        # 成 is read as ten times %, so it is a scale of it.
        symbol = units.get((found.symbol, kind)) or units[found.symbol, ""]
        scale, found = scale * found.factor / symbol.factor, symbol
    if found is None and bare == "" and kind == "fraction":
        found = _Unit((("1", 1),), Fraction(1), "", "fraction")
    if found is None:
        own = bare or f"{kind} without unit".strip()
        found = _Unit(((own, 1),), Fraction(1), bare, "")
    return scale, found.symbol, found


def factor(source: str, target: str) -> Fraction:
    """How many of one unit another is, exactly.

    Raises:
        UnitError: the units measure different things, or no exact and fixed factor joins them.

    Example:
        >>> factor("亩", "公顷"), factor("元/平方公里", "元/亩")
        (Fraction(1, 15), Fraction(1, 1500))
    """
    check_type("a unit", source, str)
    check_type("a unit", target, str)
    first, second = measure(source), measure(target)
    require_same(first, second, source, target, "")
    return first.scale * first.factor / (second.scale * second.factor)


def resolve(unit: str, kind: str, target: str) -> tuple[Measure, Measure]:
    """The measures of a quantity's unit and of one that it is wanted in; 亿 alone keeps the unit.

    Raises:
        UnitError: they measure different things.
        InputError: the target is no ``str``.
    """
    check_type("a unit", target, str)
    if scale_of(target):
        target += unit
    first, second = measure(unit, kind), measure(target, kind)
    if not target and kind in ("percent", "multiple"):
        second = measure("", "fraction")
    require_same(first, second, unit, target, kind)
    return first, second


def require_same(first: Measure, second: Measure, unit: str, other: str, kind: str) -> None:
    """Refuse two measures of different dimensions; the error says what could be done.

    Raises:
        UnitError: they measure different things.
    """
    if first.dimension == second.dimension:
        return
    kin = _kin(first)
    hint = f"{unit or kind} converts to {'、'.join(kin)}" if kin else ""
    reason = _reason(first, second, kind)
    said = "; ".join(part for part in (reason, hint) if part)
    raise UnitError(
        f"no exact factor joins {unit or 'no unit'}, {_name(first)}, and {other or 'no unit'}, "
        f"{_name(second)}" + (f": {said}" if said else "")
    )


def _kin(one: Measure) -> list[str]:
    """Some units of the same dimension."""
    same = (
        unit.symbol
        for (_, when), unit in load_units().items()
        if unit.dimension == one.dimension and not when and unit.symbol != one.name
    )
    return list(dict.fromkeys(same))[:_LISTED]


@functools.cache
def _refusals() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows("units/refusals.tsv")}


def _reason(first: Measure, second: Measure, kind: str) -> str:
    bases = [base for one in (first, second) for base, _ in one.dimension]
    keys = (first.name, second.name, *bases, f"kind:{kind}")
    return next((_refusals()[key] for key in keys if key in _refusals()), "")


@functools.cache
def _names() -> dict[Dimension, str]:
    return {_read_dimension(row[0]): row[1] for row in read_rows("units/dimensions.tsv")}


def _name(one: Measure) -> str:
    """What a dimension is called."""
    if name := _names().get(one.dimension):
        return name
    if one.dimension == ((one.name, 1),):
        return "a unit of its own"
    return " ".join(base if power == 1 else f"{base}^{power}" for base, power in one.dimension)


def to_decimal(number: Fraction) -> Decimal | None:
    """The decimal that equals a fraction; ``None`` where none does, as for 1/15."""
    twos = fives = 0
    rest = number.denominator
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return None
    places = max(twos, fives)
    sign, digits, _ = Decimal(number.numerator * 10**places // number.denominator).as_tuple()
    return Decimal((sign, digits, -places))


def to_places(number: Fraction, places: int, direction: int) -> Decimal:
    """A fraction rounded to places: down (-1), up (1), or to the nearest, ties to even (0)."""
    if type(places) is not int or not 0 <= places <= 100:
        raise InputError(f"places must be a whole number from 0 to 100, got {places!r}")
    shifted = number * 10**places
    if direction < 0:
        whole = shifted.numerator // shifted.denominator
    elif direction > 0:
        whole = -(-shifted.numerator // shifted.denominator)
    else:
        whole = round(shifted)
    sign, digits, _ = Decimal(whole).as_tuple()
    return Decimal((sign, digits, -places))
