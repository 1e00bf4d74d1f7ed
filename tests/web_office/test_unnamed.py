"""Whoever may not see who a protected person is reads it on no page of a file."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from html import unescape

import pytest

from .office_world import account, browser, sample, team
from .test_role_matrix import addresses

TELLING = re.compile(r"Zerlina|Quastelwitz|Kronengasse|0722[ -]?555[ -]?010|zquast", re.IGNORECASE)
WITNESS = {
    "id": "P9", "role": "witness", "protect": "pseudonym", "born": "1985-03-02",
    "name": {"full": "Zerlina Quastelwitz", "aliases": ["zquast"]},
    "address": ["17 Kronengasse", "8001 Zürich"], "phone": "0722 555 010",
}  # fmt: skip
TOLD = "Zerlina Quastelwitz of 17 Kronengasse called from 0722 555 010, and Mrs Quastelwitz left."
LANGUAGES = ("en", "fr", "de")
NO_PAGE = {"static", "live", "ready", "metrics", "sign_out"}


@pytest.fixture(scope="module")
def unit(application):
    return team()


@pytest.fixture(scope="module")
def people(unit):
    return {one: account((unit, one)) for one in ("drafter", "reviewer", "central-authority")}


def request(text=TOLD, **more):
    """A request that protects a witness from the start, whom its free texts name."""
    tree = sample("bec-request")
    tree["persons"] = [*tree["persons"], WITNESS]
    tree |= {"subject": f"Evidence of {text}", "remarks": [text], **more}
    tree["facts"] = [{**one, "text": f"{one['text']} {text}"} for one in tree["facts"]]
    for one in tree["measures"]:
        one |= {"title": f"Evidence of {text}", "connection": text}
    return tree


@pytest.fixture(scope="module")
def files(people, unit):
    """An outgoing request with a review of it, one that came in, a decision and a notice on it."""
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.history import remove
    from comity_web.cases.saving import new_file, save, tree_of
    from comity_web.judging.judged import judge
    from comity_web.matters.recording import record
    from comity_web.wording.catalogues import words

    with on_behalf_of(who_is(people["central-authority"])):
        outgoing = new_file("request", request(), team=unit.pk)
        later = {**tree_of(outgoing.head), "subject": f"Against {TOLD}"}
        save(outgoing, outgoing.head, later, {"facts[0].text": f"{TOLD}\x00"}, section="case")
        outgoing.refresh_from_db()
        incoming = new_file("request", request(), incoming=True, section="upload", team=unit.pk)
        record(incoming, "received", dt.date.today())
        decision = {"schema": "1", "kind": "decision", "outcome": "refused", "reasons": TOLD}
        decision |= {"conditions": [TOLD], "concerning": {"reference": TOLD}, "subject": TOLD}
        answer = new_file("decision", decision, matter=incoming.matter)
        gone = new_file("reminder", {"schema": "1", "kind": "reminder", "outstanding": [TOLD]},
                        matter=outgoing.matter)  # fmt: skip
        remove(gone)
    made = {"outgoing": outgoing, "incoming": incoming, "answer": answer}
    for file in made.values():
        judge(file.head, words("en"))
    return made


def pages_of(file, *, items=True):
    """Every address that names this file, with parts that are there; ``items`` of lists too."""
    values = {"key": file.key, "number": 1, "one": 1, "other": file.head.number, "job": "none"}
    for one, address in addresses():
        parts = set(one.pattern.converters)
        if one.name in NO_PAGE or parts - {*values, "section", "items"}:
            continue
        if "section" not in parts:
            yield filled(address, values)
            continue
        for section in sections(file):
            if "items" not in parts:
                yield filled(address, values | {"section": section.id})
                continue
            for listed in outline_of(file).lists(section) if items else ():
                for number in range(2):
                    more = {"section": section.id, "items": listed.path, "number": number}
                    yield filled(address, values | more)


def filled(address, values):
    return "/" + re.sub(r"<\w+:(\w+)>", lambda found: str(values[found[1]]), address)


def outline_of(file):
    from comity_web.pages.outline import outline

    return outline(file.kind, "en")


def sections(file):
    return outline_of(file).sections


MADE = ("outgoing", "incoming", "answer")
SEEN = {("outgoing", "fr"), ("incoming", "de"), *((one, "en") for one in MADE)}
"""Each file in English, and each language; the rest is long."""


@pytest.mark.parametrize(
    ("which", "language"),
    [
        pytest.param(*one, marks=() if one in SEEN else pytest.mark.long)
        for one in itertools.product(MADE, LANGUAGES)
    ],
)
def test_a_reviewer_reads_a_protected_name_on_no_page(people, files, which, language):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    judge(files[which].head, words(language))
    client, told, seen = browser(people["reviewer"]), {}, 0
    for address in pages_of(files[which], items=language == "en"):
        answer = client.get(address, HTTP_ACCEPT_LANGUAGE=language)
        assert answer.status_code < 500, address
        text = "" if answer.streaming else unescape(answer.content.decode())
        if found := TELLING.search(text):
            told[address] = text[max(found.start() - 60, 0) : found.end() + 60]
        seen += answer.status_code == 200 and f'lang="{language}"' in text
    assert told == {}
    assert seen > 15


def test_the_drafter_reads_what_was_written_and_the_reviewer_the_id(people, files):
    address = f"/c/{files['answer'].key}/s/earlier-request"
    drafter = unescape(browser(people["drafter"]).get(address).content.decode())
    reviewer = unescape(browser(people["reviewer"]).get(address).content.decode())
    assert "Zerlina Quastelwitz" in drafter
    assert "[P9] of [P9] called" in reviewer


@pytest.mark.parametrize(
    "address", ["/", "/register", "/register.csv", "/register.ics", "/incoming/", "/notices/"]
)
def test_no_list_of_files_tells_it(people, files, address):
    answer = browser(people["reviewer"]).get(address)
    assert answer.status_code == 200
    assert not TELLING.search(unescape(answer.content.decode()))


def test_a_colleague_who_shares_a_name_stays_named(files):
    from comity_web.cases.guarded_names import protected_people
    from comity_web.guarding.unnamed import without

    found = protected_people(files["outgoing"])
    page = '<p title="Quastelwitz &amp; Co">Peter Quastelwitz saved this. Mrs Quastelwitz.</p>'
    told = without(found, page, ["Peter Quastelwitz", "Quastelwitz"])
    assert told == '<p title="[P9] &amp; Co">Peter Quastelwitz saved this. Mrs [P9].</p>'


def test_what_stood_in_the_entry_before_the_protection_is_read_in_no_version(people, unit):
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.saving import new_file, save

    bare = {k: v for k, v in WITNESS.items() if k != "protect"}
    first = {**bare, "name": {"full": "Zerline Quastelwitz"}, "address": ["4 Bahnhofsteig"]}
    tree = sample("bec-request")
    suspect = {"id": "P8", "role": "suspect", "name": {"full": "Egon Bahnhofer"}}
    with on_behalf_of(who_is(people["drafter"])):
        for number, entry in enumerate((first, bare, WITNESS)):
            saved_ = {**tree, "persons": [*tree["persons"], suspect, entry]}
            if not number:
                file = new_file("request", saved_, team=unit.pk)
            else:
                save(file, file.head, saved_, {}, section="people")
                file.refresh_from_db()
    client = browser(people["reviewer"])
    for name in ("history", "compare/1/2", "compare/1/3", "compare/2/3", "s/people"):
        told = unescape(client.get(f"/c/{file.key}/{name}").content.decode())
        assert "P9" in told, name
        assert not re.search("Zerlin|Quastelwitz|Bahnhofsteig|Kronengasse", told), name
    assert "Egon Bahnhofer" in told
    drafter = browser(people["drafter"]).get(f"/c/{file.key}/compare/1/2").content.decode()
    assert "Bahnhofsteig" in drafter
