"""Folders of Parquet files, part by part: none is done twice, none is seen before it is whole."""

from __future__ import annotations

import functools
import glob
import json
import os
import pickle
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policytext.errors import InputError, ReadError
from policytext.frames.parts import Part, work
from policytext.frames.plan import Plan, make_plan
from policytext.frames.schema import SCHEMA_VERSION
from policytext.io.files import open_output
from policytext.parallel import Failure, ordered_map
from policytext.provenance import manifest

__all__ = ["MANIFEST", "DatasetReport", "Runner", "annotate_dataset"]

MANIFEST = "_policytext.json"


@dataclass(frozen=True)
class Runner:
    """Where the parts of a dataset are worked on.

    Args:
        run: takes a function and strings, and gives its results for them, in any order.
        dumps: pickles a pipeline for those who work.
    """

    run: Callable[[Callable[[str], str], Sequence[str]], Iterable[str]]
    dumps: Callable[[Any], bytes] = pickle.dumps


@dataclass(frozen=True)
class DatasetReport:
    """What `annotate_dataset` did, part by part."""

    parts: tuple[Part, ...]

    @property
    def rows(self) -> int:
        """Rows of all parts."""
        return sum(part.rows for part in self.parts)

    @property
    def failed(self) -> int:
        """Rows that could not be annotated."""
        return sum(part.failed for part in self.parts)

    @property
    def skipped(self) -> int:
        """Parts that an earlier run had done."""
        return sum(part.skipped for part in self.parts)


def annotate_dataset(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    text: str = "text",
    *,
    workers: int = 1,
    runner: Runner | None = None,
    **options: Any,
) -> DatasetReport:
    """Annotate a folder of Parquet files into another, a file for each file.

    A part appears in the target when it is whole. Run again, after an interruption or with more
    files, it makes only the parts that are not there or were made from other input, with other
    options, or by other versions of code and data. `_policytext.json` in the target holds the
    options, `manifest()` and the parts. One run at a time may write to a target.

    Args:
        source: the folder; files below it whose names end in ``.parquet`` are read, save those
            that begin with ``_`` or ``.``.
        target: where the results go, under the same names; made where it is not there.
        text: the column of texts.
        workers: parts that are annotated at once, each with a process for its texts.
        runner: who works on the parts in place of that: `spark_runner(session)`,
            `ray_runner()`.
        options: those of `annotate_frame`.

    Raises:
        InputError: an option is wrong, or the target has parts that the source has not.
        ReadError: the source has no parts, or some could not be read; the others are done.
    """
    inputs, outputs = Path(source).absolute(), Path(target).absolute()
    chosen = runner or Runner(functools.partial(_here, workers=workers))
    plan = make_plan(text, dumps=chosen.dumps, **options)
    names = _parts(inputs)
    if not names:
        raise ReadError(f"{source}: no Parquet files there")
    _check_target(inputs, outputs, names)
    outputs.mkdir(parents=True, exist_ok=True)
    _write_manifest(outputs, plan, ())
    done = chosen.run(functools.partial(work, str(inputs), str(outputs), plan), names)
    parts = sorted((Part(**json.loads(line)) for line in done), key=lambda part: part.name)
    _check(parts, source)
    _write_manifest(outputs, plan, parts)
    return DatasetReport(tuple(parts))


def _here(function: Callable[[str], str], names: Sequence[str], workers: int) -> Iterable[str]:
    """Processes of this machine."""
    for name, done in ordered_map(function, names, workers):
        yield Part(name, error=str(done)).to_json() if isinstance(done, Failure) else done


def _parts(folder: Path) -> list[str]:
    """The Parquet files below a folder, by their path in it, sorted."""
    found = (path.relative_to(folder) for path in folder.rglob("*.parquet") if path.is_file())
    return sorted(
        path.as_posix() for path in found if not any(one[0] in "_." for one in path.parts)
    )


def _check_target(source: Path, target: Path, names: Sequence[str]) -> None:
    """Refuse a target that would be read as source, or whose parts would be mixed with others."""
    if source.resolve() in (target.resolve(), *target.resolve().parents):
        raise InputError(f"{target} is {source} or lies in it; give a folder elsewhere")
    if stray := sorted(set(_parts(target)) - set(names)):
        raise InputError(
            f"{target} has parts that are not in {source}, {len(stray)} such as {stray[0]}; "
            "they would be read as part of the result: remove them"
        )
    # What an interrupted run left; nobody sees these files, but they take room.
    for name in names:
        place = target / name
        for left in place.parent.glob(f".{glob.escape(place.name[:100])}.*.part"):
            left.unlink(missing_ok=True)


def _check(parts: Sequence[Part], source: str | os.PathLike[str]) -> None:
    if broken := [part for part in parts if part.error]:
        listed = "; ".join(f"{part.name}: {part.error}" for part in broken[:5])
        raise ReadError(
            f"{source}: {len(broken)} parts could not be annotated, the others are done: {listed}"
        )
    if len({part.versions for part in parts}) > 1:
        raise InputError(
            "workers have different versions of policytext, its libraries or Python, so that the "
            "parts may differ: install one on all, and run again"
        )


def _write_manifest(target: Path, plan: Plan, parts: Sequence[Part]) -> None:
    facts = {
        "schema": SCHEMA_VERSION,
        "settings": plan.settings(),
        "manifest": manifest(plan.pipeline),
        "parts": {
            part.name: {"rows": part.rows, "failed": part.failed, "key": part.key} for part in parts
        },
    }
    with open_output(target / MANIFEST) as out:
        out.write(json.dumps(facts, ensure_ascii=False, indent=1) + "\n")
