/* Days and civil dates are the same thing, both ways; vague dates are spans; what is no date is refused. */
#include "suite.h"

#include <cspr/cspr.h>

/* The calendar, told as slowly and plainly as it can be. */
static int days_in_month(int year, int month)
{
	if (month == 2)
		return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static cspr_day day(int year, int month, int number)
{
	cspr_day found;

	ck_assert_status(cspr_day_from_civil(year, month, number, &found), CSPR_DONE);
	return found;
}

START_TEST(three_centuries_go_round)
{
	cspr_day expected = -25567;
	int weekday = 1; /* 1 January 1900 was a Monday */
	int got_year, got_month, got_day;

	for (int year = 1900; year <= 2199; year++)
		for (int month = 1; month <= 12; month++)
			for (int number = 1; number <= days_in_month(year, month); number++) {
				cspr_day found = day(year, month, number);

				if (found != expected || cspr_day_weekday(found) != weekday)
					ck_abort_msg("%d-%d-%d", year, month, number);
				cspr_day_to_civil(found, &got_year, &got_month, &got_day);
				if (got_year != year || got_month != month || got_day != number)
					ck_abort_msg("%d-%d-%d came back as another", year, month, number);
				expected++;
				weekday = weekday % 7 + 1;
			}
}
END_TEST

START_TEST(known_days)
{
	ck_assert_int_eq(day(1970, 1, 1), 0);
	ck_assert_int_eq(cspr_day_weekday(0), 4);
	ck_assert_int_eq(day(2000, 2, 29), 11016);
	ck_assert_int_eq(day(2026, 3, 18), 20530);
	ck_assert_int_eq(cspr_day_weekday(-1), 3);
}
END_TEST

START_TEST(no_such_date)
{
	static const int dates[][3] = {
		{ 1899, 12, 31 }, { 2200, 1, 1 },  { 2024, 0, 1 },  { 2024, 13, 1 }, { 2024, 1, 0 },  { 2024, 1, 32 },
		{ 2024, 2, 30 },  { 2023, 2, 29 }, { 2100, 2, 29 }, { 2024, 4, 31 }, { 2024, -1, 1 }, { 2024, 1, -1 },
	};
	cspr_day found = 77;

	for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
		ck_assert_status(cspr_day_from_civil(dates[i][0], dates[i][1], dates[i][2], &found),
				 CSPR_ERROR_BAD_DATE);
	ck_assert_int_eq(found, 77);
	ck_assert_status(cspr_day_from_civil(2024, 1, 1, NULL), CSPR_ERROR_ARGUMENT);
}
END_TEST

START_TEST(months_run_to_the_same_number_or_the_last_day)
{
	ck_assert_int_eq(cspr_day_add_months(day(2024, 1, 31), 1), day(2024, 2, 29));
	ck_assert_int_eq(cspr_day_add_months(day(2023, 1, 31), 1), day(2023, 2, 28));
	ck_assert_int_eq(cspr_day_add_months(day(2024, 2, 29), 12), day(2025, 2, 28));
	ck_assert_int_eq(cspr_day_add_months(day(2024, 2, 29), 48), day(2028, 2, 29));
	ck_assert_int_eq(cspr_day_add_months(day(2024, 8, 31), 6), day(2025, 2, 28));
	ck_assert_int_eq(cspr_day_add_months(day(2024, 3, 28), 6), day(2024, 9, 28));
	ck_assert_int_eq(cspr_day_add_months(day(2024, 12, 31), 1), day(2025, 1, 31));
	ck_assert_int_eq(cspr_day_add_months(day(2024, 3, 31), -1), day(2024, 2, 29));
	ck_assert_int_eq(cspr_day_add_months(day(2024, 1, 15), -1), day(2023, 12, 15));
	ck_assert_int_eq(cspr_day_add_months(day(2024, 1, 15), -13), day(2022, 12, 15));
	ck_assert_int_eq(cspr_day_add_months(day(2024, 5, 31), 0), day(2024, 5, 31));
}
END_TEST

START_TEST(months_never_pass_the_month)
{
	for (cspr_day from = day(2023, 1, 1); from <= day(2025, 1, 1); from++)
		for (int months = -30; months <= 30; months++) {
			int year, month, number, to_year, to_month, to_number;

			cspr_day_to_civil(from, &year, &month, &number);
			cspr_day_to_civil(cspr_day_add_months(from, months), &to_year, &to_month, &to_number);
			ck_assert_int_eq(to_year * 12 + to_month, year * 12 + month + months);
			ck_assert(to_number == number ||
				  (to_number < number && to_number == days_in_month(to_year, to_month)));
		}
}
END_TEST

START_TEST(dates_are_read)
{
	static const struct {
		const char *text;
		int precision;
	} good[] = {
		{ "2024-03-08", CSPR_PRECISION_DAY }, { "2024-02-29", CSPR_PRECISION_DAY },
		{ "1900-01-01", CSPR_PRECISION_DAY }, { "2199-12-31", CSPR_PRECISION_DAY },
		{ "2019-06", CSPR_PRECISION_MONTH },  { "2024-02", CSPR_PRECISION_MONTH },
		{ "2199-12", CSPR_PRECISION_MONTH },  { "1900", CSPR_PRECISION_YEAR },
		{ "2024", CSPR_PRECISION_YEAR },
	};

	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		struct cspr_span span, again;
		int precision = 0;
		char text[24];

		ck_assert_status(cspr_span_parse(good[i].text, &span, &precision), CSPR_DONE);
		ck_assert_int_eq(precision, good[i].precision);
		ck_assert_status(cspr_span_parse(good[i].text, &again, NULL), CSPR_DONE);
		ck_assert_int_eq(again.first, span.first);
		ck_assert_int_eq(again.last, span.last);
		cspr_span_write(span, text);
		ck_assert_str_eq(text, good[i].text);
	}
}
END_TEST

START_TEST(vague_dates_are_spans)
{
	struct cspr_span span;
	char text[24];

	ck_assert_status(cspr_span_parse("2024-02", &span, NULL), CSPR_DONE);
	ck_assert_int_eq(span.first, day(2024, 2, 1));
	ck_assert_int_eq(span.last, day(2024, 2, 29));
	ck_assert_status(cspr_span_parse("2023", &span, NULL), CSPR_DONE);
	ck_assert_int_eq(span.first, day(2023, 1, 1));
	ck_assert_int_eq(span.last, day(2023, 12, 31));
	cspr_span_write((struct cspr_span){ day(2024, 3, 8), day(2024, 4, 2) }, text);
	ck_assert_str_eq(text, "2024-03-08/2024-04-02");
}
END_TEST

START_TEST(what_is_no_date_is_refused)
{
	static const char *const bad[] = {
		"",
		"2",
		"24",
		"20240308",
		"2024-3-8",
		"2024-03-8",
		"2024-03-08 ",
		" 2024-03-08",
		"2024/03/08",
		"2024-03-08T00",
		"2024-02-30",
		"2023-02-29",
		"2024-13",
		"2024-00",
		"2024-03-00",
		"1899",
		"2200",
		"1899-12-31",
		"2200-01-01",
		"08-03-2024",
		"2024-",
		"2024-03-",
		"-024-03-08",
		"+024",
		"2024-0a-01",
		"2O24-03-08",
		"unknown",
		"2024-03-08/2024",
	};
	struct cspr_span span = { 5, 6 };
	int precision = 7;

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		ck_assert_msg(cspr_span_parse(bad[i], &span, &precision) == CSPR_ERROR_BAD_DATE, "\"%s\"", bad[i]);
	ck_assert_int_eq(span.first, 5);
	ck_assert_int_eq(span.last, 6);
	ck_assert_int_eq(precision, 7);
	ck_assert_status(cspr_span_parse(NULL, &span, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_span_parse("2024", NULL, NULL), CSPR_ERROR_ARGUMENT);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("days");

	tcase_add_test(tests, three_centuries_go_round);
	tcase_add_test(tests, known_days);
	tcase_add_test(tests, no_such_date);
	tcase_add_test(tests, months_run_to_the_same_number_or_the_last_day);
	tcase_add_test(tests, months_never_pass_the_month);
	tcase_add_test(tests, dates_are_read);
	tcase_add_test(tests, vague_dates_are_spans);
	tcase_add_test(tests, what_is_no_date_is_refused);
	return run_tests("days", tests);
}
