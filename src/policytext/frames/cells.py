"""The rows of a frame as documents that are not annotated yet."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from typing import Any

from policytext.document import Document
from policytext.errors import InputError
from policytext.extras import load_extra
from policytext.facts import exact
from policytext.frames.plan import Plan
from policytext.frames.schema import added_schema
from policytext.repairs import Problem

__all__ = [
    "check_columns",
    "check_names",
    "check_table",
    "failed",
    "read_inputs",
    "select_inputs",
    "strings",
]


def check_table(table: Any, plan: Plan) -> None:
    """`check_columns` for a table or batch that is there: what holds no value may have any type.

    A part of a file in which no text stands has floats for pandas, and so has one without rows.

    Raises:
        InputError: see `check_columns`.
    """
    empty = {
        column
        for _, column in plan.inputs
        for found in table.schema.get_all_field_indices(column)[:1]
        if _count_gaps(table.column(found)) == table.num_rows
    }
    check_columns(table.schema, plan, empty)


def _count_gaps(column: Any) -> int:
    """How many cells hold nothing; NaN is what tools without nulls have there."""
    if not _may_have_nan(column):
        return int(column.null_count)
    compute = load_extra("pyarrow.compute", "arrow")
    return int(compute.sum(compute.is_null(column, nan_is_null=True)).as_py() or 0)


def _may_have_nan(column: Any) -> bool:
    return bool(load_extra("pyarrow.types", "arrow").is_floating(column.type))


def check_columns(schema: Any, plan: Plan, empty: Collection[str] = ()) -> None:
    """Refuse a frame before any work is done on it.

    Args:
        schema: the frame's.
        plan: what is to be done.
        empty: the columns of which it is known that they hold no value; their type is not checked.

    Raises:
        InputError: a column is missing, there twice or of a wrong type, or the name of a new
            column is taken.
    """
    for what, column in plan.inputs:
        found = schema.get_all_field_indices(column)
        if not found:
            listed = ", ".join(map(repr, schema.names[:20])) or "none"
            raise InputError(
                f"the frame has no column {column!r} for the {what}; its columns are: {listed}"
            )
        if len(found) > 1:
            raise InputError(f"the frame has {len(found)} columns {column!r}; rename all but one")
        if column not in empty:
            _check_type(what, column, schema.field(found[0]).type)
    check_names(schema.names, plan)


def check_names(names: Sequence[Any], plan: Plan) -> None:
    """Refuse a frame that has a column of the name of a new one.

    Raises:
        InputError: it has.
    """
    if taken := [name for name in added_schema(plan).names if name in names]:
        raise InputError(
            f"the frame already has the columns {', '.join(taken)}; drop or rename them, or give "
            "the new ones other names: prefix='pt_'"
        )


def _check_type(what: str, column: str, kind: Any) -> None:
    types = load_extra("pyarrow.types", "arrow")
    if types.is_dictionary(kind):
        kind = kind.value_type
    is_string = types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind)
    is_number = types.is_integer(kind) or types.is_floating(kind)
    is_day = types.is_date(kind) or (types.is_timestamp(kind) and kind.tz is None)
    fits = {
        "text": is_string,
        "title": is_string,
        "id": is_string or is_number,
        "issuer": is_string or is_number,
        "year": is_number,
        "date": is_day,
    }
    # A column without any value has the type null.
    if not (fits[what] or types.is_null(kind)):
        raise InputError(
            f"column {column!r} is of type {kind}, but the {what} is read from {_WANTED[what]}"
        )


_WANTED = {
    "text": "strings; decode bytes, or read raw pages with policytext.read()",
    "title": "strings",
    "id": "strings or whole numbers",
    "issuer": "strings or whole numbers: codes of divisions, such as '320400'",
    "year": "numbers; cast it",
    "date": "dates, or timestamps without time zone",
}


def select_inputs(batch: Any, plan: Plan) -> Any:
    """A batch of only what is read, its columns called by what they are.

    It holds its own rows and nothing of the batch that it is a slice of, so that little is sent.
    """
    pyarrow = load_extra("pyarrow", "arrow")
    columns = [
        _own(batch.column(batch.schema.get_field_index(column))) for _, column in plan.inputs
    ]
    made = pyarrow.RecordBatch.from_arrays(columns, names=[what for what, _ in plan.inputs])
    return pyarrow.ipc.read_record_batch(made.serialize(), made.schema)


def _own(column: Any) -> Any:
    """A column without what it shares with others (dictionaries, buffers of views), or NaN."""
    pyarrow = load_extra("pyarrow", "arrow")
    if _may_have_nan(column):
        compute = load_extra("pyarrow.compute", "arrow")
        gaps = compute.is_null(column, nan_is_null=True)
        return compute.if_else(gaps, pyarrow.scalar(None, column.type), column)
    if pyarrow.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if not pyarrow.types.is_string_view(column.type):
        return column
    try:
        return column.cast(pyarrow.large_string())
    except pyarrow.ArrowNotImplementedError:  # An old pyarrow.
        return pyarrow.array(column.to_pylist(), pyarrow.large_string())


def read_inputs(inputs: Any) -> list[Document | None]:
    """The documents of what `select_inputs` gave: None for a null text.

    A row that can be no document is an empty one, or one without facts, with a problem.
    """
    texts = strings(inputs.column("text"))
    facts = {name: _values(inputs.column(name)) for name in inputs.schema.names if name != "text"}
    rows: list[dict[str, Any]] = [{} for _ in texts]
    for name, column in facts.items():
        for row, value in zip(rows, column, strict=True):
            if value is not None:
                row[name] = value
    return [_document(text, row) for text, row in zip(texts, rows, strict=True)]


def strings(column: Any) -> list[str | UnicodeDecodeError | None]:
    """The strings of a column; the error in place of one whose bytes are no UTF-8."""
    try:
        found: list[str | UnicodeDecodeError | None] = column.to_pylist()
        return found
    except UnicodeDecodeError:
        return [_string(cell) for cell in column]


def _string(cell: Any) -> str | UnicodeDecodeError | None:
    try:
        found: str | None = cell.as_py()
    except UnicodeDecodeError as error:
        return error
    return found


def _values(column: Any) -> list[Any]:
    """The cells of a column of facts as Python values; timestamps as their day."""
    types = load_extra("pyarrow.types", "arrow")
    if types.is_timestamp(column.type):
        column = column.cast("date32", safe=False)
    return strings(column)


def _document(text: str | UnicodeDecodeError | None, facts: dict[str, Any]) -> Document | None:
    if text is None:
        return None
    if isinstance(text, UnicodeDecodeError):
        return failed(Document(""), f"the text is no UTF-8: {text}")
    try:
        return Document(text, **{name: _fact(name, value) for name, value in facts.items()})
    except InputError as error:
        known = facts.get("id")
        named = Document(text, id=str(known)) if isinstance(known, (str, int)) else Document(text)
        return failed(named, str(error))


def _fact(name: str, value: Any) -> Any:
    if isinstance(value, UnicodeDecodeError):
        raise InputError(f"the {name} is no UTF-8: {value}")
    if name in ("id", "issuer") and isinstance(value, (int, float)):
        return _whole(name, value)
    if name == "year" and isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, datetime.datetime):
        return value.date()
    return value


def _whole(name: str, value: Any) -> str:
    """A whole number as text."""
    whole = exact(value)
    if isinstance(whole, float):
        raise InputError(
            f"the {name} {value!r} is no whole number, or has lost digits: read the column as "
            "strings"
        )
    return str(int(whole))


def failed(doc: Document, message: str) -> Document:
    """The document with the problem that it could not be annotated."""
    return doc.replace(problems=(*doc.problems, Problem("failed", message)))
