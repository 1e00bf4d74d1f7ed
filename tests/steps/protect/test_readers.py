"""What is withheld from a reader is found however it is written; what is no secret is not."""

from __future__ import annotations

import copy
import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from comity.model.errors import RenderError
from comity.steps.protect.reader_proof import repeated, require_silence
from comity.steps.protect.secrets import secrets_of
from comity.steps.resolve.view import View, Why

ORDER = yaml.safe_load(
    (Path(__file__).parents[3] / "tests/data/twin/request.yaml").read_text(encoding="utf-8")
)
FACTS = {"facts": Why("provider"), "loss": Why("provider")}
HEADS = [
    "Agnieszka answered a small advertisement near the harbour and paid at once",
    "Пострадавшая ответила на объявление и сразу перевела задаток неизвестному лицу",
    "Η παθούσα απάντησε σε μια αγγελία και πλήρωσε αμέσως την προκαταβολή",
    "تلقت المجني عليها رسالة قصيرة ثم دفعت المبلغ كاملا في اليوم نفسه",
    "被害人在网上看到租房广告后立即向陌生账户支付了押金并失去联系",
    "피해자는 인터넷 광고를 보고 바로 모르는 계좌로 보증금을 보냈다고 말했다",
    "ผู้เสียหายเห็นประกาศให้เช่าห้องจึงโอนเงินมัดจำไปยังบัญชีที่ไม่รู้จักทันที",
    "पीड़िता ने विज्ञापन देखकर तुरंत अनजान खाते में जमा राशि भेज दी और धोखा खाया",
]  # fmt: skip
LIKE = str.maketrans("aceopxyiACEHKMOPTX", "асеорхуіАСЕНКМОРТХ")
GREEK = str.maketrans("ovuABEZHIKMNOPTYX", "ονυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


MUTATIONS: dict[str, Callable[[str], str]] = {
    "case": str.upper,
    "width": wide,
    "spaces": lambda text: "  \u00a0\n".join(text.split(" ")),
    "hyphens": lambda text: re.sub(r"(\w{3})(?=\w)", "\\1-", text),
    "soft hyphens": lambda text: "\u00ad".join(text),
    "zero width": lambda text: "\u200b".join(text),
    "joiners": lambda text: "\u2060".join(text),
    "fillers": lambda text: re.sub(r"(\w)(?=\w)", "\\1\u3164", text),
    "marks": lambda text: re.sub(r"([a-z])", "\\1\u0336", text),
    "look-alikes": lambda text: text.translate(LIKE),
    "Greek look-alikes": lambda text: text.translate(GREEK),
    "mathematical": lambda text: re.sub(
        r"[a-z]", lambda m: chr(0x1D41A + ord(m.group()) - ord("a")), text
    ),
    "apart": lambda text: " ".join(text),
    "underscores": lambda text: text.replace(" ", "_"),
    "no spaces": lambda text: text.replace(" ", ""),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "figures": lambda text: text.replace("o", "0").replace("l", "1"),
}


def secrets(data: dict[str, Any], cuts: dict[str, Why] = FACTS, language: str = "en") -> Any:
    lesser = {k: v for k, v in data.items() if k not in cuts}
    persons = enumerate(data.get("persons", ()))
    lesser["persons"] = [one for n, one in persons if f"persons[{n}]" not in cuts]
    return secrets_of(data, lesser, View("provider", cuts), (), language=language)


def about(text: str) -> dict[str, Any]:
    return {
        "facts": [{"id": "F1", "text": text}],
        "measures": [{"id": "M1", "kind": "preservation"}],
    }


@pytest.mark.parametrize("head", HEADS)
def test_a_run_of_words_is_found_however_it_is_written(head: str) -> None:
    held = secrets(about(head))
    for how, mutated in MUTATIONS.items():
        written = mutated(head)
        assert list(held.in_text(f"Please send all of it: {written}, and no more.")), how
        data = json.dumps({"a": [f"({written})"]}).encode()
        with pytest.raises(RenderError, match=re.escape("facts[0].text")) as told:
            require_silence(held, "provider", [("case.provider.json", data)])
        assert head[:12] not in str(told.value)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_five_words_of_a_random_text_are_found_and_other_texts_are_not(
    data: st.DataObject,
) -> None:
    alphabet = data.draw(
        st.sampled_from(
            [
                "abcdefghijklmnopqrstuvwxyz",
                "абвгдежзиклмнопрстуфхцчшыэюя",
                "αβγδεζηθικλμνξοπρστυφχψω",
                "אבגדהוזחטיכלמנסעפצקרשת",
                "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
                "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
                "կլմնոպջռսվտրցփք",
                "कखगघचछजटडतदनपबमयरलवसह",
            ]
        )
    )
    words = st.lists(st.text(alphabet, min_size=3, max_size=9), min_size=8, max_size=24)
    held_words, other = data.draw(words), data.draw(words)
    held = secrets(about(" ".join(held_words)))
    start = data.draw(st.integers(0, len(held_words) - 5))
    run = " ".join(held_words[start : start + 5])
    how = data.draw(st.sampled_from(sorted(MUTATIONS)))
    assert list(held.in_text(f"{' '.join(other)} {MUTATIONS[how](run)} {' '.join(other)}"))
    apart = [word for word in other if not any(word in one or one in word for one in held_words)]
    assume(len(apart) > 4)
    assert not list(held.words_in(" ".join(apart)))


@pytest.mark.parametrize(
    "written",
    [
        "EUR 19,240.00", "EUR 19.240,00", "19 240", "1 9 2 4 0", "19\u202f240.00", "١٩٢٤٠",
        "１９２４０", "DE02 1203 0000 0000 2020 51", "DE02120300000000202051",
        "de02-1203-0000-0000-2020-51", "wzorowska", "A. Wzorowska", "Agnieszka W z o r o w s k a",
        "Вжоровска", "WZOR\u200bOWSKA", "7 Linden Yard", "linden-yard",
    ],
)  # fmt: skip
def test_a_withheld_name_number_or_identifier_is_found(written: str) -> None:
    data = copy.deepcopy(ORDER)
    data["persons"][1]["name"]["original_script"] = "Агнешка Вжоровска"
    held = secrets(data, {**FACTS, "persons[1]": Why("provider")})
    text = f"The records that concern {written} in the period"
    assert [*held.in_text(text), *held.persons_in(text)]
    with pytest.raises(RenderError):
        require_silence(held, "provider", [("case.provider.md", text.encode())])
    with pytest.raises(RenderError):
        require_silence(held, "provider", [(f"{written.replace(' ', '_')}.provider.docx", b"x")])


INNOCENT = [
    "All in the mailbox flats.exampleton@mail.example from 15 August 2026 to 15 October 2026",
    "The Public Prosecutor's Office of Exampleton and the Local Court of Exampleton",
    "Fraud, German Criminal Code, section 263, Imprisonment for five years",
    "The data are needed at the time of the hearing, on or before 11 September 2026.",
    "Example Mail Ireland Limited, 1 Sample Quay, Dublin; 431 Js 2291/26",
    "The account that was opened on 2 October 2026, with the name of the user",
    "The deposit of a copy of the records with the court, on paper or on a carrier",
]


@pytest.mark.parametrize("text", INNOCENT)
def test_what_stands_there_by_right_or_is_of_everyday_use_is_no_leak(text: str) -> None:
    held = secrets(copy.deepcopy(ORDER))
    assert not [*held.in_text(text), *held.persons_in(text)]


PROVIDER = {
    "facts": Why("provider"),
    "measures[0].necessity": Why("provider"),
    "persons[1]": Why("provider"),
}
SUMMARY = "Eleven more people paid quietly into the account of a hired courier"
ACCOUNT = "DE02 1203 0000 0000 2020 51"


def case(**fields: Any) -> dict[str, Any]:
    """The order, with other values at some paths: ``measures__0__items`` for instance."""
    data = copy.deepcopy(ORDER)
    data["facts"][1]["text"] = (
        f"{SUMMARY} with the card of {ACCOUNT}; Ottokar Zebrowski rang from +49 171 5550199."
    )
    for path, value in fields.items():
        *way, last = [int(step) if step.isdigit() else step for step in path.split("__")]
        node: Any = data
        for step in way:
            node = node.setdefault(step, {}) if isinstance(node, dict) else node[step]
        node[last] = value
    return data


def told(data: dict[str, Any]) -> list[tuple[str, str]]:
    """The fields that tell the provider something withheld, and what kind of thing."""
    lesser = {k: v for k, v in data.items() if k != "facts"}
    lesser["persons"] = data["persons"][:1]
    lesser["measures"] = [{k: v for k, v in data["measures"][0].items() if k != "necessity"}]
    held = secrets_of(data, lesser, View("provider", PROVIDER), ())
    return [(path, hit.what) for path, hit in repeated(held, lesser)]


def test_the_order_itself_tells_nothing() -> None:
    assert told(case()) == []


@pytest.mark.parametrize(
    "text", [SUMMARY, "paid quietly into the account of a hired courier", ACCOUNT]
)
@pytest.mark.parametrize("field", ["reference", "their_reference", "classification"])
def test_a_reference_does_not_make_known_what_is_no_file_number(field: str, text: str) -> None:
    items = [f"Copies: {text}"]
    found = dict(told(case(**{field: text, "measures__0__items": items})))
    assert field in found
    assert "measures[0].items[0]" in found


@pytest.mark.parametrize("number", ["431 Js 2291/26", "PR-2026-0311", "Az. 12 Js 7/26"])
def test_a_file_number_may_stand_in_the_facts(number: str) -> None:
    data = case(their_reference=number, earlier=[{"kind": "request", "their_reference": number}])
    data["facts"][0]["text"] = f"The data were preserved under {number} on 16 November 2026."
    assert told(data) == []


FREE = [
    "measures__0__identifiers__0__note",
    "measures__0__identifiers__0__service",
    "measures__0__holder__service",
    "measures__0__holder__branch",
    "measures__0__holder__name",
    "measures__0__data_types",
    "requesting__authority__name",
    "requesting__authority__functions",
    "requesting__issued_by__title",
    "requesting__contacts",
    "addressee__unit",
    "domestic_basis",
    "basis__0__articles",
    "offences__0__title",
    "offences__0__provision",
    "offences__0__text",
    "offences__0__category",
    "offences__0__maximum_penalty__text",
]


@pytest.mark.parametrize(
    "text", [SUMMARY, f"The card of {ACCOUNT}", "Files on Agnieszka Wzorowska"]
)
@pytest.mark.parametrize("field", FREE)
def test_a_field_beside_the_case_is_searched_too(field: str, text: str) -> None:
    several = ("data_types", "domestic_basis", "articles")
    value: Any = [text] if field.endswith(several) else text
    if field.endswith("contacts"):
        value = [{"name": "Erika Beispiel", "hours": text}]
    at = field.replace("__", ".")
    found = [re.sub(r"\[(\d+)\]", r".\1", path) for path, _ in told(case(**{field: value}))]
    assert any(path.startswith(at) for path in found)


def test_names_of_authorities_holders_offences_and_the_law_may_stand_in_the_facts() -> None:
    data = case(
        domestic_basis=["Sections 100g and 100j of the German Code of Criminal Procedure"],
        offences__0__title="Fraud by abuse of a position of trust",
    )
    data["facts"][0]["text"] = (
        "Sections 100g and 100j of the German Code of Criminal Procedure apply, as the Public "
        "Prosecutor's Office of Exampleton told Example Mail Ireland Limited, 1 Sample Quay, about "
        "the fraud by abuse of a position of trust from flats.exampleton@mail.example. He was "
        "intending to obtain an unlawful material benefit."
    )
    assert told(data) == []


@pytest.mark.parametrize(
    "written",
    [
        "+49 171 5550199",
        "0171 5550199",
        "0049 171 5550199",
        "(0171) 555 0199",
        "171 5550199",
        "+49 (0) 171 / 555 01 99",
        "011 49 171 5550199",
    ],
)
@pytest.mark.parametrize("held", ["+49 171 5550199", "0171 5550199", "0049 171 5550199"])
def test_a_telephone_number_is_found_however_it_is_dialled(held: str, written: str) -> None:
    data = case(measures__0__items=[f"Messages with {written}"])
    data["facts"][1]["text"] = f"The caller rang from {held} twice."
    assert told(data) == [("measures[0].items[0]", "value")]


def test_the_telephone_number_of_the_authority_may_stand_in_the_facts() -> None:
    data = case(requesting__authority__phone="+49 171 5550199")
    data["facts"][1]["text"] = "She was told to ring 0171 5550199."
    assert told(data) == []


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Hans Schmidt", "Ганс Шмидт"),
        ("Mohammed Hassan", "محمد حسن"),
        ("Agnieszka Wzorowska", "Агнешке Взоровской"),
        ("Agnieszka Wzorowska", "Αγκνιέσκα Βζορόβσκα"),
        ("Agnieszka Wzorowska", "אגנישקה וזורובסקה"),
    ],
)
def test_a_withheld_person_is_found_in_another_script(name: str, written: str) -> None:
    data = case(measures__0__items=[f"Letters to {written}"])
    data["persons"][1]["name"] = {"full": name}
    assert told(data) == [("measures[0].items[0]", "person")]


@pytest.mark.parametrize(
    "text",
    [
        "Пострадавшая ответила на объявление и сразу перевела задаток неизвестному лицу",
        "Η παθούσα απάντησε σε μια αγγελία και πλήρωσε αμέσως την προκαταβολή",
        "تلقت المجني عليها رسالة قصيرة ثم دفعت المبلغ كاملا في اليوم نفسه",
    ],
)
@pytest.mark.parametrize("name", ["Hans Schmidt", "Mohammed Hassan", "Agnieszka Wzorowska"])
def test_other_words_in_another_script_name_nobody(name: str, text: str) -> None:
    data = case(measures__0__items=[text])
    data["persons"][1]["name"] = {"full": name}
    assert told(data) == []


def test_letters_of_another_script_within_words_and_tags_are_read() -> None:
    plain = "paid quietly into the account of"
    greek = plain.translate(str.maketrans("aeiotupkb", "αειοτυρκβ"))
    tags = "".join(chr(0xE0000 + ord(one)) for one in plain)
    for text in (greek, tags):
        assert told(case(measures__0__items=[text])) == [("measures[0].items[0]", "words")]


@pytest.mark.parametrize(
    ("withheld", "sent"),
    [
        (
            "To learn the name and address of the account holder.",
            "The name and address of the account holder",
        ),
        (
            "The period from 15 August 2026 to 15 October 2026 is short.",
            "From 15 August 2026 to 15 October 2026 only",
        ),
        (
            "We wait, to avoid prejudicing the prevention, detection, investigation of it.",
            "to avoid prejudicing the prevention, detection, investigation or prosecution",
        ),
        (
            "We wait, since it is necessary to protect the rights and freedoms of others.",
            "it is necessary to protect the rights and freedoms of others",
        ),
        (
            "The writer used Google and paid by PayPal in Leeds.",
            "Google account, PayPal details, log-ins from Leeds",
        ),
    ],
)
def test_what_every_order_says_is_no_secret(withheld: str, sent: str) -> None:
    data = case(measures__0__items=[sent], measures__0__necessity=withheld)
    held = secrets_of(
        data,
        {k: v for k, v in data.items() if k != "facts"},
        View("provider", {"measures[0].necessity": Why("provider")}),
        (),
    )
    assert not list(held.in_text(sent))


@pytest.mark.parametrize("name", ["Anna Muster", "Hans Dublin"])
def test_an_authority_may_share_a_word_with_the_name_of_a_victim(name: str) -> None:
    data = case(
        requesting__authority__email="poststelle@ag-musterstadt.example",
        requesting__authority__address=["Musterstrasse 1", "12345 Musterstadt"],
    )
    data["persons"][1]["name"] = {"full": name}
    assert told(data) == []


def test_an_official_may_not_have_the_whole_name_of_a_victim() -> None:
    contacts = [{"name": "Agnieszka Wzorowska", "title": "Prosecutor"}]
    found = told(case(requesting__contacts=contacts))
    assert found == [("requesting.contacts[0].name", "person")]


def test_a_key_of_an_extension_is_read() -> None:
    found = told(case(extensions={"de": {"Zebrowski": "yes"}}))
    assert found == [("extensions.de.Zebrowski", "value")]
