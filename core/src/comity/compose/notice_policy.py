"""Policy, international requests, rights, transparency: what the company undertakes in general."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.compose.desk import Desk, Item, Part, item, letter, part
from comity.compose.notice_details import details

__all__ = ["POLICY", "bullets"]

# Where a notice says any of these, a request in another language is not simply returned.
OTHER_LANGUAGES = ("translation", "certified", "offered")


def bullets(texts: list[str], start: int = 0) -> list[Item]:
    """Texts as items lettered (a), (b) and so on."""
    return [item(letter(start + n), text) for n, text in enumerate(texts)]


def _policy(desk: Desk, company: str) -> Part:
    desk.part_name = "policy"
    paragraphs = [desk.clause("notice.policy", company=company)]
    paragraphs += desk.paragraphs("goal")
    paragraphs += desk.paragraphs("disclaimer")
    times: list[Item] = []
    for path in desk.each("response_times"):
        owed_by = str(desk.get(f"{path}.owed_by"))
        aim = "target" if desk.get(f"{path}.target") else "promise"
        text = desk.clause(
            f"notice.policy.time.{owed_by}.{aim}",
            fields=(path,),
            company=company,
            event=desk.text(f"{path}.event"),
            within=_within(desk, path),
        )
        for name in ("event", "owed_by", "target"):
            desk.used(f"{path}.{name}", text)
        desk.place_period(f"{path}.within", text)
        notes = [desk.text(f"{path}.{name}") for name in ("action", "applies_to")]
        times.append(item(letter(len(times)), text, notes))
    if times:
        paragraphs.append(desk.clause("notice.policy.times"))
    return part(desk.say("notice.policy.heading"), paragraphs=paragraphs, items=times)


def _within(desk: Desk, path: str) -> str:
    return desk.period(desk.get(f"{path}.within"))


def _international(desk: Desk, company: str) -> Part:
    desk.part_name = "international"
    state = desk.state_short("host")
    paragraphs = desk.paragraphs("international")
    mla = desk.get("mla_needed")
    if mla is not None:
        way = "table" if mla == "case-by-case" and _each_process_stated(desk) else mla
        text = desk.clause(f"notice.international.mla.{way}", state=state, company=company)
        desk.place("mla_needed", text)
        paragraphs.append(text)
    paragraphs += desk.paragraphs("mla_route")
    if desk.has("frameworks"):
        names = desk.joined("frameworks")
        paragraphs.append(desk.clause("notice.international.frameworks", names=names))
    practice = desk.get("voluntary.practice")
    if practice is not None:
        text = desk.clause(f"notice.voluntary.{practice}", state=state, company=company)
        desk.place("voluntary.practice", text)
        paragraphs.append(text)
    paragraphs += details(desk, "voluntary", company)
    if desk.has("languages.demanded"):
        names = desk.listed(desk.each_text("languages.demanded", "language"), "choice")
        others = any(desk.has(f"languages.{name}") for name in OTHER_LANGUAGES)
        clause = f"notice.languages.demanded{'.others' if others else ''}"
        paragraphs.append(desk.clause(clause, languages=names))
    if desk.has("languages.offered"):
        names = desk.joined("languages.offered", "language")
        paragraphs.append(desk.clause("notice.languages.offered", languages=names))
    paragraphs += details(desk, "international", company)
    paragraphs += desk.paragraphs("languages.translation")
    items = desk.each_text("voluntary.conditions")
    if items:
        paragraphs.append(desk.clause("notice.voluntary.conditions", company=company))
    return part(
        desk.say("notice.international.heading"), paragraphs=paragraphs, items=bullets(items)
    )


def _each_process_stated(desk: Desk) -> bool:
    """Whether the table of processes says for each category what other States need."""
    paths = desk.each("data_categories")
    return bool(paths) and all(desk.has(f"{path}.process_foreign") for path in paths)


def _rights(desk: Desk, company: str) -> Part:
    desk.part_name = "rights"
    paragraphs: list[str] = []
    waiver = desk.get("no_waiver")
    if waiver is not None:
        text = desk.clause(f"notice.rights.waiver.{'kept' if waiver else 'none'}", company=company)
        desk.place("no_waiver", text)
        paragraphs.append(text)
    for name in ("user_consent", "removal_orders", "encryption"):
        paragraphs += desk.paragraphs(name)
    paragraphs += details(desk, "rights", company) + details(desk, "removal", company)
    items = desk.each_text("rights_test")
    if items:
        paragraphs.append(desk.clause("notice.rights.test", company=company))
    return part(desk.say("notice.rights.heading"), paragraphs=paragraphs, items=bullets(items))


def _transparency(desk: Desk, company: str) -> Part:
    desk.part_name = "transparency"
    paragraphs: list[str] = []
    if desk.has("transparency"):
        paragraphs.append(desk.clause("notice.transparency", where=desk.text("transparency.url")))
        if desk.has("transparency.frequency"):
            often = desk.text("transparency.frequency")
            paragraphs.append(desk.clause("notice.transparency.frequency", often=often))
    paragraphs += details(desk, "transparency", company)
    return part(desk.say("notice.transparency.heading"), paragraphs=paragraphs)


# the parts on policy, each with what composes it
POLICY: Mapping[str, Callable[[Desk, str], Part]] = {
    "policy": _policy,
    "international": _international,
    "rights": _rights,
    "transparency": _transparency,
}
