"""A visitor without a browser: opens a session over the websocket, runs a page again and again, reads the bytes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect


@dataclass
class Visitor:
    """One open session on a page."""

    socket: ClientConnection
    query: str
    page: str = ""
    fragments: set[str] = field(default_factory=set)
    received: int = 0

    def run(self, page_name: str = "", fragment: str = "") -> float:
        """Run the page, or one of its fragments, and return the seconds until it was finished."""
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_script_hash = self.page
        if page_name:
            message.rerun_script.page_name = page_name
        if fragment:
            message.rerun_script.fragment_id = fragment
        begun = time.perf_counter()
        self.socket.send(message.SerializeToString())
        self._until_finished()
        return time.perf_counter() - begun

    def _until_finished(self) -> None:
        while True:
            data = self.socket.recv(timeout=60)
            assert isinstance(data, bytes)
            self.received += len(data)
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self.page = message.navigation.page_script_hash
            if kind == "delta" and message.delta.fragment_id:
                self.fragments.add(message.delta.fragment_id)
            if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
                raise AssertionError(message.delta.new_element.exception.message)
            if kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return


@contextmanager
def visiting(address: str, page_name: str, query: str) -> Iterator[Visitor]:
    """Open a session on a page of a running server."""
    stream = address.replace("http://", "ws://") + "/_stcore/stream"
    headers = {"User-Agent": "Pilotage bench"}
    with connect(
        stream, origin=address, subprotocols=["streamlit"], additional_headers=headers, max_size=None
    ) as socket:
        visitor = Visitor(socket, query)
        visitor.run(page_name)
        yield visitor
