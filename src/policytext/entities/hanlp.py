"""HanLP 2 (https://github.com/hankcs/HanLP), with a model from a folder that finds entities."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Protocol

from policytext.entities.adapter import Adapter, Raw
from policytext.entities.labels import Labels, read_labels, schemes
from policytext.errors import AlignmentError, InputError, PolicytextError, check_type
from policytext.extras import hanlp_config, hanlp_transformer, load_hanlp, plain

__all__ = ["HanlpRecognizer", "Words", "word_offsets"]

_CLASSES = ("hanlp.components.ner.", "hanlp.components.mtl.")
_BATCH = 32
Offsets = tuple[list[int], list[int]]


class Words(Protocol):
    """What cuts a text into words, such as a tokeniser of ``policytext.tokens``."""

    def offsets(self, text: str) -> tuple[Sequence[int], Sequence[int]]:
        """Starts and ends of the words, without the white space."""
        ...


class HanlpRecognizer(Adapter):
    """Finds names by a model of HanLP: one for names alone, or the ``ner/*`` of several tasks.

    Needs ``pip install 'policytext[hanlp]'``. Nothing is downloaded. One that was loaded by its
    path pickles by it. Loading a model runs code by the names in it: load only what you trust.

    Args:
        model: the model, called as HanLP documents it.
        words: what cuts the text into the words that the model reads. Without it a model for names
            alone reads characters, and one of several tasks the words that it makes itself.
        tasks: which tasks of a model of several, as a pattern of names.
        labels: the scheme of the labels, or what each label becomes; ``docs/recognizers.md``.
            Without it the scheme that a task is named after (``ner/pku``), or else ``msra``.
        longest: so many characters are given to it at once; its transformers read 512.

    Raises:
        InputError: there are no such labels.
    """

    def __init__(
        self,
        model: Any,
        *,
        words: Words | None = None,
        tasks: str = "ner*",
        labels: str | Mapping[str, str | None] | None = None,
        longest: int = 500,
    ) -> None:
        super().__init__(longest)
        check_type("tasks", tasks, str)
        if not callable(model):
            raise InputError(f"a model of HanLP can be called, got {model!r:.60}")
        self._labels = None if labels is None else read_labels(labels)
        self._model = model
        self._words = words
        self._tasks = tasks
        self._has_tasks = hasattr(model, "tasks")
        self._loaded: tuple[str, str] | None = None
        self._settings: dict[str, Any] = {
            "words": words,
            "tasks": tasks,
            "labels": dict(labels) if isinstance(labels, Mapping) else labels,
            "longest": longest,
        }

    @classmethod
    def load(
        cls,
        path: str | os.PathLike[str],
        transformer: str | os.PathLike[str] | None = None,
        *,
        words: Words | None = None,
        tasks: str = "ner*",
        labels: str | Mapping[str, str | None] | None = None,
        longest: int = 500,
    ) -> HanlpRecognizer:
        """The recogniser of a model in a folder, on the CPU.

        Args:
            path: the folder of a model of PyTorch with ``config.json``, as its ``fit`` or a
                download by hand leaves it.
            transformer: the folder of the transformer's configuration and vocabulary, where the
                model names one that is not on disk.
            words: as above.
            tasks: as above.
            labels: as above.
            longest: as above.

        Raises:
            InputError: HanLP is not installed, there is no such model, or it needs a download.
        """
        check_type("path", path, str, os.PathLike)
        check_type("transformer", transformer, str, os.PathLike, type(None))
        folder = Path(path).absolute()
        config = hanlp_config(folder, _CLASSES, "recogniser of names")
        base = hanlp_transformer(folder, config, transformer)
        model = load_hanlp(folder, config, base)
        made = cls(model, words=words, tasks=tasks, labels=labels, longest=longest)
        made._loaded = str(folder), str(base)
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (type(self), self._loaded or (self._model,), self._settings)

    def __repr__(self) -> str:
        name = type(self).__name__
        return f"<{name}>" if self._loaded is None else f"{name}.load{self._loaded!r}"

    def _read(self, pieces: Sequence[str]) -> Iterator[list[Raw]]:
        for first in range(0, len(pieces), _BATCH):
            batch = list(pieces[first : first + _BATCH])
            try:
                yield from self._of_tasks(batch) if self._has_tasks else self._of_names(batch)
            except (PolicytextError, GeneratorExit):
                raise
            # A model raises whatever its libraries do.
            except Exception as error:
                raise InputError(f"HanLP's model failed: {error!r:.200}") from error

    def _of_names(self, pieces: list[str]) -> Iterator[list[Raw]]:
        offsets = [self._offsets(piece) for piece in pieces]
        given = [_cut(piece, each) for piece, each in zip(pieces, offsets, strict=True)]
        answers = self._model(given)
        labels = self._labels or read_labels("msra")
        for piece, each, names in zip(pieces, offsets, answers, strict=True):
            yield [_raw(name, piece, each, labels) for name in names]

    def _of_tasks(self, pieces: list[str]) -> Iterator[list[Raw]]:
        if self._words is None:
            answer = self._model(pieces, tasks=self._tasks)
            cuts = _word_lists(answer, pieces)
        else:
            own = [self._offsets(piece) for piece in pieces]
            given = [_cut(piece, each) for piece, each in zip(pieces, own, strict=True)]
            answer = self._model(given, tasks=self._tasks, skip_tasks="tok*")
            cuts = [own]
        names = [name for name in answer if fnmatchcase(name, self._tasks)]
        if not names:
            raise InputError(f"the model has no task {self._tasks}; it gave {', '.join(answer)}")
        for number, piece in enumerate(pieces):
            found = []
            for name in names:
                scheme = name.partition("/")[2]
                labels = self._labels or read_labels(scheme if scheme in schemes() else "msra")
                found += _fitting(answer[name][number], piece, [c[number] for c in cuts], labels)
            yield found

    def _offsets(self, piece: str) -> Offsets:
        if self._words is not None:
            starts, ends = self._words.offsets(piece)
            return list(starts), list(ends)
        places = [place for place, one in enumerate(piece) if not one.isspace()]
        return places, [place + 1 for place in places]


def _made(
    kind: type[HanlpRecognizer], source: tuple[Any, ...], settings: dict[str, Any]
) -> HanlpRecognizer:
    # A path and a transformer, or a model.
    return kind.load(*source, **settings) if len(source) > 1 else kind(*source, **settings)


def _cut(piece: str, offsets: Offsets) -> list[str]:
    return [piece[start:end] for start, end in zip(*offsets, strict=True)]


def _plain(text: str) -> str:
    return "".join(map(plain, text))


def _word_lists(answer: Mapping[str, Any], pieces: list[str]) -> list[list[Offsets]]:
    """The words of each of the tokenisers that a model ran, found again in the pieces."""
    keys = [key for key in answer if key.partition("/")[0] == "tok"]
    if not keys:
        raise InputError(
            f"the model gives no words, under tok or tok/*; it gave {', '.join(answer)}"
        )
    return [[word_offsets(*each) for each in zip(answer[key], pieces, strict=True)] for key in keys]


def word_offsets(words: Sequence[str], piece: str) -> Offsets:
    """Starts and ends of words that the model may have written in another form, one for each word.

    Raises:
        AlignmentError: a word is not what the text has at its place.
    """
    owners = [place for place, one in enumerate(piece) for _ in plain(one)]
    whole = _plain(piece)
    starts, ends, place = [], [], 0
    for word in words:
        said = _plain(word)
        if not whole.startswith(said, place):
            raise AlignmentError(
                f"HanLP gave the word {word!r:.60} where the text has {whole[place : place + 20]!r}"
            )
        # A word of characters that are nothing in any form stands where the next one does.
        here = owners[place] if place < len(owners) else len(piece)
        place += len(said)
        starts.append(here)
        ends.append(owners[place - 1] + 1 if said else here)
    return starts, ends


def _fitting(names: Sequence[Any], piece: str, cuts: list[Offsets], labels: Labels) -> list[Raw]:
    """The names by the first list of words in which they say what the model says."""
    for number, cut in enumerate(cuts, start=1):
        try:
            return [_raw(name, piece, cut, labels) for name in names]
        except AlignmentError:
            if number == len(cuts):
                raise
    return []


def _raw(name: Any, piece: str, offsets: Offsets, labels: Labels) -> Raw:
    """A name as HanLP documents it: text, label, first word, and the word behind its last."""
    try:
        text, label, first, last = name
        start, end = offsets[0][first], offsets[1][last - 1]
    except (TypeError, ValueError, IndexError):
        raise AlignmentError(
            f"HanLP gave {name!r:.80} for {len(offsets[0])} words; wanted is (text, label, first "
            "word, word behind the last)"
        ) from None
    if not first < last or _plain(piece[start:end]) != _plain(str(text)):
        raise AlignmentError(f"HanLP gave {name!r:.80}, but the text has {piece[start:end]!r:.60}")
    return Raw(start, end, str(label), labels)
