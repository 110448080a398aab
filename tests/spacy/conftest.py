"""What the tests share is imported by them alone: where there is no spaCy, each of them is skipped."""

from __future__ import annotations

collect_ignore = ["sample.py"]
