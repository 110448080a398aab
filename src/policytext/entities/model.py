"""The model of mentions: two chains over words, and a judge over what they and the rules find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from policytext.entities.alike import with_alike
from policytext.entities.bare_zones import with_bare_zones
from policytext.entities.bodies import with_bodies
from policytext.entities.bracketed import with_bracketed_places
from policytext.entities.bridges import without_bridged_rivers
from policytext.entities.candidates import VIEWS, Candidates, gather
from policytext.entities.certain import told
from policytext.entities.chain import TAGS, Chain, Floats, Likely, lanes, open_stretches
from policytext.entities.committees import with_committees
from policytext.entities.corps import with_corps
from policytext.entities.cut_places import without_cut_places
from policytext.entities.doubled_towns import with_doubled_towns
from policytext.entities.edges import inner_words
from policytext.entities.evidence import Evidence, Span, evidence
from policytext.entities.far_counties import with_far_counties
from policytext.entities.far_townships import with_far_townships
from policytext.entities.first_characters import with_first_characters
from policytext.entities.foreign_divisions import with_foreign_divisions
from policytext.entities.head_kinds import told_by_name
from policytext.entities.home_regions import with_home_regions
from policytext.entities.judge import chosen, judge_scores, probabilities
from policytext.entities.levels import without_other_levels
from policytext.entities.lexicons import KINDS
from policytext.entities.list_members import with_like_roads, with_list_members, with_villages
from policytext.entities.listed_townships import with_listed_townships
from policytext.entities.local_parts import without_local_parts
from policytext.entities.members import members, without_lists
from policytext.entities.nesting import HOLDS, lowest, nested, weighed
from policytext.entities.old_units import with_old_units
from policytext.entities.own_places import with_own_places
from policytext.entities.own_townships import with_own_townships
from policytext.entities.pairs import with_pairs
from policytext.entities.place_heads import kind_of_place
from policytext.entities.recognizer import Found
from policytext.entities.river_counties import with_river_counties
from policytext.entities.scores import word_scores
from policytext.entities.seen import SeenNames
from policytext.entities.shared import with_shared_heads
from policytext.entities.signals import Column
from policytext.entities.standing import with_standing, with_waters
from policytext.entities.stretches import with_stretches
from policytext.entities.town_parts import with_town_parts
from policytext.entities.trimmed_edges import without_edges
from policytext.entities.unbuilt import with_unbuilt
from policytext.entities.unknown_places import without_unknown_places
from policytext.entities.weights import SCALE, WeightTable
from policytext.entities.works import lists, told_by_lists

if TYPE_CHECKING:
    from policytext.entities.deep import DeepModel, DeepReading

__all__ = ["Clustering", "Judged", "MentionModel"]

# Spans below this chance are no candidates.
LEAST_CHANCE = 0.015
# A word is in no name where that is so much likelier: beyond what its neighbours change.
_MARGIN = 2.5 * SCALE
# The label and the kind of each outcome.
_LABELS = [(label, kind) for label, _, kind in (each.partition(".") for each in KINDS)]
# Before the level word of an organ: there are several.
_SEVERAL = frozenset("各省市县区乡镇")


@dataclass(frozen=True, eq=False)
class Clustering:
    """Words that stand in like surroundings, grouped twice, coarsely and finely.

    Args:
        words: 32-bit hashes of words in their normal form, rising.
        near: the coarse cluster of each, from 1.
        far: the fine cluster of each, from 1.
    """

    words: npt.NDArray[np.uint32]
    near: npt.NDArray[np.uint8]
    far: npt.NDArray[np.uint16]

    def __call__(self, numbers: Column, /) -> tuple[Column, Column]:
        """The two clusters of each word; zeros for unknown ones."""
        if not len(self.words):
            return np.zeros_like(numbers), np.zeros_like(numbers)
        place = np.minimum(np.searchsorted(self.words, numbers), len(self.words) - 1)
        known = self.words[place] == numbers
        near = np.where(known, self.near[place], 0).astype(np.uint64)
        return near, np.where(known, self.far[place], 0).astype(np.uint64)


@dataclass(frozen=True, eq=False)
class Judged:
    """Candidates and what is told of them.

    Args:
        candidates: all spans that may be mentions.
        scores: the judge's: a row for each, a column for each outcome, none first.
        reading: what a deep model tells; None where it read nothing.
    """

    candidates: Candidates
    scores: Floats
    reading: DeepReading | None = None

    def chances(self) -> Floats:
        """The chance of each outcome."""
        if self.reading is None:
            return probabilities(self.scores)
        from policytext.entities.deep.weighing import weighed_with

        return weighed_with(self.reading, self.candidates, self.scores)


class MentionModel:
    """Finds mentions; it never changes once it is made.

    Args:
        clustering: clusters of words.
        seen: names that were marked in the training text.
        words: the weights of both chains side by side.
        changes: of each chain, what one tag after another adds.
        judge: the weights of the judge.
        facts: what the training says of itself, for people.
    """

    def __init__(
        self,
        clustering: Clustering,
        seen: SeenNames,
        words: WeightTable,
        changes: Floats,
        judge: WeightTable,
        facts: Mapping[str, str],
    ) -> None:
        self.clustering = clustering
        self.seen = seen
        self.words = words
        self.changes = changes
        self.judge = judge
        self.facts = dict(facts)
        self._chains = [Chain(each, SCALE) for each in changes]

    def evidence(self, text: str, issuer: str | None, year: int | None) -> Evidence:
        """What the model sees of a text."""
        return evidence(text, issuer, year, self.clustering, self.seen)

    def candidates(self, seen: Evidence) -> Candidates:
        """All spans that may be mentions."""
        return gather(seen, self._views(seen))

    def _views(self, seen: Evidence) -> dict[str, list[Likely]]:
        """What each chain holds for likely."""
        scores = word_scores(seen.signals, self.words)
        views: dict[str, list[Likely]] = {view: [] for view in VIEWS}
        for number, view in enumerate(VIEWS):
            own = np.ascontiguousarray(scores[:, number * TAGS : (number + 1) * TAGS])
            begins, stops = open_stretches(seen.words.begins, seen.words.stops, own, _MARGIN)
            for lane in lanes(begins, stops):
                views[view] += self._chains[number].likely(own, lane, LEAST_CHANCE)
        return views

    def find(
        self,
        text: str,
        issuer: str | None,
        year: int | None,
        least: float,
        deep: DeepModel | None = None,
    ) -> list[Found]:
        """The mentions of a text, outer ones first.

        Args:
            text: any text.
            issuer: the code of the division that issued it.
            year: its year.
            least: the smallest probability of a mention.
            deep: reads the sentences in which the judge is not sure.
        """
        seen = self.evidence(text, issuer, year)
        if not len(seen.words):
            return []
        judged = self.judged(seen, deep)
        candidates, chances = judged.candidates, judged.chances()
        told(seen, candidates, chances, lowest(least))
        known = _known(seen)
        found = _cut(seen, known, candidates, chosen(candidates, chances, lowest(least)))
        # Lists are the same for all smallest scores.
        found = with_alike(seen.text, weighed(seen.text, found, 0.0, known), HOLDS, known)
        found = [each for each in found if (each.score or 0.0) >= min(least, HOLDS)]
        every = list(lists(seen.text, found, HOLDS))
        found = told_by_lists(seen.text, found, HOLDS, every)
        found = with_standing(seen.text, found, every)
        found = with_unbuilt(seen.text, found, every)
        found = with_like_roads(seen.text, found, every)
        found = with_stretches(seen.text, found, HOLDS)
        found = with_shared_heads(seen.text, found, HOLDS, known)
        nature = {known[:2] for known in seen.known if known[2].kind == "PLACE.natural"}
        found = with_waters(seen.text, found, every, nature)
        found = with_villages(seen.text, found, every)
        found = with_corps(seen.text, found, issuer, HOLDS)
        found = with_list_members(seen.text, found, HOLDS)
        found = with_first_characters(seen.text, found)
        found = without_lists(seen.text, found, HOLDS)
        found = with_committees(seen.text, found, HOLDS)
        found = with_pairs(seen.text, found, HOLDS)
        found = without_other_levels(seen.text, found, issuer, year)
        found = with_far_counties(seen.text, found, HOLDS)
        found = with_far_townships(seen.text, found, HOLDS)
        found = with_listed_townships(seen.text, found, issuer, year, HOLDS)
        found = with_own_townships(seen.text, found, issuer, year, HOLDS)
        found = with_home_regions(seen.text, found, issuer)
        found = without_local_parts(seen.text, found, issuer)
        found = with_town_parts(seen.text, found, issuer, year)
        found = with_bodies(seen.text, found, HOLDS)
        found = with_bracketed_places(seen.text, found, HOLDS)
        places = {*seen.maybe, *seen.places}
        found = without_unknown_places(seen.text, found, issuer, year, places)
        # No table of divisions at home has these.
        found = with_foreign_divisions(seen.text, found, HOLDS)
        found = with_old_units(seen.text, found, issuer, year, HOLDS)
        found = without_cut_places(seen.text, found)
        found = with_doubled_towns(seen.text, found)
        found = with_own_places(seen.text, found, issuer, year, HOLDS)
        found = with_river_counties(seen.text, found, issuer, year)
        found = without_bridged_rivers(seen.text, found)
        found = with_bare_zones(seen.text, found, issuer, year, HOLDS)
        found = without_edges(seen.text, found)
        return [each for each in found if each.score is None or each.score >= least]

    def judged(self, seen: Evidence, deep: DeepModel | None = None) -> Judged:
        """All candidates and what the judge and the deep model tell of them."""
        views = self._views(seen)
        candidates = gather(seen, views)
        scores = judge_scores(candidates, self.judge)
        if deep is None:
            return Judged(candidates, scores)
        # Loaded by those who ask for it alone.
        from policytext.entities.deep.weighing import doubtful

        sentences = doubtful(seen.words, candidates, probabilities(scores))
        if not sentences:
            return Judged(candidates, scores)
        reading = deep.likely(seen.words, seen.signals.columns(), sentences)
        # Its spans are candidates too, on which the judge has a say, and which others cross.
        candidates = gather(seen, views, [(each.first, each.last) for each in reading.spans])
        return Judged(candidates, judge_scores(candidates, self.judge), reading)


def _cut(
    seen: Evidence,
    known: set[Span],
    candidates: Candidates,
    choice: Iterable[tuple[int, int, float]],
) -> list[Found]:
    """The chosen candidates without words that belong to no name, by place, outer ones first."""
    words = seen.words
    found: dict[Span, Found] = {}
    for number, outcome, score in choice:
        label, kind = _LABELS[outcome - 1]
        first, last = candidates.first.item(number), candidates.last.item(number)
        first, last = inner_words(words.strings, first, last, label)
        whole = words.starts.item(first), words.ends.item(last)
        for start, end in members(seen.text, *whole, (label, kind)):
            name = label, kind
            if (start, end) not in known:
                name = told_by_name(seen.text[start:end], label, kind)
                name = name[0], kind_of_place(seen.text[start:end], *name)
            # What is left may be another candidate, and then likelier.
            other = found.get((start, end))
            if other is None or score > (other.score or 0.0):
                found[start, end] = Found(start, end, *name, score)
    return nested(sorted(found.values(), key=lambda each: (each.start, -each.end)))


def _known(seen: Evidence) -> set[Span]:
    """Where the lexicon is sure of a name; organs of several divisions are none (各乡镇政府)."""
    return {
        (start, end)
        for start, end, known in seen.known
        if not known.is_word
        if not known.kind.startswith("INSTITUTION.")
        or seen.text[max(0, start - 1) : start] not in _SEVERAL
    }
