"""What pytest leaves out: a module for spaCy alone, where there is no spaCy."""

from __future__ import annotations

import importlib.util

collect_ignore = [] if importlib.util.find_spec("spacy") else ["src/policytext/spacy/factories.py"]
