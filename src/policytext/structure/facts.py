"""Title, issuer, year and date: what the caller passed, what the text says, where they differ."""

from __future__ import annotations

from collections.abc import Sequence

from policytext.document import Document
from policytext.repairs import Problem
from policytext.structure.dates import Dated, find_date, find_signatures, find_year, named_year
from policytext.structure.front import Front, kind_of
from policytext.structure.issuers import Evidence, find_evidence, settle
from policytext.structure.lines import Plain, plain, squeeze
from policytext.structure.outline import Node
from policytext.structure.places import (
    describe,
    ended_before,
    is_known,
    is_same_place,
    lies_in,
)

__all__ = ["with_facts"]

_OPENING = 3  # paragraphs after the front in which the speaker says for whom he speaks
_OPENING_LENGTH = 600
_MOST_OPENING, _SHORT_OPENING = 12, 300
_CONTEXT_LENGTH = 2000
_LAST_LINES = 6
_LATE = 11  # a report given from November on can be next year's


def with_facts(
    doc: Document,
    paragraphs: Sequence[tuple[int, int]],
    front: Front,
    nodes: Sequence[Node],
) -> Document:
    """The document with the facts that it lacked, and a problem for each contradiction."""
    opening = _opening(doc.text, paragraphs, front.count)
    signatures = find_signatures(doc.text, paragraphs)
    last = paragraphs[-_LAST_LINES:][0][0] if paragraphs else 0
    dated = find_date(front, signatures, last) or find_year(doc.text, front, opening, nodes)
    year = doc.year if doc.year is not None else dated.year if dated else None
    if year is None and doc.date is not None:
        year = doc.date.year
    context = _context(doc.text, paragraphs, front)
    near = year if year is not None else named_year(front)
    evidence = find_evidence(front, opening, signatures, context, near)
    code, best, against = settle(evidence)
    problems = [
        *_title_problems(doc, front),
        *_year_problems(doc, dated),
        *_unknown_issuer(doc, year),
        *_issuer_problems(doc, code, best, against),
    ]
    kept = list(doc.problems) + [one for one in problems if one not in doc.problems]
    return doc.replace(
        title=doc.title or front.title,
        issuer=doc.issuer if doc.issuer is not None else code,
        year=year,
        date=doc.date if doc.date is not None else _date(doc, dated),
        problems=kept,
    )


def _date(doc: Document, dated: Dated | None) -> object:
    """The date found; none where it lies outside the year that the caller knows."""
    if dated is None or dated.date is None or _is_other_year(doc, dated):
        return None
    return dated.date


def _opening(text: str, paragraphs: Sequence[tuple[int, int]], count: int) -> Plain:
    pieces = paragraphs[count : count + _MOST_OPENING]
    if not pieces:
        return plain(text, 0, 0)
    start = pieces[0][0]
    # Short lines are broken by width: three of them are less than a sentence.
    last = pieces[:_OPENING][-1][1]
    ends = [end for _, end in pieces if end - start <= _SHORT_OPENING]
    return plain(text, start, min(max([last, *ends]), start + _OPENING_LENGTH))


def _context(text: str, paragraphs: Sequence[tuple[int, int]], front: Front) -> str:
    end = paragraphs[min(len(paragraphs), front.count + 5) - 1][1] if paragraphs else 0
    return plain(text, 0, min(end, _CONTEXT_LENGTH)).text


def _title_problems(doc: Document, front: Front) -> list[Problem]:
    """A contradiction where the title passed is of another kind than the title found."""
    if not doc.title or not front.title or front.title_span is None:
        return []
    passed, found = squeeze(doc.title), front.title
    kind, own = kind_of(passed)[0], kind_of(found)[0]
    if passed in found or found in passed or not kind or kind[-2:] == own[-2:]:
        return []
    message = (
        f"the title passed is {passed!r}, but the text's title is {found!r}; check which holds"
    )
    return [Problem("contradiction", message, *front.title_span)]


def _is_other_year(doc: Document, dated: Dated) -> bool:
    if doc.year is None or doc.year == dated.year:
        return False
    month = dated.date.month if dated.date else _LATE if not dated.sure else 1
    # A report given in December may be filed under the year that it plans.
    return not (month >= _LATE and doc.year == dated.year + 1) and not (
        not dated.sure and doc.year == dated.year - 1
    )


def _year_problems(doc: Document, dated: Dated | None) -> list[Problem]:
    if dated is None:
        return []
    place = (dated.start, dated.end)
    said = dated.date.isoformat() if dated.date else str(dated.year)
    if str(dated.year - 1) in (words := doc.text[slice(*place)]):
        said += f", the year after that of which it tells ({words})"
    if _is_other_year(doc, dated):
        message = f"the year passed is {doc.year}, but the text says {said}; check which holds"
        return [Problem("contradiction", message, *place)]
    if doc.date is not None and dated.date is not None and doc.date != dated.date:
        passed = doc.date.isoformat()
        message = f"the date passed is {passed}, but the text says {said}; check which holds"
        return [Problem("contradiction", message, *place)]
    return []


def _unknown_issuer(doc: Document, year: int | None) -> list[Problem]:
    if doc.issuer is None:
        return []
    if is_known(doc.issuer):
        end = ended_before(doc.issuer, year) if year is not None else None
        if end is None:
            return []
        message = (
            f"the issuer passed is {describe(doc.issuer)}, which was a division until {end}, "
            f"but the year is {year}; check which holds, policytext.lookup(name) finds the code"
        )
        return [Problem("unknown-issuer", message)]
    message = (
        f"the issuer passed is {doc.issuer}, which is no code of the table of divisions; "
        "pass the GB/T 2260 code of a division, six digits, or nine of a township"
    )
    return [Problem("unknown-issuer", message)]


def _issuer_problems(
    doc: Document, code: str | None, best: Evidence | None, against: Evidence | None
) -> list[Problem]:
    if best is None:
        return []
    names = ", ".join(describe(each) for each in best.codes)
    if code is None:
        if doc.issuer is not None:
            if any(_fits(doc.issuer, each, best) for each in best.codes):
                return []
            return [_differs(doc.issuer, names, best)]
        message = f"the issuer may be any of {names}; pass issuer= to say which"
        return [Problem("ambiguous-issuer", message, best.start, best.end)]
    if doc.issuer is not None:
        return [] if _fits(doc.issuer, code, best) else [_differs(doc.issuer, names, best)]
    if against is not None:
        other = ", ".join(describe(each) for each in against.codes)
        message = (
            f"the {best.source} names {names} as issuer, the {against.source} {other}; "
            "the first is taken, pass issuer= if it is not"
        )
        return [Problem("contradiction", message, against.start, against.end)]
    return []


def _differs(issuer: str, names: str, best: Evidence) -> Problem:
    message = (
        f"the issuer passed is {describe(issuer)}, but the text names {names}; check which holds"
    )
    return Problem("contradiction", message, best.start, best.end)


def _fits(issuer: str, code: str, best: Evidence) -> bool:
    """Whether the issuer passed can be the one in the text: the same, once renamed, or inside it.

    A county's report may name its city in the title; but who speaks for a city is no county.
    """
    if is_same_place(issuer, code) or (len(code) > 6 and lies_in(code, issuer)):
        return True
    return best.source in ("title", "speaker", "signature") and lies_in(issuer, code)
