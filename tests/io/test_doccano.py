"""doccano: golden files, exports of several annotators, what its importer takes and drops."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import policytext as pt
from policytext.io.doccano import from_doccano, read_doccano, to_doccano, write_doccano
from policytext.io.foreign import Foreign
from policytext.io.formats import FORMATS
from policytext.io.holds import keep
from tests.core.strategies import WORDS, documents
from tests.io.golden_docs import GOLDEN, golden

FOLDER = GOLDEN / "doccano"
REST: pt.Layer[None] = pt.Layer("theirs", type(None))


@pytest.mark.parametrize("relations", [False, True], ids=["labels", "relations"])
def test_the_golden_files_are_what_is_written(tmp_path: Path, relations: bool) -> None:
    name = "relations.jsonl" if relations else "labels.jsonl"
    assert write_doccano([golden()], tmp_path / name, relations) == 1
    assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()
    assert list(read_doccano(FOLDER / name)) == [golden()]


@settings(max_examples=30)
@given(documents())
def test_projects_with_relations_keep_all_too(doc: pt.Document) -> None:
    example = to_doccano(doc, relations=True)
    assert from_doccano(example, [WORDS]) == keep(doc, FORMATS["doccano"])


def test_offsets_are_those_of_its_page_and_others_can_be_asked_for() -> None:
    doc = pt.Document("𠮷林e\u0301\r\n市")
    doc = doc.with_layer(pt.TOKENS, [doc.span(0, 2, "TOKEN"), doc.span(2, 4, "TOKEN")])
    assert to_doccano(doc)["label"] == [[0, 3, "TOKEN"], [3, 5, "TOKEN"]]
    points = to_doccano(doc, offsets="code points")
    assert points["label"] == [[0, 2, "TOKEN"], [2, 4, "TOKEN"]]
    assert from_doccano(points, offsets="code points") == doc
    with pytest.raises(pt.InputError, match="unknown unit"):
        to_doccano(doc, offsets="graphemes")


def test_the_file_is_ascii_as_doccano_guesses_encodings() -> None:
    assert (FOLDER / "labels.jsonl").read_bytes().isascii()


# ---- what comes back from doccano


def exported(**changes: Any) -> dict[str, Any]:
    """An example as it comes back: metadata beside the text, ids of the database."""
    example = to_doccano(golden(), relations=True)
    ids = {one["id"]: one["id"] + 900 for one in example["entities"]}
    entities = [{**one, "id": ids[one["id"]]} for one in example["entities"]]
    relations = [
        {"id": 5, "from_id": ids[one["from_id"]], "to_id": ids[one["to_id"]], "type": one["type"]}
        for one in example["relations"]
    ]
    return {
        "id": 3,
        **example,
        "entities": entities,
        "relations": relations,
        "Comments": [],
    } | changes


def test_an_export_is_the_document() -> None:
    assert from_doccano(exported()) == golden()
    shuffled = exported(entities=list(reversed(exported()["entities"])))
    assert from_doccano(shuffled) == golden()


def test_spans_that_a_person_added_took_away_or_renamed() -> None:
    example = exported()
    entities = [one for one in example["entities"] if one["label"] != "INSTITUTION"]
    entities.append({"id": 1, "label": "PROJECT", "start_offset": 0, "end_offset": 2})
    entities.append({"id": 2, "label": "QUANTITY", "start_offset": 0, "end_offset": 2})
    doc = from_doccano(example | {"entities": entities})
    assert [(one.text, one.label, one.value.kind) for one in doc[pt.MENTIONS]] == [
        ("一、", "PROJECT", ""),
        ("𠮷林市", "PLACE", "admin"),
        ("市", "PLACE", "deictic"),
    ]
    assert [problem.message for problem in doc.problems] == [
        "example: span 0:2: a span of quantities needs a value"
    ]


def test_relations_and_remarks_that_have_no_place_are_told() -> None:
    example = exported()
    first = example["entities"][0]["id"]
    relations = [
        *example["relations"],
        {"id": 8, "from_id": first, "to_id": first, "type": "part of"},
        {"id": 9, "from_id": first, "to_id": first, "type": "quantity"},
    ]
    doc = from_doccano(example | {"relations": relations, "Comments": [{"comment": "?"}]})
    told = [problem.message for problem in doc.problems]
    assert len(told) == 3
    assert "1 remarks" in told[0]
    assert "'part of'" in told[1]


THEIRS = {
    "id": 4,
    "text": "𠮷林市新材料园",
    "label": [[0, 4, "City"], [4, 8, "Park"]],
    "page": 2,
    "source": "日报",
}


def test_an_example_of_others() -> None:
    foreign = Foreign(labels={"City": "PLACE.admin", "Park": None})
    doc = from_doccano(THEIRS, foreign=foreign)
    assert [(one.text, one.value.kind) for one in doc[pt.MENTIONS]] == [("𠮷林市", "admin")]
    assert (doc.id, dict(doc.meta)) == ("4", {"page": "2", "source": "日报"})
    assert ["'Park' is not wanted" in one.message for one in doc.problems] == [True]
    assert [one.label for one in from_doccano(THEIRS, foreign=Foreign(rest=REST))[REST]] == [
        "City",
        "Park",
    ]
    with pytest.raises(pt.ReadError, match="'City' is none of policytext"):
        from_doccano(THEIRS)


def test_a_zip_file_has_each_annotators_version(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for user in ("wang", "li", "all"):
            archive.writestr(f"{user}.jsonl", json.dumps(exported()) + "\n")
    path.write_bytes(buffer.getvalue())
    assert [doc.meta.get("annotator") for doc in read_doccano(path)] == [None, "li", "wang"]
    assert [doc.meta.get("annotator") for doc in read_doccano(path, annotator="li")] == ["li"]
    with pytest.raises(pt.InputError, match=r"nobody is called 'zhao'; there is all, li, wang"):
        list(read_doccano(path, annotator="zhao"))
    with pytest.raises(pt.InputError, match="does not say who annotated"):
        list(read_doccano(FOLDER / "labels.jsonl", annotator="li"))
    path.write_bytes(buffer.getvalue()[:90])
    with pytest.raises(pt.ReadError, match=r"export\.zip: the zip file cannot be read"):
        list(read_doccano(path))


@pytest.mark.parametrize(
    ("example", "reason"),
    [
        ([], 'an object with a "text"'),
        ({"text": 3}, 'an object with a "text"'),
        ({"text": "常", "label": [[0, 9, "PLACE"]]}, "span 0:9: offset 9 lies outside"),
        ({"text": "常", "label": [[0, 0, "PLACE"]]}, "0:0 is empty"),
        ({"text": "𠮷", "label": [[0, 1, "PLACE"]]}, "inside a character"),
        ({"text": "常", "label": ["good"]}, "'?good'? is no span"),
        ({"text": "常", "label": [[0, 1, 2]]}, "the label 2 is no string"),
        ({"text": "常", "label": 3}, "damaged"),
        ({"text": "常", "entities": [{"label": "PLACE"}]}, "damaged"),
        ({"text": "常", "label": [], "relations": [3]}, "damaged"),
        ({"text": "常", "policytext": {"layers": []}}, "damaged"),
        ({"text": "常", "policytext": {"facts": {}, "layers": ["own"]}}, "layer 'own' is not known"),
        ({"text": "常", "policytext": {"facts": {}, "values": [1]}}, "damaged"),
        (
            {"text": "常", "label": [[0, 1, "QUANTITY"]], "policytext": {"facts": {}, "values": [[0, 1, "QUANTITY", "low"]]}},
            "expected name=value",
        ),
        (
            {"text": "常", "label": [[0, 1, "QUANTITY"]], "policytext": {"facts": {}, "values": [[0, 1, "QUANTITY", "low=x"]]}},
            "span 0:1",
        ),
    ],
)  # fmt: skip
def test_damage_is_refused_with_file_and_line(tmp_path: Path, example: Any, reason: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "x"}}\n\n{json.dumps(example)}\n', encoding="utf-8")
    with pytest.raises(pt.ReadError, match=rf"a\.jsonl:3: .*{reason}"):
        list(read_doccano(path))


def test_lines_that_are_no_json_are_refused(tmp_path: Path) -> None:
    for content in (b"{", b"\xff", b"[" * 100_000):
        (tmp_path / "a.jsonl").write_bytes(content)
        with pytest.raises(pt.ReadError, match=r"a\.jsonl:1"):
            list(read_doccano(tmp_path / "a.jsonl"))
    with pytest.raises(pt.ReadError, match="No such file"):
        list(read_doccano(tmp_path / "none.jsonl"))
