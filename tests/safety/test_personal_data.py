"""What looks like personal data is found, however it is spelled; figures and dates are let be."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny.safety import personal_data
from scrutiny.safety.patterns import KINDS, Form

FOUND = {
    "a telephone number": (
        "07700 900123",
        "0044 7700 900123",
        "+44 (0)20 7946 0958",
        "0 7 7 0 0 9 0 0 1 2 3",
        "07700\u200b900123",
        "０７７００ ９００１２３",
        "&#48;7700 900123",
        "07700\n900123",
        "(01772) 900123",
    ),
    "an e-mail address": (
        "jane.roe@example.org",
        "jane.roe@\u200bexample.org",
        "jane [at] example [dot] org",
        "o'neil@x.co.uk",
    ),
    "a National Insurance number": ("QQ 12 34 56 C", "AB-12-34-56-C", "ab123456c"),
    "a postcode": ("PR4 5SB", "PR4\u00a05SB", "PR45SB", "SW1A 1AA", "PR4 5S8", "pr4 5sb"),
    "a date of birth": (
        "DOB 01/02/1985",
        "d.o.b. 1.2.85",
        "(b. 2002)",
        "born on 3 May 1999",
        "Date of birth: 2001-02-03",
    ),
    "a crime reference": (
        "crime ref 04/123456/16",
        "Incident log 1234 of 26/02/2016",
        "06E1/1234567/22",
        "crime number LC-20160226-1234",
    ),
    "an NHS number": ("943 476 5919", "NHS number 9434765919"),
    "a registration plate": ("AB12 CDE", "registration number A123 BCD"),
    "a bank account": (
        "sort code 20-00-00 account 55779911",
        "account number 55779911",
        "GB29 NWBK 6016 1331 9268 19",
    ),
    "a payment card": ("4111 1111 1111 1111", "4111-1111-1111-1111"),
    "a street address": ("12 Acacia Avenue", "3a, St Mary Street"),
    "the name of a victim or witness": (
        "the victim, Jane Roe,",
        "victim known as Child A",
        "Jane Roe, the complainant",
        "Child B, of Skelmersdale",
    ),
    "a number of the Police National Computer": ("PNC ID 85/123456X", "85/123456X", "CRO 12345/99A"),
    "an officer's number": ("collar no. 4417", "PC 4417"),
    "coordinates": ("53.7632, -2.7031", "///filled.count.soap", "SD 536 291"),
    "an internet address": ("192.168.10.20",),
    "a driving licence number": ("MORGA657054SM9IJ",),
    "a private key": ("-----BEGIN RSA PRIVATE KEY-----",),
    "an access key": ("AKIAIOSFODNN7EXAMPLE", "ghp_0123456789abcdefghijABCDEFGHIJ012345"),
    "a password": ("Password: hunter22", "api_key=abcdef0123"),
}


@pytest.mark.parametrize(
    ("kind", "words"), [(kind, each) for kind, several in FOUND.items() for each in several]
)
def test_personal_data_is_found(kind: str, words: str, kept: Callable[..., None]) -> None:
    text = f"The note says {words} and more."
    (found, *_) = personal_data.find(text)
    assert found.kind == kind
    assert text[found.start : found.end].strip() in text[13:-10]
    kept(7, "spellings of personal data found")


@pytest.mark.parametrize(
    "text",
    [
        "In 2024 there were 1,234 of 5,678 cases, 12 per cent, £20,000,000 and 0.5 more.",
        "From 10 to 16 March 2016, 2016-02-26, 26/02/2016, 15:00, 3.00pm, items 1.2.3 and 2a.",
        "The A59, the M6 and the M65; section 24, FOIA s.40(2), PEEL 2018/19, Q3 2024/25, Level 2 and 3.",
        "14 Crown Court trials, 3 Magistrates Court cases, 101 and 999 calls, 24/7, Victim Support, 4x4s.",
        "The victims' code, a witness care unit, 1,000,000 people, 2014 2015 2016 2017, +3.2%, 0845 times.",
        "Child protection, Adult A levels, PC Smith, Operation Bluebird 2, PCC for 2016, 150 PCSOs, 50 ANPR.",
    ],
)
def test_figures_are_no_personal_data(text: str) -> None:
    assert personal_data.find(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "0" * 60000,
        "a@" * 30000,
        "0 " * 30000,
        "A " * 30000,
        "12 Aa " * 10000,
        "victim, Aa " * 6000,
        "1." * 30000,
        "a.b" * 20000,
        "Aa Bb " * 10000,
        "'" * 60000,
        "&" * 60000,
        "\u200b" * 60000,
        "account " * 8000,
    ],
    ids=lambda text: text[:8],
)
def test_no_text_takes_long(text: str) -> None:
    began = time.monotonic()
    personal_data.find(text)
    assert time.monotonic() - began < 3


@given(st.text(max_size=200))
def test_every_finding_has_its_place(text: str) -> None:
    for found in personal_data.find(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("form", "flags"),
    [
        pytest.param(form, flags, id=f"{kind} {number}")
        for kind, forms, flags, _ in KINDS
        for number, form in enumerate(forms)
    ],
)
def test_a_text_with_a_form_has_its_signs(form: Form, flags: int) -> None:
    # Few texts are like a form that looks around itself: it is made without, and counts where it is one.
    wider = re.sub(r"\(\?<?[=!](?:\[[^]]*\]|[^()[]|\((?:[^()]|\([^()]*\))*\))*\)", "", form.pattern)
    found = []
    examples = 40 if wider == form.pattern else 150

    @settings(max_examples=examples, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(re.compile(wider, flags)))
    def look(text: str) -> None:
        plain = personal_data._normalised(text)[0]
        if re.search(form.pattern, plain, flags):
            found.append(plain)
            assert personal_data._Look(plain).show(form)

    look()
    assert found
