"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

# The suite answers the same on every run, and asserts no time: other work may share the machine.
# A longer, random search: pytest --hypothesis-profile=search
settings.register_profile("suite", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile("suite")
