"""Keys of the strings in a text, computed for all places at once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from policytext.segmenter.alphabet import BLANK, TYPE_COUNT, Numbers
from policytext.segmenter.templates import GRAMS, SKIP, Template

__all__ = ["Keys", "gram_keys", "type_keys"]

Keys = npt.NDArray[np.uint64]

# Odd 64-bit constants; products wrap around, as unsigned integers do on every machine.
_SHIFT = np.uint64(0x9E3779B97F4A7C15)
_SKIP = np.uint64(0xC2B2AE3D27D4EB4F)


def gram_keys(numbers: Numbers) -> Iterator[tuple[Template, Keys, npt.NDArray[np.bool_]]]:
    """For each template: the key of the string that starts at each place, and where there is one.

    Strings hold no white space inside, save that a string of two may begin or end with it. Keys
    are 64-bit hashes: two strings of a model's size share one with a chance of about 10^-8.
    """
    own = numbers.astype(np.uint64)
    blank = numbers == BLANK
    key = own
    whole = ~blank
    for template in GRAMS:
        size = template.length
        if size > 1:
            key = key[:-1] * _SHIFT + own[size - 1 :] if len(key) else key
            whole = whole[:-1] & ~blank[size - 1 :] if len(whole) else whole
        exists = ~(blank[:-1] & blank[1:]) if size == 2 else whole
        yield template, key, exists
        if size == SKIP.length:
            pair = (own[:-2] * _SKIP) ^ (own[2:] * _SHIFT) if len(own) > 2 else own[:0]
            yield SKIP, pair, ~(blank[:-2] & blank[2:]) if len(own) > 2 else blank[:0]


def type_keys(types: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
    """The number of the three types that start at each place, below ``TYPE_COUNT ** 3``."""
    wide = types.astype(np.int64)
    if len(wide) < 3:
        return wide[:0]
    return (wide[:-2] * TYPE_COUNT + wide[1:-1]) * TYPE_COUNT + wide[2:]
