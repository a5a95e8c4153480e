/*
 * cspr edition: the rules of an edition as a page, a drawing, a model or JSON; without a name, the editions there
 * are. Computes nothing: the library writes the page and the drawing, and says in both what is
 * provisional, so that the page that is signed is the library's to the last byte.
 */
#include "host.h"

#include <string.h>

static json_t *listed_json(const cspr_edition *edition)
{
	cspr_day from = cspr_edition_from(edition);

	return json_pack("{s:s, s:s, s:s, s:s, s:o, s:b}", "edition", cspr_edition_name(edition), "title",
			 cspr_edition_title(edition), "guidance", cspr_edition_guidance(edition), "kind",
			 name_of(CSPR_GROUP_KIND, cspr_edition_kind(edition)), "from",
			 from == CSPR_NO_DAY ? json_null() : span_json(span_of_day(from)), "provisional",
			 cspr_edition_provisional(edition));
}

static int list_editions(bool json)
{
	static const char *const headings[] = { "Edition", "Kind", "From", "Status", "Title" };
	struct table *table = json ? NULL : table_new(5, headings);
	json_t *editions = json_array();
	char text[24];

	for (size_t i = 0; i < cspr_edition_count(); i++) {
		const cspr_edition *edition = cspr_edition_at(i);
		cspr_day from = cspr_edition_from(edition);

		if (json) {
			json_array_append_new(editions, listed_json(edition));
			continue;
		}
		table_cell(table, TONE_STRONG, cspr_edition_name(edition));
		table_cell(table, TONE_PLAIN, name_of(CSPR_GROUP_KIND, cspr_edition_kind(edition)));
		table_cell(table, TONE_PLAIN, from == CSPR_NO_DAY ? "not by date" : span_text(span_of_day(from), text));
		table_cell(table, cspr_edition_provisional(edition) ? TONE_WARN : TONE_PLAIN,
			   cspr_edition_provisional(edition) ? "provisional" : "final");
		table_cell(table, TONE_PLAIN, cspr_edition_title(edition));
	}
	if (json)
		return say_json(json_pack("{s:o}", "editions", editions), EXIT_DONE);
	json_decref(editions);
	return table_print(table) ? EXIT_DONE : EXIT_UNAVAILABLE;
}

static int say_text(const cspr_basis *basis, cspr_context *context, const char *as, const cspr_review *review)
{
	cspr_code drawing = cspr_word_find(CSPR_GROUP_DRAWING, as);
	char *text;
	cspr_status status;

	if (drawing)
		status = cspr_basis_draw(basis, drawing, review, &text);
	else if (strcmp(as, "promela") == 0)
		status = cspr_basis_promela(basis, &text);
	else
		status = cspr_basis_sheet(basis, &text);
	if (status < 0) {
		fprintf(stderr, "cspr: %s\n", cspr_status_words(status));
		return EXIT_UNAVAILABLE;
	}
	fputs(text, stdout);
	cspr_text_free(context, text);
	return EXIT_DONE;
}

static int say_edition(const cspr_edition *edition, const char *profile_file, const char *as, bool json)
{
	struct trouble trouble = { 0 };
	cspr_context *context;
	cspr_profile *profile = NULL;
	cspr_basis *basis = NULL;
	int exit_code = EXIT_UNAVAILABLE;

	if (cspr_context_new(NULL, &context) != CSPR_DONE)
		return EXIT_UNAVAILABLE;
	if (!profile_file || profile_read(context, profile_file, &profile, &trouble)) {
		cspr_status status = cspr_basis_new(context, edition, NULL, profile, &basis);

		if (status == CSPR_ERROR_NOT_FOUND) {
			bad_input(&trouble, "/editions", "the profile is not for %s", cspr_edition_name(edition));
			trouble.profile = profile_file;
		} else if (status < 0) {
			no_memory(&trouble);
		}
	}
	if (basis)
		exit_code = strcmp(as, "json") == 0 ? say_json(edition_json(basis), EXIT_DONE)
						    : say_text(basis, context, as, NULL);
	else
		exit_code = say_trouble(&trouble, NULL, json);
	cspr_basis_unref(basis);
	cspr_profile_unref(profile);
	cspr_context_unref(context);
	return exit_code;
}

static int say_path(const char *path, const char *edition, const char *profile, const char *as, bool json)
{
	struct trouble trouble;
	struct record record;
	int exit_code;

	if (!record_read(&record, path, edition, profile, &trouble))
		exit_code = say_trouble(&trouble, path, json);
	else
		exit_code = say_text(record.basis, record.context, as, record.review);
	record_free(&record);
	return exit_code;
}

int run_edition(int argc, char **argv)
{
	const char *name = NULL, *as = NULL, *path = NULL, *profile = NULL;
	const cspr_edition *edition = NULL;
	const char *nearest = NULL;
	bool json = false;
	const struct option_row rows[] = {
		{ "--as", &as, NULL },	   { "--path", &path, NULL }, { "--profile", &profile, NULL },
		{ "--json", NULL, &json }, { NULL, NULL, NULL },
	};
	int exit_code = options_read(argc, argv, rows, &name, 1);
	cspr_code drawing;

	if (exit_code)
		return exit_code;
	if (!name && !path)
		return as || profile
			       ? say_usage(json, "edition", NULL, "--as and --profile want the name of an edition")
			       : list_editions(json);
	if (name) {
		edition = cspr_edition_find(name);
		for (size_t i = 0; i < cspr_edition_count(); i++)
			nearest = cspr_word_nearer(name, nearest, cspr_edition_name(cspr_edition_at(i)));
		if (!edition)
			return say_usage(json, "edition", nearest, "there is no such edition");
	}
	as = as ? as : path ? "dot" : json ? "json" : "sheet";
	drawing = cspr_word_find(CSPR_GROUP_DRAWING, as);
	if (!drawing && strcmp(as, "sheet") != 0 && strcmp(as, "promela") != 0 && strcmp(as, "json") != 0)
		return say_usage(json, "edition", NULL, "--as takes sheet, dot, mermaid, promela or json");
	if (path && !drawing)
		return say_usage(json, "edition", NULL, "--path goes with --as dot or --as mermaid");
	if (json && strcmp(as, "json") != 0)
		return say_usage(json, "edition", NULL, "--json and this --as exclude each other");
	return path ? say_path(path, name, profile, as, json) : say_edition(edition, profile, as, json);
}
