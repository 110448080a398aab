"""The names of places that a document may use, and all their occurrences in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, Protocol

from policytext import gazetteer
from policytext.data import read_rows
from policytext.entities.strings import Strings
from policytext.errors import InputError
from policytext.gazetteer import Division
from policytext.gazetteer.checks import known_year
from policytext.gazetteer.finder import bearers, upper_names
from policytext.lexicon import is_word

__all__ = ["Name", "Names", "Occurrence", "names_for"]

_UPPER_CODE = 6
_AREA = "地区"
_ZONE = "新区"
# What the rules say of the risk of a name, against the table of divisions.
_RISKS = {"doubtful": "high", "certain": ""}


class Name(NamedTuple):
    """A name of a place.

    Attributes:
        text: the name.
        divisions: what it may stand for; empty for places abroad and for China.
        is_full: it is the whole name of one of them, with its level word.
        risk: how often the word is no place: ``""``, ``"low"`` or ``"high"``.
        sense: what else it means, such as ``"nature"``.
        before: what must follow, one of these; any where it is empty.
        is_current: some of them may be named so in the document's year; otherwise it is a whole
            name of other years.
    """

    text: str
    divisions: tuple[Division, ...]
    is_full: bool
    risk: str = ""
    sense: str = ""
    before: tuple[str, ...] = ()
    is_current: bool = True

    @property
    def level(self) -> str:
        """The highest level of those that it may stand for; empty for places abroad."""
        return min((d.level for d in self.divisions), key=gazetteer.LEVELS.index, default="")


# Start, end and name.
Occurrence = tuple[int, int, Name]


class _Finder(Protocol):
    """Finds names in a text."""

    def hits(self, text: str, /) -> Iterable[Occurrence]: ...


class Names:
    """The names that a document of an issuer and a year may use."""

    def __init__(self, names: list[_Finder], issuer: Division | None, year: int | None) -> None:
        self._names = names
        self.issuer = issuer
        self.year = year

    def occurrences(self, text: str) -> Iterator[Occurrence]:
        """All occurrences, also those that overlap, in no fixed order of place."""
        for names in self._names:
            yield from names.hits(text)


@lru_cache(maxsize=64)
def names_for(issuer: str | None, year: int | None) -> Names:
    """The names of divisions in a year, of places abroad, and of the issuer's townships.

    Whole names that divisions had in other years count too: 襄樊市 in a text of 2024.
    Townships count where the issuer is a county, or a prefecture: then by whole names only; for
    a township, those of its county. An issuer or a year that the table of divisions doesn't know
    counts as not given.
    """
    year = known_year(year)
    own = _division(issuer, year)
    names: list[_Finder] = [_upper(year)]
    if own is not None and own.level in ("prefecture", "county", "township"):
        names.append(Strings(_township_names(own, year)))
    return Names(names, own, year)


def _division(code: str | None, year: int | None) -> Division | None:
    for asked in (year, None):
        try:
            return None if code is None else gazetteer.division(code, year=asked)
        except InputError:
            continue
    return None


class _Whole(NamedTuple):
    """A whole name of some time: as a name, when its first bearer ended, whether it needs one."""

    name: Name
    first_end: int | None
    needs_end: bool

    def may_stand(self, year: int) -> bool:
        """Whether a text of a year in which no division is named so may use it."""
        return not self.needs_end or (self.first_end is not None and self.first_end <= year)


class _AllTimes:
    """The names of divisions of all times, of places abroad, and of those that are fixed."""

    def __init__(self) -> None:
        self.abroad = {
            text: Name(text, (), True)
            for _, names in read_rows("places/abroad.tsv")
            for text in names.split(" ")
        }
        self.fixed = _fixed_names()
        self.risks = {
            text: _RISKS[rule]
            for rule, text in read_rows("entities/place_rules.tsv")
            if rule in _RISKS
        }
        # What divisions bear a name is asked when a text has it: most texts have few.
        divisions = (text for text in upper_names() if len(text) > 1)
        every = (*divisions, *self.abroad, *self.fixed)
        self.strings = Strings(dict(zip(every, every, strict=True)))

    def name(self, text: str, year: int | None) -> Name | None:
        """What a name is in a year; None where nothing may be called so then."""
        found = self.fixed.get(text) or self._of_division(text, year) or self.abroad.get(text)
        if found is None or text not in self.risks:
            return found
        return found._replace(risk=self.risks[text])

    def _of_division(self, text: str, year: int | None) -> Name | None:
        divisions = bearers(text) if len(text) > 1 else ()
        if year is None:
            return _name(text, divisions) if divisions else None
        present = tuple(each for each in divisions if each.may_be_named(year) is not False)
        if present:
            return _name(text, present)
        whole = _whole(text, divisions)
        return whole.name if whole is not None and whole.may_stand(year) else None


@lru_cache(maxsize=1)
def _all_times() -> _AllTimes:
    return _AllTimes()


class _Upper:
    """The names of a year; what a name is in it is told when it is first found in a text."""

    def __init__(self, year: int | None) -> None:
        self._year = year
        self._known: dict[str, Name | None] = {}

    def hits(self, text: str) -> Iterator[Occurrence]:
        """All occurrences in a text, by place, shorter ones first."""
        every = _all_times()
        for start, end, string in every.strings.hits(text):
            if string not in self._known:
                self._known[string] = every.name(string, self._year)
            name = self._known[string]
            if name is not None:
                yield start, end, name


@lru_cache(maxsize=64)
def _upper(year: int | None) -> _Upper:
    return _Upper(year)


def _fixed_names() -> dict[str, Name]:
    """Names that stand for one thing whatever the year; several rows say what may follow one."""
    found: dict[str, Name] = {}
    for text, before, code in read_rows("places/fixed_names.tsv"):
        # Where a township lies plays no part here, and its table needs no reading.
        fixed = (gazetteer.division(code),) if len(code) == _UPPER_CODE else ()
        others = found[text].before if text in found else ()
        found[text] = Name(text, fixed, True, before=(*others, before) if before else ())
    return found


def _whole(text: str, divisions: tuple[Division, ...]) -> _Whole | None:
    """A whole name of all times that is no common word, by the divisions that bear it.

    唐山地区 is left out: in years without that prefecture it is what lies around 唐山. Before a
    division begins its name may be a zone's, or made of ordinary words: 古城区.
    """
    named = tuple(division for division in divisions if division.name == text)
    if text.endswith(_AREA) or not named:
        return None
    name = _name(text, named)
    if name.risk == "high":
        return None
    ends = [each.valid_to for each in named if each.valid_to is not None]
    needs_end = text.endswith(_ZONE) or is_word(text[:-1])
    return _Whole(name._replace(is_current=False), min(ends, default=None), needs_end)


def _name(text: str, divisions: tuple[Division, ...]) -> Name:
    is_full = any(division.name == text for division in divisions)
    use = gazetteer.word_use(text)
    if use is None:
        return Name(text, divisions, is_full)
    return Name(text, divisions, is_full, use.risk, use.sense)


def _township_names(issuer: Division, year: int | None) -> dict[str, Name]:
    """Townships by their whole names; by short ones only for their own county."""
    ends: dict[str, list[str]] = {}
    for rule, text in read_rows("entities/place_rules.tsv"):
        ends.setdefault(rule, []).append(text)
    # What is known of townships is known under the codes of later years.
    heirs = [s.code for s in issuer.successors if s.kind == "whole"]
    places = [issuer.code, *(heirs if len(heirs) == 1 else ())]
    if issuer.level == "township":
        places = [] if issuer.parent is None else [issuer.parent]
    below = _below(places, year)
    if issuer.level == "prefecture":
        below = _below([d.code for d in below], year)
    grouped: dict[str, dict[Division, None]] = {}
    for township in below:
        if township.level == "township" and township.name.endswith(tuple(ends["township"])):
            grouped.setdefault(township.name, {})[township] = None
            is_home = issuer.level == "county" or township.code == issuer.code
            if is_home and township.name.endswith(tuple(ends["short_township"])):
                for form in township.forms:
                    grouped.setdefault(form, {})[township] = None
    names = [_name(text, tuple(found)) for text, found in grouped.items() if len(text) > 1]
    nature = tuple(ends["nature"])
    return {name.text: _with_risk_of_words(name, nature) for name in names}


def _below(codes: list[str], year: int | None) -> list[Division]:
    return [each for code in codes for each in gazetteer.children(code, year)]


def _with_risk_of_words(name: Name, nature: tuple[str, ...]) -> Name:
    """A short name of a township is risky where it is a word, or looks like a river's name."""
    if name.is_full or not (is_word(name.text) or name.text.endswith(nature)):
        return name
    return name._replace(risk="high")
