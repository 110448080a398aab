"""Annotators by the settings that a config of spaCy can hold."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from policytext.annotator import Annotator
from policytext.errors import DataError, InputError, check_type
from policytext.pipeline import ANNOTATORS, make_annotator

__all__ = ["TOKENIZER_FILES", "Settings", "read_file", "with_path"]

# The settings that may be the path of a user's file, by annotator.
_FILES = {
    "quantities": ("tables",),
    "entities": ("names", "deep"),
    "links": ("knowledge",),
    "targets": ("codebook",),
    "tokens": ("words", "model"),
}
TOKENIZER_FILES = _FILES["tokens"]
# A user's file as it is kept in a pipeline: the path in the config, and what the file held.
File = tuple[str, bytes]


class Settings:
    """The annotators of a component, and what they are made with.

    A user's files are read when the annotators are made, and not before, so that a pipeline loads
    on a machine that has no such file: what the file held is saved with the pipeline.

    Args:
        annotators: their names, in order.
        settings: by annotator; None stands for the annotator's own default.

    Raises:
        InputError: an annotator is unknown or named twice, or settings are of none of them.
    """

    def __init__(
        self, annotators: Sequence[str], settings: Mapping[str, Mapping[str, Any]]
    ) -> None:
        check_type("annotators", annotators, list, tuple)
        check_type("settings", settings, Mapping)
        if len(set(annotators)) < len(annotators):
            raise InputError(f"annotators name one twice: {', '.join(annotators)}")
        for name in (*annotators, *settings):
            if name not in ANNOTATORS:
                raise InputError(f"unknown annotator {name!r}; one of {', '.join(ANNOTATORS)}")
        if unused := sorted(set(settings) - set(annotators)):
            raise InputError(f"settings for {', '.join(unused)}, which the component does not have")
        for name in settings:
            check_type(f"the settings of {name}", settings[name], Mapping)
        self.annotators = tuple(annotators)
        self._settings = {
            name: {key: value for key, value in settings[name].items() if value is not None}
            for name in annotators
            if name in settings
        }
        self._kept: dict[str, File] = {}

    def warn_of_files(self, stacklevel: int) -> None:
        """Warn of files that are not there: no error, as what they held may still be loaded.

        Args:
            stacklevel: how far above this the line is that names the files.
        """
        for name, key, path in self._paths():
            if not Path(path).exists():
                warnings.warn(
                    f"{path}: there is no such file, and {key} of {name} names one; it is read "
                    "at the first document, unless a saved pipeline is loaded",
                    stacklevel=stacklevel,
                )

    def _paths(self) -> Iterator[tuple[str, str, str | Path]]:
        """The paths among the settings, each with its annotator and the setting."""
        for name, held in self._settings.items():
            for key in _FILES.get(name, ()):
                path = held.get(key)
                if isinstance(path, (str, Path)):
                    yield name, key, path

    def make(self) -> list[Annotator]:
        """The annotators.

        Raises:
            InputError: an annotator has no such setting, or the setting is impossible.
            DataError: a file cannot be read, or has faults.
        """
        made: list[Annotator] = []
        for name in self.annotators:
            held = dict(self._settings.get(name, {}))
            paths = [key for key in _FILES.get(name, ()) if isinstance(held.get(key), (str, Path))]
            with tempfile.TemporaryDirectory() as folder:
                for key in paths:
                    kept = self._kept.get(f"{name}.{key}")
                    held[key] = with_path(held[key], kept, Path(folder) / key)
                # Words and models of tokens are settings of their tokeniser.
                adapted = _tokens(held) if name == "tokens" else held
                made.append(make_annotator(name, adapted))
        return made

    def files(self) -> dict[str, File]:
        """The user's files, to be saved.

        Raises:
            DataError: one cannot be read.
        """
        found: dict[str, File] = {}
        for name, key, path in self._paths():
            kept = self._kept.get(f"{name}.{key}")
            is_kept = kept is not None and kept[0] == str(path)
            found[f"{name}.{key}"] = kept if kept and is_kept else read_file(path)
        return found

    def keep(self, files: Mapping[str, File]) -> None:
        """Take files that were saved, each in place of the path that it was read from."""
        self._kept = dict(files)


def read_file(path: str | Path) -> File:
    """A user's file as it is saved with a pipeline.

    Raises:
        DataError: it cannot be read.
    """
    try:
        return str(path), Path(path).read_bytes()
    except OSError as error:
        raise DataError(
            f"{path}: {error.strerror or error}; the pipeline needs this file"
        ) from None


def with_path(path: str | Path, kept: File | None, copy: Path) -> Path:
    """Where a user's file can be read: at a copy of what was kept of it, else at its path."""
    # Who gives another path when the pipeline is loaded means that file.
    if kept is None or kept[0] != str(path):
        return Path(path)
    copy = copy.with_suffix(Path(path).suffix)
    copy.write_bytes(kept[1])
    return copy


def _tokens(held: dict[str, Any]) -> dict[str, Any]:
    from policytext.tokens import ModelTokenizer

    own = {key: held.pop(key) for key in ("words", "model") if key in held}
    if own:
        held["tokenizer"] = ModelTokenizer(**own)
    return held
