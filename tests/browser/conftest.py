"""A headless Chromium for the page of `show`; without one these tests are skipped, and say so."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.common.exceptions import WebDriverException

import policytext as pt
from policytext.io import write_page

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Browser:
    """The browser, with what the tests ask of it."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver
        self.folder = Path()

    def js(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def send(self, command: str, **arguments: Any) -> None:
        self.driver.execute_cdp_cmd(command, arguments)

    def size(self, width: int, height: int) -> None:
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 500,
        )

    def scheme(self, name: str) -> None:
        features = [{"name": "prefers-color-scheme", "value": name}]
        self.send("Emulation.setEmulatedMedia", media="", features=features)

    def settle(self) -> None:
        """Wait for two frames: scrolling and observers have done their work then."""
        self.driver.execute_async_script(
            "const done = arguments[0];"
            "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30)));"
        )

    def _log(self, name: str) -> list[dict[str, Any]]:
        get: Any = self.driver.get_log  # selenium gives it no type
        entries: list[dict[str, Any]] = get(name)
        return entries

    def logs(self) -> list[str]:
        """Messages of the console, errors of the page among them."""
        return [entry["message"] for entry in self._log("browser")]

    def requests(self) -> list[str]:
        """The addresses that were asked for since the last call."""
        events = [json.loads(one["message"])["message"] for one in self._log("performance")]
        return [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]


@pytest.fixture(scope="session")
def _browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    chromedriver = shutil.which("chromedriver")
    if not chromium or not chromedriver:
        pytest.skip("no chromium with chromedriver was found: the page of `show` was not tried")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    try:
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(chromedriver))
    except WebDriverException as error:
        pytest.skip(f"chromium does not start: the page of `show` was not tried ({error.msg})")
    driver.set_script_timeout(60)
    try:
        yield Browser(driver)
    finally:
        driver.quit()


@pytest.fixture
def browser(_browser: Browser, tmp_path: Path) -> Iterator[Browser]:
    """The browser, which must have nothing to complain of and ask for nothing but the page."""
    _browser.folder = tmp_path
    _browser.size(1280, 900)
    _browser.scheme("light")
    _browser.logs()
    _browser.requests()
    yield _browser
    assert _browser.logs() == []
    # The address of the page itself, and the empty one between pages.
    assert [url for url in _browser.requests() if not url.startswith(("file://", "about:"))] == []


Opened = Callable[..., Browser]


@pytest.fixture
def opened(browser: Browser) -> Opened:
    """Write the page of a document and open it."""

    def open_page(doc: pt.Document, link: str = "") -> Browser:
        path = browser.folder / "page.html"
        write_page(doc, path)
        browser.driver.get("about:blank")  # so that another link is another page
        browser.driver.get(path.as_uri() + link)
        assert browser.js("return document.documentElement.dataset.ready") == "true"
        browser.settle()
        return browser

    return open_page
