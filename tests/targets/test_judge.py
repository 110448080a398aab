"""Sums that are kept are those that would be found anew."""

from __future__ import annotations

import pytest

from policytext.targets import judge
from policytext.targets.judge import Judge


def _feature(number: int) -> tuple[str, ...]:
    return (f"n {number}", "n", "unheard of")


def test_sums_stay_the_same_when_older_ones_give_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "_KEPT", 3)
    weighed = Judge({"n": 1000} | {f"n {number}": number for number in range(10)})
    # Some come again at once, some after others have taken their place.
    for number in (0, 1, 2, 1, 3, 2, 4, 0, 9, 9, 8, 3, 0, 1):
        assert weighed.sum([(_feature, number)]) == 1000 + number
