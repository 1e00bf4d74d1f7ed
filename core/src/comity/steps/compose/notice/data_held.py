"""What the company holds, how long, and which process each category takes."""

from __future__ import annotations

from comity.model.citations import Citation
from comity.model.content import Item, Part
from comity.steps.compose.drafter import Drafter, item, letter, part
from comity.steps.compose.notice.host_law import stated_by_law
from comity.steps.compose.spacing import bound

__all__ = ["data_part", "process_part"]


def data_part(drafter: Drafter, company: str) -> Part:
    """The table of data categories: what is held, for how long, where."""
    drafter.part_name = "data"
    rows: list[list[str]] = []
    for path in drafter.each("data_categories"):
        rows.append(
            [
                _category(drafter, path),
                "\n".join(drafter.each_text(f"{path}.holds")) or drafter.say("word.not_stated"),
                _retention(drafter, path),
            ]
        )
    paragraphs: list[str] = []
    if rows:
        paragraphs.append(drafter.clause("notice.data", company=company))
    for path in drafter.each("data_categories"):
        name = _category(drafter, path)
        for field, clause in (
            ("not_held", "notice.data.not_held"),
            ("location", "notice.data.location"),
            ("services", "notice.data.services"),
            ("encrypted", "notice.data.encrypted"),
        ):
            if drafter.has(f"{path}.{field}"):
                text = drafter.joined(f"{path}.{field}") or drafter.text(f"{path}.{field}")
                paragraphs.append(drafter.clause(clause, category=name, text=text))
        if drafter.has(f"{path}.emergency"):
            clause = f"notice.data.emergency.{drafter.get(f'{path}.emergency')}"
            paragraphs.append(drafter.clause(clause, category=name))
            drafter.place(f"{path}.emergency", paragraphs[-1])
    if drafter.has("privacy_policy"):
        where = drafter.text("privacy_policy")
        paragraphs.append(drafter.clause("notice.data.policy", where=where))
    if rows:
        paragraphs += stated_by_law(drafter, "retention-duty", "yes")
    head = [drafter.say(f"notice.data.head.{n}") for n in ("category", "holds", "retention")]
    return part(
        drafter.say("notice.data.heading"),
        paragraphs=paragraphs,
        table={"head": head if rows else [], "rows": rows},
    )


def process_part(drafter: Drafter, company: str) -> Part:
    """The table of processes, with the law behind each that the law gives."""
    drafter.part_name = "process"
    rows: list[list[str]] = []
    for path in drafter.each("data_categories"):
        cells = [_category(drafter, path)]
        for side in ("domestic", "foreign"):
            field = f"{path}.process_{side}"
            citation = _filled_by(drafter, field)
            text = _by_law(drafter, field) if citation else drafter.text(field)
            cells.append(drafter.marked(text or drafter.say("word.not_stated"), citation))
        rows.append(cells)
    cited = [
        _filled_by(drafter, f"{path}.process_{side}")
        for path in drafter.each("data_categories")
        for side in ("domestic", "foreign")
    ]
    paragraphs = [drafter.clause("notice.process", cite=cited, company=company)] if rows else []
    if any(cited):
        paragraphs.append(drafter.clause("notice.process.cited"))
    practice = drafter.get("overbroad_practice")
    if practice is not None:
        text = drafter.clause(f"notice.process.overbroad.{practice}", company=company)
        drafter.place("overbroad_practice", text)
        paragraphs.append(text)
    for path in drafter.each("data_categories"):
        if drafter.has(f"{path}.process_local"):
            text, name = drafter.text(f"{path}.process_local"), _category(drafter, path)
            paragraphs.append(drafter.clause("notice.process.local", category=name, text=text))
    paragraphs += drafter.paragraphs("overbroad")
    items = _processes(drafter)
    if items:
        paragraphs.append(drafter.clause("notice.process.kinds", company=company))
    head = [drafter.say(f"notice.process.head.{n}") for n in ("category", "domestic", "foreign")]
    return part(
        drafter.say("notice.process.heading"),
        paragraphs=paragraphs,
        items=items,
        table={"head": head if rows else [], "rows": rows},
    )


def _processes(drafter: Drafter) -> list[Item]:
    """Each kind of process: accepted or not, from whom, what it opens."""
    items: list[Item] = []
    for path in drafter.each("processes"):
        words = [drafter.text(f"{path}.title"), drafter.text(f"{path}.statute")]
        words += [
            drafter.word(f"{path}.accepted", "accepted"),
            drafter.word(f"{path}.from", "from"),
        ]
        words.append(drafter.text(f"{path}.issued_by"))
        opened = [drafter.measure(name) for name in drafter.each(f"{path}.categories")]
        notes = [drafter.listed(opened), drafter.text(f"{path}.text")]
        items.append(item(letter(len(items)), drafter.phrase(words), notes))
    return items


def _by_law(drafter: Drafter, field: str) -> str:
    """The process that the law names for a field, in the words that it has in the language."""
    text = drafter.foreign("law.text", drafter.resolved.filled[field].value, bound)
    drafter.place(field, text)
    return text


def _filled_by(drafter: Drafter, field: str) -> Citation | None:
    filled = drafter.resolved.filled.get(field)
    return filled.citation if filled else None


def _category(drafter: Drafter, path: str) -> str:
    kind = drafter.measure(f"{path}.category")
    if drafter.has(f"{path}.title"):
        title = drafter.text(f"{path}.title")
        drafter.place(f"{path}.category", title)
        drafter.placed[f"{path}.category"] = [title]
        return title
    return kind


def _retention(drafter: Drafter, path: str) -> str:
    words = [
        drafter.whole(f"{path}.retention.period", "period"),
        drafter.text(f"{path}.retention.text"),
    ]
    words.append(drafter.text(f"{path}.retention.starts"))
    if drafter.has(f"{path}.retention.after_deletion"):
        period = drafter.whole(f"{path}.retention.after_deletion", "period")
        words.append(drafter.say("word.after_deletion", period=period))
    return drafter.phrase(words) or drafter.say("word.not_stated")
