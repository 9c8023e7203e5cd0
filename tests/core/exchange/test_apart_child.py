# SPDX-License-Identifier: Apache-2.0
"""What the children say, and that they have given up what they do not need before they read."""

import io
import subprocess
import sys
from types import SimpleNamespace

import pytest

from logbook.core import crypto
from logbook.core.exchange import apart_child, confine
from logbook.core.exchange.apart_child import answer, opened
from logbook.core.model import chain
from tests.chains import Chain

LOG = Chain().notes(2)


def test_the_answer_is_one_line_between_two():
    head = chain.b64(LOG.tails[-1].head)
    assert answer(LOG.text()) == f"WARDCHECK 1\ngood 2 {head}\nend\n".encode()
    assert answer(b"") == b"WARDCHECK 1\nfinding no-log -\nend\n"
    changed = LOG.text().replace(b'"k":"note"', b'"k":"node"')
    assert answer(changed).startswith(b"WARDCHECK 1\nfinding ")


def test_a_sealed_file_comes_back_opened_or_refused():
    secret, public = crypto.new_age_identity()
    sealed = crypto.age_encrypt(b"words", [public])
    assert opened(secret.encode() + b"\n" + sealed) == b"+words"
    assert opened(secret.encode() + b"\n" + sealed[:-1]) == b"-"
    assert opened(b"AGE\n" + sealed) == b"?"
    assert opened(secret.encode() + b"\n" + b"age-encryption.org/v1\n-> x\n" * 10_000 + sealed) == b"-"


@pytest.mark.parametrize(("act", "told"), [(apart_child.check, b"finding no-log"), (apart_child.open_sealed, b"?")])
def test_everything_is_given_up_before_anything_is_read(monkeypatch, act, told):
    done, out = [], io.BytesIO()

    class Source(io.BytesIO):
        def read(self, *size):
            done.append("read")
            return super().read(*size)

    monkeypatch.setattr(apart_child, "refuse_sockets", lambda: done.append("sockets"))
    monkeypatch.setattr(confine, "limit", lambda: done.append("limits"))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Source(b"x")))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=out))
    act()
    assert done == ["sockets", "limits", "read"]
    assert told in out.getvalue()


def test_the_children_may_not_open_sockets():
    start = confine.command("", "apart_child", "check")
    code = start[3].replace("apart_child.check()", "confine.limit = lambda: __import__('socket').socket()")
    code = code.replace("import apart_child", "import apart_child, confine") + "; apart_child.check()"
    done = subprocess.run([*start[:3], code, start[4]], input=b"", capture_output=True, check=False, timeout=60)
    assert b"NetworkRefused" in done.stderr
