"""Which files a corpus has, and in which part of it each stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from policytext.corpora.vocabulary import SPLITS
from policytext.errors import ReadError

__all__ = ["SECOND", "Entry", "find_entries", "read_text"]

# Documents that a second annotator has annotated without seeing the first one's work.
SECOND = "second"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a corpus; ``part`` is train, dev, test, second, or empty for a single file."""

    path: Path
    part: str


def find_entries(path: Path) -> tuple[list[Entry], list[Path]]:
    """The files in the order of parts and names, and files that stand where none should.

    A folder with a README.md of its own within a corpus is another corpus.

    Args:
        path: a file, one of the parts, or a folder that has parts.

    Raises:
        ReadError: there is nothing at the path.
    """
    if path.is_file():
        return [Entry(path, _part(path.parent))], []
    if not path.is_dir():
        raise ReadError(f"{path}: no such file or folder; name a file or folder of a corpus")
    parts = [name for name in (*SPLITS, SECOND) if (path / name).is_dir()]
    if not parts:
        files = _texts(path)
        if not files:
            raise ReadError(
                f"{path}: the folder has no .txt files and none of the folders "
                f"{', '.join(SPLITS)}; name a folder of a corpus"
            )
        return [Entry(file, _part(path)) for file in files], []
    entries = [Entry(file, part) for part in parts for file in _texts(path / part)]
    known = {entry.path for entry in entries}
    strays = [
        file
        for file in sorted(path.rglob("*.txt"))
        if file not in known and not _is_in_another(file, path)
    ]
    return entries, strays


def _is_in_another(file: Path, corpus: Path) -> bool:
    folders = file.relative_to(corpus).parents
    return any((corpus / each / "README.md").is_file() for each in folders if each != Path())


def _part(folder: Path) -> str:
    name = folder.resolve().name
    return name if name in (*SPLITS, SECOND) else ""


def _texts(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*.txt") if file.is_file())


def read_text(path: Path) -> str:
    """A file's content as it stands.

    Raises:
        ReadError: it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{path}: byte {error.start} is no UTF-8 ({error.reason}); save the file as UTF-8"
        ) from None
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}") from None
