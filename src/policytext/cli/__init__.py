"""The command `policytext`; `docs/cli.md` describes it."""

from __future__ import annotations

from policytext.cli.commands import main

__all__ = ["main"]
