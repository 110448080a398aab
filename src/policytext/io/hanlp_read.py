"""Results of HanLP as documents: its words found again in the text, its names as mentions."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from policytext.document import Document
from policytext.errors import AlignmentError, InputError, PolicytextError, ReadError, check_type
from policytext.extras import plain
from policytext.io.attributes import with_facts
from policytext.io.foreign import Foreign, wanted_labels
from policytext.layers import MENTIONS, SENTENCES, TOKENS, Layer
from policytext.repairs import Problem
from policytext.span import Span
from policytext.values import Mention

__all__ = ["FACTS", "NAMES", "TEXT", "TOKENS_KEY", "from_hanlp", "read_hanlp"]

TOKENS_KEY, NAMES = "tok/fine", "ner/policytext"
# Keys that HanLP's dictionaries do not have.
TEXT, FACTS = "text", "policytext"
# A name whose labels are not those of its task is read by these.
_SCHEME = "msra"
Places = tuple[list[int], list[int]]


def read_hanlp(
    path: str | os.PathLike[str],
    layers: Iterable[Layer[Any]] = (),
    foreign: Foreign | None = None,
    tasks: str = "ner*",
) -> Iterator[Document]:
    """Yield the documents of JSON Lines, each a dictionary of HanLP with the ``text`` beside it.

    Args:
        path: the file.
        layers: as for other formats; this one has none of them.
        foreign: see ``from_hanlp``, as for ``tasks``.
        tasks: whose names are read.

    Raises:
        ReadError: the file cannot be read, or a line is no such dictionary; names file and line.
    """
    del layers
    try:
        with Path(path).open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip(b"\xef\xbb\xbf \t\r\n"):
                    yield _line(
                        line.removeprefix(b"\xef\xbb\xbf"), f"{path}:{number}", foreign, tasks
                    )
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}") from None


def _line(line: bytes, place: str, foreign: Foreign | None, tasks: str) -> Document:
    try:
        content = line.decode("utf-8").removeprefix("\ufeff")
        return from_hanlp(content, foreign=foreign, tasks=tasks)
    except UnicodeDecodeError as error:
        raise ReadError(f"{place}: byte {error.start} of the line is not UTF-8") from None
    except PolicytextError as error:
        raise ReadError(f"{place}: {error}") from None


def from_hanlp(
    answer: Mapping[str, Any] | str,
    text: str | None = None,
    foreign: Foreign | None = None,
    tasks: str = "ner*",
) -> Document:
    """The document of a result of HanLP and the text that it was given.

    HanLP drops white space and may change the form of characters; the words are found again in the
    text, which they must say from beginning to end. Where several tokenisers ran, TOKENS are those
    of ``tok/fine``, or else of the first one. Labels become mentions by the scheme that the task is
    named after, or else ``msra``; how many of which label are left out, and which other tasks,
    is told in the document's problems.

    Args:
        answer: the dictionary, of one sentence or several, or its JSON.
        text: the text; without it what the dictionary has as ``text``.
        foreign: what becomes of labels, instead of the schemes.
        tasks: whose names are read, as a pattern: ``ner/pku``.

    Raises:
        InputError: it is no such dictionary, has no words, or there is no text.
        AlignmentError: words or names say something else than the text.

    Example:
        >>> answer = {"tok/fine": ["常州市", "GDP"], "ner/msra": [("常州市", "LOCATION", 0, 1)]}
        >>> doc = from_hanlp(answer, "常州市 ＧＤＰ")
        >>> [one.text for one in doc[TOKENS]], doc[MENTIONS][0].label
        (['常州市', 'ＧＤＰ'], 'PLACE')
    """
    data = _data(answer)
    if text is None:
        text = data.get(TEXT)
        if not isinstance(text, str):
            raise InputError("give the text that HanLP was given: its words lack the white space")
    facts = data.get(FACTS, {})
    if not isinstance(facts, dict) or not all(isinstance(one, str) for one in facts.values()):
        raise InputError(f"{FACTS!r} holds the document's facts as strings, got {facts!r:.60}")
    return _Reading(with_facts(text, facts), data, foreign or Foreign()).document(tasks)


def _data(answer: Mapping[str, Any] | str) -> Mapping[str, Any]:
    data: Any = answer
    if isinstance(answer, str):
        try:
            data = json.loads(answer)
        except (ValueError, RecursionError) as error:
            raise InputError(f"this is no JSON: {error}") from None
    if not isinstance(data, Mapping):
        raise InputError(f"a result of HanLP is a dictionary of its tasks, got {data!r:.60}")
    return data


class _Reading:
    """A result on its way to layers."""

    def __init__(self, doc: Document, data: Mapping[str, Any], foreign: Foreign) -> None:
        self._doc, self._data, self._foreign = doc, data, foreign
        self._words = {key: self._cut(key) for key in self._token_keys()}
        self._left_out: Counter[str] = Counter()

    def _token_keys(self) -> list[str]:
        found = [key for key in self._data if key.partition("/")[0] == "tok"]
        if not found:
            raise InputError(f"it has no words, under tok or tok/*, only {', '.join(self._data)}")
        return sorted(found, key=lambda key: key != TOKENS_KEY)

    def _sentences(self, key: str) -> list[Any]:
        """What a task gave for each sentence; for one sentence HanLP gives it bare."""
        given = self._data[key]
        if not isinstance(given, Sequence) or isinstance(given, str):
            raise InputError(f"{key} is no list, got {given!r:.60}")
        words = self._data[next(iter(self._token_keys()))]
        is_bare = bool(words) and isinstance(words[0], str)
        sentences = [given] if is_bare else list(given)
        if len(sentences) != (1 if is_bare else len(words)):
            raise InputError(f"{key} has {len(sentences)} sentences, but there are {len(words)}")
        for sentence in sentences:
            if not isinstance(sentence, Sequence) or isinstance(sentence, str):
                raise InputError(f"{key} has {sentence!r:.60} where a sentence should be a list")
        return sentences

    def _cut(self, key: str) -> list[Places]:
        """Starts and ends of the words of each sentence."""
        sentences = self._sentences(key)
        words = [word for sentence in sentences for word in sentence]
        for word in words:
            check_type(f"each word of {key}", word, str)
        starts, ends = _find(words, self._doc.text, key)
        made: list[Places] = []
        first = 0
        for sentence in sentences:
            end = first + len(sentence)
            made.append((starts[first:end], ends[first:end]))
            first = end
        return made

    def document(self, tasks: str) -> Document:
        places = next(iter(self._words.values()))
        doc = self._doc
        words = [pair for one in places for pair in zip(*one, strict=True) if pair[0] < pair[1]]
        doc = doc.with_layer(TOKENS, [doc.span(*pair, "TOKEN") for pair in words])
        bounds = [(one[0][0], one[1][-1]) for one in places if one[0]]
        sentences = [doc.span(*pair, "SENTENCE") for pair in bounds if pair[0] < pair[1]]
        doc = doc.with_layer(SENTENCES, sentences)
        names = [key for key in self._data if fnmatchcase(key, tasks)]
        if names:
            mentions, rest = self._names(names)
            doc = doc.with_layer(MENTIONS, mentions)
            if self._foreign.rest is not None:
                doc = doc.with_layer(self._foreign.rest, rest)
        others = sorted(self._data.keys() - {*names, *self._words, TEXT, FACTS})
        self._left_out.update(f"the task {key}" for key in others)
        problems = [
            Problem("left out", f"HanLP: {count} of {what}" if count > 1 else f"HanLP: {what}")
            for what, count in sorted(self._left_out.items())
        ]
        return doc.replace(problems=problems)

    def _names(self, tasks: list[str]) -> tuple[list[Span[Mention]], list[Span[None]]]:
        mentions: list[Span[Mention]] = []
        rest: list[Span[None]] = []
        for task in tasks:
            labels, dropped = self._labels(task)
            # Two tasks may find the same name.
            before_this = set(mentions)
            found: list[Span[Mention]] = []
            for number, sentence in enumerate(self._sentences(task)):
                cuts = [places[number] for places in self._words.values()]
                for start, end, label in self._fitting(task, sentence, cuts):
                    before, dot, kind = label.rpartition(".")
                    if label in labels:
                        value = Mention(labels[label][1])
                        found.append(self._doc.span(start, end, labels[label][0], value))
                    elif task == NAMES and dot and label not in dropped:
                        found.append(self._doc.span(start, end, before, Mention(kind)))
                    elif self._foreign.rest is not None and label not in dropped:
                        rest.append(self._doc.span(start, end, label))
                    elif self._foreign.strict:
                        raise InputError(f"the label {label!r} of {task} is left out")
                    else:
                        self._left_out[f"the label {label} of {task}"] += 1
            mentions += [one for one in found if one not in before_this]
        return mentions, rest

    def _labels(self, task: str) -> tuple[Mapping[str, tuple[str, str]], frozenset[str]]:
        if self._foreign.labels is not None:
            return wanted_labels(self._foreign)
        if task == NAMES:
            return {}, frozenset()
        from policytext.entities.labels import schemes

        scheme = task.partition("/")[2]
        return schemes()[scheme if scheme in schemes() else _SCHEME], frozenset()

    def _fitting(
        self, task: str, names: Sequence[Any], cuts: list[Places]
    ) -> list[tuple[int, int, str]]:
        """The names by the first list of words in which they say what HanLP says."""
        for number, cut in enumerate(cuts, start=1):
            try:
                return [self._name(task, name, cut) for name in names]
            except AlignmentError:
                if number == len(cuts):
                    raise
        return []

    def _name(self, task: str, name: Any, places: Places) -> tuple[int, int, str]:
        try:
            text, label, first, last = name
            if min(first, last) < 0:
                raise IndexError
            start, end = places[0][first], places[1][last - 1]
        except (TypeError, ValueError, IndexError):
            raise AlignmentError(
                f"{task} has {name!r:.80} for {len(places[0])} words; wanted is (text, label, "
                "first word, word behind the last)"
            ) from None
        there = self._doc.text[start:end]
        if not (start < end and first < last and _plain(there) == _plain(str(text))):
            raise AlignmentError(f"{task} has {name!r:.80}, but the text has {there!r:.60}")
        return start, end, str(label)


def _plain(text: str) -> str:
    return "".join(map(plain, text))


def _find(words: list[str], text: str, key: str) -> Places:
    """Starts and ends of words in a text, one for each word."""
    found = _find_exactly(words, text)
    if found is None:
        # Imported here as the recognisers are heavy, and results seldom differ from the text.
        from policytext.entities.hanlp import word_offsets

        try:
            found = word_offsets(words, text)
        except AlignmentError as error:
            raise AlignmentError(f"{key}: {error}") from None
    end = found[1][-1] if words else 0
    if _plain(text[end:]):
        raise AlignmentError(
            f"{key}: the words end, but the text goes on with {text[end : end + 20]!r} at "
            f"character {end}"
        )
    return found


def _find_exactly(words: list[str], text: str) -> Places | None:
    """The same where the words say the text as it is, but for white space between them."""
    starts, ends, place = [], [], 0
    for word in words:
        while place < len(text) and text[place].isspace():
            place += 1
        if not word or not text.startswith(word, place):
            return None
        starts.append(place)
        place += len(word)
        ends.append(place)
    return starts, ends
