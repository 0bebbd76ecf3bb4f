"""What people do about the apps that call: allow them, take them back, make tokens by hand, register addresses."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import authorize
from sim.quickbooks_time.access_records import REDIRECT_URI, Token
from sim.quickbooks_time.records import User
from sim.quickbooks_time.screen import Screen, ScreenRefused, near


class AccessScreens(Screen):
    """The page in the browser, and the API add-on."""

    def sign_in(self, email: str) -> None:
        """Be the person whose browser it is; until then it is the owner's."""
        self.state.access.set(signed_in=self._who_may_sign_in(email).id)

    def allow(self, authorize_url: str) -> str:
        """Open the address that an app sends people to and click Allow; the address that the browser goes to."""
        visit = self._visit(authorize_url)
        at_once = authorize.refused_at_once(self.state, visit)
        return at_once or authorize.allowed(self.state, visit, self._signed_in())

    def deny(self, authorize_url: str) -> str:
        """Open the address that an app sends people to and click Deny; the address that the browser goes to."""
        visit = self._visit(authorize_url)
        return authorize.refused_at_once(self.state, visit) or authorize.denied(visit)

    def authorize_app(self, email: str, redirect_uri: str = REDIRECT_URI) -> str:
        """Allow the app in the browser; the code it can exchange for tokens."""
        return self.state.access.new_code(self._who_may_sign_in(email).id, redirect_uri)

    def revoke_app(self, email: str) -> None:
        """Take back what this person allowed the app: its tokens end at once."""
        self.state.access.revoke(self._member(email).id)

    @documented("contract 1.2: HTTPS, registered in the API add-on")
    def register_redirect_uri(self, redirect_uri: str) -> None:
        """Add an address that the app may have people sent back to."""
        schemes = {"https"} if self.state.behaviour.http_redirect == "refuse" else {"https", "http"}
        if _scheme(redirect_uri) not in schemes:
            raise ScreenRefused(
                f"a redirect URI is a whole https:// address, not {redirect_uri!r}; "
                "the switch http_redirect lets an app on your own machine do without the s"
            )
        known = self.state.access.now.redirect_uris
        self.state.access.set(redirect_uris=tuple(dict.fromkeys((*known, redirect_uri))))

    def remove_redirect_uri(self, redirect_uri: str) -> None:
        """Take away an address that the app had people sent back to."""
        known = self.state.access.now.redirect_uris
        if redirect_uri not in known:
            hint = near(redirect_uri, known)
            raise ScreenRefused(f"{redirect_uri!r} is not among the app's redirect URIs{hint}")
        self.state.access.set(redirect_uris=tuple(one for one in known if one != redirect_uri))

    def make_token(self, name: str, email: str = "") -> str:
        """Add a token by hand, for the owner or for somebody else; it is good for two months."""
        if not name.strip():
            raise ScreenRefused("a token needs a name, so that people know what it is for")
        user = self._who_may_sign_in(email) if email else self.state.owner
        return self.state.access.new_by_hand(user.id, name.strip())

    def extend_token(self, token: str) -> None:
        """Let a token that was made by hand be good for two more months from now."""
        self._made_by_hand(token)
        self.state.access.extend(token)

    def revoke_token(self, token: str) -> None:
        """End a token that was made by hand."""
        self._made_by_hand(token)
        self.state.access.end(token, "revoked in the API add-on")

    def tokens(self) -> list[dict[str, Any]]:
        """The tokens that were made by hand and are not revoked."""
        found = self.state.access.now.tokens
        return [_shown(text, found[text]) for text in sorted(found, key=_number) if _listed(found[text])]

    @documented("contract 2.3: 402 when billing is not current")
    def let_billing_lapse(self) -> None:
        """Leave a bill unpaid until the account answers no call any more."""
        self.state.access.set(billing_current=False)

    def pay_the_bill(self) -> None:
        """Pay, and the account answers again."""
        self.state.access.set(billing_current=True)

    @documented("contract 2.3: 499 when the account blocks unauthorised IP addresses")
    def block_unauthorized_addresses(self) -> None:
        """Let the account answer to the office's own IP addresses only: no integration's is among them."""
        self.state.access.set(addresses_blocked=True)

    def allow_all_addresses(self) -> None:
        """Let the account answer to every IP address."""
        self.state.access.set(addresses_blocked=False)

    @inferred("contract 1.4: that 3 foreign accounts is the most is documented; how a person notices is ours")
    def register_app_elsewhere(self, accounts_connected: int) -> None:
        """The app is one of another account, and is connected to so many others already."""
        if accounts_connected < 0:
            raise ScreenRefused(f"an app cannot be connected to {accounts_connected} accounts")
        self.state.access.set(accounts_elsewhere=accounts_connected)

    def _visit(self, authorize_url: str) -> authorize.Visit:
        try:
            visit = authorize.visit(authorize.fields(urlsplit(authorize_url).query))
            authorize.check_client(self.state, visit)
        except ValueError:
            raise ScreenRefused(f"{authorize_url!r} is not an address") from None
        except authorize.CannotAllowError as error:
            raise ScreenRefused(f"the page says: {error}") from None
        self._signed_in()
        return visit

    def _signed_in(self) -> User:
        found = authorize.person(self.state)
        if found is None:
            raise ScreenRefused("nobody who may sign in is signed in; sign_in(email) changes that")
        return found

    def _who_may_sign_in(self, email: str) -> User:
        user = self._member(email)
        if not user.active:
            raise ScreenRefused(f"{email!r} is archived and cannot sign in")
        return user

    def _made_by_hand(self, token: str) -> None:
        found = self.state.access.now.tokens.get(token)
        if found is None or not _listed(found):
            raise ScreenRefused("there is no such token made by hand; tokens() lists those there are")


def _scheme(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    whole = parts.netloc and not parts.fragment and address.isprintable() and " " not in address
    return parts.scheme if whole else ""


def _listed(token: Token) -> bool:
    return bool(token.name) and not token.ended


def _number(text: str) -> int:
    """The n of S.<n>__; other tokens come first."""
    return int(text[2 : text.index("__")]) if text.startswith("S.") else 0


def _shown(text: str, token: Token) -> dict[str, Any]:
    expires = token.expires.isoformat(timespec="seconds") if token.expires else ""
    return {"token": text, "name": token.name, "user_id": token.user_id, "expires": expires}
