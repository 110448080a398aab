"""All that is known of a text before the model of mentions decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policytext.entities.deictic import deictic_edges, deictic_spans
from policytext.entities.levels import chain_of
from policytext.entities.lexicons import Known, form_hits, known_names, name_hits, organ_names
from policytext.entities.names import Name, Names, Occurrence, names_for
from policytext.entities.places import is_two_words, place_names
from policytext.entities.seen import SeenNames
from policytext.entities.signals import Clusters, Hit, Signals, longest, signals
from policytext.entities.whole_words import WORDS, keep_together, short_bodies, whole_words
from policytext.entities.wholes import Whole, whole_names
from policytext.entities.words import Words, words_of
from policytext.gazetteer import Division
from policytext.lexicon import boundaries
from policytext.simple_forms import simplified

__all__ = ["Evidence", "Span", "evidence"]

Span = tuple[int, int]

_DIVISION, _DEICTIC = 1, 2
# A code of county level or above has so many digits.
_CODE = 6
# A known name of so many characters that is no word is a piece of its own.
_SURE_LENGTH = 4
# A whole name of so many characters is hardly ever another word in a text of its own division.
_SURE_WHOLE = 3
_SCHOOL = "INSTITUTION.education"


@dataclass(frozen=True, eq=False)
class Evidence:
    """What lexicons and rules find in a text.

    Args:
        text: the text in simplified characters.
        words: its words.
        signals: what the model sees of each.
        places: names of divisions and states, by rule.
        deictic: 我市, 全省 and the like, by rule.
        maybe: all names of divisions and states that stand as words.
        own: whole names of the issuer and of divisions in it, among the places.
        doubtful: those of them that are ordinary words, and of no division for all that is told.
        known: names of the lexicon.
        seen: names that were marked in the training text.
        wholes: names that are whole by their form, and words that are of no kind.
    """

    text: str
    words: Words
    signals: Signals
    places: tuple[Span, ...]
    deictic: tuple[Span, ...]
    maybe: tuple[Span, ...]
    own: tuple[Span, ...]
    doubtful: tuple[Span, ...]
    known: tuple[tuple[int, int, Known], ...]
    seen: tuple[Hit, ...]
    wholes: tuple[Whole, ...]


def evidence(
    text: str, issuer: str | None, year: int | None, clusters: Clusters, seen: SeenNames
) -> Evidence:
    """Collect it.

    Args:
        text: any text.
        issuer: the code of the division that issued it.
        year: its year.
        clusters: the two clusters of words.
        seen: names that were marked in the training text.

    Raises:
        DataError: a packaged table is damaged.
    """
    text = simplified(text)
    names = names_for(issuer, year)
    every = list(names.occurrences(text))
    edges = {place for start, end, _ in every for place in (start, end)}
    marks = boundaries(text, near=edges.union(deictic_edges(text)))
    together = list(whole_words(text))
    keep_together(marks, together)
    own = [each.name for each in chain_of(issuer, year)]
    places, maybe = place_names(text, marks, names, every)
    covered = bytearray(len(text))
    for start, end in places:
        covered[start:end] = b"\x01" * (end - start)
    deictic = [span for span in deictic_spans(text, marks, own) if not any(covered[slice(*span)])]
    known = sorted(
        (*known_names(text), *organ_names(text, places)),
        key=lambda each: (each[0], -each[1]),
    )
    named = list(name_hits(known))
    marked = seen.hits(text)
    borders = {place for span in (*places, *deictic) for place in span}
    for hit in named:
        if hit.end - hit.start >= _SURE_LENGTH and not hit.what % 2:
            borders.update((hit.start, hit.end))
    at_home = _at_home(maybe, every, names.issuer)
    bodies = short_bodies(text, (*places, *at_home, *_schools(known)))
    wholes = (*whole_names(text), *bodies, *together)
    for whole in wholes:
        if whole.kind or whole.form in WORDS:
            borders.update((whole.start, whole.end))
    words = words_of(text, borders)
    hits = {
        "place": [
            *(Hit(*span, _DIVISION) for span in places),
            *(Hit(*span, _DEICTIC) for span in deictic),
        ],
        "maybe": [Hit(*span, 1) for span in maybe],
        "name": named,
        "seen": list(longest(marked)),
        "form": list(form_hits(text)),
    }
    return Evidence(
        text,
        words,
        signals(words, hits, clusters),
        tuple(dict.fromkeys(places)),
        tuple(deictic),
        tuple(dict.fromkeys(maybe)),
        tuple(_own(places, every, names.issuer)),
        tuple(_doubtful(maybe, every, covered, names)),
        tuple(known),
        tuple(marked),
        wholes,
    )


def _schools(known: Iterable[tuple[int, int, Known]]) -> Iterator[Span]:
    return ((start, end) for start, end, name in known if name.kind == _SCHOOL)


def _own(
    places: Iterable[Span], every: Iterable[Occurrence], issuer: Division | None
) -> Iterator[Span]:
    """The places that are whole names of the issuer or of what lies in it.

    And its short name where that is a common word and what stands around it tells of home.
    """
    prefix = _prefix(issuer)
    if issuer is None or not prefix:
        return
    spans = set(places)
    for start, end, name in every:
        if (start, end) not in spans:
            continue
        codes = [division.code for division in name.divisions]
        is_home = name.risk == "high" and not name.is_full and issuer.code in codes
        is_whole = name.is_full and name.is_current and end - start >= _SURE_WHOLE
        if is_home or (is_whole and any(code.startswith(prefix) for code in codes)):
            yield start, end


def _at_home(
    maybe: Iterable[Span], every: Iterable[Occurrence], issuer: Division | None
) -> Iterator[Span]:
    """Short names that may be words, where they may mean the issuer or what lies in it."""
    prefix = _prefix(issuer)
    if not prefix:
        return
    spans = set(maybe)
    for start, end, name in every:
        is_maybe = (start, end) in spans
        if is_maybe and any(division.code.startswith(prefix) for division in name.divisions):
            yield start, end


def _prefix(issuer: Division | None) -> str:
    """How the codes of the issuer and of what lies in it begin; nothing where that is all."""
    if issuer is None or issuer.level == "state":
        return ""
    prefix = issuer.code
    # Codes of townships are whole: 320402100.
    while len(prefix) <= _CODE and prefix.endswith("00"):
        prefix = prefix[:-2]
    return prefix


def _doubtful(
    maybe: Iterable[Span],
    every: Iterable[Occurrence],
    covered: bytearray,
    names: Names,
) -> Iterator[Span]:
    """Short names that are ordinary words (和平) where nothing tells of the county or prefecture.

    And whole names that are two words (会同县). Short names of townships count near home alone,
    and mostly mean them there.
    """
    words = {(start, end) for start, end, name in every if _is_ordinary(name, names)}
    return (span for span in maybe if span in words and not covered[span[0]])


def _is_ordinary(name: Name, names: Names) -> bool:
    """Whether a name is an ordinary word, or two, more often than a division other than the own."""
    if name.is_full:
        return is_two_words(name, names)
    own = names.issuer
    is_word = name.risk == "high" and name.level in ("county", "prefecture")
    return is_word and (own is None or all(each.code != own.code for each in name.divisions))
