"""Files within zip files."""

from __future__ import annotations

import io
import zipfile

from policytext.errors import ReadError

__all__ = ["zip_entries"]


def zip_entries(raw: bytes, place: str, suffixes: tuple[str, ...]) -> dict[str, bytes]:
    """The files of a zip file whose names have one of these suffixes, by name, in their order.

    Args:
        raw: the zip file.
        place: its name, for errors.
        suffixes: in lower case.

    Raises:
        ReadError: it is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = sorted(set(archive.namelist()))
            return {name: archive.read(name) for name in names if name.lower().endswith(suffixes)}
    # What is damaged may raise anything: an offset before the file, a method that there is not.
    except Exception as error:
        raise ReadError(f"{place}: the zip file cannot be read: {error}") from None
