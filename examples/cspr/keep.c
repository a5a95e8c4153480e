/*
 * What keeps a store in order: cspr rebuild, which writes the portfolio anew from the records, and cspr erase-note,
 * which takes narrative out. Neither changes a record.
 */
#include "stores.h"

int run_rebuild(int argc, char **argv)
{
	const char *uri = NULL;
	bool json = false;
	const struct option_row rows[] = { { "--store", &uri, NULL }, { "--json", NULL, &json }, { NULL, NULL, NULL } };
	size_t reviews = 0, changed = 0;
	struct trouble trouble;
	struct desk desk;
	int exit_code = options_read(argc, argv, rows, NULL, 0);

	exit_code = exit_code ? exit_code : store_check(uri, "rebuild", json);
	exit_code = exit_code ? exit_code : desk_open(&desk, &(struct opening){ .uri = uri }, json);
	if (exit_code)
		return exit_code;
	cspr_status status = cspr_store_rebuild(desk.store, &reviews, &changed, trouble_begin(&trouble));

	if (status < 0) {
		store_trouble(status, &trouble);
		exit_code = say_trouble(&trouble, NULL, json);
	} else if (json) {
		exit_code = say_json(
			json_pack("{s:I, s:I}", "reviews", (json_int_t)reviews, "changed", (json_int_t)changed),
			EXIT_DONE);
	} else {
		printf("%zu review%s replayed; the rows of %zu were wrong, and are right now\n", reviews,
		       reviews == 1 ? "" : "s", changed);
	}
	desk_close(&desk);
	return exit_code;
}

static bool erase(const struct desk *desk, const char *reference, uint32_t seq, struct trouble *trouble)
{
	cspr_stored *stored;
	cspr_status status = cspr_store_load(desk->store, reference, &stored, trouble_begin(trouble));

	if (status < 0)
		return store_trouble(status, trouble);
	status = cspr_stored_erase_note(stored, seq - 1);
	cspr_stored_unref(stored);
	if (status == CSPR_ERROR_NOT_FOUND)
		return bad_input(trouble, "", "that event has no note, or it was erased before");
	return status == CSPR_DONE || driver_trouble(desk->store, status, trouble);
}

int run_erase_note(int argc, char **argv)
{
	const char *uri = NULL, *reference = NULL, *text = NULL;
	bool json = false;
	const struct option_row rows[] = { { "--store", &uri, NULL },
					   { "--review", &reference, NULL },
					   { "--seq", &text, NULL },
					   { "--json", NULL, &json },
					   { NULL, NULL, NULL } };
	struct trouble trouble;
	struct desk desk;
	uint32_t seq = 0;
	int exit_code = options_read(argc, argv, rows, NULL, 0);

	exit_code = exit_code ? exit_code : review_check(uri, reference, "erase-note", json);
	if (exit_code)
		return exit_code;
	option_count("--seq", text, "erase-note", json, &seq, &exit_code);
	if (!exit_code && !seq)
		return say_usage(json, "erase-note", NULL, "--seq is missing: the number of the event, from 1");
	exit_code = exit_code ? exit_code : desk_open(&desk, &(struct opening){ .uri = uri }, json);
	if (exit_code)
		return exit_code;
	if (!erase(&desk, reference, seq, &trouble))
		exit_code = say_trouble(&trouble, NULL, json);
	else if (json)
		exit_code =
			say_json(json_pack("{s:s, s:I}", "review", reference, "erased", (json_int_t)seq), EXIT_DONE);
	else
		printf("The note of event %u is erased; the record is as it was\n", (unsigned)seq);
	desk_close(&desk);
	return exit_code;
}
