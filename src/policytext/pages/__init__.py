"""Raw pages to readable text."""

from __future__ import annotations

from policytext.pages.read import read

__all__ = ["read"]
