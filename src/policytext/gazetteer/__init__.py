"""The divisions of China since 1981, with their names, codes, places in the tree and years.

    >>> from policytext.gazetteer import lookup, full_name
    >>> [(d.code, d.name) for d in lookup("鼓楼区", within="320000", year=2020)]
    [('320106', '鼓楼区'), ('320302', '鼓楼区')]
    >>> full_name("320302", year=2020)
    '江苏省徐州市鼓楼区'

Years are snapshots of 31 December; `Division` says what the table knows and what it does not.
"""

from __future__ import annotations

from policytext.gazetteer.division import LEVELS, Division, Level, Succession
from policytext.gazetteer.finder import NameMatch, WordUse, find_names, names, word_use
from policytext.gazetteer.forms import short_forms
from policytext.gazetteer.queries import (
    ancestors,
    children,
    codes_of,
    division,
    full_name,
    is_within,
    lookup,
)
from policytext.gazetteer.store import sources, versions

__all__ = [
    "LEVELS",
    "Division",
    "Level",
    "NameMatch",
    "Succession",
    "WordUse",
    "ancestors",
    "children",
    "codes_of",
    "division",
    "find_names",
    "full_name",
    "is_within",
    "lookup",
    "names",
    "short_forms",
    "sources",
    "versions",
    "word_use",
]
