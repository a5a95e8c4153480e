/*
 * The README of an evidence pack: how to verify it by common tools, command by command. Each block of commands ends
 * with success when, and only when, what it looks at is as it should be: the tests run them.
 */
#include "evidence/evidence.h"

#include <stdio.h>
#include <stdlib.h>

static const char opening[] =
	"# Evidence: the record of review %s\n"
	"\n"
	"`record.jsonl` is the record of one review, an event a line, as it was stored: %lu of them. This page says "
	"how to\n"
	"verify it with `sha256sum`, `openssl` (3.0 or later), `python3` and a POSIX shell, or with any program for "
	"signed\n"
	"notes and RFC 6962 trees. Run the commands in this folder. Each block of them succeeds when what it looks at "
	"is\n"
	"as it should be.\n"
	"\n"
	"| file | holds |\n"
	"| --- | --- |\n"
	"| `record.jsonl` | the events: canonical JSON (RFC 8785), each line ended by LF |\n"
	"| `leaves.txt` | of each line, SHA-256 over a zero byte and the line without its LF, in hexadecimal |\n";
static const char checkpoint_files[] =
	"| `checkpoint` | the latest signed statement of the size and the root of the tree over the leaves |\n"
	"| `checkpoint-N` | older ones, over the first N lines |\n";
static const char key_files[] =
	"| `key.vkey`, `key.pem` | the public key that signs, as a note's verifier key and for openssl |\n";
static const char signature_files[] =
	"| `checkpoint.body`, `checkpoint.sig` | what `checkpoint` signs, and its signature, as openssl takes them |\n";
static const char further_files[] =
	"| `edition.txt` | the rules that the review is under, as a page |\n"
	"| `calendar.csv` | the closed days that working days were counted by |\n"
	"| `SHA256SUMS` | SHA-256 of every other file |\n"
	"\n"
	"The calendar is version `%s` and covers %s to %s. The rules are those of `%s`. Edition and calendar are\n"
	"what the record was read by, for reference: the signature covers the record only.\n"
	"\n"
	"## 1. The files are those that were written\n"
	"\n"
	"```sh\n"
	"sha256sum --check --strict --quiet SHA256SUMS\n"
	"```\n"
	"\n"
	"Whoever can change a file can change this one too. What follows can't be made anew without the private key.\n"
	"\n"
	"## 2. The leaves are those of the lines\n"
	"\n"
	"```sh\n"
	"while IFS= read -r line; do\n"
	"\t{ printf '\\0'; printf '%%s' \"$line\"; } | sha256sum | cut -c 1-64\n"
	"done <record.jsonl | cmp - leaves.txt\n"
	"```\n"
	"\n"
	"The first line that differs, by its number, is the first of the record that is not as it was.\n";
static const char no_checkpoint[] = "\n"
				    "## 3. Nobody signed this record\n"
				    "\n"
				    "There is no checkpoint in this pack: it agrees with itself, and whoever could "
				    "write it could have written it anew.\n";
static const char no_key[] = "\n"
			     "## 3. The signature\n"
			     "\n"
			     "The public key is not in this pack. Have it from whoever keeps the record, and verify "
			     "`checkpoint` with it as a\n"
			     "signed note.\n";
static const char signature[] =
	"\n"
	"## 3. The checkpoint is signed\n"
	"\n"
	"Compare the key with the one that its owner has published, from another source than this pack:\n"
	"\n"
	"    %s\n"
	"\n"
	"```sh\n"
	"echo '%s' | cmp - key.vkey\n"
	"```\n"
	"\n"
	"`key.pem` is the same key: the last 32 bytes of both.\n"
	"\n"
	"```sh\n"
	"test \"$(openssl pkey -pubin -in key.pem -outform DER | tail -c 32 | openssl base64)\" = \\\n"
	"\t\"$(tail -c 45 key.vkey | openssl base64 -d -A | tail -c 32 | openssl base64)\"\n"
	"```\n"
	"\n"
	"`checkpoint.body` is the text of `checkpoint` before the empty line, and its signature verifies:\n"
	"\n"
	"```sh\n"
	"sed '/^$/,$d' checkpoint | cmp - checkpoint.body\n"
	"openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in checkpoint.body -sigfile checkpoint.sig\n"
	"```\n";
static const char root[] = "\n"
			   "## 4. The tree over the leaves has the root that was signed\n"
			   "\n"
			   "The second line of a checkpoint is how many leaves it is over, the third is the root in "
			   "base64. `checkpoint` is over\n"
			   "%lu of the %lu lines. An older one has to be over the first lines of the same record.\n"
			   "\n"
			   "```sh\n"
			   "python3 - checkpoint* <<'END'\n"
			   "import base64, hashlib, sys\n"
			   "\n"
			   "def root(leaves):\n"
			   "    if len(leaves) == 1:\n"
			   "        return leaves[0]\n"
			   "    left = 1\n"
			   "    while left * 2 < len(leaves):\n"
			   "        left *= 2\n"
			   "    return hashlib.sha256(b'\\1' + root(leaves[:left]) + root(leaves[left:])).digest()\n"
			   "\n"
			   "lines = open('record.jsonl', 'rb').read().split(b'\\n')[:-1]\n"
			   "leaves = [hashlib.sha256(b'\\0' + line).digest() for line in lines]\n"
			   "for name in sys.argv[1:]:\n"
			   "    if name.endswith(('.body', '.sig')):\n"
			   "        continue\n"
			   "    origin, size, signed = open(name, encoding='utf-8').read().split('\\n')[:3]\n"
			   "    if int(size) > len(leaves):\n"
			   "        sys.exit(name + ': lines are missing')\n"
			   "    if base64.b64encode(root(leaves[:int(size)])).decode() != signed:\n"
			   "        sys.exit(name + ': the root is another')\n"
			   "END\n"
			   "```\n"
			   "\n"
			   "A program in another language for all of the above is short: in Go, `note.Open` of "
			   "golang.org/x/mod/sumdb/note verifies\n"
			   "`checkpoint` with the text of `key.vkey`, and `tlog.CheckRecord` and `tlog.CheckTree` of "
			   "golang.org/x/mod/sumdb/tlog\n"
			   "verify each line and each older checkpoint. The formats are RFC 6962 (section 2.1), C2SP "
			   "signed-note and C2SP\n"
			   "tlog-checkpoint.\n";

static void write_text(FILE *stream, const struct cspr_evidence *evidence, const cspr_basis *basis,
		       const cspr_statement *latest)
{
	const cspr_calendar *calendar = cspr_basis_calendar(basis);
	cspr_day first = cspr_calendar_first(calendar), last = cspr_calendar_last(calendar);
	const char *key = evidence->key ? cspr_key_public(evidence->key) : NULL;
	char from[24], until[24];

	cspr_span_write((struct cspr_span){ first, first }, from);
	cspr_span_write((struct cspr_span){ last, last }, until);
	fprintf(stream, opening, evidence->review, (unsigned long)evidence->line_count);
	if (latest)
		fputs(checkpoint_files, stream);
	if (key)
		fputs(key_files, stream);
	if (key && latest)
		fputs(signature_files, stream);
	fprintf(stream, further_files, cspr_calendar_version(calendar), from, until,
		cspr_edition_name(cspr_basis_edition(basis)));
	if (!latest) {
		fputs(no_checkpoint, stream);
		return;
	}
	if (key)
		fprintf(stream, signature, key, key);
	else
		fputs(no_key, stream);
	fprintf(stream, root, (unsigned long)cspr_statement_events(latest), (unsigned long)evidence->line_count);
}

char *pack_readme(const struct cspr_evidence *evidence, const cspr_basis *basis, const cspr_statement *latest)
{
	char *text = NULL;
	size_t size;
	FILE *stream = open_memstream(&text, &size);

	if (!stream)
		return NULL;
	write_text(stream, evidence, basis, latest);
	return end_text(stream, &text);
}
