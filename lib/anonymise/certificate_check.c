/*
 * A certificate, read again and held against bytes before they are published. Strict: only what certificate.c writes is
 * one.
 */
#include "certificate.h"
#include "opaque.h"

#include <stdlib.h>
#include <string.h>

/* The keys, in their order. */
enum { COUNTS, DIGEST, FORMAT, CHECK, LENGTH, OPEN, REGISTER, RESOLUTIONS, RULES, STREAMS, UNICODE, KEYS };
static const char *const keys[] = { "counts",	"digest",      "format", "intruder_check", "length", "open_findings",
				    "register", "resolutions", "rules",	 "streams",	   "unicode" };

struct part { /* a value as it is written */
	const char *bytes;
	size_t length;
};

/* The end of a JSON value that has no space in it; NULL: it has none. */
static const char *value_end(const char *at, const char *end)
{
	int depth = 0;
	bool string = false;

	for (; at < end; at++) {
		if (string) {
			at += *at == '\\';
			string = at < end && *at != '"';
		} else if (*at == '"') {
			string = true;
		} else if (*at == '{' || *at == '[') {
			depth++;
		} else if (*at == '}' || *at == ']') {
			if (depth-- == 0)
				return at;
		} else if (*at == ',' && depth == 0) {
			return at;
		} else if ((unsigned char)*at <= ' ') {
			return NULL;
		}
	}
	return NULL;
}

static bool parts_read(const char *at, size_t length, struct part parts[KEYS])
{
	const char *end = at + length;

	for (int key = 0; key < KEYS; key++) {
		size_t letters = strlen(keys[key]);

		if ((size_t)(end - at) < letters + 4 || *at != (key ? ',' : '{') || at[1] != '"' ||
		    memcmp(at + 2, keys[key], letters) != 0 || at[letters + 2] != '"' || at[letters + 3] != ':')
			return false;
		parts[key].bytes = at + letters + 4;
		at = value_end(parts[key].bytes, end);
		if (!at)
			return false;
		parts[key].length = (size_t)(at - parts[key].bytes);
	}
	return end - at == 1 && *at == '}';
}

static bool is_text(struct part part, const char *text)
{
	size_t length = strlen(text);

	return part.length == length + 2 && part.bytes[0] == '"' && memcmp(part.bytes + 1, text, length) == 0;
}

static bool count_read(struct part part, uint64_t *ret)
{
	uint64_t number = 0;

	if (part.length == 0 || part.length > 18 || (part.length > 1 && part.bytes[0] == '0'))
		return false;
	for (size_t i = 0; i < part.length; i++) {
		if (part.bytes[i] < '0' || part.bytes[i] > '9')
			return false;
		number = number * 10 + (uint64_t)(part.bytes[i] - '0');
	}
	*ret = number;
	return true;
}

static bool digest_read(struct part part, unsigned char ret[32])
{
	static const char before[] = "\"sha256:";
	const size_t skipped = sizeof(before) - 1;

	return part.length == skipped + 65 && memcmp(part.bytes, before, skipped) == 0 &&
	       hex_read(part.bytes + skipped, 64, ret, 32);
}

static bool passed(struct part part)
{
	static const char begins[] = "{\"outcome\":\"passed\",\"when\":\"";

	return part.length > sizeof(begins) - 1 && memcmp(part.bytes, begins, sizeof(begins) - 1) == 0;
}

static cspr_status certificate_read(const char *certificate, size_t length, struct part parts[KEYS],
				    struct cspr_certificate_facts *ret, struct cspr_trouble *trouble)
{
	struct cspr_certificate_facts facts = { .size = ret->size };
	uint64_t bytes = 0;

	if (!parts_read(certificate, length, parts) || !is_text(parts[FORMAT], CERTIFICATE_FORMAT) ||
	    !digest_read(parts[DIGEST], facts.digest) || !count_read(parts[LENGTH], &bytes) ||
	    !count_read(parts[OPEN], &facts.open_findings))
		return wrong(trouble, CSPR_ERROR_BAD_INPUT, 0,
			     "this is no certificate: one line of canonical JSON, as it was given out");
	facts.length = (size_t)bytes;
	facts.intruder_check = passed(parts[CHECK]);
	memcpy(ret, &facts, ret->size < sizeof(facts) ? ret->size : sizeof(facts));
	return CSPR_DONE;
}

cspr_status cspr_certificate_read(const char *certificate, size_t certificate_length,
				  struct cspr_certificate_facts *ret, struct cspr_trouble *trouble)
{
	struct part parts[KEYS];

	if (!certificate || !ret || ret->size < sizeof(ret->size))
		return CSPR_ERROR_ARGUMENT;
	return certificate_read(certificate, certificate_length, parts, ret, trouble);
}

cspr_status cspr_certificate_check(const char *certificate, size_t certificate_length, const char *bytes, size_t length,
				   struct cspr_trouble *trouble)
{
	struct cspr_certificate_facts facts = { .size = sizeof(facts) };
	struct part parts[KEYS];
	unsigned char digest[32];

	if (!certificate || (!bytes && length))
		return CSPR_ERROR_ARGUMENT;
	cspr_status status = certificate_read(certificate, certificate_length, parts, &facts, trouble);
	if (status != CSPR_DONE)
		return status;
	if (!bytes_digest(bytes, length, digest))
		return CSPR_ERROR_NO_MEMORY;
	if (facts.length != length || memcmp(digest, facts.digest, sizeof(digest)) != 0)
		return wrong(trouble, CSPR_REFUSED, 0,
			     "these are not the bytes that were certified: scan them, and certify them anew");
	if (facts.open_findings)
		return wrong(trouble, CSPR_REFUSED, 0,
			     "findings are open: redact them, or have a named person resolve them");
	if (!is_text(parts[RULES], cspr_scan_rules_version()) || !is_text(parts[UNICODE], cspr_scan_unicode_version()))
		return wrong(trouble, CSPR_REFUSED, 0,
			     "it was certified by another version of the rules or of Unicode: scan it again");
	if (!facts.intruder_check)
		return wrong(trouble, CSPR_REFUSED, 0,
			     "no motivated-intruder check is recorded that passed: a clean scan is not anonymity");
	return CSPR_DONE;
}
