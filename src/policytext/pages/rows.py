"""A row of a table as one line, unless the table is only there for layout."""

from __future__ import annotations

from dataclasses import dataclass, field

from policytext.pages.lines import Line, joins_without_space

__all__ = ["Row"]

# A cell of data has few lines of its own, and little text if it has several.
MOST_LINES, MOST_TEXT = 3, 150


@dataclass(slots=True)
class Row:
    """The lines in the cells of a row that is being read."""

    node: int
    cells: list[list[Line]] = field(default_factory=list)

    def lines(self, layout: bool) -> list[Line]:
        """One line with the cells apart by tabs; the cells' own lines if it is layout.

        Args:
            layout: true if it is known to be layout.
        """
        loose = [line for cell in self.cells for line in cell]
        if (
            layout
            or sum(bool(cell) for cell in self.cells) < 2
            or not all(map(_is_data, self.cells))
        ):
            return loose
        return [self._join()]

    def _join(self) -> Line:
        pieces: list[str] = []
        changes: list[tuple[int, int, str]] = []
        kinds: dict[int, str] = {}
        tabs, end = -1, -1
        start = next(line.start for cell in self.cells for line in cell)
        for cell in self.cells:
            tabs += 1
            for line in cell:
                space = "" if not pieces or joins_without_space(pieces[-1], line.text) else " "
                mark = "\t" * tabs if tabs else space
                changes.append((start if end < 0 else end, line.start, mark))
                changes += line.changes
                kinds |= line.kinds
                pieces += (mark, line.text)
                tabs, end = 0, line.end
        first = next(line for cell in self.cells for line in cell)
        links = sum(line.links for cell in self.cells for line in cell)
        return Line("".join(pieces), start, end, changes, links, first.roles, self.node, kinds)


def _is_data(cell: list[Line]) -> bool:
    size = sum(len(line.text) for line in cell)
    return len(cell) <= MOST_LINES and (len(cell) < 2 or size <= MOST_TEXT)
