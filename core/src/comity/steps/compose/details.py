"""How an authority, a mark, a court's decision and a bank account are told wherever they stand."""

from __future__ import annotations

import datetime as dt
import re

from comity.law.conditions import UNKNOWN
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.numbers import Numbers

__all__ = ["account", "authority_lines", "decision", "identifier", "labelled", "unsaid"]

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


def authority_lines(drafter: Drafter, path: str) -> list[str]:
    """An authority with all that is said of it, line by line, what needs a label after one."""
    lines = [drafter.aside(drafter.text(f"{path}.name"), drafter.text(f"{path}.unit"))]
    lines += [*drafter.paragraphs(f"{path}.functions"), *drafter.each_text(f"{path}.address")]
    lines += [drafter.text(f"{path}.{name}") for name in ("email", "phone")]
    lines += [labelled(drafter, "fax", f"{path}.fax"), drafter.text(f"{path}.url")]
    lines.append(labelled(drafter, "own_number", f"{path}.file_number"))
    languages = drafter.joined(f"{path}.languages", "language")
    lines.append(drafter.labelled(drafter.say("label.languages_written"), languages))
    return [line for line in lines if line]


def labelled(drafter: Drafter, label: str, path: str, kind: str = "text") -> str:
    """The value of a field after its label, in a phrase or a line of an address."""
    text = "" if unsaid(drafter, path) else drafter.text(path, kind)
    return drafter.labelled(drafter.say(f"label.{label}"), text)


def unsaid(drafter: Drafter, path: str) -> bool:
    """Whether a field is one of many that an item may have which is missing as a whole.

    The mark of the item says so for all of them: nobody knows whether it will have the field.
    """
    return drafter.get(path) is UNKNOWN


def identifier(drafter: Drafter, path: str) -> str:
    """A mark: kind, value, port, times and zone; below it where it belongs, and the note."""
    kind, value = drafter.word(f"{path}.kind", "identifier"), drafter.text(f"{path}.value")
    words = [drafter.labelled(kind, value)]
    if drafter.has(f"{path}.port"):
        words.append(drafter.say("word.port", port=drafter.text(f"{path}.port")))
    start, end = _moment(drafter, f"{path}.time"), _moment(drafter, f"{path}.until")
    times = drafter.say("word.times", start=start, end=end) if start and end else start or end
    words.append(drafter.aside(times, drafter.text(f"{path}.time_zone")))
    origin = (
        labelled(drafter, "identifier_service", f"{path}.service"),
        labelled(drafter, "identifier_issuer", f"{path}.issued_by", "state"),
    )
    lines = [
        drafter.phrase(words),
        drafter.phrase(origin, "format.then"),
        drafter.text(f"{path}.note"),
    ]
    return "\n".join(line for line in lines if line)


def _moment(drafter: Drafter, path: str) -> str:
    """A date and time as people read them, the time to the letter; any other text as it is.

    It is evidence: nothing of the time is rounded, and no zone is reckoned into another.
    """
    found = MOMENT.fullmatch(str(drafter.get(path) or "").strip())
    if found is None:
        return drafter.text(path)
    try:
        date = drafter.format(dt.date.fromisoformat(found["date"]), "date")
    except ValueError:  # no such day, as the author may well know
        return drafter.text(path)
    written = drafter.say("word.moment", date=date, time=found["time"])
    drafter.place(path, written)
    return written


def decision(drafter: Drafter, path: str, numbers: Numbers) -> str:
    """A decision of a court in one phrase, and below it what it orders."""
    words = [drafter.text(f"{path}.{name}") for name in ("title", "court", "reference")]
    words.append(drafter.text(f"{path}.date", "date"))
    if drafter.has(f"{path}.final_on"):
        words.append(drafter.say("word.final", date=drafter.text(f"{path}.final_on", "date")))
    words.append(numbers.annex(drafter, f"{path}.annex"))
    return "\n".join((drafter.phrase(words), *drafter.paragraphs(f"{path}.summary")))


def account(drafter: Drafter, path: str) -> str:
    """An account with a bank in one phrase: where it is kept, and what a payment has to name."""
    kept = [drafter.text(f"{path}.{name}") for name in ("bank", "branch")]
    kept += drafter.each_text(f"{path}.address")
    named = (
        drafter.labelled(drafter.say(label), drafter.text(f"{path}.{name}"))
        for label, name in ACCOUNT
    )
    return drafter.phrase((drafter.phrase(kept), *named), "format.then")
