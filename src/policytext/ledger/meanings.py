"""Which indicator a statement is about, where its name alone does not say."""

from __future__ import annotations

import re
from functools import cache

from policytext.data import read_rows
from policytext.document import Document
from policytext.errors import InputError
from policytext.gazetteer import division
from policytext.layers import TIMES
from policytext.ledger.bases import clause_start
from policytext.ledger.codes import Codes, Entry
from policytext.ledger.made import made_entry, named_entry
from policytext.span import Span
from policytext.units import measure as measure_of
from policytext.values import Indicator

__all__ = ["asked_code", "code_of", "is_measured"]

_THAN, _BALANCE = "比", "平衡"
# So much of what follows a value is looked at.
_REACH = 16
# And so much of what stands in front of it, in its line.
_BEFORE = 60
# No sentence that tells of what a value is a part is longer.
_FAR = 120
# What amounts are measured in; what counts has a unit of its own.
_MEASURED = frozenset({"米", "千克", "秒", "元", "1"})
_RATES, _YUAN = frozenset("%‰"), "元"
# Firms are not counted by the piece.
_FIRMS, _PIECES = frozenset({"家", "户"}), frozenset({"件", "项"})
_POINT = "百分点"
# A share, and up to a number of points what compares it.
_SHARE = re.compile(
    "占[^，,。；;]{1,24}(?:[%％‰成]|百分之[一二三四五六七八九十点零百]+)[，,](?:[^，,。；;0-9０-９]|[0-9]{4}(?=年)){0,16}$"
)
# What is withheld of all codes.
_ANY = "*"


@cache
def _table() -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for code, by, what, read_as in read_rows("ledger/meanings.tsv"):
        found.setdefault(code, []).append((by, what, read_as))
    return found


def code_of(doc: Document, span: Span[Indicator], codes: Codes) -> str:
    """The code of the indicator that a statement is about; empty for an unknown one.

    Example:
        >>> from policytext import Document, Indicator
        >>> from policytext.ledger.codes import packaged_codes
        >>> stated = Indicator("县域生产总值", "growth", "target", wording="稳定增长")
        >>> for issuer in ("320481", "320000"):
        ...     doc = Document("县域生产总值稳定增长。", issuer=issuer, year=2024)
        ...     code_of(doc, doc.span(0, 10, "INDICATOR", stated), packaged_codes())
        'gdp'
        'value_added_county'
    """
    entry = codes.find(_name(doc, span), doc.year)
    if entry is None:
        entry = named_entry(span.value, doc.year, codes)
    if entry is None:
        return ""
    if code := _read_as(doc, span, entry.code, codes):
        # 20户贫困人口脱贫: those who are out of poverty, in households.
        return _read_as(doc, span, code, codes) or code
    if _is_share_of_amount(span.value, entry) or _is_of_other_kind(span.value, entry):
        return ""
    if _is_balance(span.value, entry) or _is_points_of_share(doc, span.value, entry):
        return ""
    if _is_withheld(doc, span, entry):
        return ""
    made = made_entry(doc, span, entry, codes)
    return "" if made is None else made.code


def _read_as(doc: Document, span: Span[Indicator], code: str, codes: Codes) -> str:
    """The other code that one stands for here; empty where there is none."""
    for by, what, read_as in _table().get(code, ()):
        if read_as in codes and _applies(doc, span, by, what):
            return read_as
    return ""


def asked_code(name: str, issuer: str, year: int | None, codes: Codes) -> str:
    """The code of an indicator that is asked for by name or code in an issuer's documents."""
    entry = codes[name] if name in codes else codes.find(name, year)
    if entry is None:
        return ""
    for by, what, read_as in _table().get(entry.code, ()):
        if by == "issuer" and read_as in codes and _level(issuer, year) == what:
            return read_as
    return entry.code


def _is_share_of_amount(stated: Indicator, entry: Entry) -> bool:
    """Whether a value is a share that an amount is of others: 产量 of 产量占全国的三成."""
    return stated.measure == "share" and stated.quantity is not None and _is_amount(entry)


def _is_points_of_share(doc: Document, stated: Indicator, entry: Entry) -> bool:
    """Whether points are of the share that an amount is of others: 占全国的三成，提高2个百分点."""
    quantity = stated.quantity
    if quantity is None or getattr(quantity.value, "unit", "") != _POINT or not _is_amount(entry):
        return False
    start = clause_start(doc.text, max(0, quantity.start - _FAR), quantity.start)
    return _SHARE.search(doc.text[start : quantity.start]) is not None


def _is_amount(entry: Entry) -> bool:
    """Whether an entry is measured in something else than parts of a hundred."""
    units = getattr(entry, "units", ())
    return getattr(entry, "measure", "share") != "share" and bool(units) and "%" not in units


def _is_balance(stated: Indicator, entry: Entry) -> bool:
    """Whether words tell of a balance, not of an amount that is one: 进出口基本平衡."""
    is_told = stated.quantity is None and _BALANCE in (stated.wording or "")
    return is_told and bool(getattr(entry, "units", ()))


def _is_of_other_kind(stated: Indicator, entry: Entry) -> bool:
    """Whether a value is of another kind than the entry's units: 71% of 天, 20条 of 公里."""
    units = getattr(entry, "units", ())
    value = stated.quantity.value if stated.quantity is not None else None
    kind, unit = getattr(value, "kind", ""), getattr(value, "unit", "")
    if not units or not unit or stated.measure not in ("level", "share"):
        return False
    if kind == "percent":
        return _RATES.isdisjoint(units)
    if kind == "money":
        return not any(_YUAN in one for one in units)  # 高速公路410亿元 is no length
    if kind == "count":
        if unit in _PIECES and _FIRMS.issuperset(units):
            return True  # 发明专利8500件，其中高新技术企业5000件
        return all(one in _RATES or is_measured(one) for one in units)
    # 食用菌2.1万亩 is no output, which is in tons.
    is_own = kind == "measure" and is_measured(unit)
    is_same = (_dimension(one) == _dimension(unit) or one.startswith(f"{unit}/") for one in units)
    return is_own and not any(is_same)


@cache
def _dimension(unit: str) -> object:
    """What a unit measures; nothing for what counts things one by one."""
    return measure_of(unit).dimension if is_measured(unit) else None


@cache
def is_measured(unit: str) -> bool:
    """Whether a unit measures, and does not count things one by one."""
    try:
        return all(base in _MEASURED for base, _ in measure_of(unit).dimension)
    except InputError:
        return False


def _end_of_name(text: str, stated: Indicator, start: int, place: int) -> int:
    """Where the name of a row ends that stands in front of its value; the value's place: none."""
    name = text.rfind(stated.indicator, start, place)
    return place if name < 0 else name + len(stated.indicator)


def _is_withheld(doc: Document, span: Span[Indicator], entry: Entry) -> bool:
    """Whether words around a value say that it is of a part, which the codebook does not know."""
    stated, quantity = span.value, span.value.quantity
    if quantity is None:
        return False
    is_counted = stated.measure == "level" and getattr(quantity.value, "kind", "") == "count"
    if is_counted and any(one.search(stated.wording or "") for one in _told_of_some()):
        return True
    unit = getattr(quantity.value, "unit", "")
    place = quantity.start
    start = clause_start(doc.text, max(0, place - _FAR), place)
    # 争取到位资金9亿元，增长35%: what is said of the name holds for what follows it.
    ends = {place, _end_of_name(doc.text, stated, start, place)}
    before = [doc.text[start:end] for end in sorted(ends)]
    # 推出四批次重点事项 does not say how many they are.
    own = getattr(entry, "units", ())
    of_any = () if unit in own else _withheld().get(_ANY, ())
    return any(
        (not units or unit in units)
        and (doc.year or 0) >= first
        and any(map(pattern.search, before))
        for units, first, pattern in (*_withheld().get(entry.code, ()), *of_any)
    )


@cache
def _withheld() -> dict[str, list[tuple[tuple[str, ...], int, re.Pattern[str]]]]:
    found: dict[str, list[tuple[tuple[str, ...], int, re.Pattern[str]]]] = {}
    for codes, units, first, before, wording in read_rows("ledger/withheld.tsv"):
        if wording:
            continue
        row = (tuple(units.split()), int(first or 0), re.compile(before))
        for code in codes.split():
            found.setdefault(code, []).append(row)
    return found


@cache
def _told_of_some() -> tuple[re.Pattern[str], ...]:
    """What is told of some of the things that a code counts: 通过评定."""
    found = (wording for *_, wording in read_rows("ledger/withheld.tsv"))
    return tuple(re.compile(wording) for wording in found if wording)


def _applies(doc: Document, span: Span[Indicator], by: str, what: str) -> bool:
    stated = span.value
    if by == "issuer":
        return _level(doc.issuer or "", doc.year) == what
    if stated.quantity is None:
        return False
    if by == "percent":
        is_told = stated.measure in ("level", "share")
        return is_told and getattr(stated.quantity.value, "kind", "") == "percent"
    if by == "unit":
        return getattr(stated.quantity.value, "unit", "") == what
    start, end = stated.quantity.start, stated.quantity.end
    if by == "before":
        line = doc.text.rfind("\n", 0, start) + 1
        # Growths told of several names at once stand behind them all.
        start = _end_of_name(doc.text, stated, line, start)
        return re.search(what, doc.text[max(line, start - _BEFORE) : start]) is not None
    return re.search(what, doc.text[end : end + _REACH]) is not None


@cache
def _level(issuer: str, year: int | None) -> str:
    for when in (year, None):
        try:
            return division(issuer, when).level
        except InputError:
            continue
    return ""


def _name(doc: Document, span: Span[Indicator]) -> str:
    """The name without a word at its end that compares with a time: 收入比2010年增长."""
    name = span.value.indicator
    if not name.endswith(_THAN) or TIMES not in doc:
        return name
    quantity = span.value.quantity
    stop = max(span.end, quantity.start if quantity is not None else 0)
    for time in doc.spans(TIMES).within(span.start, stop):
        if doc.text.endswith(name[-2:], 0, time.start):
            return name[:-1]
    return name
