"""Texts that have broken other programs: each is only a text, and is to be shown as it stands."""
# ruff: noqa: E501 - one text after the other

from __future__ import annotations

# What other programs take for something else than a text.
LOOKS_LIKE_A_VALUE = (
    "undefined", "null", "NULL", "nil", "None", "none", "true", "False", "no", "NaN", "Infinity",
    "-Infinity", "0", "-0", "1.00", "1e5", "1E+400", "0x1F", "010", "1_000", "1/0", "0..0", "--1",
    "12:30", "2026-13-45", "999999999999999999999999999999999999999999", "1,000,000", "1 000 000",
    "~", "-", ".", "...", "&", "%", "#", "?",
)  # fmt: skip
# Markup, programs and commands of others.
LOOKS_LIKE_CODE = (
    "<script>alert(1)</script>", "<b>bold</b>", "</p></a:t><a:t>", "<!-- ", "-->", "<![CDATA[", "]]>",
    "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY y 'z'>]>", "&amp;", "&lt;", "&#x41;", "&nbsp;",
    "&y;", '"><img src=x onerror=alert(1)>', "' OR 1=1 --", "1;DROP TABLE users", "$(touch /tmp/x)",
    "; rm -rf x", "| cat x", "%s%s%n", "%d", "{0}", "{name}", "${7*7}", "#{7*7}", "<%= 7*7 %>",
    "{% raw %}", "{ {7} }", "=1+1", "=cmd|' /C calc'!A0", "+1+cmd", "@SUM(1+1)", "-2+3+cmd", "=HYPERLINK(\"http://example.org\")",
    "javascript:alert(1)", "file:///etc/passwd", "\\\\host\\share", "C:\\con\\con", "../../etc/passwd",
    "/dev/null; echo", "$HOME", "%TEMP%", "<font color=red>", "<para>", "<br/>", "<img src='x'/>",
    "(Tj) ET Q", "endstream endobj", "%PDF-1.7", "%%EOF", "<< /JS (x) >>", "BT /F1 12 Tf", "\\(\\)",
    "_x000D_", "_x0041_", "_x005F_", "Sheet1!$A$1", "#REF!", "ftp:x", "\\n\\t\\0", "\\u0041", "\\x41",
    "PK", "CON", "NUL", "LPT1",
)  # fmt: skip
# Half of our own markup, or too much of it.
LOOKS_LIKE_OUR_MARKUP = (
    "*", "**", "***", "* * *", "*a", "a*", "**a*", "_a_", "__a__", "`", "``", "`a", "[", "]", "[]",
    "[]()", "[a]", "[a](", "[a]()", "](", "![a](b)", "\\", "\\\\", "\\*", "a\\", "a  b", "- a",
    "1. a", "> a", "# a", "a: b", "{a}", "}", "}}", "|", "'", '"', "''", '""', "`a``b`",
)  # fmt: skip
# Other scripts and signs, some of which the fonts cannot set.
LOOKS_STRANGE = (
    "Ω≈ç√∫˜µ≤≥÷", "åß∂ƒ©˙∆˚¬…æ", "œ∑´®†¥¨ˆøπ“‘", "¡™£¢∞§¶•ªº–≠", "¸˛Ç◊ı˜Â¯˘¿", "⅛⅜⅝⅞", "ЁЂЃЄЅІЇЈЉЊ",
    "⁰⁴⁵", "₀₁₂", "à́̂", "e\u0301", "\u00e9", "ǆ", "ﬁ", "ﬃ", "ĳ", "İstanbul", "ıI", "ẞß", "ſ", "Å", "K",
    "田中さん", "社會科學院", "찦차를 타고", "사회과학원", "부이꾸에", "表ポあA鷗", "ﾟ･✿ヾ╲(｡◕‿◕｡)╱✿･ﾟ",
    "(╯°□°)╯︵ ┻━┻", "😍", "👩🏽", "🇬🇧", "👨‍👩‍👧", "Ⓣⓗⓔ", "𝐓𝐡𝐞", "ｆｕｌｌ", "ʇxǝʇ", "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙",
    "الكل", "עברית", "שלום hello", "مَن", "نص", "ไทย", "हिन्दी", "தமிழ்", "ქართული", "አማርኛ", "᚛ᚄᚓᚐ᚜",
    "a\u00a0b", "a\u2007b", "a\u202fb", "a\u2060b", "a\u3000b", "a\u2003b", "a\u2011b", "a\u00adb",
    "a\u200bb", "\u202eabc", "\ufeffa", "a\u200db", "\ufffd", "\u2028", "\U0001d306", "\ue000",
)  # fmt: skip
NAUGHTY = (*LOOKS_LIKE_A_VALUE, *LOOKS_LIKE_CODE, *LOOKS_LIKE_OUR_MARKUP, *LOOKS_STRANGE)
