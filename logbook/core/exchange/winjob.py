# SPDX-License-Identifier: Apache-2.0
"""A Windows job object around the process itself: so much memory, so much time, no children, no way out.

Windows has no RLIMIT. Layouts and numbers are those of winnt.h; the types are spelt with their width, so that they are
the same wherever this is read. `kernel` is kernel32, handed in.
"""

from __future__ import annotations

import ctypes
from typing import Any

EXTENDED_LIMITS = 9
_PROCESS_TIME, _ACTIVE_PROCESS, _PROCESS_MEMORY = 0x2, 0x8, 0x100
_DIE_ON_UNHANDLED_EXCEPTION, _KILL_ON_JOB_CLOSE = 0x400, 0x2000
FLAGS = _PROCESS_TIME | _ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION | _KILL_ON_JOB_CLOSE
_TICKS = 10_000_000
"""Of 100 ns, in a second."""


class Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64), ("job_time", ctypes.c_int64), ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t), ("most_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32), ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32), ("scheduling", ctypes.c_uint32),
    )  # fmt: skip


class Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; the six counters are only ever read."""

    _fields_ = (
        ("basic", Basic), ("counters", ctypes.c_uint64 * 6), ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t), ("peak_process", ctypes.c_size_t), ("peak_job", ctypes.c_size_t),
    )  # fmt: skip


def limits(memory: int, cpu_seconds: int) -> Extended:
    """Fill in what the process may have: bytes of committed memory, seconds of user time, no child of its own."""
    filled = Extended(process_memory=memory)
    filled.basic.flags, filled.basic.process_time, filled.basic.active_processes = FLAGS, cpu_seconds * _TICKS, 1
    return filled


def confine(kernel: Any, memory: int, cpu_seconds: int) -> None:
    """Put this process into a job of its own, for good; raises OSError where Windows refuses."""
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    filled = limits(memory, cpu_seconds)
    size = ctypes.c_uint32(ctypes.sizeof(filled))
    done = (
        job.value
        and kernel.SetInformationJobObject(job, EXTENDED_LIMITS, ctypes.byref(filled), size)
        and kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))
    )
    if not done:
        raise OSError("job object")
