"""Words of the pages before the desk: login, first set-up, password; and of the strip that says who is logged in."""

from __future__ import annotations

from dossier.models.base import Text


def _w(zh: str, en: str) -> Text:
    return Text(zh=zh, en=en)


LOGIN_TITLE = _w("登录", "Log in")
LOGIN_NAME = _w("登录名", "Login")
LOGIN_PASSWORD = _w("密码", "Password")
LOGIN_BUTTON = _w("登录", "Log in")
LOGIN_OIDC = _w("使用单位统一身份登录", "Log in with your organisation's account")
LOGIN_HELP = _w(
    "忘记密码或没有账号，请联系本单位管理员。",
    "No account, or the password forgotten? Ask your office's administrator.",
)
DOOR_FOREIGN = _w("请求不是由本页面发出的，请重新打开页面后再试。", "This was not sent by this page; open it anew.")

FIRST_TITLE = _w("首次使用：设立管理员", "First use: the administrator")
FIRST_INTRO = _w(
    "本安装还没有账号。第一个账号是管理员，由其设立单位和其他账号。",
    "There are no accounts yet. The first one is the administrator's, who then adds offices and further accounts.",
)
FIRST_PERSON = _w("姓名", "Name")
FIRST_BUTTON = _w("设立并登录", "Create and log in")
FIRST_ALONE_TITLE = _w("只在这台电脑上由一人使用", "One person on this computer")
FIRST_ALONE = _w(
    "不设账号：能操作这台电脑的人都能查看和处理全部材料，仅限从本机访问。以后设立账号即改为登录使用。",
    "No accounts: whoever sits at this computer sees and does everything, from this computer only. With the first "
    "account that is added later, people must log in.",
)
FIRST_ALONE_BUTTON = _w("本机单人使用（不设账号）", "Use alone (no accounts)")
FIRST_ELSEWHERE = _w(
    "首次设立须在安装本软件的电脑上进行：打开 http://127.0.0.1，或执行 dossier accounts add。",
    "The first set-up is done on the computer itself: at http://127.0.0.1, or with dossier accounts add.",
)

PASSWORD_TITLE = _w("修改密码", "Change the password")
PASSWORD_OLD = _w("现在的密码", "Present password")
PASSWORD_NEW = _w("新密码（至少 10 个字符）", "New password (10 characters or more)")
PASSWORD_AGAIN = _w("再输入一次", "Once more")
PASSWORD_BUTTON = _w("修改并重新登录", "Change, and log in again")
PASSWORD_UNLIKE = _w("两次输入的新密码不一致。", "The two new passwords are not the same.")
PASSWORD_DONE = _w("密码已修改，请用新密码登录。", "The password is changed; log in with the new one.")
PASSWORD_BACK = _w("返回", "Back")

OUT_TITLE = _w("请登录", "Log in")
OUT_ENDED = _w("您尚未登录，或登录已失效。", "You are not logged in, or no longer.")
OUT_LOGIN = _w("用账号登录", "Log in with an account")
OUT_UNKNOWN_TITLE = _w("没有对应的账号", "No account")
OUT_UNKNOWN = _w(
    "统一身份“{who}”在本系统中没有可用账号。请将此页面告知本单位管理员。",
    "“{who}” is known to your organisation but has no open account here. Show this page to your administrator.",
)
OUT_PROVIDER = _w("退出统一身份", "Log out of the organisation's account")

OUT_MEANWHILE = _w("登录已失效，请重新登录。", "You are logged out; log in again.")
REFUSED_ACT = _w("您的角色不能进行此操作。", "Your role does not allow this.")
REFUSED_PAGE = _w("您的角色不能查看此页面。", "Your role does not open this page.")
STRIP_LOG_OUT = _w("退出登录", "Log out")
STRIP_PASSWORD = _w("修改密码", "Change the password")
STRIP_ROLE = _w("查看身份", "Look at the desk as")
