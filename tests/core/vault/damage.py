# SPDX-License-Identifier: Apache-2.0
"""Young chains for the vault's tests, and the ways their disk may fail them."""

from contextlib import contextmanager
from dataclasses import dataclass, replace

from logbook.core.model.codes import Means, Realm
from logbook.core.model.errors import StorageTrouble
from logbook.core.model.frame import Author, Frame, Happened, Now
from logbook.core.model.records import Note
from logbook.core.model.traces import Start
from logbook.core.vault import journal as journals
from logbook.core.vault import store as stores
from logbook.core.vault.store import Store

KEY = bytes(range(48))
NOW = Now(wall=1_800_000_000_000, boot=50_000, zone=60, boot_id="boot-1")


def later(seconds, now=NOW, slip=0):
    return replace(now, wall=now.wall + seconds * 1000 + slip, boot=now.boot + seconds * 1000)


def frame(now=NOW, user="p1"):
    return Frame(Author(user, Means.PIN), Happened(now.wall, now.zone))


def begin(store, realm=Realm.REAL):
    return journals.begin(store, Start("Hospital", "UCI", realm, "A", "test"), NOW)


def long_log(path):
    """A log of many pages, closed: its path, and how many records are in it."""
    store = stores.create(path, KEY)
    journal = begin(store)
    for n in range(60):
        journal.append(Note(text=f"{n} " + "é" * 400), frame(), later(n))
    store.close()
    return journal.tail.number + 1


def spoil(path, page):
    data = bytearray(path.read_bytes())
    data[page * 4096 + 100] ^= 1
    path.write_bytes(data)


@contextmanager
def kept_but_refused(store):
    """A disk that takes the whole transaction, and then refuses the very last sync."""
    with store.transaction():
        yield
    raise StorageTrouble(detail="EIO")


@dataclass
class Refusing:
    """A store on a disk that keeps what it refuses; with `unread` it answers no question after that."""

    store: Store
    unread: bool = False

    def transaction(self):
        return kept_but_refused(self.store)

    def query(self, *asked):
        if self.unread:
            raise StorageTrouble(detail="EIO")
        return self.store.query(*asked)

    def execute(self, *asked):
        return self.store.execute(*asked)
