"""jieba (https://github.com/fxsjy/jieba), with the dictionary that it ships or one's own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from policytext.errors import DataError, InputError, check_type
from policytext.tokens.aligned import AlignedTokenizer, load_extra

__all__ = ["JiebaTokenizer"]


class JiebaTokenizer(AlignedTokenizer):
    """Cuts text by a jieba of its own: words added to the shared one (``jieba.add_word``) stay out.

    Needs ``pip install 'policytext[jieba]'``. The dictionary is read anew for each object, as
    jieba's cache is a file for all users in the folder of temporary files; nothing is written or
    printed. It pickles by its path. Several threads may use one; only Python code runs in it, so
    that they take turns. One thing is jieba's for the whole process: a word that anyone deleted
    with ``jieba.del_word`` is no longer found as an unknown word.

    Args:
        dictionary: a file of lines of word, count and perhaps a tag, in UTF-8; jieba's own where
            none is given.
        hmm: look for words that are not in the dictionary, by jieba's hidden Markov model.

    Raises:
        InputError: jieba is not installed, or there is no such file.
        DataError: the dictionary cannot be read.
    """

    def __init__(self, dictionary: str | os.PathLike[str] | None = None, hmm: bool = True) -> None:
        check_type("dictionary", dictionary, str, os.PathLike, type(None))
        check_type("hmm", hmm, bool)
        self._dictionary = None if dictionary is None else Path(dictionary).absolute()
        self._hmm = hmm
        if self._dictionary is not None and not self._dictionary.is_file():
            raise InputError(
                f"there is no dictionary {self._dictionary}: give a file of lines of word and "
                "count, or none for the one that jieba ships"
            )
        module = load_extra("jieba", "jieba")
        shipped = Path(module.__file__).with_name("dict.txt")
        self._tool = _load(module, self._dictionary or shipped)

    def __reduce__(self) -> tuple[type[JiebaTokenizer], tuple[str | None, bool]]:
        dictionary = None if self._dictionary is None else str(self._dictionary)
        return type(self), (dictionary, self._hmm)

    def __repr__(self) -> str:
        dictionary = None if self._dictionary is None else str(self._dictionary)
        return f"{type(self).__name__}({dictionary!r}, hmm={self._hmm})"

    def _cut(self, lines: Sequence[str]) -> Iterator[Sequence[str]]:
        return (self._tool.lcut(line, HMM=self._hmm) for line in lines)


def _load(module: Any, path: Path) -> Any:
    """A jieba that is ready; its own ``initialize`` would log, and read and write the cache."""
    tool = module.Tokenizer(str(path))
    try:
        with path.open("rb") as file:
            tool.FREQ, tool.total = tool.gen_pfdict(file)
    except (OSError, ValueError) as error:
        raise DataError(f"{path} is no dictionary for jieba: {error}") from error
    if tool.total <= 0:
        raise DataError(f"{path} is no dictionary for jieba: no word has a count above 0")
    tool.initialized = True
    return tool
