"""Folders of Parquet files: parts appear whole, and what is done is not done again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import policytext as pt
from policytext.frames import Runner, annotate_dataset, annotation_schema
from policytext.frames import parts as parts_module
from policytext.frames.child import close_all
from tests.frames.poison import NUMBERS, Counted, check_poisoned, poisoned, texts

pyarrow: Any = pytest.importorskip("pyarrow")
parquet: Any = pytest.importorskip("pyarrow.parquet")

pytestmark = [
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
    pytest.mark.usefixtures("_no_children"),
]
OPTIONS: dict[str, Any] = {"pipeline": ["quantities"]}


@pytest.fixture
def _no_children() -> Any:
    yield
    close_all()


def write(folder: Path, name: str, rows: list[str | None]) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(pyarrow.table({"text": pyarrow.array(rows, pyarrow.string())}), path)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    for i in range(4):
        write(folder, f"part-{i}.parquet", [f"增长{i}.{j}%以上" for j in range(10)])
    write(folder, "year=2024/more.parquet", ["新增3万人", None])
    write(folder, "_temporary/half.parquet", ["不读"])
    write(folder, ".hidden.parquet", ["不读"])
    (folder / "_SUCCESS").touch()
    return folder


def skipped(report: Any) -> list[bool]:
    return [part.skipped for part in report.parts]


def test_a_folder_becomes_a_folder_of_the_same_parts(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "deep" / "target"
    report = annotate_dataset(source, target, **OPTIONS)
    names = [*(f"part-{i}.parquet" for i in range(4)), "year=2024/more.parquet"]
    assert [part.name for part in report.parts] == names
    assert (report.rows, report.failed, report.skipped) == (42, 0, 0)
    found = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    assert found == {*names, "_policytext.json"}
    for name in names:
        table = parquet.read_table(target / name, partitioning=None)
        want = pt.annotate_frame(parquet.read_table(source / name, partitioning=None), **OPTIONS)
        assert table.combine_chunks() == want.combine_chunks()
        assert list(table.schema)[1:] == list(annotation_schema(**OPTIONS))
    facts = json.loads((target / "_policytext.json").read_text(encoding="utf-8"))
    assert facts["manifest"] == pt.manifest(pt.load("quantities"))
    assert facts["settings"]["layers"] == ["quantities", "times"]
    assert {name: one["rows"] for name, one in facts["parts"].items()} == dict(
        zip(names, [10, 10, 10, 10, 2], strict=True)
    )


def test_a_second_run_does_nothing_and_changes_nothing(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    annotate_dataset(source, target, **OPTIONS)
    before = {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in target.rglob("*.parquet")
    }
    manifest = (target / "_policytext.json").read_bytes()
    report = annotate_dataset(source, target, workers=2, **OPTIONS)
    assert skipped(report) == [True] * 5
    assert report.rows == 42
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in before} == before
    assert (target / "_policytext.json").read_bytes() == manifest


def test_the_same_input_gives_the_same_bytes(source: Path, tmp_path: Path) -> None:
    for name, workers in (("a", 1), ("b", 2)):
        annotate_dataset(source, tmp_path / name, workers=workers, **OPTIONS)
    for path in (tmp_path / "a").rglob("*.parquet"):
        assert path.read_bytes() == (tmp_path / "b" / path.relative_to(tmp_path / "a")).read_bytes()


def test_only_what_has_changed_is_done_again(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "target"
    annotate_dataset(source, target, **OPTIONS)
    write(source, "part-1.parquet", ["另有增长9%"])
    write(source, "part-9.parquet", ["新的"])
    (target / "part-2.parquet").write_bytes(b"no Parquet")
    (target / "part-3.parquet").unlink()
    assert skipped(annotate_dataset(source, target, **OPTIONS)) == [
        True, False, False, False, False, True,
    ]  # fmt: skip
    other: dict[str, Any] = {"pipeline": ["quantities"], "layers": ["times"]}
    assert skipped(annotate_dataset(source, target, **other)) == [False] * 6
    assert parquet.read_schema(target / "part-0.parquet").names == [
        "text",
        "document",
        "times",
        "problems",
    ]
    monkeypatch.setattr(parts_module, "manifest", lambda _: {"another": "version"})
    parts_module._versions.cache_clear()
    assert skipped(annotate_dataset(source, target, **other)) == [False] * 6
    parts_module._versions.cache_clear()


def test_texts_that_fail_or_kill_are_counted_and_the_rest_is_done(tmp_path: Path) -> None:
    rows = texts(120)
    write(tmp_path / "source", "a.parquet", rows)
    write(tmp_path / "source", "b.parquet", rows[:60])
    target = tmp_path / "target"
    report = annotate_dataset(tmp_path / "source", target, workers=2, pipeline=poisoned())
    assert [part.failed for part in report.parts] == [4, 2]
    assert annotate_dataset(tmp_path / "source", target, pipeline=poisoned()).failed == 6
    table = parquet.read_table(target / "a.parquet")
    check_poisoned(rows, list(pt.documents_of(table, layers=[pt.QUANTITIES, pt.TIMES, NUMBERS])))


def test_memory_is_bounded_by_row_groups(tmp_path: Path) -> None:
    write(tmp_path / "source", "a.parquet", [f"增长{i}%" for i in range(2600)])
    annotate_dataset(tmp_path / "source", tmp_path / "target", **OPTIONS)
    with parquet.ParquetFile(tmp_path / "target" / "a.parquet") as file:
        groups = [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)]
    assert sum(groups) == 2600
    assert max(groups) < 1024 + 64


def test_an_interrupted_run_is_continued_without_double_work(tmp_path: Path) -> None:
    source, target, log = tmp_path / "source", tmp_path / "target", tmp_path / "log"
    for i in range(6):
        write(source, f"part-{i}.parquet", [f"{i}部分{j}行" for j in range(300)])
    code = (
        "import sys, policytext as pt\n"
        "from policytext.frames import annotate_dataset\n"
        "from tests.frames.poison import Counted\n"
        "source, target, log = sys.argv[1:]\n"
        "annotate_dataset(source, target, pipeline=pt.Pipeline([Counted(log)]))\n"
    )
    path = os.pathsep.join(entry for entry in sys.path if entry)
    run = subprocess.Popen(
        [sys.executable, "-c", code, str(source), str(target), str(log)],
        env={**os.environ, "PYTHONPATH": path},
    )
    # Killed in the middle of the third part at the earliest.
    while not (log.exists() and log.read_bytes().count(b"\n") > 700):
        assert run.poll() is None
        time.sleep(0.005)
    run.send_signal(signal.SIGKILL)
    run.wait()
    done = sorted(one.name for one in target.glob("*.parquet"))
    assert 2 <= len(done) < 6
    for name in done:
        assert parquet.read_table(target / name).num_rows == 300
    report = annotate_dataset(source, target, pipeline=pt.Pipeline([Counted(str(log))]))
    assert [part.name for part in report.parts if part.skipped] == done
    seen = Counter(line.split(" ", 1)[1] for line in log.read_text(encoding="utf-8").splitlines())
    assert len(seen) == 1800
    twice = {text[0] for text, count in seen.items() if count > 1}
    assert len(twice) <= 1
    assert not {f"part-{number}.parquet" for number in twice} & set(done)
    assert list(target.glob(".*")) == []


def test_a_part_that_cannot_be_read_is_told_and_the_others_are_done(
    source: Path, tmp_path: Path
) -> None:
    (source / "part-1.parquet").write_bytes(b"no Parquet")
    parquet.write_table(pyarrow.table({"other": ["a"]}), source / "part-2.parquet")
    with pytest.raises(pt.ReadError) as caught:
        annotate_dataset(source, tmp_path / "target", **OPTIONS)
    assert "2 parts could not be annotated, the others are done: part-1.parquet" in str(
        caught.value
    )
    assert "no column 'text'" in str(caught.value)
    assert len(list((tmp_path / "target").rglob("*.parquet"))) == 3
    write(source, "part-1.parquet", ["增长5%"])
    write(source, "part-2.parquet", ["增长5%"])
    assert skipped(annotate_dataset(source, tmp_path / "target", **OPTIONS)) == [
        True, False, False, True, True,
    ]  # fmt: skip


def test_a_part_without_rows_may_have_any_types(tmp_path: Path) -> None:
    write(tmp_path / "source", "a.parquet", ["增长5%"])
    empty = pyarrow.table({"text": pyarrow.array([], pyarrow.float64())})
    parquet.write_table(empty, tmp_path / "source" / "b.parquet")
    report = annotate_dataset(tmp_path / "source", tmp_path / "target", **OPTIONS)
    assert [(part.rows, part.error) for part in report.parts] == [(1, ""), (0, "")]


def test_folders_that_would_be_mixed_up_are_refused(source: Path, tmp_path: Path) -> None:
    with pytest.raises(pt.InputError, match="lies in it"):
        annotate_dataset(source, source, **OPTIONS)
    with pytest.raises(pt.InputError, match="lies in it"):
        annotate_dataset(source, source / "target", **OPTIONS)
    write(tmp_path / "target", "stray.parquet", ["a"])
    with pytest.raises(pt.InputError, match=r"1 such as stray\.parquet"):
        annotate_dataset(source, tmp_path / "target", **OPTIONS)
    with pytest.raises(pt.ReadError, match="no Parquet files"):
        annotate_dataset(tmp_path / "none", tmp_path / "target", **OPTIONS)
    with pytest.raises(pt.InputError, match="workers"):
        annotate_dataset(source, tmp_path / "new", workers=0, **OPTIONS)
    with pytest.raises(pt.InputError, match="unknown option"):
        annotate_dataset(source, tmp_path / "new", nope="x")


def test_workers_of_different_versions_are_told_of(source: Path, tmp_path: Path) -> None:
    def run(work: Any, names: Any) -> Any:
        for i, name in enumerate(names):
            yield json.dumps({**json.loads(work(name)), "versions": str(i % 2)})

    with pytest.raises(pt.InputError, match="different versions"):
        annotate_dataset(source, tmp_path / "target", runner=Runner(run), **OPTIONS)
