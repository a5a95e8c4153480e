/*
 * What is opaque comes in; what looks like a postcode, an NHS number or a telephone number does not. The
 * telephone numbers are of the range kept for drama, the NHS numbers of the range kept for tests.
 */
#include "suite.h"

#include <cspr/cspr.h>

#include <stdio.h>
#include <string.h>

static void expect_all(const char *const *references, size_t count, cspr_status expected)
{
	for (size_t i = 0; i < count; i++)
		ck_assert_msg(cspr_reference_check(references[i]) == expected, "reference %zu of this list gave %d", i,
			      (int)cspr_reference_check(references[i]));
}

#define EXPECT_ALL(list, expected) expect_all(list, sizeof(list) / sizeof((list)[0]), expected)

START_TEST(opaque_ones_come_in)
{
	static const char *const good[] = {
		"u-104",      "a",	   "7",		"SIN-2024-0113", "la-bury", "doc:4/2", "A.b_c:d/e-f",
		"2024-03-08", "123456789", "minute-12", "CHILD-A",	 "SW1",	    "AA",      "W1A-1",
		"R2-D2",      "9",	   "1a",	"x1-1xx1",
	};

	EXPECT_ALL(good, CSPR_DONE);
}
END_TEST

START_TEST(the_longest_has_64_bytes)
{
	char reference[66];

	memset(reference, 'x', sizeof reference);
	reference[65] = '\0';
	ck_assert_status(cspr_reference_check(reference), CSPR_ERROR_BAD_REFERENCE);
	reference[64] = '\0';
	ck_assert_status(cspr_reference_check(reference), CSPR_DONE);
}
END_TEST

START_TEST(names_and_narrative_do_not_fit)
{
	static const char *const bad[] = {
		"",	  " ",	    "two words", "trailing ", " leading",    "tab\there", "line\nend", "-first",
		".first", "/first", ":first",	 "_first",    "caf\xc3\xa9", "a,b",	  "a;b",       "a'b",
		"a\"b",	  "a@b",    "a+b",	 "a#b",	      "a(b",	     "\x7f",	  "a\x01",
	};

	EXPECT_ALL(bad, CSPR_ERROR_BAD_REFERENCE);
	ck_assert_status(cspr_reference_check(NULL), CSPR_ERROR_ARGUMENT);
}
END_TEST

START_TEST(postcodes_stay_out)
{
	/* Every form that a postcode can have: A9, A99, AA9, AA99, A9A, AA9A, and the one of its own. */
	static const char *const postcodes[] = {
		"M1-1AE",  "M11AE",    "B33-8TH",	"CR2-6XH",  "DN55-1PT", "W1A-0AX", "EC1A-1BB",
		"ec1a1bb", "Ec1A:1Bb", "E.C.1.A.1.B.B", "sw1a/1aa", "SW1A_1AA", "GIR-0AA", "gir0aa",
	};
	/* Taken whole: what only contains one, or lacks a letter, is none. */
	static const char *const others[] = { "M1-1AE-2", "xM1-1AE-la", "M1-1A", "M1-AE1",
					      "MMM1-1AE", "M123-1AE",	"11-1AE" };

	EXPECT_ALL(postcodes, CSPR_ERROR_PERSONAL_DATA);
	EXPECT_ALL(others, CSPR_DONE);
}
END_TEST

/* The check digit of nine digits, or 10: no number has them. */
static int check_digit(const char *digits)
{
	int sum = 0;

	for (int i = 0; i < 9; i++)
		sum += (10 - i) * (digits[i] - '0');
	return (11 - sum % 11) % 11;
}

START_TEST(nhs_numbers_stay_out)
{
	int numbers = 0;

	for (int i = 0; i < 1000; i++) {
		char bare[16], spaced[16];

		snprintf(bare, sizeof bare, "999000%03d", i);
		for (int last = 0; last <= 9; last++) {
			cspr_status expected = check_digit(bare) == last ? CSPR_ERROR_PERSONAL_DATA : CSPR_DONE;

			bare[9] = (char)('0' + last);
			bare[10] = '\0';
			snprintf(spaced, sizeof spaced, "%.3s-%.3s-%.4s", bare, bare + 3, bare + 6);
			ck_assert_status(cspr_reference_check(bare), expected);
			ck_assert_status(cspr_reference_check(spaced), expected);
			numbers += expected == CSPR_ERROR_PERSONAL_DATA;
		}
	}
	ck_assert_int_gt(numbers, 900);
	ck_assert_int_lt(numbers, 1000);
}
END_TEST

START_TEST(telephone_numbers_stay_out)
{
	static const char *const numbers[] = {
		"01632960001",	"01632-960-001",  "01632/960999",	   "0163296000",
		"441632960001", "44-1632-960001", "0.1.6.3.2.9.6.0.0.0.1", "44:1632:960:001",
	};
	static const char *const others[] = { "016329600",	 "016329600011", "44163296000", "4416329600011",
					      "tel-01632960001", "11632960001",	 "451632960001" };

	EXPECT_ALL(numbers, CSPR_ERROR_PERSONAL_DATA);
	EXPECT_ALL(others, CSPR_DONE);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("references");

	tcase_add_test(tests, opaque_ones_come_in);
	tcase_add_test(tests, the_longest_has_64_bytes);
	tcase_add_test(tests, names_and_narrative_do_not_fit);
	tcase_add_test(tests, postcodes_stay_out);
	tcase_add_test(tests, nhs_numbers_stay_out);
	tcase_add_test(tests, telephone_numbers_stay_out);
	return run_tests("references", tests);
}
