"""What each mention of a place stands for, as of the document's year: a code, or nil with reasons.

Example:
    >>> from policytext import MENTIONS, Document
    >>> from policytext.entities import EntityAnnotator
    >>> from policytext.links import LinkAnnotator
    >>> doc = Document("我市新北区与鼓楼区结对。", issuer="320400", year=2024)
    >>> doc = LinkAnnotator()(EntityAnnotator()(doc))
    >>> [(m.text, m.value.link.id, m.value.link.evidence) for m in doc[MENTIONS]]
    [('我市', '320400', "the issuer's"), ('新北区', '320411', 'only one of the name'), \
('鼓楼区', None, 'several of the name')]
"""

from __future__ import annotations

from policytext.links.annotator import LinkAnnotator
from policytext.links.spacy_ids import set_kb_ids

__all__ = ["LinkAnnotator", "set_kb_ids"]
