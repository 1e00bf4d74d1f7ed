"""Finding a name in a text: in every form in which it is written, and calmly."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.steps.protect.identity import Identity, identities
from comity.steps.protect.match import find, mask


def person(full: str, **more: Any) -> Identity:
    name = {"full": full, **{k: more.pop(k) for k in list(more) if k in NAMES}}
    entry = {"id": "P1", "role": "witness", "protect": "pseudonym", "name": name, **more}
    return identities({"persons": [entry]})[0]


NAMES = ("original_script", "transliteration", "family", "given", "former", "aliases")
PELDA = person(
    "Zsófia Példa",
    family="Példa",
    given="Zsófia",
    former="Minta Zsófia",
    aliases=["zs.night", "the Owl"],
    born=dt.date(1985, 3, 2),
    phone="+36 1 555 0142",
    email="z.pelda@mail.example",
    address=["12 Rejtett utca", "Budapest"],
    identifiers=[{"kind": "passport", "value": "HU 0099-8877"}],
)
PETROV = person("Vladimir Petrov", original_script="Владимир Петров")
WANG = person("Wang Xiaoming", original_script="王小明", family="Wang", given="Xiaoming")
KHOURI = person("Mohammed El Khouri", original_script="محمد الخوري", family="الخوري")
ONASSIS = person("Αριστείδης Ωνάσης")
SHARMA = person("Priya Sharma", original_script="प्रिया शर्मा")
KIM = person("Kim Minsu", original_script="김민수")
OBRIEN = person("Sean O'Brien")
MUELLER = person("Jörg Müllerstein")
WILL_MAY = person("Will May", given="Will", family="May")
BANK = person("Grace Bank")
STARLING = person("Ada Quillon", aliases=["Starling"])
TOUR = person("Anne-Marie de la Tour", family="de la Tour", given="Anne-Marie")
RASHID = person("Amara Joy Al-Rashid", family="Al-Rashid", given="Amara Joy", aliases=["AJ"])
GARCIA = person("Gabriel García Márquez", family="García Márquez", given="Gabriel")
PETROVA = person("Анна Петрова", family="Петрова", given="Анна")
KOWALSKI = person("Jan Kowalski")
THAI = person("สมชาย ใจดี")
WANG_LI = person("Wang Li", aliases=["刀疤老王", "阿明"])
HARBOUR = person(
    "Hidden Harbour Ltd", nature="legal", registration={"number": "RC 12345"}, parents=[]
)
EBELE = person("Amara Okoro", family="Okoro", given="Amara", parents=["Ebele Nwosu (mother)"])


@pytest.mark.parametrize(
    ("who", "text"),
    [
        (PELDA, "Zsófia Példa said so."),
        (PELDA, "PÉLDA, Zsófia"),
        (PELDA, "pelda zsofia"),
        (PELDA, "the statement of Pelda"),
        (PELDA, "Példa's statement, and Példa’s car"),
        (PELDA, "Példának adta; Példával ment"),
        (PELDA, "Mrs Minta was her name before"),
        (PELDA, "P\u200bélda"),
        (PELDA, "P\u0065\u0301lda"),
        (PELDA, "Zsófia told the officer"),
        (PELDA, "from z.pelda@mail.example"),
        (PELDA, "from Z.Pelda @ mail.example"),
        (PELDA, "zsofia_pelda@other.example"),
        (PELDA, "zsofiapelda@other.example"),
        (PELDA, "statement-of-pelda.pdf"),
        (PELDA, "zs.night wrote"),
        (PELDA, "known as the Owl"),
        (PELDA, "call +36 (1) 555-01-42"),
        (PELDA, "call 0615550142"),
        (PELDA, "passport HU00998877"),
        (PELDA, "passport hu 0099 8877"),
        (PELDA, "lives at 12, Rejtett utca"),
        (PELDA, "born on 2 March 1985"),
        (PELDA, "born 02.03.1985"),
        (PELDA, "née le 2 mars 1985"),
        (PETROV, "Петров"),
        (PETROV, "показания Петрова"),
        (PETROV, "ПЕТРОВ Владимир"),
        (PETROV, "with Petrov"),
        (WANG, "証人王小明は"),
        (WANG, "Xiaoming Wang"),
        (WANG, "Mr Wang"),
        (KHOURI, "قال محمد الخوري"),
        (KHOURI, "والخوري"),
        (KHOURI, "al-Khouri"),
        (ONASSIS, "Ωνάσης"),
        (ONASSIS, "ΩΝΑΣΗΣ"),
        (ONASSIS, "Onasis"),
        (SHARMA, "प्रिया शर्मा"),
        (KIM, "증인김민수는"),
        (OBRIEN, "O’BRIEN"),
        (OBRIEN, "obrien"),
        (MUELLER, "Mueller­stein"),
        (MUELLER, "Muellerstein"),
        (MUELLER, "MÜLLERSTEIN"),
        (WILL_MAY, "Will May came"),
        (WILL_MAY, "May, Will"),
        (WILL_MAY, "Will A. May"),
        (WILL_MAY, "W. May"),
        (WILL_MAY, "Mr May"),
        (WILL_MAY, "the witness May"),
        (WILL_MAY, "will.may@mail.example"),
        (BANK, "Grace Bank"),
        (BANK, "Madame Bank"),
        (PELDA, "la déclaration d'Példa"),
        (PELDA, "qu’Példa aurait vu"),
        (OBRIEN, "la maison d’O’Brien"),
        (MUELLER, "the clerk Mül-\n  lerstein"),
        (MUELLER, "Mueller-stein"),
        (MUELLER, "M U E L L E R S T E I N"),
        (PELDA, "the witness Zs. P. and the witness Z.P."),
        (PELDA, "Ms P. Z. said so"),
        (PELDA, "the witness ZP"),
        (PETROV, "the user vpetrov"),
        (PETROV, "logged in as petrovvladimir77"),
        (PELDA, "call 5550142"),
        (STARLING, "a person called Starling"),
        (STARLING, "known as Starling"),
        (PELDA, "born 2/3/1985"),
        (PELDA, "born 2.3.1985"),
        (PELDA, "born on 2 Mar 1985"),
        (PELDA, "DOB 02-MAR-1985"),
        (PELDA, "on the 2nd day of March 1985"),
        (PELDA, "March 2nd, 1985"),
        (PELDA, "geboren am 2. März 1985"),
        (PELDA, "1985年3月2日"),
        (PELDA, "the witness (Z.P.)"),
        (PELDA, "witness: Z. P."),
        (PELDA, "Z.P. (the witness) said so"),
        (PELDA, "zpelda@other.example"),
        (PELDA, "StatementOfPelda.pdf"),
        (PELDA, "https://x.example/P%C3%A9lda"),
        (TOUR, "Mme de la Tour"),
        (TOUR, "A.-M. de la Tour"),
        (TOUR, "Delatour"),
        (RASHID, "Alrashid"),
        (RASHID, "ajalrashid@x.example"),
        (RASHID, "Amarajoy"),
        (RASHID, "known as AJ"),
        (GARCIA, "Garcia"),
        (GARCIA, "gabrielgarcia@x.example"),
        (PETROVA, "показания Петровой"),
        (PETROV, "https://x.example/%D0%9F%D0%B5%D1%82%D1%80%D0%BE%D0%B2"),
        (KOWALSKI, "zeznania Kowalskiego"),
        (THAI, "พยานสมชายกล่าว"),
        (THAI, "ใจดี"),
        (WANG_LI, "人称刀疤老王的人"),
        (WANG_LI, "“阿明”"),
        (HARBOUR, "Hidden Harbour's ships"),
        (HARBOUR, "www.hiddenharbour.example"),
        (HARBOUR, "number RC12345"),
        (EBELE, "her mother, Ebele Nwosu"),
    ],
)
def test_a_name_is_found_in_the_form_in_which_it_is_written(who: Identity, text: str) -> None:
    assert find(who, text)
    assert mask([who], text) != text


@pytest.mark.parametrize(
    ("who", "text"),
    [
        (WILL_MAY, "Will the authority say in May 2026 whether the bank will pay? It may."),
        (WILL_MAY, "We rely on his will. May the court grant this."),
        (WILL_MAY, "between 2 May and 4 June; May 2026"),
        (BANK, "Sample National Bank, by the grace of the bank"),
        (BANK, "the Bank and its clients"),
        (PELDA, "Zsófia Nagy, another clerk"),
        (PELDA, "the number 0142, and 555 items"),
        (PELDA, "on 3 March 1985 and 2 March 1986"),
        (PELDA, "12 others in Budapest"),
        (PELDA, "an owl in a tree"),
        (PETROV, "in Petrovgrad"),
        (WANG, "a wangle in NG"),
        (OBRIEN, "Brian's orchard"),
        (KIM, "김밥"),
        (PELDA, ""),
        (PELDA, "2026-03-14T09:12:44 192.0.2.44:49152"),
        (PELDA, "First Sample Bank, Z.P., and the Z.P. annex"),
        (PELDA, "the witness P1, and the witness P"),
        (WILL_MAY, "qu'il est, d'une part, la loi"),
        (STARLING, "a starling in a tree; Starling Street"),
        (PETROV, "a petrol-vessel"),
        (PELDA, "Z.P. said so; (Z.P.), a bank"),
        (PELDA, "2.3.1986, and 3/3/1985"),
        (TOUR, "de la tour; le témoin de la Tour d'Argent; M. le Tour"),
        (RASHID, "AJ said so"),
        (WANG_LI, "叫阿明的人"),
        (HARBOUR, "RC 1234, RC 123456"),
        (EBELE, "Mr Nwosu, and Ebele"),
    ],
)
def test_an_everyday_text_is_left_alone(who: Identity, text: str) -> None:
    assert find(who, text) == []


def test_a_name_that_another_person_of_the_file_has_counts_only_as_a_whole() -> None:
    data = {
        "persons": [
            {"id": "P1", "role": "suspect", "name": {"full": "Dayo Abernathy"}},
            {"id": "P2", "protect": "omit", "role": "witness", "name": {"full": "Ebo Abernathy"}},
        ]
    }
    (who,) = identities(data)
    assert find(who, "Abernathy fled; Mr Abernathy and Dayo Abernathy were seen") == []
    assert find(who, "Ebo Abernathy")
    assert find(who, "Ebo")


def test_a_relative_s_address_and_name_in_another_script_are_the_relative_s() -> None:
    data = {
        "persons": [
            {"id": "P1", "role": "suspect", "name": {"full": "Dayo Abernathy"}},
            {"id": "P2", "role": "suspect", "name": {"full": "I T", "original_script": "田中一郎"}},
            {
                "id": "P3",
                "role": "witness",
                "protect": "omit",
                "name": {"full": "Ebo Abernathy", "family": "Abernathy", "given": "Ebo"},
            },
            {
                "id": "P4",
                "role": "witness",
                "protect": "omit",
                "name": {"full": "H T", "original_script": "田中花子", "family": "田中"},
            },
        ]
    }
    abernathy, tanaka = identities(data)
    assert find(abernathy, "from d.abernathy@mail.example") == []
    assert find(abernathy, "from e.abernathy@mail.example")
    assert find(tanaka, "田中一郎") == []
    assert find(tanaka, "田中花子")


def test_a_parent_whom_the_file_names_openly_is_no_find() -> None:
    mother = {"id": "P1", "role": "suspect", "name": {"full": "Ebele Nwosu"}}
    child = {"id": "P2", "role": "victim", "protect": "pseudonym", "name": {"full": "Ada Okoro"}}
    (who,) = identities({"persons": [mother, child | {"parents": ["Ebele Nwosu"]}]})
    assert find(who, "the suspect Ebele Nwosu") == []


@pytest.mark.parametrize(
    "text",
    [
        "x-" * 50_000,
        "\u0301" * 100_000,
        ("a" * 1000 + "-") * 100,
        "王" * 100_000,
        "_" * 100_000,
        "https://x.example/" + "%25" * 30_000,
        "Starling " * 10_000,
    ],
    ids=["hyphens", "marks", "long words", "no spaces", "lines", "percent", "alias"],
)
def test_a_text_without_spaces_takes_no_longer_than_any_other(text: str) -> None:
    begun = time.process_time()
    for who in (PELDA, WANG, STARLING):
        find(who, text)
    assert time.process_time() - begun < 15  # seconds; it was minutes


def test_a_system_of_transliteration_is_no_name() -> None:
    who = person("Vladimir Petrov", transliteration="ICAO 9303")
    assert find(who, "by ICAO 9303") == []
    assert find(person("Vladimir Petrov", transliteration="Volodymyr Petriv"), "Petriv")


def test_a_firm_is_found_by_its_name_and_not_by_its_words() -> None:
    who = person("Hidden Harbour Ltd", nature="legal")
    assert find(who, "an account of Hidden Harbour Limited")
    assert find(who, "a hidden place in Harbour Street") == []


def test_the_place_is_that_of_the_name_in_the_text() -> None:
    text = "İ ﬁ — ẞ the clerk Zsófia\u00a0Példa’s desk"
    (place,) = find(PELDA, text)
    assert text[place.start : place.end] == "Zsófia\u00a0Példa’s"


SCRIPTS = [
    ("Latin", "abcdefghijklmnopqrstuvwxyzáéíóöőúüűčšžłñçşğıøåß"),
    ("Cyrillic", "абвгдежзийклмнопрстуфхцчшщыэюя"),
    ("Greek", "αβγδεζηθικλμνξοπρστυφχψω"),
    ("Arabic", "بتثجحخدذرزسشصضطظعغفقكلمنهوي"),
    ("Hebrew", "אבגדהוזחטיכלמנסעפצקרשת"),
    ("Devanagari", "कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह"),
    ("Armenian", "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցփքօֆ"),
    ("Georgian", "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"),
    ("Han", "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"),
    ("Hangul", "가나다라마바사아자차카타파하"),
]
words = st.sampled_from(SCRIPTS).flatmap(
    lambda s: st.text(alphabet=s[1], min_size=5, max_size=9).map(str.title)
)
around = st.sampled_from(["", "The witness ", "(", "said: “", "\n", "\t1. "])
after = st.sampled_from(["", " said so.", ")", "”", ",\nand", "’s car"])


@given(st.tuples(words, words), around, after)
def test_any_full_name_in_any_script_is_found_wherever_it_stands(
    name: tuple[str, str], before: str, behind: str
) -> None:
    full = " ".join(name)
    who = person(full)
    if not who.parts and not who.joined:  # nothing but particles
        return
    assert find(who, f"{before}{full}{behind}")
    assert find(who, f"{before}{full.upper()}{behind}")


@given(st.text(max_size=80))
def test_any_text_can_be_looked_through_and_masked_once_and_for_all(text: str) -> None:
    names = ("Zsófia Példa", "Will May", "Wang Xiaoming", "Vladimir Petrov")
    for who, name in zip((PELDA, WILL_MAY, WANG, PETROV), names, strict=True):
        shown = mask([who], text)
        whole = f"{text}\n\n{name}"
        found = find(who, whole)
        assert found
        assert all(0 <= one.start < one.end <= len(whole) for one in found)
        assert not find(who, shown)


@given(
    st.lists(
        st.sampled_from(
            ["the", "may", "will", "bank", "in", "of", "2026", "court", "and", "shall", "pay"]
        )
    )
)
def test_everyday_words_in_any_order_are_no_name(words: list[str]) -> None:
    text = " ".join(words)
    assert find(WILL_MAY, text) == []
    assert find(BANK, text) == []
