"""Tasks and exports of Label Studio."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from policytext.document import Document
from policytext.errors import InputError, PolicytextError, ReadError
from policytext.io.attributes import with_facts
from policytext.io.files import read_utf8
from policytext.io.foreign import Foreign
from policytext.io.label_studio_regions import NOTE, Reading, controls_of
from policytext.io.marks import Marks, known_layers, present_layers
from policytext.io.offsets import Offsets
from policytext.layers import Layer

__all__ = ["DATA", "KIND", "NOTE", "TASKS", "TEXT", "from_task", "read_label_studio"]

TASKS = "tasks.json"
# Names of the text and of the library's own facts in a task's data, and of controls.
TEXT, DATA, KIND = "text", "policytext", "kind"
# What Label Studio adds to the data of a task in its short export.
_ADDED = frozenset(
    ("id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time", "agreement")
)


def read_label_studio(
    path: str | os.PathLike[str],
    layers: Iterable[Layer[Any]] = (),
    foreign: Foreign | None = None,
    annotator: str | None = None,
    text: str = TEXT,
    offsets: str = "code points",
) -> Iterator[Document]:
    """Yield the documents of a folder, or of an export: JSON or JSON-MIN.

    Each annotation of a task is a document, with its annotator in ``doc.meta["annotator"]``. A task
    without annotations gives its predictions, and without those a document without spans. Cancelled
    annotations are passed over. JSON-MIN does not say to which region a choice or a note belongs:
    layers whose spans need them are left out, as ``doc.problems`` tells.

    Args:
        path: a folder with ``tasks.json``, or the file.
        layers: layers of your own that the documents may hold.
        foreign: what becomes of labels of controls that are not the library's.
        annotator: whose annotations to read: an id or an e-mail address.
        text: the name of the text in the data of tasks.
        offsets: what offsets count: ``"code points"``, or ``"utf-16"`` where another program made
            the file.

    Raises:
        InputError: there is no such unit of offsets.
        ReadError: there is no such file, or a task is damaged; names file and task.
    """
    place = Path(path) / TASKS if Path(path).is_dir() else Path(path)
    try:
        tasks = json.loads(read_utf8(place).removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{place}: it is no JSON: {error}") from None
    if not isinstance(tasks, list):
        raise ReadError(f"{place}: a file of Label Studio is a list of tasks")
    own = tuple(layers)
    for number, task in enumerate(tasks, start=1):
        name = f"{place}: task {number}"
        yield from from_task(task, own, foreign, annotator, text, offsets, name)


def from_task(
    task: Any,
    layers: Iterable[Layer[Any]] = (),
    foreign: Foreign | None = None,
    annotator: str | None = None,
    text: str = TEXT,
    offsets: str = "code points",
    name: str = "task",
) -> Iterator[Document]:
    """Yield a document for each annotation of a task; see `read_label_studio`.

    Raises:
        ReadError: the task is damaged.
    """
    if not isinstance(task, dict):
        raise ReadError(f"{name}: a task is an object, got {str(task)[:40]!r}")
    data = task.get("data", task)
    if not isinstance(data, dict) or not isinstance(data.get(text), str):
        raise ReadError(f"{name}: its data have no text under {text!r}; say where: text=NAME")
    known = known_layers(layers)
    try:
        bare, present = _facts(task, data, text, known)
        units = Offsets(bare.text, offsets)
    except PolicytextError as error:
        raise ReadError(f"{name}: {error}") from None
    except (TypeError, AttributeError) as error:
        raise ReadError(f'{name}: its "{DATA}" is damaged: {error!r}') from None
    for user, result in _versions(task, data, name, known):
        if annotator is not None and user != annotator:
            continue
        doc = bare if user is None else bare.replace(meta={**bare.meta, "annotator": user})
        marks = Marks(doc, foreign)
        for layer in present:
            marks.has(layer)
        reading = Reading(marks, known, units, name)
        try:
            reading.read(result)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            if isinstance(error, PolicytextError):
                raise
            raise ReadError(f"{name}: a region is damaged: {error!r}") from None
        yield marks.document()


def _facts(
    task: Mapping[str, Any], data: Mapping[str, Any], text: str, known: Mapping[str, Layer[Any]]
) -> tuple[Document, list[Layer[Any]]]:
    """The document without layers, and the layers that it has."""
    own = data.get(DATA)
    if isinstance(own, dict):
        if not isinstance(own.get("facts"), dict) or not isinstance(own.get("layers"), list):
            raise InputError(f'its "{DATA}" has no facts and layers')
        return with_facts(data[text], own["facts"]), present_layers(own["layers"], known)
    is_short = data is task
    controls = controls_of(known)
    meta = {
        key: item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)
        for key, item in data.items()
        if key != text
        and not (is_short and (key in _ADDED or key in controls or _is_regions(item)))
    }
    return Document(data[text], id=str(task.get("id", "")), meta=meta), []


def _versions(
    task: Mapping[str, Any],
    data: Mapping[str, Any],
    name: str,
    known: Mapping[str, Layer[Any]],
) -> Iterator[tuple[str | None, list[Any]]]:
    """Annotator and regions of each annotation; of each prediction, where there is none."""
    if data is task:
        yield _user(task.get("annotator")), list(_short(task, known))
        return
    annotations = [one for one in _list(task, "annotations", name) if not one.get("was_cancelled")]
    for one in annotations or _list(task, "predictions", name):
        result = one.get("result")
        if not isinstance(result, list) or not all(isinstance(item, dict) for item in result):
            raise ReadError(f"{name}: an annotation has no list of results")
        yield _user(one.get("completed_by")), result
    if not annotations and not task.get("predictions"):
        yield None, []


def _list(task: Mapping[str, Any], key: str, name: str) -> list[dict[str, Any]]:
    found = task.get(key) or []
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise ReadError(f"{name}: its {key} are no list of objects")
    return found


def _user(given: Any) -> str | None:
    if isinstance(given, dict):
        given = given.get("email") or given.get("id")
    return None if given is None else str(given)


def _short(task: Mapping[str, Any], known: Mapping[str, Layer[Any]]) -> Iterator[dict[str, Any]]:
    """The regions of a task of JSON-MIN, whose parts are joined by place."""
    controls = controls_of(known)
    for control, regions in task.items():
        if not _is_regions(regions):
            continue
        layer = controls[control][0].name if control in controls else control
        seen: dict[tuple[Any, Any], int] = {}
        for value in regions:
            place = value["start"], value["end"]
            seen[place] = seen.get(place, 0) + 1
            kind = next((one for one in ("labels", "taxonomy") if one in value), "other")
            key = f"{layer}:{place}:{seen[place]}"
            yield {"id": key, "from_name": control, "type": kind, "value": value}


def _is_regions(item: Any) -> bool:
    """Whether it is what a control gave in the short export, and not some other list."""
    return (
        isinstance(item, list)
        and bool(item)
        and all(isinstance(one, dict) and "start" in one and "end" in one for one in item)
    )
