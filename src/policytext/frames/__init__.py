"""Columns of texts in data frames and on clusters: annotated row by row, with one fixed schema."""

from __future__ import annotations

from policytext.frames.batch import annotate_batch
from policytext.frames.frame import annotate_frame, documents_of
from policytext.frames.schema import SCHEMA_VERSION, annotation_schema

__all__ = [
    "SCHEMA_VERSION",
    "annotate_batch",
    "annotate_frame",
    "annotation_schema",
    "documents_of",
]
