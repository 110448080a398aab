"""The code page of old Chinese web pages, byte for byte, its user-defined areas included."""

from __future__ import annotations

import functools

__all__ = ["to_bytes", "to_character"]

# User-defined characters that GB 18030 moved elsewhere: U+E815 to U+E864 are FE50 to FEA0.
_MOVED = range(0xE815, 0xE865)


@functools.lru_cache(maxsize=65536)
def to_bytes(character: str) -> bytes | None:
    """The one or two bytes of a character in code page 936; None where it has none.

    Example:
        >>> to_bytes("市").hex(), to_bytes("€").hex(), to_bytes(chr(0xE000)).hex(), to_bytes("𠀀")
        ('cad0', '80', 'aaa1', None)
    """
    if character == "€":
        return b"\x80"
    code = ord(character)
    if code in _MOVED:
        trail = 0x50 + code - _MOVED.start
        return bytes((0xFE, trail + (trail >= 0x7F)))
    try:
        encoded = character.encode("gb18030")
    except UnicodeEncodeError:
        return None
    return encoded if len(encoded) <= 2 else None


@functools.lru_cache(maxsize=65536)
def to_character(lead: int, trail: int) -> str | None:
    """The character of two bytes; None where they are no pair of the code page.

    Example:
        >>> to_character(0xCA, 0xD0), to_character(0xCA, 0x28)
        ('市', None)
    """
    try:
        character = bytes((lead, trail)).decode("gb18030")
    except UnicodeDecodeError:
        return None
    return character if len(character) == 1 else None
