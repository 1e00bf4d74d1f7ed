"""A real identity provider over HTTP on this machine, whose tokens a test can bend.

The provider is ``oidc-provider-mock``. Between it and the network stands a layer that signs the
identity tokens anew, so that a test can change what they say or by whom they are signed, and that
writes down what was asked.
"""

from __future__ import annotations

import io
import json
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric import rsa

KID = "the key of the provider"


class Provider:
    """An identity provider.

    Attributes:
        issuer: its address.
        asked: paths, queries and forms of what was asked.
        bend: changes the claims of an identity token.
        sign: makes a token of claims.
        configuration: changes what it says of itself.
    """

    def __init__(self, application: Any) -> None:
        self._inner = application
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.issuer = ""
        self.straighten()

    def straighten(self) -> None:
        """As an honest provider answers."""
        self.asked: list[tuple[str, dict[str, list[str]], dict[str, list[str]]]] = []
        self.bend: Callable[[dict[str, Any]], dict[str, Any]] = lambda claims: claims
        self.sign: Callable[[dict[str, Any]], str] = self.signed
        self.configuration: dict[str, Any] = {}

    def signed(self, claims: dict[str, Any], key: Any = None) -> str:
        """A token, with the key of the provider or another."""
        return jwt.encode(claims, key or self._key, algorithm="RS256", headers={"kid": KID})

    def knows(self, sub: str, **claims: Any) -> None:
        """Tell it of a person."""
        assert (
            requests.put(f"{self.issuer}/users/{sub}", json=claims, timeout=10).status_code == 204
        )

    def consent(self, address: str, sub: str) -> str:
        """What a person does there: says who they are. The address to which they are led back."""
        answer = requests.post(address, data={"sub": sub}, allow_redirects=False, timeout=10)
        assert answer.status_code == 302, answer.text
        return answer.headers["Location"]

    def deny(self, address: str) -> str:
        """What a person does there who thinks better of it."""
        data = {"action": "deny"}
        answer = requests.post(address, data=data, allow_redirects=False, timeout=10)
        state = parse_qs(urlsplit(address).query)["state"][0]
        return f"{answer.headers['Location']}&state={state}"  # which it must send, and leaves out

    def __call__(self, environ: dict[str, Any], start: Any) -> Any:
        """Answer, and bend what is answered."""
        from werkzeug.wrappers import Request, Response

        request = Request(environ)
        data = request.get_data()
        environ["wsgi.input"] = io.BytesIO(data)  # for the provider to read
        form = parse_qs(data.decode()) if request.method == "POST" else {}
        self.asked.append((request.path, parse_qs(request.query_string.decode()), form))
        answer = Response.from_app(self._inner, environ)
        if request.path == "/jwks":
            public = jwt.algorithms.RSAAlgorithm.to_jwk(self._key.public_key(), as_dict=True)
            answer.set_data(json.dumps({"keys": [public | {"kid": KID, "alg": "RS256"}]}))
        elif request.path == "/oauth2/token" and answer.status_code == 200:
            told = json.loads(answer.get_data())
            claims = jwt.decode(told["id_token"], options={"verify_signature": False})
            told["id_token"] = self.sign(self.bend(claims))
            answer.set_data(json.dumps(told))
        elif request.path.startswith("/.well-known/"):
            answer.set_data(json.dumps(json.loads(answer.get_data()) | self.configuration))
        return answer(environ, start)


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that answers."""
    import oidc_provider_mock
    from werkzeug.serving import make_server

    provider = Provider(oidc_provider_mock.app(require_nonce=True))
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    server = make_server("localhost", 0, provider, threaded=True)
    provider.issuer = f"http://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()
