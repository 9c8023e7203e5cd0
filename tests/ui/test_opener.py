# SPDX-License-Identifier: Apache-2.0
"""Opening for the window: a stick that lies in the PC is held against the log before anybody writes into it."""

from logbook.core import ward as wards
from logbook.core.actions import mirroring
from logbook.core.actions.copying import Copy
from logbook.core.vault import folder as folders
from logbook.mounts import Mount
from logbook.ui import opener
from tests.wards import make


def test_a_log_that_was_put_back_is_told_from_the_stick_that_is_plugged_in(tmp_path):
    world, stick = make(tmp_path, people=("Anna Puig",)), tmp_path / "stick"
    stick.mkdir()
    database = folders.store_path(world.path, "A")
    world.shut()
    kept = database.read_bytes()
    world.ward = opener.open_with(world.path, "", world.machine, lambda: ())
    on, _ = mirroring.register(world.ward, stick, "A")
    Copy(world.ward, on).visit()
    world.shut()
    database.write_bytes(kept)

    def ward(*plugged):
        return opener.open_with(world.path, "", world.machine, lambda: plugged)

    alone = ward()
    assert alone.broken == ()
    wards.shut(alone)
    database.write_bytes(kept)
    told = ward(Mount(stick, "stick", 0, writable=True))
    assert (told.broken, told.start.segment, told.start.reason) == (("A",), "B", "put-back")
    wards.shut(told)
