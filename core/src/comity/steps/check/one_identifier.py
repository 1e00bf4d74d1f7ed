"""Whether an identifier picks out exactly one account, device or person, and a holder one entity.

Told from the words of the file and the grammar of addresses and numbers. Whether an account exists
nobody can tell; only what may mean several things, or nothing that can be looked up, is found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from comity.model.drafts.asking import Asking
from comity.model.drafts.people import Identifier
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind, owner_of
from comity.steps.check.needs import finds_holders
from comity.steps.check.told_in_words import points_to_annex
from comity.steps.check.values.identifiers import kind_of_identifier
from comity.steps.check.words_beside import word_list
from comity.text.messages import finding
from comity.text.word_lists import any_of, whole_words

__all__ = [
    "check_identifiers",
    "fault_of_holder",
    "fault_of_identifier",
    "has_identity",
    "holder_at_fault",
    "vague_marks",
]

HIDDEN = re.compile(r"[*•●]{2,}|\.{3}|…|\?{2,}|(?<=\d)[xX]{3,}|(?<=@)[*•.…]+")
TELLING = re.compile(r"@|://|_|\d.*\d.*\d|\w\.\w")  # a sign of something that can be looked up
ADDRESS = re.compile(r"[^\s@,;<>()]+@[^\s@,;<>()]+")
SEVERAL_NUMBERS = re.compile(r"\+\d[\d\s()/-]{6,}\D+\+\d")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
STEM = 4  # letters by which “banks” and “bank” are one word
LEAST_DIGITS = 7  # of a number that is not one of a service, such as 112
UNNAMED = ("class", "unknown")
KNOWN_BY = ("born", "born_about", "birthplace", "address", "phone", "email", "identifiers")
KNOWN_BY_NAME = ("former", "aliases", "original_script", "given")


def check_identifiers(draft: Asking, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The findings on identifiers, account numbers, persons and holders, each told of once."""
    told: set[str] = set()
    for index, measure in enumerate(draft.measures):
        kind, path = kinds.get(measure.kind), f"measures[{index}]"
        if kind is None or kind.routed:
            continue
        for value, fault, at in vague_marks(draft, measure, path):
            if value not in told:
                yield finding(f"lint.identifier-vague/{fault}", at, quote=value)
            told.add(value)
        yield from _surnames(draft, measure, kind)
        fault, holder = holder_at_fault(draft, measure, kinds), measure.holder
        if fault and holder and holder.name not in told:
            at = f"{path}.holder.name"
            yield finding(f"lint.holder-not-entity/{fault}", at, holder=holder.name)
            told.add(holder.name)


def holder_at_fault(draft: Asking, measure: Measure, kinds: Mapping[str, AssistanceKind]) -> str:
    """Why the holder of a measure is no one legal entity, as far as nothing else names it."""
    kind = kinds.get(measure.kind)
    fault = fault_of_holder(draft, measure, kind) if kind is not None else ""
    if fault not in UNNAMED:
        return fault
    named = _found_elsewhere(draft, measure, kinds) or _listed_elsewhere(draft, measure)
    return "" if named else fault


def _found_elsewhere(draft: Asking, measure: Measure, kinds: Mapping[str, AssistanceKind]) -> bool:
    """Whether another measure looks for the holders, or the requested State blocked their accounts.

    Holders of accounts that are blocked in a case of its own the requested State knows.
    """
    holder = measure.holder.name if measure.holder else ""
    class_of = [word[:STEM].casefold() for word in WORD.findall(holder) if len(word) >= STEM]
    wanted = set(class_of[:1])  # “banks”, and not the place where they are
    if wanted & {word[:STEM].casefold() for word in WORD.findall(measure.nexus or "")}:
        return True
    for other in draft.measures:
        kind = kinds.get(other.kind)
        if other is not measure and kind and finds_holders(kind):
            return True
    texts = [measure.title or "", *measure.items, *(mark.value for mark in measure.identifiers)]
    return bool(any_of("breadth", ("blocked_there",)).search(" ; ".join(texts)))


def _listed_elsewhere(draft: Asking, measure: Measure) -> bool:
    """Whether the holders are named in an annex, or each account says its bank."""
    name = measure.holder.name if measure.holder else ""
    if points_to_annex(draft, name) or word_list("open_words", "in_a_list").search(name):
        return True
    return bool(measure.accounts) and all(one.bank for one in measure.accounts)


def vague_marks(draft: Asking, measure: Measure, path: str) -> Iterator[tuple[str, str, str]]:
    """Each identifier that may mean several things: its value, why, and where it stands."""
    shown = any(not fault_of_identifier(mark) for mark in measure.identifiers)
    for index, mark in enumerate(measure.identifiers):
        fault = fault_of_identifier(mark)
        if fault in ("display", "name") and (shown or has_identity(draft, measure)):
            continue  # beside a unique mark, or a person who is known, a name is a help
        fault = fault or _foreign_number(draft, measure, mark)
        if fault == "partial" and points_to_annex(draft, mark.note or ""):
            continue  # the annex has the whole number
        if fault:
            yield mark.value, fault, f"{path}.identifiers[{index}].value"
    for index, account in enumerate(measure.accounts):
        number = account.number or account.iban
        if number and (fault := _fault_of_text(number)):
            name = "number" if account.number else "iban"
            yield number, fault, f"{path}.accounts[{index}].{name}"


def fault_of_identifier(mark: Identifier) -> str:
    """Why an identifier may mean more than one thing: a word for it, or nothing."""
    text, said = mark.value.strip(), mark.kind.strip()
    known = kind_of_identifier(said)
    if text.startswith("[") or known in ("ip", "iban", "web"):
        return ""  # a gap; an IP address has rules of its own (ip_use), and so have the others
    if fault := _fault_of_text(text):
        # what is plainly not of its kind is told of by value.identifier
        return "" if known and fault in ("quantity", "description") else fault
    if known == "email":
        return _fault_of_address(text)
    if known == "phone":
        return "several" if SEVERAL_NUMBERS.search(text) else ""
    return _fault_of_name(text, said)


def _fault_of_text(text: str) -> str:
    if HIDDEN.search(text) or _finds("partial", text):
        return "partial"
    if TELLING.search(text):
        return ""
    if _all("quantity", text):
        return "quantity"
    return "description" if _all("description", text) else ""


def _fault_of_address(text: str) -> str:
    if len(ADDRESS.findall(text)) > 1:
        return "several"
    if "@" not in text:
        return ""  # value.identifier tells of it
    from email_validator import EmailNotValidError, validate_email

    found = ADDRESS.search(text)
    try:
        validate_email(
            found.group() if found else text, check_deliverability=False, test_environment=True
        )
    except EmailNotValidError:
        return "address"
    return ""


def _foreign_number(draft: Asking, measure: Measure, mark: Identifier) -> str:
    """A telephone number without a country code that is no number where it would be looked up."""
    text, holder = mark.value.strip(), measure.holder
    if kind_of_identifier(mark.kind) != "phone" or text.startswith(("+", "00", "[")):
        return ""
    if sum(map(str.isdecimal, text)) < LEAST_DIGITS:
        return ""  # value.identifier tells of it
    import phonenumbers

    def fits(state: str | None, judge: Callable[[phonenumbers.PhoneNumber], bool]) -> bool:
        try:
            return bool(state) and judge(phonenumbers.parse(text, owner_of(state or "")))
        except phonenumbers.NumberParseException:
            return False

    there = (draft.requested.state, holder.state if holder else None)
    if any(fits(state, phonenumbers.is_valid_number) for state in there):
        return ""
    possible = any(fits(state, phonenumbers.is_possible_number) for state in there)
    ours = fits(draft.requesting.state, phonenumbers.is_valid_number)
    return "national" if ours or not possible else ""


def _fault_of_name(text: str, said: str) -> str:
    words = text.split()
    plain = bool(words) and all(WORD.fullmatch(word.strip(".,“”\"'")) for word in words)
    if _all("display_kinds", said):
        return "display"
    if plain and _all("name_kinds", said):
        return "name"
    capitals = all(word[0].isupper() for word in words) if words else False
    return "display" if plain and capitals and len(words) > 1 and _all("user_kinds", said) else ""


def _all(name: str, text: str) -> bool:
    return whole_words("targets", (name,)).fullmatch(text.strip().rstrip(".")) is not None


def _finds(name: str, text: str) -> bool:
    return whole_words("targets", (name,)).search(text) is not None


def has_identity(draft: Asking, measure: Measure) -> bool:
    """Whether a person of the measure is known by more than a name."""
    people = [person for person in draft.persons if person.id in measure.persons]
    return any(_is_known(person) for person in people)


def _is_known(person: Person) -> bool:
    return any(getattr(person, name) for name in KNOWN_BY)


def _surnames(draft: Asking, measure: Measure, kind: AssistanceKind) -> Iterator[Finding]:
    """A person whom a measure is about, and of whom one name is all that the file has."""
    if not (kind.identity or "persons" in kind.fields):
        return
    for index, person in enumerate(draft.persons):
        if person.id not in measure.persons or person.protect or person.nature == "legal":
            continue
        more = any(getattr(person.name, name) for name in KNOWN_BY_NAME)
        alone = WORD.fullmatch(person.name.full.strip())
        if alone and not more and not _is_known(person):
            at = f"persons[{index}].name.full"
            yield finding("lint.identifier-vague/surname", at)


def fault_of_holder(draft: Asking, measure: Measure, kind: AssistanceKind) -> str:
    """Why a holder is no one legal entity: a word for it, or nothing.

    ``several``, ``class`` (any of a group), ``unknown`` (one whom nobody has named), ``service`` or
    ``form``. The last two only of those who keep the data of users: of another holder the place
    and the facts tell.
    """
    holder = measure.holder
    if holder is None or not (kind.coercive or kind.electronic):
        return ""
    name = holder.name.strip()
    if measure.identifiers and whole_words("breadth", ("numbers_of",)).fullmatch(name.rstrip(".")):
        return ""  # who serves each number, the requested State finds by the number
    listed = bool(holder.registration_number or holder.representative)
    unnamed = "" if listed else _unnamed(name.rstrip("."))
    several = kind.electronic and (kind.of_account or kind.kept_by)
    if unnamed != "unknown" and several and _finds("holder_several", name):
        return "several"
    if unnamed:
        return unnamed
    if not kind.electronic or not (kind.of_account or kind.kept_by):
        return ""
    if holder.kind in ("authority", "court"):
        return ""  # which has no trade name
    if holder.representative or holder.registration_number or _finds("legal_forms", name):
        return ""
    if any(person.name.full.casefold() == name.casefold() for person in draft.persons):
        return ""
    if _all("services", name) or name.casefold() == (holder.service or "").strip().casefold():
        return "service"
    return "" if holder.address else "form"


def _unnamed(name: str) -> str:
    """Whether a holder is told by what it is alone: one of its kind, or any of them."""
    if whole_words("breadth", ("one_holder",)).fullmatch(name):
        return "unknown"
    return "class" if whole_words("breadth", ("holders",)).fullmatch(name) else ""
