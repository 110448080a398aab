"""Sentences by their places: written without text, joined with the reports again."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import policytext as pt
from policytext.corpora import load_segmented, write_segmented
from policytext.corpora.segmented import read_segmented

SHIPPED = Path(__file__).parents[2] / "corpora" / "real"

REPORT = "各位代表：\n　　渔港 扩建投运，泊位增至36个。渔民收入稳步提高。\n"
SENTENCES = {
    8: ["渔港", "扩建", "投运", "，", "泊位", "增至", "36", "个", "。"],
    24: ["渔民", "收入", "稳步", "提高", "。"],
}


def cut(report: str, start: int, words: list[str], text: str = REPORT) -> pt.Document:
    """A document of the words that stand at a place, blanks between them left in."""
    starts, ends, at = [], [], start
    for word in words:
        at = text.index(word, at)
        starts.append(at - start)
        at += len(word)
        ends.append(at - start)
    meta = {"report": report, "start": str(start)}
    doc = pt.Document(text[start:at], id=f"{report}#{start}", meta=meta)
    return doc.with_offsets(pt.TOKENS, starts, ends, "TOKEN")


DOCS = [cut("港", start, words) for start, words in SENTENCES.items()]
PARTS = {"港#8": "train", "港#24": "test"}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "港.txt").write_text(REPORT, "utf-8", newline="\n")
    return folder


@pytest.fixture
def file(tmp_path: Path, reports: Path) -> Path:
    path = tmp_path / "words.jsonl"
    write_segmented(DOCS, path, reports, PARTS)
    return path


def test_what_was_written_is_read_back(file: Path, reports: Path) -> None:
    corpus = load_segmented(file, reports)
    assert corpus.documents == tuple(DOCS)
    assert corpus.name == "words"
    assert [doc.id for doc in corpus.split("test")] == ["港#24"]
    assert [word.text for word in corpus.documents[0][pt.TOKENS]] == SENTENCES[8]
    assert corpus.documents[0].text == "渔港 扩建投运，泊位增至36个。"


def test_no_character_of_a_sentence_is_in_the_file(file: Path) -> None:
    text = file.read_text("utf-8")
    assert not set(REPORT.replace("港", "").replace("36", "")) - set("\n") & set(text)


def test_lines_are_ordered_by_report_and_place(file: Path, reports: Path) -> None:
    before = file.read_bytes()
    write_segmented(DOCS[::-1], file, reports, PARTS)
    assert file.read_bytes() == before
    assert [json.loads(line)["start"] for line in before.splitlines()] == [8, 24]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), min_size=1, max_size=5),
        min_size=1,
    ),
    blank=st.sampled_from(["", " ", "\u3000", "\n"]),
    before=st.text(st.characters(exclude_categories=["Cs"])),
)
def test_any_words_come_back(tmp_path: Path, words: list[str], blank: str, before: str) -> None:
    text = before + blank.join(words) + "尾"
    (tmp_path / "r.txt").write_bytes(text.encode())
    doc = cut("r", len(before), words, text)
    write_segmented([doc], tmp_path / "w.jsonl", tmp_path, {doc.id: "train"})
    assert load_segmented(tmp_path / "w.jsonl", tmp_path).documents == (doc,)


def test_missing_reports_are_named(file: Path, reports: Path) -> None:
    (reports / "港.txt").unlink()
    with pytest.raises(pt.ReadError, match="1 of 1 reports are missing: 港; put their texts"):
        load_segmented(file, reports)
    with pytest.raises(pt.ReadError, match="no such folder"):
        load_segmented(file, reports / "none")


def test_a_report_with_another_text_is_refused(file: Path, reports: Path) -> None:
    path = reports / "港.txt"
    path.write_text(REPORT.replace("稳步", "大幅"), "utf-8", newline="\n")
    with pytest.raises(pt.InputError, match=r"港\.txt: another text .* 1 of 2 passages are in"):
        load_segmented(file, reports)


def test_a_sentence_that_is_not_at_its_place_is_refused(file: Path, reports: Path) -> None:
    line = json.loads(file.read_text("utf-8").splitlines()[0])
    for change in ({"start": 9, "end": 25}, {"words": [2, 2, 2]}):
        file.write_text(json.dumps({**line, **change}), "utf-8")
        with pytest.raises(pt.InputError, match="is not the text at its place"):
            load_segmented(file, reports)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"report": "../港"}, "is not REPORT#START"),
        ({"report": ""}, "is not REPORT#START"),
        ({"report": 1}, "report must be str"),
        ({"part": "trian"}, "none of train, dev, test"),
        ({"words": []}, "do not fit"),
        ({"words": [0, 18]}, "do not fit"),
        ({"words": [40]}, "do not fit"),
        ({"words": ["2"]}, "must be int"),
        ({"words": 3}, "not iterable"),
        ({"start": -1}, "is not REPORT#START"),
        ({"start": True}, "must be int"),
        ({"more": 1}, "its fields are"),
    ],
)
def test_lines_of_another_form_are_refused(
    file: Path, change: dict[str, Any], message: str
) -> None:
    first, second = file.read_text("utf-8").splitlines()
    file.write_text(first + "\n" + json.dumps({**json.loads(second), **change}), "utf-8")
    with pytest.raises(pt.ReadError, match=f"words.jsonl:2: .*{message}"):
        read_segmented(file)


@pytest.mark.parametrize("text", ["", "[]", "null", "{", "1\n", "\n"])
def test_files_of_another_form_are_refused(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
    with pytest.raises(pt.ReadError, match=r"words\.jsonl:1: this is no sentence"):
        read_segmented(file)


def test_a_sentence_stands_once(file: Path) -> None:
    line = file.read_text("utf-8").splitlines()[0]
    file.write_text(f"{line}\n{line}\n", "utf-8")
    with pytest.raises(pt.ReadError, match=r"jsonl:2: .*港#8 stands in the file twice"):
        read_segmented(file)


@pytest.mark.parametrize(
    ("doc", "message"),
    [
        (DOCS[0].replace(id="港"), "is not REPORT#START"),
        (DOCS[0].replace(id="港#9"), "has another text at 9"),
        (pt.Document("渔港", id="港#8").with_offsets(pt.TOKENS, [0], [1], "TOKEN"), "end before"),
        (pt.Document("渔港", id="港#8").with_offsets(pt.TOKENS, [1], [2], "TOKEN"), "leave out"),
        (pt.Document("渔港", id="港#8").with_offsets(pt.TOKENS, [], [], "TOKEN"), "end before"),
        (pt.Document("港 扩", id="港#9").with_offsets(pt.TOKENS, [0], [3], "TOKEN"), "white space"),
        (DOCS[0].without_layer(pt.TOKENS), "has not been made"),
    ],
)
def test_what_cannot_be_written_is_refused(
    tmp_path: Path, reports: Path, doc: pt.Document, message: str
) -> None:
    out = tmp_path / "out.jsonl"
    with pytest.raises(pt.PolicytextError, match=message):
        write_segmented([doc], out, reports, {doc.id: "train"})
    assert not out.exists()


def test_documents_need_a_part_and_an_id_of_their_own(tmp_path: Path, reports: Path) -> None:
    with pytest.raises(pt.InputError, match="'港#8' has no part"):
        write_segmented(DOCS, tmp_path / "out.jsonl", reports, {})
    with pytest.raises(pt.InputError, match="two documents have the id '港#8'"):
        write_segmented([DOCS[0]] * 2, tmp_path / "out.jsonl", reports, PARTS)


def test_the_shipped_file_is_whole() -> None:
    sentences = read_segmented(SHIPPED / "segmentation.jsonl")
    with (SHIPPED / "reports.tsv").open(encoding="utf-8", newline="") as lines:
        listed = {row["report"]: row for row in csv.DictReader(lines, delimiter="\t")}
    counts = dict.fromkeys(listed, 0)
    for one in sentences:
        row = listed[one.report]
        assert one.sha256 == row["sha256"][:16]
        assert one.part == row["part"]
        assert one.end <= int(row["characters"])
        counts[one.report] += 1
    assert counts == {name: int(row["sentences"]) for name, row in listed.items()}
    assert len([one for one in sentences if one.part == "train"]) == 3180
    assert len([one for one in sentences if one.part == "test"]) == 300
