"""The knowledge base: divisions, their organs and other named things, dated, with their sources.

>>> from policytext.knowledge import entity, lookup
>>> [(each.id, each.name) for each in lookup("常州市财政局")]
[('320400/财政局', '常州市财政局')]
>>> [above.name for above in entity("320400/财政局").ancestors(2020)]
['常州市', '江苏省', '中华人民共和国']
"""

from __future__ import annotations

from policytext.knowledge.base import KnowledgeBase, entity, lookup
from policytext.knowledge.crosswalk import Change, crosswalk
from policytext.knowledge.entity_type import Entity
from policytext.knowledge.exports import entity_rows, wikidata_rows
from policytext.knowledge.spacy_kb import spacy_rows, to_spacy
from policytext.knowledge.tables import sources
from policytext.knowledge.user_entries import check_entries, read_entries

__all__ = [
    "Change",
    "Entity",
    "KnowledgeBase",
    "check_entries",
    "crosswalk",
    "entity",
    "entity_rows",
    "lookup",
    "read_entries",
    "sources",
    "spacy_rows",
    "to_spacy",
    "wikidata_rows",
]
