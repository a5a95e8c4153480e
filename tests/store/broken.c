/*
 * That the conformance suite can fail: each of the broken drivers is caught, by the case that is about its fault; every
 * case fails for one of them at least; and the driver that they are made of passes.
 */
#include "broken.h"

#include "inside.h"

#include <cspr/conformance.h>

#include <stdio.h>
#include <string.h>

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static const struct fault_list *const lists[] = { &append_faults, &event_faults, &row_faults, &visit_faults };

/* What came of a trial. */
struct outcome {
	bool failed[256]; /* by number */
	bool by_its_case;
	char first[160];
};

static void tell(void *data, uint32_t number, int passed, const char *words, const char *detail)
{
	struct outcome *outcome = data;

	if (passed)
		return;
	outcome->failed[number] = true;
	if (fault->caught_by && strstr(words, fault->caught_by)) {
		outcome->by_its_case = true;
		snprintf(outcome->first, sizeof outcome->first, "%s", detail);
	}
}

static cspr_status try_driver(const struct fault *tried, struct outcome *ret)
{
	const struct cspr_conformance trial = {
		.size = sizeof trial,
		.driver = &broken_driver,
		.data = ret,
		.reset = reset_world,
		.open = open_world,
		.tell = tell,
	};

	fault = tried;
	*ret = (struct outcome){ 0 };
	return cspr_conformance_run(&trial);
}

static unsigned number;
static bool all_good = true;

static void check(bool good, const char *words, const char *rest)
{
	printf("%s %u - %s%s\n", good ? "ok" : "not ok", ++number, words, rest);
	all_good = all_good && good;
}

static bool can_fail[256]; /* by number of the case */

static void check_fault(const struct fault *broken)
{
	struct outcome outcome;
	cspr_status failed = try_driver(broken, &outcome);

	check(failed > 0 && outcome.by_its_case, "caught: a driver that ", broken->words);
	printf("# %d cases; %s\n", (int)failed, outcome.first);
	for (size_t i = 0; i < LENGTH(can_fail); i++)
		can_fail[i] |= outcome.failed[i];
}

static bool every_case_can_fail(void)
{
	bool all = true;

	for (uint32_t i = 1; i <= cspr_conformance_count(); i++)
		if (!can_fail[i]) {
			printf("# no fault fails case %u\n", (unsigned)i);
			all = false;
		}
	return all;
}

int main(void)
{
	static const struct fault sound = { .words = "nothing" };
	struct outcome outcome;

	check(try_driver(&sound, &outcome) == 0, "the driver without a fault passes", "");
	for (size_t i = 0; i < LENGTH(lists); i++)
		for (size_t j = 0; j < lists[i]->count; j++)
			check_fault(&lists[i]->faults[j]);
	check(every_case_can_fail(), "every case fails for one of them", "");
	printf("1..%u\n", number);
	memory_driver.close(world.memory);
	return all_good ? 0 : 1;
}
