"""Options for tables, names and indicators of the user's own, and the pipeline with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from policytext.cli.options import several

if TYPE_CHECKING:
    from policytext.entities import NameTable
    from policytext.pipeline import Pipeline
    from policytext.quantities import Tables
    from policytext.targets.codebook import Codebook

__all__ = ["Own", "own_options", "take_own"]


# Files of the user's own for what a pipeline reads.
own_options = several(
    click.option(
        "--quantity-tables",
        type=click.Path(),
        metavar="TOML",
        help="Units, scales and words of your own; see docs/units.md.",
    ),
    click.option(
        "--names",
        type=click.Path(),
        metavar="TOML",
        help="Names and patterns of your own; see docs/user-names.md.",
    ),
    click.option(
        "--codebook",
        type=click.Path(),
        metavar="TOML",
        help="Indicators of your own; see docs/codebook.md.",
    ),
)


@dataclass(frozen=True, slots=True)
class Own:
    """What a user brings; None where the packaged one is used.

    Args:
        tables: units and words of quantities.
        names: names and patterns of mentions.
        codebook: the indicators.
    """

    tables: Tables | None = None
    names: NameTable | None = None
    codebook: Codebook | None = None

    def pipeline(self) -> Pipeline:
        """The default pipeline with what there is."""
        from policytext.pipeline import load

        return load(
            quantities={"tables": self.tables},
            entities={"names": self.names},
            targets={"codebook": self.codebook},
        )


def take_own(options: dict[str, Any]) -> Own:
    """Read the files that the options name, and take these out of the options.

    Raises:
        DataError: one cannot be read, or has faults.
    """
    tables, names, codebook = (
        options.pop(name, None) for name in ("quantity_tables", "names", "codebook")
    )
    return Own(
        None if tables is None else _tables(tables),
        None if names is None else _names(names),
        None if codebook is None else _codebook(codebook),
    )


# Each is loaded by those who bring a file alone.
def _tables(path: str) -> Tables:
    from policytext.quantities import Tables

    return Tables.packaged().extended(path)


def _names(path: str) -> NameTable:
    from policytext.entities import NameTable

    return NameTable.read(path)


def _codebook(path: str) -> Codebook:
    from policytext.targets.codebook import Codebook

    return Codebook.packaged().extended(path)
