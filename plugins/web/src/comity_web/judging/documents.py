"""Documents and previews as the core builds them: private files, named by their hash."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

import comity
from comity.model.errors import Fault, InputError
from comity.pipeline.examine import as_written
from comity.pipeline.twins import whole_of
from comity.text.messages import Catalogue, retold
from comity_web.judging.choices import choices
from comity_web.judging.reckoning import tree_in, words_of_core
from comity_web.wording.catalogues import words

__all__ = ["documents", "examined_of", "preview"]

Order = Mapping[str, Any]
Made = dict[str, Any]
INTERNAL = "internal/"
UNWORDED = "wording.none"

SEALED = ".sealed-annex"
"""How the name of a sealed annex ends, before what its format is called."""


def examined_of(order: Order, host: comity.Host, language: str = "") -> comity.Examined:
    """The draft of an order, examined; in one language of the document, if it is named.

    Of one that came in nothing is printed but what its author wrote.

    Raises:
        InputError: there is no wording in the language of the document.
    """
    tree = tree_in(order, host)
    found = comity.examine(tree, host, name=order["name"], language=language or None)
    _refuse_language(found, words_of_core(host, order["language"]))
    return as_written(found) if order.get("incoming") else found


def _refuse_language(found: comity.Examined, catalogue: Catalogue) -> None:
    """Say of a language without wording what the check says, also of a draft with gaps."""
    first = found.checked or next(iter(found.worlds), None)
    for one in first.findings if first is not None else ():
        if one.rule == UNWORDED:
            said = retold(one.said, one.message, one.cure, catalogue)[0]
            raise InputError(Fault("", 0, 0, one.field, said, catalogue.cure_of(one, "page")))


def documents(order: Order, host: comity.Host, folder: Path) -> Made:
    """The documents of a revision.

    Options: ``formats``, ``languages`` and ``readers`` (lists, those of ``comity build``),
    ``draft`` (whether to make them despite errors, each page marked), ``sealed`` (whether to make
    the sealed annex, and then nothing else).

    Raises:
        ComityError: the core makes nothing of it.
    """
    options = order["options"]
    if order.get("held") and not options.get("draft"):
        said = words(order["language"]).say("web.checking.held")
        raise InputError([Fault("", 0, 0, path, said, "") for path in order["held"]])
    languages = options.get("languages") or [""]
    files: list[Made] = []
    for language in languages:
        found = examined_of(order, host, language)
        mark = language if len(languages) > 1 else ""
        files += _made_of(found, host, options, mark, folder)
    if options.get("sealed") and not files:
        raise InputError(Fault("", 0, 0, "", "There is no sealed annex in this file.", ""))
    return {"files": files}


def _made_of(
    found: comity.Examined, host: comity.Host, options: Mapping[str, Any], mark: str, folder: Path
) -> list[Made]:
    """The files in one language: built, or marked previews of an unfinished draft."""
    formats, draft = options.get("formats") or ["docx"], bool(options.get("draft"))
    if found.checked is None:
        if found.faults:
            raise InputError(found.faults)
        if not draft or options.get("sealed"):
            raise InputError([_gap(one) for one in found.gaps])
        return [_previewed(found, host, form, mark, folder) for form in formats]
    name = PurePath(found.shown.replace("\\", "/")).stem
    built = comity.build(
        found.checked,
        host,
        formats,
        name=f"{name}.{mark}" if mark else name,
        draft=draft,
        readers=tuple(options.get("readers") or ()),
    )
    wanted = [
        (name, data)
        for name, data in built.files
        if not name.startswith(INTERNAL) and (name == built.sealed) == bool(options.get("sealed"))
    ]
    return [
        {
            **_kept(_as_draft(name) if draft else name, data, folder),
            "sealed": name == built.sealed,
            "draft": draft,
        }
        for name, data in wanted
    ]


def _as_draft(name: str) -> str:
    """The name of a draft: in the folder of downloads it lies beside the final document."""
    stem, dot, ending = name.rpartition(".")
    if stem.endswith(SEALED):
        stem, ending = stem.removesuffix(SEALED), f"{SEALED[1:]}.{ending}"
    return f"{stem}.draft{dot}{ending}"


def _gap(one: Any) -> Fault:
    return Fault("", 0, 0, one.field, one.message, one.cure)


def _previewed(
    found: comity.Examined, host: comity.Host, form: str, mark: str, folder: Path
) -> Made:
    """A preview that is named as ``comity build --draft`` names it."""
    data = comity.preview(found, host, form)
    stem = PurePath(found.shown.replace("\\", "/")).stem
    if found.resolved is not None:
        stem = whole_of(found.resolved, stem)
    stem = f"{stem}.{mark}" if mark else stem
    name = f"{stem}.preview.{host.for_case().exporters()[form].extension}"
    return {**_kept(name, data, folder), "sealed": False, "draft": True}


def _kept(name: str, data: bytes, folder: Path) -> Made:
    """Keep a file under the hash of its bytes, readable for this user alone."""
    digest = hashlib.sha256(data).hexdigest()
    path = folder / digest
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
    return {"name": PurePath(name).name, "sha256": digest, "size": len(data)}


def preview(order: Order, host: comity.Host, folder: Path) -> Made:
    """The document as a web page, read from the very DOCX; gaps are marked.

    Options: ``document`` (the language of the document), ``reader``, ``draft`` (whether it may not
    go out, so that each page is marked as a draft; what has errors always is). Beside the page it
    tells what can be chosen (``choices``).

    Raises:
        ComityError: the core makes nothing of it.
    """
    options = order["options"]
    language, reader = options.get("document", ""), options.get("reader", "")
    found = examined_of(order, host, language)
    if found.faults:
        raise InputError(found.faults)
    chosen = choices(found, host)
    if found.checked is None:
        if not found.worlds:
            return {"files": [], "unfinished": True, **chosen}
        return {
            "files": [_previewed(found, host, "html", "", folder)],
            "unfinished": True,
            **chosen,
        }
    readers, draft = (reader,) if reader else (), found.blocked or bool(options.get("draft"))
    built = comity.build(found.checked, host, ("html",), draft=draft, readers=readers)
    pages = [
        (n, d)
        for n, d in built.files
        if n.endswith(".html") and not n.startswith(INTERNAL) and n != built.sealed
    ]
    files = [{**_kept(n, d, folder), "sealed": False, "draft": draft} for n, d in pages]
    return {"files": files, "unfinished": False, **chosen}
