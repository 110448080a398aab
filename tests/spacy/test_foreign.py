"""What other pipelines found, as layers of a document."""

from __future__ import annotations

from typing import Any

import pytest

import policytext as pt
from policytext.entities.spacy_ner import SpacyRecognizer
from policytext.errors import InputError
from policytext.spacy import from_spacy, set_facts
from tests.spacy.sample import TEXT, annotated, blank, pipeline, spacy

SHORT = "𠮷林与 苏州大学合作。张三到场。"


def foreign(nlp: Any) -> Any:
    ruler = nlp.add_pipe("entity_ruler")
    patterns = [("ORG", "苏州大学", "Q1"), ("GPE", "𠮷林", ""), ("PERSON", "张三", "")]
    ruler.add_patterns(
        [
            {"label": label, "pattern": text, **({"id": key} if key else {})}
            for label, text, key in patterns
        ]
    )
    nlp.add_pipe("sentencizer", config={"punct_chars": ["。"]})
    return nlp(SHORT)


def test_entities_sentences_and_tokens_of_any_pipeline() -> None:
    doc = from_spacy(set_facts(foreign(blank()), issuer="320400", year=2024))
    assert (doc.text, doc.issuer, doc.year) == (SHORT, "320400", 2024)
    assert [(m.text, m.label, m.value.kind) for m in doc[pt.MENTIONS]] == [
        ("𠮷林", "PLACE", "admin"), ("苏州大学", "INSTITUTION", "other"),
    ]  # fmt: skip
    link = doc[pt.MENTIONS][1].value.link
    assert link is not None
    assert (link.id, link.evidence) == ("Q1", "spaCy")
    assert [s.text for s in doc[pt.SENTENCES]] == ["𠮷林与 苏州大学合作。", "张三到场。"]
    assert [t.text for t in doc[pt.TOKENS]] == list(SHORT.replace(" ", ""))
    assert [(p.kind, "1 PERSON" in p.message) for p in doc.problems] == [("unknown-label", True)]
    # The library goes on from there.
    linked = pt.load("quantities")(doc)
    assert pt.QUANTITIES in linked


def test_labels_by_a_table_of_ones_own() -> None:
    doc = from_spacy(foreign(blank()), labels={"PERSON": None, "ORG": "INSTITUTION.education"})
    assert [(m.text, m.value.kind) for m in doc[pt.MENTIONS]] == [("苏州大学", "education")]
    assert "1 GPE, 1 PERSON" in doc.problems[0].message
    with pytest.raises(InputError, match="no scheme of labels"):
        from_spacy(foreign(blank()), labels="none")


def test_spans_of_a_group_with_scores() -> None:
    made = blank()(SHORT)
    made.spans["sc"] = spacy.tokens.SpanGroup(
        made,
        name="sc",
        attrs={"scores": [0.75, 0.5]},
        spans=[
            spacy.tokens.Span(made, 3, 7, label="ORG"),
            spacy.tokens.Span(made, 3, 5, label="GPE"),
        ],
    )
    doc = from_spacy(made, spans_key="sc")
    assert [(m.text, m.value.score) for m in doc[pt.MENTIONS]] == [
        ("苏州大学", 0.75),
        ("苏州", 0.5),
    ]
    with pytest.raises(InputError, match="no spans 'other'"):
        from_spacy(made, spans_key="other")


def test_a_document_without_annotation_has_its_tokens_alone() -> None:
    doc = from_spacy(blank()("增长 6%。"))
    assert [layer.name for layer in doc.layers] == ["tokens"]
    assert [t.text for t in from_spacy(blank("xx")(" 稳\n\n中 "))[pt.TOKENS]] == ["稳", "中"]


def test_a_record_comes_back_alone_unless_imports_are_told() -> None:
    nlp = pipeline("jieba", annotators=["quantities"], ents=[])
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "苏州大学"}])
    made = nlp(TEXT)
    assert [layer.name for layer in from_spacy(made).layers] == ["quantities", "times"]
    doc = from_spacy(made, imports=["mentions"])
    assert [m.text for m in doc[pt.MENTIONS]] == ["苏州大学"]
    assert doc[pt.QUANTITIES] == annotated()[pt.QUANTITIES]
    with pytest.raises(InputError, match="imports are some of"):
        from_spacy(made, imports=["quantities"])


def test_a_recogniser_reads_groups_of_policytext() -> None:
    found = SpacyRecognizer(pipeline(), labels="plain", spans_key="policytext/mentions")(TEXT)
    ids = {TEXT[one.start : one.end]: one.id for one in found}
    assert ids["江苏省"] == "320000"
    # The place in the record is no id.
    assert all(one is None or "mentions/" not in one for one in ids.values())
