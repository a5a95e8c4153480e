#!/usr/bin/env python3
"""The commands of cspr that look for people in texts: what they print, write and refuse, and how they end.

Usage: test_texts.py --cspr PATH

Prints TAP. Every answer with --json is held against its published schema, with no further keys allowed. Files of other
programs are made here; poppler-utils and libarchive-tools take their text out.
"""
import argparse
import base64
import hashlib
import html.parser
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "..", "..")
sys.path[:0] = [os.path.join(HERE, "..", folder) for folder in ("schema", "support")]

import jsonschema
from tap import tell
from validate import closed

REGISTER = "".join("\t".join(line) + "\n" for line in (
    ("# identities, made up",),
    ("c1", "child", "Child A", "name", "Zebedee Quillfeather"),
    ("c1", "child", "Child A", "dob", "2019-03-07"),
    ("m1", "parent", "Mother", "name", "Wilhelmina Quillfeather"),
    ("s1", "school", "School 1", "name", "Ashdown Primary School")))
TEXT = ("Zebedee was seen at home. Wilhelmina said that Zebedee's coat was torn.\r\n"
        "He went to Ashdown Primary School.\nZEBEDEE WAS SEEN AGAIN.\n")
RESULT = ("Child A was seen at home. Mother said that Child A's coat was torn.\r\n"
          "He went to School 1.\nCHILD A WAS SEEN AGAIN.\n")
PUBLIC = "Child A went to School 1 in the spring of 2021.\n"


class Failed(Exception):
    pass


def same(found, wanted, what=""):
    if found != wanted:
        raise Failed("%s: found %.900r, wanted %.900r" % (what, found, wanted))


def true(condition, what):
    if not condition:
        raise Failed(what)


class Host:
    """The program, in a folder of its own for each test, with a register in it."""

    schemas = {}

    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        self.register = self.write("register.tsv", REGISTER)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return self.path(name)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def run(self, command, *arguments, given=b"", exits=0, environment=None):
        done = subprocess.run([self.program, command, *arguments], input=given, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=120, check=False, env=environment)
        same(done.returncode, exits, "%s %s: %s%s: exit" % (command, " ".join(arguments), done.stdout[:300],
                                                            done.stderr[-900:]))
        true(b"\033" not in done.stdout + done.stderr, "colour, and no terminal")
        return done.stdout.decode(), done.stderr.decode()

    def scan(self, *arguments, **how):
        return self.run("scan", "--register", self.register, *arguments, **how)

    def ask(self, command, *arguments, **how):
        """The answer as JSON, held against its schema."""
        if command != "publishable":
            arguments = ("--register", self.register, *arguments)
        answer = json.loads(self.run(command, *arguments, "--json", **how)[0])
        name = "error" if "error" in answer else command
        if name not in self.schemas:
            with open(os.path.join(TOP, "examples", "cspr", "schema", name + ".json"), encoding="utf-8") as file:
                self.schemas[name] = jsonschema.Draft202012Validator(closed(json.load(file)))
        for error in self.schemas[name].iter_errors(answer):
            deepest = jsonschema.exceptions.best_match([error])
            raise Failed("%s is not as its schema says: %s at %s" % (command, deepest.message[:300],
                                                                     list(deepest.absolute_path)))
        return answer

    def resolve(self, text, finding, decision, **how):
        return self.ask("resolve", "--resolutions", self.path("resolutions.tsv"), "--finding", finding, "--decision",
                        decision, "--who", "u-12", "--reason", "reason:1", "--at", "2024-03-08T15:04:05Z", text, **how)


def rows(output):
    return [line.split("\t") for line in output.splitlines()]


def quiet(*outputs):
    """Nothing of the register or the text is told."""
    for output in outputs:
        for word in ("zebedee", "quillfeather", "wilhelmina", "ashdown"):
            true(word not in output.lower(), "a name is told")


# Scan


def test_lines_are_as_the_contract_has_them(host):
    text = host.write("text.txt", TEXT)
    out, err = host.scan("--format", "tsv", text, exits=1)
    quiet(out, err)
    data = TEXT.encode()
    found = set()
    for row in rows(out):
        same(len(row), 6, row)
        start, end, kind, identity, grade, rule = row
        true(kind == "name" and grade in ("definite", "review") and re.fullmatch("[a-z0-9-]+", rule), row)
        found.add((data[int(start):int(end)].decode().rstrip("'s"), identity))
    for wanted in (("Zebedee", "c1"), ("Wilhelmina", "m1"), ("Ashdown Primary School", "s1"), ("ZEBEDEE", "c1")):
        true(wanted in found, "%s is not found: %s" % (wanted, found))


def test_what_is_found_is_shown_when_asked_for(host):
    text = host.write("text.txt", TEXT)
    out, _ = host.scan("--format", "tsv", "--show-text", text, exits=1)
    for row in rows(out):
        same(row[6], TEXT.encode()[int(row[0]):int(row[1])].decode(), row)
    answer = host.ask("scan", "--show-text", text, exits=1)
    same([(one["start"], one["text"]) for one in answer["findings"]], [(int(row[0]), row[6]) for row in rows(out)])
    out, _ = host.scan("--format", "text", "--show-text", text, exits=1)
    true("[Zebedee] was seen" in out, out)


def test_a_program_gets_lines_and_standard_input_is_read(host):
    text = host.write("text.txt", TEXT)
    same(host.scan("-", given=TEXT.encode(), exits=1), host.scan("--format", "tsv", text, exits=1))


def test_nothing_found_is_clean(host):
    text = host.write("text.txt", PUBLIC)
    same(host.scan("--format", "tsv", text), ("", ""))
    answer = host.ask("scan", text)
    same((answer["clean"], answer["findings"], answer["certificate"]["open_findings"]), (True, [], 0))
    true("anonymity" in host.scan("--format", "text", text)[0], "that clean is not anonymous is not told")
    same(host.scan("--format", "tsv", host.write("empty.txt", "")), ("", ""))


def test_the_certificate_is_of_the_bytes(host):
    text = host.write("text.txt", TEXT)
    answer = host.ask("scan", text, exits=1)
    certificate = answer["certificate"]
    quiet(json.dumps(answer))
    same(certificate["digest"], "sha256:" + hashlib.sha256(TEXT.encode()).hexdigest())
    same(certificate["length"], len(TEXT.encode()))
    same(sum(sum(counts.values()) for counts in certificate["counts"].values()), len(answer["findings"]))
    same(certificate["open_findings"], len(answer["findings"]))


def test_the_digest_of_the_register_is_keyed(host):
    text = host.write("text.txt", PUBLIC)
    keys = [host.write("key-%d" % i, os.urandom(32)) for i in range(2)]
    digests = [host.ask("scan", text, "--key", key)["certificate"]["register"] for key in keys]
    true(digests[0] != digests[1], "the key does not matter")
    lines = REGISTER.splitlines(keepends=True)
    host.register = host.write("again.tsv", "".join(reversed(lines)))
    same(host.ask("scan", text, "--key", keys[0])["certificate"]["register"], digests[0], "another order")
    host.register = host.write("other.tsv", REGISTER + "c2\tchild\tChild B\tforename\tOctavian\n")
    true(host.ask("scan", text, "--key", keys[0])["certificate"]["register"] != digests[0], "another register")
    host.ask("scan", text, "--key", host.write("short", b"x" * 15), exits=2)


def test_what_is_wrong_is_refused(host):
    text = host.write("text.txt", TEXT)
    good = host.register
    for register, line in (("c1\tchild\tChild A\tname\n", 1), ("#\nc1\tchidl\tChild A\tname\tZebedee\n", 2),
                           ("c1\tchild\tZebedee\tname\tZebedee\n", 1), ("c1\tchild\tChild A\tdob\t2012-05\n", 1),
                           ("c1\tchild\tChild A\tname\tZebedee\nc1\tchild\tChild A\tdob\tsummer\n", 2)):
        host.register = host.write("wrong.tsv", register)
        answer = host.ask("scan", text, exits=2)
        quiet(json.dumps(answer))
        same((answer["error"]["in"], answer["error"]["line"]), ("register", line))
    for register in ("", "# nobody yet\n"):
        host.register = host.write("wrong.tsv", register)
        true("nobody is in the register" in host.ask("scan", text, exits=2)["error"]["message"], "said of an empty one")
    host.register = good
    for arguments in ((), (text, text), ("--format", "xml", text), ("/nowhere/at-all",), (host.folder,),
                      ("--resolutions", "/nowhere", text), ("--checked-by", "u-1", text),
                      ("--checked-by", "u-1", "--outcome", "passed", "--checked-at", "today", text)):
        host.scan(*arguments, exits=2)
    host.run("scan", text, exits=2)
    host.ask("scan", "--checked-by", "A Name", "--outcome", "passed", text, exits=2)


# Report


class Page(html.parser.HTMLParser):
    """Which elements a page has, and whether what opens is closed."""

    open_ended = {"meta", "br", "input", "li", "td", "th", "tr", "p", "html", "thead", "tbody"}

    def __init__(self):
        super().__init__()
        self.opened, self.seen, self.ids, self.links = [], set(), set(), set()

    def handle_starttag(self, tag, attributes):
        self.seen.add(tag)
        attributes = dict(attributes)
        self.ids.add(attributes.get("id"))
        self.links.add(attributes.get("href"))
        true(not any(name.startswith("on") or name in ("src", "style") for name in attributes), "an attribute that acts")
        if tag not in self.open_ended:
            self.opened.append(tag)

    def handle_endtag(self, tag):
        if tag not in self.open_ended:
            same(self.opened.pop(), tag, "closed")


def test_the_report_is_one_page_without_script(host):
    nasty = TEXT + "<script>alert(1)</script> & \"Zebedee\" <b onclick=x> \xff".encode("latin-1").decode("latin-1")
    text = host.write("text.txt", nasty.encode() + b"\xff\xfe \xe2\x80\xae Zebedee\n")
    out, _ = host.scan("--format", "html", text, exits=1)
    page = Page()
    page.feed(out)
    same(page.opened, [])
    same(page.seen & {"script", "link", "img", "iframe", "b "}, set())
    for link in page.links - {None}:
        true(link[0] == "#" and link[1:] in page.ids, "a link leads nowhere: %s" % link)
    count = len(host.ask("scan", text, exits=1)["findings"])
    true({"f%d" % n for n in range(1, count + 1)} <= page.ids and "f%d" % (count + 1) not in page.ids, "rows")
    true("<mark class=definite>ZEBEDEE</mark>" in out, "no mark")


# Redact


def test_redacted_with_a_map(host):
    text = host.write("text.txt", TEXT)
    out, err = host.run("redact", "--register", host.register, text, "--out", host.path("out.txt"), "--map",
                        host.path("map.tsv"))
    quiet(out, err)
    same(host.read("out.txt").decode(), RESULT)
    old, new, at, now = TEXT.encode(), RESULT.encode(), 0, 0
    for row in rows(host.read("map.tsv").decode()):
        same(len(row), 6, row)
        old_start, old_end, new_start, new_end = map(int, row[:4])
        same(old[at:old_start], new[now:new_start], "what is between changes")
        at, now = old_end, new_end
    same(old[at:], new[now:], "what is after the last change")
    host.scan("--format", "tsv", host.path("out.txt"))
    same(host.ask("redact", text, "--out", host.path("out-2.txt")), {"clean": True, "changes": 5, "left": []})


def test_what_has_nobody_in_it_stays(host):
    data = b"\xef\xbb\xbf" + PUBLIC.encode().replace(b"\n", b"\r\n\r") + b"\tend, without a line end"
    text = host.write("text.txt", data)
    host.run("redact", "--register", host.register, text, "--out", host.path("out.txt"))
    same(host.read("out.txt"), data)
    done = subprocess.run([host.program, "redact", "--register", host.register, "-"], input=data,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120, check=True)
    same(done.stdout, data)


def test_what_is_packed_goes_with_its_token(host):
    coded = lambda words: base64.b64encode(words.encode()).decode()
    story = coded("It was a long story. " * 20 + "Zebedee saw it, as was said.\n" + "It went on. " * 9)
    lines = "\n".join(story[at:at + 76] for at in range(0, len(story), 76))
    text = host.write("text.txt", f"See {coded('Zebedee')}, data:text/plain;base64,{coded('of Zebedee')} and "
                                  f"{b'Zebedee'.hex()}.\n\n{lines}\n\nThe end: {coded('nobody at all')}\n")
    host.ask("redact", text, "--out", host.path("out.txt"))
    same(host.read("out.txt").decode(), f"See Child A, data:text/plain;base64,Child A and Child A.\n\nChild A\n\n"
                                        f"The end: {coded('nobody at all')}\n")
    host.scan("--format", "tsv", host.path("out.txt"))


def test_no_file_is_written_over(host):
    text = host.write("text.txt", TEXT)
    host.write("there.txt", "there")
    for arguments in (("--out", host.path("there.txt")), ("--out", text),
                      ("--out", host.path("a.txt"), "--map", host.path("there.txt"))):
        host.run("redact", "--register", host.register, text, *arguments, exits=2)
    same((host.read("there.txt"), host.read("text.txt")), (b"there", TEXT.encode()))


def test_a_register_and_what_is_written_are_files(host):
    text = host.write("text.txt", TEXT)
    for command in ("scan", "redact", "inventory"):
        _, err = host.run(command, "--register", "-", text, given=REGISTER.encode(), exits=2)
        true("a register is a file" in err, (command, err))
    for command, option in (("redact", "--out"), ("redact", "--map"), ("scan", "--certificate")):
        _, err = host.run(command, "--register", host.register, text, option, "-", exits=2)
        true("file" in err and "standard output" in err, (command, err))
    same(os.path.exists("-"), False)


def test_a_shared_name_is_left_and_told(host):
    text = host.write("text.txt", "Then Mr Quillfeather left with Zebedee.\n")
    answer = host.ask("redact", text, "--out", host.path("out.txt"), exits=1)
    true(b"Quillfeather left with Child A." in host.read("out.txt"), "replaced by chance")
    same(sorted((one["id"], one["why"]) for one in answer["left"]), [("c1", "ambiguous"), ("m1", "ambiguous")])
    out = host.read("out.txt")
    for one in answer["left"]:
        same(out[one["start"]:one["end"]], b"Mr Quillfeather")
    host.ask("redact", text, "--review", "--out", host.path("out-2.txt"), exits=1)
    same(host.read("out-2.txt"), out)


# Resolutions and certificates


def test_from_text_to_publication(host):
    text = host.write("text.txt", "Zebedee is a name in a story that all know. Wilhelmina saw the other one.\n")
    out, _ = host.scan("--format", "tsv", text, exits=1)
    first = rows(out)[0]
    host.resolve(text, "%s-%s:%s" % (first[0], first[1], first[5]), "not_identifying")
    quiet(host.read("resolutions.tsv").decode())
    same(os.stat(host.path("resolutions.tsv")).st_mode & 0o777, 0o600)
    answer = host.ask("scan", text, "--resolutions", host.path("resolutions.tsv"), exits=1)
    same(len(answer["certificate"]["resolutions"]), 1)
    same(answer["findings"][0]["decision"], "not_identifying")
    answer = host.ask("redact", text, "--resolutions", host.path("resolutions.tsv"), "--resolutions-out",
                      host.path("carried.tsv"), "--out", host.path("out.txt"))
    same([one["why"] for one in answer["left"]], ["resolved"])
    public = host.path("out.txt")
    true(host.read("out.txt").startswith(b"Zebedee is a name in a story that all know. Mother saw"), "redacted")
    # What was decided in the text still holds in what was made of it.
    host.scan("--format", "tsv", public, exits=1)
    certificate = host.path("certificate.json")
    answer = host.ask("scan", public, "--resolutions", host.path("carried.tsv"), "--certificate", certificate)
    same(json.loads(host.read("certificate.json")), answer["certificate"])
    same(host.ask("publishable", certificate, public, exits=1)["publishable"], False)
    os.remove(certificate)
    host.scan(public, "--resolutions", host.path("carried.tsv"), "--certificate", certificate, "--checked-by", "u-9",
              "--outcome", "passed", "--checked-at", "2024-03-09T10:00:00Z")
    same(host.ask("publishable", certificate, public), {"publishable": True, "message": None})
    changed = host.write("changed.txt", host.read("out.txt") + b" ")
    same(host.ask("publishable", certificate, changed, exits=1)["publishable"], False)
    host.ask("publishable", public, public, exits=2)


def test_decisions_hold_while_the_text_around_stays(host):
    before = "The first page, which is long enough for what follows not to be near it.\n"
    text = host.write("text.txt", before + "There is a tale in which Zebedee comes home, and all is well.\n")
    host.resolve(text, "%d-%d" % (len(before) + 25, len(before) + 32), "not_identifying")
    resolutions = ("--resolutions", host.path("resolutions.tsv"))
    host.scan(*resolutions, text)
    later = host.write("later.txt", "A new page.\n" + before + before +
                       "There is a tale in which Zebedee comes home, and all is well.\n")
    host.scan(*resolutions, later)
    other = host.write("other.txt", before + "There is no tale in which Zebedee comes home, and all is well.\n")
    host.scan(*resolutions, other, exits=1)


def test_decisions_that_can_not_be(host):
    text = host.write("text.txt", "Zebedee was seen, and Wilhelmina.\n")
    host.resolve(text, "0-7", "keep", exits=2)
    host.resolve(text, "0-6", "redact", exits=2)
    host.resolve(text, "nought", "redact", exits=2)
    host.resolve(text, "0-7", "forget", exits=2)
    true(not os.path.exists(host.path("resolutions.tsv")), "a file was made")
    host.resolve(text, "0-7", "redact")
    kept = host.read("resolutions.tsv")
    host.write("resolutions.tsv", kept[:-1])
    host.resolve(text, "0-7", "not_identifying", exits=2)
    same(host.read("resolutions.tsv"), kept[:-1])


# Files of other programs


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT = ('<?xml version="1.0"?><w:document %s><w:body><w:p w:rsidR="00AB12CD"><w:r><w:t>Today Zebe</w:t></w:r><w:r>'
            '<w:t>dee left.</w:t></w:r></w:p></w:body></w:document>' % W)


def docx(host, name, parts):
    with zipfile.ZipFile(host.path(name), "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        for part, content in parts.items():
            file.writestr(part, content)
    return host.path(name)


def test_docx_is_scanned_stream_by_stream(host):
    file = docx(host, "file.docx", {
        "word/document.xml": DOCUMENT.replace("left.", 'left.</w:t></w:r><w:del w:author="W. Quillfeather"><w:r>'
                                              '<w:delText>Ashdown Primary School</w:delText></w:r></w:del><w:r><w:t>'),
        "word/comments.xml": '<w:comments %s><w:comment><w:p><w:r><w:t>Is Zebed&#101;e here?</w:t></w:r></w:p></w:comment>'
                             '</w:comments>' % W,
        "docProps/core.xml": '<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Wilhelmina Quillfeather'
                             '</dc:creator></p>'})
    answer = host.ask("scan", file, "--show-text", exits=1)
    found = {(one["stream"], one["id"], one["text"]) for one in answer["findings"] if one["grade"] == "definite"}
    for wanted in (("word/document.xml", "c1", "Zebedee"), ("word/document.xml", "s1", "Ashdown Primary School"),
                   ("word/comments.xml", "c1", "Zebedee"),
                   ("docProps/core.xml", "m1", "Wilhelmina Quillfeather")):
        true(wanted in found, "%s is not found: %s" % (wanted, sorted(found)))
    certificate = answer["certificate"]
    same(certificate["digest"], "sha256:" + hashlib.sha256(host.read("file.docx")).hexdigest())
    same({stream["name"] for stream in certificate["streams"]},
         {"names", "[Content_Types].xml", "word/document.xml", "word/comments.xml", "docProps/core.xml"})
    out, _ = host.scan("--format", "tsv", file, exits=1)
    same({len(row) for row in rows(out)}, {7})


def test_docx_without_anybody_is_clean(host):
    file = docx(host, "file.docx", {"word/document.xml": DOCUMENT.replace("Zebe</w:t></w:r><w:r><w:t>dee", "she"),
                                    "word/media/image1.png": b"\x89PNG\r\n"})
    answer = host.ask("scan", file)
    same((answer["clean"], answer["not_read"]), (True, 1))


def test_what_can_not_be_looked_into_is_refused(host):
    held = docx(host, "held.docx", {"word/document.xml": DOCUMENT, "word/embeddings/sheet.xlsx": b"PK\3\4"})
    for name, content in (("a.rtf", b"{\\rtf1 Zebedee}"), ("a.bin", b"abc\0def\x01\x02"), ("a.docx", b"PK\3\4 cut off"),
                          ("a.pdf", b"%PDF-1.4 no PDF")):
        answer = host.ask("scan", host.write(name, content), exits=2)
        true("save it as plain text" in answer["error"]["message"], answer)
        host.ask("redact", host.path(name), "--out", host.path("out.txt"), exits=2)
    true("take it out" in host.ask("scan", held, exits=2)["error"]["message"], "an embedded file")
    same(host.ask("scan", "-", given=b"%PDF-1.4", exits=2)["error"]["message"][:24], "this is no plain text: g")


def test_without_the_other_programs(host):
    nowhere = dict(os.environ, PATH=host.folder)
    file = docx(host, "file.docx", {"word/document.xml": DOCUMENT})
    true("install libarchive-tools" in host.ask("scan", file, environment=nowhere, exits=2)["error"]["message"], "docx")
    pdf = host.write("a.pdf", pdf_of("Zebedee", "x"))
    true("install poppler-utils" in host.ask("scan", pdf, environment=nowhere, exits=2)["error"]["message"], "pdf")


def pdf_of(words, author, more=(), page=b"", catalogue=b"", drawn=b"", packed=False):
    """A PDF of one line of text, and of more objects, from the seventh on; packed: all but streams in one stream."""
    stream = b"BT /F1 12 Tf 72 720 Td (%s) Tj ET%s" % (words.encode(), b" /I Do" if drawn else b"")
    objects = [b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue, b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>%s>>"
               % (drawn, page),
               b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", b"<</Author(%s)>>" % author.encode(), *more]
    objects = dict(enumerate(objects, 1))
    inner = {}
    if packed:
        inner = {number: content for number, content in objects.items() if number != 4}
        head, body = b"", b""
        for number, content in inner.items():
            head += b"%d %d " % (number, len(body))
            body += content + b"\n"
        data = zlib.compress(head + body)
        objects = {4: objects[4], len(objects) + 1:
                   b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
                   % (len(inner), len(head), len(data), data)}
    file, places = b"%PDF-1.5\n", {}
    for number, content in objects.items():
        places[number] = len(file)
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    holder = max(places)
    table = b""
    for number in range(holder + 2):
        table += struct.pack(">BIH", *((1, places[number], 0) if number in places else (2, holder, list(inner).index(number))
                                       if number in inner else (1, len(file), 0) if number > holder else (0, 0, 0)))
    return file + b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root 1 0 R/Info 6 0 R/Length %d>>stream\n%s\nendstream\nendobj\n" \
        b"startxref\n%d\n%%%%EOF\n" % (holder + 1, holder + 2, len(table), table, len(file))


def test_pdf_is_scanned_stream_by_stream(host):
    pdf = host.write("file.pdf", pdf_of("Then Zebedee left.", "Wilhelmina Quillfeather"))
    answer = host.ask("scan", pdf, "--show-text", exits=1)
    found = {(one["stream"], one["id"], one["text"]) for one in answer["findings"] if one["grade"] == "definite"}
    true(("text", "c1", "Zebedee") in found, sorted(found))
    true(("properties", "m1", "Wilhelmina Quillfeather") in found, sorted(found))
    same(answer["certificate"]["digest"], "sha256:" + hashlib.sha256(host.read("file.pdf")).hexdigest())
    same([stream["name"] for stream in answer["certificate"]["streams"]],
         ["text", "properties", "metadata", "links", "bookmarks", "destinations", "scripts", "structure", "objects"])


# A note, a form field with its tip, a name in UTF-16 and in octal, a bookmark and a script.
NOTES = [b"<</Type/Annot/Subtype/Text/Rect[9 9 20 20]/Contents(Ask \\(Zeb\\145dee\\) again)/T(Zebedee)>>",
         b"<</Type/Annot/Subtype/Widget/FT/Tx/T(f1)/V(Ashdown Primary School)/TU<FEFF005A0065006200650064006500650>"
         b"/Rect[40 40 90 60]/DA(/F1 9 Tf)>>",
         b"<</Type/Outlines/First 10 0 R/Last 10 0 R/Count 1>>", b"<</Title(On Zebedee)/Parent 9 0 R/Dest[3 0 R/Fit]>>",
         b"<</S/JavaScript/JS(app.alert\\('Zebedee'\\))>>"]


def test_annotations_of_a_pdf_are_scanned(host):
    for packed in (False, True):
        pdf = host.write("file.pdf", pdf_of("Nobody is here.", "Nobody", NOTES, b"/Annots[7 0 R 8 0 R]",
                                            b"/Outlines 9 0 R/Names<</JavaScript<</Names[(x)11 0 R]>>>>"
                                            b"/AcroForm<</Fields[8 0 R]>>", packed=packed))
        answer = host.ask("scan", pdf, "--show-text", exits=1)
        found = [(one["stream"], one["id"], one["text"]) for one in answer["findings"] if one["grade"] == "definite"]
        for wanted in (("objects", "c1", "Zebedee"), ("objects", "s1", "Ashdown Primary School"),
                       ("bookmarks", "c1", "Zebedee"), ("scripts", "c1", "Zebedee")):
            true(wanted in found, "packed %s: %s is not found: %s" % (packed, wanted, found))
        true(found.count(("objects", "c1", "Zebedee")) >= 3, "written in three ways: %s" % found)
    same([name for name in os.listdir(tempfile.gettempdir()) if name.startswith("cspr-pdf-")], [])


# What a tagged PDF says of pictures and of words; scripts where a document opens and closes, at a page and at a bookmark;
# names of pages and places.
TAGGED = [b"<</Type/StructTreeRoot/K 8 0 R>>", b"<</Type/StructElem/S/Document/P 7 0 R/K[9 0 R 10 0 R 11 0 R]>>",
          b"<</Type/StructElem/S/Figure/P 8 0 R/Pg 3 0 R/Alt(Zebedee by a gate)>>",
          b"<</Type/StructElem/S/Span/P 8 0 R/Pg 3 0 R/E(short for Zebedee)>>",
          b"<</Type/StructElem/S/Span/P 8 0 R/Pg 3 0 R/ActualText<FEFF005A0065006200650064006500650>>>"]
ACTIONS = [b"<</S/JavaScript/JS(show\\('Zebedee opens'\\))>>", b"<</WC<</S/JavaScript/JS(show\\('Zebedee closes'\\))>>>>",
           b"<</Limits[(to Zebedee)(to Zebedee)]/Names[(to Zebedee)[3 0 R/Fit]]>>",
           b"<</Type/Outlines/First 11 0 R/Last 11 0 R/Count 1>>",
           b"<</Title(x)/Parent 10 0 R/A<</S/JavaScript/JS(show\\('Zebedee marked'\\))>>>>"]


def test_what_hangs_on_objects_of_a_pdf_is_scanned(host):
    tags = b"/MarkInfo<</Marked true>>/StructTreeRoot 7 0 R"
    actions = b"/OpenAction 7 0 R/AA 8 0 R/Names<</Dests 9 0 R>>/Outlines 10 0 R/PageLabels<</Nums[0<</P(of Zebedee )>>]>>"
    page = b"/AA<</O<</S/JavaScript/JS(show\\('Zebedee turns'\\))>>>>"
    for packed in (False, True):
        for wanted, pdf in ((3, pdf_of("Nobody.", "x", TAGGED, b"", tags, packed=packed)),
                            (8, pdf_of("Nobody.", "x", ACTIONS, page, actions, packed=packed))):
            answer = host.ask("scan", host.write("file.pdf", pdf), exits=1)
            same(len([one for one in answer["findings"] if one["stream"] == "objects" and one["id"] == "c1"]), wanted,
                 "packed: %s" % packed)
            same(answer["not_read"], 0)


def test_nothing_hides_a_string_of_a_pdf(host):
    """Objects, the eighth of which is a note, with what might be taken for the beginning of what is passed over."""
    packed = zlib.compress(b"9 0 <</Contents(Zebedee)>>")
    note = b"<</Type/Annot/Contents(Zebedee)>>"
    for what, first, second in (
            ("the name of an element", b"<</Type/StructElem/ID(e)>>", note),
            ("a list without an end", b"<</ID[(e)>>", note),
            ("a name that ends like a stream", b"<</Type/bitstream\n>>", note),
            ("the end of a stream in a stream", b"<</Length 20>>stream\nendstream 7\nendstream", note),
            ("a stream in words", b"<</Contents(up the stream\nagain)>>",
             b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\n%s\nendstream" % packed),
            ("an object in words", b"<<>>",
             b"<</Type/ObjStm/Title(obj)/N 1/First 4/Filter/FlateDecode>>stream\n%s\nendstream" % packed),
            ("its own encoding", b"<<>>", b"<</Contents(Wilhelm\\232na was there)>>"),
            ("the other UTF-16", b"<<>>", b"<</Contents<FFFE%s>>>" % "to Zebedee".encode("utf-16-le").hex().encode())):
        pdf = host.write("file.pdf", pdf_of("Nobody.", "x", [first, second]))
        found = [one["stream"] for one in host.ask("scan", pdf, exits=1)["findings"] if one["id"]]
        same(set(found), {"objects"}, what)


def test_a_comment_in_a_pdf_ends_with_its_line(host):
    for end in (b"\n", b"\r", b"\r\n"):
        pdf = pdf_of("Nobody.", "x", [b"% of this" + end + b"<</Type/Annot/Contents(Zebedee)>>" + end])
        found = host.ask("scan", host.write("file.pdf", pdf.replace(b"\n", b"\r") if end == b"\r" else pdf), exits=1)
        true("objects" in {one["stream"] for one in found["findings"]}, "ends with %r" % end)


def test_a_script_that_is_a_stream_is_scanned(host):
    script = zlib.compress(b"show('Zebedee opens')")
    for filters, exits in ((b"/Filter/FlateDecode", 1), (b"/Filter[/ASCIIHexDecode/FlateDecode]", 2)):
        stream = b"<</Length %d%s>>stream\n%s\nendstream" % (len(script), filters, script)
        pdf = pdf_of("Nobody.", "x", [b"<</S/JavaScript/JS 8 0 R>>"], b"", b"/OpenAction 7 0 R")
        pdf = pdf.replace(b"startxref", b"8 0 obj\n%s\nendobj\nstartxref" % stream)
        answer = host.ask("scan", host.write("file.pdf", pdf), exits=exits)
        if exits == 1:
            same({one["stream"] for one in answer["findings"] if one["id"] == "c1"}, {"objects"})
        else:
            true("packed in a way" in answer["error"]["message"], answer)


def test_what_a_pdf_has_that_can_not_be_read_is_refused_or_counted(host):
    form = host.write("form.pdf", pdf_of("x", "x", [b"<</Length 3>>stream\n<x>\nendstream"], b"",
                                         b"/AcroForm<</XFA 7 0 R/Fields[]>>"))
    true("print it to a PDF" in host.ask("scan", form, exits=2)["error"]["message"], "XFA")
    picture = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>" \
        b"stream\n0\nendstream"
    drawn = pdf_of("x", "x", [picture], drawn=b"/XObject<</I 7 0 R>>")
    same(host.ask("scan", host.write("drawn.pdf", pdf_of("Nobody is here.", "x")))["not_read"], 0)
    same(host.ask("scan", host.write("drawn.pdf", drawn))["not_read"], 1)


# Inventory


def test_inventory(host):
    text = host.write("text.txt", "The eldest of three siblings, aged 6, with two half-brothers, went to Ashdown Primary\n"
                      "School and had Batten disease. The Crown Court found him; a newspaper said so.\n")
    terms = host.write("terms.txt", "batten disease\n\nnot there\n")
    answer = host.ask("inventory", text, "--terms", terms)
    data = host.read("text.txt")
    found = {(one["kind"], data[one["start"]:one["end"]].decode()) for one in answer["inventory"]}
    for wanted in (("siblings", "eldest of three"), ("siblings", "three siblings"), ("siblings", "two half-brothers"),
                   ("age", "aged 6"), ("rare", "Batten disease"), ("court", "Crown Court"), ("press", "newspaper"),
                   ("place", "Ashdown Primary\nSchool")):
        true(wanted in found, "%s is not listed: %s" % (wanted, sorted(found)))
    out, _ = host.run("inventory", "--register", host.register, "--terms", terms, text)
    same([row[:2] for row in rows(out)], [[str(one["start"]), str(one["end"])] for one in answer["inventory"]])


def tests():
    return [(name, test) for name, test in sorted(globals().items()) if name.startswith("test_")]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cspr", required=True)
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="cspr-texts-")

    def tried(name, test):
        own = os.path.join(folder, name)
        os.mkdir(own)
        test(Host(options.cspr, own))

    failed = tell((name[5:].replace("_", " "), lambda name=name, test=test: tried(name, test)) for name, test in tests())
    shutil.rmtree(folder)
    return failed


if __name__ == "__main__":
    sys.exit(main())
