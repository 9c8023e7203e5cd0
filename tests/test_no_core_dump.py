# SPDX-License-Identifier: Apache-2.0
"""A process that crashes after the call leaves nothing behind; tried on real processes."""

import os
import subprocess
import sys

START = "from logbook.no_core_dump import refuse_core_dumps\nrefuse_core_dumps()\n"


def test_limit_and_attachment_are_off():
    code = "import ctypes, resource\nprint(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3))"
    done = subprocess.run([sys.executable, "-c", START + code], capture_output=True, text=True, check=True)
    assert done.stdout == "(0, 0) 0\n"


def test_a_child_inherits_the_limit():
    code = "import subprocess\nprint(subprocess.check_output(['sh', '-c', 'ulimit -c'], text=True))"
    done = subprocess.run([sys.executable, "-c", START + code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_a_crash_dumps_no_core(tmp_path):
    child = os.posix_spawn(sys.executable, [sys.executable, "-c", START + "import os\nos.abort()"], dict(os.environ))
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert not os.WCOREDUMP(status)
