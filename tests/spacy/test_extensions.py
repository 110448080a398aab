"""Values as extension attributes, on request; scores; displaCy."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

import policytext as pt
from policytext.errors import InputError
from policytext.spacy import from_spacy, set_extensions, to_spacy
from policytext.spacy.colors import label_colors
from tests.spacy.sample import LONG_RARE, TEXT, annotated, blank, displacy, pipeline, spacy


@pytest.fixture
def extensions() -> Iterator[None]:
    """The attributes, for one test."""
    set_extensions()
    yield
    registered = spacy.tokens.underscore.Underscore
    for held in (registered.doc_extensions, registered.span_extensions):
        for name in [name for name in held if name.startswith("policytext")]:
            del held[name]


def test_there_are_no_extensions_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    # Pages whose examples ask for them run in this process too.
    registered = spacy.tokens.underscore.Underscore
    for held in (registered.doc_extensions, registered.span_extensions):
        for name in [name for name in held if name.startswith("policytext")]:
            monkeypatch.delitem(held, name)
    doc = pipeline()(TEXT)
    assert not doc.has_extension("policytext")
    assert not spacy.tokens.Span.has_extension("policytext")


@pytest.mark.usefixtures("extensions")
def test_values_of_documents_and_spans() -> None:
    doc = pipeline("pairs")(TEXT)
    assert doc._.policytext == annotated()
    assert doc._.policytext_quantities == annotated()[pt.QUANTITIES]
    assert doc._.policytext_facts.title == annotated().title
    assert doc._.policytext_counts["quantities"]["spans"] == len(annotated()[pt.QUANTITIES])
    for layer in annotated().layers:
        found = [span._.policytext for span in doc.spans[f"policytext/{layer.name}"]]
        assert tuple(found) == annotated()[layer]
    rate = next(s._.policytext for s in doc.spans["policytext/quantities"] if "8%" in s.text)
    # Exact, though the tokens hold a comma too.
    assert (rate.text, rate.value.low, rate.value.comparator) == ("8%以上", Decimal(8), "ge")


@pytest.mark.usefixtures("extensions")
def test_values_of_entities() -> None:
    doc = pipeline()(TEXT)
    values = {ent.text: ent._.policytext.value for ent in doc.ents}
    assert values["320.5亿元"].unit == "元"
    assert values["苏州大学"].kind == "education"
    assert doc[0:2]._.policytext is None
    with pytest.raises(pt.LayerMissingError, match=r"policytext/targets'\] is not there"):
        pipeline(annotators=["quantities"])(TEXT)._.policytext_targets  # noqa: B018


@pytest.mark.usefixtures("extensions")
def test_extensions_go_to_other_processes() -> None:
    (doc,) = pipeline().pipe([TEXT], n_process=2)
    assert doc._.policytext == annotated()


def test_extensions_of_others_are_not_overwritten(extensions: None) -> None:  # noqa: ARG001
    set_extensions()
    spacy.tokens.Doc.set_extension("policytext_times", default=1, force=True)
    with pytest.raises(InputError, match="'policytext_times' of Doc is set by something else"):
        set_extensions()
    set_extensions(force=True)
    assert pipeline()(TEXT)._.policytext_times == annotated()[pt.TIMES]


def test_scores_of_layers() -> None:
    nlp = pipeline()
    gold = to_spacy(annotated(), nlp)
    example = spacy.training.Example(nlp.make_doc(TEXT), gold)
    scores = nlp.evaluate([example])
    assert scores["spans_policytext/mentions_f"] == 1.0
    assert scores["spans_policytext/quantities_per_type"]["QUANTITY"]["r"] == 1.0
    gold.spans["policytext/times"] = [
        *gold.spans["policytext/times"],
        spacy.tokens.Span(gold, 0, 2, label="TIME"),
    ]
    scores = nlp.evaluate([spacy.training.Example(nlp.make_doc(TEXT), gold)])
    total = len(annotated()[pt.TIMES])
    assert scores["spans_policytext/times_r"] == pytest.approx(total / (total + 1))
    assert scores["spans_policytext/times_p"] == 1.0
    words = pipeline("policytext")
    scores = words.evaluate([spacy.training.Example(words.make_doc(TEXT), gold)])
    assert 0 < scores["token_f"] < 1
    # Where nobody said what is right, nothing is scored.
    bare = spacy.training.Example(nlp.make_doc(TEXT), nlp.make_doc(TEXT))
    assert nlp.evaluate([bare])["spans_policytext/mentions_f"] is None


def test_displacy_shows_entities_and_groups_in_our_colours() -> None:
    doc = pipeline()(TEXT)
    page = displacy.render(doc, style="ent", page=True, jupyter=False)
    assert "320.5亿元" in page
    for label in ("PLACE", "INSTITUTION", "PROJECT", "QUANTITY", "TIME"):
        assert label in page
        assert f"background: {label_colors()[label]}" in page
    assert "320400/财政局" in page
    groups = [name for name in doc.spans if name != "policytext/tokens"]
    for name in groups:
        shown = displacy.render(doc, style="span", options={"spans_key": name}, jupyter=False)
        label = doc.spans[name][0].label_
        assert label_colors()[label] in shown
    rare = pipeline()(LONG_RARE)
    assert "𠮷" in displacy.render(rare, style="ent", jupyter=False)


def test_every_label_has_a_colour() -> None:
    doc = to_spacy(annotated(), blank())
    labels = {span.label_ for group in doc.spans.values() for span in group}
    assert labels <= set(label_colors())


def test_groups_are_plain_data() -> None:
    def plain(value: Any) -> bool:
        if isinstance(value, dict):
            return all(isinstance(key, str) and plain(held) for key, held in value.items())
        if isinstance(value, list):
            return all(map(plain, value))
        return value is None or type(value) in (str, int, float, bool)

    doc = pipeline()(TEXT)
    assert all(plain(group.attrs) for group in doc.spans.values())
    assert from_spacy(doc) == annotated()
