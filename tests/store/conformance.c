/*
 * Runs the conformance suite over a driver, and tells as TAP. Usage: conformance URI [CASE]
 */
#include "storages.h"

#include <cspr/conformance.h>

#include <stdio.h>
#include <stdlib.h>

static void tell(void *data, uint32_t number, int passed, const char *words, const char *detail)
{
	(void)data;
	printf("%s %u - %s\n", passed ? "ok" : "not ok", (unsigned)number, words);
	if (!passed)
		printf("# %s\n", detail);
	fflush(stdout);
}

int main(int count, char **arguments)
{
	struct storage storage;
	struct cspr_conformance trial = { .size = sizeof trial, .tell = tell };
	cspr_status status;

	if (count < 2 || !storage_find(arguments[1], &storage)) {
		fprintf(stderr, "usage: conformance URI [CASE]: no driver for that URI was built\n");
		return 2;
	}
	trial.driver = storage.driver;
	trial.data = storage.data;
	trial.reset = storage.reset;
	trial.open = storage.open;
	if (count > 2)
		trial.only = (uint32_t)strtoul(arguments[2], NULL, 10);
	else
		printf("1..%u\n", (unsigned)cspr_conformance_count());
	status = cspr_conformance_run(&trial);
	storage.done(storage.data);
	if (status < 0)
		printf("Bail out! the suite gave %d\n", (int)status);
	return status != 0;
}
