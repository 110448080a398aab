"""Documents as JSON Lines: they come back as they were, and what is wrong is named by line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.io import parse_line, read_jsonl, write_jsonl
from tests.io.sample_docs import report, small

texts = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("𠮷９\r\n\u2028\u2029\u0085\ue000é\0\ufeff\x1c"),
    ),
    max_size=30,
)


@given(st.lists(texts, max_size=5))
def test_any_text_comes_back_as_it_was(some: list[str]) -> None:
    docs = [pt.Document(text, id=text) for text in some]
    lines = "".join(doc.to_json() + "\n" for doc in docs).encode()
    assert list(read_jsonl(io.BytesIO(lines))) == docs


def test_a_file_comes_back_with_all_layers(tmp_path: Path) -> None:
    docs = [small(), report()]
    path = tmp_path / "docs.jsonl"
    assert write_jsonl(docs, path) == 2
    assert list(read_jsonl(path)) == docs
    assert [one.name for one in tmp_path.iterdir()] == ["docs.jsonl"]


def test_documents_are_read_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "docs.jsonl"
    path.write_bytes(small().to_json().encode() + b"\nno document\n")
    docs = read_jsonl(path)
    assert next(docs) == small()
    with pytest.raises(pt.ReadError, match=r"docs\.jsonl:2: this is no JSON"):
        next(docs)


GOOD = pt.Document("x").to_json()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "this is no JSON"),
        (b"[]", '"policytext": 1'),
        (b"5", '"policytext": 1'),
        (b'{"policytext":999}', '"policytext": 1'),
        (b'{"policytext":1}', "missing or damaged"),
        (b"\xff\xfe{}", "byte 0 of the line is not UTF-8"),
        (b"[" * 100_000, "this is no JSON"),
        (GOOD.replace('"x"', '"\\ud800"').encode(), "unpaired surrogate"),
        (GOOD.replace('"id":""', '"id":"\\uDFFF"').encode(), "unpaired surrogate"),
        (GOOD.replace('"layers":{}', '"layers":{"mine":[]}').encode(), "'mine' is not known"),
    ],
)
def test_a_bad_line_is_refused_with_its_place_and_reason(line: bytes, reason: str) -> None:
    with pytest.raises(pt.ReadError) as caught:
        parse_line(line, "docs.jsonl:7")
    assert str(caught.value).startswith("docs.jsonl:7: ")
    assert reason in str(caught.value)


def test_pairs_of_surrogates_are_no_damage() -> None:
    line = GOOD.replace('"x"', '"\\ud842\\udfb7"').encode()
    assert parse_line(line, "here").text == "𠮷"


def test_a_mark_at_the_head_blank_lines_and_windows_line_ends_do_no_harm() -> None:
    data = b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n\r\n\n  \n" + GOOD.encode()
    assert [doc.text for doc in read_jsonl(io.BytesIO(data))] == ["x", "x"]


def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(pt.ReadError, match=r"none\.jsonl"):
        list(read_jsonl(tmp_path / "none.jsonl"))
