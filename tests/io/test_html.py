"""The page of `show` as a file; `tests/browser` opens it."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest

import policytext as pt
from policytext.io import render_page
from tests.io.sample_docs import report, small


def data_of(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    data: dict[str, object] = json.loads(found[1])
    return data


def test_the_same_document_gives_the_same_page() -> None:
    assert render_page(small()) == render_page(small())


@pytest.mark.parametrize("doc", [small(), report()], ids=["small", "report"])
def test_text_and_source_are_in_it_whole(doc: pt.Document) -> None:
    data = data_of(render_page(doc))
    assert data["text"] == doc.text
    assert data["source"] == doc.source


def test_a_page_that_is_its_own_text_is_held_once() -> None:
    doc = pt.Document("同样的文字", source="同样的文字")
    assert data_of(render_page(doc))["source"] is True
    assert render_page(doc).count("同样的文字") == 1


def test_it_names_no_other_place() -> None:
    page = render_page(small())
    assert "://" not in page
    assert not re.search(r"<(link|img|iframe|base)\b", page)
    assert not re.search(r"@import|url\(|\bsrc=", page)


def test_the_policy_holds_the_hashes_of_style_and_script() -> None:
    page = render_page(small())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "default-src 'none'" in policy[1]
    for tag, name in (("style", "style-src"), ("script", "script-src")):
        part = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert part
        digest = base64.b64encode(hashlib.sha256(part[1].encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy[1]


EVIL = "</script><script>alert(1)</script><!-- \u2028 \u2029 & {{style}}"


def test_nothing_in_a_document_can_end_the_script_that_holds_it() -> None:
    doc = pt.Document(EVIL, id=EVIL, title=EVIL, problems=[pt.Problem(EVIL, EVIL)])
    page = render_page(doc)
    assert page.count("</script>") == 2
    assert "alert(1)</script>" not in page
    assert data_of(page)["text"] == EVIL
    assert "\u2028" not in page[page.index('id="data"') :]


def test_each_span_of_each_layer_is_in_it_once() -> None:
    doc = report()
    groups = data_of(render_page(doc))["groups"]
    assert isinstance(groups, list)
    for layer in doc.layers:
        mine = [group for group in groups if group["layer"] == layer.name]
        places = []
        for group in mine:
            start = 0
            for step, length in zip(group["steps"], group["lengths"], strict=True):
                start += step
                places.append((start, start + length))
        assert sorted(places) == sorted((span.start, span.end) for span in doc.spans(layer)), layer


def test_a_label_of_the_users_own_is_not_left_out() -> None:
    doc = pt.Document("某人")
    mention = pt.Mention("person", pt.Link("320400/人民政府", candidates=("999999",)))
    doc = doc.with_layer(pt.MENTIONS, [doc.span(0, 2, "PERSON", mention)])
    data = data_of(render_page(doc))
    groups = data["groups"]
    assert isinstance(groups, list)
    assert [group["labels"] for group in groups if group["lengths"]] == ["PERSON"]
    # An unknown code has no name, and is no error.
    assert data["names"] == {"320400": "江苏省常州市"}
