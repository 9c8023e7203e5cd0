# SPDX-License-Identifier: Apache-2.0
"""Errors carry facts, and one root catches them all."""

from __future__ import annotations

import inspect

import pytest

from logbook.core.model import errors
from logbook.core.model.errors import BadChain, BadInput, DiskFull, LogbookError, NotAllowed, Refused, StorageTrouble

ALL = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_every_error_has_the_one_root_and_keeps_its_facts(kind):
    error = kind(number=3, code="chain")
    assert isinstance(error, LogbookError)
    assert error.facts == {"number": 3, "code": "chain"}
    assert str(error) == "number=3, code=chain"


def test_groups_can_be_caught_together():
    assert issubclass(DiskFull, StorageTrouble)
    assert issubclass(NotAllowed, Refused)
    assert issubclass(BadChain, BadInput)
    assert str(DiskFull()) == ""
