"""policytext in spaCy: components, a tokeniser, and documents of either as documents of the other.

The components are found by spaCy once policytext is installed beside it:

    >>> import spacy  # doctest: +SKIP
    >>> nlp = spacy.blank("zh")  # doctest: +SKIP
    >>> nlp.add_pipe("policytext", config={"issuer": "320400", "year": 2024})  # doctest: +SKIP
    >>> doc = nlp("全市完成投资680.3亿元。")  # doctest: +SKIP
    >>> [ent.text for ent in doc.ents]  # doctest: +SKIP
    ['全市', '680.3亿元']

`docs/spacy.md` tells of them.
"""

from __future__ import annotations

from policytext.spacy.convert import counts, from_spacy, to_spacy
from policytext.spacy.docbin import read_docbin, write_docbin
from policytext.spacy.extensions import set_extensions
from policytext.spacy.facts import set_facts

__all__ = [
    "counts",
    "from_spacy",
    "read_docbin",
    "set_extensions",
    "set_facts",
    "to_spacy",
    "write_docbin",
]
