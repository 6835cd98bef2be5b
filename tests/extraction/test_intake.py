from __future__ import annotations

import io
import os
import stat
import time
import zipfile
from pathlib import Path

import pytest

from dossier.extraction.intake import SourceFile, open_bytes, open_sources
from dossier.extraction.intake.media import media_of
from dossier.extraction.intake.names import tame
from dossier.models.errors import UsageError
from dossier.models.settings import Limits
from tests.extraction.papers import zipped

LIMITS = Limits()


def codes(source: SourceFile) -> list[str]:
    return [problem.code for problem in source.problems]


def packed(names: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_folder_is_walked_in_order_without_litter(tmp_path: Path) -> None:
    (tmp_path / "发票").mkdir()
    (tmp_path / "发票/b.pdf").write_bytes(b"b")
    (tmp_path / "a.pdf").write_bytes(b"a")
    for litter in (".DS_Store", "Thumbs.db", "~$a.docx", "desktop.ini"):
        (tmp_path / litter).write_bytes(b"x")
    assert [file.name for file in open_sources(tmp_path, LIMITS)] == ["a.pdf", "发票/b.pdf"]


def test_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(b"secret")
    inside = tmp_path / "dossier"
    inside.mkdir()
    (inside / "a.pdf").write_bytes(b"a")
    (inside / "link.pdf").symlink_to(secret)
    (inside / "folder").symlink_to(tmp_path)
    (inside / "same.pdf").symlink_to(inside / "a.pdf")
    found = {file.name: file for file in open_sources(inside, LIMITS)}
    assert found["link.pdf"].data == b"" and codes(found["link.pdf"]) == ["outside_link"]
    assert codes(found["folder"]) == ["outside_link"]
    assert found["same.pdf"].data == b"a"
    assert len(found) == 4


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (source,) = open_sources(tmp_path, LIMITS)
    assert codes(source) == ["unreadable_file"]


def test_zip_in_zip_and_folders_inside(tmp_path: Path) -> None:
    inner = packed({"扫描件/2.pdf": b"two"})
    path = tmp_path / "all.zip"
    path.write_bytes(packed({"1.pdf": b"one", "inner.zip": inner, "__MACOSX/._1.pdf": b"x"}))
    assert [(file.name, file.data) for file in open_sources(path, LIMITS)] == [
        ("1.pdf", b"one"),
        ("inner.zip/扫描件/2.pdf", b"two"),
    ]


def test_zip_too_deep() -> None:
    data = b"paper"
    for _ in range(5):
        data = packed({"in.zip": data})
    (source,) = open_bytes("deep.zip", data, LIMITS)
    assert codes(source) == ["zip_too_deep"] and "in.zip" in source.problems[0].message.zh


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_without_the_utf8_flag(encoding: str) -> None:
    raw = "营业执照.pdf".encode(encoding)
    stand_in = "x" * len(raw)
    data = packed({stand_in: b"a"}).replace(stand_in.encode(), raw)
    assert [file.name for file in open_bytes("a.zip", data, LIMITS)] == ["营业执照.pdf"]


@pytest.mark.parametrize("name", ["../evil.pdf", "/etc/evil.pdf", "C:\\evil.pdf", "a/../../evil.pdf"])
def test_names_that_leave_the_dossier_are_tamed(name: str) -> None:
    (source,) = open_bytes("a.zip", packed({name: b"data"}), LIMITS)
    assert source.name.endswith("evil.pdf") and not source.name.startswith(("/", "..", "C:"))
    assert ".." not in source.name.split("/")
    assert source.data == b"data" and codes(source) == ["unsafe_name"]


def test_links_in_a_zip_are_refused() -> None:
    info = zipfile.ZipInfo("link.pdf")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    (source,) = open_bytes("a.zip", stream.getvalue(), LIMITS)
    assert codes(source) == ["outside_link"] and source.data == b""


def test_password_zip_names_file_and_cure() -> None:
    data = bytearray(zipped(a__pdf=b"secret"))
    data[6] |= 1  # the flag of the local header
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and of the directory
    (source,) = open_bytes("locked.zip", bytes(data), LIMITS)
    assert codes(source) == ["zip_encrypted"]
    assert "a.pdf" in source.problems[0].message.zh and "密码" in source.problems[0].cure.zh


def test_zip_bomb_is_not_unpacked_and_the_rest_is_read() -> None:
    data = packed({"bomb.pdf": b"\0" * 30_000_000, "ok.pdf": b"fine"})
    bomb, fine = open_bytes("a.zip", data, LIMITS)
    assert codes(bomb) == ["zip_bomb"] and bomb.data == b""
    assert fine.data == b"fine"


def test_a_directory_that_lies_about_sizes_does_not_get_by() -> None:
    data = bytearray(packed({"bomb.pdf": b"\0" * 3_000_000}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    (source,) = open_bytes("a.zip", bytes(data), LIMITS)
    assert len(source.data) <= 10 and source.problems


def test_limits_of_files_and_bytes() -> None:
    data = packed({f"{i}.pdf": b"12345" for i in range(5)})
    files = open_bytes("a.zip", data, LIMITS.model_copy(update={"max_files": 3}))
    assert [codes(file) for file in files] == [[], [], [], ["too_many_files"]]
    files = open_bytes("a.zip", data, LIMITS.model_copy(update={"max_total_bytes": 12}))
    assert [codes(file) for file in files][:3] == [[], [], ["dossier_too_large"]]
    (source,) = open_bytes("a.pdf", b"12345", LIMITS.model_copy(update={"max_file_bytes": 4}))
    assert codes(source) == ["file_too_large"]


def test_empty_and_broken() -> None:
    (empty,) = open_bytes("a.pdf", b"", LIMITS)
    assert codes(empty) == ["empty_file"]
    whole = zipped(a__pdf=b"abc" * 100)
    (broken,) = open_bytes("a.zip", whole[: len(whole) // 2], LIMITS)
    assert codes(broken) == ["zip_broken"]


def test_nothing_there() -> None:
    with pytest.raises(UsageError):
        open_sources(Path("/nowhere/at/all"), LIMITS)


def test_same_names_are_told_apart() -> None:
    data = packed({"a/1.pdf": b"1", "./a/1.pdf": b"2"})
    assert [file.name for file in open_bytes("x.zip", data, LIMITS)] == ["a/1.pdf", "a/1 (2).pdf"]


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (b"%PDF-1.4", "pdf"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"Rar!\x1a\x07\x00", "archive"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><a/>", "xml"),
        (b"<!DOCTYPE html><html>", "html"),
        (b"plain words", "text"),
        (b"\x00\x01\x02", "unknown"),
        (zipped(**{"word/document__xml": b"<a/>"}), "docx"),
        (zipped(OFD__xml=b"<a/>"), "ofd"),
    ],
)
def test_media_by_content(data: bytes, media: str) -> None:
    assert media_of(data) == media


def test_tame_keeps_honest_names() -> None:
    assert tame("发票/1号 (副本).pdf") == ("发票/1号 (副本).pdf", False)


def test_a_path_to_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (source,) = open_sources(tmp_path / "pipe", LIMITS)
    assert codes(source) == ["unreadable_file"]


def test_links_in_a_circle_and_to_nothing_are_named(tmp_path: Path) -> None:
    (tmp_path / "circle.pdf").symlink_to("circle.pdf")
    (tmp_path / "gone.pdf").symlink_to("nothing.pdf")
    (tmp_path / "same").symlink_to(".")
    (tmp_path / "z.pdf").write_bytes(b"z")
    circle, gone, whole = open_sources(tmp_path, LIMITS)
    assert codes(circle) == codes(gone) == ["unreadable_file"] and whole.data == b"z"


def test_a_folder_that_may_not_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "a.pdf").write_bytes(b"a")
    listed = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = {file.name: file for file in open_sources(tmp_path, LIMITS)}
    assert codes(found["shut"]) == ["unreadable_file"] and found["a.pdf"].data == b"a"


def test_a_path_that_no_system_takes_is_bad_usage() -> None:
    with pytest.raises(UsageError, match="aaa"):
        open_sources(Path("a" * 5000), LIMITS)


def test_names_on_disk_in_the_encoding_of_windows(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "营业执照.pdf".encode("gbk"))).write_bytes(b"a")
    assert [file.name for file in open_sources(tmp_path, LIMITS)] == ["营业执照.pdf"]


def test_any_number_of_refused_members_costs_little() -> None:
    data = bytearray(packed({f"{i}.pdf": b"" for i in range(20_000)}))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1  # "encrypted"
        at = data.find(b"PK\x01\x02", at + 46)
    started = time.process_time()
    sources = open_bytes("a.zip", bytes(data), LIMITS)
    assert time.process_time() - started < 5
    assert len(sources) == LIMITS.max_files + 1 and codes(sources[-1]) == ["too_many_files"]


def test_zips_inside_count_although_they_are_no_files() -> None:
    inner = packed({})  # nothing in it, but a long comment
    inner = inner[:-2] + (60_000).to_bytes(2, "little") + b"\0" * 60_000
    limits = LIMITS.model_copy(update={"max_total_bytes": 200_000})
    sources = open_bytes("a.zip", packed({f"{i}.zip": inner for i in range(5)}), limits)
    assert [codes(source) for source in sources] == [["dossier_too_large"]] * 2


def test_names_longer_than_any_screen_are_cut() -> None:
    name, _ = tame("长" * 60_000 + ".pdf")
    assert len(name) == 255 and name.endswith("….pdf")
    assert tame("a/" * 5000 + "b.pdf")[0] == "b.pdf"


def test_half_an_office_file_is_no_broken_archive() -> None:
    half = packed({"OFD.xml": b"<ofd/>" * 100, "Doc_0/Document.xml": b"x" * 500})[:150]
    (source,) = open_bytes("发票.ofd", half, LIMITS)
    assert codes(source) == ["file_broken"] and "OFD" in source.problems[0].message.zh
