"""Label Studio: golden files, exports with several annotators, its own validators."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

import policytext as pt
from policytext.io.foreign import Foreign
from policytext.io.label_studio import (
    from_task,
    labeling_config,
    read_label_studio,
    to_task,
    write_label_studio,
)
from tests.io.golden_docs import GOLDEN, golden
from tests.io.sample_docs import report, small

FOLDER = GOLDEN / "label_studio"
REST: pt.Layer[None] = pt.Layer("theirs", type(None))


def test_the_golden_folder_is_what_is_written(tmp_path: Path) -> None:
    assert write_label_studio([golden()], tmp_path / "made") == 1
    made = {file.name: file.read_bytes() for file in (tmp_path / "made").iterdir()}
    assert made == {file.name: file.read_bytes() for file in FOLDER.iterdir()}
    assert list(read_label_studio(FOLDER)) == [golden()]
    assert list(read_label_studio(FOLDER / "tasks.json")) == [golden()]


@pytest.mark.parametrize("doc", [golden(), small(), report()], ids=lambda doc: doc.id)
@pytest.mark.parametrize("annotations", [False, True])
def test_label_studio_accepts_interface_and_regions(doc: pt.Document, annotations: bool) -> None:
    pytest.importorskip("label_studio_sdk", reason="Label Studio's own validators were not asked")
    from label_studio_sdk.label_interface import LabelInterface

    interface = LabelInterface(labeling_config([doc]))
    interface.validate()
    task = to_task(doc, annotations)
    assert interface.validate_task({"data": task["data"]})
    (version,) = task["annotations" if annotations else "predictions"]
    assert interface.validate_prediction(version, return_errors=True) == []
    damaged = copy.deepcopy(version)
    damaged["result"][0]["value"]["labels"] = ["no such label"]
    assert interface.validate_prediction(damaged, return_errors=True) != []


def annotated(*users: Any) -> dict[str, Any]:
    """A task such as Label Studio exports it, with one annotation for each user."""
    (version,) = to_task(golden())["predictions"]
    versions = []
    for number, user in enumerate(users):
        one = {"id": number, "completed_by": user, "was_cancelled": False, "lead_time": 1.5}
        # Each user has taken one region less.
        versions.append({**one, "result": version["result"][3 * number :]})
    return {"id": 7, **to_task(golden()), "annotations": versions, "predictions": []}


def without_relations(task: dict[str, Any]) -> dict[str, Any]:
    for one in task["annotations"]:
        one["result"] = [item for item in one["result"] if item["type"] != "relation"]
    return task


def test_each_annotators_version_is_a_document() -> None:
    task = annotated(3, {"id": 4, "email": "li@example.org"})
    first, second = from_task(task)
    assert first == golden().replace(meta={**golden().meta, "annotator": "3"})
    assert second.meta["annotator"] == "li@example.org"
    assert [len(one[pt.QUANTITIES]) for one in (first, second)] == [2, 1]
    assert [one.meta["annotator"] for one in from_task(task, annotator="3")] == ["3"]
    assert list(from_task(task, annotator="5")) == []


def test_cancelled_annotations_are_passed_over_and_predictions_stand_in() -> None:
    task = annotated(3)
    task["annotations"][0]["was_cancelled"] = True
    task["predictions"] = to_task(golden())["predictions"]
    assert list(from_task(task)) == [golden()]
    task["predictions"] = []
    (bare,) = from_task(task)
    assert [len(bare[layer]) for layer in bare.layers] == [0] * len(golden().layers)


def test_json_min_as_label_studio_makes_it(tmp_path: Path) -> None:
    pytest.importorskip("label_studio_sdk", reason="Label Studio's own converter was not asked")
    from label_studio_sdk.converter import Converter

    (tmp_path / "tasks.json").write_text(json.dumps([annotated(3)]), encoding="utf-8")
    converter = Converter(labeling_config([golden()]), str(tmp_path))
    converter.convert_to_json_min(str(tmp_path / "tasks.json"), str(tmp_path / "out"), is_dir=False)
    (doc,) = read_label_studio(tmp_path / "out" / "result.json")
    mentions = [(one.text, one.label, one.value.kind) for one in doc[pt.MENTIONS]]
    assert mentions == [(one.text, one.label, one.value.kind) for one in golden()[pt.MENTIONS]]
    assert doc[pt.TOKENS] == golden()[pt.TOKENS]
    assert (doc.id, doc.meta["annotator"]) == (golden().id, "3")
    assert doc[pt.QUANTITIES] == ()
    assert any("a span of quantities needs a value" in one.message for one in doc.problems)


def test_other_data_of_the_short_export_are_kept() -> None:
    regions = [{"start": 0, "end": 2, "text": "常州", "labels": ["PLACE"]}]
    task = {"text": "常州", "source": "[日报]", "tags": ["a", "b"], "mentions": regions, "id": 4}
    (doc,) = from_task({**task, "annotator": 3, "lead_time": 1.5, "empty": []})
    assert [one.text for one in doc[pt.MENTIONS]] == ["常州"]
    assert dict(doc.meta) == {
        "source": "[日报]",
        "tags": '["a", "b"]',
        "empty": "[]",
        "annotator": "3",
    }


# ---- projects of others

TEXT = "𠮷林市新材料园\n开工"
REGIONS: list[dict[str, Any]] = [
    {"id": "a", "from_name": "ner", "to_name": "t", "type": "labels",
     "value": {"start": 0, "end": 3, "text": "𠮷林市", "labels": ["City", "Place"]}},
    {"id": "b", "from_name": "ner", "to_name": "t", "type": "labels",
     "value": {"start": 3, "end": 10, "text": "新材料园\\n开工", "labels": ["Park"]}},
    {"id": "c", "from_name": "good", "to_name": "t", "type": "choices", "value": {"choices": ["yes"]}},
    {"id": "d", "from_name": "stars", "to_name": "t", "type": "rating", "value": {"rating": 3}},
    {"from_id": "a", "to_id": "b", "type": "relation", "direction": "right", "labels": ["in"]},
]  # fmt: skip
THEIRS = {
    "id": 12,
    "data": {"body": TEXT, "source": "日报", "page": 3},
    "annotations": [{"id": 1, "completed_by": 2, "result": REGIONS}],
}
LABELS = Foreign(labels={"City": "PLACE.admin", "Park": "PLACE.zone", "Place": None})


def test_a_task_of_others() -> None:
    (doc,) = from_task(THEIRS, foreign=LABELS, text="body")
    assert [(one.text, one.value.kind) for one in doc[pt.MENTIONS]] == [
        ("𠮷林市", "admin"),
        ("新材料园\n开工", "zone"),
    ]
    assert (doc.id, dict(doc.meta)) == ("12", {"source": "日报", "page": "3", "annotator": "2"})
    told = "\n".join(problem.message for problem in doc.problems)
    for word in ("'Place' is not wanted", "'good'", "'rating'", "a relation ['in']"):
        assert word in told
    with pytest.raises(pt.ReadError, match="task: "):
        list(from_task(THEIRS, foreign=Foreign(labels=LABELS.labels, strict=True), text="body"))


def test_labels_of_others_in_a_layer_of_their_own() -> None:
    (doc,) = from_task(THEIRS, foreign=Foreign(rest=REST), text="body")
    assert [one.label for one in doc[REST]] == ["City", "Place", "Park"]
    with pytest.raises(pt.ReadError, match=r"task: region 0:3: the label 'City' is none"):
        list(from_task(THEIRS, text="body"))


def test_offsets_in_utf_16_are_noticed_and_can_be_read() -> None:
    task = json.loads(json.dumps(THEIRS))
    values = [item["value"] for item in task["annotations"][0]["result"][:2]]
    values[0]["end"], values[1]["start"], values[1]["end"] = 4, 4, 11
    with pytest.raises(pt.ReadError, match=r'region 0:4 .* offsets="utf-16"'):
        list(from_task(task, foreign=LABELS, text="body"))
    (doc,) = from_task(task, foreign=LABELS, text="body", offsets="utf-16")
    assert [one.text for one in doc[pt.MENTIONS]] == ["𠮷林市", "新材料园\n开工"]


def test_a_kind_that_is_not_one_of_its_label_is_told() -> None:
    task = to_task(golden())
    for item in task["predictions"][0]["result"]:
        if item["type"] == "labels" and item["value"]["labels"] == ["INSTITUTION"]:
            item["value"]["labels"] = ["PLACE"]
    (doc,) = from_task(task)
    assert [problem.kind for problem in doc.problems] == ["contradiction"]
    assert {one.label for one in doc[pt.MENTIONS]} == {"PLACE"}


def test_a_span_that_a_person_added_without_value() -> None:
    task = to_task(golden().without_layer(pt.QUANTITIES).without_layer(pt.TARGETS))
    added = {"start": 27, "end": 31, "text": "32万吨"}
    result = task["predictions"][0]["result"]
    result.append(
        {
            "id": "x",
            "from_name": "quantities",
            "type": "labels",
            "value": {**added, "labels": ["QUANTITY"]},
        }
    )
    result.append(
        {
            "id": "y",
            "from_name": "mentions",
            "type": "labels",
            "value": {**added, "start": 28, "text": "2万吨", "labels": ["PLACE"]},
        }
    )
    text = golden().text
    result[-2]["value"] |= {"start": text.index("32"), "end": text.index("32") + 4}
    result[-1]["value"] |= {"start": text.index("32") + 1, "end": text.index("32") + 4}
    (doc,) = from_task(task)
    assert pt.QUANTITIES not in doc
    assert doc.problems[0].message.endswith("a span of quantities needs a value")
    assert [one.value for one in doc[pt.MENTIONS] if one.text == "2万吨"] == [pt.Mention("")]


def region(**changes: Any) -> dict[str, Any]:
    """A task with one region, changed."""
    value = {"start": 0, "end": 2, "text": "常州", "labels": ["PLACE"]}
    item = {"id": "a", "from_name": "mentions", "type": "labels", "value": value}
    return {"data": {"text": "常州"}, "predictions": [{"result": [{**item, **changes}]}]}


def value(**changes: Any) -> dict[str, Any]:
    return region(value={"start": 0, "end": 2, "labels": ["PLACE"], **changes})


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        ([], "a task is an object"),
        ({"data": []}, "no text under 'text'"),
        ({"data": {"body": "x"}}, "no text under 'text'; say where"),
        ({"data": {"text": 3}}, "no text"),
        ({"data": {"text": "x", "policytext": {"facts": []}}}, "no facts and layers"),
        ({"data": {"text": "x", "policytext": {"facts": {"year": "x"}, "layers": []}}}, "impossible"),
        ({"data": {"text": "x", "policytext": {"facts": {}, "layers": ["own"]}}}, "'own' is not known"),
        ({"data": {"text": "x", "policytext": {"facts": {"date": 3}, "layers": []}}}, "damaged"),
        ({"data": {"text": "x", "policytext": {"facts": {}, "layers": [[]]}}}, "damaged"),
        ({"data": {"text": "x"}, "predictions": 3}, "no list of objects"),
        ({"data": {"text": "x"}, "annotations": [3]}, "no list of objects"),
        ({"data": {"text": "x"}, "annotations": [{"result": 3}]}, "no list of results"),
        ({"data": {"text": "x"}, "annotations": [{"result": [3]}]}, "no list of results"),
        (value(end=9), "outside the text of 2"),
        (value(end=0), "0:0 is empty"),
        (value(start=-1), "outside"),
        (value(text="苏州"), "has the words '苏州', but '常州'"),
        (region(value=3), "damaged"),
        (region(value={"start": 0, "end": 2, "labels": 3}), "damaged"),
    ],
)  # fmt: skip
def test_damage_is_refused_with_file_and_task(tmp_path: Path, task: Any, reason: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([region(), task]), encoding="utf-8")
    with pytest.raises(pt.ReadError, match=rf"a\.json: task 2.*{reason}"):
        list(read_label_studio(path))


@pytest.mark.parametrize("content", ["", "{", '{"data": {}}', "\ud83d", "[" * 100_000])
def test_files_that_are_none_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    with pytest.raises(pt.ReadError, match=r"a\.json"):
        list(read_label_studio(path))
    with pytest.raises(pt.ReadError, match="No such file"):
        list(read_label_studio(tmp_path / "none.json"))


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ({"type": "labels", "from_name": "mentions", "value": {"start": "/p[1]", "end": "/p[2]"}}, "plain text"),
        ({"type": "choices", "id": "z", "from_name": "mentions-kind", "value": {}}, "no span"),
        ({"type": "textarea", "id": "a", "from_name": "quantities-note", "value": {}}, "no span"),
        ({"type": "textarea", "id": "a", "from_name": "mentions-note", "value": {"text": "so so"}}, "a note cannot be read"),
        ({"type": "relation", "from_id": "a", "to_id": "b", "labels": ["quantity"]}, "does not lead"),
    ],
)  # fmt: skip
def test_what_has_no_place_is_told(item: dict[str, Any], told: str) -> None:
    task = region()
    task["predictions"][0]["result"].append(item)
    (doc,) = from_task(task)
    assert len(doc[pt.MENTIONS]) == 1
    assert [told in problem.message for problem in doc.problems] == [True]


def test_a_kind_that_was_taken_back_is_empty() -> None:
    task = region()
    kind = {"type": "taxonomy", "id": "a", "from_name": "mentions-kind", "value": {"taxonomy": []}}
    task["predictions"][0]["result"].append(kind)
    (doc,) = from_task(task)
    assert [one.value.kind for one in doc[pt.MENTIONS]] == [""]


def test_two_regions_of_one_id_are_refused() -> None:
    task = region()
    task["predictions"][0]["result"] *= 2
    with pytest.raises(pt.ReadError, match="two regions have the id 'a'"):
        list(from_task(task))


def test_the_interface_has_the_labels_and_kinds_of_the_documents() -> None:
    own: pt.Layer[None] = pt.Layer('my "words"', type(None))
    doc = pt.Document("常州").with_layer(own, [pt.Span(0, 1, "常", "<&>", None)])
    mention = pt.Mention("nowhere")
    doc = doc.with_layer(pt.MENTIONS, [pt.Span(0, 1, "常", "PERSON", mention)])
    config = labeling_config([doc])
    assert '<Label value="&lt;&amp;&gt;"' in config
    assert '<Choice value="nowhere"/>' in config
    assert '<Label value="PERSON"' in config
