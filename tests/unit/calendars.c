/* A calendar counts what it covers, says why a day is closed, and never guesses. */
#include "story.h"
#include "suite.h"

#include <string.h>

static cspr_context *context;
static cspr_calendar *england;

static void set_up(void)
{
	ck_assert_status(cspr_context_new(NULL, &context), CSPR_DONE);
	ck_assert_status(cspr_calendar_england_wales(context, &england), CSPR_DONE);
}

static void tear_down(void)
{
	cspr_calendar_unref(england);
	cspr_context_unref(context);
}

static cspr_calendar *calendar_of(const char *first, const char *last)
{
	cspr_calendar *calendar;

	ck_assert_status(cspr_calendar_new(context, "own-1", story_day(first), story_day(last), &calendar), CSPR_DONE);
	return calendar;
}

static void expect_after(const cspr_calendar *calendar, const char *day, int32_t count, const char *expected)
{
	struct cspr_span span;
	cspr_day got;
	char text[24];

	ck_assert_status(cspr_calendar_add_working_days(calendar, story_day(day), count, &got), CSPR_DONE);
	span.first = span.last = got;
	cspr_span_write(span, text);
	ck_assert_str_eq(text, expected);
}

START_TEST(the_days_that_moved)
{
	ck_assert_ptr_null(cspr_calendar_why_closed(england, story_day("2020-05-04")));
	ck_assert_ptr_nonnull(cspr_calendar_why_closed(england, story_day("2020-05-08")));
	ck_assert_ptr_null(cspr_calendar_why_closed(england, story_day("2022-05-30")));
	ck_assert_ptr_nonnull(cspr_calendar_why_closed(england, story_day("2022-06-02")));
	ck_assert_ptr_nonnull(cspr_calendar_why_closed(england, story_day("2022-06-03")));
	ck_assert_ptr_nonnull(cspr_calendar_why_closed(england, story_day("2022-09-19")));
	ck_assert_ptr_nonnull(cspr_calendar_why_closed(england, story_day("2023-05-08")));
	ck_assert_str_eq(cspr_calendar_why_closed(england, story_day("2024-03-29")), "Good Friday");
	ck_assert_str_eq(cspr_calendar_why_closed(england, story_day("2024-03-30")), "Saturday");
	ck_assert_str_eq(cspr_calendar_why_closed(england, story_day("2024-03-31")), "Sunday");
	ck_assert_str_eq(cspr_calendar_why_closed(england, story_day("2024-04-01")), "Easter Monday");
	ck_assert_ptr_null(cspr_calendar_why_closed(england, story_day("2024-04-02")));
}
END_TEST

START_TEST(the_base_day_is_not_counted)
{
	expect_after(england, "2024-03-08", 15, "2024-04-02"); /* over Easter */
	expect_after(england, "2024-03-08", 0, "2024-03-08");
	expect_after(england, "2024-03-09", 0, "2024-03-09"); /* a Saturday, as it is */
	expect_after(england, "2024-03-09", 1, "2024-03-11"); /* from a closed day */
	expect_after(england, "2024-03-10", 1, "2024-03-11");
	expect_after(england, "2024-04-02", -1, "2024-03-28");
	expect_after(england, "2024-04-01", -1, "2024-03-28");
	expect_after(england, "2024-09-24", -7, "2024-09-13");
}
END_TEST

START_TEST(counting_undoes_adding)
{
	cspr_day from = story_day("2019-12-20");

	for (int32_t count = 1; count < 300; count++) {
		int32_t counted = 0;
		cspr_day to;

		ck_assert_status(cspr_calendar_add_working_days(england, from, count, &to), CSPR_DONE);
		ck_assert_status(cspr_calendar_count_working_days(england, from, to, &counted), CSPR_DONE);
		ck_assert_int_eq(counted, count);
	}
}
END_TEST

START_TEST(outside_is_an_error)
{
	cspr_day first = cspr_calendar_first(england), last = cspr_calendar_last(england), got = 77;
	int32_t count = 77;

	ck_assert_int_eq(first, story_day("2018-01-01"));
	ck_assert_status(cspr_calendar_add_working_days(england, last, 1, &got), CSPR_ERROR_OUTSIDE_CALENDAR);
	ck_assert_status(cspr_calendar_add_working_days(england, first, -1, &got), CSPR_ERROR_OUTSIDE_CALENDAR);
	ck_assert_status(cspr_calendar_add_working_days(england, last + 1, 0, &got), CSPR_ERROR_OUTSIDE_CALENDAR);
	ck_assert_status(cspr_calendar_add_working_days(england, first, INT32_MAX, &got), CSPR_ERROR_OUTSIDE_CALENDAR);
	ck_assert_status(cspr_calendar_add_working_days(england, last, INT32_MIN, &got), CSPR_ERROR_OUTSIDE_CALENDAR);
	ck_assert_status(cspr_calendar_add_working_days(england, INT32_MAX, 1, &got), CSPR_ERROR_OUTSIDE_CALENDAR);
	ck_assert_status(cspr_calendar_add_working_days(england, CSPR_NO_DAY, -1, &got), CSPR_ERROR_OUTSIDE_CALENDAR);
	ck_assert_int_eq(got, 77);
	ck_assert_status(cspr_calendar_count_working_days(england, first, last + 1, &count),
			 CSPR_ERROR_OUTSIDE_CALENDAR);
	ck_assert_status(cspr_calendar_count_working_days(england, CSPR_NO_DAY, last, &count),
			 CSPR_ERROR_OUTSIDE_CALENDAR);
	ck_assert_int_eq(count, 77);
	ck_assert_ptr_null(cspr_calendar_why_closed(england, last + 1));
	ck_assert_ptr_null(cspr_calendar_why_closed(england, CSPR_NO_DAY));
}
END_TEST

START_TEST(a_calendar_of_the_hosts_own)
{
	cspr_calendar *own = calendar_of("2024-01-01", "2024-12-31");
	cspr_day day;
	const char *name;

	ck_assert_str_eq(cspr_calendar_version(own), "own-1");
	expect_after(own, "2024-01-01", 1, "2024-01-02");
	ck_assert_status(cspr_calendar_close_day(own, story_day("2024-12-24"), "Office closed"), CSPR_DONE);
	ck_assert_status(cspr_calendar_close_day(own, story_day("2024-01-02"), "Stocktaking"), CSPR_DONE);
	ck_assert_status(cspr_calendar_close_day(own, story_day("2024-01-02"), "Another name"), CSPR_DONE);
	expect_after(own, "2024-01-01", 1, "2024-01-03");
	ck_assert_status(cspr_calendar_closed_day(own, 0, &day, &name), CSPR_DONE);
	ck_assert_int_eq(day, story_day("2024-01-02"));
	ck_assert_str_eq(name, "Stocktaking");
	ck_assert_str_eq(cspr_calendar_why_closed(own, day), "Stocktaking");
	ck_assert_status(cspr_calendar_closed_day(own, 1, &day, &name), CSPR_DONE);
	ck_assert_int_eq(day, story_day("2024-12-24"));
	ck_assert_status(cspr_calendar_closed_day(own, 2, &day, &name), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_calendar_close_day(own, story_day("2025-01-01"), "Late"), CSPR_ERROR_OUTSIDE_CALENDAR);
	cspr_calendar_unref(own);
}
END_TEST

START_TEST(a_name_has_room_for_63_bytes)
{
	cspr_calendar *own = calendar_of("2024-01-01", "2024-12-31");
	char name[65];

	memset(name, 'n', sizeof name);
	name[64] = '\0';
	ck_assert_int_lt(cspr_calendar_close_day(own, story_day("2024-01-02"), name), 0);
	name[63] = '\0';
	ck_assert_status(cspr_calendar_close_day(own, story_day("2024-01-02"), name), CSPR_DONE);
	ck_assert_str_eq(cspr_calendar_why_closed(own, story_day("2024-01-02")), name);
	cspr_calendar_unref(own);
}
END_TEST

START_TEST(many_days_may_be_closed_in_any_order)
{
	cspr_calendar *own = calendar_of("2000-01-01", "2020-12-31");
	cspr_day first = cspr_calendar_first(own), before = CSPR_NO_DAY, day;
	const char *name;
	size_t count = 0;

	for (int i = 0; i < 1000; i++)
		ck_assert_status(cspr_calendar_close_day(own, first + i * 617 % 1000, "Closed"), CSPR_DONE);
	while (cspr_calendar_closed_day(own, count, &day, &name) == CSPR_DONE) {
		ck_assert_int_gt(day, before);
		before = day;
		count++;
	}
	ck_assert_uint_eq(count, 1000);
	ck_assert_status(cspr_calendar_add_working_days(own, first, 1, &day), CSPR_DONE);
	ck_assert_int_eq(day,
			 first + 1000 + (cspr_day_weekday(first + 1000) > 5 ? 8 - cspr_day_weekday(first + 1000) : 0));
	cspr_calendar_unref(own);
}
END_TEST

START_TEST(a_calendar_in_use_is_frozen)
{
	cspr_calendar *own = calendar_of("2024-01-01", "2024-12-31");
	cspr_basis *basis;

	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2023"), own, NULL, &basis), CSPR_DONE);
	ck_assert_ptr_eq(cspr_basis_calendar(basis), own);
	ck_assert_status(cspr_calendar_close_day(own, story_day("2024-01-02"), "Late"), CSPR_ERROR_FROZEN);
	cspr_calendar_unref(own);
	expect_after(cspr_basis_calendar(basis), "2024-01-01", 1, "2024-01-02");
	cspr_basis_unref(basis);
}
END_TEST

START_TEST(bad_arguments)
{
	cspr_calendar *calendar = NULL;
	cspr_day day = story_day("2024-01-01");

	ck_assert_status(cspr_calendar_new(context, "own", day, day - 1, &calendar), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_calendar_new(context, NULL, day, day, &calendar), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_calendar_new(NULL, "own", day, day, &calendar), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_calendar_new(context, "own", CSPR_NO_DAY, day, &calendar), CSPR_ERROR_ARGUMENT);
	ck_assert_ptr_null(calendar);
	ck_assert_status(cspr_calendar_close_day(NULL, day, "x"), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_calendar_close_day(england, day, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_calendar_add_working_days(england, day, 1, NULL), CSPR_ERROR_ARGUMENT);
	cspr_calendar_unref(NULL);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("calendars");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, the_days_that_moved);
	tcase_add_test(tests, the_base_day_is_not_counted);
	tcase_add_test(tests, counting_undoes_adding);
	tcase_add_test(tests, outside_is_an_error);
	tcase_add_test(tests, a_calendar_of_the_hosts_own);
	tcase_add_test(tests, a_name_has_room_for_63_bytes);
	tcase_add_test(tests, many_days_may_be_closed_in_any_order);
	tcase_add_test(tests, a_calendar_in_use_is_frozen);
	tcase_add_test(tests, bad_arguments);
	return run_tests("calendars", tests);
}
