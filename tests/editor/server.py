"""A YAML language server, as an editor talks to it: JSON-RPC on standard input and output."""

import json
import subprocess
from pathlib import Path
from threading import Timer
from typing import Any, BinaryIO, cast

LONGEST = 60
"""The most seconds that all tests together may need it."""


class Server:
    """A running server that has one file of a folder open."""

    def __init__(self, program: Path, folder: Path) -> None:
        self._process = subprocess.Popen(
            ["node", str(program), "--stdio"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._end = Timer(LONGEST, self._process.kill)  # a server that says nothing would be waited for in vain
        self._end.start()
        self._sent = 0
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": _EDITOR})
        self._tell("initialized", {})

    def open(self, file: Path) -> None:
        """Show a file to the server."""
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": file.read_text(encoding="utf-8")}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def hover(self, file: Path, line: int, column: int) -> str:
        """Return what is shown over a place; both count from 0."""
        return str((self._at("hover", file, line, column) or {"contents": {"value": ""}})["contents"]["value"])

    def completion(self, file: Path, line: int, column: int) -> list[str]:
        """Return what is offered at a place."""
        return [item["label"] for item in self._at("completion", file, line, column)["items"]]

    def diagnostics(self, file: Path) -> list[tuple[int, str]]:
        """Return line and message of each mark in a file, as soon as the server has checked it."""
        while file.name not in self._diagnostics:
            self._take(self._receive())
        return [(each["range"]["start"]["line"], each["message"]) for each in self._diagnostics[file.name]]

    def ask(self, method: str, params: Any) -> Any:
        """Return the result of a request; what the server asks meanwhile is answered."""
        self._sent += 1
        self._send({"id": self._sent, "method": method, "params": params})
        while True:
            message = self._receive()
            if "method" not in message and message["id"] == self._sent:
                return message["result"]
            self._take(message)

    def stop(self) -> None:
        """End the server."""
        self._end.cancel()
        self._process.kill()
        self._process.communicate()

    def _at(self, what: str, file: Path, line: int, column: int) -> Any:
        place = {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": column}}
        return self.ask(f"textDocument/{what}", place)

    def _take(self, message: dict[str, Any]) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            name = message["params"]["uri"].rpartition("/")[2]  # servers spell the rest in ways of their own
            self._diagnostics[name] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            settings = [_SETTINGS if item["section"] == "yaml" else {} for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": settings})
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stdin = cast(BinaryIO, self._process.stdin)
        stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        stdin.flush()

    def _receive(self) -> dict[str, Any]:
        stdout = cast(BinaryIO, self._process.stdout)
        size = 0
        while header := stdout.readline().strip():
            name, _, value = header.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        if not size:
            raise EOFError("the server has ended")
        return cast(dict[str, Any], json.loads(stdout.read(size)))


# No schema from elsewhere: only the one that the file itself names, as on a train.
_SETTINGS = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
_EDITOR = {
    "workspace": {"configuration": True},
    "textDocument": {"hover": {"contentFormat": ["markdown"]}, "publishDiagnostics": {}},
}
