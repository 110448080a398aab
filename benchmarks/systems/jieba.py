"""jieba: words by its dictionary and hidden Markov model; places and bodies by its tags."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.layers import lines, tokens_by_line
from benchmarks.system import NotRunError, Runner, Setting, Start, need
from benchmarks.systems.tags import with_tagged

__all__ = ["Jieba", "TrainedJieba"]


def _jieba() -> Any:
    module = need("jieba", "jieba")
    module.setLogLevel(logging.WARNING)
    return module


def _runner(tokenizer: Any, note: str = "") -> Runner:
    tokenizer.initialize()
    return Runner(
        lambda doc: tokens_by_line(doc, tokenizer.lcut),
        lambda doc: [tokenizer.lcut(line) for _, line in lines(doc.text)],
        note,
    )


class Jieba:
    """jieba as it comes: its own dictionary, with the model for unknown words."""

    name = "jieba"
    distribution = "jieba"
    module = "jieba"
    scope: Mapping[str, frozenset[str]] = {}

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {"tokens": self._tokens, "mentions": self._mentions}

    @staticmethod
    def _tokens(_setting: Setting) -> Runner:
        return _runner(_jieba().Tokenizer())

    @staticmethod
    def _mentions(_setting: Setting) -> Runner:
        _jieba()
        tagger = need("jieba.posseg", "jieba").POSTokenizer(_jieba().Tokenizer())
        tagger.initialize()

        def cut(line: str) -> list[tuple[str, str]]:
            return [(pair.word, pair.flag) for pair in tagger.cut(line)]

        return Runner(
            lambda doc: with_tagged(doc, cut, "jieba"),
            lambda doc: [cut(line) for _, line in lines(doc.text)],
            "its tags ns and nt as mentions",
        )


class TrainedJieba:
    """jieba with a dictionary of the words of the training text and their counts, and no other."""

    name = "jieba-trained"
    distribution = "jieba"
    module = "jieba"
    scope: Mapping[str, frozenset[str]] = {}

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {"tokens": self._tokens}

    @staticmethod
    def _tokens(setting: Setting) -> Runner:
        jieba = _jieba()
        if setting.training is None or setting.models is None:
            raise NotRunError("not run where no training text is given")
        path = setting.models / "jieba-dictionary.txt"
        _write_dictionary(setting.training, path)
        return _runner(jieba.Tokenizer(str(path)), f"trained on {setting.trained_on}")


def _write_dictionary(training: Path, path: Path) -> None:
    """Write the words with their counts, all at once: other processes may be reading them."""
    counts = Counter(training.read_text(encoding="utf-8").split())
    text = "".join(f"{word} {count}\n" for word, count in sorted(counts.items()))
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
