"""Make the sample page: the sample report as a mirror of a government site would show it.

    python scripts/build_sample_page.py

Run in the root of the project, with the test dependencies installed. The text is cloaked by the
generator of the tests; around it stand the shell tags, the navigation, the share bar and the spam
of such mirrors.
"""

from __future__ import annotations

import html
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from policytext.pages.tables import words  # noqa: E402
from tests.pages.cloak import cloak  # noqa: E402

SHELL = '<i id="k3vq8"><small id="k3vq8"></small></i>\n<dfn id="k3vq8"></dfn>\n'
BEFORE = """<!DOCTYPE html>
<html><head><meta charset="utf-8">
<title>襄陽(yáng)市2023年政府工作報(bào)告_政務(wù)公開(kāi)</title>
<style>.k3vq8{display:none}</style><script>var s="<p>計數</p>";</script></head>
<body>
"""
NAVIGATION = """<div class="nav"><a href="/">首頁(yè)</a> <a href="/zwgk">政務(wù)公開(kāi)</a> <a href="/hd">互動(dòng)交流</a></div>
<div class="position">當(dāng)前位置：<a href="/">首頁(yè)</a> &gt; <a href="/bg">政府工作報(bào)告</a></div>
<div class="info">發(fā)布日期：2023-01-12　來(lái)源：市政府辦公室　瀏覽次數(shù)：1024　字號(hào)：〖大 中 小〗</div>
"""
AFTER = """<div class="share">分享到： <a href="#">微信</a> <a href="#">微博</a> 打印本頁(yè) 關(guān)閉窗口</div>
<div class="qr">掃一掃在手機(jī)打開(kāi)當(dāng)前頁(yè)</div>
<div class="footer">主辦：某某鏡像站　備案號(hào)：某ICP備00000000號(hào)</div>
<p>精品視頻在線觀看,免費(fèi)高清電影下載 彩票投注平臺(tái)官網(wǎng) 真人棋牌遊戲 老虎機(jī)注冊送彩金 百家樂在線開戶</p>
"""


def main() -> None:
    """Write ``examples/sample_report.html``."""
    lines = (ROOT / "examples/texts/sample_report.txt").read_text(encoding="utf-8").splitlines()
    marked = frozenset(words("marked.tsv"))
    shown = [cloak(line, marked).text for line in lines if line.strip()]
    body = "".join(f"<p>&emsp;&emsp;{html.escape(line, quote=False)}</p>\n" for line in shown)
    article = f'<div id="zoom" class="article">\n{body}</div>\n'
    page = f"{BEFORE}{SHELL}{NAVIGATION}{article}{AFTER}{SHELL}</body></html>\n"
    (ROOT / "examples/sample_report.html").write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
