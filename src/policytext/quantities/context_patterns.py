"""Patterns of words around numbers, from a table."""

from __future__ import annotations

from policytext.pattern_table import PatternTable

__all__ = ["PATTERNS"]

PATTERNS = PatternTable("quantities/context_patterns.tsv")
