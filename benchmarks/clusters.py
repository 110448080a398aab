"""Frames and clusters on many texts: ``python -m benchmarks.clusters``.

The texts are made once, as Parquet files. Each setting annotates them in a fresh process and
writes Parquet files; the time counts from the first file read to the last one written, models
loaded and all, without the start of Spark or Ray.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import click

from benchmarks.notices import Poisoned, notices, reports
from benchmarks.watching import Watch
from policytext import Pipeline, annotate_frame, load
from policytext.extras import load_extra
from policytext.frames import (
    Runner,
    annotate_dataset,
    ray_annotate,
    ray_runner,
    spark_annotate,
    spark_runner,
)
from policytext.pipeline import ANNOTATORS

__all__ = ["main"]

ROOT = Path(__file__).parents[1]
# The command line of a process that has a model: a child, or a worker that was forked from us.
_WORKERS = ("policytext.frames.child", "benchmarks.clusters")
PARTS = 20


@click.group()
def main() -> None:
    """Measure `annotate_frame`, Spark and Ray on many texts."""


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--documents", default=100_000, show_default=True, type=click.IntRange(1))
@click.option("--seed", default=1, show_default=True)
@click.option("--reports", "texts", type=click.Path(path_type=Path), help="A folder of .txt files.")
def make(folder: Path, documents: int, seed: int, texts: Path | None) -> None:
    """Write the texts, as Parquet files in FOLDER."""
    pyarrow, parquet = load_extra("pyarrow", "arrow"), load_extra("pyarrow.parquet", "arrow")
    folder.mkdir(parents=True)
    rows = reports(texts, documents) if texts else notices(documents, seed)
    size = -(-documents // PARTS)
    characters = number = 0
    while part := list(islice(rows, size)):
        table = pyarrow.table({"text": part, "year": [2024] * len(part)})
        parquet.write_table(table, folder / f"part-{number:03}.parquet")
        characters += sum(map(len, part))
        number += 1
    print(f"{documents} documents, {characters} characters, {number} files")


@main.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True))
@click.argument("work", type=click.Path(path_type=Path))
@click.option("--engine", "engines", multiple=True, help="frame, dataset, spark, ray; all if none.")
@click.option("--workers", multiple=True, type=int, default=(1, 2), show_default=True)
@click.option("--annotators", default=",".join(ANNOTATORS), show_default=True)
def run(
    source: Path, work: Path, engines: tuple[str, ...], workers: tuple[int, ...], annotators: str
) -> None:
    """Annotate SOURCE in every setting, into folders below WORK, and print a table."""
    work.mkdir(parents=True, exist_ok=True)
    _print_head()
    for engine in engines or tuple(_ENGINES):
        alone = 0.0
        for count in workers:
            facts = _fresh(engine, count, source, work / f"{engine}-{count}", annotators)
            alone = alone or facts["seconds"] * count
            _print_row(facts, alone)


def _fresh(engine: str, workers: int, source: Path, target: Path, annotators: str) -> Any:
    """The facts of one setting, which runs in a process of its own."""
    shutil.rmtree(target, ignore_errors=True)
    arguments = ["one", engine, str(workers), str(source), str(target), annotators]
    # A module of its own name, so that other processes find what is pickled.
    code = "from benchmarks.clusters import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        env={**os.environ, **_environment()},
    )
    return json.loads(done.stdout.splitlines()[-1])


def _environment() -> dict[str, str]:
    """What keeps clusters on this machine, and lets their workers find the suite."""
    path = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return {
        "PYTHONPATH": os.pathsep.join(
            [str(ROOT), *(str(Path(one).absolute()) for one in path if one)]
        ),
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "RAY_USAGE_STATS_ENABLED": "0",
        "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",
    }


@main.command(hidden=True)
@click.argument("engine", type=click.Choice(["frame", "dataset", "spark", "ray"]))
@click.argument("workers", type=int)
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.argument("annotators")
def one(engine: str, workers: int, source: Path, target: Path, annotators: str) -> None:
    """One setting: annotate, and print the facts as JSON."""
    pipeline = Pipeline([Poisoned(), *load(*annotators.split(",")).annotators])
    with _ENGINES[engine](workers) as annotate, Watch(_WORKERS) as watch:
        annotate(source, target, {"pipeline": pipeline, "year": "year"})
    rows, failed, characters = _checked(target)
    facts = {
        "engine": engine,
        "workers": workers,
        "documents": rows,
        "failed": failed,
        "characters": characters,
        "seconds": watch.seconds,
        "processor": watch.processor_seconds,
        "memory": watch.workers(),
        "load": os.getloadavg()[0],
    }
    print(json.dumps(facts))


def _checked(target: Path) -> tuple[int, int, int]:
    """Rows, failed rows, and characters of the texts that were annotated."""
    parquet = load_extra("pyarrow.parquet", "arrow")
    rows = failed = characters = 0
    for path in sorted(target.glob("*.parquet")):
        table = parquet.read_table(path, columns=["text", "problems"])
        for text, problems in zip(*(column.to_pylist() for column in table.columns), strict=True):
            rows += 1
            if any(one["kind"] == "failed" for one in problems):
                failed += 1
            else:
                characters += len(text)
    return rows, failed, characters


_Annotate = Callable[[Path, Path, dict[str, Any]], None]


@contextmanager
def _frame(workers: int) -> Iterator[_Annotate]:
    """`annotate_frame` from a reader to one file, as a stream."""
    dataset = load_extra("pyarrow.dataset", "arrow")
    parquet = load_extra("pyarrow.parquet", "arrow")

    def annotate(source: Path, target: Path, options: dict[str, Any]) -> None:
        target.mkdir(parents=True)
        # Few batches ahead, so that what is measured is not the reader's store.
        reader = dataset.dataset(source).scanner(
            batch_size=1024, batch_readahead=1, fragment_readahead=1
        )
        done = annotate_frame(reader.to_reader(), workers=workers, isolate=True, **options)
        with parquet.ParquetWriter(target / "all.parquet", done.schema) as writer:
            for batch in done:
                writer.write_batch(batch)

    yield annotate


def _dataset(runner: Runner | None, workers: int) -> _Annotate:
    def annotate(source: Path, target: Path, options: dict[str, Any]) -> None:
        annotate_dataset(source, target, workers=workers, runner=runner, **options)

    return annotate


@contextmanager
def _here(workers: int) -> Iterator[_Annotate]:
    """`annotate_dataset` with processes of this machine."""
    yield _dataset(None, workers)


@contextmanager
def _spark(workers: int) -> Iterator[_Annotate]:
    """`spark_annotate` from files to files, on a session of this machine."""
    sql = load_extra("pyspark.sql", "spark")
    session = (
        sql.SparkSession.builder.master(f"local[{workers}]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.memory", "2g")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")

    def annotate(source: Path, target: Path, options: dict[str, Any]) -> None:
        frame = session.read.parquet(str(source)).repartition(PARTS)
        spark_annotate(frame, **options).write.parquet(str(target))

    yield annotate
    session.stop()


@contextmanager
def _ray(workers: int) -> Iterator[_Annotate]:
    """`ray_annotate` from files to files, on a cluster of this machine."""
    ray = load_extra("ray", "ray")
    data = load_extra("ray.data", "ray")
    ray.init(num_cpus=workers, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    data.DataContext.get_current().enable_progress_bars = False

    def annotate(source: Path, target: Path, options: dict[str, Any]) -> None:
        frame = data.read_parquet(str(source), override_num_blocks=PARTS)
        ray_annotate(frame, **options).write_parquet(str(target))

    yield annotate
    ray.shutdown()


_ENGINES: dict[str, Any] = {"frame": _frame, "dataset": _here, "spark": _spark, "ray": _ray}


@main.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True))
@click.argument("target", type=click.Path(path_type=Path))
@click.option(
    "--after", default=0.5, show_default=True, help="Share of parts at which it is killed."
)
@click.option("--runner", type=click.Choice(["here", "spark", "ray"]), default="here")
@click.option("--workers", default=2, show_default=True)
@click.option("--annotators", default=",".join(ANNOTATORS), show_default=True)
def interrupted(
    source: Path, target: Path, after: float, runner: str, workers: int, annotators: str
) -> None:
    """Kill `annotate_dataset` in the middle, run it again, and say what each run did."""
    arguments = ["dataset", str(source), str(target), runner, str(workers), annotators]
    code = "from benchmarks.clusters import main; main()"
    command = [sys.executable, "-c", code, *arguments]
    environment = {**os.environ, **_environment()}
    total = len(list(source.glob("*.parquet")))
    # A group of its own, so that the workers die with it, as they would of a machine's end.
    first = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
    )
    start = time.perf_counter()
    while len(list(target.glob("*.parquet"))) < after * total and first.poll() is None:
        time.sleep(0.2)
    if first.poll() is None:
        os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    there = {path.name: path.stat().st_mtime_ns for path in target.glob("*.parquet")}
    print(f"killed after {time.perf_counter() - start:.0f} s with {len(there)} of {total} parts")
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE)
    print(done.stdout.decode().strip())
    kept = sum(path.stat().st_mtime_ns == there.get(path.name) for path in target.glob("*.parquet"))
    print(f"{kept} parts are the files of the first run")


@main.command(hidden=True)
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.argument("runner")
@click.argument("workers", type=int)
@click.argument("annotators")
def dataset(source: Path, target: Path, runner: str, workers: int, annotators: str) -> None:
    """Run `annotate_dataset`, and say what it did."""
    pipeline = Pipeline([Poisoned(), *load(*annotators.split(",")).annotators])
    options: dict[str, Any] = {"pipeline": pipeline, "year": "year"}
    start = time.perf_counter()
    engine = {"here": _here, "spark": _spark, "ray": _ray}[runner]
    with engine(workers):
        made = None if runner == "here" else _runner(runner)
        report = annotate_dataset(source, target, workers=workers, runner=made, **options)
    print(
        f"{len(report.parts)} parts of {report.rows} rows, {report.failed} failed; "
        f"{report.skipped} parts skipped, in {time.perf_counter() - start:.0f} s"
    )


def _runner(name: str) -> Runner:
    if name == "ray":
        return ray_runner()
    return spark_runner(load_extra("pyspark.sql", "spark").SparkSession.getActiveSession())


def _print_head() -> None:
    version = f"{platform.python_implementation()} {platform.python_version()}"
    print(f"{version}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}")
    print(
        "| engine | workers | documents | failed | seconds | characters a second | "
        "efficiency | processor seconds | memory of workers, MiB: early, late, peak | load |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")


def _print_row(facts: dict[str, Any], alone: float) -> None:
    memory = "; ".join(
        ", ".join(f"{size / 2**20:.0f}" for size in sizes) for sizes in facts["memory"]
    )
    speed = facts["characters"] / facts["seconds"]
    efficiency = alone / facts["seconds"] / facts["workers"]
    print(
        f"| {facts['engine']} | {facts['workers']} | {facts['documents']:,} | {facts['failed']} | "
        f"{facts['seconds']:.0f} | {speed:,.0f} | {efficiency:.2f} | {facts['processor']:.0f} | "
        f"{memory} | {facts['load']:.1f} |",
        flush=True,
    )


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.clusters")
