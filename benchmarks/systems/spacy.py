"""spaCy's blank pipeline for Chinese, which cuts text into characters."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.layers import lines, tokens_by_line
from benchmarks.system import Runner, Setting, Start, need

__all__ = ["BlankSpacy"]


class BlankSpacy:
    """``spacy.blank("zh")`` as it comes."""

    name = "spacy-zh"
    distribution = "spacy"
    module = "spacy"
    scope: Mapping[str, frozenset[str]] = {}

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {"tokens": self._tokens}

    @staticmethod
    def _tokens(_setting: Setting) -> Runner:
        nlp = need("spacy", "spacy").blank("zh")

        def cut(line: str) -> list[str]:
            return [token.text for token in nlp.make_doc(line)]

        return Runner(
            lambda doc: tokens_by_line(doc, cut),
            lambda doc: [nlp.make_doc(line) for _, line in lines(doc.text)],
            "its default: one character a token",
        )
