"""How likely characters are in Chinese text, by which readings of bytes are compared."""

from __future__ import annotations

import functools

from policytext.pages.tables import RAREST, commonness
from policytext.simple_forms import forms

__all__ = ["UNSEEN", "cost", "is_nonsense", "mean_cost"]

# Costs of a character in bits: -log2 of its share of Chinese text; what no text of this kind holds
# costs more.
UNSEEN, FOREIGN = RAREST + 2, RAREST + 8
# So few characters say nothing; of so many that are not ASCII such a share is never unseen.
_FEWEST, _MOST_UNSEEN = 4, 0.5
_SAMPLE = 4000


@functools.lru_cache(maxsize=1 << 16)
def cost(character: str) -> int:
    """What a character costs, in bits."""
    known = commonness().get(character)
    if known is not None:
        return known
    return UNSEEN if "\u4e00" <= character <= "\u9fff" else FOREIGN


def mean_cost(characters: str) -> float:
    """The mean cost of some characters, traditional ones as their simplified forms."""
    simple = forms()
    return sum(cost(simple.get(one, one)) for one in characters) / max(1, len(characters))


def is_nonsense(text: str) -> bool:
    """True if a text is in characters that no text is in: it was decoded wrongly.

    Example:
        >>> is_nonsense("常州市财政局"), is_nonsense("常州市财政局".encode().decode("gbk"))
        (False, True)
        >>> is_nonsense("政府工作".encode("gbk").decode("latin-1"))
        True
    """
    western = chinese = unseen = 0
    simple, known = forms(), commonness()
    # What was decoded wrongly is so from its beginning.
    for one in text[:_SAMPLE]:
        western += "\x80" <= one <= "\xff"
        if "\u3400" <= one <= "\u9fff" or "\ue000" <= one <= "\uf8ff":
            chinese += 1
            unseen += simple.get(one, one) not in known
    if chinese >= _FEWEST:
        return unseen > _MOST_UNSEEN * chinese
    return western >= _FEWEST and western > _MOST_UNSEEN * sum(
        not one.isspace() for one in text[:_SAMPLE]
    )
