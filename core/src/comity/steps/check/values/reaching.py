"""How somebody is reached: telephone, e-mail, web page.

The libraries that know numbering plans and the grammar of addresses are imported when a value is
judged, not before: a program that only shows its help needs neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from comity.model.findings import Finding, Severity
from comity.steps.check.values.around import Around, Leaf
from comity.steps.check.values.looks import EMAIL, TELEPHONE, URL, is_placeholder
from comity.text.messages import finding

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

__all__ = ["check_email", "check_telephone", "check_url", "check_way"]

ERROR, WARNING = Severity.ERROR, Severity.WARNING
# "ext. 12", "Durchwahl 34", "poste 5": dialled afterwards
EXTENSION = re.compile(
    r"[\s,;(]*(?:ext(?:ension|n)?|x|durchwahl|dw|app(?:arat)?|poste|ramal|int(?:erno)?|#)"
    r"\.?:?\s*\d{1,6}\)?\s*$",
    re.IGNORECASE,
)
ABROAD = re.compile(r"\+\s*\(?\d[\d\s()./‐-―-]*")
SEVERAL = re.compile(r"\s*(?:[;,|]|\s/\s|\bor\b|\band\b|\boder\b|\bund\b|\bou\b|\bet\b)\s*")
NUMBERING = re.compile(r"\s\d{1,2}[.)]\s*$")  # 1) +44 20 7946 0018 2) +44 161 496 0123
LEAST_DIGITS = 5  # fewer are no number that anybody could dial
LEAST_IN_ALL = 7  # digits without the country code of a number whose plan was lengthened since
LENGTHENED = 2  # digits by which a State lengthened its numbers: Lagos and Abuja, from 8 to 10
NAMED = re.compile(r"[^<>@]+<\s*([^<>\s@]+@[^<>\s@]+)\s*>")
PAGE = re.compile(
    r"(?:https?://)?(?:[^\s/@:?#.]+\.)+[^\s/@:?#.]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE
)
PLAIN_HOST = re.compile(r"https?://[^\s/@?#]+(?:[/?#]\S*)?", re.IGNORECASE)  # localhost, [::1]


def check_telephone(leaf: Leaf, around: Around) -> Iterator[Finding]:
    """A number that cannot be dialled from another State, or is none.

    Only what cannot exist is found: the length is measured against the plan of the country code.
    Whether a number is in use nobody can tell, and plans change: one that is a little short, as it
    was before its State lengthened its numbers, is left alone.
    """
    text = str(leaf.value)
    digits = sum(map(str.isdecimal, text))
    quote = around.quote(text, leaf.path)
    if digits < LEAST_DIGITS and not _is_short(text):
        yield finding("value.telephone/words", leaf.path, weight=ERROR, quote=quote)
        return
    bare = EXTENSION.sub("", text)
    found = ABROAD.search(bare)
    if found is None:
        yield _national(leaf, SEVERAL.split(bare)[0], around)
    elif fault := _fault(found.group()):
        yield finding(f"value.telephone/{fault}", leaf.path, weight=WARNING, quote=quote)


def _is_short(text: str) -> bool:
    """Whether a text is a number of few digits, such as 112."""
    return bool(re.fullmatch(r"\s*\d{3,}\s*", text))


def _national(leaf: Leaf, number: str, around: Around) -> Finding:
    quote = around.quote(str(leaf.value), leaf.path)
    if whole := _whole(number, next(around.states_near(leaf), None)):
        return finding(
            "value.telephone/national", leaf.path, weight=WARNING, quote=quote, number=whole
        )
    return finding("value.telephone/no-country", leaf.path, weight=WARNING, quote=quote)


def _whole(number: str, state: str | None) -> str:
    """A number with its country code, where one reading gives a number of a plan; or nothing.

    It is dialled in the nearest State, or begins with a country code whose sign is not written.
    """
    import phonenumbers

    digits = "".join(filter(str.isdecimal, number))
    ways = [(number, state)] if state else []
    for text, region in (*ways, (f"+{digits.removeprefix('00')}", None)):
        try:
            read = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(read):
            form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
            return str(phonenumbers.format_number(read, form))
    return ""


def _fault(text: str) -> str:
    """What makes an international number impossible: country, short, long, or nothing.

    A stroke may be within a number (+49 30/23125) or before the last digits of the next line of
    the same office (+44 20 7946 0000/1).
    """
    first, *more = NUMBERING.sub("", SEVERAL.split(text)[0]).split("/")
    numbers = ["/".join([first, *more[:count]]) for count in range(len(more), -1, -1)]
    faults = [_fault_of_one(number) for number in numbers]
    return "" if "" in faults else faults[0]


def _fault_of_one(number: str) -> str:
    import phonenumbers

    try:
        read = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException as error:
        invalid = phonenumbers.NumberParseException.INVALID_COUNTRY_CODE
        return {invalid: "country", phonenumbers.NumberParseException.TOO_LONG: "long"}.get(
            error.error_type, "short"
        )
    reason = phonenumbers.is_possible_number_with_reason(read)
    result = phonenumbers.ValidationResult
    if reason in (result.IS_POSSIBLE, result.INVALID_LENGTH):
        return ""
    if reason == result.TOO_LONG:
        return "long"
    return "" if reason == result.TOO_SHORT and _of_an_older_plan(read) else "short"


def _of_an_older_plan(read: PhoneNumber) -> bool:
    """Whether a number that is too short would be long enough with a few digits more."""
    import phonenumbers

    number = phonenumbers.national_significant_number(read)
    longer = phonenumbers.PhoneNumber(read.country_code, int(number + "0" * LENGTHENED))
    reason = phonenumbers.is_possible_number_with_reason(longer)
    return len(number) >= LEAST_IN_ALL and reason != phonenumbers.ValidationResult.TOO_SHORT


def check_email(leaf: Leaf, around: Around) -> Iterator[Finding]:
    """An address to which no message can be sent; nothing is looked up on the network."""
    from email_validator import EmailNotValidError, validate_email

    text = str(leaf.value).strip()
    quote = around.quote(text, leaf.path)
    if "@" not in text:
        yield finding("value.email/none", leaf.path, weight=ERROR, quote=quote)
        return
    if named := NAMED.fullmatch(text):
        address = around.quote(named[1], leaf.path)
        yield finding("value.email/named", leaf.path, weight=WARNING, quote=quote, address=address)
        return
    parts = [one for one in re.split(r"[\s,;]+", text) if one]
    if len(parts) > 1 and all(EMAIL.fullmatch(one) for one in parts):
        yield finding("value.email/several", leaf.path, weight=WARNING, quote=quote)
        return
    try:
        validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        yield finding("value.email/faulty", leaf.path, weight=WARNING, quote=quote)


def check_url(leaf: Leaf, around: Around) -> Iterator[Finding]:
    """What nobody can open as a page: words, an e-mail address, a number."""
    text = str(leaf.value).strip()
    page = PAGE.fullmatch(text) or PLAIN_HOST.fullmatch(text)
    if page is None or re.fullmatch(r"[\d.]+", text) or is_placeholder(text):
        yield finding("value.web-page", leaf.path, quote=around.quote(text, leaf.path))


def check_way(leaf: Leaf, around: Around) -> Iterator[Finding]:
    """A link, a number or an address, each judged as what it looks like; words are left alone."""
    text = str(leaf.value).strip()
    if TELEPHONE.fullmatch(text):
        yield from check_telephone(leaf, around)
    elif "@" in text and " " not in text:
        yield from check_email(leaf, around)
    elif URL.match(text):
        yield from check_url(leaf, around)
