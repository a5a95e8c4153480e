/*
 * cspr import: a spreadsheet tracker as adopt events, with a report of every cell that could not be
 * read. Writes events to standard output, or each to a file of its own that must not be there yet.
 */
#include "host.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *event_line(json_t *event)
{
	char *text = json_dumps(event, JSON_COMPACT | JSON_SORT_KEYS);
	char *line = text ? format_text("%s\n", text) : NULL;

	free(text);
	return line;
}

static bool file_write(const char *path, const char *line)
{
	int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0666);
	size_t length = strlen(line);

	if (descriptor < 0) {
		fprintf(stderr, "cspr: %s: %s\n", path, strerror(errno));
		return false;
	}
	bool good = write(descriptor, line, length) == (ssize_t)length;
	good = close(descriptor) == 0 && good;
	if (!good)
		fprintf(stderr, "cspr: %s: could not be written\n", path);
	return good;
}

static bool events_write(const struct tracker *tracker, const char *folder)
{
	bool good = true;

	if (folder && mkdir(folder, 0777) < 0 && errno != EEXIST) {
		fprintf(stderr, "cspr: %s: %s\n", folder, strerror(errno));
		return false;
	}
	for (size_t i = 0; i < tracker->csv.rows; i++) {
		const struct adopted *row = &tracker->rows[i];
		char *line = row->event ? event_line(row->event) : NULL;

		if (!row->event)
			continue;
		if (!line || (folder && strchr(row->ref, '/'))) {
			fprintf(stderr, "cspr: row %zu: the reference can't be the name of a file\n", row->row);
			good = false;
		} else if (folder) {
			char *path = format_text("%s/%s.jsonl", folder, row->ref);

			good = path && file_write(path, line) && good;
			free(path);
		} else {
			fputs(line, stdout);
		}
		free(line);
	}
	return good;
}

static json_t *import_json(const struct tracker *tracker)
{
	json_t *rows = json_array();

	for (size_t i = 0; i < tracker->csv.rows; i++) {
		const struct adopted *row = &tracker->rows[i];

		if (row->event)
			json_array_append_new(rows,
					      json_pack("{s:I, s:s, s:s, s:s, s:O}", "row", (json_int_t)row->row, "ref",
							row->ref, "edition", cspr_edition_name(row->edition), "state",
							name_of(CSPR_GROUP_STATE, row->state), "event", row->event));
	}
	return json_pack("{s:o, s:O, s:O, s:I}", "rows", rows, "unread", tracker->unread, "not_carried",
			 tracker->not_carried, "left_out", (json_int_t)tracker->left_out);
}

static void report(const struct tracker *tracker)
{
	size_t index, taken = 0;
	json_t *entry;

	for (size_t i = 0; i < tracker->csv.rows; i++)
		taken += tracker->rows[i].event != NULL;
	fprintf(stderr, "%zu rows adopted, %zu left out, %zu cells not read\n", taken, tracker->left_out,
		json_array_size(tracker->unread));
	json_array_foreach(tracker->unread, index, entry) {
		const char *ref = json_string_value(json_object_get(entry, "ref"));

		fprintf(stderr, "  row %d%s%s%s, %s: %s\n", (int)json_integer_value(json_object_get(entry, "row")),
			ref ? " (" : "", ref ? ref : "", ref ? ")" : "",
			json_string_value(json_object_get(entry, "column")),
			json_string_value(json_object_get(entry, "why")));
	}
	json_array_foreach(tracker->not_carried, index, entry)
		fprintf(stderr, "  column %s: an adopted review has no place for it\n", json_string_value(entry));
}

/* The options that say the same of every row. */
static int adoption_read(struct adoption *adoption, const char *on, const char *recorded, bool json,
			 const char *command)
{
	const cspr_edition *edition = adoption->edition ? cspr_edition_find(adoption->edition) : NULL;

	adoption->recorded = moment_now();
	if (adoption->edition &&
	    (!edition || cspr_edition_kind(edition) != CSPR_KIND_CHILDREN || cspr_edition_from(edition) == CSPR_NO_DAY))
		return say_usage(json, command, NULL,
				 "--edition takes an edition for local child safeguarding reviews");
	if (recorded && cspr_moment_read(recorded, &adoption->recorded) != CSPR_DONE)
		return say_usage(json, command, NULL, "--recorded-at takes a moment, as 2024-03-08T15:04:05Z");
	adoption->on = moment_day(adoption->recorded);
	if (on && !full_date_read(on, &adoption->on))
		return say_usage(json, command, NULL, "--on takes a full date, as 2024-03-08");
	if (adoption->on > moment_day(adoption->recorded) + 1)
		return say_usage(json, command, NULL, "--on is more than a day later than the moment of recording");
	if (cspr_reference_check(adoption->actor) != CSPR_DONE)
		return say_usage(json, command, NULL, "--actor takes an opaque reference");
	return EXIT_DONE;
}

int run_import(int argc, char **argv)
{
	struct adoption adoption = { .actor = "import" };
	const char *file = NULL, *as = "csv", *folder = NULL, *on = NULL, *recorded = NULL;
	bool json = false, timeliness = false;
	const struct option_row rows[] = { { "--as", &as, NULL },
					   { "--out", &folder, NULL },
					   { "--edition", &adoption.edition, NULL },
					   { "--actor", &adoption.actor, NULL },
					   { "--on", &on, NULL },
					   { "--recorded-at", &recorded, NULL },
					   { "--timeliness", NULL, &timeliness },
					   { "--json", NULL, &json },
					   { NULL, NULL, NULL } };
	struct tracker tracker;
	struct trouble trouble;
	int exit_code = options_read(argc, argv, rows, &file, 1);

	if (!exit_code && !file)
		exit_code = say_usage(json, "import", NULL, "the tracker is missing: a file, or - for standard input");
	if (!exit_code && strcmp(as, "csv") != 0)
		exit_code = say_usage(json, "import", NULL, "--as takes csv");
	if (!exit_code)
		exit_code = adoption_read(&adoption, on, recorded, json, "import");
	if (exit_code)
		return exit_code;
	if (!tracker_read(&tracker, file, &adoption, &trouble)) {
		exit_code = say_trouble(&trouble, file, json);
	} else if (timeliness) {
		exit_code = say_timeliness(&tracker, json);
	} else {
		exit_code = tracker.left_out ? EXIT_NO : EXIT_DONE;
		if ((folder || !json) && !events_write(&tracker, folder))
			exit_code = EXIT_UNAVAILABLE;
		if (json)
			exit_code = say_json(import_json(&tracker), exit_code);
		else
			report(&tracker);
	}
	tracker_free(&tracker);
	return exit_code;
}

int run_timeliness(int argc, char **argv)
{
	struct adoption adoption = { .actor = "import" };
	const char *file = NULL, *on = NULL;
	bool json = false;
	const struct option_row rows[] = { { "--edition", &adoption.edition, NULL },
					   { "--as-of", &on, NULL },
					   { "--json", NULL, &json },
					   { NULL, NULL, NULL } };
	struct tracker tracker;
	struct trouble trouble;
	int exit_code = options_read(argc, argv, rows, &file, 1);

	if (!exit_code && !file)
		exit_code =
			say_usage(json, "timeliness", NULL, "the tracker is missing: a file, or - for standard input");
	if (!exit_code)
		exit_code = adoption_read(&adoption, on, NULL, json, "timeliness");
	if (exit_code)
		return exit_code;
	exit_code = tracker_read(&tracker, file, &adoption, &trouble) ? say_timeliness(&tracker, json)
								      : say_trouble(&trouble, file, json);
	tracker_free(&tracker);
	return exit_code;
}
