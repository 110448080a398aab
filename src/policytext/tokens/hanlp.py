"""HanLP 2 (https://github.com/hankcs/HanLP), with a tokeniser from a folder."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from pathlib import Path

from policytext.errors import check_type
from policytext.extras import hanlp_config, hanlp_transformer, load_hanlp
from policytext.tokens.aligned import AlignedTokenizer

__all__ = ["HanlpTokenizer"]

_CLASSES = ("hanlp.components.tokenizers.",)


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
        config = hanlp_config(self._path, _CLASSES, "tokeniser")
        self._transformer = hanlp_transformer(self._path, config, transformer)
        self._tool = load_hanlp(self._path, config, self._transformer, output_spans=False)
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
