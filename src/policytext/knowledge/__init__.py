"""The knowledge base: divisions, their organs and other named things, dated, with their sources.

>>> from policytext.knowledge import entity, lookup
>>> [(each.id, each.name) for each in lookup("常州市财政局")]
[('320400/财政局', '常州市财政局')]
>>> [above.name for above in entity("320400/财政局").ancestors(2020)]
['常州市', '江苏省', '中华人民共和国']
"""

from __future__ import annotations

from policytext.knowledge.base import KnowledgeBase, entity, lookup
from policytext.knowledge.entity import Entity
from policytext.knowledge.tables import sources

__all__ = ["Entity", "KnowledgeBase", "entity", "lookup", "sources"]
