"""The records that the host and its plugins exchange.

Plain frozen dataclasses, light to import: no model library, no document library.
The words are those of the field (docs/glossary.md). Citations and findings stand in modules of
their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from comity.model.citations import Citation, Read

if TYPE_CHECKING:
    from comity.model.content import Rendered
    from comity.model.messages import Message

KeptBy = Literal["", "bank", "carrier"]
HolderAs = Literal["", "with", "over", "of"]
ItemsAre = Literal["", "things", "papers", "matters", "acts"]
Rung = Literal[
    "emergency",
    "preservation",
    "open-sources",
    "police",
    "financial-intelligence",
    "asset-recovery",
    "judicial-network",
    "provider",
    "draft-check",
    "formal-request",
    "letter-rogatory",
]
RUNGS: tuple[Rung, ...] = get_args(Rung)
"""The rungs of the ladder of channels, the fastest first."""
HOLD: Rung = "preservation"  # the rung, and the class, of what keeps data and gives none
Openness = Literal["yes", "no", "unknown"]
Urgent = Literal["", "urgent", "emergency"]
ROLES = ("requesting", "requested", "host", "provider", "transit")


def owner_of(code: str) -> str:
    """The State that a code belongs to: GB for a part of it such as GB-SCT, a State's own code."""
    return code.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A State, a part of one (GB-SCT) or a bloc (EU).

    ``code`` is ISO 3166; ``name`` the formal name, ``article`` what stands before it in English
    ("the" or nothing); ``languages`` are BCP 47 tags, the official language first.
    """

    code: str
    name: str
    short_name: str
    languages: tuple[str, ...]
    article: str = ""
    short_article: str = ""
    baseline: bool = False

    def named(self) -> str:
        """The formal name with its article: ``the Federal Republic of Nigeria``."""
        return f"{self.article} {self.name}".strip()

    def short_named(self) -> str:
        """The short name with its article: ``the United States``."""
        return f"{self.short_article} {self.short_name}".strip()


@dataclass(frozen=True, slots=True)
class Parties:
    """Who has which role in a draft, and the instruments relied on.

    ``roles`` maps a role of ``ROLES`` to a jurisdiction code; ``instruments`` holds ids in the
    order of precedence, ``treaties`` those of all treaties that govern assistance between the two
    States, relied on or not. ``own_forms`` names for each measure the instrument on whose own form
    it goes, "" for a letter. ``sender`` is the role whose paper it is, where that is neither the
    requesting nor the host State: an answer to a request is the requested State's.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    instruments: tuple[str, ...] = ()
    sender: str = ""
    treaties: tuple[str, ...] = ()
    own_forms: tuple[str, ...] = ()

    def other_treaty(self, instrument: str) -> bool:
        """Whether a treaty other than this instrument governs assistance between the two States."""
        return any(name != instrument for name in self.treaties)

    def own(self) -> tuple[str, ...]:
        """The roles of whoever writes the document: its form, its language, its letterhead."""
        return (self.sender,) if self.sender else ("requesting", "host")

    def code(self, role: str) -> str | None:
        """The jurisdiction code in a role, or None."""
        return self.roles.get(role)

    def roles_of(self, code: str) -> tuple[str, ...]:
        """The roles a jurisdiction has, in the order of ROLES."""
        return tuple(role for role in ROLES if self.roles.get(role) == code)

    def codes(self) -> tuple[str, ...]:
        """Every jurisdiction involved, each once, in the order of ROLES."""
        return tuple(dict.fromkeys(self.roles[role] for role in ROLES if role in self.roles))


@dataclass(frozen=True, slots=True)
class Requirement:
    """A demand about the language of a document.

    ``accepts`` are BCP 47 tags; ``alternatives`` are accepted only under a condition, which
    ``condition`` says in words and ``when`` as a condition of a law file, by which it is decided.
    Where a translation must be certified, ``certified_when`` and ``certified_condition`` limit
    that likewise. ``scope`` says what is meant: the document and its annexes.
    """

    source: str
    accepts: tuple[str, ...]
    citation: Citation | None = None
    alternatives: tuple[str, ...] = ()
    condition: str = ""
    certified: bool | None = None
    scope: str = "document"
    when: Mapping[str, Any] | None = None
    certified_when: Mapping[str, Any] | None = None
    certified_condition: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to what is needed, faster than a formal request or beside it, between two States.

    ``kind`` is its rung of the ladder (``RUNGS``), ``source`` who says so.

    ``open`` tells whether it is there between the two States on the day: ``unknown`` where that was
    not read, which never closes it. ``only`` limits it to ``urgent`` cases or to an ``emergency``;
    ``why`` tells by what it is open or closed.

    ``gives`` maps a class (``subscriber``, ``traffic``, ``content``, ``financial``, ``property``,
    ``company``, ``person``, ``document``, ``vehicle``, ``advice``, ``preservation``) to how well it
    is given (``no``, ``lead``, ``evidence``, ``by-law``, ``yes``); ``measures`` are the kinds of
    assistance that it serves (empty: any). ``use`` is what the result is: intelligence, evidence,
    advice, preservation. ``used_by`` are those who may use it, ``ask_through`` what anybody else
    does. ``limits`` are what it must not be used for. ``lasts`` tells how long data are then kept,
    ``answers_in`` in what time the text itself wants an answer. ``contact`` and ``link`` name
    institutions and official pages, never a person. ``short`` is another name that a draft may use.
    """

    id: str
    title: str
    kind: Rung
    says: str
    citation: Citation | None = None
    source: str = ""
    open: Openness = "yes"
    only: Urgent = ""
    why: Message | None = None
    gives: Mapping[str, str] = field(default_factory=dict)
    measures: tuple[str, ...] = ()
    use: str = ""
    used_by: tuple[str, ...] = ()
    ask_through: str = ""
    limits: str = ""
    lasts: str = ""
    answers_in: str = ""
    contact: str = ""
    link: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class AssistanceKind:
    """A kind of assistance: ``kind`` is the id that a draft names.

    What it is: ``group``, ``title``, ``definition``; ``data`` is the data category (subscriber,
    traffic, content) or empty, ``classes`` maps a scheme (budapest, eu, us) to its own class;
    ``coercive`` tells whether it usually needs compulsion, ``identity`` whether the act cannot be
    carried out without the identity of the person it concerns.

    What it takes: ``needs`` are fields of a measure that it cannot do without, ``common`` those
    that serve it beside purpose, facts and offences (``procedure.oath``); ``particulars`` maps a
    field of its own to its meaning, ``forms`` such a field to its form (date, days, money, period)
    where it is no text, ``also`` a name that is still read to the field that stands for it now;
    ``particular`` says how exact the asking must be.

    ``titles`` are its title in other languages, by BCP 47 tag.

    ``standard`` and ``ordered_by`` are usual practice and state no law: ``usual_read`` tells how a
    source for them was read, and no document prints them. ``clause`` is the id of the sentence
    that asks for it; ``routed`` names where a matter goes that is no assistance, or is empty.

    From ``lasting`` on stand the properties that checks, documents and the refusal report ask
    about in place of the kind itself: what each means is said once, in
    ``law/kind_properties.toml`` (docs/measures.md). A kind that sets none has none of them.
    """

    kind: str
    title: str
    definition: str = ""
    data: str = ""
    coercive: bool = False
    electronic: bool = False
    needs: tuple[str, ...] = ()
    particulars: Mapping[str, str] = field(default_factory=dict)
    routed: str = ""
    group: str = ""
    particular: str = ""
    standard: str = ""
    ordered_by: str = ""
    usual_read: Read = Read.NONE
    identity: bool = False
    classes: Mapping[str, str] = field(default_factory=dict)
    common: tuple[str, ...] = ()
    forms: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    clause: str = ""
    lasting: bool = False
    live: bool = False
    intrusive: bool = False
    sweeping: bool = False
    enters: bool = False
    of_account: bool = False
    leads_to_user: bool = False
    records: bool = False
    kept_by: KeptBy = ""
    of_property: bool = False
    traced_as: tuple[str, ...] = ()
    decided: bool = False
    waits_for: tuple[str, ...] = ()
    without_facts: bool = False
    target_untold: bool = False
    preserving: bool = False
    in_preservation: bool = False
    followed_by: tuple[str, ...] = ()
    emergency: bool = False
    described: tuple[str, ...] = ()
    enough_for: tuple[str, ...] = ()
    holder_as: HolderAs = ""
    known_by: bool = False
    items_are: ItemsAre = ""
    worded_by: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field of a measure that serves this kind, by its path in the measure."""
        if self.routed:
            return ()
        own = (f"particulars.{name}" for name in self.particulars)
        return tuple(
            dict.fromkeys(("purpose", "facts", "offences", *self.needs, *self.common, *own))
        )


@dataclass(frozen=True, slots=True)
class ExtraField:
    """A field that a plugin adds under ``extensions``; ``schema`` is a JSON Schema.

    ``titles`` are its title in other languages, by BCP 47 tag.
    """

    name: str
    title: str
    schema: Mapping[str, Any]
    kinds: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Template:
    """A DOCX to render into; ``origin`` says whose it is ("US", "base", an office)."""

    path: Path
    origin: str


CORRESPONDENCE = (
    *("transmittal", "reminder", "acknowledgement", "deficiency"),
    *("decision", "preservation", "disclosure", "closing"),
)
"""The kinds of the host's documents that are about a request, and do not repeat it."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document: its model, its composer and its forms.

    ``model`` and ``compose`` are "module:name" strings, imported when first used, so that
    listing kinds costs nothing.
    """

    kind: str
    title: str
    model: str
    compose: str
    template: str
    forms: tuple[str, ...] = ()
    exports: tuple[str, ...] = ("docx", "html", "md", "json")
    private: bool = True


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that an outside program made: its bytes, and how, for the manifest.

    ``tool`` is the program with its version; ``network`` is "cut" if it ran without a network,
    "not cut" if the system could not take it away, and empty if that is no question.
    """

    data: bytes
    tool: str = ""
    network: str = ""


@dataclass(frozen=True, slots=True)
class Exporter:
    """An output format; ``export`` turns a rendered document into the bytes of a file.

    ``needs`` names the outside program that it runs, if any: such a format is made only when it
    is asked for. ``for_programs`` tells that it is made of the data, and that programs read it.
    """

    format: str
    title: str
    extension: str
    export: Callable[[Rendered], bytes | Exported]
    needs: str = ""
    for_programs: bool = False


@dataclass(frozen=True, slots=True)
class LawBook:
    """What one plugin's law says on a day: see ``comity.model.law_records`` for the parts.

    ``younger`` are the statements that were left out because that day lies before their first day.
    """

    source: str
    answers: tuple[Any, ...] = ()
    rules: tuple[Any, ...] = ()
    grounds: tuple[Any, ...] = ()
    assurances: tuple[Any, ...] = ()
    clocks: tuple[Any, ...] = ()
    roads: tuple[Any, ...] = ()
    issuers: tuple[Any, ...] = ()
    younger: tuple[Any, ...] = ()

    @property
    def duties(self) -> tuple[Any, ...]:
        """Every statement that answers no question, in the order of the law pages."""
        ways = (*self.roads, *self.issuers)
        return (*self.rules, *ways, *self.grounds, *self.assurances, *self.clocks)

    @property
    def statements(self) -> tuple[Any, ...]:
        """Every statement that held on its day."""
        return (*self.answers, *self.duties)


__all__ = [
    "HOLD",
    "ROLES",
    "RUNGS",
    "AssistanceKind",
    "Channel",
    "DocumentType",
    "Exported",
    "Exporter",
    "ExtraField",
    "Jurisdiction",
    "LawBook",
    "Openness",
    "Parties",
    "Requirement",
    "Rung",
    "Template",
    "Urgent",
    "owner_of",
]
