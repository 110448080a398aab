"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import stat
import weakref
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from policytext.errors import InputError, ReadError

__all__ = ["Output", "open_folder", "open_output", "read_raw", "read_utf8", "write_lines"]


def _remove(path: Path, owner: int) -> None:
    """Remove a file, unless this is a copy of the process that owns it."""
    with contextlib.suppress(OSError):
        if os.getpid() == owner:
            path.unlink()


class Output:
    """A file being written under another name beside its place, and renamed when it is whole.

    Whoever finds the file finds all of it. A device or a pipe is written to directly.

    Args:
        path: where the file goes; an older file there stays until the new one is whole.

    Raises:
        InputError: the place cannot be written to.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        # A link stays a link: what it points to is replaced.
        self._path = Path(os.path.realpath(path))
        self._temporary: Path | None = None
        try:
            mode = self._mode()
            if mode is not None and not stat.S_ISREG(mode):
                self._stream: BinaryIO = self._path.open("wb")
                return
            name = f".{self._path.name[:100]}.{secrets.token_hex(8)}.part"
            self._temporary = self._path.parent / name
            # Told before the file is there: an interruption at any moment leaves nothing.
            weakref.finalize(self, _remove, self._temporary, os.getpid())
            self._stream = self._temporary.open("xb")
            self._temporary.chmod(stat.S_IMODE(mode) if mode is not None else _default_mode())
        except OSError as error:
            raise InputError(f"cannot write {path}: {error.strerror or error}") from None

    def _mode(self) -> int | None:
        try:
            mode = self._path.stat().st_mode
        except FileNotFoundError:
            return None
        if stat.S_ISDIR(mode):
            raise InputError(f"cannot write {self._path}: it is a folder")
        return mode

    def write(self, text: str) -> None:
        """Write text as UTF-8, and let it leave the process at once.

        Raises:
            InputError: the text has an unpaired surrogate, or the disk is full.
        """
        try:
            raw = text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InputError(
                f"cannot write {self._path}: unpaired surrogate at {error.start} of a piece"
            ) from None
        self.write_bytes(raw)

    def write_bytes(self, raw: bytes) -> None:
        """Write bytes as they are, and let them leave the process at once.

        Raises:
            InputError: the disk is full.
        """
        try:
            self._stream.write(raw)
            self._stream.flush()
        except OSError as error:
            raise InputError(f"cannot write {self._path}: {error.strerror or error}") from None

    def close(self) -> None:
        """Put the file in its place."""
        try:
            self._stream.close()
            if self._temporary is not None:
                self._temporary.replace(self._path)
        except OSError as error:
            self.discard()
            raise InputError(f"cannot write {self._path}: {error.strerror or error}") from None

    def discard(self) -> None:
        """Leave no trace of the file."""
        with contextlib.suppress(OSError):
            self._stream.close()
        if self._temporary is not None:
            self._temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def open_output(path: str | os.PathLike[str]) -> Iterator[Output]:
    """Write a file that is kept when the block ends well, and removed when an error leaves it.

    Raises:
        InputError: the place cannot be written to.

    Example:
        >>> import pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with open_output(f"{folder}/a.txt") as out:
        ...         out.write("常州")
        ...     pathlib.Path(f"{folder}/a.txt").read_text("utf-8")
        '常州'
    """
    out = Output(path)
    try:
        yield out
    except BaseException:
        out.discard()
        raise
    out.close()


@contextlib.contextmanager
def open_folder(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Fill a new folder that gets its name when the block ends well, and goes when it does not.

    Yields:
        The folder to write into, under another name.

    Raises:
        InputError: the place cannot be written to, or something other than an empty folder is
            there: files of two runs are never mixed.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as place:
        ...     with open_folder(f"{place}/new") as folder:
        ...         _ = (folder / "a.txt").write_text("常州", "utf-8")
        ...     [one.name for one in Path(place, "new").iterdir()]
        ['a.txt']
    """
    target = Path(os.path.realpath(path))
    temporary = target.parent / f".{target.name[:100]}.{secrets.token_hex(8)}.part"
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise InputError(f"cannot write {path}: it is there and is no empty folder")
        temporary.mkdir()
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from None
    try:
        yield temporary
        if target.exists():
            target.rmdir()
        temporary.replace(target)
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from None
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def write_lines(path: str | os.PathLike[str], lines: Iterable[str], head: str = "") -> int:
    """Write lines below a head, and say how many they are.

    Raises:
        InputError: the place cannot be written to.
    """
    count = 0
    with open_output(path) as out:
        out.write(head)
        for line in lines:
            out.write(line)
            count += 1
    return count


def read_raw(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file.

    Raises:
        ReadError: the file cannot be read.
    """
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise ReadError(f"{path}: {reason or error}") from None


def read_utf8(path: str | os.PathLike[str]) -> str:
    """The text of a file in UTF-8, character for character: line ends and marks stay as they are.

    Raises:
        ReadError: the file cannot be opened, or is not UTF-8; names the line.
    """
    raw = read_raw(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ReadError(
            f"{path}:{line}: byte {error.start} is not UTF-8; save the file as UTF-8"
        ) from None


def _default_mode() -> int:
    """The rights that a new file would get: temporary files are for their owner alone."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
