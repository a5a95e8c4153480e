/* Moments and digests are read and written, and what is written is read as the same. */
#include "suite.h"

#include <cspr/store.h>

#include <string.h>

START_TEST(moments_are_read_and_written_as_short_as_they_are)
{
	static const struct {
		const char *text;
		int64_t nanoseconds;
	} moments[] = {
		{ "1970-01-01T00:00:00Z", 0 },
		{ "1970-01-01T00:00:00.000000001Z", 1 },
		{ "2024-03-08T15:04:05Z", INT64_C(1709910245000000000) },
		{ "2024-03-08T15:04:05.5Z", INT64_C(1709910245500000000) },
		{ "2024-03-08T15:04:05.25Z", INT64_C(1709910245250000000) },
		{ "2024-03-08T15:04:05.000001Z", INT64_C(1709910245000001000) },
		{ "2024-03-08T15:04:05.123456789Z", INT64_C(1709910245123456789) },
		{ "2024-02-29T23:59:59.999999999Z", INT64_C(1709251199999999999) },
		{ "2199-12-31T23:59:59Z", INT64_C(7258118399000000000) },
	};
	int64_t read;
	char written[32];

	for (size_t i = 0; i < sizeof(moments) / sizeof(moments[0]); i++) {
		ck_assert_status(cspr_moment_read(moments[i].text, &read), CSPR_DONE);
		ck_assert_int_eq(read, moments[i].nanoseconds);
		ck_assert_status(cspr_moment_write(moments[i].nanoseconds, written), CSPR_DONE);
		ck_assert_str_eq(written, moments[i].text);
	}
	ck_assert_status(cspr_moment_read("2024-03-08T15:04:05.500Z", &read), CSPR_DONE);
	ck_assert_int_eq(read, INT64_C(1709910245500000000));
}
END_TEST

START_TEST(what_is_no_moment_is_not_read)
{
	static const char *const texts[] = {
		"",
		"2024-03-08",
		"2024-03-08T15:04:05",
		"2024-03-08T15:04Z",
		"2024-03-08 15:04:05Z",
		"2024-03-08t15:04:05Z",
		"2024-03-08T15:04:05z",
		"2024-03-08T15:04:05+00:00",
		"2024-03-08T15:04:05.Z",
		"2024-03-08T15:04:05.1234567891Z",
		"2024-03-08T15:04:05.12x4Z",
		"2024-03-08T15:04:05ZZ",
		"2024-03-08T15-04:05Z",
		"2024-03-08T15:04-05Z",
		"2024-03-08T24:00:00Z",
		"2024-03-08T15:60:00Z",
		"2024-03-08T15:04:60Z",
		"2024-03-08T1:04:005Z",
		"2023-02-29T15:04:05Z",
		"1969-12-31T23:59:59Z",
		"2200-01-01T00:00:00Z",
		"2024-03-08T15:04:05.123456789012345678901234567890Z",
	};
	int64_t read = 7;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		ck_assert_msg(cspr_moment_read(texts[i], &read) == CSPR_ERROR_BAD_DATE, "%s", texts[i]);
		ck_assert_int_eq(read, 7);
	}
	ck_assert_status(cspr_moment_read(NULL, &read), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_moment_read("2024-03-08T15:04:05Z", NULL), CSPR_ERROR_ARGUMENT);
}
END_TEST

START_TEST(what_could_not_be_read_again_is_not_written)
{
	static const int64_t moments[] = { INT64_MIN, -1, INT64_C(7258118400000000000), INT64_MAX };
	char written[32] = "as it was";

	for (size_t i = 0; i < sizeof(moments) / sizeof(moments[0]); i++) {
		ck_assert_status(cspr_moment_write(moments[i], written), CSPR_ERROR_BAD_DATE);
		ck_assert_str_eq(written, "as it was");
	}
	ck_assert_status(cspr_moment_write(0, NULL), CSPR_ERROR_ARGUMENT);
}
END_TEST

#define DIGITS "000102030405060708090a0b0c0d0e0f10111213141516171819fafbfcfdfeff"

START_TEST(digests_are_read_in_either_case_and_written_in_lower)
{
	unsigned char read[32];
	char written[72];

	ck_assert_status(cspr_digest_read("sha256:" DIGITS, read), CSPR_DONE);
	ck_assert_int_eq(read[1], 1);
	ck_assert_int_eq(read[31], 0xff);
	cspr_digest_write(read, written);
	ck_assert_str_eq(written, "sha256:" DIGITS);
	ck_assert_status(
		cspr_digest_read("sha256:000102030405060708090A0B0C0D0E0F10111213141516171819FAFBFCFDFEFF", read),
		CSPR_DONE);
	cspr_digest_write(read, written);
	ck_assert_str_eq(written, "sha256:" DIGITS);
}
END_TEST

START_TEST(what_is_no_digest_is_not_read)
{
	static const char *const texts[] = {
		"",
		DIGITS,
		"sha1:" DIGITS,
		"SHA256:" DIGITS,
		"sha256:" DIGITS "0",
		"sha256:00",
		"sha256:g00102030405060708090a0b0c0d0e0f10111213141516171819fafbfcfdfeff",
		"sha256:0001020304050607 8090a0b0c0d0e0f10111213141516171819fafbfcfdfeff"
	};
	unsigned char read[32] = { 7 };

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		ck_assert_msg(cspr_digest_read(texts[i], read) == CSPR_ERROR_BAD_REFERENCE, "%s", texts[i]);
		ck_assert_int_eq(read[0], 7);
	}
	ck_assert_status(cspr_digest_read(NULL, read), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_digest_read("sha256:" DIGITS, NULL), CSPR_ERROR_ARGUMENT);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("texts");

	tcase_add_test(tests, moments_are_read_and_written_as_short_as_they_are);
	tcase_add_test(tests, what_is_no_moment_is_not_read);
	tcase_add_test(tests, what_could_not_be_read_again_is_not_written);
	tcase_add_test(tests, digests_are_read_in_either_case_and_written_in_lower);
	tcase_add_test(tests, what_is_no_digest_is_not_read);
	return run_tests("texts", tests);
}
