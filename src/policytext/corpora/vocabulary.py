"""The words that annotation may use; `docs/corpora.md` says what each means."""

from __future__ import annotations

__all__ = [
    "FACTS",
    "GENRES",
    "MEASURES",
    "MENTION_KINDS",
    "NIL",
    "PLACES_BY_CODE",
    "ROLES",
    "SPLITS",
]

MENTION_KINDS: dict[str, tuple[str, ...]] = {
    "PLACE": ("admin", "region", "natural", "zone", "site", "route", "deictic"),
    "INSTITUTION": (
        "party",
        "government",
        "congress",
        "judicial",
        "education",
        "health",
        "research",
        "enterprise",
        "association",
        "other",
    ),
    "PROJECT": ("construction", "programme"),
}
# Kinds of places whose id is the code of a division.
PLACES_BY_CODE = ("admin", "deictic")
MEASURES = ("level", "growth", "decrease", "change", "share")
ROLES = ("actual", "target", "limit", "baseline")
GENRES = ("work_report", "plan", "notice", "communique", "project_list")
SPLITS = ("train", "dev", "test")
# What a mention has for an id when it stands for nothing known.
NIL = "NIL"
# The header's own fields, in the order in which they are written; the title stands last.
FACTS = ("id", "region", "year", "date", "layers", "level", "genre", "title")
