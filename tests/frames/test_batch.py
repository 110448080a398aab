"""One record batch: a fixed schema, and every value in it."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import policytext as pt
from policytext.frames import SCHEMA_VERSION, annotate_batch, annotation_schema, documents_of
from policytext.frames.batch import added_columns
from policytext.frames.cells import select_inputs
from policytext.frames.plan import make_plan
from policytext.frames.schema import arrays, schema_of
from tests.calls import calls
from tests.core import strategies
from tests.frames.poison import HUGE, NUMBERS, RAISES, poisoned

pyarrow: Any = pytest.importorskip("pyarrow")

GOLDEN = Path(__file__).with_name("schema.txt")
REPORT = (
    "政府工作报告\n一、2023年工作回顾\n全市地区生产总值增长5.6%，城镇新增就业3.2万人。\n"
    "二、2024年工作安排\n今年的主要预期目标是：地区生产总值增长6%左右，常州市失业率控制在5.5%以内。\n"
)
LAYERS: list[pt.Layer[Any]] = [
    pt.TOKENS, pt.QUANTITIES, pt.TIMES, pt.MENTIONS, pt.TARGETS, pt.SECTIONS, pt.PARAGRAPHS, pt.SENTENCES,
]  # fmt: skip


def batch(texts: list[str | None], **columns: Any) -> Any:
    return pyarrow.record_batch({"text": pyarrow.array(texts, pyarrow.string()), **columns})


def to_batch(docs: list[pt.Document], layers: list[pt.Layer[Any]]) -> Any:
    texts = pyarrow.array([doc.text for doc in docs], pyarrow.string())
    schema = pyarrow.schema([("text", pyarrow.string()), *schema_of("", layers)])
    return pyarrow.RecordBatch.from_arrays([texts, *arrays(docs, layers)], schema=schema)


def written(schema: Any) -> str:
    return "".join(f"{field.name}: {field.type}\n" for field in schema)


def test_the_schema_is_the_published_one() -> None:
    assert SCHEMA_VERSION == 1
    # A change here is a new version of the schema, and breaks what users have stored.
    assert written(annotation_schema()) == GOLDEN.read_text(encoding="utf-8")


def test_the_metadata_name_the_versions() -> None:
    schema = annotation_schema()
    assert schema.metadata == {
        b"policytext.schema": b"1",
        b"policytext.version": pt.__version__.encode(),
    }
    # Spark would take its own list of columns for all that there are.
    metadata = {"mine": "kept", "org.apache.spark.sql.parquet.row.metadata": "{}"}
    own = pyarrow.schema([("text", pyarrow.string())], metadata=metadata)
    done = annotate_batch(pyarrow.RecordBatch.from_pylist([{"text": "增长5%"}], own))
    assert done.schema.metadata == {**schema.metadata, b"mine": b"kept"}


@pytest.mark.parametrize("texts", [[], [None], [""], ["增长5%"], [REPORT, None], ["无"]])
def test_the_schema_does_not_depend_on_the_texts(texts: list[str | None]) -> None:
    done = annotate_batch(batch(texts))
    assert done.schema.names[0] == "text"
    assert list(done.schema)[1:] == list(annotation_schema())
    done.validate(full=True)


def test_rows_are_the_documents_that_the_pipeline_makes() -> None:
    texts = [REPORT, "", "𠮷林省新增就业３万人𠀀", None, "a\x00b", "常州市" * 50, "\ufffd\r\n"]
    done = annotate_batch(batch(texts))
    want = [None if text is None else pt.annotate(pt.Document(text)) for text in texts]
    assert list(documents_of(done)) == want


@given(strategies.documents())
def test_documents_come_back_with_all_their_layers(doc: pt.Document) -> None:
    own = [*LAYERS, strategies.WORDS]
    (found,) = documents_of(to_batch([doc], own), layers=own)
    facts = {name: getattr(doc, name) for name in ("id", "title", "issuer", "year", "date")}
    # The page behind a text, and meta, are not held: docs/frames.md says so.
    want = pt.Document(doc.text, **facts, problems=doc.problems)
    for layer in doc.layers:
        want = want.with_layer(layer, doc[layer])
    assert found == want
    scores = {layer: [span.score for span in doc[layer]] for layer in doc.layers}
    assert found is not None
    assert {layer: [span.score for span in found[layer]] for layer in found.layers} == scores


NUMBERS_OF_ALL_SIZES = [
    "0", "-3.5", "0.000000000001", "99999999999999999999999999.999999999999",  # decimal128 holds them
    "0.0000000000001", "100000000000000000000000000", "-" + "9" * 60,  # and these not
]  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS_OF_ALL_SIZES)
def test_no_decimal_is_rounded(number: str) -> None:
    value = pt.Quantity(Decimal(number), Decimal(number), "eq", "元", "money")
    doc = pt.Document("许多元")
    doc = doc.with_layer(pt.QUANTITIES, [doc.span(0, 3, "QUANTITY", value)])
    done = to_batch([doc], [pt.QUANTITIES])
    held = done.column("quantities")[0][0]["value"].as_py()
    assert (held["low"] is None) != (held["low_exact"] is None)
    assert list(documents_of(done)) == [doc]
    (found,) = documents_of(done)
    assert found is not None
    assert repr(found[pt.QUANTITIES][0].value) == repr(value)


def test_nested_spans_of_rows_come_back() -> None:
    doc = pt.annotate(pt.Document(REPORT, issuer="320400", year=2024, id="a"))
    assert any(row.value.quantity is not None for row in doc[pt.TARGETS])
    assert list(documents_of(to_batch([doc], LAYERS))) == [doc]


def test_facts_are_read_from_the_columns_that_are_named() -> None:
    day = datetime.date(2024, 1, 31)
    texts: list[str | None] = ["今年增长5%。"] * 4
    columns = {
        "code": pyarrow.array([320400, None, 110000, 12]),
        "when": pyarrow.array([2024.0, None, 2024.5, 2024.0]),
        "day": pyarrow.array([datetime.datetime(2024, 1, 31, 9)] * 4, pyarrow.timestamp("ms")),
        "name": pyarrow.array([7, 8, 9, 10]),
        "head": pyarrow.array(["报告", None, None, None]).dictionary_encode(),
    }
    done = annotate_batch(
        batch(texts, **columns), id="name", issuer="code", year="when", date="day", title="head"
    )
    found = list(documents_of(done))
    good = pt.Document(texts[0] or "", id="7", issuer="320400", year=2024, date=day, title="报告")
    bare = pt.Document(texts[0] or "", id="8", date=day)
    assert found[:2] == [pt.annotate(good), pt.annotate(bare)]
    assert done.column("document")[0].as_py()["issuer"] == "320400"
    for doc, part in zip(found[2:], ("2024.5", "'12'"), strict=True):
        assert doc is not None
        assert doc.layers == ()
        assert doc.id in ("9", "10")
        assert [part in problem.message for problem in doc.problems] == [True]


def test_no_fact_is_read_unless_it_is_named() -> None:
    done = annotate_batch(batch(["今年增长5%。"], year=[2024], id=["a"]))
    (doc,) = documents_of(done)
    assert doc == pt.annotate(pt.Document("今年增长5%。"))


def test_layers_and_pipeline_are_chosen() -> None:
    one = batch([REPORT])
    assert annotate_batch(one, layers=["times", pt.QUANTITIES]).schema.names == [
        "text", "document", "quantities", "times", "problems",
    ]  # fmt: skip
    two = annotate_batch(one, pipeline=["quantities"])
    assert two.schema.names == ["text", "document", "quantities", "times", "problems"]
    assert two == annotate_batch(one, pipeline=pt.load("quantities"))
    assert list(documents_of(two, layers=["times"])) == [
        pt.load("quantities")(pt.Document(REPORT)).without_layer(pt.QUANTITIES)
    ]


@pytest.mark.parametrize("layer", [layer.name for layer in LAYERS])
def test_a_layer_is_the_same_whatever_else_is_asked_for(layer: str) -> None:
    text = "常州市2024年政府工作报告\n——2024年1月15日\n" + REPORT.replace("2024年", "今年")
    alone = annotate_batch(batch([text]), layers=[layer])
    assert alone.column(layer) == annotate_batch(batch([text])).column(layer)
    assert alone.column("document")[0]["year"].as_py() == 2024


def test_only_as_much_runs_as_the_layers_need() -> None:
    names = [one.name for one in make_plan(layers=["times"]).pipeline.annotators]
    assert names == ["structure", "quantities"]
    assert len(make_plan(layers=["tokens"]).pipeline.annotators) == 6
    given = make_plan(layers=["times"], pipeline=["quantities", "structure"])
    assert [one.name for one in given.pipeline.annotators] == ["quantities", "structure"]


def test_a_prefix_makes_room() -> None:
    taken = batch(["增长5%"], mentions=[1])
    done = annotate_batch(taken, prefix="pt_")
    assert done.schema.names[:3] == ["text", "mentions", "pt_document"]
    assert list(documents_of(done, prefix="pt_")) == [pt.annotate(pt.Document("增长5%"))]


def test_what_fails_is_marked_and_the_others_are_not_touched() -> None:
    texts: list[str | None] = ["增长5%", f"这里{RAISES}", f"这里{HUGE}", "长" * 30, "新增3万人"]
    done = annotate_batch(batch(texts), pipeline=poisoned(), longest=20)
    docs = list(documents_of(done, layers=[pt.QUANTITIES, pt.TIMES, NUMBERS]))
    assert [docs[0], docs[4]] == [poisoned()(pt.Document(text)) for text in ("增长5%", "新增3万人")]
    told = [doc.problems[0].message for doc in docs[1:4] if doc is not None]
    for message, words in zip(
        told, ("this text raises", "fits no column", "longest=20"), strict=True
    ):
        assert words in message
    assert all(doc is not None and not doc.layers for doc in docs[1:4])


def test_columns_cost_little_beside_the_pipeline() -> None:
    frame = batch([f"第{i}号通知\n{REPORT}" for i in range(20)])
    plan = make_plan()
    documents = [pt.Document(text) for text in frame.column(0).to_pylist()]
    for _ in range(2):  # Models are loaded and caches filled the first time.
        plain = calls(lambda: list(plan.pipeline.pipe(documents)))
        whole = calls(lambda: added_columns(select_inputs(frame, plan), plan))
    assert plain < whole < 1.05 * plain


def test_a_frame_without_rows_loads_no_model() -> None:
    annotate_batch(batch([]))  # imports
    assert calls(lambda: annotate_batch(batch([]))) < 5000


def test_bytes_that_are_no_text_are_marked() -> None:
    offsets = pyarrow.py_buffer(b"\0\0\0\0\1\0\0\0\3\0\0\0")
    broken = pyarrow.Array.from_buffers(
        pyarrow.string(), 2, [None, offsets, pyarrow.py_buffer(b"\xffab")]
    )
    done = annotate_batch(pyarrow.record_batch({"text": broken}), pipeline=["quantities"])
    first, second = documents_of(done)
    assert first is not None
    assert "no UTF-8" in first.problems[0].message
    assert second == pt.load("quantities")(pt.Document("ab"))


@pytest.mark.parametrize(
    ("columns", "options", "words"),
    [
        ({"text": [1]}, {}, "column 'text' is of type int64"),
        ({"text": [b"a"]}, {}, "decode bytes"),
        ({"text": [["a"]]}, {}, "is of type list"),
        ({"other": ["a"]}, {}, "no column 'text' for the text; its columns are: 'other'"),
        ({"text": ["a"]}, {"year": "when"}, "no column 'when' for the year"),
        ({"text": ["a"], "when": ["2024"]}, {"year": "when"}, "the year is read from numbers"),
        ({"text": ["a"], "n": [True]}, {"issuer": "n"}, "codes of divisions"),
        ({"text": ["a"], "problems": [1]}, {}, "prefix='pt_'"),
        ({"text": ["a"]}, {"layers": ["words"]}, "layer 'words' is not provided"),
        ({"text": ["a"]}, {"layers": "times"}, "layers is a list"),
        ({"text": ["a"]}, {"pipeline": "quantities"}, "pipeline is a Pipeline or names"),
        ({"text": ["a"]}, {"pipeline": ["nope"]}, "unknown annotator 'nope'"),
        ({"text": ["a"]}, {"yaer": "x"}, "unknown option yaer"),
        ({"text": ["a"]}, {"prefix": 1}, "prefix"),
        ({"text": ["a"]}, {"longest": "1"}, "longest"),
        ({"text": ["a"]}, {"year": 1}, "column for year"),
    ],
)
def test_what_cannot_be_is_refused(
    columns: dict[str, list[Any]], options: dict[str, Any], words: str
) -> None:
    with pytest.raises(pt.InputError) as caught:
        annotate_batch(pyarrow.record_batch(columns), **options)
    assert words in str(caught.value)


def test_a_name_that_is_there_twice_is_refused_only_where_it_matters() -> None:
    parts = [pyarrow.array(["增长5%"]), pyarrow.array(["b"]), pyarrow.array(["c"])]
    twice = pyarrow.RecordBatch.from_arrays(parts, names=["text", "text", "x"])
    with pytest.raises(pt.InputError, match="2 columns 'text'"):
        annotate_batch(twice)
    other = pyarrow.RecordBatch.from_arrays(parts, names=["text", "x", "x"])
    assert annotate_batch(other, pipeline=["quantities"]).schema.names[:3] == ["text", "x", "x"]


def test_a_frame_without_annotations_is_no_way_back() -> None:
    with pytest.raises(pt.InputError, match="no single column 'document'"):
        list(documents_of(batch(["a"])))
    done = annotate_batch(batch(["a"]), layers=["times"])
    with pytest.raises(pt.InputError, match="no columns for the layers tokens"):
        list(documents_of(done, layers=[pt.TOKENS]))
    with pytest.raises(pt.InputError, match="give the Layer object"):
        list(documents_of(done, layers=["numbers"]))
    wrong = done.set_column(2, "times", pyarrow.array([[1]]))
    with pytest.raises(pt.InputError, match="not that of a layer"):
        list(documents_of(wrong))


def test_layers_of_ones_own_have_to_fit() -> None:
    class Shapeless:
        name = "shapeless"
        requires = ()
        provides = (pt.Layer("anything", object),)

        def __call__(self, doc: pt.Document) -> pt.Document:
            return doc

    plan_of: Any = [*poisoned().annotators, Shapeless()]
    with pytest.raises(pt.InputError, match=r"cannot be sent|have no column type"):
        annotation_schema(pipeline=pt.Pipeline(plan_of))
    with pytest.raises(pt.InputError, match="cannot be called 'document'"):
        schema_of("", [pt.Layer("document", str)])
    with pytest.raises(pt.InputError, match="have no column type"):
        schema_of("", [pt.Layer("anything", object)])
