"""Pages: text that the project's cloaking generator damaged, and clean text that must stay."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.context import Context
from benchmarks.results import Figure, NotRun, Row, SuiteResult
from benchmarks.suites.scoring import facts_of
from benchmarks.system import Runner, System
from benchmarks.timing import measure_speed
from policytext import Document
from policytext.pages.tables import words
from tests.pages.cloak import MARKS, cloak

__all__ = ["Recovery", "clean_texts", "compare", "run"]

LOST = "\ufffd"
# The generator is not linear in length, so that no more than this is damaged.
ENOUGH = 30_000


@dataclass(frozen=True, slots=True)
class Recovery:
    """How much of a clean text came back.

    Args:
        characters: of the clean text.
        right: those that came back, in order.
        lost: places marked as lost.
        extra: characters of the result that are neither right nor marked.
    """

    characters: int = 0
    right: int = 0
    lost: int = 0
    extra: int = 0

    def __add__(self, other: Recovery) -> Recovery:
        return Recovery(
            self.characters + other.characters,
            self.right + other.right,
            self.lost + other.lost,
            self.extra + other.extra,
        )

    def figures(self) -> dict[str, Figure]:
        """The shares of the clean text's characters."""
        whole = max(self.characters, 1)
        wrong = max(0, self.characters - self.right - self.lost)
        return {
            "right": Figure(self.right / whole),
            "wrong": Figure(wrong / whole),
            "lost and marked": Figure(self.lost / whole),
            "extra": Figure(self.extra / whole),
        }


def run(context: Context) -> SuiteResult:
    """Damage the corpora's own text and see what each system makes of it."""
    not_run: list[NotRun] = []
    rows: list[Row] = []
    corpora = {}
    for material in context.corpora:
        clean = list(clean_texts(material.documents, 2000 if context.options.quick else ENOUGH))
        if not clean:
            not_run.append(NotRun("all", f"{material.name} has no text that can be cloaked"))
            continue
        docs = [Document(text) for text in clean]
        corpora[material.name] = facts_of(material, docs)
        marked = frozenset(words("marked.tsv"))
        damaged = [
            Document("\n".join(cloak(line, marked).text for line in text.split("\n")))
            for text in clean
        ]
        for system, runner in context.runners("pages", context.setting(), not_run):
            rows.append(_row(context, system, runner, material.name, "cloaked", damaged, clean))
            rows.append(_row(context, system, runner, material.name, "clean", docs, clean))
    if not corpora and not not_run:
        not_run.append(NotRun("all", "no corpus was given"))
    return SuiteResult("pages", tuple(rows), tuple(not_run), corpora)


def _row(
    context: Context,
    system: System,
    runner: Runner,
    corpus: str,
    setting: str,
    given: Sequence[Document],
    clean: Sequence[str],
) -> Row:
    total = Recovery()
    for doc, text in zip(given, clean, strict=True):
        total += compare(text, runner.annotate(doc).text)
    figures = total.figures()
    if system.module:  # Doing nothing has no speed.
        speed = measure_speed(runner.timed, given, context.options.repeats, context.options.budget)
        figures["speed"] = Figure(speed.median, min(speed.runs), max(speed.runs), "speed")
    return Row(system.name, corpus, setting, figures, runner.note)


def clean_texts(docs: Sequence[Document], enough: int) -> Iterator[str]:
    """Texts of lines that the generator can damage: in GBK, without half-width marks."""
    narrow = set(MARKS.values())
    total = 0
    for doc in docs:
        lines = [line for line in doc.text.split("\n") if line.strip() and not narrow & set(line)]
        text = "\n".join(line for line in lines if _has_bytes(line))[: enough - total]
        if text.strip():
            yield text.strip()
            total += len(text)
        if total >= enough:
            return


def _has_bytes(line: str) -> bool:
    try:
        line.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def compare(clean: str, got: str) -> Recovery:
    """Compare line by line, or as a whole where the numbers of lines differ.

    Example:
        >>> compare("增长5%", "增\ufffd5%")
        Recovery(characters=4, right=3, lost=1, extra=0)
    """
    ours, theirs = clean.split("\n"), got.split("\n")
    if len(ours) != len(theirs):
        ours, theirs = [clean], [got]
    total = Recovery()
    for one, two in zip(ours, theirs, strict=True):
        right = len(one)
        if one != two:
            matcher = difflib.SequenceMatcher(None, one, two, autojunk=False)
            right = sum(block.size for block in matcher.get_matching_blocks())
        lost = two.count(LOST) - one.count(LOST)
        total += Recovery(len(one), right, max(0, lost), max(0, len(two) - right - lost))
    return total
