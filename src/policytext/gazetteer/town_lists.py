"""What closes a list of townships: 甲、乙等乡镇, 甲、乙三镇（街道）."""

from __future__ import annotations

import re
from functools import cache

from policytext.data import read_rows

__all__ = ["town_list_end"]

_NUMBER = "[0-9一二两三四五六七八九十]"
_SORTS = "重点|中心|特色|边境|小城|偏远|高山|建制|山区|沿[江线海]|库区|农村|边远"


@cache
def town_list_end() -> re.Pattern[str]:
    """What stands behind the last member: 等 or a number, and the word for townships.

    Example:
        >>> [bool(town_list_end().match(each)) for each in ("等山区乡镇", "六个街道", "等乡村")]
        [True, True, False]
    """
    heads = "|".join(head for (head,) in read_rows("places/town_heads.tsv"))
    # A number begins where no other does, and has few digits: a row of them is read once.
    number = f"(?<!{_NUMBER}){_NUMBER}{{1,8}}"
    return re.compile(f"(?:等{_NUMBER}{{0,8}}|{number})个?(?:{_SORTS})?(?:{heads})")
