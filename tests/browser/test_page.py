"""The page of `show` in a browser: what is seen, clicked, typed and heard."""

from __future__ import annotations

import dataclasses
import datetime
from decimal import Decimal
from typing import Any

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

import policytext as pt
from tests.browser.conftest import Browser, Opened
from tests.io.sample_docs import report, small, with_layers

SHOWN: tuple[pt.Layer[Any], ...] = (pt.QUANTITIES, pt.TIMES, pt.MENTIONS)


def press(browser: Browser, *keys: str) -> None:
    for key in keys:
        ActionChains(browser.driver).send_keys(key).perform()
    browser.settle()


def find(browser: Browser, selector: str) -> list[WebElement]:
    return browser.driver.find_elements(By.CSS_SELECTOR, selector)


def segment(browser: Browser, words: str) -> WebElement:
    """The first segment that shows these words."""
    found = [one for one in find(browser, ".segment") if one.text == words]
    assert found, f"{words} is not marked"
    return found[0]


def panel(browser: Browser) -> str:
    return browser.driver.find_element(By.ID, "panel").text


def focused(browser: Browser) -> str:
    return str(browser.js("return document.activeElement.textContent"))


def chosen(browser: Browser) -> tuple[int, int]:
    start, end = browser.js("return current && [current.start, current.end]")
    return (start, end)


def is_in_window(browser: Browser, element: WebElement) -> bool:
    return bool(
        browser.js(
            "const box = arguments[0].getBoundingClientRect();"
            "return box.top >= 0 && box.bottom <= innerHeight",
            element,
        )
    )


def page_text(browser: Browser) -> list[str]:
    browser.js("blocks.forEach(draw)")
    return [str(line) for line in browser.js("return blocks.map((b) => b.element.textContent)")]


# ---- what is on the page


@pytest.mark.parametrize("make", [small, report])
def test_the_page_shows_the_whole_text_and_changes_no_character(opened: Opened, make: Any) -> None:
    doc = make()
    browser = opened(doc)
    assert page_text(browser) == doc.text.split("\n")[:-1]
    find(browser, "#switch-tokens")[0].click()
    assert page_text(browser) == doc.text.split("\n")[:-1]


def test_offsets_and_raw_stretches_are_those_of_the_library(opened: Opened) -> None:
    doc = small()
    browser = opened(doc)
    pairs = [(i, j) for i in range(len(doc.text)) for j in range(i + 1, len(doc.text) + 1)]
    shown = browser.js(
        "return arguments[0].map(([i, j]) => [text.slice(i, j), source.slice(...toSource(i, j))])",
        pairs,
    )
    assert doc.source is not None
    for (i, j), (words, raw) in zip(pairs, shown, strict=True):
        start, end = doc.alignment.to_source(i, j)
        assert (words, raw) == (doc.text[i:j], doc.source[start:end]), (i, j)


def test_each_layer_has_a_switch_with_its_count(opened: Opened) -> None:
    doc = small()
    browser = opened(doc)
    counts = {
        one.find_element(By.CSS_SELECTOR, ".name").text: one.find_element(
            By.CSS_SELECTOR, ".badge"
        ).text
        for one in find(browser, ".layers li")
    }
    assert counts["Quantities"] == str(len(doc[pt.QUANTITIES]))
    assert counts["Tokens"] == str(len(doc[pt.TOKENS]))
    assert counts["Places"] == "2"
    assert counts["Institutions"] == "1"
    assert counts["Lost characters"] == "1"


def test_facts_and_problems_stand_at_the_head(opened: Opened) -> None:
    browser = opened(small())
    head = find(browser, ".facts")[0].text
    for words in ("常州市人民政府报告", "江苏省常州市", "320400", "2024-01-09", "damaged"):
        assert words in head
    assert "contradiction: the title says 2023, the caller 2024" in head


def test_every_line_under_nested_spans_lies_in_a_lane_of_its_own(opened: Opened) -> None:
    doc = small()
    browser = opened(doc)
    both = segment(browser, "常州市")
    assert both.value_of_css_property("background-position").count(",") == 1
    first, second = both.value_of_css_property("background-position").split(", ")
    assert first != second
    rest = segment(browser, "人民政府")
    # The outer span's line goes on at the height where it began, the lower of the two.
    rest = segment(browser, "人民政府")
    heights = [one.value_of_css_property("padding-bottom") for one in (both, rest)]
    assert heights == ["8px", "8px"]
    outer = rest.value_of_css_property("background-position").split(" ", 1)[1]
    assert outer in (first.split(" ", 1)[1], second.split(" ", 1)[1])


def test_a_mark_that_can_be_reached_says_what_it_is(opened: Opened) -> None:
    browser = opened(small())
    for one in find(browser, ".segment[tabindex]"):
        assert one.get_attribute("role") == "button"
        assert one.get_attribute("aria-label")
    label = segment(browser, "5%以上").get_attribute("aria-label")
    assert label == "5%以上, NUMBER, ≥ 5 %"


# ---- the panel


def test_a_click_opens_value_and_raw_stretch(opened: Opened) -> None:
    browser = opened(small())
    segment(browser, "680.3亿元").click()
    shown = panel(browser)
    for words in ("Quantity", "680.3亿元", "68,030,000,000 元", "eq (exactly)", "money"):
        assert words in shown
    assert find(browser, "#panel .raw")[0].text == "680.3亿元"
    assert find(browser, "#panel .sentence mark")[0].text == "680.3亿元"


def test_a_click_on_nested_spans_opens_the_inner_and_offers_the_outer(opened: Opened) -> None:
    browser = opened(small())
    segment(browser, "常州市").click()
    assert find(browser, "#panel .words")[0].text == "常州市"
    outer = next(one for one in find(browser, "#panel .others button") if "人民政府" in one.text)
    outer.click()
    browser.settle()
    assert find(browser, "#panel .words")[0].text == "常州市人民政府"
    assert find(browser, "#panel .raw")[0].text == "常州市人民政(zhèng)府"
    assert "320400/人民政府" in panel(browser)
    assert "the title" in panel(browser)


def test_an_ambiguous_mention_shows_all_candidates_and_the_evidence(opened: Opened) -> None:
    browser = opened(small())
    segment(browser, "𠮷林路").click()
    shown = panel(browser)
    assert "ambiguous: 2 candidates" in shown
    assert [one.text.split()[0] for one in find(browser, ".candidates li")] == ["220200", "220802"]
    assert "two divisions <b>have</b> this name" in shown


def test_a_lost_character_is_marked_and_says_why(opened: Opened) -> None:
    browser = opened(small())
    lost = find(browser, ".segment.lost")
    assert [one.text for one in lost] == ["\ufffd"]
    lost[0].click()
    assert "too little to prove" in panel(browser)
    assert find(browser, "#panel .raw")[0].text == "?\ufffd"


def test_every_field_of_a_value_is_shown(opened: Opened) -> None:
    @dataclasses.dataclass(frozen=True)
    class Note:
        words: str
        number: Decimal
        none: str | None
        day: datetime.date

    layer: pt.Layer[Note] = pt.Layer("my notes", Note)
    doc = pt.Document("乡村振兴")
    note = Note("<i>x</i>", Decimal("1.50"), None, datetime.date(2024, 1, 2))
    doc = doc.with_layer(layer, [doc.span(0, 4, "NOTE", note)])
    browser = opened(doc)
    segment(browser, "乡村振兴").click()
    for words in ("my note", "<i>x</i>", "1.50", "none", "2024-01-02"):
        assert words in panel(browser)


# ---- keys


def test_arrows_visit_each_span_once_in_the_order_of_the_text(opened: Opened) -> None:
    doc = report()
    browser = opened(doc)
    spans = [span for layer in SHOWN for span in doc.spans(layer)]
    expected = sorted((span.start, -span.end) for span in spans)
    browser.js(
        "segmentOf(groups.filter((g) => g.shown && g.count).map((g) => g.span(0))"
        ".sort(byPlace)[0]).focus()"
    )
    seen = [chosen(browser)]
    for i in range(1, len(expected)):
        browser.js(
            "view.ownerDocument.activeElement.dispatchEvent(new KeyboardEvent('keydown', "
            "{key: arguments[0], bubbles: true}))",
            "ArrowRight" if i % 2 else "ArrowDown",
        )
        seen.append(chosen(browser))
    assert seen == [(start, -end) for start, end in expected]
    press(browser, Keys.ARROW_RIGHT)
    assert chosen(browser) == seen[-1]
    press(browser, Keys.ARROW_LEFT, Keys.ARROW_UP)
    assert chosen(browser) == seen[-3]


def test_tab_moves_to_the_next_mark_even_far_away(opened: Opened) -> None:
    far = "没有数字的一行。\n" * 300
    doc = with_layers(pt.Document(f"投资3亿元。\n{far}增长5%。\n"), [])
    browser = opened(doc)
    browser.js("document.querySelector('.segment[tabindex]').focus({focusVisible: true})")
    press(browser, Keys.TAB)
    assert focused(browser) == "5%"
    browser.settle()
    assert is_in_window(browser, segment(browser, "5%"))
    ActionChains(browser.driver).key_down(Keys.SHIFT).send_keys(Keys.TAB).key_up(
        Keys.SHIFT
    ).perform()
    assert focused(browser) == "3亿元"


def test_enter_opens_steps_in_and_escape_comes_back(opened: Opened) -> None:
    browser = opened(small())
    browser.js("document.querySelector('.segment[tabindex]').focus()")
    press(browser, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ENTER)
    assert find(browser, "#panel .words")[0].text == "2024年"
    assert "2024-01-01 to 2024-12-31" in panel(browser)
    assert browser.js("return document.getElementById('spoken').textContent").startswith("2024年")
    press(browser, Keys.ARROW_RIGHT)
    assert find(browser, "#panel .words")[0].text == "680.3亿元"
    press(browser, Keys.ENTER)
    assert browser.js("return document.activeElement.id") == "panel"
    press(browser, Keys.ESCAPE)
    assert find(browser, "#panel .words") == []
    assert focused(browser) == "680.3亿元"


def test_the_buttons_of_the_panel_keep_the_focus(opened: Opened) -> None:
    browser = opened(small())
    segment(browser, "2024年").click()
    for words in ("680.3亿元", "5%以上"):
        find(browser, "#panel [aria-label='Next mark']")[0].click()
        assert find(browser, "#panel .words")[0].text == words
        assert browser.js("return document.activeElement.ariaLabel") == "Next mark"


# ---- switches, table, outline, links


def test_a_switch_shows_and_hides_a_layer(opened: Opened) -> None:
    doc = small()
    browser = opened(doc)
    find(browser, "#switch-quantities")[0].click()
    assert not [one for one in find(browser, ".segment") if one.text == "680.3亿元"]
    find(browser, "#switch-tokens")[0].click()
    covered = sum(span.end - span.start for span in doc[pt.TOKENS])
    words = "".join(one.text for one in find(browser, ".segment"))
    assert covered <= len(words)
    segment(browser, "680").click()
    assert "Token" in panel(browser)


def test_the_table_has_every_quantity_and_each_row_jumps_to_its_place(opened: Opened) -> None:
    doc = report()
    browser = opened(doc)
    find(browser, "#tab-quantities")[0].click()
    rows = find(browser, "#view-quantities tbody tr")
    assert len(rows) == len(doc[pt.QUANTITIES])
    assert [one.text for one in find(browser, "#view-quantities td.words")] == [
        span.text for span in doc[pt.QUANTITIES]
    ]
    last = doc[pt.QUANTITIES][-1]
    rows[-1].click()
    browser.settle()
    assert chosen(browser) == (last.start, last.end)
    assert find(browser, "#panel .words")[0].text == last.text
    mark = browser.js("return segmentOf(current)")
    assert is_in_window(browser, mark)
    assert browser.js("return scrollY") > 1000
    # Going back finds the table where it was left.
    find(browser, "#tab-quantities")[0].click()
    assert find(browser, "tr.visited")[0].text == rows[-1].text


def test_the_table_sorts_by_value_and_filters_by_words(opened: Opened) -> None:
    doc = report()
    browser = opened(doc)
    find(browser, "#tab-quantities")[0].click()
    head = find(browser, "#view-quantities th button")[1]

    def values() -> list[Decimal]:
        return [
            Decimal(one.text.replace(",", "").lstrip("≥≈> "))
            for one in find(browser, "#view-quantities td.value")
        ]

    in_text = values()
    head.click()
    assert values() == sorted(in_text)
    head.click()
    assert values() == sorted(in_text, reverse=True)
    head.click()
    assert values() == in_text
    find(browser, "#view-quantities input")[0].send_keys("亿元 money")
    expected = [span.text for span in doc[pt.QUANTITIES] if span.value.kind == "money"]
    shown = [one.text for one in find(browser, "#view-quantities td.words")]
    assert shown == [words for words in expected if "亿元" in words]
    assert f"{len(shown)} of" in find(browser, "#view-quantities .count")[0].text


def test_a_row_opens_by_key(opened: Opened) -> None:
    browser = opened(small())
    find(browser, "#tab-quantities")[0].click()
    browser.js("document.querySelector('#view-quantities tbody tr').focus()")
    press(browser, Keys.ARROW_DOWN, Keys.ENTER)
    assert find(browser, "#panel .words")[0].text == "5%以上"


def test_the_repairs_are_listed_with_their_raw_stretch(opened: Opened) -> None:
    doc = small()
    browser = opened(doc)
    find(browser, "#tab-repairs")[0].click()
    rows = [one.text.split("\n") for one in find(browser, "#view-repairs tbody tr")]
    assert len(rows) == len(doc.repairs)
    assert "shifted, lost" in " ".join(rows[2])
    assert "(zhèng)" in " ".join(rows[1])
    find(browser, "#view-repairs tbody tr")[2].click()
    assert find(browser, "#panel .words")[0].text == "\ufffd"


def test_the_outline_goes_to_its_section(opened: Opened) -> None:
    doc = report()
    browser = opened(doc)
    assert len(find(browser, "#outline button")) == len(doc[pt.SECTIONS])
    last = find(browser, "#outline button")[-1]
    browser.js("arguments[0].click()", last)
    browser.settle()
    browser.settle()
    start = doc[pt.SECTIONS][-1].start
    assert is_in_window(browser, browser.js("return blockAt(arguments[0]).element", start))


def test_a_link_opens_its_span(opened: Opened) -> None:
    span = small()[pt.QUANTITIES][1]
    browser = opened(small(), f"#quantities-{span.start}-{span.end}")
    assert find(browser, "#panel .words")[0].text == "5%以上"
    assert browser.driver.current_url.endswith(f"#quantities-{span.start}-{span.end}")


# ---- windows, colours, paper


@pytest.mark.parametrize("make", [small, report])
def test_a_phone_never_scrolls_sideways(opened: Opened, make: Any) -> None:
    browser = opened(make())
    browser.size(360, 740)
    browser.settle()
    find(browser, "#rail summary")[0].click()
    for view in ("text", "quantities", "repairs"):
        find(browser, f"#tab-{view}")[0].click()
        browser.settle()
        assert browser.js("return document.documentElement.scrollWidth") <= 360, view
    find(browser, "#tab-text")[0].click()
    find(browser, ".segment")[0].click()
    browser.settle()
    assert browser.js("return document.documentElement.scrollWidth") <= 360
    panel_box = browser.js("return document.getElementById('panel').getBoundingClientRect()")
    assert panel_box["top"] > 740 / 3
    assert panel_box["right"] <= 360


def test_on_a_phone_the_panel_never_hides_what_it_is_about(opened: Opened) -> None:
    doc = report()
    browser = opened(doc)
    browser.size(360, 740)
    browser.settle()
    shown = [one for one in find(browser, ".segment") if is_in_window(browser, one)]
    shown[-1].click()
    browser.settle()

    def is_above_panel() -> bool:
        return bool(
            browser.js(
                "const top = document.getElementById('panel').getBoundingClientRect().top;"
                "const box = segmentOf(current).getBoundingClientRect();"
                "return box.top >= 0 && box.bottom <= top && top < innerHeight"
            )
        )

    assert is_above_panel()
    for _ in range(30):
        find(browser, "#panel [aria-label='Next mark']")[0].click()
    browser.settle()
    assert is_above_panel()
    find(browser, "#tab-quantities")[0].click()
    browser.js("document.querySelector('#view-quantities tbody').lastChild.click()")
    browser.settle()
    assert chosen(browser)[0] == doc[pt.QUANTITIES][-1].start
    assert is_above_panel()


def luminance(colour: str) -> float:
    parts = [int(part.strip()) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_lines_stand_out_in_both_schemes(opened: Opened, scheme: str) -> None:
    browser = opened(small())
    browser.scheme(scheme)

    def colour(name: str) -> str:
        return str(
            browser.js(
                "const probe = document.body.appendChild(document.createElement('i'));"
                "probe.style.color = `var(--${arguments[0]})`;"
                "const found = getComputedStyle(probe).color; probe.remove(); return found",
                name,
            )
        )

    paper = colour("paper")
    assert (luminance(paper) < 0.1) == (scheme == "dark")
    assert browser.js("return getComputedStyle(document.body).backgroundColor") == paper
    for ground in ("paper", "raised", "sunk", "mark", "flash"):
        assert contrast(colour("ink"), colour(ground)) >= 7, ground
    for name in ("soft", "accent", "good", "warn", "lost"):
        assert contrast(colour(name), colour("paper")) >= 4.5, name
        assert contrast(colour(name), colour("sunk")) >= 4.5, name
    # WCAG 2.2, 1.4.11: what is seen but not read needs 3 to 1.
    for name in ("quantities", "times", "places", "institutions", "projects", "targets", "quiet"):
        assert contrast(colour(name), paper) >= 3, name


def test_paper_gets_the_text_with_its_lines_and_the_whole_table(opened: Opened) -> None:
    doc = report()
    browser = opened(doc)
    browser.js("dispatchEvent(new Event('beforeprint'))")
    browser.send("Emulation.setEmulatedMedia", media="print")
    try:
        assert browser.js("return blocks.every((block) => block.drawn)")
        assert find(browser, "#view-quantities")[0].is_displayed()
        assert len(find(browser, "#view-quantities tbody tr")) == len(doc[pt.QUANTITIES])
        assert not find(browser, "#tabs")[0].is_displayed()
        assert not find(browser, "#panel")[0].is_displayed()
    finally:
        browser.scheme("light")


# ---- hostile and large documents


def test_a_request_or_an_error_would_have_been_noticed(browser: Browser) -> None:
    # Every test here ends with the check that there was none; this one sees the check work.
    path = browser.folder / "other.html"
    path.write_text("<img src='http://127.0.0.1:9/x.png'><script>nothing()</script>", "utf-8")
    browser.driver.get(path.as_uri())
    browser.settle()
    assert "http://127.0.0.1:9/x.png" in browser.requests()
    assert any("nothing is not defined" in message for message in browser.logs())
    browser.driver.get("about:blank")
    browser.logs()


def test_the_page_forbids_itself_what_it_does_not_need(opened: Opened) -> None:
    browser = opened(small())
    browser.js(
        "const image = document.body.appendChild(document.createElement('img'));"
        "image.src = 'http://127.0.0.1:9/x.png'; document.body.append(image);"
        "const script = document.createElement('script'); script.textContent = 'window.ran = 1';"
        "document.body.append(script)"
    )
    browser.settle()
    assert browser.js("return window.ran") is None
    browser.requests()  # the refused one is listed as well
    refused = browser.logs()
    assert len(refused) == 2
    assert all("Content Security Policy" in message for message in refused)


def test_what_looks_like_markup_stays_text(opened: Opened) -> None:
    evil = "</script><img src=x onerror=alert(1)><!--<script> \u2028\u2029 {{data}} {{title}} &lt;"
    doc = pt.Document(
        f"{evil}\n增长5%。\0\n",
        id=evil,
        title=evil,
        source=f"{evil}\n增长5%。\0\n",
        problems=[pt.Problem(evil, evil)],
        meta={evil: evil},
    )
    link = pt.Link(None, evil, (evil, "320400"), evil)
    doc = with_layers(doc, [doc.span(0, 9, evil, pt.Mention(evil, link))])
    browser = opened(doc)
    assert page_text(browser)[0] == evil
    find(browser, ".segment")[0].click()
    assert find(browser, "#panel .words")[0].text == "</script>"
    assert find(browser, "img") == []
    assert browser.driver.title.startswith("</script><img")


def test_a_document_without_layers_and_an_empty_one_say_so(opened: Opened) -> None:
    browser = opened(pt.Document("只有文字。"))
    assert page_text(browser) == ["只有文字。"]
    assert "No layer has been made" in find(browser, "#layers")[0].text
    browser = opened(pt.Document(""))
    assert "The text is empty." in find(browser, "#view-text")[0].text


def test_a_million_characters_are_all_there_and_drawn_as_they_come_near(opened: Opened) -> None:
    line = "全年完成投资680.3亿元，增长5%以上，新增就业3万人，建成公路12.5公里。"
    text = f"{line}\n" * 20_000 + line * 3_000
    doc = with_layers(pt.Document(text), [])
    browser = opened(doc)
    assert len(text) > 900_000
    assert browser.js("return text.length") == len(text)
    drawn, count = browser.js("return [blocks.filter((b) => b.drawn).length, blocks.length]")
    assert drawn < 200 < count
    # A line of 120,000 characters goes on over several blocks, and none is missing.
    shown = browser.js("return blocks.map((b) => b.element.textContent).join('')")
    assert shown == text.replace("\n", "")
    last = doc[pt.QUANTITIES][-1]
    find(browser, "#tab-quantities")[0].click()
    browser.js("jumpTo(groupOf('quantities').span(groupOf('quantities').count - 1))")
    browser.settle()
    assert chosen(browser) == (last.start, last.end)
    assert is_in_window(browser, browser.js("return segmentOf(current)"))
