"""Texts that break tokenisers."""

from __future__ import annotations

from hypothesis import strategies as st

__all__ = ["TEXTS"]

# Common characters, unknown ones, digits, marks, white space, and characters outside the first plane.
TEXTS = st.text(
    st.one_of(
        st.sampled_from("全市经济发展第一百二千万亿年月日加快建设的和国常州固定资产投资"),
        st.sampled_from("0123456789０９.,%abXYz-/（）。，“” \n\t\u3000\r\ue000\ufffd\u0301"),
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("𠀀𪚥㐀〇々"),
    ),
    max_size=80,
)
