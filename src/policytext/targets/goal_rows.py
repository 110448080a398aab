"""From goals in words to rows: the model chooses among the ways to read their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from policytext.document import Document
from policytext.span import Span, restore
from policytext.targets.candidates import Candidate, Chooser
from policytext.targets.features import Find
from policytext.targets.goals import Goal, goals_in, rank_behind
from policytext.targets.told import Told
from policytext.targets.ways import Reading
from policytext.targets.word_features import of_words, of_words_name
from policytext.targets.wordings import Clues
from policytext.values import Indicator

__all__ = ["goal_rows", "with_rank"]


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


def with_rank(rows: list[Span[Indicator]], text: str, end: int) -> list[Span[Indicator]]:
    """One row with the rank behind its value; behind several nobody knows whose it is."""
    rank = rank_behind(text, end) if len(rows) == 1 else None
    if rank is None:
        return rows
    return [replace(rows[0], value=replace(rows[0].value, wording=rank))]
