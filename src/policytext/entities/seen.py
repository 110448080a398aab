"""Names that were marked in the training text, and how surely they were."""

from __future__ import annotations

from collections.abc import Mapping

from policytext.entities.signals import Hit
from policytext.entities.strings import Strings

__all__ = ["SeenNames"]

# In a third of the time without names of fields.
_new = tuple.__new__


class SeenNames:
    """Names with a number for their kind and for how surely they are mentions.

    It never changes.

    Args:
        names: the number of each name, above 0.

    Example:
        >>> seen = SeenNames({"青石岭": 5, "青石岭水库": 7})
        >>> seen.hits("扩建青石岭水库")
        [Hit(start=2, end=5, what=5), Hit(start=2, end=7, what=7)]
    """

    def __init__(self, names: Mapping[str, int]) -> None:
        self.names = dict(sorted(names.items()))
        self._strings = Strings(self.names)

    def hits(self, text: str) -> list[Hit]:
        """All places where such names stand, by place, shorter ones first."""
        return [_new(Hit, hit) for hit in self._strings.hits(text)]
