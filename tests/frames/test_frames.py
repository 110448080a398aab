"""Each kind of frame comes back as its own kind, with the same answers in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import policytext as pt
from policytext.frames import annotate_batch, annotation_schema

pyarrow: Any = pytest.importorskip("pyarrow")
pandas: Any = pytest.importorskip("pandas")
polars: Any = pytest.importorskip("polars")

TEXTS = ["常州市去年完成工业投资412.6亿元。", None, "", "𠮷林省新增就业3万人以上", "增长5%"] * 3
YEARS = [2024, 2023, None, 2020, 1066] * 3
OPTIONS: dict[str, Any] = {"year": "year", "pipeline": ["quantities"]}
TABLE = pyarrow.table({"text": TEXTS, "year": YEARS})
PANDAS = pandas.DataFrame({"text": TEXTS, "year": YEARS})
POLARS = polars.DataFrame({"text": TEXTS, "year": YEARS})
ADDED = ["document", "quantities", "times", "problems"]


def want() -> list[pt.Document | None]:
    made: list[pt.Document | None] = []
    for text, year in zip(TEXTS, YEARS, strict=True):
        if text is None:
            made.append(None)
        elif year == 1066:
            with pytest.raises(pt.InputError) as caught:
                pt.Document(text, year=year)
            made.append(pt.Document(text, problems=[pt.Problem("failed", str(caught.value))]))
        else:
            made.append(pt.load("quantities")(pt.Document(text, year=year)))
    return made


WANT = want()
CASES: dict[str, Callable[[], Any]] = {
    "table": lambda: TABLE,
    "chunked": lambda: pyarrow.concat_tables([TABLE.slice(0, 2), TABLE.slice(2, 0), TABLE.slice(2)]),
    "sliced": lambda: pyarrow.concat_tables([TABLE, TABLE]).combine_chunks().slice(15),
    "batch": lambda: TABLE.to_batches()[0],
    "sliced batch": lambda: pyarrow.concat_tables([TABLE, TABLE]).combine_chunks().to_batches()[0].slice(15),
    "reader": lambda: TABLE.to_reader(max_chunksize=4),
    "large_string": lambda: TABLE.set_column(0, "text", TABLE[0].cast(pyarrow.large_string())),
    "string_view": lambda: TABLE.set_column(0, "text", pyarrow.array(TEXTS, pyarrow.string_view())),
    "dictionary": lambda: TABLE.set_column(0, "text", TABLE[0].dictionary_encode()),
    "pandas": lambda: PANDAS,
    "pandas strings": lambda: PANDAS.astype({"text": "string[pyarrow]"}),
    "pandas categories": lambda: PANDAS.astype({"text": "category"}),
    "pandas Arrow": lambda: PANDAS.astype({"text": pandas.ArrowDtype(pyarrow.string())}),
    "pandas Int64": lambda: PANDAS.astype({"year": "Int64"}),
    "polars": lambda: POLARS,
    "polars categories": lambda: POLARS.with_columns(polars.col("text").cast(polars.Categorical)),
    "polars chunks": lambda: polars.concat([POLARS[:4], POLARS[4:]], rechunk=False),
    "polars lazy": lambda: POLARS.lazy(),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_frame_comes_back_as_its_own_kind(case: str) -> None:
    frame = CASES[case]()
    done = pt.annotate_frame(frame, **OPTIONS)
    assert type(done) is type(frame)
    assert list(pt.documents_of(done)) == WANT


@pytest.mark.parametrize("case", [case for case in CASES if case != "reader"])
def test_without_rows_the_columns_are_there_all_the_same(case: str) -> None:
    frame = CASES[case]()
    empty = frame.slice(0, 0) if hasattr(frame, "slice") else frame[:0]
    done = pt.annotate_frame(empty, **OPTIONS)
    assert type(done) is type(frame)
    assert list(pt.documents_of(done)) == []
    assert columns_of(done) == ["text", "year", *ADDED]


def columns_of(frame: Any) -> list[str]:
    if isinstance(frame, polars.LazyFrame):
        return list(frame.collect_schema())
    is_arrow = isinstance(frame, (pyarrow.Table, pyarrow.RecordBatch))
    return list(frame.schema.names if is_arrow else frame.columns)


def test_all_kinds_have_the_same_types() -> None:
    schema = list(annotation_schema(pipeline=["quantities"]))
    table = pt.annotate_frame(TABLE, **OPTIONS)
    assert list(table.schema)[2:] == schema
    frame = pt.annotate_frame(PANDAS, **OPTIONS)
    assert [frame[name].dtype.pyarrow_dtype for name in ADDED] == [field.type for field in schema]
    made = pt.annotate_frame(POLARS, **OPTIONS)
    assert made.select(ADDED).schema == polars.from_arrow(table.select(ADDED)).schema
    assert pt.annotate_frame(POLARS.lazy(), **OPTIONS).collect_schema() == made.schema


def test_pandas_keeps_index_order_and_attributes_and_the_frame_itself() -> None:
    frame = PANDAS.set_axis([7, 7, 3, *range(12)]).assign(other=1.5)
    frame.attrs["source"] = "mine"
    before = frame.copy()
    done = pt.annotate_frame(frame, **OPTIONS)
    assert done.index.equals(frame.index)
    assert done.attrs == {"source": "mine"}
    assert list(done.columns) == ["text", "year", "other", *ADDED]
    assert frame.equals(before)
    assert done["quantities"].iloc[0][0]["value"]["unit"] == "元"


def test_other_columns_of_pandas_may_be_anything() -> None:
    frame = pandas.DataFrame([["增长5%", object(), 1, 2]], columns=["text", 3, "x", "x"])
    done = pt.annotate_frame(frame, pipeline=["quantities"])
    assert list(done.columns) == ["text", 3, "x", "x", *ADDED]


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (lambda: [1], "got builtins.list"),
        (lambda: PANDAS["text"], "Series"),
        (lambda: pandas.DataFrame({"text": ["a", 1]}), "no column of Arrow"),
        (lambda: pandas.DataFrame({"text": ["a", "\ud800"]}), "surrogates"),
        (lambda: pandas.DataFrame({"text": [b"a"]}), "decode bytes"),
        (lambda: pandas.DataFrame([["a", "b"]], columns=["text", "text"]), "several columns"),
        (lambda: pandas.DataFrame({("text", "a"): ["b"]}), "no column 'text'"),
        (lambda: PANDAS.assign(problems=1), "prefix='pt_'"),
        (lambda: POLARS.with_columns(problems=1), "prefix='pt_'"),
        (lambda: polars.DataFrame({"text": [1]}), "int64"),
        (lambda: polars.LazyFrame({"text": [1]}), "int64"),
        (lambda: pyarrow.table({"text": [1]}).to_reader(), "int64"),
    ],
)
def test_what_is_no_frame_of_texts_is_refused(frame: Callable[[], Any], words: str) -> None:
    with pytest.raises(pt.InputError) as caught:
        pt.annotate_frame(frame())
    assert words in str(caught.value)


def test_a_reader_is_read_as_its_result_is() -> None:
    taken: list[int] = []

    def batches() -> Iterator[Any]:
        for i in range(100):
            taken.append(i)
            yield pyarrow.record_batch({"text": [f"增长{i}%"]})

    schema = pyarrow.schema([("text", pyarrow.string())])
    reader = pyarrow.RecordBatchReader.from_batches(schema, batches())
    done = pt.annotate_frame(reader, pipeline=["quantities"])
    assert done.schema.names == ["text", *ADDED]
    assert taken == []
    first = done.read_next_batch()
    assert first.column("quantities")[0][0]["text"].as_py() == "0%"
    assert len(taken) <= 2
    assert done.read_all().num_rows == 99


def test_a_lazy_frame_of_polars_runs_when_it_is_collected() -> None:
    lazy = pt.annotate_frame(POLARS.lazy(), **OPTIONS)
    count = lazy.filter(polars.col("quantities").list.len() > 0).select(polars.len())
    assert count.collect().item() == 9 - 3


def test_the_function_of_batches_fits_other_frames() -> None:
    mapped = POLARS.lazy().map_batches(
        lambda part: polars.from_arrow(
            pyarrow.Table.from_batches(
                [annotate_batch(one, **OPTIONS) for one in part.to_arrow().to_batches()]
            )
        ),
        schema=pt.annotate_frame(POLARS[:0], **OPTIONS).schema,
    )
    assert mapped.collect().equals(pt.annotate_frame(POLARS, **OPTIONS))


def test_pandas_reads_its_own_files_back(tmp_path: Path) -> None:
    done = pt.annotate_frame(PANDAS, year="year")
    want = list(pt.documents_of(done))
    done.to_parquet(tmp_path / "a.parquet")
    if pandas.__version__ >= "2.2":
        back = pandas.read_parquet(tmp_path / "a.parquet", dtype_backend="pyarrow")
        assert list(pt.documents_of(back)) == want
    # As lists and dicts of Python, in which pandas holds what has no type of Arrow.
    plain = done.astype(dict.fromkeys(done.columns[2:], object))
    plain.to_parquet(tmp_path / "b.parquet")
    for frame in (
        plain,
        pandas.read_parquet(tmp_path / "b.parquet"),
        pandas.concat([done[:3], done[3:]]),
    ):
        assert list(pt.documents_of(frame)) == want


@pytest.mark.parametrize("layers", [["times"], [pt.TIMES], iter(["times"])])
def test_layers_are_read_back_by_choice(layers: Any) -> None:
    done = pt.annotate_frame(PANDAS, **OPTIONS)
    found = list(pt.documents_of(done, layers=layers))
    assert found == [doc and doc.without_layer(pt.QUANTITIES) for doc in WANT]


@pytest.mark.parametrize("rows", [0, 2])
@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"t": ["a", "b"]}, "no single column 'text'"),
        ({"text": ["a", "b"]}, "no single column 'document'"),
        ({"text": ["a", "b"], "document": [{"id": ""}] * 2, "problems": [[]] * 2}, "'document' is"),
    ],
)
def test_a_frame_that_was_not_annotated_is_refused_at_once(
    columns: dict[str, list[Any]], words: str, rows: int
) -> None:
    table = pyarrow.table(columns).slice(0, rows)
    frames = [table, table.to_reader(), polars.DataFrame(columns)[:rows]]
    # What is no struct becomes one where pandas has objects.
    frames += [] if "problems" in columns else [pandas.DataFrame(columns)[:rows]]
    for frame in [*frames, polars.DataFrame(columns)[:rows].lazy()]:
        with pytest.raises(pt.InputError) as caught:
            pt.documents_of(frame)
        assert words in str(caught.value)


def test_a_column_without_any_value_may_have_any_type(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text,code,title,day\n,320400,,\n,,,\n", "utf-8")
    frame = pandas.read_csv(tmp_path / "a.csv")
    assert [str(frame[name].dtype) for name in ("text", "title")] == ["float64"] * 2
    facts: dict[str, Any] = {"issuer": "code", "title": "title", "date": "day"}
    for isolate in (False, True):
        done = pt.annotate_frame(frame, pipeline=["quantities"], isolate=isolate, **facts)
        assert list(pt.documents_of(done)) == [None, None]
        assert done["document"].isna().all()
    filled = frame.assign(text=["增长5%", "增长6%"])
    docs = list(pt.documents_of(pt.annotate_frame(filled, pipeline=["quantities"], **facts)))
    assert [doc and doc.issuer for doc in docs] == ["320400", None]
    table = pyarrow.Table.from_pandas(frame)
    assert list(pt.documents_of(pt.annotate_frame(table, pipeline=["quantities"]))) == [None, None]
    batch = annotate_batch(table.to_batches()[0], pipeline=["quantities"])
    assert list(pt.documents_of(batch)) == [None, None]
    # One number is a value.
    with pytest.raises(pt.InputError, match="is of type double"):
        pt.annotate_frame(frame.assign(text=[None, 5.0]))


@pytest.mark.parametrize("kind", ["float64", "object", "int64", "bool"])
def test_a_frame_without_rows_may_have_any_types(kind: str) -> None:
    frame = pandas.DataFrame({"text": pandas.Series([], dtype=kind)})
    done = pt.annotate_frame(frame, pipeline=["quantities"])
    assert list(done.columns) == ["text", *ADDED]
    assert len(done) == 0
    table = pyarrow.Table.from_pandas(frame)
    assert pt.annotate_frame(table, pipeline=["quantities"]).num_rows == 0
    with pytest.raises(pt.InputError, match="is of type double"):
        pt.annotate_frame(polars.LazyFrame(schema={"text": polars.Float64}))


def test_nan_is_a_gap_in_all_kinds_of_frames() -> None:
    nan = float("nan")
    cells = {
        "text": ["甲", "乙"],
        "code": [320400.0, nan],
        "year": [nan, 2024.0],
        "title": [nan] * 2,
    }
    facts: dict[str, Any] = {"issuer": "code", "id": "code", "year": "year", "title": "title"}
    # Arrow keeps NaN and nulls apart.
    for frame in (pandas.DataFrame(cells), polars.DataFrame(cells), pyarrow.table(cells)):
        done = pt.annotate_frame(frame, pipeline=["quantities"], **facts)
        first, second = (doc for doc in pt.documents_of(done) if doc)
        assert (first.issuer, first.id, first.year) == ("320400", "320400", None)
        assert (second.issuer, second.id, second.year) == (None, "", 2024)
        assert "failed" not in [problem.kind for problem in (*first.problems, *second.problems)]
    silent = pt.annotate_frame(pyarrow.table({"text": [nan, None]}), pipeline=["quantities"])
    assert silent["document"].null_count == 2


def test_whole_floats_are_ids_and_issuers() -> None:
    frame = pandas.DataFrame(
        {"text": ["甲", "乙", "丙"], "code": [320400.0, None, 320400.5], "no": [7.0, None, 2.0**60]}
    )
    done = pt.annotate_frame(frame, issuer="code", id="no", pipeline=["quantities"])
    first, second, third = (doc for doc in pt.documents_of(done) if doc)
    assert (first.issuer, first.id, first.problems) == ("320400", "7", ())
    assert (second.issuer, second.id, second.problems) == (None, "", ())
    (problem,) = third.problems
    assert (problem.kind, problem.message) == (
        "failed",
        "the id 1.152921504606847e+18 is no whole number, or has lost digits: read the column as "
        "strings",
    )
    made = pt.annotate_frame(frame[["text", "code"]], issuer="code", pipeline=["quantities"])
    assert "320400.5 is no whole number" in made["problems"][2][0]["message"]


def test_a_limit_below_one_character_is_refused() -> None:
    with pytest.raises(pt.InputError, match="longest is a number of characters"):
        pt.annotate_frame(pandas.DataFrame({"text": ["增长5%"]}), longest=0)


@pytest.mark.parametrize("given", [None, "x", pyarrow.table({"text": ["增长5%"]})], ids=type)
def test_a_batch_is_a_record_batch(given: Any) -> None:
    with pytest.raises(pt.InputError, match="must be RecordBatch"):
        annotate_batch(given)
