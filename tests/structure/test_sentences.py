"""Where a paragraph is cut into sentences, and where it must not be."""

from __future__ import annotations

import pytest

from policytext.structure.sentences import split_sentences, writes_dots

# Each case: the sentences, joined with | in one paragraph.
CASES = {
    "full stops": "全市增长5%。|财政收入120亿元！|明年怎么干？|我们有信心。",
    "no semicolons": "一产增长3%；二产增长6%；三产增长7%。|投资增长8%。",
    "no end": "全市增长5%",
    "stops in a row": "真的吗？！|好！！！|是。",
    "decimals": "完成3.5亿元，增长3．5个百分点。|占0.8%。",
    "list numbers": "1.建设公园。|2．修路。",
    "abbreviations": "引进U.S. Steel等No. 1企业。|完成A.B.C.认证。",
    "ellipsis": "有工业、农业……都在增长。|还有许多……",
    "quote with stops that goes on": "他说：“好。我们走。”是大家的心声。|会散了。",
    "quote that ends the sentence": "他说：“好。我们走。”|大家鼓掌。",
    "blank before a closing mark": "他说：“好。 ”|大家鼓掌。 |（甲。 ）|乙。",
    "question that goes on": "“怎么看？怎么办？”是绕不过的题目。|要答好。",
    "nested quotes": "他说：“要问‘行不行？能不能？’再动手。”|会后就办。",
    "corner brackets": "他說：「好。走。」|眾人都去。",
    "brackets inside": "建设公园（见附表。）和绿道。|完成。",
    "bracket of its own": "新增学位2万个。|（市教育局牵头。）|新增床位500张。",
    "brackets in brackets": "甲（乙。（丙。）丁。）戊。|己。",
    "titles": "印发《怎么办？》一书。|印发《办法》。",
    "unclosed quote": "他说：“好。|我们走。|会散了。",
    "unclosed bracket": "建设公园（见附表。|完成。",
    "stray closers": "好）。|我们走”。|会散了。",
    "quote opened twice": "“甲。|乙“丙。丁”是戊。|己。",
    "straight quotes": '建成"甲。乙"平台。|完成。',
    "mixed quotes": '建成“甲。乙"平台。|完成。',
    "odd straight quote": '建成"甲平台。|完成。',
    "notes": "实施“五大工程”。[12]|完成投资8亿元。〔3〕|好。",
    "address": "见http://a.cn/x?id=3和b!=2。|好。",
    "one-byte stops": "真的吗?|好!",
    "stop before a comma": "喊着“加油！”，向前走。|好。",
    "circled numbers": "抓好两件事：①修路；②种树。|好。",
    "lost characters": "增长\ufffd%。|\ufffd\ufffd。|好。",
    "traditional": "全縣經濟發展很快。|農業豐收！",
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_sentences_of_a_paragraph(case: str) -> None:
    text = case.replace("|", "")
    found = [text[start:end] for start, end in split_sentences(text, 0, len(text))]
    assert found == [sentence.strip() for sentence in case.split("|")]


def test_blanks_between_sentences_belong_to_none() -> None:
    text = "前文。　甲。  　乙。 后文"
    found = [text[start:end] for start, end in split_sentences(text, 3, 12)]
    assert found == ["甲。", "乙。"]


def test_a_cut_ends_a_sentence_even_inside_a_pair() -> None:
    text = "（一）稳增长　“好。好”。"
    found = split_sentences(text, 0, len(text), cuts=[6])
    assert [text[start:end] for start, end in found] == ["（一）稳增长", "“好。好”。"]


def test_dots_end_sentences_only_where_a_text_writes_them_so() -> None:
    text = "工业增长3.5%.农业稳定.No.1企业投产."
    assert len(split_sentences(text, 0, len(text))) == 1
    found = split_sentences(text, 0, len(text), dots=True)
    assert [text[start:end] for start, end in found] == [
        "工业增长3.5%.",
        "农业稳定.",
        "No.1企业投产.",
    ]
    assert writes_dots(text, [(0, len(text))])
    assert not writes_dots("艾尼.买买提讲话。", [(0, 9)])
