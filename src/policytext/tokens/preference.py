"""Words that are to stay whole, in a text that the model has cut.

Where the model cuts a word of the list in parts, the parts are joined. Where the model's words
reach across an edge of one, it is a matter of weight: the model reads that passage once more with
a bonus for the word, a small one against words that the model knows. A longer known word is never
cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from policytext.segmenter import Segmenter
from policytext.segmenter.alphabet import code_points
from policytext.segmenter.grams import gram_keys
from policytext.segmenter.model import WORD_BIT
from policytext.segmenter.templates import MAX_WORD, SKIP
from policytext.tokens.matches import Match, WordList, apart, whole_places
from policytext.tokens.protocol import Flags, Offsets
from policytext.tokens.rereading import Wish, read_again

__all__ = ["keep_words"]

# Chosen on sentences of reports with words added that the model cuts otherwise.
_BONUS = 240
_BONUS_AGAINST_KNOWN = 48


def keep_words(
    segmenter: Segmenter, text: str, flags: Flags, words: WordList, borders: Offsets | None
) -> Flags:
    """The flags with the words whole wherever that is as good a reading as the model's.

    Args:
        segmenter: what cut the text.
        text: the text.
        flags: where it starts words.
        words: to be kept whole.
        borders: places where a word starts, which no word is joined across.
    """
    places = words.matches(text, borders)
    if not len(places):
        return flags
    whole = whole_places(places, flags)
    joined = apart(places[whole])
    made = flags.copy()
    for start, end in joined:
        made[start + 1 : end] = False
    cut = _free(places[~whole], joined)
    wanted = _wanted(segmenter, text, made, apart(cut), words) if len(cut) else []
    if not wanted:
        return made
    wanted += [(start, end, _BONUS) for start, end in joined]
    made = read_again(segmenter, text, flags, wanted, len(wanted) - len(joined), borders)
    for start, end in apart(places[whole_places(places, made)]):
        made[start + 1 : end] = False
    return made


def _free(places: Offsets, joined: Sequence[Match]) -> Offsets:
    """The places that share no character with words that are joined already."""
    if not joined or not len(places):
        return places
    ends = np.array([end for _, end in joined], np.int64)
    starts = np.array([start for start, _ in joined], np.int64)
    free: Flags = np.searchsorted(starts, places[:, 1]) == np.searchsorted(
        ends, places[:, 0], side="right"
    )
    return places[free]


def _wanted(
    segmenter: Segmenter, text: str, flags: Flags, places: list[Match], words: WordList
) -> list[Wish]:
    """The places whose words may be cut out of the model's, each with its bonus."""
    edges = np.flatnonzero(np.append(flags, True))
    crossed = [_crossed(edges, place) for place in places]
    known = _known(segmenter, {text[a:b] for pair in crossed for a, b in pair})
    wanted = []
    for (start, end), pair in zip(places, crossed, strict=True):
        held = [text[a:b] for a, b in pair]
        against = any(_stands(word, words, known) for word in held)
        if against and any(a <= start and end <= b for a, b in pair):
            continue
        wanted.append((start, end, _BONUS_AGAINST_KNOWN if against else _BONUS))
    return wanted


def _crossed(edges: Offsets, place: Match) -> list[Match]:
    """The words of the model that reach across an edge of the place."""
    crossed = []
    for edge in place:
        after = int(np.searchsorted(edges, edge))
        if edges[after] != edge:
            word = (int(edges[after - 1]), int(edges[after]))
            if word not in crossed:
                crossed.append(word)
    return crossed


def _stands(word: str, words: WordList, known: frozenset[str]) -> bool:
    """Whether a word of the model is one for sure; so long a word is none by chance."""
    return len(word) > MAX_WORD or word in words or word in known


def _known(segmenter: Segmenter, words: Iterable[str]) -> frozenset[str]:
    """Which of these are words of the list that the model was trained with."""
    listed = sorted(words)
    weights = segmenter.weights
    numbers = weights.alphabet.numbers(code_points("\n".join(listed)))
    sizes = np.array([len(word) for word in listed], np.int64)
    places = np.concatenate(([0], np.cumsum(sizes + 1)[:-1]))
    known: set[str] = set()
    for template, keys, _ in gram_keys(numbers):
        if template is SKIP:
            continue
        mine = np.flatnonzero(sizes == template.length)
        rows = weights.families[template.name].table.rows(keys[places[mine]])
        known.update(listed[each] for each in mine[rows >= WORD_BIT].tolist())
    return frozenset(known)
