"""The place that a row is about, where its clause begins with one: 新北区新建农村公路12公里."""

from __future__ import annotations

from collections.abc import Sequence

from policytext.lazy_pattern import lazy_pattern
from policytext.span import Span
from policytext.targets.patterns import pattern
from policytext.targets.phrases import strip_openers
from policytext.targets.words import words_of
from policytext.values import Mention

__all__ = [
    "COUNTRY",
    "ELSEWHERE",
    "NOWHERE",
    "beginning",
    "clause_start",
    "ends_within",
    "goes_on",
    "is_above",
    "is_within",
    "part_start",
    "place_at_head",
    "place_of",
    "places_each",
    "places_of",
    "subject_of",
    "told_place",
]

_ENUMERATED, _ALL_YEAR = "、", "全年"
_SENTENCES = lazy_pattern("(?s:.*)[。；;！？!?\n：:]")
# With what the whole name of a division ends.
_DIVISIONS = frozenset("县市区旗州盟镇乡")
_SEMICOLON, _SEMICOLONS, _COLONS = lazy_pattern("[；;]"), ("；", ";"), ("：", ":")
_SHARE = "占"
_CLAUSES = lazy_pattern("(?s:.*)[，,。；;：:！？!?\n]")
# Divisions whose codes end so have others in them: provinces, and prefectures.
_LEVELS = ("0000", "00")
COUNTRY = "100000"
# A division above the issuer or beside it: its values are no rows of the document.
ELSEWHERE = ""
# A body that runs places of its own and is no division: its values are of none.
NOWHERE = "-"
# Behind the only or first of several examples: 溧阳等4个县, 溧阳动力电池、金坛光伏等16个产业集群.
_EXAMPLES, _SUCH = lazy_pattern("、.*等"), "等"
_REGION, _ZONE = "region", "zone"
# Before where something goes.
_TOWARD, _TO = frozenset("到向往至"), "到"
_AND = lazy_pattern("[和与及]")
_JOINT = lazy_pattern(r"\s*(?:[、和与及]|以及)?\s*")


def place_of(
    text: str, mentions: Sequence[Span[Mention]], start: int, end: int, issuer: str | None
) -> str | None:
    """The code of the division with which the clause of a name begins.

    Args:
        text: the text.
        mentions: the mentions of the sentence.
        start: where the words in front of the value begin.
        end: where the value begins.
        issuer: the code of the division whose document it is.

    Returns:
        The code of the issuer, of one in it, or of the country; ELSEWHERE for other divisions;
        NOWHERE for a body that is none; ``None`` where the clause begins with neither. Several in
        the issuer together are the issuer's.
    """
    if not mentions:
        return None
    begin = clause_start(text, start, end)
    for number, mention in enumerate(mentions):
        if mention.start < begin or mention.end > end:
            continue
        code = _code(mention)
        if code is None and pattern("corps division").fullmatch(mention.text) is not None:
            continue  # 第六师五家渠市
        if code is None or _is_example(text, mention.end, end):
            return NOWHERE if _is_no_division(text, begin, mention) else None
        lead = strip_openers(text[begin : mention.start])[0]
        if lead and pattern("corps division").fullmatch(lead) is None:
            return None
        told = _told(code, issuer)
        if is_above(told, issuer) and pattern("honours").match(text, mention.end):
            return None  # 全国文明村镇2个 are the issuer's own.
        return issuer if told and _is_joined(text, mentions[number:], end) else told
    return None


def told_place(mention: Span[Mention], issuer: str | None) -> str | None:
    """The code of a division that the issuer may tell of, else ELSEWHERE; None for other places."""
    code = _code(mention)
    return None if code is None else _told(code, issuer)


def _is_no_division(text: str, begin: int, mention: Span[Mention]) -> bool:
    """Whether a clause begins with a body that has values of its own: 兵团生产总值增长6%."""
    link = mention.value.link
    is_body = link is not None and link.id in words_of("no division")
    return is_body and not strip_openers(text[begin : mention.start])[0]


def _is_example(text: str, place: int, end: int) -> bool:
    """Whether a division that ends at a place is one of several that are meant."""
    return text.startswith(_SUCH, place) or _EXAMPLES.search(text, place, end) is not None


def _is_joined(text: str, mentions: Sequence[Span[Mention]], end: int) -> bool:
    """Whether another division follows the first one: 在甲县、乙县新建5个牧场."""
    first = mentions[0]
    other = next((each for each in mentions[1:] if each.start >= first.end), None)
    if other is None or other.end > end or _code(other) in (None, _code(first)):
        return False
    between = text[first.end : other.start].strip()
    return bool(between) and _JOINT.fullmatch(between) is not None


def places_of(
    text: str,
    mentions: Sequence[Span[Mention]],
    start: int,
    end: int,
    issuer: str | None,
    count: int,
) -> tuple[str, ...]:
    """The codes of the divisions that a list of so many values is of, one each.

    Args:
        text: the text.
        mentions: the mentions of the sentence.
        start: where the words in front of the values begin.
        end: where the first value begins.
        issuer: the code of the division whose document it is.
        count: how many values there are.

    Returns:
        None where the clause does not begin with as many divisions, or there is one value.
    """
    codes = _joined(text, mentions, start, end, issuer)[0] if count > 1 else ()
    return codes if len(codes) == count else ()


def places_each(
    text: str,
    mentions: Sequence[Span[Mention]],
    start: int,
    end: int,
    issuer: str | None,
    *,
    is_rate: bool,
) -> tuple[str, ...]:
    """The codes of the divisions that have a value each, which is told once for all of them.

    甲县、乙县生产总值增长5%, 甲、乙两县各新增3万亩; not 在甲县、乙县新建5个牧场.

    Args:
        text: the text.
        mentions: the mentions of the sentence.
        start: where the words in front of the value begin.
        end: where it begins.
        issuer: the code of the division whose document it is.
        is_rate: whether it is a rate of growth, which no places have together.
    """
    if _ENUMERATED not in text[start:end] and not _AND.search(text, start, end):
        return ()
    codes, behind = _joined(text, mentions, start, end, issuer)
    if len(codes) < 2 or text.startswith(_SUCH, behind):
        return ()
    is_each = is_rate or pattern("each of places").search(text, behind, end) is not None
    return codes if is_each else ()


def _joined(
    text: str, mentions: Sequence[Span[Mention]], start: int, end: int, issuer: str | None
) -> tuple[tuple[str, ...], int]:
    """The divisions with which a clause begins, one after the other, and where they end."""
    place = begin = clause_start(text, start, end)
    codes: list[str] = []
    for mention in mentions:
        if mention.start < place or mention.end > end:
            continue
        lead, code = text[place : mention.start], _code(mention)
        is_next = _JOINT.fullmatch(lead) if place > begin else not strip_openers(lead)[0]
        if code is None or not is_next:
            break
        codes.append(_told(code, issuer))
        place = mention.end
    return tuple(codes), place


def place_at_head(
    text: str, mentions: Sequence[Span[Mention]], start: int, end: int, issuer: str | None
) -> str | None:
    """The place that stands in front of a value's colon: 甲县：增长6%.

    Args:
        text: the text.
        mentions: the mentions of the sentence.
        start: where the sentence begins.
        end: where the value begins.
        issuer: the code of the division whose document it is.

    Returns:
        NOWHERE for several, as the goal is each one's; ``None`` where no other division in the
        issuer stands there.
    """
    colon = part_start(text, start, end) - 1
    if colon <= start or text[colon] not in _COLONS:
        return None
    codes, behind = _joined(text, mentions, start, colon, issuer)
    if not codes or text[behind:colon].strip():
        return None
    if len(codes) > 1:
        return NOWHERE
    return codes[0] if codes[0] not in (ELSEWHERE, issuer, COUNTRY) else None


def ends_within(text: str, mentions: Sequence[Span[Mention]], start: int, end: int) -> list[int]:
    """Where places and institutions within a name end, behind which its noun may begin.

    A region within the issuer's (南疆高校在校生) is part of what is measured, and so is where
    something goes (输送到广东的劳动力).
    """
    found: list[int] = []
    toward = -1
    for one in mentions:
        is_toward = text[one.start - 1 : one.start] in _TOWARD or text.startswith(_TO, one.start)
        if one.start == toward or is_toward:
            toward = one.end  # 输送到广东、福建
        elif start < one.end < end and one.value.kind != _REGION:
            found.append(one.end)
    return found


def beginning(mentions: Sequence[Span[Mention]], start: int, end: int) -> Span[Mention] | None:
    """The longest place, institution or project that begins at a place and ends before another.

    Who carries out what a notice sets is mostly no part of a name (县水务局新建泵站5座), what is
    measured of a firm is (日照钢铁产钢1410万吨): a model sees which kind it is.
    """
    found = [one for one in mentions if one.start == start and one.end < end]
    return max(found, key=_end, default=None)


def is_above(place: str | None, issuer: str | None) -> bool:
    """Whether a place is the country, or a division above the issuer or beside it."""
    return place != issuer and place in (COUNTRY, ELSEWHERE)


def is_within(place: str, issuer: str | None) -> bool:
    """Whether a division is the issuer or within it."""
    return _told(place, issuer) != ELSEWHERE


def goes_on(text: str, start: int, end: int, place: str | None, issuer: str | None) -> bool:
    """Whether the place of a value goes on to what is named in the words before the next one."""
    if text.startswith(_ENUMERATED, start):
        return True
    return is_above(place, issuer) and _SEMICOLON.search(text, start, end) is None


def subject_of(text: str, mentions: Sequence[Span[Mention]], start: int, end: int) -> str | None:
    """The place that a sentence, or what stands behind a semicolon, is about.

    永登县粮食总产1.6亿公斤，农民人均纯收入1890元: what follows is the county's. Annotators take it
    so in 105 of 123 places, the others are mostly goods that are called after a place, without 县.
    What follows a zone is the zone's until something else is named: 临港新区投资6亿元，江南汽车….

    Args:
        text: the text.
        mentions: the mentions of the sentence.
        start: where the sentence begins.
        end: where the value begins.

    Returns:
        The code of the division with which it begins; NOWHERE for a zone; ``None`` for nothing.
    """
    begin = part_start(text, start, end)
    told = [mention for mention in mentions if begin <= mention.start < end]
    is_behind = not told and begin > start and text[begin - 1] in _SEMICOLONS
    if is_behind and pattern("done there").match(text, start, begin) is not None:
        return None  # 漳县3万人实现脱贫；农村公路建成120公里
    if is_behind:
        # 永登县粮食总产1.6亿公斤；农民人均纯收入1890元
        begin, told = start, [mention for mention in mentions if start <= mention.start < end]
    is_all = text.startswith(_ALL_YEAR, clause_start(text, begin, end))
    lead = text[begin : told[0].start].strip() if told else ""
    if (
        not told
        or (is_all and not _is_zone(told[0]))
        or (lead and pattern("looked after").fullmatch(lead) is None)
    ):
        return None  # 平乐镇成功创建卫生镇，全年改造渠道6公里
    first, others = told[0], [mention for mention in told if mention.end > told[0].end]
    if _is_zone(first):
        return NOWHERE if not is_behind and all(map(_is_zone, others)) else None
    code = _code(first) if text[first.end - 1] in _DIVISIONS else None
    others = [mention for mention in others if not text.endswith(_SHARE, 0, mention.start)]
    if code is None or any(_is_beside(mention, code) for mention in others):
        return None
    return code


def _is_beside(mention: Span[Mention], code: str) -> bool:
    """Whether it is a division that is not within another one."""
    other = _code(mention)
    return other is not None and not other.startswith(code.rstrip("0"))


def _is_zone(mention: Span[Mention]) -> bool:
    if mention.text.startswith(words_of("part of a town")):
        return False  # 县城新区建设完成投资9亿元，城镇化率24%
    return mention.label == "PLACE" and mention.value.kind == _ZONE


def part_start(text: str, start: int, end: int) -> int:
    """Where the last part of a sentence before a place begins, behind a semicolon or colon."""
    before = _SENTENCES.match(text, start, end)
    return start if before is None else before.end()


def clause_start(text: str, start: int, end: int) -> int:
    """Where the last clause before a place begins."""
    before = _CLAUSES.match(text, start, end)
    return start if before is None else before.end()


def _end(mention: Span[Mention]) -> int:
    return mention.end


def _code(mention: Span[Mention]) -> str | None:
    link = mention.value.link
    code = link.id if link is not None and mention.label == "PLACE" else None
    return code if code is not None and code.isdigit() else None


def _told(code: str, issuer: str | None) -> str:
    """A code where the issuer may tell of it, or ELSEWHERE."""
    if issuer is None or COUNTRY in (code, issuer):
        return code
    ending = next((level for level in _LEVELS if issuer.endswith(level)), "")
    return code if code.startswith(issuer[: len(issuer) - len(ending)]) else ELSEWHERE
