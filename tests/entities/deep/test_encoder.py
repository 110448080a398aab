"""The transformer, against the same sums made number by number."""

from __future__ import annotations

import math

import numpy as np
import pytest

from policytext.entities.deep.encoder import Encoder, Floats32, Layer, Norm, activated

WIDTH, HEADS = 4, 2


def some(drawn: np.random.Generator, *shape: int) -> Floats32:
    return drawn.normal(0, 0.7, shape).astype(np.float32)


@pytest.fixture(name="encoder")
def _encoder() -> Encoder:
    drawn = np.random.default_rng(3)

    def pair(given: int, gives: int) -> tuple[Floats32, Floats32]:
        return some(drawn, given, gives), some(drawn, gives)

    def norm() -> Norm:
        return Norm(some(drawn, WIDTH), some(drawn, WIDTH))

    layers = tuple(
        Layer(pair(4, 12), pair(4, 4), norm(), pair(4, 6), pair(6, 4), norm()) for _ in range(2)
    )
    return Encoder(some(drawn, 9, WIDTH), some(drawn, 5, WIDTH), norm(), layers, HEADS)


def normed(row: list[float], norm: Norm) -> list[float]:
    mean = sum(row) / len(row)
    spread = math.sqrt(sum((each - mean) ** 2 for each in row) / len(row))
    return [
        (each - mean) / spread * float(scale) + float(shift)
        for each, scale, shift in zip(row, norm.scale, norm.shift, strict=True)
    ]


def times(row: list[float], weights: tuple[Floats32, Floats32]) -> list[float]:
    matrix, added = weights
    return [
        sum(each * float(matrix[i, j]) for i, each in enumerate(row)) + float(added[j])
        for j in range(matrix.shape[1])
    ]


def attended(rows: list[list[float]], layer: Layer) -> list[list[float]]:
    three = [times(row, layer.three) for row in rows]
    size = WIDTH // HEADS
    read: list[list[float]] = []
    for own in three:
        parts: list[float] = []
        for head in range(HEADS):
            cut = slice(head * size, (head + 1) * size)
            query = own[:WIDTH][cut]
            odds = [
                math.exp(
                    sum(a * b for a, b in zip(query, other[WIDTH : 2 * WIDTH][cut], strict=True))
                    / math.sqrt(size)
                )
                for other in three
            ]
            shares = [each / sum(odds) for each in odds]
            values = [other[2 * WIDTH :][cut] for other in three]
            parts += [
                sum(share * value[i] for share, value in zip(shares, values, strict=True))
                for i in range(size)
            ]
        read.append(parts)
    return read


def plainly(encoder: Encoder, numbers: list[int]) -> list[list[float]]:
    rows = [
        normed([float(x) for x in encoder.pieces[n] + encoder.places[i]], encoder.first)
        for i, n in enumerate(numbers)
    ]
    for layer in encoder.layers:
        read = [times(row, layer.out) for row in attended(rows, layer)]
        rows = [
            normed([a + b for a, b in zip(one, other, strict=True)], layer.attended)
            for one, other in zip(read, rows, strict=True)
        ]
        inner = [
            [x * 0.5 * (1 + math.tanh(0.7978845608 * (x + 0.044715 * x**3))) for x in wide]
            for wide in (times(row, layer.wide) for row in rows)
        ]
        rows = [
            normed(
                [a + b for a, b in zip(times(one, layer.narrow), other, strict=True)], layer.ended
            )
            for one, other in zip(inner, rows, strict=True)
        ]
    return rows


@pytest.mark.parametrize("numbers", [[1], [1, 5], [8, 0, 3, 3, 2]])
def test_sums(encoder: Encoder, numbers: list[int]) -> None:
    found = encoder(np.array(numbers))
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, plainly(encoder, numbers), rtol=1e-3, atol=1e-4)


def test_the_model_is_not_changed_by_reading(encoder: Encoder) -> None:
    first = encoder(np.array([4, 2, 6])).copy()
    np.testing.assert_array_equal(encoder(np.array([4, 2, 6])), first)


def test_activated() -> None:
    exact = [x * 0.5 * (1 + math.erf(x / math.sqrt(2))) for x in (-3.0, -0.5, 0.0, 0.5, 3.0)]
    found = activated(np.array([[-3.0, -0.5, 0.0, 0.5, 3.0]], np.float32))[0]
    np.testing.assert_allclose(found, exact, atol=2e-3)
