"""Links, made once for the many mentions of one thing."""

from __future__ import annotations

from functools import lru_cache

from policytext.values import Link

__all__ = ["link_of"]


@lru_cache(maxsize=4096)
def link_of(id: str | None, name: str, candidates: tuple[str, ...], evidence: str) -> Link:
    """A link without a score; those of a document name the same things again and again."""
    return Link(id, name, candidates, evidence)
