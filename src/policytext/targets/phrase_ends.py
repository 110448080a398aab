"""Where the words in front of a value end without what is no part of their name: times, amounts."""

from __future__ import annotations

from policytext.lazy_pattern import lazy_pattern
from policytext.targets.patterns import pattern
from policytext.targets.words import words_of

__all__ = ["before", "before_kinds", "before_per", "before_time"]

_TIME_END = lazy_pattern(
    '(?:(?:19|20|１９|２０)[0-9０-９]{2}年(?:底|末)?|[一二三四五六七八九〇零○]{4}年(?:底|末)?|[“"]?十[一二三四五]五[”"]?(?:末|时期|期间)?|[“"][一二三四五六七八九]五[”"](?:末|时期|期间)?|(?:上一?|前一|去|今|本|明)年(?:底|末)?|(?<![到至—-])(?:[今去当同]年)?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|末|初|[上中下]旬)?|前[一二两三四五六]年|(?:[0-9０-９]{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?)年(?:来|间|内)|[这近]?[两三四五六七八九]年(?:来|间|内|共)?|连续(?:[0-9０-９]{1,2}|[一二两三四五六七八九十]+)(?:年|个月|个?季度|月)|年底前|年内|当年|目前|现在|如今|当前|现今)的?$'
)
# With what such a time ends.
_TIME_ENDS = frozenset('年月份旬初度底末期间来内共前五在今的”"\n')
# With what a time ends from which something changed: 上半年, 3月份, 最高时, 原来.
_FROM_ENDS = frozenset("年度月份初前时期来先初点值谷的在\n")
# No time at the end of words, and what compares with it, is longer.
_LONGEST_TIME = 64
_BASIS, _JOINTS = "基础上", frozenset("、和与及")
# No number of kinds in front of things is longer: 12大类 of 12大类45件实事.
_LONGEST_KINDS = 8
# Nothing that an amount is for each of is longer: 每人每年 of 由每人每年240元; it ends with these.
_LONGEST_PER = 8
_PER_ENDS = frozenset("人名户家亩吨里米年月天日均斤度省市县区州盟旗镇乡\n")


def before(words: str, end: int, dropped: str) -> int:
    """Where words end without such characters at their end.

    Example:
        >>> before("新增就业、", 5, "、")
        4
    """
    while end and words[end - 1] in dropped:
        end -= 1
    return end


def before_time(words: str, end: int) -> int:
    """Where words end without a time, and without what it is compared by: 比大灾的2021年.

    Example:
        >>> "覆盖率2027年、2030年"[: before_time("覆盖率2027年、2030年", 14)]
        '覆盖率'
    """
    first = max(0, end - _LONGEST_TIME)
    if words.endswith(words_of("end of period"), 0, end):
        period = pattern("compared period").search(words, first, end)
        if period is not None:
            return period.start()
    if words.endswith(_BASIS, 0, end):
        basis = pattern("on a basis").search(words, first, end)
        return end if basis is None else basis.start()
    if words[end - 1 : end] in _FROM_ENDS:
        when = pattern("from when").search(words, first, end)
        if when is not None:
            return when.start()
    ends_so = words[end - 1 : end] in _TIME_ENDS
    time = _TIME_END.search(words, first, end) if ends_so else None
    if time is None:
        return end
    end = before(words, time.start(), "的在")
    if words[end - 1 : end] in _JOINTS and end > 1:
        first = before_time(words, end - 1)  # 覆盖率2027年、2030年分别达到
        end = first if first < end - 1 else end
    if words.endswith(words_of("compared with"), 0, end):
        return end - 1
    compared = pattern("compared far").search(words, first, end)
    return end if compared is None else compared.start()


def before_per(words: str, end: int) -> int:
    """Where words end without what an amount is for each of, or whose it is: 每人每年, 全县.

    Example:
        >>> "粮食产量全县"[: before_per("粮食产量全县", 6)]
        '粮食产量'
    """
    if words[end - 1 : end] not in _PER_ENDS:
        return end
    per = pattern("per unit").search(words, max(0, end - _LONGEST_PER), end)
    # 电话普及率由上年的每百人3部
    return end if per is None else before_time(words, per.start())


def before_kinds(words: str) -> int:
    """Where words end without a number of kinds of what a value counts: 12大类 before 45件.

    Example:
        >>> "民生实事12大类"[: before_kinds("民生实事12大类")]
        '民生实事'
    """
    if not words.endswith(words_of("kinds")):
        return len(words)
    kinds = pattern("kinds before").search(words, max(0, len(words) - _LONGEST_KINDS))
    return len(words) if kinds is None else kinds.start()
