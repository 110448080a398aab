"""The columns that are added to a frame: their names and types, whatever the texts hold."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import Any

import policytext
from policytext.document import Document
from policytext.errors import InputError
from policytext.extras import load_extra
from policytext.frames.encode import arrow_type, layer_array, layer_type, to_array
from policytext.frames.plan import Plan, make_plan
from policytext.layers import Layer
from policytext.pipeline import Pipeline
from policytext.repairs import Problem

__all__ = [
    "DOCUMENT",
    "PROBLEMS",
    "SCHEMA_VERSION",
    "added_schema",
    "annotation_schema",
    "arrays",
    "schema_of",
]

# Raised when a column changes its name or type, or comes to mean something else.
SCHEMA_VERSION = 1
DOCUMENT, PROBLEMS = "document", "problems"
_FACTS: dict[str, Any] = {"id": str, "title": str, "issuer": str}


@functools.cache
def _document_type() -> Any:
    pyarrow = load_extra("pyarrow", "arrow")
    return pyarrow.struct(
        [
            ("id", pyarrow.string()),
            ("title", pyarrow.string()),
            ("issuer", pyarrow.string()),
            ("year", pyarrow.int32()),
            ("date", pyarrow.date32()),
        ]
    )


def added_schema(plan: Plan) -> Any:
    """The schema of the columns that a plan adds."""
    return _schema(plan.prefix, plan.layers)


def schema_of(prefix: str, layers: Sequence[Layer[Any]]) -> Any:
    """The schema of the columns for some layers.

    Raises:
        InputError: a layer has the name of a column that is always there, or values that no
            column holds.
    """
    return _schema(prefix, tuple(layers))


@functools.lru_cache(maxsize=32)
def _schema(prefix: str, layers: tuple[Layer[Any], ...]) -> Any:
    pyarrow = load_extra("pyarrow", "arrow")
    columns = {
        DOCUMENT: _document_type(),
        **{layer.name: layer_type(layer) for layer in layers},
        PROBLEMS: arrow_type(tuple[Problem, ...]),
    }
    if len(columns) != len(layers) + 2:
        raise InputError(f"a layer of your own cannot be called {DOCUMENT!r} or {PROBLEMS!r}")
    metadata = {
        "policytext.schema": str(SCHEMA_VERSION),
        "policytext.version": policytext.__version__,
    }
    return pyarrow.schema(
        [(prefix + name, kind) for name, kind in columns.items()], metadata=metadata
    )


def annotation_schema(
    layers: Iterable[Layer[Any] | str] | None = None,
    pipeline: Pipeline | Iterable[str] | None = None,
    prefix: str = "",
) -> Any:
    """The `pyarrow.Schema` of the columns that `annotate_frame` adds, by the same options.

    It depends on nothing else: not on the texts, nor on the kind of frame. Its metadata name the
    version of the schema (`policytext.schema`) and of the library (`policytext.version`).

    Raises:
        InputError: an option has a wrong value, or pyarrow is not installed.

    Example:
        >>> from policytext.frames import annotation_schema  # doctest: +SKIP
        >>> annotation_schema(["times"]).names  # doctest: +SKIP
        ['document', 'times', 'problems']
    """
    return added_schema(make_plan(layers=layers, pipeline=pipeline, prefix=prefix))


def arrays(docs: Sequence[Document | None], layers: Sequence[Layer[Any]]) -> list[Any]:
    """The new columns for documents, in the order of the schema; null where there is none."""
    pyarrow = load_extra("pyarrow", "arrow")
    facts = [
        pyarrow.array([doc and getattr(doc, field.name) for doc in docs], type=field.type)
        for field in _document_type()
    ]
    document = pyarrow.StructArray.from_arrays(
        facts,
        fields=list(_document_type()),
        mask=pyarrow.array([doc is None for doc in docs], type=pyarrow.bool_()),
    )
    problems = to_array(
        tuple[Problem, ...], [None if doc is None else doc.problems for doc in docs]
    )
    return [document, *(layer_array(layer, docs) for layer in layers), problems]
