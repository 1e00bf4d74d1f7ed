"""A protected name is on nothing that a reviewer may reach, whatever became of its protection.

Each state plants the name in a reference, a subject, a fact and the name of a file. Then every
address that the table of rights lets a reviewer look at is asked for: pages, tables and calendars,
with their headers.
"""

from __future__ import annotations

import datetime as dt
from html import unescape

import pytest

from .office_world import account, browser, sample, team
from .test_role_matrix import addresses
from .test_unnamed import NO_PAGE, TELLING, TOLD, WITNESS, pages_of

BARE = {name: value for name, value in WITNESS.items() if name != "protect"}
OTHER = {"id": "P9", "role": "witness", "protect": "pseudonym", "name": {"full": "Ada Wolkenried"}}
ASKED = {"register_ics": ("", "?with=case"), "register": ("", "?kind=request")}
STATES = (
    *("entry-removed", "file-removed", "came-again-as-another", "said-as-text"),
    "protected-under-another-id",
)
MORE = (
    "joined",
    *("protected", "beside", "beside-and-entry-removed", "letter-beside", "restored-bare"),
    *("beside-and-named-before", "noted-then-guarded-beside", "noted-and-renamed"),
    *("came-in", "came-again-bare", "came-again-without-entry", "came-in-and-removed"),
    *("came-in-noted-and-renamed", "came-in-said-confidential"),
    *("said-anonymous", "said-in-a-key"),
)
"""States of the same kinds: in the run of all that is `long`."""
OTHERWISE = {
    "said-anonymous": {**BARE, "anonymous": "true"},
    "said-as-text": "P9, Zerlina Quastelwitz, 17 Kronengasse, 0722 555 010; protect: pseudonym",
    "said-in-a-key": {**BARE, "name": {"Zerlina Quastelwitz, pseudonym": "yes"}},
    "came-in-said-confidential": {**BARE, "confidential": "yes"},
}
"""Protection by hand, in words that are no field."""
NO_TIME_LIMIT = {"noted-and-renamed", *OTHERWISE}
"""A file that is closed, and those that cannot be read."""
RENAMED = {**OTHER, "id": "P9", "protect": "pseudonym"}

SAID = "does not protect these persons any more, although an earlier one did: P9."
DROPPED_AT = ["/incoming/{}", "/incoming/{}/changes", "/c/{}/check"]


@pytest.fixture
def unit(application):
    """A team of its own for each state: its lists have no other file."""
    return team()


@pytest.fixture
def people(unit):
    return {one: account((unit, one)) for one in ("drafter", "reviewer", "central-authority")}


def tree(*persons, telling=True, **more):
    """A request with a time limit; ``telling`` of the witness wherever there is text."""
    made = sample("bec-request")
    made["persons"] = [*made["persons"], *persons]
    if telling:
        made |= {"reference": f"{made['reference']}-Quastelwitz", "subject": f"Against {TOLD}"}
        made["facts"] = [{**one, "text": f"{one['text']} {TOLD}"} for one in made["facts"]]
    return made | more


def planted(state, unit):
    """The files of a matter in a state."""
    from comity_web.cases.history import remove
    from comity_web.cases.models import CaseFile
    from comity_web.cases.saving import new_file, restore, save
    from comity_web.cases.taking import Taken
    from comity_web.matters.arriving import came_again
    from comity_web.matters.joining import join
    from comity_web.matters.recording import record

    incoming = state.startswith("came")
    begun = BARE if "before" in state or "noted" in state else OTHERWISE.get(state, WITNESS)
    first = new_file("request", tree(begun), incoming=incoming, section="upload", team=unit.pk)
    told = dict.fromkeys(("by", "reference", "note"), TOLD if "noted" in state else "")
    if incoming:
        record(first, "received", dt.date.today(), **told)
    if "noted" in state:
        noted(first, told)
    if "renamed" in state:
        save(first, first.head, tree(RENAMED), {}, section="people")
    if state == "noted-then-guarded-beside":
        new_file("request", tree(WITNESS, supplements=tree()["reference"]), matter=first.matter)
    if state == "restored-bare":
        save(first, first.head, tree(BARE), {}, section="people")
        save(first, first.head, tree(WITNESS), {}, section="people")
        restore(first, first.revisions.get(number=2))
        save(first, first.head, tree(OTHER), {}, section="people")
    if state == "protected-under-another-id":
        save(first, first.head, tree(BARE, {**WITNESS, "id": "P21"}), {}, section="people")
        save(first, first.head, tree(OTHER), {}, section="people")
    if state == "joined":
        letter = {"schema": "1", "kind": "deficiency", "subject": TOLD, "remarks": [TOLD]}
        came = new_file("deficiency", letter, incoming=True, team=unit.pk, name="Quastelwitz-4")
        record(came, "received", dt.date.today(), by=TOLD, note=TOLD)
        join(came, first)
    if state.startswith("beside") or "removed" in state.replace("entry-removed", ""):
        more = {"supplements": tree()["reference"]}
        new_file("request", tree(**more), matter=first.matter, name="Quastelwitz-2")
    again = {"bare": (BARE,), "without-entry": (), "as-another": ({**BARE, "id": "P33"},)}
    if "came-again" in state:
        came_again(first, Taken("request", tree(*again[state.removeprefix("came-again-")]), ""))
    if "named-before" in state:
        save(first, first.head, tree(OTHER), {}, section="people")
    if "entry-removed" in state:
        save(first, first.head, tree(), {}, section="people")
    if state.endswith(("file-removed", "and-removed")):
        remove(first)
    if state == "letter-beside":
        letter = {"schema": "1", "kind": "decision", "reasons": TOLD, "outcome": TOLD}
        new_file("decision", letter, matter=first.matter, name="Quastelwitz-3")
    return list(CaseFile.objects.filter(matter=first.matter, removed=None).order_by("pk"))


def noted(file, told):
    """What is written down of a file before somebody is protected: a record, a reason, a name."""
    from comity_web.cases.history import rename
    from comity_web.cases.models import Review
    from comity_web.matters.recording import record

    record(file, "acknowledged" if file.incoming else "closed", dt.date.today(), **told)
    by = {"author": "A. Reviewer", "account": "a-reviewer"}
    Review.objects.create(revision=file.head, outcome="back", reason=TOLD, **by)
    rename(file, "Quastelwitz-7")


def lists():
    """Every address without a part that a reviewer may look at."""
    from comity_web.accounts.roles import RIGHTS, Action, Role
    from comity_web.guarding.rights import RULES

    may = {*RIGHTS[Role("reviewer")], Action.ANYTHING_SIGNED_IN}
    for one, address in addresses():
        if RULES[one.name].look in may and not one.pattern.converters and one.name not in NO_PAGE:
            yield from (f"/{address}{asked}" for asked in ASKED.get(one.name, ("",)))


@pytest.fixture(params=[*STATES, *(pytest.param(one, marks=pytest.mark.long) for one in MORE)])
def state(request):
    return request.param


@pytest.fixture
def files(state, people, unit):
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    with on_behalf_of(who_is(people["central-authority"])):
        found = planted(state, unit)
        for file in found:
            judge(file.head, words("en"))
    return found


def unfolded(answer):
    """The text of an answer; a calendar folds its lines."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return unescape(body.decode(errors="replace")).replace("\r\n ", "")


def told(client, address):
    answer = client.get(address)
    assert answer.status_code < 500, address
    text = unfolded(answer)
    found = TELLING.search(f"{text}\n{dict(answer.headers)}")
    return text[max(found.start() - 60, 0) : found.end() + 60] if found else ""


def test_a_reviewer_reads_the_name_in_nothing(files, people, state):
    client = browser(people["reviewer"])
    every = [*lists(), *(page for file in files for page in pages_of(file, items=False))]
    assert {"/register", "/register.csv", "/register.ics?with=case", "/incoming/"} <= {*every}
    found = {address: text for address in every if (text := told(client, address))}
    assert found == {}
    reference = sample("bec-request")["reference"]
    for address in ("/register", "/register.csv", "/register.ics?with=case"):
        if address.startswith("/register.ics") and state in NO_TIME_LIMIT:
            continue
        assert reference in unfolded(client.get(address)), f"{address} has the file all the same"
    warned = [one for one in DROPPED_AT if SAID in unfolded(client.get(one.format(files[0].key)))]
    assert warned == (DROPPED_AT if state.startswith("came-again") else [])
