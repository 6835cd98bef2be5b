"""Prints of pages: the same page is known again after a rescan, another page of the same form is not."""

from __future__ import annotations

import base64
import io
import time

import cv2
import imagehash
import numpy as np
import pytest
from datasketch import MinHash
from PIL import Image

from dossier.extraction.ocr.null import NullEngine
from dossier.extraction.reading import read_file
from dossier.extraction.traces.page_prints import picture_hash, printed
from dossier.extraction.traces.seal_prints import with_seal_prints
from dossier.models.page import Line, Page, Trace
from dossier.models.prints import (
    PAGE_PRINT,
    PLACES,
    _hash,
    _print,
    bands,
    figures_in,
    likeness,
    picture_distance,
    text_print,
    wording_print,
)  # fmt: skip
from tests.ui.small_dossier import LICENCE, REPORT, pdf

FORM = "检验报告 报告编号 {n} 委托单位 {who} 样品名称 {what} 型号规格 {model} 检验类别 委托检验 检验依据 GB/T 3836.1 "
BODY = "抽样日期 {day} 检验结论 依据标准检验所检项目符合要求 温升 {a} K 绝缘电阻 {b} MΩ 噪声 {c} dB 转速 {d} r/min "


def report(**values: str) -> str:
    said = {"n": "WT2025-03188", "who": "甲市北辰装备有限公司", "what": "智能矿用电驱系统", "model": "BC-220E",
            "day": "2025年3月5日", "a": "58.3", "b": "512.6", "c": "71.42", "d": "1480.5", **values}  # fmt: skip
    return (FORM + BODY).format(**said) + "".join(
        f"第{i}项 测得值 {int(said['d'][:4]) * i % 977}.{i} 合格 " for i in range(20)
    )


def test_the_same_text_and_one_with_a_changed_name_are_alike() -> None:
    assert likeness(text_print(report()), text_print(report())) == 1
    changed = likeness(text_print(report()), text_print(report(who="乙市南岭仪器有限公司")))
    assert 0.85 < changed < 1
    assert set(bands(text_print(report()))) & set(bands(text_print(report(who="乙市南岭仪器有限公司"))))


def test_another_paper_on_the_same_form_is_not_alike() -> None:
    other = report(n="WT2024-00721", who="乙市南岭仪器有限公司", what="水泵", model="ZX", day="2024年11月2日",
                   a="41.0", b="870.1", c="66.05", d="2913.8")  # fmt: skip
    assert likeness(text_print(report()), text_print(other)) < 0.6


def test_wording_leaves_figures_and_marks_out() -> None:
    said = "该产品自投入使用以来运行稳定，性能可靠，操作简便，售后服务及时，完全满足我单位生产需要，值得推广。"
    assert wording_print(f"{said} 3 13800000000 No. AB-7") == wording_print(said)
    assert wording_print("12 3.4") == "" and text_print("太短") == "" and bands("") == []
    assert likeness("", text_print(report())) == 0 and figures_in("2025年 3") == 5


@pytest.mark.parametrize("pair", [("", "ab"), ("ab", "abcd"), ("", "")])
def test_pictures_that_cannot_be_compared(pair: tuple[str, str]) -> None:
    assert picture_distance(*pair) is None


def page_of(text: str) -> Page:
    lines = tuple(Line(text=row, box=(0.1, 0.1, 0.9, 0.12)) for row in text.split("\n"))
    return Page(number=3, width=600, height=800, media="scan", lines=lines)


def test_a_page_bears_one_print_and_a_blank_one_none() -> None:
    mark = Trace(kind=PAGE_PRINT, page=3, data={"picture": "ff"})
    page = printed(page_of(report()).model_copy(update={"traces": (mark, mark, Trace(kind="qr_code", page=3))}))
    assert [trace.kind for trace in page.traces] == ["qr_code", PAGE_PRINT]
    assert page.traces[-1].data["picture"] == "ff" and page.traces[-1].data["text"]
    assert printed(page) == page
    assert printed(Page(number=1, width=1, height=1, media="blank")).traces == ()


def sheet(seed: int) -> np.ndarray:
    """A page of print: rows of dark blocks of different lengths."""
    random = np.random.default_rng(seed)
    picture = np.full((1600, 1130, 3), 250, np.uint8)
    for top in range(100, 1500, 44):
        left = 90
        while left < 1000 and random.random() < 0.9:
            wide = int(random.integers(30, 200))
            picture[top : top + 22, left : left + wide] = 30
            left += wide + 30
    return picture


def test_a_rescan_has_nearly_the_same_picture_and_another_page_has_not() -> None:
    first = sheet(1)
    turn = cv2.getRotationMatrix2D((565, 800), 0.4, 0.995)
    again = cv2.warpAffine(first, turn, (1130, 1600), borderValue=(250, 250, 250))
    again = np.clip(again + np.random.default_rng(2).normal(0, 9, again.shape), 0, 255).astype(np.uint8)
    near = picture_distance(picture_hash(first), picture_hash(again))
    far = picture_distance(picture_hash(first), picture_hash(sheet(3)))
    assert near is not None and far is not None and near <= 10 < far


def test_both_prints_of_a_page_cost_less_than_ten_milliseconds() -> None:
    picture, page = sheet(1), page_of(report())
    picture_hash(picture), printed(page)
    started = time.process_time()
    for _ in range(10):
        picture_hash(picture), printed(page)
    assert (time.process_time() - started) / 10 < 0.02, "twice the aim, for a busy machine"


@pytest.mark.parametrize("lines", [LICENCE, REPORT])
def test_text_pages_and_scans_have_prints_with_a_picture(lines: tuple[tuple[str, str], ...]) -> None:
    (page,) = read_file("a.pdf", pdf(lines), NullEngine()).pages
    (mark,) = [trace for trace in page.traces if trace.kind == PAGE_PRINT]
    assert len(mark.data["picture"]) == 16 and mark.data["text"] and mark.page == 1


def stamp(angle: float, seed: int) -> np.ndarray:
    """A round stamp on rough paper, turned; ink and paper differ by the seed."""
    random = np.random.default_rng(seed)
    ink = np.zeros((400, 400), np.uint8)
    cv2.circle(ink, (200, 200), 160, 255, 9)
    for i in range(14):
        at = np.deg2rad(140 + i * 20)
        place = (int(200 + 120 * np.cos(at)) - 12, int(200 + 120 * np.sin(at)) + 12)
        cv2.putText(ink, chr(65 + i), place, cv2.FONT_HERSHEY_SIMPLEX, 1.2, 255, 4)
    ink = cv2.warpAffine(ink, cv2.getRotationMatrix2D((200, 200), angle, 1), (400, 400))
    worn = cv2.resize(random.random((40, 40)).astype(np.float32), (400, 400)) > 0.3
    paper = np.full((400, 400, 3), (244, 242, 238), np.float32)
    paper[(ink > 100) & worn] = (205, 45, 50)
    return np.clip(paper + random.normal(0, 4, paper.shape), 0, 255).astype(np.uint8)


def print_of(picture: np.ndarray) -> dict[str, object]:
    (trace,) = with_seal_prints([Trace(kind="seal", page=1, box=(0.08, 0.08, 0.92, 0.92))], picture)
    return trace.data


def test_one_seal_picture_twice_is_told_from_two_impressions_of_a_stamp() -> None:
    first = stamp(0, 1)
    stream = io.BytesIO()
    Image.fromarray(first).save(stream, "JPEG", quality=60)
    pasted = np.asarray(Image.open(stream))
    prints = [str(print_of(picture)["print"]) for picture in (first, pasted, stamp(0, 2), stamp(4, 3))]
    same, straight, turned = (picture_distance(prints[0], other) for other in prints[1:])
    assert same is not None and straight is not None and turned is not None
    assert same <= 12 and straight >= 40 and turned >= 40
    assert float(str(print_of(first)["grain"])) > 1


def test_pieces_and_tiny_seals_have_no_print() -> None:
    piece = Trace(kind="seal", page=1, box=(0, 0, 1, 1), data={"partial": True})
    tiny = Trace(kind="seal", page=1, box=(0, 0, 0.01, 0.01))
    assert with_seal_prints([piece, tiny, Trace(kind="seal", page=1)], stamp(0, 1)) == [
        piece, tiny, Trace(kind="seal", page=1),
    ]  # fmt: skip


@pytest.mark.parametrize("length", [1, 5, 40, 700])
def test_prints_are_those_of_the_library(length: int) -> None:
    runs = [f"{report()[at % 200 :][:4]}{at}" for at in range(length)]
    theirs = MinHash(num_perm=PLACES, hashfunc=_hash, seed=1, scheme="affine32")
    theirs.update_batch([run.encode() for run in runs])
    assert _print(runs) == base64.b64encode(theirs.hashvalues.astype("<u2").tobytes()).decode()


def test_hashes_of_pictures_are_those_of_the_library() -> None:
    random = np.random.default_rng(7)
    drawn = np.full((128, 128), 250, np.uint8)
    for x, y in random.integers(0, 120, (40, 2)):
        drawn[y : y + 3, x : x + 40] = random.integers(0, 90)
    band = np.full((128, 128), 255, np.uint8)
    band[40:50] = 0
    noise = random.integers(0, 256, (128, 128)).astype(np.uint8)
    for picture in (drawn, band, noise, np.full((128, 128), 200, np.uint8)):
        assert picture_hash(picture) == str(imagehash.phash(Image.fromarray(picture)))
