"""Sentences cut into words, kept without their text: offsets into reports that a user has.

A file is JSON Lines, one sentence a line: the report's name, the first digits of the SHA-256 of its
text, where the sentence starts and ends, its part, the lengths of its words, and the first digits
of the SHA-256 of the sentence. Lengths count characters that are no white space.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from policytext.corpora.corpus import Corpus
from policytext.corpora.passages import (
    PASSAGE_DIGITS,
    digits,
    place_of,
    places_of,
    read_passages,
    read_reports,
    write_passages,
)
from policytext.corpora.vocabulary import SPLITS
from policytext.corpora.words import LABEL
from policytext.document import Document
from policytext.errors import InputError, check_type
from policytext.layers import TOKENS

__all__ = ["Sentence", "load_segmented", "read_segmented", "write_segmented"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of a file: a sentence by its place.

    Args:
        report: the report's name; its text is ``REPORT.txt``.
        sha256: the first 16 digits of the SHA-256 of the report's text as UTF-8.
        start: where the sentence starts in the report, in code points.
        end: where it ends.
        part: train, dev or test.
        words: the lengths of its words, in characters that are no white space.
        check: the first 8 digits of the SHA-256 of the sentence.
    """

    report: str
    sha256: str
    start: int
    end: int
    part: str
    words: tuple[int, ...]
    check: str

    @property
    def id(self) -> str:
        """The name of its document: ``REPORT#START``."""
        return f"{self.report}#{self.start}"


def load_segmented(path: str | Path, reports: str | Path) -> Corpus:
    """Join a file of sentences with the reports that they stand in.

    Args:
        path: the file, such as ``corpora/real/segmentation.jsonl``.
        reports: a folder with ``REPORT.txt`` for each report that the file names.

    Returns:
        One document a sentence in the order of the file, with TOKENS, the id ``REPORT#START``, and
        both in ``meta``; parts as in the file.

    Raises:
        ReadError: the file or the folder cannot be read, the file has another form, or reports
            are missing; the message names them.
        InputError: a report has another text than the one that was annotated.

    Example:
        >>> corpus = load_segmented("segmentation.jsonl", "reports/")  # doctest: +SKIP
        >>> corpus.split("test")[0].id  # doctest: +SKIP
        'county_2019#3381'
    """
    sentences = read_segmented(path)
    texts = read_reports(sentences, Path(reports))
    docs = tuple(_document(one, texts[one.report], path) for one in sentences)
    parts = {one.id: one.part for one in sentences}
    return Corpus(Path(path).stem, docs, parts)


def read_segmented(path: str | Path) -> tuple[Sentence, ...]:
    """The lines of a file, checked as far as they can be without the reports.

    Raises:
        ReadError: the file cannot be read, or a line has another form.
    """
    needed = "report, sha256, start, end, part, words and check"
    return read_passages(path, _sentence, "sentence", needed)


def write_segmented(
    documents: Sequence[Document],
    path: str | Path,
    reports: str | Path,
    parts: Mapping[str, str],
) -> None:
    """Write sentences without their text; ``load_segmented`` reads them back with it.

    Args:
        documents: one a sentence, with TOKENS and the id ``REPORT#START``.
        path: the file; lines are ordered by report and start.
        reports: the folder of the reports.
        parts: train, dev or test by document id.

    Raises:
        InputError: an id has another form or stands twice, a document is not the text at its
            place, its words leave out characters or hold white space, it has no part, or the
            file cannot be written.
        LayerMissingError: a document has no TOKENS.
        ReadError: a report cannot be read.
    """
    made = []
    for doc, place in places_of(documents, Path(reports)):
        if parts.get(doc.id) not in SPLITS:
            raise InputError(f"{doc.id!r} has no part; parts are {', '.join(SPLITS)}")
        made.append(Sentence(**asdict(place), part=parts[doc.id], words=_lengths(doc)))
    write_passages(made, path)


def _sentence(data: Mapping[str, Any]) -> Sentence:
    if set(data) != set(Sentence.__slots__):
        raise InputError(f"its fields are {', '.join(sorted(data))}")
    one = Sentence(**{**data, "words": tuple(data["words"])})
    for name in ("report", "sha256", "part", "check"):
        check_type(name, getattr(one, name), str)
    for value in (one.start, one.end, *one.words):
        check_type("an offset or length", value, int)
    place_of(one.id)
    if one.part not in SPLITS:
        raise InputError(f"the part {one.part!r} is none of {', '.join(SPLITS)}")
    if not one.words or min(one.words) < 1 or not 0 <= one.start <= one.end - sum(one.words):
        raise InputError("its words do not fit between start and end")
    return one


def _document(one: Sentence, text: str, path: str | Path) -> Document:
    sentence = text[one.start : one.end]
    places = [i for i, character in enumerate(sentence) if not character.isspace()]
    if digits(sentence, PASSAGE_DIGITS) != one.check or sum(one.words) != len(places):
        raise InputError(f"{path}: the sentence {one.id} is not the text at its place")
    meta = {"report": one.report, "start": str(one.start)}
    ends = list(accumulate(one.words))
    starts = [places[end - length] for end, length in zip(ends, one.words, strict=True)]
    return Document(sentence, id=one.id, meta=meta).with_offsets(
        TOKENS, starts, [places[end - 1] + 1 for end in ends], LABEL
    )


def _lengths(doc: Document) -> tuple[int, ...]:
    done = 0
    for word in doc.spans(TOKENS):
        between = doc.text[done : word.start]
        if word.start < done or between.strip() or any(map(str.isspace, word.text)):
            raise InputError(
                f"the words of {doc.id!r} overlap, leave out characters or hold white space "
                f"near {done}"
            )
        done = word.end
    if done == 0 or doc.text[done:].strip():
        raise InputError(f"the words of {doc.id!r} end before its text does, at {done}")
    return tuple(word.end - word.start for word in doc.spans(TOKENS))
