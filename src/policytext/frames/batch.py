"""One record batch in, one out: the function that all kinds of frames and clusters run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from policytext.document import Document
from policytext.errors import check_type
from policytext.extras import load_extra
from policytext.frames.cells import check_table, failed, read_inputs, select_inputs
from policytext.frames.plan import Plan, make_plan
from policytext.frames.schema import added_schema, arrays
from policytext.layers import Layer

__all__ = ["added_columns", "annotate_batch", "batch_of", "joined", "output_schema"]


def annotate_batch(batch: Any, text: str = "text", **options: Any) -> Any:
    """Annotate the rows of a `pyarrow.RecordBatch`, in this process.

    Args:
        batch: any record batch with a column of strings.
        text: the column of texts.
        options: those of `annotate_frame`.

    Returns:
        A record batch of the same rows and columns, with those of `annotation_schema` added.

    Raises:
        InputError: this is no record batch, a column is missing, there twice or of a wrong type,
            or an option is wrong.
    """
    plan = make_plan(text, **options)
    check_type("what is annotated", batch, load_extra("pyarrow", "arrow").RecordBatch)
    check_table(batch, plan)
    return joined(batch, added_columns(select_inputs(batch, plan), plan))


def added_columns(inputs: Any, plan: Plan) -> Any:
    """The new columns for what `select_inputs` gave."""
    docs = read_inputs(inputs)
    # A model is loaded with the first text: not for none.
    return batch_of(list(_annotated(docs, plan)), plan)


def _annotated(docs: Sequence[Document | None], plan: Plan) -> Iterator[Document | None]:
    for doc in docs:
        if doc is None or doc.problems:
            yield doc
        elif len(doc.text) > plan.longest:
            yield failed(doc, _too_long(len(doc.text), plan))
        else:
            # One at a time, so that a document that fails is told from the others.
            yield from plan.pipeline.pipe([doc])


def _too_long(length: int, plan: Plan) -> str:
    """What a row is told whose text is over the limit."""
    return (
        f"the text has {length} characters, more than longest={plan.longest}; cut it into "
        "documents, or give a greater limit"
    )


def batch_of(docs: Sequence[Document | None], plan: Plan) -> Any:
    """Annotated documents as the new columns; one whose values no column holds is marked."""
    pyarrow = load_extra("pyarrow", "arrow")
    schema = added_schema(plan)
    try:
        columns = arrays(docs, plan.layers)
    except (OverflowError, UnicodeEncodeError, pyarrow.ArrowException):
        columns = arrays([_holdable(doc, plan.layers) for doc in docs], plan.layers)
    return pyarrow.RecordBatch.from_arrays(columns, schema=schema)


def _holdable(doc: Document | None, layers: Sequence[Layer[Any]]) -> Document | None:
    """The document, or what is left of one with a value that no column holds."""
    pyarrow = load_extra("pyarrow", "arrow")
    try:
        arrays([doc], layers)
    except (OverflowError, UnicodeEncodeError, pyarrow.ArrowException) as error:
        assert doc is not None
        for layer in doc.layers:
            doc = doc.without_layer(layer)
        return failed(doc, f"a value fits no column: {error}")
    return doc


def output_schema(schema: Any, plan: Plan) -> Any:
    """The schema of a frame with the new columns; its own metadata are kept."""
    pyarrow = load_extra("pyarrow", "arrow")
    added = added_schema(plan)
    return pyarrow.schema([*schema, *added], metadata=_metadata(schema, added))


def joined(batch: Any, added: Any) -> Any:
    """A batch with further columns."""
    pyarrow = load_extra("pyarrow", "arrow")
    schema = pyarrow.schema(
        [*batch.schema, *added.schema], metadata=_metadata(batch.schema, added.schema)
    )
    return pyarrow.RecordBatch.from_arrays([*batch.columns, *added.columns], schema=schema)


def _metadata(schema: Any, added: Any) -> dict[bytes, bytes]:
    """The metadata of both. Spark's own list of the columns is left out: it lacks the new ones."""
    kept = {
        key: value
        for key, value in (schema.metadata or {}).items()
        if not key.startswith(b"org.apache.spark.")
    }
    return {**kept, **(added.metadata or {})}
