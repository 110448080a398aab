"""Patterns that tell which year a part of a year is of, from a table."""

from __future__ import annotations

from policytext.pattern_table import PatternTable

__all__ = ["PATTERNS"]

PATTERNS = PatternTable("quantities/told_patterns.tsv")
