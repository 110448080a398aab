"""Which values of a sentence add up what was done in several years."""

from __future__ import annotations

from policytext.document import Document
from policytext.lazy_pattern import lazy_pattern
from policytext.targets.candidates import RATES, Sentence, Value
from policytext.targets.durations import taken
from policytext.targets.intervals import GOALS
from policytext.targets.patterns import pattern
from policytext.targets.periods import Periods
from policytext.targets.phrases import Phrase
from policytext.targets.state import State
from policytext.targets.surroundings import is_stock

__all__ = ["SUM", "ToldSums"]

# What sums up.
SUM = "累计"
_STOP = lazy_pattern("[；;。]")
_PER_HEAD = "人均"
_COMPARED = lazy_pattern("[比较]")


class ToldSums:
    """The values of one sentence, and the years that are told of.

    Args:
        doc: the document.
        sentence: the sentence.
        periods: the times of the document so far, those of the sentence among them.
    """

    def __init__(self, doc: Document, sentence: Sentence, periods: Periods) -> None:
        self._doc, self._text, self._periods = doc, doc.text, periods
        self._sentence_values, self._begin = sentence.values, sentence.span.start
        # Where the times of bases begin.
        self._of_bases: set[int] = set()
        self._durations = taken(doc.text, sentence.span.start, sentence.values)

    def own(self, start: int, place: int, role: str) -> str:
        """Where several years are named in the words before a value; empty: nowhere."""
        return self._periods.own(start, place, role, self._of_bases)

    def goes_on(self, words: str, value: Value, phrase: Phrase, state: State) -> bool:
        """Whether a value adds up what several years did, or goes on with others that do."""
        if state.is_whole or is_stock(words):
            return False
        if SUM in words:
            return True
        if state.is_sum and phrase.measure == "share" and not phrase.name:
            return _STOP.search(words) is None  # 累计新增就业50万人、占全省一成
        if not state.is_sum or phrase.measure not in ("", "level") or phrase.is_mean:
            return False
        if value.value.kind in RATES or _PER_HEAD in phrase.name:
            return False
        return _STOP.search(words) is None and pattern("reached").search(words) is None

    def _is_sum_by_ratio(self, words: str, value: Value) -> bool:
        """Whether what was spent or made is told beside the years before: 是前五年的2倍."""
        if pattern("sum by ratio").match(self._text, value.end) is None or is_stock(words):
            return False
        return pattern("spent or made").search(words) is not None

    def _is_sum(self, words: str, role: str, value: Value, phrase: Phrase, state: State) -> bool:
        """Whether a value is of all the years that are told of."""
        # Of goals only what is joined to a sum goes on with it: 累计投资4亿元，产值8亿元.
        is_joined = SUM in words or pattern("part of a sum").match(words) is not None
        if (is_joined or role not in GOALS) and self.goes_on(words, value, phrase, state):
            return True
        if role == "target":
            return phrase.measure in ("change", "decrease")
        if role != "actual":
            return False
        if pattern("spent over years").search(words) is not None:
            return True
        if self._is_sum_by_ratio(words, value):
            return True
        if pattern("in turn").search(words) is not None:
            return True  # 接连突破6万亿元、7万亿元 tells of years, not of the last.
        # 增长1.1倍 in a review of five years is of all of them.
        is_multiple = phrase.measure == "growth" and value.value.kind == "multiple"
        return is_multiple and not _COMPARED.search(words)
