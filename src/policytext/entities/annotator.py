"""The annotator that adds mentions of places."""

from __future__ import annotations

from typing import Any

from policytext.document import Document
from policytext.entities.deictic import deictic_spans
from policytext.entities.names import names_for
from policytext.entities.places import place_spans
from policytext.layers import MENTIONS, Layer
from policytext.lexicon import boundaries
from policytext.values import Mention

__all__ = ["EntityAnnotator"]


class EntityAnnotator:
    """Adds the layer MENTIONS: places of the kinds ``admin`` and ``deictic``, label ``PLACE``.

    Links are left to the annotator ``links``. Precision comes first: a short name that is also
    an ordinary word is left out where nothing speaks for the place. Names count that were in
    force in the document's year; townships only where they lie in the document's own division.

    Example:
        >>> from policytext import MENTIONS, Document
        >>> doc = EntityAnnotator()(Document("我市与苏州加强合作。", issuer="320400", year=2024))
        >>> [(m.text, m.label, m.value.kind) for m in doc[MENTIONS]]
        [('我市', 'PLACE', 'deictic'), ('苏州', 'PLACE', 'admin')]
    """

    name = "entities"
    requires: tuple[Layer[Any], ...] = ()
    provides: tuple[Layer[Any], ...] = (MENTIONS,)

    def __call__(self, doc: Document, /) -> Document:
        """The document with its mentions of places.

        Raises:
            DataError: a packaged table is damaged.
        """
        names = names_for(doc.issuer, doc.year)
        marks = boundaries(doc.text)
        own = "" if names.issuer is None else names.issuer.name
        places = dict.fromkeys(place_spans(doc.text, marks, names), "admin")
        deictic = dict.fromkeys(deictic_spans(doc.text, marks, own), "deictic")
        covered = bytearray(len(doc.text))
        for start, end in places:
            covered[start:end] = b"\x01" * (end - start)
        kinds = {
            **{span: kind for span, kind in deictic.items() if not any(covered[slice(*span)])},
            **places,
        }
        return doc.with_layer(
            MENTIONS,
            [doc.span(start, end, "PLACE", Mention(kind)) for (start, end), kind in kinds.items()],
        )
