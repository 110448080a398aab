"""A file as header, paragraphs and directives, before any value is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from policytext.corpora.faults import Log
from policytext.corpora.marks import Mark, read_marks, split_fields
from policytext.structure.lines import BLANKS

__all__ = ["ENDS", "Directive", "Header", "Page", "Paragraph", "read_page"]

# Characters other than the line feed at which a reader of the text would end a line.
ENDS = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FACT = re.compile(r"([a-z][a-z0-9_]*)=(\S*)(?: |$)")
_DIRECTIVE = re.compile(r"@(\w+)(?: (.*))?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Header:
    """The first line: facts as written, with the column of each value."""

    facts: dict[str, str] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Directive:
    """A line that begins with @: its fields, split at bars, and the column of each."""

    name: str
    line: int
    fields: tuple[str, ...]
    columns: tuple[int, ...]


@dataclass(slots=True)
class Paragraph:
    """A line of text, with its marks and directives; ``start`` is its offset in the document."""

    line: int
    start: int
    text: str
    marks: list[Mark]
    section: Directive | None = None
    rows: list[Directive] = field(default_factory=list)
    words: Directive | None = None

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.start + len(self.text)


@dataclass(slots=True)
class Page:
    """A file as read."""

    header: Header
    paragraphs: list[Paragraph]

    @property
    def text(self) -> str:
        """The text without marks, paragraphs joined by line feeds."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def read_page(text: str, log: Log) -> Page:
    """Split a file into its parts; what does not fit is logged and left out."""
    lines = _SURROGATE.sub("\ufffd", text).split("\n")
    broken = _SURROGATE.search(text)
    if broken:
        place = broken.start()
        at, before = text.count("\n", 0, place) + 1, text.rfind("\n", 0, place)
        log.add(at, place - before, "an unpaired surrogate; save the file as UTF-8")
    if lines[-1] == "":
        lines.pop()
    else:
        log.add(len(lines), len(lines[-1]), "the file does not end with a line feed; add one")
    page = Page(_read_header(lines[0] if lines else "", log), [])
    offset = 0
    section: Directive | None = None
    for number, line in enumerate(lines[1:], 2):
        bad = ENDS.search(line)
        if bad:
            log.add(number, bad.start() + 1, f"the character {bad[0]!r} ends no line here; use \\n")
        if not line.strip(BLANKS):
            log.add(number, 1, "the line is blank; a file has one paragraph a line and no gaps")
        elif line.startswith("@"):
            section = _read_directive(line, number, page, section, log)
        else:
            plain, marks = read_marks(line, number, log)
            page.paragraphs.append(Paragraph(number, offset, plain, marks, section))
            offset += len(plain) + 1
            section = None
    if section is not None:
        log.add(section.line, 1, "@section stands before no paragraph; put it before its heading")
    return page


def _read_header(line: str, log: Log) -> Header:
    header = Header()
    if not line.startswith("# "):
        log.add(1, 1, "the first line must be the header: # id=... region=CODE year=YYYY ...")
        return header
    place = 2
    while place < len(line):
        match = _FACT.match(line, place)
        if match is None:
            log.add(1, place + 1, f"expected name=value in the header, got {line[place:][:20]!r}")
            break
        name, value = match[1], match[2]
        if name == "title":  # it may hold spaces, and stands last
            value = line[match.start(2) :]
        if name in header.facts:
            log.add(1, place + 1, f"the header gives {name} twice; keep one")
        header.facts[name] = value
        header.columns[name] = match.start(2) + 1
        place = len(line) if name == "title" else match.end()
    return header


def _read_directive(
    line: str, number: int, page: Page, section: Directive | None, log: Log
) -> Directive | None:
    """Attach a directive to its paragraph; the @section that now waits for its heading."""
    match = _DIRECTIVE.match(line)
    name = match[1] if match else ""
    if match is None or name not in ("section", "row", "words"):
        log.add(number, 1, f"unknown directive {line[:20]!r}; one of @section, @row, @words")
        return section
    body = match[2] or ""
    column = (match.start(2) if match[2] else len(line)) + 1
    fields, columns = ((body,), (column,)) if name == "words" else split_fields(body, column)
    # A field's place is that of its first character, or where one would stand.
    leads = [len(one) - len(one.lstrip()) if one.strip() else 0 for one in fields]
    places = tuple(place + lead for place, lead in zip(columns, leads, strict=True))
    directive = Directive(name, number, fields, places)
    if section is not None:
        log.add(number, 1, f"@{name} stands between @section and its heading; move it")
        return directive if name == "section" else section
    if name == "section":
        return directive
    if not page.paragraphs:
        log.add(number, 1, f"@{name} stands before the first paragraph; put it below its own")
    elif name == "row":
        page.paragraphs[-1].rows.append(directive)
    elif page.paragraphs[-1].words is not None:
        log.add(number, 1, "the paragraph above has @words already; keep one line")
    else:
        page.paragraphs[-1].words = directive
    return None
