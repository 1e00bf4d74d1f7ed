"""Each value is judged by what its field is for: what cannot be is found, the rest is left alone.

The values come from the trial with a first user and from what officials write on letterheads, not
from the code.
"""

from __future__ import annotations

from typing import Any

import pytest

CONTACT = "requesting.contacts[0]"


def path_of(dotted: str) -> str:
    steps: list[str] = []
    for step in dotted.split("."):
        steps[-1:] = [f"{steps[-1]}[{step}]"] if step.isdigit() else [*steps[-1:], step]
    return ".".join(steps)


WRONG: list[tuple[str, Any, str]] = [
    # as the first user wrote them
    ("requesting.contacts.0.phone", "Kenya", "error telephone/words"),
    ("requesting.contacts.0.time_zone", "GMT+3", "advice time-zone/near"),
    ("requesting.contacts.0.languages", ["English and Swahili"], "advice language/several"),
    ("persons.0.nationalities", ["12 May 1990"], "warning nonsense/date"),
    ("persons.0.born", "2030-05-12", "error links.born-later"),
    # telephone
    ("requesting.authority.phone", "020 5550100", "warning telephone/national"),
    ("requesting.authority.phone", "0044 20 7946 0000", "warning telephone/national"),
    ("requesting.authority.fax", "2000100", "warning telephone/no-country"),
    ("requesting.authority.phone", "+210 20 5550100", "warning telephone/country"),
    ("requesting.authority.phone", "+254 20 33", "warning telephone/short"),
    ("requesting.authority.phone", "+1 202 555 01420", "warning telephone/long"),
    ("persons.0.phone", "unknown", "error telephone/words"),
    ("requesting.contacts.0.mobile", "-", "error telephone/words"),
    ("requesting.contacts.0.phone", "911", "warning telephone/no-country"),
    # e-mail
    ("requesting.contacts.0.email", "Nairobi", "error email/none"),
    ("requesting.contacts.0.email", "none", "error email/none"),
    ("requesting.contacts.0.email", "mla at justice.example", "error email/none"),
    ("requesting.contacts.0.email", "mla@justice", "warning email/faulty"),
    ("requesting.contacts.0.email", "mla@justice..example", "warning email/faulty"),
    ("requesting.contacts.0.email", "W. Mfano <w@justice.example>", "warning email/named"),
    ("requesting.contacts.0.email", "w@odpp.example; z@odpp.example", "warning email/several"),
    # time zone
    ("requesting.contacts.0.time_zone", "East Africa Time", "advice time-zone/near"),
    ("requesting.contacts.0.time_zone", "Africa/Kisumu", "advice time-zone/near"),
    ("requesting.contacts.0.time_zone", "+03:00", "advice time-zone/offset-near"),
    ("measures.0.identifiers.0.time_zone", "GMT-5", "advice time-zone/near"),
    ("measures.0.period.time_zone", "local", "advice time-zone/near"),
    # amounts
    ("loss", {"amount": "412.500", "currency": "KWD"}, "warning amount-mark"),
    ("loss", {"amount": "1.000", "currency": "EUR"}, "warning amount-mark"),
    # languages
    ("language", "English", "advice language/name"),
    ("facts.0.language", "Kiswahili", "advice language/name"),
    ("facts.0.language", "English, French", "advice language/several-in-one"),
    ("persons.0.languages", ["Dholuo-ish"], "advice language"),
    ("persons.0.languages", ["qq"], "advice language"),
    ("persons.0.languages", ["en_GB"], "advice language/form"),
    ("persons.0.languages", ["en-QQ"], "advice language"),
    # States
    ("requested.state", "UK", "error state-unknown/near"),
    ("measures.0.holder.state", "ZQ", "error state-unknown"),
    ("persons.0.registration.state", "JJ", "error state-unknown"),
    ("measures.0.holder.state", "Ireland", "error state-unknown/near"),
    ("persons.0.nationalities", ["QZ"], "advice nationality-unknown"),
    ("persons.0.nationalities", ["Martian"], "warning nationality-unknown/words"),
    ("persons.0.nationalities", ["British"], "advice nationality-unknown/people"),
    ("persons.0.nationalities", ["Swiss, German"], "advice nationality-unknown/people"),
    ("persons.0.nationalities", ["Kenya"], "advice nationality-unknown/state"),
    ("persons.0.nationalities", ["+254 722 111222"], "warning nonsense/telephone"),
    ("persons.0.nationalities", ["1990"], "warning nonsense/number"),
    ("persons.0.nationalities", ["xxx"], "warning nonsense/placeholder"),
    # web pages
    ("measures.0.holder.url", "on their site", "advice web-page"),
    ("requesting.authority.url", "info@odpp.example", "advice web-page"),
    ("requesting.authority.url", "Kenya", "advice web-page"),
    # money
    ("loss.currency", "KSH", "warning currency"),
    ("measures.0.accounts.0.currency", "dollars", "warning currency"),
    ("measures.0.accounts.0.iban", "DE89 3704 0044 0532 0130 01", "warning iban/check"),
    ("measures.0.accounts.0.iban", "0011223344", "warning iban/form"),
    ("measures.0.accounts.0.bic", "BARCGB", "warning bic"),
    ("measures.0.identifiers.0.port", "0", "warning port"),
    ("facts.0.time", "27:15", "warning clock"),
    ("requesting.contacts.0.hours", "08:00 to 17:75", "warning clock"),
    ("hearings.0.time", "tbc", "warning nonsense/placeholder"),
    ("urgency.deadline_time", "24:30 UTC", "warning clock"),
    # what is something else
    ("persons.0.name.full", "3 May 1985", "advice nonsense/date"),
    ("persons.0.name.full", "22119087", "advice nonsense/number"),
    ("persons.0.name.full", "zzz", "warning nonsense/placeholder"),
    ("requesting.authority.name", "Kenya", "advice nonsense/state"),
    ("requesting.authority.name", "2026-11-28", "advice nonsense/date"),
    ("requesting.issued_by.name", "N/A", "warning nonsense/placeholder"),
    ("requesting.issued_by.title", "7", "advice nonsense/number"),
    ("reference", "x", "warning nonsense/placeholder"),
    ("their_reference", "n/a", "warning nonsense/placeholder"),
    ("offences.0.title", "2024", "advice nonsense/number"),
    ("offences.0.place", "14/03/2026", "advice nonsense/date"),
    ("persons.0.birthplace", "+254 20 5550100", "advice nonsense/telephone"),
    ("persons.0.address", ["Kenya"], "advice nonsense/state"),
    ("persons.0.address", ["1 March 2026"], "advice nonsense/date"),
    ("measures.0.holder.name", "https://mail.example", "advice nonsense/url"),
]

CALM: list[tuple[str, Any]] = [
    *(
        ("requesting.contacts.0.phone", number)
        for number in (
            *("+44 20 7946 0000", "+44-20-7946-0000", "(+44) 20 7946 0000", "+442079460000"),
            *("+1 800 555 0199", "+1-800-555-0199", "+1 (202) 555-0142", "+44 (0)20 7946 0000"),
            *("+44 20 7946 0000 ext. 214", "+44 20 7946 0000 x214", "+49 30 23125-0"),
            *("+49 30 23 125 Durchwahl 12", "+33 1 44 77 60 60 poste 12", "+800 1234 5678"),
            *("+254 20 5550100/1/2", "+44 20 7946 0000 or +44 20 7946 0001"),
            *("Tel. +44 20 7946 0000", "+44 20 7946 0000 (day and night)"),
            *("+254 20 555 0100", "+234 9 523 5194", "+870 773 111 222"),
            *("1) +44 20 7946 0018 2) +44 161 496 0123", "+३६ १ ५५५ ०१४२"),
            *("+91 11 2338 7911", "+247 62222", "+290 22470", "+39 06 68851"),
        )
    ),
    *(
        ("requesting.contacts.0.email", address)
        for address in (
            *("mla@justice.go.ke", "info@odpp.example", "w.mfano+mla@odpp.example", "a@b.co"),
            *("müller@bücher.example", "247@police.example", "o'neill@justice.example"),
        )
    ),
    *(
        ("requesting.contacts.0.time_zone", zone)
        for zone in (
            *("Africa/Nairobi", "Europe/Berlin", "UTC", "GMT", "Asia/Kolkata", "Asia/Calcutta"),
            *("US/Eastern", "America/Argentina/Buenos_Aires", "Etc/GMT-3", "Europe/Kyiv"),
        )
    ),
    *(
        ("measures.0.identifiers.0.time_zone", zone)
        for zone in ("UTC", "+03:00", "-05:00", "UTC+5:30", "UTC-5", "+0545", "Africa/Nairobi", "Z")
    ),
    *(
        ("persons.0.languages", [tag])
        for tag in ("en", "sw", "pt-BR", "zh-Hant-TW", "luo", "es-419", "sr-Latn", "kam", "EN")
    ),
    *(
        ("persons.0.nationalities", [said])
        for said in ("KE", "stateless", "XXA", "not known", "recognised refugee", "staatenlos")
    ),
    *(("measures.0.holder.state", code) for code in ("IE", "GB-SCT", "HK", "XK", "EU", "US-CA")),
    *(
        ("measures.0.holder.url", page)
        for page in (
            *("https://mail.example/legal", "www.odpp.example", "odpp.example/mla?x=1#top"),
            *("http://localhost:8000/", "https://bücher.example", "HTTPS://MAIL.EXAMPLE"),
        )
    ),
    *(("loss.currency", code) for code in ("KES", "USD", "EUR", "XOF", "SLE", "XAU")),
    ("measures.0.accounts.0.iban", "DE89370400440532013000"),
    ("measures.0.accounts.0.iban", "gb82 west 1234 5698 7654 32"),
    ("measures.0.accounts.0.bic", "DEUTDEFF"),
    ("measures.0.accounts.0.bic", "DEUTDEFF500"),
    ("measures.0.identifiers.0.port", "443"),
    *(
        ("facts.0.time", time)
        for time in (
            *("09:12:44 UTC", "about noon", "between 22:00 and 24:00", "23:59:60 UTC", "9 a.m."),
            *("2026-03-14T09:12:44+03:00", "18:30 UTC (midnight in India, UTC+5:30)"),
        )
    ),
    *(
        ("persons.0.name.full", name)
        for name in (
            "Suharto",
            "Na",
            "Chad",
            "Jordan",
            "Li Bar",
            "Ó Briain",
            "X Æ A-12",
            "王伟",
            "May",
        )
    ),
    *(
        ("requesting.authority.name", name)
        for name in ("Office of the Director of Public Prosecutions", "EACC", "26th Station", "DCI")
    ),
    *(
        ("measures.0.holder.name", name)
        for name in ("1&1", "3 Ireland", "Jersey", "Orange", "X Corp.")
    ),
    *(("reference", text) for text in ("7", "ODPP/MLA/1/2026", "2026-11-28", "A", "X/1")),
    *(
        ("persons.0.address", lines)
        for lines in (
            ["1 Sample Road"],
            ["P.O. Box 7, Nairobi"],
            ["Nairobi"],
            ["12", "Sample Lane"],
            ["1 Sample Road", "Kenya"],
            ["Plot 4, off Example Road"],
        )
    ),
    *(("persons.0.birthplace", place) for place in ("Kenya", "Kisumu", "Nairobi, Kenya", "Y")),
    ("offences.0.title", "Theft"),
    ("channels.0.hours", "at all times"),
    # a plugin's own tables are for the plugin
    ("extensions.ke.phone", "Kenya"),
    ("measures.0.particulars.time_zone", "10:00 in London, which is 15:30 in India"),
]


@pytest.mark.parametrize(("field", "value", "rule"), WRONG)
def test_what_cannot_be_is_found_at_its_field(rules, field, value, rule):
    tree = {"hearings": [{}]} if field.startswith("hearings") else {}
    found = rules(path_of(field), {field: value}, **tree)
    assert found == [rule]


@pytest.mark.parametrize(("field", "value"), CALM)
def test_what_people_write_with_good_reason_is_left_alone(rules, field, value):
    tree = {"channels": [{}]} if field.startswith("channels") else {}
    assert rules(path_of(field), {field: value}, **tree) == []


def test_a_national_number_is_completed_for_the_state_that_wrote_it(judged):
    (found,) = judged(f"{CONTACT}.phone", {"requesting.contacts.0.phone": "020 5550100"})
    assert found.cure == "Write `+254 20 5550100`."


def test_a_zone_is_looked_for_in_the_state_of_the_field(judged):
    said = {"requesting.contacts.0.time_zone": "GMT+3"}
    (found,) = judged(f"{CONTACT}.time_zone", said)
    assert found.cure == "Write Africa/Nairobi."
    (found,) = judged("requesting", {"requesting.state": "US", **said})
    assert found.said.id == "value.time-zone"


def test_of_many_zones_only_those_of_that_offset_are_named(judged):
    said = {"requesting.state": "DE", "requesting.contacts.0.time_zone": "UTC+1"}
    (found,) = judged("requesting", said)
    assert "Europe/Berlin" in found.cure
    said = {"requesting.state": "US", "requesting.contacts.0.time_zone": "UTC-10"}
    (found,) = judged("requesting", said)
    assert "Pacific/Honolulu" in found.cure and "New_York" not in found.cure


def test_two_languages_in_one_text_are_cured_by_a_list_of_two(judged):
    (found,) = judged(
        f"{CONTACT}.languages", {"requesting.contacts.0.languages": ["English and Swahili"]}
    )
    assert found.cure == "Write a list of tags: `[en, sw]`."
    assert found.field == f"{CONTACT}.languages[0]"


def test_a_language_may_be_named_as_the_document_or_its_speakers_name_it(judged):
    for document, name in (("de", "Englisch"), ("fr", "anglais"), ("en", "English")):
        (found,) = judged("persons", {"language": document, "persons.0.languages": [name]})
        assert found.cure == "Write `en`."


def test_a_gap_of_a_letter_is_left_to_its_own_finding(rules):
    said = {"reference": "[our reference]", "requesting.contacts.0.email": "[their address]"}
    assert rules("reference", said, kind="reminder") == []
    assert rules("requesting", said, kind="reminder") == []
    assert rules("reference", said) == ["warning nonsense/placeholder"]
