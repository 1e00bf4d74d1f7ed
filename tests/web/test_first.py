"""The first page."""


def test_the_first_page_asks_what_one_would_like_to_do(client):
    page = client.get("/")

    assert page.status_code == 200
    assert "What would you like to do?" in page.content.decode()
