/*
 * cspr redact: a text with what was found in it replaced, a map of what changed, and the decisions that still hold.
 */
#include "texts.h"

#include <stdlib.h>
#include <string.h>

struct redacting {
	const char *register_file, *text_file, *out, *map, *resolutions_file, *resolutions_out;
	bool review, json;
	struct searcher searcher;
	struct bytes text;
	cspr_resolutions *resolutions;
	cspr_redaction *redaction;
};

static bool redacting_open(struct redacting *redacting, struct trouble *trouble)
{
	if (redacting->resolutions_file &&
	    !resolutions_file_read(redacting->resolutions_file, &redacting->resolutions, trouble))
		return false;
	if (!bytes_read(&redacting->text, redacting->text_file, trouble))
		return false;
	struct cspr_redaction_settings settings = { .size = sizeof(settings),
						    .review = redacting->review,
						    .resolutions = redacting->resolutions };
	cspr_status status =
		cspr_redact(redacting->searcher.scanner, redacting->searcher.reg, redacting->text.bytes,
			    redacting->text.length, &settings, &redacting->redaction, trouble_begin(trouble));
	return status == CSPR_DONE || anonymise_trouble(status, trouble);
}

static void redacting_close(struct redacting *redacting)
{
	cspr_redaction_free(redacting->redaction);
	cspr_resolutions_free(redacting->resolutions);
	bytes_free(&redacting->text);
	searcher_close(&redacting->searcher);
}

static struct cspr_redaction_left left_of(const struct redacting *redacting, size_t index)
{
	struct cspr_redaction_left left = { .size = sizeof(left) };

	cspr_redaction_left(redacting->redaction, index, &left);
	return left;
}

/* Only a definite finding may be decided not to identify, and only another be kept: both are settled here. */
static size_t count_open(const struct redacting *redacting)
{
	size_t open = 0;

	for (size_t i = 0; i < cspr_redaction_left_count(redacting->redaction); i++)
		open += left_of(redacting, i).why != CSPR_LEFT_RESOLVED;
	return open;
}

static bool text_write(const struct redacting *redacting, FILE *file)
{
	size_t length;
	const char *text = cspr_redaction_text(redacting->redaction, &length);

	return fwrite(text, 1, length, file) == length;
}

static bool map_write(const struct redacting *redacting, FILE *file)
{
	for (size_t i = 0; i < cspr_redaction_change_count(redacting->redaction); i++) {
		struct cspr_redaction_change change = { .size = sizeof(change) };

		cspr_redaction_change(redacting->redaction, i, &change);
		fprintf(file, "%zu\t%zu\t%zu\t%zu\t%s\t%s\n", change.old_start, change.old_end, change.new_start,
			change.new_end, change.rule, change.id ? change.id : "-");
	}
	return !ferror(file);
}

static bool carried_write(const struct redacting *redacting, FILE *file)
{
	cspr_resolutions *carried;
	char *text;
	size_t length;

	if (cspr_redaction_resolutions(redacting->redaction, redacting->resolutions, &carried) != CSPR_DONE)
		return false;
	bool made = cspr_resolutions_write(carried, &text, &length) == CSPR_DONE;
	cspr_resolutions_free(carried);
	if (!made)
		return false;
	bool written = fwrite(text, 1, length, file) == length;
	cspr_anonymise_text_free(text);
	return written;
}

static bool file_write(const struct redacting *redacting, const char *name,
		       bool (*write)(const struct redacting *, FILE *), struct trouble *trouble)
{
	struct output output;

	return output_open(&output, NULL, name, trouble) &&
	       output_close(&output, write(redacting, output.file), trouble);
}

static const char *why_word(cspr_code why)
{
	return why == CSPR_LEFT_AMBIGUOUS ? "ambiguous" : why == CSPR_LEFT_REVIEW ? "review" : "resolved";
}

static int say_redacted_json(const struct redacting *redacting, int exit_code)
{
	json_t *list = json_array();

	for (size_t i = 0; i < cspr_redaction_left_count(redacting->redaction); i++) {
		struct cspr_redaction_left left = left_of(redacting, i);

		json_array_append_new(list, json_pack("{s:I, s:I, s:s, s:s?, s:s, s:s, s:s}", "start",
						      (json_int_t)left.new_start, "end", (json_int_t)left.new_end,
						      "kind", cspr_finding_kind_name(left.kind), "id", left.id, "grade",
						      cspr_grade_name(left.grade), "rule", left.rule, "why",
						      why_word(left.why)));
	}
	return say_json(json_pack("{s:b, s:I, s:o}", "clean", exit_code == EXIT_DONE, "changes",
				  (json_int_t)cspr_redaction_change_count(redacting->redaction), "left", list),
			exit_code);
}

/* Where the text goes to standard output, what is said of it goes to the other. */
static void say_redacted(const struct redacting *redacting)
{
	FILE *file = redacting->out ? stdout : stderr;

	fprintf(file, "%zu replaced, %zu left\n", cspr_redaction_change_count(redacting->redaction),
		cspr_redaction_left_count(redacting->redaction));
	for (size_t i = 0; i < cspr_redaction_left_count(redacting->redaction); i++) {
		struct cspr_redaction_left left = left_of(redacting, i);

		fprintf(file, "%8zu-%-8zu %-9s  %-8s  %s  %s  %s\n", left.new_start, left.new_end, why_word(left.why),
			cspr_grade_name(left.grade), cspr_finding_kind_name(left.kind), left.id ? left.id : "-",
			left.rule);
	}
}

static int redacted(const struct redacting *redacting)
{
	struct trouble trouble = { 0 };
	int exit_code = count_open(redacting) ? EXIT_NO : EXIT_DONE;

	if (!file_write(redacting, redacting->out, text_write, &trouble))
		return say_trouble(&trouble, redacting->out, redacting->json);
	if (redacting->map && !file_write(redacting, redacting->map, map_write, &trouble))
		return say_trouble(&trouble, redacting->map, redacting->json);
	if (redacting->resolutions_out && !file_write(redacting, redacting->resolutions_out, carried_write, &trouble))
		return say_trouble(&trouble, redacting->resolutions_out, redacting->json);
	if (redacting->json)
		return say_redacted_json(redacting, exit_code);
	say_redacted(redacting);
	return exit_code;
}

static int redact(struct redacting *redacting)
{
	struct trouble trouble = { 0 };

	if (!searcher_open(&redacting->searcher, redacting->register_file, NULL, &trouble))
		return say_trouble_in("register", &trouble, redacting->register_file, redacting->json);
	int exit_code = redacting_open(redacting, &trouble)
				? redacted(redacting)
				: say_trouble(&trouble, redacting->text_file, redacting->json);
	redacting_close(redacting);
	return exit_code;
}

static bool is_standard(const char *name)
{
	return name && strcmp(name, "-") == 0;
}

int run_redact(int argc, char **argv)
{
	struct redacting redacting = { .review = false };
	const struct option_row rows[] = { { "--register", &redacting.register_file, NULL },
					   { "--out", &redacting.out, NULL },
					   { "--map", &redacting.map, NULL },
					   { "--resolutions", &redacting.resolutions_file, NULL },
					   { "--resolutions-out", &redacting.resolutions_out, NULL },
					   { "--review", NULL, &redacting.review },
					   { "--json", NULL, &redacting.json },
					   { NULL, NULL, NULL } };
	int exit_code = options_read(argc, argv, rows, &redacting.text_file, 1);

	if (exit_code)
		return exit_code;
	if (!redacting.register_file || !redacting.text_file)
		return say_usage(redacting.json, "redact", NULL,
				 redacting.text_file ? "--register is missing: who is to be replaced"
						     : "the text is missing");
	if (redacting.json && !redacting.out)
		return say_usage(redacting.json, "redact", NULL, "--json wants --out: a file for the text");
	if (is_standard(redacting.out) || is_standard(redacting.map) || is_standard(redacting.resolutions_out))
		return say_usage(redacting.json, "redact", NULL,
				 "--out, --map and --resolutions-out take files; without --out, the text goes to "
				 "standard output");
	if (redacting.resolutions_out && !redacting.resolutions_file)
		return say_usage(redacting.json, "redact", NULL, "--resolutions-out wants --resolutions");
	return redact(&redacting);
}
