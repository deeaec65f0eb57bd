"""The gate before every request: who may ask (host, origin), what stays closed, which headers go out."""

import re
from base64 import b64encode
from hashlib import sha256
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def policy(index_page: str) -> str:
    """Return the content security policy; only the inline scripts of the index page may run."""
    hashes = (b64encode(sha256(s.encode()).digest()).decode() for s in INLINE_SCRIPT.findall(index_page))
    scripts = " ".join(f"'sha256-{each}'" for each in hashes)
    return (
        f"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {scripts}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self'; worker-src 'self' blob:; frame-src 'none'; object-src 'none'; "
        "base-uri 'self'; frame-ancestors 'none'; form-action 'self'"
    )


class Gate:
    """Pure ASGI, so that it sees websockets too: refuses foreign hosts and origins, adds the headers."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str], policy: str) -> None:
        self.app, self.hosts = app, hosts
        self.headers = {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer why not."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif refused := self._refusal(scope):
            await self._refuse(refused, scope, receive, send)
        else:
            await self.app(scope, receive, self._with_headers(send))

    def _refusal(self, scope: Scope) -> int | None:
        """Return the HTTP status of a refusal, or None."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self.hosts:
            return 421
        if scope["path"].startswith(CLOSED):
            return 404
        asks = scope["type"] == "http" and scope["method"] in SAFE_METHODS
        return None if asks or _same_place(headers.get("origin", ""), host) else 403

    async def _refuse(self, status: int, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 4403})
            return
        words = {404: "Not found", 403: "Wrong origin", 421: "Unknown host name"}[status]
        await PlainTextResponse(words, status)(scope, receive, self._with_headers(send))

    def _with_headers(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    answered.setdefault(name, value)
            await send(message)

        return sending


def _same_place(origin: str, host: str) -> bool:
    """Return whether the request comes from a page of this very host and port."""
    parts = urlsplit(origin)
    return parts.scheme in ("http", "https") and parts.netloc == host
