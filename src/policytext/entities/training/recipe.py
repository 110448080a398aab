"""Trains a model of mentions from annotated documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from policytext.document import Document
from policytext.entities.candidates import VIEWS, Candidates
from policytext.entities.evidence import evidence
from policytext.entities.judge import OUTCOMES, judge_keys
from policytext.entities.lexicons import KINDS
from policytext.entities.model import Clustering, MentionModel
from policytext.entities.seen import SeenNames
from policytext.entities.templates import Keys
from policytext.entities.training.clusters import cluster_words
from policytext.entities.training.fit import (
    Fit,
    Floats32,
    fit_chain,
    fit_judge,
    flat,
    known_keys,
)
from policytext.entities.training.marked import MarkedNames
from policytext.entities.training.material import Example, example
from policytext.entities.weights import WeightTable
from policytext.errors import InputError, check_type
from policytext.layers import MENTIONS

__all__ = ["MentionSettings", "Step", "train_mentions"]

# Chosen on folds of the annotated reports, by place.
_CHAIN = Fit(epochs=5, skipped=1, rate=0.05, silenced=0.6, decay=0.0, batch=32)
_JUDGE = Fit(epochs=4, skipped=1, rate=0.03, silenced=0.5, decay=0.5, batch=256)
_FEWEST_WORDS, _FEWEST_CANDIDATES = 2, 3
_TOO_FEW = "the documents hold too few mentions to learn from; mark more of them"
# Keys that are kept, so that the model has less than 10 MB.
_MOST_WORDS, _MOST_CANDIDATES = 375_000, 80_000


@dataclass(frozen=True)
class MentionSettings:
    """How to train.

    Args:
        parts: into how many parts the documents fall, so that the judge learns from candidates
            in documents that the chains have not seen.
        seed: for all that is drawn at random.

    Raises:
        InputError: a number is out of range.
    """

    parts: int = 4
    seed: int = 1

    def __post_init__(self) -> None:
        check_type("parts", self.parts, int)
        check_type("seed", self.seed, int)
        if self.parts < 2 or self.seed < 0:
            raise InputError("a training needs 2 parts or more, and a seed from 0")


@dataclass(frozen=True)
class Step:
    """What a training has just done, for people.

    Args:
        what: the step.
        done: how many steps are done.
        total: how many there are.
    """

    what: str
    done: int
    total: int


def train_mentions(
    documents: Iterable[Document],
    *,
    groups: Mapping[str, str] | None = None,
    raw: Iterable[Document] = (),
    settings: MentionSettings | None = None,
    report: Callable[[Step], object] | None = None,
    facts: Mapping[str, str] | None = None,
) -> MentionModel:
    """A model that marks mentions as these documents do.

    The same input and settings give the same model on one machine and version of NumPy and SciPy.

    Args:
        documents: with the layer MENTIONS; issuers and years help.
        groups: what belongs together by document id, such as its place; parts are made of whole
            groups, so that the judge sees how the chains do on places they have not seen.
        raw: documents whose words are grouped by their surroundings.
        settings: how to train.
        report: called after each step.
        facts: what the model shall say of itself.

    Raises:
        InputError: there are fewer documents than parts, one has no layer MENTIONS or a mention of
            an unknown kind, or there is too little to learn from.
    """
    settings = MentionSettings() if settings is None else settings
    docs = list(documents)
    _check(docs)
    part_of = _parts(docs, groups or {}, settings.parts)
    total = 2 + 2 * (settings.parts + 1)
    done = 0

    def tell(what: str) -> None:
        nonlocal done
        done += 1
        if report is not None:
            report(Step(what, done, total))

    clustering = _clusters([*raw], settings.seed)
    marked = MarkedNames(docs, part_of)
    by_part = [marked.without(part) for part in range(settings.parts)]
    examples = [
        example(doc, clustering, by_part[part]) for doc, part in zip(docs, part_of, strict=True)
    ]
    tell(f"read {len(docs)} documents")
    seen: list[Candidates | None] = [None] * len(docs)
    for part in range(settings.parts):
        others = [each for number, each in enumerate(examples) if part_of[number] != part]
        model = _chains(others, clustering, settings.seed, tell)
        for number, each in enumerate(examples):
            if part_of[number] == part:
                seen[number] = model.candidates(each.seen)
    judged = [each for each in seen if each is not None]
    judge = _judge(examples, judged, settings.seed)
    tell("judge")
    chains = _chains(examples, clustering, settings.seed, tell)
    names = marked.without(None)
    return MentionModel(clustering, names, chains.words, chains.changes, judge, facts or {})


def _check(docs: Sequence[Document]) -> None:
    """Refuse documents without mentions, and mentions of a kind that there is not."""
    for doc in docs:
        if MENTIONS not in doc:
            raise InputError(f"the document {doc.id!r} has no layer MENTIONS to train on")
        for mention in doc[MENTIONS]:
            if (kind := f"{mention.label}.{mention.value.kind}") not in KINDS:
                raise InputError(
                    f"the document {doc.id!r} has {mention.text!r:.60} at {mention.start} as "
                    f"{kind}; one of {', '.join(KINDS)}"
                )
    if docs and not any(len(doc[MENTIONS]) for doc in docs):
        raise InputError(_TOO_FEW)


def _parts(docs: Sequence[Document], groups: Mapping[str, str], parts: int) -> list[int]:
    """The part of each document: groups go, the largest first, to the part that is smallest."""
    names = [groups.get(doc.id, doc.id) for doc in docs]
    sizes: dict[str, int] = {}
    for doc, name in zip(docs, names, strict=True):
        sizes[name] = sizes.get(name, 0) + len(doc.text)
    if len(sizes) < parts:
        raise InputError(
            f"{parts} parts need as many documents of different groups; got {len(sizes)}: give "
            "documents of more places, or ask for fewer parts"
        )
    loads = [0] * parts
    chosen: dict[str, int] = {}
    for name in sorted(sizes, key=lambda each: (-sizes[each], each)):
        chosen[name] = loads.index(min(loads))
        loads[chosen[name]] += max(1, sizes[name])  # no part is left without documents
    return [chosen[name] for name in names]


def _clusters(raw: Sequence[Document], seed: int) -> Clustering:
    empty = np.zeros(0, np.uint32)
    nothing = Clustering(empty, empty.astype(np.uint8), empty.astype(np.uint16))
    sentences = []
    for doc in raw:
        words = evidence(doc.text, doc.issuer, doc.year, nothing, SeenNames({})).words
        for begin, stop in zip(words.begins.tolist(), words.stops.tolist(), strict=True):
            sentences.append(words.strings[begin:stop])
    return cluster_words(sentences, seed=seed)


def _chains(
    examples: Sequence[Example], clustering: Clustering, seed: int, tell: Callable[[str], None]
) -> MentionModel:
    """A model with trained chains, whose judge knows nothing yet."""
    keys, counts = known_keys([each.keys for each in examples], _FEWEST_WORDS)
    features = flat([each.keys for each in examples], keys)
    begins = np.concatenate(([0], np.cumsum([len(each.keys) for each in examples])))
    weights: list[Floats32] = []
    changes: list[Floats32] = []
    for number, view in enumerate(VIEWS):
        tags = np.concatenate([each.tags[number] for each in examples]).astype(np.int64)
        sentences = [
            (first + begin, stop + begin)
            for each, begin in zip(examples, begins.tolist(), strict=False)
            for first, stop in each.sentences(number)
        ]
        own, steps = fit_chain(features, tags, sentences, len(keys), _CHAIN, seed)
        weights.append(own)
        changes.append(steps)
        tell(f"{view} names of {len(examples)} documents")
    table = WeightTable.build(keys, np.concatenate(weights, axis=1), counts, _MOST_WORDS)
    nothing = WeightTable.build(keys[:0], np.zeros((0, OUTCOMES), np.float32), counts[:0], 1)
    none = SeenNames({})
    return MentionModel(clustering, none, table, np.stack(changes).astype(np.float64), nothing, {})


def _judge(examples: Sequence[Example], seen: Sequence[Candidates], seed: int) -> WeightTable:
    every: list[Keys] = []
    outcomes: list[npt.NDArray[np.int64]] = []
    for each, candidates in zip(examples, seen, strict=True):
        if len(candidates):
            every.append(np.stack(list(judge_keys(candidates)), axis=1))
            pairs = zip(candidates.first.tolist(), candidates.last.tolist(), strict=True)
            outcomes.append(np.array([each.outcomes.get(pair, 0) for pair in pairs], np.int64))
    keys, counts = known_keys(every, _FEWEST_CANDIDATES)
    if not len(keys):
        raise InputError(_TOO_FEW)
    features = flat(every, keys)
    sizes = (len(keys), OUTCOMES)
    weights = fit_judge(features, np.concatenate(outcomes), sizes, _JUDGE, seed)
    return WeightTable.build(keys, weights, counts, _MOST_CANDIDATES)
