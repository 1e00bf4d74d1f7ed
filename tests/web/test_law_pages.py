"""The pages on the law of a State, and which pages a kind of file has."""

from __future__ import annotations

import pytest

from .cases import saved


@pytest.mark.parametrize("query", ["", "?state=US&own=KE", "?state=DE&part=grounds", "?state=ZZ"])
def test_the_law_of_a_state_is_shown_with_what_binds_it(client, query):
    answer = client.get(f"/law/{query}")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert len(answer.content) < 150_000
    if "own" in query:
        assert "Treaties and schemes between Kenya and United States" in page
    if "DE" in query:
        assert "Grounds of refusal" in page


def test_the_law_page_has_no_rows_without_information_and_no_words_of_packages(client):
    page = client.get("/law/?state=NG&own=US").content.decode()

    assert "European Convention on the Transfer of Proceedings" not in page
    assert "Hansard, 7 February 2007; House of Commons, Hansard, 7 February 2007" not in page
    for state in ("US", "NG"):
        page = client.get(f"/law/?state={state}").content.decode()
        assert "File and line" not in page and f"comity-{state.lower()}" not in page
    assert "Puerto Rico (territory, United States)" in page


def test_what_is_not_known_of_a_state_is_not_called_a_lack_of_software(client):
    page = client.get("/law/?state=XK&own=GB").content.decode()

    assert "Comity knows of no treaty between these two States" in page
    assert "Comity holds nothing on the law of Kosovo" in page
    assert "installed" not in page


@pytest.mark.parametrize(
    ("tree", "names"),
    [
        ({"schema": "1", "kind": "notice"}, ("refusals", "channels", "compare-states")),
        ({"schema": "1", "kind": "request"}, ("coverage",)),
    ],
)
def test_a_file_has_no_page_that_is_about_another_kind_of_file(client, tree, names):
    key = saved(tree).file.key
    for name in names:
        assert client.get(f"/c/{key}/{name}").status_code == 404, name
