"""Data too large to send with every run of a page: its script fetches them under a name that nobody can guess."""

import gzip
import hashlib
import secrets
from collections import OrderedDict
from threading import Lock

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

PREFIX = "/payload/"
KEPT = 96
LEVEL = 5
HEADERS = {"Cache-Control": "private, max-age=86400, immutable", "Vary": "Accept-Encoding"}
"""What stands under an address never changes: its name follows from what is in it."""

_SECRET = secrets.token_bytes(32)
_OFFERED: OrderedDict[str, bytes] = OrderedDict()
_LOCK = Lock()


def offer(data: bytes) -> str:
    """Keep JSON for those who are told its address, and return the address; the oldest ones are forgotten."""
    name = hashlib.blake2b(data, key=_SECRET, digest_size=20).hexdigest()
    with _LOCK:
        if name not in _OFFERED:
            _OFFERED[name] = gzip.compress(data, LEVEL, mtime=0)
        _OFFERED.move_to_end(name)
        while len(_OFFERED) > KEPT:
            _OFFERED.popitem(last=False)
    return f"{PREFIX}{name}"


def is_offered(address: str) -> bool:
    """Return whether something is still kept under an address."""
    with _LOCK:
        return address.removeprefix(PREFIX) in _OFFERED


async def payload(request: Request) -> Response:
    """Answer with what is kept under the name; packed, where the browser can unpack it."""
    with _LOCK:
        packed = _OFFERED.get(request.path_params["name"])
    if packed is None:
        return PlainTextResponse("Not found", 404)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, headers={**HEADERS, "Content-Encoding": "gzip"}, media_type="application/json")
    return Response(gzip.decompress(packed), headers=HEADERS, media_type="application/json")
