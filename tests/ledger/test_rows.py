"""Rows say what the layer says, and point to the characters that they came from."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import policytext as pt
from policytext import corpora
from policytext.ledger import Row, coverage, rows, rows_of
from policytext.ledger.codes import NoCodes, indicator_key, plain_name
from tests.ledger.samples import report

DEV = Path(__file__).parents[2] / "corpora" / "dev"


@pytest.fixture(scope="module")
def gold() -> list[pt.Document]:
    docs = [doc for doc in corpora.load(DEV).documents if doc.spans(pt.TARGETS)]
    assert len(docs) > 10
    return docs


def test_each_statement_of_a_corpus_is_one_row_that_can_be_traced(gold: list[pt.Document]) -> None:
    for doc in gold:
        found = rows(doc)
        assert len(found) == len(doc[pt.TARGETS])
        for row in found:
            assert row.sentence in doc.text
            assert doc.text[row.sentence_start :].startswith(row.sentence)
            if row.quantity_start is not None:
                place = row.quantity_start - row.sentence_start
                assert doc.text[row.quantity_start : row.quantity_end] == row.quantity
                assert row.sentence[place:].startswith(row.quantity)


def test_rows_hold_every_field_of_the_layer(gold: list[pt.Document]) -> None:
    for doc in gold:
        # A bound in front of two values (分别不低于85%和80%) is in the span of the first alone, and
        # 约 of 约占 in none.
        parted = {
            row.quantity_start
            for row in rows(doc)
            if "分别不低于" in row.sentence or "约占" in row.sentence
        }
        made = {
            (row.start, row.end, row.indicator, row.measure, row.role, row.place, row.wording,
             None if row.quantity_start in parted else row.value,
             row.stretch_value, row.quantity_start, row.period_start, row.period_end)
            for row in rows(doc)
        }  # fmt: skip
        wanted = set()
        for span in doc[pt.TARGETS]:
            one = span.value
            wanted.add(
                (span.start, span.end, one.indicator, one.measure, one.role, one.place or "",
                 one.wording or "",
                 None if one.quantity and one.quantity.start in parted else one.quantity and one.quantity.value,
                 one.stretch and one.stretch.value,
                 one.quantity and one.quantity.start, one.period and one.period.start,
                 one.period and one.period.end)
            )  # fmt: skip
        assert made == wanted


def test_rows_come_in_the_order_of_their_values(gold: list[pt.Document]) -> None:
    for doc in gold:
        places = [r.start if r.quantity_start is None else r.quantity_start for r in rows(doc)]
        assert places == sorted(places)


def test_the_fields_of_one_row() -> None:
    doc = report(
        ("地区生产总值", "growth", "target", "8%左右/9%"),
        ("粮食产量", "level", "target", "稳定增长"),
    )
    first, second = rows(doc)
    assert (first.document, first.issuer, first.year) == ("320400-2024", "320400", 2024)
    assert (first.section_role, first.section, first.place_name) == (
        "targets",
        "今年的目标",
        "常州市",
    )
    assert first.sentence == "地区生产总值为8%左右、力争9%。"
    assert (first.low, first.high, first.comparator, first.unit) == (
        Decimal(8),
        Decimal(8),
        "approx",
        "%",
    )
    assert (first.quantity, first.stretch, first.stretch_low) == ("8%左右", "9%", Decimal(9))
    assert (second.quantity, second.wording, second.value) == ("", "稳定增长", None)


def test_raw_places_are_those_of_the_page() -> None:
    source = "<p>全年<b>8%</b></p>"
    alignment = pt.Alignment.from_edits(len(source), [(0, 3, 0), (5, 8, 0), (10, 18, 0)])
    doc = pt.Document("全年8%", source=source, alignment=alignment)
    number = doc.span(2, 4, "QUANTITY", pt.Quantity(Decimal(8), Decimal(8), "eq", "%", "percent"))
    stated = pt.Indicator("全年", "growth", "actual", quantity=number)
    (row,) = rows(doc.with_layer(pt.TARGETS, [doc.span(0, 4, "INDICATOR", stated)]))
    assert row.quantity_raw_start is not None
    assert doc.source is not None
    assert doc.source[row.quantity_raw_start : row.quantity_raw_end] == "8%"
    assert doc.source[row.raw_start : row.raw_end] == "全年<b>8%"


def test_a_layer_that_is_not_there_is_an_error() -> None:
    with pytest.raises(pt.LayerMissingError, match="targets"):
        rows(pt.Document("全年8%"))


def test_a_document_without_rows_has_none() -> None:
    assert rows(pt.Document("好。").with_layer(pt.TARGETS, [])) == ()


def test_a_place_that_is_no_division_has_no_name() -> None:
    doc = report(("失业率", "level", "actual", "3%"), issuer="999999")
    assert rows(doc)[0].place_name == ""


def test_codes_bring_names_of_one_indicator_together() -> None:
    facts = [
        (name, "growth", "actual", "5%")
        for name in ("GDP", "地区生产总值", "“蜜桔” 罐头", "蜜桔罐头")
    ]
    found = list(rows_of([report(*facts)]))
    assert [row.code for row in found[:2]] == ["gdp", "gdp"]
    assert [indicator_key(row) for row in found] == ["gdp", "gdp", "蜜桔罐头", "蜜桔罐头"]
    bare = list(rows_of([report(*facts)], NoCodes()))
    assert [row.code for row in bare] == [""] * 4
    assert indicator_key(bare[0]) != indicator_key(bare[1])


def test_the_year_of_a_document_decides_what_a_name_means() -> None:
    old, new = (
        rows(report(("农民收入", "growth", "actual", "5%"), year=one))[0] for one in (2008, 2020)
    )
    assert (old.code, new.code) == ("income_rural_net", "income_rural")


def test_plain_names_are_the_same_when_made_plain_again() -> None:
    for name in ("“Ｒ＆Ｄ” 经费", "（全社会）用电量", "ＧＤＰ", "pm2.5"):
        assert plain_name(plain_name(name)) == plain_name(name)


def test_evidence_and_score_come_along() -> None:
    doc = report(("失业率", "level", "actual", "3%"))
    (span,) = doc[pt.TARGETS]
    doc = doc.with_layer(
        pt.TARGETS, [doc.span(span.start, span.end, "INDICATOR", span.value, 0.75)]
    )
    (row,) = rows(doc)
    assert isinstance(row, Row)
    assert (row.score, row.evidence) == (0.75, "")


@pytest.mark.parametrize(("issuer", "code"), [("320481", "gdp"), ("320000", "value_added_county")])
def test_the_output_of_counties_is_a_countys_own(issuer: str, code: str) -> None:
    doc = report(("县域生产总值", "growth", "target", "6%"), issuer=issuer)
    assert rows(doc)[0].code == code
    (asked,) = coverage(rows(doc), [doc], ["地区生产总值"])
    assert asked.status == ("found" if code == "gdp" else "not found")
    (asked,) = coverage(rows(doc), [doc], ["县域生产总值"])
    assert asked.status == "found"


@pytest.mark.parametrize(
    ("name", "wording", "code"),
    [
        ("进出口总额", "基本平衡", ""),
        ("进出口总额", "稳定增长", "trade"),
        ("国际收支", "基本平衡", "balance_of_payments"),
    ],
)
def test_the_balance_of_an_amount_is_not_the_amount(name: str, wording: str, code: str) -> None:
    doc = pt.Document(f"保持{name}{wording}。", issuer="320400", year=2024)
    stated = pt.Indicator(name, "level", "target", wording=wording)
    doc = doc.with_layer(pt.TARGETS, [doc.span(2, len(doc.text) - 1, "INDICATOR", stated)])
    assert [row.code for row in rows(doc)] == [code]


def test_a_share_of_spending_is_not_the_spending() -> None:
    doc = report(("民生支出", "level", "actual", "80%"), ("民生支出", "level", "actual", "80亿元"))
    assert [row.code for row in rows(doc)] == [
        "expenditure_livelihood_share",
        "expenditure_livelihood",
    ]


def coded(text: str, name: str, quantity: str) -> str:
    doc = pt.load("structure", "quantities")(pt.Document(text, issuer="320400", year=2024))
    number = next(one for one in doc[pt.QUANTITIES] if one.text == quantity)
    stated = pt.Indicator(name, "level", "actual", quantity=number)
    doc = doc.with_layer(pt.TARGETS, [doc.span(0, len(text) - 1, "INDICATOR", stated)])
    return rows(doc)[0].code


def test_what_follows_a_value_and_a_time_after_a_name_count() -> None:
    assert coded("9.1万脱贫人口实现稳岗就业。", "脱贫人口", "9.1万") == "poor_employed"
    assert coded("9.1万人脱贫，就业扩大。", "脱贫人口", "9.1万人") == "poor_lifted"
    name = "城乡居民人均可支配收入比"
    assert coded(f"{name}2010年增加5000元。", name, "5000元") == "income_urban_rural"
    assert coded(f"{name}为2.1。", name, "2.1") == "income_ratio_urban_rural"


def test_what_stands_in_front_of_a_value_counts() -> None:
    name = "改造危旧房"
    assert coded(f"更新老旧小区40个，{name}900户。", name, "900户") == "dangerous_housing_urban"
    assert coded(f"农村饮水有保障，{name}900户。", name, "900户") == "rural_housing_renovated"
    assert coded(f"推进城市更新。\n{name}900户。", name, "900户") == "rural_housing_renovated"
    name, told = "二氧化碳排放", "单位生产总值能耗下降3%"
    assert coded(f"{told}、{name}下降7%。", name, "7%") == "carbon_intensity"
    assert coded(f"{told}，{name}7万吨。", name, "7万吨") == "carbon_total"


@pytest.mark.parametrize(
    ("text", "name", "quantity", "code"),
    [
        ("建设高标准农田3万亩。", "高标准农田", "3万亩", "farmland_high_standard_new"),
        ("新建3座公共厕所。", "公共厕所", "3座", "toilets_public_new"),
        ("改造提升供热管网8公里、供水管网13公里。", "供水管网", "13公里", "water_pipes"),
        ("供水管网达到130公里。", "供水管网", "130公里", "water_pipes_stock"),
        # Beds of guests, not of patients.
        ("新增床位90张。", "新增床位", "90张", "hospital_beds_new"),
        ("新建四星级酒店2家，新增床位90张。", "新增床位", "90张", ""),
        ("新建酒店2家。医院新增床位90张。", "新增床位", "90张", "hospital_beds_new"),
        ("规上工业企业36户，实现工业总产值9亿元。", "工业总产值", "9亿元", "industry_output_large"),
        ("规上工业企业36户。实现工业总产值9亿元。", "工业总产值", "9亿元", "industry_output"),
        ("生产总值9亿元，其中地方生产总值6亿元。", "地方生产总值", "6亿元", ""),
        ("地方生产总值6亿元。", "地方生产总值", "6亿元", "gdp"),
        ("南山景区年接待游客9万人次。", "接待游客", "9万人次", ""),
        ("推进景区建设，接待游客9万人次。", "接待游客", "9万人次", "tourist_visits"),
        ("商品零售中，汽车类下降4%，其中新能源汽车2辆。", "新能源汽车", "2辆", ""),
        ("小城镇项目动工。完成危房改造56户。", "危房改造", "56户", "rural_housing_renovated"),
        ("剩余52户167人贫困人口全部脱贫。", "贫困人口", "52户", "poor_households_lifted"),
        ("剩余52户167名贫困人口全部脱贫。", "贫困人口", "52户", "poor_households_lifted"),
        ("全县有贫困户8146户、18937人。", "贫困户", "18937人", "poor_total"),
        ("全县有贫困人口5.1万户。", "贫困人口", "5.1万户", "poor_households"),
        ("151个贫困村全部出列。", "贫困村", "151个", "poor_villages_out"),
        ("全县有151个贫困村。", "贫困村", "151个", "poor_villages"),
        ("1754户3735人脱贫。", "脱贫", "1754户", "poor_households_lifted"),
        ("5.1万贫困人口实现脱贫。", "贫困人口", "5.1万", "poor_lifted"),
        ("全县有贫困人口5.1万人。", "贫困人口", "5.1万人", "poor_total"),
        ("创建省级和美乡村9个。", "省级和美乡村", "9个", "villages_harmonious_province_new"),
        ("累计建成省级和美乡村90个。", "省级和美乡村", "90个", "villages_harmonious_province"),
        ("培育规上工业企业12家。", "规上工业企业", "12家", "firms_industry_large_new"),
        # A list shares its verb.
        ("认定瞪羚企业3家、高新技术企业5家。", "高新技术企业", "5家", "firms_hightech_new"),
        ("认定瞪羚企业3家，高新技术企业5家。", "高新技术企业", "5家", "firms_hightech"),
        ("建成粮库3座、高标准农田达到9万亩。", "高标准农田", "9万亩", "farmland_high_standard"),
        # All there are.
        ("高标准农田达到30万亩。", "高标准农田", "30万亩", "farmland_high_standard"),
        ("累计建成高标准农田30万亩。", "高标准农田", "30万亩", "farmland_high_standard"),
        (
            "新增市场主体2万家、达到9万家。",
            "市场主体",
            "9万家",
            "market_entities",
        ),
        # New ones of which the codebook has no name are not all there are.
        ("新（改）建农村户厕900座、农村公厕30座。", "农村公厕", "30座", ""),
        ("新建小学3所、改造农村公厕30座。", "农村公厕", "30座", "toilets_public_rural"),
        ("新增电力装机90万千瓦，其中可再生能源装机60万千瓦。", "可再生能源装机", "60万千瓦", ""),
        (
            "新增风电装机9万千瓦，其中新能源装机6万千瓦。",
            "新能源装机",
            "6万千瓦",
            "power_capacity_new_energy_new",
        ),
        (
            "电力装机90万千瓦，其中可再生能源装机60万千瓦。",
            "可再生能源装机",
            "60万千瓦",
            "power_capacity_renewable",
        ),
        ("新建商品房30套、保障性住房50套。", "保障性住房", "50套", "housing_affordable"),
        ("新增就业3万人、职业技能培训2万人次。", "职业技能培训", "2万人次", "job_training"),
        ("新增就业3万人、城镇调查失业率5.1%。", "城镇调查失业率", "5.1%", "unemployment_surveyed"),
        ("新增设施蔬菜3万亩、贷款余额90亿元。", "贷款余额", "90亿元", "loans"),
        # Nor are those that come from elsewhere.
        ("落地外资项目12个、医疗机构6家。", "医疗机构", "6家", ""),
        ("新引进6家医疗机构。", "医疗机构", "6家", ""),
        ("全市有医疗机构6家。", "医疗机构", "6家", "health_institutions"),
        ("引进高新技术企业5家。", "高新技术企业", "5家", "firms_hightech_new"),
        ("建成投用公共充电桩70个。", "公共充电桩", "70个", "charging_piles_public_new"),
        ("布设公共充电桩70个。", "公共充电桩", "70个", "charging_piles_public_new"),
        ("实施高标准农田3万亩。", "高标准农田", "3万亩", "farmland_high_standard_new"),
        # The verb may be a part of the name.
        ("新投用公共充电桩70个。", "新投用公共充电桩", "70个", "charging_piles_public_new"),
        ("启用公共充电桩70个。", "启用公共充电桩", "70个", "charging_piles_public_new"),
        ("新认定高新技术企业5家。", "新认定高新技术企业", "5家", "firms_hightech_new"),
        ("新晋高新技术企业5家。", "新晋高新技术企业", "5家", "firms_hightech_new"),
        ("新入库科技型中小企业5家。", "新入库科技型中小企业", "5家", "firms_tech_small_new"),
        ("新升规工业企业5家。", "新升规工业企业", "5家", "firms_industry_large_new"),
        ("新登记经营主体900户。", "新登记经营主体", "900户", "market_entities_new"),
        ("新入库项目5个。", "新入库项目", "5个", ""),
        ("新培育桑蚕茧5个。", "新培育桑蚕茧", "5个", ""),
        # The codebook has no other name for what was made.
        ("完成地区生产总值30亿元。", "地区生产总值", "30亿元", "gdp"),
    ],
)
def test_what_was_made_is_not_all_there_is(text: str, name: str, quantity: str, code: str) -> None:
    assert coded(text, name, quantity) == code


@pytest.mark.parametrize(
    ("text", "name", "quantity", "code"),
    [
        ("全面推开营改增，累计减税3亿元。", "减税", "3亿元", ""),
        ("落实优惠政策，累计减税3亿元。", "减税", "3亿元", "tax_cut"),
        ("绿电外送增加，减少碳排放120万吨。", "碳排放", "120万吨", ""),
        ("碳排放120万吨。", "碳排放", "120万吨", "carbon_total"),
        ("对申报的21个省市重点项目加大协调力度。", "省市重点项目", "21个", ""),
        ("旅游扶贫项目达到40个，新增就业900人。", "新增就业", "900人", ""),
        ("社会安定，新增就业900人。", "新增就业", "900人", "employment_new_urban"),
        ("办理审批事项900件，按期办结率达到97%。", "按期办结率", "97%", ""),
        ("信访形势平稳，按期办结率达到97%。", "按期办结率", "97%", "petitions_closed_rate"),
        ("退役军人、残疾人新增就业900人。", "新增就业", "900人", ""),
        ("县博物馆（老县衙）开放，接待游客9万人次。", "接待游客", "9万人次", ""),
        ("县博物馆完成改造，全年接待游客9万人次。", "接待游客", "9万人次", "tourist_visits"),
        ("美化县城道路，新增绿化面积3万平方米。", "新增绿化面积", "3万平方米", ""),
        ("美化县城道路，新增绿化面积3万亩。", "新增绿化面积", "3万亩", "land_greening"),
        ("为养老护理员开展技能培训900人。", "技能培训", "900人", ""),
        ("提升就业能力，开展技能培训900人。", "技能培训", "900人", "job_training"),
        ("共搬迁人口900名，其中贫困人口700名。", "贫困人口", "700名", ""),
        ("全县人口2.1万人，其中贫困人口700名。", "贫困人口", "700名", "poor_total"),
        ("市属企业更有活力，研发经费投入3亿元。", "研发经费投入", "3亿元", ""),
        ("创新能力更强，研发经费投入3亿元。", "研发经费投入", "3亿元", "rd_spending"),
        ("防贫保险监测70人，发放救助资金30万元。", "救助资金", "30万元", ""),
        ("兜底保障有力，发放救助资金30万元。", "救助资金", "30万元", "social_assistance"),
        ("城南安置区交付使用，900名搬迁群众入住。", "搬迁群众", "900名", ""),
        ("全年安置搬迁群众900名。", "搬迁群众", "900名", "poor_relocated"),
        ("确保村集体收入全部突破9万元。", "村集体收入", "突破9万元", ""),
        ("全县村集体收入突破9亿元。", "村集体收入", "突破9亿元", "village_income"),
        ("市农发行累计发放扶贫贷款3亿元。", "扶贫贷款", "3亿元", ""),
        ("省财政安排就业专项资金3亿元。", "专项资金", "3亿元", ""),
        ("省财政安排专项资金3亿元。", "专项资金", "3亿元", "funds_special"),
        ("中央财政拟安排专项资金90亿元。", "专项资金", "90亿元", ""),
        ("中央财政三年投入专项扶贫资金90亿元。", "专项扶贫资金", "90亿元", ""),
        ("各级财政投入专项扶贫资金9亿元。", "专项扶贫资金", "9亿元", "poverty_funds_fiscal"),
        ("滨海科技园新增注册企业90家。", "新增注册企业", "90家", ""),
        # What is told of a part of the things before is no number of all there are.
        ("入园企业达到80家，其中规模以上工业企业12家。", "规模以上工业企业", "12家", ""),
        ("规模以上工业企业12家。", "规模以上工业企业", "12家", "firms_industry_large"),
        ("推进省外合作项目60项，其中签约项目9项。", "签约项目", "9项", ""),
        ("全市新增注册企业90家。", "新增注册企业", "90家", "firms_new"),
        ("东部经济圈规划编制完成，经济总量达到560亿元。", "经济总量", "560亿元", ""),
        ("规划编制完成，经济总量达到560亿元。", "经济总量", "560亿元", "gdp"),
        ("城区面积达到18平方公里，常住人口15万人。", "常住人口", "15万人", ""),
        ("全县面积达到980平方公里，常住人口15万人。", "常住人口", "15万人", "population_resident"),
        ("流向外省技术合同成交额90亿元。", "技术合同成交额", "90亿元", ""),
        ("输出到周边技术合同成交额90亿元、增加7亿元。", "技术合同成交额", "7亿元", ""),
        ("全市技术合同成交额90亿元、增加7亿元。", "技术合同成交额", "7亿元", "tech_contracts"),
        ("支持组团实施重点项目90个。", "重点项目", "90个", ""),
        ("支持组团实施90个重点项目。", "重点项目", "90个", ""),
        ("全年实施重点项目90个。", "重点项目", "90个", "projects_key"),
        ("中央财政带头过紧日子，一般性支出3亿元。", "一般性支出", "3亿元", ""),
        # What a zone, a firm or a sight has done goes on over a comma.
        ("开发区入驻企业70家，完成工业增加值6亿元。", "工业增加值", "6亿元", ""),
        ("北湖园区营业收入增长7%，固定资产投资完成9亿元。", "固定资产投资", "9亿元", ""),
        ("永昌集团实现营业收入8亿元，进出口总额3亿元。", "进出口总额", "3亿元", ""),
        ("银杏谷景区接待游客7万人次，实现旅游收入3亿元。", "旅游收入", "3亿元", ""),
        (
            "开发区入驻企业70家，全县工业增加值6亿元。",
            "工业增加值",
            "6亿元",
            "value_added_industry",
        ),
        ("开发区建设提速，工业增加值6亿元。", "工业增加值", "6亿元", "value_added_industry"),
        ("园区达到7个，固定资产投资完成9亿元。", "固定资产投资", "9亿元", "fai"),
        ("接待游客7万人次，实现旅游收入3亿元。", "旅游收入", "3亿元", "tourist_income"),
        ("口岸出入境3万人次，其中外国游客900人次。", "外国游客", "900人次", ""),
        ("接待游客3万人次，其中外国游客900人次。", "外国游客", "900人次", "tourist_foreign"),
        ("服务平台覆盖900家“四上”企业。", "“四上”企业", "900家", ""),
        ("全市“四上”企业900家。", "“四上”企业", "900家", "firms_large_four"),
        ("扩建普通高中，增加学位900个。", "增加学位", "900个", "school_places_senior"),
        ("扩建小学和高中，增加学位900个。", "增加学位", "900个", "school_places"),
        (
            "安排省重点项目2个，市重点项目7个，总投资90亿元。",
            "市重点项目总投资",
            "90亿元",
            "project_investment_total_province_city",
        ),
    ],
)
def test_a_part_has_not_the_code_of_the_whole(
    text: str, name: str, quantity: str, code: str
) -> None:
    assert coded(text, name, quantity) == code


@pytest.mark.parametrize(
    ("name", "wording", "code"),
    [
        ("棚改任务", "全部开工", "shanty_started"),
        ("棚户区改造", "均已开工建设", "shanty_started"),
        ("棚户区改造", "全部完工", "shanty_renovated"),
    ],
)
def test_what_was_begun_was_not_done(name: str, wording: str, code: str) -> None:
    doc = pt.load("structure", "quantities")(pt.Document(f"240套{name}{wording}。", year=2024))
    (number,) = doc[pt.QUANTITIES]
    stated = pt.Indicator(name, "level", "actual", quantity=number, wording=wording)
    doc = doc.with_layer(pt.TARGETS, [doc.span(0, 8, "INDICATOR", stated)])
    assert rows(doc)[0].code == code


@pytest.mark.parametrize(("year", "code"), [(2017, "unemployment_registered"), (2018, "")])
def test_since_there_are_two_rates_a_bare_name_means_neither(year: int, code: str) -> None:
    doc = pt.load("structure", "quantities")(pt.Document("失业率控制在4%。", year=year))
    (number,) = doc[pt.QUANTITIES]
    stated = pt.Indicator("失业率", "level", "actual", quantity=number)
    doc = doc.with_layer(pt.TARGETS, [doc.span(0, 8, "INDICATOR", stated)])
    assert rows(doc)[0].code == code


def test_a_share_has_no_code_of_an_amount() -> None:
    doc = report(("棉花产量", "share", "actual", "32%"), ("棉花产量", "level", "actual", "32%"))
    assert [row.code for row in rows(doc)] == ["", ""]


@pytest.mark.parametrize(
    ("text", "name", "quantity", "code"),
    [
        ("优良天数达71.2%。", "优良天数", "71.2%", ""),
        ("优良天数达261天。", "优良天数", "261天", "good_air_days_count"),
        ("建成“四好农村路”12条。", "“四好农村路”", "12条", ""),
        ("建成“四好农村路”12公里。", "“四好农村路”", "12公里", "roads_rural_four_good"),
        ("高新技术企业12公里。", "高新技术企业", "12公里", ""),
        ("推出三批次“一件事”事项。", "“一件事”事项", "三批次", ""),
        ("推出“一件事”事项21项。", "“一件事”事项", "21项", "one_thing_services"),
        ("开发公益岗位20类。", "公益岗位", "20类", ""),
        ("越级上访9批次。", "越级上访", "9批次", "petitions_visits"),
        ("全员劳动生产率达9万元。", "全员劳动生产率", "9万元", "labour_productivity"),
        ("地区生产总值是上年的2.1倍。", "地区生产总值", "2.1倍", "gdp"),
    ],
)
def test_a_value_of_another_kind_has_no_code(
    text: str, name: str, quantity: str, code: str
) -> None:
    assert coded(text, name, quantity) == code


def test_what_is_told_of_some_is_of_no_indicator_of_all() -> None:
    text = "3家养老机构通过星级评定。"
    nlp = pt.load("structure", "quantities")
    doc = nlp(pt.Document(text, issuer="320400", year=2024))
    (number,) = doc[pt.QUANTITIES]
    for wording, code in (
        ("通过星级评定", ""),
        ("未能按期开工", ""),
        ("全部复产", ""),
        (None, "care_institutions"),
    ):
        stated = pt.Indicator("养老机构", "level", "actual", quantity=number, wording=wording)
        told = doc.with_layer(pt.TARGETS, [doc.span(0, 7, "INDICATOR", stated)])
        assert [row.code for row in rows(told)] == [code]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("至少降低30%。", "ge"),
        ("每年至少要增长30%。", "ge"),
        ("至少完成A级项目2个、B级项目30%。", "ge"),
        ("最多下降30%。", "le"),
        ("最多的一类占30%。", "eq"),
        ("至少一次，下降30%。", "eq"),
        ("至少降低30%以上。", "ge"),
        ("两类产品合格率分别超过99%和30%。", "gt"),
        # What bounds the first of two values that follow at once bounds the second.
        ("合格率接连突破20%、30%。", "gt"),
        ("合格率不低于20%、30%。", "ge"),
        ("甲类合格率超过20%、乙类30%。", "eq"),
        ("合格率突破20%，30%。", "eq"),
        ("产量约占全国的30%。", "approx"),
    ],
)
def test_a_bound_may_be_parted_from_its_value(text: str, comparator: str) -> None:
    doc = pt.load("structure", "quantities")(pt.Document(text, issuer="320400", year=2024))
    number = next(one for one in doc[pt.QUANTITIES] if "30%" in one.text)
    stated = pt.Indicator("资费", "decrease", "target", quantity=number)
    row = rows(doc.with_layer(pt.TARGETS, [doc.span(0, len(text), "INDICATOR", stated)]))[0]
    assert row.comparator == comparator
    is_open = comparator in ("ge", "gt")
    assert (row.low is None, row.high is None) == (comparator == "le", is_open)


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("服务业增加值占地区生产总值的52%，提高1.5个百分点。", "服务业增加值", ""),
        ("服务业增加值占比达52%，提高1.5个百分点。", "服务业增加值占比", "share_services"),
        ("服务业增加值增长6%，提高1.5个百分点。", "服务业增加值", "value_added_services"),
    ],
)
def test_points_of_a_share_are_not_of_the_amount(text: str, name: str, code: str) -> None:
    doc = pt.load("structure", "quantities")(pt.Document(text, issuer="320400", year=2024))
    points = next(one for one in doc[pt.QUANTITIES] if one.text == "1.5个百分点")
    stated = pt.Indicator(name, "change", "actual", quantity=points)
    doc = doc.with_layer(pt.TARGETS, [doc.span(0, len(text) - 1, "INDICATOR", stated)])
    assert [row.code for row in rows(doc)] == [code]
