"""No repeated group of a pattern reads the same words in two ways: time would double with each."""

from __future__ import annotations

import ast
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import policytext

SOURCE = Path(policytext.__file__).parent
TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(|\)(?:[*+]|\{[0-9]*,\})?")
REFERENCE = re.compile(r"\(\?P[=<]|\\[1-9]|\{[a-z_]")
TIMES = 40
SECONDS = 5  # of processor time; what does not double takes some thousandths


def bodies(pattern: str) -> Iterator[str]:
    """The groups of a pattern that repeat without end."""
    opened: list[int] = []
    for token in TOKEN.finditer(pattern):
        if token[0] == "(":
            opened.append(token.start())
        elif token[0].startswith(")") and opened:
            begin = opened.pop()
            if len(token[0]) > 1:
                yield pattern[begin : token.start() + 1]


def texts() -> Iterator[str]:
    """What may be a pattern: the cells of tables and the strings of code."""
    for path in sorted(SOURCE.rglob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                yield from line.split("\t")
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def groups() -> list[str]:
    found = dict.fromkeys(
        body
        for text in texts()
        if ")" in text
        for body in bodies(text)
        if not REFERENCE.search(body)
    )
    return [body for body in found if is_pattern(body)]


def is_pattern(body: str) -> bool:
    try:
        re.compile(body)
    except re.error:
        return False
    return True


GROUPS = groups()


def test_the_groups_are_found() -> None:
    assert len(GROUPS) > 50
    assert list(bodies("(?:a|(b)+)c(?:[)]*d)*")) == ["(b)", "(?:[)]*d)"]


def stop(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer on this platform")
@settings(max_examples=len(GROUPS) * 12)
@given(data=st.data())
def test_repeats_are_read_in_one_way(data: st.DataObject) -> None:
    body = data.draw(st.sampled_from(GROUPS))
    own = st.sampled_from(sorted({*body, *"增5aA \n\t"}))
    words = st.from_regex(body, fullmatch=True, alphabet=own)
    word = data.draw(words) + data.draw(st.just("") | words)
    pattern = re.compile(f"{body}*\0")
    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        assert pattern.match(word * TIMES) is None
    except TimeoutError:
        pytest.fail(f"{body}* reads {word!r} in more than one way")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
