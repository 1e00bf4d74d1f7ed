"""Preservation, user notification, emergencies, costs, submission: how a request is handled."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.compose.desk import Desk, Entry, Part, entry, part
from comity.compose.host_law import stated_by_law
from comity.compose.notice_details import contact_points, details, how_often
from comity.compose.notice_policy import bullets
from comity.law.ask import answer
from comity.records import Read

__all__ = ["REQUESTS"]


def _practised(desk: Desk, path: str, clause: str, company: str) -> list[str]:
    """The clause for yes, no or case-by-case; nothing where the company is silent."""
    practice = desk.get(path)
    if practice is None:
        return []
    text = desk.clause(f"{clause}.{practice}", fields=(path,), company=company)
    desk.place(path, text)
    return [text]


def _flagged(desk: Desk, path: str, clause: str, company: str) -> list[str]:
    """The clause for true or false; nothing where the company is silent."""
    flag = desk.get(path)
    if flag is None:
        return []
    text = desk.clause(f"{clause}.{'yes' if flag else 'no'}", fields=(path,), company=company)
    desk.place(path, text)
    return [text]


def _preservation(desk: Desk, company: str) -> Part:
    desk.part_name = "preservation"
    path = "preservation"
    paragraphs = _practised(desk, f"{path}.practice", "notice.preservation", company)
    for name in ("period", "extension"):
        if desk.has(f"{path}.{name}"):
            filled = desk.resolved.filled.get(f"{path}.{name}")
            citation = filled.citation if filled else None
            text = desk.clause(
                f"notice.preservation.{name}",
                fields=(f"{path}.{name}",),
                cite=(citation,),
                period=desk.whole(f"{path}.{name}", "period"),
                company=company,
            )
            often = how_often(desk, f"{path}.{name}")
            text = f"{text} {often}" if often else text
            paragraphs.append(desk.marked(text, citation))
    if paragraphs and f"{path}.period" not in desk.resolved.filled:
        paragraphs += stated_by_law(desk, "preservation-period")
    paragraphs += desk.paragraphs(f"{path}.foreign")
    if desk.has(f"{path}.contents"):
        contents = desk.joined(f"{path}.contents")
        paragraphs.append(desk.clause("notice.preservation.contents", contents=contents))
    paragraphs += details(desk, "preservation", company)
    paragraphs += _practised(desk, f"{path}.user_told", "notice.preservation.told", company)
    return part(desk.say("notice.preservation.heading"), paragraphs=paragraphs)


def _notification(desk: Desk, company: str) -> Part:
    desk.part_name = "notification"
    path = "user_notification"
    paragraphs = _practised(desk, f"{path}.practice", "notice.notification", company)
    paragraphs += _flagged(desk, f"{path}.before_disclosure", "notice.notification.before", company)
    paragraphs += _practised(desk, f"{path}.delayed", "notice.notification.delayed", company)
    if desk.has(f"{path}.delayed_until"):
        until = desk.text(f"{path}.delayed_until")
        paragraphs.append(desk.clause("notice.notification.delayed_until", until=until))
    if desk.has(f"{path}.objection_window"):
        period = desk.whole(f"{path}.objection_window", "period")
        paragraphs.append(desk.clause("notice.notification.window", period=period))
    paragraphs += details(desk, "notification", company)
    copy = f"{path}.copy_of_request"
    paragraphs += _practised(desk, copy, "notice.notification.copy", company)
    paragraphs += desk.paragraphs(f"{path}.non_disclosure")
    paragraphs += details(desk, "order", company)
    paragraphs += desk.paragraphs(f"{path}.customer_first")
    paragraphs += desk.paragraphs(f"{path}.ongoing_abuse")
    if paragraphs:
        paragraphs += stated_by_law(desk, "user-notification")
    items = desk.each_text(f"{path}.exceptions")
    if items:
        paragraphs.append(desk.clause("notice.notification.exceptions", company=company))
    return part(
        desk.say("notice.notification.heading"), paragraphs=paragraphs, items=bullets(items)
    )


def _child_safety(desk: Desk, company: str) -> Part:
    desk.part_name = "child_safety"
    path = "child_safety"
    paragraphs = desk.paragraphs(f"{path}.practice")
    if desk.has(f"{path}.reports_to"):
        bodies = desk.joined(f"{path}.reports_to")
        paragraphs.append(
            desk.clause("notice.child_safety.reports", company=company, bodies=bodies)
        )
    paragraphs += desk.paragraphs(f"{path}.request_marking")
    paragraphs += _flagged(desk, f"{path}.handled_first", "notice.child_safety.first", company)
    paragraphs += details(desk, "child_safety", company)
    if paragraphs:
        paragraphs += stated_by_law(desk, "child-safety-reporting")
    return part(desk.say("notice.child_safety.heading"), paragraphs=paragraphs)


def _emergency(desk: Desk, company: str) -> Part:
    desk.part_name = "emergency"
    path = "emergency"
    paragraphs = _practised(desk, f"{path}.practice", "notice.emergency", company)
    if desk.has(f"{path}.data"):
        data = desk.joined(f"{path}.data")
        paragraphs.append(desk.clause("notice.emergency.data", data=data))
    if desk.has(f"{path}.grounds"):
        words = [desk.word(ground, "emergency") for ground in desk.each(f"{path}.grounds")]
        paragraphs.append(
            desk.clause("notice.emergency.grounds", grounds=desk.listed(words, "choice"))
        )
    paragraphs += desk.paragraphs(f"{path}.other_grounds")
    paragraphs += desk.paragraphs(f"{path}.procedure")
    paragraphs += _practised(desk, f"{path}.process_after", "notice.emergency.after", company)
    paragraphs += _practised(desk, f"{path}.foreign", "notice.emergency.foreign", company)
    paragraphs += details(desk, "emergency", company)
    if paragraphs:
        paragraphs += stated_by_law(desk, "emergency-disclosure")
    items = desk.each_text(f"{path}.contents")
    if items:
        paragraphs.append(desk.clause("notice.emergency.contents"))
    return part(desk.say("notice.emergency.heading"), paragraphs=paragraphs, items=bullets(items))


def _costs(desk: Desk, company: str) -> Part:
    desk.part_name = "costs"
    paragraphs = _practised(desk, "costs.practice", "notice.costs", company)
    paragraphs += _flagged(desk, "costs.discussed_before", "notice.costs.discussed", company)
    paragraphs += details(desk, "costs", company)
    if paragraphs:
        paragraphs += stated_by_law(desk, "provider-costs")
    items = desk.each_text("costs.waived_for")
    if items:
        paragraphs.append(desk.clause("notice.costs.waived", company=company))
    rows = [
        [desk.text(f"{path}.item"), desk.whole(f"{path}.price", "money")]
        for path in desk.each("costs.price_list")
    ]
    head = [desk.say(f"notice.costs.head.{name}") for name in ("item", "price")] if rows else []
    return part(
        desk.say("notice.costs.heading"),
        paragraphs=paragraphs,
        items=bullets(items),
        table={"head": head, "rows": rows},
    )


def _requests(desk: Desk, company: str) -> Part:
    desk.part_name = "requests"
    items = desk.each_text("required_contents")
    paragraphs = _attestations(desk, company)
    for path in desk.each("sample_forms"):
        title, where = desk.text(f"{path}.title"), desk.text(f"{path}.url")
        paragraphs.append(desk.clause("notice.requests.form", title=title, where=where))
    paragraphs += [desk.clause("notice.requests", company=company)] if items else []
    return part(desk.say("notice.requests.heading"), paragraphs=paragraphs, items=bullets(items))


def _attestations(desk: Desk, company: str) -> list[str]:
    """What a law has requesters attest, or requests that it has the company refuse."""
    said: list[str] = []
    for path in desk.each("attestations"):
        practice = str(desk.get(f"{path}.practice") or "stated")
        law, text = desk.text(f"{path}.law"), desk.text(f"{path}.text")
        clause = f"notice.attestation.{practice}"
        said.append(desk.clause(clause, fields=(path,), company=company, law=law, text=text))
        if desk.has(f"{path}.practice"):
            desk.place(f"{path}.practice", said[-1])
    return said


def _authentication(desk: Desk, company: str) -> Part:
    desk.part_name = "authentication"
    items: list[str] = []
    for name in ("government_email", "call_back", "letterhead", "badge"):
        path = f"authentication.{name}"
        items += _flagged(desk, path, f"notice.authentication.{name}", company)
    items += details(desk, "authentication", company)
    if desk.get("authentication.government_email"):
        found = answer(desk.resolved.book("host"), "government-domains")
        official = found is not None and found.read is Read.OFFICIAL
        if found is not None and official and isinstance(found.value, (list, tuple)):
            domains = desk.listed([f".{str(domain).lstrip('.')}" for domain in found.value])
            cited = (found.cited(),)
            text = desk.clause("notice.authentication.domains", cite=cited, domains=domains)
            items.append(desk.marked(text, found.cited()))
    paragraphs = desk.paragraphs("authentication.text")
    return part(
        desk.say("notice.authentication.heading"), paragraphs=paragraphs, items=bullets(items)
    )


def _submission(desk: Desk, company: str) -> Part:
    desk.part_name = "submission"
    entries: list[Entry] = []
    for path in desk.each("channels"):
        rows = desk.value_rows(
            path,
            ("where", "address", "text"),
            ("used_for", "purposes", "list"),
            ("not_used_for", "refused", "list"),
            ("for_states", "states", "list:state"),
            ("languages", "languages", "list:language"),
            ("official_email", "official_email", "text"),
            ("audience", "audience", "text"),
            ("hours", "hours", "text"),
            ("service_accepted", "accepts_service", "text"),
            ("courtesy_only", "courtesy_only", "text"),
            ("preferred", "preferred", "text"),
            ("tracking", "tracking", "text"),
        )
        entries.append(entry(desk.word(f"{path}.kind", "channel"), rows=rows))
    paragraphs = [desk.clause("notice.submission", company=company)] if entries else []
    entries += contact_points(desk)
    return part(desk.say("notice.submission.heading"), paragraphs=paragraphs, entries=entries)


def _records(desk: Desk, company: str) -> Part:
    desk.part_name = "records"
    path = "records"
    paragraphs = _practised(desk, f"{path}.certificate", "notice.records.certificate", company)
    paragraphs += _practised(desk, f"{path}.testimony", "notice.records.testimony", company)
    if desk.has(f"{path}.notice_for_testimony"):
        period = desk.whole(f"{path}.notice_for_testimony", "period")
        paragraphs.append(desk.clause("notice.records.notice", period=period))
    paragraphs += details(desk, "records", company)
    paragraphs += desk.paragraphs(f"{path}.format")
    paragraphs += desk.paragraphs(f"{path}.delivery")
    paragraphs += desk.paragraphs(f"{path}.accuracy")
    if paragraphs:
        paragraphs += stated_by_law(desk, "evidence-certificate")
    return part(desk.say("notice.records.heading"), paragraphs=paragraphs)


# the parts on making and handling a request, each with what composes it
REQUESTS: Mapping[str, Callable[[Desk, str], Part]] = {
    "preservation": _preservation,
    "notification": _notification,
    "child_safety": _child_safety,
    "emergency": _emergency,
    "costs": _costs,
    "requests": _requests,
    "authentication": _authentication,
    "submission": _submission,
    "records": _records,
}
