"""Characters that nobody sees: where they do their work in a text, and where they only hide in it."""

import re
import unicodedata
from functools import cache

JOINER = "\u034f"  # joins nothing that is seen; marks are not sorted over it

IGNORED = (  # what Unicode lets everybody ignore, and what is no character at all
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065\u206a-\u206f\u3164"
    "\ufdd0-\ufdef\ufe00-\ufe0f\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
)
_PLANES = "".join(f"{chr(n * 0x10000 - 2)}{chr(n * 0x10000 - 1)}" for n in range(2, 18))
_UNSEEN_SIGN = f"[{IGNORED}{_PLANES}\U000e0000-\U000e0fff]"

_JOINING = (  # scripts whose letters have other forms beside each other
    "\u0600-\u0dff\u1000-\u109f\u1780-\u17b3\u17b6-\u17ff\u1820-\u18aa\u1b00-\u1bff\ua800-\uabff"
    "\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
_WITHOUT_SPACES = "\u0e00-\u109f\u1780-\u17b3\u17b6-\u17ff\u1950-\u19df\u1a20-\u1aaf"
_EMOJI = "\u00a9\u00ae\u203c\u2049\u2100-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_IDEOGRAPHS = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_VARYING = "#*0-9\u1000-\u109f\u2010-\u2027\u2030-\u205e\u2070-\u3163\u3165-\u33ff\ua840-\ua877\uff01-\uff60"
_MEANT = (
    "(?<=[^\\W_])\u00ad(?=[^\\W_])"
    f"|[\u200c\u200d](?=[{_JOINING}])|(?<=[{_JOINING}])[\u200c\u200d]"
    f"|(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])"
    f"|\u200b(?=[{_WITHOUT_SPACES}])|(?<=[{_WITHOUT_SPACES}])\u200b"
    "|\u115f(?=[\u1161-\u11a7\ud7b0-\ud7c6])|(?<=[\u1100-\u115e\ua960-\ua97c])\u1160"
    "|(?<=[\u1820-\u18aa])[\u180b-\u180f]|(?<=[\u180b-\u180d\u180f])\u180e(?=[\u1820-\u18aa])"
    f"|(?<=[{_VARYING}{_EMOJI}{_IDEOGRAPHS}])[\ufe00-\ufe0f]"
    f"|(?<=[{_IDEOGRAPHS}])[\U000e0100-\U000e01ef]"
)
"""Where a sign that is not seen itself does its work on what stands beside it."""
_RIGHT_TO_LEFT = "[\u05d0-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]"
_AROUND = 64  # characters before and after in which such a letter gives a mark of direction its sense
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"


REPLACED = "\ufffd"  # what is shown instead of what nobody sees
_DIRECTIONS = "\u200e\u200f\u061c"
_TAGS = "\U000e0020-\U000e007f"


@cache
def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that few texts need: to compile it takes a tenth of a start."""
    return re.compile(pattern, flags)


def places(text: str) -> list[int]:
    """Where in the text a sign stands that shows nothing and does nothing to what is around it.

    Not so a soft hyphen within a word, a joiner in emoji or in a script that has use for it, a mark of
    direction near what is written from right to left, or a variant of a sign that has some.
    """
    shown = made_visible(text)
    return [] if shown == text else [n for n, c in enumerate(text) if c != shown[n]]


def made_visible(text: str) -> str:
    """The text with a replacement character for each sign in its `places`.

    By patterns that know what they put there: to be asked for each of millions of signs takes seconds.
    """
    if text.isascii() or not _compiled(_UNSEEN_SIGN).search(text):
        return text
    text = _compiled(f"(?!{_MEANT}|[{_DIRECTIONS}{JOINER}{_TAGS}]){_UNSEEN_SIGN}").sub(REPLACED, text)
    text = _compiled(f"{JOINER}(?=[\\w\x00-\x7f]|\\Z)").sub(REPLACED, text)
    text = _compiled(f"{JOINER}(?=(.))", re.DOTALL).sub(_joiner, text)
    text = _compiled(f"{_FLAG}|[{_TAGS}]+").sub(_flag, text)
    if not _compiled(_RIGHT_TO_LEFT).search(text):
        return _compiled(f"[{_DIRECTIONS}]").sub(REPLACED, text)
    far = f"(?:^|{_RIGHT_TO_LEFT})[^{_RIGHT_TO_LEFT[1:]}{{{_AROUND},}}"
    return _compiled(far).sub(_far, text)


def _joiner(match: re.Match[str]) -> str:
    return JOINER if unicodedata.combining(match[1]) else REPLACED


def _flag(match: re.Match[str]) -> str:
    return match[0] if match[0][0] == "\U0001f3f4" else REPLACED * len(match[0])


def _far(match: re.Match[str]) -> str:
    """What has nothing from right to left in it but at its ends, without marks that are far from these."""
    text = match[0]
    start = 0 if match.start() == 0 and not _compiled(_RIGHT_TO_LEFT).match(text) else _AROUND + 1
    end = len(text) if match.end() == len(match.string) else max(start, len(text) - _AROUND + 1)
    inner = _compiled(f"[{_DIRECTIONS}]").sub(REPLACED, text[start:end])
    return text[:start] + inner + text[max(start, end) :]


def without_unseen(text: str) -> str:
    """The text without any sign that is not seen, whether it does something or not."""
    return text if text.isascii() else _compiled(_UNSEEN_SIGN).sub("", text)
