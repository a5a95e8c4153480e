/*
 * Where a command's record is: in a file, or a review of a store. Either way the command sees the same.
 */
#include "stores.h"

#include <string.h>

static const char missing_record[] = "the record is missing: a file, - for standard input, or --store URI --review ID";

int review_check(const char *store, const char *review, const char *command, bool json)
{
	int exit_code = store_check(store, command, json);

	if (exit_code || review)
		return exit_code;
	return say_usage(json, command, NULL, "--review is missing: the reference of a review of the store");
}

int source_check(const struct source *source, const char *command, bool json)
{
	if (!source->store && !source->review)
		return source->file ? EXIT_DONE : say_usage(json, command, NULL, missing_record);
	if (source->file)
		return say_usage(json, command, NULL, "the record is either a file or a review of a store, not both");
	if (source->edition)
		return say_usage(json, command, NULL, "a review of a store has its edition: it is not to be given");
	return review_check(source->store, source->review, command, json);
}

int source_check_two(struct source *source, const char *const operands[2], const char **ret_second, const char *command,
		     const char *missing, bool json)
{
	bool stored = source->store || source->review;

	source->file = stored ? NULL : operands[0];
	*ret_second = stored ? operands[0] : operands[1];
	if (stored && operands[1])
		return say_usage(json, command, NULL, "there are too many arguments: the record is in the store");
	if (!*ret_second)
		return say_usage(json, command, NULL, missing);
	if (source->file && strcmp(source->file, "-") == 0 && strcmp(*ret_second, "-") == 0)
		return say_usage(json, command, NULL, "standard input can be read only once: one of the two is a file");
	return source_check(source, command, json);
}

static bool stored_read(struct source *source, struct record *record, struct trouble *trouble)
{
	struct opening opening = { .uri = source->store, .profile = source->profile };
	cspr_context *context;
	cspr_status status;
	bool good;

	memset(record, 0, sizeof(*record));
	trouble_begin(trouble);
	if (cspr_context_new(NULL, &context) != CSPR_DONE)
		return no_memory(trouble);
	good = store_open(context, &opening, &source->opened, trouble);
	if (good) {
		status = cspr_store_load(source->opened, source->review, &source->stored, trouble_begin(trouble));
		good = status == CSPR_DONE || store_trouble(status, trouble);
	}
	good = good && record_of_stored(record, context, source->opened, source->stored, trouble);
	cspr_context_unref(context);
	return good;
}

bool source_read(struct source *source, struct record *record, struct trouble *trouble)
{
	return source->store ? stored_read(source, record, trouble)
			     : record_read(record, source->file, source->edition, source->profile, trouble);
}

void source_close(struct source *source)
{
	cspr_stored_unref(source->stored);
	cspr_store_unref(source->opened);
	source->stored = NULL;
	source->opened = NULL;
}
