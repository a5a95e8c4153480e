/*
 * cspr scan: whether a text still says who somebody is; and its certificate.
 */
#include "texts.h"

#include <stdlib.h>
#include <string.h>

enum { FORMAT_TEXT, FORMAT_TSV, FORMAT_JSON, FORMAT_HTML, FORMATS };
static const char *const formats[FORMATS] = { "text", "tsv", "json", "html" };

struct scanning {
	struct looking looking;
	const char *format_name, *certificate_file;
	const char *checked_by, *checked_at, *outcome;
	struct cspr_intruder_check check;
	int format;
	bool json, show_text;
};

/* For a program that reads it, and where nothing was asked for, lines. */
static int format_find(struct scanning *scanning)
{
	const char *nearest = NULL;

	scanning->format = scanning->json ? FORMAT_JSON : on_terminal() ? FORMAT_TEXT : FORMAT_TSV;
	if (!scanning->format_name)
		return EXIT_DONE;
	for (int i = 0; i < FORMATS; i++) {
		if (strcmp(scanning->format_name, formats[i]) == 0) {
			scanning->format = scanning->json ? FORMAT_JSON : i;
			return EXIT_DONE;
		}
		nearest = cspr_word_nearer(scanning->format_name, nearest, formats[i]);
	}
	return say_usage(scanning->json, "scan", nearest, "--format is text, tsv, json or html");
}

/* The human check, if one is told. */
static int check_find(struct scanning *scanning)
{
	if (!scanning->checked_by && !scanning->checked_at && !scanning->outcome)
		return EXIT_DONE;
	if (!scanning->checked_by || !scanning->outcome)
		return say_usage(
			scanning->json, "scan", NULL,
			"a check by a person is told by --checked-by and --outcome, and --checked-at if not now");
	scanning->check = (struct cspr_intruder_check){ .size = sizeof(scanning->check),
							.who = scanning->checked_by,
							.when = moment_now(),
							.outcome = scanning->outcome };
	if (scanning->checked_at && cspr_moment_read(scanning->checked_at, &scanning->check.when) != CSPR_DONE)
		return say_usage(scanning->json, "scan", NULL,
				 "--checked-at takes a moment in UTC, as 2024-03-08T15:04:05Z");
	scanning->check.when -= scanning->check.when % 1000000000;
	scanning->looking.intruder_check = &scanning->check;
	return EXIT_DONE;
}

static bool certificate_write(const struct looked *looked, const char *file, struct trouble *trouble)
{
	struct output output;

	if (!output_open(&output, NULL, file, trouble))
		return false;
	bool written =
		fwrite(looked->certificate, 1, looked->certificate_length, output.file) == looked->certificate_length;
	return output_close(&output, written, trouble);
}

static int tell(const struct looked *looked, const struct scanning *scanning)
{
	int exit_code = looked->open ? EXIT_NO : EXIT_DONE;
	struct trouble trouble = { 0 };

	if (scanning->certificate_file && !certificate_write(looked, scanning->certificate_file, &trouble))
		return say_trouble(&trouble, scanning->certificate_file, scanning->json);
	if (scanning->format == FORMAT_JSON)
		return tell_json(looked, scanning->show_text, exit_code);
	if (scanning->format == FORMAT_HTML && !tell_html(looked, scanning->looking.text_file, &trouble))
		return say_trouble(&trouble, NULL, false);
	if (scanning->format == FORMAT_TSV)
		tell_tsv(looked, scanning->show_text);
	if (scanning->format == FORMAT_TEXT)
		tell_text(looked, scanning->show_text);
	return exit_code;
}

static int scan(const struct scanning *scanning)
{
	const struct looking *looking = &scanning->looking;
	struct searcher searcher;
	struct looked looked;
	struct trouble trouble = { 0 };
	bool json = scanning->format == FORMAT_JSON;

	if (!searcher_open(&searcher, looking->register_file, looking->key_file, &trouble))
		return say_trouble_in("register", &trouble, looking->register_file, json);
	if (json || scanning->format == FORMAT_TEXT)
		searcher_warn(&searcher);
	int exit_code = look(&looked, &searcher, looking, &trouble) ? EXIT_DONE
								    : say_trouble(&trouble, looking->text_file, json);
	if (!exit_code) {
		exit_code = tell(&looked, scanning);
		looked_free(&looked);
	}
	searcher_close(&searcher);
	return exit_code;
}

int run_scan(int argc, char **argv)
{
	struct scanning scanning = { .json = false };
	struct looking *looking = &scanning.looking;
	const struct option_row rows[] = { { "--register", &looking->register_file, NULL },
					   { "--format", &scanning.format_name, NULL },
					   { "--key", &looking->key_file, NULL },
					   { "--resolutions", &looking->resolutions_file, NULL },
					   { "--certificate", &scanning.certificate_file, NULL },
					   { "--checked-by", &scanning.checked_by, NULL },
					   { "--checked-at", &scanning.checked_at, NULL },
					   { "--outcome", &scanning.outcome, NULL },
					   { "--show-text", NULL, &scanning.show_text },
					   { "--json", NULL, &scanning.json },
					   { NULL, NULL, NULL } };
	int exit_code = options_read(argc, argv, rows, &looking->text_file, 1);

	if (!exit_code)
		exit_code = format_find(&scanning);
	if (!exit_code)
		exit_code = check_find(&scanning);
	if (exit_code)
		return exit_code;
	if (!looking->register_file || !looking->text_file)
		return say_usage(scanning.json, "scan", NULL,
				 looking->text_file ? "--register is missing: who is to be found"
						    : "the text is missing");
	if (scanning.certificate_file && strcmp(scanning.certificate_file, "-") == 0)
		return say_usage(scanning.json, "scan", NULL,
				 "--certificate takes a file; --json has the certificate on standard output");
	return scan(&scanning);
}
