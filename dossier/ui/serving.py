"""How the desk is served: the options that ``dossier serve`` gives to Streamlit."""

from __future__ import annotations

_FONT = "'Source Sans', 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"

STREAMLIT_FLAGS: list[str] = [
    "--browser.gatherUsageStats=false",
    "--server.headless=true",
    "--server.maxUploadSize=500",
    "--server.fileWatcherType=none",
    "--server.runOnSave=false",
    "--runner.postScriptGC=false",
    "--client.toolbarMode=minimal",
    "--client.showErrorDetails=none",
    "--theme.base=light",
    "--theme.primaryColor=#1e4e8c",
    "--theme.backgroundColor=#f7f9fb",
    "--theme.secondaryBackgroundColor=#eef1f5",
    "--theme.textColor=#1b2430",
    "--theme.linkColor=#1e4e8c",
    "--theme.borderColor=#cfd6df",
    "--theme.baseRadius=0.4rem",
    "--theme.baseFontSize=15",
    f"--theme.font={_FONT}",
]
"""No telemetry, no file watching, uploads up to 500 MB, a plain light theme whose colours keep WCAG AA contrast.

Python collects garbage when it is due, not all of it after every click as Streamlit has it: that took half a second.
"""
