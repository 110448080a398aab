"""A small file in the readable format that uses all of it, in its normal form."""

from __future__ import annotations

SAMPLE = """\
# id=sample region=320400 year=2024 date=2024-01-16 level=prefecture genre=work_report title=政府 工作报告
[[[[常州市|PLACE.admin|320400]]人民政府|INSTITUTION.government|320400/人民政府]]工作报告
@words 常州市 人民政府 工作 报告
@section 1 review | 一、 | 去年工作回顾
一、<<去年|2023-01-01/2023-12-31>>工作回顾
@words 一 、 去年 工作 回顾
@section 2 review | （一） | 经济平稳向好
　　（一）经济平稳向好。粮食增长{{3%|percent|eq|3|%}}，用电增长{{3%|percent|eq|3|%}}、港口 GDP 占{{近四成|percent|near|40|%}}[注1]。
@row 粮食 | growth | actual | 2023-01-01/2023-12-31 | 320400 | 3%#1 |  |
@row 用电 | growth | actual | 2023-01-01/2023-12-31 | 320400 | 3%#2 |  |
@words （ 一 ） 经济 平稳 向好 。 粮食 增长 3% ， 用电 增长 3% 、 港口 GDP 占 近 四成 [ 注 1 ] 。
@section 1 targets |  | 今年目标
今年目标
@words 今年 目标
建设[[新桥工程|PROJECT.construction|NIL]]，投资{{6%|percent|eq|6|%}}、力争{{8%|percent|eq|8|%}}，物价涨幅{{2至3个百分点|point|range|2..3|百分点}}，<<2030年前|/2029-12-31>>收入与经济同步增长，{{�家|count|unreadable||家}}厂投产。
@row 投资 | growth | target | 2024-01-01/2024-12-31 | 320400 | 6% |  | 8%
@row 收入 | growth | target | /2029-12-31 |  |  | 与经济同步增长 |
@words 建设 新桥 工程 ， 投资 6% 、 力争 8% ， 物价 涨幅 2 至 3 个 百分点 ， 2030年 前 收入 与 经济 同步 增长 ， � 家 厂 投产 。
"""
