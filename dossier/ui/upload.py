"""The page where papers are handed in. Files go to the store at once; reading them is another process's work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dossier.extraction.intake import open_bytes
from dossier.models.errors import DossierError
from dossier.models.settings import settings
from dossier.pipeline import Options, enter
from dossier.ui import desk, words
from dossier.ui.language import language, say
from dossier.ui.submission import SUFFIXES, title_of, uscc_problem
from dossier.ui.upload_guide import SUFFIXES as SUFFIXES_OF_GUIDES
from dossier.ui.upload_guide import guide_of, policy_under


def show() -> None:
    """The form; after it is sent the dossier's page shows the progress."""
    with st.container(width=940):
        _show()


def _show() -> None:
    st.subheader(say(words.UPLOAD_TITLE), anchor=False)
    st.caption(say(words.UPLOAD_INTRO))
    files = st.file_uploader(
        say(words.UPLOAD_FILES), type=SUFFIXES, accept_multiple_files=True, help=say(words.UPLOAD_FILES_HELP)
    )
    left, right = st.columns([0.66, 0.34])
    labels = {"": say(words.UPLOAD_POLICY_AUTO)} | {id_: desk.policy_name(id_) for id_ in desk.policies()}
    with left:
        policy = st.selectbox(
            say(words.UPLOAD_POLICY),
            list(labels),
            format_func=labels.__getitem__,
        )
    with right:
        day = st.date_input(
            say(words.UPLOAD_DATE),
            value=None,
            min_value=date(2000, 1, 1),
            max_value=date(2100, 12, 31),
            format="YYYY-MM-DD",
            help=say(words.UPLOAD_DATE_HELP),
        )
    guide = _guide()
    options = _declared(policy or None, day)
    if st.button(say(words.UPLOAD_SUBMIT), type="primary", icon=":material/play_arrow:"):
        _submit(files, options, guide)


def _guide() -> UploadedFile | None:
    """The file of an office's guide; it is read once more when all is handed in."""
    with st.expander(say(words.UPLOAD_GUIDE)):
        st.caption(say(words.UPLOAD_GUIDE_HINT))
        file = st.file_uploader(say(words.UPLOAD_GUIDE_FILE), type=SUFFIXES_OF_GUIDES, key="guide")
        try:
            if file:
                name = say(guide_of(file.name, file.getvalue()).name)
                st.caption(say(words.UPLOAD_GUIDE_USED, name=desk.escaped(name)))
        except DossierError as error:
            st.error(desk.explain(error))
    return file


def _declared(policy: str | None, day: date | None) -> Options:
    """What the person states; an empty cell states nothing."""
    with st.expander(say(words.UPLOAD_OPTIONAL)):
        st.caption(say(words.UPLOAD_OPTIONAL_HINT))
        left, right = st.columns(2)
        with left:
            applicant = st.text_input(say(words.UPLOAD_APPLICANT))
            product = st.text_input(say(words.UPLOAD_PRODUCT))
        with right:
            uscc = st.text_input(say(words.UPLOAD_USCC), max_chars=24)
            model = st.text_input(say(words.UPLOAD_MODEL))
    return Options(
        policy=policy,
        applicant=applicant.strip() or None,
        uscc=uscc.strip() or None,
        product=product.strip() or None,
        model=model.strip() or None,
        applied_on=day,
    )


def _submit(files: Sequence[UploadedFile], options: Options, guide: UploadedFile | None) -> None:
    if not files:
        st.error(say(words.UPLOAD_NO_FILES))
        return
    if problem := uscc_problem(options.uscc):
        st.error(say(words.UPLOAD_BAD_USCC, reason=say(problem)))
        return
    try:
        options = _guided(options, guide)
        limits = settings().limits
        sources = [source for file in files for source in open_bytes(file.name, file.getvalue(), limits)]
        id_ = enter(desk.store(), title_of([file.name for file in files], language()), sources, options, **desk.owner())
        desk.store().enqueue(id_)
    except DossierError as error:
        st.error(desk.explain(error))
        return
    desk.open_dossier(id_)


def _guided(options: Options, file: UploadedFile | None) -> Options:
    """The options with the guide in them. Raises PolicyError and UsageError where it is wrong or does not fit."""
    if file is None:
        return options
    guide = guide_of(file.name, file.getvalue())
    policy = policy_under(guide, options.policy, options.applied_on)
    return options.model_copy(update={"overlay": guide, "policy": policy})
