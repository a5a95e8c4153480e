/*
 * Certificates: what they say, and that they are of their bytes and of no others.
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
	{ "2021-05-03", CSPR_FINDING_DATE, CSPR_GRADE_DEFINITE, -1, "date" },
	{ NULL, 0, 0, 0, NULL },
};
static const cspr_scanner scanner = { &reg, people };
static const unsigned char salt[32] = { 1 }, key[32] = { 31 };
static const int64_t moment = INT64_C(1709910245) * 1000000000;
static const struct cspr_intruder_check passed = { sizeof(passed), "u-9", INT64_C(1709910245) * 1000000000, "passed" };

struct made {
	char *text;
	size_t length;
};

static cspr_status make(const char *bytes, size_t length, const struct cspr_certified *texts, size_t count,
			const struct cspr_intruder_check *check, struct made *ret)
{
	struct cspr_certificate_of of = { .size = sizeof(of),
					  .bytes = bytes,
					  .length = length,
					  .texts = texts,
					  .text_count = count,
					  .key = key,
					  .key_length = sizeof(key),
					  .intruder_check = check };

	return cspr_certificate_new(&reg, &of, &ret->text, &ret->length);
}

/* Of one text, with the first finding of it resolved if there is a decision. */
static struct made certified(const char *text, cspr_code decision, const struct cspr_intruder_check *check)
{
	cspr_scan *scan = by_hand_scan(&scanner, text);
	cspr_resolutions *resolutions;
	struct made made = { NULL, 0 };

	ck_assert_status(cspr_resolutions_new(salt, &resolutions), CSPR_DONE);
	if (decision)
		ck_assert_status(cspr_resolutions_add(resolutions, scan, 0, text, strlen(text), decision, "u-1", moment,
						      "reason-1"),
				 CSPR_DONE);
	struct cspr_certified of = { sizeof(of), NULL, text, strlen(text), scan, resolutions };
	ck_assert_status(make(text, strlen(text), &of, 1, check, &made), CSPR_DONE);
	cspr_resolutions_free(resolutions);
	cspr_scan_free(scan);
	return made;
}

static cspr_status check(const struct made *made, const char *bytes)
{
	return cspr_certificate_check(made->text, made->length, bytes, strlen(bytes), NULL);
}

START_TEST(what_it_says)
{
	struct made made = certified("Dove, Quill.", CSPR_RESOLVED_KEEP, &passed);

	ck_assert_str_eq(
		made.text,
		"{\"counts\":{\"name\":{\"definite\":1,\"review\":1}},"
		"\"digest\":\"sha256:e9522483a7504830702bf674c3d29edba73ac8abf6a31e7f85efeb0d62c4dce8\","
		"\"format\":\"cspr-certificate/1\","
		"\"intruder_check\":{\"outcome\":\"passed\",\"when\":\"2024-03-08T15:04:05Z\",\"who\":\"u-9\"},"
		"\"length\":12,\"open_findings\":1,"
		"\"register\":\"hmac-sha256:4040404040404040404040404040404040404040404040404040404040404040\","
		"\"resolutions\":[{\"decision\":\"keep\",\"end\":4,\"id\":\"child-1\",\"kind\":\"name\","
		"\"reason\":\"reason-1\",\"rule\":\"forename\",\"start\":0,\"when\":\"2024-03-08T15:04:05Z\","
		"\"who\":\"u-1\"}],\"rules\":\"by-hand-1\",\"streams\":[],\"unicode\":\"15.0.0\"}");
	cspr_anonymise_text_free(made.text);
}
END_TEST

START_TEST(facts_are_read_again)
{
	struct made made = certified("Dove, Quill, 2021-05-03", 0, NULL);
	struct cspr_certificate_facts facts = { .size = sizeof(facts) };

	ck_assert_status(cspr_certificate_read(made.text, made.length, &facts, NULL), CSPR_DONE);
	ck_assert_uint_eq(facts.open_findings, 3);
	ck_assert_uint_eq(facts.length, 23);
	ck_assert_int_eq(facts.intruder_check, 0);
	cspr_anonymise_text_free(made.text);
}
END_TEST

START_TEST(what_is_open)
{
	static const struct {
		const char *text;
		cspr_code decision;
		cspr_status status;
	} cases[] = {
		{ "Nobody.", 0, CSPR_DONE },
		{ "Dove.", 0, CSPR_REFUSED },
		{ "Dove.", CSPR_RESOLVED_REDACT, CSPR_REFUSED },
		{ "Dove.", CSPR_RESOLVED_KEEP, CSPR_DONE },
		{ "Dove.", CSPR_RESOLVED_NOT_IDENTIFYING, CSPR_DONE },
		{ "Quill.", 0, CSPR_REFUSED },
		{ "Quill.", CSPR_RESOLVED_REDACT, CSPR_REFUSED },
		{ "Quill.", CSPR_RESOLVED_NOT_IDENTIFYING, CSPR_DONE },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct made made = certified(cases[i].text, cases[i].decision, &passed);

		ck_assert_status(check(&made, cases[i].text), cases[i].status);
		cspr_anonymise_text_free(made.text);
	}
}
END_TEST

START_TEST(of_these_bytes_and_no_others)
{
	char text[] = "A report in which nobody is named.";
	struct made made = certified(text, 0, &passed);

	ck_assert_status(check(&made, text), CSPR_DONE);
	for (size_t i = 0; i < sizeof(text) - 1; i++) {
		text[i] ^= 1;
		ck_assert_status(check(&made, text), CSPR_REFUSED);
		text[i] ^= 1;
	}
	ck_assert_status(cspr_certificate_check(made.text, made.length, text, sizeof(text) - 2, NULL), CSPR_REFUSED);
	ck_assert_status(cspr_certificate_check(made.text, made.length, text, sizeof(text), NULL), CSPR_REFUSED);
	cspr_anonymise_text_free(made.text);
}
END_TEST

START_TEST(a_person_has_to_have_checked)
{
	struct cspr_intruder_check failed = passed;
	struct made made = certified("Nobody.", 0, NULL);
	struct cspr_trouble trouble = { .size = sizeof(trouble) };

	ck_assert_status(cspr_certificate_check(made.text, made.length, "Nobody.", 7, &trouble), CSPR_REFUSED);
	ck_assert_ptr_nonnull(strstr(trouble.message, "intruder"));
	cspr_anonymise_text_free(made.text);
	failed.outcome = "failed";
	made = certified("Nobody.", 0, &failed);
	ck_assert_status(check(&made, "Nobody."), CSPR_REFUSED);
	cspr_anonymise_text_free(made.text);
}
END_TEST

START_TEST(other_rules_want_another_scan)
{
	struct made made = certified("Nobody.", 0, &passed);

	by_hand_rules = "by-hand-2";
	ck_assert_status(check(&made, "Nobody."), CSPR_REFUSED);
	by_hand_rules = "by-hand-1";
	ck_assert_status(check(&made, "Nobody."), CSPR_DONE);
	cspr_anonymise_text_free(made.text);
}
END_TEST

START_TEST(what_is_no_certificate)
{
	struct made made = certified("Dove.", CSPR_RESOLVED_KEEP, &passed);
	char spoilt[2048];

	for (size_t i = 0; i < made.length; i++)
		ck_assert_status(cspr_certificate_check(made.text, i, "Dove.", 5, NULL), CSPR_ERROR_BAD_INPUT);
	snprintf(spoilt, sizeof(spoilt), "%s\n", made.text);
	ck_assert_status(cspr_certificate_check(spoilt, strlen(spoilt), "Dove.", 5, NULL), CSPR_ERROR_BAD_INPUT);
	snprintf(spoilt, sizeof(spoilt), "{ %s", made.text + 1);
	ck_assert_status(cspr_certificate_check(spoilt, strlen(spoilt), "Dove.", 5, NULL), CSPR_ERROR_BAD_INPUT);
	cspr_anonymise_text_free(made.text);
}
END_TEST

START_TEST(a_container_goes_by_its_streams)
{
	const char *container = "%PDF-1.7 and so on", *text = "Nobody.", *comments = "Dove?";
	struct made made = { NULL, 0 };
	cspr_scan *scans[2] = { by_hand_scan(&scanner, text), by_hand_scan(&scanner, comments) };
	struct cspr_certified of[2] = { { sizeof(of[0]), "text", text, strlen(text), scans[0], NULL },
					{ sizeof(of[0]), "comments", comments, strlen(comments), scans[1], NULL } };

	ck_assert_status(make(container, strlen(container), of, 1, &passed, &made), CSPR_DONE);
	ck_assert_ptr_nonnull(strstr(made.text, "\"length\":7,\"name\":\"text\"}]"));
	ck_assert_status(check(&made, container), CSPR_DONE);
	cspr_anonymise_text_free(made.text);
	ck_assert_status(make(container, strlen(container), of, 2, &passed, &made), CSPR_DONE);
	ck_assert_status(check(&made, container), CSPR_REFUSED);
	cspr_anonymise_text_free(made.text);
	/* Without streams, a text as if it were one, or another text than what was scanned. */
	ck_assert_status(make(container, strlen(container), of, 0, &passed, &made), CSPR_ERROR_ARGUMENT);
	ck_assert_status(make(text, strlen(text), of, 1, &passed, &made), CSPR_ERROR_ARGUMENT);
	ck_assert_status(make(container, strlen(container), of, 2, &passed, &made), CSPR_DONE);
	cspr_anonymise_text_free(made.text);
	of[0].name = NULL;
	ck_assert_status(make(container, strlen(container), of, 2, &passed, &made), CSPR_ERROR_ARGUMENT);
	ck_assert_status(make(container, strlen(container), of, 1, &passed, &made), CSPR_ERROR_ARGUMENT);
	ck_assert_status(make(comments, strlen(comments), of, 1, &passed, &made), CSPR_ERROR_ARGUMENT);
	ck_assert_status(make(text, strlen(text), of, 1, &passed, &made), CSPR_DONE);
	cspr_anonymise_text_free(made.text);
	cspr_scan_free(scans[0]);
	cspr_scan_free(scans[1]);
}
END_TEST

START_TEST(what_is_asked_wrongly)
{
	cspr_scan *scan = by_hand_scan(&scanner, "x");
	struct cspr_certified of = { sizeof(of), NULL, "x", 1, scan, NULL };
	struct cspr_intruder_check wrong = passed;
	struct made made = { NULL, 0 };
	struct cspr_certificate_of short_key = { sizeof(short_key), "x", 1, &of, 1, key, 15, NULL };

	ck_assert_status(cspr_certificate_new(&reg, &short_key, &made.text, &made.length), CSPR_ERROR_ARGUMENT);
	wrong.who = "A Name";
	ck_assert_status(make("x", 1, &of, 1, &wrong, &made), CSPR_ERROR_BAD_REFERENCE);
	wrong.who = "u-1";
	wrong.when = -1;
	ck_assert_status(make("x", 1, &of, 1, &wrong, &made), CSPR_ERROR_BAD_DATE);
	ck_assert_ptr_null(made.text);
	cspr_scan_free(scan);
}
END_TEST

START_TEST(a_report_holds_no_markup_of_the_text)
{
	const char *text = "Dove <script>alert(\"&amp;\")</script>\r\nQuill\xFF\xE2\x80\x8B in\n\n</div>2021-05-03";
	cspr_scan *scan = by_hand_scan(&scanner, text);
	struct cspr_certified of = { sizeof(of), "a <b> stream", text, strlen(text), scan, NULL };
	char *page;
	size_t length;

	ck_assert_status(cspr_report_html("T <i>", &of, 1, &page, &length), CSPR_DONE);
	ck_assert_uint_eq(length, strlen(page));
	ck_assert_ptr_null(strstr(page, "<script"));
	ck_assert_ptr_null(strstr(page, "<b> stream"));
	ck_assert_ptr_null(strstr(page, "<i>"));
	ck_assert_ptr_nonnull(strstr(page, "&lt;script&gt;alert(&quot;&amp;amp;&quot;)&lt;/script&gt;"));
	ck_assert_ptr_nonnull(strstr(page, "<mark class=definite>Quill</mark>"));
	ck_assert_ptr_nonnull(strstr(page, "<span class=odd>\\xFF</span><span class=odd>U+200B</span>"));
	cspr_anonymise_text_free(page);
	ck_assert_status(cspr_report_html("T", &of, 0, &page, &length), CSPR_ERROR_ARGUMENT);
	cspr_scan_free(scan);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("certificates");

	tcase_add_test(tests, what_it_says);
	tcase_add_test(tests, facts_are_read_again);
	tcase_add_test(tests, what_is_open);
	tcase_add_test(tests, of_these_bytes_and_no_others);
	tcase_add_test(tests, a_person_has_to_have_checked);
	tcase_add_test(tests, other_rules_want_another_scan);
	tcase_add_test(tests, what_is_no_certificate);
	tcase_add_test(tests, a_container_goes_by_its_streams);
	tcase_add_test(tests, what_is_asked_wrongly);
	tcase_add_test(tests, a_report_holds_no_markup_of_the_text);
	return run_tests("anonymise-certificates", tests);
}
