/*
 * The tables: what is no store is refused with words and left as it was, an older one is brought to date in one step or
 * not at all, a newer one is not touched, and edits by hand that could not be right are refused.
 *
 * This program is made of the library's own objects, so that it can migrate by steps that do not exist yet.
 */
#define _POSIX_C_SOURCE 200809L

#include "connection.h"
#include "place.h"

#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *version_1; /* a file of SQL: a store as version 1 made it */

static void assert_refused(cspr_status expected, const char *words)
{
	char told[640];
	size_t before, after;
	char *bytes = place_bytes("", &before), *again;

	ck_assert_status(place_try(NULL, told), expected);
	ck_assert_msg(strstr(told, words), "%s", told);
	again = place_bytes("", &after);
	ck_assert_uint_eq(before, after);
	ck_assert_msg(!bytes || memcmp(bytes, again, before) == 0, "the file was changed");
	free(bytes);
	free(again);
}

static void write_file(const char *bytes, size_t length)
{
	FILE *file = fopen(path, "w");

	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
	fclose(file);
}

START_TEST(a_new_store_is_its_owners_alone)
{
	struct stat there;

	place_fill();
	ck_assert_int_eq(stat(path, &there), 0);
	ck_assert_int_eq(there.st_mode & 0777, 0600);
}
END_TEST

START_TEST(an_empty_file_becomes_a_store)
{
	write_file("", 0);
	place_fill();
}
END_TEST

START_TEST(one_that_must_exist_is_not_made)
{
	struct cspr_sqlite_settings must_exist = { .size = sizeof must_exist, .must_exist = 1 };
	struct cspr_sqlite_settings read_only = { .size = sizeof read_only, .read_only = 1 };
	char words[640];

	ck_assert_status(place_try(&must_exist, words), CSPR_ERROR_NOT_FOUND);
	ck_assert_str_eq(words, "there is no such file");
	ck_assert_status(place_try(&read_only, words), CSPR_ERROR_NOT_FOUND);
	ck_assert_int_ne(access(path, F_OK), 0);
	write_file("", 0);
	ck_assert_status(place_try(&read_only, words), CSPR_ERROR_UNAVAILABLE);
	ck_assert_ptr_nonnull(strstr(words, "the file is empty"));
	ck_assert_status(place_try(&must_exist, words), CSPR_ERROR_UNAVAILABLE);
	ck_assert_ptr_nonnull(strstr(words, "the file is empty"));
}
END_TEST

START_TEST(names_are_those_of_files)
{
	static const char *const names[] = { ":memory:", "file:a?mode=memory", "a%20b?c#d" };

	ck_assert_int_eq(chdir(folder), 0);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		void *state;

		ck_assert_status(cspr_sqlite_driver_open(names[i], NULL, &driver, &state, NULL), CSPR_DONE);
		driver->close(state);
		ck_assert_msg(unlink(names[i]) == 0, "%s", names[i]);
	}
	ck_assert_int_eq(chdir("/"), 0);
}
END_TEST

START_TEST(what_is_no_store)
{
	static char text[8192];

	memset(text, 'x', sizeof text);
	write_file(text, sizeof text);
	assert_refused(CSPR_ERROR_CORRUPT, "no SQLite database");
	write_file(text, 10);
	assert_refused(CSPR_ERROR_CORRUPT, "no SQLite database");
	unlink(path);
	ck_assert_int_eq(place_by_hand("CREATE TABLE event (a)"), SQLITE_OK);
	assert_refused(CSPR_ERROR_CORRUPT, "of another program");
	unlink(path);
	ck_assert_int_eq(place_by_hand("PRAGMA application_id = 7; PRAGMA user_version = 1"), SQLITE_OK);
	assert_refused(CSPR_ERROR_CORRUPT, "of another program");
	unlink(path);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	char words[640];

	ck_assert_status(place_try(NULL, words), CSPR_ERROR_UNAVAILABLE);
	ck_assert_str_eq(words, "that is no file");
	ck_assert_int_eq(rmdir(path), 0);
}
END_TEST

START_TEST(a_file_that_was_cut_off)
{
	size_t length;

	place_fill();
	char *bytes = place_bytes("", &length);

	write_file(bytes, length / 4096 / 2 * 4096);
	assert_refused(CSPR_ERROR_CORRUPT, "the file is damaged");
	write_file(bytes, 50);
	assert_refused(CSPR_ERROR_CORRUPT, "the file is damaged");
	free(bytes);
}
END_TEST

START_TEST(tables_that_are_not_ours)
{
	place_fill();
	ck_assert_int_eq(place_by_hand("DROP TABLE note"), SQLITE_OK);
	void *state = place_open();

	ck_assert_status(driver->erase_note(state, "r-0", 1), CSPR_ERROR_CORRUPT);
	ck_assert_ptr_nonnull(strstr(driver->why(state), "not those of a store"));
	driver->close(state);
}
END_TEST

START_TEST(a_newer_one_is_not_touched)
{
	place_fill();
	ck_assert_int_eq(place_by_hand("PRAGMA user_version = 2"), SQLITE_OK);
	assert_refused(CSPR_ERROR_NEWER, "the store has tables of version 2, and this version of the library knows");
}
END_TEST

/* Migration */

static const char *const steps_to_come[] = {
	NULL, /* that of version 1 */
	"ALTER TABLE review ADD COLUMN keeper TEXT; UPDATE review SET keeper = 'nobody'",
	"CREATE INDEX review_by_keeper ON review (keeper)",
	"CREATE TABLE one_more (a); INSERT INTO one_more VALUES (1); INSERT INTO no_such_table VALUES (1)",
};

static void bring(int count, cspr_status expected)
{
	const char *steps[4];
	void *state = place_open();

	memcpy(steps, steps_to_come, sizeof steps);
	steps[0] = schema_steps[0];
	ck_assert_status(schema_bring(state, steps, count), expected);
	driver->close(state);
}

static void make_version_1(void)
{
	FILE *file = fopen(version_1, "r");
	static char sql[65536];

	ck_assert_ptr_nonnull(file);
	ck_assert_uint_gt(fread(sql, 1, sizeof sql - 1, file), 1000);
	fclose(file);
	ck_assert_int_eq(place_by_hand(sql), SQLITE_OK);
}

START_TEST(the_tables_of_version_1_are_what_they_were)
{
	char sql[256];
	sqlite3_int64 differ = -1;

	make_version_1();
	ck_assert_int_eq(place_by_hand("PRAGMA journal_mode = DELETE"), SQLITE_OK);
	snprintf(sql, sizeof sql, "%s-copy", path);
	ck_assert_int_eq(rename(path, sql), 0);
	struct connection *connection = place_open();

	snprintf(sql, sizeof sql, "ATTACH '%s-copy' AS kept", path);
	ck_assert_int_eq(execute(connection, sql), SQLITE_OK);
	for (int turn = 0; turn < 2; turn++) {
		snprintf(sql, sizeof sql,
			 "SELECT count(*) FROM (SELECT name, sql FROM %s.sqlite_schema EXCEPT "
			 "SELECT name, sql FROM %s.sqlite_schema)",
			 turn ? "main" : "kept", turn ? "kept" : "main");
		ck_assert_int_eq(number_of(connection, sql, &differ), SQLITE_OK);
		ck_assert_int_eq(differ, 0);
	}
	driver->close(connection);
}
END_TEST

START_TEST(a_file_as_version_1_made_it_is_still_read_and_written)
{
	uint32_t events;

	make_version_1();
	void *state = place_open();

	ck_assert_ptr_null(sample_check(driver, state, "r-0", 0, &events));
	ck_assert_uint_eq(events, 2);
	ck_assert_status(sample_append(driver, state, "r-0", 2, 1, "u-1"), CSPR_DONE);
	ck_assert_ptr_null(sample_check(driver, state, "r-0", 0, &events));
	driver->close(state);
}
END_TEST

START_TEST(an_older_one_is_brought_to_date)
{
	uint32_t events;

	place_fill();
	bring(3, CSPR_DONE);
	ck_assert_int_eq(place_by_hand("INSERT INTO review_by_keeper VALUES (1)"), SQLITE_ERROR);
	assert_refused(CSPR_ERROR_NEWER, "version 3");
	ck_assert_int_eq(place_by_hand("DROP INDEX review_by_keeper; ALTER TABLE review DROP COLUMN keeper; "
				       "PRAGMA user_version = 1"),
			 SQLITE_OK);
	void *state = place_open();

	ck_assert_ptr_null(sample_check(driver, state, "r-0", 0, &events));
	driver->close(state);
}
END_TEST

START_TEST(a_step_that_fails_leaves_it_as_it_was)
{
	uint32_t events;

	place_fill();
	bring(4, CSPR_ERROR_CORRUPT);
	ck_assert_int_eq(place_by_hand("SELECT keeper FROM review"), SQLITE_ERROR);
	ck_assert_int_eq(place_by_hand("SELECT a FROM one_more"), SQLITE_ERROR);
	void *state = place_open();

	ck_assert_ptr_null(sample_check(driver, state, "r-0", 0, &events));
	driver->close(state);
}
END_TEST

/* Edits by hand */

static const char *const refused[] = {
	"UPDATE event SET line = line || ' '",
	"DELETE FROM event WHERE number = 1",
	"INSERT INTO event VALUES ('r-0', 0, 'x', zeroblob(32))",
	"INSERT INTO event VALUES ('r-0', 1, 'x', zeroblob(32))",
	"INSERT INTO event VALUES ('r-0', 9, 'x', zeroblob(31))",
	"INSERT INTO event VALUES ('r-0', 9, x'00', zeroblob(32))",
	"INSERT INTO event VALUES ('nobody', 1, 'x', zeroblob(32))",
	"UPDATE review SET root = zeroblob(33)",
	"UPDATE review SET events = 0",
	"UPDATE review SET events = 'many'",
	"UPDATE review SET breaches = -1",
	"UPDATE review SET opened = '1/9/2024'",
	"UPDATE duty SET due_by = '2024-02-31'",
	"UPDATE duty SET due_by = NULL WHERE due_by IS NOT NULL",
	"UPDATE duty SET due_by = '2024-01-01' WHERE due_by IS NOT NULL",
	"UPDATE duty SET open = 2",
	"UPDATE duty SET review = 'nobody' WHERE review = 'r-0'",
	"UPDATE note SET number = 9",
	"UPDATE note SET salt = zeroblob(0)",
	"UPDATE note SET room = zeroblob(0)",
	"UPDATE checkpoint SET events = 0",
	"INSERT INTO document VALUES (zeroblob(31), 'x')",
	"DELETE FROM review",
};

START_TEST(edits_that_could_not_be_right_are_refused)
{
	char sql[512];

	place_fill();
	snprintf(sql, sizeof sql, "PRAGMA foreign_keys = ON; %s", refused[_i]);
	ck_assert_msg(place_by_hand(sql) == SQLITE_CONSTRAINT, "%s", refused[_i]);
}
END_TEST

int main(int count, char **arguments)
{
	TCase *tests = tcase_create("schema");

	if (count != 2)
		return 2;
	version_1 = arguments[1];
	tcase_add_checked_fixture(tests, place_make, place_remove);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, a_new_store_is_its_owners_alone);
	tcase_add_test(tests, an_empty_file_becomes_a_store);
	tcase_add_test(tests, one_that_must_exist_is_not_made);
	tcase_add_test(tests, names_are_those_of_files);
	tcase_add_test(tests, what_is_no_store);
	tcase_add_test(tests, a_file_that_was_cut_off);
	tcase_add_test(tests, tables_that_are_not_ours);
	tcase_add_test(tests, a_newer_one_is_not_touched);
	tcase_add_test(tests, the_tables_of_version_1_are_what_they_were);
	tcase_add_test(tests, a_file_as_version_1_made_it_is_still_read_and_written);
	tcase_add_test(tests, an_older_one_is_brought_to_date);
	tcase_add_test(tests, a_step_that_fails_leaves_it_as_it_was);
	tcase_add_loop_test(tests, edits_that_could_not_be_right_are_refused, 0, sizeof refused / sizeof refused[0]);
	return run_tests("schema", tests);
}
