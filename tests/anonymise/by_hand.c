/*
 * A register and a scanner that find what a test tells them to.
 */
#include "by_hand.h"

#include "suite.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 64 };

struct cspr_scan {
	struct cspr_scan_finding list[MOST];
	size_t count;
};

const char *by_hand_rules = "by-hand-1";

const char *cspr_scan_rules_version(void)
{
	return by_hand_rules;
}

const char *cspr_scan_unicode_version(void)
{
	return "15.0.0";
}

size_t cspr_register_count(const cspr_register *reg)
{
	return reg->count;
}

cspr_status cspr_register_identity(const cspr_register *reg, size_t index, struct cspr_identity *ret)
{
	if (index >= reg->count)
		return CSPR_ERROR_NOT_FOUND;
	ret->id = reg->ids[index];
	ret->identity_class = CSPR_CLASS_PERSON;
	ret->pseudonym = reg->pseudonyms[index];
	return CSPR_DONE;
}

cspr_status cspr_register_digest(const cspr_register *reg, const void *key, size_t key_length, unsigned char ret[32])
{
	memset(ret, (int)(reg->count + key_length + *(const unsigned char *)key), 32);
	return CSPR_DONE;
}

static int by_place(const void *left, const void *right)
{
	const struct cspr_scan_finding *a = left, *b = right;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end < b->end ? -1 : 1;
	return a->identity < b->identity ? -1 : a->identity > b->identity;
}

cspr_status cspr_scanner_scan(const cspr_scanner *scanner, const void *text, size_t length, cspr_scan **ret)
{
	cspr_scan *scan = calloc(1, sizeof(*scan));
	const char *bytes = text;

	ck_assert_ptr_nonnull(scan);
	for (const struct sought *sought = scanner->list; sought->bytes; sought++) {
		size_t letters = strlen(sought->bytes);

		for (size_t at = 0; at + letters <= length; at++) {
			if (memcmp(bytes + at, sought->bytes, letters) != 0)
				continue;
			ck_assert_uint_lt(scan->count, MOST);
			scan->list[scan->count++] = (struct cspr_scan_finding){
				.size = sizeof(struct cspr_scan_finding),
				.start = at,
				.end = at + letters,
				.kind = sought->kind,
				.grade = sought->grade,
				.id = sought->identity < 0 ? NULL : scanner->reg->ids[sought->identity],
				.rule = sought->rule,
				.identity = sought->identity,
			};
		}
	}
	qsort(scan->list, scan->count, sizeof(scan->list[0]), by_place);
	*ret = scan;
	return CSPR_DONE;
}

void cspr_scan_free(cspr_scan *scan)
{
	free(scan);
}

size_t cspr_scan_count(const cspr_scan *scan)
{
	return scan->count;
}

cspr_status cspr_scan_finding(const cspr_scan *scan, size_t index, struct cspr_scan_finding *ret)
{
	if (index >= scan->count)
		return CSPR_ERROR_NOT_FOUND;
	*ret = scan->list[index];
	return CSPR_DONE;
}

cspr_scan *by_hand_scan(const cspr_scanner *scanner, const char *text)
{
	cspr_scan *scan = NULL;

	ck_assert_status(cspr_scanner_scan(scanner, text, strlen(text), &scan), CSPR_DONE);
	return scan;
}
