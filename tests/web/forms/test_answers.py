"""Answers as people type them on a page, and what then stands in the file."""

from __future__ import annotations

import copy

import pytest

import comity
from comity.steps.read.program_tree import tree_of

DRAFT = {
    "schema": "1",
    "kind": "request",
    "requesting": {"state": "KE"},
    "requested": {"state": "US"},
    "measures": [{"id": "M1", "kind": "subscriber-data"}],
}


def draft(**more):
    return {**copy.deepcopy(DRAFT), **more}


@pytest.fixture
def in_open(application, host):
    """The controls of an item that are shown at once, by path: none of those on demand."""
    from comity_web.forms import form_of
    from comity_web.wording.catalogues import words

    def made(tree, path):
        form = form_of(tree["kind"], (path,), tree, {}, host, words=words("en"))
        waiting, found = list(form.controls), {}
        while waiting:
            one = waiting.pop()
            found[one.path] = one
            waiting += one.parts
        return found

    return made


# --- dates ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "month", "year", "value"),
    [
        ("5", "3", "2026", "2026-03-05"),
        ("05", "03", "2026", "2026-03-05"),
        ("5", "March", "2026", "2026-03-05"),
        ("5 March 2026", "", "", "2026-03-05"),
        ("2026-03-05", "", "", "2026-03-05"),
        ("5/6/2026", "", "", "2026-06-05"),  # in Kenya the day comes first
        ("31", "2", "2026", "2026-2-31"),
        ("", "3", "2026", "2026-3-"),
        ("", "", "2026", "2026--"),
        ("5", "", "", "5"),
        ("some day", "", "", "some day"),
        ("5", "3", "26", "26-3-5"),
    ],
)
def test_a_date_of_three_boxes_or_of_one(post, page, sent_unchanged, day, month, year, value):
    boxes = {"date!day": day, "date!month": month, "date!year": year}

    read = post(draft(), ("date",), boxes)

    assert read.tree["date"] == value
    if value.count("-") < 2 or len(value) < 10:  # no date: the boxes give back what was typed
        sent = sent_unchanged(page(read.tree, ("date",)))
        assert {name: sent[name] for name in boxes} == {n: [text] for n, text in boxes.items()}


def test_a_date_that_is_none_is_a_gap_of_the_file_and_no_loss(post, host):
    read = post(draft(), ("date",), {"date!day": "31", "date!month": "2", "date!year": "2026"})

    gap = next(one for one in comity.examine(read.tree, host).gaps if one.field == "date")
    assert gap.kind == "malformed"


def test_a_year_of_two_digits_is_named_as_what_is_wrong(page):
    shown = page(draft(date="26-March-1"), ("date",))

    assert "The year does not have four digits." in shown
    assert "as you like" not in shown


def test_the_help_of_a_box_that_takes_names_speaks_of_no_code(page):
    paths = ("requested.state", "persons[0].nationalities")
    shown = page(draft(persons=[{"id": "P1"}]), paths)

    assert "The State that receives the request." in shown
    assert "The States of which the person is a national." in shown
    assert "two-letter" not in shown


@pytest.mark.parametrize("person", [{}, {"role": "victim"}, {"role": "witness"}])
def test_protection_is_asked_in_the_open_and_says_what_the_document_then_says(in_open, person):
    found = in_open(draft(persons=[{"id": "P1", **person}]), "persons[0]")

    assert "(identity protected)" in found["persons[0].protect"].why


def test_custody_of_a_suspect_is_asked_in_the_open(in_open):
    found = in_open(draft(persons=[{"id": "P1", "role": "suspect"}]), "persons[0]")

    assert "persons[0].custody.held" in found
    assert "persons[0].protect" not in found


# --- amounts, numbers -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "currency", "loss"),
    [
        ("KES 2.4 million", "", {"amount": "2400000", "currency": "KES"}),
        ("2,400,000", "KES", {"amount": "2400000", "currency": "KES"}),
        ("412000.50", "USD", {"amount": "412000.50", "currency": "USD"}),
        ("412.500", "KWD", {"amount": "412.500", "currency": "KWD"}),
        ("1.500 EUR", "", {"amount": "1.500", "currency": "EUR"}),
        ("1,500", "EUR", {"amount": "1500", "currency": "EUR"}),
        ("0,500", "KWD", {"amount": "0.500", "currency": "KWD"}),
        ("12,500", "Tunisian dinar", {"amount": "12.500", "currency": "TND"}),
        ("12,500 TND", "", {"amount": "12.500", "currency": "TND"}),
        ("a lot", "KES", {"amount": "a lot", "currency": "KES"}),
        ("KES 5", "USD", {"amount": "KES 5", "currency": "USD"}),
        ("", "", None),
    ],
)
def test_an_amount_with_its_currency(post, amount, currency, loss):
    read = post(draft(), ("loss",), {"loss.amount": amount, "loss.currency": currency})

    assert read.tree.get("loss") == loss


def test_an_amount_typed_with_its_currency_stays_when_the_page_is_sent_again(post):
    boxes = {"loss.amount": "KES 2.4 million", "loss.currency": ""}
    first = post(draft(), ("loss",), {**boxes, "autosave": "1"})

    again = post(first.tree, ("loss",), boxes)

    assert again.tree["loss"] == {"amount": "2400000", "currency": "KES"}


# --- States, languages, time zones ------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "code", "language"),
    [
        ("India", "IN", "en"),
        ("in", "IN", "en"),
        ("Indien", "IN", "de"),
        ("Inde", "IN", "fr"),
        ("Narnia", "Narnia", "en"),
    ],
)
def test_a_state_by_its_name_or_its_code(post, typed, code, language):
    read = post(draft(), ("requested.state",), {"requested.state": typed}, language=language)

    assert read.tree["requested"]["state"] == code


def test_a_state_is_shown_by_its_name(page):
    assert 'value="United States' in page(draft(), ("requested.state",))


@pytest.mark.parametrize(
    ("typed", "code"),
    [("French", "fr"), ("Swahili", "sw"), ("pt-BR", "pt-BR"), ("Elvish", "Elvish")],
)
def test_a_language_by_its_name_or_its_code(post, typed, code):
    assert post(draft(), ("language",), {"language": typed}).tree["language"] == code


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("Africa/Nairobi", "Africa/Nairobi"), ("nairobi", "Africa/Nairobi"), ("GMT+3", "GMT+3")],
)
def test_a_time_zone_by_its_city(post, typed, zone):
    path = "measures[0].period.time_zone"
    assert post(draft(), ("measures[0]",), {path: typed}).tree["measures"][0]["period"] == {
        "time_zone": zone
    }


# --- texts ------------------------------------------------------------------------------------


def test_line_ends_of_a_browser_become_those_of_a_file_and_blanks_at_the_ends_go(post):
    read = post(draft(), ("proceedings",), {"proceedings.summary": "  One.\r\nTwo.\r\n\r\n"})

    assert read.tree["proceedings"] == {"summary": "One.\nTwo."}


def test_a_list_of_texts_is_one_a_line(post):
    read = post(draft(), ("domestic_basis",), {"domestic_basis": "s. 5\r\n\r\n  s. 6 \r\n"})

    assert read.tree["domestic_basis"] == ["s. 5", "s. 6"]


def test_an_emptied_field_leaves_no_key_and_no_empty_table(post):
    tree = draft(proceedings={"summary": "One.", "stage": "Trial."})

    one = post(tree, ("proceedings",), {"proceedings.summary": ""})
    none = post(one.tree, ("proceedings",), {"proceedings.stage": " "})

    assert one.tree["proceedings"] == {"stage": "Trial."}
    assert "proceedings" not in none.tree


def test_a_new_key_stands_where_the_model_has_it_and_old_ones_keep_their_order(post):
    tree = {"kind": "request", "facts": [], "reference": "A 1", "schema": "1"}

    read = post(tree, ("date", "subject"), {"date!day": "2026-03-05", "subject": "Fraud"})

    assert list(read.tree) == ["kind", "date", "subject", "facts", "reference", "schema"]


# --- what no file can hold --------------------------------------------------------------------


@pytest.mark.parametrize("character", ["\u202e", "\x07", "\ufeff", "\u2028"])
def test_a_refused_character_is_kept_beside_the_file_and_shown_again(post, page, character):
    tree = draft(subject="Fraud")
    read = post(tree, ("subject",), {"subject": f"Fr{character}aud"})

    assert read.tree == tree
    assert read.held == {"subject": f"Fr{character}aud"}
    assert f"U+{ord(character):04X}" in read.refused["subject"]
    again = page(read.tree, ("subject",), read.held)
    assert character in again
    assert f"U+{ord(character):04X}" in again

    kept = post(read.tree, ("subject",), {}, held=read.held)
    assert kept.held == read.held
    mended = post(read.tree, ("subject",), {"subject": "Deceit"}, held=read.held)
    assert mended.tree["subject"] == "Deceit"
    assert not mended.held


def test_a_refused_character_in_a_date_is_shown_again(post, page):
    read = post(draft(), ("date",), {"date!day": "5\u202e", "date!month": "3", "date!year": "2026"})

    assert read.held == {"date": "5\u202e 3 2026"}
    assert 'value="5\u202e 3 2026"' in page(read.tree, ("date",), read.held)


def test_what_makes_the_file_too_large_is_kept_beside_it(post):
    tree = draft(data_protection="x" * 2_500_000)
    read = post(tree, ("gravity", "subject"), {"gravity": "x" * 1_900_000, "subject": "Fraud"})

    assert "gravity" not in read.tree
    assert read.tree["subject"] == "Fraud"
    assert len(read.held["gravity"]) == 1_900_000
    assert "larger than 4 MB" in read.refused["gravity"]
    assert not tree_of(read.tree, "").faults


# --- what nobody knows, or does not fit -------------------------------------------------------


def test_an_unknown_key_is_shown_as_it_stands_and_can_be_renamed(post, page):
    tree = draft(proceedings={"sumary": "One.", "stage": "Trial."})
    assert "sumary: One." in page(tree, ("proceedings",))

    read = post(tree, ("proceedings",), {"proceedings.sumary!raw": "summary: One.\r\n"})

    assert read.tree["proceedings"] == {"summary": "One.", "stage": "Trial."}
    assert list(read.tree["proceedings"]) == ["summary", "stage"]


def test_what_does_not_fit_its_field_is_shown_as_it_stands(post, page):
    tree = draft(proceedings="pending", domestic_basis={"law": "s. 5"})
    shown = page(tree, ("proceedings", "domestic_basis"))
    assert "proceedings: pending" in shown
    assert "law: s. 5" in shown

    gone = post(tree, ("proceedings",), {"proceedings!raw": ""})
    assert "proceedings" not in gone.tree
    bad = post(tree, ("proceedings",), {"proceedings!raw": "a: b: c: ["})
    assert bad.tree == tree
    assert bad.held == {"proceedings": "a: b: c: ["}
    assert "a: b: c: [" in page(bad.tree, ("proceedings",), bad.held)


def test_a_word_that_is_not_on_its_list_is_an_option_of_its_own(page):
    shown = page(draft(status="renewed"), ("status",))

    assert "renewed (as it stands in the file, not on the list)" in shown


def test_only_what_the_page_shows_can_be_changed_by_its_post(post):
    tree = draft(subject="Fraud")

    read = post(tree, ("reference",), {"subject": "Nothing", "schema": "9", "__proto__": "x"})

    assert read.tree == tree


def test_a_page_that_was_not_saved_shows_what_was_posted(page):
    posted = {"subject": ["Fr\u202eaud"], "reference": ["A 1"]}

    shown = page(draft(), ("subject", "reference"), posted=posted)

    assert 'value="A 1"' in shown
    assert 'value="Fr\u202eaud"' in shown


def test_keys_that_nobody_knows_are_shown_on_the_page_of_their_item_or_the_last_one(post, page):
    tree = draft(persons=[{"id": "P1", "nmae": "A. Abel"}], urgncy="high")
    item = ("persons[0].name", "persons[0].name.full", "persons[0].role")
    assert "nmae: A. Abel" in page(tree, item)
    assert "urgncy: high" in page(tree, ("remarks", "extensions"))
    assert "urgncy" not in page(tree, ("remarks",))

    read = post(tree, item, {"persons[0].nmae!raw": ""})

    assert read.tree["persons"] == [{"id": "P1"}]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("date", "5/6/2026", "5 June 2026"),
        ("date", "2026-2-31", "31"),
        ("requested", {"state": "Narnia"}, "Narnia"),
    ],
)
def test_what_cannot_be_read_is_said_in_the_words_of_a_page(page, field, value, said):
    tree = {"schema": "1", "kind": "notice", field: value} if field == "date" else draft()
    tree[field] = value

    shown = page(tree, (field,))

    error = shown.partition("c-error-message")[2].partition("</p>")[0]
    assert said in error
    assert "YYYY" not in error
