"""Kinds of products a made-up company may apply for, with what their papers say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A product kind: its generic name, what a test report measures, and how policies would file it."""

    name: str
    prefix: str
    """Letters of the model designation."""
    branch: str
    """The trade in the company name."""
    range: str
    """Equipment range of the regional policy."""
    unit: str
    price: int
    """Unit price without tax, in yuan."""
    tax_class: str
    """Short tax classification printed between asterisks on invoices."""
    invention: str
    utility: str
    goods: str
    items: tuple[tuple[str, str, str, str], ...]
    """Test items: name, requirement, result, unit."""
    category: str = "单机装备"
    industry: str = "装备制造"
    mark_class: int = 7
    standards: tuple[str, ...] = ("GB/T 5226.1-2019", "GB/T 3768-2017")


KINDS = (
    Kind(
        "智能液压破碎机", "ZYP", "重工机械", "大型矿山和冶金装备", "台", 486_000, "矿山机械",
        "一种矿石破碎腔体的液压自适应调节方法", "一种破碎机用液压缓冲支座", "破碎机；采矿机械；矿石处理设备；液压泵",
        (("额定处理能力", "≥120", "126.4", "t/h"), ("主轴转速", "280±10", "283", "r/min"),
         ("空载噪声", "≤85", "82.6", "dB(A)"), ("液压系统保压", "≥30", "34", "min")),
    ),
    Kind(
        "永磁变频驱动一体机", "YBQ", "电气", "电力装备", "套", 238_000, "电动机",
        "一种永磁电机无感矢量控制方法及系统", "一种变频驱动一体机散热结构", "电动机；马达驱动装置；发电机；"
            "电力变换设备",
        (("额定功率", "≥315", "318.2", "kW"), ("效率", "≥95.5", "96.3", "%"),
         ("绕组绝缘电阻", "≥100", "412", "MΩ"), ("温升", "≤80", "67.5", "K")),
        standards=("GB/T 5226.1-2019", "GB/T 1032-2012"),
    ),
    Kind(
        "轨道表面损伤巡检机器人", "GXR", "智能科技", "先进轨道交通装备", "台", 362_000, "专用设备",
        "一种轨面图像的损伤识别方法与装置", "一种巡检机器人行走底盘", "工业机器人；清洁机械；轨道检测用机械装置",
        (("最小可识别裂纹宽度", "≤0.10", "0.08", "mm"), ("连续工作时间", "≥6", "7.2", "h"),
         ("行走速度", "0.5～3.0", "0.5～3.2", "m/s"), ("定位误差", "≤10", "6.4", "mm")),
        industry="现代装备制造",
    ),
    Kind(
        "烟气余热梯级回收换热机组", "YRH", "节能环保设备", "先进节能环保装备", "套", 724_500, "环境保护专用设备",
        "一种高温烟气余热梯级回收方法", "一种换热管束的清灰装置", "换热器；锅炉用热交换器；气体净化装置",
        (("换热量", "≥2.4", "2.53", "MW"), ("热效率", "≥91.0", "93.2", "%"),
         ("水压试验", "1.5 MPa 保压30 min 无渗漏", "无渗漏", "—"), ("排烟温度", "≤110", "101", "℃")),
        industry="节能环保", mark_class=11, standards=("GB/T 151-2014", "GB/T 3768-2017"),
    ),
    Kind(
        "多轴联动焊接工业机器人", "DHJ", "装备制造", "工业机器人等智能装备", "台", 295_000, "工业机器人",
        "一种焊缝轨迹在线修正的机器人控制方法", "一种焊接机器人腕部传动机构", "工业机器人；电焊设备；机械手",
        (("重复定位精度", "≤0.05", "0.03", "mm"), ("额定负载", "≥20", "20.5", "kg"),
         ("最大工作半径", "≥1850", "1862", "mm"), ("绝缘电阻", "≥20", "185", "MΩ")),
        industry="高端装备制造", standards=("GB/T 12642-2013", "GB/T 5226.1-2019"),
    ),
    Kind(
        "精密卧式镗铣加工中心", "JWT", "精密机床", "高端工业母机", "台", 1_180_000, "金属切削机床",
        "一种镗铣主轴热误差补偿方法", "一种卧式加工中心的工作台锁紧装置", "机床；铣床；金属加工机械",
        (("定位精度", "≤0.008", "0.006", "mm"), ("主轴径向跳动", "≤0.003", "0.002", "mm"),
         ("主轴最高转速", "≥6000", "6020", "r/min"), ("空运转噪声", "≤83", "79.8", "dB(A)")),
        standards=("GB/T 18400.4-2010", "GB/T 5226.1-2019"),
    ),
)  # fmt: skip

STANDARD_TITLES = {
    "GB/T 5226.1-2019": "机械电气安全 机械电气设备 第1部分：通用技术条件",
    "GB/T 3768-2017": "声学 声压法测定噪声源声功率级 采用反射面上方包络测量面的简易法",
    "GB/T 1032-2012": "三相异步电动机试验方法",
    "GB/T 151-2014": "热交换器",
    "GB/T 12642-2013": "工业机器人 性能规范及其试验方法",
    "GB/T 18400.4-2010": "加工中心检验条件 第4部分：线性和回转轴线的定位精度和重复定位精度检验",
}
"""National standards cited, with their titles."""
