"""What guests' browsers send, read as it arrives: a form's fields, and files up to a size."""

from collections.abc import AsyncGenerator

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from assessments.evidence.files import MEGABYTE, MOST_MEGABYTES, Upload
from errors import Refusal
from ui.server.guests.forms import MOST_FIELDS, Sent, UnreadableForm, plain, read_form
from words.text import sentence

LARGEST_BODY = 512 * 1024
LARGEST_FORM = LARGEST_BODY + MOST_MEGABYTES * MEGABYTE
"""A form with files: its texts, and as much as one piece of evidence may have."""
MOST_FILES = 20
MOST_DISCARDED = 10 * LARGEST_FORM
"""So much is read and thrown away, so that a browser that is still sending can read why it was refused."""
MULTIPART = "multipart/form-data"


class TooMuch(Refusal):
    """The body is larger than any form of ours."""

    def __init__(self) -> None:
        super().__init__(sentence("This is more than can be taken at once. Shorten your texts."))


class FilesTooLarge(Refusal):
    """The files of a form are larger than evidence may be."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "Nothing was saved: files have at most {most} MB together. Add the pages that matter, or a link.",
                most=MOST_MEGABYTES,
            )
        )


def has_files(request: Request) -> bool:
    """Return whether a form comes in parts, of which some may be files."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == MULTIPART


async def read_sent(request: Request) -> Sent:
    """Return the fields and files of a form; refuse more than a form holds before it is read whole."""
    if has_files(request):
        return await _parts(request)
    found = bytearray()
    try:
        async for chunk in _chunks(request, LARGEST_BODY, TooMuch()):
            found += chunk
    except ClientDisconnect:
        return Sent(())
    return read_form(bytes(found))


async def _chunks(request: Request, most: int, refusal: Refusal) -> AsyncGenerator[bytes, None]:
    """Yield what arrives; refuse what is or says it is larger, after reading on for a while."""
    length = request.headers.get("content-length", "0")
    is_over = not length.isdigit() or int(length) > most
    count = 0
    async for chunk in request.stream():
        count += len(chunk)
        is_over = is_over or count > most
        if count > MOST_DISCARDED:
            break
        if not is_over:
            yield chunk
    if is_over:
        raise refusal


async def _parts(request: Request) -> Sent:
    stream = _chunks(request, LARGEST_FORM, FilesTooLarge())
    limits = {"max_files": MOST_FILES, "max_fields": MOST_FIELDS, "max_part_size": LARGEST_BODY}
    try:
        form = await MultiPartParser(request.headers, stream, **limits).parse()
    except (MultiPartException, ClientDisconnect) as wrong:
        raise UnreadableForm from wrong
    fields, files = [], []
    for name, value in form.multi_items():
        if not isinstance(value, UploadFile):
            fields.append((name, plain(value)))
        elif value.filename:  # no file was chosen where it is empty
            files.append((name, Upload(value.filename, await value.read())))
    await form.close()
    if sum(len(value) for _, value in fields) > LARGEST_BODY:
        raise TooMuch
    return Sent(tuple(fields), tuple(files))
