"""Whether a name counts what was made in the period, where it could mean all there are."""

from __future__ import annotations

import re
from functools import cache

from policytext.data import read_rows
from policytext.document import Document
from policytext.ledger.codes import Codes, Entry
from policytext.span import Span
from policytext.values import Indicator

__all__ = ["made_entry"]

# A verb and what stands in front of it are not longer.
_REACH = 8
# A list that shares its verb is not longer up to a member.
_LONGEST = 60
_BEGUN, _TASK, _RENEWED = "开工", "任务", "改造"
_JOINTS = frozenset("、和与及")
_STOP = re.compile("[，,。；;：:\n]")


@cache
def _pattern(use: str, form: str) -> re.Pattern[str]:
    return re.compile(form.format("|".join(_words(use))))


@cache
def _words(use: str) -> tuple[str, ...]:
    return tuple(word for kind, word in read_rows("ledger/made.tsv") if kind == use)


def made_entry(doc: Document, span: Span[Indicator], entry: Entry, codes: Codes) -> Entry | None:
    """The codebook's entry of what was made, where a verb before the name tells that it was.

    Names leave out verbs such as 建设, and the codebook has 高标准农田 and 新增高标准农田.

    Args:
        doc: the document.
        span: the statement.
        entry: the entry that the name alone stands for.
        codes: the codebook.

    Returns:
        Another entry; ``None`` where no verb tells so, or the codebook knows no such thing.
    """
    stated = span.value
    if stated.quantity is None or stated.measure != "level":
        return None
    if stated.wording and _pattern("begun", "{}").search(stated.wording):
        # 200套棚户区改造全部开工 tells that they were begun, not that they were done.
        begun = (codes.find(words, doc.year) for words in _as_begun(stated.indicator))
        return next((found for found in begun if found is not None), None)
    verb = _verb(doc.text, span, stated)
    if not verb:
        return None
    is_renewed = _pattern("renewed", "{}").fullmatch(verb) is not None
    for word in (verb, _RENEWED) if is_renewed else (verb, *_words("as")):
        found = codes.find(word + stated.indicator, doc.year)
        if found is not None and found.code != entry.code:
            return found
    return None


def _as_begun(name: str) -> tuple[str, ...]:
    """How the codebook may name what was begun of what a name tells."""
    bare = name[: -len(_TASK)] if name.endswith(_TASK) else name
    return (bare + _BEGUN, _BEGUN + bare)


def _verb(text: str, span: Span[Indicator], stated: Indicator) -> str:
    """The verb right before a name or its value; empty where the value is a total."""
    assert stated.quantity is not None
    value = stated.quantity.start
    place = text.rfind(stated.indicator, span.start, value)
    if place >= 0:
        between = text[place + len(stated.indicator) : value]
        if _pattern("between", "{}").search(between):
            return ""
    else:
        place = value
    before = text[max(0, place - _REACH) : place]
    found = _made(before)
    if found is not None:
        return "" if _pattern("before", "{}").search(before[: found.start()]) else found[0]
    return _shared(text[max(0, place - _LONGEST) : place])


def _made(before: str) -> re.Match[str] | None:
    """The verb at the end of these words."""
    found = _pattern("verb", "(?:{})$").search(before)
    return found if found is not None else _pattern("renewed", "{}$").search(before)


def _shared(before: str) -> str:
    """The verb with which the clause begins, where the name or value is a member of a list."""
    if before[-1:] not in _JOINTS:
        return ""
    clause = _STOP.split(before)[-1]
    found = _pattern("verb", "(?:{})").match(clause) or _pattern("renewed", "{}").match(clause)
    if found is None or _pattern("between", "{}").search(clause, found.end()):
        return ""
    return found[0]
