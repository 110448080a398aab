"""Word boundaries: one protocol, and the library's own tokeniser.

Example:
    >>> from policytext.tokens import ModelTokenizer
    >>> ModelTokenizer().words("完成投资320.5亿元。")
    ['完成', '投资', '320.5亿', '元', '。']
"""

from __future__ import annotations

from policytext.tokens.annotator import TokenAnnotator
from policytext.tokens.own import ModelTokenizer
from policytext.tokens.protocol import BorderTokenizer, Tokenizer
from policytext.tokens.user_words import UserWord, WordFault, check_words, read_words

__all__ = [
    "BorderTokenizer",
    "ModelTokenizer",
    "TokenAnnotator",
    "Tokenizer",
    "UserWord",
    "WordFault",
    "check_words",
    "read_words",
]
