"""Checks that a case proves something, and that nothing in it is anybody's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable

from comity.kit.conformance.case_data import texts_of_cases
from comity.kit.conformance.case_trial import judged, only_forbids, seen_in
from comity.kit.conformance.cases import Case, Expected, read_case_table
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.said_wrongly import PHONE
from comity.kit.conformance.subject import Subject
from comity.law.rules import applies
from comity.model.errors import ComityError, InputError
from comity.text.messages.entries import families, load_family

__all__ = ["check_case_accounts", "check_worth", "has_cases"]

IBAN = re.compile(
    r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![A-Z0-9])"
)
# numbers that regulators keep for fiction, without signs between their figures
FICTION = re.compile(
    r"\+1\d{3}55501\d\d|\+44(?:7700900|1632960|20794609|8081570|9098790)\d{2,4}"
    r"|\+49(?:30231250|221471191|6990009|4066969|8999998|15[25]\d*0|17[126]\d*)\d*"
    r"|\+61(?:2|3|7|8)(?:5550|7010)\d{4}|\+61491570\d{3}|\+33199\d+|\+999\d*|\+\d{1,3}0+\d{0,4}"
    r"|\+\d{1,3}555\d+|\+\d{0,4}(?:\d)?1234567\d*"
)


def has_cases(subject: Subject) -> bool:
    """Whether there is a case."""
    return bool(subject.folder("cases", ".toml"))


def check_worth(subject: Subject) -> Iterator[Problem]:
    """Each case can fail: what it expects would not hold of every draft."""
    bodies: dict[str, str] = {}
    for file, case in _cases(subject):
        place, body = f"cases/{file.name}", repr(case)
        first = bodies.setdefault(body, file.name)
        if first != file.name:
            yield Problem(place, f"is the same as {first}", "Remove one of the two.")
        try:
            yield from _idle(subject, case, place)
        except ComityError:
            continue  # said by the check of the cases
    yield from _phones(subject)


def _phones(subject: Subject) -> Iterator[Problem]:
    for place, text in texts_of_cases(subject):
        for found in PHONE.finditer(text):
            number = re.sub(r"[^\d+]", "", found[0])
            if not FICTION.fullmatch(number):
                shown = f"has a telephone number that may ring: {found[0].strip()}"
                yield Problem(place, shown, "Write one kept for fiction, such as +44 20 7946 0123.")


def _idle(subject: Subject, case: Case, place: str) -> Iterator[Problem]:
    """What a case expects without proof: a rule that is not found since it does not apply."""
    rules = {rule.id: rule for rule in subject.book.rules}
    if case.passes is not None and (rule := rules.get(case.rule)) and only_forbids(rule):
        checked = judged(subject, case, rule, case.passes, place)
        if not applies(rule, seen_in(checked), checked.resolved.draft.kind):
            text = f"[passes]: {rule.id} is not found only because its `when` is not met"
            yield Problem(place, text, "Under [passes], change only what the rule forbids.")
    for name in case.expect.absent if case.expect else ():
        role = case.role or "requested"
        if name in rules and rules[name].role not in ("", role):
            text = f"expects no finding {name}, a rule for the role {rules[name].role}, not {role}"
            yield Problem(place, text, f'Write role = "{rules[name].role}".')


def check_case_accounts(subject: Subject) -> Iterator[Problem]:
    """Each case expects something that there is, and has no account or State by mistake."""
    known = {one.rule for name in families() for one in load_family(name).values()}
    heads = {name.partition(".")[0] for name in known} - {"plugin"}
    for file, case in _cases(subject):
        place = f"cases/{file.name}"
        if case.expect == Expected():
            text = "expects nothing: [expect] is empty"
            yield Problem(place, text, "Write findings, absent, languages or values, or remove it.")
        for name in case.expect.absent if case.expect else ():
            if name.partition(".")[0] in heads and name not in known:
                text = f"expects no finding {name}, but nothing has that id"
                yield Problem(place, text, "Correct the id. docs/findings.md lists them.")
        sides = {**case.set, **(case.fails.set if case.fails else {})}
        own = case.code or subject.name
        if any(sides.get(f"{one}.state") == own for one in ("requesting", "requested")):
            text = f"has {own} on both sides"
            yield Problem(place, text, "Remove the State under [set]: the kit sets the other one.")
    for place, text in texts_of_cases(subject):
        for found in IBAN.finditer(text):
            if _is_account(found[0].replace(" ", "")):
                shown = f"has an account that somebody may own: {found[0]}"
                yield Problem(place, shown, "Change its check digits: 00 are those of no account.")


def _is_account(text: str) -> bool:
    """Whether the check digits of an IBAN are right (ISO 13616)."""
    moved = text[4:] + text[:4]
    return len(text) >= 15 and int("".join(str(int(c, 36)) for c in moved)) % 97 == 1


def _cases(subject: Subject) -> Iterator[tuple[Traversable, Case]]:
    for file in subject.folder("cases", ".toml"):
        try:
            yield file, read_case_table(file)
        except InputError:
            continue  # said by the check of the cases
