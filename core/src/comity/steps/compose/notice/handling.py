"""Preservation, user notification, emergencies, costs, submission: how a request is handled."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.content import Entry, Part, Table
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.notice.certainty import chosen_clause
from comity.steps.compose.notice.listed_terms import cost_cases, price
from comity.steps.compose.notice.mid_sentence import text_inside
from comity.steps.compose.notice.naming import category, home, phrase_inside
from comity.steps.compose.notice.optional_sentences import (
    answer,
    contact_points,
    details,
    introduced,
    languages,
    within_bound,
)
from comity.steps.compose.notice.policy import bullets
from comity.steps.compose.part_shapes import entry, part
from comity.steps.wording.catalogue import STOPS

__all__ = ["REQUESTS"]


def _practised(drafter: Drafter, path: str, clause: str, company: str) -> list[str]:
    """The clause for what the company answers; nothing where it is silent."""
    if drafter.get(path) is None:
        return []
    chosen, state = f"{clause}.{answer(drafter, path)}", home(drafter)
    text = drafter.clause(chosen, fields=(path,), company=company, state=state)
    drafter.place(path, text)
    return [text]


def _preservation(drafter: Drafter, company: str) -> Part:
    drafter.part_name = "preservation"
    path = "preservation"
    paragraphs = _practised(drafter, f"{path}.practice", "notice.preservation", company)
    paragraphs += details(drafter, "preservation", company)
    paragraphs += drafter.paragraphs(f"{path}.foreign")
    return part(drafter.say("notice.preservation.heading"), paragraphs=paragraphs)


def _notification(drafter: Drafter, company: str) -> Part:
    drafter.part_name = "notification"
    path = "user_notification"
    paragraphs = _practised(drafter, f"{path}.practice", "notice.notification", company)
    paragraphs += _before(drafter, path, company)
    paragraphs += details(drafter, "delay", company)
    paragraphs += _later(drafter, path, company)
    paragraphs += details(drafter, "notification", company)
    copy = f"{path}.copy_of_request"
    paragraphs += _practised(drafter, copy, "notice.notification.copy", company)
    prevented = "notice.notification.prevented"
    paragraphs += introduced(drafter, f"{path}.non_disclosure", prevented, company)
    paragraphs += details(drafter, "order", company)
    paragraphs += drafter.paragraphs(f"{path}.customer_first")
    abuse = "notice.notification.abuse"
    paragraphs += introduced(drafter, f"{path}.ongoing_abuse", abuse, company)
    items = drafter.each_text(f"{path}.exceptions")
    if items:
        paragraphs.append(drafter.clause("notice.notification.exceptions", company=company))
    return part(
        drafter.say("notice.notification.heading"), paragraphs=paragraphs, items=bullets(items)
    )


def _before(drafter: Drafter, path: str, company: str) -> list[str]:
    """Whether users are told before the disclosure, how long before, and what they can do then."""
    flag, ahead = f"{path}.before_disclosure", f"{path}.ahead"
    if drafter.get(flag) is not True or not drafter.has(ahead) or not _sure(drafter, path):
        said = _told_before(drafter, flag, company)
        return said + details(drafter, "ahead", company) + details(drafter, "window", company)
    period = drafter.whole(ahead, "period")
    clause = "notice.notification.before.ahead"
    text = drafter.clause(clause, fields=(flag, ahead), company=company, period=period)
    drafter.place(flag, text)
    return [text, *details(drafter, "window", company)]


def _told_before(drafter: Drafter, path: str, company: str) -> list[str]:
    """Whether users are told before the disclosure: a condition, if they may not be told at all."""
    clause = "notice.notification.before"
    if drafter.get(path) is not True:
        return _practised(drafter, path, clause, company)
    chosen = chosen_clause(drafter, path, f"{clause}.yes")
    text = drafter.clause(chosen, fields=(path,), company=company)
    drafter.place(path, text)
    return [text]


def _later(drafter: Drafter, path: str, company: str) -> list[str]:
    """Whether a user who cannot be told at first is told later, and after what."""
    later, until = f"{path}.delayed", f"{path}.delayed_until"
    if drafter.get(later) != "yes" or not drafter.has(until) or not _sure(drafter, path):
        return details(drafter, "later", company)
    after = phrase_inside(drafter, until)
    clause = "notice.notification.delayed.until"
    text = drafter.clause(clause, fields=(later, until), company=company, text=after)
    drafter.place(later, text)
    return [text]


def _sure(drafter: Drafter, path: str) -> bool:
    """Whether nothing of a practice is left open: two details of it can then be said as one."""
    return drafter.get(f"{path}.practice") in (None, "yes")


def _child_safety(drafter: Drafter, company: str) -> Part:
    drafter.part_name = "child_safety"
    path = "child_safety"
    paragraphs = drafter.paragraphs(f"{path}.practice")
    paragraphs += details(drafter, "child_safety", company)
    marking = "notice.child_safety.marking"
    paragraphs += introduced(drafter, f"{path}.request_marking", marking, company)
    paragraphs += _practised(drafter, f"{path}.handled_first", "notice.child_safety.first", company)
    return part(drafter.say("notice.child_safety.heading"), paragraphs=paragraphs)


def _emergency(drafter: Drafter, company: str) -> Part:
    drafter.part_name = "emergency"
    path = "emergency"
    paragraphs = _practised(drafter, f"{path}.practice", "notice.emergency", company)
    paragraphs += _grounds(drafter, path)
    paragraphs += details(drafter, "emergency", company)
    paragraphs += _emergency_data(drafter, company)
    paragraphs += _practised(drafter, f"{path}.foreign", "notice.emergency.foreign", company)
    paragraphs += drafter.paragraphs(f"{path}.procedure")
    paragraphs += _process_after(drafter, path, company)
    paragraphs += details(drafter, "emergency_after", company)
    paragraphs += details(drafter, "threat_reports", company)
    paragraphs += introduced(drafter, "threat_reports.text", "notice.threats.text", company)
    items = drafter.each_text(f"{path}.contents")
    if items:
        paragraphs.append(drafter.clause("notice.emergency.contents"))
    return part(
        drafter.say("notice.emergency.heading"), paragraphs=paragraphs, items=bullets(items)
    )


def _grounds(drafter: Drafter, base: str) -> list[str]:
    """What counts as an emergency: one sentence of the dangers, with others that are a phrase."""
    listed, others = f"{base}.grounds", f"{base}.other_grounds"
    told = drafter.has(others)
    words = []
    for path in drafter.each(listed):
        if told and drafter.get(path) == "other":  # the author's words say which
            drafter.place(path, drafter.bare(others))
        else:
            words.append(drafter.word(path, "emergency"))
    grounds = drafter.listed(words, "choice")
    if not told:
        clause = "notice.emergency.grounds"
        return [drafter.clause(clause, fields=(listed,), grounds=grounds)] if grounds else []
    text = drafter.text(others)
    if grounds and not text.endswith(STOPS):
        clause = "notice.emergency.grounds.other"
        fields = (listed, others)
        return [drafter.clause(clause, fields=fields, grounds=grounds, text=text)]
    clause = "notice.emergency.counts"
    said: list[str] = []
    if grounds:
        clause = "notice.emergency.other"
        said.append(drafter.clause("notice.emergency.grounds", fields=(listed,), grounds=grounds))
    return [*said, drafter.clause(clause, fields=(others,), text=text)]


def _emergency_data(drafter: Drafter, company: str) -> list[str]:
    """Which kinds of data are disclosed in an emergency, and which are not."""
    said: list[str] = []
    for path in drafter.each("data_categories"):
        if drafter.has(f"{path}.emergency"):
            clause = f"notice.data.emergency.{drafter.get(f'{path}.emergency')}"
            field, name = (f"{path}.emergency",), category(drafter, path)
            said.append(drafter.clause(clause, fields=field, company=company, category=name))
            drafter.place(f"{path}.emergency", said[-1])
    return said


def _process_after(drafter: Drafter, path: str, company: str) -> list[str]:
    """Whether legal process must follow, and within which time."""
    after = f"{path}.process_after"
    said = details(drafter, "process_within", company)
    if said and drafter.get(after) == "yes":
        drafter.place(after, said[0])
        return said
    return _practised(drafter, after, "notice.emergency.after", company) + said


def _costs(drafter: Drafter, company: str) -> Part:
    drafter.part_name = "costs"
    paragraphs = _practised(drafter, "costs.practice", "notice.costs", company)
    paragraphs += cost_cases(drafter, company)
    paragraphs += _practised(drafter, "costs.discussed_before", "notice.costs.discussed", company)
    paragraphs += details(drafter, "costs", company)
    items = drafter.each_text("costs.waived_for")
    if items:
        paragraphs.append(drafter.clause("notice.costs.waived", company=company))
    rows = [
        [drafter.text(f"{path}.item"), price(drafter, f"{path}.price")]
        for path in drafter.each("costs.price_list")
    ]
    head = [drafter.say(f"notice.costs.head.{name}") for name in ("item", "price")] if rows else []
    return part(
        drafter.say("notice.costs.heading"),
        paragraphs=paragraphs,
        items=bullets(items),
        table=Table(head=head, rows=rows),
    )


def _requests(drafter: Drafter, company: str) -> Part:
    drafter.part_name = "requests"
    items = bullets(drafter.each_text("required_contents"))
    paragraphs = [*languages(drafter, company), *_attestations(drafter, company)]
    for path in drafter.each("sample_forms"):
        title, where = drafter.text(f"{path}.title"), drafter.text(f"{path}.url")
        paragraphs.append(drafter.clause("notice.requests.form", title=title, where=where))
    paragraphs += details(drafter, "requests", company)
    if items:
        paragraphs.append(drafter.clause("notice.requests", company=company))
    recommended = bullets(drafter.each_text("recommended_contents"), len(items))
    if recommended:
        lead = drafter.clause(
            f"notice.requests.recommended{'' if items else '.alone'}",
            fields=("recommended_contents",),
        )
        # below the last item of what is required, so that both are lists
        (items[-1]["notes"] if items else paragraphs).append(lead)
    heading = drafter.say("notice.requests.heading")
    return part(heading, paragraphs=paragraphs, items=[*items, *recommended])


def _attestations(drafter: Drafter, company: str) -> list[str]:
    """What a law has requesters attest, or requests that it has the company refuse."""
    said: list[str] = []
    for path in drafter.each("attestations"):
        practice = str(drafter.get(f"{path}.practice") or "stated")
        law, text = drafter.text(f"{path}.law"), drafter.text(f"{path}.text")
        clause = f"notice.attestation.{practice}"
        said.append(drafter.clause(clause, fields=(path,), company=company, law=law, text=text))
        if drafter.has(f"{path}.practice"):
            drafter.place(f"{path}.practice", said[-1])
    return said


def _authentication(drafter: Drafter, company: str) -> Part:
    drafter.part_name = "authentication"
    items: list[str] = []
    for name in ("government_email", "call_back", "letterhead", "badge"):
        path = f"authentication.{name}"
        items += _practised(drafter, path, f"notice.authentication.{name}", company)
    items += details(drafter, "authentication", company)
    paragraphs = [*items, *drafter.paragraphs("authentication.text")]
    return part(drafter.say("notice.authentication.heading"), paragraphs=paragraphs)


def _submission(drafter: Drafter, company: str) -> Part:
    drafter.part_name = "submission"
    entries: list[Entry] = []
    for path in drafter.each("channels"):
        rows = drafter.value_rows("notice/submission", path)
        entries.append(entry(drafter.word(f"{path}.kind", "channel"), rows=rows))
    lead = bool(entries) and not drafter.base
    paragraphs = [drafter.clause("notice.submission", company=company)] if lead else []
    for path in drafter.each("service"):
        rows = drafter.value_rows("notice/service", path)
        heading = drafter.say("notice.service.heading", way=text_inside(drafter, f"{path}.way"))
        entries.append(entry(heading, rows=rows))
    entries += contact_points(drafter)
    return part(drafter.say("notice.submission.heading"), paragraphs=paragraphs, entries=entries)


def _records(drafter: Drafter, company: str) -> Part:
    drafter.part_name = "records"
    path = "records"
    paragraphs = _practised(drafter, f"{path}.certificate", "notice.records.certificate", company)
    paragraphs += _practised(drafter, f"{path}.testimony", "notice.records.testimony", company)
    if drafter.has(f"{path}.notice_for_testimony"):
        period = within_bound(drafter, f"{path}.notice_for_testimony", "at-least")
        paragraphs.append(drafter.clause("notice.records.notice", company=company, period=period))
    paragraphs += details(drafter, "records", company)
    for name in ("format", "delivery"):
        paragraphs += introduced(drafter, f"{path}.{name}", f"notice.records.{name}", company)
    paragraphs += drafter.paragraphs(f"{path}.accuracy")
    return part(drafter.say("notice.records.heading"), paragraphs=paragraphs)


# the parts on making and handling a request, each with what composes it
REQUESTS: Mapping[str, Callable[[Drafter, str], Part]] = {
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
