"""The judge's chances and those of the deep model, weighed together."""

from __future__ import annotations

import numpy as np
import pytest

from policytext.entities.candidates import Candidates
from policytext.entities.chain import Floats
from policytext.entities.deep import DeepReading
from policytext.entities.deep.spans import LABELS, DeepSpan
from policytext.entities.deep.weighing import doubtful, weighed_with
from policytext.entities.files import packaged_mentions
from policytext.entities.judge import OUTCOMES, chosen, probabilities
from policytext.entities.lexicons import KINDS

TEXT = "我市与苏州大学合作。建设长江大桥，建设大学的大桥。苏州市的大桥建设。"


def candidates(*spans: tuple[int, int]) -> Candidates:
    first, last = np.array(spans, np.int64).reshape(-1, 2).T
    return Candidates(first, last, {}, [])


def chances(*rows: dict[str, float]) -> Floats:
    table = np.zeros((len(rows), OUTCOMES))
    for own, row in zip(table, rows, strict=True):
        for kind, chance in row.items():
            own[KINDS.index(kind) + 1] = chance
        own[0] = 1 - own.sum()
    return table


def weighed(
    spans: Candidates, judged: Floats, *told: DeepSpan, runs: list[int] | None = None
) -> Floats:
    """Of words that were read together, unless runs tells otherwise."""
    every = [0] * 60 if runs is None else runs
    scores = np.log(np.maximum(judged, 1e-9))
    return weighed_with(DeepReading(list(told), np.array(every)), spans, scores)


def test_weighing() -> None:
    spans = candidates((0, 0), (1, 2), (4, 4))
    judged = chances({"PLACE.site": 0.4, "PLACE.zone": 0.1}, {"PROJECT.programme": 0.6}, {})
    none = weighed(spans, judged)
    told = [DeepSpan(0, 0, 0, 0.9), DeepSpan(1, 2, 2, 0.05), DeepSpan(4, 4, 1, 0.95)]
    found = weighed(spans, judged, *told)
    np.testing.assert_allclose(found.sum(axis=1), 1, atol=1e-3)
    site, zone = KINDS.index("PLACE.site") + 1, KINDS.index("PLACE.zone") + 1
    assert found[0, site] > judged[0, site]
    assert found[0, site] == pytest.approx(4 * found[0, zone], abs=2e-4)
    programme = KINDS.index("PROJECT.programme") + 1
    assert found[1, programme] < judged[1, programme]
    # What the judge thinks impossible may be a name all the same.
    assert 1 - found[2, 0] > 1 - none[2, 0]
    assert (none[:, 0] > judged[:, 0] - 0.05).all()
    assert (found >= 0).all()


def test_the_judge_tells_kinds_of_what_it_holds_for_impossible() -> None:
    scores = np.zeros((1, OUTCOMES))
    scores[0, 0] = 40
    education = KINDS.index("INSTITUTION.education") + 1
    scores[0, education] = 2
    assert probabilities(scores)[0, education] == 0
    read = DeepReading([DeepSpan(0, 0, LABELS.index("INSTITUTION"), 0.99)], np.zeros(1, np.int64))
    found = weighed_with(read, candidates((0, 0)), scores)
    assert found[0, 1:].argmax() + 1 == education
    ((_, outcome, _),) = chosen(candidates((0, 0)), found, 0.01)
    assert KINDS[outcome - 1] == "INSTITUTION.education"


def test_what_was_not_read_as_one_span_keeps_its_chances() -> None:
    spans = candidates((0, 0), (1, 2), (2, 3), (4, 4), (5, 44), (5, 45))
    judged = chances(*[{"PLACE.site": 0.4}] * 6)
    runs = [0, 0, 0, 1, -1, *[2] * 50]
    found = weighed(spans, judged, runs=runs)
    same = (found == probabilities(np.log(np.maximum(judged, 1e-9)))).all(axis=1)
    assert same.tolist() == [False, False, True, True, False, True]


def test_no_chance_is_below_0_however_many_kinds_are_rounded_up() -> None:
    """The first kind of each label takes more or less, and all others alike what is left."""
    size = 400
    scores = np.zeros((size, OUTCOMES))
    for label in LABELS:
        first = next(number for number, kind in enumerate(KINDS, 1) if kind.startswith(label))
        scores[:, first] = np.linspace(-3, 3, size)
    told = [DeepSpan(n, n, label, 1.0) for n in range(size) for label in range(len(LABELS))]
    spans = candidates(*((n, n) for n in range(size)))
    found = weighed_with(DeepReading(told, np.zeros(size, np.int64)), spans, scores)
    assert (found >= 0).all()


def test_more_told_is_never_less_likely() -> None:
    spans = candidates((0, 0))
    judged = chances({"INSTITUTION.enterprise": 0.3})
    scores = [
        1 - weighed(spans, judged, DeepSpan(0, 0, 1, chance))[0, 0]
        for chance in (0.02, 0.1, 0.3, 0.6, 0.9, 0.99)
    ]
    assert scores == sorted(scores)
    assert len(set(scores)) == len(scores)


def test_sentences_in_doubt() -> None:
    words = packaged_mentions().evidence(TEXT, None, None).words
    second, third = words.begins.item(1), words.begins.item(2)
    spans = candidates((0, 0), (second, second), (third, third))
    judged = chances({"PLACE.site": 0.99}, {"PLACE.site": 0.5}, {"PLACE.site": 0.01})
    assert doubtful(words, spans, judged) == [1]
    assert doubtful(words, candidates(), np.zeros((0, OUTCOMES))) == []
