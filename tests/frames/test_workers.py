"""Workers, and texts that raise or kill: the same answers in the same order, and bounded memory."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import policytext as pt
from policytext.frames import child as children
from policytext.frames import stream
from policytext.frames.cells import select_inputs
from policytext.frames.child import Child, borrowed, close_all
from policytext.frames.plan import make_plan
from policytext.parallel import Failure
from tests.frames.poison import KILLED, NUMBERS, Counted, check_poisoned, poisoned, texts

pyarrow: Any = pytest.importorskip("pyarrow")

pytestmark = pytest.mark.filterwarnings(
    # Python 3.12 and newer say so of every fork where pyarrow has started threads.
    "ignore:This process .* is multi-threaded:DeprecationWarning"
)
LAYERS: list[Any] = [pt.QUANTITIES, pt.TIMES, NUMBERS]


@pytest.mark.parametrize("setting", [{"isolate": True}, {"workers": 2}, {"workers": 3}])
def test_a_text_that_fails_or_kills_is_marked_and_the_others_are_done(
    setting: dict[str, Any],
) -> None:
    rows = texts(150)
    done = pt.annotate_frame(pyarrow.table({"text": rows}), pipeline=poisoned(), **setting)
    check_poisoned(rows, list(pt.documents_of(done, layers=LAYERS)))


def test_workers_give_the_bytes_that_one_gives() -> None:
    frame = pyarrow.table({"text": [f"常州市完成投资{i}亿元，增长{i}%以上。" for i in range(200)]})
    one = pt.annotate_frame(frame).combine_chunks()
    assert pt.annotate_frame(frame, workers=2).combine_chunks() == one
    assert pt.annotate_frame(frame, isolate=True).combine_chunks() == one


@pytest.mark.parametrize("workers", [0, -1, 1.5, "2", True])
def test_workers_are_a_number(workers: Any) -> None:
    with pytest.raises(pt.InputError, match="workers must be"):
        pt.annotate_frame(pyarrow.table({"text": ["a"]}), workers=workers)


def test_rows_are_cut_into_slices_of_bounded_size() -> None:
    plan = make_plan(pipeline=["quantities"])
    size = stream.CHARACTERS
    long = ["长" * (size - 1), "短", "中", None, "长" * 2 * size, "短", *["一"] * 200]
    for kind in (pyarrow.string(), pyarrow.string_view()):
        batch = pyarrow.record_batch({"text": pyarrow.array(long, kind)})
        cut = list(stream._slices([batch, batch.slice(0, 0)], plan))
        rows = [one.column(0).to_pylist() for one in cut]
        assert [text for row in rows for text in row] == long
        assert [len(row) for row in rows] == [2, 2, 1, 64, 64, 64, 9]


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view", "dictionary"])
def test_a_slice_sends_its_own_rows_and_no_others(kind: str) -> None:
    # Else the time of a frame would grow by the square of its rows.
    texts = [f"第{i}行" * 50 for i in range(2000)]
    if kind == "dictionary":
        column = pyarrow.array(texts).dictionary_encode()
    else:
        column = pyarrow.array(texts, getattr(pyarrow, kind)())
    part = pyarrow.record_batch({"text": column}).slice(500, 10)
    sent = select_inputs(part, make_plan(pipeline=["quantities"]))
    assert sent.column(0).to_pylist() == texts[500:510]
    assert len(pickle.dumps(sent)) < 10 * 3 * 350


def test_a_stream_is_read_a_few_slices_ahead() -> None:
    taken: list[int] = []

    def batches() -> Iterator[Any]:
        for i in range(100):
            taken.append(i)
            yield pyarrow.record_batch({"text": [f"增长{i}%"] * 64})

    reader = pyarrow.RecordBatchReader.from_batches(
        pyarrow.schema([("text", pyarrow.string())]), batches()
    )
    done = pt.annotate_frame(reader, pipeline=["quantities"], workers=2)
    done.read_next_batch()
    assert len(taken) <= 12
    assert done.read_all().num_rows == 99 * 64


def inputs(plan: Any, rows: list[str]) -> Any:
    return select_inputs(pyarrow.record_batch({"text": rows}), plan)


def lines(path: Path) -> list[list[str]]:
    return [line.split(" ", 1) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_child_that_is_kept_serves_the_next_call_of_the_same_plan(tmp_path: Path) -> None:
    log = tmp_path / "log"
    plan = make_plan(pipeline=pt.Pipeline([Counted(str(log))]))
    other = make_plan(pipeline=pt.Pipeline([Counted(str(log))]), longest=5)
    batch = pyarrow.record_batch({"text": ["一", "二"]})
    try:
        for one in (plan, plan, other):
            list(stream.annotate_stream([batch, batch], one, isolate=True, keep=True))
            assert len(children._idle) == 1
        pids = [pid for pid, _ in lines(log)]
        assert len(pids) == 12
        assert len(set(pids[:8])) == 1
        assert len(set(pids[8:])) == 1
        assert len(set(pids)) == 2
        assert not _alive(int(pids[0]))
        assert _alive(int(pids[8]))
    finally:
        close_all()
    assert not _alive(int(pids[8]))


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_only_the_rows_of_the_slice_that_dies_are_done_again(tmp_path: Path) -> None:
    log = tmp_path / "log"
    chain = pt.Pipeline([Counted(str(log)), *poisoned().annotators])
    rows = [f"第{i}行" for i in range(640)]
    rows[100] = f"第100行{KILLED}"
    pt.annotate_frame(pyarrow.table({"text": rows}), pipeline=chain, isolate=True)
    seen = [text for _, text in lines(log)]
    assert set(seen) == set(rows)
    assert len(seen) <= len(rows) + 64


def test_a_child_that_cannot_load_the_pipeline_is_told_of_at_once() -> None:
    plan = make_plan(dumps=lambda _: b"cno_such_module\nthing\n.", pipeline=["quantities"])
    with pytest.raises(pt.InputError, match="cannot load the pipeline: No module named"):
        Child(plan)


CHILD = """
from policytext.frames.child import Child
from policytext.frames.plan import make_plan
child = Child(make_plan(pipeline=["quantities"]))
print(child._process.pid, flush=True)
"""
POOL = """
from policytext.parallel import ordered_map
def pid(_):
    return os.getpid()
found = ordered_map(pid, range(100), workers=2)
print(next(found)[1], flush=True)
"""


@pytest.mark.parametrize("code", [CHILD, POOL])
def test_processes_end_with_a_parent_that_is_killed(code: str) -> None:
    path = os.pathsep.join(entry for entry in sys.path if entry)
    done = subprocess.run(
        [sys.executable, "-c", f"import os\n{code}\nos.kill(os.getpid(), {int(signal.SIGKILL)})"],
        stdout=subprocess.PIPE,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )
    pid = int(done.stdout)
    for _ in range(200):
        if not _running(pid):
            break
        time.sleep(0.05)
    assert not _running(pid)


def _running(pid: int) -> bool:
    """Whether a process is there and no zombie that nobody has asked after."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").split()[2] != "Z"
    except OSError:
        return Path("/proc").is_dir() is False and _alive(pid)


def test_a_child_is_not_used_by_a_fork_or_after_an_error() -> None:
    plan = make_plan(pipeline=poisoned())
    with pytest.raises(KeyError), borrowed(plan, keep=True) as held:
        raise KeyError("an error while it is used")
    assert children._idle == []
    assert held._process.poll() is not None
    with borrowed(plan, keep=True):
        pass
    try:
        ((owner, kept),) = children._idle
        children._idle[:] = [(owner + 1, kept)]
        assert children._take(plan) is None
    finally:
        kept.close()


def test_a_child_that_died_comes_back() -> None:
    plan = make_plan(pipeline=poisoned())
    with borrowed(plan, keep=False) as child:
        answer = child.annotate(inputs(plan, [KILLED]))
        assert isinstance(answer, Failure)
        assert "SIGKILL" in answer.message
        again = child.annotate(inputs(plan, ["增长5%"]))
        assert again.column("quantities")[0][0]["text"].as_py() == "5%"
