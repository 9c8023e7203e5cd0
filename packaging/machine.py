# SPDX-License-Identifier: Apache-2.0
"""What this machine must have before the locked Python packages are of any use, and how to get it.

Looks for shared libraries and programs, names the Debian packages that bring them, installs those where it may.
Standard library only, syntax of Python 3.8. It must never install anything without being root or asking first.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libcups.so.2": "libcups2",
}
PROGRAMS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "setxkbmap": "x11-xkb-utils",
    "xwininfo": "x11-utils",
    "pdfsig": "poppler-utils",
    "qpdf": "qpdf",
    "openssl": "openssl",
    "strace": "strace",
    "dbus-run-session": "dbus-daemon",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/sbin/cupsd": "cups-daemon",
    "lp": "cups-client",
    "/usr/sbin/ippeveprinter": "cups-ipp-utils",
}


def loads(library: str) -> bool:
    """Tell whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries() -> list[str]:
    """Name the Debian packages the window needs and this Linux lacks; other systems bring what Qt needs themselves."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in LIBRARIES.items() if not loads(library)]


def missing_venv() -> list[str]:
    """Name the Debian package that lets this Python make environments, where it was split off."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return []
    return ["python{}.{}-venv".format(*sys.version_info[:2])]


def missing_for_build() -> list[str]:
    """Name the Debian packages PyInstaller works with: a reader of libraries, and Python itself as one."""
    if not sys.platform.startswith("linux"):
        return []
    shared = "libpython{}.{}".format(*sys.version_info[:2])
    return [*([] if shutil.which("objdump") else ["binutils"]), *([] if loads(f"{shared}.so.1.0") else [shared])]


def missing_programs() -> list[str]:
    """Name the Debian packages with the programs our tests compare our own work with."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for program, package in PROGRAMS.items() if not shutil.which(program)]


def install_line(packages: list[str]) -> list[str]:
    """Build the apt-get line that brings the packages."""
    return ["apt-get", "install", "--yes", "--no-install-recommends", *packages]


def leave_to_install() -> list[str] | None:
    """Return what to put before apt-get: nothing for root, sudo for a person at a terminal, None where nobody may."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo"] if shutil.which("sudo") and sys.stdin.isatty() else None


def agreed(packages: list[str]) -> bool:
    """Ask the person at the terminal before sudo is used."""
    print("Ward Logbook needs these system packages: {}".format(" ".join(packages)))
    return input("Install them now with sudo? [Y/n] ").strip().lower() in {"", "y", "yes"}


def install(packages: list[str]) -> bool:
    """Install system packages in plain view where this is allowed; tell whether they are there now."""
    leave = leave_to_install()
    if leave is None or (leave and not agreed(packages)):
        return False
    print("Installing system packages: {}".format(" ".join(packages)), flush=True)
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.run([*leave, "apt-get", "update"], env=quiet, check=False)  # a broken foreign source must not stop us
    return subprocess.run([*leave, *install_line(packages)], env=quiet, check=False).returncode == 0


def advice(packages: list[str]) -> str:
    """Say in one plain sentence how an administrator gets the packages onto this machine."""
    if shutil.which("apt-get"):
        return (
            "Ask an administrator to run this line once, with the network at hand, then start again:\n  sudo {}".format(
                " ".join(install_line(packages))
            )
        )
    return "Install these with your system's package manager (Debian's names), then start again:\n  {}".format(
        " ".join(packages)
    )
