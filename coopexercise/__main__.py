"""`python -m coopexercise`, and the installed command."""

import sys

from .cli import run

if __name__ == "__main__":
    sys.exit(run())
