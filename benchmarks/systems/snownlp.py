"""SnowNLP: words with tags by a hidden Markov model."""

from __future__ import annotations

from benchmarks.system import need
from benchmarks.systems.names import NameFinder, Recognise, by_words

__all__ = ["SnowNLP"]


class SnowNLP(NameFinder):
    """SnowNLP with its packaged models."""

    name = "snownlp"
    distribution = "snownlp"
    module = "snownlp"
    note = "its tags ns and nt as mentions"

    def load(self) -> Recognise:
        """Import it, which loads its models."""
        module = need("snownlp", "snownlp")

        def cut(sentence: str) -> list[tuple[str, str]]:
            return list(module.SnowNLP(sentence).tags)

        return by_words(cut)
