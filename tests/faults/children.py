"""Children that do a job until they are done or killed: a program that has loaded all makes one for each job."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any


def serve(run: Callable[[Mapping[str, Any]], None]) -> None:
    """Each line read is a job; it is given to a child whose number is told first."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            print(json.dumps({"child": os.getpid()}), flush=True)
            try:
                run(json.loads(line))
            except BaseException:  # noqa: BLE001 (told to the test, which then fails)
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        _, how = os.waitpid(child, 0)
        print(json.dumps({"ended": child, "by": how}), flush=True)


class Nursery:
    """The program, from outside."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        self._program = program

    def killed(self, job: Mapping[str, Any], after: float) -> tuple[list[dict[str, Any]], bool]:
        """What a child said that it had done, and whether it was killed after so many seconds, or ended by itself."""
        assert self._program.stdin
        assert self._program.stdout
        self._program.stdin.write(json.dumps(job) + "\n")
        self._program.stdin.flush()
        child = json.loads(self._program.stdout.readline())["child"]
        killing = threading.Timer(after, _kill, (child,))
        killing.start()
        told = []
        for line in self._program.stdout:
            said = json.loads(line[line.rindex("{") :])
            if "ended" in said:
                killing.cancel()
                killing.join()
                assert said["by"] in (0, signal.SIGKILL), "it failed"
                return told, said["by"] == signal.SIGKILL
            told.append(said)
        raise AssertionError(told)


def _kill(child: int) -> None:
    with suppress(ProcessLookupError):  # it ended by itself, which is told
        os.kill(child, signal.SIGKILL)


@contextmanager
def nursery(module: str) -> Iterator[Nursery]:
    """A module run as the program."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", module]
    program = subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield Nursery(program)
    finally:
        program.communicate()
