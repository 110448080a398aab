"""Long runs of anything end in time; were the time quadratic, these tests would not end."""

from __future__ import annotations

import pytest

from policytext.errors import ReadError
from policytext.pages.article import extract
from policytext.pages.decode import decode

MANY = 40_000


@pytest.mark.parametrize(
    "page",
    [
        "<" * MANY,
        "(" * MANY,
        "</" * MANY,
        "<a " * MANY,
        "<a " * MANY + ">",
        '<a "' * MANY,
        "<p x='" * MANY,
        "<!" * MANY,
        "<!--" * MANY,
        "<![CDATA[" * MANY,
        "<script>" * MANY,
        "<title>" * MANY,
        "<style>" + ".a{" * MANY,
        "<sup>" * MANY,
        "<sup>1" * MANY,
        "<sup>" + "<" * MANY,
        "<div>" * MANY + "一" + "</div>" * MANY,
        "<i><div>" + "<b>" * MANY + "</i>" * MANY,
        "<div><td>" + "<section>" * MANY + "</div>" * MANY,
        "<p>一" + " " * MANY + "\n" * MANY + "二",
        "一" + " " * MANY + "二" + "\u3000" * MANY,
        "<p>" + "&nbsp;" * MANY + "一",
        "<p>" + "&amp" * MANY,
        "<br>一" * (MANY // 4),
        "<table><tr><td>一" * (MANY // 20),
        "# 一\n**二**\n" + "[" * MANY + "*a " * MANY + "| " * MANY,
        "(a" * MANY + "ā" * MANY,
        "1" * MANY + "一\n" * MANY,
        ("市" * 30 + "，\n") * (MANY // 8),
        ("市" * 30 + "，<br>" + " " * 9) * (MANY // 8),
        "市，<br>" + "<i>\n" * MANY,
    ],
    ids=lambda page: page[:12],
)
def test_a_page_of_one_thing_is_read_or_refused(page: str) -> None:
    try:
        article = extract(page)
    except ReadError:
        return
    assert article.alignment.source_length == len(page)


@pytest.mark.parametrize(
    "raw",
    [
        b"\xff" * MANY,
        b"\xe5" * MANY,
        b"\x81" * MANY,
        b"\r" * MANY + b"a",
        b"\r\n" * MANY + b"a",
        "锟斤拷".encode() * MANY,
        "é".encode() * MANY,
        "市".encode() * 2000 + b"\xff\xc3" * 3000,
        b"\0\x01" * MANY,
    ],
    ids=lambda raw: repr(raw[:6]),
)
def test_bytes_of_one_kind_are_decoded_or_refused(raw: bytes) -> None:
    try:
        decoded = decode(raw)
    except ReadError:
        return
    assert decoded.alignment.text_length == len(decoded.text)
