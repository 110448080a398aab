"""From a raw page to a document: every step, with all that it changed in view."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from policytext.alignment import Alignment
from policytext.broken_lines import wrapped_problem
from policytext.document import Document
from policytext.errors import InputError, ReadError
from policytext.pages.article import extract
from policytext.pages.decode import decode
from policytext.pages.uncloak import uncloak
from policytext.repairs import Problem, Repair

__all__ = ["read"]


def read(
    source: str | os.PathLike[str] | bytes,
    issuer: str | None = None,
    year: int | None = None,
    *,
    id: str | None = None,
) -> Document:
    """Read a page as it was scraped or saved: HTML, plain text or Markdown in any encoding.

    The document's text is the article alone, repaired; ``source`` is the decoded page,
    ``alignment`` joins the two, ``repairs`` lists all that was done, and ``quality`` sums it up.
    What is gone for good is marked with U+FFFD, never guessed. Clean text in hand needs no
    reading: ``Document(text)`` takes it as it is.

    Args:
        source: a path, or the page's bytes.
        issuer: code of the division whose document it is, if you know it.
        year: the document's year, if you know it.
        id: a name for the document; the path where it is left out.

    Raises:
        ReadError: there is no such file, it may not be read, it is empty or no text, or it holds
            no article.
        InputError: an argument has the wrong type.

    Example:
        >>> page = "<p>全市生產(chǎn)總值增長(zhǎng)6%左右,進(jìn)出口增長(zhǎng)3%。</p>"
        >>> doc = read(page.encode("utf-8"), issuer="320400", year=2024)
        >>> doc.text
        '全市生产总值增长6%左右，进出口增长3%。'
        >>> doc.raw(doc.span(2, 6, "INDICATOR"))
        '生產(chǎn)總值'
        >>> doc.quality.verdict
        'repaired'
    """
    raw, name = _load(source)
    decoded = decode(raw)
    article = extract(decoded.text)
    stage = uncloak(article.text)
    if not stage.text.strip():
        raise ReadError("the page holds no readable text")
    to_article = stage.alignment
    to_decoded = to_article.compose(article.alignment)
    repairs = [
        *_lift(decoded.repairs, to_decoded, None),
        *_lift(article.repairs, to_article, decoded.alignment),
        *_lift(stage.repairs, None, article.alignment.compose(decoded.alignment)),
    ]
    repairs.sort(key=lambda one: (one.start, one.end, one.raw_start, one.raw_end, one.kind))
    return Document(
        stage.text,
        id=name if id is None else id,
        issuer=issuer,
        year=year,
        source=decoded.source,
        alignment=to_decoded.compose(decoded.alignment),
        repairs=repairs,
        problems=[*_problems(stage.text, repairs), *_left_out(decoded.text, article.left_out)],
        meta={"encoding": decoded.encoding},
    )


def _load(source: object) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, ""
    if not isinstance(source, (str, os.PathLike)):
        raise InputError(
            f"read() takes a path or bytes, got {type(source).__name__}; "
            "for text in hand use policytext.Document(text)"
        )
    try:
        path = Path(source)
        return path.read_bytes(), str(path)
    except FileNotFoundError:
        hint = "; for text in hand use policytext.Document(text)" if "\n" in str(source) else ""
        raise ReadError(f"there is no file {str(source)[:200]!r}{hint}") from None
    except IsADirectoryError:
        raise ReadError(f"{source!s} is a folder; read() takes one page at a time") from None
    except (OSError, ValueError) as error:
        raise ReadError(f"{str(source)[:200]!r} cannot be read: {error}") from None


def _lift(
    repairs: Iterable[Repair], later: Alignment | None, earlier: Alignment | None
) -> Iterable[Repair]:
    """Repairs of one step with their places in the final text and in the raw page.

    What was repaired in a part of the page that is not in the text is left out.
    """
    for repair in repairs:
        start, end = repair.start, repair.end
        raw_start, raw_end = repair.raw_start, repair.raw_end
        if later is not None:
            start, end = later.to_text(start, end)
            if start == end and repair.start < repair.end:
                continue
        if earlier is not None:
            raw_start, raw_end = earlier.to_source(raw_start, raw_end)
        yield Repair(repair.kind, start, end, raw_start, raw_end, repair.lost)


def _left_out(page: str, stretches: Sequence[tuple[int, int]]) -> list[Problem]:
    """A word on what was left out of the page although it reads like text."""
    if not stretches:
        return []
    start, end = stretches[0]
    return [
        Problem(
            "left-out",
            f"{len(stretches)} stretches that read like text were taken for no part of the "
            f"article, the first {' '.join(page[start:end].split())[:40]!r}; see repairs",
        )
    ]


def _problems(text: str, repairs: list[Repair]) -> list[Problem]:
    """What a reader must know about the text as it was read."""
    found = []
    lost = [repair for repair in repairs if repair.lost]
    if lost:
        found.append(
            Problem(
                "lost",
                f"{len(lost)} of {len(text)} characters are gone from the page and marked with "
                f"U+FFFD, the first at {lost[0].start}; see repairs",
                lost[0].start,
                lost[0].end,
            )
        )
    unread = [repair for repair in repairs if repair.kind == "unread"]
    if unread:
        found.append(
            Problem(
                "unread",
                f"{len(unread)} stretches are still nonsense, the first at {unread[0].start}; "
                "compare them with the raw page",
                unread[0].start,
                unread[0].end,
            )
        )
    wrapped = wrapped_problem(text)
    return [*found, wrapped] if wrapped else found
