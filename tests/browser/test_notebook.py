"""What a notebook shows, in a browser: seen on light and dark ground, without styling what is around."""

from __future__ import annotations

import pytest

from policytext import QUANTITIES
from policytext.notebook import document_html, table_html
from tests.browser.conftest import Browser
from tests.io.sample_docs import report

# Grounds and inks of light and dark themes of notebooks.
THEMES = [("#ffffff", "rgba(0, 0, 0, 0.87)"), ("#111111", "#ffffff"), ("#1f1f1f", "#cccccc")]

# The least contrast of any text over the grounds that lie under it, and of the lines under marks.
CONTRASTS = """
const parse = (color) => { const n = color.match(/[\\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; };
const over = (top, below) => top.slice(0, 3).map((c, i) => c * top[3] + below[i] * (1 - top[3]));
const light = (rgb) => { const [r, g, b] = rgb.map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m); return (x + 0.05) / (y + 0.05); };
const ground = (element) => { const above = element.parentElement ? ground(element.parentElement) : [255, 255, 255];
  return over(parse(getComputedStyle(element).backgroundColor), above); };
let text = 99, line = 99;
for (const element of document.querySelectorAll(".policytext *")) {
  if (element.tagName === "STYLE") continue;
  const style = getComputedStyle(element), below = ground(element), ink = parse(style.color);
  ink[3] *= Number(style.opacity);
  text = Math.min(text, contrast(over(ink, below), below));
  if (element.tagName === "MARK")
    line = Math.min(line, contrast(over(parse(style.borderBottomColor), below), ground(element.closest(".policytext"))));
}
return [text, line];
"""


def show(browser: Browser, style: str) -> None:
    cell = document_html(report()) + table_html(report().spans(QUANTITIES))
    page = f"<!DOCTYPE html><meta charset='utf-8'><title>n</title><body style='{style}'>"
    page += f"<p id='mine'><mark>mine</mark></p>{cell}<table id='own'><tr><td>x</td></tr></table>"
    path = browser.folder / "cell.html"
    path.write_text(page, encoding="utf-8")
    browser.driver.get(path.as_uri())


@pytest.mark.parametrize(("ground", "ink"), THEMES)
def test_text_and_lines_are_seen_in_any_theme(browser: Browser, ground: str, ink: str) -> None:
    show(browser, f"background: {ground}; color: {ink}")
    text, line = browser.js(CONTRASTS)
    assert text >= 4.5
    assert line >= 3


def test_what_is_around_keeps_its_look(browser: Browser) -> None:
    show(browser, "")
    read = (
        "const m = getComputedStyle(document.querySelector('#mine mark'));"
        "const t = getComputedStyle(document.querySelector('#own td'));"
        "return [m.backgroundColor, m.borderBottomWidth, t.padding, t.borderBottomWidth]"
    )
    styled = browser.js(read)
    browser.js("document.querySelectorAll('.policytext').forEach((one) => one.remove())")
    assert browser.js(read) == styled


def test_a_narrow_window_does_not_scroll_the_text_aside(browser: Browser) -> None:
    browser.size(360, 700)
    show(browser, "")
    assert browser.js(
        "const t = document.querySelector('.pt-text'); return t.scrollWidth <= t.clientWidth"
    )
