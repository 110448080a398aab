"""How likely characters are in Chinese text, by which readings of bytes are compared."""

from __future__ import annotations

import functools

from policytext.pages.tables import RAREST, commonness
from policytext.simple_forms import forms

__all__ = ["UNSEEN", "cost", "is_nonsense", "mean_cost"]

# Costs of a character in bits: -log2 of its share of Chinese text; what no text of this kind holds
# costs more.
UNSEEN, FOREIGN = RAREST + 2, RAREST + 8
# So few characters say nothing; of more that are not ASCII such a share is never unseen. Fewer than
# a line of Chinese ones may be one rare word (饕餮, 魑魅魍魉): another reading has to make sense.
_FEWEST, _LINE, _MOST_UNSEEN = 4, 8, 0.5
# What bytes of one encoding are in another: those of UTF-8 are a letter in three, of GBK more.
_FEWEST_LETTERS = 0.25
_LETTERS = frozenset(map(chr, range(0xC0, 0x100))) - {"×", "÷"}
_MISREADINGS = (
    ("gb18030", "utf-8"),
    ("cp950", "gb18030"),
    ("gb18030", "cp950"),
    ("gb18030", "cp932"),
)
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
    western = letters = chinese = unseen = 0
    simple, known = forms(), commonness()
    # What was decoded wrongly is so from its beginning.
    for one in text[:_SAMPLE]:
        western += "\x80" <= one <= "\xff"
        letters += one in _LETTERS
        if "\u3400" <= one <= "\u9fff" or "\ue000" <= one <= "\uf8ff":
            chinese += 1
            unseen += simple.get(one, one) not in known
    if chinese >= _FEWEST:
        return unseen > _MOST_UNSEEN * chinese and (chinese >= _LINE or _is_misread(text))
    # Symbols alone (¥, ·, °) are no words that were decoded wrongly.
    written = sum(not one.isspace() for one in text[:_SAMPLE])
    is_western = western > max(_FEWEST, _MOST_UNSEEN * written)
    return is_western and letters >= _FEWEST_LETTERS * western


def _is_misread(text: str) -> bool:
    """True if the bytes of a text are common characters in another encoding."""
    simple, known = forms(), commonness()
    chinese = "".join(one for one in text if not one.isascii() and one != "\ufffd")
    for wrong, right in _MISREADINGS:
        # The last character may have lost some of its bytes.
        other = chinese.encode(wrong, "ignore").decode(right, "ignore")
        if len(other) * 2 >= len(chinese) and all(simple.get(one, one) in known for one in other):
            return True
    return False
