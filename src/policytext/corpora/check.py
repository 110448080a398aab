"""The validator: what is wrong in a corpus's files, with file, line and column."""

from __future__ import annotations

from pathlib import Path

from policytext.corpora.build import LAYERS, Placed, build
from policytext.corpora.check_rows import check_rows
from policytext.corpora.check_values import check_marks
from policytext.corpora.codes import check_code, code_fault
from policytext.corpora.faults import Fault, Log
from policytext.corpora.folders import SECOND, Entry, find_entries, read_text
from policytext.corpora.hints import note_gaps
from policytext.corpora.page import Page, read_page
from policytext.corpora.vocabulary import FACTS, GENRES
from policytext.document import Document
from policytext.errors import ReadError

__all__ = ["check", "check_text"]


def check(path: str | Path) -> list[Fault]:
    """What is wrong with a corpus: a file, one of its parts, or its folder.

    Looked at are the marks and directives, unknown words, values that cannot be those of the
    number written, ids that are no division's code in the document's year, rows whose quantity
    is not in their paragraph, words that do not join to it, the header, ids used twice, and files
    outside train/, dev/, test/ and second/. Notes (``is_note``) are doubts, such as a number
    without a mark.

    Returns:
        Faults by file, line and column; none if all is well.

    Raises:
        ReadError: there is no corpus at the path.
    """
    entries, strays = find_entries(Path(path))
    found = [
        Fault(str(file), 0, 0, "the file stands outside train/, dev/, test/ and second/; move it")
        for file in strays
    ]
    docs: dict[tuple[bool, str], tuple[Entry, Document]] = {}
    for entry in entries:
        log = Log(str(entry.path))
        try:
            doc = check_text(read_text(entry.path), log)
        except ReadError as error:
            log.add(0, 0, str(error))
        else:
            _check_name(entry, doc, docs, log)
        found += log.found
    for (is_second, name), (entry, doc) in docs.items():
        if is_second and len(entries) > 1:
            found += _check_second(entry, doc, docs.get((False, name)))
    return sorted(found)


def check_text(text: str, log: Log) -> Document:
    """Check one file's content; faults and notes go into the log."""
    page = read_page(text, log)
    made = build(page, log)
    _check_header(page, made, log)
    _check_levels(page, log)
    check_marks(made, log)
    check_rows(made, log)
    note_gaps(made, page, log)
    if not page.paragraphs:
        log.add(1, 1, "the file has no text; write one paragraph a line below the header")
    return made.doc


def _check_header(page: Page, made: Placed, log: Log) -> None:
    facts, columns = page.header.facts, page.header.columns
    if not facts:
        return
    for name in FACTS:
        needed = name not in ("layers", "id")
        if needed and name not in facts:
            log.add(1, 1, f"the header lacks {name}=; write {' '.join(f'{n}=' for n in FACTS)}")
        elif needed and name != "date" and not facts[name]:
            log.add(1, columns[name], f"the header gives no {name}; only date may be empty")
    for name in facts:
        if name not in FACTS:
            log.add(1, columns[name], f"unknown field {name}= in the header; the title stands last")
    if facts.get("genre", GENRES[0]) not in GENRES:
        log.add(1, columns["genre"], f"unknown genre; one of {', '.join(GENRES)}")
    doc = made.doc
    if doc.date and doc.year and abs(doc.date.year - doc.year) > 1:
        log.note(1, columns["date"], f"the date is not in {doc.year}; is one of them mistyped?")
    _check_region(page, doc, log)
    if "layers" in facts and set(facts["layers"].split(",")) >= set(LAYERS):
        log.note(1, columns["layers"], "layers= names all layers, as is meant without it")


def _check_region(page: Page, doc: Document, log: Log) -> None:
    from policytext.gazetteer import LEVELS, division

    columns, level = page.header.columns, page.header.facts.get("level", "")
    if level and level not in LEVELS:
        log.add(1, columns["level"], f"unknown level {level!r}; one of {', '.join(LEVELS)}")
        return
    if doc.issuer is None:
        return
    check_code(doc.issuer, doc.year, 1, columns["region"], log)
    if not code_fault(doc.issuer, doc.year)[0] and level and division(doc.issuer).level != level:
        log.note(
            1,
            columns["level"],
            f"{doc.issuer} is a division of the level {division(doc.issuer).level}, not {level}",
        )


def _check_levels(page: Page, log: Log) -> None:
    """A heading may be one level below the one before it, not two."""
    above = 0
    for paragraph in page.paragraphs:
        head = paragraph.section.fields[0].split() if paragraph.section else []
        if paragraph.section and head and head[0].isdigit():
            level = int(head[0][:3])
            if level > above + 1:
                message = f"level {level} follows level {above}; a level between them is missing"
                log.note(paragraph.section.line, 1, message)
            above = level


def _check_name(
    entry: Entry, doc: Document, docs: dict[tuple[bool, str], tuple[Entry, Document]], log: Log
) -> None:
    if doc.id and doc.id != entry.path.stem:
        log.add(1, 1, f"the id {doc.id!r} is not the file's name; make them the same")
    key = (entry.part == SECOND, doc.id)
    if doc.id and key in docs:
        log.add(1, 1, f"the id {doc.id!r} is that of {docs[key][0].path} too; ids are unique")
    docs.setdefault(key, (entry, doc))


def _check_second(entry: Entry, doc: Document, first: tuple[Entry, Document] | None) -> list[Fault]:
    if first is None:
        return [Fault(str(entry.path), 1, 1, f"no first annotation has the id {doc.id!r}")]
    one, two = first[1].text, doc.text
    if one == two:
        return []
    place = next(
        (i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b),
        min(len(one), len(two)),
    )
    page = read_page(read_text(entry.path), Log(""))
    lines = [paragraph.line for paragraph in page.paragraphs if paragraph.start <= place]
    return [
        Fault(
            str(entry.path),
            lines[-1] if lines else 1,
            0,
            f"the text is not that of {first[0].path}: it has {two[place:][:10]!r} where the other "
            f"has {one[place:][:10]!r}",
        )
    ]
