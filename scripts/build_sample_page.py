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


def main() -> None:
    """Write ``examples/sample_report.html``."""
    lines = (ROOT / "examples/texts/sample_report.txt").read_text(encoding="utf-8").splitlines()
    marked = frozenset(words("marked.tsv"))
    shown = [cloak(line, marked).text for line in lines if line.strip()]
    body = "".join(f"<p>&emsp;&emsp;{html.escape(line, quote=False)}</p>\n" for line in shown)
    shell = (ROOT / "scripts/mirror_page.html").read_text(encoding="utf-8")
    page = shell.replace("{article}", body)
    (ROOT / "examples/sample_report.html").write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
