"""What a result depends on: versions of code, data, libraries and interpreter."""

from __future__ import annotations

import hashlib
import importlib.metadata
import platform
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policytext.errors import check_type

if TYPE_CHECKING:
    from policytext.pipeline import Pipeline

__all__ = ["LIBRARIES", "manifest"]

# The required third parties that take part in results; click and rich only in how they are shown,
# and tomli only in how Python 3.10 reads what later ones read themselves.
LIBRARIES = ("numpy", "opencc", "pyahocorasick", "regex")


def manifest(pipeline: Pipeline | None = None) -> dict[str, Any]:
    """All that can influence a result, as JSON types in a fixed order.

    Equal manifests promise equal results for equal input. The interpreter is in it because its
    codecs, HTML parser and Unicode tables take part in reading; machine, clock and locale are
    not, because they take none.

    Args:
        pipeline: the one that makes the results; the default one where none is given.

    Returns:
        ``policytext``: the version and a SHA-256 over the code; ``data``: SHA-256 and bytes of
        each packaged table; ``libraries``: version of each, or None where it is not installed;
        ``annotators``: those of the pipeline in order, with
        a hash of the tables that a user added; ``python``: implementation, version and
        Unicode version.

    Raises:
        InputError: this is no Pipeline.

    Example:
        >>> sorted(manifest())
        ['annotators', 'data', 'libraries', 'policytext', 'python']
    """
    import policytext
    from policytext.pipeline import Pipeline

    check_type("what makes the results", pipeline, Pipeline, type(None))
    root = Path(policytext.__file__).parent
    return {
        "policytext": {"version": policytext.__version__, "sha256": _hash_code(root)},
        "python": {
            "implementation": platform.python_implementation(),
            "version": platform.python_version(),
            "unicode": unicodedata.unidata_version,
        },
        "libraries": {name: _version(name) for name in LIBRARIES},
        "annotators": _annotators(pipeline),
        "data": _data(root / "data"),
    }


def _files(folder: Path) -> list[tuple[str, Path]]:
    """All files below a folder by their relative name, sorted by it, caches left out."""
    found = (path for path in folder.rglob("*") if path.is_file() and not _is_cache(path))
    return sorted((path.relative_to(folder).as_posix(), path) for path in found)


def _is_cache(path: Path) -> bool:
    return path.suffix == ".pyc" or path.name.startswith(".")


def _hash_code(root: Path) -> str:
    whole = hashlib.sha256()
    for name, path in _files(root):
        if path.suffix == ".py":
            whole.update(f"{name}\n{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def _data(folder: Path) -> dict[str, dict[str, str | int]]:
    table: dict[str, dict[str, str | int]] = {}
    for name, path in _files(folder):
        if path.suffix != ".py":
            content = path.read_bytes()
            table[name] = {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    return table


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _annotators(pipeline: Pipeline | None) -> list[dict[str, Any]]:
    from policytext.pipeline import load

    return [
        {
            "name": annotator.name,
            "requires": sorted(layer.name for layer in annotator.requires),
            "provides": sorted(layer.name for layer in annotator.provides),
        }
        # Settings stand there only if there are any, so that they are not overlooked.
        | ({"settings": dict(found)} if (found := getattr(annotator, "settings", None)) else {})
        for annotator in (pipeline or load()).annotators
    ]
