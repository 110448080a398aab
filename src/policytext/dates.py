"""Days of the calendar."""

from __future__ import annotations

import datetime

__all__ = ["day"]


def day(year: int, month: int, number: int) -> datetime.date | None:
    """The day, or ``None`` where the calendar has none such.

    Example:
        >>> day(2023, 2, 28), day(2023, 2, 30)
        (datetime.date(2023, 2, 28), None)
    """
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None
