"""Trying a case: the draft it makes is read, resolved and checked as an author's file would be."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from comity.host.data_plugin import DataPlugin
from comity.kit.conformance.cases import (
    Case,
    Expected,
    Half,
    base_data,
    read_case_table,
    toml_text,
    with_changes,
)
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.statement_files import stray_files
from comity.kit.conformance.subject import Subject
from comity.law.rules import applies
from comity.law.seen import seen_by_law
from comity.model.citations import Read
from comity.model.errors import ComityError, InputError
from comity.model.findings import Finding, Severity
from comity.model.law_records import Rule
from comity.model.records import Parties, owner_of
from comity.pipeline.build import Checked, check_case
from comity.steps.check import check_law
from comity.steps.read import read_case
from comity.steps.resolve import resolve

__all__ = [
    "OTHER",
    "Proof",
    "blocks",
    "check_cases",
    "draft_file",
    "judged",
    "only_forbids",
    "proofs",
    "seat",
    "seen_in",
]

OTHER = ("TV", "NR")  # on the other side: States for which nobody has installed rules
FIELDS = {"requesting": ("requesting", "state"), "requested": ("requested", "state")}


@dataclass(frozen=True, slots=True)
class Proof:
    """What the cases of a country prove of a rule: that it is found, and that it is passed."""

    fails: frozenset[str] = frozenset()
    passes: frozenset[str] = frozenset()


def blocks(rule: Rule) -> bool:
    """Whether a draft that fails a rule is not built."""
    return rule.severity == "error" and rule.read is Read.OFFICIAL


def proofs(subject: Subject) -> Proof:
    """The rules that the readable cases are about, whether or not they pass."""
    cases = []
    for file in subject.folder("cases", ".toml"):
        try:
            cases.append(read_case_table(file))
        except InputError:
            continue  # said by the check of the cases
    return Proof(
        frozenset(case.rule for case in cases if case.fails is not None),
        frozenset(case.rule for case in cases if case.passes is not None),
    )


def check_cases(subject: Subject) -> Iterator[Problem]:
    """Every case can be read, and what it expects comes out."""
    yield from stray_files(subject, "cases", ".toml", ".yaml", ".yml")
    for file in subject.folder("cases", ".toml"):
        subject.beat()
        try:
            yield from _try(subject, file, read_case_table(file))
        except InputError as error:
            for fault in error.faults:
                text = f"{fault.field}: {fault.message}" if fault.field else fault.message
                yield Problem(f"cases/{file.name}", text, fault.cure)
        except ComityError as error:
            yield Problem(f"cases/{file.name}", str(error))


def _try(subject: Subject, file: Traversable, case: Case) -> Iterator[Problem]:
    place = f"cases/{file.name}"
    if case.rule:
        rules = [r for r in subject.book.rules if r.id == case.rule]
        if not rules:
            cure = "The ids of rules are in law/."
            yield Problem(place, f"names the rule {case.rule!r}, which does not exist", cure)
            return
        for name, half in (("fails", case.fails), ("passes", case.passes)):
            if half is not None:
                yield from _try_rule(subject, case, rules[0], name, half, place)
    if case.expect is not None:
        checked = judged(subject, case, None, Half(), place)
        yield from _compare(subject, case, checked, case.expect, place)


def _try_rule(
    subject: Subject, case: Case, rule: Rule, name: str, half: Half, place: str
) -> Iterator[Problem]:
    checked = judged(subject, case, rule, half, place)
    code = case.code or subject.name
    on = checked.resolved.on
    if rule.id not in {r.id for r in subject.law_on(on, code).rules}:
        cure = "Under `on`, write a date, and under `code` a part, where it is in force."
        yield Problem(place, f"[{name}]: {rule.id} is not in force in {code} on {on}", cure)
        return
    found = [finding for finding in checked.findings if _tells(finding, rule)]
    draft = checked.resolved.draft
    if name == "fails":
        if not found:
            cure = "Under [fails], remove or change what the rule requires."
            own = {r.id for r in subject.book.rules}
            message = (
                f"[fails]: {rule.id} has no finding; findings for {code}: {_ids(checked, own)}"
            )
            yield Problem(place, message, cure)
        elif blocks(rule) and found[0].severity is not Severity.ERROR:
            yield Problem(
                place, f"[fails]: {rule.id} should block, but its severity is {found[0].severity}"
            )
    elif found:
        message = f"[passes]: {rule.id} has a finding at {found[0].field or 'the document'}"
        yield Problem(place, message, "Under [passes], change what the rule requires.")
    elif not only_forbids(rule) and not applies(rule, seen_in(checked), draft.kind):
        message = f"[passes]: {rule.id} does not apply, so the case proves nothing"
        yield Problem(place, message, "Under [set], meet the condition in its `when`.")


def seen_in(checked: Checked) -> dict[str, Any]:
    """The draft as rules see it."""
    resolved = checked.resolved
    return seen_by_law(resolved.draft.data(), resolved.parties)


def _tells(finding: Finding, rule: Rule) -> bool:
    """Whether a finding is the rule's, or one of form into which the rule's was merged.

    Where form asks for the same field, the host tells it once, under the weightier of the two.
    """
    merged = finding.citation == rule.cited() and rule.says in finding.message
    return finding.rule == rule.id or merged


def only_forbids(rule: Rule) -> bool:
    """Whether a rule only forbids something."""
    return bool(rule.forbid) and not (rule.require or rule.limit or rule.assure)


def _ids(checked: Checked, known: Collection[str] = ()) -> str:
    """The ids of what was found, or of what was found by the known rules."""
    found = (f.rule for f in checked.findings if not known or f.rule in known)
    return ", ".join(dict.fromkeys(found)) or "nothing"


def _compare(
    subject: Subject, case: Case, checked: Checked, wanted: Expected, place: str
) -> Iterator[Problem]:
    found = {f.rule for f in checked.findings if not _of_a_broken_topic(f, subject)}
    for name in wanted.findings:
        if name not in found:
            yield Problem(place, f"expects the finding {name}; actual findings: {_ids(checked)}")
    for name in wanted.absent:
        if _stale(subject, name):
            cure = "Correct the id. The ids are in law/."
            yield Problem(place, f"expects no finding {name}, but nothing has that id", cure)
        if name in found:
            yield Problem(
                place, f"expects no finding {name}, but there is one: {_at(checked, name)}"
            )
    code = case.code or subject.name
    if wanted.languages is not None:
        asked = [r for r in checked.resolved.requirements if r.source == code]
        accepts = tuple(dict.fromkeys(tag for r in asked for tag in r.accepts))
        if set(accepts) != set(wanted.languages):
            text = ", ".join(accepts) or "none"
            yield Problem(place, f"expects {', '.join(wanted.languages)}; accepted: {text}")
    for value in wanted.values:
        parties = Parties(roles={"requesting": code})
        text = subject.host.format_value(value.value, value.kind, value.language, parties)
        if text != value.text:
            what = f"the {value.kind} {value.value} in {value.language}"
            message = (
                f"expects {what} as {toml_text(value.text)}, but the document writes it differently"
            )
            yield Problem(
                place, message, f"If the document is right, write text = {toml_text(text)}."
            )


def _stale(subject: Subject, name: str) -> bool:
    """Whether an id is of the State's own making and no longer that of anything in its law.

    A plugin with hooks of its own may find what no law file names.
    """
    book = subject.book
    own = {row.id for row in (*book.rules, *book.grounds)}
    plain = type(subject.plugin) is DataPlugin
    return plain and name.startswith(f"{subject.name.lower()}.") and name not in own


def _of_a_broken_topic(finding: Finding, subject: Subject) -> bool:
    """Whether a finding tells of another plugin's fault, which is none of this country."""
    return finding.rule == "plugin.quarantined" and owner_of(finding.source) != subject.name


def _at(checked: Checked, rule: str) -> str:
    finding: Finding = next(f for f in checked.findings if f.rule == rule)
    return finding.field or "the document"


def judged(subject: Subject, case: Case, rule: Rule | None, half: Half, place: str) -> Checked:
    """What comes of a case with the changes of one half: by law alone where a rule is tried."""
    host = subject.host.for_case()
    with draft_file(_changed(subject, case, rule, half, place)) as file:
        read = read_case(file, host.document_types())
        if rule is None:
            return check_case(read, host, on=case.on, merge=False)
        resolved = resolve(read, host, on=case.on)
        kind = host.document_types()[read.draft.kind]
        return Checked(resolved, check_law(resolved, host), kind, host)


def _changed(
    subject: Subject, case: Case, rule: Rule | None, half: Half, place: str
) -> dict[str, Any]:
    """The data of a draft, by the base of a case and the changes of one half."""
    role = case.role or (rule.role if rule else "") or "requested"
    kinds = rule.kinds if rule else ()
    kind = "notice" if role == "host" else next(iter(kinds), "request")
    data = base_data(case, subject.root / "cases", kind)
    seat(data, role, case.code or subject.name)
    return with_changes(data, Half(remove=case.remove, set=case.set), half, place=place)


def seat(data: dict[str, Any], role: str, code: str) -> None:
    """Give the State under test its place in a base, and the other place to another State."""
    other = next(name for name in OTHER if name != code)
    if role == "host":
        data["host"] = code
        return
    for name, (table, key) in FIELDS.items():
        data.setdefault(table, {})[key] = code if name == role else other


class draft_file:  # noqa: N801 - read as a verb in `with`
    """A case file on the disk for as long as it is read: ``with draft_file(data) as path``."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    def __enter__(self) -> Path:
        """Write the file into a folder of its own."""
        self.folder = tempfile.TemporaryDirectory(prefix="comity-kit-")
        file = Path(self.folder.name) / "case.yaml"
        # JSON is YAML, and leaves no doubt about quotes
        file.write_text(json.dumps(self.data, default=str, ensure_ascii=False), encoding="utf-8")
        return file

    def __exit__(self, *_: object) -> None:
        """Remove it."""
        self.folder.cleanup()
