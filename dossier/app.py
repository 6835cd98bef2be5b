"""The review desk: navigation only. ``dossier serve`` starts it; ``ui/pages.py`` lists its pages."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dossier.ui import desk, frame, outside, who, words
from dossier.ui.language import say
from dossier.ui.pages import PAGES, PageSpec


def main() -> None:
    """One run of the app. A page that the person may not see has an address, but no place in the navigation."""
    frame.choose_language()
    st.set_page_config(page_title=say(words.APP_TITLE), page_icon=frame.ICON, layout="wide")
    inside = who.actor() is not None
    pages = {spec.name: _page(spec, inside) for spec in PAGES}
    desk.keep_pages(pages)
    page = st.navigation(list(pages.values()), position="top" if inside else "hidden")
    frame.show_frame()
    page.run()


def _page(spec: PageSpec, inside: bool) -> StreamlitPage:
    first, allowed = spec is PAGES[0], who.may(spec.needs)
    return st.Page(
        _shown(spec, allowed) if inside else (spec.show if spec.public else outside.show_login),
        title=say(spec.title),
        icon=f":material/{spec.icon}:",
        url_path="" if first else spec.name,
        default=first,
        visibility="visible" if allowed and spec.listed else "hidden",
    )


def _shown(spec: PageSpec, allowed: bool) -> Callable[[], None]:
    return spec.show if allowed else outside.show_refusal


main()
