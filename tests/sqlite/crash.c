/*
 * A writer is killed, or the power is lost, and the store is opened again: every event that was acknowledged is there
 * once, nothing is half-written, and the opening says what happened.
 *
 * At so many moments of chance, from fixed seeds; then at each operation of a few appends and an erasure that changes a
 * file, in each way that there is. Usage: crash FOLDER MOMENTS. Speaks TAP.
 */
#define _POSIX_C_SOURCE 200809L

#include "faults.h"
#include "sample.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { REVIEWS = 4, KILLS_A_FILE = 25, MOST_POINTS = 4000 };

static const struct cspr_driver *driver;
static char path[4096];
static unsigned tests, failures;

static void told(int good, const char *words, const char *detail)
{
	tests++;
	failures += !good;
	printf("%s %u - %s\n", good ? "ok" : "not ok", tests, words);
	if (detail[0])
		printf("# %s\n", detail);
	fflush(stdout);
}

static const char *name_of(unsigned review)
{
	static char name[16];

	snprintf(name, sizeof name, "r-%u", review);
	return name;
}

static void remove_store(void)
{
	static const char *const endings[] = { "", "-wal", "-shm" };

	for (size_t i = 0; i < 3; i++) {
		char name[sizeof path + 8];

		snprintf(name, sizeof name, "%s%s", path, endings[i]);
		unlink(name);
	}
}

static void *open_store(void)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	void *state;

	if (cspr_sqlite_driver_open(path, NULL, &driver, &state, &trouble)) {
		printf("Bail out! the store can't be opened: %s\n", trouble.message);
		exit(1);
	}
	return state;
}

/* What a writer said: how many events a review has now, or that it is about to erase a note. */
struct acknowledged {
	uint32_t events[REVIEWS];
	int erased;
};

static void acknowledge(int to, unsigned char what, uint32_t events)
{
	unsigned char bytes[5] = { what };

	memcpy(bytes + 1, &events, sizeof events);
	if (write(to, bytes, sizeof bytes) != sizeof bytes)
		_exit(3);
}

static void must(cspr_status status)
{
	if (status)
		_exit(4);
}

static void append(void *state, int to, unsigned review, uint32_t expected, uint32_t count)
{
	must(sample_append(driver, state, name_of(review), expected, count, "u-1"));
	acknowledge(to, (unsigned char)review, expected + count);
}

/* The store is there, with an event in it. */
static void prepare(void)
{
	remove_store();
	void *state = open_store();

	must(sample_append(driver, state, name_of(3), 0, 1, "u-1"));
	driver->close(state);
}

static void write_a_little(int to, enum fault fault, unsigned point)
{
	void *state = open_store();

	faults_set(fault, point, point);
	append(state, to, 0, 0, 1);
	append(state, to, 1, 0, 24);
	append(state, to, 0, 1, 2);
	acknowledge(to, 'e', 0);
	must(driver->erase_note(state, name_of(1), 7));
	append(state, to, 2, 0, 3);
	driver->close(state);
	_exit(0);
}

static void write_for_ever(int to, const uint32_t before[REVIEWS], unsigned seed)
{
	uint32_t events[REVIEWS];
	void *state = open_store();

	memcpy(events, before, sizeof events);
	for (;;) {
		unsigned review = (seed = seed * 1664525u + 1013904223u) >> 16 & 3;
		uint32_t count = seed >> 20 & 7 ? 1 : 24;

		append(state, to, review, events[review], count);
		events[review] += count;
	}
}

static void hear(int from, struct acknowledged *heard)
{
	unsigned char bytes[5];
	uint32_t events;

	while (read(from, bytes, sizeof bytes) == sizeof bytes) {
		memcpy(&events, bytes + 1, sizeof events);
		if (bytes[0] < REVIEWS)
			heard->events[bytes[0]] = events;
		heard->erased |= bytes[0] == 'e';
	}
	close(from);
}

/* What is wrong with the store after a crash; NULL: nothing. *ret_events: what each review has. A review may have one
 * append more than was acknowledged: the crash was between it and its acknowledgement. */
static const char *check(const struct acknowledged *heard, const uint32_t before[REVIEWS], int must_tell,
			 uint32_t ret_events[REVIEWS])
{
	void *state = open_store();
	const char *wrong = NULL, *found = driver->found(state);
	int more = 0;

	for (unsigned i = 0; i < REVIEWS && !wrong; i++) {
		uint32_t least = heard->events[i] > before[i] ? heard->events[i] : before[i];

		wrong = sample_check(driver, state, name_of(i), heard->erased, &ret_events[i]);
		if (!wrong && ret_events[i] < least)
			wrong = "an acknowledged event is gone";
		more += ret_events[i] > least;
	}
	if (!wrong && more > 1)
		wrong = "there is more than was being written";
	if (!wrong && must_tell && !found)
		wrong = "the opening says nothing of it";
	if (!wrong && found && !strstr(found, "ended without closing it"))
		wrong = "the opening does not say what happened";
	if (!wrong && sample_append(driver, state, name_of(0), ret_events[0], 1, "u-2"))
		wrong = "nothing can be appended";
	ret_events[0]++;
	driver->close(state);
	state = open_store();
	if (!wrong && driver->found(state))
		wrong = "it is told twice";
	driver->close(state);
	return wrong;
}

static pid_t start(int *ret_from, enum fault fault, unsigned point, const uint32_t before[REVIEWS], unsigned seed)
{
	int ends[2];
	pid_t child;

	if (pipe(ends) || (child = fork()) < 0)
		exit(1);
	if (child == 0) {
		close(ends[0]);
		if (before)
			write_for_ever(ends[1], before, seed);
		write_a_little(ends[1], fault, point);
	}
	close(ends[1]);
	*ret_from = ends[0];
	return child;
}

/* False: the writer ended by itself, as there is no such point. */
static int crash_at(enum fault fault, unsigned point, char *detail, size_t room)
{
	static const uint32_t before[REVIEWS] = { 0, 0, 0, 1 };
	struct acknowledged heard = { 0 };
	uint32_t events[REVIEWS];
	int from, end;
	pid_t child;

	prepare();
	child = start(&from, fault, point, NULL, 0);
	hear(from, &heard);
	waitpid(child, &end, 0);
	if (WIFEXITED(end) && WEXITSTATUS(end) == 0)
		return 0;
	/* Of a loss of power the mark may be lost, with everything that was not acknowledged. */
	const char *wrong = WIFSIGNALED(end) ? check(&heard, before, heard.events[0] > 0 && !heard.erased, events)
					     : "the writer failed";

	if (wrong)
		snprintf(detail, room, "point %u: %s", point, wrong);
	return 1;
}

static void every_point(enum fault fault, const char *words)
{
	char all[128], detail[512] = "";
	unsigned point = 1;

	while (point < MOST_POINTS && !detail[0] && crash_at(fault, point, detail, sizeof detail))
		point++;
	snprintf(all, sizeof all, "%s: at each of %u points", words, point - 1);
	told(!detail[0] && point > 50, all, detail);
}

static void a_moment(unsigned *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	struct timespec time = { .tv_nsec = (long)(*seed >> 8) % 3000000 };

	nanosleep(&time, NULL);
}

/* Waits for the first acknowledgement, so that the writer is at work, and a moment of chance longer. */
static const char *crash_sometime(unsigned number, uint32_t before[REVIEWS])
{
	struct acknowledged heard = { 0 };
	unsigned char first[5];
	unsigned seed = number * 7919 + 1;
	int from, end;
	uint32_t events[REVIEWS];
	pid_t child = start(&from, FAULT_NONE, 0, before, seed);

	if (read(from, first, sizeof first) == sizeof first && first[0] < REVIEWS)
		memcpy(&heard.events[first[0]], first + 1, sizeof(uint32_t));
	a_moment(&seed);
	kill(child, SIGKILL);
	waitpid(child, &end, 0);
	hear(from, &heard);
	if (!WIFSIGNALED(end))
		return "the writer ended by itself";
	const char *wrong = check(&heard, before, 1, events);

	memcpy(before, events, sizeof events);
	return wrong;
}

static void random_moments(unsigned moments)
{
	uint32_t before[REVIEWS], events = 0;
	char words[128], detail[512] = "";
	unsigned number = 0;

	for (; number < moments && !detail[0]; number++) {
		if (number % KILLS_A_FILE == 0) {
			remove_store();
			memset(before, 0, sizeof before);
		}
		const char *wrong = crash_sometime(number, before);

		if (wrong)
			snprintf(detail, sizeof detail, "kill %u: %s", number, wrong);
		if (number % KILLS_A_FILE == KILLS_A_FILE - 1)
			for (int i = 0; i < REVIEWS; i++)
				events += before[i];
	}
	snprintf(words, sizeof words, "killed at %u random moments, over %u events", number, events);
	told(!detail[0], words, detail);
}

int main(int count, char **arguments)
{
	unsigned moments = count == 3 ? (unsigned)atoi(arguments[2]) : 0;

	if (moments == 0)
		return 2;
	snprintf(path, sizeof path, "%s/crash.db", arguments[1]);
	printf("1..5\n");
	random_moments(moments);
	faults_install();
	every_point(FAULT_KILL, "killed before an operation");
	every_point(FAULT_KILL_MIDDLE, "killed in the middle of a write");
	every_point(FAULT_POWER_ALL, "the power lost, and all that was not synced");
	every_point(FAULT_POWER_SOME, "the power lost, and some of what was not synced");
	remove_store();
	return failures > 0;
}
