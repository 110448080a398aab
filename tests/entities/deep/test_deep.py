"""The deep model: reading of sentences, its files, and its part in finding mentions."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytext import MENTIONS, Document, InputError, ReadError
from policytext.entities import EntityAnnotator, ModelRecognizer
from policytext.entities.deep import DeepModel, DeepReading, load_deep, weighing
from policytext.entities.deep.files import _unpacked, pack_deep
from policytext.entities.deep.spans import LONGEST
from policytext.entities.files import packaged_mentions
from tests.entities.deep.small import PLACES, STRINGS, WIDTH, small_arrays, small_file
from tests.entities.test_own import BAD_TEXTS, CODES, TEXTS, check

# Read from bytes: hypothesis asks for what outlives a test.
SMALL = _unpacked(small_file(), "a small model")
DEEP = ModelRecognizer(min_score=0.1, deep=SMALL)
TEXT = "我市与苏州大学合作。建设长江大桥，建设大学的大桥。苏州市的大桥建设。"


def reading(model: DeepModel, text: str, sentences: list[int] | None = None) -> DeepReading:
    seen = packaged_mentions().evidence(text, None, None)
    every = range(len(seen.words.begins)) if sentences is None else sentences
    return model.likely(seen.words, seen.signals.columns(), every)


def test_all_sentences_and_some(model: DeepModel) -> None:
    words = packaged_mentions().evidence(TEXT, None, None).words
    found = reading(model, TEXT, [0, 2])
    low, high = words.stops.item(0), words.begins.item(2)
    assert {each.first < low for each in found.spans} == {True, False}
    assert all(each.last < low or each.first >= high for each in found.spans)
    assert all(0.02 < each.chance <= 1 for each in found.spans)
    assert set(found.runs[low:high].tolist()) == {-1}
    assert len(set(found.runs.tolist())) == 3
    none = reading(model, TEXT, [])
    assert (none.spans, set(none.runs.tolist())) == ([], {-1})


def test_a_sentence_is_read_by_itself(model: DeepModel) -> None:
    """Words and their places are the same, whatever stands in front and is not read."""
    alone = reading(model, "建设长江大桥。")
    behind = reading(model, "我市与大学合作。建设长江大桥。", [1])
    before = behind.runs.tolist().count(-1)
    assert alone.spans
    moved = [
        each._replace(first=each.first + before, last=each.last + before) for each in alone.spans
    ]
    assert [each[:3] for each in behind.spans] == [each[:3] for each in moved]
    assert [each.chance for each in behind.spans] == pytest.approx(
        [each.chance for each in moved], abs=1e-3
    )
    assert reading(model, "我市与大学合作。建设长江大桥。") != behind


def test_no_name_goes_on_behind_a_sentence(model: DeepModel) -> None:
    for mark in "。！？；\n":
        text = f"建设长江大桥{mark}苏州大学合作"
        found = reading(model, text)
        words = packaged_mentions().evidence(text, None, None).words
        border = words.begins.item(1)
        assert {each.first < border for each in found.spans} == {True, False}
        assert not any(each.first < border <= each.last for each in found.spans)
        assert found.runs[border - 1] != found.runs[border]


def test_a_name_goes_on_where_a_long_sentence_was_cut() -> None:
    """Words are cut off behind 120, and what is read together is as long as there are places."""
    drawn = small_arrays()
    wide = np.random.default_rng(1).normal(0, 0.2, (510, WIDTH)).astype(np.float32)
    model = _unpacked(pack_deep(drawn | {"places": wide}, STRINGS, {}), "a model of many places")
    text = "大桥" * 200
    words = packaged_mentions().evidence(text, None, None).words
    assert words.begins.item(1) == 120
    found = reading(model, text)
    assert found.runs[119] == found.runs[120]
    assert any(each.first < 120 <= each.last for each in found.spans)


@pytest.mark.parametrize("text", ["", "。", "\n", "大", "桥" * 700, "A" * 3000, "大桥、" * 400])
def test_any_text(model: DeepModel, text: str) -> None:
    words = packaged_mentions().evidence(text, None, None).words
    found = reading(model, text)
    assert len(found.runs) == len(words)
    for each in found.spans:
        assert each.last - each.first < LONGEST
        assert set(found.runs[each.first : each.last + 1].tolist()) == {found.runs[each.first]}
    # Only a word of more pieces than there are places is not read.
    long = [len(model.pieces.of(word)) > PLACES - 2 for word in words.strings]
    assert (found.runs == -1).tolist() == long


def test_a_word_of_more_pieces_than_are_read_at_once_is_passed_over(model: DeepModel) -> None:
    text = f"建设长江大桥{'1' * (PLACES + 5)}苏州大学合作"
    words = packaged_mentions().evidence(text, None, None).words
    number = next(n for n, word in enumerate(words.strings) if "1" in word)
    found = reading(model, text)
    assert found.runs[number] == -1
    assert found.runs[number - 1] != found.runs[number + 1]
    assert {each.first > number for each in found.spans} == {True, False}
    assert all(not each.first <= number <= each.last for each in found.spans)


def test_annotator(path: Path) -> None:
    doc = Document(TEXT, issuer="320500", year=2024)
    plain, deep = EntityAnnotator(), EntityAnnotator(deep=path)
    found = deep(doc)[MENTIONS]
    assert ("苏州大学", "INSTITUTION") in [(each.text, each.label) for each in found]
    assert deep.settings["deep"] == load_deep(path).sha256
    assert "deep" not in plain.settings
    again = pickle.loads(pickle.dumps(deep))
    assert [repr(each) for each in again(doc)[MENTIONS]] == [repr(each) for each in found]
    assert "deep" in repr(ModelRecognizer(deep=path))
    assert ModelRecognizer(deep=path).facts == {
        **ModelRecognizer().facts,
        "deep text": "drawn at random",
    }


def test_nothing_is_read_without_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "doubtful", lambda *_: [])
    monkeypatch.setattr(SMALL, "likely", lambda *_: pytest.fail("no sentence is doubtful"))
    assert ModelRecognizer(deep=SMALL)(TEXT) == ModelRecognizer()(TEXT)


def test_wrong_arguments(path: Path) -> None:
    with pytest.raises(InputError, match="deep"):
        EntityAnnotator(deep=3)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="deep is True for the packaged"):
        ModelRecognizer(deep=0)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="own recogniser"):
        EntityAnnotator(ModelRecognizer(), deep=path)
    with pytest.raises(InputError, match="own recogniser"):
        EntityAnnotator(ModelRecognizer(), deep="")
    EntityAnnotator(ModelRecognizer(), deep=False)
    with pytest.raises(ReadError):
        EntityAnnotator(deep=path.with_name("none.npz"))


@settings(max_examples=40)
@given(TEXTS, CODES)
def test_mentions_keep_the_laws(text: str, issuer: str | None) -> None:
    found = DEEP(text, Document(text, issuer=issuer, year=2024))
    check(text, found)
    assert found == DEEP(text, Document(text, issuer=issuer, year=2024))


@settings(max_examples=25)
@given(TEXTS, st.floats(0.02, 1), st.floats(0.02, 1))
def test_a_higher_score_gives_fewer_of_the_same(text: str, one: float, other: float) -> None:
    low, high = sorted((one, other))
    few, many = (ModelRecognizer(min_score=least, deep=SMALL)(text) for least in (high, low))
    assert set(few) <= set(many)


@pytest.mark.parametrize("text", BAD_TEXTS.values(), ids=BAD_TEXTS)
def test_bad_texts_keep_the_laws(text: str) -> None:
    check(text, DEEP(text))
