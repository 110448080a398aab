"""Annotators that fail in every way that one can, and one that leaves a trace of its work."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import policytext as pt

# Words in a text that do something to who reads it.
RAISES, EXITS, KILLED, PRINTS, HUGE = "引发", "退出", "终止", "打印", "溢出"
NUMBERS: pt.Layer[int] = pt.Layer("numbers", int)


def _raise() -> None:
    raise RuntimeError("this text raises")


_DEEDS: dict[str, Callable[[], Any]] = {
    RAISES: _raise,
    EXITS: lambda: os._exit(7),
    KILLED: lambda: os.kill(os.getpid(), signal.SIGKILL),
    PRINTS: lambda: sys.stdout.write("an annotator that prints\n"),
}


@dataclass(frozen=True)
class Poisoned:
    """Does what the text says; provides one number, of too many bits where the text says so."""

    name: str = "poisoned"
    requires: tuple[pt.Layer[Any], ...] = ()
    provides: tuple[pt.Layer[Any], ...] = (NUMBERS,)

    def __call__(self, doc: pt.Document) -> pt.Document:
        for word, deed in _DEEDS.items():
            if word in doc.text:
                deed()
        if not doc.text:
            return doc.with_layer(NUMBERS, [])
        number = 1 << 80 if HUGE in doc.text else len(doc.text)
        return doc.with_layer(NUMBERS, [doc.span(0, len(doc.text), "N", number)])


@dataclass(frozen=True)
class Counted:
    """Writes each text, and the process that it was read in, to a file."""

    path: str
    name: str = "counted"
    requires: tuple[pt.Layer[Any], ...] = ()
    provides: tuple[pt.Layer[Any], ...] = ()

    def __call__(self, doc: pt.Document) -> pt.Document:
        with Path(self.path).open("a", encoding="utf-8") as stream:
            stream.write(f"{os.getpid()} {doc.text}\n")
        return doc


def poisoned() -> pt.Pipeline:
    """Quantities, and what the text says."""
    return pt.Pipeline([*pt.load("quantities").annotators, Poisoned()])


def texts(count: int) -> list[str | None]:
    """Rows with numbers, some null and empty, and among them one of each kind that fails."""
    rows: list[str | None] = [f"第{i}个项目完成投资{i}.5亿元𠮷。" for i in range(count)]
    for i, word in enumerate((RAISES, EXITS, KILLED, PRINTS, HUGE)):
        rows[(i + 1) * count // 6] = f"这一段{word}。"
    rows[0], rows[1] = None, ""
    return rows


def check_poisoned(rows: list[str | None], docs: list[pt.Document | None]) -> None:
    """Each row has its document: what fails says why, and the others have their numbers."""
    reasons = {
        RAISES: "this text raises",
        EXITS: "ended with exit code 7",
        KILLED: "was ended by SIGKILL",
        HUGE: "fits no column",
    }
    assert len(rows) == len(docs)
    for text, doc in zip(rows, docs, strict=True):
        if text is None:
            assert doc is None
            continue
        assert doc is not None
        assert doc.text == text
        reason = next((reasons[word] for word in reasons if word in text), None)
        if reason is None:
            assert doc == poisoned()(pt.Document(text))
        else:
            assert [(one.kind, reason in one.message) for one in doc.problems] == [("failed", True)]
            assert doc.layers == ()
