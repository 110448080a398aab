"""What looks like a name and is none."""

from __future__ import annotations

import pytest

from policytext.data import read_rows
from policytext.entities.no_names import is_given_name, is_no_name


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("中央财政安排资金", "中央", True),
        ("落实中央部署", "中央", False),
        ("服务中央企业", "中央", True),
        ("自八届人大三次会议以来", "人大", True),
        ("接受人大监督", "人大", False),
        ("整治制革、电镀企业", "制革", True),
        ("与银谷三甲医院合作", "银谷三甲医院", True),
        ("组建教育集团5个", "教育集团", True),
        ("加强大江大河治理", "大江大河", True),
        ("建成银谷城际铁路", "城际铁路", True),
        ("建成银谷城际铁路", "银谷城际铁路", False),
        ("打击北城走私集团，", "北城走私集团", True),
        ("银谷集团", "银谷集团", False),
        ("加快西部片区开发", "西部", True),
        ("深入推进西部大开发", "西部", False),
        ("西部建设物流园区", "西部", True),
        ("许多国家政府支持", "国家政府", True),
        ("治理三河两岸", "两岸", True),
        ("发展两岸关系", "两岸", False),
        ("建设沿海核电", "沿海", True),
        ("建设沿海城市", "沿海", False),
        ("防控非洲猪瘟", "非洲", True),
        ("与非洲合作", "非洲", False),
        ("其中国有企业5家", "中国", True),
        ("为中国有关企业", "中国", False),
        ("治理山水林田湖草沙", "山水林田湖草沙", True),
        ("新建郊野公园", "郊野公园", True),
        ("新建银谷郊野公园", "银谷郊野公园", False),
        ("修订《银谷湖保护条例》", "《银谷湖保护条例》", True),
        ("编制《银谷湖保护规划》", "《银谷湖保护规划》", False),
        ("推进沈抚同城化", "沈抚同城化", True),
    ],
)
def test_no_names(text: str, word: str, expected: bool) -> None:
    start = text.index(word)
    assert is_no_name(text, start, start + len(word)) is expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("巡视组组长陈广西到会", "广西", True),
        ("县委书记陈江苏", "江苏", True),
        ("组长到广西调研", "广西", False),
        ("董事长长春", "长春", False),
        ("李庄", "庄", False),
        ("广西", "广西", False),
    ],
)
def test_given_names(text: str, name: str, expected: bool) -> None:
    assert is_given_name(text, text.index(name)) is expected


def test_each_word_stands_once() -> None:
    words = [word for word, _ in read_rows("entities/no_names.tsv")]
    assert len(words) == len(set(words))
