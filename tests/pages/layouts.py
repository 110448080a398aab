"""Pages in the manner of government sites and their mirrors, around lines of text.

Each layout takes a title and paragraphs and gives the source of a page of which exactly these
lines, the title first, are the article.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

Layout = Callable[[str, Sequence[str]], str]

NAVIGATION = ["网站首页", "新闻中心", "政务公开", "办事服务", "互动交流", "走进本市", "专题专栏"]
RELATED = [
    "我市召开重点项目推进会",
    "市领导调研春季农业生产",
    "全市安全生产工作会议召开",
    "关于清明节放假的通知",
]
SPAM = "国产精品一区二区三区,亚洲中文字幕无码,久久综合在线观看 欧美日韩精品视频 百家乐娱乐城"


def escape(text: str) -> str:
    return html.escape(text, quote=False)


def _links(words: Sequence[str], tag: str = "li") -> str:
    return "\n".join(f'<{tag}><a href="/{i}.html">{w}</a></{tag}>' for i, w in enumerate(words))


def old_tables(title: str, paragraphs: Sequence[str]) -> str:
    """A page of about 2003: upper case, tables for layout, fonts, no end tags of cells."""
    body = "<BR>\n".join(f"&nbsp;&nbsp;&nbsp; {escape(p)}" for p in paragraphs)
    bar = "<TD>|".join(f"<A HREF=list.asp?id={i}>{w}</A>" for i, w in enumerate(NAVIGATION))
    return f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312">
<TITLE>{escape(title)}</TITLE>
<SCRIPT LANGUAGE=javascript>if (a<b && c>d) document.write("<p>不是正文，不应出现。</p>");</SCRIPT>
</HEAD><BODY bgColor=#ffffff leftMargin=0 topMargin=0>
<TABLE width=760 border=0 align=center><TR><TD><IMG src=top.gif><TR><TD>{bar}</TABLE>
<TABLE width=760 border=0><TR><TD width=160 valign=top>
<TABLE><TR><TD><A href=1.asp>机构设置</A><TR><TD><A href=2.asp>领导之窗</A></TABLE>
<TD valign=top>您现在的位置：<A href=/>首页</A> &gt;&gt; <A href=list.asp>政府工作报告</A><HR size=1>
<P align=center><FONT face=黑体 color=#ff0000 size=5><B>{escape(title)}</B></FONT></P>
<P align=center><FONT size=2>发布日期：2003-03-12 &nbsp;来源：市政府办公室&nbsp; 点击次数：128</FONT></P>
<FONT size=3>{body}<BR></FONT>
<P align=right>【<A href="javascript:window.print()">打印本页</A>】【<A href=#>关闭窗口</A>】</P>
</TABLE><HR><CENTER><FONT size=2>版权所有：某市人民政府 &copy; 2003<BR>建议使用IE5.0以上浏览器 800*600分辨率</FONT>
</CENTER></BODY></HTML>"""


def modern_cms(title: str, paragraphs: Sequence[str]) -> str:
    """A page of about 2022: classes of a common CMS, share bar, related links, long footer."""
    body = "\n".join(
        f'<p style="text-indent: 2em; font-size: 12pt;"><span>{escape(p)}</span></p>'
        for p in paragraphs
    )
    return f"""<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>{escape(title)}_某市人民政府</title>
<meta name="ArticleTitle" content="{html.escape(title)}"><style>.a{{color:red}} .tip{{display:none}}</style>
<script>var a = "<div>脚本里的文字，不是正文。</div>";</script></head>
<body><header class="header"><h1 class="logo"><a href="/">某市人民政府</a></h1><nav><ul>
{_links(NAVIGATION)}</ul></nav><form action="/s"><input name="q" placeholder="请输入关键词"><button>搜索</button></form>
</header><div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/x">政务公开</a> &gt; 政府工作报告</div>
<div class="main"><div class="article"><h2 class="title">{escape(title)}</h2>
<div class="info"><span>发布时间：2022-01-20 09:30</span><span>来源：市政府办</span><span>浏览次数：<em>1024</em></span>
<span>字号：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>]</span><a href="#">打印</a></div>
<div class="tip">小提示：按住可以拖动，请勿当作正文。</div>
<div id="zoom"><div class="view TRS_UEDITOR trs_paper_default">{body}</div></div>
<div class="bdsharebuttonbox">分享到：<a href="#">微信</a><a href="#">微博</a></div>
<div class="ewm"><img src="e.png"><p>扫一扫在手机打开当前页</p></div>
<div class="related"><h3>相关链接</h3><ul>{_links(RELATED)}</ul></div></div></div>
<footer><p>主办单位：某市人民政府办公室 &nbsp; 承办单位：某市大数据管理局</p>
<p>地址：某市人民路1号 邮编：300000</p><p>备案号：某ICP备05000000号 网站标识码：3200000001
<a href="#">某公网安备 32000002000001号</a></p></footer></body></html>"""


def repeated_title(title: str, paragraphs: Sequence[str]) -> str:
    """The body says the title again after the line of date and tools."""
    return modern_cms(title, [title, *paragraphs])


def unclosed(title: str, paragraphs: Sequence[str]) -> str:
    """Hardly an end tag, a stray one, an attribute without its last quote."""
    body = "\n<p align=left>".join(escape(p) for p in paragraphs)
    return f"""<html><head><title>{escape(title)}</title><body>
<div id=nav><ul>{_links(NAVIGATION).replace("</li>", "")}</ul></div>
</span></font><td id="zoom" class=content><h1>{escape(title)}<p class="date>2012-02-01 来源：市政府
<p>{body}
</center><div class=foot>版权所有 某市人民政府<br>技术支持：某公司</b></i>"""


def mirror(title: str, paragraphs: Sequence[str]) -> str:
    """A mirror: shell tags, spam in hidden blocks and in a list after the end."""
    shell = '<b id="k3x9"><meter id="k3x9"></meter></b><dl id="k3x9"></dl><sup id="k3x9"><thead></thead></sup>'
    body = "".join(
        f"<p>　　{escape(p)}</p>{shell if i % 3 == 0 else ''}" for i, p in enumerate(paragraphs)
    )
    hidden = f'<div style="position:fixed;left:-9000px;top:-9000px;">{SPAM}</div>'
    links = "".join(
        f'<a href="http://x{i}.example/">{w}</a>|' for i, w in enumerate(SPAM.split(","))
    )
    return f"""<html><head><title>{escape(title)}</title></head><body>{hidden}{shell}
<div class="top"><a href="/">首页</a><a href="/a">动态</a></div><h1>{escape(title)}</h1>
<div id="content">{body}</div><div style="display: none"><p>{SPAM}</p></div>
<p>{SPAM}</p><div>{links}</div><span style="font-size:0px">{SPAM}</span>{shell}</body></html>"""


def word_export(title: str, paragraphs: Sequence[str]) -> str:
    """Saved from Word: runs of spans, name-spaced tags, conditional comments."""

    def runs(text: str) -> str:
        parts = [text[i : i + 7] for i in range(0, len(text), 7)]
        return "".join(
            f'<span lang="EN-US" style="font-family:仿宋_GB2312">{escape(part)}<o:p></o:p></span>'
            for part in parts
        )

    body = "\r\n".join(
        f'<p class="MsoNormal" style="mso-margin:0">{runs(p)}</p>' for p in paragraphs
    )
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
</head><body><?xml:namespace prefix = o ns = "urn:x" /><div class="Section1">
<p class="MsoTitle" align="center">{runs(title)}</p>{body}
<!--[if !supportEmptyParas]-->&nbsp;<![endif]--></div></body></html>"""


def broken_lines(title: str, paragraphs: Sequence[str]) -> str:
    """The source breaks its lines in the middle of sentences, with spaces before the next."""

    def broken(text: str) -> str:
        # After every 23rd character or so, where no word of Latin letters or number is cut.
        return re.sub(r"(.{22}[^\x00-\x7f])(?=[^\x00-\x7f])", r"\1\n        ", escape(text))

    body = "\n".join(f"    <p>\n        {broken(p)}\n    </p>" for p in paragraphs)
    return f"<html>\n<body>\n  <h1>\n    {broken(title)}\n  </h1>\n{body}\n</body>\n</html>\n"


def preformatted(title: str, paragraphs: Sequence[str]) -> str:
    body = "\n".join(f"　　{escape(p)}" for p in paragraphs)
    return f"<html><body><p>{escape(title)}</p><pre>\n{body}\n</pre></body></html>"


def one_line(title: str, paragraphs: Sequence[str]) -> str:
    return "".join(modern_cms(title, paragraphs).splitlines())


def server_form(title: str, paragraphs: Sequence[str]) -> str:
    """The whole page is one form, as some frameworks have it; lines end in CRLF."""
    body = "".join(f"<div>{escape(p)}</div>\r\n" for p in paragraphs)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">\r
<html xmlns="http://www.w3.org/1999/xhtml"><body><form id="form1" method="post">\r
<input type="hidden" name="__VIEWSTATE" value="/wEPDwUK{"A" * 3000}" />\r
<select><option>选择部门</option><option>发改委</option></select>\r
<div class="location">所在位置：<a href="/">首页</a>-<a href="/z">政府文件</a></div>\r
<div class="biaoti">{escape(title)}</div><div>发布时间：2015/3/2 0:00:00　浏览次数：88次</div>\r
<div class="neirong">{body}</div><div>上一篇：<a href="/1">通知一</a></div><div>下一篇：没有了</div>\r
<div>主办：某县人民政府　技术支持：某公司</div></form></body></html>"""


def disclosure(title: str, paragraphs: Sequence[str]) -> str:
    """A page of disclosure: a table of facts on the document before it."""
    body = "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
    return f"""<html><body><div class="xxgk"><table class="facts"><tbody>
<tr><td>索引号：</td><td>11320000/2020-00012</td><td>主题分类：</td><td>综合政务</td></tr>
<tr><td>发布机构：</td><td>某区政府办</td><td>成文日期：</td><td>2020-05-06</td></tr></tbody></table>
<h1>{escape(title)}</h1><div class="article-content">{body}</div>
<p>附件：<a href="a.doc">1.任务分解表.doc</a></p></div><div class="footer">某区人民政府版权所有</div></body></html>"""


def scraped_text(title: str, paragraphs: Sequence[str]) -> str:
    """Text taken from a mirror by a program, with bits of tags before and after it."""
    shell = (
        '<b id="a1"><meter id="a1"></meter></b>\n<dl id="a1"></dl>\n  1. <thead id="a1"></thead>\n'
    )
    body = "\n".join(f"        {p}" for p in paragraphs)
    return f"""{shell}       \n      {title}\n      发布日期: 2019-01-21 \xa0\xa0字号：〖\n        {title}
{body}\n\n      扫一扫在手机打开当前页\n\n       \n      {SPAM}\n\n{shell}"""


def copied_text(title: str, paragraphs: Sequence[str]) -> str:
    """Text copied from a browser: no tags, but all that stood around."""
    body = "\n\n".join(paragraphs)
    bar = "\n".join(NAVIGATION)
    return f"""{bar}\n当前位置：首页 > 政务公开\n{title}\n发布时间：2018-02-03 浏览次数：12\n\n{body}
\n【打印本页】 【关闭窗口】\n相关链接\n{chr(10).join(RELATED)}\n版权所有：某市人民政府 某ICP备05000000号\n"""


HTML: dict[str, Layout] = {
    layout.__name__: layout
    for layout in (
        old_tables,
        modern_cms,
        repeated_title,
        unclosed,
        mirror,
        word_export,
        broken_lines,
        preformatted,
        one_line,
        server_form,
        disclosure,
    )
}
TEXT: dict[str, Layout] = {layout.__name__: layout for layout in (scraped_text, copied_text)}
ALL = {**HTML, **TEXT}
