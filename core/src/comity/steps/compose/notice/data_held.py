"""What the company holds, how long, and which process each category takes."""

from __future__ import annotations

from comity.model.content import Item, Part, Table
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.notice.listed_terms import refusals, routes
from comity.steps.compose.notice.naming import (
    category,
    data_inside,
    domestic_authorities,
    domestic_head,
    home,
)
from comity.steps.compose.part_shapes import item, letter, part

__all__ = ["data_part", "process_part"]

OF_A_CATEGORY = (
    ("not_held", "notice.data.not_held"),
    ("location", "notice.data.location"),
    ("services", "notice.data.services"),
    ("encrypted", "notice.data.encrypted"),
)
# what names its category where it is printed, in either section
SAID_OF_A_CATEGORY = (
    *(name for name, _ in OF_A_CATEGORY),
    *("holds", "retention", "emergency"),
    *("process_domestic", "process_foreign", "process_local"),
)


def data_part(drafter: Drafter, company: str) -> Part:
    """The table of data categories: what is held, for how long, where."""
    drafter.part_name = "data"
    rows = [
        [
            category(drafter, path),
            "\n".join(drafter.each_text(f"{path}.holds")),
            _retention(drafter, f"{path}.retention"),
        ]
        for path in drafter.each("data_categories")
        if drafter.has(f"{path}.holds") or drafter.has(f"{path}.retention")
    ]
    paragraphs: list[str] = []
    if rows and not drafter.base:
        paragraphs.append(drafter.clause("notice.data", company=company))
    if named := [path for path in drafter.each("data_categories") if _only_named(drafter, path)]:
        text = drafter.listed([category(drafter, path) for path in named])
        paragraphs.append(
            drafter.clause("notice.data.kinds", fields=tuple(named), company=company, text=text)
        )
    for path in drafter.each("data_categories"):
        paragraphs += _of_a_category(drafter, path, company)
    if kept := _retention(drafter, "retention"):
        paragraphs.append(
            drafter.clause("notice.data.kept", fields=("retention",), company=company, text=kept)
        )
    for field, clause in (
        ("stored_in", "notice.data.stored_in"),
        ("privacy_policy", "notice.data.policy"),
    ):
        if drafter.has(field):
            text = drafter.text(field)
            paragraphs.append(drafter.clause(clause, fields=(field,), company=company, text=text))
    head = [drafter.say(f"notice.data.head.{n}") for n in ("category", "holds", "retention")]
    return part(
        drafter.say("notice.data.heading"),
        paragraphs=paragraphs,
        table=Table(head=head if rows else [], rows=rows),
    )


def _only_named(drafter: Drafter, path: str) -> bool:
    """Whether nothing is said of a category but that the company holds it."""
    return not any(drafter.has(f"{path}.{name}") for name in SAID_OF_A_CATEGORY)


def _of_a_category(drafter: Drafter, path: str, company: str) -> list[str]:
    """What is said of one category beside its row of the table."""
    said: list[str] = []
    name = category(drafter, path)
    for field, clause in OF_A_CATEGORY:
        if drafter.has(f"{path}.{field}"):
            text = drafter.joined(f"{path}.{field}") or drafter.text(f"{path}.{field}")
            said.append(
                drafter.clause(
                    clause,
                    fields=(f"{path}.{field}",),
                    company=company,
                    category=name,
                    text=text,
                )
            )
    return said


def process_part(drafter: Drafter, company: str) -> Part:
    """The table of processes: what authorities here and abroad need for each category."""
    drafter.part_name = "process"
    rows = [
        [
            category(drafter, path),
            drafter.text(f"{path}.process_domestic"),
            drafter.text(f"{path}.process_foreign"),
        ]
        for path in drafter.each("data_categories")
        if drafter.has(f"{path}.process_domestic") or drafter.has(f"{path}.process_foreign")
    ]
    paragraphs: list[str] = []
    if rows and not drafter.base:
        paragraphs.append(drafter.clause("notice.process", company=company))
    for path in drafter.each("data_categories"):
        if drafter.has(f"{path}.process_local"):
            text, name = drafter.text(f"{path}.process_local"), category(drafter, path)
            field = (f"{path}.process_local",)
            paragraphs.append(
                drafter.clause("notice.process.local", fields=field, category=name, text=text)
            )
    paragraphs += routes(drafter, of_requesters=False)
    practice = drafter.get("overbroad_practice")
    if practice is not None:
        text = drafter.clause(
            f"notice.process.overbroad.{practice}", fields=("overbroad_practice",), company=company
        )
        drafter.place("overbroad_practice", text)
        said = drafter.paragraphs("overbroad")
        paragraphs += [" ".join([text, *said[:1]]), *said[1:]]
    else:
        paragraphs += drafter.paragraphs("overbroad")
    paragraphs += refusals(drafter, company)
    items = _processes(drafter)
    if items:
        paragraphs.append(drafter.clause("notice.process.kinds", company=company))
    head = [
        drafter.say("notice.process.head.category"),
        domestic_head(drafter),
        drafter.say("notice.process.head.foreign", state=home(drafter)),
    ]
    return part(
        drafter.say("notice.process.heading"),
        paragraphs=paragraphs,
        items=items,
        table=Table(head=head if rows else [], rows=rows),
    )


def _processes(drafter: Drafter) -> list[Item]:
    """Each kind of process and whether it is accepted; below, by whom, from whom, for what."""
    items: list[Item] = []
    for path in drafter.each("processes"):
        name = drafter.aside(drafter.text(f"{path}.title"), drafter.text(f"{path}.statute"))
        accepted = drafter.word(f"{path}.accepted", "accepted")
        particulars = (
            ("issued_by", drafter.text(f"{path}.issued_by")),
            ("from", _from(drafter, f"{path}.from")),
            ("data", data_inside(drafter, f"{path}.categories")),
        )
        notes = [
            drafter.labelled(drafter.say(f"notice.process.kind.{label}"), text)
            for label, text in particulars
        ]
        notes.append(drafter.text(f"{path}.text"))
        items.append(item(letter(len(items)), drafter.labelled(name, accepted) or name, notes))
    return items


def _from(drafter: Drafter, path: str) -> str:
    """Whose requests come by a kind of process."""
    if drafter.get(path) != "domestic":
        return drafter.word(path, "from")
    written = domestic_authorities(drafter)
    drafter.place(path, written)
    return written


def _retention(drafter: Drafter, path: str) -> str:
    words = [drafter.whole(f"{path}.period", "period"), drafter.text(f"{path}.text")]
    words.append(drafter.text(f"{path}.starts"))
    kept = drafter.phrase(words)
    if not drafter.has(f"{path}.after_deletion"):
        return kept
    period = drafter.whole(f"{path}.after_deletion", "period")
    return drafter.phrase([kept, drafter.say("word.after_deletion", period=period)], "format.then")
