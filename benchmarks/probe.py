"""One measurement in a fresh process: ``python -m benchmarks.probe``, for the suites to call.

It reads what to do as JSON from standard input and prints results as lines of JSON, so that what
was measured before a time limit is kept.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

__all__ = ["ask", "main"]

ROOT = Path(__file__).parents[1]
_PATHS = ("training", "models", "local_model", "crossed")


def ask(command: str, limit: float, **arguments: Any) -> list[dict[str, Any]]:
    """Run a command in a fresh process and give the lines that it printed within the limit.

    Args:
        command: ``startup`` or ``growth``.
        limit: seconds, after which the process is ended.
        arguments: what the command needs; paths are sent as strings.
    """
    given = json.dumps({"command": command, **arguments}, default=str)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.probe"],
            input=given.encode(),
            capture_output=True,
            timeout=limit,
            cwd=ROOT,
            check=False,
        )
        output = done.stdout
    except subprocess.TimeoutExpired as error:
        output = error.stdout or b""
    lines = output.decode("utf-8", "replace").splitlines()
    return [json.loads(line) for line in lines if line.startswith("{") and line.endswith("}")]


def _peak() -> int:
    """The most memory that this process has held, in bytes."""
    status = Path("/proc/self/status")
    if status.is_file():
        # Linux hands getrusage's figure down from the process that started this one.
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    try:
        import resource
    except ImportError:  # Windows has none.
        return 0
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held if sys.platform == "darwin" else held * 1024


def _startup(given: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Times and memory of loading a system, of its first text, and of a long one."""
    if given["system"] != "policytext":
        # The suite's own documents are no cost of a peer.
        importlib.import_module("policytext.document")
    yield {"peak bare": _peak()}
    runner, doc = _load(given)
    yield {"peak loaded": _peak(), "load": runner[1]}
    for name in ("first", "second"):
        start = time.perf_counter()
        runner[0](doc)
        yield {name: time.perf_counter() - start}
    if given.get("text"):
        runner[0](doc.__class__(given["text"], issuer="100000", year=2024))
        yield {"peak": _peak()}


def _load(given: Mapping[str, Any]) -> tuple[tuple[Any, float], Any]:
    """The system's work and the seconds of loading it, and a first text."""
    from benchmarks.systems import find
    from policytext import MENTIONS, Document, Mention

    setting = _setting(given["setting"])
    start = time.perf_counter()
    work = find(given["system"]).starts[given["task"]](setting).timed
    took = time.perf_counter() - start
    doc = Document(given["first"], issuer="320400", year=2024)
    if given["task"] == "links":
        places = [(doc.text.index(name), name) for name in given["places"]]
        spans = [doc.span(at, at + len(name), "PLACE", Mention("admin")) for at, name in places]
        doc = doc.with_layer(MENTIONS, spans)
    return (work, took), doc


def _setting(given: Mapping[str, Any]) -> Any:
    from benchmarks.system import Setting

    paths = {name: Path(given[name]) for name in _PATHS if given[name]}
    return Setting(**{**given, **paths})


def _growth(given: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Seconds for texts of growing length, until one takes longer than the budget."""
    (work, _), doc = _load(given)
    work(doc)
    pattern = given["pattern"]
    for size in given["sizes"]:
        text = (pattern * (size // len(pattern) + 1))[:size]
        long = doc.__class__(text, issuer="100000", year=2024)
        took = []
        for _ in range(given["repeats"]):
            start = time.perf_counter()
            work(long)
            took.append(time.perf_counter() - start)
            if sum(took) > given["budget"]:
                break
        yield {"size": size, "seconds": min(took)}
        if min(took) > given["budget"]:
            return


_COMMANDS = {"startup": _startup, "growth": _growth}


def main() -> None:
    """Do what standard input asks for."""
    given = json.loads(sys.stdin.buffer.read())
    out = sys.stdout
    with contextlib.redirect_stdout(io.StringIO()):
        for line in _told(_COMMANDS[given["command"]], given):
            out.write(json.dumps(line) + "\n")
            out.flush()


def _told(
    command: Callable[[Mapping[str, Any]], Iterator[dict[str, Any]]], given: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """What the command yields, and at last the error that ended it, if one did."""
    try:
        yield from command(given)
    except Exception as error:  # A peer's failure is a result.
        from benchmarks.system import told

        yield {"error": told(error)}


def settings_of(setting: object) -> dict[str, Any]:
    """A `Setting` as it is sent."""
    return asdict(setting)  # type: ignore[call-overload,no-any-return]


if __name__ == "__main__":
    main()
