"""Other libraries' scores of the same mentions: equal, or the difference explained."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.metrics import MatchScores, score_mentions
from tests.metrics.marked import mentions

LABELS = ["PLACE", "INSTITUTION", "PROJECT"]
Marks = list[tuple[int, int, str]]


@st.composite
def flat(draw: st.DrawFn) -> Marks:
    """Spans that neither overlap nor nest, which is all that the others are made for."""
    cuts = sorted(draw(st.sets(st.integers(0, 24), max_size=8)))
    return [
        (start, end, f"{draw(st.sampled_from(LABELS))}.x")
        for start, end in itertools.pairwise(cuts)
        if draw(st.booleans())
    ]


Corpora = st.lists(st.tuples(flat(), flat()), min_size=2, max_size=3)


def scored(corpus: list[tuple[Marks, Marks]]) -> MatchScores:
    gold = [mentions(*one, id=str(i)) for i, (one, _) in enumerate(corpus)]
    predicted = [mentions(*two, id=str(i)) for i, (_, two) in enumerate(corpus)]
    return score_mentions(gold, predicted).micro


def nervaluated(corpus: list[tuple[Marks, Marks]]) -> dict[str, tuple[float, int, int]]:
    """What nervaluate counts as right, predicted and gold; its ends are inclusive."""
    nervaluate = pytest.importorskip("nervaluate", reason="nervaluate needs Python 3.11")

    def entities(side: int) -> list[list[dict[str, object]]]:
        return [
            [{"label": m[2].split(".")[0], "start": m[0], "end": m[1] - 1} for m in pair[side]]
            for pair in corpus
        ]

    evaluator = nervaluate.Evaluator(entities(0), entities(1), tags=LABELS, loader="dict")
    found = evaluator.evaluate()["overall"]
    return {
        way: (one.correct + 0.5 * one.partial, one.actual, one.possible)
        for way, one in found.items()
    }


def counts(scores: MatchScores, way: str) -> tuple[float, int, int]:
    score = getattr(scores, way)
    return float(score.correct), score.predicted, score.gold


@given(Corpora)
def test_nervaluate_counts_the_same_on_flat_mentions(corpus: list[tuple[Marks, Marks]]) -> None:
    ours, theirs = scored(corpus), nervaluated(corpus)
    assert counts(ours, "strict") == theirs["strict"]
    assert counts(ours, "exact") == theirs["exact"]
    assert counts(ours, "partial") == theirs["partial"]
    # Never less than theirs; see the next test for why it may be more.
    assert counts(ours, "label")[0] >= theirs["ent_type"][0]
    assert counts(ours, "label")[1:] == theirs["ent_type"][1:]


def test_nervaluate_lets_a_wrong_label_use_up_a_gold_mention() -> None:
    # 0:2 INSTITUTION overlaps the gold PLACE first and takes it, so that 2:4 PLACE finds nothing.
    corpus = [([(0, 4, "PLACE.x")], [(0, 2, "INSTITUTION.x"), (2, 4, "PLACE.x")])]
    assert nervaluated(corpus)["ent_type"] == (0, 2, 1)
    assert counts(scored(corpus), "label") == (1.0, 2, 1)


def test_nervaluate_depends_on_the_order_of_nested_mentions() -> None:
    # Nested, and predicted in the order of the text: the first takes a gold mention that it only
    # overlaps, which the second has exactly. Here identical ones are paired first.
    corpus = [([(0, 2, "PLACE.x")], [(0, 6, "PLACE.x"), (0, 2, "PLACE.x")])]
    assert nervaluated(corpus)["strict"][0] == 0
    assert counts(scored(corpus), "strict") == (1.0, 2, 1)


def from_tags(*lines: str) -> list[Marks]:
    """The spans of B- and I- tags, a letter for each label: ``Pp.`` is B-PLACE I-PLACE O."""
    names = {"p": "PLACE.x", "i": "INSTITUTION.x", "j": "PROJECT.x"}
    found: list[Marks] = []
    for line in lines:
        marks: Marks = []
        for place, tag in enumerate(line):
            if tag.isupper():
                marks.append((place, place + 1, names[tag.lower()]))
            elif tag != ".":
                start, _, name = marks.pop()
                marks.append((start, place + 1, name))
        found.append(marks)
    return found


# Recorded from seqeval 1.2.2 (classification_report), which would bring scikit-learn and scipy:
# precision, recall and F1 of each label, micro and macro. A capital begins a mention.
SEQEVAL = [
    (
        ("Pp.JjjP.", "Iii.PPp"),
        ("Pp.PppPp", "Ii..Ppp"),
        {"INSTITUTION": (0.0, 0.0, 0.0), "PLACE": (0.25, 0.25, 0.25), "PROJECT": (0.0, 0.0, 0.0)},
        (0.2, 0.16666666666666666, 0.1818181818181818),
        (0.08333333333333333, 0.08333333333333333, 0.08333333333333333),
    ),
    (
        ("PpP.", "..JjP", "I."),
        ("PpP.", ".JjjP", "I."),
        {"INSTITUTION": (1.0, 1.0, 1.0), "PLACE": (1.0, 1.0, 1.0), "PROJECT": (0.0, 0.0, 0.0)},
        (0.8, 0.8, 0.8),
        (0.6666666666666666, 0.6666666666666666, 0.6666666666666666),
    ),
]


@pytest.mark.parametrize(("gold", "predicted", "labels", "micro", "macro"), SEQEVAL)
def test_seqeval_gives_the_same_rates(
    gold: tuple[str, ...],
    predicted: tuple[str, ...],
    labels: dict[str, tuple[float, float, float]],
    micro: tuple[float, float, float],
    macro: tuple[float, float, float],
) -> None:
    ones: list[pt.Document] = []
    twos: list[pt.Document] = []
    for i, (one, two) in enumerate(zip(from_tags(*gold), from_tags(*predicted), strict=True)):
        ones.append(mentions(*one, id=str(i)))
        twos.append(mentions(*two, id=str(i)))
    scores = score_mentions(ones, twos)
    for label, rates in labels.items():
        found = scores.by_label[label].strict
        assert (found.precision, found.recall, found.f1) == rates
    strict, mean = scores.micro.strict, scores.macro()
    assert (strict.precision, strict.recall, strict.f1) == pytest.approx(micro)
    assert (mean.precision, mean.recall, mean.f1) == pytest.approx(macro)
