"""What the system says when a file cannot be read or written, in the words of an office, and what helps. The system's own words are
English on many PCs: they belong into the log."""

import errno

_WORDS = {
    "磁盘空间不足": ("ENOSPC", "EDQUOT"),
    "没有权限": ("EACCES", "EPERM"),
    "磁盘是只读的": ("EROFS",),
    "文件正被别的程序占用": ("EBUSY", "ETXTBSY", "EAGAIN", "EDEADLK"),
    "文件名太长": ("ENAMETOOLONG",),
    "文件或文件夹不存在": ("ENOENT", "ENOTDIR"),
    "那里是一个文件夹": ("EISDIR",),
    "文件太大": ("EFBIG",),
    "文件名里有不能用的字符": ("EINVAL", "EILSEQ"),
    "磁盘已拔出或读写出错": ("EIO", "ENODEV", "ENXIO"),
    "网络文件夹没有应答": ("ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ESTALE", "ECONNABORTED"),
}
# Windows tells more than its errno (winerror.h).
_WINDOWS_WORDS = {
    "磁盘空间不足": (39, 112),
    "磁盘是只读的": (19,),
    "文件正被别的程序占用": (32, 33),
    "文件名太长": (206,),
    "文件名里有不能用的字符": (123,),
    "磁盘已拔出或读写出错": (21, 23, 1117, 1167),
    "网络文件夹没有应答": (51, 53, 54, 55, 59, 64, 67, 121),
}
UNKNOWN = "系统没有说明原因"
_REMEDIES = {
    "磁盘空间不足": "请清理磁盘，或换一个盘再存",
    "没有权限": "请换一个能写入的文件夹",
    "磁盘是只读的": "请打开U盘的写保护开关，或换一个能写入的盘",
    "文件正被别的程序占用": "请先关闭打开它的程序，再存一次",
    "文件名太长": "请换一个短些的文件名",
    "文件或文件夹不存在": "请检查U盘是否接好、文件夹是否还在",
    "那里是一个文件夹": "请换一个文件名",
    "文件太大": "请换用 exFAT 或 NTFS 格式的盘",
    "文件名里有不能用的字符": "请换一个文件名",
    "磁盘已拔出或读写出错": "请检查磁盘或U盘是否接好，再存一次，或换一个位置",
    "网络文件夹没有应答": "请检查网络，或先存到本机",
}
# Not every system knows every name.
_BY_NUMBER = {
    getattr(errno, name): words for words, names in _WORDS.items() for name in names if hasattr(errno, name)
}
_BY_WINDOWS_NUMBER = {number: words for words, numbers in _WINDOWS_WORDS.items() for number in numbers}


def disk_words(error: OSError) -> str:
    """A few Chinese words for the reason, e.g. 磁盘空间不足; never the system's own."""
    windows = _BY_WINDOWS_NUMBER.get(getattr(error, "winerror", None) or 0)
    return windows or _BY_NUMBER.get(error.errno or 0, UNKNOWN)


def remedy(reason: str) -> str:
    """What helps where a file was not written, by the words of `disk_words`: 请清理磁盘，或换一个盘再存."""
    return _REMEDIES.get(reason, "请换一个位置再存")
