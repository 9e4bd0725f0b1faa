"""How long until the window is painted and how much memory it takes, as ratios to a bare PySide6 window.

`python benchmarks/start.py [RUNS]`: each run is a process of its own, bare and ours in turn, so that a busy
machine slows both alike; medians are compared. Ours is the real program (main.py) on the sample bureau: first
paint of the window, then everything loaded and the first list on the screen. Goals: first paint at most 1.6
times, memory with everything loaded at most 2.5 times. Uses the display when there is one, else Qt's
offscreen platform. Exit code 1 when a goal is missed.
"""

import os
import sys
import time

# The rest is imported where it is used: a child that imported the judge's tools would flatter the ratio.
PAINT_GOAL, MEMORY_GOAL = 1.6, 2.5
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120


def _resident_mb() -> float:
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))
    except OSError:
        return 0.0


def _report_and_leave(painted: float, ready: float) -> None:
    sys.stdout.write(f"{painted} {ready} {_resident_mb()}\n")
    sys.stdout.flush()
    os._exit(0)


def _bare() -> None:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            now = time.monotonic()
            _report_and_leave(now, now)

    app = QApplication([])
    window = Window()
    window.resize(1366, 768)
    window.show()
    app.exec()


def _ours(folder: str) -> None:
    sys.path.insert(0, ROOT)
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QTableView, QTreeView

    from gui.main_window import MainWindow
    from main import main

    painted: list[float] = []
    paint = MainWindow.paintEvent

    def paint_and_watch(window: MainWindow, event: QPaintEvent) -> None:
        paint(window, event)
        if painted:
            return
        painted.append(time.monotonic())
        timer = QTimer(window)

        def look() -> None:
            # The tabs stand and the first list has come: what is to be done today is a tree, registers are tables.
            lists = [*window.findChildren(QTableView), *window.findChildren(QTreeView)]
            if window.tabs.count() >= 5 and any(each.model().rowCount() > 0 for each in lists):
                _report_and_leave(painted[0], time.monotonic())

        timer.timeout.connect(look)
        timer.start(5)

    MainWindow.paintEvent = paint_and_watch  # type: ignore[method-assign, assignment]
    main(["--data", folder])


def _measure(kind: str, folder: str) -> tuple[float, float, float]:
    """Milliseconds from before the process to its first paint and to everything loaded, and MB resident then."""
    import subprocess

    environment = dict(os.environ)
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") or os.name == "nt"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, __file__, "--child", kind, folder],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    painted, ready, memory = map(float, done.stdout.split())
    return (painted - begun) * 1000, (ready - begun) * 1000, memory


def judge(runs: int) -> int:
    """Measure, print, judge."""
    import statistics
    import subprocess
    import tempfile

    results: dict[str, list[tuple[float, float, float]]] = {"bare": [], "ours": []}
    with tempfile.TemporaryDirectory() as folder:
        sample = [
            sys.executable,
            f"{ROOT}/main.py",
            "--data",
            folder,
            "demo",
            "--until",
            "2026-10-31",
        ]
        subprocess.run(sample, check=True, capture_output=True)
        for kind in results:
            _measure(kind, folder)  # warms the file cache
        for _ in range(runs):
            for kind, collected in results.items():
                collected.append(_measure(kind, folder))
    bare, ours = ([statistics.median(part) for part in zip(*results[kind], strict=True)] for kind in results)
    paint, memory = ours[0] / bare[0], ours[2] / bare[2] if bare[2] else 0.0
    print(f"bare PySide6 window: first paint {bare[0]:.0f} ms, {bare[2]:.0f} MB (median of {runs})")
    print(
        f"our program:         first paint {ours[0]:.0f} ms, list on screen {ours[1]:.0f} ms, {ours[2]:.0f} MB"
    )
    print(
        f"first paint {paint:.2f} × (goal ≤ {PAINT_GOAL} ×), memory {memory:.2f} × (goal ≤ {MEMORY_GOAL} ×)"
    )
    return 0 if paint <= PAINT_GOAL and memory <= MEMORY_GOAL else 1


if __name__ == "__main__":
    if sys.argv[1:3] == ["--child", "bare"]:
        _bare()
    elif sys.argv[1:3] == ["--child", "ours"]:
        _ours(sys.argv[3])
    else:
        sys.exit(judge(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
