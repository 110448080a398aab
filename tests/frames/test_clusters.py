"""Spark, Ray and Dask, each for real, on this machine alone."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import policytext as pt
from policytext.frames import (
    annotate_dataset,
    annotation_schema,
    dask_annotate,
    ray_annotate,
    ray_runner,
    spark_annotate,
    spark_runner,
)
from tests.frames.poison import NUMBERS, Counted, check_poisoned, poisoned, texts

pyarrow: Any = pytest.importorskip("pyarrow")
parquet: Any = pytest.importorskip("pyarrow.parquet")

pytestmark = [
    # Ray warns of its own settings as it sets them.
    pytest.mark.filterwarnings("ignore:`use_.*` is deprecated:DeprecationWarning"),
]
LAYERS: list[Any] = [pt.QUANTITIES, pt.TIMES, NUMBERS]
ROWS = texts(120)
PATH = os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path if entry)


@pytest.fixture(scope="module")
def patch() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        # Workers find the same packages, and nothing listens to the outside.
        patch.setenv("PYTHONPATH", PATH)
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        # Ray takes this machine's outside address, unless it believes that it cannot be a cluster.
        patch.setenv("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")
        yield patch


# One process, and executors in processes of their own.
MASTERS = ["local[2]", "local-cluster[2,1,1024]"]
on_spark = pytest.mark.parametrize("spark", MASTERS[:1], indirect=True, scope="module")
on_executors = pytest.mark.parametrize("spark", MASTERS, indirect=True, scope="module")


@pytest.fixture(scope="module")
def spark(request: pytest.FixtureRequest, patch: pytest.MonkeyPatch) -> Iterator[Any]:
    pyspark = pytest.importorskip("pyspark")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java")
    sql = pytest.importorskip("pyspark.sql")
    patch.setenv("SPARK_HOME", str(Path(pyspark.__file__).parent))
    session = (
        sql.SparkSession.builder.master(request.param)
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.executorEnv.PYTHONPATH", PATH)
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def ray(patch: pytest.MonkeyPatch) -> Iterator[Any]:
    del patch
    ray = pytest.importorskip("ray")
    data = pytest.importorskip("ray.data")
    ray.init(
        num_cpus=2,
        include_dashboard=False,
        object_store_memory=100 * 2**20,
        log_to_driver=False,
        logging_level="ERROR",
    )
    data.DataContext.get_current().enable_progress_bars = False
    assert ray.util.get_node_ip_address() == "127.0.0.1"
    yield ray
    ray.shutdown()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    for i in range(4):
        rows = ROWS if i == 2 else [f"{i}部分增长{j}%" for j in range(40)]
        parquet.write_table(pyarrow.table({"text": rows}), folder / f"part-{i}.parquet")
    return folder


def counted(log: Path) -> pt.Pipeline:
    return pt.Pipeline([Counted(str(log)), *poisoned().annotators])


def check_dataset(source: Path, target: Path, log: Path, runner: Any) -> None:
    """A run that is broken off by an error of a part, and one that goes on from there."""
    part = source / "part-1.parquet"
    kept = part.read_bytes()
    part.write_bytes(b"not yet")
    with pytest.raises(pt.ReadError, match="1 parts could not be annotated"):
        annotate_dataset(source, target, pipeline=counted(log), runner=runner)
    part.write_bytes(kept)
    report = annotate_dataset(source, target, pipeline=counted(log), runner=runner)
    assert [one.skipped for one in report.parts] == [True, False, True, True]
    assert [one.failed for one in report.parts] == [0, 0, 4, 0]
    lines = [line.split(" ", 1) for line in log.read_text(encoding="utf-8").splitlines()]
    seen = Counter(text for _, text in lines if "部分" in text)
    assert len(seen) == 120
    assert set(seen.values()) == {1}
    assert str(os.getpid()) not in {pid for pid, _ in lines}
    docs = pt.documents_of(parquet.read_table(target / "part-2.parquet"), layers=LAYERS)
    check_poisoned(ROWS, list(docs))
    # What a cluster wrote, this machine takes for its own.
    again = annotate_dataset(source, target, pipeline=counted(log))
    assert again.skipped == 4


@on_spark
def test_spark_gives_what_one_process_gives(spark: Any) -> None:
    rows = [("a", "2024年增长5%以上。", 2024), ("b", None, 2023), ("c", "", None), ("d", "无", 1)]
    frame = spark.createDataFrame(rows * 5, "id string, text string, year int")
    done = spark_annotate(frame, year="year", id="id", pipeline=["quantities"])
    got = list(pt.documents_of(done.toArrow()))
    table = pyarrow.Table.from_pylist(
        [dict(zip(("id", "text", "year"), row, strict=True)) for row in rows * 5],
        pyarrow.schema({"id": "string", "text": "string", "year": "int32"}.items()),
    )
    want = pt.annotate_frame(table, year="year", id="id", pipeline=["quantities"])
    assert got == list(pt.documents_of(want))
    low = done.selectExpr("explode(quantities) as q").selectExpr("q.value.low").first()
    assert str(low[0]) == "5.000000000000"


@on_executors
def test_spark_survives_texts_that_kill(spark: Any) -> None:
    frame = spark.createDataFrame([(text,) for text in ROWS], "text string").coalesce(2)
    done = spark_annotate(frame, pipeline=poisoned())
    check_poisoned(ROWS, list(pt.documents_of(done.toArrow(), layers=LAYERS)))


@on_spark
def test_spark_refuses_before_anything_runs(spark: Any) -> None:
    frame = spark.createDataFrame([(1, "a")], "text int, problems string")
    with pytest.raises(pt.InputError, match="of type int32"):
        spark_annotate(frame)
    with pytest.raises(pt.InputError, match="prefix='pt_'"):
        spark_annotate(frame, "problems")


@on_executors
def test_spark_takes_up_a_dataset_where_it_was_left(
    spark: Any, source: Path, tmp_path: Path
) -> None:
    check_dataset(source, tmp_path / "target", tmp_path / "log", spark_runner(spark))


def test_ray_gives_what_one_process_gives(ray: Any) -> None:
    table = pyarrow.table({"text": ["2024年增长5%以上。", None, "", "无"] * 5, "year": [2024] * 20})
    dataset = ray.data.from_arrow([table.slice(0, 7), table.slice(7)])
    done = ray_annotate(
        dataset, year="year", pipeline=["quantities"], ray_options={"batch_size": 4}
    )
    found = pyarrow.concat_tables(ray.get(done.to_arrow_refs()))
    want = pt.annotate_frame(table, year="year", pipeline=["quantities"])
    assert found.combine_chunks() == want.combine_chunks()
    assert list(found.schema)[2:] == list(annotation_schema(pipeline=["quantities"]))


def test_ray_survives_texts_that_kill(ray: Any) -> None:
    dataset = ray.data.from_arrow(pyarrow.table({"text": ROWS}))
    done = ray_annotate(dataset, pipeline=poisoned())
    found = pyarrow.concat_tables(ray.get(done.to_arrow_refs()))
    check_poisoned(ROWS, list(pt.documents_of(found, layers=LAYERS)))


def test_ray_takes_up_a_dataset_where_it_was_left(ray: Any, source: Path, tmp_path: Path) -> None:
    assert ray.is_initialized()
    check_dataset(source, tmp_path / "target", tmp_path / "log", ray_runner())


def test_ray_options_are_a_mapping() -> None:
    pytest.importorskip("ray")
    wrong: Any = [1]
    with pytest.raises(pt.InputError, match="ray_options"):
        ray_annotate(None, ray_options=wrong)


def test_dask_gives_what_one_process_gives() -> None:
    dask: Any = pytest.importorskip("dask.dataframe")
    pandas: Any = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"text": ROWS}, index=range(100, 220))
    lazy = dask_annotate(dask.from_pandas(frame, npartitions=3), pipeline=poisoned())
    done = lazy.compute()
    assert done.index.equals(frame.index)
    assert lazy.dtypes.equals(done.dtypes)
    check_poisoned(ROWS, list(pt.documents_of(done, layers=LAYERS)))


def run_recipe(cluster: str, folder: Path) -> None:
    """Run the blocks of docs/clusters.md for one cluster, on the cluster of these tests."""
    page = (Path(__file__).parents[2] / "docs" / "clusters.md").read_text(encoding="utf-8")
    found = re.findall(rf"^```python {cluster}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert found
    # The working folder of a cluster is the one that it started in.
    code = re.sub(r'"(\w+(\.parquet|_parts))"', rf'"{folder}/\1"', "\n".join(found))
    exec(compile(code, "docs/clusters.md", "exec"), {"__name__": "recipe"})
    assert (folder / "annotated.parquet").is_dir()


@on_spark
def test_the_recipe_for_spark_runs(spark: Any, tmp_path: Path) -> None:
    assert spark is not None
    run_recipe("spark", tmp_path)


def test_the_recipe_for_ray_runs(ray: Any, tmp_path: Path) -> None:
    assert ray is not None
    run_recipe("ray", tmp_path)
