"""The words of the downloads of a dossier."""

from __future__ import annotations

from dossier.models.base import Text


def _w(zh: str, en: str) -> Text:
    return Text(zh=zh, en=en)


EXPORTS_OPEN = _w("导出", "Export")
EXPORTS_BUTTON = _w("{label}（{format}）", "{label} ({format})")
EXPORTS_DUE = _w("补正期限（写入一次性告知书，可不填）", "To be mended by (in the correction notice; may be empty)")
EXPORTS_LATER = _w("文件在点击后生成。", "Files are made when you ask for them.")
