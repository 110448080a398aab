"""The commands `policytext corpus ...`: check, convert and count annotated corpora."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

__all__ = ["corpus"]


@click.group()
def corpus() -> None:
    """Work with annotated corpora in the readable format of docs/corpora.md."""


@corpus.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option("-q", "--quiet", is_flag=True, help="Errors alone, without notes and summary.")
def check(paths: tuple[str, ...], quiet: bool) -> None:
    """Say what is wrong in files or folders of a corpus: file:line:column: message.

    Notes are doubts to look at. Exit codes: 0 no error, 1 errors, 2 no corpus at the path.
    """
    from policytext.corpora import check as look

    faults = [fault for path in paths for fault in look(path)]
    for fault in faults:
        if not (quiet and fault.is_note):
            click.echo(str(fault))
    errors = sum(not fault.is_note for fault in faults)
    if not quiet:
        notes = len(faults) - errors
        click.echo(f"policytext: {errors} errors, {notes} notes", err=True)
    if errors:
        click.get_current_context().exit(1)


@corpus.command("format")
@click.argument("paths", nargs=-1, required=True, type=click.Path())
def rewrite(paths: tuple[str, ...]) -> None:
    """Write files anew in their normal form: rows by place, one blank around bars.

    Nothing that is annotated changes. Files with errors are refused; see check.
    """
    from policytext.corpora import from_document, to_document
    from policytext.corpora.folders import find_entries, read_text

    changed = 0
    for path in paths:
        for entry in find_entries(Path(path))[0]:
            before = read_text(entry.path)
            after = from_document(to_document(before, str(entry.path)))
            if after != before:
                entry.path.write_text(after, "utf-8", newline="\n")
                changed += 1
    click.echo(f"policytext: {changed} files changed", err=True)


@corpus.command()
@click.argument("path", type=click.Path())
@click.option(
    "-o", "--output", required=True, type=click.Path(), metavar="PATH", help="Where it goes."
)
def convert(path: str, output: str) -> None:
    """Convert a corpus to JSON Lines, or JSON Lines to the readable format.

    PATH is a corpus (then --output is a .jsonl file), or a .jsonl file of documents (then it is a
    folder, which gets one ID.txt a document). Nothing is written when a document cannot be.
    """
    from policytext.corpora import from_document, load
    from policytext.errors import InputError
    from policytext.io import read_jsonl, write_jsonl
    from policytext.layers import QUANTITIES, TARGETS

    if Path(path).suffix != ".jsonl":
        docs = load(path).documents
        for doc in docs:
            if (
                TARGETS in doc
                and QUANTITIES not in doc
                and any(s.value.quantity for s in doc[TARGETS])
            ):
                raise InputError(
                    f"the rows of {doc.id!r} name quantities by place alone, without values; "
                    "such documents can be scored, but not converted"
                )
        write_jsonl(docs, output)
        return
    written: dict[str, str] = {}
    for doc in read_jsonl(path):
        if doc.id in written or doc.id != Path(doc.id).name or not doc.id:
            raise InputError(
                f"the id {doc.id!r} is no file's name or stands twice in {path}; ids name the files"
            )
        written[doc.id] = from_document(doc)
    Path(output).mkdir(parents=True, exist_ok=True)
    for name, text in written.items():
        (Path(output) / f"{name}.txt").write_text(text, "utf-8", newline="\n")


@corpus.command()
@click.argument("path", type=click.Path())
@click.argument("reports", type=click.Path())
@click.option("--part", type=click.Choice(["train", "dev", "test"]), help="These sentences alone.")
@click.option(
    "-o", "--output", required=True, type=click.Path(), metavar="PATH", help="A .jsonl file."
)
def join(path: str, reports: str, part: str | None, output: str) -> None:
    """Join annotations that are kept by their places with the reports, as JSON Lines.

    PATH is a file such as corpora/real/segmentation.jsonl, corpora/real/mentions.jsonl or
    corpora/real/rows.jsonl, REPORTS the folder of the reports.
    """
    from policytext.corpora import load_annotated, load_segmented
    from policytext.corpora.passages import has_passages
    from policytext.io import write_jsonl

    annotated = has_passages(Path(path), "layers")
    found = load_annotated(path, reports) if annotated else load_segmented(path, reports)
    count = write_jsonl(found.documents if part is None else found.split(part), output)
    click.echo(f"policytext: {count} {'passages' if annotated else 'sentences'} written", err=True)


@corpus.command()
@click.argument("path", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="JSON instead of a table.")
def stats(path: str, as_json: bool) -> None:
    """Count documents, characters, spans by layer and mentions by kind."""
    from policytext.corpora import load

    found = load(path).statistics
    if as_json:
        data = {field.name: getattr(found, field.name) for field in dataclasses.fields(found)}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    groups = {"corpus": {"documents": found.documents, "characters": found.characters}}
    groups |= {"spans": dict(found.spans), "mentions": dict(found.labels)}
    groups |= {f"documents by {name}": dict(counts) for name, counts in found.facts.items()}
    for title, counts in groups.items():
        if counts:
            click.echo(title)
        for name, count in counts.items():
            click.echo(f"  {name:28} {count:>9,}")


@corpus.command()
@click.argument("path", type=click.Path())
def agreement(path: str) -> None:
    """Compare the second annotations of a corpus with the first: F1 of spans, kappa of labels."""
    from policytext.corpora import load
    from policytext.errors import InputError
    from policytext.metrics import score_agreement

    pairs = load(path).pairs()
    if not pairs:
        raise InputError(f"{path} has no second annotations; put them in {path}/second")
    found = score_agreement([one for one, _ in pairs], [two for _, two in pairs])
    scores = {
        "mentions, label": found.mentions.micro.strict,
        "mentions, label and kind": found.mentions.micro_kind.strict,
        "links, place and id": found.links.total.in_kb,
    }
    if found.quantities:
        scores["quantities, all fields"] = found.quantities.all
    if found.times:
        scores["times, interval"] = found.times.interval
    if found.rows:
        scores["rows, whole"] = found.rows.whole
    if found.tokens:
        scores["words"] = found.tokens.words
    click.echo(f"{len(pairs)} documents annotated twice")
    for name, score in scores.items():
        click.echo(f"  F1 {name:28} {score.f1:.3f}  ({score.gold} and {score.predicted} spans)")
    for name, kappa in (
        ("characters", found.kappa_characters),
        ("common mentions", found.kappa_spans),
    ):
        value = "undefined" if kappa.value is None else f"{kappa.value:.3f}"
        click.echo(f"  kappa over {name:20} {value}")
