/*
 * A disk that is full, a sync that fails, a file or a folder that can't be written to: nothing is half-written, the
 * words say why, and afterwards it works.
 */
#define _POSIX_C_SOURCE 200809L

#include "faults.h"
#include "place.h"

#include "suite.h"

#include <sqlite3.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static uint32_t events_of(void *state, const char *review)
{
	uint32_t events = 0;
	const char *wrong = sample_check(driver, state, review, 0, &events);

	ck_assert_msg(!wrong, "%s", wrong);
	return events;
}

static void assert_why(void *state, const char *words)
{
	const char *why = driver->why(state);

	ck_assert_msg(why && strstr(why, words), "%s", why ? why : "no words");
}

START_TEST(a_full_disk_at_every_write)
{
	unsigned point = 1;

	place_fill();
	faults_install();
	for (int reached = 1; reached; point++) {
		void *state = place_open();
		uint32_t before = events_of(state, "r-0");

		faults_set(FAULT_FULL, point, 0);
		cspr_status status = sample_append(driver, state, "r-0", before, 24, "u-1");

		reached = faults_reached();
		faults_set(FAULT_NONE, 0, 0);
		if (reached) {
			ck_assert_status(status, CSPR_ERROR_UNAVAILABLE);
			assert_why(state, "the disk is full");
		}
		ck_assert_uint_eq(events_of(state, "r-0"), status ? before : before + 24);
		if (status)
			ck_assert_status(sample_append(driver, state, "r-0", before, 24, "u-2"), CSPR_DONE);
		driver->close(state);
		state = place_open();
		ck_assert_uint_eq(events_of(state, "r-0"), before + 24);
		ck_assert_ptr_null(driver->found(state));
		driver->close(state);
	}
	ck_assert_uint_gt(point, 20);
}
END_TEST

/* An append whose process is lost right after it: what it gave. */
static cspr_status append_and_be_lost(uint32_t before, enum fault fault, unsigned point, int *ret_reached)
{
	int end, ends[2];
	struct {
		cspr_status status;
		int reached;
	} told;

	ck_assert_int_eq(pipe(ends), 0);
	pid_t child = fork();

	if (child == 0) {
		void *state = place_open();

		faults_set(fault, point, 0);
		told.status = sample_append(driver, state, "r-0", before, 24, "u-1");
		told.reached = faults_reached();
		_exit(write(ends[1], &told, sizeof told) != sizeof told);
	}
	ck_assert_int_eq(waitpid(child, &end, 0), child);
	ck_assert_int_eq(end, 0);
	ck_assert_int_eq(read(ends[0], &told, sizeof told), sizeof told);
	close(ends[0]);
	close(ends[1]);
	*ret_reached = told.reached;
	return told.status;
}

static void lost_at_every_point(enum fault fault, unsigned least)
{
	int reached = 1, uncertain = 0;
	unsigned point = 1;

	place_fill();
	faults_install();
	for (; reached; point++) {
		void *state = place_open();
		uint32_t before = events_of(state, "r-0"), after;

		driver->close(state);
		cspr_status status = append_and_be_lost(before, fault, point, &reached);

		state = place_open();
		after = events_of(state, "r-0");
		driver->close(state);
		uncertain += status == CSPR_ERROR_UNCERTAIN;
		if (status == CSPR_ERROR_UNCERTAIN)
			ck_assert(after == before || after == before + 24);
		else
			ck_assert_uint_eq(after, status == CSPR_DONE ? before + 24 : before);
		ck_assert(status == CSPR_DONE || status == CSPR_ERROR_UNCERTAIN || status == CSPR_ERROR_UNAVAILABLE);
	}
	ck_assert_uint_gt(point, least);
	ck_assert_int_eq(uncertain > 0, fault == FAULT_SYNC);
}

START_TEST(a_full_disk_and_a_lost_process)
{
	lost_at_every_point(FAULT_FULL, 20);
}
END_TEST

START_TEST(a_failed_sync_and_a_lost_process)
{
	lost_at_every_point(FAULT_SYNC, 1);
}
END_TEST

START_TEST(a_file_that_may_not_grow)
{
	struct rlimit limit, narrow;
	void *state;
	uint32_t events = 1;
	cspr_status status = CSPR_DONE;

	place_fill();
	state = place_open();
	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
	narrow = limit;
	narrow.rlim_cur = 400 * 1024;
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &narrow), 0);
	while (status == CSPR_DONE && events < 10000) {
		status = sample_append(driver, state, "r-0", events, 24, "u-1");
		events += status == CSPR_DONE ? 24 : 0;
	}
	ck_assert_status(status, CSPR_ERROR_UNAVAILABLE);
	ck_assert_ptr_nonnull(driver->why(state));
	ck_assert_uint_eq(events_of(state, "r-0"), events);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	ck_assert_status(sample_append(driver, state, "r-0", events, 24, "u-1"), CSPR_DONE);
	ck_assert_uint_eq(events_of(state, "r-0"), events + 24);
	driver->close(state);
}
END_TEST

/* Root may write anywhere. Each test is a process of its own, but for the folder, which is its parent's to remove. */
static void be_nobody(void)
{
	if (getuid() == 0) {
		ck_assert_int_eq(setegid(65534), 0);
		ck_assert_int_eq(seteuid(65534), 0);
	}
}

static void be_root_again(void)
{
	ck_assert_int_eq(seteuid(getuid()), 0);
	ck_assert_int_eq(setegid(getgid()), 0);
}

static void assert_only_read(void *state)
{
	ck_assert_uint_eq(events_of(state, "r-0"), 1);
	ck_assert_status(sample_append(driver, state, "r-0", 1, 1, "u-1"), CSPR_ERROR_UNAVAILABLE);
	assert_why(state, "can only be read");
	ck_assert_status(driver->erase_note(state, "r-0", 1), CSPR_ERROR_UNAVAILABLE);
	ck_assert_uint_eq(events_of(state, "r-0"), 1);
}

START_TEST(opened_for_reading_it_is_only_read)
{
	place_fill();
	void *state = place_open_with(1, 0);

	assert_only_read(state);
	driver->close(state);
}
END_TEST

START_TEST(a_file_that_can_not_be_written_to)
{
	place_fill();
	ck_assert_int_eq(chmod(path, 0444), 0);
	be_nobody();
	void *state = place_open();

	assert_only_read(state);
	driver->close(state);
	be_root_again();
}
END_TEST

START_TEST(a_folder_that_can_not_be_written_to)
{
	uint32_t events;

	place_fill();
	ck_assert_int_eq(chmod(path, 0444), 0);
	ck_assert_int_eq(chmod(folder, 0555), 0);
	be_nobody();
	void *state = place_open();

	assert_only_read(state);
	be_root_again();
	ck_assert_int_eq(chmod(folder, 0777), 0);
	ck_assert_int_eq(chmod(path, 0644), 0);
	void *writer = place_open();

	ck_assert_status(sample_append(driver, writer, "r-0", 1, 1, "u-1"), CSPR_DONE);
	driver->close(writer);
	be_nobody();
	ck_assert_ptr_nonnull(sample_check(driver, state, "r-0", 0, &events));
	assert_why(state, "has changed: open it again");
	driver->close(state);
	be_root_again();
}
END_TEST

START_TEST(a_folder_that_can_not_be_written_to_with_a_log_in_it)
{
	int until;
	char words[640];
	pid_t writer = place_writer("r-0", &until);

	place_writer_kill(writer, until);
	ck_assert_int_eq(chmod(path, 0444), 0);
	ck_assert_int_eq(chmod(folder, 0555), 0);
	be_nobody();
	ck_assert_status(place_try(NULL, words), CSPR_ERROR_UNAVAILABLE);
	ck_assert_str_ne(words, "");
	be_root_again();
	ck_assert_int_eq(chmod(folder, 0777), 0);
}
END_TEST

START_TEST(a_folder_in_which_none_can_be_made)
{
	char words[640];

	ck_assert_int_eq(chmod(folder, 0555), 0);
	be_nobody();
	ck_assert_status(place_try(NULL, words), CSPR_ERROR_UNAVAILABLE);
	ck_assert_ptr_nonnull(strstr(words, "can't be opened or made: Permission denied"));
	be_root_again();
}
END_TEST

START_TEST(one_that_somebody_keeps_locked)
{
	sqlite3 *holder;

	place_fill();
	void *state = place_open_with(0, 1);

	ck_assert_int_eq(sqlite3_open(path, &holder), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(holder, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	ck_assert_status(sample_append(driver, state, "r-0", 1, 1, "u-1"), CSPR_ERROR_UNAVAILABLE);
	assert_why(state, "locked for too long");
	ck_assert_uint_eq(events_of(state, "r-0"), 1);
	sqlite3_close(holder);
	ck_assert_status(sample_append(driver, state, "r-0", 1, 1, "u-1"), CSPR_DONE);
	driver->close(state);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("faulty");

	tcase_add_checked_fixture(tests, place_make, place_remove);
	tcase_set_timeout(tests, 120);
	tcase_add_test(tests, a_full_disk_at_every_write);
	tcase_add_test(tests, a_full_disk_and_a_lost_process);
	tcase_add_test(tests, a_failed_sync_and_a_lost_process);
	tcase_add_test(tests, a_file_that_may_not_grow);
	tcase_add_test(tests, opened_for_reading_it_is_only_read);
	tcase_add_test(tests, a_file_that_can_not_be_written_to);
	tcase_add_test(tests, a_folder_that_can_not_be_written_to);
	tcase_add_test(tests, a_folder_that_can_not_be_written_to_with_a_log_in_it);
	tcase_add_test(tests, a_folder_in_which_none_can_be_made);
	tcase_add_test(tests, one_that_somebody_keeps_locked);
	return run_tests("faulty", tests);
}
