"""One Parquet file of a dataset, annotated into another that appears when it is whole."""

from __future__ import annotations

import functools
import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from policytext.errors import PolicytextError
from policytext.extras import load_extra
from policytext.frames.batch import output_schema
from policytext.frames.cells import check_columns
from policytext.frames.plan import Plan, digest
from policytext.frames.schema import PROBLEMS, SCHEMA_VERSION
from policytext.frames.stream import annotate_stream
from policytext.io.files import Output, open_output
from policytext.provenance import manifest

__all__ = ["Part", "work"]

# The key of a part in the metadata of its file, so that it is there if and only if the part is.
KEY = b"policytext.part"
ROW_GROUP = 1024


@dataclass(frozen=True)
class Part:
    """One file of a dataset and what became of it.

    Args:
        name: its path below the folder.
        rows: how many rows it has.
        failed: how many of them could not be annotated; their `problems` say why.
        skipped: whether an earlier run had done it.
        key: what the file was made from: a SHA-256 over input, options and versions.
        versions: a SHA-256 over the manifest of the process that made or checked it.
        error: why there is no output; empty where there is.
    """

    name: str
    rows: int = 0
    failed: int = 0
    skipped: bool = False
    key: str = ""
    versions: str = ""
    error: str = ""

    def to_json(self) -> str:
        """The part as a string, which every cluster can send."""
        return json.dumps(asdict(self))


def work(source: str, target: str, plan: Plan, name: str) -> str:
    """Annotate one part of a folder into another, unless that is done; the `Part` as JSON."""
    try:
        return _annotate(Path(source, name), Path(target, name), plan, name).to_json()
    except (PolicytextError, OSError, load_extra("pyarrow", "arrow").ArrowException) as error:
        return Part(name, error=str(error)).to_json()


def _annotate(source: Path, target: Path, plan: Plan, name: str) -> Part:
    parquet = load_extra("pyarrow.parquet", "arrow")
    versions = _versions(plan)
    key = digest(SCHEMA_VERSION, plan.settings(), versions, _hash(source))
    column = plan.prefix + PROBLEMS
    if (found := _earlier(target, key, column)) is not None:
        return Part(name, *found, skipped=True, key=key, versions=versions)
    target.parent.mkdir(parents=True, exist_ok=True)
    with parquet.ParquetFile(source) as file:
        without_rows = file.schema_arrow.names if file.metadata.num_rows == 0 else ()
        check_columns(file.schema_arrow, plan, without_rows)
        schema = output_schema(file.schema_arrow, plan)
        schema = schema.with_metadata({**schema.metadata, KEY: key.encode()})
        batches = annotate_stream(file.iter_batches(ROW_GROUP), plan, isolate=True, keep=True)
        rows, failed = _write(batches, schema, target, column)
    return Part(name, rows, failed, key=key, versions=versions)


@functools.lru_cache(maxsize=8)
def _versions(plan: Plan) -> str:
    """The versions of this process, which need not be those of the one that sent the plan."""
    return digest(manifest(plan.pipeline))


def _hash(path: Path) -> str:
    whole = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(1 << 20):
            whole.update(piece)
    return whole.hexdigest()


def _earlier(target: Path, key: str, column: str) -> tuple[int, int] | None:
    """Rows and failed rows of a part that was made from the same; None where there is none."""
    if not target.is_file():
        return None
    parquet = load_extra("pyarrow.parquet", "arrow")
    try:
        with parquet.ParquetFile(target) as file:
            if (file.schema_arrow.metadata or {}).get(KEY) != key.encode():
                return None
            batches = file.iter_batches(ROW_GROUP, columns=[column])
            return file.metadata.num_rows, sum(_failed(batch.column(0)) for batch in batches)
    except load_extra("pyarrow", "arrow").ArrowException:  # No file of ours: it is written anew.
        return None


def _failed(problems: Any) -> int:
    """How many rows have a problem of the kind `failed`."""
    rows = problems.to_pylist()
    return sum(any(one["kind"] == "failed" for one in row or ()) for row in rows)


def _write(batches: Iterator[Any], schema: Any, target: Path, column: str) -> tuple[int, int]:
    """Write batches as one Parquet file, in row groups of bounded size; rows and failed rows."""
    pyarrow = load_extra("pyarrow", "arrow")
    parquet = load_extra("pyarrow.parquet", "arrow")
    rows = failed = 0
    with open_output(target) as out, parquet.ParquetWriter(_Stream(out), schema) as writer:
        for group in _groups(batches):
            table = pyarrow.Table.from_batches(group).replace_schema_metadata(schema.metadata)
            writer.write_table(table)
            rows += table.num_rows
            failed += _failed(table.column(column))
    return rows, failed


def _groups(batches: Iterator[Any]) -> Iterator[list[Any]]:
    group: list[Any] = []
    for batch in batches:
        group.append(batch)
        if sum(one.num_rows for one in group) >= ROW_GROUP:
            yield group
            group = []
    if group:
        yield group


class _Stream(io.RawIOBase):
    """An output as the file object that Parquet is written to."""

    def __init__(self, out: Output) -> None:
        self._out = out

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        raw = bytes(data)
        self._out.write_bytes(raw)
        return len(raw)
