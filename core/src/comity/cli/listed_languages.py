"""The languages of ``comity plugins``: who brings each, for which documents, and how old it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from comity.host import Host

__all__ = ["brought_by", "language_lines", "language_rows"]


def language_rows(host: Host) -> list[dict[str, Any]]:
    """A row for each language; one whose catalogue cannot be used is set aside by this."""
    from comity.model.errors import PluginError

    found = []
    for tag in host.languages.tags():
        try:
            found.append(_row(host, tag))
        except PluginError:
            continue  # it is among the quarantined now, with the reason
    return found


def _row(host: Host, tag: str) -> dict[str, Any]:
    from babel.core import Locale

    from comity._version import __version__
    from comity.steps.wording import is_finished
    from comity.steps.wording.catalogue import SOURCE
    from comity.tasks.audit.plugin_ages import host_age, messages, wording_age

    wordings, entry = host.languages.wordings(tag), host.languages.brought.get(tag)
    finished = [
        name
        for name, kind in host.document_types().items()
        if is_finished(host.languages, kind, tag)
    ]
    own = wordings.files[0] if wordings else None
    aged = wordings is not None and tag != SOURCE
    return {
        "name": tag,
        "title": str(Locale.parse(tag, sep="-").get_display_name("en") or tag),
        "distribution": entry.distribution if entry else "comity",
        "version": entry.version if entry else __version__,
        "documents": finished,
        "clause_table": own.table if own and aged else None,
        "reviewed_by": own.reviewed_by if own else "",
        "old": messages(
            (
                host_age(entry) if entry else None,
                wording_age(wordings) if wordings and aged and entry else None,
            )
        ),
    }


def language_lines(row: dict[str, Any], kinds: int) -> Iterator[str]:
    """What is said below the name of a language; ``kinds`` are the kinds of document there are."""
    finished = row["documents"]
    if len(finished) == kinds:
        yield "documents: all"
    else:
        yield f"documents: {', '.join(finished) or 'none is complete, so drafts only'}"
    if row["clause_table"] is not None:
        yield f"reviewed by: {row['reviewed_by'] or 'no lawyer, so a working translation'}"
    yield from (f"old: {age['message']}" for age in row["old"])


def brought_by(rows: list[dict[str, Any]], distribution: str) -> list[str]:
    """The languages that a distribution brings."""
    return [row["name"] for row in rows if row["distribution"] == distribution]
