"""Data frames of pandas, polars and Arrow: each in and out as its own kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from policytext.document import Document
from policytext.errors import InputError
from policytext.extras import load_extra
from policytext.frames.batch import output_schema
from policytext.frames.cells import check_columns, check_names, check_table
from policytext.frames.decode import check_annotated, documents_in, known_layers
from policytext.frames.plan import Plan, make_plan
from policytext.frames.schema import added_schema, schema_of
from policytext.frames.stream import annotate_stream
from policytext.layers import BUILTIN_LAYERS, Layer

__all__ = ["annotate_frame", "documents_of"]

_Run = Callable[[Iterable[Any]], Iterator[Any]]


def annotate_frame(
    frame: Any, text: str = "text", *, workers: int = 1, isolate: bool = False, **options: Any
) -> Any:
    """Annotate each row of a data frame as a document of its own.

    A row whose text is null has null in all new columns. A row that cannot be annotated has its
    reason in `problems`, a problem of the kind `failed`, and null in the layers; the others are
    not touched by it.

    Args:
        frame: a DataFrame of pandas, a DataFrame or LazyFrame of polars, or a Table, RecordBatch
            or RecordBatchReader of pyarrow. A reader is read as the result is, in bounded memory.
        text: the column of texts: strings of any type, dictionaries and categories of them too.
        workers: processes; 1 annotates in this one.
        isolate: annotate in a process of its own even with one worker, so that a text that kills
            it is marked as failed. More workers always do.
        options: ``id``, ``title``, ``issuer``, ``year``, ``date``: columns of these facts of the
            documents, none of which is read unless it is named. ``layers``: the layers to add, as
            `Layer` objects or names; all that the pipeline provides where none are given.
            ``pipeline``: a `Pipeline`, or names of annotators as for `policytext.load`; where
            none is given, the default one as far as the layers need it. ``prefix``: what
            the names of the new columns begin with. ``longest``: texts of more characters (a
            million) are marked as failed.

    Returns:
        The same kind of frame with the same rows and columns, and the columns of
        `annotation_schema` after them; index and attributes of pandas are kept.

    Raises:
        InputError: this is no such frame, a column is missing, there twice or of a wrong type, or
            an option is wrong.

    Example:
        >>> import pandas  # doctest: +SKIP
        >>> frame = pandas.DataFrame({"text": ["增长6%以上。"], "year": [2024]})  # doctest: +SKIP
        >>> done = annotate_frame(frame, year="year")  # doctest: +SKIP
        >>> done["quantities"][0][0]["value"]["comparator"]  # doctest: +SKIP
        'ge'
    """
    plan = make_plan(text, **options)

    def run(batches: Iterable[Any]) -> Iterator[Any]:
        return annotate_stream(batches, plan, workers, isolate)

    return _handler(frame, _ANNOTATE)(frame, plan, run)


def documents_of(
    frame: Any,
    text: str = "text",
    *,
    layers: Iterable[Layer[Any] | str] | None = None,
    prefix: str = "",
) -> Iterator[Document | None]:
    """The documents behind the rows of an annotated frame, equal to those that were annotated.

    Args:
        frame: what `annotate_frame` returned, or what became of it in other tools.
        text: the column of texts.
        layers: the layers to read; all of the library's that the frame has where none are given.
            Layers of your own are given as `Layer` objects.
        prefix: the one that the columns were made with.

    Yields:
        A document for each row, with a problem where it had failed; None for a null text.

    Raises:
        InputError: this is no such frame, or a column is missing or has another type.
    """
    wanted = None if layers is None else known_layers(layers)
    schema = schema_of(prefix, list(BUILTIN_LAYERS.values()) if wanted is None else wanted)
    types = {text: None, **{field.name: field.type for field in schema}}
    table = _handler(frame, _TABLES)(frame, types)
    # A frame without rows may have no batch to look at.
    check_annotated(table.schema, text, wanted, prefix)
    return documents_in(_batches(table), text, wanted, prefix)


def _batches(table: Any) -> Iterable[Any]:
    """The record batches of what Arrow has for a frame."""
    if hasattr(table, "to_batches"):
        batches: Iterable[Any] = table.to_batches()
        return batches
    return [table] if hasattr(table, "num_rows") else table


def _handler(frame: Any, handlers: dict[tuple[str, str], Any]) -> Any:
    """What handles a kind of frame, found without an import of its library."""
    for kind in type(frame).__mro__:
        package = kind.__module__.partition(".")[0]
        if (package, kind.__name__) in handlers:
            return handlers[package, kind.__name__]
    raise InputError(
        "a frame is a DataFrame of pandas or polars, a LazyFrame of polars, or a Table, "
        "RecordBatch or RecordBatchReader of pyarrow, got "
        f"{type(frame).__module__}.{type(frame).__name__}; for Spark, Ray and Dask there are "
        "spark_annotate, ray_annotate and dask_annotate in policytext.frames"
    )


def _of_reader(reader: Any, plan: Plan, run: _Run) -> Any:
    pyarrow = load_extra("pyarrow", "arrow")
    check_columns(reader.schema, plan)
    return pyarrow.RecordBatchReader.from_batches(output_schema(reader.schema, plan), run(reader))


def _of_table(table: Any, plan: Plan, run: _Run) -> Any:
    pyarrow = load_extra("pyarrow", "arrow")
    check_table(table, plan)
    done = run(table.to_batches())
    return pyarrow.Table.from_batches(done, output_schema(table.schema, plan))


def _of_batch(batch: Any, plan: Plan, run: _Run) -> Any:
    pyarrow = load_extra("pyarrow", "arrow")
    table = _of_table(pyarrow.Table.from_batches([batch]), plan, run).combine_chunks()
    if batch.num_rows == 0:
        return pyarrow.RecordBatch.from_pylist([], schema=table.schema)
    (whole,) = table.to_batches()
    return whole


def _of_pandas(frame: Any, plan: Plan, run: _Run) -> Any:
    pandas = load_extra("pandas", "pandas")
    check_names(list(frame.columns), plan)
    columns = dict.fromkeys(column for _, column in plan.inputs)
    # Cells of one chunk are found at once, those of many by a search.
    added = _of_table(_pandas_table(frame, columns), plan, run).combine_chunks()
    made = {
        name: pandas.arrays.ArrowExtensionArray(added.column(name))
        for name in added_schema(plan).names
    }
    return frame.assign(**made)


def _pandas_table(frame: Any, types: Mapping[str, Any]) -> Any:
    """Some columns of a pandas frame, those that it has, as an Arrow table.

    Args:
        frame: the frame.
        types: the columns, each with the type that Python objects in it are given, or None.
    """
    pyarrow = load_extra("pyarrow", "arrow")
    names = list(frame.columns)
    if twice := [column for column in types if names.count(column) > 1]:
        raise InputError(f"the frame has several columns {twice[0]!r}; rename all but one")
    return pyarrow.table(
        {name: _pandas_column(frame[name], name, types[name]) for name in types if name in names}
    )


def _pandas_column(series: Any, name: str, kind: Any) -> Any:
    pyarrow = load_extra("pyarrow", "arrow")
    try:
        objects = series.dtype == object
        return pyarrow.array(series, type=kind if objects else None, from_pandas=True)
    except (pyarrow.ArrowException, TypeError, ValueError) as error:
        raise InputError(
            f"column {name!r} holds what is no column of Arrow: {error}; "
            "give it one type, such as strings, and no unpaired surrogates"
        ) from None


def _of_polars(frame: Any, plan: Plan, run: _Run) -> Any:
    polars = load_extra("polars", "polars")
    added = _of_table(_polars_table(frame, [column for _, column in plan.inputs]), plan, run)
    check_names(frame.columns, plan)
    return frame.hstack(polars.from_arrow(added.select(added_schema(plan).names)))


def _polars_table(frame: Any, columns: Iterable[str]) -> Any:
    return frame.select(
        [name for name in dict.fromkeys(columns) if name in frame.columns]
    ).to_arrow()


def _of_lazy(frame: Any, plan: Plan, run: _Run) -> Any:
    polars = load_extra("polars", "polars")
    schema = frame.collect_schema()
    none = polars.DataFrame(schema=schema)
    # A frame without rows may have any types; what this one has nobody knows.
    check_columns(_polars_table(none, [column for _, column in plan.inputs]).schema, plan)
    empty = _of_polars(none, plan, run)
    return frame.map_batches(
        lambda part: _of_polars(part, plan, run), schema=empty.schema, streamable=True
    )


_ANNOTATE: dict[tuple[str, str], Callable[[Any, Plan, _Run], Any]] = {
    ("pandas", "DataFrame"): _of_pandas,
    ("polars", "DataFrame"): _of_polars,
    ("polars", "LazyFrame"): _of_lazy,
    ("pyarrow", "Table"): _of_table,
    ("pyarrow", "RecordBatch"): _of_batch,
    ("pyarrow", "RecordBatchReader"): _of_reader,
}
# What each kind of frame is for Arrow: a table, a batch or a reader.
_TABLES: dict[tuple[str, str], Callable[[Any, Mapping[str, Any]], Any]] = {
    ("pandas", "DataFrame"): _pandas_table,
    ("polars", "DataFrame"): _polars_table,
    ("polars", "LazyFrame"): lambda frame, types: _polars_table(frame.collect(), types),
    ("pyarrow", "Table"): lambda table, _: table,
    ("pyarrow", "RecordBatch"): lambda batch, _: batch,
    ("pyarrow", "RecordBatchReader"): lambda reader, _: reader,
}
