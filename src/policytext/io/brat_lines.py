"""The lines of brat's ``.ann`` files: read, numbered, their ids known and each once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from policytext.errors import ReadError

__all__ = ["Line", "read_lines"]

_BOM = "\ufeff"
_OFFSETS = r"[0-9]{1,15} [0-9]{1,15}"
# For each first letter of an id: what stands after it, and how that is written.
_FORMS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "T": (
        re.compile(rf"(?P<type>\S+) (?P<offsets>{_OFFSETS}(?:;{_OFFSETS})*)\t(?P<tail>.*)", re.S),
        "T1<tab>TYPE START END<tab>TEXT",
    ),
    "A": (
        re.compile(r"(?P<type>\S+) (?P<target>\S+)(?: (?P<tail>\S+))?\s*"),
        "A1<tab>NAME T1 VALUE",
    ),
    "N": (
        re.compile(
            r"(?P<type>\S+) (?P<target>\S+) (?P<resource>[^\s:]+):(?P<id>\S+)(?:\t(?P<tail>.*))?",
            re.S,
        ),
        "N1<tab>Reference T1 RESOURCE:ID<tab>NAME",
    ),
    "R": (
        re.compile(r"(?P<type>\S+) [^\s:]+:(?P<target>\S+) [^\s:]+:(?P<second>\S+)\s*"),
        "R1<tab>TYPE Arg1:T1 Arg2:T2",
    ),
    "#": (
        re.compile(r"(?P<type>\S+) (?P<target>\S+)(?:\t(?P<tail>.*))?", re.S),
        "#1<tab>AnnotatorNotes T1<tab>NOTE",
    ),
    "E": (re.compile(r"(?P<type>[^\s:]+):(?P<target>\S+)(?: .*)?"), "E1<tab>TYPE:T1 ROLE:T2"),
    "*": (re.compile(r"(?P<type>\S+)(?: \S+)+\s*"), "*<tab>Equiv T1 T2"),
}
_ID = re.compile(r"(?:[TAMNRE#][0-9A-Za-z_.-]*)|\*")


@dataclass(frozen=True, slots=True)
class Line:
    """One annotation.

    Args:
        place: file and line, for errors.
        id: its id; ``*`` has none.
        kind: the id's first letter; modifiers (``M``) are attributes (``A``).
        parts: what stands after the id.
        whole: the line as it is.
    """

    place: str
    id: str
    kind: str
    parts: Mapping[str, str]
    whole: str

    def __getitem__(self, part: str) -> str:
        """A part by its name; empty where the line has none."""
        return self.parts.get(part) or ""


def read_lines(content: str, name: str) -> list[Line]:
    """The annotations in a file.

    Args:
        content: what the file holds.
        name: the file's name, for errors.

    Raises:
        ReadError: a line has no such form, an id stands twice, or one is not there.
    """
    lines = list(_lines(content.removeprefix(_BOM), name))
    ids = {line.id for line in lines}
    if len(ids - {"*"}) < sum(line.id != "*" for line in lines):
        seen: set[str] = set()
        for line in lines:
            if line.id in seen and line.id != "*":
                raise ReadError(f"{line.place}: the id {line.id} is used twice")
            seen.add(line.id)
    for line in lines:
        for part in ("target", "second"):
            if line[part] and line[part] not in ids:
                raise ReadError(f"{line.place}: {line.id} points to {line[part]}, which is missing")
    return lines


def _lines(content: str, name: str) -> Iterator[Line]:
    for number, whole in enumerate(content.split("\n"), start=1):
        whole = whole.removesuffix("\r")
        if not whole.strip():
            continue
        place = f"{name}:{number}"
        key, _, rest = whole.partition("\t")
        if not _ID.fullmatch(key):
            raise ReadError(
                f"{place}: {whole[:40]!r} does not begin with an id (T1, A1, N1, R1, #1, E1 or *) "
                "and a tab"
            )
        kind = key[0].replace("M", "A")
        form, example = _FORMS[kind]
        found = form.fullmatch(rest)
        if found is None:
            raise ReadError(f"{place}: {whole[:60]!r} is cut off or damaged; expected {example}")
        yield Line(place, key, kind, found.groupdict(), whole)
