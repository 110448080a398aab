r"""Annotated corpora: a readable format, its converter, its validator.

>>> from policytext.corpora import from_document, to_document
>>> text = "# id=a region= year=2024 date= title=\n[[全市|PLACE.deictic|320400]]经济向好。\n"
>>> doc = to_document(text)
>>> doc.text
'全市经济向好。'
>>> from_document(doc) == text
True
"""

from __future__ import annotations

from policytext.corpora.annotated import load_annotated, write_annotated
from policytext.corpora.build import to_document
from policytext.corpora.check import check
from policytext.corpora.corpus import Corpus, Statistics, load
from policytext.corpora.faults import Fault
from policytext.corpora.segmented import load_segmented, write_segmented
from policytext.corpora.write import from_document

__all__ = [
    "Corpus",
    "Fault",
    "Statistics",
    "check",
    "from_document",
    "load",
    "load_annotated",
    "load_segmented",
    "to_document",
    "write_annotated",
    "write_segmented",
]
