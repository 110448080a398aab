"""How likely characters are in Chinese text, by which readings of bytes are compared."""

from __future__ import annotations

import functools

from policytext.pages.tables import RAREST, commonness
from policytext.simple_forms import forms

__all__ = ["UNSEEN", "cost", "is_nonsense", "mean_cost"]

# Costs of a character in bits: -log2 of its share of Chinese text; what no text of this kind holds
# costs more.
UNSEEN, FOREIGN = RAREST + 2, RAREST + 8
# So few characters say nothing; of more that are not ASCII such a share is never unseen, unless
# they are learned words, which are in GB 2312 all the same.
_MOST_SILENT, _MOST_UNSEEN = 4, 0.5
# Of the second half of Latin-1 these stand in Chinese text in rows of their own, as ···· and ××××.
_SIGNS = frozenset("¤§¨°±·×÷¥")
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
    western = odd = letters = chinese = unseen = beyond = 0
    simple, known = forms(), commonness()
    # What was decoded wrongly is so from its beginning.
    for one in text[:_SAMPLE]:
        if "\x80" <= one <= "\xff":
            western += 1
            odd += one not in _SIGNS
            letters += one >= "À" and one not in _SIGNS
        if "\u3400" <= one <= "\u9fff" or "\ue000" <= one <= "\uf8ff":
            chinese += 1
            if (plain := simple.get(one, one)) not in known:
                unseen += 1
                beyond += not _is_learned(plain)
    if chinese > _MOST_SILENT:
        return unseen > _MOST_UNSEEN * chinese and beyond > 0
    shown = sum(not one.isspace() for one in text[:_SAMPLE])
    return odd > _MOST_SILENT and letters > 1 and western > _MOST_UNSEEN * shown


def _is_learned(character: str) -> bool:
    """True for what GB 2312 has, the seldom ones with the common ones."""
    return bool(character.encode("gb2312", "ignore"))
