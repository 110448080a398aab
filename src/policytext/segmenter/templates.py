"""Which strings of characters speak for a boundary, and how far each one's voice reaches.

A string that starts at character ``i`` adds a score to the tags of the characters ``i + low`` to
``i + high``. This is the window of n-grams of a linear model (Xue 2003), told from the string's
side, so that one look-up serves all places that a string speaks to.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "GRAMS",
    "LONGEST",
    "MAX_WORD",
    "OWN_REACH",
    "SKIP",
    "TYPES",
    "B",
    "E",
    "M",
    "S",
    "Template",
]

# Tags of a character: begins, is inside, ends a word of several characters, or is a word alone.
B, M, E, S = range(4)
# The longest string that is looked up; longer words are put together by shorter strings.
MAX_WORD = 6


@dataclass(frozen=True, slots=True)
class Template:
    """A family of strings.

    Args:
        name: its name in model files.
        length: characters from the first to the last.
        low: the first character it speaks to, seen from its first one.
        high: the last character it speaks to.
    """

    name: str
    length: int
    low: int
    high: int

    @property
    def width(self) -> int:
        """How many characters it speaks to."""
        return self.high - self.low + 1


# The reach of each was chosen on a held-out part of the SXU training text of 2008.
GRAMS = (
    Template("g1", 1, -2, 2),
    Template("g2", 2, -1, 2),
    Template("g3", 3, -1, 3),
    Template("g4", 4, -1, 4),
    Template("g5", 5, -1, 5),
    Template("g6", 6, -1, 6),
)
# The reach of the weights that single strings have of their own, where it is narrower: wider ones
# learn the training text by heart.
OWN_REACH = {
    "g1": GRAMS[0],
    "g2": GRAMS[1],
    "g3": Template("g3", 3, 0, 2),
}
# Two characters with any one between them.
SKIP = Template("skip", 3, 1, 1)
# The types of three neighbours: digit, letter, numeral, ...
TYPES = Template("types", 3, -1, 3)
# The lengths of the longest known words that begin and end at a character.
LONGEST = Template("longest", 1, -1, 1)
