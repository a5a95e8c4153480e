/*
 * What an opening finds: a writer that was cut off is told, once and for certain, and one that lives never is.
 */
#include "place.h"

#include "suite.h"

#include <string.h>

static void assert_found(void *state, const char *words)
{
	const char *found = driver->found(state);

	if (words)
		ck_assert_msg(found && strstr(found, words), "%s", found ? found : "nothing was found");
	else
		ck_assert_msg(!found, "%s", found);
	driver->close(state);
}

START_TEST(nothing_is_found_where_all_was_closed)
{
	place_fill();
	assert_found(place_open(), NULL);
}
END_TEST

START_TEST(a_writer_that_was_killed_is_told_once)
{
	int until;
	pid_t writer = place_writer("r-0", &until);

	place_writer_kill(writer, until);
	assert_found(place_open(), "It has 1 review with 1 event.");
	assert_found(place_open(), NULL);
}
END_TEST

START_TEST(several_are_told_together)
{
	int first_until, second_until;
	pid_t first = place_writer("r-0", &first_until);
	pid_t second = place_writer("r-1", &second_until);

	place_writer_kill(first, first_until);
	place_writer_kill(second, second_until);
	assert_found(place_open(), "2 processes that wrote to this store");
}
END_TEST

START_TEST(one_that_lives_is_not_told)
{
	int until;
	pid_t writer = place_writer("r-0", &until);

	assert_found(place_open(), NULL);
	place_writer_close(writer, until);
	assert_found(place_open(), NULL);
}
END_TEST

START_TEST(one_that_was_killed_beside_one_that_lives_is_told_when_that_is_certain)
{
	int killed_until, living_until;
	pid_t killed = place_writer("r-0", &killed_until);
	pid_t living = place_writer("r-1", &living_until);

	place_writer_kill(killed, killed_until);
	assert_found(place_open(), NULL);
	place_writer_close(living, living_until);
	assert_found(place_open(), "ended without closing it");
}
END_TEST

START_TEST(another_connection_of_this_process_is_not_told)
{
	void *one = place_open();

	ck_assert_status(sample_append(driver, one, "r-0", 0, 1, "u-1"), CSPR_DONE);
	assert_found(place_open(), NULL);
	driver->close(one);
	assert_found(place_open(), NULL);
}
END_TEST

START_TEST(one_that_only_read_leaves_nothing)
{
	place_fill();
	void *reader = place_open();
	uint32_t events;

	ck_assert_ptr_null(sample_check(driver, reader, "r-0", 0, &events));
	/* Its row would be there as long as it is. */
	ck_assert_int_eq(
		place_by_hand(
			"CREATE TEMP TABLE none (writer CHECK (false)); INSERT INTO none SELECT writer FROM writer"),
		0);
	driver->close(reader);
}
END_TEST

START_TEST(reading_only_leaves_it_to_be_told_again)
{
	int until;
	pid_t writer = place_writer("r-0", &until);

	place_writer_kill(writer, until);
	/* Opened for reading, a file can't be locked against others: nothing is certain. */
	assert_found(place_open_with(1, 0), NULL);
	assert_found(place_open(), "ended without closing it");
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("found");

	tcase_add_checked_fixture(tests, place_make, place_remove);
	tcase_add_test(tests, nothing_is_found_where_all_was_closed);
	tcase_add_test(tests, a_writer_that_was_killed_is_told_once);
	tcase_add_test(tests, several_are_told_together);
	tcase_add_test(tests, one_that_lives_is_not_told);
	tcase_add_test(tests, one_that_was_killed_beside_one_that_lives_is_told_when_that_is_certain);
	tcase_add_test(tests, another_connection_of_this_process_is_not_told);
	tcase_add_test(tests, one_that_only_read_leaves_nothing);
	tcase_add_test(tests, reading_only_leaves_it_to_be_told_again);
	return run_tests("found", tests);
}
