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
from comity.steps.protect.reader_proof import require_silence
from comity.steps.protect.secrets import secrets_of
from comity.steps.resolve.view import View, Why

ORDER = yaml.safe_load(
    (Path(__file__).parents[3] / "tests/data/twin/order.yaml").read_text(encoding="utf-8")
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
