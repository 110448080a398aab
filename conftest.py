"""What pytest leaves out: a module that spaCy imports, and that imports spaCy, where there is none."""

from __future__ import annotations

import importlib.util

collect_ignore = [] if importlib.util.find_spec("spacy") else ["src/policytext/spacy/factories.py"]
