"""A document for another reader than the authority: from the same source, and what proves it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.host import Host
from comity.model.drafts.disclosable import AUTHORITY, PROVIDER, RESERVED
from comity.model.errors import DraftError, Fault, InputError
from comity.model.messages import Message
from comity.model.nearest import names_near
from comity.model.records import Template
from comity.steps.protect.last_look import file_pieces, known_words
from comity.steps.protect.reader_findings import (
    left_for,
    names_of_law,
    repeats_for,
    secrets_for,
    slips,
)
from comity.steps.protect.reader_proof import require_silence
from comity.steps.protect.readers import lesser_addressee, readers_of, view_of
from comity.steps.resolve import Resolved
from comity.steps.wording.catalogue_loading import document_words, load_catalogue
from comity.steps.write.earlier import LARGEST, manifest_name, parse
from comity.steps.write.manifest import PLAIN, with_twins
from comity.text.messages import ENGLISH, message, retold, worded
from comity.text.messages import Catalogue as Messages

if TYPE_CHECKING:
    from comity.pipeline.build import Built, Checked

__all__ = ["for_reader", "prove", "tied", "versions_of", "whole_of", "wording_of"]


def versions_of(
    resolved: Resolved, stem: str, readers: Sequence[str] = ()
) -> tuple[tuple[str, str], ...]:
    """For whom a case is built, and the stem of the files for each.

    By default that is the authority, whose files have the bare stem. A paper that is addressed to a
    reader from whom anything is withheld is made for that reader and for the authority, each under
    a name that tells it: nobody then sends the whole where only the lesser may go.

    Args:
        resolved: the case.
        stem: that of its file.
        readers: those that are asked for; none for the default.
    """
    lesser = lesser_addressee(resolved)
    wanted = readers or ((lesser, AUTHORITY) if lesser else (AUTHORITY,))
    bare = "" if lesser else AUTHORITY
    named = ((reader or AUTHORITY) for reader in wanted)
    return tuple((one, stem if one == bare else f"{stem}.{one}") for one in dict.fromkeys(named))


def whole_of(resolved: Resolved, stem: str) -> str:
    """The stem of the files that hold the whole of a case."""
    ((_, found),) = versions_of(resolved, stem, (AUTHORITY,))
    return found


def for_reader(checked: Checked, reader: str, host: Host, messages: Messages = ENGLISH) -> Checked:
    """A checked case as one reader gets it; for the authority the whole case.

    Raises:
        InputError: nothing is withheld from such a reader, so that there is no version for it.
        DraftError: a field that goes out repeats what is withheld, or the author withholds what is
            not there.
    """
    if reader in ("", AUTHORITY):
        return checked
    resolved = checked.resolved
    known = [one for one in readers_of(resolved) if one not in RESERVED]
    if reader not in known:
        raise InputError(Fault("--for", 0, 0, "", *worded(_no_version(resolved, reader), messages)))
    found = list(slips(resolved, reader))
    resolved = replace(resolved, view=view_of(resolved, reader))
    found = found or list(repeats_for(resolved, wording_of(resolved, host)))
    places = ((resolved.case.place(one.field), one) for one in found)
    faults = [
        Fault(
            *(str(place.file), place.line, place.column, one.field),
            *retold(one.said, one.message, one.cure, messages),
        )
        for place, one in places
    ]
    if faults:
        raise DraftError(faults)
    return replace(checked, resolved=resolved)


def _no_version(resolved: Resolved, reader: str) -> Message:
    """Why a case has no version for a reader: it is the reader's, or nobody is called that."""
    told: dict[str, Any] = {"file": resolved.case.path.name, "reader": reader}
    if reader == PROVIDER == resolved.draft.addressed_reader():
        return message("twin.no-version/addressed", **told)
    known = [one for one in readers_of(resolved) if one not in RESERVED]
    told["readers"] = (AUTHORITY, *known)
    near = names_near(reader, {AUTHORITY, PROVIDER, *known} - {reader})
    if near:
        return message("twin.no-version/unknown", **told, meant=near[0])
    return message("twin.no-version", **told)


def wording_of(resolved: Resolved, host: Host) -> tuple[str, ...]:
    """The clauses of the document's language, as they stand in its catalogue.

    Raises:
        ComposeError: there is no wording in that language.
    """
    words = load_catalogue(host.languages, resolved.language, resolved.spoken())
    return document_words(words)


def prove(
    resolved: Resolved, host: Host, template: Template, files: Sequence[tuple[str, bytes]]
) -> None:
    """See that what was made for a reader tells nothing that is withheld from it.

    Raises:
        RenderError: it does.
    """
    view = resolved.view
    if view is None:
        return
    folder = host.office.templates
    own = folder is not None and template.path.is_relative_to(folder)
    form = () if own else file_pieces(template.path.name, template.path.read_bytes())
    pieces = [piece.text for piece in form]
    known = (*wording_of(resolved, host), *pieces)
    secrets = secrets_for(resolved, left_for(resolved), known)
    words = known_words(list(names_of_law(resolved)), pieces)
    require_silence(secrets, view.reader, files, words)


def tied(builds: Sequence[Built], folder: Path | None = None) -> list[Built]:
    """The builds, each manifest of which names its twins: of this run, and of a folder, if any.

    A twin in the folder counts if it is of the same version of the case, kind and language.
    """
    manifests = {n: dict(one.files)[manifest_name(one.stem)] for n, one in enumerate(builds)}
    tables = {n: json.loads(data) for n, data in manifests.items()}
    made = []
    for n, one in enumerate(builds):
        beside = [table for m, table in tables.items() if m != n]
        beside += _in_folder(folder, [one.stem for one in builds]) if folder else []
        twins: dict[str, dict[str, str]] = {}
        for table in beside:
            if _same(tables[n], table) and _reader(table) != _reader(tables[n]):
                rows = table.get("outputs") or ()
                there = {str(row["name"]): str(row[PLAIN]) for row in rows if PLAIN in row}
                twins.setdefault(_reader(table), {}).update(there)
        data = with_twins(manifests[n], twins)
        name = manifest_name(one.stem)
        made.append(replace(one, files=tuple((k, data if k == name else v) for k, v in one.files)))
    return made


def _in_folder(folder: Path, stems: Iterable[str]) -> list[dict[str, object]]:
    """The manifests in a folder, but those that are made anew; what cannot be read is no twin."""
    anew = {Path(manifest_name(stem)).name for stem in stems}
    found: list[dict[str, object]] = []
    internal = folder / "internal"
    if internal.is_symlink():
        return found
    for file in sorted(internal.glob("*.manifest.json")):
        if file.name in anew or not file.is_file() or file.is_symlink():
            continue
        try:
            if file.stat().st_size > LARGEST:
                continue
            found.append(parse(file.name.removesuffix(".manifest.json"), file.read_bytes()).table)
        except (OSError, ValueError):
            continue
    return found


def _same(one: dict[str, object], other: dict[str, object]) -> bool:
    return all(one.get(key) == other.get(key) for key in ("source", "kind", "form", "language"))


def _reader(table: dict[str, object]) -> str:
    told = table.get("reader")
    name = told.get("name") if isinstance(told, dict) else ""
    return str(name or AUTHORITY)
