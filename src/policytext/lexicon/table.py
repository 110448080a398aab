"""The packaged word list, and the costs that follow from its counts, in whole numbers."""

from __future__ import annotations

import decimal
import zlib
from collections import Counter
from collections.abc import Callable
from functools import cache

from policytext.data import read_bytes
from policytext.errors import DataError

__all__ = ["LISTED", "UNKNOWN", "cost", "read_costs", "read_counts", "read_lines"]

# Tenths: a listed word that the training text lacks counts as 0.3, an unknown character as 0.5.
LISTED, UNKNOWN = 3, 5
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
    try:
        cells = "\t".join(read_lines(read)).split("\t")
        return dict(zip(cells[::2], map(int, cells[1::2]), strict=True))
    except ValueError as error:
        raise _damaged(error) from error


def read_costs(read: Callable[[str], bytes] = read_bytes) -> tuple[dict[str, int], int]:
    """What each word costs, and what an unknown character does.

    Raises:
        DataError: the table is missing or damaged.
    """
    cells = "\t".join(read_lines(read)).split("\t")
    try:
        # Few counts differ.
        often = Counter(cells[1::2])
        total = 10 * sum(int(count) * words for count, words in often.items())
        costs = {count: cost(10 * int(count) or LISTED, total) for count in often}
        found = dict(zip(cells[::2], map(costs.__getitem__, cells[1::2]), strict=True))
    except ValueError as error:
        raise _damaged(error) from error
    return found, cost(UNKNOWN, total)


@cache
def read_lines(read: Callable[[str], bytes]) -> tuple[str, ...]:
    """The lines of the packaged word list: word, tab, count; sorted by code points.

    Args:
        read: reads a packaged file; what it gives is kept in mind.

    Raises:
        DataError: the table is missing or damaged.
    """
    packed = read(_FILE)
    try:
        text = zlib.decompress(packed, wbits=zlib.MAX_WBITS + 16).decode("utf-8")
    except (ValueError, zlib.error) as error:
        raise _damaged(error) from error
    # A tuple of texts is let alone by the garbage collector.
    return tuple(text.splitlines())


def _damaged(error: Exception) -> DataError:
    return DataError(f"the packaged table {_FILE} is damaged ({error}): install policytext again")
