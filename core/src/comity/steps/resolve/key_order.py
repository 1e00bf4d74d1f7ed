"""The order of keys that no model declares: the same document, in whatever order they were written.

The tables of a model have the order of the model. What is free, the ``particulars`` of a measure
and ``extensions``, follows the declaration of the kind or of the plugin; what nobody declares comes
after that, in the order of the alphabet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from comity.host import Host
from comity.model.drafts.base import Draft
from comity.model.drafts.request_measures import Measure
from comity.model.records import AssistanceKind
from comity.steps.read import CaseFile

__all__ = ["in_order"]


def in_order(case: CaseFile, host: Host) -> CaseFile:
    """The case with the keys of its free tables in the order in which they are declared."""
    update: dict[str, Any] = {}
    if case.draft.extensions:
        update["extensions"] = _extensions(case.draft.extensions, host)
    if measures := _measures(case.draft, host):
        update["measures"] = measures
    return replace(case, draft=case.draft.model_copy(update=update)) if update else case


def _measures(draft: Draft, host: Host) -> tuple[Measure, ...]:
    """The measures in order; none where nothing in them is free."""
    found = getattr(draft, "measures", ())
    measures = [one for one in found if isinstance(one, Measure)]
    if not any(one.particulars for one in measures):
        return ()
    kinds = host.measures()
    return tuple(_measure(one, kinds.get(one.kind)) for one in measures)


def _measure(measure: Measure, kind: AssistanceKind | None) -> Measure:
    if not measure.particulars:
        return measure
    table = _sorted(measure.particulars, {"properties": dict(kind.particulars) if kind else {}})
    return measure.model_copy(update={"particulars": table})


def _extensions(given: Mapping[str, Any], host: Host) -> Mapping[str, Any]:
    schemas = {
        key: {"properties": {field.name: field.schema for field in host.fields_of(key) or ()}}
        for key in sorted(given)
    }
    return MappingProxyType({key: _sorted(given[key], schemas[key]) for key in schemas})


def _sorted(value: Any, schema: Any = None) -> Any:
    """Plain data, the keys of its tables as a JSON Schema lists them, then by the alphabet."""
    known = schema if isinstance(schema, Mapping) else {}
    if isinstance(value, Mapping):
        listed = known.get("properties")
        declared: Mapping[str, Any] = listed if isinstance(listed, Mapping) else {}
        names = [*(name for name in declared if name in value)]
        names += sorted(name for name in value if name not in declared)
        return MappingProxyType({name: _sorted(value[name], declared.get(name)) for name in names})
    if isinstance(value, tuple):
        return tuple(_sorted(item, known.get("items")) for item in value)
    return value
