"""Other tools: imported when they are used, kept from downloading, and their words found again."""

from __future__ import annotations

import importlib
import json
import os
import threading
import unicodedata
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from policytext.errors import InputError

__all__ = ["hanlp_config", "hanlp_transformer", "load_extra", "load_hanlp", "plain"]

# Marks on letters and around them; control, format, private and unassigned characters.
_DROPPED = frozenset({"Mn", "Me", "Cc", "Cf", "Co", "Cn"})
_LOST = "\ufffd"
_LOADING = threading.Lock()


def load_extra(module: str, extra: str) -> Any:
    """The module of an extra; what it warns of on import is nothing that a user could change.

    Raises:
        InputError: it is not installed.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return importlib.import_module(module)
    except ImportError as error:
        raise InputError(
            f"{module} cannot be imported: pip install 'policytext[{extra}]' ({error})"
        ) from error


@lru_cache(maxsize=4096)
def plain(character: str) -> str:
    """What all forms of a character have in common; nothing for those that tools drop.

    Example:
        >>> plain("５"), plain("㎡"), plain("Ｇ"), plain(" ")
        ('5', 'm2', 'g', '')
    """
    folded = unicodedata.normalize("NFKD", character).casefold()
    return "".join(
        part
        for part in unicodedata.normalize("NFKD", folded)
        if not (part.isspace() or part == _LOST or unicodedata.category(part) in _DROPPED)
    )


def hanlp_config(path: Path, classes: tuple[str, ...], what: str) -> dict[str, Any]:
    """The configuration of a model of HanLP.

    Args:
        path: its folder.
        classes: the packages of HanLP of which one has its class.
        what: what it should be, for errors: ``tokeniser``.

    Raises:
        InputError: there is none, or it is of another class.
    """
    file = path / "config.json"
    if not file.is_file():
        raise InputError(
            f"{path} holds no model of HanLP, as config.json is not there: give the folder of a "
            f"{what} that is on disk; none is downloaded"
        )
    try:
        config = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"{file} is no JSON: {error}") from error
    made_by = config.get("classpath") if isinstance(config, dict) else None
    if not (isinstance(made_by, str) and made_by.startswith(classes)) or not _named(config):
        raise InputError(
            f"{file} is of {made_by}, which is no {what} with a transformer: give the folder of a "
            f"model of a class in {' or '.join(name.rstrip('.') for name in classes)}"
        )
    return dict(config)


def _named(config: dict[str, Any]) -> str:
    """The transformer that a model names; one of several tasks names it in its encoder."""
    encoder = config.get("encoder")
    holder = encoder if isinstance(encoder, dict) else config
    return str(holder.get("transformer") or "")


def hanlp_transformer(
    path: Path, config: dict[str, Any], given: str | os.PathLike[str] | None
) -> Path:
    """The folder of the transformer: the one given, or else the one that the model names.

    Raises:
        InputError: it is not there.
    """
    # A path in a model counts from its folder, as the working folder changes.
    folder = Path(given).absolute() if given is not None else path / _named(config)
    if not folder.is_dir():
        raise InputError(
            f"{path} needs the transformer {str(given or _named(config))!r}, and there is "
            "no such folder: download it by hand and give its folder as transformer=FOLDER"
        )
    return folder


def load_hanlp(path: Path, config: dict[str, Any], transformer: Path, **settings: Any) -> Any:
    """A model of HanLP on the CPU, without any download.

    Raises:
        InputError: HanLP is not installed, or the model is damaged or needs a download.
    """
    load_extra("hanlp", "hanlp")
    module, _, kind = config["classpath"].rpartition(".")
    if "encoder" not in config:
        settings["transformer"] = str(transformer)
    try:
        with _LOADING, _offline():
            tool = getattr(load_extra(module, "hanlp"), kind)()
            if "encoder" in config:
                tool.load_config = _with_transformer(tool, str(transformer))
            # hanlp.load would ask a package index for newer versions where something fails.
            tool.load(str(path), devices=-1, verbose=False, **settings)
    except InputError:
        raise
    # A damaged file raises whatever its reader does.
    except Exception as error:
        raise InputError(f"{path} cannot be loaded by HanLP: {error}") from error
    return tool


def _with_transformer(tool: Any, transformer: str) -> Callable[..., None]:
    """Its reader of configurations, which then takes the transformer from a folder."""
    load: Callable[..., None] = tool.load_config

    def load_config(*args: Any, **settings: Any) -> None:
        load(*args, **settings)
        tool.config.encoder.transformer = transformer

    return load_config


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
