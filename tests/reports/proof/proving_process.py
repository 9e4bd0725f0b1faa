"""A program in the middle of a long batch, to be killed: ``python -m tests.reports.proof.proving_process`` says a line once
other processes prove for it, and goes on."""

import sys
from itertools import count

from reports.proof.verifying import FEW, verified
from tests.reports.pdf.test_archival import blank


def main() -> None:
    """Prove until killed."""
    page = blank()
    for result in verified(((number, page) for number in count()), 2):
        if result.name == FEW:
            sys.stdout.write("proving\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
