"""policytext itself, by its public interface."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from benchmarks.layers import whole
from benchmarks.system import NotRunError, Runner, Setting, Start
from policytext import QUANTITIES, TIMES, DataError, Document, InputError

__all__ = ["DeepPolicytext", "Policytext"]


class Policytext:
    """The library's own annotators, one for each task."""

    name = "policytext"
    distribution = "policytext"
    module = "policytext"
    scope: Mapping[str, frozenset[str]] = {}

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {
            "tokens": _tokens,
            "quantities": _quantities,
            "number": _number,
            "times": _quantities,
            "mentions": _mentions,
            "links": _links,
            "projects": _links,
            "pages": _pages,
            "pipeline": _pipeline,
            "rows": _rows,
        }

    @staticmethod
    def gather(docs: Sequence[Document]) -> list[Document]:
        """The documents with the projects of all of them together."""
        from policytext import ProjectRegistry

        registry = ProjectRegistry()
        for doc in docs:
            registry.add(doc)
        return [registry.link(doc) for doc in docs]


def _tokens(_setting: Setting) -> Runner:
    from policytext.tokens import ModelTokenizer, TokenAnnotator

    tokenizer = ModelTokenizer()
    return Runner(TokenAnnotator(tokenizer), lambda doc: tokenizer.words(doc.text))


def _quantities(_setting: Setting) -> Runner:
    from policytext.quantities import QuantityAnnotator

    annotate = QuantityAnnotator()

    def work(doc: Document) -> object:
        done = annotate(doc)
        # Spans are made when they are read; a peer's answer is complete, so ours is too.
        return done[QUANTITIES], done[TIMES]

    return Runner(annotate, work, "quantities and times come from one pass")


def _number(_setting: Setting) -> Runner:
    from policytext.quantities import parse_quantity

    def annotate(doc: Document) -> Document:
        try:
            return whole(doc, parse_quantity(doc.text))
        except InputError:
            return whole(doc, None)

    return Runner(annotate)


class DeepPolicytext(Policytext):
    """The library with the packaged deep model of mentions."""

    name = "policytext-deep"

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {"mentions": partial(_mentions, is_deep=True)}


def _mentions(setting: Setting, *, is_deep: bool = False) -> Runner:
    from policytext.entities import EntityAnnotator, ModelRecognizer
    from policytext.entities.own import MIN_SCORE

    annotate = EntityAnnotator(min_score=setting.min_score or MIN_SCORE, deep=is_deep)
    if not setting.measured:
        return Runner(annotate)
    try:
        facts = ModelRecognizer(deep=is_deep).facts
    except DataError:
        raise NotRunError("its packaged model cannot be read") from None
    seen = any(setting.measured in fact for fact in facts.values())
    return Runner(annotate, note="has learnt from this very text" if seen else "")


def _links(_setting: Setting) -> Runner:
    from policytext.links import LinkAnnotator

    return Runner(LinkAnnotator())


def _pages(_setting: Setting) -> Runner:
    from policytext.pages.uncloak import uncloak

    return Runner(lambda doc: Document(uncloak(doc.text).text), lambda doc: uncloak(doc.text))


def _pipeline(_setting: Setting) -> Runner:
    from policytext import load

    return Runner(load())


def _rows(setting: Setting) -> Runner:
    from policytext.pipeline import ANNOTATORS

    if "targets" not in ANNOTATORS:
        raise NotRunError("no annotator of indicator rows yet")
    return _pipeline(setting)
