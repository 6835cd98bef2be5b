"""Every way in which a file can fail to be read: a stable code, what happened, what cures it, in two languages."""

from __future__ import annotations

from typing import NamedTuple

from dossier.models.base import Text, text
from dossier.models.page import Problem


class _Entry(NamedTuple):
    zh: str
    en: str
    cure_zh: str
    cure_en: str


PROBLEMS: dict[str, _Entry] = {
    "empty_file": _Entry(
        "“{file}”是空文件（0字节）", "“{file}” is empty (0 bytes)", "请重新导出并上传该文件", "Export the file again"
    ),
    "unreadable_file": _Entry(
        "“{file}”无法打开：{reason}",
        "“{file}” cannot be opened: {reason}",
        "请检查文件权限，或重新拷贝该文件",
        "Check the permissions or copy the file again",
    ),
    "outside_link": _Entry(
        "“{file}”是指向资料文件夹之外的链接，未读取",
        "“{file}” is a link that leaves the dossier; it was not followed",
        "请将文件本身放入资料文件夹",
        "Put the file itself into the dossier",
    ),
    "unsafe_name": _Entry(
        "压缩包内的文件名“{original}”指向资料之外，已按“{file}”读取",
        "The name “{original}” in the archive points outside the dossier; read as “{file}”",
        "请重新打包，勿使用绝对路径或“..”",
        "Pack the archive again without absolute names or “..”",
    ),
    "too_many_files": _Entry(
        "资料超过{limit}个文件，自“{file}”起未读取",
        "The dossier has more than {limit} files; none from “{file}” on was read",
        "请拆分资料，或提高 DOSSIER_LIMITS__MAX_FILES",
        "Split the dossier or raise DOSSIER_LIMITS__MAX_FILES",
    ),
    "file_too_large": _Entry(
        "“{file}”大于{limit}，未读取",
        "“{file}” is larger than {limit}; it was not read",
        "请压缩图像后重新上传，或提高 DOSSIER_LIMITS__MAX_FILE_BYTES",
        "Make the file smaller or raise DOSSIER_LIMITS__MAX_FILE_BYTES",
    ),
    "dossier_too_large": _Entry(
        "资料总量超过{limit}，“{file}”未读取",
        "All files together exceed {limit}; “{file}” was not read",
        "请拆分资料，或提高 DOSSIER_LIMITS__MAX_TOTAL_BYTES",
        "Split the dossier or raise DOSSIER_LIMITS__MAX_TOTAL_BYTES",
    ),
    "zip_bomb": _Entry(
        "“{file}”解压后异常膨胀（超过{limit}倍），未读取",
        "“{file}” grows more than {limit} times when unpacked; it was not read",
        "请直接上传原始文件，不要使用压缩包",
        "Upload the original files instead of the archive",
    ),
    "zip_too_deep": _Entry(
        "压缩包“{file}”嵌套超过{limit}层，未打开",
        "“{file}” lies more than {limit} archives deep; it was not opened",
        "请解开内层压缩包后重新打包",
        "Unpack the inner archives first",
    ),
    "zip_encrypted": _Entry(
        "压缩包中的“{file}”有密码，无法读取",
        "“{file}” in the archive is protected by a password",
        "请取消密码后重新打包",
        "Pack the archive again without a password",
    ),
    "zip_broken": _Entry(
        "压缩包“{file}”已损坏或压缩方式不受支持：{reason}",
        "“{file}” in the archive is damaged or packed in an unknown way: {reason}",
        "请用普通ZIP方式重新打包",
        "Pack again as an ordinary ZIP",
    ),
    "unsupported_archive": _Entry(
        "“{file}”是{kind}压缩包，无法打开",
        "“{file}” is a {kind} archive, which cannot be opened",
        "请解开后以ZIP重新打包",
        "Unpack it and pack it as ZIP",
    ),
    "unsupported": _Entry(
        "“{file}”是{kind}，不支持读取",
        "“{file}” is {kind_en}, which cannot be read",
        "请另存为PDF、图片、OFD、DOCX、XLSX或电子发票XML",
        "Save it as PDF, picture, OFD, DOCX, XLSX or e-invoice XML",
    ),
    "wrong_content": _Entry(
        "“{file}”的内容不是{expected}，而是{kind}，无法读取",
        "“{file}” does not hold {expected} but {kind_en}; it cannot be read",
        "请重新导出该文件，不要只改扩展名",
        "Export the file again; changing its extension does not convert it",
    ),
    "pdf_encrypted": _Entry(
        "“{file}”已加密，需要密码才能打开",
        "“{file}” is encrypted and needs a password",
        "请取消密码保护后重新上传",
        "Remove the password and upload it again",
    ),
    "pdf_broken": _Entry(
        "“{file}”已损坏，没有可读的页面",
        "“{file}” is damaged; none of its pages can be read",
        "请重新导出或重新下载该PDF",
        "Export or download the PDF again",
    ),
    "pdf_repaired": _Entry(
        "“{file}”不完整，只找回{pages}页，其后的页面可能缺失",
        "“{file}” is incomplete; {pages} pages were recovered, later ones may be missing",
        "请重新导出或重新下载该PDF",
        "Export or download the PDF again",
    ),
    "too_many_pages": _Entry(
        "“{file}”共{pages}页，只读取了第1至{limit}页",
        "“{file}” has {pages} pages; only pages 1 to {limit} were read",
        "请拆分文件，或提高 DOSSIER_LIMITS__MAX_PAGES",
        "Split the file or raise DOSSIER_LIMITS__MAX_PAGES",
    ),
    "too_much_text": _Entry(
        "“{file}”的内容超过{limit}行或{letters}字，其后的内容未读取",
        "“{file}” holds more than {limit} rows or {letters} letters; what follows was not read",
        "请拆分文件，或只提交与申报有关的部分",
        "Split the file, or hand in only the part that matters",
    ),
    "blank_file": _Entry(
        "“{file}”共{pages}页，均未读到任何文字",
        "“{file}” has {pages} page(s) on which no text at all could be read",
        "请检查原文件，重新扫描或重新导出",
        "Check the original; scan or export it again",
    ),
    "picture_too_large": _Entry(
        "“{file}”的图像为{width}×{height}像素，超出上限，未读取",
        "The picture in “{file}” has {width}×{height} pixels, more than is allowed; it was not read",
        "请以300 dpi以下重新扫描，或提高 DOSSIER_LIMITS__MAX_PIXELS",
        "Scan again at 300 dpi or less, or raise DOSSIER_LIMITS__MAX_PIXELS",
    ),
    "picture_broken": _Entry(
        "“{file}”的图像已损坏，无法解码",
        "The picture in “{file}” is damaged and cannot be decoded",
        "请重新扫描或重新导出该图像",
        "Scan or export the picture again",
    ),
    "picture_incomplete": _Entry(
        "“{file}”的图像不完整，缺失部分显示为空白",
        "The picture in “{file}” is cut short; what is missing is blank",
        "请重新扫描或重新导出该图像",
        "Scan or export the picture again",
    ),
    "low_resolution": _Entry(
        "“{file}”第{page}页分辨率过低，文字高约{pixels}像素，识别结果可能有误",
        "Page {page} of “{file}” has a low resolution: lines are some {pixels} pixels high and may be misread",
        "请以300 dpi重新扫描，或靠近拍摄后提交原图",
        "Scan the page again at 300 dpi, or hand in the original of a photo taken close by",
    ),
    "mirrored": _Entry(
        "“{file}”第{page}页的图像左右颠倒（镜像），已翻转后读取",
        "The picture of page {page} in “{file}” is mirrored; it was turned over and read",
        "请核对原件，或重新拍摄、扫描该页",
        "Compare it with the original, or take the picture again",
    ),
    "vertical_text": _Entry(
        "“{file}”第{page}页文字竖排，已按列转为横排读取，页面横置显示",
        "The text of page {page} in “{file}” runs downwards; it was read column by column and is shown turned",
        "请核对该页所读内容，必要时提交横排版本",
        "Compare what was read with the page, or hand in a version written across",
    ),
    "page_timeout": _Entry(
        "“{file}”第{page}页读取超过{seconds}秒，已放弃",
        "Page {page} of “{file}” took more than {seconds} seconds and was given up",
        "请重新扫描该页，或提高 DOSSIER_LIMITS__SECONDS_PER_PAGE",
        "Scan the page again or raise DOSSIER_LIMITS__SECONDS_PER_PAGE",
    ),
    "page_crashed": _Entry(
        "“{file}”第{page}页使读取程序中断，已跳过",
        "Page {page} of “{file}” stopped the reader and was skipped",
        "请重新扫描或重新导出该页",
        "Scan or export the page again",
    ),
    "page_failed": _Entry(
        "“{file}”第{page}页无法读取：{reason}",
        "Page {page} of “{file}” cannot be read: {reason}",
        "请重新扫描或重新导出该页",
        "Scan or export the page again",
    ),
    "ocr_failed": _Entry(
        "“{file}”第{page}页文字识别失败：{reason}",
        "Text recognition failed on page {page} of “{file}”: {reason}",
        "请重新扫描该页，或更换识别引擎（DOSSIER_OCR_ENGINE）",
        "Scan the page again or choose another engine (DOSSIER_OCR_ENGINE)",
    ),
    "file_broken": _Entry(
        "“{file}”已损坏，无法按{kind}读取：{reason}",
        "“{file}” is damaged and cannot be read as {kind}: {reason}",
        "请重新导出或另存为PDF",
        "Export it again or save it as PDF",
    ),
}
"""Code to templates. ``{file}`` is the name inside the dossier."""


def problem(code: str, file: str, page: int | None = None, **values: object) -> Problem:
    """The problem of that code with its templates filled; KeyError for an unknown code (a slip of ours)."""
    entry = PROBLEMS[code]
    filled: dict[str, object] = {"file": file, "page": page, **values}
    return Problem(
        code=code,
        message=text(entry.zh, entry.en, **filled),
        cure=Text(zh=entry.cure_zh, en=entry.cure_en),
        page=page,
    )


def size_text(count: int) -> str:
    """A number of bytes as people say it."""
    return f"{count / 2**20:.0f} MB" if count >= 2**20 else f"{max(1, count // 1024)} KB"
