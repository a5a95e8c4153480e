/*
 * cspr stats: a year in numbers for the yearly report, from the rows of the portfolio: how many reviews were opened,
 * under which edition and how far they are, and how each duty that began in the year was kept. Small numbers are
 * suppressed.
 *
 * What must stay true: nothing is printed that did not go through suppress().
 */
#include "stores.h"
#include "suppress.h"

#include <stdlib.h>
#include <string.h>

/* The columns of duties, in order. */
static const cspr_code standings[] = {
	CSPR_STANDING_MET,     CSPR_STANDING_MET_LATE, CSPR_STANDING_LATE_EXPLAINED, CSPR_STANDING_OVERDUE,
	CSPR_STANDING_PENDING, CSPR_STANDING_RELAXED,  CSPR_STANDING_BROKEN,	     CSPR_STANDING_INDETERMINATE,
};
enum { STANDINGS = sizeof(standings) / sizeof(standings[0]), PHASES = 8, MOST_EDITIONS = 6 };

struct kept { /* a duty over all reviews */
	const char *duty;
	struct small_table table; /* one row, and its total */
};
struct year {
	struct cspr_span days;
	cspr_day as_of;
	struct small_table reviews; /* editions by phase */
	const char *editions[MOST_EDITIONS];
	int edition_count;
	int64_t unclear; /* opened in this year or another */
	struct kept *duties;
	size_t duty_count;
};

static bool within(struct cspr_span span, struct cspr_span year)
{
	return span_given(span) && span.first >= year.first && span.last <= year.last;
}

static bool overlaps(struct cspr_span span, struct cspr_span year)
{
	return span_given(span) && span.first <= year.last && span.last >= year.first;
}

static int edition_row(struct year *year, const char *edition)
{
	for (int i = 0; i < year->edition_count; i++)
		if (strcmp(year->editions[i], edition) == 0)
			return i;
	if (year->edition_count == MOST_EDITIONS)
		return MOST_EDITIONS - 1;
	year->editions[year->edition_count] = edition;
	return year->edition_count++;
}

static void count_reviews(struct year *year, const cspr_portfolio *reviews)
{
	struct cspr_summary summary = { .size = sizeof(summary) };

	for (size_t i = 0; cspr_portfolio_summary(reviews, i, &summary) == CSPR_DONE; i++) {
		cspr_code phase = cspr_word_find(CSPR_GROUP_PHASE, summary.phase);

		if (within(summary.opened, year->days) && phase >= 1 && phase <= PHASES)
			year->reviews.counts[edition_row(year, summary.edition)][phase - 1]++;
		else if (overlaps(summary.opened, year->days))
			year->unclear++;
	}
}

static void add_totals(struct small_table *table)
{
	int rows = table->rows - 1, columns = table->columns - 1;

	for (int row = 0; row < rows; row++)
		for (int column = 0; column < columns; column++) {
			int64_t count = table->counts[row][column];

			table->counts[row][columns] += count;
			table->counts[rows][column] += count;
			table->counts[rows][columns] += count;
		}
}

static struct kept *duty_row(struct year *year, const char *duty)
{
	struct kept *duties;

	for (size_t i = 0; i < year->duty_count; i++)
		if (strcmp(year->duties[i].duty, duty) == 0)
			return &year->duties[i];
	duties = realloc(year->duties, (year->duty_count + 1) * sizeof(*duties));
	if (!duties)
		return NULL;
	year->duties = duties;
	duties += year->duty_count++;
	memset(duties, 0, sizeof(*duties));
	duties->duty = duty;
	duties->table.rows = 2;
	duties->table.columns = STANDINGS + 1;
	memset(duties->table.cells[1], CELL_NOT_PRINTED, sizeof(duties->table.cells[1]));
	return duties;
}

static bool count_duties(struct year *year, const struct owed_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct owed *owed = &list->rows[i];
		struct kept *kept;
		int column = 0;

		while (column < STANDINGS && standings[column] != owed->standing)
			column++;
		if (column == STANDINGS || !span_given(owed->row.due) || !within(owed->row.since, year->days))
			continue;
		kept = duty_row(year, owed->row.duty);
		if (!kept)
			return false;
		kept->table.counts[0][column]++;
	}
	return true;
}

static int by_name(const void *one, const void *other)
{
	return strcmp(((const struct kept *)one)->duty, ((const struct kept *)other)->duty);
}

static bool year_count(struct year *year, const struct owed_list *list)
{
	count_reviews(year, list->reviews);
	year->reviews.rows = year->edition_count + 1;
	year->reviews.columns = PHASES + 1;
	add_totals(&year->reviews);
	suppress(&year->reviews);
	if (!count_duties(year, list))
		return false;
	if (year->duties)
		qsort(year->duties, year->duty_count, sizeof(*year->duties), by_name);
	for (size_t i = 0; i < year->duty_count; i++) {
		add_totals(&year->duties[i].table);
		suppress(&year->duties[i].table);
	}
	return true;
}

static json_t *cell_json(const struct small_table *table, int row, int column)
{
	return table->cells[row][column] == CELL_SHOWN ? json_integer((json_int_t)table->counts[row][column])
						       : json_null();
}

static json_t *reviews_row_json(const struct year *year, int row)
{
	json_t *phases = json_object();

	for (int i = 0; i < PHASES; i++)
		json_object_set_new(phases, name_of(CSPR_GROUP_PHASE, (cspr_code)(i + 1)),
				    cell_json(&year->reviews, row, i));
	return json_pack("{s:o, s:o}", "phases", phases, "total", cell_json(&year->reviews, row, PHASES));
}

static json_t *reviews_json(const struct year *year)
{
	json_t *editions = json_array(), *answer;

	for (int row = 0; row < year->edition_count; row++) {
		json_t *one = reviews_row_json(year, row);

		json_object_set_new(one, "edition", json_string(year->editions[row]));
		json_array_append_new(editions, one);
	}
	answer = reviews_row_json(year, year->edition_count);
	json_object_set_new(answer, "editions", editions);
	json_object_set_new(answer, "unclear",
			    year->unclear >= 1 && year->unclear <= SMALL_NUMBER ? json_null()
										: json_integer(year->unclear));
	return answer;
}

static json_t *duties_json(const struct year *year)
{
	json_t *duties = json_array();

	for (size_t i = 0; i < year->duty_count; i++) {
		const struct kept *kept = &year->duties[i];
		json_t *counts = json_object();

		for (int c = 0; c < STANDINGS; c++)
			json_object_set_new(counts, name_of(CSPR_GROUP_STANDING, standings[c]),
					    cell_json(&kept->table, 0, c));
		json_array_append_new(duties, json_pack("{s:s, s:o, s:o}", "duty", kept->duty, "standings", counts,
							"total", cell_json(&kept->table, 0, STANDINGS)));
	}
	return duties;
}

static void cell(struct table *table, const struct small_table *counts, int row, int column)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)counts->counts[row][column]);
	table_cell(table, TONE_PLAIN, counts->cells[row][column] == CELL_SHOWN ? text : "*");
}

static bool print_reviews(const struct year *year)
{
	const char *headings[MOST_EDITIONS + 2] = { "Phase now" };
	struct table *table;

	for (int i = 0; i < year->edition_count; i++)
		headings[i + 1] = year->editions[i];
	headings[year->edition_count + 1] = "All";
	table = table_new((size_t)year->edition_count + 2, headings);
	for (int phase = 0; phase <= PHASES; phase++) {
		table_cell(table, TONE_PLAIN,
			   phase < PHASES ? name_of(CSPR_GROUP_PHASE, (cspr_code)(phase + 1)) : "All");
		for (int row = 0; row <= year->edition_count; row++)
			cell(table, &year->reviews, row, phase);
	}
	printf("Reviews opened in the year, by edition\n");
	if (year->edition_count)
		return table_print(table);
	table_free(table);
	printf("None.\n");
	return true;
}

/* Standings are many columns: one table of two for each duty would be long, so what has nothing is left out. */
static bool print_duties(const struct year *year)
{
	static const char *const headings[] = { "Duty", "Standing", "Number" };
	struct table *table = table_new(3, headings);

	printf("\nDuties that began in the year, and have a due day\n");
	for (size_t i = 0; i < year->duty_count; i++) {
		const struct kept *kept = &year->duties[i];

		table_cell(table, TONE_PLAIN, kept->duty);
		table_cell(table, TONE_PLAIN, "all");
		cell(table, &kept->table, 0, STANDINGS);
		for (int c = 0; c < STANDINGS; c++) {
			if (!kept->table.counts[0][c])
				continue;
			table_cell(table, TONE_PLAIN, "");
			table_cell(table, tone_of_standing(standings[c]), name_of(CSPR_GROUP_STANDING, standings[c]));
			cell(table, &kept->table, 0, c);
		}
	}
	if (!year->duty_count)
		printf("None.\n");
	return table_print(table);
}

static int say_year(const struct year *year, const char *name, bool json)
{
	char day[24];

	if (json)
		return say_json(json_pack("{s:i, s:o, s:o, s:o}", "year", atoi(name), "as_of",
					  span_json(span_of_day(year->as_of)), "reviews", reviews_json(year), "duties",
					  duties_json(year)),
				EXIT_DONE);
	printf("%s, as of %s\n\n", name, span_text(span_of_day(year->as_of), day));
	if (!print_reviews(year) || !print_duties(year))
		return EXIT_UNAVAILABLE;
	printf("\n* is not shown: a number from 1 to 4, or one from which such a number could be worked out.\n");
	if (year->unclear > SMALL_NUMBER)
		printf("Of %lld more reviews the first day is too vague to tell.\n", (long long)year->unclear);
	return EXIT_DONE;
}

static int stats(const char *uri, struct year *year, const char *name, bool json)
{
	struct cspr_due_query query = { .size = sizeof(query), .all = 1, .before = CSPR_NO_DAY };
	struct owed_list list = { 0 };
	struct trouble trouble;
	struct desk desk;
	int exit_code = desk_open(&desk, &(struct opening){ .uri = uri }, json);

	if (exit_code)
		return exit_code;
	if (!owed_read(desk.context, desk.store, &query, year->as_of, &list, &trouble) ||
	    (!year_count(year, &list) && !no_memory(&trouble)))
		exit_code = say_trouble(&trouble, NULL, json);
	else
		exit_code = say_year(year, name, json);
	free(year->duties);
	owed_free(&list);
	desk_close(&desk);
	return exit_code;
}

int run_stats(int argc, char **argv)
{
	const char *uri = NULL, *name = NULL, *wanted = NULL;
	bool json = false;
	const struct option_row rows[] = { { "--store", &uri, NULL },
					   { "--year", &name, NULL },
					   { "--as-of", &wanted, NULL },
					   { "--json", NULL, &json },
					   { NULL, NULL, NULL } };
	struct year year = { .as_of = moment_day(moment_now()) };
	int precision, exit_code = options_read(argc, argv, rows, NULL, 0);

	if (exit_code)
		return exit_code;
	if (!name || cspr_span_parse(name, &year.days, &precision) != CSPR_DONE || precision != CSPR_PRECISION_YEAR)
		return say_usage(json, "stats", NULL, "--year takes a year, as 2024");
	option_day("--as-of", wanted, "stats", json, &year.as_of, &exit_code);
	if (!exit_code)
		exit_code = store_check(uri, "stats", json);
	return exit_code ? exit_code : stats(uri, &year, name, json);
}
