# SPDX-License-Identifier: Apache-2.0
"""The one door to a checkout: sets up what is missing, then opens the program or runs its tests.

  python3 packaging/dev.py                  open the window (any --option goes to the window)
  python3 packaging/dev.py test [ARGS]      run the tests, a process for each core (ARGS go to pytest)
  python3 packaging/dev.py cli ARGS         run the console script "logbook"
  python3 packaging/dev.py bench            print the table of ratios
  python3 packaging/dev.py deep [NAME]      run the long campaigns
  python3 packaging/dev.py lint             check format, style, types, import contracts, catalogue
  python3 packaging/dev.py build            make the one-folder program
  python3 packaging/dev.py lock             write the lock files anew (needs uv)

Exit codes: those of the program started; 2 for an unknown word; 3 when this machine lacks something, said in a
sentence. Standard library only, syntax of Python 3.8, so that an older Python gets a sentence as well. It never touches
anything outside the checkout's .venv, except system packages, after asking or as root.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import machine

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
VENV = ROOT / ".venv"
READY = VENV / "ready"
OLDEST = (3, 11)
LOCKS = {"run": PACKAGING / "requirements.txt", "test": PACKAGING / "requirements-dev.txt"}
LOCKING = [
    *("pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11", "--only-binary", ":all:"),
    *("--generate-hashes", "--no-header", "--no-annotate", "--quiet", "--upgrade"),
]
LINT = [
    ["ruff", "check", "."],
    ["ruff", "format", "--check", "."],
    ["mypy"],
    ["lint-imports"],
    ["python", str(PACKAGING / "catalogue.py"), "check"],
]


class Lacking(Exception):
    """This machine lacks something; the text is the plain sentence for the person."""


def too_old(version: tuple[int, ...]) -> str:
    """Return a sentence when this Python is too old for the program, else nothing."""
    if version >= OLDEST:
        return ""
    return (
        "Ward Logbook needs Python 3.11 or newer, this is {}.{}. Debian 12, Ubuntu 24.04 and python.org have it; "
        "start again with it, for example: python3.11 packaging/dev.py".format(*version[:2])
    )


def interpreter() -> Path:
    """Locate the environment's Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp(lock: Path) -> str:
    """Describe an environment that holds exactly this lock: a moved checkout, other Python or other lock differs."""
    facts = f"{ROOT}\n{sys.version}\n{sys.platform}\n".encode()
    return f"{lock.name} {hashlib.sha256(facts + lock.read_bytes()).hexdigest()}"


def stamps() -> list[str]:
    """Read which locks the environment holds completely; an interrupted set-up has none."""
    try:
        return READY.read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return []


def call(command: list[str], sentence: str) -> None:
    """Run one step of the set-up in plain view; raise the sentence when it fails."""
    try:
        subprocess.run(command, check=True, cwd=str(ROOT), env=dict(os.environ, UV_SYSTEM_CERTS="1"))
    except (OSError, subprocess.CalledProcessError) as error:
        raise Lacking(sentence) from error


def writable(folder: Path) -> None:
    """Raise a sentence where this person, or nobody, may write."""
    if not os.access(str(folder), os.W_OK):
        raise Lacking(f"{folder} cannot be written. Copy the whole checkout to a folder of your own and start there.")


def make_environment(uv: str | None) -> None:
    """Make an empty environment that finds the checkout; whatever was there before is cleared."""
    if Path(sys.prefix) == VENV:
        raise Lacking("The environment in .venv must be made anew: start this file with the system's own Python.")
    print(f"Making an environment of our own in {VENV}", flush=True)
    how = (
        [uv, "venv", "--quiet", "--clear", "--python", sys.executable]
        if uv
        else [sys.executable, "-m", "venv", "--clear"]
    )
    call([*how, str(VENV)], f"The environment {VENV} could not be made (see the lines above).")
    packages = VENV / "Lib" / "site-packages" if os.name == "nt" else next(VENV.glob("lib/python*/site-packages"))
    (packages / "ward-logbook.pth").write_text(f"{ROOT}\n", encoding="utf-8")


def fill_environment(lock: Path, uv: str | None) -> None:
    """Install exactly what the lock names, each file checked against its hash."""
    print("Fetching the locked packages, about 100 MB the first time", flush=True)
    how = (
        [uv, "pip", "install", "--python", str(interpreter())]
        if uv
        else [str(interpreter()), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--retries", "2"]
    )
    call(
        # the lock is whole: resolving again would only trip over extras, which older pips want pinned as well
        [*how, "--no-deps", "--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)],
        "The locked packages could not be fetched (see the lines above). The first start needs the network, directly "
        "or through the proxy named in HTTPS_PROXY; connect and start again.",
    )


def prepare(level: str) -> None:
    """Bring the environment to a level, "run" or "test"; does nothing when it is there already."""
    valid = {name: stamp(lock) for name, lock in LOCKS.items()}
    held = [line for line in stamps() if line in valid.values()]
    if valid[level] in held or (level == "run" and valid["test"] in held):
        return
    writable(VENV if VENV.exists() else ROOT)
    uv = shutil.which("uv")
    READY.unlink(missing_ok=True)  # until the last line an interruption leaves no stamp: the next start begins anew
    if not held or not (uv or list(VENV.glob("*/python*/site-packages/pip"))):
        make_environment(uv)
        held = []
    fill_environment(LOCKS[level], uv)
    READY.write_text("\n".join([*held, valid[level]]) + "\n", encoding="ascii")


def prepare_machine(word: str) -> None:
    """See that system libraries (and what tests or a build use) are there; install them where we may."""
    needed = machine.missing_libraries()
    if not interpreter().exists() and not shutil.which("uv"):
        needed += machine.missing_venv()
    if word == "build":
        needed += machine.missing_for_build()
    wished = machine.missing_programs() if word in {"test", "deep"} else []
    if not (needed or wished) or machine.install(needed + wished):
        return
    if needed:
        raise Lacking("This machine lacks system packages. " + machine.advice(needed))
    print("Tests that need them are skipped. " + machine.advice(wished), flush=True)


def start(arguments: list[str]) -> int:
    """Hand over to the environment's Python: replaces this process where the system can."""
    command = [str(interpreter()), *arguments]
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606  (our own interpreter, no shell wanted)
    return subprocess.call(command)


def write_locks() -> int:
    """Resolve pyproject.toml anew for all systems and write both locks, without addresses or annotations."""
    uv = shutil.which("uv") or str(interpreter().with_name("uv"))
    for name, extra in (("run", []), ("test", ["--extra", "dev", "--constraint", str(LOCKS["run"])])):
        call([uv, *LOCKING, *extra, "--output-file", str(LOCKS[name])], "Writing locks needs uv and the network.")
    return 0


def lint() -> int:
    """Run every check that needs no test run; the first red one is the answer."""
    for command in LINT:
        print("$ {}".format(" ".join(command)), flush=True)
        done = subprocess.call([str(interpreter().with_name(command[0])), *command[1:]], cwd=str(ROOT))
        if done:
            return done
    return 0


def python_arguments(word: str, rest: list[str]) -> list[str]:
    """Translate a word into what the environment's Python shall run; raises KeyError for a word unknown here."""
    return {
        "": ["-m", "logbook", *rest],
        "cli": ["-m", "logbook.cli", *rest],
        "test": ["-m", "pytest", "--numprocesses", "auto", *rest],
        "deep": [str(ROOT / "tests" / "deep"), *rest],
        "bench": [str(ROOT / "tests" / "bench"), *rest],
        "build": [str(PACKAGING / "build.py"), *rest],
        "lint": [],
    }[word]


def main(arguments: list[str]) -> int:
    """Do what the first word says; see the top of this file."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    word, rest = (arguments[0], arguments[1:]) if arguments and not arguments[0].startswith("-") else ("", arguments)
    if word == "lock":
        return write_locks()
    try:
        program = python_arguments(word, rest)
    except KeyError:
        print(f'"{word}" is not a command of this file. It knows:\n{__doc__}', file=sys.stderr)
        return 2
    prepare_machine(word)
    prepare("run" if word in {"", "cli"} else "test")
    if word in {"test", "deep", "bench", "build"}:
        os.chdir(str(ROOT))  # the window and the console script keep the person's own folder
    return lint() if word == "lint" else start(program)


def entry(arguments: list[str]) -> int:
    """Run, and turn what this machine lacks into one plain sentence and exit code 3."""
    sentence = too_old(sys.version_info[:3])
    try:
        if not sentence:
            return main(arguments)
    except Lacking as lack:
        sentence = str(lack)
    except KeyboardInterrupt:
        sentence = "Stopped. Starting again begins where it can."
    print(f"\n{sentence}", file=sys.stderr)
    return 3


if __name__ == "__main__":
    sys.exit(entry(sys.argv[1:]))
