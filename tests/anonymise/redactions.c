/*
 * What a redaction does with findings: replaced, left and why, the result scanned again, decisions carried over.
 */
#include "by_hand.h"

#include "suite.h"

#include <stdlib.h>
#include <string.h>

static const char *const ids[] = { "child-1", "adult-1", "adult-2" };
static const char *const pseudonyms[] = { "Child A", "Mother", "" };
static const cspr_register reg = { ids, pseudonyms, 3 };

static const struct sought people[] = {
	{ "Ruby Quill", CSPR_FINDING_NAME, CSPR_GRADE_DEFINITE, 0, "full-name" },
	{ "Ruby", CSPR_FINDING_NAME, CSPR_GRADE_DEFINITE, 0, "forename" },
	{ "Quill", CSPR_FINDING_NAME, CSPR_GRADE_DEFINITE, 0, "surname" },
	{ "Quill", CSPR_FINDING_NAME, CSPR_GRADE_DEFINITE, 1, "surname" },
	{ "Dove", CSPR_FINDING_NAME, CSPR_GRADE_REVIEW, 1, "forename" },
	{ "Ash", CSPR_FINDING_NAME, CSPR_GRADE_DEFINITE, 2, "forename" },
	{ "Wren D", CSPR_FINDING_NAME, CSPR_GRADE_DEFINITE, 0, "forename" },
	{ "Wren D", CSPR_FINDING_NAME, CSPR_GRADE_DEFINITE, 1, "forename" },
	{ "Wren", CSPR_FINDING_NAME, CSPR_GRADE_DEFINITE, 2, "forename" },
	{ "3 May 2021", CSPR_FINDING_DATE, CSPR_GRADE_DEFINITE, -1, "date" },
	{ "May 2022", CSPR_FINDING_DATE, CSPR_GRADE_REVIEW, -1, "date" },
	{ "\xE2\x80\xAE", CSPR_FINDING_ENCODING, CSPR_GRADE_DEFINITE, -1, "order" },
	{ "%PDF-", CSPR_FINDING_CONTAINER, CSPR_GRADE_DEFINITE, -1, "pdf" },
	{ NULL, 0, 0, 0, NULL },
};
static const cspr_scanner scanner = { &reg, people };
static const unsigned char salt[32] = { 7 };

static cspr_redaction *redacted(const char *text, const struct cspr_redaction_settings *settings)
{
	cspr_redaction *redaction = NULL;

	ck_assert_status(cspr_redact(&scanner, &reg, text, strlen(text), settings, &redaction, NULL), CSPR_DONE);
	return redaction;
}

static void becomes(const char *text, const char *wanted)
{
	cspr_redaction *redaction = redacted(text, NULL);
	size_t length;

	ck_assert_str_eq(cspr_redaction_text(redaction, &length), wanted);
	ck_assert_uint_eq(length, strlen(wanted));
	cspr_redaction_free(redaction);
}

/* Every byte outside the changes is the byte that was there. */
static void only_changes(const char *text, const cspr_redaction *redaction)
{
	size_t length, old = 0, new = 0;
	const char *result = cspr_redaction_text(redaction, &length);

	for (size_t i = 0; i <= cspr_redaction_change_count(redaction); i++) {
		struct cspr_redaction_change change = { .size = sizeof(change),
							.old_start = strlen(text),
							.new_start = length };

		if (i < cspr_redaction_change_count(redaction))
			ck_assert_status(cspr_redaction_change(redaction, i, &change), CSPR_DONE);
		ck_assert_uint_eq(change.old_start - old, change.new_start - new);
		ck_assert_mem_eq(text + old, result + new, change.old_start - old);
		old = change.old_end;
		new = change.new_end;
	}
}

START_TEST(nothing_found)
{
	becomes("", "");
	becomes("Nobody\r\nis here.\n", "Nobody\r\nis here.\n");
}
END_TEST

START_TEST(names_and_dates)
{
	const char *text = "Ruby Quill's mother saw Ruby on 3 May 2021.";
	cspr_redaction *redaction = redacted(text, NULL);
	struct cspr_redaction_change change = { .size = sizeof(change) };

	ck_assert_str_eq(cspr_redaction_text(redaction, NULL), "Child A's mother saw Child A on [date removed].");
	ck_assert_uint_eq(cspr_redaction_change_count(redaction), 3);
	ck_assert_status(cspr_redaction_change(redaction, 0, &change), CSPR_DONE);
	ck_assert_str_eq(change.id, "child-1");
	ck_assert_str_eq(change.rule, "full-name");
	ck_assert_uint_eq(change.kind, CSPR_FINDING_NAME);
	ck_assert_status(cspr_redaction_change(redaction, 2, &change), CSPR_DONE);
	ck_assert_ptr_null(change.id);
	ck_assert_status(cspr_redaction_change(redaction, 3, &change), CSPR_ERROR_NOT_FOUND);
	ck_assert_uint_eq(cspr_redaction_left_count(redaction), 0);
	only_changes(text, redaction);
	cspr_redaction_free(redaction);
}
END_TEST

START_TEST(without_a_pseudonym_there_is_a_word)
{
	becomes("Ash left", "[name removed] left");
}
END_TEST

START_TEST(the_result_is_scanned_again)
{
	/* Only when the mark that turns the order of reading is gone are the letters together. */
	const char *text = "Then Ru\xE2\x80\xAE"
			   "by left.";
	cspr_redaction *redaction = redacted(text, NULL);

	ck_assert_str_eq(cspr_redaction_text(redaction, NULL), "Then Child A left.");
	ck_assert_uint_eq(cspr_redaction_change_count(redaction), 1);
	only_changes(text, redaction);
	cspr_redaction_free(redaction);
}
END_TEST

START_TEST(what_is_within_a_change_is_not_left)
{
	/* The surname ends where the shorter pseudonym has long ended. */
	cspr_redaction *redaction = redacted("Ruby Quill left", NULL);

	ck_assert_uint_eq(cspr_redaction_left_count(redaction), 0);
	cspr_redaction_free(redaction);
}
END_TEST

START_TEST(what_is_shared_is_left)
{
	const char *text = "Ruby saw Quill.";
	cspr_redaction *redaction = redacted(text, NULL);

	ck_assert_str_eq(cspr_redaction_text(redaction, NULL), "Child A saw Quill.");
	ck_assert_uint_eq(cspr_redaction_left_count(redaction), 2);
	for (size_t i = 0; i < 2; i++) {
		struct cspr_redaction_left left = { .size = sizeof(left) };

		ck_assert_status(cspr_redaction_left(redaction, i, &left), CSPR_DONE);
		ck_assert_uint_eq(left.why, CSPR_LEFT_AMBIGUOUS);
		ck_assert_str_eq(left.id, ids[i]);
		ck_assert_uint_eq(left.old_start, 9);
		ck_assert_uint_eq(left.new_start, 12);
		ck_assert_uint_eq(left.new_end, 17);
	}
	cspr_redaction_free(redaction);
}
END_TEST

START_TEST(what_is_within_what_is_shared_is_left_for_that)
{
	cspr_redaction *redaction = redacted("Wren D wept.", NULL);

	ck_assert_str_eq(cspr_redaction_text(redaction, NULL), "Wren D wept.");
	ck_assert_uint_eq(cspr_redaction_left_count(redaction), 3);
	for (size_t i = 0; i < 3; i++) {
		struct cspr_redaction_left left = { .size = sizeof(left) };

		ck_assert_status(cspr_redaction_left(redaction, i, &left), CSPR_DONE);
		ck_assert_uint_eq(left.why, CSPR_LEFT_AMBIGUOUS);
	}
	cspr_redaction_free(redaction);
}
END_TEST

START_TEST(an_address_that_two_share_is_told_of_nobody)
{
	cspr_redaction *redaction = redacted("see #Quill or #Ruby", NULL);
	struct cspr_redaction_change change = { .size = sizeof(change) };

	ck_assert_uint_eq(cspr_redaction_left_count(redaction), 0);
	ck_assert_status(cspr_redaction_change(redaction, 0, &change), CSPR_DONE);
	ck_assert_ptr_null(change.id);
	ck_assert_status(cspr_redaction_change(redaction, 1, &change), CSPR_DONE);
	ck_assert_str_eq(change.id, "child-1");
	cspr_redaction_free(redaction);
}
END_TEST

START_TEST(what_is_shared_only_in_the_result_is_left_and_told)
{
	const char *text = "She saw Qu\xE2\x80\xAE"
			   "ill.";
	cspr_redaction *redaction = redacted(text, NULL);
	struct cspr_redaction_left left = { .size = sizeof(left) };

	ck_assert_str_eq(cspr_redaction_text(redaction, NULL), "She saw Quill.");
	ck_assert_uint_eq(cspr_redaction_left_count(redaction), 2);
	ck_assert_status(cspr_redaction_left(redaction, 1, &left), CSPR_DONE);
	ck_assert_uint_eq(left.why, CSPR_LEFT_AMBIGUOUS);
	ck_assert_uint_eq(left.old_end - left.old_start, 8);
	ck_assert_uint_eq(left.new_start, 8);
	ck_assert_uint_eq(left.new_end, 13);
	cspr_redaction_free(redaction);
}
END_TEST

START_TEST(what_is_left_is_told_in_the_order_of_the_text)
{
	/* The first is only seen when the mark in it is gone. */
	cspr_redaction *redaction = redacted("She saw Qu\xE2\x80\xAE"
					     "ill, Dove and Quill.",
					     NULL);
	size_t last = 0;

	ck_assert_uint_eq(cspr_redaction_left_count(redaction), 5);
	for (size_t i = 0; i < 5; i++) {
		struct cspr_redaction_left left = { .size = sizeof(left) };

		ck_assert_status(cspr_redaction_left(redaction, i, &left), CSPR_DONE);
		ck_assert_uint_ge(left.old_start, last);
		last = left.old_start;
	}
	cspr_redaction_free(redaction);
}
END_TEST

START_TEST(what_is_left_is_told_where_it_is_though_a_change_ends_it)
{
	static const struct sought shared[] = {
		{ "\xE2\x80\xAEQuill, \xE2\x80\xAE", CSPR_FINDING_NAME, CSPR_GRADE_DEFINITE, 0, "surname" },
		{ "\xE2\x80\xAEQuill, \xE2\x80\xAE", CSPR_FINDING_NAME, CSPR_GRADE_DEFINITE, 1, "surname" },
		{ "\xE2\x80\xAE", CSPR_FINDING_ENCODING, CSPR_GRADE_DEFINITE, -1, "order" },
		{ NULL, 0, 0, 0, NULL },
	};
	static const cspr_scanner both = { &reg, shared };
	const char *text = "It was \xE2\x80\xAEQuill, \xE2\x80\xAE"
			   "once.";
	struct cspr_redaction_left left = { .size = sizeof(left) };
	cspr_redaction *redaction = NULL;

	ck_assert_status(cspr_redact(&both, &reg, text, strlen(text), NULL, &redaction, NULL), CSPR_DONE);
	ck_assert_str_eq(cspr_redaction_text(redaction, NULL), "It was Quill, once.");
	ck_assert_status(cspr_redaction_left(redaction, 0, &left), CSPR_DONE);
	ck_assert_uint_eq(left.old_start, 7);
	ck_assert_uint_eq(left.old_end, 20);
	ck_assert_uint_eq(left.new_start, 7);
	ck_assert_uint_eq(left.new_end, 14);
	only_changes(text, redaction);
	cspr_redaction_free(redaction);
}
END_TEST

START_TEST(review_is_left_but_where_it_is_asked_for)
{
	struct cspr_redaction_settings settings = { .size = sizeof(settings), .review = 1 };
	struct cspr_redaction_left left = { .size = sizeof(left) };
	cspr_redaction *redaction = redacted("Dove came", NULL);

	ck_assert_str_eq(cspr_redaction_text(redaction, NULL), "Dove came");
	ck_assert_status(cspr_redaction_left(redaction, 0, &left), CSPR_DONE);
	ck_assert_uint_eq(left.why, CSPR_LEFT_REVIEW);
	cspr_redaction_free(redaction);
	redaction = redacted("Dove came", &settings);
	ck_assert_str_eq(cspr_redaction_text(redaction, NULL), "Mother came");
	ck_assert_uint_eq(cspr_redaction_left_count(redaction), 0);
	cspr_redaction_free(redaction);
}
END_TEST

START_TEST(what_is_to_be_reviewed_is_left_where_a_part_of_it_stays)
{
	static const struct sought address[] = {
		{ "14 Mill Lane, NG5 3QT", CSPR_FINDING_ADDRESS, CSPR_GRADE_REVIEW, -1, "street" },
		{ "NG5 3QT", CSPR_FINDING_POSTCODE, CSPR_GRADE_DEFINITE, -1, "postcode" },
		{ "Ruby's", CSPR_FINDING_NAME, CSPR_GRADE_REVIEW, 1, "short" },
		{ "Ruby", CSPR_FINDING_NAME, CSPR_GRADE_DEFINITE, 0, "forename" },
		{ NULL, 0, 0, 0, NULL },
	};
	static const cspr_scanner both = { &reg, address };
	static const char text[] = "Ruby's home was 14 Mill Lane, NG5 3QT.";
	struct cspr_redaction_settings settings = { .size = sizeof(settings), .review = 1 };
	struct cspr_redaction_left left = { .size = sizeof(left) };
	cspr_redaction *redaction = NULL;

	ck_assert_status(cspr_redact(&both, &reg, text, strlen(text), NULL, &redaction, NULL), CSPR_DONE);
	ck_assert_str_eq(cspr_redaction_text(redaction, NULL), "Child A's home was 14 Mill Lane, [postcode removed].");
	ck_assert_uint_eq(cspr_redaction_left_count(redaction), 1);
	ck_assert_status(cspr_redaction_left(redaction, 0, &left), CSPR_DONE);
	ck_assert_uint_eq(left.why, CSPR_LEFT_REVIEW);
	ck_assert_str_eq(left.rule, "street");
	ck_assert_uint_eq(left.new_start, 19);
	ck_assert_uint_eq(left.new_end, 51);
	cspr_redaction_free(redaction);
	ck_assert_status(cspr_redact(&both, &reg, text, strlen(text), &settings, &redaction, NULL), CSPR_DONE);
	ck_assert_str_eq(cspr_redaction_text(redaction, NULL), "Child A's home was [postcode removed].");
	ck_assert_uint_eq(cspr_redaction_left_count(redaction), 0);
	cspr_redaction_free(redaction);
}
END_TEST

START_TEST(decisions_are_followed)
{
	const char *text = "Ruby and Dove on 3 May 2021 and in May 2022, and Quill.";
	static const struct {
		size_t finding;
		cspr_code decision;
	} decided[] = {
		{ 1, CSPR_RESOLVED_REDACT },
		{ 2, CSPR_RESOLVED_NOT_IDENTIFYING },
		{ 3, CSPR_RESOLVED_KEEP },
		{ 5, CSPR_RESOLVED_NOT_IDENTIFYING },
	};
	cspr_scan *scan = by_hand_scan(&scanner, text);
	cspr_resolutions *resolutions, *carried;
	size_t held[16], length;

	ck_assert_uint_eq(cspr_scan_count(scan), 6);
	ck_assert_status(cspr_resolutions_new(salt, &resolutions), CSPR_DONE);
	for (size_t i = 0; i < sizeof(decided) / sizeof(decided[0]); i++)
		ck_assert_status(cspr_resolutions_add(resolutions, scan, decided[i].finding, text, strlen(text),
						      decided[i].decision, "u-1", 0, "not-a-name"),
				 CSPR_DONE);
	cspr_scan_free(scan);
	struct cspr_redaction_settings settings = { .size = sizeof(settings), .resolutions = resolutions };
	cspr_redaction *redaction = redacted(text, &settings);
	/* Of the two whom the last could mean, one is ruled out. */
	const char *result = cspr_redaction_text(redaction, &length);
	ck_assert_str_eq(result, "Child A and Mother on 3 May 2021 and in May 2022, and Child A.");
	only_changes(text, redaction);
	ck_assert_uint_eq(cspr_redaction_left_count(redaction), 2);
	/* Around what stays there are other words now; the decisions hold nevertheless. */
	ck_assert_status(cspr_redaction_resolutions(redaction, resolutions, &carried), CSPR_DONE);
	ck_assert_uint_eq(cspr_resolutions_count(carried), 2);
	scan = by_hand_scan(&scanner, result);
	ck_assert_uint_eq(cspr_scan_count(scan), 2);
	ck_assert_status(cspr_resolutions_match(carried, scan, result, length, held), CSPR_DONE);
	ck_assert_uint_eq(held[0], 0);
	ck_assert_uint_eq(held[1], 1);
	ck_assert_status(cspr_resolutions_match(resolutions, scan, result, length, held), CSPR_DONE);
	ck_assert_uint_eq(held[0], SIZE_MAX);
	cspr_scan_free(scan);
	cspr_resolutions_free(carried);
	cspr_redaction_free(redaction);
	cspr_resolutions_free(resolutions);
}
END_TEST

START_TEST(the_host_has_its_own_words)
{
	const char *const words[] = { [CSPR_FINDING_DATE] = "(a day)" };
	struct cspr_redaction_settings settings = { .size = sizeof(settings),
						    .words = words,
						    .word_count = sizeof(words) / sizeof(words[0]) };
	cspr_redaction *redaction = redacted("Ash on 3 May 2021", &settings);

	ck_assert_str_eq(cspr_redaction_text(redaction, NULL), "[name removed] on (a day)");
	cspr_redaction_free(redaction);
}
END_TEST

START_TEST(what_is_put_there_is_not_searched)
{
	const char *const words[] = { [CSPR_FINDING_DATE] = "the day of Ruby Quill" };
	struct cspr_redaction_settings settings = { .size = sizeof(settings), .words = words, .word_count = 3 };
	cspr_redaction *redaction = redacted("on 3 May 2021, Ruby", &settings);

	ck_assert_str_eq(cspr_redaction_text(redaction, NULL), "on the day of Ruby Quill, Child A");
	cspr_redaction_free(redaction);
}
END_TEST

START_TEST(a_container_is_refused)
{
	struct cspr_trouble trouble = { .size = sizeof(trouble) };
	cspr_redaction *redaction = NULL;

	ck_assert_status(cspr_redact(&scanner, &reg, "%PDF-1.7", 8, NULL, &redaction, &trouble), CSPR_ERROR_BAD_INPUT);
	ck_assert_ptr_null(redaction);
	ck_assert_ptr_nonnull(strstr(trouble.message, "pdftotext"));
	ck_assert_status(cspr_redact(&scanner, NULL, "x", 1, NULL, &redaction, &trouble), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_redact(&scanner, &reg, NULL, 1, NULL, &redaction, &trouble), CSPR_ERROR_ARGUMENT);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("redactions");

	tcase_add_test(tests, nothing_found);
	tcase_add_test(tests, names_and_dates);
	tcase_add_test(tests, without_a_pseudonym_there_is_a_word);
	tcase_add_test(tests, the_result_is_scanned_again);
	tcase_add_test(tests, what_is_within_a_change_is_not_left);
	tcase_add_test(tests, what_is_shared_is_left);
	tcase_add_test(tests, what_is_within_what_is_shared_is_left_for_that);
	tcase_add_test(tests, an_address_that_two_share_is_told_of_nobody);
	tcase_add_test(tests, what_is_shared_only_in_the_result_is_left_and_told);
	tcase_add_test(tests, what_is_left_is_told_in_the_order_of_the_text);
	tcase_add_test(tests, what_is_left_is_told_where_it_is_though_a_change_ends_it);
	tcase_add_test(tests, review_is_left_but_where_it_is_asked_for);
	tcase_add_test(tests, what_is_to_be_reviewed_is_left_where_a_part_of_it_stays);
	tcase_add_test(tests, decisions_are_followed);
	tcase_add_test(tests, the_host_has_its_own_words);
	tcase_add_test(tests, what_is_put_there_is_not_searched);
	tcase_add_test(tests, a_container_is_refused);
	return run_tests("anonymise-redactions", tests);
}
