"""Numbers with their units and bounds, and times as intervals.

>>> from policytext.quantities import find_quantities, parse_quantity, parse_time
>>> parse_quantity("1300多亿元").comparator
'over'
>>> parse_time("2025年底").isoformat()
'2025-12-31/2025-12-31'
"""

from __future__ import annotations

from policytext.quantities.annotator import (
    QuantityAnnotator,
    find_quantities,
    find_times,
    parse_quantity,
    parse_time,
)
from policytext.quantities.tables import Tables

__all__ = [
    "QuantityAnnotator",
    "Tables",
    "find_quantities",
    "find_times",
    "parse_quantity",
    "parse_time",
]
