"""Whose document it is: the evidence in title, venue, first sentences, speaker and signature."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policytext.gazetteer import Division
from policytext.lazy_pattern import lazy_pattern
from policytext.structure.front import Front
from policytext.structure.lines import Plain
from policytext.structure.numerals import CHINESE, DATE
from policytext.structure.places import is_same_place, lies_in, narrow, read_places
from policytext.structure.tables import words

__all__ = ["Evidence", "find_evidence", "settle"]

STATE = "100000"
_NAME = "[\u4e00-\u9fff]"
_SESSION = f"第?[{CHINESE}0-9]{{1,4}}届"
_VENUE = lazy_pattern(f"{_SESSION}(?:人民代表大会|人大)")
_BEFORE_VENUE = lazy_pattern(f"{_NAME}*$")
_LONGEST_NAME = 30
_NATIONAL_VENUE = lazy_pattern(f"{_SESSION}全国(?:人民代表大会|人大)")
_GOVERNMENTS = "人民政府|人民委员会|革命委员会|行政公署"
_FOR = lazy_pattern(f"(?:代表|受)(?P<name>{_NAME}{{2,30}}?)(?:{_SESSION})?(?:{_GOVERNMENTS})")
# Pages may leave the characters of the fifties.
_CENTRE = "(?:国务院|國務院|政务院|政務院|中央人民政府)"
_FOR_STATE = lazy_pattern(
    f"代表[^,，。]{{0,12}}{_CENTRE}|受[^,，。]{{0,12}}{_CENTRE}[^,，。]{{0,4}}委托"
    f"|{_CENTRE}(?:的决定[,，])?向[^,，。]{{0,12}}全国人民代表大会"
)
_PLAN_OF = "国民经济和社会发展"
_ITS_PLAN = lazy_pattern(f"(?:《|对)(?P<name>{_NAME}{{2,30}}?){_PLAN_OF}")
_PARTY = lazy_pattern("中共|中国共产党")
# The corps is no division, and what it has is not Xinjiang's; its eighth division runs a city.
_CORPS = lazy_pattern("(?:生产)?(?:建设)?兵团")
_CORPS_DIVISION = lazy_pattern(
    f"(?:(?:新疆)?{_CORPS.pattern})?第[{CHINESE}0-9]{{1,3}}师(?={_NAME}+市)"
)
_PARTY_SESSION = lazy_pattern(
    f"(?:中共|中国共产党)(?P<name>{_NAME}{{2,20}}?)第[{CHINESE}0-9]{{1,4}}(?:次|届)(?:党员)?代表大会"
)
_TITLE_YEAR = lazy_pattern(f"(?:[0-9]{{4}}|[{CHINESE}]{{4}})年(?:度)?")
_ABOUT = lazy_pattern("关于")
_ABOUT_NEXT = lazy_pattern(f"[0-9{CHINESE}]|国民经济|政府")


@dataclass(frozen=True)
class Evidence:
    """One place in the text that names the issuer.

    Attributes:
        source: ``title``, ``venue``, ``delegate``, ``speaker`` or ``signature``.
        found: the divisions that the name may stand for; empty for the state itself.
        start: where the name stands.
        end: where it ends.
    """

    source: str
    found: tuple[Division, ...]
    start: int
    end: int

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the divisions that are possible."""
        return tuple(sorted(each.code for each in self.found)) or (STATE,)


@functools.cache
def _speaker_pattern() -> re.Pattern[str]:
    heads = "|".join(words("front_words.tsv", "head"))
    return re.compile(
        f"(?P<name>{_NAME}{{2,30}}?)(?:{_GOVERNMENTS})?(?:代理|代|副|常务副)?(?:{heads})"
    )


@functools.cache
def _state_pattern() -> re.Pattern[str]:
    """An organ of the state at the start; a ministry's office in a city is none."""
    centre = "|".join(words("front_words.tsv", "state"))
    ministries = "|".join(words("front_words.tsv", "ministry"))
    return re.compile(
        f"(?:中华人民共和国)?(?:{centre}|(?:{ministries})(?=$|关于|办公厅|印发|{ministries}))"
    )


def find_evidence(
    front: Front,
    opening: Plain,
    signatures: Sequence[tuple[Plain, Plain]],
    context: str,
    year: int | None,
) -> list[Evidence]:
    """All that names the issuer, the strongest first.

    Args:
        front: the lines before the text.
        opening: the first sentences of the text.
        signatures: organ and date of each signature.
        context: text in which the divisions above an ambiguous name may be named.
        year: the year in which names and codes must be in force, if known.
    """
    found = []
    for source, line, start, end in _names(front, opening, signatures):
        if start == end:
            continue
        phrase = line.text[start:end]
        if source == "state":
            found.append(Evidence("venue", (), line.places[start], line.places[end - 1] + 1))
            continue
        divisions, length = read_places(phrase, year)
        if _CORPS.match(phrase, length):
            continue
        if not divisions or (source != "title" and source != "signature" and length < len(phrase)):
            continue
        kept = narrow(divisions, context)
        last = line.places[start + length - 1] + 1
        found.append(Evidence(source, kept, line.places[start], last))
    return found


def _names(
    front: Front, opening: Plain, signatures: Sequence[tuple[Plain, Plain]]
) -> Iterator[tuple[str, Plain, int, int]]:
    """Where names of issuers are said: the source, the text and the place in it."""
    yield from _in_title(front.title_line)
    yield from _in_venue(front.title_line)
    yield from _in_venue(front.joined)
    yield from _in_opening(opening)
    for line in front.lines:
        match = _speaker_pattern().match(line.text)
        if match and not _state_pattern().match(line.text):
            yield "speaker", line, match.start("name"), match.end("name")
        else:
            yield from _in_signature(line)
    for line, _ in signatures:
        yield from _in_signature(line)


def _in_venue(joined: Plain) -> Iterator[tuple[str, Plain, int, int]]:
    if "届" not in joined.text and "大会" not in joined.text:
        return  # So are most texts but reports to a congress.
    if match := _NATIONAL_VENUE.search(joined.text):
        yield "state", joined, match.start(), match.end()
    elif match := _VENUE.search(joined.text):
        yield "venue", joined, _name_start(joined.text, match.start()), match.start()
    elif match := _PARTY_SESSION.search(joined.text):
        yield "venue", joined, match.start("name"), match.end("name")


def _in_opening(opening: Plain) -> Iterator[tuple[str, Plain, int, int]]:
    if "代表" in opening.text or "受" in opening.text:
        if match := _FOR_STATE.search(opening.text):
            yield "state", opening, match.start(), match.end()
        elif match := _FOR.search(opening.text):
            yield "delegate", opening, match.start("name"), match.end("name")
    if _PLAN_OF not in opening.text:
        return
    # 请连同《某区国民经济和社会发展第十四个五年规划纲要》一并审议
    for match in _ITS_PLAN.finditer(opening.text):
        yield "delegate", opening, match.start("name"), match.end("name")


def _in_signature(line: Plain) -> Iterator[tuple[str, Plain, int, int]]:
    if match := _state_pattern().match(line.text):
        yield "state", line, match.start(), match.end()
    elif line.text.endswith(words("front_words.tsv", "organ")):
        yield "signature", line, _after_party(line.text, 0), len(line.text)


def _after_party(text: str, start: int) -> int:
    """Where the place begins in 中共常州市委, and in 第八师石河子市."""
    party = _PARTY.match(text, start)
    start = party.end() if party else start
    corps = _CORPS_DIVISION.match(text, start) if "师" in text else None
    return corps.end() if corps else start


def _name_start(text: str, end: int) -> int:
    """Where the name before a session starts: after 在, or after the date."""
    start = max(0, end - _LONGEST_NAME)
    words_before = _BEFORE_VENUE.search(text[start:end])
    if words_before:
        start += words_before.start()
    start = max(start, text.rfind("在", start, end) + 1)
    dates = [match.end() for match in DATE.finditer(text, 0, end)]
    return max([start, *dates])


def _in_title(title: Plain) -> Iterator[tuple[str, Plain, int, int]]:
    if match := _state_pattern().match(title.text):
        yield "state", title, match.start(), match.end()
        return
    year = _TITLE_YEAR.match(title.text)
    start = year.end() if year else 0
    about = _ABOUT.match(title.text, start)
    if not about:
        yield "title", title, _after_party(title.text, start), len(title.text)
        return
    # 关于某省2025年… is a report of the province; 关于支持某市发展的意见 is not one of the city.
    _, length = read_places(title.text[about.end() : about.end() + 40], None)
    if length and _ABOUT_NEXT.match(title.text, about.end() + length):
        yield "title", title, about.end(), len(title.text)


def settle(evidence: Sequence[Evidence]) -> tuple[str | None, Evidence | None, Evidence | None]:
    """The issuer's code, what proves it, and what speaks against it.

    Returns:
        The code, or ``None`` where nothing is certain; the evidence for it, or the ambiguous
        evidence; evidence for another place, or ``None``.
    """
    certain = [each for each in evidence if len(each.codes) == 1]
    if not certain:
        return None, evidence[0] if evidence else None, None
    best = certain[0]
    for other in certain[1:]:
        if lies_in(other.codes[0], best.codes[0]) and other.source != "signature":
            # 保定市徐水区 after 保定市: the venue is more exact than the title.
            best = other if best.source != "title" else best
        elif not _agree(other.codes[0], best.codes[0]):
            return best.codes[0], best, other
    return best.codes[0], best, None


def _agree(code: str, other: str) -> bool:
    return is_same_place(code, other) or lies_in(other, code) or lies_in(code, other)
