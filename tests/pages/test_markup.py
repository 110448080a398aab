from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.pages.attributes import features, hidden_selectors
from policytext.pages.lexer import lex
from policytext.pages.markup import read_markup


def _lines(page: str) -> list[str]:
    return [line.text for line in read_markup(page).lines]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        # Blocks make lines, inline elements join.
        ("<p>一<p>二</p>三<div>四</div>", ["一", "二", "三", "四"]),
        ("一<br>二<BR/>三<hr>四", ["一", "二", "三", "四"]),
        ("PM<sub>2.5</sub>降至<b>35</b>微克/m<sup>3</sup>", ["PM2.5降至35微克/m³"]),
        ("<h1>题</h1><section>甲</section><article>乙</article>", ["题", "甲", "乙"]),
        ("<dl><dt>名<dd>义</dl><blockquote>引</blockquote>", ["名", "义", "引"]),
        ("<ul><li>甲<ul><li>子</ul><li>乙</ul>", ["甲", "子", "乙"]),
        ("<font size=3>增长</font><font>8%</font>", ["增长8%"]),
        # Tables: data in one line, layout as if it was not there.
        (
            "<table><tr><th>指标<th>单位<tr><td>总值<td>亿元</table>",
            ["指标\t单位", "总值\t亿元"],
        ),
        ("<tr><td><p>地区</p><p>生产总值</p><td>5%</tr>", ["地区生产总值\t5%"]),
        ("<tr><td>甲</td><td></td><td>乙</td></tr>", ["甲\t\t乙"]),
        ("<tr><td></td><td>2023年</td><td>2024年</td></tr>", ["\t2023年\t2024年"]),
        ("<table><tr><td>左<td><table><tr><td>一<td>二</table>右</table>", ["左", "一\t二", "右"]),
        ("<table><tr><td>左<td><p>一<p>二<p>三<p>四</table>", ["左", "一", "二", "三", "四"]),
        # White space is folded; a line break is none beside a Chinese character.
        ("<p>  全市\n    经济   发展  </p>", ["全市经济 发展"]),
        ("<p>by\n  the end of\n2024年</p>", ["by the end of 2024年"]),
        ("<p>&nbsp;&emsp;　政 府 工 作 报 告　</p>", ["政 府 工 作 报 告"]),
        ("<p>市长&nbsp;&nbsp;某某</p>", ["市长  某某"]),
        ("<span>一 </span> <span> 二</span>", ["一 二"]),
        ("<p>&nbsp;</p><p>　</p><p>x</p>", ["x"]),
        ("<pre>一\n  二  三\n\n四</pre>五", ["一", "二  三", "四", "五"]),
        # Entities, with and without end; what is none stays.
        ("&lt;办法&gt;&amp;&quot;&#20013;&#x56fd;&#12288;x", ['<办法>&"中国　x']),
        ("一&nbsp二&middot;三&hellip;四&mdash;", ["一 二·三…四—"]),
        ("R&D&foo;&#0;&#xD800;&#1114112;&", ["R&D&foo;&#0;&#xD800;&#1114112;&"]),
        ("一&amp;nbsp;二&amp;ldquo;三&amp;四", ["一 二“三&四"]),
        # What a browser does not show is not there.
        ("<p style='display: none'>x</p>一<i hidden>x</i><i aria-hidden=true>x</i>", ["一"]),
        ("<b style=visibility:hidden>x</b><b style='font-size:0px;'>x</b>一", ["一"]),
        ("<div style='position:fixed;left:-9000px'>x</div>一", ["一"]),
        ("<div style='font-size:0.9em;top:0;opacity:0.5'>一</div>", ["一"]),
        ("<div style='left:50%;margin-left:-500px;text-indent:-21pt'>一</div>", ["一"]),
        ("<ul style='font-size:0'>x<li style='font-size:14px'>一</ul>", ["一"]),
        ("<ul style='display:none'><li style='font-size:14px'>x</ul>一", ["一"]),
        ("<p>\ufeff　　一</p><p>\ufeff</p>", ["一"]),
        ("<!-- x -->一<!--[if IE]>x<![endif]-->二<![if !IE]>三<![endif]>", ["一二三"]),
        ("<script>if(a<b)'<p>x</p>'</script>一<style>p{}</style><noscript>x</noscript>", ["一"]),
        ("<style>.no,#off{display:none}</style><i class='a no'>x</i><p id=off>x</p>一", ["一"]),
        ("<style>@media print{.y{display:none}}</style><i class=y>一</i>", ["一"]),
        ("<template>x</template><textarea>x</textarea><title>x</title>一", ["一"]),
        ("<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字", ["汉字"]),
        ("<b id=q><meter id=q></meter></b><dl id=q></dl>一<p></p>", ["一"]),
        ("<![CDATA[<p>一</p>]]>二<?xml version='1'?><!DOCTYPE html>", ["一", "二"]),
        # Broken markup.
        ("增长<5%，降低<b>3%</b>，A<B类", ["增长<5%，降低3%，A<B类"]),
        ("<a title='x>y' onclick=\"if(a>b){}\">一</a>", ["一"]),
        ('<a title="x>一</a><p>二', ["一", "二"]),
        ("<p <b>一</b>", ["一"]),
        ("一</div></p></nothing>二", ["一", "二"]),
        ("一<!-- x", ["一"]),
        ("<p>一</p><a href='x", ["一"]),
        ("<b><i>一</b>二</i>", ["一二"]),
        ("<o:p>一</o:p><st1:place w:st='on'>二</st1:place>", ["一二"]),
        ("<div hidden><p>x</div>一", ["一"]),
        ("<p hidden>x<p>一", ["一"]),
        ("<div style='display:none'/>一", ["一"]),
    ],
)
def test_lines_of_a_page(page: str, lines: list[str]) -> None:
    assert _lines(page) == lines


@pytest.mark.parametrize(
    ("page", "line"),
    [
        # A note's number or an exponent is no digit of the number beside it.
        ("投资3.5<sup>1</sup>亿元", "投资3.5¹亿元"),
        ("生产总值<SUP><a href=#n>1</a></SUP>120亿元", "生产总值¹120亿元"),
        (
            "10<sup>4</sup>平方米，10<sup>-6</sup>，10<sup>&minus;&#54;</sup>",
            "10⁴平方米，10⁻⁶，10⁻⁶",
        ),
        ("3.5<sup>[1]</sup>亿元，3.5<sup>注1</sup>亿元", "3.5[¹]亿元，3.5注¹亿元"),
        ("总值<i style='vertical-align: super'><b>1</b></i>120亿元", "总值¹120亿元"),
        ("PM<sub>2.5</sub>和CO<sub>2</sub>，CO<sub>2</sub>12万吨", "PM2.5和CO2，CO₂12万吨"),
        ("<table><tr><td>投资<td>3.5<sup>1</sup>亿元</table>", "投资\t3.5¹亿元"),
        # No end tag, or a whole sentence: only what touches a number is set apart.
        ("3.5<sup>1<sup>亿元，4.2<sup>2亿元", "3.5¹亿元，4.2²亿元"),
        ("全年<sup>增长5.6%，总量120亿元</sup>", "全年增长5.6%，总量120亿元"),
    ],
)
def test_raised_digits_stay_out_of_numbers(page: str, line: str) -> None:
    assert _lines(page) == [line]


def test_line_breaks_count_in_text_with_tags() -> None:
    page = "  1. <b id=x></b>\n　　一  二<i></i>三\n\n四&nbsp;五"
    lines = read_markup(page, literal=True).lines
    assert [line.text for line in lines] == ["1.", "一  二三", "四 五"]


def test_each_line_says_where_it_stands() -> None:
    page = "<div id=zoom><p>各位<a href=x>代表</a></p></div><nav><a href=y>首页</a></nav>"
    markup = read_markup(page)
    first, second = markup.lines
    assert (first.links, second.links) == (2, 2)
    assert first.roles == {"article"}
    assert "nav" in second.roles
    node = markup.nodes[first.node]
    assert page[node.start :].startswith("<p>")
    assert page[markup.nodes[node.parent].start :].startswith("<div id=zoom>")
    assert page[first.start : first.end] == "各位<a href=x>代表"


def test_the_title_is_kept_apart() -> None:
    assert read_markup("<title> 报告 </title>一").title == "报告"


def test_frames_are_counted() -> None:
    assert read_markup("<frameset><frame src=a><frame src=b></frameset>").frames == 2


@pytest.mark.parametrize(
    ("attributes", "roles"),
    [
        (' class="TRS_Editor"', {"article"}),
        (" id=newsContent", {"article"}),
        (" class='top-nav'", {"header", "nav"}),
        (' class="bdsharebuttonbox share"', {"share"}),
        (" id=desktop", set()),
    ],
)
def test_ids_and_classes_name_parts_of_a_page(attributes: str, roles: set[str]) -> None:
    assert features(attributes).roles == roles


def test_a_later_rule_shows_what_an_earlier_one_hid() -> None:
    assert hidden_selectors(".a{display:none}.a{display:block}") == frozenset()
    assert hidden_selectors(".b .c{display:none}/* .d{display:none} */}}") == frozenset()


TAGS = "<p> </p> <td> <tr> <table> </table> <b <!-- --> <script> </script> <a href= <![CDATA[ ]]>"
LOOSE = [
    "<sup>",
    "</sup>",
    "<sub>",
    "5",
    "<div hidden>",
    "</div>",
    "<title>",
    "<li>",
    "<?",
    "/>",
    "<pre>",
    "<style>.x{",
    "&lt;",
]
SCRAPS = st.sampled_from([*TAGS.split(), *LOOSE, *"<>\"'=&中x \n\u3000"])


@given(st.lists(SCRAPS, max_size=40).map("".join), st.booleans())
def test_any_markup_gives_lines_with_true_places(page: str, literal: bool) -> None:
    place = 0
    for token in lex(page):
        assert place <= token.start < token.end <= len(page)
        place = token.end
    place = 0
    for line in read_markup(page, literal=literal).lines:
        assert line.text
        assert place <= line.start < line.end <= len(page)
        place = line.end
        text, at = "", line.start
        for start, end, new in line.changes:
            assert at <= start <= end <= line.end
            text += page[at:start] + new
            at = end
        assert text + page[at : line.end] == line.text
