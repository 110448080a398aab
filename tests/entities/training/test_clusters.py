"""Clusters of words by their surroundings."""

from __future__ import annotations

from zlib import crc32

import numpy as np
import pytest

from policytext.entities.model import Clustering
from policytext.entities.training.clusters import cluster_words


def sentences(count: int) -> list[list[str]]:
    """Two families of words, each between words of its own."""
    random = np.random.default_rng(7)
    made = []
    for number in range(count):
        for family, own in (("湖", ("水面", "清澈")), ("厂", ("投产", "纳税"))):
            before, after = own[int(random.integers(2))], own[int(random.integers(2))]
            made += [[before, f"{chr(0x4E00 + number)}{family}", after]] * 4
    return made


@pytest.fixture(scope="module")
def clusters() -> Clustering:
    return cluster_words(sentences(1000), seed=1)


def of(clusters: Clustering, words: list[str]) -> tuple[list[int], list[int]]:
    near, far = clusters(np.array([crc32(word.encode()) for word in words], np.uint64))
    return near.tolist(), far.tolist()


def test_words_of_one_family_share_clusters_with_none_of_the_other(clusters: Clustering) -> None:
    letters = [chr(0x4E00 + number) for number in range(1000)]
    for lakes, works in zip(
        of(clusters, [f"{each}湖" for each in letters]),
        of(clusters, [f"{each}厂" for each in letters]),
        strict=True,
    ):
        assert all(lakes)
        assert all(works)
        assert not set(lakes) & set(works)


def test_clusters_are_in_range_and_words_rise(clusters: Clustering) -> None:
    assert (np.diff(clusters.words.astype(np.int64)) > 0).all()
    assert 1 <= clusters.near.min() <= clusters.near.max() <= 120
    assert 1 <= clusters.far.min() <= clusters.far.max() <= 600


def test_the_same_text_gives_the_same_clusters(clusters: Clustering) -> None:
    again = cluster_words(sentences(1000), seed=1)
    assert (again.words == clusters.words).all()
    assert (again.near == clusters.near).all()
    assert (again.far == clusters.far).all()


@pytest.mark.parametrize("count", [0, 10])
def test_too_little_text_has_no_clusters(count: int) -> None:
    assert len(cluster_words(sentences(count), seed=1).words) == 0
