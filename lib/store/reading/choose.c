/*
 * Which edition a record is under (rulebook section 1): an explicit one wins; otherwise the one in force
 * on the day that counts. A date too vague to choose by, or a day without one, is bad input.
 */
#include "reading/reading.h"

#include <stdio.h>
#include <string.h>

static bool edition_find(const char *name, const char *pointer, const cspr_edition **ret, struct trouble *trouble)
{
	const char *nearest = NULL;

	*ret = cspr_edition_find(name);
	if (*ret)
		return true;
	for (size_t i = 0; i < cspr_edition_count(); i++)
		nearest = cspr_word_nearer(name, nearest, cspr_edition_name(cspr_edition_at(i)));
	bad_input(trouble, pointer, "there is no such edition; cspr edition lists them");
	nearest_is(trouble, nearest);
	return false;
}

static bool kind_read(json_t *value, cspr_code *ret, struct trouble *trouble)
{
	const char *text = json_string_value(value);

	*ret = 0;
	if (!value)
		return true;
	*ret = text ? cspr_word_find(CSPR_GROUP_KIND, text) : 0;
	if (*ret)
		return true;
	bad_input(trouble, "/kind", "kind is children or adult");
	nearest_word(trouble, CSPR_GROUP_KIND, text);
	return false;
}

/* The milestones by which it may be chosen: the particulars proper are read once it is. What is none is left for
 * parts.c to refuse. */
static cspr_status milestones_set(cspr_event *event, json_t *milestones)
{
	cspr_status status = CSPR_DONE;
	const char *key;
	json_t *value;

	json_object_foreach(milestones, key, value) {
		cspr_code milestone = cspr_word_find(CSPR_GROUP_EVENT, key);
		struct cspr_span span;

		if (!milestone)
			milestone = cspr_word_find(CSPR_GROUP_MILESTONE, key);
		if (json_is_string(value) && cspr_span_parse(json_string_value(value), &span, NULL) == CSPR_DONE)
			status = cspr_event_set_milestone(event, milestone, span);
		if (status == CSPR_ERROR_NO_MEMORY)
			return status;
	}
	return CSPR_DONE;
}

static cspr_status edition_in_force(json_t *line, const cspr_event *event, cspr_code kind, const cspr_edition **ret,
				    cspr_code *ret_milestone)
{
	cspr_event *dated;
	cspr_status status = cspr_event_copy(event, &dated);

	if (status < 0)
		return status;
	if (cspr_event_code(event) == CSPR_EVENT_ADOPT)
		status = milestones_set(dated, json_object_get(json_object_get(line, "parts"), "milestones"));
	if (status == CSPR_DONE)
		status = cspr_edition_for(kind, dated, ret, ret_milestone);
	cspr_event_unref(dated);
	return status;
}

static bool edition_by_date(json_t *line, const cspr_event *event, cspr_code kind, const cspr_edition **ret,
			    struct trouble *trouble)
{
	char pointer[POINTER_SIZE] = "/happened_on";
	cspr_code milestone = 0;
	cspr_status status = edition_in_force(line, event, kind, ret, &milestone);

	if (milestone) {
		const char *name = cspr_word_name(CSPR_GROUP_MILESTONE, milestone);

		snprintf(pointer, sizeof(pointer), "/parts/milestones/%s",
			 name ? name : cspr_word_name(CSPR_GROUP_EVENT, milestone));
	}
	switch (status) {
	case CSPR_DONE:
		return true;
	case CSPR_ERROR_BAD_DATE:
		return bad_input(trouble, pointer, "this date falls in more than one edition: give the edition");
	case CSPR_ERROR_NOT_FOUND:
		return bad_input(trouble, pointer, "no edition was in force on this date: give the edition");
	}
	return status_trouble(status, pointer, trouble);
}

bool edition_choose(json_t *line, const cspr_event *event, const char *wanted, const cspr_edition **ret,
		    struct trouble *trouble)
{
	json_t *named = json_object_get(line, "edition");
	const cspr_edition *edition = NULL;
	cspr_code kind;

	if (!kind_read(json_object_get(line, "kind"), &kind, trouble))
		return false;
	if (named && !json_is_string(named))
		return bad_input(trouble, "/edition", "edition is a name, as a string");
	if (named && !edition_find(json_string_value(named), "/edition", &edition, trouble))
		return false;
	if (wanted && edition && strcmp(wanted, cspr_edition_name(edition)) != 0)
		return bad_input(trouble, "/edition",
				 "the record says another edition than the one that was asked for");
	if (wanted && !edition && !edition_find(wanted, "", &edition, trouble))
		return false;
	if (edition && kind && cspr_edition_kind(edition) != kind)
		return bad_input(trouble, "/kind", "%s is an edition for %s", cspr_edition_name(edition),
				 cspr_word_name(CSPR_GROUP_KIND, cspr_edition_kind(edition)));
	if (!edition)
		return edition_by_date(line, event, kind ? kind : CSPR_KIND_CHILDREN, ret, trouble);
	*ret = edition;
	return true;
}

bool edition_follow(const char *name, const cspr_basis *basis, const char *pointer, const cspr_edition **ret,
		    struct trouble *trouble)
{
	const cspr_edition *now = cspr_basis_edition(basis), *edition = cspr_edition_find(name);
	cspr_code kind = cspr_edition_kind(now);
	const char *nearest = NULL;

	if (edition && cspr_edition_kind(edition) == kind && cspr_edition_from(edition) != CSPR_NO_DAY) {
		*ret = edition;
		return true;
	}
	if (!edition) {
		for (size_t i = 0; (edition = cspr_edition_at(i)); i++)
			if (cspr_edition_kind(edition) == kind && cspr_edition_from(edition) != CSPR_NO_DAY)
				nearest = cspr_word_nearer(name, nearest, cspr_edition_name(edition));
		bad_input(trouble, pointer, "there is no such edition; cspr edition lists them");
		nearest_is(trouble, nearest);
		return false;
	}
	if (cspr_edition_kind(edition) != kind)
		return bad_input(trouble, pointer, "this edition is of the kind %s, and the review is of the kind %s",
				 cspr_word_name(CSPR_GROUP_KIND, cspr_edition_kind(edition)),
				 cspr_word_name(CSPR_GROUP_KIND, kind));
	return bad_input(trouble, pointer, "%s is for history only: no review is carried on under it",
			 cspr_edition_name(edition));
}
