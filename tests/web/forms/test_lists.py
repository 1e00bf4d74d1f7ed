"""Rows, references, facts, kinds of assistance, derived answers."""

from __future__ import annotations

import copy
import json
import re

import comity
from comity.kit.samples import sample_files

SAMPLES = {file.stem: file for file in sample_files()}
DRAFT = {
    "schema": "1",
    "kind": "request",
    "requesting": {"state": "KE", "contacts": [{"name": "A. Abel"}, {"name": "B. Bell"}]},
    "requested": {"state": "US"},
    "persons": [
        {"id": "P1", "role": "witness", "protect": "omit", "name": {"full": "Secret Name"}}
    ],
    "facts": [{"id": "F1", "date": "2026-03-05", "text": "The account was opened."}],
    "measures": [{"id": "M1", "kind": "subscriber-data", "facts": ["F1"]}],
}
CONTACTS = "requesting.contacts"
BASES = ("offences", "basis", "domestic_basis")
MORE = re.compile(r'<details class="c-details c-more"( open|)>')


def draft(**more):
    return {**copy.deepcopy(DRAFT), **more}


def names(tree):
    return [one.get("name") for one in tree["requesting"]["contacts"]]


# --- rows -------------------------------------------------------------------------------------


def test_another_row_is_added_without_scripts(post, page):
    read = post(draft(), (CONTACTS,), {"_add": CONTACTS})
    assert read.added == (CONTACTS,)
    assert read.tree == draft()

    assert f'name="{CONTACTS}[2].name"' not in page(draft(), (CONTACTS,))
    assert f'name="{CONTACTS}[2].name"' in page(draft(), (CONTACTS,), added=read.added)
    filled = post(draft(), (CONTACTS,), {f"{CONTACTS}[2].name": "C. Call"}, added=read.added)
    assert names(filled.tree) == ["A. Abel", "B. Bell", "C. Call"]
    empty = post(draft(), (CONTACTS,), {}, added=read.added)
    assert empty.tree == draft()


def test_a_row_that_is_added_among_the_rarely_needed_fields_is_seen(page):
    tree = draft(requested={"state": "TW"})  # no treaty is in force with it: a list of none is rare
    closed, shown = page(tree, BASES), page(tree, BASES, added=("basis",))
    before, more = closed[: closed.index('id="f-basis"')], 'id="f-basis-0"'

    assert MORE.findall(before)[-1] == ""  # the list stands in a closed box
    assert more not in closed
    assert MORE.findall(shown[: shown.index(more)])[-1] == " open"


def test_a_row_is_removed_by_a_tick_or_when_it_is_emptied(post):
    ticked = post(draft(), (CONTACTS,), {f"{CONTACTS}[0]!remove": "yes"})
    emptied = post(draft(), (CONTACTS,), {f"{CONTACTS}[0].name": ""})
    both = {f"{CONTACTS}[0]!remove": "yes", f"{CONTACTS}[1]!remove": "yes"}

    assert names(ticked.tree) == names(emptied.tree) == ["B. Bell"]
    assert post(draft(), (CONTACTS,), both).tree["requesting"] == {"state": "KE"}


def test_a_save_in_between_moves_no_row_of_the_page_that_stays_open(post):
    changes = {f"{CONTACTS}[0]!remove": "yes", f"{CONTACTS}[1].name": "B. Ball", "autosave": "1"}

    between = post(draft(), (CONTACTS,), changes)
    assert names(between.tree) == ["A. Abel", "B. Ball"]
    emptied = {f"{CONTACTS}[0].name": "", "autosave": "1"}
    assert names(post(draft(), (CONTACTS,), emptied).tree) == ["A. Abel", "B. Bell"]


def test_a_table_within_a_row(post):
    tree = draft(
        offences=[{"id": "O1", "title": "Fraud", "elements": [{"id": "O1a", "text": "a"}]}]
    )

    read = post(
        tree,
        ("offences[0]",),
        {"offences[0].elements[1].text": "b", "offences[0].maximum_penalty.years": "10 years"},
        added=("offences[0].elements",),
    )

    assert read.tree["offences"][0]["elements"] == [
        {"id": "O1a", "text": "a"},
        {"id": "O1b", "text": "b"},
    ]
    assert read.tree["offences"][0]["maximum_penalty"] == {"years": "10"}


# --- references -------------------------------------------------------------------------------


def test_items_are_named_by_what_they_are_and_a_protected_person_by_the_id_alone(page):
    shown = page(draft(), ("measures[0]",))

    assert "F1, 5 March 2026, The account was opened." in shown
    assert re.search(r">P1</label>", shown)
    assert "Secret Name" not in shown


def test_ticks_keep_the_order_of_the_file(post):
    facts = [{"id": f"F{n}", "text": f"Fact {n}"} for n in (1, 2, 3)]
    tree = draft(facts=facts)
    tree["measures"][0]["facts"] = ["F3", "F1"]

    read = post(tree, ("measures[0]",), {"measures[0].facts": ["", "F1", "F2", "F3"]})
    none = post(tree, ("measures[0]",), {"measures[0].facts": [""]})

    assert read.tree["measures"][0]["facts"] == ["F3", "F1", "F2"]
    assert "facts" not in none.tree["measures"][0]


def test_a_name_that_leads_nowhere_stays_ticked_and_is_said(page):
    tree = draft()
    tree["measures"][0]["facts"] = ["F1", "F9"]

    assert "F9 (not in this file)" in page(tree, ("measures[0]",))


def test_before_an_item_is_removed_the_page_says_who_names_it(page):
    shown = page(draft(), ("facts",))

    assert "Other parts of this document name it: Measure M1, facts relied on." in shown


# --- facts ------------------------------------------------------------------------------------

STORY = (
    "On 12 March 2026 a caller told the bank that he was the customer. On 13/3/2026 he moved "
    "KES 2.4 million.\r\n\r\nThe customer noticed it on 14 March 2026."
)


def test_a_narrative_becomes_facts_that_are_added_with_ids(post):
    read = post(draft(), ("facts",), {"_narrative": STORY, "_split": "1"})

    assert read.tree["facts"][0] == DRAFT["facts"][0]
    assert [one["id"] for one in read.tree["facts"]] == ["F1", "F2", "F3", "F4"]
    assert [one["date"] for one in read.tree["facts"][1:]] == [
        "2026-03-12",
        "2026-03-13",
        "2026-03-14",
    ]
    assert not read.held


def test_a_narrative_that_was_not_split_yet_is_kept(post, page):
    read = post(draft(), ("facts",), {"_narrative": STORY, "autosave": "1"})

    assert read.tree == draft()
    assert "a caller told the bank" in page(read.tree, ("facts",), read.held)
    split = post(read.tree, ("facts",), {}, held=read.held)
    assert len(split.tree["facts"]) == 4
    assert not split.held


def test_an_id_is_never_given_twice_and_never_changed(post):
    facts = [{"id": "F2", "text": "One."}, {"id": "X", "text": "Two."}]
    read = post(draft(facts=facts), ("facts",), {"_narrative": STORY})

    ids = [one["id"] for one in read.tree["facts"]]
    assert ids[:2] == ["F2", "X"]
    assert len(set(ids)) == 5


# --- kinds of assistance ----------------------------------------------------------------------


def test_kinds_that_are_ticked_are_added_with_ids(post):
    changes = {"measures!add": ["traffic-data", "subscriber-data", "no-such-kind"]}

    read = post(draft(), ("measures",), changes)

    assert read.tree["measures"][0] == DRAFT["measures"][0]
    assert [(one["id"], one["kind"]) for one in read.tree["measures"][1:]] == [
        ("M2", "traffic-data"),
        ("M3", "subscriber-data"),
    ]


def test_a_search_is_handed_on(post):
    assert (
        post(draft(), ("measures",), {"_q": " IP address ", "_search": "1"}).query == "IP address"
    )


def test_the_page_of_a_new_category_asks_for_its_kind(post, page):
    tree = {"schema": "1", "kind": "notice", "data_categories": [{"category": "traffic-data"}]}
    paths = ("data_categories[1].category", "data_categories[1].title")
    assert "Subscriber data" in page(tree, paths)

    read = post(tree, paths, {"data_categories[1].category": "subscriber-data"})

    assert read.tree["data_categories"][1]["category"] == "subscriber-data"


def test_a_kind_that_is_there_cannot_be_changed_by_a_post(post):
    read = post(draft(), ("measures[0]",), {"measures[0].kind": "traffic-data"})

    assert read.tree == draft()


# --- derived answers --------------------------------------------------------------------------


def test_a_derived_answer_is_shown_in_a_line_and_not_written_unless_it_is_changed(post, page):
    shown = page(draft(), ("form", "language"))
    answers = re.findall(r'class="c-derived__answer">([^<]*)<', shown)
    assert answers == ["MLA request", "English (en)"]

    assert post(draft(), ("form", "language"), {}).tree == draft()
    read = post(draft(), ("form", "language"), {"language": "Swahili"})
    assert read.tree == {**draft(), "language": "sw"}


def test_a_row_of_a_derived_list_makes_all_of_it_the_authors_own(application, tmp_path, page):
    from comity_web.forms import read_post
    from comity_web.wording.catalogues import words

    office = tmp_path / "comity.toml"
    office.write_text(
        'schema = 1\n[office]\nstate = "KE"\n'
        '[[contacts]]\nname = "A. Abel"\nphone = "+254 20 1234567"\n'
        '[[contacts]]\nname = "B. Bell"\nphone = "+254 20 7654321"\n',
        encoding="utf-8",
    )
    host, speaks = comity.Host(office), words("en")
    tree = draft(requesting={"state": "KE"})
    derived = comity.relevant(tree, host)[CONTACTS].value
    assert [one["name"] for one in derived] == ["A. Abel", "B. Bell"]
    sent = {f"{CONTACTS}!was": [json.dumps(derived)], f"{CONTACTS}[1].phone": ["+254 20 1"]}

    read = read_post((CONTACTS,), sent, tree, {}, "request", host, words=speaks)

    assert read.tree["requesting"]["contacts"] == [derived[0], {**derived[1], "phone": "+254 20 1"}]


# --- particulars and extensions ---------------------------------------------------------------


def test_the_particulars_that_a_kind_declares_are_fields_of_its_page(post):
    tree = draft(measures=[{"id": "M1", "kind": "prisoner-transfer-testimony"}])
    path = "measures[0].particulars"
    changes = {
        f"{path}.consent": "He agrees.",
        f"{path}.dates.from!day": "1 May 2027",
        f"{path}.dates.to!day": "9",
        f"{path}.dates.to!month": "5",
        f"{path}.dates.to!year": "2027",
    }

    read = post(tree, ("measures[0]",), changes)

    assert read.tree["measures"][0]["particulars"] == {
        "consent": "He agrees.",
        "dates": {"from": "2027-05-01", "to": "2027-05-09"},
    }


PLUGIN = """from comity import DataPlugin, ExtraField, hookimpl


class Tuvalu(DataPlugin):
    @hookimpl
    def comity_fields(self):
        return [
            ExtraField("permit", "Permit", {"type": "string"}),
            ExtraField("court_days", "Court days",
                       {"type": "array", "items": {"type": "string", "format": "date"}}),
            ExtraField("sheet", "Charge sheet", {"type": "object",
                       "properties": {"number": {"type": "integer"}, "sealed":
                                      {"type": "boolean", "title": "Under seal"}}}),
        ]


plugin = Tuvalu(__name__)
"""


def test_the_fields_that_a_plugin_adds_are_fields_of_a_page(application, country, make_host):
    from comity_web.forms import form_of, read_post
    from comity_web.wording.catalogues import words

    country("TV", plugin=PLUGIN)
    host, speaks = make_host(tame=True), words("en")
    tree = draft(requesting={"state": "TV"})
    form = form_of("request", ("extensions",), tree, {}, host, words=speaks)
    titles = {one.path: one.title for one in form.walk()}
    assert titles["extensions.tv.sheet.sealed"] == "Under seal"

    sent = {
        "extensions.tv.permit": ["A-1"],
        "extensions.tv.court_days": ["5 March 2027\r\n6 March 2027"],
        "extensions.tv.sheet.number": ["12"],
        "extensions.tv.sheet.sealed": ["true"],
    }
    read = read_post(("extensions",), sent, tree, {}, "request", host, words=speaks)

    assert read.tree["extensions"] == {
        "tv": {
            "permit": "A-1",
            "court_days": ["2027-03-05", "2027-03-06"],
            "sheet": {"number": "12", "sealed": "true"},
        }
    }


def test_of_many_rows_the_rarely_needed_fields_are_shown_on_demand(page):
    facts = [{"id": f"F{n}", "text": f"Fact {n}."} for n in range(1, 51)]
    facts[4]["place"] = "Nairobi"
    tree = draft(facts=facts)
    shown = page(tree, ("facts",))

    assert len(shown.encode()) < 150_000
    assert 'name="facts[4].place"' in shown
    assert 'name="facts[5].place"' not in shown
    assert (
        '<button class="c-button c-button--link" type="submit" name="_add" value="facts[5]"'
        in shown
    )
    assert 'name="facts[5].place"' in page(tree, ("facts",), added=("facts[5]",))


def test_a_row_far_behind_the_last_is_nobodys_answer(post):
    read = post(draft(), (CONTACTS,), {f"{CONTACTS}[99999999].name": "X"})

    assert read.tree == draft()


def test_the_example_of_what_is_sought_is_one_of_the_kind(page):
    measures = [{"id": "M1", "kind": "stored-content"}, {"id": "M2", "kind": "subscriber-data"}]

    shown = page(draft(measures=measures), ("measures[0].items",))

    assert "with their attachments" in shown
    assert "The name and address of the user" not in shown
