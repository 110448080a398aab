"""What is of the wrong type is refused with the library's own errors, where it comes in."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

import policytext as pt
from policytext.given import each_document
from policytext.pipeline import ANNOTATORS, make_annotator

DOC: Any = pt.Document("新增就业").with_layer(pt.TIMES, [])
WORDS: Any = pt.Layer("words", str)
API: Any = pt
NLP: Any = pt.load("quantities")
EACH: list[Any] = [make_annotator(name, {}) for name in ANNOTATORS]
SCORES = (float("nan"), float("inf"), 5.0, -1.0, 2)


def amount(number: str) -> pt.Quantity:
    return pt.Quantity(Decimal(number), None, "ge", "元", "money")


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
    lambda: DOC.with_offsets(pt.TIMES, [0], [1], "TIME"),
    lambda: DOC.with_offsets(pt.TOKENS, ["a"], [1], "TOKEN"),
    lambda: DOC.with_offsets(pt.TOKENS, [0], [2**40], "TOKEN"),
    lambda: DOC.with_offsets(pt.TOKENS, [0], [1], 5),
    *(partial(DOC.span, 0, 2, "X", None, score) for score in SCORES),
    *(partial(API.Span, 0, 2, "新增", "X", None, score) for score in SCORES),
    *(partial(amount, number) for number in ("1E+300000", "1E-300000", "1E+1000000", "0E+101")),
    lambda: amount("1").contains(Decimal("1E+1000000")),
    lambda: API.load(["structure"]),
    lambda: NLP.pipe(None),
    lambda: NLP.pipe("新增就业"),
    lambda: NLP.pipe(DOC),
    lambda: list(NLP.pipe([None])),
    *(partial(annotator, "增长8%") for annotator in EACH),
    lambda: API.manifest("x"),
]


@pytest.mark.parametrize("call", CALLS, ids=range(len(CALLS)))
def test_it_is_refused(call: Callable[[], Any]) -> None:
    with pytest.raises(pt.PolicytextError, match=r".{15,}"):
        call()


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_no_document_is_told_after_the_documents_before_it(workers: int) -> None:
    things: Any = [pt.Document("增长8%", id="a"), "下降3%", pt.Document("下降3%", id="b")]
    stream = NLP.pipe(things, workers=workers)
    assert len(next(stream)[pt.QUANTITIES]) == 1
    with pytest.raises(pt.InputError, match="takes a Document, got '下降3%'"):
        next(stream)


def test_numbers_of_many_places_are_still_numbers() -> None:
    for number in ("1E+99", "1E-100", "9" * 100):
        assert amount(number).implies(amount(number))


def test_a_column_of_documents_is_as_good_as_a_list() -> None:
    docs = [pt.Document("增长8%", id="a"), pt.Document("下降3%", id="b")]
    want = list(NLP.pipe(docs))
    for column in (
        pytest.importorskip("pandas").Series(docs),
        pytest.importorskip("polars").Series(docs, dtype=pytest.importorskip("polars").Object),
    ):
        assert list(NLP.pipe(column)) == want
        assert list(each_document(column)) == docs
    frame = pytest.importorskip("pandas").DataFrame({"doc": docs})
    with pytest.raises(pt.InputError, match="not a table \\(a DataFrame of pandas\\)"):
        NLP.pipe(frame)
    with pytest.raises(pt.InputError, match="documents are taken, not '甲'"):
        list(each_document(pytest.importorskip("pandas").Series(["甲"])))


def test_numbers_of_numpy_are_numbers() -> None:
    numpy = pytest.importorskip("numpy")
    span = DOC.span(numpy.int64(0), numpy.int32(2), "X", None, numpy.float32(0.5))
    assert [type(one) for one in (span.start, span.end, span.score)] == [int, int, float]
    assert span == API.Span(numpy.uint8(0), numpy.int64(2), "新增", "X", None)
    with pytest.raises(pt.InputError, match="start must be int"):
        DOC.span(numpy.float64(0), 2, "X")


def test_a_score_that_is_past_an_end_by_a_hair_is_that_end() -> None:
    for given, kept in ((1.0000001, 1.0), (-1e-7, 0.0), (1, 1), (0.25, 0.25)):
        assert DOC.span(0, 2, "X", None, given).score == kept
        assert pt.Span(0, 2, "新增", "X", None, given).score == kept
        assert pt.Link(None, score=given).score == kept
        assert pt.Mention("admin", score=given).score == kept
    for wrong in (1.00001, -0.00001, float("nan")):
        with pytest.raises(pt.InputError, match="probability from 0 to 1"):
            pt.Mention("admin", score=wrong)


def test_an_unknown_argument_is_told_of_the_class_that_was_called() -> None:
    with pytest.raises(TypeError, match=r"^Document\.__init__"):
        API.Document("甲", press="日报")


def test_an_annotator_that_returns_nothing_is_named() -> None:
    class Silent:
        name = "silent"
        requires = ()
        provides = ()

        def __call__(self, _: pt.Document) -> pt.Document:
            return None  # type: ignore[return-value]

    with pytest.raises(pt.PipelineError, match="'silent' returned NoneType"):
        pt.Pipeline([Silent()])(pt.Document("甲"))
