"""A text cut at flags, all words at once."""

from __future__ import annotations

import numpy as np

from policytext.segmenter.alphabet import raw_code_points
from policytext.segmenter.decode import Flags

__all__ = ["cut"]

# No character: Unicode will never give this code point to one.
_MARK = "\uffff"


def cut(text: str, flags: Flags) -> list[str]:
    """The pieces of a text.

    Args:
        text: any text.
        flags: whether a piece starts at each character; one does at the first.

    Example:
        >>> cut("加快建设", np.array([True, False, True, False]))
        ['加快', '建设']
    """
    if not text:
        return []
    starts = np.flatnonzero(flags)
    if _MARK in text:
        return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    # Marks set between the pieces, and one split, take a third of the time of slices.
    codes = raw_code_points(text)
    marked = np.full(len(codes) + len(starts) - 1, ord(_MARK), "<u4")
    places = np.cumsum(flags, dtype=np.int64)
    places += np.arange(-1, len(codes) - 1)
    marked[places] = codes
    return marked.tobytes().decode("utf-32-le", "surrogatepass").split(_MARK)
