"""Where items are added that are chosen in one section and have their pages in another."""

from __future__ import annotations

import html
import re

import pytest

from .cases import sample_tree, saved


@pytest.mark.parametrize("stem", ["bec-request", "preservation-ng-us"])
def test_every_list_that_cannot_grow_on_its_page_leads_to_where_it_grows(client, stem):
    from comity_web.pages.outline import outline

    file = saved(sample_tree(stem)).file
    pages, seen = outline(file.kind, "en"), 0
    for section in pages.sections:
        page = html.unescape(client.get(f"/c/{file.key}/s/{section.id}").content.decode())
        for items in pages.lists(section):
            if items.adds:
                continue
            seen += 1
            (link,) = re.findall(r'<a href="([^"]+)">Add or remove in “([^”]+)”</a>', page)
            there = client.get(link[0])
            assert link[1] in there.content.decode()
            assert f'id="{link[0].partition("#")[2]}"' in there.content.decode()
    assert seen
