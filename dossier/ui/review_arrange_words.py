"""Words of the panel where papers are arranged by hand."""

from __future__ import annotations

from dossier.models.base import Text


def _w(zh: str, en: str) -> Text:
    return Text(zh=zh, en=en)


VIEW_ARRANGE = _w("整理材料", "Arrange papers")
ARRANGE_INTRO = _w(
    "改正材料的类型和起止页。整理后自动重新核验，机器原来的识别保留在历次结果中。",
    "Put right what a paper is and where it begins and ends. The dossier is then checked again; earlier results stay.",
)
ARRANGE_PAPER = _w("材料", "Paper")
ARRANGE_ONE = _w("{id} {type} · {places}", "{id} {type} · {places}")
ARRANGE_NONE = _w("没有可整理的材料。", "There is no paper to arrange.")
ARRANGE_REASON = _w("理由（选填）", "Reason (optional)")
ARRANGE_TYPE = _w("材料类型", "Type")
ARRANGE_RETYPE = _w("改为此类型", "Set the type")
ARRANGE_BEFORE = _w("另一份材料从此页开始", "Another paper begins with page")
ARRANGE_BEFORE_ONE = _w("{file} 第{page}页", "{file} p. {page}")
ARRANGE_SPLIT = _w("从此页拆分", "Split here")
ARRANGE_WITH = _w("与此材料合为一份（页序在后）", "Is one paper with (its pages come after)")
ARRANGE_MERGE = _w("合并", "Merge")
ARRANGE_TURN = _w("旋转当前页（{file} 第{page}页）", "Turn the page shown ({file} p. {page})")
ARRANGE_RIGHT = _w("↻ 右转 90°", "↻ Right 90°")
ARRANGE_OVER = _w("↕ 倒转 180°", "↕ Upside down")
ARRANGE_LEFT = _w("↺ 左转 90°", "↺ Left 90°")
ARRANGE_DONE = _w("已整理并重新核验", "Arranged, and checked again")
ARRANGE_QUEUED = _w("该页将按新方向重新识别", "The page will be read anew as it now stands")
ARRANGE_HISTORY = _w("已有的整理", "Arranged so far")
ARRANGE_NOTHING = _w("尚无人工整理。", "Nobody has arranged anything yet.")
ARRANGE_UNDO = _w("撤销", "Undo")
ARRANGE_LINE = _w("{what} · {user} · {when} {reason}", "{what} · {user} · {when} {reason}")
DID_RETYPE = _w("类型改为{type}（第{pages}页）", "Type set to {type} (p. {pages})")
DID_SPLIT = _w("从第{page}页拆分", "Split before p. {page}")
DID_MERGE = _w("合并（第{first}页与第{second}页）", "Merged (p. {first} and p. {second})")
DID_TURN = _w("第{page}页旋转 {degrees}°", "p. {page} turned by {degrees}°")
