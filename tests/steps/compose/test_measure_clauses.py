"""Each kind of assistance drafted, minimal and maximal, in English and French, and found again."""

from __future__ import annotations

import copy
import io
import itertools
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from lxml import etree

from comity.law.assistance_kinds import load_assistance_kinds
from comity.model.content import Content
from comity.model.drafts.request import Request
from comity.model.findings import Finding, Severity
from comity.model.records import AssistanceKind
from comity.pipeline.own_plugin import open_host
from comity.steps.check.each_measure import check_measures
from comity.steps.compose import compose
from comity.steps.render import render

KINDS = load_assistance_kinds()
ASKED = [measure for measure in KINDS if not measure.routed]
ROUTED = [measure for measure in KINDS if measure.routed]
Data = dict[str, Any]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# values of the fields that kinds need or use; a name below `holder` or `procedure` fills one more
FIELDS: Data = {
    "holder": {"name": "Specimen Holder Ltd", "kind": "company"},
    "identifiers": [{"kind": "account", "value": "sample-7731"}],
    "period": {"from": "2026-03-01", "to": "2026-03-31"},
    "persons": ["P1"],
    "items": ["The thing that is sought"],
    "accounts": [{"bank": "Sample Bank", "number": "000111222"}],
    "questions": ["Who gave the instruction?"],
    "place": ["1 Sample Road", "Springfield"],
    "data_types": ["source ports"],
    "order": {"title": "Order of the Sample Court", "date": "2026-09-01"},
    "earlier": ["E1"],
    "annexes": ["A1"],
    "not_before": "2026-10-10",
    "deadline": "2026-12-01",
    "addressee": "point-of-contact",
}
HELD = {
    "service": "Sample Service",
    "branch": "Springfield branch",
    "registration_number": "XX-0001",
    "system_location": "Sampletown",
}
FORMED: Data = {
    "date": "2026-11-03",
    "days": {"from": "2026-11-04", "to": "2026-11-06"},
    "money": {"amount": "412000.00", "currency": "USD"},
}


def field(measure: Data, path: str, number: Iterator[int]) -> None:
    """Fill a field at a path of a measure with what fits it."""
    first, _, rest = path.partition(".")
    if first in ("holder", "procedure") and rest:
        inner = measure.setdefault(first, copy.deepcopy(FIELDS.get(first, {"wished": "A form."})))
        inner[rest] = HELD.get(rest) or ("oath" if rest == "oath" else f"Text {next(number)}")
        if rest == "officers":
            inner[rest] = [inner[rest]]
    else:
        measure[first] = copy.deepcopy(FIELDS.get(first, f"Text {next(number)}"))


def drafted(plain: Data, kind: AssistanceKind, *, whole: bool) -> Data:
    """A request for one measure with what the kind needs, or with all that serves it."""
    number = itertools.count(1000)
    measure: Data = {"id": "M1", "kind": kind.kind, "purpose": "To prove it."}
    measure |= {"facts": ["F1"], "offences": ["O1"]}
    for path in (*kind.needs, *(kind.common if whole else ())):
        field(measure, path, number)
    if whole:
        measure["particulars"] = {
            name: copy.deepcopy(FORMED.get(kind.forms.get(name, ""), f"Own {next(number)}"))
            for name in kind.particulars
        }
        if "holder" in measure:
            measure["holder"] |= {"address": ["2 Sample Road"]}
    made = copy.deepcopy(plain)
    made["measures"] = [measure]
    made["persons"] = [{"id": "P1", "role": "suspect", "name": {"full": "A B"}}]
    made["annexes"] = [{"id": "A1", "title": "Order", "pages": 1}]
    made["earlier"] = [{"id": "E1", "kind": "request", "reference": "R"}]
    return made


def remarks(data: Data) -> list[Finding]:
    """What the check of the measures says of a request."""
    draft = Request.model_validate(data | {"schema": "1"})
    return list(check_measures(draft, {measure.kind: measure for measure in KINDS}))


@pytest.fixture
def made(resolve_case: Callable[..., Any]) -> Callable[..., tuple[Content, str]]:
    """``made(data, "fr")``: the content of a case, and the text of its filled DOCX."""

    def made(data: Data, language: str) -> tuple[Content, str]:
        host = open_host()
        plain = {key: value for key, value in data.items() if key != "language"}
        resolved = resolve_case(plain, host, language=language)
        content = compose(resolved, host, host.document_types()["request"])
        template = host.find_template("request", resolved.parties, content.language, resolved.on)
        assert template is not None
        return content, word_text(render(content, template).docx)

    return made


def word_text(docx: bytes) -> str:
    """The text of a DOCX, a paragraph a line."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        names = [n for n in package.namelist() if re.search(r"word/(document|header|footer)", n)]
        roots = [etree.fromstring(package.read(n)) for n in names if n.endswith(".xml")]
    tags = (f"{W}t", f"{W}br", f"{W}tab")
    return "\n".join(
        "".join(t.text or "" if t.tag == f"{W}t" else " " for t in paragraph.iter(*tags))
        for root in roots
        for paragraph in root.iter(f"{W}p")
    )


def asking(content: Content) -> str:
    """The sentence that asks for the measure."""
    (entry,) = content.context["parts"]["measures"]["entries"]
    return level(str(entry["paragraphs"][0]))


def level(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("whole", [False, True], ids=["minimal", "maximal"])
@pytest.mark.parametrize("kind", ASKED, ids=lambda kind: kind.kind)
def test_a_kind_is_drafted_placed_and_found_again(
    kind: AssistanceKind,
    whole: bool,
    language: str,
    made: Callable[..., tuple[Content, str]],
    request_data: Data,
) -> None:
    data = drafted(request_data, kind, whole=whole)
    assert remarks(data) == []

    content, text = made(data, language)
    sentence, found = asking(content), level(text)

    assert level(sentence) in found
    assert content.placed
    for path, written in content.placed.items():
        assert written, path
        assert all(level(each) in found for each in written), path
    for name in kind.particulars if whole else ():
        place = f"measures[0].particulars.{name}"
        assert any(path.startswith(place) for path in content.placed), name
    usual = f"request.measure.{kind.kind}"
    uses = [use for use in content.clauses if f"{use.clause}.".startswith(f"{usual}.")]
    assert len(uses) == 1
    assert re.fullmatch(r"[A-ZÉ][^{}]*[^ .]\.", sentence)
    assert "  " not in sentence
    assert not re.search(r"\b(de|à) les personnes", sentence)
    # whatever serves the kind stands in its entry, and not among what no clause has read
    assert not any(
        "measures" in row["label"].lower() or "mesures" in row["label"].lower()
        for row in content.context["parts"]["further"]["rows"]
    )


@pytest.mark.parametrize("kind", ROUTED, ids=lambda kind: kind.kind)
def test_what_is_no_mutual_assistance_is_an_error_that_says_where_it_goes(
    kind: AssistanceKind, request_data: Data
) -> None:
    found = remarks(drafted(request_data, kind, whole=False))

    assert [(f.rule, f.severity) for f in found] == [("form.kind-routed", Severity.ERROR)]
    assert kind.routed in found[0].cure
    assert found[0].field == "measures[0].kind"


def test_the_sentence_names_holder_identifiers_and_days_and_leaves_out_what_is_not_there(
    made: Callable[..., tuple[Content, str]], request_data: Data
) -> None:
    kind = next(measure for measure in KINDS if measure.kind == "bank-records")
    data = drafted(request_data, kind, whole=False)
    assert asking(made(data, "en")[0]).endswith(
        "held by Specimen Holder Ltd, for sample-7731, for the period from 1 March 2026 to "
        "31 March 2026."
    )
    del data["measures"][0]["period"], data["measures"][0]["identifiers"]
    assert asking(made(data, "en")[0]).endswith("specified below, held by Specimen Holder Ltd.")
    del data["measures"][0]["holder"]
    assert asking(made(data, "en")[0]).endswith(" the bank account records specified below.")
    data["measures"][0]["kind"] = "preservation"
    assert "the stored data specified below to be preserved" in asking(made(data, "en")[0])


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Restraint of the flat", "Please freeze the property listed below"),
        ("Continuation of the restraint", "Please keep the property listed below frozen"),
    ],
)
def test_what_is_frozen_already_is_asked_to_be_kept_so(
    title: str, said: str, made: Callable[..., tuple[Content, str]], request_data: Data
) -> None:
    kind = next(measure for measure in KINDS if measure.kind == "restraint")
    data = drafted(request_data, kind, whole=False)
    data["measures"][0]["title"] = title
    assert said in asking(made(data, "en")[0])


@pytest.mark.parametrize("kind", ["bank-records", "restraint"])
def test_the_sentence_names_an_account_that_is_all_it_knows(
    kind: str, made: Callable[..., tuple[Content, str]], request_data: Data
) -> None:
    data = drafted(request_data, next(m for m in KINDS if m.kind == kind), whole=False)
    measure = data["measures"][0]
    measure["holder"] = {"name": "Sample Bank", "kind": "bank"}
    measure["accounts"] = [{"bank": "Sample Bank", "number": "000111222"}]
    measure.pop("identifiers", None)
    assert "000111222" in asking(made(data, "en")[0])
    measure["identifiers"] = [{"kind": "account", "value": "sample-7731"}]
    assert "000111222" not in asking(made(data, "en")[0])


def test_many_identifiers_stand_in_the_rows_and_not_in_the_sentence(
    made: Callable[..., tuple[Content, str]], request_data: Data
) -> None:
    kind = next(measure for measure in KINDS if measure.kind == "traffic-data")
    data = drafted(request_data, kind, whole=False)
    marks = [{"kind": "account", "value": f"sample-{n}"} for n in range(4)]
    data["measures"][0]["identifiers"] = marks
    content, text = made(data, "en")

    assert "for the identifiers listed below" in asking(content)
    assert all(f"sample-{n}" in text for n in range(4))


def test_persons_are_named_by_their_number_one_or_several(
    made: Callable[..., tuple[Content, str]], request_data: Data
) -> None:
    kind = next(measure for measure in KINDS if measure.kind == "witness-testimony")
    data = drafted(request_data, kind, whole=False)
    assert "examine person 1 as a witness" in asking(made(data, "en")[0])
    assert "d’entendre la personne 1 en qualité" in asking(made(data, "fr")[0])
    data["persons"].append({"id": "P2", "role": "witness", "name": {"full": "C D"}})
    data["measures"][0]["persons"] = ["P1", "P2"]
    assert "examine persons 1 and 2 as a witness" in asking(made(data, "en")[0])


def test_structured_particulars_stand_in_one_row_each(
    made: Callable[..., tuple[Content, str]], request_data: Data
) -> None:
    kind = next(measure for measure in KINDS if measure.kind == "confiscation-order-enforcement")
    data = drafted(request_data, kind, whole=False)
    data["measures"][0]["particulars"] = {
        "value": {"amount": "412000.00", "currency": "USD"},
        "final_on": "2026-09-30",
        "other_states": ["France", "Japan"],
        "sharing": {"share": "half", "costs": {"ours": "none"}},
        "value_in_requested_state": "All that is found there",
    }
    content, _ = made(data, "en")
    (entry,) = content.context["parts"]["measures"]["entries"]
    rows = {row["label"]: row["text"] for row in entry["rows"]}

    assert rows["Value"] == "USD\u00a0412,000.00"
    assert rows["Final since"] == "30\u00a0September 2026"
    assert rows["Other states"] == "France and Japan"
    assert rows["Sharing, share"] == "half"
    assert rows["Sharing, costs, ours"] == "none"
    assert rows["Value in the requested State"] == "All that is found there"


def test_a_table_that_is_no_sum_is_warned_of_and_stands_as_written(
    made: Callable[..., tuple[Content, str]], request_data: Data
) -> None:
    kind = next(measure for measure in KINDS if measure.kind == "restraint")
    data = drafted(request_data, kind, whole=False)
    data["measures"][0]["particulars"] = {"total_amount": {"amount": "412000"}}
    (finding,) = remarks(data)

    assert (finding.rule, finding.severity) == ("form.particular-form", Severity.WARNING)
    assert finding.field == "measures[0].particulars.total_amount"
    assert "currency: USD" in finding.cure
    assert "412000" in made(data, "en")[1]


def test_a_name_that_schema_1_has_a_field_for_is_read_under_its_old_label(
    made: Callable[..., tuple[Content, str]], request_data: Data
) -> None:
    kind = next(measure for measure in KINDS if measure.kind == "search-of-premises")
    data = drafted(request_data, kind, whole=False)
    data["measures"][0]["particulars"] = {"address": "1 Sample Road"}

    assert remarks(data) == []
    assert "Adresse" in made(data, "fr")[1]


@pytest.mark.parametrize(
    ("addressee", "said"),
    [
        ("point-of-contact", "The point of contact available day and night"),
        ("the duty officer", "the duty officer"),
    ],
)
def test_the_addressee_of_a_preservation_is_said_in_words(
    addressee: str, said: str, made: Callable[..., tuple[Content, str]], request_data: Data
) -> None:
    kind = next(measure for measure in KINDS if measure.kind == "preservation")
    data = drafted(request_data, kind, whole=False)
    data["measures"][0]["addressee"] = addressee

    assert said.lower() in made(data, "en")[1].lower()


@pytest.mark.parametrize("place", [[], ["1 Sample Road"]])
@pytest.mark.parametrize("name", ["search-of-premises", "surveillance"])
def test_a_place_is_specified_below_only_where_one_is(
    name: str, place: list[str], made: Callable[..., tuple[Content, str]], request_data: Data
) -> None:
    kind = next(measure for measure in KINDS if measure.kind == name)
    data = drafted(request_data, kind, whole=False)
    for field in ("holder", "persons"):
        data["measures"][0].pop(field, None)
    data["measures"][0]["place"] = place
    assert ("specified below" in made(data, "en")[1]) is bool(place)
