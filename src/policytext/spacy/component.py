"""The component that runs annotators of policytext in a pipeline of spaCy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from policytext.annotator import Annotator
from policytext.collecting import rare_collection
from policytext.document import Document
from policytext.errors import InputError, PipelineError
from policytext.extras import load_extra
from policytext.layers import Layer
from policytext.spacy.convert import read_document, write_document
from policytext.spacy.facts import read_facts
from policytext.spacy.groups import is_written, key_of
from policytext.spacy.options import WriteOptions
from policytext.spacy.settings import Settings

__all__ = ["PolicytextComponent"]

Scorer = Callable[..., dict[str, Any]]


class PolicytextComponent:
    """Runs annotators over a document of spaCy, and writes their layers into it.

    It is made by ``nlp.add_pipe("policytext")`` and its like; `docs/spacy.md`. Each layer becomes a
    group of spans, ``doc.spans["policytext/NAME"]``, whose ``attrs`` hold the values. It depends on
    the text and the facts of the document alone, and never on its tokens.

    Args:
        name: its name in the pipeline.
        settings: its annotators, and what they are made with.
        options: how the layers are written.
        facts: issuer and year of documents that say nothing else.
        scorer: what ``nlp.evaluate`` calls.

    Raises:
        InputError: a fact is impossible.
    """

    def __init__(
        self,
        name: str,
        settings: Settings,
        options: WriteOptions,
        facts: Mapping[str, Any],
        scorer: Scorer | None = None,
    ) -> None:
        Document("", **facts)
        self.name = name
        self.options = options
        self._settings = settings
        self._facts = dict(facts)
        self._scorer = scorer
        self._made: list[Annotator] | None = None

    @property
    def annotators(self) -> tuple[str, ...]:
        """The names of its annotators, in order."""
        return self._settings.annotators

    def __call__(self, spacy_doc: Any) -> Any:
        """Annotate a document of spaCy, and return it.

        Raises:
            PipelineError: it lacks a layer that an annotator reads.
            InputError: a fact is impossible, or a group of policytext is damaged.
        """
        annotators = self._annotators()
        self._check_order(annotators, spacy_doc)
        doc = self._read(annotators, spacy_doc)
        provided: dict[str, Layer[Any]] = {}
        with rare_collection:
            for annotator in annotators:
                doc = annotator(doc)
                provided |= {layer.name: layer for layer in annotator.provides}
        # A document that is annotated again has the problems of the first time.
        doc = doc.replace(problems=dict.fromkeys(doc.problems))
        write_document(spacy_doc, doc, provided.values(), self.options)
        return spacy_doc

    def initialize(self, get_examples: Any, *, nlp: Any = None) -> None:  # noqa: ARG002
        """Read the user's files and check the order of components, before training starts.

        Raises:
            PipelineError: no component before this one gives a layer that it reads.
            DataError: a file cannot be read, or has faults.
        """
        annotators = self._annotators()
        present: set[str] = set()
        for _, component in getattr(nlp, "pipeline", ()):
            if component is self:
                break
            if isinstance(component, PolicytextComponent):
                present |= _provided(component._annotators())
        if nlp is not None and (missing := _needed(annotators) - present):
            raise PipelineError(self._told(sorted(missing)))

    def score(self, examples: Iterable[Any], **kwargs: Any) -> dict[str, Any]:
        """Scores of its groups against those of the reference documents."""
        layers = sorted(_provided(self._annotators()))
        return {} if self._scorer is None else self._scorer(examples, layers=layers, **kwargs)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The user's files; all else is in the config."""
        srsly = load_extra("srsly", "spacy")
        return bytes(srsly.msgpack_dumps({} if "files" in exclude else self._settings.files()))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> PolicytextComponent:
        """Take what ``to_bytes`` wrote."""
        srsly = load_extra("srsly", "spacy")
        if "files" not in exclude:
            found = srsly.msgpack_loads(data)
            self._settings.keep({key: (str(path), held) for key, (path, held) in found.items()})
            self._made = None
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write ``to_bytes`` into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "files").write_bytes(self.to_bytes(exclude=exclude))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> PolicytextComponent:
        """Take what ``to_disk`` wrote.

        Raises:
            InputError: it is not there.
        """
        try:
            data = (Path(path) / "files").read_bytes()
        except OSError as error:
            raise InputError(
                f"{path} is no component of policytext ({error.strerror}); save it anew by "
                "nlp.to_disk(folder)"
            ) from None
        return self.from_bytes(data, exclude=exclude)

    def __getstate__(self) -> dict[str, Any]:
        # Annotators hold models and what these have computed: they are made anew.
        return {**self.__dict__, "_made": None}

    def _annotators(self) -> list[Annotator]:
        if self._made is None:
            self._made = self._settings.make()
        return self._made

    def _read(self, annotators: list[Annotator], spacy_doc: Any) -> Document:
        """The document so far: with its layers only where an annotator may read one."""
        # Structure and quantities read the text alone, and stand first in most pipelines.
        if any(annotator.name not in _TEXT_ONLY for annotator in annotators):
            return read_document(spacy_doc, defaults=self._facts)
        return read_facts(spacy_doc, self._facts)

    def _check_order(self, annotators: list[Annotator], spacy_doc: Any) -> None:
        layers = {layer.name: layer for each in annotators for layer in each.requires}
        needed = (layers[name] for name in sorted(_needed(annotators)))
        if missing := [layer.name for layer in needed if not is_written(spacy_doc, layer)]:
            raise PipelineError(self._told(missing))

    def _told(self, missing: list[str]) -> str:
        groups = ", ".join(f"doc.spans[{key_of(name)!r}]" for name in missing)
        factories = dict.fromkeys(f"policytext_{_MAKERS[name]}" for name in missing)
        return (
            f"component {self.name!r} reads {groups}, which no component before it has written; "
            f"add {' and '.join(factories)} before it: "
            f"nlp.add_pipe({next(iter(factories))!r}, before={self.name!r})"
        )


_TEXT_ONLY = ("structure", "quantities")
# Which annotator makes a layer.
_MAKERS = {
    "sections": "structure",
    "paragraphs": "structure",
    "sentences": "structure",
    "quantities": "quantities",
    "times": "quantities",
    "mentions": "entities",
    "targets": "targets",
    "tokens": "tokens",
}


def _provided(annotators: Iterable[Annotator]) -> set[str]:
    return {layer.name for annotator in annotators for layer in annotator.provides}


def _needed(annotators: Iterable[Annotator]) -> set[str]:
    """The layers that annotators read and none of them before gives."""
    present: set[str] = set()
    needed: set[str] = set()
    for annotator in annotators:
        needed |= {layer.name for layer in annotator.requires} - present
        present |= {layer.name for layer in annotator.provides}
    return needed
