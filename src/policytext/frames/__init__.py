"""Columns of texts in data frames and on clusters: annotated row by row, with one fixed schema."""

from __future__ import annotations

from policytext.frames.batch import annotate_batch
from policytext.frames.clusters import (
    dask_annotate,
    ray_annotate,
    ray_runner,
    spark_annotate,
    spark_runner,
)
from policytext.frames.dataset import DatasetReport, Runner, annotate_dataset
from policytext.frames.frame import annotate_frame, documents_of
from policytext.frames.parts import Part
from policytext.frames.schema import SCHEMA_VERSION, annotation_schema

__all__ = [
    "SCHEMA_VERSION",
    "DatasetReport",
    "Part",
    "Runner",
    "annotate_batch",
    "annotate_dataset",
    "annotate_frame",
    "annotation_schema",
    "dask_annotate",
    "documents_of",
    "ray_annotate",
    "ray_runner",
    "spark_annotate",
    "spark_runner",
]
