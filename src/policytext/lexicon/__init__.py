"""Words of Chinese and where in a text they end: shared by the annotators that need words.

The packaged list of words with their counts, and the cheapest path of words through a text.

Example:
    >>> from policytext.lexicon import boundaries
    >>> marks = boundaries("建设美丽江苏")
    >>> [place for place, is_boundary in enumerate(marks) if is_boundary]
    [0, 2, 4, 6]
"""

from __future__ import annotations

from policytext.lexicon.lattice import Lattice, boundaries, first_word, lattice, words_of_runs
from policytext.lexicon.short import is_word

__all__ = ["Lattice", "boundaries", "first_word", "is_word", "lattice", "words_of_runs"]
