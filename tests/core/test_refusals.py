"""What is of the wrong type is refused with the library's own errors, where it comes in."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

import policytext as pt

DOC: Any = pt.Document("新增就业").with_layer(pt.TIMES, [])
WORDS: Any = pt.Layer("words", str)
API: Any = pt

CALLS: list[Callable[[], Any]] = [
    lambda: DOC.span("a", 2, "X"),
    lambda: DOC.span(0.0, 2.0, "X"),
    lambda: DOC.span(0, 2, None),
    lambda: DOC.span(False, True, "X"),
    lambda: DOC.within("新增", pt.TIMES),
    lambda: DOC.overlapping(3, pt.TIMES),
    lambda: DOC.covering("x", pt.TIMES),
    lambda: DOC.raw("新增"),
    lambda: DOC.with_layer("times", []),
    lambda: DOC.with_layer(WORDS, None),
    lambda: DOC.with_layer(WORDS, "新增"),
    lambda: DOC.without_layer("times"),
    lambda: DOC.replace(problems="abc"),
    lambda: DOC[pt.Layer("times", str)],
    lambda: API.Document("甲", repairs=None),
    lambda: API.Document("甲", repairs=["x"]),
    lambda: API.Document("甲", problems=["x"]),
    lambda: API.Document("甲", alignment=5),
    lambda: API.Document.from_json(None),
    lambda: API.Pipeline(None),
    lambda: API.Alignment(5, 5, [1]),
    lambda: API.Alignment(["a", "b"], [0, 1], [1]),
    lambda: API.Span(0, 1, "甲", 5, None),
    lambda: API.Span(0, 1, "甲", "X", None, "sure"),
    lambda: API.Section("review", "1", "", ""),
    lambda: API.Section("review", 1, None, ""),
    lambda: API.TimeInterval("2020", "2021"),
    lambda: API.TimeInterval(datetime.datetime(2020, 1, 1), datetime.date(2020, 1, 2)),
    lambda: API.Link(5),
    lambda: API.Link(None, "", ["320400"]),
    lambda: API.Link(None, "", (5,)),
    lambda: API.Mention(3),
    lambda: API.Mention("admin", "320400"),
    lambda: API.Indicator("a", "b", "target"),
    lambda: API.Indicator("a", "level", "promise"),
    lambda: API.Indicator("a", "level", "target", period="2020"),
    lambda: API.Problem(1, "x"),
    lambda: API.Quantity(None, None, "unreadable", 5, "count"),
]


@pytest.mark.parametrize("call", CALLS, ids=range(len(CALLS)))
def test_it_is_refused(call: Callable[[], Any]) -> None:
    with pytest.raises(pt.PolicytextError, match=r".{15,}"):
        call()


def test_what_is_no_document_does_not_stop_a_pipe() -> None:
    things: Any = [pt.Document("增长8%", id="a"), 5, pt.Document("下降3%", id="b")]
    done = list(pt.load("quantities").pipe(things))
    assert [doc.id for doc in done] == ["a", "", "b"]
    assert [problem.kind for problem in done[1].problems] == ["failed"]
    assert "takes a Document" in done[1].problems[0].message
    assert [len(doc[pt.QUANTITIES]) for doc in done[::2]] == [1, 1]


def test_an_annotator_that_returns_nothing_is_named() -> None:
    class Silent:
        name = "silent"
        requires = ()
        provides = ()

        def __call__(self, _: pt.Document) -> pt.Document:
            return None  # type: ignore[return-value]

    with pytest.raises(pt.PipelineError, match="'silent' returned NoneType"):
        pt.Pipeline([Silent()])(pt.Document("甲"))
