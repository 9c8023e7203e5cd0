# SPDX-License-Identifier: Apache-2.0
"""What every test may lean on: Qt without a screen, folders of its own, the system's programs, a real X server.

A test whose program is missing is skipped with the reason; under CI=true it fails: nothing goes silently untested.
"""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

_INTERNET = frozenset({socket.AF_INET, socket.AF_INET6})


def _no_internet(event: str, facts: tuple[object, ...]) -> None:
    """Refuse the internet to everything that runs in the tests; the tools of the tests talk through pipes."""
    if event == "socket.__new__" and facts[1] in _INTERNET:
        raise RuntimeError(f"something here asked for a socket: {facts}")


sys.addaudithook(_no_internet)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("house", deadline=None)  # two shared cores: time is measured by the benchmarks only
settings.load_profile("house")


_NUMBERS = itertools.count()
_PATIENCE = 120_000
"""Milliseconds a test waits before it gives up. Only a failing test waits that long: a slow machine is no failure."""


class _PatientBot(QtBot):
    """The hands of a test, which know no hurry."""

    def waitUntil(self, callback: Callable[[], Any], timeout: int = _PATIENCE) -> None:  # noqa: N802 - Qt's spelling
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, timeout: int = _PATIENCE, **more: Any) -> Any:  # noqa: N802 - as above
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitSignals(self, signals: Any, timeout: int = _PATIENCE, **more: Any) -> Any:  # noqa: N802 - as above
        return super().waitSignals(signals, timeout=timeout, **more)


def _lacking(program: str) -> NoReturn:
    reason = f"needs the program {program} (dev.py test installs it where it may)"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """Replace the library's, which gives up after five seconds."""
    return _PatientBot(request)


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """Return the full path of a system program by its name: `tool("qpdf")`."""
    return lambda program: shutil.which(program) or _lacking(program)


@pytest.fixture(scope="session", autouse=True)
def home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tester's own preferences and wards out of reach."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("USERPROFILE", str(home))
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(autouse=True)
def memory_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test remember the logs of another: a copy of a ward is a fork to who saw both."""
    folder = tmp_path_factory.getbasetemp() / "settings" / f"{next(_NUMBERS)}"
    monkeypatch.setenv("APPDATA", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))


@pytest.fixture(scope="session")
def screen(tool: Callable[[str], str]) -> Iterator[dict[str, str]]:
    """Start one real X server; yields the environment for programs that shall open their windows there (mark `x11`)."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [tool("Xvfb"), "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        display = answer.readline().strip()
    if not display:
        pytest.fail("Xvfb did not start")
    without = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    yield {**without, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
    server.terminate()
    server.wait(timeout=10)
