from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.errors import ReadError
from policytext.pages.article import extract
from policytext.pages.boilerplate import is_spam, judge
from policytext.pages.kinds import kind_of
from policytext.pages.markdown import read_markdown

TEXTS = sorted((Path(__file__).parents[1] / "texts").glob("*.txt"))
BODY = "今年以来，全市经济运行平稳，重点项目建设加快推进，民生得到改善。"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_clean_text_loses_nothing_but_white_space_at_line_ends(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    article = extract(text)
    assert article.text == "\n".join(line.strip(" \t\u3000\xa0") for line in text.split("\n"))
    assert article.repairs == ()
    assert article.alignment.source_length == len(text)


def test_tidy_text_is_the_same_text() -> None:
    text = "关于放假的通知\n\n各单位：\n从四日起放假三天。\n某市人民政府\n2024年4月1日\n"
    article = extract(text)
    assert article.text == text
    assert article.alignment.is_identity


@given(st.text("全市 经济\n　\t\xa0发展，。<5%>&（1）#*|-_", min_size=1, max_size=38))
def test_white_space_at_line_ends_goes_and_all_else_stays(text: str) -> None:
    text = "增长" + text
    if kind_of(text) != "text":
        return
    article = extract(text)
    assert article.text == "\n".join(line.strip(" \t\u3000\xa0") for line in text.split("\n"))
    assert article.alignment.text_length == len(article.text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("增速<5%且>3%，a<b，R&D<GDP。", "text"),
        ("若<某某>为负，则<取零>。", "text"),
        ("若a<b>c，则取b。", "text"),
        ("1. 通知\n2. 附件\n* 注：数据为初步统计", "text"),
        ("一、目标\n- 增长5%\n- 就业2万人\n", "text"),
        ("# 报告\n\n## 一、回顾\n\n正文。", "markdown"),
        ("**总体要求**：稳中求进。\n\n| 指标 | 值 |\n|---|---|\n| 总值 | 5% |", "markdown"),
        ("见[附件](http://x.example/a.doc)。\n\n## 目标\n", "markdown"),
        ("增长5%。&nbsp;&nbsp;其中&ldquo;三新&rdquo;占比", "tagged"),
        ("<b id=a></b>\n政府工作报告\n各位代表：\n<dl id=a></dl>", "tagged"),
        ("<p>一</p>\n<p>二</p>", "html"),
        ("一<br>\n二<br>\n", "html"),
        ("<html><body>一</body></html>", "html"),
        ("<!DOCTYPE html><title>x</title>", "html"),
    ],
)
def test_kind_of_page(text: str, kind: str) -> None:
    assert kind_of(text) == kind


def test_markdown_loses_its_marks_only() -> None:
    text = (
        "# 2024年政府工作报告 #\n\n> **各位代表**：\n\n## 一、主要目标\n\n"
        '1. 地区生产总值增长*5%左右*；\n2. 城镇新增就业`3万人`。\n\n- 详见[目标表](b.html "表")\n'
        "- 公式 2\\*3，_原样_ 保留 a_b\n\n![图](c.png)\n\n| 指标 | 目标 |\n|:--|--:|\n| 粮食 | 80万吨 |\n\n"
        "---\n\n这一行因为写得太长而被编辑器从中间断开了，于是它后半部分在下一\n行里接着写完。\n另一段。\n```\n代码\n```\n"
    )
    article = extract(text)
    assert article.text.split("\n") == [
        "2024年政府工作报告",
        "各位代表：",
        "一、主要目标",
        "1. 地区生产总值增长5%左右；",
        "2. 城镇新增就业3万人。",
        "详见目标表",
        "公式 2*3，_原样_ 保留 a_b",
        "指标\t目标",
        "粮食\t80万吨",
        "这一行因为写得太长而被编辑器从中间断开了，于是它后半部分在下一行里接着写完。",
        "另一段。",
        "代码",
    ]
    assert article.alignment.source_length == len(text)


@given(st.text("# *|-_[]()`>\\!\n增长5%。ab", max_size=80))
def test_any_markdown_gives_lines_with_true_places(text: str) -> None:
    text = "# 一\n# 二\n" + text
    place = 0
    for line in read_markdown(text):
        assert place <= line.start < line.end <= len(text)
        read, at = "", line.start
        for start, end, new in line.changes:
            assert at <= start <= end <= line.end
            read += text[at:start] + new
            at = end
        assert read + text[at : line.end] == line.text
        place = line.end


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (
            "<html><body><ul><li><a href=/>首页</a><li><a href=/b>公开</a></ul></body></html>",
            "only nav",
        ),
        ("<div>首页</div><div>新闻</div>", "only nav"),
        ("<ul><li><a>首页</a><li><a>通知公告</a></ul>", "only nav"),
        ("- [首页](/)\n- [本县动态](/n)\n", "only nav"),
        ("首页 | 新闻 | 政务公开\n网站地图", "only nav"),
        (
            "<html><title>404 Not Found</title><body><h1>404 Not Found</h1>nginx</body></html>",
            "error page",
        ),
        (
            "<html><body><p>抱歉，您访问的页面不存在或已被删除！</p><a href=/>返回首页</a></body>",
            "error page",
        ),
        (
            "<body><form>用户名：<input name=u>密码：<input type=password>登录</form></body>",
            "log in",
        ),
        (
            "<html><frameset cols=20%,*><frame src=a.htm><frame src=b.htm></frameset></html>",
            "frames",
        ),
        (
            "<html><body><script>render()</script><noscript>请启用</noscript></body></html>",
            "no article",
        ),
        (
            "<!DOCTYPE html><html><head><title>政府工作报告</title></head><body></body></html>",
            "no article",
        ),
        (" \n\u3000\n", "empty"),
    ],
)
def test_a_page_without_an_article_is_refused(page: str, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        extract(page)


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        # The note between a title and its repetition stays.
        ("<h1>工作报告</h1><p>编者按：{}</p><p>工作报告</p><p>{}</p>", "工作报告 编者按：{} {}"),
        (
            "<p>工作报告</p><p>发布时间：2024-01-02</p><p>编者按：{}</p><p>工作报告</p><p>{}</p>",
            "工作报告 编者按：{} {}",
        ),
        ("<p>某县政府</p><h1>工作报告</h1><p>工作报告</p><p>{}</p>", "某县政府 工作报告 {}"),
        ("<h1>工作报告</h1><p>来源：某报</p><p>工作报告</p><p>{}</p>", "工作报告 {}"),
        # Words that a speaker says twice are no title.
        ("<h1>各位代表！</h1><p>{}</p><p>各位代表！</p><p>{}</p>", "各位代表！ {} 各位代表！ {}"),
        ("<p>各位代表！</p><p>来源：{}</p><h1>各位代表！</h1>", "各位代表！ 来源：{} 各位代表！"),
    ],
)
def test_only_the_title_itself_goes_where_it_is_said_twice(page: str, lines: str) -> None:
    article = extract(f"<div id=zoom>{page.replace('{}', BODY)}</div>")
    assert article.text.split("\n") == lines.replace("{}", BODY).split()


def test_signature_and_date_stay_and_the_foot_goes() -> None:
    page = (
        f"<body><h1>通知</h1><div id=zoom><p>各单位：</p><p>{BODY}</p><p align=right>某市人民政府</p>"
        "<p align=right>2024年1月16日</p><p>（此件公开发布）</p></div><p>附件：<a href=a.doc>1.表.doc</a></p>"
        "<p>上一篇：<a href=b>通知</a></p><p>主办单位：某市人民政府</p></body>"
    )
    assert extract(page).text.split("\n") == [
        "通知",
        "各单位：",
        BODY,
        "某市人民政府",
        "2024年1月16日",
        "（此件公开发布）",
    ]


def test_a_text_that_waits_for_a_script_to_be_shown_is_taken() -> None:
    body = "".join(f"<p>{i}、{BODY}</p>" for i in range(30))
    page = f"<h1>报告</h1><div id=content style='visibility: hidden; opacity: 0'>{body}</div>"
    assert extract(page).text.split("\n") == ["报告", *(f"{i}、{BODY}" for i in range(30))]


def test_hidden_spam_is_not_shown_for_a_short_article() -> None:
    spam = "<p>国产精品一区二区，亚洲无码在线观看</p>" * 99
    page = f"<p>{BODY}</p><div style='display:none'>{spam}</div>"
    assert extract(page).text == BODY


def test_what_stands_in_the_head_of_the_site_is_no_title() -> None:
    page = (
        "<title>防汛工作方案_某市人民政府</title><div>欢迎访问某市人民政府网站</div><div>某市人民政府</div>"
        f"<div>微笑服务</div><div><b>防汛工作方案</b></div><div id=zoom><p>{BODY}</p></div>"
    )
    assert extract(page).text == f"防汛工作方案\n{BODY}"


def test_names_under_the_text_are_its_signature_only_with_a_date() -> None:
    body = f"<div><div id=zoom><p>{BODY}</p><p>{BODY}</p></div>"
    assert extract(f"{body}<p>某市财政局</p><p>2024年1月2日</p></div>").text.endswith("1月2日")
    assert extract(f"{body}<p>某市财政局</p><p>某市商务局</p></div>").text.endswith(BODY)


def test_share_bars_and_spam_within_an_article_go() -> None:
    spam = "亚洲精品一区二区，国产精品久久久久，在线观看免费视频"
    body = BODY * 3
    page = f"<div><p>{body}</p><p>分享到：微信</p><p>{spam}</p><p>{body}</p></div>"
    article = extract(page)
    assert article.text == f"{body}\n{body}"
    assert [
        (one.kind, one.start, page[one.raw_start : one.raw_end]) for one in article.repairs
    ] == [
        ("boilerplate", len(body), "分享到：微信"),
        ("spam", len(body), spam),
    ]


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        # News below, a box beside and a paragraph under the share bar are left out, but not silently.
        ("<h3>相关新闻</h3><p>市领导调研春耕生产，要求落实责任。</p><p>粮食面积320万亩。</p>", 1),
        ("<div class=sidebar><p>{}</p><p>{}</p></div>", 1),
        ("<div class=foot>版权所有</div><div>{}</div>", 1),
        # Menus, lists of links and known boilerplate say nothing that is missed.
        (
            "<h3>相关新闻</h3><ul><li><a href=a>市领导调研春耕生产，粮食面积稳定在320万亩</a></ul>",
            0,
        ),
        ("<div>版权所有：某市人民政府，未经许可，不得转载</div><p>主办单位：某市政府</p>", 0),
    ],
)
def test_text_that_is_left_out_is_told(page: str, texts: int) -> None:
    page = f"<div id=zoom><h1>工作报告</h1><p>{BODY * 3}</p></div>{page.replace('{}', BODY)}"
    article = extract(page)
    assert article.text == f"工作报告\n{BODY * 3}"
    assert len(article.left_out) == texts
    for start, end in article.left_out:
        assert page[start:end].startswith(("市领导", BODY))
        assert page[start:end].endswith("。")


def test_what_ends_a_site_does_not_cut_the_article_above_it() -> None:
    lines = ["工作报告", "第一季度，增长5%。", BODY * 3]
    page = f"<h1>{lines[0]}</h1><p>{lines[1]}</p><p>友情链接</p><p>{lines[2]}</p>"
    assert extract(f"<div id=zoom>{page}</div>").text.split("\n") == lines


def test_a_paragraph_that_is_one_link_stays() -> None:
    page = (
        f"<div id=zoom><p>{BODY * 3}</p><p><a href=x>{BODY}</a></p><p><a href=y>动态</a></p></div>"
    )
    assert extract(page).text == f"{BODY * 3}\n{BODY}"


def test_a_side_box_within_an_article_goes() -> None:
    body = BODY * 3
    box = "<div class=sidebar><p>本站新闻</p><a href=x>更多动态，请看这里的全部二十个字以上的介绍</a></div>"
    assert extract(f"<div><p>{body}</p>{box}<p>{body}</p></div>").text == f"{body}\n{body}"


def test_a_table_of_projects_and_linked_words_stay() -> None:
    page = (
        f"<div><h2>项目清单</h2><p>{BODY}</p><table><tr><td>序号<td>项目<td>投资"
        "<tr><td>1<td>某某大桥<td>3.2亿元<tr><td>2<td>某某学校<td>8000万元</table>"
        f"<p>依据<a href=x>《规划纲要》</a>，{BODY}</p></div>"
    )
    assert extract(page).text.split("\n") == [
        "项目清单",
        BODY,
        "序号\t项目\t投资",
        "1\t某某大桥\t3.2亿元",
        "2\t某某学校\t8000万元",
        f"依据《规划纲要》，{BODY}",
    ]


def test_raised_digits_are_listed_one_by_one() -> None:
    page = f"<p>{BODY}</p><p>占地10<sup>-4</sup>亩</p>"
    article = extract(page)
    assert article.text == f"{BODY}\n占地10⁻⁴亩"
    for repair, raw, text in zip(article.repairs, "-4", "⁻⁴", strict=True):
        assert repair.kind == "markup"
        assert page[repair.raw_start : repair.raw_end] == raw
        assert article.text[repair.start : repair.end] == text
        assert article.alignment.to_source(repair.start, repair.end) == repair[3:5]


def test_boilerplate_is_known_in_traditional_and_cloaked_characters() -> None:
    for text in (
        "當前位置：首頁 > 政務公開",
        "發(fā)布日期: 2024-01-21   字號(hào):〖",
        "版權(quán)所有 某市人民政府",
    ):
        assert judge(text)


@pytest.mark.parametrize(
    "text",
    [
        "各位代表：",
        "一、2023年工作回顾",
        "——2024年1月16日在某市第三届人民代表大会第一次会议上",
        "某市人民政府市长 某某某",
        "2024年1月16日",
        "（二）坚持创新驱动，加快转型升级",
        "扫黑除恶专项斗争取得胜利",
        "附件：重点项目清单",
        "来源多元、结构合理的投入机制基本建立，财政支出结构持续优化，重点支出得到保障，资金使用效益进一步提高。",
        "打印、复印等办公经费压减10%",
        "加强网站建设，政务服务首页访问量居全省前列。",
    ],
)
def test_lines_of_reports_are_no_boilerplate(text: str) -> None:
    assert judge(text) is None or not judge(text).is_strong  # type: ignore[union-attr]
    assert not is_spam(text)


@pytest.mark.parametrize(
    "text",
    [
        "版权所有：某市人民政府 主办单位：某市人民政府办公室",
        "主办：某市政府，承办：某市数据局，技术支持：某公司，地址：某路1号，邮编：300000",
        "本网站版权所有，未经授权，禁止转载",
        "请用手机扫描二维码，在手机上浏览本页",
        "上一篇：全市一季度完成投资120亿元",
        "附件：2024年重点项目投资计划表（120亿元）.doc",
        "备案号：某ICP备05000000号 网站标识码：3200000001 某公网安备 32000002000001号",
        "索引号：\t11320000/2020-00012\t主题分类：\t综合政务和其他\t发布机构：\t某区政府办",
        "当前位置：首页 > 政务公开 > 全市完成重点项目投资120亿元",
    ],
)
def test_boilerplate_with_marks_and_numbers_is_known(text: str) -> None:
    assert judge(text)


@pytest.mark.parametrize(
    "text",
    [
        "亚洲综合无码,中文字幕在线观看,日韩欧美一区二区",
        "亞洲綜合無碼,中文字幕在線觀看,日韓歐美一區二區",
        "百家乐真人娱乐城注册送彩金",
        "六合彩开奖结果 时时彩 北京赛车pk10",
    ],
)
def test_spam_is_known(text: str) -> None:
    assert is_spam(text)


@pytest.mark.parametrize(
    "text",
    [
        "依法严厉打击网络赌博、开设赌场、传播淫秽物品等违法犯罪",
        "对欧美日韩出口增长12%，高清视频产业集聚发展",
        "发行福利彩票2.3亿元，筹集公益金6000万元",
        "全面推行三级河长制，严查乱占耕地",
    ],
)
def test_reports_on_crime_and_trade_are_no_spam(text: str) -> None:
    assert not is_spam(text)
