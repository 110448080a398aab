"""Options for tables, names and indicators of the user's own, and the pipeline with them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from policytext.pipeline import Pipeline, load

if TYPE_CHECKING:
    from policytext.entities import NameTable
    from policytext.quantities import Tables
    from policytext.targets.codebook import Codebook

__all__ = ["Own", "own_options", "take_own"]


def own_options(command: Callable[..., None]) -> Callable[..., None]:
    """Files of the user's own for what a pipeline reads."""
    options = (
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
    return functools.reduce(lambda made, option: option(made), reversed(options), command)


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
        settings: dict[str, dict[str, Any]] = {
            "quantities": {"tables": self.tables},
            "entities": {"names": self.names},
            "targets": {"codebook": self.codebook},
        }
        return load(
            **{
                annotator: given
                for annotator, given in settings.items()
                if None not in given.values()
            }
        )


def take_own(options: dict[str, Any]) -> Own:
    """Read the files that the options name, and take these out of the options.

    Raises:
        DataError: one cannot be read, or has faults.
    """
    tables, names, codebook = (
        options.pop(name, None) for name in ("quantity_tables", "names", "codebook")
    )
    own = Own()
    if tables is not None:
        from policytext.quantities import Tables

        own = Own(Tables.packaged().extended(tables))
    if names is not None:
        from policytext.entities import NameTable

        own = Own(own.tables, NameTable.read(names))
    if codebook is not None:
        from policytext.targets.codebook import Codebook

        own = Own(own.tables, own.names, Codebook.packaged().extended(codebook))
    return own
