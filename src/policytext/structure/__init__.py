"""Title, issuer, date, the tree of headings with the role of each section, and sentences."""

from __future__ import annotations

from policytext.structure.annotator import StructureAnnotator

__all__ = ["StructureAnnotator"]
