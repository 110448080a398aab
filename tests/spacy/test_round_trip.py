"""Documents of policytext through documents of spaCy, their bytes and DocBin, and back."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import policytext as pt
from policytext.errors import InputError, LayerMissingError
from policytext.spacy import from_spacy, to_spacy
from policytext.spacy.options import ALIGNMENT_MODES
from tests.core.strategies import WORDS, documents
from tests.spacy.sample import LANGUAGES, LONG_RARE, TEXT, Pieces, annotated, blank, spacy

TEXTS = Path(__file__).parents[1] / "texts"
NAMES = ["notice_2019", "bad_layout_2013", "province_1958", "project_list_2024"]
KEYWORDS = pt.Layer("keywords", str)


def stored(doc: Any, way: str) -> Any:
    """A document of spaCy after it was stored and read with another vocabulary."""
    vocab = spacy.blank("xx").vocab
    if way == "bytes":
        return spacy.tokens.Doc(vocab).from_bytes(doc.to_bytes())
    data = spacy.tokens.DocBin(docs=[doc]).to_bytes()
    (found,) = spacy.tokens.DocBin().from_bytes(data).get_docs(vocab)
    return found


def read_text(name: str) -> pt.Document:
    facts = json.loads((TEXTS / f"{name}.json").read_text(encoding="utf-8"))
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    return pt.annotate(
        pt.Document(text, id=name, issuer=facts.get("issuer"), year=facts.get("year"))
    )


def replace_spans(doc: Any, spans: list[Any]) -> None:
    """Put spans in place of those of the group of mentions, whose record stays."""
    name = "policytext/mentions"
    attrs = doc.spans[name].attrs
    doc.spans[name] = spacy.tokens.SpanGroup(doc, name=name, attrs=attrs, spans=spans)


@pytest.mark.parametrize("way", ["bytes", "docbin"])
@pytest.mark.parametrize("name", NAMES)
def test_documents_come_back_from_what_was_stored(name: str, way: str) -> None:
    doc = read_text(name)
    assert from_spacy(stored(to_spacy(doc, blank().vocab), way)) == doc


@pytest.mark.parametrize("text", [TEXT, LONG_RARE, "", "\n \n"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_documents_come_back_from_any_tokens(language: str, text: str) -> None:
    doc = annotated(text)
    assert from_spacy(to_spacy(doc, blank(language))) == doc


def test_scores_come_back_though_they_do_not_count_in_equality() -> None:
    doc = annotated()
    again = from_spacy(stored(to_spacy(doc, blank().vocab), "docbin"))
    assert [row.score for row in again[pt.TARGETS]] == [row.score for row in doc[pt.TARGETS]]
    assert [m.value.score for m in again[pt.MENTIONS]] == [m.value.score for m in doc[pt.MENTIONS]]


def test_entities_and_their_ids_come_through_docbin() -> None:
    made = to_spacy(annotated(), blank().vocab)
    found = stored(made, "docbin")
    assert [(e.text, e.label_, e.kb_id_) for e in found.ents] == [
        (e.text, e.label_, e.kb_id_) for e in made.ents
    ]
    assert [sent.text for sent in found.sents] == [sent.text for sent in made.sents]


def test_the_way_to_the_raw_page_comes_back() -> None:
    page = "<p>全市經(jīng)濟平穩運行,工業(yè)投資完成326.5億元,新增就業(yè)3.2萬人。</p>".encode()
    doc = pt.annotate(pt.read(page, issuer="320400", year=2024))
    again = from_spacy(stored(to_spacy(doc, blank()), "docbin"))
    assert again == doc
    assert again.raw(again[pt.QUANTITIES][0]) == "326.5億元"


def test_tokens_are_those_of_the_layer_with_a_vocabulary() -> None:
    doc = annotated()
    made = to_spacy(doc, blank().vocab)
    assert [t.text for t in made if not t.is_space] == [token.text for token in doc[pt.TOKENS]]
    assert made.text == doc.text
    with pytest.raises(LayerMissingError):
        to_spacy(pt.Document(TEXT), blank().vocab)


def test_what_is_left_out_of_a_group_is_in_its_record() -> None:
    doc = annotated()
    made = to_spacy(doc, blank("whole"), alignment_mode="strict")
    assert len(made.spans["policytext/quantities"]) == 0
    assert from_spacy(made) == doc


def test_layers_of_ones_own() -> None:
    doc = pt.Document("推进乡村振兴。").with_offsets(pt.TOKENS, [0, 2, 6], [2, 6, 7], "TOKEN")
    doc = doc.with_layer(KEYWORDS, [doc.span(2, 6, "KEYWORD", "rural")])
    made = stored(to_spacy(doc, blank().vocab), "docbin")
    assert from_spacy(made, layers=[KEYWORDS]) == doc
    with pytest.raises(InputError, match="'policytext/keywords' is of a layer that is not known"):
        from_spacy(made)


def test_spans_taken_out_of_a_group_are_gone() -> None:
    made = to_spacy(annotated(), blank())
    replace_spans(made, [s for s in made.spans["policytext/mentions"] if s.label_ != "PLACE"])
    doc = from_spacy(stored(made, "bytes"))
    assert doc[pt.MENTIONS] == tuple(m for m in annotated()[pt.MENTIONS] if m.label != "PLACE")
    assert doc[pt.QUANTITIES] == annotated()[pt.QUANTITIES]


def test_labels_and_ids_changed_in_a_group_hold() -> None:
    made = to_spacy(annotated(), blank())
    spans = list(made.spans["policytext/mentions"])
    for span in spans:
        if span.text == "苏州大学":
            span.kb_id_, span.label_ = "Q1", "PROJECT"
        elif span.text == "江苏省":
            span.kb_id_ = ""
    replace_spans(made, spans)
    found = {mention.text: mention for mention in from_spacy(stored(made, "docbin"))[pt.MENTIONS]}
    changed = found["苏州大学"]
    assert changed.value.link is not None
    assert (changed.label, changed.value.kind, changed.value.link.id) == (
        "PROJECT",
        "education",
        "Q1",
    )
    assert found["江苏省"].value.link is None


def test_a_span_put_into_a_group_is_refused() -> None:
    made = to_spacy(annotated(), blank())
    made.spans["policytext/times"].append(spacy.tokens.Span(made, 0, 2, label="TIME"))
    with pytest.raises(InputError, match="was put into doc"):
        from_spacy(made)


def test_a_record_of_another_format_is_refused() -> None:
    made = to_spacy(annotated(), blank())
    made.spans["policytext/times"].attrs["policytext"] = 99
    with pytest.raises(InputError, match="annotate the document again"):
        from_spacy(made)


def test_a_tokeniser_that_changes_the_text_is_refused() -> None:
    nlp = blank()
    nlp.tokenizer = lambda text: spacy.tokens.Doc(nlp.vocab, words=text.split() or ["x"])
    with pytest.raises(pt.AlignmentError, match="keeps all characters"):
        to_spacy(annotated(), nlp)
    with pytest.raises(InputError, match=r"nlp or nlp\.vocab"):
        to_spacy(annotated(), "zh")
    with pytest.raises(InputError, match=r"takes a spacy\.tokens\.Doc"):
        from_spacy(TEXT)


def test_a_lost_record_is_told() -> None:
    made = to_spacy(annotated(), blank())
    joined = spacy.tokens.Doc.from_docs([made, made])
    with pytest.raises(InputError, match="have lost their attrs"):
        from_spacy(joined)
    for key in list(joined.spans):
        del joined.spans[key]
    assert from_spacy(joined, labels="plain")[pt.MENTIONS]
    plain = spacy.tokens.Doc(made.vocab).from_json(made.to_json())
    with pytest.raises(InputError, match="have lost their attrs"):
        from_spacy(plain)


def test_copies_and_pickles_keep_the_record_and_merged_tokens_are_told() -> None:
    made = to_spacy(annotated(), blank())
    assert from_spacy(made.copy()) == from_spacy(pickle.loads(pickle.dumps(made))) == annotated()
    with made.retokenize() as retokenizer:
        retokenizer.merge(made[: len(made) - 2])
    with pytest.raises(InputError, match="were merged since"):
        from_spacy(made)


@settings(max_examples=40)
@given(documents(), st.integers(1, 7), st.sampled_from(ALIGNMENT_MODES))
def test_any_document_comes_back_from_any_tokens(doc: pt.Document, length: int, mode: str) -> None:
    nlp = spacy.blank("xx")
    nlp.tokenizer = Pieces(nlp.vocab, length)
    made = to_spacy(doc, nlp, alignment_mode=mode)
    assert from_spacy(stored(made, "docbin"), layers=[WORDS]) == doc
    assert made.text == doc.text
