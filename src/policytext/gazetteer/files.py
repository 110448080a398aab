"""Reading the packaged tables of divisions."""

from __future__ import annotations

import zlib

from policytext.data import read_bytes
from policytext.errors import DataError

__all__ = ["read_header", "read_lines", "read_table"]

_FOLDER = "divisions/"


def _read_text(file: str) -> str:
    raw = read_bytes(_FOLDER + file)
    if file.endswith(".gz"):
        try:
            raw = zlib.decompress(raw, wbits=zlib.MAX_WBITS + 16)
        except zlib.error as error:
            raise DataError(
                f"the packaged table {file} is damaged ({error}): install policytext again"
            ) from error
    return raw.decode("utf-8")


def read_lines(file: str) -> list[str]:
    """The lines of a packaged table without its header of lines that begin with `#`."""
    lines = _read_text(file).split("\n")
    if lines and not lines[-1]:
        lines.pop()
    first = 0
    while first < len(lines) and lines[first].startswith("#"):
        first += 1
    return lines[first:]


def read_table(file: str) -> list[tuple[str, ...]]:
    """The rows of a packaged tab-separated table, without header and column names."""
    return [tuple(line.split("\t")) for line in read_lines(file)[1:]]


def read_header(file: str) -> dict[str, str]:
    """The `# key: value` lines at the head of a packaged table."""
    header: dict[str, str] = {}
    for line in _read_text(file).split("\n"):
        if not line.startswith("#"):
            break
        key, colon, value = line[1:].partition(":")
        if colon:
            header[key.strip()] = value.strip()
    return header
