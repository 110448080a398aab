"""Values in a few words, for people to read beside the text."""

from __future__ import annotations

import dataclasses
import datetime
from decimal import Decimal
from typing import Any

from policytext.span import Span
from policytext.values import Indicator, Link, Mention, Quantity, Section, TimeInterval

__all__ = ["describe"]


def describe(value: Any) -> str:
    """What a span stands for, in a few words.

    Example:
        >>> from decimal import Decimal
        >>> describe(Quantity(Decimal(5), None, "ge", "%", "percent"))
        'ge 5 %'
    """
    if isinstance(value, Quantity):
        bounds = dict.fromkeys(str(n) for n in (value.low, value.high) if n is not None)
        return " ".join(filter(None, (value.comparator, " to ".join(bounds), value.unit)))
    if isinstance(value, TimeInterval):
        return value.isoformat()
    if isinstance(value, Link):
        if value.id is not None:
            return " ".join(filter(None, (value.id, value.name)))
        return f"nil, of {', '.join(value.candidates)}" if value.candidates else "nil"
    if isinstance(value, Mention):
        return value.kind + (f": {describe(value.link)}" if value.link is not None else "")
    if isinstance(value, Indicator):
        amount = value.quantity.text if value.quantity is not None else value.wording or ""
        period = value.period.isoformat() if value.period is not None else ""
        words = (value.indicator, value.measure, value.role, period, amount)
        return " · ".join(filter(None, words))
    if isinstance(value, Section):
        return f"{value.number}{value.heading} ({value.role}, level {value.level})"
    if isinstance(value, Span):
        return value.text
    if isinstance(value, tuple):
        return ", ".join(map(describe, value))
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return ", ".join(f"{one.name}={describe(getattr(value, one.name))}" for one in fields)
    return _plain(value)


def _plain(value: Any) -> str:
    """A value without parts; what else a user's layer may hold is named by its type alone."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, (str, int, float, datetime.date)):
        return str(value)
    return "" if value is None else f"<{type(value).__name__}>"
