"""Ids of links as spaCy's ``kb_id_``."""

from __future__ import annotations

import importlib.util
from typing import Any

import pytest

from policytext import MENTIONS, Document, InputError
from policytext.errors import LayerMissingError
from policytext.extras import load_extra
from policytext.links import set_kb_ids
from policytext.values import Link, Mention

HAS_SPACY = importlib.util.find_spec("spacy") is not None
TEXT = "常州市与鼓楼区、云帆园结对"


class _Doc:
    """A stand-in whose entities are copies, as spaCy's are."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ents: list[Any] = []


def _linked() -> Document:
    doc = Document(TEXT, issuer="320000", year=2024)
    city = Mention("admin", link=Link("320400", "常州市"))
    district = Mention("admin", link=Link(None, candidates=("320106", "320302")))
    spans = [
        doc.span(0, 3, "PLACE", city),
        doc.span(4, 7, "PLACE", district),
        doc.span(8, 11, "PLACE", Mention("zone")),
    ]
    return doc.with_layer(MENTIONS, spans)


@pytest.mark.skipif(not HAS_SPACY, reason="spaCy is not installed")
def test_entities_of_spacy_get_the_ids_of_the_same_characters() -> None:
    spacy = load_extra("spacy", "spacy")
    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("entity_ruler")
    names = ("常州市", "鼓楼区", "云帆园", "结对")
    ruler.add_patterns([{"label": "PLACE", "pattern": name} for name in names])
    made = nlp(TEXT)
    assert set_kb_ids(made, _linked()) == 1
    assert [(ent.text, ent.kb_id_) for ent in made.ents] == [
        ("常州市", "320400"), ("鼓楼区", ""), ("云帆园", ""), ("结对", ""),
    ]  # fmt: skip
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(made.to_bytes())
    assert again.ents[0].kb_id_ == "320400"


def test_another_text_is_refused() -> None:
    with pytest.raises(InputError, match="the texts differ"):
        set_kb_ids(_Doc("常州市"), _linked())


def test_a_document_without_mentions_is_refused() -> None:
    with pytest.raises(LayerMissingError):
        set_kb_ids(_Doc(TEXT), Document(TEXT))
