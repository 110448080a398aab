"""Whether a name counts what was made in the period, where it could mean all there are."""

from __future__ import annotations

import re
from functools import cache

from policytext.data import read_rows
from policytext.document import Document
from policytext.ledger.codes import Codes, Entry
from policytext.span import Span
from policytext.values import Indicator

__all__ = ["made_entry", "named_entry"]

# A verb and what stands in front of it are not longer.
_REACH = 8
# A list that shares its verb is not longer up to a member.
_LONGEST = 60
_BEGUN, _TASK, _RENEWED, _BOTH = "开工", "任务", "改造", "新建改造"
_JOINTS = frozenset("、和与及")
# What stands before the name of all that is to be there by a year.
_GOAL, _BY_YEAR = "target", re.compile("到[0-9]{4}年[底末]?[，,][^，,。；;0-9]{0,10}建成$")
_STOP = re.compile("[，,。；;：:\n]")
# What stands before a part of what the clause before counts.
_PART = re.compile("[，,]其中[，,：:]?$")
_LATER_PART = re.compile(
    "[，,]其中[，,：:]?(?:[^，,、。；;0-9]{2,12}[0-9.]+[万亿]?[^，,、。；;0-9]{1,3}[，,、]){1,4}$"
)
_AMONG, _MADE_NEW = "其中", ("新", "建成", "开工", "竣工", "投用", "启用")
_RATES = frozenset({"percent", "point", "multiple", "fraction"})


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
        Another entry, or the same where no verb tells so; ``None`` for new things of a list or a
        part of them, and for those that come from elsewhere, where the codebook knows no new ones.
    """
    stated = span.value
    if stated.quantity is None or stated.measure != "level":
        return entry
    if stated.wording and _pattern("begun", "{}").search(stated.wording):
        # 200套棚户区改造全部开工 tells that they were begun, not that they were done.
        begun = (codes.find(words, doc.year) for words in _as_begun(stated.indicator))
        return next((found for found in begun if found is not None), entry)
    verb, is_shared = _verb(doc.text, span, stated)
    if not verb:
        return entry
    if stated.role == _GOAL and _BY_YEAR.search(
        doc.text, max(0, span.start - _LONGEST), span.start
    ):
        return entry  # 到2025年，全市建成5G基站1.5万个 is all there are to be
    names = (codes.find(word + stated.indicator, doc.year) for word in _as_told(verb))
    known = [found for found in names if found is not None]
    other = next((found for found in known if found.code != entry.code), None)
    if other is not None:
        return other
    is_new = is_shared and verb.startswith(_MADE_NEW)
    return None if not known and (is_new or _has_come(verb)) else entry


def named_entry(stated: Indicator, year: int | None, codes: Codes) -> Entry | None:
    """The entry of new things whose name has its verb in it: 新认定 as 新增, 新投用 as 新建."""
    verb = _pattern("named", "(?:{})").match(stated.indicator)
    if verb is None or stated.quantity is None or stated.measure != "level":
        return None
    rest = stated.indicator[verb.end() :]
    found = (codes.find(word + rest, year) for word in _words("as"))
    return next((one for one in found if one is not None), None)


def _as_told(verb: str) -> tuple[str, ...]:
    """The words with which the codebook may name what a verb made."""
    if _pattern("both", "{}").fullmatch(verb) is not None:
        return (verb, _BOTH)
    if _pattern("renewed", "{}").fullmatch(verb) is not None:
        return (verb, _RENEWED)
    return (verb, *_words("as"))


def _has_come(verb: str) -> bool:
    """Whether a verb tells that things came from elsewhere: 落地 of 落地5家医疗机构."""
    return _pattern("come", "{}").fullmatch(verb) is not None


def _as_begun(name: str) -> tuple[str, ...]:
    """How the codebook may name what was begun of what a name tells."""
    bare = name[: -len(_TASK)] if name.endswith(_TASK) else name
    return (bare + _BEGUN, _BEGUN + bare)


def _verb(text: str, span: Span[Indicator], stated: Indicator) -> tuple[str, bool]:
    """The verb before a name or its value, and whether things alike share it; empty for a total."""
    assert stated.quantity is not None
    value = stated.quantity.start
    place = text.rfind(stated.indicator, span.start, value)
    if place >= 0:
        between = text[place + len(stated.indicator) : value]
        if _pattern("between", "{}").search(between):
            return "", False
    else:
        place = value
    before = text[max(0, place - _REACH) : place]
    found = _made(before)
    if found is not None:
        is_total = _pattern("before", "{}").search(before[: found.start()]) is not None
        return ("" if is_total else found[0]), False
    if not _may_share(stated):
        return "", False
    before = text[max(0, place - _LONGEST) : place]
    # Members in another unit may be no new things: 新增就业3万人、技能培训2万人次.
    unit = getattr(stated.quantity.value, "unit", "")
    is_alike = re.search("[0-9０-９余多万亿]" + re.escape(unit), before) is not None
    return _shared(before), is_alike and bool(unit)


def _may_share(stated: Indicator) -> bool:
    """Whether a member of a list may share a verb: no rate, no stock, none with its own verb."""
    kind = getattr(stated.quantity.value, "kind", "") if stated.quantity is not None else ""
    if kind in _RATES or _pattern("between", "{}").search(stated.indicator):
        return False
    own = _pattern("verb", "(?:{})").match(stated.indicator)
    return own is None or len(own[0]) == 1


def _made(before: str) -> re.Match[str] | None:
    """The verb at the end of these words."""
    for use in ("both", "come", "verb"):
        if (found := _pattern(use, "(?:{})$").search(before)) is not None:
            return found
    return _pattern("renewed", "{}$").search(before)


def _shared(before: str) -> str:
    """The verb with which the clause begins, where the name or value is a member of a list.

    Or a part of what the clause before counts: 新增企业9家，其中高新技术企业3家.
    """
    part = _PART.search(before) or _LATER_PART.search(before)
    if part is None and before[-1:] not in _JOINTS:
        return ""
    clause = _STOP.split(before[: part.start()] if part is not None else before)[-1]
    clause = clause.removeprefix(_AMONG)  # ，其中建成投用幼儿园3所、小学2所
    uses = (_pattern(use, "(?:{})").match(clause) for use in ("both", "come", "verb", "renewed"))
    found = next((one for one in uses if one is not None), None)
    if found is None or _pattern("between", "{}").search(clause, found.end()):
        return ""
    return found[0]
