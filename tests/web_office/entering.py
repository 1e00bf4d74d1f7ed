"""What a person does to sign in: reads a page, takes a code from the telephone, fills in a form."""

from __future__ import annotations

import base64
import hmac
import re
import struct
import time
from html import unescape

PASSWORD = "a long pass phrase"


def code_of(key: str, steps: int = 0) -> str:
    """The code that a telephone shows for a key (RFC 6238), some half minutes from now."""
    secret = base64.b32decode(key.replace(" ", ""))
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.digest(secret, counter, "sha1")
    at = digest[-1] & 15
    number = struct.unpack(">I", digest[at : at + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def text_of(answer) -> str:
    """A page as it is read: its main part without markup."""
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main))).strip()


def key_on(answer) -> str:
    """The key that a page shows as text."""
    return re.search(r'<code dir="ltr">([A-Z2-7 ]{30,})</code>', answer.content.decode())[1]


def recovery_codes_on(answer) -> list[str]:
    """The recovery codes that a page shows."""
    return re.findall(r'<li><code dir="ltr">(\d+)</code></li>', answer.content.decode())


def keyed(account) -> str:
    """Gives an account one-time codes; the key, of which no code was used but an old one."""
    from comity_web.accounts import codes

    key = codes.new_key()
    assert codes.keep_key(account, key, code_of(key, -1))
    return key


def give_password(browser, account, password: str = PASSWORD, **more):
    """Fill in the page to sign in."""
    return browser.post("/sign-in", {"username": account.username, "password": password, **more})


def give_code(browser, code: str):
    """Fill in the page that asks for a code."""
    return browser.post("/sign-in/code", {"code": code})


def sign_in(browser, account, key: str, steps: int = 0):
    """Sign in with password and code."""
    assert give_password(browser, account).headers["Location"] == "/sign-in/code"
    return give_code(browser, code_of(key, steps))
