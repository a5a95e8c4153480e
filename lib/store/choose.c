/*
 * Which edition a record is under (rulebook section 1): an explicit one wins; otherwise the one in force
 * on the day that counts. A date too vague to choose by, or a day without one, is bad input.
 */
#include "reading.h"

#include <stdio.h>
#include <string.h>

static const char *const chooses[] = { "notify_national_panel", "decide", "aware", "incident", "publish" };

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

/* The span that chooses, and where it is. A milestone that is no date is left for parts.c to refuse. */
static struct cspr_span choosing_span(json_t *line, const cspr_event *event, char pointer[POINTER_SIZE])
{
	json_t *milestones = json_object_get(json_object_get(line, "parts"), "milestones");
	bool adopts = cspr_event_code(event) == CSPR_EVENT_ADOPT;

	for (size_t i = 0; adopts && i < sizeof(chooses) / sizeof(chooses[0]); i++) {
		const char *text = json_string_value(json_object_get(milestones, chooses[i]));
		struct cspr_span span;

		if (!text || cspr_span_parse(text, &span, NULL) != CSPR_DONE)
			continue;
		snprintf(pointer, POINTER_SIZE, "/parts/milestones/%s", chooses[i]);
		return span;
	}
	snprintf(pointer, POINTER_SIZE, "/happened_on");
	return cspr_event_happened(event);
}

static bool edition_by_date(json_t *line, const cspr_event *event, cspr_code kind, const cspr_edition **ret,
			    struct trouble *trouble)
{
	char pointer[POINTER_SIZE];
	struct cspr_span span = choosing_span(line, event, pointer);
	const cspr_edition *last = cspr_edition_on(kind, span.last);

	*ret = cspr_edition_on(kind, span.first);
	if (*ret && *ret == last)
		return true;
	if (last)
		return bad_input(trouble, pointer, "this date falls in more than one edition: give the edition");
	return bad_input(trouble, pointer, "no edition was in force on this date: give the edition");
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
