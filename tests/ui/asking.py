"""Asks an ASGI application as a browser would, without a network and without a server."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

HOST = "127.0.0.1:8501"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict
    body: str


class Browser:
    """Sends requests to one application from one address, as a page of its own would."""

    def __init__(self, app, address="10.0.0.1"):
        self.app, self.address = app, address

    def get(self, target, **headers):
        return self.ask("GET", target, b"", headers)

    def post(self, target, fields, **headers):
        body = fields if isinstance(fields, bytes) else urlencode(fields).encode()
        return self.ask("POST", target, body, {"origin": f"http://{HOST}", **headers})

    def ask(self, method, target, body, headers):
        parts = urlsplit(target)
        kind = "application/x-www-form-urlencoded"
        sent = {"host": HOST, "content-type": kind, "content-length": str(len(body)), **headers}
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": parts.path, "raw_path": parts.path.encode(), "query_string": parts.query.encode(),
            "root_path": "",
            "headers": [(k.replace("_", "-").lower().encode(), str(v).encode()) for k, v in sent.items()],
            "client": (self.address, 50000), "server": ("127.0.0.1", 8501),
        }  # fmt: skip
        with ThreadPoolExecutor(1) as apart:  # a browser of other tests may keep a loop in this thread
            return apart.submit(lambda: asyncio.run(_run(self.app, scope, body))).result()


async def _run(app, scope, body):
    chunks = [body[at : at + 65536] for at in range(0, len(body), 65536)] or [b""]
    sent = []

    async def receive():
        chunk = chunks.pop(0) if chunks else b""
        return {"type": "http.request", "body": chunk, "more_body": bool(chunks)}

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    start = next(each for each in sent if each["type"] == "http.response.start")
    headers = {name.decode().lower(): value.decode() for name, value in start["headers"]}
    found = b"".join(each.get("body", b"") for each in sent if each["type"] == "http.response.body")
    return Answer(start["status"], headers, found.decode())
