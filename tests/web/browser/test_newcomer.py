"""A prosecutor who has never seen Comity drafts the Nigerian request, and sees no YAML on the way.

What she types is the content of the packaged sample: two payments diverted by a compromised
mailbox, asked of the United States. She makes five slips, finds them and mends them; then she takes
the letter.
"""

from __future__ import annotations

import copy
import re
import subprocess
import sys

SLIPS = {
    "urgency.deadline": "2026-02-31",
    "requesting.contacts[0].phone": "Nigeria",
    "requesting.contacts[0].email": "ifeoma at dpp",
    "persons[0].born": "2030-03-12",
    "persons[1].nationalities[0]": "1988",
}
"""A day that is none, a country as a telephone, an address without its sign, a birth to come, a
year as a nationality."""


def story(desk) -> dict:
    """The sample, shorter: three facts, two people, one offence, two measures."""
    tree = desk.sample("bec-request")
    tree["facts"] = [one for one in tree["facts"] if one["id"] in ("F1", "F2", "F3")]
    tree["persons"] = tree["persons"][:2]
    tree["offences"] = tree["offences"][:1]
    tree["offences"][0]["elements"] = tree["offences"][0]["elements"][:1]
    tree["offences"][0]["elements"][0]["facts"] = ["F2", "F3"]
    tree["measures"] = [tree["measures"][0], tree["measures"][3]]
    for number, measure in enumerate(tree["measures"], 1):
        measure |= {
            "id": f"M{number}",
            "facts": ["F1", "F2"],
            "offences": ["O1"],
            "persons": ["P1"],
        }
    for name in ("annexes", "channels", "considered", "transmission", "assurances"):
        tree[name] = tree[name][:1] if isinstance(tree[name], list) else tree[name]
    return tree


def with_slips(desk, tree: dict) -> dict:
    slipped = copy.deepcopy(tree)
    for path, text in SLIPS.items():
        around, _, name = path.rpartition(".")
        table = desk.value_at(slipped, around) if around else slipped
        if name.endswith("]"):
            table[name.partition("[")[0]][0] = text
        else:
            table[name] = text
    return slipped


KEY = re.compile(r"(?<![\w@./])[a-z]+(?:_[a-z]+)+(?![\w@./])|\b(?:schema|kind): ")
"""A name of the schema, as `mla_needed`, or the first lines of a case file."""


READ = """addEventListener('DOMContentLoaded', () =>
  seenByTheTest(location.pathname, document.title + ' ' + document.body.innerText))"""


def watched(page) -> list[tuple[str, str]]:
    """What stands on each page that comes from now on: its address and its text."""
    seen: list[tuple[str, str]] = []
    page.expose_binding("seenByTheTest", lambda _, address, text: seen.append((address, text)))
    page.add_init_script(READ)
    return seen


def of_the_file(address: str, text: str) -> list[str]:
    """What a page says of the file in which the answers are kept.

    Only the list of files to download, on the page of the documents, may name its format.
    """
    text = text.replace("Case file (YAML)", "") if address.endswith("/documents") else text
    return [*KEY.findall(text), *re.findall("yaml", text, re.IGNORECASE)]


def test_a_newcomer_drafts_a_request_mends_five_slips_and_takes_the_letter(
    visit, at_work, picture, tmp_path
) -> None:
    desk, page = at_work, visit()
    wanted = story(desk)
    typed = with_slips(desk, wanted)

    seen = watched(page)
    page.reload()
    picture(page, "newcomer-01-first-page")
    desk.begin(page, "Request for mutual legal assistance")
    assert desk.main_heading(page) == "Recipient and purpose"
    desk.choose_kinds(page, [one["kind"] for one in wanted["measures"]])
    desk.answer(page, typed)
    picture(page, "newcomer-02-recipient-and-purpose")
    desk.save(page)
    home = page.url.partition("/s/")[0] + "/"

    for heading, items in {
        "The case": (),
        "What happened": (),
        "People": ("persons",),
        "Offences and treaty": ("offences",),
        "What you ask for": ("measures",),
        "Confidentiality and undertakings": (),
        "Who signs and who answers": (),
        "Enclosures and sending": (),
    }.items():
        assert desk.main_heading(page) == heading
        for path in items:
            desk.answer_items(page, typed, path)
        desk.answer(page, typed)
        picture(page, f"newcomer-03-{heading}")
        desk.save(page)

    assert desk.main_heading(page) == "Check and send"
    picture(page, "newcomer-04-check")
    check = page.url
    for path in SLIPS:
        page.goto(check)
        place = "f-" + path.replace(".", "-").replace("[", "-").replace("]", "").rstrip("-0")
        desk.press(page, page.locator(f'main a[href*="#{place}"]').first)
        desk.correct(page, wanted, path.removesuffix("[0]") if path.endswith("]") else path)
    page.goto(home)
    assert "In progress" not in " ".join(desk.sections(page).values())
    picture(page, "newcomer-05-case")

    page.goto(check)
    assert "Must be corrected" not in page.get_by_role("main").inner_text()
    desk.press(page, page.get_by_role("link", name="Make the documents").first)
    desk.press(page, page.get_by_role("button", name="Make the documents"))
    link = page.locator('main a[href*="/made/"]', has_text=".docx").first
    link.wait_for(timeout=60_000)
    picture(page, "newcomer-06-documents")
    letter = desk.downloaded(page, link, tmp_path)
    assert "Example Harbour Cement Plc" in desk.words_of(letter)
    assert len({address for address, _ in seen}) > 15
    assert [(one, found) for one in seen if (found := of_the_file(*one))] == []

    yaml = desk.downloaded(page, page.get_by_role("link", name="Case file (YAML)"), tmp_path)
    file = yaml.rename(tmp_path / f"{letter.stem}.yaml")
    command = [sys.executable, "-m", "comity", "--no-office", "build", file.name, "-o", "out"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    built = next((tmp_path / "out").rglob(letter.name))
    assert built.read_bytes() == letter.read_bytes()
