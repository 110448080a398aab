"""What is done to each row of a frame: which columns are read, what runs, what is added."""

from __future__ import annotations

import functools
import hashlib
import json
import pickle
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from policytext.errors import InputError, check_type
from policytext.layers import BUILTIN_LAYERS, Layer
from policytext.pipeline import Pipeline, load

__all__ = ["FACTS", "LONGEST", "Plan", "digest", "make_plan"]

# The facts of a document that a frame may have a column for.
FACTS = ("id", "title", "issuer", "year", "date")
# Some hundreds of pages: a row that is longer is hardly one document, and memory is bounded by it.
LONGEST = 1_000_000


@dataclass(frozen=True)
class Plan:
    """All that `annotate_frame` and its kin are told, as plain data that any process can read.

    Args:
        text: the column of texts.
        facts: for each fact that is read from a column, the column.
        prefix: what the names of new columns begin with.
        longest: texts of more characters are marked as failed and not annotated.
        payload: the pipeline and the layers, pickled.
    """

    text: str
    facts: tuple[tuple[str, str], ...]
    prefix: str
    longest: int
    payload: bytes

    @property
    def pipeline(self) -> Pipeline:
        """The pipeline; made once in each process.

        Raises:
            InputError: this process cannot find the code of an annotator.
        """
        return _unpacked(self.payload)[0]

    @property
    def layers(self) -> tuple[Layer[Any], ...]:
        """The layers whose columns are added."""
        return _unpacked(self.payload)[1]

    @property
    def inputs(self) -> tuple[tuple[str, str], ...]:
        """What is read: the text and the facts, each with its column."""
        return (("text", self.text), *self.facts)

    def settings(self) -> dict[str, Any]:
        """What a result depends on besides code, data and text, as JSON types."""
        return {
            "text": self.text,
            "facts": dict(self.facts),
            "prefix": self.prefix,
            "longest": self.longest,
            "layers": [layer.name for layer in self.layers],
        }


def make_plan(
    text: str = "text",
    *,
    dumps: Callable[[Any], bytes] = pickle.dumps,
    layers: Iterable[Layer[Any] | str] | None = None,
    pipeline: Pipeline | Iterable[str] | None = None,
    prefix: str = "",
    longest: int = LONGEST,
    **facts: str | None,
) -> Plan:
    """Check the options of `annotate_frame` and its kin.

    Raises:
        InputError: an option is unknown or has a wrong value.
    """
    if unknown := sorted(set(facts) - set(FACTS)):
        known = ", ".join((*FACTS, "layers", "pipeline", "prefix", "longest"))
        raise InputError(f"unknown option {', '.join(unknown)}; there are: {known}")
    check_type("the name of the column of texts", text, str)
    check_type("the prefix of new columns", prefix, str)
    check_type("the longest text", longest, int)
    if longest < 1:
        raise InputError(f"longest is a number of characters, 1 or more, got {longest}")
    for fact, column in facts.items():
        check_type(f"the name of the column for {fact}", column, str, type(None))
    chain = _pipeline(pipeline)
    chosen = _layers(chain, layers)
    if pipeline is None:
        chain = _up_to(chain, {layer.name for layer in chosen})
    named = tuple((fact, column) for fact in FACTS if (column := facts.get(fact)) is not None)
    try:
        payload = dumps((chain, chosen))
    except Exception as error:  # Whatever a user's own class raises.
        raise InputError(
            f"the pipeline cannot be sent to other processes: {error}; define its annotators in "
            "a module, and give them nothing that does not pickle"
        ) from error
    return Plan(text, named, prefix, longest, payload)


def _pipeline(given: object) -> Pipeline:
    if given is None:
        return load()
    if isinstance(given, Pipeline):
        return given
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise InputError(f"pipeline is a Pipeline or names of annotators, got {given!r:.60}")
    return load(*given)


def _up_to(pipeline: Pipeline, names: set[str]) -> Pipeline:
    """The pipeline without what comes after the last of some layers.

    What comes before stays even where no layer of it is asked for: the year that one annotator
    finds is what 今年 means to the next.
    """
    kept = list(pipeline.annotators)
    while kept and not names & {layer.name for layer in kept[-1].provides}:
        kept.pop()
    return Pipeline(kept)


def _layers(pipeline: Pipeline, wanted: object) -> tuple[Layer[Any], ...]:
    """The layers wanted, in one order; all that the pipeline provides where none are named."""
    made = {layer.name: layer for one in pipeline.annotators for layer in one.provides}
    order = [name for name in BUILTIN_LAYERS if name in made]
    order += [name for name in made if name not in BUILTIN_LAYERS]
    if wanted is None:
        return tuple(made[name] for name in order)
    if isinstance(wanted, str) or not isinstance(wanted, Iterable):
        raise InputError(f"layers is a list of layers or their names, got {wanted!r:.60}")
    names = [one.name if isinstance(one, Layer) else one for one in wanted]
    for name in names:
        if name not in made:
            raise InputError(
                f"layer {name!r} is not provided by {pipeline}; it provides: {', '.join(order)}"
            )
    return tuple(made[name] for name in order if name in names)


@functools.lru_cache(maxsize=8)
def _unpacked(payload: bytes) -> tuple[Pipeline, tuple[Layer[Any], ...]]:
    try:
        pipeline, layers = pickle.loads(payload)
    except Exception as error:  # Whatever an import of a user's own module raises.
        raise InputError(
            f"a worker process cannot load the pipeline: {error}; install policytext and the "
            "modules of your own annotators on every machine"
        ) from error
    return pipeline, layers


def digest(*parts: Any) -> str:
    """A SHA-256 over JSON types, the same on every machine."""
    written = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8")).hexdigest()
