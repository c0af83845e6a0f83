"""`conflict-events`, which is also `python -m pipeline`."""

import signal
import sys
import threading

INTERRUPTED = 130
"""The exit code of a program that Ctrl-C ended."""
SOON = 0.05
"""Seconds after which Ctrl-C is pressed once more."""


def hear_again(lost: "sys.UnraisableHookArgs") -> None:
    """Press Ctrl-C once more where it came while garbage was collected, in which Python drops what is raised."""
    if lost.exc_type is KeyboardInterrupt:
        again = threading.Timer(SOON, signal.pthread_kill, (threading.main_thread().ident, signal.SIGINT))
        again.daemon = True
        again.start()
    else:
        sys.__unraisablehook__(lost)


def main() -> None:
    """Run the command line; Ctrl-C is answered from the first moment on, also while the program is still starting."""
    sys.unraisablehook = hear_again
    try:
        from pipeline.cli import app  # noqa: PLC0415 - it takes a moment, in which Ctrl-C may come

        app(standalone_mode=True)
    except KeyboardInterrupt:
        sys.stderr.write("conflict-events: interrupted; nothing is half-done, the same command again does it all\n")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
