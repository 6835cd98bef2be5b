"""What the store has acknowledged survives the death of the process that wrote it."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

from dossier.models.records import Store

_WRITER = """
import itertools, sys
from dossier.models.records import Store
store = Store(sys.argv[1])
for i in itertools.count():
    data = (str(i) * 20000).encode()
    digest = store.keep_file(data)
    id_ = store.create_dossier(str(i), [(f"{i}.bin", digest, len(data))], {})
    print(id_, digest, flush=True)
"""


def test_kill_9_loses_nothing_acknowledged(tmp_path: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True, env={**os.environ}
    )
    assert writer.stdout is not None
    told = [writer.stdout.readline().split() for _ in range(40)]
    writer.send_signal(signal.SIGKILL)
    told += [line.split() for line in writer.stdout.read().splitlines() if len(line.split()) == 2]
    writer.wait(10)
    store = Store(str(tmp_path))
    for id_, digest in told:
        (file,) = store.dossier_files(id_)
        assert file.sha256 == digest
        assert hashlib.sha256(store.file(digest)).hexdigest() == digest
    for path in store.files.folder.rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            assert hashlib.sha256(path.read_bytes()).hexdigest() == path.name
    store.create_dossier("after", [], {})
