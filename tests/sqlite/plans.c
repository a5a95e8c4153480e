/*
 * What is asked across reviews is answered by the index that is meant for it, and in its order: SQLite says how it goes
 * about each statement that the driver prepares. Made of the library's own objects, to see them.
 */
#include "connection.h"
#include "place.h"

#include "suite.h"

#include <string.h>

static cspr_status see_summary(void *data, const struct cspr_summary *summary)
{
	(void)data;
	(void)summary;
	return CSPR_DONE;
}

static cspr_status see_duty(void *data, const struct cspr_duty_row *duty)
{
	(void)data;
	(void)duty;
	return CSPR_DONE;
}

/* What SQLite says of each statement that the connection has prepared; those that have a word in their text. */
static void assert_plans(sqlite3 *database, const char *about, const char *expected)
{
	int seen = 0;

	for (sqlite3_stmt *each = NULL; (each = sqlite3_next_stmt(database, each));) {
		char *sql = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", sqlite3_sql(each));
		sqlite3_stmt *plan;

		if (!strstr(sql, about)) {
			sqlite3_free(sql);
			continue;
		}
		ck_assert_int_eq(sqlite3_prepare_v2(database, sql, -1, &plan, NULL), SQLITE_OK);
		seen++;
		ck_assert_int_eq(sqlite3_step(plan), SQLITE_ROW);
		const char *first = (const char *)sqlite3_column_text(plan, 3);

		ck_assert_msg(strstr(first, expected), "%s\n%s", sql, first);
		while (sqlite3_step(plan) == SQLITE_ROW) {
			const char *step = (const char *)sqlite3_column_text(plan, 3);

			ck_assert_msg(!strstr(step, "TEMP B-TREE FOR ORDER BY") && !strstr(step, "SCAN"), "%s\n%s", sql,
				      step);
		}
		sqlite3_finalize(plan);
		sqlite3_free(sql);
	}
	ck_assert_int_gt(seen, 0);
}

START_TEST(what_is_due_is_read_from_an_index_in_order)
{
	struct cspr_due_query query = { .size = sizeof query, .before = CSPR_NO_DAY };

	place_fill();
	struct connection *connection = place_open();

	for (int shape = 0; shape < 8; shape++) {
		query.phase = shape & 1 ? "rapid_review" : NULL;
		query.before = shape & 2 ? 20000 : CSPR_NO_DAY;
		query.duty = shape & 4 ? "rapid-review" : NULL;
		ck_assert_status(driver->due(connection, &query, see_duty, NULL), CSPR_DONE);
	}
	assert_plans(connection->database, "FROM duty AS d", "d USING COVERING INDEX duty_due");
	driver->close(connection);
}
END_TEST

START_TEST(lists_are_read_in_order)
{
	struct cspr_list_query query = { .size = sizeof query };

	place_fill();
	struct connection *connection = place_open();

	query.after = "r-0";
	ck_assert_status(driver->list(connection, &query, see_summary, NULL), CSPR_DONE);
	query.state = "referred";
	ck_assert_status(driver->list(connection, &query, see_summary, NULL), CSPR_DONE);
	assert_plans(connection->database, "ORDER BY review LIMIT", "SEARCH review USING PRIMARY KEY");
	driver->close(connection);
	connection = place_open();
	query.phase = "rapid_review";
	ck_assert_status(driver->list(connection, &query, see_summary, NULL), CSPR_DONE);
	assert_plans(connection->database, "ORDER BY review LIMIT", "SEARCH review USING INDEX review_by_phase");
	driver->close(connection);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("plans");

	tcase_add_checked_fixture(tests, place_make, place_remove);
	tcase_add_test(tests, what_is_due_is_read_from_an_index_in_order);
	tcase_add_test(tests, lists_are_read_in_order);
	return run_tests("plans", tests);
}
