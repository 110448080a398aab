"""NumPy arrays in one file, read without running any code of the file's."""

from __future__ import annotations

import contextlib
import io
import os
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from policytext.errors import DataError, InputError, ReadError

__all__ = [
    "DAMAGES",
    "Arrays",
    "pack_arrays",
    "read_packed",
    "refusing_damage",
    "unpack_arrays",
    "unpack_form",
    "write_whole",
]

Arrays = dict[str, npt.NDArray[np.generic]]

# What reading a damaged archive, or arrays that do not fit together, may raise.
DAMAGES = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


def pack_arrays(arrays: Mapping[str, npt.NDArray[np.generic]], *, compressed: bool) -> bytes:
    """The bytes of an archive; the same for the same arrays and version of NumPy."""
    packed = io.BytesIO()
    save = np.savez_compressed if compressed else np.savez
    save(packed, **arrays)  # type: ignore[arg-type]  # names are ours
    return packed.getvalue()


def unpack_arrays(packed: bytes) -> Arrays:
    """The arrays of an archive; a damaged one raises one of ``DAMAGES``.

    Each member is read whole before NumPy sees it: its checksum is compared at its end.
    """
    arrays: Arrays = {}
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        for name in archive.namelist():
            member = io.BytesIO(archive.read(name))
            arrays[name.removesuffix(".npy")] = np.load(member, allow_pickle=False)
    return arrays


def unpack_form(packed: bytes, form: str, name: str) -> Arrays:
    """The arrays of an archive whose member ``form`` says that it is of this form.

    Raises:
        DataError: it is of another form; a damaged one raises one of ``DAMAGES``.
    """
    arrays = unpack_arrays(packed)
    found = arrays["form"].tobytes().decode()
    if found != form:
        raise DataError(f"{name} has the form {found!r}; this version reads {form!r}")
    return arrays


@contextlib.contextmanager
def refusing_damage(name: str, what: str, command: str) -> Iterator[None]:
    """Raise a DataError for whatever reading a damaged model raises.

    Args:
        name: the model's file, for people.
        what: what it should be.
        command: what trains such a model.
    """
    try:
        yield
    except DAMAGES as error:
        raise DataError(
            f"{name} is no {what}, or is damaged ({error}): train it again with `{command}`, or "
            "install policytext again if it is the packaged one"
        ) from error


def read_packed(path: str | Path) -> bytes:
    """The bytes of a model file.

    Raises:
        ReadError: the file cannot be read.
    """
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise ReadError(f"cannot read the model {path}: {error.strerror}") from error


def write_whole(path: Path, content: bytes, what: str) -> None:
    """Write a file; one that is there is replaced only when the new one is whole.

    Raises:
        InputError: the place cannot be written to.
    """
    part = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        try:
            part.write_bytes(content)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"cannot write {what} {path}: {reason}") from None
