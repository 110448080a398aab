"""Short forms made by rule and by table."""

from __future__ import annotations

import pytest

from policytext.gazetteer import short_forms
from policytext.gazetteer.forms import split_name


@pytest.mark.parametrize(
    ("name", "level", "forms"),
    [
        ("江苏省", "province", "江苏"),
        ("内蒙古自治区", "province", "内蒙古"),
        ("新疆维吾尔自治区", "province", "新疆"),
        ("香港特别行政区", "province", "香港 香港特区"),
        ("中华人民共和国", "state", "中国 全国"),
        ("喀什地区", "prefecture", "喀什"),
        ("锡林郭勒盟", "prefecture", "锡林郭勒 锡盟"),
        ("阿坝藏族羌族自治州", "prefecture", "阿坝 阿坝州 阿坝自治州"),
        ("克孜勒苏柯尔克孜自治州", "prefecture", "克孜勒苏 克孜勒苏州 克孜勒苏自治州 克州"),
        ("海南行政区", "prefecture", "海南"),
        ("津市市", "county", "津市"),
        ("万柏林区", "county", "万柏林"),
        ("神农架林区", "county", "神农架"),
        ("峰峰矿区", "county", "峰峰"),
        ("浦东新区", "county", "浦东"),
        ("立新区", "county", "立新"),
        ("六枝特区", "county", "六枝"),
        ("管城回族区", "county", "管城"),
        ("双江拉祜族佤族布朗族傣族自治县", "county", "双江 双江县"),
        ("龙胜各族自治县", "county", "龙胜 龙胜县"),
        ("东乡族自治县", "county", "东乡 东乡县"),
        ("鄂温克族自治旗", "county", "鄂温克 鄂温克旗"),
        ("科尔沁左翼后旗", "county", "科左后旗"),
        ("巴林左旗", "county", ""),
        ("通县", "county", ""),
        ("郊区", "county", ""),
        ("西沙群岛", "county", ""),
        ("东华门街道", "township", "东华门"),
        ("湖塘镇", "township", "湖塘"),
        ("花乡", "township", ""),
        ("喇叭沟门满族乡", "township", "喇叭沟门"),
        ("巴彦塔拉达斡尔民族乡", "township", "巴彦塔拉"),
        ("城关回族镇", "township", "城关"),
        ("良种场", "township", ""),
    ],
)
def test_short_forms(name: str, level: str, forms: str) -> None:
    assert short_forms(name, level) == tuple(forms.split())


@pytest.mark.parametrize(
    "name", ["常州市", "阿坝藏族羌族自治州", "花乡", "", "市", "自治州", "族族族州"]
)
def test_a_split_name_is_whole(name: str) -> None:
    assert "".join(split_name(name, "prefecture")) == name
