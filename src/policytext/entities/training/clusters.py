"""Clusters of words that stand in like surroundings, from running text.

Positive pointwise mutual information with the words around, brought to few dimensions by singular
values (Levy and Goldberg 2014), then k-means.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt
from scipy.cluster.vq import kmeans2
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.linalg import svds

from policytext.entities.model import Clustering
from policytext.entities.signals import normal

__all__ = ["cluster_words"]

Floats32 = npt.NDArray[np.float32]

_FEWEST = 4  # times that a word must occur
_CONTEXTS = 6000  # of the commonest words
_AROUND = (-2, -1, 1, 2)
_DIMENSIONS = 100
_SMOOTHING = 0.75
_NEAR, _FAR = 120, 600
_ROUNDS = 25
_SCARCE = 3 * _FAR  # with fewer words there is nothing to group


def cluster_words(sentences: Iterable[Sequence[str]], *, seed: int) -> Clustering:
    """Group the words of running text.

    Args:
        sentences: words, sentence by sentence.
        seed: for the first centres.
    """
    plain = [[normal(word) for word in sentence] for sentence in sentences]
    counts = Counter(word for sentence in plain for word in sentence)
    common = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    words = [word for word, count in common if count >= _FEWEST]
    if len(words) < _SCARCE:
        empty = np.zeros(0, np.uint32)
        return Clustering(empty, empty.astype(np.uint8), empty.astype(np.uint16))
    vectors = _vectors(_association(plain, words), seed)
    with warnings.catch_warnings():
        # A cluster that no word falls into does no harm.
        warnings.filterwarnings("ignore", "One of the clusters is empty", UserWarning)
        near, far = (
            kmeans2(vectors, count, iter=_ROUNDS, minit="points", seed=seed)[1] + 1
            for count in (_NEAR, _FAR)
        )
    numbers = np.array([crc32(word.encode("utf-8", "surrogatepass")) for word in words], np.uint32)
    numbers, first = np.unique(numbers, return_index=True)
    return Clustering(numbers, near[first].astype(np.uint8), far[first].astype(np.uint16))


def _association(plain: list[list[str]], words: list[str]) -> csr_matrix:
    """Words by (place, word near it), with their positive mutual information."""
    number = {word: place for place, word in enumerate(words)}
    rows: list[npt.NDArray[np.int64]] = []
    columns: list[npt.NDArray[np.int64]] = []
    edge, rare = _CONTEXTS, _CONTEXTS + 1
    for sentence in plain:
        own = np.array([number.get(word, -1) for word in sentence], np.int64)
        padded = np.concatenate(([edge, edge], np.where(own < 0, rare, own), [edge, edge]))
        padded[2:-2] = np.where(padded[2:-2] < _CONTEXTS, padded[2:-2], rare)
        known = np.flatnonzero(own >= 0)
        for slot, distance in enumerate(_AROUND):
            rows.append(own[known])
            columns.append(slot * (rare + 1) + padded[known + 2 + distance])
    row, column = np.concatenate(rows), np.concatenate(columns)
    shape = (len(words), len(_AROUND) * (rare + 1))
    table = coo_matrix((np.ones(len(row), np.float32), (row, column)), shape=shape).tocsr().tocoo()
    by_word = np.bincount(row, minlength=shape[0])
    by_context = np.bincount(column, minlength=shape[1]).astype(np.float64) ** _SMOOTHING
    by_context /= by_context.sum()
    told = np.log(table.data / (by_word[table.row] * by_context[table.col]))
    return csr_matrix((np.maximum(told, 0.0), (table.row, table.col)), shape=shape)


def _vectors(association: csr_matrix, seed: int) -> Floats32:
    start = np.random.default_rng(seed).standard_normal(min(association.shape))
    left, values, _ = svds(association, k=_DIMENSIONS, v0=start)
    vectors = left * np.sqrt(values)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Floats32 = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
