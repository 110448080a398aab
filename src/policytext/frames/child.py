"""A process of its own for texts that may kill one: it dies in place of the worker that asks it.

The child is a fresh interpreter that talks over its standard input and output. It is not forked:
workers of clusters have threads, and a fork of those may hang. It ends when its parent does, since
its input ends then.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from policytext.errors import InputError
from policytext.frames.plan import Plan
from policytext.parallel import Failure

__all__ = ["Child", "borrowed", "close_all"]

_LENGTH = struct.Struct("<Q")
_READY = b"ready"
# A child has one core. Where it may start threads, as many children as cores would be in each
# other's way.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class Child:
    """A process that annotates batches by one plan.

    Raises:
        InputError: it cannot load the pipeline.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._start()

    def _start(self) -> None:
        path = os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path)
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from policytext.frames.child import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**dict.fromkeys(_THREADS, "1"), **os.environ, "PYTHONPATH": path},
        )
        answer = self._ask(self.plan)
        if answer == _READY:
            return
        self.close()
        raise InputError(
            answer.message
            if isinstance(answer, Failure)
            else f"a worker process could not be started with {sys.executable}; see what it wrote "
            "to standard error"
        )

    def annotate(self, inputs: Any) -> Any:
        """The new columns for what `select_inputs` gave, or the failure of all its rows.

        A child that died is started anew with the next call.
        """
        if self._process.poll() is not None:
            self._start()
        answer = self._ask(inputs)
        if answer is not None:
            return answer
        return Failure("ProcessDiedError", f"the process that handled it {self._end()}")

    def _ask(self, question: Any) -> Any:
        """What the child answers; None where it died."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            _write(self._process.stdin, question)
            return _read(self._process.stdout)
        except OSError:
            return None

    def _end(self) -> str:
        """How the process ended, in words."""
        try:
            code = self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:  # It lives, but has closed its end.
            self._process.kill()
            code = self._process.wait()
        self._close_pipes()
        if code >= 0:
            return f"ended with exit code {code}"
        with contextlib.suppress(ValueError):
            return f"was ended by {signal.Signals(-code).name}; was memory short?"
        return f"was ended by signal {-code}"

    def _close_pipes(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        self._close_pipes()


def _write(pipe: BinaryIO | Any, thing: Any) -> None:
    data = pickle.dumps(thing)
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def _read(pipe: BinaryIO | Any) -> Any:
    """The next thing from a pipe; None at its end."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = pipe.read(length)
    return pickle.loads(data) if len(data) == length else None


def serve() -> None:
    """What the child does, until its parent is gone."""
    questions = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    # What annotators print must not get between the answers.
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(BrokenPipeError):
        plan = _read(questions)
        try:
            plan.pipeline  # noqa: B018 - loaded here, so that a fault is told at once
            _write(answers, _READY)
        except Exception as error:  # Told to the parent, which raises it.
            _write(answers, Failure(type(error).__name__, str(error)))
            return
        while (inputs := _read(questions)) is not None:
            _write(answers, _answer(inputs, plan))


def _answer(inputs: Any, plan: Plan) -> Any:
    from policytext.frames.batch import added_columns

    try:
        return added_columns(inputs, plan)
    except Exception as error:  # The row is marked; the next one is not to blame.
        return Failure(type(error).__name__, str(error))


# Children that wait for work, each with the process that owns it: a fork must not use them.
_idle: list[tuple[int, Child]] = []
_lock = threading.Lock()


@contextlib.contextmanager
def borrowed(plan: Plan, keep: bool) -> Iterator[Child]:
    """A child for a plan, which loads its models once.

    Args:
        plan: what it does.
        keep: leave it for the next that asks in this process, as workers of clusters do for each
            piece of work; else it ends here.
    """
    child = _take(plan) or Child(plan)
    try:
        yield child
    except BaseException:
        # It may be in the middle of an answer.
        child.close()
        raise
    if keep:
        with _lock:
            _idle.append((os.getpid(), child))
    else:
        child.close()


def _take(plan: Plan) -> Child | None:
    """An idle child of this process with the same plan; those with other plans are ended."""
    with _lock:
        own = [child for owner, child in _idle if owner == os.getpid()]
        _idle.clear()
        found = None
        for child in own:
            if child.plan != plan:
                child.close()
            elif found is None:
                found = child
            else:
                _idle.append((os.getpid(), child))
    return found


def close_all() -> None:
    """End the idle children of this process."""
    with _lock:
        for owner, child in _idle:
            if owner == os.getpid():
                child.close()
        _idle.clear()


atexit.register(close_all)
