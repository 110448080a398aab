"""Indicators: what they are said to be, or meant to be, how much and by when."""

from __future__ import annotations

from policytext.targets.annotator import TargetAnnotator
from policytext.targets.model import RowModel

__all__ = ["RowModel", "TargetAnnotator"]
