/*
 * cspr list: the reviews of a store, as their rows of the portfolio say; how many there are in each phase. Prints;
 * decides nothing.
 */
#include "stores.h"

#include <string.h>

static json_t *summary_json(const struct cspr_summary *summary)
{
	char recorded[32] = "";

	cspr_moment_write(summary->recorded, recorded);
	return json_pack("{s:s, s:s, s:s, s:s, s:I, s:I, s:o, s:s}", "review", summary->review, "edition",
			 summary->edition, "state", summary->state, "phase", summary->phase, "events",
			 (json_int_t)summary->events, "breaches", (json_int_t)summary->breaches, "opened",
			 span_json(summary->opened), "recorded_at", recorded);
}

static void summary_row(struct table *table, const struct cspr_summary *summary)
{
	char text[32];

	table_cell(table, TONE_PLAIN, summary->review);
	table_cell(table, TONE_PLAIN, summary->edition);
	table_cell(table, TONE_PLAIN, summary->state);
	table_cell(table, TONE_PLAIN, summary->phase);
	snprintf(text, sizeof(text), "%u", (unsigned)summary->events);
	table_cell(table, TONE_PLAIN, text);
	snprintf(text, sizeof(text), "%u", (unsigned)summary->breaches);
	table_cell(table, summary->breaches ? TONE_WARN : TONE_PLAIN, summary->breaches ? text : "");
	table_cell(table, TONE_PLAIN, span_text(summary->opened, text));
	cspr_moment_write(summary->recorded, text);
	table_cell(table, TONE_PLAIN, text);
}

static json_t *counts_json(cspr_code group, const size_t counts[])
{
	json_t *answer = json_object();

	for (cspr_code word = 1; word < COUNTED; word++)
		if (counts[word])
			json_object_set_new(answer, name_of(group, word), json_integer((json_int_t)counts[word]));
	return answer;
}

void say_counts(json_t *answer, const char *key, cspr_code group, const size_t counts[COUNTED])
{
	bool any = false;

	if (answer) {
		json_object_set_new(answer, key, counts_json(group, counts));
		return;
	}
	for (cspr_code word = 1; word < COUNTED; word++) {
		if (!counts[word])
			continue;
		printf("%s%s %zu", any ? ", " : "  ", name_of(group, word), counts[word]);
		any = true;
	}
	printf("%s", any ? "\n" : "");
}

static int say_list(const cspr_portfolio *portfolio, bool json)
{
	static const char *const headings[] = { "Review", "Edition",  "State",	"Phase",
						"Events", "Breaches", "Opened", "Last recorded" };
	struct cspr_summary summary = { .size = sizeof(summary) };
	struct table *table = json ? NULL : table_new(8, headings);
	json_t *answer = json ? json_object() : NULL, *reviews = json ? json_array() : NULL;
	size_t count = 0, phases[COUNTED] = { 0 };

	for (; cspr_portfolio_summary(portfolio, count, &summary) == CSPR_DONE; count++) {
		cspr_code phase = cspr_word_find(CSPR_GROUP_PHASE, summary.phase);

		phases[phase < COUNTED ? phase : 0]++;
		if (json)
			json_array_append_new(reviews, summary_json(&summary));
		else
			summary_row(table, &summary);
	}
	if (json) {
		json_object_set_new(answer, "reviews", reviews);
		json_object_set_new(answer, "count", json_integer((json_int_t)count));
		say_counts(answer, "phases", CSPR_GROUP_PHASE, phases);
		return say_json(answer, EXIT_DONE);
	}
	if (!table_print(table))
		return EXIT_UNAVAILABLE;
	printf("%s%zu review%s\n", count ? "\n" : "", count, count == 1 ? "" : "s");
	say_counts(NULL, "phases", CSPR_GROUP_PHASE, phases);
	return EXIT_DONE;
}

static void check_edition(const char *name, bool json, int *exit_code)
{
	const char *nearest = NULL;

	if (!name || cspr_edition_find(name))
		return;
	for (size_t i = 0; i < cspr_edition_count(); i++)
		nearest = cspr_word_nearer(name, nearest, cspr_edition_name(cspr_edition_at(i)));
	*exit_code = say_usage(json, "list", nearest, "there is no such edition");
}

static int list(const char *uri, const struct cspr_list_query *query, bool json)
{
	struct desk desk;
	cspr_portfolio *portfolio;
	int exit_code = desk_open(&desk, &(struct opening){ .uri = uri }, json);

	if (exit_code)
		return exit_code;
	cspr_status status = cspr_store_list(desk.store, query, &portfolio);

	if (status < 0) {
		exit_code = desk_failed(&desk, status, json);
	} else {
		exit_code = say_list(portfolio, json);
		cspr_portfolio_unref(portfolio);
	}
	desk_close(&desk);
	return exit_code;
}

int run_list(int argc, char **argv)
{
	struct cspr_list_query query = { .size = sizeof(query) };
	const char *uri = NULL;
	bool json = false, breached = false;
	const struct option_row rows[] = { { "--store", &uri, NULL },
					   { "--phase", &query.phase, NULL },
					   { "--state", &query.state, NULL },
					   { "--edition", &query.edition, NULL },
					   { "--breached", NULL, &breached },
					   { "--json", NULL, &json },
					   { NULL, NULL, NULL } };
	int exit_code = options_read(argc, argv, rows, NULL, 0);

	if (exit_code)
		return exit_code;
	option_word(CSPR_GROUP_PHASE, query.phase, "list", "there is no such phase", json, &exit_code);
	if (!exit_code)
		option_word(CSPR_GROUP_STATE, query.state, "list", "there is no such state", json, &exit_code);
	if (!exit_code)
		check_edition(query.edition, json, &exit_code);
	if (!exit_code)
		exit_code = store_check(uri, "list", json);
	query.breached = breached;
	return exit_code ? exit_code : list(uri, &query, json);
}
