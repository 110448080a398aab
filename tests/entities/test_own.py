"""The library's own recogniser on any text: laws that hold whatever the model is."""

from __future__ import annotations

import itertools
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytext import Document
from policytext.entities import own
from policytext.entities.chain import Chain
from policytext.entities.files import save_mentions
from policytext.entities.lexicons import KINDS
from policytext.entities.model import MentionModel
from policytext.entities.own import MIN_SCORE, ModelRecognizer
from policytext.entities.recognizer import Found, Recognizer
from policytext.errors import InputError
from tests.entities.sample import model

SMALL = ModelRecognizer(model())
PIECES = [
    "全市",
    "市委",
    "市政府",
    "云帆港",
    "望海新城",
    "大桥",
    "整治工程",
    "“英才”计划",
    "常州",
    "大学",
    "苏州市财政局",
    "、",
    "和",
    "，",
    "。",
    "\n",
    " ",
    "\u3000",
    "GDP",
    "ＩＳＯ",
    "3.5%",
    "\ufffd",
    "jīng",
    "經濟發展",
    "\U00020bb7",
    "“",
    "《",
]
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.text(max_size=40))
CODES = st.sampled_from([None, "100000", "320400", "650000", "999999", "130683102"])
YEARS = st.sampled_from([None, 1900, 1985, 2024, 2200])


def check(text: str, found: list[Found]) -> None:
    """What holds for the mentions of any text."""
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(f"{each.label}.{each.kind}" in KINDS and each.id is None for each in found)
    assert all(each.score is not None and 0 < each.score <= 1 for each in found)
    assert not any(text[each.start].isspace() or text[each.end - 1].isspace() for each in found)
    places = [(each.start, -each.end) for each in found]
    assert places == sorted(set(places))
    # Nested or apart: a stack of those that are open.
    opened: list[Found] = []
    for each in found:
        while opened and opened[-1].end <= each.start:
            opened.pop()
        assert not opened or each.end <= opened[-1].end
        opened.append(each)


@settings(max_examples=60)
@given(TEXTS, CODES, YEARS)
def test_any_text_gives_mentions_nested_or_apart(
    text: str, issuer: str | None, year: int | None
) -> None:
    found = SMALL(text, Document(text, issuer=issuer, year=year))
    check(text, found)
    assert found == ModelRecognizer(model())(text, Document(text, issuer=issuer, year=year))
    assert all((each.score or 0) >= MIN_SCORE for each in found)


@settings(max_examples=30)
@given(TEXTS)
def test_the_packaged_model_keeps_the_same_laws(text: str) -> None:
    found = ModelRecognizer(min_score=0.1)(text)
    check(text, found)
    assert found == ModelRecognizer(min_score=0.1)(text)


@settings(max_examples=40)
@given(TEXTS, st.floats(0.02, 1), st.floats(0.02, 1))
def test_a_higher_score_gives_fewer_of_the_same(text: str, one: float, other: float) -> None:
    low, high = sorted((one, other))
    few = ModelRecognizer(model(), min_score=high)(text)
    assert set(few) <= set(ModelRecognizer(model(), min_score=low)(text))
    assert all((each.score or 0) >= high for each in few)


NO_TEXTS = ["", " ", " \n\t\r\n\u3000\u2028"]
BAD_TEXTS = {
    "capitals": "THE PEOPLE'S GOVERNMENT OF CHANGZHOU MUNICIPALITY " * 40,
    "full width": "ＣＨＡＮＧＺＨＯＵ　ＧＤＰ" * 40,
    "cloaked": "全市經(jīng)濟(jì)平穩(wěn)運(yùn)行，工業(yè)投資增長(zhǎng)。云帆港大橋建成通車。"
    * 20,
    "lost": "全市经济\ufffd\ufffd运行，云帆\ufffd大桥建成通\ufffd。" * 40,
    "extension B": "\U00020bb7野家與\U00020000\U0002a6d6港大桥建成通车。" * 40,
    "surrogates": "全市\ud800经济\udfff平稳，云帆港\udc00大桥建成通车。",
    "digits": "1234567890" * 400,
    "brackets": "“《（【" * 500,
    "closing": "”》）】" * 500,
    "one character": "市" * 4_000,
    "quotation marks": "“市”" * 1_000,
    "joined divisions": "江苏省常州市新北区" * 300,
    "control characters": "".join(map(chr, range(32))) * 20,
    "table": "\n".join(f"云帆港{n}\t{n}.5\t常州市" for n in range(200)),
}


@pytest.mark.parametrize("text", NO_TEXTS)
def test_texts_without_words_have_no_mentions(text: str) -> None:
    assert SMALL(text) == []


@pytest.mark.parametrize("text", BAD_TEXTS.values(), ids=BAD_TEXTS)
def test_bad_texts_keep_the_laws(text: str) -> None:
    for recognizer in (SMALL, ModelRecognizer(min_score=0.1)):
        found = recognizer(text)
        check(text, found)
        assert found == recognizer(text)


def test_a_list_of_ten_thousand_names() -> None:
    text = (
        "、".join(f"{'青白黑赤'[n % 4]}{'石沙土水'[n // 4 % 4]}岭水库" for n in range(10_000))
        + "。"
    )
    found = SMALL(text)
    check(text, found)


class Counter:
    """Counts the words that the chains work through, and the longest sentence."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.words, self.steps, self.texts = 0, 0, list[int]()
        likely, find = Chain.likely, MentionModel.find

        def counted(chain: Chain, scores: Any, lane: Any, least: float) -> Any:
            self.words += int(lane.sizes.sum())
            self.steps = max(self.steps, len(lane.running))
            return likely(chain, scores, lane, least)

        def told(made: MentionModel, text: str, *others: Any) -> Any:
            self.texts.append(len(text))
            return find(made, text, *others)

        monkeypatch.setattr(Chain, "likely", counted)
        monkeypatch.setattr(MentionModel, "find", told)


def test_a_text_without_punctuation_is_worked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counter = Counter(monkeypatch)
    text = "全市经济平稳运行云帆港大桥建成通车市委在常州大学召开会议" * 7_200
    assert len(text) > 200_000
    found = SMALL(text)
    check(text, found)
    assert len(found) > 7_200
    # Each word once for each of the two chains, and no sentence grows with the text.
    assert counter.words <= 2 * len(text)
    assert counter.steps <= 120
    assert max(counter.texts) <= 1 << 16
    assert sum(counter.texts) == len(text)


@pytest.mark.parametrize("unit", ["港", "云帆港，", "常州市", "市委、", "1", "\n"])
def test_twice_the_text_is_twice_the_work(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = Counter(monkeypatch)
    SMALL(unit * 500)
    once = counter.words
    SMALL(unit * 2_000)
    assert counter.words - once <= 4.2 * once + 8


@settings(max_examples=40)
@given(TEXTS)
def test_blocks_are_the_text(text: str) -> None:
    whole = "".join(text[begin:end] for begin, end in own._blocks(text))
    assert whole == text


def test_long_texts_are_cut_at_lines_or_else_at_ends_of_sentences(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(own, "_BLOCK", 10)
    for text, expected in (
        ("甲乙丙丁戊，己\n庚辛。壬癸", ["甲乙丙丁戊，己\n", "庚辛。壬癸"]),
        ("甲乙丙丁戊己。庚辛壬癸子", ["甲乙丙丁戊己。", "庚辛壬癸子"]),
        # A mark in the first half would make the pieces ever shorter.
        ("甲。乙丙丁戊己庚辛壬癸子", ["甲。乙丙丁戊己庚辛壬", "癸子"]),
        ("甲" * 10, ["甲" * 10]),
    ):
        assert [text[begin:end] for begin, end in own._blocks(text)] == expected


def test_mentions_behind_a_cut_keep_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "全市经济平稳运行，云帆港面貌一新。\n" * 6
    whole = SMALL(text)
    monkeypatch.setattr(own, "_BLOCK", 40)
    cut = SMALL(text)
    assert [(each.start, each.end, each.kind) for each in cut] == [
        (each.start, each.end, each.kind) for each in whole
    ]
    assert len(cut) == 12


def test_it_pickles_by_what_it_was_made_from(tmp_path: Path) -> None:
    text = "全市经济平稳运行，云帆港大桥建成通车。"
    save_mentions(model(), tmp_path / "m")
    for made in (ModelRecognizer(tmp_path / "m", min_score=0.3), SMALL):
        again = pickle.loads(pickle.dumps(made))
        assert again(text) == made(text) != []
        assert again.min_score == made.min_score
        assert again.facts == made.facts
    # Neither the packaged model nor that of a path travels.
    assert len(pickle.dumps(ModelRecognizer())) < 300
    assert len(pickle.dumps(ModelRecognizer(tmp_path / "m"))) < 1_000


@pytest.mark.parametrize("wrong", [0, -0.1, 1.01, float("nan"), True, "0.5", None])
def test_a_score_is_a_probability(wrong: Any) -> None:
    with pytest.raises(InputError, match="min_score"):
        ModelRecognizer(model(), min_score=wrong)


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(InputError, match="a model is the path of a model file"):
        ModelRecognizer(3)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="text must be str"):
        SMALL(b"x")  # type: ignore[arg-type]


def test_it_is_a_recogniser_and_says_what_it_is() -> None:
    assert isinstance(SMALL, Recognizer)
    assert repr(ModelRecognizer()) == f"<ModelRecognizer packaged, min_score={MIN_SCORE}>"
    assert SMALL.facts == {"corpus": "twelve documents"}
    SMALL.facts["corpus"] = "changed"
    assert SMALL.facts == {"corpus": "twelve documents"}


IN_ANOTHER_PROCESS = """
from policytext.entities.own import ModelRecognizer
text = "全市经济平稳运行，常州大学与苏州市财政局签订协议，太湖整治工程开工。"
print(ModelRecognizer(min_score=0.05)(text))
"""


def test_mentions_do_not_depend_on_the_process() -> None:
    told = set()
    for seed, threads in (("1", "1"), ("77", "4")):
        done = subprocess.run(
            [sys.executable, "-c", IN_ANOTHER_PROCESS],
            check=True,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads}
            | {"OPENBLAS_NUM_THREADS": threads, "PYTHONPATH": os.pathsep.join(sys.path)}
            | {"PYTHONIOENCODING": "utf-8"},
        )
        told.add(done.stdout)
    assert len(told) == 1


def test_scores_of_a_text_do_not_depend_on_what_came_before_it() -> None:
    texts = ["全市经济平稳运行。", "云帆港大桥建成通车。", "常州大学"]
    alone = [SMALL(text) for text in texts]
    for order in itertools.permutations(range(3)):
        assert [SMALL(texts[place]) for place in order] == [alone[place] for place in order]
