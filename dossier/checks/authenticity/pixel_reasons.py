"""Why the pixels of a page could not be examined, in words; the codes are those of ``extraction/traces/pixels``."""

from __future__ import annotations

from dossier.models.base import Text, text

PIXEL_REASONS: dict[str, Text] = {
    "no_earlier_compression": text(
        "图像没有更早一次压缩的痕迹（首次保存、缩放过、打印后重新扫描或强力压缩）",
        "the picture has no trace of an earlier compression (saved once, resized, printed and scanned again, or "
        "compressed hard)",
    ),
    "no_noise": text(
        "纸面没有可比的噪声（软件生成、漂白或强力压缩的页面）",
        "the paper has no noise to compare (drawn by a program, whitened, or compressed hard)",
    ),
    "layered_print": text(
        "文字没有扫描留下的柔边（分层压缩或软件绘制），相同字形本来就一致",
        "the letters lack the soft edges that scanning leaves (stored as a layer of their own, or drawn by a program): "
        "like letters agree anyway",
    ),
    "few_letters": text("页面文字太少", "too little print on the page"),
    "few_levels": text("图像只有很少的灰度级", "the picture has few levels of grey"),
    "one_bit": text("图像只有黑白两色", "the picture is black and white only"),
    "too_small": text("图像太小", "the picture is too small"),
    "too_large": text("图像太大", "the picture is too large"),
    "mirrored": text("图像镜像存放", "the picture is stored mirrored"),
    "no_page_picture": text("页面不是单独一幅图像", "the page is not one picture"),
}
