"""The review sheet in a browser: verdicts are given, counted and downloaded."""

from __future__ import annotations

import time
from pathlib import Path

from selenium.webdriver.common.by import By

from policytext.ledger import read_verdicts, review_ids, rows, write_review
from tests.browser.conftest import Browser
from tests.ledger.samples import report


def test_verdicts_given_in_the_page_are_read_back(browser: Browser, tmp_path: Path) -> None:
    made = rows(
        report(
            ("地区生产总值", "growth", "target", "8%左右"),
            ('<i>"就业"</i>', "level", "target", "3万人以上"),
            ("粮食产量", "level", "target", "=稳定"),
        )
    )
    write_review(made, tmp_path / "review.html")
    driver = browser.driver
    browser.send("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    driver.get((tmp_path / "review.html").as_uri())
    assert [one.text for one in driver.find_elements(By.TAG_NAME, "mark")] == [
        "8%左右",
        "3万人以上",
    ]

    lines = driver.find_elements(By.CSS_SELECTOR, "tbody tr")
    lines[0].find_element(By.CSS_SELECTOR, "input[value=correct]").click()
    lines[2].find_element(By.CSS_SELECTOR, "input[value=wrong]").click()
    lines[2].find_element(By.NAME, "note").send_keys('=a, "b"')
    driver.find_element(By.ID, "coder").send_keys("甲")
    assert driver.find_element(By.ID, "progress").text == "2 of 3 judged"
    driver.find_element(By.ID, "save").click()

    path = tmp_path / "verdicts.csv"
    for _ in range(100):
        if path.exists():
            break
        time.sleep(0.1)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,document,section,indicator")
    assert 'wrong,"\'=a, ""b"""' in path.read_text("utf-8")
    keys = [key for key, _ in review_ids(made)]
    found = read_verdicts(path)
    assert [(one.id, one.verdict, one.note, one.coder) for one in found] == [
        (keys[0], "correct", "", "甲"),
        (keys[2], "wrong", '=a, "b"', "甲"),
    ]
    # The page and the file that it made itself: nothing else was asked for.
    assert all(url.startswith(("file://", "blob:", "about:")) for url in browser.requests())
