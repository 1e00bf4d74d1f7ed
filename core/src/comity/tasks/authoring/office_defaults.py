"""What the office file spares an author: the State and the authority that everything comes from."""

from __future__ import annotations

from collections.abc import Mapping

from comity.host import Host
from comity.model.drafts.describe import describe
from comity.steps.read.heading import model_of
from comity.tasks.authoring.case_setup import CaseSetup, find_kind
from comity.tasks.authoring.model_fields import places_of

__all__ = ["default_roles", "known_values"]


def default_roles(host: Host, kind: str, roles: Mapping[str, str | None]) -> dict[str, str | None]:
    """The roles as given, with the office's own State as the one that requests or hosts."""
    filled = dict(roles)
    if not host.office.state or kind not in host.document_types():
        return filled
    model = model_of(find_kind(host, kind))
    places, side = places_of(describe(model)), model.sender() or "requesting"
    for role, field in ((side, f"{side}.state"), ("host", "host")):
        if field in places and not filled.get(role):
            filled[role] = host.office.state
    return filled


def known_values(setup: CaseSetup) -> dict[str, str]:
    """Values by field path that the office file gives."""
    office = setup.host.office
    side = setup.model.sender() or "requesting"
    values = {f"{side}.authority.name": office.authority}
    for signatory in office.signatories[:1]:
        for name, value in signatory.items():
            values[f"{side}.issued_by.{name}"] = str(value)
    places = places_of(setup.notes)
    return {field: value for field, value in values.items() if value and field in places}
