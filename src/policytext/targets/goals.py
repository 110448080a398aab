"""Goals without a number: 居民收入与经济增长同步, 完成国家下达任务."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from policytext.document import Document
from policytext.lazy_pattern import lazy_pattern
from policytext.span import Span
from policytext.targets.goal_clauses import clauses_of
from policytext.targets.names import members
from policytext.targets.nouns import leading_verb, noun_of, verbs, with_owner
from policytext.targets.patterns import pattern
from policytext.targets.phrases import ends, read_phrase, strip_openers
from policytext.targets.surroundings import without_giver
from policytext.targets.wordings import Clues, Wording, has_clue, wording_in
from policytext.targets.words import NOTE, examples_of, leading, words_of
from policytext.values import Indicator, TimeInterval

__all__ = ["Goal", "goals_in", "rank_behind"]

# 完成国家下达的单位地区生产总值能耗降低任务 has the name inside.
_OF_TASK = lazy_pattern(
    "(?:下达|(?<=[省市县国])定)[^，；。]{0,4}?的?(?:各项)?(?!年|全年|目标|任务|考核|约束|控制目标)"
    "([^，；。的]{4,24}?)(降低|下降|减排|控制)?(?:任务|目标)"
)
# By what amount something differs from others.
_AMOUNT = lazy_pattern(
    "[高低多少][于出][^，,。；;]*[0-9０-９.．]+[万亿]?"
    "(?:元|公斤|斤|千克|吨|亩|米|立方米|个(?!百分)|人|张|件|户|所|天)[^，,。；;]{0,6}$"
)
# 圆满完成年度改厕任务 has it, too.
_OF_DONE = lazy_pattern(
    "完成(?:了|好)?(?:今年|当年|年度|全年)?(?!市|省|国|县|上级|自治区|既定|各项|下达|目标|任务)"
    "([^，；。的、0-9]{2,14}?)()(?:年度)?(?:目标任务|任务目标|任务|目标)$"
)
# 保持财政、信贷的基本平衡 has the names inside.
_KEPT = lazy_pattern("保持([^，；。]{2,30})的((?:基本|总体)?(?:平衡|稳定|平稳))")
# What is to be kept under a bound is a limit.
_CEILING = lazy_pattern(
    "控制在|不(?:能|得|准|许|应|再)*(?:高于|快于|超过|突破|比|多于)|低于[^，；。]*(?:增长|提高)"
)
# A clause without a name of its own goes on with the one before: 约束性指标，确保完成任务.
_GOES_ON = lazy_pattern("(?:均|都|全部|确保|力争)*")
_SEMICOLONS = ("；", ";")
# Tasks are those of a whole plan, so are rates of several years, and what has doubled in them;
# what has doubled since a year that is named has at their end.
_TASK = lazy_pattern("任务")
_AT_END = lazy_pattern("[比较与].*翻|连续|居|第[一二三四五六七八九十0-9]")
_KEPT_VERB = "减排"
_OPENING = "（("
# 增加值居全省首位 tells of how much it is.
_PLACES = frozenset({"rank", "last", "first", "record"})
# A name is not longer.
_LONGEST = 30
# So many clauses behind the one with a rank go on with it.
_MOST_BESIDE = 2
_GAP = "差距"


class Goal(NamedTuple):
    """A goal in words, or what was reached in words.

    Attributes:
        row: its row, with the plain name.
        names: the ways to read its name, each with how it is read; the plain one first.
        sort: the sort of its wording.
    """

    row: Span[Indicator]
    names: Sequence[tuple[str, str]]
    sort: str


def goals_in(
    doc: Document,
    sentence: Span[None],
    rows: Sequence[Span[Indicator]],
    clues: Clues,
    role_at: Callable[[int], str],
    period: Callable[[int, str, bool, bool], TimeInterval | None],
) -> Iterator[Goal]:
    """The goals in words of a sentence, and what was reached in words, in clauses without a value.

    Args:
        doc: the document.
        sentence: the sentence.
        rows: its rows with values.
        clues: which clauses may hold a goal in words.
        role_at: gives the role at a place.
        period: gives the period at a place for a role, whether it is of all years told of, and
            whether of a mean of them.
    """
    quantities = (row.value.quantity for row in rows)
    places = sorted(each.start for each in quantities if each is not None)
    before = ""
    for clause in clauses_of(doc.text, sentence.start, sentence.end):
        if doc.text[clause.start - 1 : clause.start] in _SEMICOLONS:
            before = ""  # 与经济增长同步；完成减排任务: the task is not that of the clause before.
        if bisect_left(places, clause.start) < bisect_left(places, clause.end):
            before = ""
            continue
        last, before = before, clause.words
        if not clues.in_clause(clause.start, clause.end):
            continue
        worded = wording_in(clause.words, len(clause.words))
        if worded is None or _is_denied(clause.words, worded[0].start()):
            continue
        found, wording = worded
        role = role_at(clause.end)
        if role == "target" and _CEILING.match(found[0]) is not None:
            role = "limit"
        phrase = without_giver(read_phrase(clause.words[: found.start()]))
        inner = _OF_TASK.search(found[0]) or _KEPT.search(clause.words) or _OF_DONE.search(found[0])
        subject = _inside(inner) if inner is not None and not phrase.name else phrase.name
        start = clause.start + (phrase.start if phrase.name else found.start())
        if not subject and last and _GOES_ON.fullmatch(clause.words[: found.start()]):
            phrase = read_phrase(last)
            subject, start = phrase.name, clause.start - 1 - len(last) + phrase.start
        if subject.startswith(words_of("pronoun")):
            continue  # Whose it is another clause tells: 他们的生活.
        listed = members(_without_end(subject), 1, is_shared=True, is_expanded=False)
        first = ""
        for one in listed if subject else ():
            own = read_phrase(one)
            name = NOTE.sub("", own.name.rstrip(_OPENING) or one)
            if first and own.name:
                # 带动 of 贷款额度和带动农户数量 is no opener.
                kept = (word for word in words_of("kept") if one.endswith(word, 0, own.start))
                name = next(kept, "") + name
            if not 0 < len(name) <= _LONGEST or (_GAP in clause.words and _GAP not in name):
                continue  # 人均生产总值与全国平均水平的差距逐步缩小 is no fall of it.
            said = phrase.measure or own.measure or _falls(inner)
            words = clause.words[found.start() :]
            measure = _measure(name, said, wording, words)
            value = Indicator(
                indicator=name,
                measure=measure,
                role=role,
                period=period(start, role, _is_of_years(measure, words), phrase.is_mean),
                place=doc.issuer,
                wording=words,
            )
            row = doc.span(start, clause.end, "INDICATOR", value)
            yield Goal(row, list(_names(name, one, first, last)), wording.sort)
            first = first or name


def _is_denied(clause: str, start: int) -> bool:
    """Whether words before a goal say that it was not kept: 没有完成规划目标."""
    return pattern("not so").search(clause, 0, start) is not None


def rank_behind(text: str, place: int) -> str | None:
    """What a clause right behind a value tells beside it: 居全市第一 of 增长8%，居全市第一.

    It may name what has the rank, and the next ones how far that moved, or what else has one:
    总量全省第二，增速全省第一，前移6位.
    """
    first = _ranked(text, place)
    if first is None:
        return None
    start, end = first.start("words"), first.end()
    for _ in range(_MOST_BESIDE):
        more = _ranked(text, end)
        is_other = more is not None and more["words"] != more["rank"]
        told = more if is_other else pattern("rank moved").match(text, end)
        if told is None:
            break
        end = told.end()
    return text[start:end]


def _ranked(text: str, place: int) -> re.Match[str] | None:
    """A clause behind a value that tells a rank or the like, of nothing else with a name."""
    clause = pattern("beside").match(text, place)
    if clause is None or not has_clue(clause["rank"]):
        return None
    words = clause["rank"]
    worded = wording_in(words, 0)
    if worded is None:
        return None
    found, wording = worded
    if _OF_TASK.search(words) or _OF_DONE.search(words):
        return None  # 失业率4.3%，完成省定节能减排任务
    is_whole = found.end() == len(words) and wording.sort in words_of("beside")
    return clause if is_whole else None


def _names(name: str, words: str, first: str, clause: str) -> Iterator[tuple[str, str]]:
    """The ways to read the name of a goal in words, and how each is read.

    Args:
        name: the plain name.
        words: the words that it was read from.
        first: the first name of its list; empty for the first one.
        clause: the clause before, if it has no value.
    """
    name = _without_start(name, "promoted")  # 推进水质改善 tells of 水质
    yield name, "plain"
    verb = leading_verb(name)
    if verb is not None and len(name) - verb.end() > 1:
        yield name[verb.end() :].lstrip("了"), "object"
    acts = [act.end() for act in verbs()[0].finditer(name, 1) if len(name) - act.end() > 1]
    if acts:
        # 争取实现财政收支 tells of what stands behind its last verb.
        yield name[acts[-1] :].lstrip("了"), "last object"
    if (bare := _without_start(name, "vague front")) != name:
        yield bare, "fronted"
    whole = NOTE.sub("", words).rstrip(_OPENING)
    if whole != name:
        yield whole, "whole"
    if first and (owned := with_owner(name, (first,))) != name:
        yield owned, "owned"
    examples, noun = examples_of(name)
    if examples and len(noun) > 1:
        yield noun, "examples"
    bare = _without_one(name, "told of")
    if 1 < len(bare) < len(name):
        yield bare, "bare"
    if clause and noun_of(name) == name and (owner := read_phrase(clause).name):
        yield owner + name, "of clause"


def _inside(task: re.Match[str]) -> str:
    """The name inside the words of a task: 主要污染物减排 keeps its verb."""
    name = strip_openers(task[1])[0]
    return name + _KEPT_VERB if task[2] == _KEPT_VERB else name


def _without_end(name: str) -> str:
    """A name without 等约束性指标 and the like."""
    bare = _without_one(name, "cut")
    return bare if len(bare) > 1 and not bare.endswith(ends("no name")) else name


def _without_one(name: str, sort: str) -> str:
    """A name without the longest end of a sort; most have none."""
    if not name.endswith(ends(sort)):
        return name
    return name[: -len(next(end for end in ends(sort) if name.endswith(end)))]


def _without_start(name: str, sort: str) -> str:
    """A name without the first word of a sort with which it begins, if enough is left of it."""
    start = leading(name, sort)
    return name[len(start) :] if len(name) - len(start) > 1 else name


def _measure(name: str, said: str, wording: Wording, words: str) -> str:
    """Prices and amounts that keep steady or rise are told of by their growth, not their ranks."""
    if not said and pattern("level of others").fullmatch(words):
        return "level"  # 职工收入达到全国平均水平
    if not said and wording.measure == "growth" and _AMOUNT.search(words) is not None:
        return "level"  # 农民人均纯收入低于全省平均水平560元
    if not said and wording.measure == "growth" and name.endswith(ends("stands")):
        return "level"  # 失业率低于全省平均水平
    grows = wording.sort not in _PLACES and name.endswith(ends("grows"))
    return said or ("growth" if grows else wording.measure)


def _is_of_years(measure: str, wording: str) -> bool:
    """Whether what was reached holds for all years that are told of, not for their end."""
    if _TASK.search(wording) is not None:
        return True
    return measure not in ("level", "share") and _AT_END.search(wording) is None


def _falls(inner: re.Match[str] | None) -> str:
    """The measure where the task's own words say that something is to fall."""
    return "decrease" if inner is not None and inner[2] in ("降低", "下降") else ""
