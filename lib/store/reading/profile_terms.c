/*
 * The duties of a local profile, each from a JSON object to one setter.
 */
#include "reading/reading.h"

static bool within_at(const struct row *row, struct cspr_term *term)
{
	static const char *const keys[] = { "working_days", "days", "months", "working_days_before", NULL };
	json_t *within = json_object_get(row->object, "within"), *value;
	char pointer[POINTER_SIZE];
	const char *key;

	if (!within)
		return wrong(row, "within", "within is missing: {\"working_days\": 5}, or days, or months");
	if (!json_is_object(within) || json_object_size(within) != 1)
		return wrong(row, "within", "within is an object with one key: working_days, days or months");
	if (!one_of_keys(within, keys, at(row, "within", pointer), row->trouble))
		return false;
	json_object_foreach(within, key, value) {
		json_int_t count = json_integer_value(value);

		if (!json_is_integer(value))
			return wrong(row, "within", "a whole number is wanted here");
		term->period = cspr_word_find(CSPR_GROUP_PERIOD, key);
		term->count = count > 0 && count <= INT32_MAX ? (int32_t)count : 0;
	}
	return true;
}

/* A duty of the vocabulary, or one of the profile's own, which then says from when it runs and what meets it. */
static bool duty_at(const struct row *row, struct cspr_term *term)
{
	if (!text_at(row, "duty", &term->name))
		return false;
	if (!term->name)
		return wrong(row, "duty", "duty is missing: its name");
	term->duty = cspr_word_find(CSPR_GROUP_DUTY, term->name);
	if (term->duty || (json_object_get(row->object, "base") && json_object_get(row->object, "met_by")))
		return true;
	wrong(row, "duty", "there is no such duty; one of the profile's own says base and met_by");
	nearest_word(row->trouble, CSPR_GROUP_DUTY, term->name);
	return false;
}

bool term_read(const struct row *row)
{
	static const char *const keys[] = { "duty",  "editions", "base",  "when", "met_by", "met_when",
					    "force", "within",	 "words", "cite", NULL };
	static const char *const fields[][2] = { { "name", "duty" },	{ "period", "within" },
						 { "count", "within" }, { "words", "words" },
						 { "base", "base" },	{ "met_by", "met_by" },
						 { "when", "when" },	{ "met_when", "met_when" },
						 { NULL, NULL } };
	struct cspr_term term = { .size = sizeof(term) };
	uint32_t editions;

	if (!one_of_keys(row->object, keys, row->pointer, row->trouble) || !duty_at(row, &term) ||
	    !editions_at(row, &editions) || !event_at(row, "base", true, &term.base) ||
	    !condition_at(row, "when", &term.when) || !event_at(row, "met_by", false, &term.met_by) ||
	    !condition_at(row, "met_when", &term.met_when) || !within_at(row, &term) ||
	    !word_at(row, row->object, "force", CSPR_GROUP_FORCE, "force", &term.force) ||
	    !text_at(row, "words", &term.words) || !text_at(row, "cite", &term.cite))
		return false;
	cspr_status status = cspr_profile_add_term(row->profile, editions, &term);
	return status < 0 ? refused(row, status, fields) : true;
}
