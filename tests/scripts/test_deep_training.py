"""The training of the deep model, as far as it runs without PyTorch."""

from __future__ import annotations

import json
from argparse import Namespace
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from policytext import MENTIONS, Document, Mention, ReadError
from policytext.entities.deep.model import WORDS
from policytext.entities.deep.pieces import Pieces
from tests.entities.deep.small import STRINGS

SCRIPTS = Path(__file__).parents[2] / "scripts"
PIECES = Pieces(STRINGS, [-4.0] * len(STRINGS), 3)


@pytest.fixture(name="load")
def _load(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Scripts import each other as what lies beside them."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return lambda name: import_module(f"deep.{name}")


def marked(id: str, text: str, *names: tuple[int, int, str], issuer: str | None = None) -> Document:
    doc = Document(text, id=id, issuer=issuer)
    return doc.with_layer(MENTIONS, [doc.span(*name, Mention("admin")) for name in names])


def read(load: Any, sizes: list[int], sentences: list[int], shift: float) -> list[tuple[int, int]]:
    """Stretches of a document of words of so many pieces, in sentences of so many words."""
    stops = np.cumsum(sentences).tolist()
    examples = load("examples")
    one = Namespace(
        ends=np.cumsum([0, *sizes]), sentences=list(zip([0, *stops], stops, strict=False))
    )
    return list(examples.stretches(one, shift))


@pytest.mark.parametrize("shift", [0, 0.01, 0.5, 1])
@pytest.mark.parametrize("each", [1, 2, 9])
def test_every_word_is_in_one_stretch(load: Any, each: int, shift: float) -> None:
    found = read(load, [each] * 700, [120, 120, 5, 100, 1, 120, 114, 120], shift)
    assert [word for begin, stop in found for word in range(begin, stop)] == list(range(700))
    assert all(stop - begin <= WORDS and (stop - begin) * each <= 510 for begin, stop in found)


def test_a_sentence_of_too_many_pieces_is_cut_and_no_word_is_lost(load: Any) -> None:
    sizes = [300, 300, 600, 5, 5]
    assert read(load, sizes, [5], 0) == [(0, 1), (1, 2), (3, 5)]
    assert read(load, sizes, [1, 2, 2], 0) == [(0, 1), (1, 2), (3, 5)]
    assert read(load, [600], [1], 0) == []


def test_names_that_cut_words_are_left_out(load: Any) -> None:
    text = "我市与苏州大学合作。"
    names = (3, 7, "INSTITUTION"), (3, 5, "PLACE"), (4, 5, "PLACE")
    one = load("examples").example(marked("a", text, *names), PIECES)
    strings = [text[place] for place in range(len(text))]
    assert one.size == len(strings)
    labels = [label for _, _, label in one.names.tolist()]
    assert labels == [0, 1]  # 苏州, 苏州大学
    assert len(one.ends) == one.told.shape[1] + 1
    assert one.ends[-1] == len(one.pieces)


def test_a_batch_is_filled_up(load: Any) -> None:
    examples = load("examples")
    one = examples.example(marked("a", "我市与苏州大学合作。", (3, 7, "INSTITUTION")), PIECES)
    size = len(one.ends) - 1
    pieces, firsts, lasts, told, words, names = examples.batch([(one, 0, size), (one, 0, 2)])
    assert pieces.shape == (2, len(one.pieces) + 2)
    assert pieces[0].tolist() == [0, *one.pieces.tolist(), 2]
    behind = int(one.ends[2]) + 1
    assert pieces[1].tolist()[: behind + 1] == [0, *one.pieces.tolist()[: behind - 1], 2]
    assert set(pieces[1, behind + 1 :].tolist()) == {1}
    assert words.sum(axis=1).tolist() == [size, 2]
    assert (firsts <= lasts).all()
    assert told.shape == (2, 7, size)
    # Of the second stretch the name is no part.
    assert names.tolist() == [[0, 1, one.names[0, 0], one.names[0, 1] - 1]]


def test_batches_are_the_same_for_one_seed(load: Any) -> None:
    examples = load("examples")
    docs = [examples.example(marked(str(n), "我市合作。" * 60 * n), PIECES) for n in (1, 2, 3)]
    first, again, other = (examples.Batches(docs, 2, 2, seed) for seed in (1, 1, 2))
    assert len(first) == len(again)
    every = [
        [[each.tolist() for each in made[n]] for n in range(len(made))]
        for made in (first, again, other)
    ]
    assert every[0] == every[1] != every[2]


def test_running_text_is_read_in_stretches_that_tell_something(load: Any) -> None:
    running = load("running")
    texts = ["我市与苏州大学合作建设长江桥。" * 40, "合作", ""]
    text = running.RunningText(texts, PIECES, 2, 3, 1)
    assert len(text) > 0
    for number in range(len(text)):
        sizes = (text[number] != 1).sum(axis=1) - 2
        assert ((sizes >= running.FEWEST) & (sizes <= running.SIZE)).all()
    assert len(running.RunningText(texts, PIECES, 0, 3, 1)) == 0
    assert len(running.RunningText([], PIECES, 2, 3, 1)) == 0


def test_nothing_of_the_places_of_a_fold_is_learnt_from(load: Any) -> None:
    docs = [
        marked("county_唐县_2020#3", "甲"),
        marked("county_易县_2020", "乙", issuer="130633"),
        marked("另一本", "丙", issuer="130633"),
        marked("county_蠡县_2020", "丁"),
    ]
    texts = [Document("戊", id="county_唐县_1999"), Document("己", id="county_易县_2021_b")]
    texts += [Document("庚", id="county_蠡县_1999")]
    kept, running = load("material").elsewhere(
        ["county_易县_2020", "county_唐县_2024"], docs, texts
    )
    assert [doc.text for doc in kept] == ["丁"]
    assert [doc.text for doc in running] == ["庚"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--fold", "1"], "give both"),
        (["--folds", "FOLDS"], "give both"),
        (["--folds", "FOLDS", "--fold", "4"], "has the folds 1 to 3"),
        (["--folds", "FOLDS", "--fold", "0"], "has the folds 1 to 3"),
    ],
)
def test_folds_that_there_are_not(
    load: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], said: str
) -> None:
    folds = tmp_path / "folds.json"
    folds.write_text(json.dumps({"count": 3, "documents": {}}), "utf-8")
    given = ["--base", "b", "--reports", "r", "-o", "o"]
    given += [str(folds) if each == "FOLDS" else each for each in more]
    with pytest.raises(SystemExit):
        load("material").arguments(given)
    assert said in capsys.readouterr().err


def test_the_device_is_a_processor_or_a_card(load: Any, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = load("material").arguments
    given = ["--base", "b", "--reports", "r", "-o", "o"]
    assert arguments(given).device == "cpu"
    assert arguments([*given, "--device", "cuda"]).device == "cuda"
    with pytest.raises(SystemExit):
        arguments([*given, "--device", "tpu"])
    assert "--device: invalid choice: 'tpu'" in capsys.readouterr().err


def test_another_training_has_another_fingerprint(load: Any) -> None:
    made = load("material").Material
    doc, text = marked("a", "我市合作", (0, 2, "PLACE")), Document("我市", id="b")
    every = [
        made((doc,), (text,), None).fingerprint(1),
        made((doc,), (text,), None).fingerprint(2),
        made((marked("a", "我市合作", (0, 1, "PLACE")),), (text,), None).fingerprint(1),
        made((marked("a", "我市合办", (0, 2, "PLACE")),), (text,), None).fingerprint(1),
        made((doc,), (Document("本市", id="b"),), None).fingerprint(1),
    ]
    assert len(set(every)) == len(every)
    assert every[0] == made((doc,), (text,), None).fingerprint(1)
    facts = made((doc,), (text,), "2 of 3").facts
    assert facts == {
        "documents": "1", "characters": "4", "characters of running text": "2", "fold": "2 of 3",
    }  # fmt: skip


def test_a_folder_without_texts(load: Any, tmp_path: Path) -> None:
    asked = Namespace(reports=tmp_path, extra=[], fold=None)
    with pytest.raises(ReadError, match=r"\.txt"):
        load("material").material(asked)
