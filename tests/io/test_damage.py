"""Files that were cut off, overwritten or mixed up: read, or refused by an error that says where."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import policytext as pt
from policytext.io.formats import FORMATS
from policytext.io.holds import Format
from tests.core.strategies import WORDS
from tests.io.golden_docs import golden

# What stands in files of one format or another, and what stands in none.
PIECES = "\t \n\r\"'\\|=,;:{}[]()#/.-_0123456789TANRE*BIO\0\ufeff\u2028𠮷文"
formats = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS.keys())


def written(form: Format, path: Path) -> list[Path]:
    if form.extra:
        pytest.importorskip({"xmi": "cassis"}.get(form.extra, form.extra))
    doc = golden()
    doc = doc.with_layer(WORDS, [doc.span(2, 4, "WORD", "年 度")])
    form.write(
        [doc, pt.Document("", id="empty").with_layer(pt.MENTIONS, []).with_layer(pt.TOKENS, [])],
        path,
    )
    return sorted(file for file in path.rglob("*") if file.is_file()) if form.folder else [path]


@formats
@settings(max_examples=60)
@given(data=st.data())
def test_damage_raises_nothing_but_the_library_s_errors(form: Format, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("docs" + "".join(form.suffixes[:1]))
        files = written(form, path)
        for _ in range(data.draw(st.integers(1, 3))):
            file = data.draw(st.sampled_from(files))
            content = file.read_bytes()
            start = data.draw(st.integers(0, len(content)))
            end = data.draw(st.sampled_from([start, start + 1, start + 5, len(content)]))
            put = data.draw(st.text(PIECES, max_size=4).map(str.encode) | st.binary(max_size=2))
            file.write_bytes(content[:start] + put + content[end:])
        try:
            for doc in form.read(path, layers=[WORDS]):
                for layer in doc.layers:
                    for span in doc[layer]:
                        assert doc.text[span.start : span.end] == span.text
        except pt.PolicytextError:
            # Any other exception fails the test.
            return
