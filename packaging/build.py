# SPDX-License-Identifier: Apache-2.0
"""Makes the one-folder program a ward PC gets, and starts it once: `dev.py build`.

PyInstaller packs what `ward-logbook.spec` names into dist/ward-logbook; the new program then tries out all its parts.
Nothing is fetched here, and two builds of one commit with one Python shall not differ by time or hash seed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent
ROOT = PACKAGING.parent
FOLDER = ROOT / "dist" / "ward-logbook"


def pack() -> int:
    """Run PyInstaller; returns its exit code."""
    fixed = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1767225600"}
    folders = ["--distpath", str(FOLDER.parent), "--workpath", str(ROOT / "build")]
    spec = str(PACKAGING / "ward-logbook.spec")
    return subprocess.call(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders, spec], env=fixed
    )


def try_out() -> int:
    """Start the new program without a screen and let it use each of its parts; returns its exit code."""
    program = FOLDER / ("ward-logbook.exe" if os.name == "nt" else "ward-logbook")
    return subprocess.call([str(program), "--selftest"], env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def main() -> int:
    """Pack, try out, and say what there is now."""
    failed = pack() or try_out()
    if not failed:
        size = sum(file.lstat().st_size for file in FOLDER.rglob("*") if not file.is_symlink())
        print(f"The program is in {FOLDER} ({size // 1_000_000} MB). Copy the whole folder to the ward's PC.")
    return failed


if __name__ == "__main__":
    sys.exit(main())
