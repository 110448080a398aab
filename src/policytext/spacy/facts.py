"""What is known about a document of spaCy: issuer, year and the like, given and found."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any

from policytext.codec import load_document
from policytext.document import Document
from policytext.errors import InputError, check_type
from policytext.extras import load_extra
from policytext.facts import exact, whole_number
from policytext.spacy.groups import DOCUMENT, FORMAT

__all__ = ["FACTS_KEY", "has_record", "read_facts", "set_facts", "write_facts"]

FACTS_KEY = "policytext"  # in doc.user_data
_GIVEN = ("id", "title", "issuer", "year", "date", "meta")
_CONTEXT = ("issuer", "year", "date")
_EMPTY: tuple[object, ...] = (None, "", {})


def set_facts(spacy_doc: Any, **facts: Any) -> Any:
    """Say what is known about a document of spaCy, before the pipeline runs over it.

    They go to ``doc.user_data["policytext"]``, as plain data.

    Args:
        spacy_doc: a ``spacy.tokens.Doc``, such as ``nlp.make_doc(text)`` gives.
        facts: any of id, title, issuer, year, date and meta; see ``policytext.Document``.

    Returns:
        The same document.

    Raises:
        InputError: there is no such fact, or it has an impossible value.
    """
    checked = _checked(facts, "set_facts()")
    Document("", **checked)
    spacy_doc.user_data[FACTS_KEY] = {
        **spacy_doc.user_data.get(FACTS_KEY, {}),
        **{name: _plain(value) for name, value in checked.items()},
    }
    return spacy_doc


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    return dict(value) if isinstance(value, Mapping) else value


def _checked(facts: Any, source: str) -> dict[str, Any]:
    check_type(source, facts, Mapping)
    if unknown := [str(name) for name in facts if name not in _GIVEN]:
        raise InputError(f"{source} has {', '.join(unknown)}; it can have {', '.join(_GIVEN)}")
    found = {str(name): value for name, value in facts.items() if value not in _EMPTY}
    if isinstance(found.get("date"), str):
        try:
            found["date"] = datetime.date.fromisoformat(found["date"])
        except ValueError as error:
            raise InputError(f"{source}: date is written YYYY-MM-DD: {error}") from None
    return found


def has_record(spacy_doc: Any) -> bool:
    """Whether a component of policytext, or ``to_spacy``, has been at the document.

    Raises:
        InputError: one has, but what it recorded is gone.
    """
    if DOCUMENT not in spacy_doc.spans:
        return False
    if "policytext" not in spacy_doc.spans[DOCUMENT].attrs:
        raise InputError(
            f"the groups of policytext, such as doc.spans[{DOCUMENT!r}], have lost their attrs: "
            "Doc.from_docs and Doc.to_json do not keep them. Convert each document before they "
            "are joined, store documents with to_bytes or DocBin, or take the groups out"
        )
    return True


def read_facts(spacy_doc: Any, defaults: Mapping[str, Any] | None = None) -> Document:
    """The text and facts of a document of spaCy, without layers.

    Where several sources have a fact, the first of them counts: ``doc.user_data["policytext"]``,
    the context of ``nlp.pipe(as_tuples=True)`` if it is a mapping, what an earlier component of
    policytext found, the defaults.

    Raises:
        InputError: a fact is impossible, or the record is damaged.
    """
    doc = _recorded(spacy_doc) if has_record(spacy_doc) else Document(spacy_doc.text)
    given = _checked(spacy_doc.user_data.get(FACTS_KEY, {}), f"doc.user_data[{FACTS_KEY!r}]")
    # spaCy keeps the context there while the pipeline runs, in each of its processes.
    context = getattr(spacy_doc, "_context", None)
    if isinstance(context, Mapping):
        told = {name: context[name] for name in _CONTEXT if name in context}
        # The id too, by which rows are told apart.
        told["id"] = _id_of(context.get("id"))
        given = {**_checked(told, "the context"), **given}
    lacking = {
        name: value
        for name, value in _checked(defaults or {}, "the component").items()
        if getattr(doc, name) in _EMPTY
    }
    return doc.replace(**{**lacking, **given})


def _id_of(given: object) -> str:
    """The id in a context as text; numbers of a database are good for it, and no id is none."""
    whole = exact(whole_number(given))
    # Tools without nulls have NaN for gaps.
    if isinstance(whole, float) and whole != whole:
        return ""
    if whole is None or isinstance(whole, str):
        return str(whole or "")
    if isinstance(whole, bool) or not isinstance(whole, int):
        raise InputError(
            f"the context: id must be text or a whole number, got {given!r:.60}; write it as text, "
            "or give it another name than id if it is none"
        )
    return str(whole)


def write_facts(spacy_doc: Any, doc: Document) -> None:
    """Set the group that keeps what is known about a document, and its text's way to the page."""
    tokens = load_extra("spacy.tokens", "spacy")
    for layer in doc.layers:
        doc = doc.without_layer(layer)
    facts = json.loads(doc.to_json())
    del facts["policytext"], facts["text"], facts["layers"]
    whole = [tokens.Span(spacy_doc, 0, len(spacy_doc), label="DOCUMENT")] if len(spacy_doc) else []
    spacy_doc.spans[DOCUMENT] = tokens.SpanGroup(
        spacy_doc, name=DOCUMENT, attrs={"policytext": FORMAT, **facts}, spans=whole
    )


def _recorded(spacy_doc: Any) -> Document:
    facts = dict(spacy_doc.spans[DOCUMENT].attrs)
    return load_document(json.dumps({**facts, "text": spacy_doc.text, "layers": {}}))
