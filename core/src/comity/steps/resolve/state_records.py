"""The States of a draft: the plugin's record, or a baseline for a State without a plugin."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale

from comity.host import Host
from comity.law.states import states
from comity.model.errors import DraftError, Fault
from comity.model.nearest import CODE, names_near
from comity.model.records import Jurisdiction, owner_of
from comity.steps.read import CaseFile

__all__ = ["find_states", "territory_names"]

ROLE_FIELDS = {
    "requesting": "requesting.state",
    "requested": "requested.state",
    "host": "host",
}
# what CLDR lists beside ISO 3166: groupings, unknown, and the pseudo-locales
NO_STATES = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"})


def territory_names() -> dict[str, str]:
    """English names of the States and territories that ISO 3166 codes, from CLDR."""
    names = Locale("en").territories
    return {
        code: str(name)
        for code, name in names.items()
        if len(code) == 2 and code.isalpha() and code not in NO_STATES
    }


def find_states(case: CaseFile, host: Host) -> dict[str, Jurisdiction]:
    """The record of every State that the draft gives a role, and of further host States.

    Raises:
        DraftError: a code that no plugin serves and ISO 3166 does not know, each with its place.
    """
    found: dict[str, Jurisdiction] = {}
    faults: list[Fault] = []
    names = territory_names()
    for field, code in _named(case):
        record = host.jurisdiction(code)
        if record is None and owner_of(code) in names:
            record = _baseline(code, names[owner_of(code)])
        if record is None and host.registry.set_aside(code) is not None:
            record = Jurisdiction(code, code, code, languages=(), baseline=True)
        if record is None:
            faults.append(_unknown(case, field, code, names, host))
        else:
            found[code] = record
    if faults:
        raise DraftError(faults)
    return found


def _named(case: CaseFile) -> Iterator[tuple[str, str]]:
    """The field and the code of each State whose law the document is under or goes to."""
    for role, code in case.draft.roles().items():
        yield ROLE_FIELDS.get(role, role), code
    for index, code in enumerate(getattr(case.draft, "further_hosts", ())):
        yield f"further_hosts[{index}]", code


def _baseline(code: str, name: str) -> Jurisdiction:
    """A State without a plugin, by its formal name where it is known, else by its CLDR name."""
    known = states().get(owner_of(code))
    return known.jurisdiction(code) if known else Jurisdiction(code, name, name, (), baseline=True)


def _unknown(case: CaseFile, field: str, code: str, names: dict[str, str], host: Host) -> Fault:
    place = case.place(field)
    likely = list(_near(code, names, host))
    cure = (
        f"Did you mean {' or '.join(likely)}?" if likely else "Write the ISO 3166 code of a State."
    )
    return Fault(
        place.file, place.line, place.column, field, f"{code} is not the code of a State", cure
    )


def _near(code: str, names: dict[str, str], host: Host) -> Iterator[str]:
    state, dash, rest = code.partition("-")
    if state == "UK":
        yield f"GB{dash}{rest} ({names['GB']})"
        return
    known = sorted({*host.installed(), *names})
    for candidate in names_near(code, known, CODE):
        record = None if candidate in names else host.jurisdiction(candidate)
        name = record.short_name if record else names.get(candidate, "")
        yield f"{candidate} ({name})" if name else candidate
