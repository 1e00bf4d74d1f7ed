"""How an authority, a mark, a court's decision and a bank account are told wherever they stand."""

from __future__ import annotations

import datetime as dt
import re

from comity.compose.desk import Desk
from comity.compose.numbers import Numbers

__all__ = ["account", "authority_lines", "decision", "identifier", "labelled"]

MOMENT = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)[T ]"
    r"(?P<time>\d\d:\d\d(?::\d\d(?:[.,]\d+)?)? ?(?:Z|UTC|[+-]\d\d(?::?\d\d)?)?)"
)

# what a sum is paid to, in the order in which a bank asks for it; the first stand without a label
ACCOUNT = (
    ("label.account_holder", "holder"),
    ("label.account_number", "number"),
    ("word.identifier.iban", "iban"),
    ("label.bic", "bic"),
    ("label.currency", "currency"),
    ("label.payment_reference", "payment_reference"),
)


def authority_lines(desk: Desk, path: str) -> list[str]:
    """An authority with all that is said of it, line by line, what needs a label after one."""
    lines = [desk.aside(desk.text(f"{path}.name"), desk.text(f"{path}.unit"))]
    lines += [*desk.paragraphs(f"{path}.functions"), *desk.each_text(f"{path}.address")]
    lines += [desk.text(f"{path}.{name}") for name in ("email", "phone")]
    lines += [labelled(desk, "fax", f"{path}.fax"), desk.text(f"{path}.url")]
    lines.append(labelled(desk, "own_number", f"{path}.file_number"))
    languages = desk.joined(f"{path}.languages", "language")
    lines.append(desk.labelled(desk.say("label.languages_written"), languages))
    return [line for line in lines if line]


def labelled(desk: Desk, label: str, path: str, kind: str = "text") -> str:
    """The value of a field after its label, in a phrase or a line of an address."""
    return desk.labelled(desk.say(f"label.{label}"), desk.text(path, kind))


def identifier(desk: Desk, path: str) -> str:
    """A mark: kind, value, port, times and zone; below it where it belongs, and the note."""
    kind, value = desk.word(f"{path}.kind", "identifier"), desk.text(f"{path}.value")
    words = [desk.labelled(kind, value)]
    if desk.has(f"{path}.port"):
        words.append(desk.say("word.port", port=desk.text(f"{path}.port")))
    start, end = _moment(desk, f"{path}.time"), _moment(desk, f"{path}.until")
    times = desk.say("word.times", start=start, end=end) if start and end else start or end
    words.append(desk.aside(times, desk.text(f"{path}.time_zone")))
    origin = (
        labelled(desk, "identifier_service", f"{path}.service"),
        labelled(desk, "identifier_issuer", f"{path}.issued_by", "state"),
    )
    lines = [desk.phrase(words), desk.phrase(origin, "format.then"), desk.text(f"{path}.note")]
    return "\n".join(line for line in lines if line)


def _moment(desk: Desk, path: str) -> str:
    """A date and time as people read them, the time to the letter; any other text as it is.

    It is evidence: nothing of the time is rounded, and no zone is reckoned into another.
    """
    found = MOMENT.fullmatch(str(desk.get(path) or "").strip())
    if found is None:
        return desk.text(path)
    try:
        date = desk.format(dt.date.fromisoformat(found["date"]), "date")
    except ValueError:  # no such day, as the author may well know
        return desk.text(path)
    written = desk.say("word.moment", date=date, time=found["time"])
    desk.place(path, written)
    return written


def decision(desk: Desk, path: str, numbers: Numbers) -> str:
    """A decision of a court in one phrase, and below it what it orders."""
    words = [desk.text(f"{path}.{name}") for name in ("title", "court", "reference")]
    words.append(desk.text(f"{path}.date", "date"))
    if desk.has(f"{path}.final_on"):
        words.append(desk.say("word.final", date=desk.text(f"{path}.final_on", "date")))
    words.append(numbers.annex(desk, f"{path}.annex"))
    return "\n".join((desk.phrase(words), *desk.paragraphs(f"{path}.summary")))


def account(desk: Desk, path: str) -> str:
    """An account with a bank in one phrase: where it is kept, and what a payment has to name."""
    kept = [desk.text(f"{path}.{name}") for name in ("bank", "branch")]
    kept += desk.each_text(f"{path}.address")
    named = (desk.labelled(desk.say(label), desk.text(f"{path}.{name}")) for label, name in ACCOUNT)
    return desk.phrase((desk.phrase(kept), *named), "format.then")
