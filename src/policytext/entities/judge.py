"""Which candidates are mentions, and of what kind: a linear model over their columns.

Multinomial logistic regression, so that what it gives are probabilities; it is trained on
candidates of texts that the chains have not seen, which keeps these honest.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from policytext.entities.candidates import VIEWS, Candidates
from policytext.entities.chain import CLASSES, Floats
from policytext.entities.lexicons import KINDS
from policytext.entities.templates import Keys, TemplateSet, mixed
from policytext.entities.weights import SCALE, WeightTable

__all__ = ["OUTCOMES", "chosen", "judge_keys", "judge_scores", "probabilities", "shares"]

# No mention, or one of the kinds.
OUTCOMES = 1 + len(KINDS)

# Of each label, which of the kinds are its own.
_LABEL_OF = [kind.partition(".")[0] for kind in KINDS]
_KINDS_OF = np.array([[each == label for each in _LABEL_OF] for label in dict.fromkeys(_LABEL_OF)])

_TEMPLATES = """
always; outer; inner; outer_half inner_half; outer_class inner_class
in_place; in_deictic; in_maybe; in_known
in_place outer_class outer_third inner_third; in_deictic outer_class outer_third inner_third
in_maybe outer_class outer_third inner_third; in_known outer_class outer_third inner_third
in_seen; in_seen outer_class outer_third inner_third; in_seen inner_class; in_seen in_known
in_seen head@l+1; in_seen word@l+1; in_seen word@f-1; in_seen before@f; in_seen after@l
in_place head@l+1; in_known head@l+1; in_maybe word@l+1; in_maybe word@f-1
crosses; holds; inside; crosses chance; holds chance; holds_third inner_class inner_half
inside_third outer_class outer_half
again; mean; mean sixth; best sixth; again sixth
size; size outer_class; count; head@l; head@l outer_class; head@l count; word@l; word@f
last2@l; last@l; first@f; text; text outer_third
word@f-1; word@l+1; word@f-1 outer_class; word@l+1 outer_class; last@f-1; first@l+1
near@f-1 outer_class; near@l+1 outer_class; far@f-1 outer_class; far@l+1 outer_class
word@f-2 word@f-1; word@l+1 word@l+2; head@l word@l+1; head@l word@f-1
before@f outer_class; after@l outer_class; before@f head@l; after@l head@l
before@f after@l outer_class; before@f inner_class; after@l inner_class
next@l outer_class; next@l inner_class
quote@f quote@l; quote@f quote@l head@l; quote@f-1 quote@l+1; follow@f follow@l
place@f; place@f head@l; place@f place@l count; form@f form@l; form@f form@l outer_class
list@l; list@l outer_class; list@l inner_class; list@l head@l; list@l place@f; list@l before@f
list@l outer_class outer_third; list@l shape@l size; list@l word@f-1; list@l word@l+1
left; right; left outer_class; right outer_class; left right; left head@l; right head@l
shape@f shape@l; shape@f-1 shape@l+1; joint outer_class; stop; balance
"""
_ALL = tuple(
    tuple(each.split()) for line in _TEMPLATES.strip().splitlines() for each in line.split(";")
) + tuple((f"{view}{group}",) for view in VIEWS for group in range(CLASSES))
# These are silent where their first column has nothing to tell.
_SILENT = (
    "in_",
    "mean",
    "best",
    "joint",
    "stop",
    "outer",
    "inner",
    "head",
    "form",
    "left",
    "right",
    "list",
)
_FIRST_NUMBER = 1000  # beyond the numbers of the templates for words
# Candidates that are looked at at once: their arrays stay in the cache.
_BLOCK = 1024


_COLUMNS = tuple(dict.fromkeys(name for each in _ALL for name in each))
_SET = TemplateSet(
    range(_FIRST_NUMBER, _FIRST_NUMBER + len(_ALL)),
    [[_COLUMNS.index(name) for name in names] for names in _ALL],
    {row for row, names in enumerate(_ALL) if names[0].startswith(_SILENT)},
)


def judge_scores(candidates: Candidates, weights: WeightTable) -> Floats:
    """The scores of the outcomes, a row a candidate."""
    columns = np.stack([candidates.columns[name] for name in _COLUMNS])
    sums = np.zeros((len(candidates), OUTCOMES), np.int16)
    for begin in range(0, len(candidates), _BLOCK):
        keys = _SET.keys(columns[:, begin : begin + _BLOCK])
        weights.add(sums[begin : begin + _BLOCK], keys)
    scores: Floats = sums / SCALE
    return scores


def judge_keys(candidates: Candidates) -> Iterator[Keys]:
    """The keys of each template for all candidates; 0 where it is silent."""
    for number, names in enumerate(_ALL, _FIRST_NUMBER):
        columns = [candidates.columns[name] for name in names]
        yield mixed(number, columns, silent=names[0].startswith(_SILENT))


def probabilities(scores: Floats) -> Floats:
    """Rows of scores as rows of probabilities, rounded so that machines agree."""
    if not len(scores):
        return scores
    rounded: Floats = np.round(shares(scores), 4)
    return rounded


def shares(scores: Floats) -> Floats:
    """How likely each outcome of a row is beside the others, by their scores."""
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Floats = likely / likely.sum(axis=1, keepdims=True)
    return found


def chosen(
    candidates: Candidates, chances: npt.NDArray[np.float64], least: float
) -> Iterator[tuple[int, int, float]]:
    """The candidates that are mentions: their number, their outcome and its probability.

    The likelier of two that cross is kept. A mention's probability is that of being any; its label
    is the one whose kinds are likeliest together, and its kind the likeliest of these.

    Args:
        candidates: all of a text.
        chances: a row for each, a column for each outcome.
        least: the smallest probability of a mention.
    """
    score = np.round(1 - chances[:, 0], 4) if len(chances) else np.zeros(0)
    rivals: dict[int, list[int]] = {}
    for one, other in candidates.crossing:
        rivals.setdefault(one, []).append(other)
        rivals.setdefault(other, []).append(one)
    kept: set[int] = set()
    order = np.argsort(-score, kind="stable")
    for number in order[: int((score >= least).sum())].tolist():
        if kept.isdisjoint(rivals.get(number, ())):
            kept.add(number)
    outcomes = _outcomes(chances)
    for number in sorted(kept):
        yield number, outcomes[number], float(score[number])


def _outcomes(chances: Floats) -> list[int]:
    """The likeliest kind of the likeliest label of each row, from 1."""
    kinds = chances[:, 1:]
    # Rounded as the chances are, so that equal sums are equal on every machine.
    labels = np.round([kinds[:, own].sum(axis=1) for own in _KINDS_OF], 4)
    likeliest = _KINDS_OF[labels.argmax(axis=0)]
    outcomes: list[int] = (np.where(likeliest, kinds, -1.0).argmax(axis=1) + 1).tolist()
    return outcomes
