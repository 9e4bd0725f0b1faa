"""A process that works for another one ends with it, however that one ended: killed, crashed, switched off."""

import multiprocessing
import os
import threading


def end_with_parent() -> None:
    """Watch the process that started this one, from a thread that keeps nobody waiting. To be called in the child."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_outlive_not, args=(parent,), name="parent watch", daemon=True).start()


def _outlive_not(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    # Nothing is to be tidied: the process holds neither files nor data.
    os._exit(0)
