"""W3C Web Annotations: golden file, the shape of the model, spans found again by their words."""

from __future__ import annotations

import copy
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import policytext as pt
from policytext.io.anchors import Anchors, Quotation
from policytext.io.foreign import Foreign
from policytext.io.formats import FORMATS
from policytext.io.holds import keep
from policytext.io.web_annotation import (
    from_web_annotations,
    read_web_annotations,
    to_web_annotations,
    write_web_annotations,
)
from tests.core.strategies import WORDS, documents, texts
from tests.io.golden_docs import GOLDEN, golden
from tests.io.sample_docs import report, small

FILE = GOLDEN / "golden.jsonld"
REST: pt.Layer[None] = pt.Layer("theirs", type(None))


def test_the_golden_file_is_what_is_written(tmp_path: Path) -> None:
    assert write_web_annotations([golden()], tmp_path / "a.jsonld") == 1
    assert (tmp_path / "a.jsonld").read_bytes() == FILE.read_bytes()
    assert list(read_web_annotations(FILE)) == [golden()]


@given(documents())
@settings(max_examples=40)
def test_one_collection_is_a_document(doc: pt.Document) -> None:
    made = to_web_annotations(doc, "https://example.org/a")
    assert from_web_annotations(json.loads(json.dumps(made)), [WORDS]) == keep(
        doc, FORMATS["web-annotation"]
    )


# ---- the model

IRI = re.compile(r"[a-z][a-z0-9+.-]*:[!-;=?-\[\]_a-z~]*", re.ASCII)
PURPOSES = {"tagging", "classifying", "identifying", "describing"}


@pytest.mark.parametrize("doc", [golden(), small(), report()], ids=lambda doc: doc.id)
def test_what_the_model_asks_for(doc: pt.Document) -> None:
    """Section and rule of the Recommendation of 23 February 2017, where it says MUST or SHOULD."""
    made = to_web_annotations(doc)
    assert made["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert IRI.fullmatch(made["id"]), "5.1: a collection has one IRI"
    assert made["type"] == "AnnotationCollection"
    page = made["first"]
    assert IRI.fullmatch(page["id"])
    assert page["type"] == "AnnotationPage"
    assert made["total"] == len(page["items"]) == sum(len(doc.spans(one)) for one in doc.layers)
    ids = [one["id"] for one in page["items"]]
    assert len(set(ids)) == len(ids)
    for one in page["items"]:
        assert IRI.fullmatch(one["id"]), "3.1: an annotation has one IRI"
        assert one["type"] == "Annotation"
        assert one["motivation"] == "tagging"
        for body in one["body"]:
            assert body["purpose"] in PURPOSES
            if body["type"] == "TextualBody":
                assert isinstance(body["value"], str), "3.2.4: one value"
            else:
                assert body["type"] == "SpecificResource"
                assert IRI.fullmatch(body["source"]), "4: exactly one source"
        assert IRI.fullmatch(one["target"]["source"])
        quote, position = one["target"]["selector"]
        assert quote["exact"] == doc.text[position["start"] : position["end"]]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert around in doc.text


# Terms of the vocabulary that are used, as the context of the Recommendation defines them.
OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
CONTEXT: dict[str, Any] = {
    "id": "@id", "type": "@type", "oa": OA, "as": AS,
    "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "tagging": "oa:tagging", "classifying": "oa:classifying", "identifying": "oa:identifying",
    "describing": "oa:describing",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix",
    "start": {"@id": "oa:start"}, "end": {"@id": "oa:end"},
    "total": "as:totalItems", "startIndex": "as:startIndex",
    "first": {"@id": "as:first", "@type": "@id"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
}  # fmt: skip


def test_a_processor_of_json_ld_finds_every_statement() -> None:
    jsonld = pytest.importorskip("pyld", reason="PyLD expands the JSON-LD").jsonld
    data = json.loads(FILE.read_text("utf-8"))
    # The context lies here, since nothing is fetched.
    data["@context"][0] = CONTEXT
    (collection,) = jsonld.expand(data)
    text = collection["urn:policytext:term/text"][0]["@value"]
    assert text == golden().text
    items = collection[f"{AS}first"][0][f"{AS}items"][0]["@list"]
    mention = next(one for one in items if one["@id"].endswith("#mentions-1"))
    bodies = mention[f"{OA}hasBody"]
    assert [one[f"{OA}hasPurpose"][0]["@id"] for one in bodies] == [
        f"{OA}tagging",
        f"{OA}classifying",
        f"{OA}identifying",
        f"{OA}describing",
    ]
    assert bodies[2][f"{OA}hasSource"] == [{"@id": "urn:policytext:entity/220200"}]
    quads = jsonld.to_rdf(data, {"format": "application/n-quads"})
    assert quads.count("<http://www.w3.org/ns/oa#Annotation>") == len(items)
    # What JSON-LD does not know is dropped without a word; here nothing is.
    known = set(CONTEXT) | {"@context", "@graph"}
    assert {key for key in keys(data) if ":" not in key} <= known


def keys(data: Any) -> set[str]:
    if isinstance(data, list):
        return set().union(*map(keys, data)) if data else set()
    if not isinstance(data, dict):
        return set()
    inner = (keys(item) for key, item in data.items() if key != "@context")
    return set(data).union(*inner)


# ---- spans found again


def moved(doc: pt.Document, text: str) -> pt.Document:
    """The annotations of a document on another text."""
    made = to_web_annotations(doc)
    made["policytext:text"] = text
    return from_web_annotations(made)


def bare(*layers: pt.Layer[Any]) -> pt.Document:
    doc = golden()
    for layer in doc.layers:
        if layer not in layers:
            doc = doc.without_layer(layer)
    return doc


def test_spans_are_found_again_in_a_text_with_a_new_beginning() -> None:
    doc = bare(pt.MENTIONS, pt.QUANTITIES)
    back = moved(doc, "（2024年）𠮷\n" + doc.text)
    for layer in doc.layers:
        assert [(one.text, one.value) for one in back[layer]] == [
            (one.text, one.value) for one in doc[layer]
        ]
        assert {
            new.start - old.start for new, old in zip(back[layer], doc[layer], strict=True)
        } == {9}
    assert [problem.kind for problem in back.problems] == ["moved"] * 5
    assert "its words are not at its position" in back.problems[0].message
    assert (back.problems[0].start, back.problems[0].end) == (16, 19)


def test_positions_in_utf_16_are_mended_by_quotations_and_can_be_read_as_such() -> None:
    made = to_web_annotations(bare(pt.MENTIONS))
    for one in made["first"]["items"]:
        position = one["target"]["selector"][1]
        for key in ("start", "end"):
            position[key] += position[key] > golden().text.index("𠮷")
    assert from_web_annotations(made, offsets="utf-16") == bare(pt.MENTIONS)
    mended = from_web_annotations(made)
    assert mended[pt.MENTIONS] == bare(pt.MENTIONS)[pt.MENTIONS]
    assert {problem.kind for problem in mended.problems} == {"moved"}


def quoted(exact: str, position: tuple[Any, Any] | None = None, **around: str) -> dict[str, Any]:
    selectors: list[dict[str, Any]] = [{"type": "TextQuoteSelector", "exact": exact, **around}]
    if position is not None:
        start, end = position
        selectors.append({"type": "TextPositionSelector", "start": start, "end": end})
    target = {"source": "https://example.org/a", "selector": selectors}
    return {"type": "Annotation", "bodyValue": "PLACE", "target": target}


TWICE = "北区增长5%，南区增长5%。北区"


@pytest.mark.parametrize(
    ("annotation", "start"),
    [
        (quoted("南区"), 7),
        (quoted("北区", (0, 2)), 0),
        (quoted("北区"), None),
        (quoted("北区", suffix="增长"), 0),
        (quoted("北区", prefix="。"), 14),
        (quoted("北区", prefix="？"), None),
        (quoted("南区", prefix="？"), 7),
        (quoted("5%", (5, 7), prefix="增长"), 4),
        (quoted("5%", (10, 12), prefix="增长"), 11),
        (quoted("北区", (7, 9)), None),
        (quoted("增长", (5, 7)), 2),
        (quoted("增长", (6, 8)), 9),
        (quoted("东区", (0, 2)), None),
        (quoted("", (0, 2)), None),
        (quoted("南区", (99, 101)), 7),
        (quoted("南区", (5, 3)), 7),
        (quoted("南区", (-4, -2)), 7),
    ],
)
def test_where_a_quotation_is_found(annotation: dict[str, Any], start: int | None) -> None:
    doc = from_web_annotations(annotation, text=TWICE)
    if start is None:
        assert doc.layers == ()
        assert [one.kind for one in doc.problems] == ["left out"]
        assert "not found, or may stand in two places" in doc.problems[0].message
        with pytest.raises(pt.ReadError, match="has no place"):
            from_web_annotations(annotation, text=TWICE, foreign=Foreign(strict=True))
    else:
        assert [one.start for one in doc[pt.MENTIONS]] == [start]


@given(texts(min_size=1), st.data())
def test_a_quotation_is_found_only_where_its_words_stand(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    width = data.draw(st.integers(0, 4))
    quotation = Quotation(
        text[start:end], text[max(0, start - width) : start], text[end : end + width]
    )
    found = Anchors(text, [quotation]).find(quotation, start)
    assert found == start


def test_long_quotations_with_the_same_beginning_are_told_apart() -> None:
    text = "甲" * 400 + "乙" + "甲" * 300 + "丙"
    long = [Quotation("甲" * 300 + end) for end in "乙丙丁"]
    anchors = Anchors(text, long)
    assert [anchors.find(one) for one in long] == [100, 401, None]


def test_many_quotations_of_many_places_take_linear_time() -> None:
    text = "全年增长5%，" * 60_000
    quotations = [Quotation("5%", "增长", "，"), *(Quotation(text[i : i + 40]) for i in range(7))]
    begin = time.process_time()
    anchors = Anchors(text, quotations)
    for near in range(0, len(text) - 50, 9):
        assert anchors.find(quotations[0], near) is not None
    assert time.process_time() - begin < 10


# ---- annotations of others

THEIRS = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "https://example.org/anno1",
    "type": "Annotation",
    "motivation": "commenting",
    "body": [
        {"type": "TextualBody", "value": "City", "purpose": "tagging"},
        {"type": "TextualBody", "value": "check this"},
        {"id": "https://www.wikidata.org/entity/Q1", "purpose": "identifying"},
        {"type": "Choice"},
    ],
    "target": {
        "source": "https://example.org/a",
        "selector": {"type": "TextPositionSelector", "start": 0, "end": 2},
    },
}


def test_an_annotation_of_others() -> None:
    foreign = Foreign(labels={"City": "PLACE.admin"})
    doc = from_web_annotations(THEIRS, text=TWICE, foreign=foreign)
    link = pt.Link("https://www.wikidata.org/entity/Q1")
    assert [(one.text, one.value) for one in doc[pt.MENTIONS]] == [
        ("北区", pt.Mention("admin", link))
    ]
    told = [one.message for one in doc.problems]
    assert len(told) == 2
    assert all("https://example.org/anno1" in one for one in told)
    doc = from_web_annotations([THEIRS], text=TWICE, foreign=Foreign(rest=REST))
    assert [one.label for one in doc[REST]] == ["City"]
    assert "link.id has no place" in doc.problems[-1].message
    with pytest.raises(pt.ReadError, match="'City' is none of policytext"):
        from_web_annotations(THEIRS, text=TWICE)


def test_pages_and_lists() -> None:
    page = {
        "type": "AnnotationPage",
        "items": [quoted("南区")],
        "next": {"type": "AnnotationPage", "items": quoted("北区", (0, 2))},
    }
    for data in (
        page,
        [page],
        {"type": "AnnotationCollection", "first": page},
        [quoted("南区"), quoted("北区", (0, 2))],
    ):
        doc = from_web_annotations(data, text=TWICE)
        assert [one.text for one in doc[pt.MENTIONS]] == ["北区", "南区"]


@pytest.mark.parametrize(
    "target",
    ["https://example.org/a", {"source": "x"}, {"source": "x", "selector": "y"}, [], [{}, {}],
     {"source": "x", "selector": {"type": "SvgSelector"}}],
)  # fmt: skip
def test_targets_that_are_no_part_of_the_text_are_told(target: Any) -> None:
    doc = from_web_annotations({**quoted("南区"), "target": target}, text=TWICE)
    assert [one.kind for one in doc.problems] == ["left out"]
    assert doc.layers == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"policytext:text": None}, "does not hold the text"),
        ({"policytext:facts": "year=soon"}, "impossible"),
        ({"policytext:facts": "year"}, "name=value"),
        ({"policytext:layers": ["own"]}, "layer 'own' is not known"),
        ({"first": "https://example.org/page1"}, "pages are not fetched"),
        ({"first": {"type": "AnnotationPage", "items": [3]}}, "is no annotation"),
        ({"first": {"type": "AnnotationPage", "items": [{"body": [3], "target": {"source": "x"}}]}}, "damaged"),
        ({"first": {"type": "AnnotationPage", "items": [quoted("x", ("a", 2))]}}, "no whole number"),
    ],
)  # fmt: skip
def test_damage_is_refused_with_file_and_collection(
    tmp_path: Path, change: dict[str, Any], reason: str
) -> None:
    data = json.loads(FILE.read_text("utf-8"))
    data["@graph"].append({**copy.deepcopy(data["@graph"][0]), **change})
    path = tmp_path / "a.jsonld"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(pt.ReadError, match=rf"a\.jsonld: collection 2.*{reason}"):
        list(read_web_annotations(path))


def test_a_value_that_cannot_be_is_refused_with_its_annotation() -> None:
    made = to_web_annotations(golden())
    one = next(one for one in made["first"]["items"] if one["id"].endswith("#quantities-1"))
    one["body"][1]["value"] = "low=many"
    with pytest.raises(pt.ReadError, match="#quantities-1: "):
        from_web_annotations(made)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000])
def test_files_that_are_none_are_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.jsonld").write_bytes(content)
    with pytest.raises(pt.ReadError, match=r"a\.jsonld"):
        list(read_web_annotations(tmp_path / "a.jsonld"))
