"""Whether a request bears what Streamlit signed after an OIDC provider vouched for somebody."""

from __future__ import annotations

from starlette.requests import HTTPConnection
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME


def is_signed(asked: HTTPConnection) -> bool:
    """Streamlit's own reading of its own cookie; who it is, and whether there is an account, is asked elsewhere."""
    secret = get_cookie_secret()

    def one(name: str) -> bytes | None:
        value = asked.cookies.get(name)
        return decode_signed_value(secret, name, value.encode("latin-1")) if value else None

    return get_cookie_with_chunks(one, USER_COOKIE_NAME) is not None
