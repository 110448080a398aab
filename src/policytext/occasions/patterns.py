"""Patterns of titles, headings and datelines, from a table."""

from __future__ import annotations

from policytext.pattern_table import PatternTable, groups_told

__all__ = ["PATTERNS", "groups_told"]

PATTERNS = PatternTable("occasions/patterns.tsv")
