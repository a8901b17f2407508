#!/usr/bin/env python3
"""Start Carrywell on this computer: `python3 start.py [--port 9000] [--no-browser]`.

The first start installs what Carrywell needs into `.venv` in this folder; later starts need no network.
All arguments go to `carrywell`.
"""

import sys

if sys.version_info < (3, 11):  # before anything that an older Python cannot read
    sys.stderr.write("Carrywell needs Python 3.11 or newer; this is %d.%d.\n" % sys.version_info[:2])
    sys.exit(2)

import os
import subprocess

import bootstrap


def run(arguments: list[str]) -> int:
    """Become `carrywell` with these arguments."""
    command = [str(bootstrap.PYTHON), "-m", "carrywell", *arguments]
    if os.name != "nt":
        os.execv(command[0], command)
    process = subprocess.Popen(command)
    while True:  # Ctrl+C reaches carrywell too, which closes down by itself
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def main() -> int:
    """Prepare the environment, then start."""
    try:
        bootstrap.ensure("app")
    except bootstrap.BootstrapError as error:
        bootstrap.complain(str(error))
        return 2
    except KeyboardInterrupt:
        bootstrap.complain(f"\n{bootstrap.INTERRUPTED}")
        return 130
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
