"""Whether a text still says who somebody is: registers, scans, redactions, certificates.

A Register holds what is known of the people, agencies and places of one review; a Scan finds where
a text mentions them, however it is written, and what identifies by its form alone. A Redaction puts
pseudonyms in; Resolutions keep what people decided; a Certificate is of exact bytes, and is
compared again before they are published. A clean scan is not anonymity: an Inventory lists what the
person has to think about who makes the motivated-intruder check.

>>> from datetime import datetime, timezone
>>> from cspr.anonymise import Certificate, IntruderCheck, Redaction, Register, Scanner
>>> register = Register()
>>> register.add("c1", "child", "name", "Zebedee Quillfeather", pseudonym="Child A")
>>> scanner = Scanner(register)
>>> redacted = Redaction(scanner, register, "Zebedee was often late.").text
>>> checked = IntruderCheck("u-7", datetime(2025, 2, 3, 10, tzinfo=timezone.utc), "passed")
>>> certificate = Certificate.of(
...     scanner.scan(redacted), register=register, key=b"thirty-two bytes of a secret key",
...     intruder_check=checked)
>>> certificate.open_findings, bool(certificate.check(redacted))
(0, True)
>>> certificate.check(redacted + b"!").why
'these are not the bytes that were certified: ...'
"""

from .certificates import Certificate, IntruderCheck, Publishable, report_html
from .inventories import Inventory, Quasi
from .redactions import Change, Left, Redaction, Resolution, Resolutions
from .registers import Identity, Lint, Register
from .scans import Found, Scan, Scanner, rules_version, unicode_version

__all__ = [
    "Certificate",
    "Change",
    "Found",
    "Identity",
    "IntruderCheck",
    "Inventory",
    "Left",
    "Lint",
    "Publishable",
    "Quasi",
    "Redaction",
    "Register",
    "Resolution",
    "Resolutions",
    "Scan",
    "Scanner",
    "report_html",
    "rules_version",
    "unicode_version",
]
