"""A file that came in with texts, lists and tables in the wrong places: every page still opens."""

from __future__ import annotations

import copy
import re

import pytest
import yaml

from .cases import sample_tree

pytestmark = pytest.mark.postgres

WRONG = {
    "texts, numbers and lists among entries": {
        "facts": ["On 20 May 2026 it was sold."],
        "persons": ["Somebody"],
        "offences": [7],
        "measures": [["subscriber-data"]],
        "reference": {"number": 7},
        "urgency": "very",
    },
    "tables for lists, texts for tables": {
        "persons": {"P1": {"role": "suspect"}},
        "measures": "subscriber-data",
        "facts": True,
        "requested": "US",
        "signature": "me",
        "subject": ["a", "b"],
    },
    "texts for lists, lists for tables": {
        "persons": "Somebody",
        "requesting": ["KE"],
        "transmission": ["post"],
        "offences": {"O1": "fraud"},
    },
}
PAGES = ("", "check", "record", "history", "documents", "preview", "as/yaml", "as/json", "review")


def taken_in(client, wrong, place):
    tree = copy.deepcopy(sample_tree("bec-request"))
    for key, value in wrong.items():
        both = isinstance(value, list) and isinstance(tree.get(key), list)
        tree[key] = [*tree[key], *value] if both else value
    from django.core.files.uploadedfile import SimpleUploadedFile

    sent = SimpleUploadedFile("case.yaml", yaml.safe_dump(tree, sort_keys=False).encode())
    answer = client.post(place, {"file": sent})
    assert answer.status_code == 303, answer.content.decode()[-2000:]
    return re.search(r"/c/(\w+)", answer["Location"])[1]


@pytest.mark.parametrize("what", WRONG)
def test_every_page_of_a_file_with_wrong_shapes_opens(client, what):
    key = taken_in(client, WRONG[what], "/upload")
    found = client.get(f"/c/{key}/").content.decode()
    sections = sorted(set(re.findall(rf'href="(/c/{key}/s/[^"?#]+)', found)))
    assert len(sections) > 5
    for section in (*sections, *(f"/c/{key}/{page}" for page in PAGES)):
        answer = client.get(section)
        assert answer.status_code in (200, 404), section
        links = set(re.findall(rf'href="({re.escape(section)}/[^"?#]+)', answer.content.decode()))
        for link in sorted(links):
            assert client.get(link).status_code == 200, link
    for page in ("/", "/register", "/register.csv", "/register.ics"):
        assert client.get(page).status_code == 200, page
