"""What stands in front of a value: the name of an indicator, and how the value is about it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.lazy_pattern import lazy_pattern
from policytext.targets.beginnings import beginnings
from policytext.targets.nouns import verbs
from policytext.targets.paired_marks import whole
from policytext.targets.patterns import pattern
from policytext.targets.phrase_ends import before, before_kinds, before_per, before_time
from policytext.targets.words import Words, words_of

__all__ = [
    "CHANGES",
    "GROWTHS",
    "Phrase",
    "ends",
    "has_verb",
    "read_phrase",
    "strip_fillers",
    "strip_openers",
]

# The measures that tell how much something changed.
CHANGES = frozenset({"change", "decrease", "growth"})
# Those of them that are rates.
GROWTHS = frozenset({"growth", "decrease"})
# Blanks of layout, those of all widths and of none among them; lines end within no name but where
# a subscript has one for itself.
_BLANK = " \n\t\u3000\xa0\u2002\u2003\u2009\u200a\u200b\u202f\u2060\ufeff"
_SUBSCRIPT = r"[ \u3000\n]*[0-9]{1,2}(?:\.[0-9])?[ \u3000]*(?:[\n）)]|\Z)"
_LINE = rf"\n(?!{_SUBSCRIPT})(?<!\n[0-9]\n)(?<!\n[0-9]{{2}}\n)(?<!\n[0-9]\.[0-9]\n)"
# What a name of an indicator never goes across, and all up to the last of it; 要将 stands between
# who is to do something and what is to be changed.
# 固定资产投资正增长、进出口增长6% names two; the comma of 5,000 is part of a number.
_GROWN = "正增长|跌回升|稳回升|步增长|续增长|速增长|快增长|幅增长|幅增加|中有升|中有进"
_BOUNDARY = (
    rf"[，；;。：:！？!?]|,(?![0-9]{{3}}(?![0-9]))|{_LINE}|、(?=完成|实现)|(?<={_GROWN})、"
    "|(?:要|进一步|逐步|时间)[把将]"
)
_CLAUSES = lazy_pattern(f"(?s:.*)(?:{_BOUNDARY})")
_OPEN, _CLOSED = ("（", "("), ("）", ")")
_ENUMERATED, _GROWN_PART = "、", lazy_pattern(f"(?<={_GROWN})、")
_PARTS = ("，", "、完成", "、实现")
_EDGE = f"{_BLANK}、，,；;。：:！？!?\n“”\"'…－—（）()的★☆●○◆◇■□▲△►•※①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽"
_EDGE_CHARS = frozenset(_EDGE)
# A year or a plan's years in front of a name.
_TIME = lazy_pattern(
    '于?(?:(?:19|20|１９|２０)[0-9０-９]{2}年(?:底|末|度)?前?|[今明本]年(?:底|末)前|[一二三四五六七八九〇零○]{4}年(?:底|末|度)?|[“"]?十[一二三四五]五[”"]?(?:时期|期间|末)?|[“"]?[一二三四五六七八九十]五[”"]?(?:时期|期间))'
)
_TIME_STARTS = beginnings(_TIME.pattern)
# The number of an item of a list: 7.力争…, 一、…; not 一、二产业.
_MARKER = lazy_pattern(
    r"(?:[0-9０-９]{1,2}[.．、]|[一二三四五六七八九十]{1,3}、)\s*(?![0-9０-９一二三四五六七八九十])"
    r"|(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})、\s*(?=[12][0-9]{3}年)"
)
# The number of an item of a list, behind the edges of a name: 2） or 2. in front of 城镇新增就业.
_ITEM = lazy_pattern(
    "(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[）)]|[0-9０-９]{1,2}[.．](?![0-9０-９])"
)
_BASES = frozenset({"由", "从"})
_GOAL, _OF, _WITH = "目标", "的", "以"
_AMONG = "中"  # 限额以上零售额中，粮油类增长9%
_CAUSE, _LONGEST_CAUSE = "影响", 20
_COMMAS, _YEARS = ("，", ","), ("年", "年度", "同期")
_ALONE = lazy_pattern(r"[，,]\s*(?:同比|环比)?")
_THAN, _STATED = "比", ("达", "为", "是", "保持", "稳定", "提高", "提升", "上升", "下降", "降低")
# The use of a word that only looks like an opener: 计划 in 计划生育率.
_OF_NAME = "name"
_BEFORE_VERB = "before verb"
# So long are verbs that may stand in front of a name.
_SIZES_OF_VERBS = (2, 3, 4)


class Phrase(NamedTuple):
    """The words in front of a value.

    Attributes:
        name: what is left of the last clause without predicate: the name, or several, or nothing.
        start: where the name begins, counted from the start of the words.
        measure: growth, decrease, change, share or level; nothing where no word says.
        each: 分别, 均, 都 or 各, where the values or the name are shared out.
        is_limit: whether the value is a ceiling.
        is_base: whether it is where something started from: 由5%提高到6%.
        is_mean: whether it is a yearly mean: 年均增长6%.
        other: the name in the clause before, which has no value: 存款 in 存款增加，余额达到….
        other_start: where it begins, counted alike.
    """

    name: str
    start: int
    measure: str
    each: str
    is_limit: bool
    is_base: bool
    is_mean: bool
    other: str = ""
    other_start: int = 0


@cache
def _predicates() -> Words[str]:
    return Words((word, measure) for word, measure in read_rows("targets/predicates.tsv"))


@cache
def ends(sort: str) -> tuple[str, ...]:
    """The ends of names of one sort, longest first."""
    found = [end for kind, end in read_rows("targets/name_ends.tsv") if kind == sort]
    return tuple(sorted(found, key=lambda end: (-len(end), end)))


@cache
def _openers() -> Words[str]:
    return Words((word, use) for word, use in read_rows("targets/openers.tsv"))


# 、 and 同比增长 come again and again.
@lru_cache(maxsize=1024)
def read_phrase(words: str) -> Phrase:
    """Read the words between the value before, or the start of the sentence, and a value.

    Example:
        >>> read_phrase("，规上工业增加值、固定资产投资分别增长")
        Phrase(name='规上工业增加值、固定资产投资', start=1, measure='growth', each='分别', \
is_limit=False, is_base=False, is_mean=False, other='', other_start=0)
        >>> read_phrase("、同比增长").name
        ''
    """
    name, start, measure, said = _read(words)
    clause = words[:start].rstrip(_BLANK) if not name else ""
    if clause.endswith(_COMMAS):
        # 原油产量继续增长，达到 …: the clause before has the name, if it ends with a predicate.
        other, begin, other_measure, other_said = _read(clause[:-1])
        if other and other_measure not in ("", "level"):
            name, start, said = other, begin, said | other_said
            if any(word.endswith(_GOAL) for word in other_said):
                measure = other_measure  # 增长速度的目标，定为8% is a goal of growth
    other, other_start = "", 0
    cut = max([words.rfind(part, 0, start) for part in _PARTS]) if start > 1 else 0
    if start > 1 and _ENUMERATED in words:
        cut = max([cut, *(part.start() for part in _GROWN_PART.finditer(words, 0, start))])
    if cut > 0:
        other, other_start, _, _ = _read(words[:cut])
        other = "" if pattern("no clause").match(other) else other.removesuffix(_AMONG)
    if name.endswith(words_of("share end")) and measure in ("", "level"):
        measure = "share"
    plan = pattern("part of plan").search(words) if measure in ("", "level") else None
    if plan is not None:
        # 完成投资3亿元，完成年度计划的80%: a share of what the name before is planned to be.
        name, measure = name if start < plan.start() else "", "share"
    is_mean = pattern("mean of years").search(name) is not None  # 年均煤炭产量保持在3000万吨
    if not said:
        return Phrase(name, start, measure, "", False, False, is_mean, other, other_start)
    return Phrase(
        name,
        start,
        measure,
        next((word for word in words_of("each") if word in said), ""),
        not said.isdisjoint(words_of("limit")),
        not said.isdisjoint(_BASES),
        is_mean or any(word in words_of("mean") or word.startswith("年均") for word in said),
        other,
        other_start,
    )


def _read(words: str) -> tuple[str, int, str, frozenset[str]]:
    """The name in the last clause, where it begins, the measure, and all words behind it."""
    # Places move, not the words: one copy for each word that is cut off would add up.
    end = before_time(words, before(words, before_kinds(words), _EDGE))
    end = before_per(words, end)
    measure = ""
    said: set[str] = set()
    while True:
        found = _predicates().ending(words, end)
        if found is None or _is_whole(words, end, found[0]):
            break
        word, sort = found
        if word in ends("accounts") and not words.endswith(_YEARS, 0, end - len(word)):
            break  # 预算执行数为118亿元 is no 比上年执行数.
        if word == _THAN and words.startswith(_STATED, end):
            break  # 优良天数比达到 compares with nothing.
        end = before_time(words, before(words, end - len(word), _BLANK))
        said.add(word)
        if sort == "filler" and words.endswith(_OPEN, 0, end) and words.endswith(_CLOSED):
            end = before(words, end - 1, _BLANK)  # 人均生产总值（按常住人口计算）8万元
        if sort != "filler" and (not measure or (measure == "level" and sort != "level")):
            measure = sort
    if said:
        end = before_per(words, end)  # 收购价每斤提高
        if words.endswith(_CAUSE, 0, end):
            cause = pattern("cause").search(words, max(0, end - _LONGEST_CAUSE), end)
            end = end if cause is None else cause.start()
    clauses = _CLAUSES.match(words, 0, end)
    start = clauses.end() if clauses is not None else 0
    name, lost = strip_openers(words[start:end])
    if pattern("approved").fullmatch(name) is not None:
        lost, name = lost + len(name), ""
    elif _OF in name and (approved := pattern("approved by").match(name)) is not None:
        name, more = strip_openers(name[approved.end() :])  # 县人大批准的财政支出
        lost += approved.end() + more
    elif name.startswith(_WITH) and (manner := pattern("in which way").match(name)) is not None:
        name, more = strip_openers(name[manner.end() :])  # 以甲镇为重点发展蔬菜
        lost += manner.end() + more
    begin, end = whole(words, start + lost, start + lost + len(name))
    return words[begin:end], begin, measure, frozenset(said)


def _is_whole(words: str, end: int, predicate: str) -> bool:
    """Whether what looks like a predicate belongs to a name; 比年初新增 is one for all its 新增."""
    if not words.endswith(ends("whole"), 0, end):
        return False  # So it is of most.
    start = end - len(predicate)
    basis = next((one for one in words_of("basis") if words.endswith(one, 0, start)), "")
    start -= len(basis)  # 比上年同口径增收5亿元
    time = before_time(words, start)
    is_compared = time < start and words.startswith(words_of("compared with"), time)
    if predicate in ends("alone"):
        # 人均收入4610元，增收504元, not 农户同比增收504元.
        return _ALONE.fullmatch(words, 0, time if is_compared else start) is None
    if is_compared:
        return False  # 比1997年净增
    return any(
        words.endswith(one, 0, end) and not (predicate.endswith(one) and predicate != one)
        for one in ends("whole")
    )


def has_verb(text: str, name: str, start: int) -> bool:
    """Whether a member of a list has a verb of its own, though it may look like an opener."""
    if verbs()[0].match(name) is not None:
        return True
    known = verbs()[1]
    return any(text[max(0, start - size) : start] in known for size in _SIZES_OF_VERBS)


def strip_fillers(text: str) -> str:
    """A name without the words at its end that are no part of it: 中央财政 of 中央财政将."""
    end = len(text)
    while (found := _predicates().ending(text, end)) is not None and found[1] == "filler":
        end -= len(found[0])
    return text[:end]


# Readings of one name ask for the same parts of it.
@lru_cache(maxsize=1024)
def strip_openers(text: str) -> tuple[str, int]:
    """A name without the words in front of it, and how many characters these take.

    Example:
        >>> strip_openers("预计全年粮食总产量")
        ('粮食总产量', 4)
    """
    if text.isalpha() and text[0] not in _first_of_openers():
        return text, 0  # So do most names begin.
    marker = _MARKER.match(text)
    place = marker.end() if marker is not None else 0
    while True:
        place = _behind_edges(text, place)
        if (item := _ITEM.match(text, place)) is not None:
            place = _behind_edges(text, item.end())
        if text[place : place + 1] in _TIME_STARTS:
            time = _TIME.match(text, place)
            if time is not None and pattern("time of things").match(text, time.end()) is not None:
                return text[place:], place  # 2014年开工的安置房
            place = time.end() if time is not None else place
        found = _openers().starting(text, place)
        if found is None or found[1] == _OF_NAME or _is_adjective(text, place, found):
            start, _ = whole(text, _behind_edges(text, place), len(text))
            return text[start:], start
        place += len(found[0])
        if place == len(text):
            return "", place


@cache
def _first_of_openers() -> frozenset[str]:
    """The characters with which begins what stands in front of names."""
    return _EDGE_CHARS | _TIME_STARTS | {word[0] for word, _ in read_rows("targets/openers.tsv")}


def _is_adjective(text: str, place: int, found: tuple[str, str]) -> bool:
    """Whether a word opens a name only in front of a verb: 重点 of 重点推进, not of 重点企业."""
    return found[1] == _BEFORE_VERB and verbs()[0].match(text, place + len(found[0])) is None


def _behind_edges(text: str, place: int) -> int:
    while text[place : place + 1] in _EDGE_CHARS:
        place += 1
    return place
