"""The place that a row is about, where its clause begins with one: 新北区新建农村公路12公里."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policytext.span import Span
from policytext.targets.phrases import strip_openers
from policytext.values import Mention

__all__ = ["place_of"]

_STOP = re.compile("[，,。；;：:！？!?\n]")
# Divisions whose codes end so have others in them: provinces, and prefectures.
_LEVELS = ("0000", "00")
_COUNTRY = "100000"
# Behind the first of several examples: 溧阳动力电池、金坛光伏等16个产业集群.
_EXAMPLES = re.compile("、.*等")


def place_of(
    text: str, mentions: Sequence[Span[Mention]], start: int, end: int, issuer: str | None
) -> str | None:
    """The code of the division with which the clause of a name begins, else the issuer's.

    A division counts if it is the issuer, one in it, or the whole country.

    Args:
        text: the text.
        mentions: the mentions of the sentence.
        start: where the words in front of the value begin.
        end: where the value begins.
        issuer: the code of the division whose document it is.
    """
    stops = [match.end() for match in _STOP.finditer(text, start, end)]
    begin = stops[-1] if stops else start
    for mention in mentions:
        if mention.start < begin or mention.end > end:
            continue
        link = mention.value.link
        code = link.id if link is not None else None
        if mention.label == "PLACE" and code and _is_within(code, issuer):
            lead = text[begin : mention.start]
            if _EXAMPLES.search(text, mention.end, end):
                return issuer
            return code if not lead or not strip_openers(lead)[0] else issuer
        return issuer
    return issuer


def _is_within(code: str, issuer: str | None) -> bool:
    if not code.isdigit():
        return False
    if issuer is None or _COUNTRY in (code, issuer):
        return True
    ending = next((level for level in _LEVELS if issuer.endswith(level)), "")
    return code.startswith(issuer[: len(issuer) - len(ending)])
