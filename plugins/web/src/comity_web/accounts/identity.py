"""Identity providers: who is let in by OpenID Connect.

allauth leads to the provider and back (authorization code with PKCE, state). What it leaves open is
closed here: the address of the way back does not depend on the request, the identity token is
verified always (signature, issuer, audience, nonce), and only an account that an administrator
made is let in. On its first use an identity is connected to the account by an e-mail address that
the administrator entered and the provider has verified, after its password if it has one; from then
on issuer and subject alone count.
"""

from __future__ import annotations

import hashlib
import secrets
from hmac import compare_digest
from typing import Any

import jwt
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp
from allauth.socialaccount.providers.base.constants import AuthError
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from requests import RequestException

from comity_web.accounts.connections import wait
from comity_web.accounts.models import Account

__all__ = ["IdentityAdapter", "NotLetInError", "come_back", "go_to", "has_returned"]

SIGNED_BY = (
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "EdDSA",
)
"""Signatures with a key that only the provider has; never one made with a shared secret."""
SKEW = 60
"""Seconds by which clocks may differ."""
AGAIN = "_redir"
"""In the address of the way back: our own page led here, so that the strict cookie came along."""


class NotLetInError(Exception):
    """Somebody came back from a provider, and is not let in.

    Attributes:
        reason: ``unknown``; ``unverified``: the provider has verified no e-mail address;
            ``another``: the account has another identity there; ``connect``: its password must be
            proved first; ``cancelled``, ``failed`` or ``unreachable``.
        account: whose it would be, if that is known.
    """

    def __init__(self, reason: str, account: Account | None = None) -> None:
        super().__init__(reason)
        self.reason, self.account = reason, account


class Identity(OpenIDConnectProvider):
    """Tells who somebody is: issuer and subject, as one hash; nothing else is kept."""

    def extract_uid(self, data: dict[str, Any]) -> str:
        """The hash of issuer and subject."""
        claims = data["id_token"]
        return hashlib.sha256(f"{claims['iss']}\n{claims['sub']}".encode()).hexdigest()

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Nothing of it is kept."""
        return {}


class IdentityAdapter(DefaultSocialAccountAdapter):
    """Knows the providers of the configuration, and lets in nobody new."""

    def get_app(
        self, request: HttpRequest, provider: str, client_id: str | None = None
    ) -> SocialApp:
        """A provider of the configuration; none is in the database.

        Raises:
            SocialApp.DoesNotExist: there is none with this name.
        """
        for one in settings.COMITY.server.sign_in.providers:
            if one.id == provider:
                return SocialApp(
                    provider=Identity.id,
                    provider_id=one.id,
                    name=one.name,
                    client_id=one.client_id,
                    secret=one.client_secret,
                    settings={
                        "server_url": one.issuer.rstrip("/"),  # what lies below it is added
                        "issuer": one.issuer,
                        "scope": ["openid", "email"],
                    },
                )
        raise SocialApp.DoesNotExist

    def get_provider(self, request: HttpRequest, provider: str, client_id: Any = None) -> Identity:
        """The provider with a name in the configuration."""
        return Identity(request, app=self.get_app(request, provider))

    def generate_state_param(self, state: dict[str, Any]) -> str:
        """256 bits; allauth has 95."""
        return secrets.token_urlsafe(32)

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Let in whoever has an account.

        Raises:
            NotLetInError: nobody has one with this identity, it is closed, or whoever it is must
                prove its password first.
        """
        if not sociallogin.is_existing:
            account = _by_verified_mail(sociallogin)
            if settings.COMITY.server.sign_in.passwords and account.has_usable_password():
                wait(request, account, sociallogin.account)
                raise NotLetInError("connect", account)
            sociallogin.account.user = account
            sociallogin.account.save()
            sociallogin.user = account
            request.linked_identity = True  # type: ignore[attr-defined]
        if not sociallogin.user.is_active:
            raise NotLetInError("unknown")

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        """What went wrong on the way, told by a page of ours.

        Raises:
            NotLetInError: always.
        """
        if isinstance(exception, RequestException):
            raise NotLetInError("unreachable") from exception
        raise NotLetInError(
            "cancelled" if error == AuthError.CANCELLED else "failed"
        ) from exception


class Way(OpenIDConnectOAuth2Adapter):
    """The way to a provider and back."""

    nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself.

        Raises:
            OAuth2Error: it names another issuer, or an address without TLS.
        """
        found: dict[str, Any] = super().openid_config
        issuer = self.get_provider().app.settings["issuer"]
        if found.get("issuer") != issuer:
            raise OAuth2Error("another issuer")
        ends = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")
        plain = [name for name in ends if str(found.get(name, "https:")).startswith("http:")]
        if plain and issuer.startswith("https:"):
            raise OAuth2Error("an address without TLS")
        return found

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        """The address of the way back, as it is registered; no header changes it."""
        return f"{settings.COMITY.server.url}{reverse('sign_in_back', args=[app.provider_id])}"

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """Who came back.

        Raises:
            OAuth2Error: the identity token is not valid, or not for this sign-in.
        """
        claims = self._claims(app, str(kwargs["response"].get("id_token") or ""))
        if not self.nonce or not compare_digest(str(claims.get("nonce", "")), self.nonce):
            raise OAuth2Error("another nonce")
        if "email_verified" not in claims and "userinfo_endpoint" in self.openid_config:
            told = self._fetch_user_info(token.token)
            if told.get("sub") == claims["sub"]:
                claims |= {name: told.get(name) for name in ("email", "email_verified")}
        return self.get_provider().sociallogin_from_response(request, {"id_token": claims})

    def _claims(self, app: Any, token: str) -> dict[str, Any]:
        config = self.openid_config
        with IdentityAdapter(self.request).get_requests_session() as session:
            answer = session.get(config["jwks_uri"])
            answer.raise_for_status()
        try:
            kid = jwt.get_unverified_header(token).get("kid")
            keys = jwt.PyJWKSet.from_dict(answer.json()).keys
            fitting = [key for key in keys if kid is None or key.key_id == kid]
            if len(fitting) != 1:
                raise OAuth2Error("no such key")
            claims: dict[str, Any] = jwt.decode(
                token,
                fitting[0],
                algorithms=SIGNED_BY,
                audience=app.client_id,
                issuer=config["issuer"],
                leeway=SKEW,
                options={"require": ["iss", "sub", "aud", "exp", "iat"]},
            )
        except (jwt.PyJWTError, ValueError, AttributeError) as error:
            raise OAuth2Error("an identity token that is not valid") from error
        several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if several and claims.get("azp") != app.client_id:
            raise OAuth2Error("for another party")
        return claims


class Back(OAuth2CallbackView):
    """The way back, with the nonce that was sent along."""

    def _get_state(self, request: HttpRequest, provider: Any) -> Any:
        state, answer = super()._get_state(request, provider)
        if state is not None:
            self.adapter.nonce = str(state.get("nonce", ""))
        return state, answer


def go_to(request: HttpRequest, provider: str, then: str, *, anew: bool = False) -> str:
    """The address at a provider where somebody proves who they are.

    Args:
        request: whose session keeps state, nonce and the verifier of PKCE.
        provider: its name in the configuration.
        then: the page of ours to open after signing in.
        anew: whether the provider is to ask again, even if they are signed in there.

    Raises:
        NotLetInError: there is no such provider, or it cannot be reached.
    """
    try:
        found = IdentityAdapter(request).get_provider(request, provider)
    except SocialApp.DoesNotExist:
        raise NotLetInError("failed") from None
    found.oauth2_adapter_class = Way
    nonce = secrets.token_urlsafe(32)
    asked = {"nonce": nonce}
    if anew:
        asked["prompt"] = "login"
    try:
        answer = found.redirect(request, "login", then, auth_params=asked, nonce=nonce)
    except (RequestException, OAuth2Error, KeyError, ValueError) as error:
        raise NotLetInError("unreachable") from error
    return str(answer.url)


def has_returned(request: HttpRequest) -> bool:
    """Whether the session came along with somebody who comes back, or cannot come any more."""
    from allauth.socialaccount.internal.statekit import get_states

    return AGAIN in request.GET or request.GET.get("state") in get_states(request)


def come_back(request: HttpRequest, provider: str) -> str:
    """Sign in whoever comes back from a provider.

    Returns:
        The page of ours to open now.

    Raises:
        NotLetInError: they are not let in; nothing was signed in.
    """
    named = request.GET.get("iss")  # of a provider that says who answers (RFC 9207)
    try:
        way = Way(request, provider)
        if named is not None and named != way.openid_config["issuer"]:
            raise NotLetInError("failed")
        answer = Back.adapter_view(way)(request)
    except SocialApp.DoesNotExist:
        raise NotLetInError("failed") from None
    except RequestException as error:
        raise NotLetInError("unreachable") from error
    except (OAuth2Error, KeyError, TypeError, ValueError) as error:  # what a stranger made up
        raise NotLetInError("failed") from error
    if not request.user.is_authenticated:
        raise NotLetInError("failed")
    return str(getattr(answer, "url", ""))


def _by_verified_mail(sociallogin: Any) -> Account:
    """The one account with an address that the provider has verified, not yet connected to it."""
    verified = [one.email for one in sociallogin.email_addresses if one.verified and one.email]
    if not verified:
        raise NotLetInError("unverified")
    found = [
        account
        for mail in verified
        for account in Account.objects.filter(email__iexact=mail, is_active=True)[:2]
    ]
    if len(found) != 1:
        raise NotLetInError("unknown")
    if SocialAccount.objects.filter(user=found[0], provider=sociallogin.account.provider).exists():
        raise NotLetInError("another", found[0])  # the address went to somebody else, perhaps
    return found[0]
