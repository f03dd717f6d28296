"""How the C library keeps the memory that a program lets go of."""

from __future__ import annotations

import contextlib

LARGE = 128 * 1024
"""Bytes from which on a piece of memory is large: glibc begins with as many."""

_MMAP_THRESHOLD = -3  # M_MMAP_THRESHOLD of <malloc.h>


def give_back() -> None:
    """Give large pieces of memory back to the system as soon as they are free, where this is glibc.

    By itself it learns to keep them, up to 32 MB each: see `mallopt(3)`.
    """
    import ctypes  # many runs need none of it

    with contextlib.suppress(AttributeError, OSError, TypeError):  # another C library; no such way to it
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, LARGE)
