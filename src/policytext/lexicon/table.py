"""The packaged word list, and the costs that follow from its counts, in whole numbers."""

from __future__ import annotations

import decimal
import zlib
from collections.abc import Callable
from functools import cache

from policytext.data import read_bytes
from policytext.errors import DataError

__all__ = ["cost", "read_counts"]

_FILE = "lexicon/words.tsv.gz"
# Thousandths of a natural logarithm; a decimal context of our own, so that no setting of the
# caller and no machine's floating point enters the result.
_CONTEXT = decimal.Context(prec=12, rounding=decimal.ROUND_HALF_EVEN)
_SCALE = 1000


@cache
def cost(count: int, total: int) -> int:
    """The cost of an event seen ``count`` times in ``total``: -1000 ln(count / total), rounded.

    Example:
        >>> cost(1, 1), cost(1, 10)
        (0, 2303)
    """
    share = _CONTEXT.divide(decimal.Decimal(total), decimal.Decimal(count))
    return int(_CONTEXT.to_integral_value(_CONTEXT.multiply(_CONTEXT.ln(share), _SCALE)))


def read_counts(read: Callable[[str], bytes] = read_bytes) -> dict[str, int]:
    """Each word with its count in the training text; 0 for words known from lists alone.

    Raises:
        DataError: the table is missing or damaged.
    """
    packed = read(_FILE)
    try:
        text = zlib.decompress(packed, wbits=zlib.MAX_WBITS + 16).decode("utf-8")
        rows = (line.split("\t") for line in text.splitlines())
        return {word: int(count) for word, count in rows}
    except (ValueError, zlib.error) as error:
        raise DataError(
            f"the packaged table {_FILE} is damaged ({error}): install policytext again"
        ) from error
