# SPDX-License-Identifier: Apache-2.0
"""Idle sleep is held off by a child that ends with us, and where there is no such program nothing fails."""

import subprocess
import sys

from logbook.ui import awake

SAY = "import sys; open(sys.argv[1], 'w').write('on'); sys.stdin.read(); open(sys.argv[1], 'w').write('off')"
HOLD = (sys.executable, "-c", SAY)


def test_the_child_holds_until_it_is_let_go(tmp_path, qtbot):
    mark = tmp_path / "mark"
    let_go = awake.keep_awake((*HOLD, str(mark)))
    qtbot.waitUntil(lambda: mark.exists() and mark.read_text() == "on")
    let_go()
    assert mark.read_text() == "off"
    let_go()


def test_the_child_ends_with_a_process_that_is_killed(tmp_path, qtbot):
    mark = tmp_path / "mark"
    code = f"import sys, time\nfrom logbook.ui import awake\nawake.keep_awake({(*HOLD, str(mark))!r})\nsys.stdin.read()"
    ours = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE)
    qtbot.waitUntil(lambda: mark.exists() and mark.read_text() == "on")
    ours.kill()
    ours.communicate()
    qtbot.waitUntil(lambda: mark.read_text() == "off")


def test_a_system_without_the_program_sleeps_as_it_is_set():
    assert awake.keep_awake(("no-such-program-here",)) is awake.nothing
    awake.nothing()


def test_what_is_held_is_the_idle_sleep_alone():
    assert "--what=idle" in awake.COMMAND
    assert awake.COMMAND[-1] == "cat"
