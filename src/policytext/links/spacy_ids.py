"""The ids of links as the ``kb_id_`` of spaCy's entities."""

from __future__ import annotations

from typing import Any

from policytext.document import Document
from policytext.errors import InputError
from policytext.layers import MENTIONS

__all__ = ["set_kb_ids"]


def set_kb_ids(spacy_doc: Any, doc: Document) -> int:
    """Give spaCy's entities the ids that the same stretches of text have in a document.

    An entity that is no mention of the document, or whose mention is nil, stays as it is. Where
    mentions of several labels stand for one stretch, the first with an id counts.

    Args:
        spacy_doc: a ``spacy.tokens.Doc`` of the same text, with entities.
        doc: a document with linked mentions.

    Returns:
        How many entities were given an id.

    Raises:
        InputError: the texts differ.
        LayerMissingError: the document has no layer of mentions.

    Example:
        >>> import policytext as pt
        >>> doc = pt.load("entities", "links")(pt.Document("常州市召开会议。", year=2024))
        >>> set_kb_ids(nlp(doc.text), doc)  # doctest: +SKIP
        1
    """
    if spacy_doc.text != doc.text:
        raise InputError(
            f"the texts differ: spaCy's has {len(spacy_doc.text)} characters, the document "
            f"{len(doc.text)}; make spaCy's of doc.text"
        )
    ids: dict[tuple[int, int], str] = {}
    for mention in doc[MENTIONS]:
        link = mention.value.link
        if link is not None and link.id is not None:
            ids.setdefault((mention.start, mention.end), link.id)
    entities = list(spacy_doc.ents)
    given = 0
    for entity in entities:
        key = ids.get((entity.start_char, entity.end_char))
        if key is not None:
            entity.kb_id_ = key
            given += 1
    # spaCy hands out copies: what was set on them holds once they are put back.
    spacy_doc.ents = entities
    return given
