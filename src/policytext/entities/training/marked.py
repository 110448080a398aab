"""What the names marked in training text tell of other text: part by part, by the other parts.

A name's own part says nothing of it, so that the model learns how far such names can be trusted
in text that it has not seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policytext.document import Document
from policytext.entities.lexicons import KINDS
from policytext.entities.seen import SeenNames
from policytext.layers import MENTIONS
from policytext.simple_forms import simplified

__all__ = ["MarkedNames"]

_NUMBERS = {kind: number for number, kind in enumerate(KINDS, 1)}
_SHORTEST, _LONGEST = 2, 20
_OFTEN, _MOSTLY = 0.3, 0.8
_LEVELS = 6  # numbers for how surely, and whether more than once


class MarkedNames:
    """Counts of names by part.

    Args:
        docs: documents with the layer MENTIONS.
        parts: the part of each.
    """

    def __init__(self, docs: Sequence[Document], parts: Sequence[int]) -> None:
        self._marked: dict[str, Counter[tuple[int, int]]] = {}
        self._found: dict[str, Counter[int]] = {}
        texts = [simplified(doc.text) for doc in docs]
        for doc, text, part in zip(docs, texts, parts, strict=True):
            for mention in doc[MENTIONS]:
                name = text[mention.start : mention.end]
                kind = mention.value.kind
                if kind == "deictic" or "\n" in name:
                    continue  # known by rule; a model file keeps a name a line
                if _SHORTEST <= len(name) <= _LONGEST:
                    number = _NUMBERS[f"{mention.label}.{kind}"]
                    self._marked.setdefault(name, Counter())[part, number] += 1
        every = SeenNames(dict.fromkeys(self._marked, 1))
        for text, part in zip(texts, parts, strict=True):
            for hit in every.hits(text):
                self._found.setdefault(text[hit.start : hit.end], Counter())[part] += 1

    def without(self, part: int | None) -> SeenNames:
        """The names of all parts but one; of all where it is None."""
        names = {}
        for name, marked in self._marked.items():
            kinds: Counter[int] = Counter()
            for (own, number), count in sorted(marked.items()):
                if own != part:
                    kinds[number] += count
            if kinds:
                counts = self._found[name]
                found = sum(count for own, count in counts.items() if own != part)
                names[name] = _number(kinds, found)
        return SeenNames(names)


def _number(kinds: Counter[int], found: int) -> int:
    """One number for the commonest kind, the share of places that are marked, and the count."""
    total = sum(kinds.values())
    share = total / max(found, total)
    level = (0 if share < _OFTEN else 1 if share < _MOSTLY else 2) * 2 + (total > 1)
    kind = min(kinds, key=lambda number: (-kinds[number], number))
    return kind * _LEVELS + level
