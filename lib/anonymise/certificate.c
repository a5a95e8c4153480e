/*
 * A certificate, made: what was found in exact bytes, by which rules, who resolved what, and what is still open.
 *
 * What must stay true: it holds nothing of a text and no value of a register; the same facts give the same bytes.
 */
#include "certificate.h"
#include "container.h"
#include "opaque.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

enum { KINDS = CSPR_FINDING_CONTAINER + 1, GRADES = CSPR_GRADE_REVIEW + 1, SHORTEST_KEY = 16 };

/* What all texts together have. */
struct tally {
	uint64_t counts[KINDS][GRADES];
	uint64_t open;
	struct buffer resolutions; /* JSON */
};

bool bytes_digest(const char *bytes, size_t length, unsigned char ret[32])
{
	return EVP_Digest(bytes, length, ret, NULL, EVP_sha256(), NULL);
}

static bool settled(cspr_code grade, cspr_code decision)
{
	return decision == CSPR_RESOLVED_NOT_IDENTIFYING ||
	       (decision == CSPR_RESOLVED_KEEP && grade == CSPR_GRADE_REVIEW);
}

static void add_string(struct buffer *buffer, const char *key, const char *value)
{
	buffer_quoted(buffer, key);
	buffer_say(buffer, ":");
	buffer_quoted(buffer, value);
}

static void add_count(struct buffer *buffer, const char *key, uint64_t number)
{
	buffer_quoted(buffer, key);
	buffer_say(buffer, ":");
	buffer_number(buffer, number);
}

static void add_moment(struct buffer *buffer, const char *key, int64_t when)
{
	buffer_quoted(buffer, key);
	buffer_say(buffer, ":\"");
	buffer_moment(buffer, when);
	buffer_say(buffer, "\"");
}

static void add_digest(struct buffer *buffer, const char *key, const char *name, const unsigned char digest[32])
{
	buffer_quoted(buffer, key);
	buffer_say(buffer, ":\"");
	buffer_say(buffer, name);
	buffer_hex(buffer, digest, 32);
	buffer_say(buffer, "\"");
}

static void add_resolution(struct buffer *buffer, const struct cspr_scan_finding *finding,
			   const struct cspr_resolution *resolution, const char *stream)
{
	buffer_say(buffer, buffer->length ? ",{" : "{");
	add_string(buffer, "decision", cspr_resolved_name(resolution->decision));
	buffer_say(buffer, ",");
	add_count(buffer, "end", finding->end);
	if (finding->id) {
		buffer_say(buffer, ",");
		add_string(buffer, "id", finding->id);
	}
	buffer_say(buffer, ",");
	add_string(buffer, "kind", cspr_finding_kind_name(finding->kind));
	buffer_say(buffer, ",");
	add_string(buffer, "reason", resolution->reason);
	buffer_say(buffer, ",");
	add_string(buffer, "rule", finding->rule);
	buffer_say(buffer, ",");
	add_count(buffer, "start", finding->start);
	if (stream) {
		buffer_say(buffer, ",");
		add_string(buffer, "stream", stream);
	}
	buffer_say(buffer, ",");
	add_moment(buffer, "when", resolution->when);
	buffer_say(buffer, ",");
	add_string(buffer, "who", resolution->who);
	buffer_say(buffer, "}");
}

static cspr_status tally_text(struct tally *tally, const struct cspr_certified *text)
{
	size_t count = cspr_scan_count(text->scan);
	size_t *resolved = malloc((count + 1) * sizeof(*resolved));
	cspr_status status = resolved ? CSPR_DONE : CSPR_ERROR_NO_MEMORY;

	for (size_t i = 0; resolved && i < count; i++)
		resolved[i] = SIZE_MAX;
	if (status == CSPR_DONE && text->resolutions)
		status = cspr_resolutions_match(text->resolutions, text->scan, text->text, text->length, resolved);
	for (size_t i = 0; status == CSPR_DONE && i < count; i++) {
		struct cspr_scan_finding finding = { .size = sizeof(finding) };
		struct cspr_resolution resolution = { .size = sizeof(resolution) };

		cspr_scan_finding(text->scan, i, &finding);
		tally->counts[finding.kind][finding.grade]++;
		if (resolved[i] != SIZE_MAX) {
			cspr_resolutions_get(text->resolutions, resolved[i], &resolution);
			add_resolution(&tally->resolutions, &finding, &resolution, text->name);
		}
		tally->open += !settled(finding.grade, resolution.decision);
	}
	free(resolved);
	return status;
}

static int by_name(const void *left, const void *right)
{
	return strcmp(cspr_finding_kind_name(*(const cspr_code *)left),
		      cspr_finding_kind_name(*(const cspr_code *)right));
}

static void add_counts(struct buffer *buffer, const struct tally *tally)
{
	cspr_code kinds[KINDS - 1];
	bool first = true;

	for (cspr_code i = 1; i < KINDS; i++)
		kinds[i - 1] = i;
	qsort(kinds, KINDS - 1, sizeof(kinds[0]), by_name);
	buffer_say(buffer, "\"counts\":{");
	for (size_t i = 0; i < KINDS - 1; i++) {
		const uint64_t *counts = tally->counts[kinds[i]];

		if (!counts[CSPR_GRADE_DEFINITE] && !counts[CSPR_GRADE_REVIEW])
			continue;
		buffer_say(buffer, first ? "" : ",");
		buffer_quoted(buffer, cspr_finding_kind_name(kinds[i]));
		buffer_say(buffer, ":{");
		add_count(buffer, "definite", counts[CSPR_GRADE_DEFINITE]);
		buffer_say(buffer, ",");
		add_count(buffer, "review", counts[CSPR_GRADE_REVIEW]);
		buffer_say(buffer, "}");
		first = false;
	}
	buffer_say(buffer, "},");
}

static void add_check(struct buffer *buffer, const struct cspr_intruder_check *check)
{
	buffer_say(buffer, "\"intruder_check\":");
	if (!check) {
		buffer_say(buffer, "null,");
		return;
	}
	buffer_say(buffer, "{");
	add_string(buffer, "outcome", check->outcome);
	buffer_say(buffer, ",");
	add_moment(buffer, "when", check->when);
	buffer_say(buffer, ",");
	add_string(buffer, "who", check->who);
	buffer_say(buffer, "},");
}

static bool add_streams(struct buffer *buffer, const struct cspr_certificate_of *of)
{
	unsigned char digest[32];
	bool good = true;

	buffer_say(buffer, "\"streams\":[");
	for (size_t i = 0; good && i < of->text_count && of->texts[0].name; i++) {
		good = bytes_digest(of->texts[i].text, of->texts[i].length, digest);
		buffer_say(buffer, i ? ",{" : "{");
		add_digest(buffer, "digest", "sha256:", digest);
		buffer_say(buffer, ",");
		add_count(buffer, "length", of->texts[i].length);
		buffer_say(buffer, ",");
		add_string(buffer, "name", of->texts[i].name);
		buffer_say(buffer, "}");
	}
	buffer_say(buffer, "],");
	return good;
}

static bool certificate_write(const unsigned char reg_digest[32], const struct cspr_certificate_of *of,
			      const struct tally *tally, struct buffer *buffer)
{
	unsigned char digest[32];

	if (!bytes_digest(of->bytes, of->length, digest))
		return false;
	buffer_say(buffer, "{");
	add_counts(buffer, tally);
	add_digest(buffer, "digest", "sha256:", digest);
	buffer_say(buffer, ",");
	add_string(buffer, "format", CERTIFICATE_FORMAT);
	buffer_say(buffer, ",");
	add_check(buffer, of->intruder_check);
	add_count(buffer, "length", of->length);
	buffer_say(buffer, ",");
	add_count(buffer, "open_findings", tally->open);
	buffer_say(buffer, ",");
	add_digest(buffer, "register", "hmac-sha256:", reg_digest);
	buffer_say(buffer, ",\"resolutions\":[");
	if (tally->resolutions.length)
		buffer_add(buffer, tally->resolutions.bytes, tally->resolutions.length);
	buffer_say(buffer, "],");
	add_string(buffer, "rules", cspr_scan_rules_version());
	buffer_say(buffer, ",");
	if (!add_streams(buffer, of))
		return false;
	add_string(buffer, "unicode", cspr_scan_unicode_version());
	buffer_say(buffer, "}");
	return !buffer->failed;
}

/* Either the text itself, or the named streams of a container. */
static bool fits(const struct cspr_certificate_of *of)
{
	if (!of->text_count || !of->texts)
		return false;
	for (size_t i = 0; i < of->text_count; i++)
		if (!of->texts[i].scan || !of->texts[i].text || !of->texts[i].name != !of->texts[0].name)
			return false;
	if (of->texts[0].name)
		return container_rule(of->bytes, of->length) != NULL;
	return of->text_count == 1 && of->texts[0].length == of->length &&
	       memcmp(of->texts[0].text, of->bytes, of->length) == 0;
}

static cspr_status check_good(const struct cspr_intruder_check *check)
{
	cspr_status status = check ? cspr_reference_check(check->who) : CSPR_DONE;

	if (check && status == CSPR_DONE)
		status = cspr_reference_check(check->outcome);
	if (check && status == CSPR_DONE && !moment_good(check->when))
		status = CSPR_ERROR_BAD_DATE;
	return status;
}

cspr_status cspr_certificate_new(const cspr_register *reg, const struct cspr_certificate_of *of, char **ret,
				 size_t *ret_length)
{
	struct tally tally = { 0 };
	struct buffer buffer = { 0 };
	unsigned char reg_digest[32];

	if (!reg || !of || !of->bytes || !of->key || of->key_length < SHORTEST_KEY || !ret || !ret_length || !fits(of))
		return CSPR_ERROR_ARGUMENT;
	cspr_status status = check_good(of->intruder_check);
	if (status == CSPR_DONE)
		status = cspr_register_digest(reg, of->key, of->key_length, reg_digest);
	for (size_t i = 0; status == CSPR_DONE && i < of->text_count; i++)
		status = tally_text(&tally, of->texts + i);
	if (status == CSPR_DONE && (tally.resolutions.failed || !certificate_write(reg_digest, of, &tally, &buffer)))
		status = CSPR_ERROR_NO_MEMORY;
	buffer_free(&tally.resolutions);
	if (status != CSPR_DONE) {
		buffer_free(&buffer);
		return status;
	}
	*ret = buffer.bytes;
	*ret_length = buffer.length;
	return CSPR_DONE;
}
