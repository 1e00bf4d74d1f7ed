"""Findings on ``extensions``: the fields that a plugin adds, against the schema it declares.

``extensions: {in: {crime_number: 12/2026}}`` holds a field of the plugin of India; a topic stands
under its own name. What belongs to no plugin in use is kept and not checked, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.host import Host
from comity.law.terms import field_term
from comity.model.drafts.base import Draft
from comity.model.findings import Finding
from comity.model.records import ExtraField
from comity.steps.check.extension_schema import listed, misfits, unread
from comity.steps.read.message_words import nearest
from comity.steps.read.paths import join, renamed
from comity.text.messages import finding, finding_of, message

__all__ = ["check_extensions"]


def check_extensions(draft: Draft, host: Host) -> Iterator[Finding]:
    """The findings on every table under ``extensions``."""
    for key, table in (draft.extensions or {}).items():
        path = join("extensions", key)
        declared = host.fields_of(key)
        if declared is None:
            yield from _unknown(draft, key, path, host)
        elif not declared:
            yield finding("extensions.not-declared", path, by=key, plugin=key)
        else:
            yield from _declared(draft, key, table, {f.name: f for f in declared})


def _unknown(draft: Draft, key: str, path: str, host: Host) -> Iterator[Finding]:
    if key in host.instruments():
        return  # rules of an instrument may ask for such a field by its path
    known = host.extension_keys()
    near = nearest(key, known)
    if near:
        tables = draft.extensions or {}
        meant = None if near in tables else renamed("extensions", key, near, tables[key])
        yield finding("extensions.no-plugin/near", path, plugin=key, near=near, patch=meant)
    else:
        yield finding("extensions.no-plugin", path, plugin=key, **listed("known", known))


def _declared(
    draft: Draft, key: str, table: Mapping[str, Any], declared: Mapping[str, ExtraField]
) -> Iterator[Finding]:
    for name, value in table.items():
        path = join(join("extensions", key), name)
        field = declared.get(name)
        if field is None:
            meant, near = None, nearest(name, declared)
            if near:
                said = message("extensions.no-field/near", plugin=key, name=name, near=near)
                if near not in table:
                    meant = renamed(join("extensions", key), name, near, value)
            else:
                others = listed("known", declared)
                said = message("extensions.no-field", plugin=key, name=name, **others)
            yield finding_of(said, path, by=key, patch=meant)
            continue
        title = field_term(key, field)
        if field.kinds and draft.kind not in field.kinds:
            kinds = tuple(field.kinds)
            said = message("extensions.other-kind", title=title, kinds=kinds, kind=draft.kind)
            yield finding_of(said, path, by=key)
        for misfit in misfits(value, field.schema, path):
            said = message(misfit.id, title=title, **misfit.params)
            yield finding_of(said, misfit.field, by=key)
        if skipped := sorted(unread(field.schema)):
            said = message(
                "extensions.schema-unread",
                title=title,
                **listed("keywords", skipped),
            )
            yield finding_of(said, path, by=key)
