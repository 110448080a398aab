"""What headings say of the times below them: their year, and whether they look back or ahead."""

from __future__ import annotations

import pytest

from policytext.quantities import find_times

# 【】 stands around the time, "/" is the end of a line; the document's year; the time's years.
YEARS = [
    # Bare 五年 below goals is that of the plan, below a review that of the term before.
    ("二、今后五年的目标任务/今后五年，产值年均增长10%；固定资产投资【五年】累计280亿元。", 1998, "1998 2002"),
    ("一、过去五年的回顾/“十四五”规划编制完成。【五年】累计完成投资152亿元，增长5%。", 2021, "2016 2020"),
    ("二、今后五年的目标/过去五年，产值增长5%，【五年】累计完成投资152亿元。", 2021, "2016 2020"),
    ("“八五”期间，产值年均递增6.5%；【五年】累计投资85亿元。", 1991, "1991 1995"),
    ("为“八五”打下了基础，产值递增6.5%，【五年】累计投资85亿元。", 1991, "1986 1990"),
    ("某市第十二个五年规划纲要/第三节 主要目标/投资年均增长25%，【五年】累计1700亿元。", 2011, "2011 2015"),
    ("某市第十二个五年规划纲要/第一节 “十一五”发展成就/投资年均增长25%，【五年】累计1700亿元。", 2011, "2006 2010"),
    # A summary looks back first, whatever its title says of the next year.
    ("某局2011年工作总结及2012年工作安排/截至【11月底】，列养率达到95%。", 2011, "2011 2011"),
    ("某局2011年工作总结及2012年工作计划/一、2011年主要工作/截至【9月底】，列养率达到95%。", 2011, "2011 2011"),
    ("某局2011年工作总结及2012年工作安排/二、2012年工作安排/【9月底】建成3公里。", 2011, "2012 2012"),
    ("关于2012年工作要点的通知/【9月底】完成改造3处。", 2012, "2012 2012"),
    # Another year in the middle of a sentence holds for it alone, at the head of a line for that.
    ("一、2011年主要工作/三矿预计今年年底建成。【全年】上报项目86项。", 2012, "2011 2011"),
    ("一、2011年主要工作/三矿预计今年年底建成，【全年】上报项目86项。", 2012, "2012 2012"),
    ("一、2011年主要工作/今年，三矿建成。【全年】要上报项目86项。", 2012, "2012 2012"),
    ("二、2012年工作安排/去年，三矿建成。【全年】上报项目86项。", 2012, "2011 2011"),
    ("二、2012年工作安排/去年，三矿建成。/【全年】上报项目86项，增长6%。", 2012, "2012 2012"),
    # Figures do not speak against the year of a plan.
    ("二、2007年预算草案/支出5亿元，比【上年】增长12%，教育支出2亿元，增长18%；科技增长20%。", 2007, "2006 2006"),
    ("一、2006年预算执行情况/支出5亿元，比【上年】增长12%，教育支出2亿元，增长18%。", 2007, "2005 2005"),
    ("二、2015年工作安排/【年内】新开工项目30个，比重达到60%。流转率达到30%，增长8%。", 2015, "2015 2015"),
    # 本年 and 年末 are those of the section.
    ("一、2017年预算执行情况/支出7亿元，【本年】收支结余1亿元。", 2018, "2017 2017"),
    ("一、2017年预算执行情况/支出7亿元，本年收支结余1亿元，【年末】滚存结余9亿元。", 2018, "2017 2017"),
    ("二、2018年预算草案/支出7亿元，【本年】收支结余1亿元。", 2018, "2018 2018"),
    ("2017年结余3亿元，【本年】要增收节支。", 2018, "2018 2018"),
    # A heading below goes on with its year, one that looks the other way or beside it does not.
    ("一、2017年预算执行情况/（一）收支情况/【本年】结余1亿元。", 2018, "2017 2017"),
    ("一、2017年预算执行情况/（一）一般公共预算/【本年】结余1亿元。", 2018, "2017 2017"),
    ("一、2017年预算执行情况/（三）下步打算/【本年】要增收节支。", 2018, "2018 2018"),
    ("一、2017年预算执行情况/结余1亿元。/二、存在的问题/【本年】要增收节支。", 2018, "2018 2018"),
    # What a review says is to come, and the sentences that numbers of a list begin.
    ("一、2017年工作回顾/铁路预计6月底建成，计划【9月】通车。", 2018, "2018 2018"),
    ("一、2017年工作回顾/铁路【6月底】建成。", 2018, "2017 2017"),
    ("一、2017年预算执行较好。【本年】要增收节支。", 2018, "2018 2018"),
    ("一、2017年预算执行情况/一、二、三产业协调发展。/【本年】结余1亿元。", 2018, "2017 2017"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "year", "years"), YEARS, ids=lambda one: str(one)[-30:])
def test_a_time_is_of_the_year_of_its_section(text: str, year: int, years: str) -> None:
    start = text.index("【")
    said = text.replace("【", "").replace("】", "").replace("/", "\n")
    (found,) = (time.value for time in find_times(said, year) if time.start == start)
    assert f"{str(found.start)[:4]} {str(found.end)[:4]}" == years
