"""Sentences of words from all that holds words."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import policytext as pt
from policytext.corpora import write_segmented
from policytext.corpora.sentences import read_lines, read_sentences, words_by_line
from policytext.errors import InputError, ReadError
from policytext.io import write_jsonl
from tests.corpora.test_segmented import DOCS, PARTS, REPORT, SENTENCES

DOCUMENT = "# id={0} region= year=2024 date= title=\n渔港扩建。\n@words 渔港 扩建 。\n泊位 36个\n@words 泊位 36 个\n"
WORDS = [["渔港", "扩建", "。"], ["泊位", "36", "个"]]
CONLL = (
    "# text = 渔港扩建\n1\t渔港\t_\tNOUN\n2-3\t扩建\t_\t_\n2\t扩\t_\t_\n3\t建\t_\t_\n3.1\t了\t_\t_\n"
    "4\t。\t_\t_\n\n\n1\t泊位\t_\t_\n2\t3 6\t_\t_\n3\t个\t_\t_"
)


def put(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="")
    return file


@pytest.mark.parametrize("suffix", ["conll", "conllu"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_conll_gives_the_words_as_written(tmp_path: Path, suffix: str, end: str) -> None:
    file = put(tmp_path / f"a.{suffix}", "\ufeff" + CONLL.replace("\n", end))
    assert list(read_sentences(file).sentences) == WORDS


def test_a_line_that_is_no_conll_is_refused_with_its_number(tmp_path: Path) -> None:
    file = put(tmp_path / "a.conll", "1\t渔港\t_\n渔港 扩建\n")
    with pytest.raises(ReadError, match=r"a\.conll:2: this is no line of CoNLL"):
        read_sentences(file)


def test_text_has_blanks_of_any_kind_between_words(tmp_path: Path) -> None:
    file = put(tmp_path / "a.txt", "\ufeff渔港  扩建　。\r\n\n 泊位\t36 个")
    read = read_sentences(file)
    assert list(read.sentences) == WORDS
    assert read.name == "a.txt"
    assert read.sha256 == hashlib.sha256("渔港 扩建 。\n泊位 36 个\n".encode()).hexdigest()


def test_documents_give_their_lines(tmp_path: Path) -> None:
    one = put(tmp_path / "c" / "train" / "a.txt", DOCUMENT.format("a"))
    put(tmp_path / "c" / "dev" / "b.txt", DOCUMENT.format("b").replace("渔", "海"))
    assert list(read_sentences(one).sentences) == WORDS
    assert list(read_sentences(tmp_path / "c").sentences) == WORDS
    assert read_sentences(tmp_path / "c", part="dev").sentences[0][0] == "海港"
    assert list(read_sentences(tmp_path / "c" / "train", part="dev").sentences) == WORDS
    with pytest.raises(InputError, match="has no part 'test'"):
        read_sentences(tmp_path / "c", part="test")


def test_json_lines_and_sentences_by_place(tmp_path: Path) -> None:
    put(tmp_path / "reports" / "港.txt", REPORT)
    write_segmented(DOCS, tmp_path / "s.jsonl", tmp_path / "reports", PARTS)
    read = read_sentences(tmp_path / "s.jsonl", reports=tmp_path / "reports")
    assert list(read.sentences) == [SENTENCES[8]]
    other = read_sentences(tmp_path / "s.jsonl", part="test", reports=tmp_path / "reports")
    assert list(other.sentences) == [SENTENCES[24]]
    with pytest.raises(InputError, match="name the folder of the reports"):
        read_sentences(tmp_path / "s.jsonl")
    write_jsonl(DOCS, tmp_path / "d.jsonl")
    assert list(read_sentences(tmp_path / "d.jsonl").sentences) == list(SENTENCES.values())


def test_what_holds_no_words_is_refused(tmp_path: Path) -> None:
    write_jsonl([pt.Document("渔港扩建")], tmp_path / "d.jsonl")
    for file in (
        put(tmp_path / "a.txt", " \n"),
        put(tmp_path / "a.conll", ""),
        tmp_path / "d.jsonl",
    ):
        with pytest.raises(InputError, match="holds no words"):
            read_sentences(file)
    with pytest.raises(ReadError, match="none"):
        read_sentences(tmp_path / "none.txt")


def test_white_space_inside_a_word_is_left_out() -> None:
    doc = pt.Document("渔 港\n扩建").with_offsets(pt.TOKENS, [0, 4], [3, 6], "TOKEN")
    assert list(words_by_line(doc)) == [["渔港"], ["扩建"]]


def test_lines_of_a_file_and_of_a_folder(tmp_path: Path) -> None:
    put(tmp_path / "raw" / "b.txt", "二\n")
    file = put(tmp_path / "raw" / "a.txt", " 一 \n\n")
    put(tmp_path / "raw" / "c.md", "三")
    assert read_lines(tmp_path / "raw") == ("raw", ["一", "二"])
    assert read_lines(file) == ("a.txt", ["一"])
    (tmp_path / "no").mkdir()
    with pytest.raises(ReadError, match=r"no \.txt files"):
        read_lines(tmp_path / "no")
