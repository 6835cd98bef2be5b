"""Who applies for what, as the papers of a case name it."""

from __future__ import annotations

from dossier.models.base import text
from dossier.models.errors import RefusedError
from dossier.models.records.case_rows import CaseRow
from dossier.models.records.store import Store
from dossier.models.values import normalise_code, normalise_name


def declared(store: Store, dossier_id: str, case: CaseRow) -> dict[str, str]:
    """Who applies for what, from the papers, where the draft left it empty."""
    return {name: value for name, value in _head(store, dossier_id).items() if value and not getattr(case, name)}


def _head(store: Store, dossier_id: str) -> dict[str, str]:
    """Who applies for what, as the papers say."""
    run = store.dossier(dossier_id).run_id
    head = (store.result(run) or {}).get("dossier", {}) if run is not None else {}
    applicant, product = head.get("applicant", {}), head.get("product", {})
    return {
        "applicant": applicant.get("name") or "",
        "uscc": applicant.get("uscc") or "",
        "product": product.get("name") or "",
        "model": product.get("model") or "",
    }


def must_be_of_applicant(store: Store, dossier_id: str, case: CaseRow) -> None:
    """Papers of another company are not taken: a place on the restricted list could be got round with them.

    Name and code must both differ; one of them alone may be misread.
    """
    read = _head(store, dossier_id)
    codes = {normalise_code(case.uscc), normalise_code(read["uscc"])}
    names = {normalise_name(case.applicant), normalise_name(read["applicant"])}
    if "" in codes | names or min(len(codes), len(names)) == 1:
        return
    raise RefusedError(
        text(
            "材料所载申请单位为“{read}”，与案卷的申请单位“{known}”不同。",
            "The papers name “{read}” as the applicant, the case is of “{known}”.",
            read=read["applicant"], known=case.applicant,
        ),
        text(
            "请核对材料；如系识别有误，请在上传时填写申请单位名称和统一社会信用代码。",
            "Look at the papers; where they were read wrongly, state name and code when you hand them in.",
        ),
    )  # fmt: skip
