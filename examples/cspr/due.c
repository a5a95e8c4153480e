/*
 * cspr due: what is owed across all reviews of a store on a day, the earliest first, with the days by which it is late.
 * From the rows of the portfolio: nothing is replayed.
 */
#include "stores.h"

#include <string.h>

struct due {
	const struct owed_list *list;
	cspr_day as_of;
	bool overdue; /* only what is */
	size_t count;
	size_t phases[COUNTED];
	size_t standings[COUNTED];
};

/* A ban whose time is over is kept; that is nobody's to do any more. */
static bool is_owed(const struct due *due, const struct owed *owed)
{
	bool late = owed->standing == CSPR_STANDING_OVERDUE || owed->standing == CSPR_STANDING_LATE_EXPLAINED;

	return owed->standing != CSPR_STANDING_MET && (late || !due->overdue);
}

static json_t *owed_json(const struct owed *owed)
{
	json_t *answer = json_pack("{s:s, s:s}", "review", owed->row.review, "duty", owed->row.duty);

	if (owed->row.about && *owed->row.about)
		json_object_set_new(answer, "about", json_string(owed->row.about));
	json_object_set_new(answer, "phase", owed->phase ? json_string(owed->phase) : json_null());
	json_object_set_new(answer, "standing", word_json(CSPR_GROUP_STANDING, owed->standing));
	json_object_set_new(answer, "since", span_json(owed->row.since));
	json_object_set_new(answer, "due", due_json(owed->row.due));
	if (owed->days_late > 0) {
		json_object_set_new(answer, "days_late", json_integer(owed->days_late));
		json_object_set_new(answer, "counted_in", json_string(owed->working_days ? "working_days" : "days"));
	}
	json_object_set_new(answer, "force", json_string(owed->row.force));
	return answer;
}

static void owed_row(struct table *table, const struct owed *owed)
{
	char text[40] = "";

	table_cell(table, tone_of_standing(owed->standing), due_text(owed->row.due, text));
	table_cell(table, TONE_PLAIN, owed->row.review);
	table_cell(table, TONE_PLAIN, owed->row.duty);
	table_cell(table, TONE_PLAIN, owed->row.about ? owed->row.about : "");
	table_cell(table, tone_of_standing(owed->standing), name_of(CSPR_GROUP_STANDING, owed->standing));
	text[0] = '\0';
	if (owed->days_late > 0)
		snprintf(text, sizeof(text), "%d %s%s late", (int)owed->days_late,
			 owed->working_days ? "working day" : "day", owed->days_late == 1 ? "" : "s");
	table_cell(table, owed->days_late > 0 ? TONE_WARN : TONE_PLAIN, text);
	table_cell(table, TONE_PLAIN, owed->phase ? owed->phase : "");
}

static void count(struct due *due, const struct owed *owed)
{
	cspr_code phase = owed->phase ? cspr_word_find(CSPR_GROUP_PHASE, owed->phase) : 0;

	due->count++;
	due->phases[phase < COUNTED ? phase : 0]++;
	due->standings[owed->standing < COUNTED ? owed->standing : 0]++;
}

static int say_due_json(struct due *due)
{
	json_t *rows = json_array(), *answer = json_object();

	for (size_t i = 0; i < due->list->count; i++) {
		if (!is_owed(due, &due->list->rows[i]))
			continue;
		count(due, &due->list->rows[i]);
		json_array_append_new(rows, owed_json(&due->list->rows[i]));
	}
	json_object_set_new(answer, "as_of", span_json(span_of_day(due->as_of)));
	json_object_set_new(answer, "duties", rows);
	json_object_set_new(answer, "count", json_integer((json_int_t)due->count));
	say_counts(answer, "phases", CSPR_GROUP_PHASE, due->phases);
	say_counts(answer, "standings", CSPR_GROUP_STANDING, due->standings);
	return say_json(answer, EXIT_DONE);
}

static int say_due(struct due *due)
{
	static const char *const headings[] = { "Due", "Review", "Duty", "About", "Standing", "Days", "Phase" };
	struct table *table = table_new(7, headings);
	char day[24];

	printf("What is owed as of %s%s\n\n", span_text(span_of_day(due->as_of), day),
	       due->overdue ? ", and late" : "");
	for (size_t i = 0; i < due->list->count; i++) {
		if (!is_owed(due, &due->list->rows[i]))
			continue;
		count(due, &due->list->rows[i]);
		owed_row(table, &due->list->rows[i]);
	}
	if (!table_print(table))
		return EXIT_UNAVAILABLE;
	printf("%s%zu dut%s\n", due->count ? "\n" : "", due->count, due->count == 1 ? "y" : "ies");
	say_counts(NULL, "phases", CSPR_GROUP_PHASE, due->phases);
	say_counts(NULL, "standings", CSPR_GROUP_STANDING, due->standings);
	return EXIT_DONE;
}

static int ask(const char *uri, const struct cspr_due_query *query, cspr_day as_of, bool overdue, bool json)
{
	struct owed_list list = { 0 };
	struct due due = { .list = &list, .as_of = as_of, .overdue = overdue };
	struct trouble trouble;
	struct desk desk;
	int exit_code = desk_open(&desk, &(struct opening){ .uri = uri }, json);

	if (exit_code)
		return exit_code;
	if (!owed_read(desk.context, desk.store, query, as_of, &list, &trouble))
		exit_code = say_trouble(&trouble, NULL, json);
	else
		exit_code = json ? say_due_json(&due) : say_due(&due);
	owed_free(&list);
	desk_close(&desk);
	return exit_code;
}

int run_due(int argc, char **argv)
{
	struct cspr_due_query query = { .size = sizeof(query), .before = CSPR_NO_DAY };
	const char *uri = NULL, *before = NULL, *wanted = NULL;
	bool json = false, overdue = false;
	const struct option_row rows[] = {
		{ "--store", &uri, NULL },	     { "--before", &before, NULL },   { "--overdue", NULL, &overdue },
		{ "--review", &query.review, NULL }, { "--duty", &query.duty, NULL }, { "--phase", &query.phase, NULL },
		{ "--as-of", &wanted, NULL },	     { "--json", NULL, &json },	      { NULL, NULL, NULL }
	};
	cspr_day as_of = moment_day(moment_now());
	int exit_code = options_read(argc, argv, rows, NULL, 0);

	if (exit_code)
		return exit_code;
	option_day("--before", before, "due", json, &query.before, &exit_code);
	if (!exit_code)
		option_day("--as-of", wanted, "due", json, &as_of, &exit_code);
	if (!exit_code)
		option_word(CSPR_GROUP_PHASE, query.phase, "due", "there is no such phase", json, &exit_code);
	if (!exit_code)
		exit_code = store_check(uri, "due", json);
	return exit_code ? exit_code : ask(uri, &query, as_of, overdue, json);
}
