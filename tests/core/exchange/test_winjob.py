# SPDX-License-Identifier: Apache-2.0
"""The bytes that Windows is given are those it expects, and a refusal is no silent yes."""

import ctypes

import pytest

from logbook.core.exchange.winjob import EXTENDED_LIMITS, FLAGS, Basic, Extended, confine, limits


class Function:
    """A function of kernel32: it says what it was told to say, and remembers what it was given."""

    def __init__(self, says):
        self.says, self.given, self.restype = says, [], None

    def __call__(self, *given):
        self.given.append(given)
        return self.says


class Kernel:
    """Kernel32, as far as it is asked."""

    def __init__(self, job=7, took=1, put=1):
        self.CreateJobObjectW = Function(job)
        self.GetCurrentProcess = Function(2**64 - 1)
        self.SetInformationJobObject = Function(took)
        self.AssignProcessToJobObject = Function(put)


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_size_t) != 8, reason="the sizes of 64-bit Windows")
def test_the_layout_is_that_of_64_bit_windows():
    assert (ctypes.sizeof(Basic), ctypes.sizeof(Extended)) == (64, 144)
    assert (Basic.flags.offset, Basic.active_processes.offset, Extended.process_memory.offset) == (16, 40, 112)


def test_memory_time_and_children_are_limited():
    filled = limits(1 << 30, 60)
    assert (filled.process_memory, filled.basic.process_time, filled.basic.active_processes) == (
        1 << 30,
        600_000_000,
        1,
    )
    assert filled.basic.flags == FLAGS == 0x250A


def test_the_process_puts_itself_into_the_job():
    kernel = Kernel()
    confine(kernel, 5, 6)
    ((job, kind, _, size),) = kernel.SetInformationJobObject.given
    assert (job.value, kind, size.value) == (7, EXTENDED_LIMITS, 144)
    ((job, process),) = kernel.AssignProcessToJobObject.given
    assert (job.value, process.value) == (7, 2**64 - 1)
    assert kernel.CreateJobObjectW.restype is kernel.GetCurrentProcess.restype is ctypes.c_void_p


@pytest.mark.parametrize("refused", [{"job": 0}, {"took": 0}, {"put": 0}])
def test_a_refusal_is_an_error(refused):
    with pytest.raises(OSError, match="job object"):
        confine(Kernel(**refused), 5, 6)
