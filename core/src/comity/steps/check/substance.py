"""Checks of substance: is what the letter lives by written at all?

A field that is filled with ``x``, "TBC" or "see annex" is not filled. What each field should say
stands in the cure. Short and real is enough: "To identify the user." draws nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from comity.law.assistance_kinds import load_assistance_kinds
from comity.model.drafts.base import Draft, leaves
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding, Severity
from comity.steps.check.substance_facts import check_facts
from comity.steps.protect import Shield
from comity.text import Lack, free_text, is_empty_substance, lack_of_substance, plain

__all__ = ["check_substance"]

ERROR, WARNING = Severity.ERROR, Severity.WARNING
Asking = Request | Preservation
INDEX = re.compile(r"\[\d+\]")

# What a reader of the letter looks for in each field; the fields that a request stands or falls by.
SHOULD_SAY: Mapping[str, str] = {
    "facts.text": "Write who did what, when and where, in one statement.",
    "measures.purpose": "Write what the result is to prove or to find: which act, whose, which "
    "money, which place.",
    "measures.nexus": "Write what connects what is sought with the facts: how it is known that it "
    "is there, and what it shows of the offence.",
    "measures.necessity": "Write which lesser measure was tried or thought of, and why it "
    "will not do.",
    "measures.proportionality": "Write what keeps the measure small: the days, the data, the "
    "persons it does not touch; or how grave the offence is.",
    "measures.items": "Write the thing or the sort of records, with what tells it from others.",
    "measures.questions": "Write the question as it is to be put.",
    "offences.text": "Write what the provision says, in its words or in paraphrase.",
    "offences.elements.text": "Write what has to be proved under this element.",
    "urgency.reason": "Write what is lost, and when, if the request waits.",
    "urgency.danger": "Write the danger, who is in it, and why it is near.",
    "urgency.help": "Write how what is asked for averts the danger.",
    "confidentiality.reason": "Write what would happen if the persons concerned learnt of it.",
    "proceedings.summary": "Write the matter in a paragraph: who, what, when, where.",
    "statements.text": "Write why the ground does not stand in the way.",
    "assurances.text": "Write what is undertaken, or leave `text` out for the usual wording.",
    "gravity": "Write what makes the matter grave.",
}
# fields in which even words that fit every case are a lack
WEIGHED = frozenset(
    {
        *("facts.text", "measures.purpose", "measures.nexus", "measures.necessity"),
        *("measures.proportionality", "urgency.reason", "urgency.danger", "statements.text"),
        *("confidentiality.reason", "proceedings.summary", "offences.text"),
    }
)
# a letter without these says nothing, so that a bare reference is as bad as a blank
BORNE = frozenset({"facts.text", "measures.purpose"})
LACKING: Mapping[Lack, str] = {
    "nothing": "This text has no words",
    "placeholder": "This is a placeholder, not a text",
    "reference": "This text only points elsewhere and says nothing by itself",
    "one-word": "One word is not a statement",
    "general": "These words fit every case and say nothing about this one",
}
TOLD_APART = ("purpose", "nexus", "necessity", "proportionality")


def check_substance(draft: Draft) -> Iterator[Finding]:
    """The findings on texts that say nothing, in a draft of any kind."""
    whole: dict[str, list[str]] = {}
    for paragraph in free_text(draft):
        whole.setdefault(paragraph.field, []).append(paragraph.text)
    shield = Shield(draft.data())
    for field, texts in whole.items():
        yield from _lacking(field, " ".join(texts), shield)
    if isinstance(draft, (Request, Preservation)):
        for index, measure in enumerate(draft.measures):
            yield from _particulars(measure, f"measures[{index}].particulars", shield)
            yield from _copies(draft, measure, f"measures[{index}]", shield)
        yield from check_facts(draft)


def _lacking(field: str, text: str, shield: Shield) -> Iterator[Finding]:
    name = INDEX.sub("", field)
    lack = lack_of_substance(text)
    if plain(text).removeprefix("the ") == name.rpartition(".")[2]:
        lack = "placeholder"  # the name of the field in place of what it is for
    if lack in ("one-word", "general") and name not in WEIGHED:
        return
    if lack == "nothing" and any(sign.isalnum() for sign in text) and name not in WEIGHED:
        return  # a number may be all that an item is known by
    if not lack:
        return
    empty = lack in ("nothing", "placeholder") or (lack == "reference" and name in BORNE)
    thin = name == "facts.text" and lack == "one-word"
    yield Finding(
        ERROR if empty or thin else WARNING,
        "substance.empty" if is_empty_substance(text) else "substance.thin",
        f"{LACKING[lack]}: “{shield.quoted(text, field)}”",
        field,
        SHOULD_SAY.get(name, "Write what the field is for, or leave it out."),
    )


def _particulars(measure: Measure, path: str, shield: Shield) -> Iterator[Finding]:
    """Placeholders among the fields of a kind's own, which are no free text of the model."""
    values: Any = measure.particulars or {}
    for leaf, value in leaves(values, path):
        lack = lack_of_substance(value) if isinstance(value, str) else ""
        if lack == "placeholder":
            message = f"{LACKING[lack]}: “{shield.quoted(str(value), leaf)}”"
            cure = "Write what the field is for, or leave it out."
            yield Finding(ERROR, "substance.empty", message, leaf, cure)


def _copies(draft: Asking, measure: Measure, path: str, shield: Shield) -> Iterator[Finding]:
    """A text that only repeats another: the title of its measure, a fact, a field beside it."""
    known = {kind.kind: kind.title for kind in load_assistance_kinds()}
    others: dict[str, str] = {}
    for text, what in (
        (known.get(measure.kind), "the name of the kind of assistance"),
        (measure.title, "the title of the measure"),
        (getattr(draft, "subject", None), "the subject of the request"),
        *((offence.title, "the name of an offence") for offence in draft.offences),
        *((item, "an item that is sought") for item in measure.items),
        *((fact.text, f"fact {fact.id}") for fact in draft.facts),
    ):
        others.setdefault(plain(text or ""), what)
    for name in TOLD_APART:
        text = getattr(measure, name)
        said = plain(text or "")
        if said and not lack_of_substance(text) and said in others:
            field = f"{path}.{name}"
            yield Finding(
                WARNING,
                "substance.repeats",
                f"This text only repeats {others[said]}: “{shield.quoted(text or '', field)}”",
                field,
                SHOULD_SAY[INDEX.sub("", field)],
            )
        others.setdefault(said, f"the `{name}` of the same measure")
