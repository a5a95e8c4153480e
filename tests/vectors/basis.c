/*
 * What a vector is decided under: its edition, and perhaps a calendar and a local profile of its own.
 */
#include "vectors.h"

#include <stdlib.h>

/* Covers first to last; closed has the closed days besides weekends. NULL where none is given: England and Wales. */
cspr_calendar *calendar_of(cspr_context *context, json_t *given)
{
	json_t *closed = json_object_get(given, "closed"), *day;
	cspr_calendar *calendar = NULL;
	size_t i;

	if (!given)
		return NULL;
	if (cspr_calendar_new(context, text_of(given, "version"), day_of(json_object_get(given, "first")),
			      day_of(json_object_get(given, "last")), &calendar))
		give_up("a vector's calendar can't be made");
	json_array_foreach(closed, i, day)
		if (cspr_calendar_close_day(calendar, day_of(json_object_get(day, "day")), text_of(day, "skipped")))
			give_up("a day of a vector's calendar can't be closed");
	return calendar;
}

json_t *trouble_json(cspr_status status, const struct cspr_trouble *trouble)
{
	json_t *error = json_pack("{s:s, s:s}", "status", status_name(status), "pointer", trouble->pointer);

	set_given(error, "nearest", trouble->nearest[0] ? json_string(trouble->nearest) : json_null());
	set_given(error, "rule", trouble->rule[0] ? json_string(trouble->rule) : json_null());
	set_given(error, "edition", trouble->edition[0] ? json_string(trouble->edition) : json_null());
	return error;
}

cspr_profile *profile_of(cspr_context *context, json_t *given, json_t **ret_error)
{
	struct cspr_trouble trouble = { .size = sizeof(trouble) };
	char *text = given ? json_dumps(given, JSON_COMPACT) : NULL;
	cspr_profile *profile = NULL;
	cspr_status status;
	size_t length = 0;

	if (!text)
		return NULL;
	while (text[length])
		length++;
	status = cspr_profile_read(context, text, length, &profile, &trouble);
	free(text);
	if (status)
		*ret_error = trouble_json(status, &trouble);
	return profile;
}

cspr_basis *basis_of(cspr_context *context, json_t *given)
{
	json_t *error = NULL;
	cspr_calendar *calendar = calendar_of(context, json_object_get(given, "calendar"));
	cspr_profile *profile = profile_of(context, json_object_get(given, "profile"), &error);
	const cspr_edition *edition = cspr_edition_find(text_of(given, "edition"));
	cspr_basis *basis = NULL;

	if (error || cspr_basis_new(context, edition, calendar, profile, &basis))
		give_up("there is no basis for a vector");
	cspr_calendar_unref(calendar);
	cspr_profile_unref(profile);
	return basis;
}
