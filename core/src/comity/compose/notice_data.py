"""What the company holds, how long, and which process each category takes."""

from __future__ import annotations

from comity.compose.desk import Desk, Item, Part, item, letter, part
from comity.compose.host_law import stated_by_law
from comity.compose.spacing import bound
from comity.records import Citation

__all__ = ["data_part", "process_part"]


def data_part(desk: Desk, company: str) -> Part:
    """The table of data categories: what is held, for how long, where."""
    desk.part_name = "data"
    rows: list[list[str]] = []
    for path in desk.each("data_categories"):
        rows.append(
            [
                _category(desk, path),
                "\n".join(desk.each_text(f"{path}.holds")) or desk.say("word.not_stated"),
                _retention(desk, path),
            ]
        )
    paragraphs: list[str] = []
    if rows:
        paragraphs.append(desk.clause("notice.data", company=company))
    for path in desk.each("data_categories"):
        name = _category(desk, path)
        for field, clause in (
            ("not_held", "notice.data.not_held"),
            ("location", "notice.data.location"),
            ("services", "notice.data.services"),
            ("encrypted", "notice.data.encrypted"),
        ):
            if desk.has(f"{path}.{field}"):
                text = desk.joined(f"{path}.{field}") or desk.text(f"{path}.{field}")
                paragraphs.append(desk.clause(clause, category=name, text=text))
        if desk.has(f"{path}.emergency"):
            clause = f"notice.data.emergency.{desk.get(f'{path}.emergency')}"
            paragraphs.append(desk.clause(clause, category=name))
            desk.place(f"{path}.emergency", paragraphs[-1])
    if desk.has("privacy_policy"):
        where = desk.text("privacy_policy")
        paragraphs.append(desk.clause("notice.data.policy", where=where))
    if rows:
        paragraphs += stated_by_law(desk, "retention-duty", "yes")
    head = [desk.say(f"notice.data.head.{n}") for n in ("category", "holds", "retention")]
    return part(
        desk.say("notice.data.heading"),
        paragraphs=paragraphs,
        table={"head": head if rows else [], "rows": rows},
    )


def process_part(desk: Desk, company: str) -> Part:
    """The table of processes, with the law behind each that the law gives."""
    desk.part_name = "process"
    rows: list[list[str]] = []
    for path in desk.each("data_categories"):
        cells = [_category(desk, path)]
        for side in ("domestic", "foreign"):
            field = f"{path}.process_{side}"
            text = desk.text(field) or desk.say("word.not_stated")
            citation = _filled_by(desk, field)
            text = desk.foreign("law.text", bound(text)) if citation else text
            cells.append(desk.marked(text, citation))
        rows.append(cells)
    cited = [
        _filled_by(desk, f"{path}.process_{side}")
        for path in desk.each("data_categories")
        for side in ("domestic", "foreign")
    ]
    paragraphs = [desk.clause("notice.process", cite=cited, company=company)] if rows else []
    if any(cited):
        paragraphs.append(desk.clause("notice.process.cited"))
    practice = desk.get("overbroad_practice")
    if practice is not None:
        text = desk.clause(f"notice.process.overbroad.{practice}", company=company)
        desk.place("overbroad_practice", text)
        paragraphs.append(text)
    for path in desk.each("data_categories"):
        if desk.has(f"{path}.process_local"):
            text, name = desk.text(f"{path}.process_local"), _category(desk, path)
            paragraphs.append(desk.clause("notice.process.local", category=name, text=text))
    paragraphs += desk.paragraphs("overbroad")
    items = _processes(desk)
    if items:
        paragraphs.append(desk.clause("notice.process.kinds", company=company))
    head = [desk.say(f"notice.process.head.{n}") for n in ("category", "domestic", "foreign")]
    return part(
        desk.say("notice.process.heading"),
        paragraphs=paragraphs,
        items=items,
        table={"head": head if rows else [], "rows": rows},
    )


def _processes(desk: Desk) -> list[Item]:
    """Each kind of process: accepted or not, from whom, what it opens."""
    items: list[Item] = []
    for path in desk.each("processes"):
        words = [desk.text(f"{path}.title"), desk.text(f"{path}.statute")]
        words += [desk.word(f"{path}.accepted", "accepted"), desk.word(f"{path}.from", "from")]
        words.append(desk.text(f"{path}.issued_by"))
        opened = [desk.measure(name) for name in desk.each(f"{path}.categories")]
        notes = [desk.listed(opened), desk.text(f"{path}.text")]
        items.append(item(letter(len(items)), desk.phrase(words), notes))
    return items


def _filled_by(desk: Desk, field: str) -> Citation | None:
    filled = desk.resolved.filled.get(field)
    return filled.citation if filled else None


def _category(desk: Desk, path: str) -> str:
    kind = desk.measure(f"{path}.category")
    if desk.has(f"{path}.title"):
        title = desk.text(f"{path}.title")
        desk.place(f"{path}.category", title)
        desk.placed[f"{path}.category"] = [title]
        return title
    return kind


def _retention(desk: Desk, path: str) -> str:
    words = [desk.whole(f"{path}.retention.period", "period"), desk.text(f"{path}.retention.text")]
    words.append(desk.text(f"{path}.retention.starts"))
    if desk.has(f"{path}.retention.after_deletion"):
        period = desk.whole(f"{path}.retention.after_deletion", "period")
        words.append(desk.say("word.after_deletion", period=period))
    return desk.phrase(words) or desk.say("word.not_stated")
