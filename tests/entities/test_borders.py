"""Names put between others."""

from __future__ import annotations

from policytext.entities.borders import Borders, put_between
from policytext.entities.recognizer import Found

NAME = Found(0, 0, "PLACE", "admin", 0.9)


def test_borders() -> None:
    borders = Borders([Found(2, 6, "PLACE", "site", 0.9)])
    assert borders.are_free(0, 2)
    assert borders.are_free(2, 4)
    assert borders.are_free(0, 8)
    assert not borders.are_free(2, 6)  # just this
    assert not borders.are_free(4, 8)
    assert not borders.are_free(0, 3)


def test_put_between() -> None:
    sure, doubtful = Found(0, 4, "PLACE", "site", 0.9), Found(6, 9, "PLACE", "site", 0.2)
    user = Found(10, 12, "PLACE", "site", None)
    told = put_between([sure, doubtful, user], [(2, 5), (7, 10), (10, 12)], NAME, 0.4)
    assert [(each[:2], each.kind) for each in told] == [
        ((0, 4), "site"),
        ((7, 10), "admin"),
        ((10, 12), "site"),
    ]
    # What crosses nothing stays, however unlikely.
    assert doubtful in put_between([sure, doubtful], [(4, 6)], NAME, 0.4)
    assert put_between([sure, doubtful], [], NAME, 0.4) == [sure, doubtful]
