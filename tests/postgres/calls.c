/*
 * One call of postgres.h, and what it gave: its status, and in words why.
 *
 * Usage: calls install URI | calls open URI | calls send URI MOST STOP_AT | calls wait URI
 * send prints each row as it is handed on, and fails at the row with that index (-1: at none). wait waits twice: at
 * once, then, having said so, until word comes; then it sends on what there is.
 */
#include <cspr/postgres.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct sender {
	long stop_at;
	long sent;
};

static cspr_status print(void *data, const struct cspr_outbox_row *row)
{
	struct sender *sender = data;

	if (sender->sent++ == sender->stop_at)
		return CSPR_ERROR_UNAVAILABLE;
	printf("%s %u %.*s\n", row->review, (unsigned)row->number, (int)row->length, row->cloud_event);
	fflush(stdout);
	return CSPR_DONE;
}

static int result(cspr_status status, const char *why)
{
	printf("%d %s\n", (int)status, why ? why : "");
	return 0;
}

static int send_on(const struct cspr_driver *driver, void *state, uint32_t most, long stop_at)
{
	struct sender sender = { .stop_at = stop_at };
	size_t sent = 0;
	cspr_status status = cspr_postgres_send_on(state, most, print, &sender, &sent);

	printf("sent %zu\n", sent);
	return result(status, driver->why(state));
}

static int wait_for_word(const struct cspr_driver *driver, void *state)
{
	int at_once = 0, at_none = 1, later = 0;
	cspr_status status = cspr_postgres_wait(state, 0, &at_once);

	if (status == CSPR_DONE)
		status = cspr_postgres_wait(state, 0, &at_none);
	printf("waiting %d %d\n", at_once, at_none);
	fflush(stdout);
	if (status == CSPR_DONE)
		status = cspr_postgres_wait(state, 60000, &later);
	printf("word %d\n", later);
	if (status == CSPR_DONE)
		return send_on(driver, state, 100, -1);
	return result(status, driver->why(state));
}

int main(int count, char **arguments)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	const struct cspr_driver *driver;
	void *state;
	cspr_status status;

	if (count < 3)
		return 2;
	if (strcmp(arguments[1], "install") == 0)
		return result(cspr_postgres_install(arguments[2], &trouble), trouble.message);
	status = cspr_postgres_driver_open(arguments[2], NULL, &driver, &state, &trouble);
	if (status != CSPR_DONE || strcmp(arguments[1], "open") == 0)
		result(status, trouble.message);
	else if (strcmp(arguments[1], "send") == 0 && count == 5)
		send_on(driver, state, (uint32_t)atoi(arguments[3]), atol(arguments[4]));
	else
		wait_for_word(driver, state);
	if (status == CSPR_DONE)
		driver->close(state);
	return 0;
}
