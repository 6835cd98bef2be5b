"""``python -m benchmarks.desk_profiled FILE PORT``: the desk's web server with each run of the app under cProfile."""

from __future__ import annotations

import cProfile
import pstats
import sys
import threading
from pathlib import Path
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.web.cli import main as streamlit

import dossier
from dossier.ui.serving import STREAMLIT_FLAGS

_one_at_a_time = threading.Lock()


def main(file: Path, port: str) -> None:
    """Serve until interrupted; the figures are written after every run."""
    gathered = pstats.Stats()
    plain = ScriptRunner._run_script

    def profiled(self: ScriptRunner, *args: Any, **named: Any) -> None:
        with _one_at_a_time:
            profile = cProfile.Profile()
            profile.runcall(plain, self, *args, **named)
            gathered.add(profile)
            gathered.dump_stats(file)

    ScriptRunner._run_script = profiled  # type: ignore[method-assign]
    web = Path(dossier.__file__).with_name("web.py")
    sys.argv = ["streamlit", "run", str(web), "--server.address=127.0.0.1", f"--server.port={port}", *STREAMLIT_FLAGS]
    streamlit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
