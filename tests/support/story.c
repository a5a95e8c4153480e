#include "story.h"

#include <stdlib.h>
#include <string.h>

cspr_day story_day(const char *text)
{
	struct cspr_span span;

	if (cspr_span_parse(text, &span, NULL) != CSPR_DONE)
		abort();
	return span.first;
}

static cspr_status set_part(cspr_event *event, const struct cspr_particular *particular, const char *text)
{
	unsigned char digest[32];
	cspr_code part = particular->part;

	switch (particular->type) {
	case CSPR_TYPE_CODE:
		return cspr_event_set_code(event, part, cspr_word_find(CSPR_GROUP_VALUE, text));
	case CSPR_TYPE_STATE:
		return cspr_event_set_code(event, part, cspr_word_find(CSPR_GROUP_STATE, text));
	case CSPR_TYPE_DUTY:
		return cspr_event_set_code(event, part, cspr_word_find(CSPR_GROUP_DUTY, text));
	case CSPR_TYPE_EVENT_NAME:
		return cspr_event_set_code(event, part, cspr_word_find(CSPR_GROUP_EVENT, text));
	case CSPR_TYPE_REFERENCE:
	case CSPR_TYPE_REFERENCES:
	case CSPR_TYPE_EVIDENCE:
		return cspr_event_set_reference(event, part, text);
	case CSPR_TYPE_DATE:
		return cspr_event_set_day(event, part, story_day(text));
	case CSPR_TYPE_COUNT:
		return cspr_event_set_count(event, part, atoi(text));
	case CSPR_TYPE_YES_NO:
		return cspr_event_set_yes_no(event, part, strcmp(text, "true") == 0);
	case CSPR_TYPE_DIGEST:
		memset(digest, (text[0] - '0') * 0x11, sizeof digest);
		return cspr_event_set_digest(event, part, digest);
	}
	abort();
}

cspr_status story_event(cspr_context *context, const cspr_basis *basis, const struct step *step, cspr_event **ret)
{
	struct cspr_particular particular = { .size = sizeof particular };
	cspr_day day = story_day(step->day);
	cspr_event *event;
	cspr_status status;

	status = cspr_event_new(context, step->event, &event);
	if (status)
		return status;
	status = cspr_event_set_actor(event, step->role, step->actor, 0, NULL);
	if (!status)
		status = cspr_event_set_happened(event, (struct cspr_span){ day, day });
	if (!status)
		status = cspr_event_set_recorded(event, ((int64_t)day * 24 + 10) * 3600 * 1000000000);
	for (const struct given *given = step->parts; !status && given->part; given++) {
		status = cspr_basis_find_particular(basis, step->event, given->part, &particular);
		if (!status)
			status = set_part(event, &particular, given->text);
	}
	if (status)
		cspr_event_unref(event);
	else
		*ret = event;
	return status;
}
