from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.errors import InputError, PolicytextError, ReadError
from policytext.pages.decode import decode

TEXT = (
    "各位代表：2023年，全市经济运行总体平稳，财政收入增长6.5%，城镇新增就业3.2万人。\n"
    "今年要抓好重点项目建设，持续改善民生，确保完成全年目标任务。\n"
)
PAGE = '<html><head><meta charset="{}"></head><body><p>' + TEXT + "</p></body></html>"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("gb2312", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
    ],
)
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "GBK", "iso-8859-1"])
def test_the_bytes_decide_whatever_is_declared(encoding: str, name: str, declared: str) -> None:
    page = PAGE.format(declared)
    decoded = decode(page.encode(encoding))
    assert decoded.text == decoded.source == page
    assert decoded.encoding == name
    assert decoded.alignment.is_identity
    assert decoded.repairs == ()


@pytest.mark.parametrize("declared", ["big5", "gb2312", "utf-8"])
def test_big5_is_read_whatever_is_declared(declared: str) -> None:
    page = PAGE.format(declared).replace(
        TEXT, "各位代表：全市經濟運行平穩，民生持續改善，財政收入增長。"
    )
    decoded = decode(page.encode("cp950"))
    assert (decoded.text, decoded.encoding) == (page, "cp950")


@pytest.mark.parametrize(
    "text", ["市", "通知", "关于", "联通", "路人", "公告。", "2024年", "增长5%"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_few_characters_are_enough(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    "text", ["政府工作報告", "常州市財政局", "鄉經濟發展新格局。", "溧陽市、金壇區的通知"]
)
def test_a_few_characters_of_big5_are_enough(text: str) -> None:
    assert decode(text.encode("cp950")).text == text
    western = decode(text.encode("cp950").decode("latin-1").encode())
    assert western.text in (text, western.source)


@pytest.mark.parametrize(
    "text",
    [
        "政府工作報告，全市經濟發展。",
        "溧阳埭头镇",
        "邳州睢宁",
        "哪吒汽车",
        "岷县、漳县、礼县",
        "┌─┬─┐\n│  │  │\n└─┴─┘",
        "αβγδ",
        "│  ┌─┐  │\n" * 900,
        "абвгд",
    ],
)
def test_gbk_is_no_big5(text: str) -> None:
    assert decode(text.encode("gbk")).encoding == "gb18030"


def test_hz_is_read() -> None:
    decoded = decode(f"{TEXT}See ~A~.\n".encode("hz"))
    assert (decoded.text, decoded.encoding) == (f"{TEXT}See ~A~.\n", "hz")
    assert decode(b"~{ is a brace, and ~} another").encoding == "utf-8"


def test_western_text_stays_western() -> None:
    text = "The café serves naïve visitors – it’s a résumé of déjà vu."
    assert decode(text.encode("cp1252")).text == text
    assert decode(text.encode("utf-8")).text == text


STRETCH = "要抓好重点项目"


@pytest.mark.parametrize(("most", "some"), [("utf-8", "gb18030"), ("gb18030", "utf-8")])
@pytest.mark.parametrize("repeat", [1, 40])
def test_a_stretch_in_another_encoding_is_read_and_listed(
    most: str, some: str, repeat: int
) -> None:
    text = TEXT * repeat
    place = text.index(STRETCH)
    end = place + len(STRETCH)
    raw = text[:place].encode(most) + STRETCH.encode(some) + text[end:].encode(most)
    decoded = decode(raw)
    assert decoded.text == text
    assert [tuple(one) for one in decoded.repairs] == [("encoding", place, end, place, end, False)]


def test_bytes_cut_off_at_the_end_are_one_lost_character() -> None:
    for encoding, cut in (("utf-8", 1), ("utf-8", 2), ("gb18030", 1)):
        decoded = decode(TEXT.strip().encode(encoding)[:-cut])
        assert decoded.text == TEXT.strip()[:-1] + "\ufffd"
        place = len(decoded.text) - 1
        assert [tuple(one) for one in decoded.repairs] == [
            ("encoding", place, place + 1, place, place + 1, True)
        ]


@given(st.integers(0, len(TEXT.encode()) - 1), st.sampled_from([b"", b"\xff"]))
def test_a_damaged_byte_in_utf8_harms_one_character(place: int, new: bytes) -> None:
    raw = TEXT.encode()
    text = decode(raw[:place] + new + raw[place + 1 :]).text
    starts = [i for i, byte in enumerate(raw) if not 0x80 <= byte < 0xC0]
    which = sum(start <= place for start in starts) - 1
    before, after = TEXT[:which], TEXT[which + 1 :]
    assert text.startswith(before)
    assert text.endswith(after)
    middle = text[len(before) : len(text) - len(after)]
    is_ascii = TEXT[which] < "\x80"
    assert middle == ("" if is_ascii and not new else "\ufffd")


@given(st.integers(0, len(TEXT.encode("gbk")) - 1))
def test_a_missing_byte_in_gbk_invents_nothing(place: int) -> None:
    raw = TEXT.encode("gbk")
    text = decode(raw[:place] + raw[place + 1 :]).text
    start = len(raw[:place].decode("gbk", "ignore"))
    # Before and after the run of doubt all is right; within it are only marks of loss.
    head = next((i for i, (a, b) in enumerate(zip(text, TEXT, strict=False)) if a != b), start)
    tail = next(i for i, (a, b) in enumerate(zip(text[::-1], TEXT[::-1], strict=False)) if a != b)
    assert head <= start
    assert set(text[head : len(text) - tail]) <= {"\ufffd"}
    assert start - 8 <= head
    assert len(text) - tail <= start + 8


def test_text_decoded_as_western_and_encoded_again_is_mended() -> None:
    for encoding, western in (("utf-8", "latin-1"), ("gbk", "latin-1"), ("gbk", "cp1252")):
        decoded = decode(TEXT.encode(encoding).decode(western, "ignore").encode())
        assert decoded.text == TEXT
        assert decoded.repairs[0][:3] == ("encoding", 0, len(TEXT))


def test_a_stretch_decoded_as_western_is_mended_with_its_place() -> None:
    wrong = "持续改善民生".encode().decode("latin-1")
    decoded = decode(("全市要" + wrong + "，确保完成·任务×2。").encode())
    assert decoded.text == "全市要持续改善民生，确保完成·任务×2。"
    assert decoded.alignment.to_source(3, 9) == (3, 21)
    assert decoded.repairs[0] == ("encoding", 3, 9, 3, 21, False)
    assert decoded.source[3:21] == wrong


@pytest.mark.parametrize(
    "text", ["Nestlé、Citroën、São Paulo", "误差±5°C×2、“æther”", "××县××镇××村××××××××组"]
)
def test_western_letters_in_chinese_text_stay(text: str) -> None:
    decoded = decode((TEXT + text).encode())
    assert decoded.text == TEXT + text
    assert decoded.repairs == ()


def test_line_ends_become_one_kind() -> None:
    decoded = decode("一\r\n二\r三\r\r\n四\n五\u2028六\x0b七".encode())
    assert decoded.text == "一\n二\n三\n四\n五\n六\n七"
    place = decoded.text.index("四")
    assert decoded.source[slice(*decoded.alignment.to_source(place, place + 1))] == "四"
    assert {one.kind for one in decoded.repairs} == {"control"}
    assert decode("一\r\n二\r".encode()).repairs == ()


def test_control_characters_go_and_are_listed() -> None:
    decoded = decode("全市\x00\x01经济\x7f平稳，\t发展。".encode())
    assert decoded.text == "全市经济平稳，\t发展。"
    assert [(one.kind, one.start, one.raw_start, one.raw_end) for one in decoded.repairs] == [
        ("control", 2, 2, 4),
        ("control", 4, 6, 7),
    ]


def test_characters_lost_before_are_listed_as_lost() -> None:
    decoded = decode("全市\ufffd济锟斤拷发展平稳".encode())
    assert decoded.text == "全市\ufffd济\ufffd\ufffd发展平稳"
    assert sum(one.lost for one in decoded.repairs) == 3


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        ("\u3000\u3000\n".encode(), "empty"),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00 word/document.xml", ".docx"),
        (b"PK\x03\x04\x14\x00\x06\x00 xl/workbook.xml", ".xlsx"),
        (b"PK\x03\x04\x14\x00\x06\x00 a.txt", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", ".doc"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"GIF89a\x01\x00", "GIF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x7fELF\x02\x01", "ELF"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x00" * 5000, "binary"),
        (bytes(range(256)) * 30, "binary|no Chinese text"),
        ("\ufffd".encode() * 30_000, "lost"),
        (random.Random(1).randbytes(9000), "binary|no Chinese text"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(raw: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        decode(raw)


def test_only_bytes_are_decoded() -> None:
    with pytest.raises(InputError, match="takes bytes"):
        decode("text")  # type: ignore[arg-type]


@given(
    st.one_of(
        st.binary(max_size=200), st.text(max_size=60).map(lambda t: t.encode("gb18030", "replace"))
    )
)
def test_any_bytes_are_decoded_or_refused(raw: bytes) -> None:
    try:
        decoded = decode(raw)
    except PolicytextError:
        return
    decoded.text.encode("utf-8")
    decoded.source.encode("utf-8")
    alignment = decoded.alignment
    assert alignment.text_length == len(decoded.text)
    assert alignment.source_length == len(decoded.source)
    for repair in decoded.repairs:
        assert 0 <= repair.start <= repair.end <= len(decoded.text)
        assert 0 <= repair.raw_start <= repair.raw_end <= len(decoded.source)
        assert not repair.lost or decoded.text[repair.start : repair.end] == "\ufffd"
    assert "\r" not in decoded.text
    assert decoded.text.count("\ufffd") == sum(repair.lost for repair in decoded.repairs)


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"]))
)
def test_clean_text_comes_back_unchanged(text: str) -> None:
    text = TEXT + text.replace("\ufffd", "").replace("锟斤拷", "").replace("\ufff9", "")
    for encoding in ("utf-8", "utf-16"):
        decoded = decode(text.encode(encoding))
        assert decoded.source == text
