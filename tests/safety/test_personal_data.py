"""What looks like personal data is found, however it is spelled; figures and dates are let be."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny.safety import personal_data
from scrutiny.safety.forms import Form
from scrutiny.safety.patterns import KINDS
from tests.support import EXAMPLE, ROOT, within

FOUND = {
    "a telephone number": (
        "[call](tel:+44%207700%20900123)",
        "07700 **900**123",
        "07700%2520900123",
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
        "[write](mailto:jane.roe%40example.org)",
        "mailto:jane.roe%2540example.org",
        "jane.roe\\@example\\.org",
        "jane.roe*@*example.org",
        "jane.roe@example%2Eorg",
        "https://x.example/?q=%6Aane.roe%40example.org",
        "jane.roe at example dot org",
        "jane.roe&#x40;example.org",
        "https://x.example/?q=amFuZS5yb2VAZXhhbXBsZS5vcmc=",
        "JANE.ROE@EXAMPLE.ORG",
        "jane.roe@example.org",
        "jane.roe@\u200bexample.org",
        "jane [at] example [dot] org",
        "o'neil@x.co.uk",
    ),
    "a National Insurance number": (
        "NINO 123456",
        "National Insurance no. 12 34 56",
        "qq123456c",
        "QQ 12 34 56 C",
        "AB-12-34-56-C",
        "ab123456c",
    ),
    "a postcode": (
        "pr45sb",
        "Pr45sb",
        "sw1a1aa",
        "PR4-5SB",
        "https://x.example/?postcode=PR4+5SB",
        "PR4%205SB",
        "pr4_5sb",
        "PR4 *5SB*",
        "near pr45sb_house",
        "gir 0aa",
        "m11ae",
        "PR4 5SB",
        "PR4\u00a05SB",
        "PR45SB",
        "SW1A 1AA",
        "PR4 5S8",
        "pr4 5sb",
    ),
    "a date of birth": (
        "DOB 01/02/1985",
        "d.o.b. 1.2.85",
        "(b. 2002)",
        "born on 3 May 1999",
        "Date of birth: 2001-02-03",
    ),
    "a crime reference": (
        "CRN LC-20160226-0412",
        "crn lc-20160226-0412",
        "CRN: X123456",
        "**Crime number:** LC-20160226-0412",
        "crime no. 12/34567/24",
        "Crime ref. LC/2016/0412",
        "incident number 0412",
        "Incident no LC-20160226-0412",
        "log number 412",
        "log no. 0412",
        "custody number CU/1234/24",
        "Custody record no. 2016/0412",
        "URN 12AB3456",
        "urn: 04aa1234567",
        "ASN 1604120112",
        "case reference number is 0412-2016",
        "occurrence ref 16000412",
        "arrest no 16/0412",
        "CAD 1234 of 26 February",
        "crime ref 04/123456/16",
        "Incident log 1234 of 26/02/2016",
        "06E1/1234567/22",
        "crime number LC-20160226-1234",
    ),
    "an NHS number": ("NHS no 943476", "hospital number 1234567", "943 476 5919", "NHS number 9434765919"),
    "a registration plate": (
        "ab12cde",
        "reg a123bcd",
        "AB12-CDE",
        "AB12 CDE",
        "registration number A123 BCD",
    ),
    "a bank account": (
        "sort code 20-00-00 account 55779911",
        "account number 55779911",
        "GB29 NWBK 6016 1331 9268 19",
    ),
    "a payment card": ("4111 1111 1111 1111", "4111-1111-1111-1111"),
    "a street address": ("12 acacia avenue", "12 Acacia Avenue", "3a, St Mary Street"),
    "the name of somebody in a case": (
        "complainant Ms J. Roe",
        "the complainant Ms Roe",
        "Complainant: Jane Roe",
        "| Victim | Jane Roe |",
        "the victim Jane Roe",
        "victims Jane Roe and John Doe",
        "the victim was Mrs Roe",
        "witness J. Roe",
        "witness J Roe",
        "the detainee, Mr Doe",
        "suspect John Doe",
        "the suspect: John Doe",
        "offender John O’Neil",
        "the appellant Zoë Müller",
        "defendant (John Doe)",
        "**Victim:** Jane Roe",
        "the accused, José Núñez",
        "Ms Roe, the complainant",
        "J. Roe (victim)",
        "Jane Roe, who was a witness",
        "the victim's mother, Jane Roe",
        "victim’s solicitor Mr Łukasz Doe",
        "the deceased, Jane Roe",
        "missing person Jane Roe",
        "complainant DC McDonald-Roe",
        "the whistleblower named Jane",
        "the victim, Jane Roe,",
        "victim known as Child A",
        "Jane Roe, the complainant",
        "Child B, of Skelmersdale",
    ),
    "a number of the Police National Computer": ("PNC ID 85/123456X", "85/123456X", "CRO 12345/99A"),
    "an officer's number": ("pc 4417", "Warrant No. 12345", "collar no. 4417", "PC 4417"),
    "coordinates": ("53.7632, -2.7031", "///filled.count.soap", "SD 536 291"),
    "an internet address": ("192.168.10.20",),
    "a driving licence number": (
        "morga657054sm9ij",
        "MORGA 657054 SM9IJ",
        "driving licence no. MORGA657054",
        "driver's license number 657054",
        "MORGA657054SM9IJ",
    ),
    "a passport number": ("passport 123456789", "Passport number: 12 345 6789", "passport no. AB1234567"),
    "a case or reference number": ("prison number A1234AA", "prisoner no. A1234AA", "detainee ref 0412"),
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


FREE = (
    "In 2024 there were 1,234 of 5,678 cases, 12 per cent, £20,000,000 and 0.5 more.",
    "From 10 to 16 March 2016, 2016-02-26, 26/02/2016, 15:00, 3.00pm, items 1.2.3 and 2a.",
    "The A59, the M6 and the M65; section 24, FOIA s.40(2), PEEL 2018/19, Q3 2024/25, Level 2 and 3.",
    "14 Crown Court trials, 3 Magistrates Court cases, 101 and 999 calls, 24/7, Victim Support, 4x4s.",
    "The victims' code, a witness care unit, 1,000,000 people, 2014 2015 2016 2017, +3.2%, 0845 times.",
    "Child protection, Adult A levels, PC Smith, Operation Bluebird 2, PCC for 2016, 150 PCSOs, 50 ANPR.",
    "Victim Support Lancashire, the Victims’ Commissioner Dame Vera Ash, Witness Care Unit, the victim Code.",
    "By way of the Regional Referral Mechanism the victims found a home; Moorland Project, a witness, met.",
    "The offender Management Board; Offender Management Unit; the suspect Interview Team; Victim: Crown.",
    "Each victim – Maud Ellery to report. Every witness.\n\nMaud Ash: yes. Victims. Maud Ash said",
    "The defendant Lancashire Constabulary, the victim and the Chief Constable, Victims Strategy.",
    "Accused of delay, the Deputy Chief Constable, Maud Ash, answered; a witness, Mardale Council, agreed.",
    "A witness said so in March 2016. The victim, The Commissioner said. Suspects were Identified in 2016.",
    "Crime numbers fell in 2016, 12 incidents, log in, case 3, custody figures: 2016, crime no longer.",
    "Recorded crime 2,034; incident 12; investigation no 3; NHS 111; NHS trusts in 2016; passports 2016.",
    "Prison places 1,000; prisoner numbers were up to 200; the patient no longer; driving licences, 2016.",
    "https://example.org/a%20b/2016%2F17?x=100%25 and https://data.example/AbCdEfGhIjKlMnOpQrSt-item-2-1",
    "From the 1st to the 22nd, e21st, n1-2nd, g7 leaders, m6 and m65, w3c, b2b, co2, h264, s3, e10 fuel.",
    "12 per avenue, item-2-1, 2016-02-26-strategic-scrutiny, sha256, utf8, ipv4, mp3s, x86, 3*4, a_b, **b**.",
    "The offender’s family, the victims’ families, witness statements, `code`, a suspect package: Mardale.",
    "source: imports/a.docx, SHA-256 7dbc68376da08123456789be682eb894b544454e6d1368e24012888888881881",
)
"""What records of meetings are full of, and what looks a little like something else."""


def test_a_number_beside_a_digest_is_found() -> None:
    text = f"SHA-256 {'a1' * 32} 07700 900123, SHA-256 07700900123"
    assert [each.kind for each in personal_data.find(text)] == ["a telephone number"] * 2


@pytest.mark.parametrize("text", FREE)
def test_figures_are_no_personal_data(text: str) -> None:
    assert personal_data.find(text) == ()


@pytest.mark.parametrize("content", [ROOT / "content", EXAMPLE / "content"], ids=["real", "example"])
def test_the_contents_hold_no_personal_data_but_that_of_the_office(content: Path) -> None:
    texts = {file: file.read_text("utf-8") for file in content.rglob("*") if file.suffix in (".md", ".yaml")}
    assert texts
    for file, text in texts.items():
        found = {text[each.start : each.end].strip() for each in personal_data.find(text)}
        accepted = set(re.findall(r"^    text: (.*)$", text, re.MULTILINE))
        assert file.name.startswith("office") or found <= accepted, file


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
        "%" * 60000,
        "%25" * 20000,
        "victim A " * 6000,
        "victim: A. " * 6000,
        "Aa Bb, " * 8000,
        "A. " * 20000,
        "crime number " * 5000,
        "crn " + "a/-" * 20000,
        "[](" * 20000,
        "a at a dot " * 6000,
        "](" + "A" * 60000,
        "*" * 60000,
        "\\*" * 30000,
        "’" * 60000,
    ],
    ids=lambda text: text[:8],
)
def test_no_text_takes_long(text: str) -> None:
    assert within(personal_data.find, text) is not None


@given(st.text(max_size=200))
def test_every_finding_has_its_place(text: str) -> None:
    for found in personal_data.find(text):
        assert 0 <= found.start < found.end <= len(text)


@given(st.lists(st.sampled_from(["%20", "**", "&amp;", "\u200b", "ﬁ", "é", "\\*", " a ", "’", "%25", ". "])))
def test_what_is_undone_before_a_finding_does_not_move_it(pieces: list[str]) -> None:
    before = "".join(pieces)
    text = f"{before} 07700 900123 {before}"
    assert [text[each.start : each.end].strip() for each in personal_data.find(text)] == ["07700 900123"]


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
        plain = personal_data._normalised(text).text
        if re.search(form.pattern, plain, flags):
            found.append(plain)
            assert personal_data._Look(plain).show(form)

    look()
    assert found
