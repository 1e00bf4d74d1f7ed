"""Policy, international requests, rights, transparency: what the company undertakes in general."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.content import Item, Part
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.notice.listed_terms import routes
from comity.steps.compose.notice.naming import for_some_authorities, other_authorities
from comity.steps.compose.notice.optional_sentences import details, introduced
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
        times.append(item(letter(len(times)), _time(drafter, path, company)))
    if times:
        paragraphs.append(drafter.clause("notice.policy.times"))
    return part(drafter.say("notice.policy.heading"), paragraphs=paragraphs, items=times)


def _time(drafter: Drafter, path: str, company: str) -> str:
    """From what event, who has how long, for what, after the requests for which it holds."""
    owed_by = str(drafter.get(f"{path}.owed_by"))
    aim = "target" if drafter.get(f"{path}.target") else "promise"
    if owed_by == "company" and drafter.get(f"{path}.within.bound") == "at-least":
        aim = "least"  # nobody acts within at least ten days
    action = drafter.text(f"{path}.action")
    text = drafter.clause(
        f"notice.policy.time.{owed_by}.{aim}{'.action' if action else ''}",
        fields=(path,),
        company=company,
        event=drafter.text(f"{path}.event"),
        within=drafter.period(drafter.get(f"{path}.within")),
        action=action,
    )
    for name in ("event", "owed_by", "target"):
        drafter.used(f"{path}.{name}", text)
    drafter.place_period(f"{path}.within", text)
    scope = drafter.text(f"{path}.applies_to")
    return drafter.clause("notice.scoped", scope=scope, text=text) if scope else text


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
    paragraphs += introduced(drafter, "mla_route", "notice.international.mla_route", company)
    paragraphs += routes(drafter, of_requesters=True)
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
    paragraphs += introduced(drafter, "european_orders.text", "notice.european.text", company)
    items = bullets(drafter.each_text("voluntary.conditions"))
    tested = bullets(drafter.each_text("rights_test"))
    if tested:
        lead = drafter.said("notice.rights.test", (), about)
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
    company_text, user_text = "challenges.company_text", "challenges.user_text"
    paragraphs += introduced(drafter, company_text, f"notice.{company_text}", company)
    paragraphs += details(drafter, "challenges_user", company)
    paragraphs += introduced(drafter, user_text, f"notice.{user_text}", company)
    paragraphs += details(drafter, "consent", company)
    paragraphs += introduced(drafter, "user_consent", "notice.rights.user_consent", company)
    paragraphs += introduced(drafter, "encryption", "notice.rights.encryption", company)
    paragraphs += details(drafter, "rights", company) + details(drafter, "removal", company)
    paragraphs += introduced(drafter, "removal_orders", "notice.removal.orders", company)
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
