"""The DOCX that countries ship: whatever a case holds is found in each, and each shows its own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.host import Host
from comity.model.content import Content
from comity.model.records import Template
from comity.pipeline.own_plugin import open_host
from comity.steps.compose import compose
from comity.steps.render import render
from comity.steps.resolve import Resolved
from comity.word.outline import outline
from comity.word.readback import Heading, walk

pytestmark = pytest.mark.needs_country

CHECKOUT = Path(__file__).resolve().parents[3]
FILES = sorted(CHECKOUT.glob("jurisdictions/*/src/*/templates/*.docx"))
STATES = sorted({path.parts[-5].upper() for path in FILES})
FORMS = ("mla-request", "letter-rogatory")
SERVED = [(path, form) for path in FILES for form in (FORMS if "request" in path.stem else ("",))]
AGAIN = "gb"  # whose DOCX are filled with the other choices too; those of the others in `long`


def once(path: Path, form: str, turn: int) -> bool:
    """Whether a DOCX is filled here: each once, that of AGAIN in every way."""
    both = form == FORMS[1] and path.stem == "request"  # it serves the other form as well
    return path.parts[-5] == AGAIN or not (turn or both)


TURNS = [
    pytest.param(
        *(path, form, turn),
        id=f"{path.parts[-5]}-{path.stem}-{form}-{turn}",
        marks=() if once(path, form, turn) else pytest.mark.long,
    )
    for turn in (0, 1)
    for path, form in SERVED
]
OWN_WORDS = re.compile(r"\{% if doc\.own_language %\}((?:\w+ )+\w+)")


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


@pytest.fixture
def settled_in(maximal, resolve_case, host: Host) -> Callable[..., Resolved]:
    """A case with every field, of a State, resolved."""

    def settled_in(state: str, form: str = "", language: str = "en", turn: int = 0) -> Resolved:
        kind = "request" if form else "notice"
        data, _ = maximal(kind, turn)
        data["language"] = language
        if form:
            data["form"] = form
            data["requesting"]["state"] = state
            data["requested"]["state"] = "US" if state != "US" else "GB"
            data.pop("domestic_basis")
        else:
            data["host"] = state
        return resolve_case(data, host)

    return settled_in


def serving(host: Host, resolved: Resolved, form: str, language: str) -> Template:
    """The DOCX that serves a case."""
    kind = "request" if form else "notice"
    name = f"{kind}.{form}" if form else kind
    template = host.find_template(name, resolved.parties, language, resolved.on)
    assert template is not None
    return template


def composed(host: Host, resolved: Resolved) -> Content:
    kind = host.document_types()[resolved.case.draft.kind]
    return compose(resolved, host, kind, draft_mark=True)


@pytest.fixture
def filled_in(settled_in, host: Host) -> Callable[..., tuple[Content, Template]]:
    """A case with every field, of a State: what is composed, and the DOCX that serves it."""

    def filled_in(state: str, form: str = "", language: str = "en", turn: int = 0) -> Any:
        resolved = settled_in(state, form, language, turn)
        content = composed(host, resolved)
        return content, serving(host, resolved, form, content.language)

    return filled_in


def test_every_country_ships_both_documents() -> None:
    assert {"US", "NG", "GB", "IN", "XA"} <= set(STATES)
    for state in STATES:
        folder = CHECKOUT / f"jurisdictions/{state.lower()}/src/comity_{state.lower()}/templates"
        assert {"request.docx", "notice.docx"} <= {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(("path", "form", "turn"), TURNS)
def test_a_states_own_docx_loses_nothing_of_a_case(filled_in, path, form, turn) -> None:
    state = path.parts[-5].upper()
    content, _ = filled_in(state, form, turn=turn)
    template = Template(path, state)
    document = walk(render(content, template).docx)  # looks for every placed field
    assert [mark.text for mark in document.header][-1] == "DRAFT, not for transmission"
    shown = {block.text for block in document.blocks if isinstance(block, Heading)}
    parts = [p for p in content.context["parts"].values() if p["heading"] and p["shown"]]
    assert {part["heading"] for part in parts} <= shown


@pytest.mark.parametrize("form", [*FORMS, ""])
@pytest.mark.parametrize("state", STATES)
def test_a_states_own_form_is_kept_in_a_language_that_is_not_its_own(
    settled_in, host, state, form
) -> None:
    resolved = settled_in(state, form, "fr")
    template = serving(host, resolved, form, "fr")
    assert template.origin == state
    files = [path for path in FILES if path.parts[-5].upper() == state]
    own = [word for path in files for word in OWN_WORDS.findall(outline(path.read_bytes()))]
    if own:
        content = composed(host, resolved)
        assert content.language == "fr"
        document = walk(render(content, template).docx)
        texts = "\n".join(str(block) for block in document.blocks)
        assert [words for words in own if words in texts] == []


def test_the_own_words_of_a_form_stand_in_the_states_own_language(filled_in) -> None:
    content, template = filled_in("NG", FORMS[0], "en")
    texts = "\n".join(map(str, walk(render(content, template).docx).blocks))
    assert "Our ref: " in texts


@pytest.mark.parametrize("kind", ["request", "notice"])
def test_the_documents_of_two_states_are_not_alike(settled_in, host, kind) -> None:
    form = FORMS[0] if kind == "request" else ""
    states = ("US", "NG", "GB", "IN", "XA")
    served = {state: serving(host, settled_in(state, form), form, "en") for state in states}
    outlines = {state: outline(one.path.read_bytes()) for state, one in served.items()}
    for one, other in itertools.combinations(states, 2):
        alike = headings(outlines[one]) == headings(outlines[other])
        assert not alike, f"{one} and {other}: one order of parts"


def headings(text: str) -> list[str]:
    return re.findall(r"\{\{ parts\.(\w+)\.heading \}\}", text)


def test_a_british_letter_of_request_names_its_power_under_its_title(filled_in) -> None:
    content, template = filled_in("GB", FORMS[0])
    context = dict(content.context)
    assert context["requesting"]["law"]["request_power"] == []  # the kinds of this case are none
    law = {"law": {**context["requesting"]["law"], "request_power": ["Section 7 of the Act"]}}
    context["requesting"] = {**context["requesting"], **law}
    from dataclasses import replace

    blocks = walk(render(replace(content, context=context), template).docx).blocks
    at = next(i for i, block in enumerate(blocks) if getattr(block, "level", None) == 0)
    assert blocks[at].text == "International letter of request"
    assert blocks[at + 1].text == "Section 7 of the Act"


def test_a_kenyan_request_names_its_powers_in_the_order_of_its_law_not_of_the_measures(
    comity, write, request_data
) -> None:
    request_data["requesting"]["state"] = "KE"
    (one,) = request_data["measures"]
    kinds = ("restraint", "subscriber-data", "bank-records")
    request_data["measures"] = [one | {"id": kind, "kind": kind} for kind in kinds]
    file = write(request_data)

    done = comity("build", file, "-o", "out", "--format", "md", "--draft")
    letter = (file.parent / "out/case.md").read_text(encoding="utf-8")
    _, _, below = letter.partition("\n# ")

    assert below.split("\n\n")[1:4] == [
        "Section\u00a07 of the Mutual Legal Assistance Act (Cap.\u00a075A)",
        "Section\u00a057(2) of the Computer Misuse and Cybercrimes Act (No.\u00a05 of 2018)",
        "Section\u00a0115(1) of the Proceeds of Crime and Anti-Money Laundering Act "
        "(No.\u00a09 of 2009)",
    ], done.stderr


def test_the_united_states_number_their_headings_in_roman_figures(filled_in) -> None:
    content, template = filled_in("US", FORMS[0])
    blocks = walk(render(content, template).docx).blocks
    numbers = [b.number for b in blocks if isinstance(b, Heading) and b.level == 1 and b.number]
    assert numbers[:4] == ["I.", "II.", "III.", "IV."]


def test_an_indian_letter_rogatory_ends_under_the_courts_hand_and_seal(filled_in) -> None:
    content, template = filled_in("IN", "letter-rogatory")
    assert template.path.name == "request.letter-rogatory.docx"
    texts = [getattr(block, "text", "") for block in walk(render(content, template).docx).blocks]
    assert "Given under my hand and the seal of this Court." in texts
