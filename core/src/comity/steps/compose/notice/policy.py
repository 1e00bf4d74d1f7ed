"""Policy, international requests, rights, transparency: what the company undertakes in general."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.content import Item, Part
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.notice.naming import for_some_authorities, other_authorities
from comity.steps.compose.notice.optional_sentences import details
from comity.steps.compose.part_shapes import item, letter, part, run_on

__all__ = ["POLICY", "bullets"]


def bullets(texts: list[str], start: int = 0) -> list[Item]:
    """Texts as items lettered (a), (b) and so on."""
    return [item(letter(start + n), text) for n, text in enumerate(texts)]


def _policy(drafter: Drafter, company: str) -> Part:
    drafter.part_name = "policy"
    paragraphs = drafter.paragraphs("goal")
    paragraphs += drafter.paragraphs("disclaimer")
    times: list[Item] = []
    for path in drafter.each("response_times"):
        owed_by = str(drafter.get(f"{path}.owed_by"))
        aim = "target" if drafter.get(f"{path}.target") else "promise"
        text = drafter.clause(
            f"notice.policy.time.{owed_by}.{aim}",
            fields=(path,),
            company=company,
            event=drafter.text(f"{path}.event"),
            within=_within(drafter, path),
        )
        for name in ("event", "owed_by", "target"):
            drafter.used(f"{path}.{name}", text)
        drafter.place_period(f"{path}.within", text)
        notes = [drafter.text(f"{path}.{name}") for name in ("action", "applies_to")]
        times.append(item(letter(len(times)), text, notes))
    if times:
        paragraphs.append(drafter.clause("notice.policy.times"))
    return part(drafter.say("notice.policy.heading"), paragraphs=paragraphs, items=times)


def _within(drafter: Drafter, path: str) -> str:
    return drafter.period(drafter.get(f"{path}.within"))


def _international(drafter: Drafter, company: str) -> Part:
    drafter.part_name = "international"
    some = for_some_authorities(drafter)
    about = {"company": company, **other_authorities(drafter)}
    paragraphs = drafter.paragraphs("international")
    mla = drafter.get("mla_needed")
    if mla is not None:
        way = "table" if mla == "case-by-case" and _each_process_stated(drafter) else mla
        text = drafter.said(f"notice.international.mla.{way}", (), about)
        drafter.place("mla_needed", text)
        paragraphs.append(text)
    paragraphs += drafter.paragraphs("mla_route")
    if drafter.has("frameworks"):
        names = drafter.joined("frameworks")
        clause = f"notice.international.frameworks{'.these' if some else ''}"
        paragraphs.append(drafter.clause(clause, names=names))
    practice = drafter.get("voluntary.practice")
    if practice is not None:
        text = drafter.said(f"notice.voluntary.{practice}", (), about)
        drafter.place("voluntary.practice", text)
        paragraphs.append(text)
    paragraphs += details(drafter, "voluntary", company)
    paragraphs += details(drafter, "european_orders", company)
    paragraphs += drafter.paragraphs("european_orders.text")
    items = bullets(drafter.each_text("voluntary.conditions"))
    tested = bullets(drafter.each_text("rights_test"))
    if tested:
        lead = drafter.clause("notice.rights.test", company=company)
        paragraphs.append(f"{lead} {run_on(tested)}" if items else lead)
    if items:
        paragraphs.append(drafter.clause("notice.voluntary.conditions", company=company))
    return part(
        drafter.say("notice.international.heading"), paragraphs=paragraphs, items=items or tested
    )


def _each_process_stated(drafter: Drafter) -> bool:
    """Whether the table of processes says for each category what other States need."""
    paths = drafter.each("data_categories")
    return bool(paths) and all(drafter.has(f"{path}.process_foreign") for path in paths)


def _rights(drafter: Drafter, company: str) -> Part:
    drafter.part_name = "rights"
    paragraphs: list[str] = []
    waiver = drafter.get("no_waiver")
    if waiver is not None:
        text = drafter.clause(
            f"notice.rights.waiver.{'kept' if waiver else 'none'}", company=company
        )
        drafter.place("no_waiver", text)
        paragraphs.append(text)
    paragraphs += details(drafter, "challenges", company)
    paragraphs += drafter.paragraphs("challenges.company_text")
    paragraphs += details(drafter, "challenges_user", company)
    paragraphs += drafter.paragraphs("challenges.user_text")
    for name in ("user_consent", "removal_orders", "encryption"):
        paragraphs += drafter.paragraphs(name)
    paragraphs += details(drafter, "rights", company) + details(drafter, "removal", company)
    return part(drafter.say("notice.rights.heading"), paragraphs=paragraphs)


def _transparency(drafter: Drafter, company: str) -> Part:
    drafter.part_name = "transparency"
    paragraphs: list[str] = []
    paragraphs += details(drafter, "transparency", company)
    if drafter.has("transparency.url"):
        paragraphs.append(
            drafter.clause(
                "notice.transparency", company=company, where=drafter.text("transparency.url")
            )
        )
    if drafter.has("transparency.frequency"):
        often = drafter.text("transparency.frequency")
        paragraphs.append(
            drafter.clause("notice.transparency.frequency", company=company, often=often)
        )
    paragraphs += details(drafter, "counts", company)
    return part(drafter.say("notice.transparency.heading"), paragraphs=paragraphs)


# the parts on policy, each with what composes it
POLICY: Mapping[str, Callable[[Drafter, str], Part]] = {
    "policy": _policy,
    "international": _international,
    "rights": _rights,
    "transparency": _transparency,
}
