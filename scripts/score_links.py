"""Measure how often links are right, for each sort of evidence, and write the table of scores.

    python scripts/score_links.py corpora/train corpora/dev ANNOTATED \
        -o src/policytext/data/knowledge/link_scores.tsv

Links are made anew on the mentions of annotated documents. An id is right where it is the
annotators', or a name of theirs for the same thing; a project's where the other mentions of its
id in the document are of its project too.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from policytext import MENTIONS, Document, Link, Mention, Span
from policytext.corpora import load
from policytext.knowledge import lookup
from policytext.links import LinkAnnotator

HEADER = """\
# How often links of each evidence are right: of so many links, so many. Written by
# scripts/score_links.py from annotated documents; a link's score is (right + 1) / (of + 2).
evidence\tright\tof
"""
Pair = tuple[Span[Mention], Span[Mention]]


def read(path: Path) -> list[Document]:
    """The documents with mentions of a corpus."""
    return [doc for doc in load(path).documents if MENTIONS in doc]


def pairs(doc: Document, linker: LinkAnnotator) -> list[Pair]:
    """The annotators' mentions that have a link, each with the linker's own."""
    bare = [replace(each, value=Mention(each.value.kind)) for each in doc[MENTIONS]]
    made = linker(doc.with_layer(MENTIONS, bare))[MENTIONS]
    return [pair for pair in zip(doc[MENTIONS], made, strict=True) if pair[0].value.link]


def name_of(mention: Span[Mention]) -> str | None:
    """The id of a mention's link."""
    return mention.value.link.id if mention.value.link is not None else None


def is_same(theirs: str | None, ours: Link) -> bool:
    """Whether an id is a link's, or a name of what it links to."""
    if theirs is None or theirs in (ours.id, ours.name):
        return theirs is not None
    return any(each.id == ours.id for each in lookup(theirs))


def counts(doc: Document, linker: LinkAnnotator) -> Iterator[tuple[str, Fraction]]:
    """The evidence of each id given, and how right it is."""
    found = pairs(doc, linker)
    together: dict[str | None, Counter[str | None]] = defaultdict(Counter)
    for theirs, ours in found:
        together[name_of(ours)][name_of(theirs)] += 1
    for theirs, ours in found:
        link = ours.value.link
        if link is None or link.id is None:
            continue
        if ":" in link.id:
            alike = together[link.id]
            yield link.evidence, Fraction(alike[name_of(theirs)], sum(alike.values()))
        else:
            yield link.evidence, Fraction(is_same(name_of(theirs), link))


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    linker = LinkAnnotator()
    right: dict[str, Fraction] = defaultdict(Fraction)
    total: Counter[str] = Counter()
    for path in given.corpus:
        for doc in read(path):
            for evidence, share in counts(doc, linker):
                right[evidence] += share
                total[evidence] += 1
    rows = [
        f"{evidence}\t{round(right[evidence])}\t{total[evidence]}\n" for evidence in sorted(total)
    ]
    given.output.write_text(HEADER + "".join(rows), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
