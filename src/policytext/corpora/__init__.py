r"""Annotated corpora: a readable format, its converter and its validator.

>>> from policytext.corpora import to_document
>>> doc = to_document("# id=a year=2024\n[[全市|PLACE.deictic|320400]]经济稳中有进。\n")
>>> doc.text
'全市经济稳中有进。'
"""

from __future__ import annotations

from policytext.corpora.build import to_document
from policytext.corpora.check import check
from policytext.corpora.faults import Fault

__all__ = ["Fault", "check", "to_document"]
