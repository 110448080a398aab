"""spacy-pkuseg (https://github.com/explosion/spacy-pkuseg), with a model from a folder."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from policytext.errors import InputError, check_type
from policytext.tokens.aligned import AlignedTokenizer, load_extra

__all__ = ["PkusegTokenizer"]

# Without these two, spacy-pkuseg looks for formats of old, prints, and writes into the folder.
_FILES = ("features.msgpack", "weights.npz")
# It passes the folder to itself by a variable of its module.
_LOADING = threading.Lock()


class PkusegTokenizer(AlignedTokenizer):
    """Cuts text by a model of spacy-pkuseg alone, without its dictionary.

    Needs ``pip install 'policytext[pkuseg]'``. Nothing is downloaded. It pickles by its path and is
    loaded anew in the other process. Several threads may use one; only Python code runs in it, so
    that they take turns.

    Args:
        path: the folder of the model, with ``features.msgpack`` and ``weights.npz``, as
            ``spacy_pkuseg.train(training, test, path)`` writes it.

    Raises:
        InputError: spacy-pkuseg is not installed, or there is no such model in the folder.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        check_type("path", path, str, os.PathLike)
        self._path = Path(path).absolute()
        missing = [name for name in _FILES if not (self._path / name).is_file()]
        if missing:
            raise InputError(
                f"{self._path} holds no model of spacy-pkuseg, as {' and '.join(missing)} is not "
                "there: give the folder that spacy_pkuseg.train wrote; none is downloaded"
            )
        self._tool = _load(self._path)

    def __reduce__(self) -> tuple[type[PkusegTokenizer], tuple[str]]:
        return type(self), (str(self._path),)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._path)!r})"

    def _cut(self, lines: Sequence[str]) -> Iterator[Sequence[str]]:
        return map(self._tool, lines)


def _load(path: Path) -> Callable[[str], list[str]]:
    module = load_extra("spacy_pkuseg", "pkuseg")
    before = module.config.modelDir
    with _LOADING:
        try:
            model = module.pkuseg(str(path), user_dict=None)
        # A damaged file raises whatever its reader does.
        except Exception as error:
            raise InputError(f"{path} holds a damaged model of spacy-pkuseg: {error}") from error
        finally:
            module.config.modelDir = before
    cut: Callable[[str], list[str]] = model.cut
    return cut
