/*
 * cspr export: one review, or all of a store, as the lines that are stored, as JSON, as a spreadsheet, or as packs that
 * anybody can verify. Reads, and writes only what it was told to make.
 */
#include "exports.h"

#include <stdlib.h>
#include <string.h>

bool review_open(const struct exporting *exporting, const char *reference, struct opened *ret, struct trouble *trouble)
{
	cspr_status status;

	memset(ret, 0, sizeof(*ret));
	status = cspr_store_load(exporting->desk.store, reference, &ret->stored, trouble_begin(trouble));
	if (status < 0)
		return store_trouble(status, trouble);
	return record_of_stored(&ret->record, exporting->desk.context, exporting->desk.store, ret->stored, trouble);
}

void review_close(struct opened *opened)
{
	record_free(&opened->record);
	cspr_stored_unref(opened->stored);
}

json_t *review_json(const struct opened *opened, struct trouble *trouble)
{
	struct view view = view_of(&opened->record);
	json_t *answer = NULL;

	view.reference = cspr_stored_reference(opened->stored);
	if (view_open(&view, trouble))
		answer = view_json(&view);
	view_close(&view);
	return answer;
}

bool each_review(const struct exporting *exporting, export_one one, void *data, struct trouble *trouble)
{
	struct cspr_summary summary = { .size = sizeof(summary) };
	struct progress progress = progress_begin();
	cspr_portfolio *portfolio;
	cspr_status status;
	bool good = true;

	if (exporting->reference)
		return one(exporting, exporting->reference, data, trouble);
	status = cspr_store_list(exporting->desk.store, NULL, &portfolio);
	if (status < 0)
		return driver_trouble(exporting->desk.store, status, trouble);
	for (size_t i = 0; good && cspr_portfolio_summary(portfolio, i, &summary) == CSPR_DONE; i++) {
		good = one(exporting, summary.review, data, trouble);
		progress_tell(&progress, i + 1, "reviews exported");
	}
	progress_end(&progress);
	cspr_portfolio_unref(portfolio);
	return good;
}

static bool lines_write(FILE *file, cspr_stored *stored)
{
	const char *line;
	size_t length;

	for (size_t i = 0; cspr_stored_line(stored, i, &line, &length) == CSPR_DONE; i++)
		if (fwrite(line, 1, length, file) != length || putc('\n', file) == EOF)
			return false;
	return true;
}

static bool export_lines(const struct exporting *exporting, const char *reference, void *data, struct trouble *trouble)
{
	char name[FILE_NAME_SIZE];
	struct output output;
	cspr_stored *stored;
	cspr_status status = cspr_store_load(exporting->desk.store, reference, &stored, trouble_begin(trouble));
	bool good;

	(void)data;
	if (status < 0)
		return store_trouble(status, trouble);
	strcat(reference_file(reference, name), ".jsonl");
	good = exporting->reference ? output_open(&output, NULL, exporting->out, trouble)
				    : output_open(&output, exporting->out, name, trouble);
	if (good) {
		lines_write(output.file, stored);
		good = output_close(&output, true, trouble);
	}
	cspr_stored_unref(stored);
	return good;
}

static bool jsonl(const struct exporting *exporting, struct trouble *trouble)
{
	if (!exporting->reference && !folder_make(exporting->out, trouble))
		return false;
	return each_review(exporting, export_lines, NULL, trouble);
}

struct json_list {
	struct output output;
	bool begun;
};

static bool export_json(const struct exporting *exporting, const char *reference, void *data, struct trouble *trouble)
{
	struct json_list *list = data;
	struct opened opened;
	json_t *answer = NULL;

	if (review_open(exporting, reference, &opened, trouble))
		answer = review_json(&opened, trouble);
	review_close(&opened);
	if (!answer)
		return false;
	if (!exporting->reference)
		fprintf(list->output.file, "%s\n", list->begun ? "," : "{\"reviews\":[");
	list->begun = true;
	json_dumpf(answer, list->output.file, JSON_COMPACT);
	json_decref(answer);
	return true;
}

static bool json(const struct exporting *exporting, struct trouble *trouble)
{
	struct json_list list = { .begun = false };
	bool good = output_open(&list.output, NULL, exporting->out, trouble);

	if (!good)
		return false;
	good = each_review(exporting, export_json, &list, trouble);
	if (good && !exporting->reference)
		fputs(list.begun ? "]}" : "{\"reviews\":[]}", list.output.file);
	if (good)
		putc('\n', list.output.file);
	return output_close(&list.output, good, trouble);
}

static const struct form {
	const char *name;
	bool (*run)(const struct exporting *exporting, struct trouble *trouble);
	bool folder_of_all; /* of the whole store it makes a folder */
	bool folder;	    /* it makes one of one review, too */
} forms[] = {
	{ "jsonl", jsonl, true, false },
	{ "json", json, false, false },
	{ "csv", export_csv, false, false },
	{ "pack", export_packs, true, true },
};

static const struct form *form_find(const char *name, const char **ret_nearest)
{
	*ret_nearest = NULL;
	for (size_t i = 0; name && i < sizeof(forms) / sizeof(forms[0]); i++) {
		if (strcmp(forms[i].name, name) == 0)
			return &forms[i];
		*ret_nearest = cspr_word_nearer(name, *ret_nearest, forms[i].name);
	}
	return NULL;
}

static int check(const struct exporting *exporting, const struct form *form, const char *nearest)
{
	bool json = exporting->json;

	if (!form)
		return say_usage(json, "export", nearest, "--as takes jsonl, json, csv or pack");
	if (!exporting->out && (form->folder || (form->folder_of_all && !exporting->reference)))
		return say_usage(json, "export", NULL, "this makes a folder: --out is missing, its name");
	if (exporting->key_file && form->run != export_packs)
		return say_usage(json, "export", NULL, "--key is for a pack");
	if (exporting->what && form->run != export_csv)
		return say_usage(json, "export", NULL, "--what is for csv");
	if (!csv_of(exporting->what))
		return say_usage(json, "export", NULL, "--what takes reviews, duties or events");
	return store_check(exporting->uri, "export", json);
}

static int say_made(const struct exporting *exporting, const struct form *form)
{
	if (!exporting->out)
		return EXIT_DONE;
	if (exporting->json)
		return say_json(json_pack("{s:s, s:s}", "as", form->name, "out", exporting->out), EXIT_DONE);
	printf("%s\n", exporting->out);
	return EXIT_DONE;
}

/* Before anything is printed of it. */
static bool is_there(const struct exporting *exporting, struct trouble *trouble)
{
	cspr_stored *stored;
	cspr_status status;

	trouble_begin(trouble);
	if (!exporting->reference)
		return true;
	status = cspr_store_load(exporting->desk.store, exporting->reference, &stored, &trouble->what);
	if (status < 0)
		return store_trouble(status, trouble);
	cspr_stored_unref(stored);
	return true;
}

static int export(struct exporting *exporting, const struct form *form)
{
	struct trouble trouble;
	int exit_code = desk_open(&exporting->desk, &(struct opening){ .uri = exporting->uri }, exporting->json);

	if (exit_code)
		return exit_code;
	if (is_there(exporting, &trouble) && form->run(exporting, &trouble))
		exit_code = say_made(exporting, form);
	else
		exit_code = say_trouble(&trouble, NULL, exporting->json);
	desk_close(&exporting->desk);
	return exit_code;
}

int run_export(int argc, char **argv)
{
	struct exporting exporting = { 0 };
	const char *as = NULL, *nearest = NULL;
	const struct option_row rows[] = { { "--store", &exporting.uri, NULL },
					   { "--review", &exporting.reference, NULL },
					   { "--as", &as, NULL },
					   { "--out", &exporting.out, NULL },
					   { "--what", &exporting.what, NULL },
					   { "--key", &exporting.key_file, NULL },
					   { "--json", NULL, &exporting.json },
					   { NULL, NULL, NULL } };
	const struct form *form;
	int exit_code = options_read(argc, argv, rows, NULL, 0);

	if (exit_code)
		return exit_code;
	form = form_find(as, &nearest);
	exit_code = check(&exporting, form, nearest);
	return exit_code ? exit_code : export(&exporting, form);
}
