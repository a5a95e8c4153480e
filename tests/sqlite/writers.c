/*
 * Fifty processes write to a hundred reviews of one file: each reads how many events a review has, appends the next
 * with words of its own, and where another was first reads again and retries. No event is lost or doubled, and as many
 * conflicts are told as there were. Usage: writers FOLDER. Speaks TAP.
 */
#define _POSIX_C_SOURCE 200809L

#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WRITERS = 50, REVIEWS = 100, EACH = 20 };

/* What a writer tells: how often it appended, and met a conflict. */
struct told {
	uint32_t writer, appended, conflicts;
};

static const struct cspr_driver *driver;
static char path[4096];
/* How often an event of each writer's n-th attempt is there. */
static unsigned char seen[WRITERS][EACH];
static uint32_t events;
static int strange;

static const char *review_name(unsigned review)
{
	static char name[16];

	snprintf(name, sizeof name, "r-%u", review);
	return name;
}

static void *open_store(void)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	void *state;

	if (cspr_sqlite_driver_open(path, NULL, &driver, &state, &trouble)) {
		fprintf(stderr, "opening: %s\n", trouble.message);
		_exit(1);
	}
	return state;
}

static cspr_status count(void *data, const struct cspr_stored_event *event)
{
	*(uint32_t *)data = event->number;
	return CSPR_DONE;
}

static uint32_t size_of(void *state, const char *review, uint32_t known)
{
	if (driver->read(state, review, known, count, &known)) {
		fprintf(stderr, "reading: %s\n", driver->why(state));
		_exit(1);
	}
	return known;
}

static void write_some(uint32_t writer, int to, int begin)
{
	struct told told = { .writer = writer };
	unsigned dice = writer + 1;
	char actor[32], byte;
	void *state = open_store();

	/* All at once: when the other end is closed. */
	if (read(begin, &byte, 1) != 0)
		_exit(1);
	for (unsigned i = 0; i < EACH; i++) {
		const char *review = review_name(
			(dice = dice * 1664525u + 1013904223u) >> 16 & 1 ? (dice >> 17) % REVIEWS : (dice >> 17) % 3);
		uint32_t expected = size_of(state, review, 0);
		cspr_status status;

		snprintf(actor, sizeof actor, "w-%u-%u", (unsigned)writer, i);
		while ((status = sample_append(driver, state, review, expected, 1, actor)) == CSPR_ERROR_CONFLICT) {
			uint32_t now = size_of(state, review, expected);

			if (now <= expected)
				_exit(2);
			told.conflicts++;
			expected = now;
		}
		if (status) {
			fprintf(stderr, "appending: %s\n", driver->why(state));
			_exit(1);
		}
		told.appended++;
	}
	driver->close(state);
	_exit(write(to, &told, sizeof told) != sizeof told);
}

static cspr_status find_writer(void *data, const struct cspr_stored_event *event)
{
	unsigned writer, i;

	(void)data;
	events++;
	if (sscanf(event->line, "{\"actor\":{\"id\":\"w-%u-%u\"", &writer, &i) != 2 || writer >= WRITERS || i >= EACH)
		strange++;
	else
		seen[writer][i]++;
	return CSPR_DONE;
}

static int number;

static int tell(int good, const char *words)
{
	printf("%s %d - %s\n", good ? "ok" : "not ok", ++number, words);
	return !good;
}

int main(int argument_count, char **arguments)
{
	int ends[2], begin[2], failed = 0, ended_well = 0, end;
	struct told told, all = { 0 };
	const char *wrong = NULL;
	unsigned wrong_count = 0;

	if (argument_count != 2)
		return 2;
	snprintf(path, sizeof path, "%s/writers-%ld.db", arguments[1], (long)getpid());
	printf("1..5\n");
	fflush(stdout);
	if (pipe(ends) || pipe(begin))
		return 1;
	for (uint32_t i = 0; i < WRITERS; i++)
		if (fork() == 0) {
			close(begin[1]);
			write_some(i, ends[1], begin[0]);
		}
	close(ends[1]);
	close(begin[0]);
	close(begin[1]);
	while (read(ends[0], &told, sizeof told) == sizeof told) {
		all.appended += told.appended;
		all.conflicts += told.conflicts;
	}
	while (wait(&end) > 0)
		ended_well += end == 0;
	failed += tell(ended_well == WRITERS, "every writer ended well, on a file that they made together");
	void *state = open_store();

	failed += tell(!driver->found(state), "the next opening has nothing to tell");
	for (unsigned i = 0; i < REVIEWS && !wrong; i++) {
		uint32_t size;

		wrong = sample_check(driver, state, review_name(i), 0, &size);
		if (driver->read(state, review_name(i), 0, find_writer, NULL))
			wrong = driver->why(state);
	}
	failed += tell(!wrong, "every review is whole, and its rows are those of its last event");
	if (wrong)
		printf("# %s\n", wrong);
	for (unsigned i = 0; i < WRITERS; i++)
		for (unsigned j = 0; j < EACH; j++)
			wrong_count += seen[i][j] != 1;
	failed += tell(wrong_count == 0 && strange == 0 && events == all.appended && events == WRITERS * EACH,
		       "each event is there once");
	/* That there was a conflict shows that the writers met. */
	failed += tell(all.conflicts > 0, "conflicts were told, and overcome");
	printf("# %u events, %u conflicts\n", (unsigned)events, (unsigned)all.conflicts);
	driver->close(state);
	unlink(path);
	return failed > 0;
}
