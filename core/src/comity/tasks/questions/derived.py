"""What the program can answer itself, each time with where the answer comes from.

A derivation takes what is known and the path of the field, and gives a value, or None where it
cannot tell. Rules of relevance name it (``by``).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

from comity.model.drafts.describe import FieldNote
from comity.model.patches import tree_of
from comity.model.records import AssistanceKind, owner_of
from comity.tasks.questions.derived_law import (
    authority_of_law,
    domestic_basis,
    language,
)
from comity.tasks.questions.derived_value import Given
from comity.tasks.questions.ids import id_of
from comity.tasks.questions.known import Known
from comity.tasks.questions.relevance_rules import Rule
from comity.tasks.questions.told_time import told_time
from comity.text.messages import message

__all__ = ["DERIVATIONS", "derive"]

ACCUSED = ("suspect", "accused", "convicted")
ADULT = 18
HEARD = "testimony"  # the group of kinds by which somebody is heard
QUOTED = re.compile(r"\s*[\"“„«].+[\"”“»]\.?\s*$", re.DOTALL)
INDEX = re.compile(r"\[(\d+)\]")


def derive(rule: Rule, known: Known, path: str) -> Given | None:
    """The value of a field by the derivation that a rule names, as a plain tree."""
    found = DERIVATIONS[rule.by](known, path)
    return None if found is None else Given(tree_of(found.value), found.why)


def _from(id: str, value: Any) -> Given:
    return Given(value, message(f"relevance.from-{id}"))


# --- the document as a whole ------------------------------------------------------------------


def fixed(known: Known, path: str) -> Given:
    """The version of the file format, and the kind of document."""
    return _from("format", "1" if path == "schema" else known.document.kind)


def form(known: Known, path: str) -> Given | None:
    """A letter rogatory where a court asks without a treaty; else a request or a letter."""
    signs = known.value("requesting.issued_by.capacity")
    forms = known.document.forms
    if "letter-rogatory" in forms and signs in ("judge", "court") and not known.instruments:
        return _from("court", "letter-rogatory")
    usual = next((one for one in ("mla-request", "letter") if one in forms), None)
    return _from("usual-form", usual) if usual else None


def today(known: Known, path: str) -> Given:
    """The day on which the document is written."""
    return _from("today", known.on)


def status(known: Known, path: str) -> Given | None:
    """A new request, unless it names an earlier one, or evidence that was received."""
    naming = ("supplements", "replaces", "follows", "other_use")
    there = any(known.data.get(name) for name in naming)
    return None if there else _from("new", "new")


def own_state(known: Known, path: str) -> Given | None:
    """The State of the office."""
    code = known.host.office.state
    return _from("office", code) if code else None


def effective(known: Known, path: str) -> Given:
    """The day from which a notice applies: its date."""
    return _from("own-date", known.data.get("date") or known.on)


def version(known: Known, path: str) -> Given | None:
    """The first version, unless the notice supersedes another."""
    return None if known.data.get("supersedes") else _from("first-version", "1")


# --- the office -------------------------------------------------------------------------------


def office_authority(known: Known, path: str) -> Given | None:
    """The authority that the office file names."""
    name = known.host.office.authority
    return _from("office", name) if name and _is_own_office(known) else None


def office_signatory(known: Known, path: str) -> Given | None:
    """The first signatory that the office file names."""
    for signatory in known.host.office.signatories[:1]:
        return _from("office", dict(signatory)) if _is_own_office(known) else None
    return None


def office_contacts(known: Known, path: str) -> Given | None:
    """The contacts that the office file names."""
    contacts = [dict(one) for one in known.host.office.contacts]
    return _from("office", contacts) if contacts and _is_own_office(known) else None


def _is_own_office(known: Known) -> bool:
    """Whether the office is one of the State that writes, as far as the office file tells."""
    own, writes = known.host.office.state, known.roles.get(known.sender, "")
    return not own or not writes or owner_of(own) == owner_of(writes)


# --- items of lists ---------------------------------------------------------------------------


NUMBERED = re.compile(r"([A-Za-z]{1,3})\d{1,6}")


def item_id(known: Known, path: str) -> Given | None:
    """The next id of a list that is not taken."""
    steps = re.match(r"^(\w+)\[(\d+)\](?:\.(\w+)\[(\d+)\])?\.id$", path)
    if steps is None:
        return None
    outer, number, inner, below = steps.groups()
    note = next(one for one in known.notes if one.name == outer)
    if inner is None:
        return _from("order", _free_id(note, _items(known, outer), int(number)))
    around = _items(known, outer)
    within = around[int(number)].get(inner) if int(number) < len(around) else None
    items = [one for one in within if isinstance(one, Mapping)] if isinstance(within, list) else []
    parent = _id_at(known, note, int(number))
    return _from("order", _free_id(note, items, int(below), parent))


def _id_at(known: Known, note: FieldNote, index: int) -> str:
    items = _items(known, note.name)
    own = items[index].get("id") if index < len(items) else None
    return str(own or _free_id(note, items, index))


def _free_id(note: FieldNote, items: list[Mapping[str, Any]], index: int, parent: str = "") -> str:
    """The id of an item by its number, or the next that no other item has; in letters as theirs."""
    taken = {str(item.get("id")) for number, item in enumerate(items) if number != index}
    begin = {found[1] if (found := NUMBERED.fullmatch(one)) else "" for one in taken}
    own = NUMBERED.fullmatch(id_of(note, index, parent))
    number = index
    while True:
        id = id_of(note, number, parent)
        if own and len(begin) == 1 and "" not in begin:
            id = f"{next(iter(begin))}{number + 1}"
        if id not in taken:
            return id
        number += 1


def only_offence(known: Known, path: str) -> Given | None:
    """The offence, where there is one alone."""
    return _only(known, "offences", "only-offence")


def only_fact(known: Known, path: str) -> Given | None:
    """The fact, where there is one alone."""
    return _only(known, "facts", "only-fact")


def _only(known: Known, name: str, id: str) -> Given | None:
    note = next(one for one in known.notes if one.name == name)
    return _from(id, [_id_at(known, note, 0)]) if len(_items(known, name)) == 1 else None


def only_accused(known: Known, path: str) -> Given | None:
    """The suspect, where there is one alone."""
    note = next(one for one in known.notes if one.name == "persons")
    roles = [item.get("role") for item in _items(known, "persons")]
    found = [number for number, role in enumerate(roles) if role in ACCUSED]
    return _from("only-suspect", [_id_at(known, note, found[0])]) if len(found) == 1 else None


def text_quoted(known: Known, path: str) -> Given | None:
    """The text of a provision is its own words where it stands in quotation marks."""
    text = _item(known, path).get("text")
    return _from("quoting", "exact") if isinstance(text, str) and QUOTED.match(text) else None


def natural(known: Known, path: str) -> Given | None:
    """A person is a natural one, unless a registration says otherwise."""
    if _item(known, path).get("registration"):
        return _from("registration", "legal")
    return _from("person", "natural")


def minor(known: Known, path: str) -> Given | None:
    """Whether a person is under 18 on the date of the document, by the date of birth."""
    born = _item(known, path).get("born")
    if not isinstance(born, dt.date) or born > known.on:
        return None
    before = (known.on.month, known.on.day) < (born.month, born.day)
    age = known.on.year - born.year - before
    return _from("birth", age < ADULT)


def fact_date(known: Known, path: str) -> Given | None:
    """The day that the text of a fact names, or the first of a span."""
    text = _item(known, path).get("text")
    told = told_time(text) if isinstance(text, str) else None
    if told is None or told.first is None or told.first > known.on:
        return None
    return _from("text" if told.last is None else "text-span", told.first)


def fact_until(known: Known, path: str) -> Given | None:
    """The last day of the span that the text of a fact names."""
    text = _item(known, path).get("text")
    told = told_time(text) if isinstance(text, str) else None
    if told is None or told.first is None or told.last is None or told.last > known.on:
        return None
    own = _item(known, path).get("date")
    return _from("text-span", told.last) if own in (None, told.first) else None


def first_fact(known: Known, path: str) -> Given | None:
    """The earliest date of the facts, where each has one: a fact without could be earlier."""
    days = [first for first, _ in _fact_days(known)]
    return _from("first-fact", min(days)) if days else None


def only_fact_day(known: Known, path: str) -> Given | None:
    """The last day of all facts, where each has one and they are of one day or of one time.

    Of several nobody can tell which ends an offence, and a fact without a day could be later.
    """
    spans = set(_fact_days(known))
    if len(spans) != 1:
        return None
    first, last = spans.pop()
    return _from("only-day" if first == last else "only-span", last)


def _fact_days(known: Known) -> list[tuple[dt.date, dt.date]]:
    """The first and the last day of each fact; of none, where a fact that is told has no day."""
    days = []
    for number, item in enumerate(_items(known, "facts")):
        first, last = (
            item.get(name) or getattr(derived(known, f"facts[{number}].{name}"), "value", None)
            for name, derived in (("date", fact_date), ("until", fact_until))
        )
        if isinstance(first, dt.date):
            days.append((first, last if isinstance(last, dt.date) else first))
        elif item.get("text"):
            return []
    return days


# --- measures ---------------------------------------------------------------------------------


def earlier_holder(known: Known, path: str) -> Given | None:
    """The holder of an earlier measure whose evidence the same sort of holder keeps."""
    return _earlier(known, path, "holder", "name")


def earlier_period(known: Known, path: str) -> Given | None:
    """The period of the first measure that has one; what is still to come has its own.

    A period that its author began otherwise is never completed from another: the last day of that,
    or the time zone of another company's logs, would stand in the letter as if the author had
    given it.
    """
    index, own = _index(path), _item(known, path).get("period") or {}
    days = {name: own[name] for name in ("from", "to") if own.get(name)}
    kinds, items = known.kinds[: index + 1], _items(known, "measures")
    for kind, item in zip(kinds[:index], items, strict=False):
        if item.get("period") and (len(kinds) <= index or kind.live == kinds[index].live):
            alike = all(item["period"].get(name) == day for name, day in days.items())
            return _from("earlier-measure", item["period"]) if alike else None
    return None


def earlier_identifiers(known: Known, path: str) -> Given | None:
    """The account of an earlier measure whose evidence the same sort of holder keeps."""
    return _earlier(known, path, "identifiers")


def earlier_procedure(known: Known, path: str) -> Given | None:
    """The formalities of the first measure that has any, where nobody is heard in either.

    What keeps data as they are, or takes property, yields no evidence that could have a form.
    """
    index = _index(path)
    if index >= len(known.kinds) or not _has_formalities(known.kinds[index]):
        return None
    for before in range(index):
        found = _items(known, "measures")[before].get("procedure") or {}
        shared = {key: found[key] for key in ("wished", "reason") if key in found}
        if "wished" in shared and known.kinds[before].group != HEARD:
            return _from("earlier-measure", shared)
    return None


def _has_formalities(kind: AssistanceKind) -> bool:
    """Whether a kind yields evidence in whose form nobody is heard."""
    return kind.group != HEARD and not kind.preserving and not kind.of_property


def _earlier(known: Known, path: str, name: str, within: str = "") -> Given | None:
    """What an earlier measure says whose evidence the same sort of holder keeps."""
    index = _index(path)
    if index >= len(known.kinds):
        return None
    for before in range(index):
        found = _items(known, "measures")[before].get(name)
        if found and (not within or found.get(within)) and _alike(known, before, index):
            return _from("earlier-measure", found)
    return None


def _alike(known: Known, one: int, other: int) -> bool:
    """Whether two measures ask the same sort of holder: about an account, or for its records."""
    first, second = known.kinds[one], known.kinds[other]
    bank = "bank"
    same = (first.kept_by == bank) == (second.kept_by == bank)
    kept = (first.of_account and second.of_account) or (first.records and second.records)
    return same and kept and first.electronic == second.electronic


def account_bank(known: Known, path: str) -> Given | None:
    """The bank of an account: the holder that the measure names."""
    holder = _item(known, path).get("holder") or {}
    return _from("holder", holder["name"]) if holder.get("name") else None


# --- helpers ----------------------------------------------------------------------------------


def _items(known: Known, name: str) -> list[Mapping[str, Any]]:
    found = known.data.get(name)
    return list(found) if isinstance(found, (list, tuple)) else []


def _item(known: Known, path: str) -> Mapping[str, Any]:
    """The item of a list of the document in which a path is."""
    name, index = path.partition("[")[0], _index(path)
    items = _items(known, name)
    return items[index] if index < len(items) else {}


def _index(path: str) -> int:
    found = INDEX.search(path)
    return int(found.group(1)) if found else 0


DERIVATIONS: Mapping[str, Callable[[Known, str], Given | None]] = {
    "fixed": fixed,
    "form": form,
    "today": today,
    "status": status,
    "own-state": own_state,
    "effective": effective,
    "version": version,
    "office-authority": office_authority,
    "office-signatory": office_signatory,
    "office-contacts": office_contacts,
    "item-id": item_id,
    "only-offence": only_offence,
    "only-fact": only_fact,
    "only-accused": only_accused,
    "text-quoted": text_quoted,
    "natural": natural,
    "minor": minor,
    "fact-date": fact_date,
    "fact-until": fact_until,
    "first-fact": first_fact,
    "only-day": only_fact_day,
    "earlier-holder": earlier_holder,
    "earlier-period": earlier_period,
    "earlier-procedure": earlier_procedure,
    "earlier-identifiers": earlier_identifiers,
    "account-bank": account_bank,
    "language": language,
    "authority-of-law": authority_of_law,
    "domestic-basis": domestic_basis,
}
"""The derivations by the name under which rules of relevance call them."""
