"""Pipelines: order, laws, many documents at once, and documents that fail."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import policytext as pt
from policytext.errors import InputError
from policytext.parallel import Failure, ordered_map
from policytext.pipeline import make_annotator

MARKS: pt.Layer[str] = pt.Layer("marks", str)


class Marker:
    """Marks each 市; fails on the texts that say so."""

    name = "marker"
    requires: tuple[pt.Layer[Any], ...] = ()
    provides: tuple[pt.Layer[Any], ...] = (MARKS,)

    def __call__(self, doc: pt.Document) -> pt.Document:
        if "fail" in doc.text:
            raise ValueError("as it was told")
        if "die" in doc.text:
            os._exit(7)
        places = [i for i, c in enumerate(doc.text) if c == "市"]
        return doc.with_layer(MARKS, [doc.span(i, i + 1, "MARK", str(i)) for i in places])


class Other:
    """An annotator of the test's choice."""

    def __init__(
        self,
        name: str = "other",
        requires: tuple[pt.Layer[Any], ...] = (),
        provides: tuple[pt.Layer[Any], ...] = (pt.TIMES,),
        result: Any = None,
    ) -> None:
        self.name, self.requires, self.provides = name, requires, provides
        self.result = result or (lambda doc: doc.with_layer(pt.TIMES, []))

    def __call__(self, doc: pt.Document) -> pt.Document:
        made: pt.Document = self.result(doc)
        return made


@pytest.mark.parametrize(
    ("annotators", "message"),
    [
        ([Other(requires=(MARKS,))], "needs the layers marks"),
        ([Other(requires=(MARKS,)), Marker()], "needs the layers marks"),
        ([Other("a"), Other("b")], "provides times again"),
        ([Other("a"), Other("a")], "two annotators are called"),
        ([print], "is no annotator"),
    ],
)
def test_an_order_that_cannot_work_is_refused_when_built(annotators: Any, message: str) -> None:
    with pytest.raises(pt.PipelineError, match=message):
        pt.Pipeline(annotators)


@pytest.mark.parametrize(
    ("result", "message"),
    [
        (lambda _: pt.Document("别的").with_layer(pt.TIMES, []), "changed the text"),
        (lambda doc: doc, "did not provide times"),
        (lambda doc: doc.with_layer(pt.TIMES, []).with_layer(MARKS, []), "changed the layer marks"),
        (lambda doc: doc.with_layer(pt.TIMES, []).without_layer(MARKS), "changed the layer marks"),
    ],
)
def test_an_annotator_that_breaks_the_laws_is_refused(result: Any, message: str) -> None:
    nlp = pt.Pipeline([Marker(), Other(result=result)])
    with pytest.raises(pt.PipelineError, match=message):
        nlp(pt.Document("常州市"))


def test_an_annotator_may_replace_a_layer_that_it_requires() -> None:
    again = Other(
        requires=(MARKS,), provides=(MARKS,), result=lambda doc: doc.with_layer(MARKS, [])
    )
    assert pt.Pipeline([Marker(), again])(pt.Document("常州市"))[MARKS] == ()


@pytest.mark.parametrize("thing", ["常州市", b"", None])
def test_a_pipeline_takes_documents_only(thing: Any) -> None:
    with pytest.raises(pt.InputError, match="takes a Document"):
        pt.Pipeline([Marker()])(thing)


@pytest.mark.parametrize("workers", [1, 2])
def test_pipe_keeps_order_and_survives_failures(workers: int) -> None:
    inputs = [pt.Document("常州市" * (i % 3), id=str(i)) for i in range(40)]
    inputs[5] = pt.Document("fail", id="5")
    done = list(pt.Pipeline([Marker()]).pipe(inputs, workers=workers))
    assert [doc.id for doc in done] == [str(i) for i in range(40)]
    assert [problem.kind for problem in done[5].problems] == ["failed"]
    assert "as it was told" in done[5].problems[0].message
    assert MARKS not in done[5]
    others = [doc for doc in done if doc.id != "5"]
    assert all(len(doc[MARKS]) == int(doc.id) % 3 and not doc.problems for doc in others)


def test_pipe_survives_a_worker_that_dies() -> None:
    inputs = [pt.Document("die" if i in (3, 17) else "常州市", id=str(i)) for i in range(24)]
    done = list(pt.Pipeline([Marker()]).pipe(inputs, workers=2))
    assert [doc.id for doc in done] == [str(i) for i in range(24)]
    assert [doc.id for doc in done if doc.problems] == ["3", "17"]
    assert "died" in done[3].problems[0].message


@pytest.mark.parametrize("workers", [1, 2])
def test_pipe_is_lazy_and_bounded(workers: int) -> None:
    taken = 0

    def endless() -> Iterator[pt.Document]:
        nonlocal taken
        while True:
            taken += 1
            yield pt.Document("常州市", id=str(taken))

    stream = pt.Pipeline([Marker()]).pipe(endless(), workers=workers)
    for i in range(10):
        assert next(stream).id == str(i + 1)
    assert taken <= 10 + 4 * workers
    stream.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("workers", [1, 2])
def test_workers_do_not_change_the_result(workers: int) -> None:
    inputs = [pt.Document("苏州市、无锡市" * i, id=str(i)) for i in range(12)]
    nlp = pt.Pipeline([Marker()])
    expected = [nlp(doc).to_json() for doc in inputs]
    assert [doc.to_json() for doc in nlp.pipe(inputs, workers=workers)] == expected


@pytest.mark.parametrize("workers", [0, -1, 1.5, True, "2"])
def test_an_impossible_number_of_workers_is_refused(workers: Any) -> None:
    with pytest.raises(InputError, match="workers"):
        pt.Pipeline([Marker()]).pipe([], workers=workers)


def _invert(number: int) -> Any:
    return 1 / number if number < 3 else (lambda: number)


def test_a_result_that_cannot_be_sent_is_a_failure() -> None:
    results = list(ordered_map(_invert, [1, 0, 3, 2], workers=2))
    assert [item for item, _ in results] == [1, 0, 3, 2]
    assert [result for _, result in results][::3] == [1.0, 0.5]
    assert all(isinstance(result, Failure) for _, result in results[1:3])


def test_unknown_annotators_are_refused() -> None:
    with pytest.raises(pt.InputError, match="unknown annotator 'sentiment'"):
        pt.load("sentiment")


OWN: dict[str, tuple[str, str, dict[str, Any]]] = {
    "quantities": (
        "tables",
        '[[unit]]\nsurface = "榀"\nkind = "count"\n',
        {"unit": [{"surface": "榀", "kind": "count"}]},
    ),
    "entities": (
        "names",
        '[[names]]\ntext = "云帆港"\nlabel = "PLACE"\nkind = "zone"\n',
        {"names": [{"text": "云帆港", "label": "PLACE", "kind": "zone"}]},
    ),
    "links": (
        "knowledge",
        '[[entity]]\nid = "云帆港区"\nkind = "PLACE.zone"\nnames = ["云帆港"]\nplaces = ["320400"]\n',
        {
            "entity": [
                {"id": "云帆港区", "kind": "PLACE.zone", "names": ["云帆港"], "places": ["320400"]}
            ]
        },
    ),
    "targets": (
        "codebook",
        '[[indicator]]\ncode = "silk_looms"\nname = "织机"\nunit = "台"\n',
        {"indicator": [{"code": "silk_looms", "name": "织机", "unit": "台"}]},
    ),
}


@pytest.mark.parametrize("name", OWN)
def test_what_is_of_the_users_own_may_be_a_path_or_a_mapping(name: str, tmp_path: Path) -> None:
    key, text, mapping = OWN[name]
    path = tmp_path / "own.toml"
    path.write_text(text, "utf-8")

    def made(own: object) -> Any:
        return make_annotator(name, {key: own})

    told = made(path).settings
    assert told
    assert told == made(str(path)).settings == made(mapping).settings
    with pytest.raises(pt.DataError, match=r"none\.toml"):
        made(str(tmp_path / "none.toml"))
    path.write_text("[[other]]\n", "utf-8")
    with pytest.raises(pt.DataError, match=r"own\.toml"):
        made(path)
    with pytest.raises(InputError):
        made(5)
