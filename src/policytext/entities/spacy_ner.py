"""spaCy (https://spacy.io), with any pipeline from a folder that finds entities."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from policytext.entities.adapter import Adapter, Raw
from policytext.entities.labels import Labels, read_labels
from policytext.errors import AlignmentError, InputError, PolicytextError, check_type
from policytext.extras import load_extra

__all__ = ["SpacyRecognizer", "names_of"]

_FINDERS = ("ner", "entity_ruler", "span_ruler", "beam_ner", "spancat", "spancat_singlelabel")


class SpacyRecognizer(Adapter):
    """Finds names by a pipeline of spaCy: its entities, or a group of its spans.

    Needs ``pip install 'policytext[spacy]'``. Nothing is downloaded. One that was loaded by its
    path pickles by it. Loading a pipeline runs the code of its components: load only what you
    trust.

    Args:
        nlp: the pipeline.
        labels: the scheme of its labels, or what each label becomes; ``docs/recognizers.md``.
        spans_key: take the spans of ``doc.spans[spans_key]``, with their scores, and not
            ``doc.ents``.
        longest: so many characters are given to it at once.

    Raises:
        InputError: the pipeline has nothing that finds entities, or there are no such labels.
    """

    def __init__(
        self,
        nlp: Any,
        *,
        labels: str | Mapping[str, str | None] = "ontonotes",
        spans_key: str | None = None,
        longest: int = 10_000,
    ) -> None:
        super().__init__(longest)
        check_type("spans_key", spans_key, str, type(None))
        self._labels = read_labels(labels)
        names = list(getattr(nlp, "pipe_names", ()))
        metas = [nlp.get_pipe_meta(name) for name in names]
        finds = any(meta.factory in _FINDERS or "doc.ents" in meta.assigns for meta in metas)
        if not finds and spans_key is None:
            raise InputError(
                f"the pipeline has {', '.join(names) or 'no components'}, of which none finds "
                f"entities: give one with {' or '.join(_FINDERS[:3])}; a component of your own "
                'says that it does with assigns=["doc.ents"]'
            )
        self._nlp = nlp
        self._spans_key = spans_key
        self._path: Path | None = None
        self._settings: dict[str, Any] = {
            "labels": labels if isinstance(labels, str) else dict(labels),
            "spans_key": spans_key,
            "longest": longest,
        }

    @classmethod
    def load(
        cls,
        path: str | os.PathLike[str],
        *,
        labels: str | Mapping[str, str | None] = "ontonotes",
        spans_key: str | None = None,
        longest: int = 10_000,
    ) -> SpacyRecognizer:
        """The recogniser of a pipeline in a folder, as ``nlp.to_disk(path)`` leaves it.

        Raises:
            InputError: spaCy is not installed, or there is no such pipeline in the folder.
        """
        check_type("path", path, str, os.PathLike)
        folder = Path(path).absolute()
        missing = [name for name in ("config.cfg", "meta.json") if not (folder / name).is_file()]
        if missing:
            raise InputError(
                f"{folder} holds no pipeline of spaCy, as {' and '.join(missing)} is not there: "
                "give the folder that nlp.to_disk wrote; none is downloaded"
            )
        spacy = load_extra("spacy", "spacy")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                nlp = spacy.load(folder)
        # A damaged file raises whatever its reader does.
        except Exception as error:
            raise InputError(f"{folder} cannot be loaded by spaCy: {error}") from error
        made = cls(nlp, labels=labels, spans_key=spans_key, longest=longest)
        made._path = folder
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        source = self._nlp if self._path is None else str(self._path)
        return _made, (type(self), self._path is not None, source, self._settings)

    def __repr__(self) -> str:
        name = type(self).__name__
        return f"<{name}>" if self._path is None else f"{name}.load({str(self._path)!r})"

    def _read(self, pieces: Sequence[str]) -> Iterator[list[Raw]]:
        try:
            for piece, doc in zip(pieces, self._nlp.pipe(pieces), strict=True):
                if doc.text != piece:
                    raise AlignmentError(
                        f"spaCy's text is not the one that it was given: {doc.text!r:.60} for "
                        f"{piece!r:.60}; its tokeniser has to keep all characters"
                    )
                yield list(names_of(doc, self._labels, self._spans_key))
        except (PolicytextError, GeneratorExit):
            raise
        except Exception as error:
            raise InputError(f"spaCy's pipeline failed: {error}") from error


def names_of(doc: Any, labels: Labels, spans_key: str | None) -> Iterator[Raw]:
    """The entities of a document of spaCy, or the spans of one of its groups, with their scores.

    Raises:
        InputError: there is no such group.
    """
    if spans_key is None:
        spans, scores = doc.ents, None
    else:
        if spans_key not in doc.spans:
            have = ", ".join(sorted(doc.spans)) or "none"
            raise InputError(f"the pipeline gives no spans {spans_key!r:.60}; it has {have}")
        spans = doc.spans[spans_key]
        scores = spans.attrs.get("scores")
    is_record = spans_key is not None and "policytext" in spans.attrs
    for number, span in enumerate(spans):
        score = None if scores is None or scores[number] is None else float(scores[number])
        # In groups of policytext the id_ is a place in its record.
        own_id = "" if is_record else span.id_
        known_as = span.kb_id_ or span.ent_id_ or own_id or None
        yield Raw(span.start_char, span.end_char, span.label_, labels, score, known_as)


def _made(
    kind: type[SpacyRecognizer], is_path: bool, source: Any, settings: dict[str, Any]
) -> SpacyRecognizer:
    return kind.load(source, **settings) if is_path else kind(source, **settings)
