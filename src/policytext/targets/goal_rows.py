"""From goals in words to rows: the model chooses among the ways to read their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from policytext.document import Document
from policytext.span import Span, restore
from policytext.targets.candidates import Candidate, Chooser
from policytext.targets.features import Find
from policytext.targets.goals import Goal, goals_in, rank_behind
from policytext.targets.phrases import CHANGES
from policytext.targets.told import Told
from policytext.targets.ways import Reading
from policytext.targets.word_features import of_words, of_words_name
from policytext.targets.wordings import Clues
from policytext.targets.words import words_of
from policytext.values import Indicator

__all__ = ["goal_rows", "ranked"]


def goal_rows(
    doc: Document,
    sentence: Span[None],
    section: str,
    rows: Sequence[Span[Indicator]],
    clues: Clues,
    told: Told,
    find: Find,
    choose: Chooser,
) -> Iterator[Span[Indicator]]:
    """The goals in words of a sentence, with their scores.

    Args:
        doc: the document.
        sentence: the sentence.
        section: the role of its section; empty where there is none.
        rows: its rows with values.
        clues: which clauses may hold a goal in words.
        told: the roles and periods of its values.
        find: gives the entry of a codebook for a name.
        choose: chooses among the ways to read a name.
    """
    for goal in goals_in(doc, sentence, rows, clues, told.role_at, told.period_at):
        row = goal.row.value
        ways = [_candidate(goal, name, how, find) for name, how in goal.names]
        number, score, _ = choose(of_words(row, section, goal.sort), ways)
        score = round(score * told.chance(goal.row.start, row.role), 4)
        (name,) = ways[number].names
        value = row if name == row.indicator else replace(row, indicator=name)
        span = goal.row
        yield restore(span.start, span.end, span.text, span.label, value, score)


def _candidate(goal: Goal, name: str, how: str, find: Find) -> Candidate:
    """One way to read the name of a goal."""
    row = goal.row.value
    return Candidate(
        (name,),
        Reading(name, goal.row.start, "words"),
        (row.measure,),
        of_words_name(name, how, row, goal.sort, find),
        (),
        row.role,
        row.period,
    )


def ranked(
    rows: list[Span[Indicator]], last: list[Span[Indicator]], text: str, end: int
) -> tuple[list[Span[Indicator]], list[Span[Indicator]]]:
    """The rows so far and the last ones, with the rank behind these where it belongs.

    Behind several values nobody knows whose it is. That of a level behind its growth goes to the
    level: 达到9亿元，增长8%，总量居全省第二.

    Args:
        rows: the rows of the sentence in front of the last ones.
        last: the last ones.
        text: the text.
        end: where they end.
    """
    rank = rank_behind(text, end) if len(last) == 1 else None
    if rank is None:
        return rows, last
    number = _level_before(rows, last[0].value) if _is_of_level(last[0].value, rank) else -1
    if number < 0:
        return rows, [_told(last[0], rank)]
    return [*rows[:number], _told(rows[number], rank), *rows[number + 1 :]], last


def _told(row: Span[Indicator], rank: str) -> Span[Indicator]:
    return replace(row, value=replace(row.value, wording=rank))


def _is_of_level(growth: Indicator, rank: str) -> bool:
    """Whether a rank behind a growth is that of the level alone."""
    is_of_both = any(word in rank for word in words_of("rate end"))  # 总量、增速全省第二
    return growth.measure in CHANGES and rank.startswith(words_of("of level")) and not is_of_both


def _level_before(rows: Sequence[Span[Indicator]], growth: Indicator) -> int:
    """Which row has the level of what has grown, and nothing told beside it; -1: none."""
    for number in range(len(rows) - 1, -1, -1):
        row = rows[number].value
        if row.indicator == growth.indicator and row.measure == "level" and row.wording is None:
            return number
    return -1
