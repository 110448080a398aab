"""Jiagu: names by an averaged perceptron over the words of its own segmenter."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.layers import word_places
from benchmarks.system import need
from benchmarks.systems.names import NameFinder, Recognise
from benchmarks.systems.tags import Found, joined

__all__ = ["Jiagu"]


class Jiagu(NameFinder):
    """Jiagu with its packaged models, names found as its manual has it: first words, then tags."""

    name = "jiagu"
    distribution = "jiagu"
    module = "jiagu"

    def load(self) -> Recognise:
        """Load the packaged models."""
        module = need("jiagu", "jiagu")
        module.init()

        def names(sentence: str) -> list[Found]:
            words = module.seg(sentence)
            places = list(word_places(sentence, words))
            return [
                (places[first][0], places[last - 1][1], label)
                for first, last, label in joined(module.ner(words))
            ]

        def recognise(sentences: Sequence[str]) -> list[list[Found]]:
            return [names(sentence) for sentence in sentences]

        return recognise
