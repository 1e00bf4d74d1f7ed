"""The letter that a head of authority signs: what it holds up, and in whose words it asks."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.host import Host
from comity.kit.samples import sample_files
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.compose import compose
from comity.steps.read import parse_case
from comity.steps.read.tree_writer import to_yaml
from comity.tasks.incoming import letter_case, receive

Data = dict[str, Any]
DAY = dt.date(2026, 11, 27)
HEDGED = (
    "What is obtained will, as far as possible, serve this case alone, unless we decide otherwise."
)

pytestmark = pytest.mark.needs_country


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


@pytest.fixture(scope="module")
def samples(host: Host) -> dict[str, Data]:
    """The data of each packaged request, by its name."""
    cases = read_all(sample_files(), host)
    return {c.path.stem: json.loads(json.dumps(c.draft.data(), default=str)) for c in cases}


class Letter:
    """A deficiency letter: its points, and all of its text."""

    def __init__(self, data: Data, host: Host) -> None:
        text = to_yaml(data).encode()
        case = parse_case(text, Path("case.yaml"), host.document_types())
        state = data["requested"]["state"]
        received = receive(check_case(case, host), state, host)
        self.listed = [found.rule for found in received.shortcomings]
        self.said = [found.what for found in received.shortcomings]
        if not received.shortcomings:
            self.points, self.text = [], ""
            return
        made, _ = letter_case(received, host, DAY)
        self.data = made.draft.data()
        self.points = list(self.data["deficiencies"])
        checked = check_case(made, host)
        self.findings = [(f.rule, f.field) for f in checked.findings]
        content = compose(checked.resolved, host, checked.document_type)
        self.text = _flat(content.context).replace("\u00a0", " ")
        parts = content.context["parts"]
        self.opening = "\n".join(parts["introduction"]["paragraphs"]).replace("\u00a0", " ")

    def about(self, start: str) -> Data:
        """The one point whose place begins so."""
        (found,) = (p for p in self.points if p["field"].replace("\u00a0", " ").startswith(start))
        return found


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(map(_flat, value.values()))
    if isinstance(value, (list, tuple)):
        return "\n".join(map(_flat, value))
    return str(value)


@pytest.fixture
def letter(samples: dict[str, Data], host: Host) -> Callable[..., Letter]:
    """A function that damages a sample, and gives the letter on it."""

    def letter(name: str, damage: Callable[[Data], None]) -> Letter:
        data = copy.deepcopy(samples[name])
        damage(data)
        return Letter(data, host)

    return letter


def _without_law(data: Data) -> None:
    for offence in data["offences"]:
        offence.pop("requested_law", None)
        for element in offence["elements"]:
            element.pop("requested_law", None)


def _to(state: str, instrument: str) -> Callable[[Data], None]:
    def damage(data: Data) -> None:
        data["requested"] = {"state": state}
        data["basis"] = [{"instrument": instrument}]
        data["language"] = "en"  # it is written so, whatever is spoken there
        _without_law(data)

    return damage


def _undertaken(text: str) -> Callable[[Data], None]:
    def damage(data: Data) -> None:
        giver = data["assurances"][0]["given_by"]
        data["assurances"] = [{"kind": "specialty", "given_by": giver, "text": text}]

    return damage


def test_a_point_on_one_measure_holds_up_no_other(letter: Callable[..., Letter]) -> None:
    found = letter("rogatory-in-gb", _without_law)

    assert found.opening == (
        "We have received and read the request identified below. We need an answer to point 1 for "
        "measure 3. Measures 1 and 2 do not depend on these answers."
    )
    assert found.about("Offence 1")["measures"] == ("3",)


def test_a_measure_that_may_need_a_counterpart_is_not_called_free(
    letter: Callable[..., Letter],
) -> None:
    """British law says yes of the third measure and no of the fourth; of two nobody read it."""
    found = letter("bec-request", _to("GB", "coe-185"))

    assert found.about("Offences 1 and 2")["measures"] == ("3",)
    assert found.data["not_held_up"] == ("4",)


def test_a_counterpart_of_another_state_s_law_is_asked_for_like_one_that_is_missing(
    letter: Callable[..., Letter],
) -> None:
    def to_kenya(data: Data) -> None:
        data["requested"] = {"state": "KE"}  # and the counterparts are of the United States
        data["basis"] = [{"instrument": "untoc"}]
        del data["offences"][0]["requested_law"]

    found = letter("bec-request", to_kenya)
    (point,) = (p for p in found.points if "an offence under the law of Kenya" in p["what"])
    assert point["field"].replace("\u00a0", " ") == "Offences 1 and 2"


def test_an_undertaking_makes_one_point_that_quotes_its_words_and_holds_nothing_up(
    letter: Callable[..., Letter],
) -> None:
    found = letter("corruption-ng-gb", _undertaken(HEDGED))
    (point,) = found.points

    assert point["field"].replace("\u00a0", " ") == "Undertaking (a)"
    assert "“as far as possible” and “unless we decide otherwise”" in point["what"]
    assert point["weight"] == "helpful"
    assert "Nothing in this letter delays its execution." in found.opening


def test_a_time_that_a_fact_states_is_put_for_confirmation(letter: Callable[..., Letter]) -> None:
    def damage(data: Data) -> None:
        mark = {"kind": "ip-address", "value": "192.0.2.44"}
        data["measures"][0]["identifiers"].append(mark)

    point = letter("bec-request", damage).about("Measure 1, identifier")

    assert "Fact\u00a02 gives 14\u00a0March 2026, 09:12:44 UTC." in point["what"]
    assert point["remedy"] == "Please confirm that this is the use meant, or give another."


def test_the_text_of_a_provision_is_not_asked_for_where_an_annex_holds_it(
    letter: Callable[..., Letter],
) -> None:
    def bare(data: Data) -> None:
        data["annexes"] = [a for a in data["annexes"] if "provisions" not in a["title"]]

    def marked(data: Data) -> None:
        bare(data)
        data["annexes"].append({"id": "A9", "kind": "law-text", "title": "Two sections"})

    assert letter("bec-request", lambda data: None).listed == []
    point = letter("bec-request", bare).about("Offences 1 and 2")
    assert point["what"] == "The provision is paraphrased, and no annex contains its text."
    assert point["weight"] == "helpful"
    assert letter("bec-request", marked).listed == []


def _emergency_emptied(data: Data) -> None:
    data["annexes"] = data["annexes"][:1]
    data["measures"][1].pop("annexes")
    del data["measures"][0]["nexus"], data["urgency"]["help"], data["gravity"]
    for name in ("danger", "at_risk"):
        data["urgency"].pop(name)
    for name in ("emergency", "at_risk", "link_to_risk", "callback"):
        data["measures"][0]["particulars"].pop(name)
    for contact in data["requesting"]["contacts"]:
        contact.pop("phone", None)
        contact.pop("mobile", None)


def test_an_emergency_is_said_first_and_asks_for_what_cannot_wait(
    letter: Callable[..., Letter],
) -> None:
    found = letter("child-emergency-in-us", _emergency_emptied)

    assert found.opening.startswith("The request was made in an emergency. Please reply by telepho")
    assert {"emergency.telephone", "emergency.danger", "emergency.link"} <= set(found.listed)
    assert "form.provision-paraphrased" not in found.listed
    assert found.about("Contacts")["weight"] == "at-once"
    assert "at risk" not in found.text
    assert "[telephone]" in found.text


def test_an_emergency_is_not_held_up_by_an_undertaking(letter: Callable[..., Letter]) -> None:
    found = letter("child-emergency-in-us", _undertaken(HEDGED))

    assert "Nothing in this letter delays its execution. You may answer the following later." in (
        found.opening
    )
    assert "before it can be carried out" not in found.text
    assert "accounts give it" not in found.text


def test_what_a_full_emergency_says_is_not_asked_for(letter: Callable[..., Letter]) -> None:
    assert letter("child-emergency-in-us", lambda data: None).listed == []


def test_every_offence_without_a_counterpart_is_named_in_one_point(
    letter: Callable[..., Letter],
) -> None:
    point = letter("bec-request", _to("DE", "coe-185")).about("Offences 1 and 2")

    assert point["what"] == (
        "The request does not name an offence under the law of Germany that the same conduct "
        "would constitute."
    )
    assert point["measures"] == ("3", "4")
    assert "§§ 100a" not in point["rule"]


def test_elements_without_a_counterpart_are_named_by_their_letters(
    letter: Callable[..., Letter],
) -> None:
    def damage(data: Data) -> None:
        for element in data["offences"][1]["elements"]:
            element.pop("requested_law")

    point = letter("corruption-ng-gb", damage).about("Offence 2, elements (a) and (b)")
    assert point["what"] == (
        "The request does not state the corresponding elements under the law of the United Kingdom."
    )


def test_a_language_accepted_on_a_condition_is_said_to_be(letter: Callable[..., Letter]) -> None:
    found = letter("bec-request", _to("DE", "coe-185"))
    point = found.about("Language")

    assert point["what"] == "English is accepted here on the following condition: reciprocity."
    assert point["remedy"].endswith("or send a translation into German.")
    assert "not in a language" not in found.text


def test_german_law_asks_for_no_loss_that_is_stated(letter: Callable[..., Letter]) -> None:
    point = letter("bec-request", _to("DE", "coe-185")).about("Measure 2, necessity")

    assert "loss" not in point["remedy"].casefold()
    assert ". Or " not in point["rule_says"]


def test_a_letter_in_german_keeps_its_nouns_large_after_a_comma(
    letter: Callable[..., Letter],
) -> None:
    def damage(data: Data) -> None:
        _to("DE", "coe-185")(data)
        data["language"] = "de"

    found = letter("bec-request", damage)
    assert found.about("Maßnahme 2, Erforderlichkeit")
    assert found.about("Straftaten 1 und 2")["what"].endswith("(Deutschland) erfüllen würde.")


def test_a_language_is_a_gap_where_no_law_tells_it(letter: Callable[..., Letter]) -> None:
    def damage(data: Data) -> None:
        _to("AR", "untoc")(data)

    found = letter("bec-request", damage)
    assert "Spanish" not in found.text
    assert "CLDR" not in found.text
    assert "[language]" in found.about("Language")["remedy"]


def test_a_letter_in_french_names_no_consortium_and_no_half_truth(
    letter: Callable[..., Letter],
) -> None:
    found = letter("restraint-gb-ng", lambda data: data.update(language="fr"))

    assert "La majeure partie du texte" in found.text
    assert not any(word in found.text for word in ("CLDR", "Yoruba", "Unicode", "read here"))
    assert len([p for p in found.points if p["field"] == "Langue"]) == 1


def test_an_account_of_the_law_is_kept_for_the_office(letter: Callable[..., Letter]) -> None:
    found = letter("restraint-gb-ng", _without_law)
    (point,) = found.points

    assert point["read"] == "secondary"
    assert "Solicitors" in point["rule"]
    assert "Solicitors" not in found.text
    assert point["weight"] == "helpful"
    assert ("papers.rule-secondary", "deficiencies[0].rule") in found.findings


def test_a_fact_that_says_nothing_is_called_a_fact(letter: Callable[..., Letter]) -> None:
    def damage(data: Data) -> None:
        data["facts"][0]["text"] = "x"

    point = letter("rogatory-in-gb", damage).about("Fact 1")
    assert point["what"] == "It does not say who did what, when and where."


def test_what_only_the_office_knows_is_a_gap_that_a_build_tells_of(
    letter: Callable[..., Letter],
) -> None:
    found = letter("rogatory-in-gb", _without_law)

    assert found.data["reference"] == "[our reference]"
    gaps = [field for rule, field in found.findings if rule == "papers.gap"]
    assert gaps == ["requested.issued_by.name", "requested.issued_by.title", "reference"]
    assert "SPL-CBI/LR/2026/09 (GB)" not in found.text


def test_a_finding_at_the_receiving_desk_speaks_of_no_letter_that_is_not_printed(
    letter: Callable[..., Letter],
) -> None:
    def damage(data: Data) -> None:
        given = {"kind": "death-penalty", "given_by": "The police officer on duty"}
        data["assurances"] = [given | {"text": "Death may be sought."}]

    found = letter("ransomware-gb-us", damage)
    assert any("police officer on duty bind the courts" in said.casefold() for said in found.said)
    assert not any("does not print the assurance" in said for said in found.said)
    assert "given by the police officer on duty" in found.about("Undertakings")["what"]


def test_no_cure_proposes_an_offence_of_another_category(
    letter: Callable[..., Letter],
) -> None:
    for state, basis in (("DE", "coe-185"), ("IN", "untoc"), ("KE", "untoc")):
        found = letter("bec-request", _to(state, basis))
        assert not any(word in found.text for word in ("§ 263", "s. 318", "section 26"))


def test_the_letter_tells_nobody_what_was_not_examined(letter: Callable[..., Letter]) -> None:
    found = letter("rogatory-in-gb", _without_law)

    nothing_decided = "This letter neither grants nor refuses the request."
    assert f"{nothing_decided} All other grounds are reserved." in found.text
    assert "examined" not in found.text


def test_a_protected_name_is_in_no_letter(letter: Callable[..., Letter]) -> None:
    def damage(data: Data) -> None:
        _without_law(data)
        data["assurances"][0]["text"] = HEDGED
        data["measures"][0].pop("nexus")

    found = letter("protected-witness-gb-in", damage)
    assert found.points
    assert "Namunakar" not in found.text + str(found.data)


def test_a_letter_promises_nothing_for_a_measure_of_which_it_asks(
    letter: Callable[..., Letter],
) -> None:
    def without_periods(data: Data) -> None:
        for measure in data["measures"][:3]:
            measure.pop("period", None)

    found = letter("bec-request", without_periods)
    needed, helpful = found.about("Measure 3"), found.about("Measure 2")

    assert (needed["weight"], helpful["weight"]) == ("needed", "helpful")
    assert found.data["not_held_up"] == ("1", "4")
    assert helpful["what"] == "This information is missing."
    assert needed["what"].startswith("This information is missing.")
    assert needed["rule_says"] == "A warrant must identify what is to be seized."
    assert "“Period”" not in needed["remedy"]  # where it stands is said before
    assert "state the first and the last relevant day" in needed["remedy"]
