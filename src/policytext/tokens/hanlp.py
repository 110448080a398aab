"""HanLP 2 (https://github.com/hankcs/HanLP), with a tokeniser from a folder."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from policytext.errors import InputError, check_type
from policytext.tokens.aligned import AlignedTokenizer, load_extra

__all__ = ["HanlpTokenizer"]

_CLASSES = "hanlp.components.tokenizers."
_LOADING = threading.Lock()


class HanlpTokenizer(AlignedTokenizer):
    """Cuts text by a tokeniser of HanLP on the CPU.

    Needs ``pip install 'policytext[hanlp]'``. Nothing is downloaded: a model that names a
    transformer of the hub is refused unless its folder is given, and so is one that names a file
    by its address unless HanLP has it (``HANLP_HOME``). It pickles by its paths and is
    loaded anew in the other process. Several threads may use one; they take turns. Loading a model
    runs code by the names in it: load only what you trust.

    Args:
        path: the folder of a tokeniser of PyTorch, with ``config.json``, as its ``fit`` or a
            download by hand leaves it. Models of several tasks are not taken.
        transformer: the folder of the transformer's configuration and vocabulary, where the model
            names one that is not on disk.

    Raises:
        InputError: HanLP is not installed, there is no such model, or it needs a download.
    """

    def __init__(
        self, path: str | os.PathLike[str], transformer: str | os.PathLike[str] | None = None
    ) -> None:
        check_type("path", path, str, os.PathLike)
        check_type("transformer", transformer, str, os.PathLike, type(None))
        self._path = Path(path).absolute()
        config = _config(self._path)
        self._transformer = _transformer(self._path, config, transformer)
        self._tool = _load(self._path, config, self._transformer)
        self._turn = threading.Lock()

    def __reduce__(self) -> tuple[type[HanlpTokenizer], tuple[str, str]]:
        return type(self), (str(self._path), str(self._transformer))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._path)!r}, {str(self._transformer)!r})"

    def _cut(self, lines: Sequence[str]) -> Sequence[Sequence[str]]:
        if not lines:
            return []
        with self._turn:
            found: Sequence[Sequence[str]] = self._tool(list(lines))
        return found


def _config(path: Path) -> dict[str, Any]:
    """The configuration of a tokeniser."""
    file = path / "config.json"
    if not file.is_file():
        raise InputError(
            f"{path} holds no model of HanLP, as config.json is not there: give the folder of a "
            "tokeniser that is on disk; none is downloaded"
        )
    try:
        config = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"{file} is no JSON: {error}") from error
    made_by = config.get("classpath") if isinstance(config, dict) else None
    if not (isinstance(made_by, str) and made_by.startswith(_CLASSES) and "transformer" in config):
        raise InputError(
            f"{file} is of {made_by}, which is no tokeniser with a transformer: give the folder of "
            f"a model of a class in {_CLASSES.rstrip('.')}"
        )
    return dict(config)


def _transformer(path: Path, config: dict[str, Any], given: str | os.PathLike[str] | None) -> Path:
    """The folder of the transformer: the one given, or else the one that the model names."""
    # A path in a model counts from its folder, as the working folder changes.
    folder = Path(given).absolute() if given is not None else path / str(config["transformer"])
    if not folder.is_dir():
        raise InputError(
            f"{path} needs the transformer {str(given or config['transformer'])!r}, and there is "
            "no such folder: download it by hand and give its folder as transformer=FOLDER"
        )
    return folder


def _load(path: Path, config: dict[str, Any], transformer: Path) -> Any:
    load_extra("hanlp", "hanlp")
    module, _, kind = config["classpath"].rpartition(".")
    try:
        with _LOADING, _offline():
            tool = getattr(load_extra(module, "hanlp"), kind)()
            # hanlp.load would ask a package index for newer versions where something fails.
            tool.load(
                str(path),
                devices=-1,
                verbose=False,
                transformer=str(transformer),
                output_spans=False,
            )
    except InputError:
        raise
    # A damaged file raises whatever its reader does.
    except Exception as error:
        raise InputError(f"{path} cannot be loaded by HanLP: {error}") from error
    return tool


@contextmanager
def _offline() -> Iterator[None]:
    """Keep HanLP, and the hub of transformers, from downloading, for as long as one is loaded."""

    def refuse(url: str, save_path: str | None = None, **_: object) -> None:
        raise InputError(
            f"the model needs {url}; nothing is downloaded: put that file at {save_path}"
        )

    files = load_extra("hanlp.utils.io_util", "hanlp")
    hub = load_extra("huggingface_hub.constants", "hanlp")
    before = files.download, hub.HF_HUB_OFFLINE
    files.download, hub.HF_HUB_OFFLINE = refuse, True
    try:
        yield
    finally:
        files.download, hub.HF_HUB_OFFLINE = before
