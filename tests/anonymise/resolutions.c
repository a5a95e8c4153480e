/*
 * Decisions about findings: which can be made, how long they hold, and their text.
 */
#include "by_hand.h"

#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const ids[] = { "child-1" };
static const char *const pseudonyms[] = { "Child A" };
static const cspr_register reg = { ids, pseudonyms, 1 };
static const struct sought people[] = {
	{ "Dove", CSPR_FINDING_NAME, CSPR_GRADE_REVIEW, 0, "forename" },
	{ "Quill", CSPR_FINDING_NAME, CSPR_GRADE_DEFINITE, 0, "surname" },
	{ "%PDF-", CSPR_FINDING_CONTAINER, CSPR_GRADE_DEFINITE, -1, "pdf" },
	{ NULL, 0, 0, 0, NULL },
};
static const cspr_scanner scanner = { &reg, people };
static const unsigned char salt[32] = { 1, 2, 3 };
static const int64_t moment = INT64_C(1709910245) * 1000000000; /* 2024-03-08T15:04:05Z */

static cspr_resolutions *decided(const char *text, cspr_code decision)
{
	cspr_resolutions *resolutions;
	cspr_scan *scan = by_hand_scan(&scanner, text);

	ck_assert_status(cspr_resolutions_new(salt, &resolutions), CSPR_DONE);
	ck_assert_status(
		cspr_resolutions_add(resolutions, scan, 0, text, strlen(text), decision, "u-1", moment, "reason:a"),
		CSPR_DONE);
	cspr_scan_free(scan);
	return resolutions;
}

/* By finding of the text, '0' to '9' for which resolution holds, '-' for none. */
static const char *held(const cspr_resolutions *resolutions, const char *text)
{
	static char words[65];
	cspr_scan *scan = by_hand_scan(&scanner, text);
	size_t which[64], count = cspr_scan_count(scan);

	ck_assert_status(cspr_resolutions_match(resolutions, scan, text, strlen(text), which), CSPR_DONE);
	for (size_t i = 0; i < count; i++)
		words[i] = which[i] == SIZE_MAX ? '-' : (char)('0' + which[i]);
	words[count] = '\0';
	cspr_scan_free(scan);
	return words;
}

START_TEST(holds_while_finding_and_surroundings_stay)
{
	/* 40 bytes before it, and 40 after. */
	const char *text = "0123456789012345678901234567890123456789Dove0123456789012345678901234567890123456789.";
	cspr_resolutions *resolutions = decided(text, CSPR_RESOLVED_KEEP);
	char changed[256];

	ck_assert_str_eq(held(resolutions, text), "0");
	snprintf(changed, sizeof(changed), "A new first page. %s And a last one.", text);
	ck_assert_str_eq(held(resolutions, changed), "0");
	for (size_t i = 0; i < strlen(text); i++) {
		snprintf(changed, sizeof(changed), "%s", text);
		changed[i] = changed[i] == 'x' ? 'y' : 'x';
		if (i < 40 || i >= 84)
			ck_assert_str_eq(held(resolutions, changed), i < 84 ? "-" : "0");
		else
			ck_assert_str_eq(held(resolutions, changed), i < 44 ? "" : "-");
	}
	cspr_resolutions_free(resolutions);
}
END_TEST

START_TEST(the_end_of_the_text_is_a_surrounding)
{
	cspr_resolutions *resolutions = decided("Dove", CSPR_RESOLVED_KEEP);

	ck_assert_str_eq(held(resolutions, "Dove"), "0");
	ck_assert_str_eq(held(resolutions, "Dove "), "-");
	ck_assert_str_eq(held(resolutions, " Dove"), "-");
	cspr_resolutions_free(resolutions);
}
END_TEST

START_TEST(one_decision_resolves_one_finding)
{
	/* The three in the middle have the same surroundings. */
	const char *row = "Dove .............................................\n";
	char text[512], again[512];
	cspr_resolutions *resolutions;

	snprintf(text, sizeof(text), "%s%s%s%s", row, row, row, row);
	cspr_scan *scan = by_hand_scan(&scanner, text);
	ck_assert_status(cspr_resolutions_new(salt, &resolutions), CSPR_DONE);
	ck_assert_status(
		cspr_resolutions_add(resolutions, scan, 1, text, strlen(text), CSPR_RESOLVED_KEEP, "u-1", moment, "r"),
		CSPR_DONE);
	ck_assert_str_eq(held(resolutions, text), "-0--");
	ck_assert_status(
		cspr_resolutions_add(resolutions, scan, 2, text, strlen(text), CSPR_RESOLVED_KEEP, "u-1", moment, "r"),
		CSPR_DONE);
	ck_assert_str_eq(held(resolutions, text), "-01-");
	snprintf(again, sizeof(again), "%s%s", text, row);
	ck_assert_str_eq(held(resolutions, again), "-01--");
	cspr_scan_free(scan);
	cspr_resolutions_free(resolutions);
}
END_TEST

START_TEST(the_last_decision_counts)
{
	const char *text = "Dove and Dove";
	cspr_resolutions *resolutions = decided(text, CSPR_RESOLVED_KEEP);
	struct cspr_resolution resolution = { .size = sizeof(resolution) };
	cspr_scan *scan = by_hand_scan(&scanner, text);

	ck_assert_status(cspr_resolutions_add(resolutions, scan, 0, text, strlen(text), CSPR_RESOLVED_REDACT, "u-2",
					      moment, "r"),
			 CSPR_DONE);
	ck_assert_uint_eq(cspr_resolutions_count(resolutions), 1);
	ck_assert_status(cspr_resolutions_get(resolutions, 0, &resolution), CSPR_DONE);
	ck_assert_uint_eq(resolution.decision, CSPR_RESOLVED_REDACT);
	ck_assert_str_eq(resolution.who, "u-2");
	ck_assert_str_eq(resolution.id, "child-1");
	ck_assert_int_eq(resolution.when, moment);
	ck_assert_status(cspr_resolutions_get(resolutions, 1, &resolution), CSPR_ERROR_NOT_FOUND);
	cspr_scan_free(scan);
	cspr_resolutions_free(resolutions);
}
END_TEST

START_TEST(what_can_not_be_decided)
{
	const char *text = "%PDF- Dove Quill";
	static const struct {
		size_t finding;
		cspr_code decision;
		const char *who;
		int64_t when;
		const char *reason;
		cspr_status status;
	} cases[] = {
		{ 0, CSPR_RESOLVED_NOT_IDENTIFYING, "u-1", 0, "r", CSPR_ERROR_ARGUMENT },
		{ 1, CSPR_RESOLVED_KEEP, "u-1", 0, "r", CSPR_DONE },
		{ 2, CSPR_RESOLVED_KEEP, "u-1", 0, "r", CSPR_ERROR_ARGUMENT },
		{ 2, CSPR_RESOLVED_NOT_IDENTIFYING, "u-1", 0, "r", CSPR_DONE },
		{ 3, CSPR_RESOLVED_KEEP, "u-1", 0, "r", CSPR_ERROR_ARGUMENT },
		{ 1, 4, "u-1", 0, "r", CSPR_ERROR_UNKNOWN_WORD },
		{ 1, CSPR_RESOLVED_KEEP, "A Name", 0, "r", CSPR_ERROR_BAD_REFERENCE },
		{ 1, CSPR_RESOLVED_KEEP, NULL, 0, "r", CSPR_ERROR_ARGUMENT },
		{ 1, CSPR_RESOLVED_KEEP, "u-1", 0, "in words", CSPR_ERROR_BAD_REFERENCE },
		{ 1, CSPR_RESOLVED_KEEP, "u-1", 0, "9434765919", CSPR_ERROR_PERSONAL_DATA },
		{ 1, CSPR_RESOLVED_KEEP, "u-1", 1, "r", CSPR_ERROR_BAD_DATE },
		{ 1, CSPR_RESOLVED_KEEP, "u-1", -1000000000, "r", CSPR_ERROR_BAD_DATE },
		{ 1, CSPR_RESOLVED_KEEP, "u-1", INT64_C(7258118400) * 1000000000, "r", CSPR_ERROR_BAD_DATE },
	};
	cspr_scan *scan = by_hand_scan(&scanner, text);
	cspr_resolutions *resolutions;

	ck_assert_status(cspr_resolutions_new(salt, &resolutions), CSPR_DONE);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cspr_status status =
			cspr_resolutions_add(resolutions, scan, cases[i].finding, text, strlen(text), cases[i].decision,
					     cases[i].who, cases[i].when, cases[i].reason);

		ck_assert_msg(status == cases[i].status, "case %zu gave %d", i, (int)status);
	}
	ck_assert_uint_eq(cspr_resolutions_count(resolutions), 2);
	cspr_scan_free(scan);
	cspr_resolutions_free(resolutions);
}
END_TEST

START_TEST(written_and_read)
{
	const char *text = "Dove left.";
	cspr_resolutions *resolutions = decided(text, CSPR_RESOLVED_NOT_IDENTIFYING), *read;
	char *written, *again;
	size_t length, again_length;

	ck_assert_status(cspr_resolutions_write(resolutions, &written, &length), CSPR_DONE);
	ck_assert_ptr_nonnull(strstr(written, "\tnot_identifying\tu-1\t2024-03-08T15:04:05Z\treason:a\n"));
	ck_assert_ptr_null(strstr(written, "Dove"));
	ck_assert_status(cspr_resolutions_read(written, length, &read, NULL), CSPR_DONE);
	ck_assert_str_eq(held(read, text), "0");
	ck_assert_status(cspr_resolutions_write(read, &again, &again_length), CSPR_DONE);
	ck_assert_str_eq(again, written);
	/* Cut off anywhere but at a line's end, it is refused. */
	for (size_t i = 0; i < length; i++) {
		cspr_resolutions *cut = NULL;
		cspr_status status = cspr_resolutions_read(written, i, &cut, NULL);

		ck_assert_status(status, i > 0 && written[i - 1] == '\n' ? CSPR_DONE : CSPR_ERROR_BAD_INPUT);
		cspr_resolutions_free(cut);
	}
	cspr_anonymise_text_free(written);
	cspr_anonymise_text_free(again);
	cspr_resolutions_free(read);
	cspr_resolutions_free(resolutions);
}
END_TEST

#define SALT "0102030000000000000000000000000000000000000000000000000000000000"
#define HEAD "cspr-resolutions\t1\t" SALT "\n"

START_TEST(read_strictly)
{
	static const char *const good = "0\t4\tname\tforename\tchild-1\t" SALT "\tkeep\tu-1\t2024-02-29T00:00:00Z\tr\n";
	static const char *const bad[] = {
		"0\t4\tname\tforename\tchild-1\t" SALT "\tkeep\tu-1\t2024-02-29T00:00:00Z\n",
		"0\t4\tname\tforename\tchild-1\t" SALT "\tkeep\tu-1\t2024-02-29T00:00:00Z\tr\tmore\n",
		"4\t4\tname\tforename\tchild-1\t" SALT "\tkeep\tu-1\t2024-02-29T00:00:00Z\tr\n",
		"00\t4\tname\tforename\tchild-1\t" SALT "\tkeep\tu-1\t2024-02-29T00:00:00Z\tr\n",
		"-1\t4\tname\tforename\tchild-1\t" SALT "\tkeep\tu-1\t2024-02-29T00:00:00Z\tr\n",
		"0\t4\tmane\tforename\tchild-1\t" SALT "\tkeep\tu-1\t2024-02-29T00:00:00Z\tr\n",
		"0\t4\tname\tfore\\name\tchild-1\t" SALT "\tkept\tu-1\t2024-02-29T00:00:00Z\tr\n",
		"0\t4\tname\tforename\tchild\\\t" SALT "\tkeep\tu-1\t2024-02-29T00:00:00Z\tr\n",
		"0\t4\tname\tforename\tchild-1\t" SALT "0\tkeep\tu-1\t2024-02-29T00:00:00Z\tr\n",
		"0\t4\tname\tforename\tchild-1\t" SALT "\tkept\tu-1\t2024-02-29T00:00:00Z\tr\n",
		"0\t4\tname\tforename\tchild-1\t" SALT "\tkeep\tA Name\t2024-02-29T00:00:00Z\tr\n",
		"0\t4\tname\tforename\tchild-1\t" SALT "\tkeep\tu-1\t2023-02-29T00:00:00Z\tr\n",
		"0\t4\tname\tforename\tchild-1\t" SALT "\tkeep\tu-1\t2024-02-29 00:00:00Z\tr\n",
		"0\t4\tname\tforename\tchild-1\t" SALT "\tkeep\tu-1\t2024-02-29T24:00:00Z\tr\n",
		"0\t4\tname\tforename\tchild-1\t" SALT "\tkeep\tu-1\t2024-02-29T00:00:00Z\ta reason\n",
		"\n",
	};
	struct cspr_trouble trouble = { .size = sizeof(trouble) };
	cspr_resolutions *resolutions = NULL;
	char text[1024];

	snprintf(text, sizeof(text), HEAD "%s", good);
	ck_assert_status(cspr_resolutions_read(text, strlen(text), &resolutions, &trouble), CSPR_DONE);
	cspr_resolutions_free(resolutions);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		cspr_status status;

		snprintf(text, sizeof(text), HEAD "%s%s", good, bad[i]);
		status = cspr_resolutions_read(text, strlen(text), &resolutions, &trouble);
		ck_assert_msg(status == CSPR_ERROR_BAD_INPUT, "case %zu gave %d", i, (int)status);
		ck_assert_uint_eq(trouble.line, 3);
		ck_assert_ptr_null(strstr(trouble.message, "A Name"));
	}
	ck_assert_status(cspr_resolutions_read("", 0, &resolutions, &trouble), CSPR_ERROR_BAD_INPUT);
	ck_assert_uint_eq(trouble.line, 1);
}
END_TEST

START_TEST(words_of_decisions)
{
	ck_assert_str_eq(cspr_resolved_name(CSPR_RESOLVED_NOT_IDENTIFYING), "not_identifying");
	ck_assert_ptr_null(cspr_resolved_name(0));
	ck_assert_ptr_null(cspr_resolved_name(4));
	ck_assert_uint_eq(cspr_resolved_find("keep"), CSPR_RESOLVED_KEEP);
	ck_assert_uint_eq(cspr_resolved_find("kept"), 0);
	ck_assert_uint_eq(cspr_resolved_find(NULL), 0);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("resolutions");

	tcase_add_test(tests, holds_while_finding_and_surroundings_stay);
	tcase_add_test(tests, the_end_of_the_text_is_a_surrounding);
	tcase_add_test(tests, one_decision_resolves_one_finding);
	tcase_add_test(tests, the_last_decision_counts);
	tcase_add_test(tests, what_can_not_be_decided);
	tcase_add_test(tests, written_and_read);
	tcase_add_test(tests, read_strictly);
	tcase_add_test(tests, words_of_decisions);
	return run_tests("anonymise-resolutions", tests);
}
