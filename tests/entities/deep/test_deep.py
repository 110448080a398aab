"""The deep model: reading of sentences, its files, and its part in finding mentions."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytext import MENTIONS, DataError, Document, InputError, ReadError
from policytext.entities import EntityAnnotator, ModelRecognizer
from policytext.entities.candidates import Candidates
from policytext.entities.chain import Floats
from policytext.entities.deep import DeepModel, load_deep
from policytext.entities.deep.files import _unpacked, pack_deep
from policytext.entities.deep.spans import Likely
from policytext.entities.deep.weighing import doubtful, weighed_with
from policytext.entities.files import packaged_mentions
from policytext.entities.judge import OUTCOMES
from policytext.entities.lexicons import KINDS
from tests.entities.deep.small import PLACES, STRINGS, small_arrays, small_file
from tests.entities.test_own import BAD_TEXTS, CODES, TEXTS, check

# Read from bytes: hypothesis asks for what outlives a test.
SMALL = _unpacked(small_file(), "a small model")
DEEP = ModelRecognizer(min_score=0.1, deep=SMALL)
TEXT = "我市与苏州大学合作。建设长江大桥，建设大学的大桥。苏州市的大桥建设。"


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / "small.npz"
    path.write_bytes(small_file())
    return path


@pytest.fixture(name="model")
def _model(path: Path) -> DeepModel:
    return load_deep(path)


def likely(model: DeepModel, text: str, sentences: list[int] | None = None) -> list[Likely]:
    seen = packaged_mentions().evidence(text, None, None)
    every = range(len(seen.words.begins)) if sentences is None else sentences
    return model.likely(seen.words, seen.signals.columns(), every)


def test_all_sentences_and_some(model: DeepModel) -> None:
    words = packaged_mentions().evidence(TEXT, None, None).words
    found = likely(model, TEXT, [0, 2])
    assert found
    low, high = words.stops.item(0), words.begins.item(2)
    assert all(each.last < low or each.first >= high for each in found)
    assert all(0.02 < each.chance <= 1 for each in found)
    assert likely(model, TEXT, []) == []
    assert likely(model, TEXT) == likely(model, TEXT)


def test_a_sentence_alone_is_read_alike(model: DeepModel) -> None:
    """What is read together tells of each other: a sentence by itself is another text."""
    alone = likely(model, "建设长江大桥。")
    behind = likely(model, "建设长江大桥。", [0])
    assert alone == behind


@pytest.mark.parametrize("text", ["", "。", "\n", "大", "桥" * 700, "A" * 3000, "大桥、" * 400])
def test_any_text(model: DeepModel, text: str) -> None:
    words = packaged_mentions().evidence(text, None, None).words
    for each in likely(model, text) if len(words) else ():
        assert 0 <= each.first <= each.last < len(words)


def test_a_word_of_more_pieces_than_are_read_at_once_is_passed_over(model: DeepModel) -> None:
    long = "1" * (PLACES + 5)
    words = packaged_mentions().evidence(f"大桥{long}大学", None, None).words
    number = words.strings.index(long)
    assert all(not each.first <= number <= each.last for each in likely(model, f"大桥{long}大学"))


def test_file(path: Path, model: DeepModel) -> None:
    arrays = small_arrays()
    assert model.facts == {"text": "drawn at random"}
    assert model.pieces.strings == tuple(STRINGS)
    emb = arrays["emb"]
    off = np.abs(model.encoder.pieces - emb)
    assert off.max() < np.abs(emb).max() / 7
    assert off.mean() < np.abs(emb).mean() / 8
    three = model.encoder.layers[1].three[0].T
    assert np.abs(three - arrays["layer1.three.weight"]).max() < 0.15
    join = model.head.join[0].T
    assert np.abs(join - arrays["join.weight"]).max() < np.abs(arrays["join.weight"]).max() / 120
    assert load_deep(path).sha256 == model.sha256


def test_packing_what_was_packed_changes_nothing(model: DeepModel) -> None:
    arrays = small_arrays() | {"emb": model.encoder.pieces}
    again = np.abs(model.encoder.pieces)
    packed = pack_deep(arrays, STRINGS, {})
    assert len(packed) > len(again)
    assert pack_deep(arrays, STRINGS, {}) == packed


@pytest.mark.parametrize("without", ["emb", "first.weight", "told3", "numbers", "join.bias"])
def test_a_file_that_lacks_something(tmp_path: Path, without: str) -> None:
    arrays = {name: each for name, each in small_arrays().items() if name != without}
    path = tmp_path / "damaged.npz"
    path.write_bytes(pack_deep(arrays, STRINGS, {}))
    with pytest.raises(DataError, match=r"damaged\.npz"):
        load_deep(path)


def test_no_model(tmp_path: Path, path: Path) -> None:
    path.write_bytes(b"no archive")
    with pytest.raises(DataError):
        load_deep(path)
    with pytest.raises(ReadError):
        load_deep(tmp_path / "none.npz")
    arrays = small_arrays()
    path.write_bytes(pack_deep(arrays, STRINGS[:-1], {}))
    with pytest.raises(DataError, match="as many"):
        load_deep(path)


def candidates(*spans: tuple[int, int]) -> Candidates:
    first, last = np.array(spans, np.int64).reshape(-1, 2).T
    return Candidates(first, last, {}, [])


def chances(*rows: dict[str, float]) -> Floats:
    table = np.zeros((len(rows), OUTCOMES))
    for own, row in zip(table, rows, strict=True):
        for kind, chance in row.items():
            own[KINDS.index(kind) + 1] = chance
        own[0] = 1 - own.sum()
    return table


def test_weighing() -> None:
    spans = candidates((0, 0), (1, 2), (4, 4))
    judged = chances({"PLACE.site": 0.4, "PLACE.zone": 0.1}, {"PROJECT.programme": 0.6}, {})
    none = weighed_with([], spans, judged)
    told = [Likely(0, 0, 0, 0.9), Likely(1, 2, 2, 0.05), Likely(4, 4, 1, 0.95)]
    found = weighed_with(told, spans, judged)
    np.testing.assert_allclose(found.sum(axis=1), 1)
    site, zone = KINDS.index("PLACE.site") + 1, KINDS.index("PLACE.zone") + 1
    assert found[0, site] > judged[0, site]
    assert found[0, site] == pytest.approx(4 * found[0, zone], abs=2e-4)
    programme = KINDS.index("PROJECT.programme") + 1
    assert found[1, programme] < judged[1, programme]
    # What the judge thinks impossible may be a name all the same.
    assert 1 - found[2, 0] > 1 - none[2, 0]
    assert (none[:, 0] > judged[:, 0] - 0.05).all()


def test_more_told_is_never_less_likely() -> None:
    spans = candidates((0, 0))
    judged = chances({"INSTITUTION.enterprise": 0.3})
    scores = [
        1 - weighed_with([Likely(0, 0, 1, chance)], spans, judged)[0, 0]
        for chance in (0.02, 0.1, 0.3, 0.6, 0.9, 0.99)
    ]
    assert scores == sorted(scores)
    assert len(set(scores)) == len(scores)


def test_sentences_in_doubt() -> None:
    words = packaged_mentions().evidence(TEXT, None, None).words
    second, third = words.begins.item(1), words.begins.item(2)
    spans = candidates((0, 0), (second, second), (third, third))
    judged = chances({"PLACE.site": 0.99}, {"PLACE.site": 0.5}, {"PLACE.site": 0.01})
    assert doubtful(words, spans, judged) == [1]
    assert doubtful(words, candidates(), np.zeros((0, OUTCOMES))) == []


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


def test_wrong_arguments(path: Path) -> None:
    with pytest.raises(InputError, match="deep"):
        EntityAnnotator(deep=3)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="own recogniser"):
        EntityAnnotator(ModelRecognizer(), deep=path)
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
