"""What pytest leaves out, for want of spaCy, and where examples of docstrings write."""

from __future__ import annotations

import importlib.util

import pytest

collect_ignore = [] if importlib.util.find_spec("spacy") else ["src/policytext/spacy/factories.py"]


@pytest.fixture(autouse=True)
def _own_folder_for_examples(request: pytest.FixtureRequest) -> None:
    """Examples of docstrings write into a folder of their own."""
    if isinstance(request.node, pytest.DoctestItem):
        request.getfixturevalue("monkeypatch").chdir(request.getfixturevalue("tmp_path"))
