"""Rows of documents together: a sequence that goes into files and frames."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload

from policytext.document import Document
from policytext.ledger.codes import Codes
from policytext.ledger.files import write_rows
from policytext.ledger.frames import to_arrow, to_pandas, to_polars
from policytext.ledger.given import each_row
from policytext.ledger.notes import without_notes
from policytext.ledger.row import Row, rows_of

__all__ = ["Panel", "panel"]

# What a notebook shows of a row: which statement it is, and what it says.
_SHOWN = (
    "document", "indicator", "code", "measure", "role", "period_start", "period_end",
    "place_name", "quantity", "comparator", "low", "high", "unit", "wording",
)  # fmt: skip


class Panel(Sequence[Row]):
    """Rows, document after document, each a frozen dataclass.

    Args:
        rows: the rows.
        left_out: how many rows in notes were left out.

    Raises:
        InputError: these are no rows.

    Example:
        >>> import policytext as pt
        >>> doc = pt.annotate(pt.Document("去年粮食产量80万吨。", issuer="320400", year=2024))
        >>> found = doc.targets()
        >>> [(row.indicator, row.code, row.quantity) for row in found]
        [('粮食产量', 'grain_output', '80万吨')]
        >>> found.write("panel.csv")
        1
    """

    __slots__ = ("_rows", "left_out")

    def __init__(self, rows: Iterable[Row] = (), left_out: int = 0) -> None:
        self._rows = tuple(each_row(rows))
        self.left_out = left_out

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Panel: ...

    def __getitem__(self, place: int | slice) -> Row | Panel:
        return Panel(self._rows[place]) if isinstance(place, slice) else self._rows[place]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Panel) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        more = f", {self._told()}" if self.left_out else ""
        return f"<Panel of {len(self)} rows{more}>"

    def _repr_html_(self) -> str:
        """What notebooks show: the first rows as a table of their main fields."""
        from policytext.notebook import Table

        return Table(self._rows, _SHOWN, note=self._told())._repr_html_()

    def _told(self) -> str:
        return f"{self.left_out} in notes left out" if self.left_out else ""

    def to_arrow(self) -> Any:
        """A `pyarrow.Table`.

        Raises:
            InputError: pyarrow is not installed, or a bound has more digits than fit.
        """
        return to_arrow(self)

    def to_pandas(self) -> Any:
        """A `pandas.DataFrame`.

        Raises:
            InputError: pandas is not installed, or a bound has more digits than fit.
        """
        return to_pandas(self)

    def to_polars(self) -> Any:
        """A `polars.DataFrame`.

        Raises:
            InputError: polars is not installed, or a bound has more digits than fit.
        """
        return to_polars(self)

    def write(self, path: str | os.PathLike[str], form: str | None = None) -> int:
        """Write the rows to a file, CSV, JSON Lines, XLSX, Parquet or Stata, and count them.

        Args:
            path: where the file goes.
            form: the format, where its suffix does not name it.

        Raises:
            InputError: the format is unknown, its extra is not installed, or a row does not fit.
        """
        return write_rows(self, path, form)


def panel(docs: Iterable[Document], codes: Codes | None = None, *, notes: bool = False) -> Panel:
    """The rows of documents that have the layer TARGETS.

    Args:
        docs: the documents.
        codes: a codebook; ``None`` for the packaged one, ``NoCodes()`` for none.
        notes: keep the rows in glossaries, whose ``section_role`` is ``notes``; without them
            ``left_out`` of the panel counts them.

    Raises:
        LayerMissingError: a document has no such layer.
        InputError: two documents have one id, or none, so that their rows would be taken for
            those of one document.
    """
    found = list(rows_of(docs, codes))
    kept = found if notes else without_notes(found)
    return Panel(kept, len(found) - len(kept))
