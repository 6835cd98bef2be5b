"""The review desk: navigation only. ``dossier serve`` starts it; the pages are in ``ui/``."""

from __future__ import annotations

import streamlit as st

from dossier.ui import board, desk, dossiers, frame, review, upload, words
from dossier.ui.language import say
from dossier.ui.rights import shows_signs


def main() -> None:
    """One run of the app."""
    frame.choose_language()
    st.set_page_config(page_title=say(words.APP_TITLE), page_icon=frame.ICON, layout="wide")
    pages = {
        "dossiers": st.Page(
            dossiers.show,
            title=say(words.NAV_DOSSIERS),
            icon=":material/folder_open:",
            default=True,
        ),
        "upload": st.Page(upload.show, title=say(words.NAV_UPLOAD), icon=":material/upload_file:", url_path="upload"),
        "review": st.Page(review.show, title=say(words.NAV_REVIEW), icon=":material/fact_check:", url_path="review"),
    }
    if shows_signs():
        pages["board"] = st.Page(board.show, title=say(words.NAV_BOARD), icon=":material/compare:", url_path="board")
    desk.keep_pages(pages)
    page = st.navigation(list(pages.values()), position="top")
    frame.show_frame()
    page.run()


main()
