"""A Python that has the program imported already, for the hooks and scripts that tests run.

To start Python, import the program and compile its templates is most of what a push takes. This one forks for
each command from a process that has done all of it. Whatever is no command of this project, Python does.
"""

import ast
import os
import select
import shutil
import signal
import socket
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from tests.commands import become, prepare
from tests.support import ROOT

_CLIENT = """\
import os, sys, _socket
script = (*sys.argv, "")[1]
package = os.path.realpath(os.path.join(os.path.dirname(script), "scrutiny"))
if os.path.basename(script) != "build.py" or package != {package!r}:
    os.execv({python!r}, [{python!r}, *sys.argv[1:]])
umask = os.umask(0)
os.umask(umask)
server = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
server.connect({address!r})
files = b"".join(number.to_bytes(4, sys.byteorder) for number in range(3))
server.sendmsg([b" "], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, files)])
server.sendall(repr((sys.argv[1:], os.getcwd(), umask, dict(os.environ))).encode())
server.shutdown(_socket.SHUT_WR)
sys.exit(server.recv(1)[0])
"""

_running: list[tuple[Path, int, int]] = []
"""The folder of the one that is running, its process, and the pipe whose end is its end."""


def python() -> Path:
    """The path of it. The process that forks is itself forked from this one when it is first wanted."""
    if not hasattr(os, "fork"):
        return Path(sys.executable)
    if not _running:
        prepare()
        folder = Path(tempfile.mkdtemp(prefix="ready-"))
        address = folder / "socket"
        client = _CLIENT.format(package=str(ROOT / "scrutiny"), python=sys.executable, address=str(address))
        (folder / "client.py").write_text(client, "utf-8")
        (folder / "python").write_text(
            f'#!/bin/sh\nexec "{sys.executable}" -IS "{folder}/client.py" "$@"\n', "utf-8"
        )
        (folder / "python").chmod(0o755)
        asked = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        asked.bind(str(address))
        asked.listen(64)
        ended, end = os.pipe()
        process = os.fork()
        if process == 0:
            try:
                _let_go(but={0, 1, 2, asked.fileno(), ended})
                _serve(asked, ended)
            finally:
                os._exit(1)
        asked.close()
        os.close(ended)
        _running.append((folder, process, end))
    return _running[0][0] / "python"


def end() -> None:
    """End the process that forks, where there is one."""
    for folder, process, pipe in _running:
        os.close(pipe)
        os.waitpid(process, 0)
        shutil.rmtree(folder)
    _running.clear()


def _let_go(but: set[int]) -> None:
    """Let go of the other files that this process was forked with.

    A browser ends once nobody can write to it: a test that waited for that would wait for this process. Each
    number stays taken, as objects that know it may yet close it.
    """
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in [int(each.name) for each in Path("/dev/fd").iterdir()]:
        if number not in but:
            with suppress(OSError):
                os.fstat(number)
                os.dup2(nothing, number)


def _serve(asked: socket.socket, ended: int) -> NoReturn:
    """Run what clients ask for, each in a process of its own, until the tests end."""
    died, told = os.pipe()
    os.set_blocking(told, False)
    signal.set_wakeup_fd(told)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    clients: dict[int, socket.socket] = {}
    asking = asked.fileno()
    while ended not in (ready := select.select([asking, ended, died], [], [])[0]):
        if asking in ready:
            client, _ = asked.accept()
            clients[_begun(client)] = client
        if died in ready:
            os.read(died, 1000)
            while clients and (gone := os.waitpid(-1, os.WNOHANG))[0]:
                code = os.waitstatus_to_exitcode(gone[1])
                with clients.pop(gone[0]) as client, suppress(OSError):
                    client.send(bytes([code if code >= 0 else 128 - code]))
    os._exit(0)


def _begun(client: socket.socket) -> int:
    """The process that runs the command of a client, on its files."""
    _, files, _, _ = socket.recv_fds(client, 1, 3)
    with client.makefile("rb") as told:
        command, folder, umask, environment = ast.literal_eval(told.read().decode())
    process = os.fork()
    if process == 0:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.umask(umask)
        become(command, Path(folder), environment, files)
    for file in files:
        os.close(file)
    return process
