"""Results of HanLP: found again in the text, and refused where they say something else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import policytext as pt
from policytext.io.foreign import Foreign
from policytext.io.hanlp_dict import from_hanlp, read_hanlp, to_hanlp, write_hanlp
from tests.io.golden_docs import GOLDEN, golden

REST: pt.Layer[None] = pt.Layer("theirs", type(None))
TEXT = "江东县 ＧＤＰ增长5%。\n李明在江东县\t调研。"
# As a model of several tasks answers for two sentences.
ANSWER: dict[str, Any] = {
    "tok/fine": [["江东", "县", "gdp", "增长", "5%", "。"], ["李明", "在", "江东县", "调研", "。"]],
    "tok/coarse": [["江东县", "gdp", "增长", "5%", "。"], ["李明", "在", "江东县", "调研", "。"]],
    "pos/ctb": [["NR", "NN", "NN", "VV", "CD", "PU"], ["NR", "P", "NR", "VV", "PU"]],
    "ner/msra": [[("江东县", "LOCATION", 0, 2)], [("李明", "PERSON", 0, 1), ("江东县", "LOCATION", 2, 3)]],
    "ner/ontonotes": [
        [("江东县", "GPE", 0, 2), ("5%", "PERCENT", 4, 5)],
        [("李明", "PERSON", 0, 1), ("江东县", "FAC", 2, 3)],
    ],
}  # fmt: skip


def test_the_golden_file_is_what_is_written(tmp_path: Path) -> None:
    assert write_hanlp([golden()], tmp_path / "made") == 1
    made = (tmp_path / "made").read_bytes()
    assert made == (GOLDEN / "golden.hanlp.jsonl").read_bytes()


@pytest.mark.parametrize("as_json", [True, False])
def test_names_of_several_tasks_are_mentions_and_what_is_left_out_is_told(as_json: bool) -> None:
    doc = from_hanlp(json.dumps(ANSWER, ensure_ascii=False) if as_json else ANSWER, TEXT)
    assert [one.text for one in doc[pt.TOKENS]][:4] == ["江东", "县", "ＧＤＰ", "增长"]
    assert [one.text for one in doc[pt.SENTENCES]] == [
        "江东县 ＧＤＰ增长5%。",
        "李明在江东县\t调研。",
    ]
    assert [(one.start, one.label, one.value.kind) for one in doc[pt.MENTIONS]] == [
        (0, "PLACE", "admin"),
        (16, "PLACE", "admin"),
        (16, "PLACE", "site"),
    ]
    assert [problem.message for problem in doc.problems] == [
        "HanLP: the label PERCENT of ner/ontonotes",
        "HanLP: the label PERSON of ner/msra",
        "HanLP: the label PERSON of ner/ontonotes",
        "HanLP: the task pos/ctb",
    ]


def test_tasks_and_labels_can_be_chosen() -> None:
    doc = from_hanlp(ANSWER, TEXT, Foreign({"LOCATION": "PLACE.zone"}, REST), tasks="ner/msra")
    assert {(one.text, one.value.kind) for one in doc[pt.MENTIONS]} == {("江东县", "zone")}
    assert [(one.text, one.label) for one in doc[REST]] == [("李明", "PERSON")]
    with pytest.raises(pt.InputError, match="label 'PERSON' of ner/msra is left out"):
        from_hanlp(ANSWER, TEXT, Foreign("msra", strict=True), tasks="ner/msra")


def test_one_sentence_may_stand_bare_and_lists_may_be_empty() -> None:
    doc = from_hanlp({"tok": ["江东县"], "ner/msra": [["江东县", "LOCATION", 0, 1]]}, " 江东县 ")
    assert [(one.start, one.end) for one in doc[pt.MENTIONS]] == [(1, 4)]
    assert pt.MENTIONS not in from_hanlp({"tok": []}, " \n")
    assert from_hanlp({"tok": [[]], "ner": [[]]}, "")[pt.MENTIONS] == ()


def test_names_count_the_words_of_the_tokeniser_with_which_they_agree() -> None:
    answer = {**ANSWER, "ner/msra": [[("江东县", "LOCATION", 0, 1), ("5%", "ORG", 3, 4)], []]}
    doc = from_hanlp(answer, TEXT, tasks="ner/msra")
    assert [one.text for one in doc[pt.MENTIONS]] == ["江东县", "5%"]


def test_a_dictionary_of_ours_is_one_that_hanlp_documents() -> None:
    made = to_hanlp(golden(), names="ner/mine")
    assert list(made) == ["tok/fine", "ner/mine"]
    assert len(made["tok/fine"]) == len(made["ner/mine"]) == 3
    for words, names in zip(made["tok/fine"], made["ner/mine"], strict=True):
        for text, _, first, end in names:
            assert "".join(words[first:end]) == text
    assert made["ner/mine"][2] == [
        ("市农业农村局", "INSTITUTION.government", 0, 3),
        ("市", "PLACE.deictic", 0, 1),
    ]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("{", "this is no JSON"),
        ("[]", "a dictionary of its tasks"),
        ({"ner": []}, "no words, under tok"),
        ({"tok": 5}, "tok is no list"),
        ({"tok": [["甲"], 5]}, "where a sentence should be a list"),
        ({"tok": [["甲", 5]]}, "each word of tok must be str"),
        ({"tok": [["甲乙"]]}, "tok: the words end, but the text goes on with '丙'"),
        ({"tok": [["甲", "丁"]]}, "tok: HanLP gave the word '丁'"),
        ({"tok": [["甲乙丙"]], "ner": [[], []]}, "ner has 2 sentences, but there are 1"),
        ({"tok": [["甲乙丙"]], "ner": [[("甲", "X", 0, 1)]]}, "but the text has '甲乙丙'"),
        ({"tok": [["甲乙丙"]], "ner": [[("甲乙丙", "X", 0, 2)]]}, "for 1 words; wanted is"),
        ({"tok": [["甲乙丙"]], "ner": [[("甲乙丙", "X", -1, 1)]]}, "for 1 words; wanted is"),
        ({"tok": [["甲乙丙"]], "ner": [[("甲乙丙", "X")]]}, "for 1 words; wanted is"),
        ({"tok": [["甲乙丙"]], "policytext": {"year": 5}}, "facts as strings"),
        ({"tok": [["甲乙丙"]], "policytext": {"year": "1"}}, "year must be"),
    ],
)
def test_what_does_not_fit_is_refused(answer: Any, reason: str) -> None:
    with pytest.raises(pt.InputError, match=reason):
        from_hanlp(answer, "甲乙丙")


def test_without_text_and_without_words_nothing_is_guessed() -> None:
    with pytest.raises(pt.InputError, match="give the text"):
        from_hanlp({"tok": [["甲"]]})
    with pytest.raises(pt.LayerMissingError, match="tokens"):
        to_hanlp(pt.Document("甲"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'\xef\xbb\xbf{"tok":[["x"]],"text":"x"}\r\n\r\n{', "x.jsonl:3: this is no JSON"),
        (b"\n\xff", "x.jsonl:2: byte 0 of the line"),
        (b'{"tok":[["x"]]}', "x.jsonl:1: give the text"),
    ],
)
def test_a_damaged_line_is_named(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(content)
    with pytest.raises(pt.ReadError, match=reason):
        list(read_hanlp(path))
    with pytest.raises(pt.ReadError, match="none"):
        list(read_hanlp(tmp_path / "none"))
