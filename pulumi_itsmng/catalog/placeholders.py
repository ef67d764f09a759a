"""What firmware says where it has no serial number and no UUID: many machines say the same, so it tells none apart."""

from __future__ import annotations

import re

_SERIALS = """
0123456789
0123456789abcdef
1234567
12345678
123456789
1234567890
base board serial number
bss-0123456789
chassis serial number
default
default string
empty
eval
iatpass
invalid
mb-1234567890
n/a
na
no asset information
no asset tag
no serial number
none
not applicable
not available
not defined
not present
not provided
not set
not specified
null
o.e.m.
oem
oem_serial
serial
serial number
serial number xxxxxx
sn-123456fvgv3i0b8o5n6n7k
standard
sys-1234567890
system product name
system serial number
systemserialnumb
tbd
to be defined by o.e.m
to be filled
to be filled by o.e.m.
to be filled by oem
tulip computers
type1productconfigid
undefined
unknow
unknown
unspecified
"""

_UUIDS = """
00010203-0405-0607-0809-0a0b0c0d0e0f
00020003-0004-0005-0006-000700080009
01010101-0101-0101-0101-010101010101
01020304-0506-0708-090a-0b0c0d0e0f10
03000200-0400-0500-0006-000700080009
03020100-0504-0706-0809-0a0b0c0d0e0f
03d40274-0435-05dc-8506-010700080009
12345678-1234-5678-90ab-cddeefaabbcc
6ab5b300-538d-1014-9fb5-b0684d007b53
deadbeef-dead-beef-dead-beefdeadbeef
fefefefe-fefe-fefe-fefe-fefefefefefe
"""

_NO_SIGN = re.compile(r"[\W_]")
_ONE_CHARACTER = re.compile(r"0+|(.)\1{3,}")
"""Only zeros, or one character at least four times."""


def is_placeholder(text: str) -> bool:
    """Whether a serial number or UUID tells no machine from others; case, signs and spaces do not count."""
    plain = _plain(text)
    return not plain or plain in _KNOWN or _ONE_CHARACTER.fullmatch(plain) is not None


def _plain(text: str) -> str:
    return _NO_SIGN.sub("", text).casefold()


_KNOWN = frozenset(_plain(line) for line in (_SERIALS + _UUIDS).splitlines() if line)
