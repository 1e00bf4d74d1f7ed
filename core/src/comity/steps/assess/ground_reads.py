"""Which fields a ground of refusal reads: those of its own condition, and those of its judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from comity.model.drafts.request import Request
from comity.model.law_practice import PracticeGround
from comity.model.law_records import Ground
from comity.steps.assess.holding import grounds_held
from comity.steps.resolve import Resolved, fields_of_bases, fields_relied_on, fields_within

__all__ = ["OF_LINKS", "TOPIC_READS", "fields_of_ground", "rules_of_refusal"]

COMMON = ("requesting.state", "requested.state", "measures[].kind", "measures[].offences[]")
STATED = ("statements[].ground", "statements[].text")
NATURE = (*STATED, "offences[].title", "offences[].category", "language")
PENALTY = (
    "offences[].maximum_penalty",
    "offences[].maximum_penalty.text",
    "offences[].maximum_penalty.years",
    "offences[].maximum_penalty.life",
    "offences[].maximum_penalty.death",
)
GIVER = (
    "assurances[]",
    "requesting.authority.name",
    "requesting.central_authority",
    "requesting.issued_by.*",
    "requesting.validated_by.*",
)
COUNTERPART = (
    "offences[].requested_law",
    "offences[].requested_law.provision",
    "offences[].dual_criminality.statement",
    "offences[].dual_criminality.listed_as",
    "language",
)
SOUGHT = ("measures[].items[]", "measures[].place[]", "measures[].identifiers[].value")
PEOPLE = (
    "measures[].persons[]",
    "persons[].name.full",
    "persons[].nature",
    "persons[].role",
    "persons[].occupation",
    "persons[].immunity",
    "persons[].protect",
    "language",
)
INTERESTS = (*STATED, *SOUGHT, "measures[].holder", "measures[].holder.*", "language")
TEXTS = ("purpose", "nexus", "necessity", "proportionality")

TOPIC_READS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "dual-criminality": COUNTERPART,
        "territoriality": (*COUNTERPART, "proceedings.conduct_in_requested_state"),
        "threshold": (
            *PENALTY,
            "gravity",
            "measures[].particulars.*",
            "offences[].dual_criminality.listed_as",
        ),
        "political-offence": NATURE,
        "military-offence": NATURE,
        "fiscal": NATURE,
        "political-or-fiscal": NATURE,
        "bank-secrecy": ("measures[].holder", "measures[].holder.kind"),
        "persecution": NATURE,
        "death-penalty": (*PENALTY, *GIVER, "language"),
        "fundamental-rights": (
            *NATURE,
            *PENALTY,
            *GIVER,
            "measures[].necessity",
            "measures[].proportionality",
        ),
        "ne-bis-in-idem": (
            *STATED,
            "proceedings.earlier_judgments",
            "proceedings.nature",
            "proceedings.other_states[].matter",
            *("persons[].id", "persons[].role", "persons[].name.full", "persons[].occupation"),
            *("persons[].connection", "facts[].text", "facts[].persons[]", "measures[].persons[]"),
        ),
        "limitation": ("offences[].limitation", "offences[].limitation.date", "date"),
        "essential-interests": INTERESTS,
        "political-or-essential": (*NATURE, *INTERESTS),
        "de-minimis": (
            *(*STATED, *PENALTY, "gravity", "facts[].text", "facts[].handling"),
            "proceedings.summary",
            *("loss", "loss.amount", "gain", "gain.amount"),
        ),
        "evidence": ("measures[].nexus", "measures[].particulars.*", "measures[].facts"),
        "domestic-prohibition": (),
        "agreement": ("basis",),
        "order": ("measures[].order", "annexes[].kind"),
        "consent": (
            *("measures[].particulars.*", "measures[].fallback", "measures[].title"),
            *("measures[].purpose", "measures[].nexus", "measures[].procedure.wished"),
            *("measures[].persons[]", "persons[].id", "persons[].connection", "persons[].needs"),
            *("facts[].text", "facts[].persons[]", "remarks[].text"),
        ),
        "privilege": (
            *(*SOUGHT, *PEOPLE, "measures[].privilege", "measures[].press"),
            *("measures[].holder", "measures[].holder.name"),
        ),
        "immunity": (*PEOPLE, "measures[].immunity", "measures[].place[]"),
        "data-protection": ("data_protection",),
        "burden": (
            "measures[].kind",
            "measures[].period",
            "measures[].identifiers",
            "measures[].accounts",
            "measures[].items",
            "measures[].persons",
            "measures[].assets",
        ),
        "pending-proceedings": (
            "proceedings.other_states[].state",
            "measures[].fallback",
            "measures[].deadline",
        ),
        "scope": (),
        "form": (*(f"measures[].{name}" for name in TEXTS), "measures[].facts[]", "facts[].text"),
        "requested-law": (),
        "discretion": (),
        "other": (),
    }
)
"""What the judge of each topic looks at, beside the condition of the ground itself."""

OF_LINKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "holder": (
            *("measures[].holder", "measures[].holder.*", "measures[].holder.address[]"),
            *("measures[].accounts", "measures[].accounts[].*", "measures[].identifiers[].*"),
            *("measures[].assets[]", "assets[].id", "assets[].state", "measures[].place[]"),
            *("measures[].items[]", "measures[].particulars.*", "measures[].accounts[].address[]"),
            "measures[].title",
        ),
        "power": (),
        "nexus": (
            *("measures[].nexus", "measures[].identifiers[].value", "measures[].facts[]"),
            "facts[].text",
        ),
        "instrument": ("reciprocity",),
    }
)
"""What each link looks at that stops a request although no ground is named."""

OF_ASSURANCES = ("giver", "terms", "short", "untold", "unsaid", "mismatch")
FLAWS = ("contradicted", "hedged", "conditional")


def fields_of_ground(ground: Ground) -> tuple[str, ...]:
    """The fields that decide whether a ground is met by what a request says."""
    topic = TOPIC_READS.get(ground.topic or "other", ())
    return (*COMMON, *topic, *fields_within(ground.when), *fields_within(ground.only))


def rules_of_refusal(resolved: Resolved) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every rule on refusal that speaks of a request, with the fields that it reads."""
    if not isinstance(resolved.draft, Request):
        return
    carried = fields_of_bases(resolved)
    for held in grounds_held(resolved):
        of_instrument = carried if held.instrument is not None else ()
        family = "practice" if isinstance(held.ground, PracticeGround) else "refusal"
        yield (
            f"{family}.{held.ground.topic or 'other'}",
            (
                *fields_of_ground(held.ground),
                *of_instrument,
            ),
        )
    for name, reads in OF_LINKS.items():
        more = carried if name == "instrument" else ()
        yield f"refusal.link.{name}", (*COMMON, *reads, *more)
    book = resolved.book("requested")
    terms = [path for one in (book.assurances if book else ()) for path in fields_within(one.when)]
    used = ("use", "other_use")
    yield "refusal.assurance", (*fields_relied_on(resolved), *PENALTY, *used, *terms)
    if resolved.draft.assurances:
        for name in (*OF_ASSURANCES, *FLAWS):
            yield (
                f"refusal.assurance-{name}",
                ("requesting.state", "requested.state", "language", *GIVER),
            )
