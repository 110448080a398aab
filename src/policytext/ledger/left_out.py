"""Values whose unit is left out, since it goes without saying: 旅游人数突破150万."""

from __future__ import annotations

import dataclasses

from policytext.amounts import Quantity
from policytext.ledger.codes import Codes
from policytext.ledger.meanings import is_measured

__all__ = ["with_unit"]

_MONEY, _COUNT = "money", "count"
_YUAN = "元"
_NO_COUNTERS = frozenset("%‰")


def with_unit(value: Quantity | None, code: str, codes: Codes) -> Quantity | None:
    """A value in the unit of its indicator, where it has none; the unit is of the value's kind.

    Example:
        >>> from decimal import Decimal
        >>> from policytext.ledger.codes import packaged_codes
        >>> value = Quantity(Decimal(1500000), None, "ge", "", "count")
        >>> with_unit(value, "tourist_visits", packaged_codes()).unit
        '人次'
    """
    if value is None or value.unit or value.kind not in (_MONEY, _COUNT) or code not in codes:
        return value
    units: tuple[str, ...] = getattr(codes[code], "units", ())
    fitting = [unit for unit in units if (unit == _YUAN if value.kind == _MONEY else _counts(unit))]
    return dataclasses.replace(value, unit=fitting[0]) if fitting else value


def _counts(unit: str) -> bool:
    return unit not in _NO_COUNTERS and not is_measured(unit)
