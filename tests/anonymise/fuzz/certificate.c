/*
 * Any bytes may be read as a certificate or as resolutions. A certificate of bytes that were scanned is read again, and
 * is of no other bytes; resolutions that are read are written as what is read as the same.
 */
#include "target.h"

#include <stdlib.h>
#include <string.h>

static const unsigned char key[32] = { 1 };

static void check_resolutions(const char *bytes, size_t size)
{
	cspr_resolutions *resolutions = NULL;
	if (cspr_resolutions_read(bytes, size, &resolutions, NULL))
		return;
	char *text = NULL;
	size_t length;
	target_require(cspr_resolutions_write(resolutions, &text, &length) == 0);
	cspr_resolutions *again = NULL;
	target_require(cspr_resolutions_read(text, length, &again, NULL) == 0);
	target_require(cspr_resolutions_count(again) == cspr_resolutions_count(resolutions));
	cspr_resolutions_free(again);
	cspr_anonymise_text_free(text);
	cspr_resolutions_free(resolutions);
}

static void check_other_bytes(const char *certificate, size_t length, const char *bytes, size_t size)
{
	char *other = malloc(size + 1);
	target_require(other != NULL);
	memcpy(other, bytes, size);
	other[size] = 'x';
	struct cspr_trouble trouble = { .size = sizeof(trouble) };
	target_require(cspr_certificate_check(certificate, length, other, size + 1, &trouble) != CSPR_DONE);
	target_require(trouble.message[0] != '\0');
	free(other);
}

static void check_certificate(const char *bytes, size_t size)
{
	cspr_scan *scan = NULL;
	target_require(cspr_scanner_scan(target_scanner(), bytes, size, &scan) == 0);
	const struct cspr_certified text = { .size = sizeof(text), .text = bytes, .length = size, .scan = scan };
	const struct cspr_certificate_of of = { .size = sizeof(of),
						.bytes = bytes,
						.length = size,
						.texts = &text,
						.text_count = 1,
						.key = key,
						.key_length = sizeof(key) };
	char *certificate = NULL;
	size_t length;
	if (cspr_certificate_new(target_register(), &of, &certificate, &length) == 0) {
		struct cspr_certificate_facts facts = { .size = sizeof(facts) };
		target_require(cspr_certificate_read(certificate, length, &facts, NULL) == 0);
		target_require(facts.length == size && !facts.intruder_check);
		check_other_bytes(certificate, length, bytes, size);
		cspr_anonymise_text_free(certificate);
	}
	cspr_scan_free(scan);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = size ? (const char *)data : "";
	struct cspr_certificate_facts facts = { .size = sizeof(facts) };
	cspr_certificate_read(bytes, size, &facts, NULL);
	check_resolutions(bytes, size);
	check_certificate(bytes, size);
	return 0;
}
