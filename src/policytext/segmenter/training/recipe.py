"""Trains a model of word boundaries from segmented sentences."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from policytext import __version__
from policytext.errors import InputError, check_type
from policytext.segmenter.alphabet import Alphabet, code_points
from policytext.segmenter.segmenter import Segmenter
from policytext.segmenter.training.checkpoint import Best, load_state, save_state
from policytext.segmenter.training.columns import Features
from policytext.segmenter.training.export import pack
from policytext.segmenter.training.material import (
    Material,
    Sentences,
    SureBoundaries,
    check_sentences,
)
from policytext.segmenter.training.strings import Known, count_words, listed, varieties
from policytext.segmenter.training.trainer import State, fit_epoch, new_state

__all__ = ["Progress", "TrainingSettings", "train", "word_f1"]


@dataclass(frozen=True)
class TrainingSettings:
    """How to train.

    Args:
        epochs: times that the sentences are gone through, at most.
        patience: epochs without a better score on the development sentences before it stops.
        batch_size: sentences between two steps.
        rate: the size of the steps.
        parts: in how many parts the text is cut, so that counts for one come from the others.
        seed: for the order of the sentences.

    Raises:
        InputError: a number is out of range.
    """

    epochs: int = 12
    patience: int = 4
    batch_size: int = 32
    rate: float = 0.04
    parts: int = 10
    seed: int = 1

    def __post_init__(self) -> None:
        for name in ("epochs", "patience", "batch_size", "seed", "parts"):
            check_type(f"the setting {name}", getattr(self, name), int)
            given, least = getattr(self, name), 0 if name == "seed" else 1
            if given < least:
                raise InputError(f"the setting {name} must be {least} or more, got {given}")
        if self.parts < 2 or not 0 < self.rate <= 10:
            raise InputError("a training needs 2 parts or more, and a rate above 0 and up to 10")


@dataclass(frozen=True)
class Progress:
    """How far a training is.

    Args:
        epoch: epochs done, from 1.
        loss: mean negative log likelihood of a sentence in this epoch.
        f1: F1 of words on the development sentences, ``None`` without such.
        best: whether this is the best score so far.
    """

    epoch: int
    loss: float
    f1: float | None
    best: bool


def train(
    sentences: Sentences,
    *,
    dev: Sentences = (),
    other: Sentences = (),
    lexicon: Iterable[str] = (),
    raw: Iterable[str] = (),
    settings: TrainingSettings | None = None,
    checkpoint: str | Path | None = None,
    report: Callable[[Progress], object] | None = None,
) -> Segmenter:
    """A model that cuts as these sentences are cut.

    The same input and settings give the same model, byte for byte, on one machine and version
    of NumPy.

    Args:
        sentences: each a list of words. Neighbours should be of one document.
        dev: sentences to stop by; without them all epochs are run.
        other: sentences cut by another standard; what both standards share is learnt from them.
        lexicon: words that are known beside those of the sentences.
        raw: running text without words, whose strings are counted.
        settings: how to train.
        checkpoint: a file that keeps the state after each epoch; if it is there and of the same
            training, the training goes on from it.
        report: called after each epoch.

    Raises:
        InputError: there are no sentences, one is no list of words, or the checkpoint cannot be
            written.
        DataError: the checkpoint is of another training, or damaged.
    """
    settings = TrainingSettings() if settings is None else settings
    for name, given in (("sentences", sentences), ("dev", dev), ("other", other)):
        check_sentences(name, given)
    if not any(len(words) for words in sentences):
        raise InputError("a training needs segmented sentences, got none")
    sentences, other = [each for each in sentences if each], [each for each in other if each]
    lexicon, raw = _texts("lexicon", lexicon), _texts("raw", raw)
    lexicon = sorted(set(lexicon))
    material = Material.of(sentences, other, parts=settings.parts, seed=settings.seed)
    alphabet = _alphabet(material, lexicon, raw)
    features = _features(material, alphabet, lexicon, raw, twofold=bool(other))
    columns = features.columns(material, training=True)
    state, best = new_state(columns), Best()
    identity = _identity(settings, sentences, dev, other, lexicon, raw) if checkpoint else ""
    if checkpoint is not None:
        state, best = load_state(Path(checkpoint), state, identity)
    while state.epoch < settings.epochs and not best.is_over(state.epoch, settings.patience):
        loss = fit_epoch(
            state,
            material,
            columns,
            batch_size=settings.batch_size,
            rate=settings.rate,
            seed=settings.seed,
        )
        state.add_to_average()
        is_best = _judge(state, features, dev, best)
        if checkpoint is not None:
            save_state(Path(checkpoint), state, best, identity)
        if report is not None:
            report(Progress(state.epoch, loss, best.last, is_best))
    if best.model is None:
        best.model = _model(state, features)
    return best.model


def _texts(name: str, given: Iterable[str]) -> list[str]:
    """Texts that are not blank."""
    texts: list[object] = [given] if isinstance(given, str) else list(given)
    if isinstance(given, str) or not all(isinstance(each, str) for each in texts):
        raise InputError(f"{name} must be several str, such as a list of them")
    return [text for text in given if text.strip()]


def _identity(settings: TrainingSettings, *texts: Iterable[str | Sequence[str]]) -> str:
    """What a checkpoint belongs to: settings and all text. More epochs may be asked for later."""
    chosen = {key: value for key, value in asdict(settings).items() if key != "epochs"}
    digest = hashlib.sha256(repr((__version__, sorted(chosen.items()))).encode())
    for text in texts:
        for each in text:
            digest.update(ascii(each if isinstance(each, str) else list(each)).encode() + b"\n")
        digest.update(b"--\n")
    return digest.hexdigest()


def _judge(state: State, features: Features, dev: Sentences, best: Best) -> bool:
    """Score the averaged weights; keeps the model if it is the best so far."""
    if not dev:
        return True
    model = _model(state, features)
    best.last = word_f1(model, dev)
    if best.last <= best.f1:
        return False
    best.f1, best.epoch, best.model = best.last, state.epoch, model
    return True


def _model(state: State, features: Features) -> Segmenter:
    weights, changes = state.average()
    return Segmenter(pack(features, weights, changes))


def _alphabet(material: Material, lexicon: Sequence[str], raw: Sequence[str]) -> Alphabet:
    codes = [material.codes, code_points("".join(lexicon)), code_points("".join(raw))]
    every = np.unique(np.concatenate(codes))
    return Alphabet(code for code in every.tolist() if not chr(code).isspace())


def _features(
    material: Material,
    alphabet: Alphabet,
    lexicon: Sequence[str],
    raw: Sequence[str],
    *,
    twofold: bool,
) -> Features:
    keys = material.keys(alphabet)
    words, places = count_words(material, keys)
    known = Known(words, places, listed(lexicon, alphabet), varieties(raw, alphabet) if raw else {})
    return Features(
        alphabet,
        known,
        Features.choose_grams(keys),
        SureBoundaries.of(material),
        twofold=twofold,
    )


def word_f1(segmenter: Segmenter, sentences: Sentences) -> float:
    """F1 of words: both ends of a word have to be right.

    Example:
        >>> word_f1(train([["一", "二"]] * 3), [["一", "二"]])
        1.0
    """
    right = found = wanted = 0
    text = "\n".join("".join(words) for words in sentences)
    starts = segmenter.starts(text)
    begin = 0
    for words in sentences:
        ends = np.cumsum([len(word) for word in words]).tolist()
        gold = set(zip([0, *ends[:-1]], ends, strict=True)) if ends else set()
        size = ends[-1] if ends else 0
        places = [*np.flatnonzero(starts[begin : begin + size]).tolist(), size]
        cut = set(itertools.pairwise(places))
        right, found, wanted = right + len(gold & cut), found + len(cut), wanted + len(gold)
        begin += size + 1
    return 2 * right / (found + wanted) if found + wanted else 0.0
