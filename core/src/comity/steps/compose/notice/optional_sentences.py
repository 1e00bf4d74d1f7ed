"""What a notice may add to a part, a sentence each: the field, its clause, how it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from comity.model.content import Entry
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.notice.certainty import chosen_clause
from comity.steps.compose.notice.naming import data_inside, home, phrase_inside, places_named
from comity.steps.compose.part_shapes import entry, item, letter, run_on
from comity.steps.wording.catalogue import STOPS

__all__ = [
    "answer",
    "contact_points",
    "details",
    "how_often",
    "introduced",
    "languages",
    "within_bound",
]

Rows = tuple[tuple[str, str, str], ...]

# field, clause, form: a text, a list and its kind, a period, one that is a limit by its clause;
# flags and practices choose the clause
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
        ("delay_longest", "notice.notification.longest", "limit"),
        ("authority_warned", "notice.notification.warned", "flag"),
    ),
    "order": (
        ("issued_by", "notice.order.issued_by", "phrase"),
        ("in_demand", "notice.order.in_demand", "flag"),
        ("ends", "notice.order.ends", "flag"),
        ("longest", "notice.order.longest", "limit"),
    ),
    "child_safety": (
        ("reports", "notice.child_safety.reported", "practice"),
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
    "consent": (("user_consent_accepted", "notice.rights.consent", "practice"),),
    "rights": (("account_freeze", "notice.rights.freeze", "text"),),
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
    "consent": "",
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
        text = drafter.clause(f"{clause}.{answer(drafter, path)}", fields=(path,), company=company)
        drafter.place(path, text)
        return text
    clause = chosen_clause(drafter, path, clause)
    if form in ("period", "limit"):
        limit, state = form == "limit", home(drafter)
        period = within_bound(drafter, path, "at-most") if limit else drafter.whole(path, "period")
        text = drafter.clause(clause, fields=(path,), company=company, state=state, period=period)
        often = how_often(drafter, path) if path.startswith("preservation.") else ""
        return f"{text} {often}" if often else text
    written = FORMS[form](drafter, path) if form in FORMS else _joined(drafter, path, form[5:])
    return drafter.clause(clause, fields=(path,), company=company, text=written)


def _joined(drafter: Drafter, path: str, kind: str) -> str:
    """A list in one phrase; items that are sentences follow one another as such."""
    return _listed(drafter, drafter.each_text(path, kind))


def _listed(drafter: Drafter, texts: Sequence[str]) -> str:
    sentences = len(texts) > 1 and all(text.endswith(STOPS) for text in texts)
    return " ".join(texts) if sentences else drafter.listed(texts)


def answer(drafter: Drafter, path: str) -> str:
    """What a company says of a practice, as the end of the id of its clause."""
    value = drafter.get(path)
    return {True: "yes", False: "no"}.get(value, str(value))


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


def within_bound(drafter: Drafter, path: str, bound: str) -> str:
    """A length of time at a path for a sentence that says itself which bound it is."""
    period = drafter.get(path)
    if period.get("bound") == bound:
        period = {name: value for name, value in period.items() if name != "bound"}
    written = drafter.period(period)
    drafter.place_period(path, written)
    return written


def introduced(drafter: Drafter, path: str, clause: str, company: str) -> list[str]:
    """A text of the company, phrase or sentences, after words that say what it is about.

    Several paragraphs stay together as lines, so that the words before them hold for all.
    """
    blocks = drafter.paragraphs(path)
    text = "\n".join(blocks)
    return [drafter.clause(clause, fields=(path,), company=company, text=text)] if blocks else []


def _items(drafter: Drafter, path: str) -> str:
    """A list within a sentence; lettered where an item that is no sentence has a comma."""
    texts = drafter.each_text(path)
    sentences = all(text.endswith(STOPS) for text in texts)
    if len(texts) < 2 or sentences or not any("," in text for text in texts):
        return _listed(drafter, texts)
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
        clause, fields = f"notice.languages.{_demanded(drafter)}", ("languages.demanded",)
        said.append(drafter.clause(clause, fields=fields, languages=names, company=company))
    said += details(drafter, "languages", company)
    translation = "languages.translation"
    return said + introduced(drafter, translation, f"notice.{translation}", company)


def _demanded(drafter: Drafter) -> str:
    """The end of the id that demands languages, and says what else a request can be in."""
    words = ["demanded"]
    if drafter.has("languages.translation"):
        words.append("stated")  # the company says itself what it does with translations
    elif drafter.has("languages.certified"):
        words.append("translated")
    if drafter.has("languages.offered"):
        words.append("read")
    return ".".join(words)


def contact_points(drafter: Drafter) -> list[Entry]:
    """Each point of contact that a law asks for, under what it is called there."""
    entries: list[Entry] = []
    for path in drafter.each("contact_points"):
        heading = drafter.word(f"{path}.role", "contact_role")
        rows = drafter.value_rows("notice/contact-points", path)
        entries.append(entry(heading, rows=rows))
    return entries
