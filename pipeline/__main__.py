"""`conflict-events`, which is also `python -m pipeline`."""

import sys

INTERRUPTED = 130
"""The exit code of a program that Ctrl-C ended."""


def main() -> None:
    """Run the command line; Ctrl-C is answered from the first moment on, also while the program is still starting."""
    try:
        from pipeline.cli import app  # noqa: PLC0415 - it takes a moment, in which Ctrl-C may come

        app(standalone_mode=True)
    except KeyboardInterrupt:
        sys.stderr.write("conflict-events: interrupted; nothing is half-done, the same command again does it all\n")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
