"""Rows as tables of other tools: Arrow, pandas, polars, Parquet, Stata."""

from __future__ import annotations

import datetime
import io
import os
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from policytext.errors import InputError
from policytext.extras import load_extra
from policytext.io.files import open_output
from policytext.ledger.cells import COLUMNS
from policytext.ledger.given import each_row
from policytext.ledger.row import Row

__all__ = [
    "STATA_NAMES",
    "arrow_schema",
    "to_arrow",
    "to_pandas",
    "to_polars",
    "write_parquet",
    "write_stata",
]

# Decimals in columns have one form: 38 digits, 12 of them after the point.
DIGITS, PLACES = 38, 12
# A file that carries the time at which it was written would differ each time.
_WRITTEN = datetime.datetime(1980, 1, 1)


def _columns(rows: Iterable[Row]) -> dict[str, list[Any]]:
    listed = list(each_row(rows))
    return {name: [getattr(row, name) for row in listed] for name in COLUMNS}


def arrow_schema() -> Any:
    """The schema of the Arrow table; the same whatever the rows hold.

    Raises:
        InputError: pyarrow is not installed.
    """
    pyarrow = load_extra("pyarrow", "arrow")
    types = {
        "str": pyarrow.string(),
        "int": pyarrow.int64(),
        "Decimal": pyarrow.decimal128(DIGITS, PLACES),
        "datetime.date": pyarrow.date32(),
        "float": pyarrow.float64(),
    }
    return pyarrow.schema([(name, types[kind]) for name, kind in COLUMNS.items()])


def to_arrow(rows: Iterable[Row]) -> Any:
    """Rows as a `pyarrow.Table`; bounds are decimals with 12 places.

    Raises:
        InputError: pyarrow is not installed, or a bound has more digits than fit.
    """
    schema = arrow_schema()
    pyarrow = load_extra("pyarrow", "arrow")
    return pyarrow.table(_fitting(_columns(rows)), schema=schema)


def to_polars(rows: Iterable[Row]) -> Any:
    """Rows as a `polars.DataFrame`; bounds are decimals with 12 places.

    Raises:
        InputError: polars is not installed, or a bound has more digits than fit.
    """
    polars = load_extra("polars", "polars")
    types = {
        "str": polars.String,
        "int": polars.Int64,
        "Decimal": polars.Decimal(DIGITS, PLACES),
        "datetime.date": polars.Date,
        "float": polars.Float64,
    }
    schema = {name: types[kind] for name, kind in COLUMNS.items()}
    return polars.DataFrame(_fitting(_columns(rows)), schema=schema)


def to_pandas(rows: Iterable[Row]) -> Any:
    """Rows as a `pandas.DataFrame`.

    Bounds are `decimal.Decimal` and days `datetime.date` in columns of objects, so that nothing
    is rounded: ``frame["low"].astype(float)`` makes floats of them. Whole numbers that may be
    missing are ``Int64``.

    Raises:
        InputError: pandas is not installed.
    """
    pandas = load_extra("pandas", "pandas")
    types = {"int": "Int64", "float": "float64"}
    series = {
        name: pandas.Series(cells, dtype=types.get(COLUMNS[name], "object"))
        for name, cells in _columns(rows).items()
    }
    return pandas.DataFrame(series)


def write_parquet(rows: Iterable[Row], path: str | os.PathLike[str]) -> int:
    """Write rows as a Parquet file, and say how many they are.

    Raises:
        InputError: pyarrow is not installed, a bound has more digits than fit, or the place cannot
            be written to.
    """
    table = to_arrow(rows)
    parquet = load_extra("pyarrow.parquet", "arrow")
    buffer = io.BytesIO()
    parquet.write_table(table, buffer)
    with open_output(path) as out:
        out.write_bytes(buffer.getvalue())
    return int(table.num_rows)


def write_stata(rows: Iterable[Row], path: str | os.PathLike[str]) -> int:
    """Write rows as a Stata file of version 14 or newer (format 118), and say how many they are.

    Stata has no decimals: bounds are doubles, exact to 15 digits, beside the words of the value.
    Text is ``strL``, which has no limit of length, where 2045 bytes are not enough. The column
    ``end`` is called ``end_``.

    Raises:
        InputError: pandas is not installed, or the place cannot be written to.
    """
    pandas = load_extra("pandas", "pandas")
    columns = _columns(rows)
    series, long, dates = {}, [], {}
    for name, cells in columns.items():
        kind = COLUMNS[name]
        if kind == "str":
            # A null character would end the text for Stata.
            series[name] = pandas.Series(
                [cell.replace("\0", "\ufffd") for cell in cells], dtype=object
            )
            if any(len(cell.encode("utf-8")) > _STATA_LONGEST for cell in series[name]):
                long.append(name)
        elif kind == "datetime.date":
            series[name] = pandas.Series(pandas.to_datetime(cells))
            dates[name] = "td"
        else:
            numbers = [None if cell is None else float(cell) for cell in cells]
            series[name] = pandas.Series(numbers, dtype="float64")
    frame = pandas.DataFrame(series).rename(columns=STATA_NAMES)
    buffer = io.BytesIO()
    frame.to_stata(
        buffer,
        write_index=False,
        version=118,
        convert_strl=long,
        convert_dates=dates,
        time_stamp=_WRITTEN,
        data_label="policytext rows",
    )
    with open_output(path) as out:
        out.write_bytes(buffer.getvalue())
    return len(frame)


_STATA_LONGEST = 2045
# Words that Stata keeps for itself are no names of variables.
STATA_NAMES = {"end": "end_"}


def _fitting(columns: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The columns, if all decimals fit into theirs."""
    for name, kind in COLUMNS.items():
        for number in columns[name] if kind == "Decimal" else ():
            if number is not None and not _fits(number):
                raise InputError(
                    f"{name} {number} does not fit a decimal of {DIGITS} digits, {PLACES} of them "
                    "after the point; write CSV or JSON Lines, which hold any number"
                )
    return columns


def _fits(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -PLACES and number.adjusted() < DIGITS - PLACES
