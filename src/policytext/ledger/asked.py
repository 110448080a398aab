"""Indicators that are asked for: a code that nobody knows is a slip, and no true absence."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable

from policytext.document import Document
from policytext.errors import InputError, check_type
from policytext.ledger.codes import Codes, NoCodes

__all__ = ["check_asked"]

# As codes of codebooks are written; words of a text, WIFI or PM2.5, seldom are.
_CODE = re.compile(r"[a-z][a-z0-9_]*")
_MOST_NAMED = 5


def check_asked(
    names: Iterable[str], codes: Codes, said: Collection[str], docs: Collection[Document]
) -> None:
    """Refuse what is written as a code and stands nowhere: in no codebook, no row and no text.

    An indicator's own words are taken as they are: that no row has them is an absence.

    Args:
        names: names and codes that are asked for.
        codes: the codebook.
        said: codes and plain words of all rows.
        docs: the documents.

    Raises:
        InputError: a name is no text, or such a code.

    Example:
        >>> from policytext.ledger.codes import packaged_codes
        >>> check_asked(["gdp", "乡村民宿床位"], packaged_codes(), (), ())
        >>> check_asked(["gdpp"], packaged_codes(), (), ())
        Traceback (most recent call last):
        ...
        policytext.errors.InputError: no indicator has the code 'gdpp', and it stands in no row \
and no text; nearest are 'gdp'
    """
    years = {doc.year for doc in docs} | {None}
    for name in names:
        check_type("an indicator", name, str)
        if isinstance(codes, NoCodes) or not _CODE.fullmatch(name) or name in codes:
            continue
        is_name = any(codes.find(name, year) is not None for year in years)
        if is_name or name in said or any(name in doc.text for doc in docs):
            continue
        near = ", ".join(map(repr, _nearest(name, codes)))
        raise InputError(
            f"no indicator has the code {name!r:.60}, and it stands in no row and no text; "
            + (f"nearest are {near}" if near else "give a code of the codebook, or a name")
        )


def _nearest(name: str, codes: Codes) -> list[str]:
    """The codes that are most like a name, if the codebook can be listed."""
    known = [one.code for one in codes] if isinstance(codes, Iterable) else []
    longer = [code for code in known if code.startswith(f"{name}_")]
    return list(dict.fromkeys([*longer, *difflib.get_close_matches(name, known)]))[:_MOST_NAMED]
