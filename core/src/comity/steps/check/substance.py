"""Checks of substance: is what the letter lives by written at all?

A field that is filled with ``x``, "TBC" or "see annex" is not filled. What each field should say
stands in the cure. Short and real is enough: "To identify the user." draws nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from comity.law.assistance_kinds import kind_of, load_assistance_kinds
from comity.model.drafts.asking import ASKING, Asking
from comity.model.drafts.base import Draft, leaves
from comity.model.drafts.field_lookup import field_at
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding, Severity
from comity.model.messages import Message
from comity.model.patches import Patch, patch
from comity.model.records import AssistanceKind
from comity.steps.check.substance_facts import check_facts
from comity.steps.check.words_beside import words_in
from comity.steps.protect import Shield
from comity.text import free_text, is_empty_substance, lack_of_substance, plain
from comity.text.messages import finding, message

__all__ = ["check_substance", "lack_in_text"]

ERROR, ADVICE = Severity.ERROR, Severity.ADVICE
STEM = 6  # letters by which a word is known in its other forms
WORD = re.compile(r"[^\W_]+")
PURPOSE = re.compile(r"measures\[(\d+)\]\.purpose")
INDEX = re.compile(r"\[\d+\]")
ROW = re.compile(r"(.*)\[([1-9]\d*)\](\.\w+)")  # a field of a row that has another above it
SAME = frozenset(
    {"idem", "id", "ditto", "dito", "dto", "same", "the same", "as above", "siehe oben", "wie oben"}
    | {"ebenso", "dasselbe", "wie vor", "de même", "la même chose", "comme ci dessus"}
)

# a word that says nothing elsewhere may be a whole answer: plain text is a format of a file
ANSWERS = {"format": frozenset({"text", "texte"})}

# The fields that a request stands or falls by: the registry has what each should say.
SHOULD_SAY = frozenset(
    {
        *("facts.text", "measures.purpose", "measures.nexus", "measures.necessity"),
        *("measures.proportionality", "measures.items", "measures.questions"),
        *("offences.text", "offences.elements.text"),
        *("urgency.reason", "urgency.danger", "urgency.help", "confidentiality.reason"),
        *("proceedings.summary", "statements.text", "assurances.text", "gravity"),
    }
)
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
TOLD_APART = ("purpose", "nexus", "necessity", "proportionality")


def check_substance(draft: Draft) -> Iterator[Finding]:
    """The findings on texts that say nothing, in a draft of any kind."""
    whole: dict[str, list[str]] = {}
    for paragraph in free_text(draft):
        whole.setdefault(paragraph.field, []).append(paragraph.text)
    shield = Shield(draft.read_data())
    for field, texts in whole.items():
        if _as_above(field, " ".join(texts), whole) or _told_by_the_heard(draft, field):
            continue
        yield from lack_in_text(field, " ".join(texts), shield.quoted, type(draft))
    if isinstance(draft, ASKING):
        for index, measure in enumerate(draft.measures):
            yield from _particulars(measure, f"measures[{index}].particulars", shield)
            yield from _copies(draft, measure, f"measures[{index}]", shield)
        yield from check_facts(draft)


def _as_above(field: str, text: str, whole: dict[str, list[str]]) -> bool:
    """Whether a text says “the same”, and the row above it in a list says what."""
    row = ROW.fullmatch(field)
    if row is None or plain(text) not in SAME:
        return False
    above = whole.get(f"{row[1]}[{int(row[2]) - 1}]{row[3]}", [])
    said = " ".join(above)
    return plain(said) in SAME or bool(said and not lack_of_substance(said))


def _told_by_the_heard(draft: Draft, field: str) -> bool:
    """Whether words that fit every case are the purpose of a hearing that is told person by person.

    The link is told, and for everybody who is to be heard it is said who they are in the case.
    """
    row = PURPOSE.fullmatch(field)
    if row is None or not isinstance(draft, Request):
        return False
    measure = draft.measures[int(row[1])]
    kinds = {one.kind: one for one in load_assistance_kinds()}
    if kind_of(kinds, measure.kind).items_are != "matters":
        return False
    heard = [one for one in draft.persons if one.id in measure.persons]
    told = [measure.nexus, *(one.connection for one in heard)]
    thin = lack_of_substance(measure.purpose) in ("general", "one-word")
    return thin and bool(heard) and not any(map(lack_of_substance, told))


def lack_in_text(
    field: str, text: str, quoted: Callable[[str, str], str], model: type[Draft] | None = None
) -> Iterator[Finding]:
    """The finding on a free text that says nothing.

    Args:
        field: its path.
        text: all that stands there.
        quoted: how a text and its path are quoted, without what must not be said.
        model: the model of the draft, by which a field that it can do without is known.
    """
    name = INDEX.sub("", field)
    if plain(text) in ANSWERS.get(name.rpartition(".")[2], ()):
        return
    lack = lack_of_substance(text)
    if plain(text).removeprefix("the ") == name.rpartition(".")[2]:
        lack = "placeholder"  # the name of the field in place of what it is for
    if lack in ("one-word", "general", "date") and name not in WEIGHED:
        return
    if lack == "nothing" and any(sign.isalnum() for sign in text) and name not in WEIGHED:
        return  # a number may be all that an item is known by
    if not lack:
        return
    empty = lack in ("nothing", "placeholder") or (lack == "reference" and name in BORNE)
    thin = name == "facts.text" and lack == "one-word"
    rule = "empty" if is_empty_substance(text) else "thin"
    remedy = _should_say(name)
    yield finding(
        f"substance.{rule}/{lack}",
        field,
        weight=ERROR if empty or thin else ADVICE,
        remedy=remedy,
        quote=quoted(text, field),
        patch=None if remedy or model is None else _left_out(model, field),
    )


def _left_out(model: type[Draft], field: str) -> Patch | None:
    """The patch that removes a text, where the draft can do without the field."""
    names = tuple(INDEX.sub("", field).split("."))
    known = field_at(model, names)
    needed = known is None or known.info is None or known.info.is_required()
    return None if needed or field.endswith("]") else patch((field, None))


def _should_say(name: str) -> Message | None:
    """What a field should say, where the registry has more than the words for any field."""
    slug = name.replace(".", "-")
    return message(f"substance.should-say/{slug}") if name in SHOULD_SAY else None


def _particulars(measure: Measure, path: str, shield: Shield) -> Iterator[Finding]:
    """Placeholders among the fields of a kind's own, which are no free text of the model."""
    values: Any = measure.particulars or {}
    for leaf, value in leaves(values, path):
        lack = lack_of_substance(value) if isinstance(value, str) else ""
        if lack == "placeholder":
            quote = shield.quoted(str(value), leaf)
            yield finding(
                "substance.empty/placeholder",
                leaf,
                weight=ERROR,
                quote=quote,
                patch=patch((leaf, None)),
            )


def _copies(draft: Asking, measure: Measure, path: str, shield: Shield) -> Iterator[Finding]:
    """A text that only repeats another: the title of its measure, a fact, a field beside it."""
    known = {kind.kind: kind for kind in load_assistance_kinds()}
    title = known[measure.kind].title if measure.kind in known else None
    others: dict[str, tuple[str, dict[str, Any]]] = {}
    for text, what, of in (
        (title, "kind", ""),
        (measure.title, "title", ""),
        (getattr(draft, "subject", None), "subject", ""),
        *((offence.title, "offence", "") for offence in draft.offences),
        *((item, "item", "") for item in measure.items),
        *((fact.text, "fact", fact.id) for fact in draft.facts),
    ):
        others.setdefault(plain(text or ""), (what, {"other": of} if of else {}))
    for name in TOLD_APART:
        text = getattr(measure, name)
        said = plain(text or "")
        weighs = name in ("necessity", "proportionality")
        answers = weighs and bool(words_in("open_words", "lesser_told", text))
        if not weighs and said in others and others[said][0] == "fact":
            answers = name == "nexus" and _tells_the_link(measure, text or "", known)
        if said and not answers and not lack_of_substance(text) and said in others:
            field = f"{path}.{name}"
            what, params = others[said]
            yield finding(
                f"substance.repeats/{what}",
                field,
                remedy=_should_say(INDEX.sub("", field)),
                quote=shield.quoted(text or "", field),
                **params,
            )
        others.setdefault(said, ("field", {"other": name}))


def _tells_the_link(measure: Measure, text: str, kinds: Mapping[str, AssistanceKind]) -> bool:
    """Whether a fact that is said again as the link is one: it names what is asked for.

    For property no evidence is asked: where it comes from is its link, and a fact tells that.
    """
    kind = kinds.get(measure.kind)
    if kind is not None and kind.of_property:
        return True
    holder = measure.holder.name if measure.holder else ""
    marks = [part for one in measure.identifiers for part in (one.value, one.note or "")]
    marks += [one.number or one.iban or "" for one in measure.accounts]
    reached = " ".join((measure.title or "", *measure.items, *measure.place, holder, *marks))
    return bool(_stems(text) & _stems(reached))


def _stems(text: str) -> set[str]:
    return {word.casefold()[:STEM] for word in WORD.findall(text) if len(word) >= STEM}
