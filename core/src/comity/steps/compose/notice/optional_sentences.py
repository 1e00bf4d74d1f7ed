"""What a notice may add to a part, a sentence each: the field, its clause, how it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.content import Entry
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.notice.naming import data_inside, phrase_inside, places_named
from comity.steps.compose.part_shapes import entry, item, letter, run_on

__all__ = ["contact_points", "details", "how_often", "languages"]

# where a notice says any of these, a request in another language is not simply out of the question
OTHER_LANGUAGES = ("translation", "certified", "offered")

Rows = tuple[tuple[str, str, str], ...]

# field, clause, form: a text, a list and its kind, a period; flags and practices choose the clause
DETAILS: Mapping[str, Rows] = {
    "languages": (
        ("offered", "notice.languages.offered", "list:language"),
        ("preferred", "notice.languages.preferred", "list:language"),
        ("replies", "notice.languages.replies", "list:language"),
        ("certified", "notice.languages.certified", "practice"),
    ),
    "voluntary": (
        ("categories", "notice.voluntary.categories", "measures"),
        ("states", "notice.voluntary.states", "places"),
    ),
    "european_orders": (
        ("practice", "notice.european.practice", "practice"),
        ("addressee", "notice.european.addressee", "text"),
        ("channel", "notice.european.channel", "phrase"),
        ("languages", "notice.european.languages", "list:language"),
        ("within", "notice.european.within", "period"),
        ("emergency_within", "notice.european.emergency_within", "period"),
    ),
    "preservation": (
        ("period", "notice.preservation.period", "period"),
        ("foreign_period", "notice.preservation.foreign_period", "period"),
        ("extensions", "notice.preservation.extensions", "practice"),
        ("extension", "notice.preservation.extension", "period"),
        ("foreign_extension", "notice.preservation.foreign_extension", "period"),
        ("contents", "notice.preservation.contents", "items"),
        ("snapshot", "notice.preservation.snapshot", "flag"),
        ("lapses", "notice.preservation.lapses", "text"),
        ("form_url", "notice.preservation.form", "text"),
        ("user_told", "notice.preservation.told", "practice"),
        ("user_told_after", "notice.preservation.told_after", "period"),
    ),
    "ahead": (("ahead", "notice.notification.ahead", "period"),),
    "window": (("objection_window", "notice.notification.window", "period"),),
    "delay": (("delays", "notice.notification.delays", "list:text"),),
    "later": (
        ("delayed", "notice.notification.delayed", "practice"),
        ("delayed_until", "notice.notification.delayed_until", "phrase"),
    ),
    "notification": (
        ("delay_longest", "notice.notification.longest", "period"),
        ("authority_warned", "notice.notification.warned", "flag"),
    ),
    "order": (
        ("issued_by", "notice.order.issued_by", "phrase"),
        ("in_demand", "notice.order.in_demand", "flag"),
        ("ends", "notice.order.ends", "flag"),
        ("longest", "notice.order.longest", "period"),
    ),
    "child_safety": (
        ("reports_to", "notice.child_safety.reports", "inside"),
        ("kept_for", "notice.child_safety.kept", "period"),
    ),
    "threat_reports": (
        ("practice", "notice.threats.practice", "practice"),
        ("to", "notice.threats.to", "inside"),
    ),
    "requests": (("requester_duties", "notice.requests.duties", "items"),),
    "challenges": (("company", "notice.challenges.company", "practice"),),
    "challenges_user": (("user", "notice.challenges.user", "practice"),),
    "emergency": (
        ("data", "notice.emergency.data", "inside"),
        ("within", "notice.emergency.within", "period"),
    ),
    "process_within": (("process_within", "notice.emergency.process_within", "period"),),
    "emergency_after": (
        ("user_told", "notice.emergency.told", "practice"),
        ("form_url", "notice.emergency.form", "text"),
    ),
    "costs": (
        ("payment", "notice.costs.payment", "text"),
        ("price_list_url", "notice.costs.price_list", "text"),
    ),
    "authentication": (
        ("signature", "notice.authentication.signature", "flag"),
        ("perjury", "notice.authentication.perjury", "flag"),
        ("superior", "notice.authentication.superior", "flag"),
        ("domains", "notice.authentication.official", "list:text"),
        ("alternatives", "notice.authentication.alternatives", "choice"),
    ),
    "records": (
        ("self_authenticating", "notice.records.self_authenticating", "flag"),
        ("expert_testimony", "notice.records.expert", "practice"),
        ("file_formats", "notice.records.formats", "list:text"),
        ("time_zone", "notice.records.time_zone", "text"),
        ("hash", "notice.records.hash", "text"),
    ),
    "rights": (
        ("user_consent_accepted", "notice.rights.consent", "practice"),
        ("account_freeze", "notice.rights.freeze", "text"),
    ),
    "removal": (
        ("practice", "notice.removal", "practice"),
        ("within", "notice.removal.within", "period"),
        ("contents", "notice.removal.contents", "items"),
        ("territory", "notice.removal.territory", "text"),
        ("user_told", "notice.removal.told", "practice"),
        ("url", "notice.removal.where", "text"),
    ),
    "transparency": (("practice", "notice.transparency.practice", "practice"),),
    "counts": (("counts", "notice.transparency.counts", "list:text"),),
}
# the field that the rows of a name lie below, where it is not of that name
BASES = {
    "ahead": "user_notification",
    "challenges_user": "challenges",
    "counts": "transparency",
    "delay": "user_notification",
    "emergency_after": "emergency",
    "later": "user_notification",
    "notification": "user_notification",
    "order": "user_notification.non_disclosure_order",
    "process_within": "emergency",
    "requests": "",
    "rights": "",
    "window": "user_notification",
}


def details(drafter: Drafter, name: str, company: str) -> list[str]:
    """The sentences of a row of the table for which the company says anything, in its order."""
    said: list[str] = []
    base = BASES.get(name, name)
    for field, clause, form in DETAILS[name]:
        path = f"{base}.{field}" if base else field
        if drafter.has(path):
            said.append(_sentence(drafter, path, clause, form, company))
    return said


def _sentence(drafter: Drafter, path: str, clause: str, form: str, company: str) -> str:
    if form in ("flag", "practice"):
        value = drafter.get(path)
        chosen = {True: "yes", False: "no"}.get(value, value)
        text = drafter.clause(f"{clause}.{chosen}", fields=(path,), company=company)
        drafter.place(path, text)
        return text
    if form == "period":
        period = drafter.whole(path, form)
        text = drafter.clause(clause, fields=(path,), company=company, period=period)
        often = how_often(drafter, path) if path.startswith("preservation.") else ""
        return f"{text} {often}" if often else text
    written = FORMS[form](drafter, path) if form in FORMS else drafter.joined(path, form[5:])
    return drafter.clause(clause, fields=(path,), company=company, text=written)


def how_often(drafter: Drafter, path: str) -> str:
    """How many times an extension at a path can be had, where that is said."""
    times = drafter.get(f"{path}.times")
    if times is None:
        return ""
    form = drafter.words.form("notice.preservation.times", times)
    text = drafter.clause(
        f"notice.preservation.times.{form}", times=drafter.format(times, "number")
    )
    drafter.place(f"{path}.times", text)
    return text


def _items(drafter: Drafter, path: str) -> str:
    """A list within a sentence; lettered where an item has a comma of its own."""
    texts = drafter.each_text(path)
    if len(texts) < 2 or not any("," in text for text in texts):
        return drafter.listed(texts)
    return run_on([item(letter(n), text) for n, text in enumerate(texts)]).removesuffix(".")


FORMS: Mapping[str, Callable[[Drafter, str], str]] = {
    "text": lambda drafter, path: drafter.text(path),
    "choice": lambda drafter, path: drafter.listed(drafter.each_text(path), "choice"),
    "items": _items,
    "measures": data_inside,
    "phrase": phrase_inside,
    "inside": lambda drafter, path: drafter.listed(
        [phrase_inside(drafter, one) for one in drafter.each(path)]
    ),
    "places": places_named,
}


def languages(drafter: Drafter, company: str) -> list[str]:
    """The languages of requests, replies and translations."""
    said: list[str] = []
    if drafter.has("languages.demanded"):
        names = drafter.listed(drafter.each_text("languages.demanded", "language"), "choice")
        others = any(drafter.has(f"languages.{name}") for name in OTHER_LANGUAGES)
        clause = f"notice.languages.demanded{'.others' if others else ''}"
        said.append(drafter.clause(clause, fields=("languages.demanded",), languages=names))
    said += details(drafter, "languages", company)
    return said + drafter.paragraphs("languages.translation")


def contact_points(drafter: Drafter) -> list[Entry]:
    """Each point of contact that a law asks for, under what it is called there."""
    entries: list[Entry] = []
    for path in drafter.each("contact_points"):
        heading = drafter.word(f"{path}.role", "contact_role")
        rows = drafter.value_rows("notice/contact-points", path)
        entries.append(entry(heading, rows=rows))
    return entries
