"""Word boundaries: one protocol, and the library's own tokeniser.

Example:
    >>> from policytext.tokens import LexiconTokenizer
    >>> LexiconTokenizer().words("完成投资320.5亿元。")
    ['完成', '投资', '320.5亿', '元', '。']
"""

from __future__ import annotations

from policytext.tokens.annotator import TokenAnnotator
from policytext.tokens.own import LexiconTokenizer
from policytext.tokens.protocol import Tokenizer

__all__ = ["LexiconTokenizer", "TokenAnnotator", "Tokenizer"]
