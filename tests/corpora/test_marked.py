"""Reading of documents with mentions, and which of them are of one place."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from policytext import MENTIONS, Document, InputError, ReadError
from policytext.corpora import load, to_document, write_annotated
from policytext.corpora.marked import read_marked, read_raw
from policytext.corpora.places import place_groups
from policytext.io import write_jsonl
from tests.corpora.marked_docs import PLACES, page, write_pages


def test_a_folder_json_lines_and_places_give_the_same_documents(tmp_path: Path) -> None:
    folder = write_pages(tmp_path / "own")
    docs = load(folder).documents
    reports = tmp_path / "reports"
    reports.mkdir()
    for doc in docs:
        (reports / f"{doc.id}.txt").write_text(f"前言。{doc.text}", "utf-8", newline="\n")
    write_jsonl(docs, tmp_path / "docs.jsonl")
    passages = [doc.replace(id=f"{doc.id}#3") for doc in docs]
    write_annotated(passages, tmp_path / "places.jsonl", reports)
    by_folder = read_marked(folder)
    by_line = read_marked(tmp_path / "docs.jsonl")
    by_place = read_marked(tmp_path / "places.jsonl", reports=reports)
    assert [one.name for one in (by_folder, by_line, by_place)] == [
        "own", "docs.jsonl", "places.jsonl",
    ]  # fmt: skip
    assert by_folder.sha256 == by_line.sha256 == by_place.sha256
    assert [doc.id for doc in by_place.documents] == [doc.id for doc in passages]
    characters = sum(len(doc.text) for doc in docs)
    assert str(by_folder).startswith(f"own, 5 documents, {characters} characters, 30 mentions, ")


def test_the_hash_is_that_of_texts_and_mentions(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("# id=a year=2024\n[[易县|PLACE.admin|130633]]增产。\n", "utf-8")
    told = "易县增产。\n0 2 PLACE admin\n"
    (doc,) = read_marked(file).documents
    assert doc.text == "易县增产。"
    assert read_marked(file).sha256 == hashlib.sha256(told.encode()).hexdigest()


def test_documents_without_mentions_are_passed_over_and_those_without_id_get_one(
    tmp_path: Path,
) -> None:
    marked = to_document(page("a", *PLACES[0]))
    file = tmp_path / "docs.jsonl"
    write_jsonl([Document("渔业。"), marked.replace(id=""), marked], file)
    assert [doc.id for doc in read_marked(file).documents] == ["docs.jsonl:2", "a"]


def test_of_a_corpus_with_parts_train_is_taken(tmp_path: Path) -> None:
    for part, place in (("train", 0), ("dev", 1)):
        (tmp_path / part).mkdir()
        (tmp_path / part / "x.txt").write_text(page(part, *PLACES[place]), "utf-8")
    assert [doc.id for doc in read_marked(tmp_path).documents] == ["train"]
    assert [doc.id for doc in read_marked(tmp_path, part="dev").documents] == ["dev"]
    assert [doc.id for doc in read_marked(tmp_path / "dev").documents] == ["dev"]


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    bare = tmp_path / "bare.jsonl"
    write_jsonl([Document("渔业。", id="a")], bare)
    with pytest.raises(InputError, match=r"bare\.jsonl holds no document with mentions"):
        read_marked(bare)
    placed = tmp_path / "placed.jsonl"
    placed.write_text('{"report": "a", "layers": {}}\n', "utf-8")
    with pytest.raises(InputError, match="name the folder of the reports"):
        read_marked(placed)
    with pytest.raises(ReadError, match="no such file or folder"):
        read_marked(tmp_path / "none")
    with pytest.raises(ReadError, match=r"no \.txt files"):
        read_raw(tmp_path)


def test_raw_text_is_named_by_its_files(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(f"{name}渔业\n", "utf-8", newline="\n")
    found = read_raw(tmp_path)
    assert [(doc.id, doc.text) for doc in found.documents] == [("a", "a渔业\n"), ("b", "b渔业\n")]
    digest = hashlib.sha256("a渔业\n\nb渔业\n\n".encode()).hexdigest()
    assert str(found) == f"{tmp_path.name}, 2 texts, 8 characters, sha256 {digest}"


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (("county_易县_2020", None), ("county_易县_2021#77", None), True),
        (("p_吉林省_2026", None), ("p_吉林省_2026_b", None), True),
        (("county_易县_2020", None), ("county_蠡县_2020", None), False),
        (("a", "130633"), ("b", "130633"), True),
        (("a", "130633"), ("b", "130635"), False),
        # 清苑县 became 清苑区 under another code.
        (("a", "130622"), ("b", "130608"), True),
        # A number that is no year tells documents apart.
        (("report_0001", None), ("report_0002", None), False),
        (("a", "999999"), ("b", "999999"), True),
    ],
)
def test_documents_of_one_place(
    one: tuple[str, str | None], two: tuple[str, str | None], same: bool
) -> None:
    docs = [Document("", id=name, issuer=issuer) for name, issuer in (one, two)]
    first, second = place_groups(docs).values()
    assert (first == second) is same
    assert place_groups(docs) == place_groups(docs[::-1])


def test_a_place_holds_across_documents_in_between() -> None:
    docs = [
        Document("", id="other_北京市_2022"),
        Document("", id="other_北京市_2021", issuer="110000"),
        Document("", id="province_北京市_2026", issuer="110000"),
        Document("", id="province_北京市_2025"),
    ]
    assert len(set(place_groups(docs).values())) == 1
    assert len(set(place_groups([docs[0], docs[2]]).values())) == 2


def test_mentions_stay(tmp_path: Path) -> None:
    found = read_marked(write_pages(tmp_path / "own")).documents[0]
    kinds = [f"{each.label}.{each.value.kind}" for each in found[MENTIONS]]
    assert kinds.count("PLACE.admin") == 2
    assert len(kinds) == 6
