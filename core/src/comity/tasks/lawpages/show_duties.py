"""What binds a draft, on a page: rules by role, grounds of refusal, assurances, time limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comity.law.rules import weigh
from comity.law.states import short_name_of
from comity.model.findings import Severity
from comity.model.law_records import Cited, Ground, Rule
from comity.model.records import ROLES, AssistanceKind, Jurisdiction, LawBook
from comity.tasks.lawpages.page import Entry, Item, Section, entry_of, read_and_unread
from comity.tasks.lawpages.show_clocks import clock_items
from comity.text.written import human, listed

__all__ = [
    "ground_items",
    "other_sections",
    "rule_items",
    "rule_sections",
    "titled",
    "unread_section",
]

Measures = Mapping[str, AssistanceKind]
EFFECT = {
    Severity.ERROR: "Blocks a document",
    Severity.WARNING: "Warns",
    Severity.ADVICE: "Advises",
}
REMINDS = "Reminds of a requirement"  # advice on what the law requires
ROLE_TITLES = {
    "requesting": "When {state} requests assistance",
    "requested": "When {state} receives a request",
    "host": "When a company in {state} publishes its notice",
    "provider": "When the provider is in {state}",
    "transit": "When the matter passes through {state}",
}


def titled(kinds: Iterable[str], measures: Measures) -> str:
    """Kinds of assistance by their titles, as a sentence lists them."""
    return listed(measures[k].title if k in measures else human(k) for k in kinds)


def rule_sections(book: LawBook, record: Jurisdiction) -> list[Section]:
    """What is required, one section for each role that has rules."""
    sections = []
    for role in ROLES:
        items = rule_items([rule for rule in book.rules if rule.role == role])
        if items:
            title = ROLE_TITLES[role].format(state=record.short_named())
            sections.append(Section(f"rules.{role}", title, items))
    return sections


def rule_items(rules: Iterable[Rule]) -> tuple[Item, ...]:
    """Rules that somebody read, one item each, with the weight their findings have."""
    items = []
    for rule in rules:
        kinds = f", in a {' or '.join(rule.kinds)}" if rule.kinds else ""
        weight = weigh(rule.severity, rule.cited())
        reminds = weight is Severity.ADVICE and rule.required
        effect = (REMINDS if reminds else EFFECT[weight]) + kinds
        effect += f", only on this way: {rule.road}" if rule.road else ""
        read, _ = read_and_unread([entry_of(rule, rule.id, label=effect)])
        if read:
            items.append(Item(rule.id, rule.id, entries=read))
    return tuple(items)


NO_REFUSAL = {
    "limit": "Limit on compulsion, no refusal",
    "postponed": "Reason to carry it out later, no refusal",
}


def ground_items(grounds: Iterable[Ground], measures: Measures) -> tuple[Item, ...]:
    """Refusal grounds that somebody read, one item each, with their nature."""
    items = []
    for ground in grounds:
        about = titled(ground.measures, measures)
        label = NO_REFUSAL.get(ground.nature, f"{human(ground.nature)} ground")
        label += f", for {about}" if about else ""
        label += _between(ground)
        read, _ = read_and_unread([entry_of(ground, ground.id, label=label)])
        if read:
            items.append(Item(ground.id, ground.title, entries=read))
    return tuple(items)


def _between(ground: Ground) -> str:
    """Whose declaration a ground rests on, where it does not stand in the text for all."""
    asked = f", where {short_name_of(ground.code)} is asked" if ground.code else ""
    asking = listed(map(short_name_of, ground.asked_by), "or") if ground.asked_by else ""
    return asked + (f", where {asking} asks" if asking else "")


def other_sections(book: LawBook, measures: Measures) -> list[Section]:
    """Refusal grounds, assurances and time limits, as far as there are any."""
    assurances = []
    for assurance in book.assurances:
        label = f"Given by {assurance.given_by}" if assurance.given_by else ""
        entry = entry_of(assurance, assurance.id, label=label)
        assurances.append(_item(assurance.title or human(assurance.id), entry))
    found = [
        Section("grounds", "Grounds of refusal", ground_items(book.grounds, measures)),
        Section("assurances", "Assurances", tuple(i for i in assurances if i.entries)),
        Section("clocks", "Time limits", clock_items(book.clocks, measures)),
    ]
    return [section for section in found if section.items]


def _item(title: str, entry: Entry) -> Item:
    read, _ = read_and_unread([entry])
    return Item(entry.id, title, entries=read)


def unread_section(tables: Iterable[Cited]) -> list[Section]:
    """The tables that nobody read, as work to do; no section where there are none."""
    entries = [entry_of(table, _name(table)) for table in tables]
    _, unread = read_and_unread(entries)
    if not unread:
        return []
    preface = ("The texts below have not been read yet, so no law from them is shown.",)
    items = tuple(Item(entry.id, entry.id, unread=(entry,)) for entry in unread)
    return [Section("unread", "Still to be read", items, preface)]


def _name(table: Cited) -> str:
    part = getattr(table, "id", "") or getattr(table, "topic", "") or getattr(table, "relation", "")
    return f"{type(table).__name__} {part}".strip()
