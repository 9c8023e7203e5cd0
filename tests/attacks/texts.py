# SPDX-License-Identifier: Apache-2.0
"""What somebody might type, or put into a file, to steer whatever shows it."""

TEXTS = {
    "markup": "<b>bold</b> <img src='file:///etc/passwd'> <a href='file:///x'>y</a> & &amp; &#65;",
    "unclosed": "BP < 90 & falling <para><font color='red'>",
    "bidi": "start \u202eevil\u202c \u2066x\u2069 \u200e\u200f end",
    "zero width": "ze\u200bro\u200d\ufeffwidth\u00ad",
    "zalgo": "z" + "\u0300\u0301\u0302\u0303" * 40 + "algo",
    "control": "bell\x07 escape\x1b[31m null\x00 back\x08 delete\x7f",
    "lines": "one\ntwo\r\nthree\u2028four\u2029five\x0b\x0csix",
    "formula": "=cmd|'/C calc'!A0",
    "plus": "+1+1", "minus": "-1", "at": "@SUM(A1)", "tab": "\t=1+1",
    "pdf": ") Tj /JavaScript (app.alert) stream endstream endobj %%EOF /URI (http://x)",
    "marker": "x\nWARDLOG 1\nSLICE {}\nEND x {}\n",
    "surrogate": "half \ud83d emoji 🫀 and 👩🏽‍⚕️",
    "python": "{0.__class__} %s %(x)s {words}",
    "long": "x" * 20_000,
    "spaces": "   ",
}  # fmt: skip
