"""The fields that plugins add: their titles, and their values for each plugin's own templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.host import Host
from comity.law.terms import field_term
from comity.model.drafts.base import Draft
from comity.model.messages import Term
from comity.model.records import Parties, owner_of
from comity.steps.read.paths import join

__all__ = ["extension_titles", "with_extensions"]


def extension_titles(draft: Draft, host: Host) -> dict[str, Term]:
    """The title of each declared field of the draft's extensions, by its field path."""
    return {
        join(join("extensions", key), field.name): field_term(key, field)
        for key in draft.extensions or {}
        for field in host.fields_of(key) or ()
    }


def with_extensions(
    context: Mapping[str, Mapping[str, Any]], draft: Draft, parties: Parties, host: Host
) -> dict[str, Mapping[str, Any]]:
    """The plugins' context with each one's extensions: ``requesting.extensions.crime_number``.

    Topics stand under ``instrument.extensions``, each by its name. A declared field that the draft
    does not fill is an empty text, so that a template may ask for it.
    """
    made: dict[str, Mapping[str, Any]] = dict(context)
    for role, code in parties.roles.items():
        values = _values(owner_of(code).lower(), draft, host)
        if values:
            made[role] = {"extensions": values, **made.get(role, {})}
    topics = {key: found for key in host.topics() if (found := _values(key, draft, host))}
    if topics:
        made["instrument"] = {"extensions": topics, **made.get("instrument", {})}
    return made


def _values(key: str, draft: Draft, host: Host) -> dict[str, Any]:
    declared = [f for f in host.fields_of(key) or () if not f.kinds or draft.kind in f.kinds]
    written = (draft.extensions or {}).get(key, {})
    return {field.name: "" for field in declared} | {k: _plain(v) for k, v in written.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(entry) for entry in value]
    return value
