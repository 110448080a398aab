"""Streams of record batches: cut into small slices, annotated here or by workers, in order."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from policytext.document import Document
from policytext.errors import InputError
from policytext.extras import load_extra
from policytext.frames.batch import added_columns, batch_of, joined
from policytext.frames.cells import failed, read_inputs, select_inputs, strings
from policytext.frames.child import Child, borrowed
from policytext.frames.plan import Plan
from policytext.parallel import Failure, ordered_map

__all__ = ["annotate_stream"]

# What is worked on at once: enough that sending it costs little, and little enough that many
# workers end together and memory stays bounded.
ROWS = 64
CHARACTERS = 100_000


def annotate_stream(
    batches: Iterable[Any],
    plan: Plan,
    workers: int = 1,
    isolate: bool = False,
    keep: bool = False,
) -> Iterator[Any]:
    """Annotate record batches; yields smaller ones, the same rows in the same order.

    At most `4 * workers` slices of 64 rows are in memory besides the batch that is read.

    Args:
        batches: those that `check_columns` accepts; read as results are taken.
        plan: what is done.
        workers: processes; 1 annotates here.
        isolate: annotate in a process of its own even with one worker, so that a text that kills
            it is marked as failed and this process lives.
        keep: leave that process to the next call with the same plan.
    """
    if type(workers) is not int or workers < 1:
        raise InputError(f"workers must be a whole number of 1 or more, got {workers!r}")
    slices = _slices(batches, plan)
    if workers > 1:
        return _by_workers(slices, plan, workers)
    if isolate:
        return _by_child(slices, plan, keep)
    return (joined(one, added_columns(select_inputs(one, plan), plan)) for one in slices)


def _slices(batches: Iterable[Any], plan: Plan) -> Iterator[Any]:
    """The rows of batches in slices of a bounded size; at least one row each."""
    for batch in batches:
        texts = strings(batch.column(batch.schema.get_field_index(plan.text)))
        sizes = [len(text) if isinstance(text, str) else 0 for text in texts]
        start = size = 0
        for i, length in enumerate(sizes):
            if i > start and (i - start == ROWS or size + length > CHARACTERS):
                yield batch.slice(start, i - start)
                start, size = i, 0
            size += length
        if start < batch.num_rows:
            yield batch.slice(start)


def _by_workers(slices: Iterator[Any], plan: Plan, workers: int) -> Iterator[Any]:
    sent: deque[Any] = deque()

    def inputs() -> Iterator[Any]:
        for one in slices:
            sent.append(one)
            yield select_inputs(one, plan)

    with contextlib.ExitStack() as stack:
        alone = _Alone(plan, stack)
        for read, added in ordered_map(partial(added_columns, plan=plan), inputs(), workers):
            if isinstance(added, Failure):
                added = alone(read)
            yield joined(sent.popleft(), added)


def _by_child(slices: Iterator[Any], plan: Plan, keep: bool) -> Iterator[Any]:
    with borrowed(plan, keep) as child:
        for one in slices:
            read = select_inputs(one, plan)
            added = child.annotate(read)
            if isinstance(added, Failure):
                added = _row_by_row(read, plan, child)
            yield joined(one, added)


class _Alone:
    """Rows of a slice that killed a worker, one at a time in a child that is made when needed."""

    def __init__(self, plan: Plan, stack: contextlib.ExitStack) -> None:
        self._plan, self._stack = plan, stack
        self._child: Child | None = None

    def __call__(self, read: Any) -> Any:
        if self._child is None:
            self._child = self._stack.enter_context(borrowed(self._plan, keep=False))
        return _row_by_row(read, self._plan, self._child)


def _row_by_row(read: Any, plan: Plan, child: Child) -> Any:
    """The new columns of a slice of which a row killed the process: only that row fails."""
    pyarrow = load_extra("pyarrow", "arrow")
    rows = [_row(read.slice(i, 1), plan, child.annotate) for i in range(read.num_rows)]
    (whole,) = pyarrow.Table.from_batches(rows).combine_chunks().to_batches()
    return whole


def _row(read: Any, plan: Plan, annotate: Callable[[Any], Any]) -> Any:
    added = annotate(read)
    if not isinstance(added, Failure):
        return added
    (doc,) = read_inputs(read)
    assert isinstance(doc, Document)
    return batch_of([failed(doc, str(added))], plan)
