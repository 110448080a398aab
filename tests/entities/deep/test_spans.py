"""Scores of spans, against the same sums made pair by pair."""

from __future__ import annotations

import dataclasses
import io

import numpy as np
import numpy.typing as npt
import pytest

from policytext.entities.deep.encoder import activated
from policytext.entities.deep.files import load_deep
from policytext.entities.deep.spans import COLUMNS, LABELS, LONGEST, SpanHead, told_rows
from tests.entities.deep.small import SPAN, TOLD, WIDTH, small_file


@pytest.fixture(name="head", scope="module")
def _head(tmp_path_factory: pytest.TempPathFactory) -> SpanHead:
    path = tmp_path_factory.mktemp("deep") / "small.npz"
    path.write_bytes(small_file())
    return load_deep(path).head


def turned(row: npt.NDArray[np.float64], place: int) -> npt.NDArray[np.float64]:
    found = np.empty_like(row)
    for pair in range(len(row) // 2):
        angle = place * 10000 ** (-2 * pair / len(row))
        even, odd = row[2 * pair], row[2 * pair + 1]
        found[2 * pair] = even * np.cos(angle) - odd * np.sin(angle)
        found[2 * pair + 1] = odd * np.cos(angle) + even * np.sin(angle)
    return found


@pytest.mark.parametrize("size", [1, 2, 5, LONGEST + 3])
def test_scores(head: SpanHead, size: int) -> None:
    drawn = np.random.default_rng(size)
    meanings = drawn.normal(0, 1, (2 * size + 1, WIDTH)).astype(np.float32)
    firsts, lasts = 2 * np.arange(size), 2 * np.arange(size) + 1
    numbers = drawn.integers(0, TOLD, (len(COLUMNS), size))
    found = {
        (each.first, each.last, each.label): each.chance
        for each in head.likely(meanings, firsts, lasts, numbers)
    }
    told = [head.told[row][numbers[row]] for row in range(len(COLUMNS))]
    read = np.concatenate((meanings[firsts], meanings[lasts], *told), axis=1)
    own = activated(read @ head.join[0] + head.join[1])
    kernel, added = head.beside
    beside = np.stack(
        [
            sum(
                (own[at + k - 1] @ kernel[k] for k in range(3) if 0 <= at + k - 1 < size),
                start=added,
            )
            for at in range(size)
        ]
    ).astype(np.float32)
    words = head.norm(own + activated(beside))
    ends = (words @ head.ends[0] + head.ends[1]).reshape(size, len(LABELS), 2, SPAN)
    edges = (words @ head.edges[0] + head.edges[1]).reshape(size, 2, len(LABELS))
    for first in range(size):
        for last in range(first, size):
            for label in range(len(LABELS)):
                far = last - first
                if far >= LONGEST:
                    assert (first, last, label) not in found
                    continue
                start = turned(ends[first, label, 0].astype(np.float64), first)
                stop = turned(ends[last, label, 1].astype(np.float64), last)
                score = start @ stop / np.sqrt(SPAN) + head.lengths[far, label]
                score += edges[first, 0, label] + edges[last, 1, label]
                chance = 1 / (1 + np.exp(-score))
                if (first, last, label) in found:
                    assert found[first, last, label] == pytest.approx(chance, abs=2e-3)
                else:
                    assert chance < 0.022


def test_rows_of_what_is_told() -> None:
    columns = {name: np.array([0, 1, 77, 2**40], np.uint64) for name in COLUMNS}
    found = told_rows(columns, [TOLD] * len(COLUMNS))
    assert found.shape == (len(COLUMNS), 4)
    assert (found[:, 0] == 0).all()
    assert ((found[:, 1:] > 0) & (found[:, 1:] < TOLD)).all()
    assert (found == found[0]).all()


def test_a_file_is_bytes_of_an_archive() -> None:
    assert np.load(io.BytesIO(small_file()))["form"].tobytes() == b"policytext-deep-mentions-1"


def test_scores_too_large_for_a_power(head: SpanHead) -> None:
    wide = dataclasses.replace(head, edges=(head.edges[0] * np.float32(1e5), head.edges[1]))
    drawn = np.random.default_rng(1)
    meanings = drawn.normal(0, 1, (12, WIDTH)).astype(np.float32)
    places, numbers = np.arange(12), np.zeros((len(COLUMNS), 12), np.int64)
    chances = {each.chance for each in wide.likely(meanings, places, places, numbers)}
    assert 1.0 in chances
