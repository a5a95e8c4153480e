#define _POSIX_C_SOURCE 200809L

#include "place.h"

#include "suite.h"

#include <sqlite3.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

char folder[64];
char path[96];
const struct cspr_driver *driver;

/* In a place that everybody can come to: some tests give up being root. */
void place_make(void)
{
	strcpy(folder, "/tmp/cspr-sqlite-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chmod(folder, 0777), 0);
	snprintf(path, sizeof path, "%s/reviews.db", folder);
}

void place_remove(void)
{
	static const char *const endings[] = { "", "-wal", "-shm", "-copy" };

	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
		char name[sizeof path + 8];

		snprintf(name, sizeof name, "%s%s", path, endings[i]);
		remove(name);
	}
	ck_assert_int_eq(rmdir(folder), 0);
}

void *place_open_with(int read_only, uint32_t wait)
{
	struct cspr_sqlite_settings settings = { .size = sizeof settings, .read_only = read_only, .wait = wait };
	struct cspr_trouble trouble = { .size = sizeof trouble };
	void *state = NULL;
	cspr_status status = cspr_sqlite_driver_open(path, &settings, &driver, &state, &trouble);

	ck_assert_msg(status == CSPR_DONE, "opening gave %d: %s", (int)status, trouble.message);
	return state;
}

void *place_open(void)
{
	return place_open_with(0, 0);
}

cspr_status place_try(const struct cspr_sqlite_settings *settings, char words[640])
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	void *state = NULL;
	cspr_status status = cspr_sqlite_driver_open(path, settings, &driver, &state, &trouble);

	if (status == CSPR_DONE)
		driver->close(state);
	strcpy(words, trouble.message);
	return status;
}

void place_fill(void)
{
	void *state = place_open();

	ck_assert_status(sample_append(driver, state, "r-0", 0, 1, "u-1"), CSPR_DONE);
	ck_assert_status(sample_append(driver, state, "r-1", 0, 1, "u-1"), CSPR_DONE);
	driver->close(state);
}

int place_by_hand(const char *sql)
{
	sqlite3 *database;
	int result;

	ck_assert_int_eq(sqlite3_open(path, &database), SQLITE_OK);
	result = sqlite3_exec(database, sql, NULL, NULL, NULL);
	sqlite3_close(database);
	return result;
}

char *place_bytes(const char *ending, size_t *ret_length)
{
	char name[sizeof path + 8];
	struct stat there;

	snprintf(name, sizeof name, "%s%s", path, ending);
	int file = open(name, O_RDONLY);

	if (file < 0)
		return NULL;
	ck_assert_int_eq(fstat(file, &there), 0);
	char *bytes = malloc((size_t)there.st_size + 1);

	ck_assert_ptr_nonnull(bytes);
	ck_assert_int_eq(read(file, bytes, (size_t)there.st_size), there.st_size);
	close(file);
	bytes[there.st_size] = '\0';
	*ret_length = (size_t)there.st_size;
	return bytes;
}

pid_t place_writer(const char *review, int *ret_until)
{
	int done[2], until[2];
	char byte;
	pid_t writer;

	ck_assert_int_eq(pipe(done), 0);
	ck_assert_int_eq(pipe(until), 0);
	writer = fork();
	ck_assert_int_ge(writer, 0);
	if (writer == 0) {
		void *state = NULL;

		close(until[1]);
		if (cspr_sqlite_driver_open(path, NULL, &driver, &state, NULL) ||
		    sample_append(driver, state, review, 0, 1, "u-9") || write(done[1], "d", 1) != 1 ||
		    read(until[0], &byte, 1) != 0)
			_exit(1);
		driver->close(state);
		_exit(0);
	}
	close(done[1]);
	close(until[0]);
	ck_assert_int_eq(read(done[0], &byte, 1), 1);
	close(done[0]);
	*ret_until = until[1];
	return writer;
}

void place_writer_close(pid_t writer, int until)
{
	int end;

	close(until);
	ck_assert_int_eq(waitpid(writer, &end, 0), writer);
	ck_assert_int_eq(end, 0);
}

void place_writer_kill(pid_t writer, int until)
{
	int end;

	kill(writer, SIGKILL);
	ck_assert_int_eq(waitpid(writer, &end, 0), writer);
	ck_assert(WIFSIGNALED(end));
	close(until);
}
