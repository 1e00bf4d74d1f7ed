"""Findings on ``extensions``: the fields that a plugin adds, against the schema it declares.

``extensions: {in: {crime_number: 12/2026}}`` holds a field of the plugin of India; a topic stands
under its own name. What belongs to no plugin in use is kept and not checked, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.host import Host
from comity.model.drafts.base import Draft
from comity.model.findings import Finding, Severity
from comity.model.records import ExtraField
from comity.steps.check.extension_schema import misfits, unread
from comity.steps.read.message_words import listing, nearest
from comity.steps.read.paths import join

__all__ = ["check_extensions"]

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE


def check_extensions(draft: Draft, host: Host) -> Iterator[Finding]:
    """The findings on every table under ``extensions``."""
    for key, table in (draft.extensions or {}).items():
        path = join("extensions", key)
        declared = host.fields_of(key)
        if declared is None:
            yield from _unknown(key, path, host)
        elif not declared:
            message = f"The plugin `{key}` declares no fields; these were not checked."
            cure = "They stand in the document as written."
            yield Finding(ADVICE, "extensions.not-declared", message, path, cure, source=key)
        else:
            yield from _declared(draft, key, table, {f.name: f for f in declared})


def _unknown(key: str, path: str, host: Host) -> Iterator[Finding]:
    if key in host.instruments():
        return  # rules of an instrument may ask for such a field by its path
    known = host.extension_keys()
    near = nearest(key, known)
    yield Finding(
        WARNING if near else ADVICE,
        "extensions.no-plugin",
        f"No installed plugin is called `{key}`, so what stands under it was not checked.",
        path,
        f"Did you mean `{near}`?" if near else f"Installed: {listing(known, 'and')}.",
    )


def _declared(
    draft: Draft, key: str, table: Mapping[str, Any], declared: Mapping[str, ExtraField]
) -> Iterator[Finding]:
    for name, value in table.items():
        path = join(join("extensions", key), name)
        field = declared.get(name)
        if field is None:
            near = nearest(name, declared)
            cure = f"Did you mean `{near}`?" if near else f"It has {listing(declared, 'and')}."
            message = f"The plugin `{key}` has no field `{name}`."
            yield Finding(WARNING, "extensions.no-field", message, path, cure, source=key)
            continue
        if field.kinds and draft.kind not in field.kinds:
            message = f"{field.title} belongs to {listing(field.kinds)}, not to a {draft.kind}."
            yield Finding(WARNING, "extensions.other-kind", message, path, source=key)
        for misfit in misfits(value, field.schema, path):
            message = f"{field.title} {misfit.message}"
            yield Finding(ERROR, "extensions.value", message, misfit.field, misfit.cure, source=key)
        if skipped := sorted(unread(field.schema)):
            message = f"{field.title}: its schema says more than is checked here."
            cure = f"Not read: {listing(skipped, 'and')}."
            yield Finding(ADVICE, "extensions.schema-unread", message, path, cure, source=key)
