"""The frame for peers that do nothing but find names: sentences in, names with labels out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from benchmarks.layers import sentences
from benchmarks.system import Runner, Setting, Start
from benchmarks.systems.tags import Found, in_order, with_found
from policytext import Document

__all__ = ["NameFinder", "Recognise", "by_words"]

# Sentences in; for each its names, at places in the sentence.
Recognise: TypeAlias = Callable[[Sequence[str]], Sequence[Sequence[Found]]]


class NameFinder:
    """A peer that finds names; `mappings/tags.tsv` says what its labels stand for."""

    name: str
    distribution: str
    module: str
    scope: Mapping[str, frozenset[str]] = {}
    note = ""
    # Longer sentences are cut: training text has hardly any, and some peers drop the rest.
    longest = 200

    def load(self) -> Recognise:
        """Load the model.

        Raises:
            NotRunError: it cannot be had here.
        """
        raise NotImplementedError

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {"mentions": self._mentions}

    def _mentions(self, _setting: Setting) -> Runner:
        recognise = self.load()

        def work(doc: Document) -> Sequence[Sequence[Found]]:
            return recognise([sentence for _, sentence in sentences(doc.text, self.longest)])

        def annotate(doc: Document) -> Document:
            offsets = [offset for offset, _ in sentences(doc.text, self.longest)]
            found = (
                (offset + start, offset + end, label)
                for offset, names in zip(offsets, work(doc), strict=True)
                for start, end, label in names
            )
            return with_found(doc, found, self.name)

        return Runner(annotate, work, self.note)


def by_words(cut: Callable[[str], Sequence[tuple[str, str]]]) -> Recognise:
    """A peer that gives the words of a sentence, each with its tag."""
    return lambda given: [in_order(sentence, cut(sentence)) for sentence in given]
