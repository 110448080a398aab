"""Annotators in order: the default pipeline and pipelines of your own."""

from __future__ import annotations

import functools
import importlib
import inspect
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from policytext.annotator import Annotator
from policytext.collecting import rare_collection
from policytext.document import Document
from policytext.errors import InputError, PipelineError
from policytext.given import check_documents
from policytext.layers import Layer
from policytext.parallel import Failure, ordered_map
from policytext.repairs import Problem

__all__ = ["ANNOTATORS", "Pipeline", "annotate", "load", "make_annotator"]

# The default pipeline, in order: name, and where its annotator is. Nothing is imported before use.
ANNOTATORS: dict[str, tuple[str, str]] = {
    "structure": ("policytext.structure", "StructureAnnotator"),
    "quantities": ("policytext.quantities", "QuantityAnnotator"),
    "entities": ("policytext.entities", "EntityAnnotator"),
    "links": ("policytext.links", "LinkAnnotator"),
    "targets": ("policytext.targets", "TargetAnnotator"),
    # Last, so that no token crosses a span of the layers before.
    "tokens": ("policytext.tokens", "TokenAnnotator"),
}


class Pipeline:
    """Annotators that run one after the other.

    Args:
        annotators: in the order in which they run.

    Raises:
        PipelineError: an annotator needs a layer that none before it provides, or two provide
            the same layer, or two have the same name; found here, before anything runs.

    Example:
        >>> import policytext as pt
        >>> nlp = pt.load("quantities")
        >>> docs = nlp.pipe([pt.Document("增长5%左右"), pt.Document("新增3万人以上")])
        >>> [[q.text for q in doc[pt.QUANTITIES]] for doc in docs]
        [['5%左右'], ['3万人以上']]
    """

    def __init__(self, annotators: Iterable[Annotator]) -> None:
        given: object = annotators
        if not isinstance(given, Iterable):
            raise PipelineError(f"a pipeline takes an iterable of annotators, got {given!r:.60}")
        self._annotators = tuple(annotators)
        present: set[str] = set()
        names: set[str] = set()
        for annotator in self._annotators:
            if not isinstance(annotator, Annotator):
                raise PipelineError(
                    f"{annotator!r} is no annotator: it needs name, requires, provides and a call"
                )
            if annotator.name in names:
                raise PipelineError(f"two annotators are called {annotator.name!r}; rename one")
            self._check_order(annotator, present)
            names.add(annotator.name)
            present.update(layer.name for layer in annotator.provides)

    @staticmethod
    def _check_order(annotator: Annotator, present: set[str]) -> None:
        needed = {layer.name for layer in annotator.requires}
        if missing := sorted(needed - present):
            raise PipelineError(
                f"annotator {annotator.name!r} needs the layers {', '.join(missing)}, which no "
                "annotator before it provides; add one, or move it forward"
            )
        twice = sorted({layer.name for layer in annotator.provides} & present - needed)
        if twice:
            raise PipelineError(
                f"annotator {annotator.name!r} provides {', '.join(twice)} again; leave one out"
            )

    @property
    def annotators(self) -> tuple[Annotator, ...]:
        """The annotators in order."""
        return self._annotators

    def __call__(self, doc: Document) -> Document:
        """Run all annotators over one document.

        Raises:
            InputError: this is no Document.
            PipelineError: an annotator changed what it must not change.
        """
        if not isinstance(doc, Document):
            raise InputError(
                f"a pipeline takes a Document, got {doc!r:.60}; wrap clean text in "
                "policytext.Document(text), read pages with policytext.read(), and leave out the "
                "None of rows without text"
            )
        with rare_collection:
            for annotator in self._annotators:
                doc = _checked(annotator, doc, annotator(doc))
        return doc

    def pipe(self, docs: Iterable[Document], workers: int = 1) -> Iterator[Document]:
        """Run over many documents, yielding each in order as soon as it is done.

        A document that fails is yielded as it came, with a problem of the kind ``failed`` that
        says why; the others are not touched by it.

        Args:
            docs: any iterable, read as results are taken, at most ``4 * workers`` ahead.
            workers: processes. With more than 1, guard your script's main part with
                ``if __name__ == "__main__":`` where the platform starts processes anew.

        Raises:
            InputError: ``workers`` is no positive whole number, or what is given are no
                documents; those before what is none are yielded.
        """
        check_documents(docs)
        return (
            _failed(doc, result) if isinstance(result, Failure) else result
            for doc, result in ordered_map(self.__call__, docs, workers)
        )

    def __repr__(self) -> str:
        return f"<Pipeline {' -> '.join(annotator.name for annotator in self._annotators)}>"


def _failed(doc: object, failure: Failure) -> Document:
    if not isinstance(doc, Document):
        # It is told in its turn, after the documents before it.
        raise InputError(str(failure))
    return doc.replace(problems=(*doc.problems, Problem("failed", str(failure))))


def _checked(annotator: Annotator, before: Document, after: object) -> Document:
    """What an annotator returned, if it added its layers and left all else alone."""
    provided = {layer.name for layer in annotator.provides}
    if not isinstance(after, Document):
        raise PipelineError(
            f"annotator {annotator.name!r} returned {type(after).__name__}, not a Document"
        )
    if after.text != before.text or after.source is not before.source:
        raise PipelineError(f"annotator {annotator.name!r} changed the text, which none may do")
    missing: list[Layer[Any]] = [layer for layer in annotator.provides if layer not in after]
    if missing:
        raise PipelineError(
            f"annotator {annotator.name!r} did not provide {', '.join(one.name for one in missing)}"
        )
    for layer in before.layers:
        kept = layer in after and after.spans(layer) is before.spans(layer)
        if layer.name not in provided and not kept:
            raise PipelineError(
                f"annotator {annotator.name!r} changed the layer {layer.name}, which is not its own"
            )
    return after


def load(*names: str, **settings: Mapping[str, Any]) -> Pipeline:
    """A pipeline of the library's own annotators.

    Args:
        names: which, in order; all of ``ANNOTATORS`` where none is given.
        settings: what single annotators are made with, by their names; see their classes.

    Raises:
        InputError: a name is unknown, or an annotator has no such setting.
        PipelineError: the order cannot work.

    Example:
        >>> from policytext.quantities import Tables
        >>> tables = Tables.packaged().extended({"unit": [{"surface": "榀", "kind": "count"}]})
        >>> load(quantities={"tables": tables})
        <Pipeline structure -> quantities -> entities -> links -> targets -> tokens>
    """
    chosen = names or tuple(ANNOTATORS)
    for name in (*chosen, *settings):
        if type(name) is not str or name not in ANNOTATORS:
            listed = ", ".join(ANNOTATORS)
            raise InputError(f"unknown annotator {name!r:.60}; names, each of its own, of {listed}")
    if unused := sorted(set(settings) - set(chosen)):
        raise InputError(f"settings for {', '.join(unused)}, which the pipeline does not have")
    with rare_collection:
        return Pipeline(make_annotator(name, settings.get(name, {})) for name in chosen)


def make_annotator(name: str, settings: Mapping[str, Any]) -> Annotator:
    """One of ``ANNOTATORS``, by its name.

    Raises:
        InputError: it has no such setting, or the setting is impossible.
    """
    module, attribute = ANNOTATORS[name]
    kind = getattr(importlib.import_module(module), attribute)
    if not isinstance(settings, Mapping):
        raise InputError(f"settings of {name!r} are a mapping by name, got {settings!r:.60}")
    known = inspect.signature(kind).parameters
    if unknown := [str(one) for one in settings if one not in known]:
        listed = ", ".join(known) or "none"
        raise InputError(f"{name!r} has no setting {', '.join(unknown)}; it has: {listed}")
    made: Annotator = kind(**settings)
    return made


@functools.cache
def _default() -> Pipeline:
    return load()


def annotate(doc: Document) -> Document:
    """Run the default pipeline over a document.

    Raises:
        InputError: this is no Document.
    """
    return _default()(doc)
