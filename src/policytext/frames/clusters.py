"""Spark, Ray Data and Dask: the same function on the record batches of each.

Every worker needs policytext, pyarrow and the modules of your own annotators installed. Texts are
annotated in a process beside each worker, which loads the models once and may die of a text
without harm to the job.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from policytext.errors import check_type
from policytext.extras import load_extra
from policytext.frames.batch import output_schema
from policytext.frames.cells import check_columns, check_table
from policytext.frames.dataset import Runner
from policytext.frames.frame import annotate_frame
from policytext.frames.plan import make_plan
from policytext.frames.schema import added_schema
from policytext.frames.stream import annotate_stream

__all__ = ["dask_annotate", "ray_annotate", "ray_runner", "spark_annotate", "spark_runner"]

# Rows that a task of Ray holds at once.
BATCH = 256


def spark_annotate(frame: Any, text: str = "text", *, isolate: bool = True, **options: Any) -> Any:
    """Annotate each row of a Spark DataFrame, by its `mapInArrow`.

    Args:
        frame: a `pyspark.sql.DataFrame`.
        text: the column of texts.
        isolate: annotate in a process beside each Python worker; without it a text that kills its
            process is tried again by Spark, and ends the job.
        options: those of `annotate_frame`.

    Returns:
        A DataFrame with the columns of `annotation_schema` added; nothing runs before an action.

    Raises:
        InputError: a column is missing, there twice or of a wrong type, or an option is wrong.
    """
    types = load_extra("pyspark.sql.pandas.types", "spark")
    plan = make_plan(text, dumps=load_extra("pyspark.cloudpickle", "spark").dumps, **options)
    check_columns(types.to_arrow_schema(frame.schema), plan)
    added = types.from_arrow_schema(added_schema(plan))
    schema = load_extra("pyspark.sql.types", "spark").StructType(
        [*frame.schema.fields, *added.fields]
    )

    def run(batches: Iterator[Any]) -> Iterator[Any]:
        return annotate_stream(batches, plan, isolate=isolate, keep=True)

    return frame.mapInArrow(run, schema)


def ray_annotate(
    dataset: Any,
    text: str = "text",
    *,
    isolate: bool = True,
    ray_options: Mapping[str, Any] | None = None,
    **options: Any,
) -> Any:
    """Annotate each row of a Ray Dataset, by its `map_batches` on Arrow tables.

    Args:
        dataset: a `ray.data.Dataset`.
        text: the column of texts.
        isolate: annotate in a process beside each worker; without it a text that kills its
            process ends the job.
        ray_options: further arguments of `map_batches`, such as ``{"num_cpus": 1,
            "batch_size": 1000}``; 256 rows a batch where none is given.
        options: those of `annotate_frame`.

    Returns:
        A Dataset with the columns of `annotation_schema` added; nothing runs before it is read.

    Raises:
        InputError: an option is wrong. What is wrong with columns is found when the job runs.
    """
    plan = make_plan(text, dumps=load_extra("ray.cloudpickle", "ray").dumps, **options)
    check_type("ray_options", {} if ray_options is None else ray_options, Mapping)
    arguments = {"batch_size": BATCH, **(ray_options or {}), "batch_format": "pyarrow"}

    def run(table: Any) -> Any:
        pyarrow = load_extra("pyarrow", "arrow")
        check_table(table, plan)
        done = annotate_stream(table.to_batches(), plan, isolate=isolate, keep=True)
        return pyarrow.Table.from_batches(done, output_schema(table.schema, plan))

    return dataset.map_batches(run, **arguments)


def dask_annotate(frame: Any, text: str = "text", *, isolate: bool = True, **options: Any) -> Any:
    """Annotate each row of a Dask DataFrame, by its `map_partitions`.

    Args:
        frame: a `dask.dataframe.DataFrame`.
        text: the column of texts.
        isolate: annotate in a process of its own, one for each partition.
        options: those of `annotate_frame`.

    Returns:
        A Dask DataFrame with the columns of `annotation_schema` added.

    Raises:
        InputError: a column is missing, there twice or of a wrong type, or an option is wrong.
    """
    plan = make_plan(text, **options)
    # A frame without rows may have any types; what the parts hold nobody knows.
    columns = [column for _, column in plan.inputs if column in frame.columns]
    check_columns(load_extra("pyarrow", "arrow").Schema.from_pandas(frame._meta[columns]), plan)
    # Without rows nothing is annotated, so that this costs nothing and has the types.
    empty = annotate_frame(frame._meta, text, **options)
    return frame.map_partitions(annotate_frame, text, isolate=isolate, **options, meta=empty)


def spark_runner(session: Any) -> Runner:
    """What makes `annotate_dataset` work on the executors of a SparkSession, one part a task.

    The folders must be on storage that all executors see by the same path.
    """
    pyarrow = load_extra("pyarrow", "arrow")

    def run(function: Callable[[str], str], names: Sequence[str]) -> Iterable[str]:
        def of_batches(batches: Iterable[Any]) -> Iterator[Any]:
            for batch in batches:
                for number in batch.column(0).to_pylist():
                    done = pyarrow.array([function(names[number])])
                    yield pyarrow.RecordBatch.from_arrays([done], names=["done"])

        numbers = session.range(0, len(names), 1, len(names))
        return [row.done for row in numbers.mapInArrow(of_batches, "done string").collect()]

    return Runner(run, load_extra("pyspark.cloudpickle", "spark").dumps)


def ray_runner(**ray_options: Any) -> Runner:
    """What makes `annotate_dataset` work on the workers of Ray, one part a task.

    The folders must be on storage that all workers see by the same path.

    Args:
        ray_options: those of a task of Ray, such as ``num_cpus``, which is 1 if not given.
    """
    ray = load_extra("ray", "ray")

    def run(function: Callable[[str], str], names: Sequence[str]) -> Iterable[str]:
        def of_name(name: str) -> str:
            return function(name)

        task = ray.remote(**{"num_cpus": 1, **ray_options})(of_name)
        return list(ray.get([task.remote(name) for name in names]))

    return Runner(run, load_extra("ray.cloudpickle", "ray").dumps)
