"""Small documents with mentions, of five places and no real report."""

from __future__ import annotations

from pathlib import Path

__all__ = ["PLACES", "page", "write_pages"]

# Name, code, and what is built there.
PLACES = (
    ("易县", "130633", "紫荆桥"),
    ("蠡县", "130635", "百尺渡口大桥"),
    ("唐县", "130627", "葛洪山隧道"),
    ("阜平县", "130624", "胭脂湖大坝"),
    ("曲阳县", "130634", "灵山车站"),
)


def page(id: str, name: str, code: str, work: str, year: int = 2024) -> str:
    """A document in the readable format: six mentions."""
    return (
        f"# id={id} region={code} year={year} date= level=county genre=work_report title=样例\n"
        f"[[{name}|PLACE.admin|{code}]]渔业稳定。[[全县|PLACE.deictic|{code}]]修路三条。\n"
        f"[[{work}工程|PROJECT.construction|-]]开工建设，"
        f"[[[[{name}|PLACE.admin|{code}]]水产学校|INSTITUTION.education|-]]招生。\n"
        f"[[县政府|INSTITUTION.government|-]]帮扶渔民。\n"
    )


def write_pages(folder: Path) -> Path:
    """A corpus folder of five documents, one a place."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, code, work in PLACES:
        own = f"county_{name}_2024"
        (folder / f"{own}.txt").write_text(page(own, name, code, work), "utf-8", newline="\n")
    return folder
