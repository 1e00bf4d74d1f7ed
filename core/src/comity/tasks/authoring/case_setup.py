"""The occasion of a new file: its kind and form, the States and their roles, what is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from comity.host import Host
from comity.law.assistance_kinds import load_assistance_kinds, meant
from comity.law.states import states
from comity.model.drafts.base import Draft
from comity.model.drafts.describe import FieldNote, describe
from comity.model.errors import Fault, InputError
from comity.model.messages import Message, Term, Value
from comity.model.nearest import STATE, names_near
from comity.model.records import AssistanceKind, DocumentType, LawBook, owner_of
from comity.steps.read.heading import model_of
from comity.steps.resolve.state_records import ROLE_FIELDS, territory_names
from comity.tasks.authoring.model_fields import places_of
from comity.tasks.authoring.questions import escaped
from comity.tasks.authoring.voice import ENGLISH_VOICE, Voice, state_names
from comity.text.messages import message
from comity.text.official_states import official_state

__all__ = [
    "CaseSetup",
    "UnknownStateError",
    "find_kind",
    "find_measure",
    "find_state",
    "make_occasion",
    "measure_kinds",
    "state_called",
]

COMMON_NAMES = {
    **{"usa": "US", "us-of-america": "US", "united-states-of-america": "US", "uk": "GB"},
    **{"great-britain": "GB", "britain": "GB", "uae": "AE", "drc": "CD"},
    **dict.fromkeys(("england", "scotland", "wales", "northern-ireland"), "GB"),
}
"""What some States are called beside their names."""
OPTIONS = {"requesting": "--from", "requested": "--to", "host": "--host"}


@dataclass(frozen=True)
class CaseSetup:
    """What is known before the first field is written.

    ``roles`` maps a role to the code of a State, for the roles known so far; ``measures`` are the
    kinds of assistance (for a notice, the data categories) in the order asked for; ``voice`` is
    the language in which the author is asked.
    """

    host: Host
    kind: DocumentType
    on: dt.date
    form: str = ""
    roles: Mapping[str, str] | None = None
    measures: tuple[AssistanceKind, ...] = ()
    voice: Voice = ENGLISH_VOICE

    @cached_property
    def model(self) -> type[Draft]:
        """The model of the kind."""
        return model_of(self.kind)

    @cached_property
    def notes(self) -> tuple[FieldNote, ...]:
        """The fields of the model, with their titles in the author's language."""
        return self.voice.titled(self.model, describe(self.model))

    @cached_property
    def open_roles(self) -> dict[str, str]:
        """The roles that this kind of document gives to States, with their fields."""
        places = places_of(self.notes)
        return {role: field for role, field in ROLE_FIELDS.items() if field in places}

    def state(self, role: str) -> str:
        """The code of the State in a role, or nothing."""
        return (self.roles or {}).get(role, "")

    def book(self, role: str) -> LawBook | None:
        """The law of the State in a role, where it is installed."""
        code = self.state(role)
        return self.host.law(code, self.on) if code else None


def make_occasion(
    host: Host,
    kind: str,
    *,
    form: str = "",
    roles: Mapping[str, str | None] | None = None,
    measures: Iterable[str] = (),
    on: dt.date | None = None,
    voice: Voice = ENGLISH_VOICE,
) -> CaseSetup:
    """The occasion that the options of the command line make, on a day: today where none is named.

    Raises:
        InputError: a kind, form, State or measure that there is not, or a State for a role that
            the kind has not; all of them at once.
    """
    try:
        found = find_kind(host, kind)
    except ValueError as error:
        raise InputError(_fault("KIND", error)) from error
    bare = CaseSetup(host, found, on or dt.date.today())
    faults: list[Fault] = []
    states: dict[str, str] = {}
    for role, named in (roles or {}).items():
        try:
            if named and role not in bare.open_roles:
                raise ValueError(f"a {kind} has no {role} State. Remove the option.")
            if named:
                states[role] = find_state(host, named)
        except ValueError as error:
            faults.append(_fault(OPTIONS[role], error))
    if form and form not in found.forms:
        known = f"Known: {', '.join(found.forms)}." if found.forms else "Remove the option."
        faults.append(_fault("--form", ValueError(f"a {kind} has no form {form!r}. {known}")))
    kinds: list[AssistanceKind] = []
    asks = any(note.name in ("measures", "data_categories") for note in bare.notes)
    measures = tuple(measures) or (_preserving() if kind == "preservation" else ())
    if measures and not asks:
        faults.append(_fault("--measure", ValueError(f"a {kind} has no measures. Remove it.")))
        measures = ()
    for name in measures:
        try:
            kinds.append(find_measure(host, name))
        except ValueError as error:
            faults.append(_fault("--measure", error))
    if faults:
        raise InputError(faults)
    return CaseSetup(host, found, bare.on, form, states, tuple(kinds), voice)


def find_kind(host: Host, name: str) -> DocumentType:
    """The kind of document of this name.

    Raises:
        ValueError: there is none; the message is a sentence with those there are.
    """
    types = host.document_types()
    if name not in types:
        raise ValueError(f"unknown kind: {name!r}. Known: {', '.join(sorted(types))}.")
    return types[name]


class UnknownStateError(ValueError):
    """There is no State of a name; ``said`` is the message, with what was probably meant."""

    def __init__(self, id: str, **params: Value) -> None:
        """Make the message of the registry, which as an error begins with a small letter."""
        self.said = message(id, None, **params)
        text = self.said.text
        super().__init__(f"{text[:1].lower()}{text[1:]} {self.said.cure}")


def find_state(
    host: Host, named: str, voice: Voice = ENGLISH_VOICE, *, spoken: bool = False
) -> str:
    """The code of a State, given by its code or its name; capitals do not matter.

    A name may be English, or of any language that has wording; where it is ``spoken``, in answer to
    a question, also one that people use (``USA``). A command needs the code.

    Raises:
        UnknownStateError: there is none.
    """
    names = territory_names()
    named = named.strip()
    code = named.upper()
    if code in names or host.jurisdiction(code) is not None:
        return code
    by_name = {name.casefold(): one for one, name in names.items()}
    records = [record for one in host.installed() if (record := host.jurisdiction(one))]
    by_name |= {record.short_name.casefold(): record.code for record in records}
    if named.casefold() in by_name:
        return by_name[named.casefold()]
    if owner_of(code) in names and "-" in code:
        return code
    for tag in host.languages.tags():
        for one, name in state_names(names, tag).items():
            if name.casefold() == named.casefold():
                return one
    if official := official_state(named, host.languages.tags()):
        return official
    common = COMMON_NAMES.get(_hyphened(named))
    if spoken and common:
        return common
    bloc = states().get(code)
    if bloc is not None and bloc.group == "blocs":
        raise UnknownStateError("prompt.state-is-bloc", named=escaped(named))
    by_name |= {n.casefold(): c for c, n in state_names(names, voice.catalogue.language).items()}
    # what has the length of a code is no name with a slip in it
    close = names_near(named.casefold(), by_name, STATE) if len(named) > 3 else []
    codes = [common] if common else [by_name[name] for name in close]
    if not codes:
        raise UnknownStateError("prompt.state-unknown", named=escaped(named))
    near = tuple(_coded(code, names) for code in dict.fromkeys(codes))
    raise UnknownStateError("prompt.state-unknown/near", named=escaped(named), near=near)


def _hyphened(named: str) -> str:
    """A name of a State without its article and its points, a hyphen for each space."""
    return "-".join(named.casefold().removeprefix("the ").replace(".", "").split())


def _coded(code: str, names: Mapping[str, str]) -> Message:
    state = Term("state", code, names.get(code, code))
    return message("prompt.coded-state", code=code, state=state)


def state_called(host: Host, code: str) -> Term:
    """A State by its short name, in English with its article."""
    record = host.jurisdiction(code) if code else None
    if record is not None:
        return Term("state", code, record.short_named())
    return Term("state", code, territory_names().get(owner_of(code), code))


def measure_kinds(host: Host) -> tuple[str, ...]:
    """Every kind of assistance that a request may ask for, in the order of the host's table."""
    return tuple(m.kind for m in host.measures().values() if not m.routed)


def _preserving() -> tuple[str, ...]:
    """What a paper asks for that has data kept: the host's own kind."""
    return tuple(one.kind for one in load_assistance_kinds() if one.preserving)[:1]


def find_measure(host: Host, name: str) -> AssistanceKind:
    """The kind of assistance of this name.

    Raises:
        ValueError: there is none, or the matter is no mutual assistance.
    """
    kinds = host.measures()
    if name not in kinds:
        raise ValueError(f"unknown kind of assistance: {name!r}. {meant(name, kinds)}")
    if kinds[name].routed:
        raise ValueError(
            f"{kinds[name].title} is not mutual legal assistance. Use {kinds[name].routed}."
        )
    return kinds[name]


def _fault(what: str, error: ValueError) -> Fault:
    message, _, cure = str(error).partition(". ")
    return Fault(what, 0, 0, "", message, cure)
