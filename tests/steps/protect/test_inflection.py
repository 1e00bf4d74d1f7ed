"""The endings of a name: the page lists them, the data hold them, and each is found."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from comity.steps.protect.identity import Identity, identities
from comity.steps.protect.match import find

TABLE = tomllib.loads(files("comity.steps.protect").joinpath("endings.toml").read_text("utf-8"))
PAGE = (Path(__file__).resolve().parents[3] / "docs/protection.md").read_text(encoding="utf-8")
ROWS = TABLE["row"]


def person(full: str, **name: Any) -> Identity:
    parents = name.pop("parents", [])
    entry = {"id": "P1", "role": "witness", "protect": "pseudonym", "parents": parents}
    return identities({"persons": [entry | {"name": {"full": full, **name}}]})[0]


# --- the page, the data and the search are in step ------------------------------------------------


def dashed(texts: str) -> str:
    return " ".join("(nothing)" if t == "-" else f"-{t}" for t in texts.split())


def as_row(row: dict[str, Any]) -> str:
    if "after" in row:
        place = "with its last letter again" if row.get("doubled") else "behind it"
        if row.get("doubled") and row["after"] != "consonant":
            place = "with the first of its last two letters again"
    else:
        place = f"for {dashed(row['of'])}" if row["of"] != "-" else "behind it"
    if "stem" in row and row["stem"] != "consonant":
        place += f" after {', '.join(row['stem'].split())}"
    cells = [f"{row['what']}: *{row['example']}*", place, dashed(row["endings"])]
    cells.append(dashed(row["other"]) if "other" in row else "")
    cells.append(str(row.get("least", 5)))
    return f"| {' | '.join(cells)} |"


def as_page() -> Iterator[str]:
    for script in dict.fromkeys(row["script"] for row in ROWS):
        yield f"**{script}**\n"
        yield "| names | where | endings | of the other sex | letters, at least |"
        yield "|---|---|---|---|---|"
        yield from (as_row(row) for row in ROWS if row["script"] == script)
        yield ""
    yield "| joined before a name | |"
    yield "|---|---|"
    for row in TABLE["before"]:
        yield f"| {row['script']}: {row['what']} | {' '.join(row['endings'].split())} |"


def test_the_page_lists_every_ending_that_is_looked_for_and_no_other() -> None:
    start, end = "<!-- endings -->\n", "<!-- /endings -->"
    assert PAGE.split(start)[1].split(end)[0].strip() == "\n".join(as_page()).strip()


def cut(row: dict[str, Any]) -> str:
    """The example of a row without the ending that goes."""
    name = row["example"]
    if "after" in row:
        if row.get("doubled") and row["after"] != "consonant":
            return f"{name[:-2]}{name[-2]}{name[-2:]}"
        return name + (name[-1] if row.get("doubled") else "")
    ends = sorted(row["of"].split(), key=len, reverse=True)
    return name.removesuffix(next((e for e in ends if name.endswith(e)), ""))


@pytest.mark.parametrize(
    ("row", "ending"),
    [(row, e) for row in ROWS for k in ("endings", "other") for e in row.get(k, "").split()],
    ids=lambda value: value if isinstance(value, str) else value["what"],
)
def test_each_ending_of_the_table_is_found(row: dict[str, Any], ending: str) -> None:
    name = row["example"]
    who = person(f"Qq {name}", family=name, given="Qq")
    word = cut(row) + ending.removeprefix("-")
    said = {"Cyrillic": "показания", "Greek": "κατάθεση"}.get(row["script"], "statement")
    text = f"{said} {word}, 2026"
    (found,) = find(who, text)
    assert text[found.start : found.end] == word


@pytest.mark.parametrize(
    ("name", "joined"),
    [(row["example"], text) for row in TABLE["before"] for text in row["endings"].split()],
)
def test_each_word_that_is_joined_before_a_name_may_be(name: str, joined: str) -> None:
    assert find(person(name, family=name), f"2026 {joined}{name}.")


# --- names as people write them -------------------------------------------------------------------

FAMILY = {
    "Петровский": "Петровского Петровскому Петровским Петровском Петровская Петровской Петровскую "
    "Петровские Петровских ПЕТРОВСКОГО Petrovsky Petrovskiy Petrovskij Petrovskaya Petrovskogo",
    "Zelensky": "Zelenskyi Zelenskyy Zelenskiy Zelenskii Zelenskoho Zelenskomu Zelenska Зеленський "
    "Зеленського Зеленському Зеленським Зеленська Зеленської",
    "Kowalski": "Kowalskiego Kowalskiemu Kowalskim Kowalska Kowalskiej Kowalską Kowalskich",
    "Wiśniewska": "Wiśniewskiej Wiśniewską Wisniewskiego Wiśniewski Wiśniewskimi",
    "Novotný": "Novotného Novotnému",
    "Петров": "Петрова Петрову Петровым Петрове Петровы Петровых Петровой Petrova Petrovu Petrovym",
    "Петрова": "Петровой Петрову Петров Петровым Petrova Petrovoy Petrovoi Petrovou Petrov",
    "Лебедев": "Лебедева Лебедеву Лебедевым Лебедевой Lebedeva Lebedevu",
    "Пушкин": "Пушкина Пушкину Пушкиным Пушкиной Pushkinu Pushkina Pushkinym",
    "Shevchenko": "Шевченка Шевченку Шевченком Shevchenka Shevchenku",
    "Novák": "Nováka Novákovi Novákem Nováku Nováková Novákové Novákovou Novákův",
    "Nováková": "Novákové Novákovou Novák Nováka Novákovi",
    "Hájková": "Hájkové Hájek Hájka",
    "Svoboda": "Svobody Svobodovi Svobodu Svobodou Svobodová Svobodové Svobodův Svobodovo",
    "Marek": "Marka Markovi Markem Markův Markovo",
    "Trávníček": "Trávníčkův Trávníčkovo Trávníčkovy TRÁVNÍČKŮV",
    "Kubelec": "Kubelcův Kubelcovo",
    "Havel": "Havlův Havlovo",
    "Wójcik": "Wójcikiem Wójcikowie Wójcikami",
    "Dąbrowska": "Dąbrowscy",
    "Zawadzki": "Zawadzcy",
    "Petrović": "Petrovićev Petrovićeva Petrovićevo",
    "Jónsdóttir": "Jónsdóttur",
    "Sigurðsson": "Sigurðssyni Sigurðssonar",
    "Kazlauskas": "Kazlausko Kazlauskui Kazlauskienė Kazlauskienės Kazlauskaitė",
    "Bērziņš": "Bērziņa Bērziņam Bērziņu",
    "Virtanen": "Virtasen Virtaselle Virtasta",
    "Mäkelä": "Mäkelän Mäkelälle Mäkelältä",
    "Kovács": "Kováccsal Kovácsnak Kovácsot Kovácstól Kovácsról Kovácsné",
    "Nagy": "Naggyal Nagynak Nagyot Nagytól Nagyhoz Nagyné NAGGYAL",
    "Szily": "Szillyel Szilynek Szilyt Szilytől",
    "Vassány": "Vassánnyal Vassánynak Vassányt Vassányhoz",
    "Matty": "Mattyal Mattyot",
    "Szakáll": "Szakállal Szakállt",
    "Horváth": "Horváthtal Horváthnak Horváthot",
    "Kossuth": "Kossuthtal KOSSUTHTAL",
    "Batthyány": "Batthyánnyal Batthyányról",
    "Péntek": "Pénteknek Péntekkel Péntektől",
    "Yılmaz": "Yılmaz'ın Yılmaz’a Yılmaz'dan Yılmazın Yılmazdan YILMAZ'IN",
    "Παπαδόπουλος": "Παπαδόπουλου Παπαδόπουλο ΠΑΠΑΔΟΠΟΥΛΟΥ Papadopoulou Papadopoulos",
    "Αριστείδης": "Αριστείδη Αριστείδου",
    "Ανδρέας": "Ανδρέα",
    "Brandstätter": "Brandstätters Brandstaetters Brandstätter's",
    "Lindqvist": "Lindqvists",
    "الخوري": "والخوري بالخوري للخوري وللخوري فالخوري",
    "לויצקי": "ולויצקי ללויצקי מלויצקי שלויצקי",
    "Petrosyan": "Petrosyans Petrosyan’ov",
}  # fmt: skip
GIVEN = {
    "Bohumil": "Bohumilův Bohumilovo",
    "Guðmundur": "Guðmund Guðmundi Guðmundar",
    "Guðrún": "Guðrúnar",
    "Анна": "Анны Анне Анну Анной",
    "Иван": "Ивана Ивану Иваном",
    "Мария": "Марии Марию Марией",
    "Игорь": "Игоря Игорю Игорем",
    "Дмитрий": "Дмитрия Дмитрию Дмитрием",
    "Sergey": "Sergei Sergeya Сергея Сергею",
    "Valeria": "Valerii Валерии Валерию Valerie Valeriei",
    "Robert": "Roberta Robertovi Robert's",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "word"), [(name, word) for name, words in FAMILY.items() for word in words.split()]
)
def test_a_family_name_is_found_as_it_is_declined(name: str, word: str) -> None:
    assert find(person(f"Qq {name}", family=name, given="Qq"), f"2026: {word}, 3.")
    assert find(person(f"Qq {name}"), f"2026: {word}, 3.")


@pytest.mark.parametrize(
    ("name", "word"), [(name, word) for name, words in GIVEN.items() for word in words.split()]
)
def test_a_given_name_is_found_as_it_is_declined(name: str, word: str) -> None:
    assert find(person(f"{name} Quillfeather", family="Quillfeather", given=name), f"2026: {word}.")


IVANOVNA = person("Анна Ивановна Петрова", family="Петрова", given="Анна Ивановна")
RARE = person("Анна Аристарховна Бланк", family="Бланк", given="Анна Аристарховна")
CHILD = person(
    "Anna Quillfeather", family="Quillfeather", given="Anna", parents=["Ivan Q (father)"]
)
PAVEL = person("Анна Бланк", family="Бланк", given="Анна", parents=["Бланк Павел Ильич"])


@pytest.mark.parametrize(
    ("who", "text"),
    [
        (IVANOVNA, "у Анны Ивановны"),
        (IVANOVNA, "Анне Ивановне сообщено"),
        (IVANOVNA, "Anna Ivanovna said so"),
        (IVANOVNA, "А. Ивановна"),
        (IVANOVNA, "гражданка Іванівна Петрова"),
        (IVANOVNA, "свидетель Ивановна, Петрова"),
        (RARE, "показания Аристарховны"),
        (RARE, "Aristarkhovna"),
        (CHILD, "Анна Ивановна"),
        (CHILD, "Anna Ivanovna"),
        (PAVEL, "Анна Павловна"),
        (person("Ivan Petrovich Sidorenko"), "Ivan Petrovich"),
        (person("Roman Abramovich"), "Abramovich"),
        (person("Петренко Іван Іванович", family="Петренко"), "Івану Івановичу"),
        (person("Mykola Serhiyovych Bilyk", family="Bilyk"), "Mykola Serhiyovych"),
    ],
)
def test_a_patronymic_is_a_part_of_the_name(who: Identity, text: str) -> None:
    assert find(who, text)


# --- calm -----------------------------------------------------------------------------------------

HONEST = {
    ("Marina Quillfeather", "Marina"): [
        "The Royal Marine Police searched the yacht at the quay of Example.",
        "a marine biologist, and the marines",
        "la pollution marine; les marins",
    ],
    ("Ivan Dragovnek", "Ivan"): [
        "the expert Ivanov", "Petr Ivanov said so.", "показания Иванова", "свидетель Иванов",
        "Mrs Ivanova", "Ивановы живут там", "the town of Ivanovo", "Ivanovic",
    ],
    ("Robert Quillfeather", "Robert"): [
        "Julia Roberts acted for the bank.", "Dr Roberts was heard.", "Mr Roberts said so.",
    ],
    ("Peter Quillfeather", "Peter"): ["Ms Peters", "Anna Peters signed.", "the colour peters out"],
    ("Jan Pole", ""): ["The Polish authorities wrote to Poland.", "She is Polish.", "a flag pole"],
    ("Jan Polski", ""): ["Poland and the Polish police", "polish the table"],
    ("Ola Romanov", ""): ["Romania, Roman law, Romanian", "a roman numeral", "romans"],
    ("Ola Martin", ""): ["Martinique", "a martinet", "the Martian", "St Martinsville"],
    ("Ola Victor", ""): ["It was a victory.", "Victory Square", "Victorian houses", "victories"],
    ("Ola German", ""): ["Germany and the Germans", "germane to the case"],
    ("Ola Danski", ""): ["the Danish court", "Denmark"],
    ("Ola Kowal", ""): ["Kowalski and Kowalewska", "kowalstwo", "the Kowalczyks"],
    ("Ola Petrov", ""): [
        "petrol, petroleum, Petrograd, Petrovka, Petrovsky", "Petrofac", "Петровка, 38",
        "Петроград", "a petrous bone", "Петровский сказал",
    ],
    ("Ola Novak", ""): ["Novakovic", "Novartis", "a novel", "the novice", "Novakowski"],
    ("Ola Virtanen", ""): ["Virtaala", "the virtual room", "virta"],
    ("Ola Kiss", ""): ["the kissing gate", "Kissel", "a kiss", "kisses"],
    ("Ola Szabo", ""): ["Szabolcs is a county in Hungary.", "sabotage"],
    ("Ola Stein", ""): ["Steinway", "Steiner", "Steine und Erden", "der Stein"],
    ("Ola Koval", ""): ["Kovalenko", "Ковальчук", "Коваленко"],
    ("Ada Мороз", ""): ["Морозов", "морозильник", "Морозовск"],
    ("Ada Ωνάσης", ""): ["Ωνασιακός", "Ωνάσειο"],
    ("Ada Kovács", ""): ["kovácsolt vas", "Kovácsevics", "Kovácsovszky"],
    ("Ada Yılmaz", ""): ["yılmazlık", "Yılmazer", "Yılmazoğlu"],
    ("Ada الخوري", ""): ["مخوري", "خورشيد", "خور"],
    ("Ada לויצקי", ""): ["לוי", "לויה"],
    ("Ada Bērziņš", ""): ["Bērzkalne", "bērzi", "Berzinskas"],
    ("Ada Kazlauskas", ""): ["Kazlauskaus", "kazlas", "Kazakhstan"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("full", "given", "text"),
    [(*name, text) for name, texts in HONEST.items() for text in texts],
)
def test_a_word_near_a_name_is_no_form_of_it(full: str, given: str, text: str) -> None:
    family = full.split()[-1]
    assert find(person(full, family=family, given=given or full.split()[0]), text) == []


@pytest.mark.parametrize(
    ("who", "text"),
    [
        (IVANOVNA, "Ольга Ивановна Сидорова, бухгалтер"),
        (IVANOVNA, "И. Ивановна"),
        (IVANOVNA, "Ивановна"),
        (IVANOVNA, "Пётр Иванович"),
        (IVANOVNA, "деревня Иваново"),
        (CHILD, "Olga Ivanovna"),
        (CHILD, "Ivanovich"),
        (PAVEL, "Ольга Павловна"),
        (PAVEL, "Павловск"),
        (RARE, "Аристарх"),
    ],
)
def test_a_patronymic_that_many_have_is_no_find_by_itself(who: Identity, text: str) -> None:
    assert find(who, text) == []


def test_a_form_that_is_a_word_of_every_letter_counts_only_beside_the_name() -> None:
    who = person("Marin Quillfeather", family="Quillfeather", given="Marin")
    assert find(who, "Marine Police") == []
    assert find(person("Ola Europ", family="Europ"), "Europe") == []


def test_an_ending_needs_a_capital_where_the_script_has_them() -> None:
    who = person("Ola Kowalski", family="Kowalski")
    assert find(who, "kowalski")
    assert find(who, "kowalskiego") == []
    assert find(who, "KOWALSKIEGO")
    assert find(who, "kowalski's")


# --- husband and wife -----------------------------------------------------------------------------


def couple(protected: dict[str, Any], known: dict[str, Any]) -> Identity:
    persons = [
        {"id": "P1", "role": "suspect", "name": known},
        {"id": "P2", "role": "witness", "protect": "pseudonym", "name": protected},
    ]
    return identities({"persons": persons})[0]


PETROV = {"full": "Иван Петров", "family": "Петров", "given": "Иван"}
PETROVA = {"full": "Анна Петрова", "family": "Петрова", "given": "Анна"}


@pytest.mark.parametrize(
    "text", ["обвиняемый Петров", "Петрову предъявлено", "с Петровым", "Petrov"]
)
def test_a_form_of_a_name_that_the_file_has_openly_is_that_name(text: str) -> None:
    assert find(couple(PETROVA, PETROV), text) == []


@pytest.mark.parametrize("text", ["Петрова", "Петровой", "с Петровою", "Анна Петрову"])
def test_a_form_that_only_the_protected_person_has_is_found(text: str) -> None:
    assert find(couple(PETROVA, PETROV), text)
