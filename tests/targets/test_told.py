"""What whole sections tell: roles, periods, what is no value of an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

import policytext as pt
from policytext.targets import RowModel
from policytext.targets.candidates import Candidate, Choice
from policytext.targets.codebook import Codebook
from policytext.targets.judge import Part
from policytext.targets.phrases import read_phrase
from policytext.targets.state import NOTHING, measure_told
from policytext.targets.statements import statements
from tests.targets.told_rows import told_rows

# How rows are read, those too that are not sure enough for a panel.
NLP = pt.load(
    "structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.55}
)
REVIEW, PLAN = "一、2023年工作回顾\n", "二、2024年工作安排\n"


CASES: list[tuple[str, int, list[tuple[str, str, str, str]]]] = [
    # What deputies propose is no proposal of a goal.
    (
        REVIEW + "坚持依法行政，办理人大代表建议、政协提案，新增绿地21公顷。",
        2024,
        [("新增绿地", "actual", "2023", "21公顷")],
    ),
    # Upon what was reached the year before something was added.
    (
        REVIEW + "粮食总产量在上年大幅增长的基础上，又增产6万吨，达到80万吨。",
        2024,
        [("粮食总产量", "actual", "2023", "6万吨"), ("粮食总产量", "actual", "2023", "80万吨")],
    ),
    # 确保 speaks up to the semicolon.
    (
        REVIEW + "抢抓工期，确保城区按时供热；新建供热管网0.7公里。",
        2024,
        [("新建供热管网", "actual", "2023", "0.7公里")],
    ),
    (
        REVIEW + "把蓝天常在作为奋斗目标，全市粮食产量达到52万吨。",
        2024,
        [("粮食产量", "actual", "2023", "52万吨")],
    ),
    (
        PLAN + "力争固定资产投资同比增长7%以上。",
        2024,
        [("固定资产投资", "target", "2024", "7%以上")],
    ),
    # A past year in a plan is told of as done; 全年 is of no year by itself.
    (
        PLAN + "2023年，全市粮食产量达到52万吨。",
        2024,
        [("粮食产量", "actual", "2023", "52万吨")],
    ),
    (
        PLAN + "千方百计扩大就业，全年城镇新增就业3900人。",
        2024,
        [("城镇新增就业", "target", "2024", "3900人")],
    ),
    # A report at the end of its year may tell the next one's plan.
    (
        "1981年国民经济计划主要指标安排如下。\n粮食产量340万吨。",
        1980,
        [("粮食产量", "target", "1981", "340万吨")],
    ),
    ("争取明年粮食产量达到340万吨。", 1980, [("粮食产量", "target", "1981", "340万吨")]),
    # 十年来 within a review of five years is an aside.
    (
        "一、过去五年工作回顾\n五年来，社会安定。十年来居民消费价格涨幅稳定在2%左右。新增绿地21公顷。",
        2024,
        [
            ("居民消费价格", "actual", "2014-2023", "2%左右"),
            ("新增绿地", "actual", "2019-2023", "21公顷"),
        ],
    ),
    # Growth is of a year, also behind the end of one.
    (
        "城镇调查失业率年末降到5.5%，居民消费价格上涨2%。",
        2024,
        [
            ("城镇调查失业率", "actual", "2023", "5.5%"),
            ("居民消费价格", "actual", "2023", "2%"),
        ],
    ),
    (
        PLAN + "2030年前碳达峰目标如期实现，粮食产量达到56万吨。",
        2024,
        [("粮食产量", "target", "2024", "56万吨")],
    ),
    # A record of ten years is no period of what follows.
    (
        "茶叶长势创近10年新高，油料收成为近五年来同期最好水平。新增绿地21公顷。",
        2024,
        [("新增绿地", "actual", "2023", "21公顷")],
    ),
    ("粮食产量达到“十二五”末的1.6倍。", 2021, [("粮食产量", "actual", "2020", "1.6倍")]),
    # How growth has grown, and what two things are to each other, is no value of an indicator.
    (
        "规上工业增加值增长15%，增速较近两年翻一番，较2018年翻两番。",
        2024,
        [("规上工业增加值", "actual", "2023", "15%")],
    ),
    (
        "一般公共预算支出达到20亿元，是一般公共预算收入的6倍。",
        2024,
        [("一般公共预算支出", "actual", "2023", "20亿元")],
    ),
    ("5项主要经济指标增速居全市前列，提出约束性指标9项。", 2024, []),
    (
        "城乡居民人均可支配收入比2010年翻一番。",
        2017,
        [("城乡居民人均可支配收入", "actual", "2016", "一番")],
    ),
    (
        "接待游客人次和旅游收入分别增长12%、15%。",
        2024,
        [
            ("接待游客人次", "actual", "2023", "12%"),
            ("旅游收入", "actual", "2023", "15%"),
        ],
    ),
    (
        "城镇调查失业率平均值为5.2%，居民消费价格涨幅逐步回落到1.2%。",
        2024,
        [
            ("城镇调查失业率", "actual", "2023", "5.2%"),
            ("居民消费价格", "actual", "2023", "1.2%"),
        ],
    ),
    # Steps that were climbed are no values; the name in front of them goes on.
    (
        REVIEW + "地区生产总值连续迈上3个万亿元台阶、达到9.6万亿元。",
        2024,
        [("地区生产总值", "actual", "2023", "9.6万亿元")],
    ),
    (
        REVIEW + "地区生产总值接连跨越3000亿元、4000亿元两个台阶，达到4210亿元。",
        2024,
        [("地区生产总值", "actual", "2023", "4210亿元")],
    ),
    (
        REVIEW + "地区生产总值达到812亿元，一般公共预算收入迈上新台阶，达到61亿元。",
        2024,
        [
            ("地区生产总值", "actual", "2023", "812亿元"),
            ("一般公共预算收入", "actual", "2023", "61亿元"),
        ],
    ),
    # A plan's name is not what the sentences behind it are about.
    (
        PLAN
        + "高质量编制“十五五”专项规划。\n改造老旧小区房屋3.1万套。\n新改建农村公路300公里以上。",
        2024,
        [
            ("改造老旧小区房屋", "target", "2024", "3.1万套"),
            ("新改建农村公路", "target", "2024", "300公里以上"),
        ],
    ),
    (
        PLAN + "谋划2026-2030年重大项目。\n新改建农村公路300公里以上。",
        2024,
        [("新改建农村公路", "target", "2024", "300公里以上")],
    ),
    # A month within a clause tells of that clause alone.
    (
        REVIEW + "污水处理厂达到12座，尤其4月份河道水质好转，获得市级补助资金18万元。",
        2024,
        [
            ("污水处理厂", "actual", "2023", "12座"),
            ("市级补助资金", "actual", "2023", "18万元"),
        ],
    ),
    # Headline goals in other words.
    (
        PLAN + "省委提出今年经济增长预期目标为8%左右。",
        2024,
        [("经济", "target", "2024", "8%左右")],
    ),
    (
        PLAN + "经济增长速度的调控目标定为7%，全社会固定资产投资调控目标为2530亿元。",
        2024,
        [
            ("经济", "target", "2024", "7%"),
            ("全社会固定资产投资", "target", "2024", "2530亿元"),
        ],
    ),
    (
        PLAN + "安排财政赤字5600亿元，合计新增债务规模9.8万亿元。",
        2024,
        [
            ("财政赤字", "target", "2024", "5600亿元"),
            ("新增债务规模", "target", "2024", "9.8万亿元"),
        ],
    ),
    # 累计 goes on through a list, but not to what was reached.
    (
        "一、过去五年工作回顾\n五年来，我们攻坚克难。固定资产投资累计完成208亿元，实际利用外资5.5亿美元，"
        "外贸进出口完成2.9亿美元，地区生产总值达到98亿元。",
        2021,
        [
            ("固定资产投资", "actual", "2016-2020", "208亿元"),
            ("实际利用外资", "actual", "2016-2020", "5.5亿美元"),
            ("外贸进出口", "actual", "2016-2020", "2.9亿美元"),
            ("地区生产总值", "actual", "2020", "98亿元"),
        ],
    ),
    # An area tells nothing without what it belongs to.
    (
        "附件1\n2024年十大工程\n国家花卉园项目\n占地4200亩。\n建筑面积98308平方米。\n新增绿地21公顷。",
        2024,
        [("新增绿地", "target", "2024", "21公顷")],
    ),
    # Things count, not their kinds, nor the batches in which they come.
    (
        REVIEW + "推出四批次128项改革举措。",
        2024,
        [("改革举措", "actual", "2023", "128项")],
    ),
    (
        PLAN + "办好11类35件民生实事。实施十大类46项民生实事工程。",
        2024,
        [
            ("民生实事", "target", "2024", "35件"),
            ("民生实事工程", "target", "2024", "46项"),
        ],
    ),
    # What others asked for in a review was done: 要 says nothing beyond its clause there.
    (
        REVIEW
        + "按照中央要把脱贫攻坚作为头等大事的要求，完成脱贫5200人。"
        + "坚持凡事都要抓落实，新建学校5所。要建成公园3个。",
        2024,
        [
            ("脱贫", "actual", "2023", "5200人"),
            ("新建学校", "actual", "2023", "5所"),
            ("公园", "target", "2024", "3个"),
        ],
    ),
    (
        "牢记“要把饭碗端牢”的嘱托，粮食产量达到52万吨。",
        2024,
        [("粮食产量", "actual", "2023", "52万吨")],
    ),
    # What so much can be made of anew was not made.
    (
        REVIEW + "新增加的生产能力有：发电量21亿度，水泥90万吨。钢材产量8万吨。",
        2024,
        [
            ("新增发电量生产能力", "actual", "2023", "21亿度"),
            ("新增水泥生产能力", "actual", "2023", "90万吨"),
            ("钢材产量", "actual", "2023", "8万吨"),
        ],
    ),
    # 分别 shares out values of several kinds.
    (
        REVIEW + "森林覆盖率、城镇化率和人均公园绿地面积分别达到31%、66.5%和12.1平方米。",
        2024,
        [
            ("森林覆盖率", "actual", "2023", "31%"),
            ("城镇化率", "actual", "2023", "66.5%"),
            ("人均公园绿地面积", "actual", "2023", "12.1平方米"),
        ],
    ),
    # The clause that names an indicator has it, also where a time stands before the value.
    (
        PLAN + "地区生产总值增长6%；固定资产投资，今年增长8%。",
        2024,
        [
            ("地区生产总值", "target", "2024", "6%"),
            ("固定资产投资", "target", "2024", "8%"),
        ],
    ),
    # A step that was climbed is no second value.
    (
        "地区生产总值迈上3万亿元新台阶，达到31250亿元。",
        2024,
        [("地区生产总值", "actual", "2023", "31250亿元")],
    ),
    # 已由 tells of what is, also in a plan; a mean of each year is of its year.
    (
        PLAN + "城镇登记失业率已由4.8%降到4.2%。",
        2002,
        [
            ("城镇登记失业率", "baseline", "2000", "4.8%"),
            ("城镇登记失业率", "actual", "2001", "4.2%"),
        ],
    ),
    ("平均每年城镇新增就业12万人。", 2024, [("城镇新增就业", "actual", "2023", "12万人")]),
    # A day is of its clause; jobs are those of a year, also up to its end.
    ("力争绕城项目6月底建成通车，打通断头路3条。", 2024, [("打通断头路", "target", "2024", "3条")]),
    ("截至2021年底，城镇新增就业4300人。", 2022, [("城镇新增就业", "actual", "2021", "4300人")]),
    # Some divisions are not all of them.
    (
        "沿江三市地区生产总值增长6.4%，地区生产总值增长6%。",
        2024,
        [
            ("沿江三市地区生产总值", "actual", "2023", "6.4%"),
            ("地区生产总值", "actual", "2023", "6%"),
        ],
    ),
    # A region of the issuer's is part of the name.
    ("南疆高校在校生达到21.5万人。", 2024, [("南疆高校在校生", "actual", "2023", "21.5万人")]),
    # What is to be raised this year stands at what it was last year.
    (
        PLAN + "城乡居民基础养老金标准统一由55元提高到70元。",
        2024,
        [
            ("城乡居民基础养老金标准", "baseline", "2023", "55元"),
            ("城乡居民基础养老金标准", "target", "2024", "70元"),
        ],
    ),
    (
        REVIEW + "资产负债率由2018年末的61%下降到去年底的52%。",
        2024,
        [
            ("资产负债率", "baseline", "2018", "61%"),
            ("资产负债率", "actual", "2023", "52%"),
        ],
    ),
    # The name with which a clause begins is what the value behind it is of.
    (
        REVIEW + "财政收入突破9亿元，其中一般预算收入增速首次快于支出，完成6.2亿元。",
        2009,
        [
            ("财政收入", "actual", "2008", "突破9亿元"),
            ("一般预算收入", "actual", "2008", "6.2亿元"),
        ],
    ),
    # But opens a clause.
    (
        REVIEW + "财政支出有所增加，但赤字率稳定在2.2%。",
        2024,
        [("赤字率", "actual", "2023", "2.2%")],
    ),
    # What a value is compared with is told by its time alone.
    (
        REVIEW + "重污染天数26天，比上年41天减少15天。",
        2024,
        [
            ("重污染天数", "actual", "2023", "26天"),
            ("重污染天数", "baseline", "2022", "41天"),
            ("重污染天数", "actual", "2023", "15天"),
        ],
    ),
    (
        REVIEW + "粮食产量达到85万吨，比2015年的72万吨增加13万吨，地区生产总值比2015年翻一番。",
        2024,
        [
            ("粮食产量", "actual", "2023", "85万吨"),
            ("粮食产量", "baseline", "2015", "72万吨"),
            ("粮食产量", "actual", "2023", "13万吨"),
            ("地区生产总值", "actual", "2023", "一番"),
        ],
    ),
    # 已经 tells of what is, also in a plan.
    (
        PLAN + "现在全市常住人口已经达到120万人，要优化公共服务。",
        2024,
        [("常住人口", "actual", "2023", "120万人")],
    ),
    # What is to be raised in a plan stands at what it was the year before, whatever the review
    # was of; an amount is for each of something.
    (
        "一、过去五年工作回顾\n过去五年，全市地区生产总值年均增长6%。\n"
        "二、2013年工作安排\n今年城乡居民医保补助标准由每人每年260元提高到290元，"
        "公共卫生服务经费标准由24元提高到31元。",
        2013,
        [
            ("地区生产总值", "actual", "2008-2012", "6%"),
            ("城乡居民医保补助标准", "baseline", "2012", "260元"),
            ("城乡居民医保补助标准", "target", "2013", "290元"),
            ("公共卫生服务经费标准", "baseline", "2012", "24元"),
            ("公共卫生服务经费标准", "target", "2013", "31元"),
        ],
    ),
    # What was done since a year is of all years up to the end of what is told of.
    (
        REVIEW + "全县自2016年结对帮扶以来，累计建成扶贫车间36个。",
        2024,
        [("扶贫车间", "actual", "2016-2023", "36个")],
    ),
    (
        REVIEW + "2018年至今，全市新建公园27个。",
        2024,
        [("新建公园", "actual", "2018-2023", "27个")],
    ),
    (
        PLAN + "经过前期征集，我们梳理形成了12件民生实事候选项目。",
        2024,
        [("民生实事候选项目", "actual", "2023", "12件")],
    ),
    (
        PLAN + "预计全年粮食产量完成80万吨，同比增长2%。",
        2024,
        [("粮食产量", "actual", "2023", "80万吨"), ("粮食产量", "actual", "2023", "2%")],
    ),
    (
        PLAN + "预计全年粮食产量达到80万吨。",
        2024,
        [("粮食产量", "target", "2024", "80万吨")],
    ),
    (
        REVIEW + "临港产业园2019年开始规划建设，累计完成基础设施投资4亿元。",
        2024,
        [("基础设施投资", "actual", "2019-2023", "4亿元")],
    ),
    # An earlier year of a review of several does not end it.
    (
        "一、过去五年工作回顾\n五年来，全县城乡面貌焕然一新。\n"
        "2020年，全县遭遇洪灾，水毁工程全面修复。新建泵站38座。",
        2024,
        [("新建泵站", "actual", "2019-2023", "38座")],
    ),
    # Some of its years are of their section alone, within a paragraph of their sentence.
    (
        "一、过去五年工作回顾\n五年来，全县城乡面貌焕然一新。\n（一）着力稳定经济。\n"
        "近两年，面对市场变化，新增贷款61亿元。\n（二）着力发展水利。\n新建泵站38座。"
        "近三年，又出台了实施意见。新建水库12座。",
        2024,
        [
            ("新增贷款", "actual", "2022-2023", "61亿元"),
            ("新建泵站", "actual", "2019-2023", "38座"),
            ("新建水库", "actual", "2019-2023", "12座"),
        ],
    ),
    # More years than these turn to them again.
    (
        "一、过去五年工作回顾\n五年来，全县城乡面貌焕然一新。\n2023年，全县经济平稳运行。\n"
        "十年来，城乡差距不断缩小。新建泵站38座。",
        2024,
        [("新建泵站", "actual", "2019-2023", "38座")],
    ),
    # An amount is of the years in its own words, though it reaches it, though 2023年 stands before.
    (
        "一、过去五年工作回顾\n五年财政用于科技的投入达到6.2亿元。"
        "财政支农资金由2018年的2亿元增加到2023年的5亿元，五年共计17亿元。",
        2024,
        [
            ("财政用于科技的投入", "actual", "2019-2023", "6.2亿元"),
            ("财政支农资金", "baseline", "2018", "2亿元"),
            ("财政支农资金", "actual", "2023", "5亿元"),
            ("财政支农资金", "actual", "2019-2023", "17亿元"),
        ],
    ),
    # In how many turns something is done is no value.
    (
        REVIEW + "全市分两批取消行政审批事项79项。",
        2024,
        [("取消行政审批事项", "actual", "2023", "79项")],
    ),
    (
        REVIEW + "今年财政用于义务教育的资金将达35亿元。",
        2024,
        [("财政用于义务教育的资金", "target", "2024", "35亿元")],
    ),
    # A year before the document's tells of what was, also in a plan and within a clause.
    (
        PLAN + "从2019年到2022年，全市社会总产值增长21%。粮食总产量2022年比2021年增长5.2%。"
        "储蓄存款余额由2018年的310亿元增加到2022年的460亿元。我市在2020年的棉花产量就达到7万吨。",
        2024,
        [
            ("社会总产值", "actual", "2019-2022", "21%"),
            ("粮食总产量", "actual", "2022", "5.2%"),
            ("储蓄存款余额", "baseline", "2018", "310亿元"),
            ("储蓄存款余额", "actual", "2022", "460亿元"),
            ("棉花产量", "actual", "2020", "7万吨"),
        ],
    ),
    # It does not where what is meant begins from it, and nothing is told of a year with whose goal
    # a value is compared.
    (
        PLAN + "要在2023年增产8万吨的基础上，使粮食产量增加9万吨。"
        "棉花产量达到6万吨，比规划原定2025年产量5万吨高20%，储蓄存款余额增长8%。",
        2024,
        [
            ("粮食产量", "target", "2024", "9万吨"),
            ("棉花产量", "target", "2024", "6万吨"),
            ("储蓄存款余额", "target", "2024", "8%"),
        ],
    ),
    # A goal of a far year starts from the last year under review.
    (
        PLAN + "到2028年，城镇化率从62.4%提高到66%。",
        2024,
        [
            ("城镇化率", "baseline", "2023", "62.4%"),
            ("城镇化率", "target", "2028", "66%"),
        ],
    ),
    # So many years up to now tell of what was, also in a plan.
    (
        PLAN + "两年来，全市工资总额增长17%，劳动生产率已提高9%。",
        2024,
        [
            ("工资总额", "actual", "2022-2023", "17%"),
            ("劳动生产率", "actual", "2022-2023", "9%"),
        ],
    ),
    (
        PLAN + "储蓄存款余额由2018年的310亿元增加到2022年的460亿元，四年间增长48%。"
        "两年中新建公路71公里。",
        2024,
        [
            ("储蓄存款余额", "baseline", "2018", "310亿元"),
            ("储蓄存款余额", "actual", "2022", "460亿元"),
            ("储蓄存款余额", "actual", "2019-2022", "48%"),
            ("新建公路", "actual", "2022-2023", "71公里"),
        ],
    ),
    # A year with which another is likened is not what is told of.
    (
        PLAN + "2024年，为了避免像2022年那样出现赤字，一般公共预算支出减少4%。",
        2024,
        [("一般公共预算支出", "target", "2024", "4%")],
    ),
    # A heading of how things stand and of what is to be done does not tell which of them follows.
    (
        "一、当前国内形势和基本任务\n在经济领域，过去一年里的成绩，就是使经济纳入正常的轨道。粮食产量达到52万吨，比上年增长3%。",
        2024,
        [("粮食产量", "actual", "2023", "52万吨"), ("粮食产量", "actual", "2023", "3%")],
    ),
    # What a goal is changed from is its base.
    (
        PLAN + "地区生产总值增速由原定6%提高到7%。",
        2024,
        [
            ("地区生产总值", "baseline", "2023", "6%"),
            ("地区生产总值", "target", "2024", "7%"),
        ],
    ),
    # What is to take some years is reached in the last of them, what is added up is of all.
    (
        PLAN + "用三年左右时间，新建学校26所，养老床位达到5200张。",
        2024,
        [
            ("新建学校", "target", "2024-2026", "26所"),
            ("养老床位", "target", "2026", "5200张"),
        ],
    ),
    # For how long something has held is its time; so many months are none that is known.
    (
        REVIEW + "公众安全感连续四年保持在97%以上。",
        2024,
        [("公众安全感", "actual", "2020-2023", "97%以上")],
    ),
    (
        REVIEW + "社会消费品零售总额增长9%，连续7个月增速保持在8%以上。",
        2024,
        [
            ("社会消费品零售总额", "actual", "2023", "9%"),
            ("社会消费品零售总额", "actual", "", "8%以上"),
        ],
    ),
    # What is told of a number of things is told of them alone.
    (
        REVIEW + "9个重点事项办理时限压缩60%。",
        2024,
        [("重点事项办理时限", "actual", "2023", "60%")],
    ),
    # Years that are as many as the values have one each; the list after them has so too.
    (
        REVIEW + "过去三年，粮食产量分别增长3%、2%、4%，财政收入分别增长6%、7%、5%。",
        2024,
        [
            ("粮食产量", "actual", "2021", "3%"),
            ("粮食产量", "actual", "2022", "2%"),
            ("粮食产量", "actual", "2023", "4%"),
            ("财政收入", "actual", "2021", "6%"),
            ("财政收入", "actual", "2022", "7%"),
            ("财政收入", "actual", "2023", "5%"),
        ],
    ),
    (
        REVIEW + "过去两年，粮食产量、财政收入分别增长3%、6%。",
        2024,
        [
            ("粮食产量", "actual", "2022-2023", "3%"),
            ("财政收入", "actual", "2022-2023", "6%"),
        ],
    ),
    # Where a change starts: in a part of the year, or at a time that no calendar tells.
    (
        REVIEW + "城镇调查失业率从上半年的5.6%降到5.2%。",
        2024,
        [
            ("城镇调查失业率", "baseline", "2023", "5.6%"),
            ("城镇调查失业率", "actual", "2023", "5.2%"),
        ],
    ),
    (
        REVIEW + "城镇调查失业率从最高时的6.1%降到5.2%。",
        2024,
        [
            ("城镇调查失业率", "baseline", "", "6.1%"),
            ("城镇调查失业率", "actual", "2023", "5.2%"),
        ],
    ),
    (
        REVIEW + "城镇化率由五年前的52.6%提高到58.9%。",
        2024,
        [
            ("城镇化率", "baseline", "2018", "52.6%"),
            ("城镇化率", "actual", "2023", "58.9%"),
        ],
    ),
    # 本年 says nothing of a year that was just named.
    (
        REVIEW + "2022年本年支出完成8.8亿元。",
        2024,
        [("本年支出", "actual", "2022", "8.8亿元")],
    ),
    # A noun that a name shares with what it belongs to stands once.
    (
        REVIEW + "列入市级重点项目19项，总投资84亿元，项目完成投资50.3亿元。",
        2024,
        [
            ("市级重点项目", "actual", "2023", "19项"),
            ("市级重点项目总投资", "actual", "2023", "84亿元"),
            ("市级重点项目完成投资", "actual", "2023", "50.3亿元"),
        ],
    ),
    # The number of a plan counts nothing.
    (
        PLAN + "第七个五年计划期间铁路货运量增加200万吨。",
        1987,
        [("铁路货运量", "target", "1986-1990", "200万吨")],
    ),
    # What was only meant to be done was not done.
    (
        REVIEW + "谋划新建、改扩建城区中学12所。",
        2024,
        [("谋划新建、改扩建城区中学", "actual", "2023", "12所")],
    ),
    # What is to be completed among tasks is a goal; 完成了 tells of what was done.
    (
        PLAN + "坚持力度不减，圆满完成620人的减贫任务。",
        2024,
        [("减贫任务", "target", "2024", "620人")],
    ),
    (
        PLAN + "群策群力，圆满完成了年度任务，粮食产量达到52万吨。",
        2024,
        [("粮食产量", "actual", "2023", "52万吨")],
    ),
    # What comes once a work is built has not come.
    (
        REVIEW + "冷链中心开工，建成后将新增仓储能力4万吨。新增绿地21公顷。",
        2024,
        [
            ("新增仓储能力", "target", "2024", "4万吨"),
            ("新增绿地", "actual", "2023", "21公顷"),
        ],
    ),
    # The year in the title of an award is not that of what follows.
    (
        REVIEW + "荣获“2019年全国饮水工作先进县”称号，新农合参合率达到96%。",
        2024,
        [("新农合参合率", "actual", "2023", "96%")],
    ),
    (
        REVIEW + "在“2019年”荣获称号，新农合参合率达到96%。",
        2024,
        [("新农合参合率", "actual", "2019", "96%")],
    ),
    # Marks that were passed in turn are of all the years, so is a share of their sum.
    (
        "一、过去五年工作回顾\n五年来，进出口总额接连突破6万亿元、7万亿元。",
        2024,
        [
            ("进出口总额", "actual", "2019-2023", "突破6万亿元"),
            ("进出口总额", "actual", "2019-2023", "7万亿元"),
        ],
    ),
    # A part of new things is new, so are members of a list; what has been reached is not.
    (
        REVIEW + "新增规上企业260家，其中规上工业企业150家。",
        2024,
        [
            ("新增规上企业", "actual", "2023", "260家"),
            ("新增规上工业企业", "actual", "2023", "150家"),
        ],
    ),
    (
        REVIEW + "新（改）建农村户厕3120座、农村公厕86座。",
        2024,
        [
            ("新（改）建农村户厕", "actual", "2023", "3120座"),
            ("新（改）建农村公厕", "actual", "2023", "86座"),
        ],
    ),
    (
        REVIEW + "新增企业90家，其中高新技术企业达到60家。",
        2024,
        [
            ("新增企业", "actual", "2023", "90家"),
            ("高新技术企业", "actual", "2023", "60家"),
        ],
    ),
    # What was begun is not there yet.
    (
        PLAN + "启动建设省级渔港经济区5个。",
        2024,
        [("启动建设省级渔港经济区", "target", "2024", "5个")],
    ),
    # Names that say nothing without what they are of.
    (
        REVIEW + "提供心理咨询，服务数量超35万人次，报销比例由50%提高到60%，新增绿地21公顷。",
        2024,
        [("新增绿地", "actual", "2023", "21公顷")],
    ),
    # How far a building has come is no value.
    (
        REVIEW + "科技楼主体施工至六层，新增绿地21公顷。",
        2024,
        [("新增绿地", "actual", "2023", "21公顷")],
    ),
    # What a year brings is no goal of its plan; what is to become of them is one.
    (
        PLAN + "今年全市高校毕业生预计达到7.2万人，要抓好就业服务。",
        2024,
        [("高校毕业生", "actual", "2024", "7.2万人")],
    ),
    (
        PLAN + "今年高校毕业生7.2万人，再创新高，新增绿地21公顷。",
        2024,
        [("高校毕业生", "actual", "2024", "7.2万人"), ("新增绿地", "target", "2024", "21公顷")],
    ),
    # Half a name is none.
    (
        REVIEW + "2.5）平均浓度下降9%，新增绿地21公顷。",
        2024,
        [("新增绿地", "actual", "2023", "21公顷")],
    ),
    # A size in words is part of the name of a site.
    (
        REVIEW + "对城东千亩梨园景区进行重点打造，新增绿地21公顷。",
        2024,
        [("新增绿地", "actual", "2023", "21公顷")],
    ),
    # Brackets and quotes of two kinds are a pair all the same.
    (
        REVIEW + '细颗粒物（PM2.5)浓度下降9%，新增“专精特新"企业21家。',
        2024,
        [
            ("细颗粒物（PM2.5)浓度", "actual", "2023", "9%"),
            ('新增“专精特新"企业', "actual", "2023", "21家"),
        ],
    ),
    # The number of an item is no part of a name.
    (
        PLAN + "主要目标是：1）粮食产量21万吨；（2）新增绿地21公顷；3.城镇新增就业2.1万人。",
        2024,
        [
            ("粮食产量", "target", "2024", "21万吨"),
            ("新增绿地", "target", "2024", "21公顷"),
            ("城镇新增就业", "target", "2024", "2.1万人"),
        ],
    ),
    # Two names share two values out, not the two years.
    (
        REVIEW + "近两年，城乡居民人均可支配收入分别达到4.1万元、2.1万元。",
        2024,
        [
            ("城镇居民人均可支配收入", "actual", "2023", "4.1万元"),
            ("农村居民人均可支配收入", "actual", "2023", "2.1万元"),
        ],
    ),
]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("公众安全感连续四年保持在97%以上。", "连续四年保持在97%以上"),
        ("棉花产量21万吨、占全国32%。", "占全国32%"),
        ("一般公共预算收入完成21亿元，完成全年计划的102%。", "完成全年计划的102%"),
        ("一般公共预算收入21亿元，完成年初预算的102%。", "完成年初预算的102%"),
        ("一般公共预算收入21亿元，为调整预算的102%，增长3%。", "为调整预算的102%"),
        ("民生支出占一般公共预算支出的81%。", "占一般公共预算支出的81%"),
        ("制造业占比提高到31%。", None),
    ],
)
def test_what_a_value_is_told_with_is_kept(text: str, wording: str | None) -> None:
    doc = NLP(pt.Document(REVIEW + text, issuer="320400", year=2024))
    assert {row.value.wording for row in doc[pt.TARGETS]} - {None} == {wording} - {None}


def test_a_second_value_with_a_noun_of_its_own_is_no_stretch() -> None:
    plan = PLAN + "新增规上企业6家以上，力争{}。"
    for words, more in (("8家", "8家"), ("8家企业", "8家企业"), ("2家企业挂牌上市", None)):
        doc = NLP(pt.Document(plan.format(words), issuer="320400", year=2024))
        first = min(doc[pt.TARGETS], key=lambda row: row.start).value
        stretch = None if first.stretch is None else first.stretch.text
        assert stretch == (more and more.removesuffix("企业"))


@pytest.mark.parametrize(("text", "year", "expected"), CASES)
def test_what_sections_tell(
    text: str, year: int, expected: list[tuple[str, str, str, str]]
) -> None:
    assert told_rows(NLP, text, year) == expected


def test_each_value_of_a_list_has_its_own_stretch() -> None:
    text = (
        "今年的预期目标是：地区生产总值、财政收入分别达到420亿元、35亿元，力争达到450亿元、38亿元。"
    )
    doc = NLP(pt.Document(text, issuer="320400", year=2024))
    found = [
        (row.value.indicator, row.value.quantity, row.value.stretch) for row in doc[pt.TARGETS]
    ]
    assert {(name, each and each.text, more and more.text) for name, each, more in found} == {
        ("地区生产总值", "420亿元", "450亿元"),
        ("财政收入", "35亿元", "38亿元"),
    }


def test_what_became_of_counted_things_is_their_wording() -> None:
    doc = NLP(pt.Document("去年，36个贫困村全部脱贫摘帽。", issuer="320400", year=2024))
    (row,) = doc[pt.TARGETS]
    assert (row.value.indicator, row.value.wording) == ("贫困村", "全部脱贫摘帽")


def test_a_row_begins_in_its_own_sentence() -> None:
    text = "一年来，社会安定。\n完成4个乡镇卫生院“国医堂”建设。新增绿地21公顷。"
    doc = NLP(pt.Document(text, issuer="320400", year=2024))
    begins = [sentence.start for sentence in doc[pt.SENTENCES]]
    for row in doc[pt.TARGETS]:
        assert row.value.quantity is not None
        last = max(start for start in begins if start <= row.value.quantity.start)
        assert row.start >= last
    assert len(doc[pt.TARGETS])


def test_change_up_to_the_end_of_a_year_is_of_the_year() -> None:
    text = REVIEW + "年底储蓄存款余额达到390亿元，比年初增加11亿元。"
    doc = NLP(pt.Document(text, issuer="320400", year=2024))
    found = {row.value.measure: row.value.period for row in doc[pt.TARGETS]}
    assert found == {
        "level": pt.TimeInterval(date(2023, 12, 31), date(2023, 12, 31)),
        "change": pt.TimeInterval(date(2023, 1, 1), date(2023, 12, 31)),
    }


def test_a_month_that_opens_its_clause_holds_beyond_it() -> None:
    text = REVIEW + "去年9月，举办丝绸展会，签约项目21个。"
    doc = NLP(pt.Document(text, issuer="320400", year=2024))
    september = pt.TimeInterval(date(2023, 9, 1), date(2023, 9, 30))
    assert [row.value.period for row in doc[pt.TARGETS]] == [september]


OUTCOMES = [
    ("又有60万户农村危房得到改造。", [("农村危房", "得到改造")]),
    ("28个制造业平台入选国家级示范名单。", [("制造业平台", "入选国家级示范名单")]),
    ("38个省级重点实验室重组完成。", [("省级重点实验室", "重组完成")]),
    # Both values before one noun, and things side by side.
    ("全县9120户24310名贫困人口全部稳定脱贫。", [("贫困人口", "全部稳定脱贫")] * 2),
    ("66件代表建议、56件委员提案全部办复。", [("代表建议", "全部办复"), ("委员提案", "全部办复")]),
    ("改建村卫生室42个，56件委员提案全部办复。", [("委员提案", "全部办复")]),
]


@pytest.mark.parametrize(("text", "expected"), OUTCOMES)
def test_what_became_of_things_is_the_wording_of_all_of_them(
    text: str, expected: list[tuple[str, str]]
) -> None:
    nlp = pt.load(
        "structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.0}
    )
    doc = nlp(pt.Document(REVIEW + text, issuer="320400", year=2024))
    rows = sorted(doc[pt.TARGETS], key=lambda row: row.start)
    found = [(row.value.indicator, row.value.wording) for row in rows if row.value.wording]
    assert found == expected


def test_headline_goals_in_words() -> None:
    text = PLAN + "居民消费价格涨幅基本持平，国际收支状况改善。"
    doc = NLP(pt.Document(text, issuer="320400", year=2024))
    assert [
        (row.value.indicator, row.value.measure, row.value.wording) for row in doc[pt.TARGETS]
    ] == [
        ("居民消费价格", "growth", "基本持平"),
        ("国际收支状况", "level", "改善"),
    ]


def test_what_projects_have_done_is_theirs() -> None:
    text = REVIEW + "23个省市重点项目完成投资28亿元。"
    nlp = pt.load(
        "structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.0}
    )
    doc = nlp(pt.Document(text, issuer="320400", year=2024))
    names = {
        row.value.quantity.text: row.value.indicator
        for row in doc[pt.TARGETS]
        if row.value.quantity
    }
    assert names["28亿元"] == "省市重点项目完成投资"


def test_what_is_counted_behind_a_share_is_none() -> None:
    text = REVIEW + "市区经济总量占全市比重超过20%，220项政务服务事项实现通办。"
    doc = NLP(pt.Document(text, issuer="320400", year=2024))
    found = {row.value.indicator: row.value.measure for row in doc[pt.TARGETS]}
    assert found == {"市区经济总量占全市比重": "share", "政务服务事项": "level"}


def test_half_a_member_of_a_list_owns_nothing() -> None:
    text = REVIEW + "汽车灯具、食品加工、玩具制造等产业蓬勃发展，完成产值55.5亿元，增长5.8%。"
    nlp = pt.load(
        "structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.0}
    )
    doc = nlp(pt.Document(text, issuer="320400", year=2024))
    assert "汽车产值" not in {row.value.indicator for row in doc[pt.TARGETS]}


def test_a_verb_within_a_list_is_part_of_a_name() -> None:
    text = REVIEW + "助农贷款额度和带动茶农户数均居全省前列。"
    nlp = pt.load(
        "structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.0}
    )
    doc = nlp(pt.Document(text, issuer="320400", year=2024))
    assert {row.value.indicator for row in doc[pt.TARGETS]} == {"助农贷款额度", "带动茶农户数"}


def test_land_that_is_tended_does_not_grow() -> None:
    doc = NLP(pt.Document(REVIEW + "完成森林抚育提升12万亩。", issuer="320400", year=2024))
    (row,) = doc[pt.TARGETS]
    assert (row.value.indicator, row.value.measure) == ("森林抚育提升", "level")


def test_the_verb_of_a_list_goes_on_past_a_member_without_it() -> None:
    nlp = pt.load("structure", "quantities", "entities", "links")
    doc = nlp(pt.Document("改建食堂3家、书屋5家、茶室8家。", issuer="320400", year=2024))
    offered: list[set[str]] = []

    def choose(_: Sequence[Part], found: Sequence[Candidate]) -> Choice:
        offered.append({each.names[0] for each in found})
        wanted = ("改建食堂", "书屋", "茶室")[len(offered) - 1]
        return Choice([each.names[0] for each in found].index(wanted), 1.0, 1.0)

    statements(doc, Codebook.packaged().find, choose, RowModel.packaged().outlook)
    assert "改建茶室" in offered[2]


@pytest.mark.parametrize(
    ("words", "measure"),
    # What was done to others before says nothing of things that are counted behind it.
    [("完成城北学校改造提升，", ""), ("游客数量继续增加，达到", "level")],
)
def test_a_measure_goes_no_further_than_its_clause(words: str, measure: str) -> None:
    quantity = pt.Quantity(Decimal(25), Decimal(25), "eq", "个", "count")
    count = pt.Span(0, 3, "25个", "QUANTITY", quantity)
    assert measure_told(read_phrase(words), words, count, NOTHING) == measure
