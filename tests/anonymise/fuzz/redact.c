/*
 * What is redacted has no definite finding but those that were left, changes are in order and inside both texts, and
 * what stands between them is as it was. A container is refused with words.
 */
#include "target.h"

#include <string.h>

static void check_left_alone(const char *old, size_t old_length, const cspr_redaction *redaction)
{
	size_t length;
	const char *text = cspr_redaction_text(redaction, &length);
	struct cspr_redaction_change change = { .size = sizeof(change) };
	size_t old_at = 0;
	size_t at = 0;
	for (size_t i = 0; i < cspr_redaction_change_count(redaction); i++) {
		target_require(cspr_redaction_change(redaction, i, &change) == 0);
		target_require(change.old_start >= old_at && change.old_end <= old_length);
		target_require(change.new_start >= at && change.new_end <= length);
		target_require(change.old_start - old_at == change.new_start - at);
		target_require(memcmp(old + old_at, text + at, change.new_start - at) == 0);
		old_at = change.old_end;
		at = change.new_end;
	}
	target_require(old_length - old_at == length - at && memcmp(old + old_at, text + at, length - at) == 0);
}

static int was_left(const cspr_redaction *redaction, const struct cspr_scan_finding *finding)
{
	struct cspr_redaction_left left = { .size = sizeof(left) };
	for (size_t i = 0; !cspr_redaction_left(redaction, i, &left); i++)
		if (left.new_start <= finding->start && left.new_end >= finding->end)
			return 1;
	return 0;
}

static void check_clean(const cspr_redaction *redaction)
{
	size_t length;
	const char *text = cspr_redaction_text(redaction, &length);
	cspr_scan *scan = NULL;
	target_require(cspr_scanner_scan(target_scanner(), text, length, &scan) == 0);
	struct cspr_scan_finding finding = { .size = sizeof(finding) };
	for (size_t i = 0; !cspr_scan_finding(scan, i, &finding); i++)
		target_require(finding.grade != CSPR_GRADE_DEFINITE || was_left(redaction, &finding));
	cspr_scan_free(scan);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	cspr_redaction *redaction = NULL;
	struct cspr_trouble trouble = { .size = sizeof(trouble) };
	const char *text = size ? (const char *)data : "";
	cspr_status status = cspr_redact(target_scanner(), target_register(), text, size, NULL, &redaction, &trouble);
	if (status) {
		target_require(status == CSPR_ERROR_BAD_INPUT && trouble.message[0] != '\0');
		return 0;
	}
	check_left_alone(text, size, redaction);
	check_clean(redaction);
	cspr_redaction_free(redaction);
	return 0;
}
