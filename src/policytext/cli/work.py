"""What is done with one source, in whatever process: read, annotate, write as text."""

from __future__ import annotations

import functools
import multiprocessing
import signal
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from policytext.cli.inputs import Source
from policytext.cli.late_facts import late_facts, late_own
from policytext.cli.metadata import Facts, Metadata
from policytext.cli.own import Own
from policytext.cli.twins import Twin, twin_of
from policytext.document import Document
from policytext.errors import InputError, ReadError
from policytext.pipeline import Pipeline

if TYPE_CHECKING:
    from policytext.ledger import Panel

__all__ = ["ROW_FORMS", "Result", "Task", "select"]

# Rows of the ledger, as lines of a file.
ROW_FORMS = ("rows.csv", "rows.jsonl")


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one source: the text to write, and what the summary counts.

    ``rows`` are those of the ledger, where such are made. ``row`` is the row of metadata that told
    of it, ``lacks`` what is not known of it all the same; ``twin`` is by what rows that are written
    twice are found.
    """

    text: str
    id: str
    problems: tuple[str, ...]
    verdict: str
    rows: int | None = None
    left_out: int = 0
    disputed: int = 0
    row: str = ""
    lacks: tuple[str, ...] = ()
    twin: Twin | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A function from source to result that can be sent to another process.

    Args:
        form: what to write: ``json``, ``text``, ``page``, one of ``ROW_FORMS``, or the name of a
            table.
        facts: issuer and year for all documents.
        metadata: issuer and year for single ones; they win over ``facts``.
        annotate: ``always``, ``never``, or ``missing``: where a document has no layer yet.
        layers: names of the layers to make and keep; empty for all.
        own: what the user brings.
        notes: keep the rows of the ledger that stand in glossaries.
    """

    form: str
    facts: Facts = field(default_factory=Facts)
    metadata: Metadata = field(default_factory=Metadata)
    annotate: str = "always"
    layers: tuple[str, ...] = ()
    own: Own = field(default_factory=Own)
    notes: bool = False

    def __call__(self, source: Source) -> Result:
        """Do it.

        Raises:
            ReadError: the source holds nothing that can be read.
            PolicytextError: the document cannot be annotated or written.
        """
        _leave_interrupts_to_parent()
        doc, late = self._read(source)
        page = (source.name, source.path) if source.line is None else (doc.id, None)
        row = self.metadata.find(*page).file
        if self.annotate == "always" or (self.annotate == "missing" and not doc.layers):
            doc = _pipeline(self.layers, self.own)(doc)
        elif self.annotate == "missing":
            asked = self.layers if self.form not in ROW_FORMS else ()
            late = (*late, *late_own(doc, self.own, asked, self.form in ROW_FORMS))
        # Rows are made of more than the layers that are asked for: of times, for their bases.
        for layer in doc.layers if self.layers and self.form not in ROW_FORMS else ():
            if layer.name not in self.layers:
                doc = doc.without_layer(layer)
        problems = (*late, *(f"{problem.kind}: {problem.message}" for problem in doc.problems))
        lacks = tuple(name for name in ("issuer", "year") if getattr(doc, name) is None)
        told = Result("", doc.id, problems, doc.quality.verdict, row=row, lacks=lacks)
        if self.form not in ROW_FORMS:
            return replace(told, text=self._write(doc))
        panel = doc.targets(self.own.codebook, notes=self.notes)
        disputed = sum(row.rivals > 0 for row in panel)
        told = replace(told, rows=len(panel), left_out=panel.left_out, disputed=disputed)
        return replace(told, text=self._lines(panel), twin=twin_of(doc))

    def _read(self, source: Source) -> tuple[Document, tuple[str, ...]]:
        """The document, and what to tell of facts that come after its layers."""
        if source.fault:
            raise ReadError(source.fault)
        late: tuple[str, ...] = ()
        if source.line is None:
            doc = self._read_page(source)
        else:
            doc, late = self._read_line(source)
        if not doc.text.strip():
            raise ReadError("no text was found in it")
        return doc, late

    def _read_page(self, source: Source) -> Document:
        from policytext.pages import read

        facts = self.metadata.find(source.name, source.path).over(self.facts)
        page = (source.content or b"") if source.path is None else source.path
        doc = read(page, issuer=facts.issuer, year=facts.year, id=source.name)
        return doc.replace(meta={**doc.meta, **facts.more}) if facts.more else doc

    def _read_line(self, source: Source) -> tuple[Document, tuple[str, ...]]:
        from policytext.io import parse_line

        doc = parse_line(source.content or b"", source.name)
        facts = self.metadata.find(doc.id).over(self.facts)
        # Layers that are made anew, or not written, need not go with the facts.
        stay = self.annotate != "always" and self.form != "text"
        late = late_facts(doc, facts) if stay else ()
        doc = doc.replace(
            issuer=doc.issuer if facts.issuer is None else facts.issuer,
            year=doc.year if facts.year is None else facts.year,
            meta={**doc.meta, **facts.more},
        )
        return doc, late

    def _write(self, doc: Document) -> str:
        if self.form == "json":
            return doc.to_json() + "\n"
        if self.form == "text":
            return doc.text.rstrip("\n") + "\n"
        if self.form == "page":
            from policytext.io.html import render_page

            return render_page(doc)
        from policytext.io.table import format_rows, rows

        return format_rows(rows(doc, self.form))

    def _lines(self, panel: Panel) -> str:
        """The rows of the ledger as lines."""
        from policytext.ledger.text_files import csv_line, json_line

        return "".join(map(csv_line if self.form == "rows.csv" else json_line, panel))


@functools.cache
def _pipeline(layers: tuple[str, ...], own: Own) -> Pipeline:
    """Kept for the life of the process."""
    return select(own.pipeline(), layers)


def select(pipeline: Pipeline, layers: tuple[str, ...]) -> Pipeline:
    """The annotators up to the last that makes one of some layers; all of them for none.

    Those before stay even where no layer requires them: the year that ``structure`` finds in a
    title is what 今年 means to the next.

    Raises:
        InputError: no annotator makes such a layer.
    """
    if not layers:
        return pipeline
    made = {layer.name for one in pipeline.annotators for layer in one.provides}
    if unknown := sorted(set(layers) - made):
        raise InputError(
            f"no annotator makes {', '.join(unknown)}; one of {', '.join(sorted(made))}"
        )
    kept = list(pipeline.annotators)
    while not set(layers) & {layer.name for layer in kept[-1].provides}:
        kept.pop()
    return Pipeline(kept)


@functools.cache
def _leave_interrupts_to_parent() -> None:
    """Ctrl-C reaches every process of a terminal; only the one that gave out the work answers."""
    if multiprocessing.parent_process() is not None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
