"""The least that clustering must beat: mentions of one text are one thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from benchmarks.system import Runner, Setting, Start
from policytext import MENTIONS, Document, Link

__all__ = ["SameName"]


class SameName:
    """Every mention is its own text, quotation marks and all."""

    name = "same-name"
    distribution = "policytext"
    module = "policytext"
    scope: Mapping[str, frozenset[str]] = {}

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {"projects": _projects}


def _projects(_setting: Setting) -> Runner:
    def annotate(doc: Document) -> Document:
        spans = [
            replace(one, value=replace(one.value, link=Link(one.text))) for one in doc[MENTIONS]
        ]
        return doc.with_layer(MENTIONS, spans)

    return Runner(annotate)
