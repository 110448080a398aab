"""Learns from annotated rows how likely a reading of a sentence is right."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from policytext.document import Document
from policytext.errors import InputError
from policytext.extras import load_extra
from policytext.layers import SENTENCES, TARGETS
from policytext.span import Span
from policytext.targets.candidates import Candidate, Choice
from policytext.targets.codebook import Codebook
from policytext.targets.intervals import GOALS
from policytext.targets.judge import SCALE, Part, listed
from policytext.targets.outlook import Outlook
from policytext.targets.own_budget import bare_of_budget
from policytext.targets.plain_text import plain_document
from policytext.targets.roles import SECTION_ROLES
from policytext.targets.sentence_features import BIAS, seen_in
from policytext.targets.statements import section_roles, statements
from policytext.values import Indicator

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Weights = npt.NDArray[np.float64]

__all__ = [
    "Examples",
    "RowSettings",
    "examples",
    "facts_of",
    "fit",
    "fit_outlook",
    "sentences_of",
    "sentences_of_rows",
]

# Rows of a sentence look one way where so many times as many do as look the other.
_ONE_WAY = 3
# The logarithm of the odds that a sentence with rows looks back.
_ROWS_LOOK_BACK = 1.3


@dataclass(frozen=True)
class RowSettings:
    """How the weights of rows are learnt.

    Args:
        least: in how many readings a feature has to be seen.
        least_of_sentences: in how many sentences one of sentences has to be.
        spread: how far weights may be from 0: the standard deviation that is expected of them.
        steps: steps of the search, at most.
        smallest: weights below, in hundredths, are left out.
    """

    least: int = 3
    least_of_sentences: int = 40
    spread: float = 0.62
    steps: int = 300
    smallest: int = 3


@dataclass
class Examples:
    """Readings of values, and which of them is right.

    Attributes:
        groups: for each value the features of each of its readings.
        right: the number of the right reading of each; -1 where none is.
    """

    groups: list[list[tuple[str, ...]]] = field(default_factory=list)
    right: list[int] = field(default_factory=list)

    def extend(self, other: Examples) -> None:
        """Add those of another document."""
        self.groups += other.groups
        self.right += other.right


def facts_of(row: Span[Indicator]) -> tuple[object, ...]:
    """What two rows must have alike to be the same."""
    value = row.value
    place = None if value.quantity is None else (value.quantity.start, value.quantity.end)
    return value.indicator, value.measure, value.role, value.period, place


def _facts_read(row: Span[Indicator]) -> Iterator[tuple[object, ...]]:
    """The facts that a reading of a row may have: whose budget it is is told behind the reading."""
    name, *others = facts_of(row)
    yield (name, *others)
    if bare := bare_of_budget(row.value.indicator):
        yield (bare, *others)


def _without_time(fact: tuple[object, ...]) -> tuple[object, ...]:
    """Indicator, measure and place of a row's facts."""
    return *fact[:2], fact[-1]


def examples(
    gold: Document,
    doc: Document,
    outlook: Outlook,
    codebook: Codebook | None = None,
    parts: Sequence[tuple[int, int]] | None = None,
) -> Examples:
    """The readings of a document's values, judged by its annotated rows.

    What a value hands on to the next is what the annotators say of it, where a reading agrees.

    Args:
        gold: the document with its annotated rows.
        doc: the same with the layers that rows are read from.
        outlook: tells where no heading does whether a sentence looks back or ahead.
        codebook: the indicators that are known; the packaged ones where none is given.
        parts: the stretches that were annotated, in order; the whole document where none are
            given. What stands between them is read for what it hands on, not learnt from.
    """
    begins = [begin for begin, _ in parts or ()]
    rows = {fact for row in gold[TARGETS] for fact in _facts_read(row)}
    # A reading whose role or period alone is wrong says nothing of how names are read.
    without_time = set(map(_without_time, rows))
    named = {(fact[0], fact[-1]) for fact in rows}
    found = Examples()

    def choose(shared: Sequence[Part], candidates: Sequence[Candidate]) -> Choice:
        if parts is not None:
            number = bisect_right(begins, candidates[0].place) - 1
            if number < 0 or candidates[0].place >= parts[number][1]:
                return Choice(0, 1.0, 1.0)
        known = [each.facts() for each in candidates]
        right = next((i for i, facts in enumerate(known) if rows.issuperset(facts)), -1)
        if right >= 0 or not any(
            without_time.issuperset(map(_without_time, facts)) for facts in known
        ):
            found.right.append(right)
            alike = listed(shared)
            found.groups.append(
                [(*alike, *listed((*each.seen, *each.of_period))) for each in candidates]
            )
        names = [[(fact[0], fact[-1]) for fact in facts] for facts in known]
        number = next((i for i, each in enumerate(names) if named.issuperset(each)), 0)
        return Choice(number, 1.0, 1.0)

    find = partial((codebook or Codebook.packaged()).find, year=doc.year)
    statements(plain_document(doc, doc.layers, keeps_length=True).doc, find, choose, outlook)
    return found


def sentences_of(doc: Document) -> Examples:
    """The sentences of a document below headings that say whether they look back or ahead.

    Args:
        doc: a document with sentences and sections.
    """
    found = Examples()
    for sentence, heading in zip(doc[SENTENCES], section_roles(doc), strict=True):
        role = SECTION_ROLES.get(heading.told or heading.leaning)
        if role is not None:
            found.groups.append([tuple(sorted(seen_in(sentence.text)))])
            found.right.append(0 if role == "target" else -1)
    return found


def sentences_of_rows(gold: Document, doc: Document) -> Examples:
    """The sentences of a document whose annotated rows mostly look one way.

    Args:
        gold: the document with its annotated rows.
        doc: the same with sentences.
    """
    found, sentences = Examples(), doc[SENTENCES]
    starts = [sentence.start for sentence in sentences]
    votes: dict[int, Counter[bool]] = {}
    for row in gold[TARGETS]:
        if row.value.quantity is not None:
            number = bisect_right(starts, row.value.quantity.start) - 1
            votes.setdefault(number, Counter())[row.value.role in GOALS] += 1
    for number, vote in sorted(votes.items()):
        ahead, back = vote[True], vote[False]
        if _ONE_WAY * min(ahead, back) <= max(ahead, back):
            found.groups.append([tuple(sorted(seen_in(sentences[number].text)))])
            found.right.append(0 if ahead > back else -1)
    return found


def fit_outlook(
    given: Examples, settings: RowSettings, *, has_rows: bool = False
) -> dict[str, int]:
    """Weights of features of sentences; as if as many looked back as ahead.

    Args:
        given: the sentences.
        settings: how to train.
        has_rows: whether some are sentences of documents with rows, of which most look back: of
            such sentences in news, talks and accounts that nothing had learnt from, one in five
            looks ahead, and fewest are mistaken with that as what is likely beforehand.

    Raises:
        InputError: SciPy is not installed, or the sentences all look one way.
    """
    ahead = sum(right == 0 for right in given.right)
    if not 0 < ahead < len(given.right):
        raise InputError(
            "sentences of reviews and of plans are needed: give whole reports with headings"
        )
    weights = fit(given, replace(settings, least=settings.least_of_sentences))
    share = math.log(ahead / (len(given.right) - ahead))
    share += _ROWS_LOOK_BACK if has_rows else 0.0
    weights[BIAS] = weights.get(BIAS, 0) - round(share * SCALE)
    return weights


def fit(given: Examples, settings: RowSettings) -> dict[str, int]:
    """Weights of features, in hundredths, under which the right readings are likeliest.

    A log-linear model over the readings of a value and "none of them", with weights drawn to 0;
    found by L-BFGS. The same examples give the same weights on one machine.

    Raises:
        InputError: SciPy is not installed, or there are no examples.
    """
    load_extra("scipy", "train")
    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    if not given.groups:
        raise InputError("there is nothing to learn from: the documents have no rows")
    readings = [seen for group in given.groups for seen in group]
    counts = Counter(feature for seen in readings for feature in seen)
    names = sorted(name for name, count in counts.items() if count >= settings.least)
    number = {name: i for i, name in enumerate(names)}
    ids = [[number[feature] for feature in seen if feature in number] for seen in readings]
    starts = np.cumsum([0, *map(len, ids)])
    columns = np.array([each for row in ids for each in row], dtype=np.int64)
    matrix = csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(ids), len(names)))
    sizes = np.array([len(group) for group in given.groups])
    begins = np.cumsum(sizes) - sizes
    group_of = np.repeat(np.arange(len(sizes)), sizes)
    right = np.array(given.right)
    gold = (begins + right)[right >= 0]
    penalty = 1.0 / settings.spread**2

    def loss(weights: Weights) -> tuple[float, Weights]:
        sums = matrix @ weights
        most = np.maximum(np.maximum.reduceat(sums, begins), 0.0)
        odds = np.exp(sums - most[group_of])
        whole = np.add.reduceat(odds, begins) + np.exp(-most)
        chance = odds / whole[group_of]
        value = float((np.log(whole) + most).sum() - sums[gold].sum())
        chance[gold] -= 1.0
        slope = matrix.T @ chance + penalty * weights
        return value + 0.5 * penalty * float(weights @ weights), slope

    steps = {"maxiter": settings.steps}
    done = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options=steps)
    whole = np.rint(done.x * SCALE).astype(int).tolist()
    found = zip(names, whole, strict=True)
    return {name: weight for name, weight in found if abs(weight) >= settings.smallest}
