"""Loading corpora: by parts, with second annotations, and from JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import policytext as pt
from policytext.corpora import load
from tests.corpora.sample import SAMPLE
from tests.corpora.test_check import named, write


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    write(folder, "train/sample.txt", SAMPLE)
    write(folder, "train/b.txt", named("b"))
    write(folder, "dev/a.txt", named("a"))
    write(folder, "second/b.txt", named("b"))
    return folder


def test_documents_come_by_part_and_name(corpus: Path) -> None:
    found = load(corpus)
    assert found.name == "mine"
    assert [doc.id for doc in found.documents] == ["b", "sample", "a"]
    assert len(found) == 3
    assert [doc.id for doc in found.split("train")] == ["b", "sample"]
    assert [doc.id for doc in found.split("dev")] == ["a"]
    with pytest.raises(pt.InputError, match="has no part 'test'; it has train, dev"):
        found.split("test")


def test_second_annotations_stand_beside_the_first(corpus: Path) -> None:
    found = load(corpus)
    assert [(one.id, two.id) for one, two in found.pairs()] == [("b", "b")]
    write(corpus, "second/x.txt", named("x"))
    with pytest.raises(pt.InputError, match="no first annotation has the id 'x'"):
        load(corpus).pairs()


def test_a_part_or_a_file_can_be_loaded_alone(corpus: Path) -> None:
    assert [doc.id for doc in load(corpus / "train").documents] == ["b", "sample"]
    assert [doc.id for doc in load(str(corpus / "train" / "b.txt")).split("train")] == ["b"]
    assert [doc.id for doc in load(corpus / "second").documents] == ["b"]


def test_statistics_count_what_is_there(corpus: Path) -> None:
    found = load(corpus).statistics
    doc = load(corpus).documents[1]
    assert found.documents == 3
    assert found.characters == len(doc.text) + 2 * len("经济向好。")
    assert found.spans == {
        "mentions": 3, "quantities": 7, "times": 2, "sections": 3, "targets": 4,
        "tokens": len(doc[pt.TOKENS]),
    }  # fmt: skip
    assert found.labels == {
        "INSTITUTION.government": 1,
        "PLACE.admin": 1,
        "PROJECT.construction": 1,
    }
    assert found.facts["part"] == {"dev": 1, "train": 2}
    assert found.facts["year"] == {"2024": 3}
    assert found.facts["genre"] == {"work_report": 3}


def test_one_id_for_two_documents_is_refused(corpus: Path) -> None:
    write(corpus, "dev/b2.txt", named("b"))
    with pytest.raises(pt.InputError, match="have the id 'b'"):
        load(corpus)


def test_a_file_that_breaks_the_format_is_named(corpus: Path) -> None:
    write(corpus, "dev/z.txt", named("z") + "|\n")
    with pytest.raises(pt.InputError, match=r"z\.txt:3:1: "):
        load(corpus)


TEXT = "全市投资增长8%左右。\n近年来向好。"
MARKED: dict[str, Any] = {
    "id": "one",
    "region": "320400",
    "year": 2024,
    "text": TEXT,
    "mentions": [
        {"start": 0, "end": 2, "text": "全市", "label": "PLACE", "kind": "deictic", "id": "320400"},
        {"start": 2, "end": 4, "text": "投资", "label": "PROJECT", "kind": "programme", "id": None},
    ],
    "quantities": [
        {"start": 6, "end": 10, "text": "8%左右", "kind": "percent", "comparator": "approx",
         "low": "8", "high": "8", "unit": "%"},
    ],
    "times": [{"start": 12, "end": 15, "text": "近年来", "value": [None, None]}],
}  # fmt: skip
ROWS: dict[str, Any] = {
    "id": "two",
    "region": "",
    "year": 2024,
    "text": TEXT,
    "rows": [
        {"line": 1, "start": 0, "end": 11, "indicator": "投资", "measure": "growth",
         "role": "target", "period": ["2024-01-01", "2024-12-31"], "place": "320400",
         "quantity": [6, 10], "wording": None, "stretch": None},
    ],
}  # fmt: skip


def put(folder: Path, *items: dict[str, Any]) -> Path:
    for item in items:
        write(folder, f"{item['id']}.json", json.dumps(item, ensure_ascii=False))
    return folder


def test_marked_documents_are_read_from_json(tmp_path: Path) -> None:
    (doc,) = load(put(tmp_path, MARKED)).documents
    assert (doc.id, doc.issuer, doc.year, doc.text) == ("one", "320400", 2024, TEXT)
    assert [m.value for m in doc[pt.MENTIONS]] == [
        pt.Mention("deictic", pt.Link("320400")),
        pt.Mention("programme", pt.Link(None)),
    ]
    assert [(q.text, q.value.comparator) for q in doc[pt.QUANTITIES]] == [("8%左右", "approx")]
    assert pt.TARGETS not in doc
    assert pt.SECTIONS not in doc


def test_a_span_without_a_possible_value_is_left_out_with_a_word(tmp_path: Path) -> None:
    (doc,) = load(put(tmp_path, MARKED)).documents
    assert doc[pt.TIMES] == ()
    (problem,) = doc.problems
    assert "times '近年来' left out" in problem.message
    assert (problem.start, problem.end) == (12, 15)


def test_rows_are_read_from_json_with_places_of_their_quantities(tmp_path: Path) -> None:
    (doc,) = load(put(tmp_path, ROWS) / "two.json").documents
    (row,) = doc[pt.TARGETS]
    assert row.text == "全市投资增长8%左右。"
    assert row.value.quantity is not None
    assert row.value.quantity.text == "8%左右"
    assert row.value.period is not None
    assert row.value.period.isoformat() == "2024-01-01/2024-12-31"
    assert doc.issuer is None
    assert pt.QUANTITIES not in doc


@pytest.mark.parametrize(
    "item",
    [
        {"id": "x"},
        {**MARKED, "mentions": [{"start": 0}]},
        {**MARKED, "year": "2024"},
        {name: MARKED[name] for name in ("id", "region", "year", "text")},
        {**MARKED, "mentions": 5},
    ],
)
def test_json_of_another_form_is_refused(tmp_path: Path, item: dict[str, Any]) -> None:
    with pytest.raises(pt.ReadError, match=r"\.json: this is no annotated document"):
        load(put(tmp_path, item))


def test_a_text_that_does_not_fit_is_left_out_with_a_word(tmp_path: Path) -> None:
    wrong = {**MARKED["mentions"][0], "text": "全省"}
    (doc,) = load(put(tmp_path, {**MARKED, "mentions": [wrong]})).documents
    assert doc[pt.MENTIONS] == ()
    assert "not '全省'" in doc.problems[0].message


def test_where_no_corpus_is_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(pt.ReadError):
        load(tmp_path)


def test_what_is_no_path_is_refused() -> None:
    nothing: Any = None
    with pytest.raises(pt.InputError, match="path of a corpus"):
        load(nothing)
