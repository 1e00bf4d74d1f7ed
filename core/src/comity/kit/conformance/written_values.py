"""A check of values that documents use as they are: domains, addresses, forms of dates, paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from comity.kit.conformance.law_dates import held
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.statement_files import placed
from comity.kit.conformance.subject import Subject
from comity.law.states import short_name_of, states
from comity.model.law_records import Answer, Notification
from comity.steps.check.domains import is_free_mail
from comity.tasks.audit.statements import statements

__all__ = ["bare_domain", "check_foreign_domains", "check_values"]

Fault = tuple[str, str]
DOMAINS, DATES, PAPER = "government-domains", "date-form", "paper"
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
DOMAIN = re.compile(rf"(?:{LABEL}\.)*(?:[a-z]{{2,63}}|xn--[a-z0-9-]+)")
PUBLIC = frozenset({"com", "org", "net", "info", "biz", "edu", "int", "co", "io", "app"})
MAIL = re.compile(r"[^\s@,;:<>()]+@([^\s@]+)")
PAPERS = ("A4", "US-Letter")
MISREAD = {"m": ("M", "minutes"), "Y": ("y", "the year of a week"), "D": ("d", "days of a year")}
PARTS = {"day": "d", "month": "ML", "year": "yu"}
QUOTED = re.compile(r"'[^']*'")


def check_values(subject: Subject) -> Iterator[Problem]:
    """Each such value is one that a program can use, and that leads where it says."""
    for name, table in statements(held(subject)):
        if isinstance(table, Answer | Notification):
            for text, cure in _faults(table):
                yield Problem(placed(subject, name), text, cure)


def check_foreign_domains(subject: Subject) -> Iterator[Problem]:
    """A government's domains end in the code of the State, and its e-mail is not a free one."""
    for name, table in statements(held(subject)):
        if not isinstance(table, Answer):
            continue
        for text in _foreign(table, subject.name.lower()):
            yield Problem(placed(subject, name), text, "Check it against the source.")


def bare_domain(text: str) -> str:
    """The domain in a text such as ``https://WWW.Gov.BR/``; empty where it holds none."""
    bare = text.strip().lower()
    bare = re.sub(r"^(?:[a-z][a-z0-9+.-]*://|mailto:)", "", bare)
    bare = re.split(r"[/?#\\]", bare, maxsplit=1)[0].rpartition("@")[2]
    bare = re.sub(r":\d*$", "", bare).replace("*", "").strip(".")
    bare = bare.removeprefix("www.")
    if not bare.isascii():
        try:
            bare = bare.encode("idna").decode()
        except UnicodeError:
            return ""
    return bare if DOMAIN.fullmatch(bare) else ""


def _faults(table: Answer | Notification) -> Iterator[Fault]:
    value, question = table.value, getattr(table, "question", "")
    if question == DOMAINS and isinstance(value, list):
        yield from _domains(value)
    elif question == DATES and isinstance(value, str):
        yield from _date_form(value)
    elif question == PAPER and value is not None and value not in PAPERS:
        yield f"value is {value!r}, which no page is made for", f"Write {' or '.join(PAPERS)}."
    elif isinstance(value, Mapping) and "name" in value:
        yield from _authority(value)
    elif isinstance(value, Mapping) and value.get("quantity") == 0:
        yield "value is a period of nothing", "Leave out the value, and explain it in `says`."


def _domains(value: list[Any]) -> Iterator[Fault]:
    seen: set[str] = set()
    for one in map(str, value):
        bare = bare_domain(one)
        if bare != one:
            cure = f'Write "{bare}".' if bare else 'Write a bare domain such as "gov.example".'
            yield f"value has {one!r}, which is not a bare domain in small letters", cure
        elif bare in PUBLIC:
            yield (
                f"value has {one!r}, where anybody can register a name",
                "Name the domain below it.",
            )
        if bare and bare in seen:
            yield f"value has {bare!r} twice", "Write it once."
        seen.add(bare)


def _date_form(value: str) -> Iterator[Fault]:
    """CLDR's letters: ``mm`` are minutes there, and ``YYYY`` is the year of a week."""
    letters = {c for c in QUOTED.sub("", value) if c.isascii() and c.isalpha()}
    for wrong, (right, what) in MISREAD.items():
        if wrong in letters:
            fixed = value.replace(wrong, right)
            yield f"value is {value!r}, where {wrong} stands for {what}", f'Write "{fixed}".'
            return
    missing = [name for name, signs in PARTS.items() if not letters & {*signs}]
    if missing:
        text = f"value is {value!r}, which has no {' and no '.join(missing)}"
        yield text, 'Write such as "d MMMM y".'
    elif strange := sorted(letters - {*"dMLyuEcGQq"}):
        text = f"value is {value!r}, where {strange[0]} is no part of a date"
        yield text, "Write the letters of CLDR, and words in single quotes."


def _authority(value: Mapping[str, Any]) -> Iterator[Fault]:
    mail, url = str(value.get("email") or ""), str(value.get("url") or "")
    if mail and not ((found := MAIL.fullmatch(mail)) and bare_domain(found[1])):
        yield f"value: email is {mail!r}, which is not an address", "Write name@domain."
    if url and not re.match(r"https?://[^\s/]+\.[^\s]+$", url):
        yield f"value: url is {url!r}, which is not an address", "Write https://..."
    for key in ("phone", "fax"):
        number = str(value.get(key) or "")
        if number and len(re.sub(r"\D", "", number)) < 5:
            yield (
                f"value: {key} is {number!r}, which is too short",
                "Write it with the country code.",
            )


def _foreign(table: Answer, code: str) -> Iterator[str]:
    value: Any = table.value
    if table.question == DOMAINS and isinstance(value, list):
        for one in map(str, value):
            last = bare_domain(one).rpartition(".")[2].upper()
            last = "GB" if last == "UK" else last
            if last in states() and last != code.upper():
                yield f"value has {one!r}, which is a domain of {short_name_of(last)}"
    elif isinstance(value, Mapping) and "email" in value:
        domain = str(value["email"]).rpartition("@")[2].lower()
        if is_free_mail(domain):
            yield f"value: email is at {domain}, which gives an address to anybody"
