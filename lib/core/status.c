/*
 * What statuses mean, in words; and the version of the library.
 */
#include "core.h"

static const char *const refusals[] = { "done", "refused: the findings say why" };

static const char *const errors[] = {
	[-CSPR_ERROR_NO_MEMORY] = "no memory",
	[-CSPR_ERROR_ARGUMENT] = "an argument is missing or belongs elsewhere",
	[-CSPR_ERROR_UNKNOWN_WORD] = "not a known word here",
	[-CSPR_ERROR_WRONG_TYPE] = "another type is wanted here",
	[-CSPR_ERROR_BAD_DATE] = "not a date, or not as exact as it must be: give YYYY-MM-DD",
	[-CSPR_ERROR_BAD_REFERENCE] = "not an opaque reference: up to 64 letters, digits and ._:/- "
				      "beginning with a letter or digit; or not a digest (sha256: and 64 hex digits)",
	[-CSPR_ERROR_PERSONAL_DATA] =
		"looks like a postcode, an NHS number or a telephone number: give an opaque reference",
	[-CSPR_ERROR_RECORDED_EARLIER] = "recorded_at is earlier than that of the event before",
	[-CSPR_ERROR_NOT_YET_HAPPENED] = "happened_on is more than a day later than recorded_at",
	[-CSPR_ERROR_STALE] = "the review or the event was changed since: decide again",
	[-CSPR_ERROR_OUTSIDE_CALENDAR] = "a day that the calendar does not cover",
	[-CSPR_ERROR_NOT_FOUND] = "there is none",
	[-CSPR_ERROR_LIMIT] = "a limit would be passed",
	[-CSPR_ERROR_FROZEN] = "in use, and can't be changed any more",
	[-CSPR_ERROR_INCOMPLETE] = "actor, happened_on and recorded_at are needed",
	[-CSPR_ERROR_OUT_OF_RANGE] = "a count outside what it can be",
	[-CSPR_ERROR_REFUSED] = "a refused event can't be committed",
	[-CSPR_ERROR_NOT_AMENDABLE] =
		"names no event that can be amended, or is not one of: retracted, replaced by its like",
	[-CSPR_ERROR_LOOSENS] = "a profile may tighten or add, never loosen",
	[-CSPR_ERROR_CONTRADICTS] = "it can't stand beside what the profile or its edition says already",
	[-CSPR_ERROR_BAD_INPUT] = "the text can't be read",
	[-CSPR_ERROR_CONFLICT] = "the review was written to by somebody else meanwhile; nothing was written",
	[-CSPR_ERROR_UNAVAILABLE] = "the store can't be reached, read or written now; nothing was written",
	[-CSPR_ERROR_UNCERTAIN] = "contact with the store was lost: it may have been written, or not",
	[-CSPR_ERROR_CORRUPT] = "what is stored can't be what was written",
	[-CSPR_ERROR_NEWER] = "the store is of a newer version of this library",
};

const char *cspr_status_words(cspr_status status)
{
	if (status >= 0 && (size_t)status < LENGTH(refusals))
		return refusals[status];
	if (status < 0 && status > -(cspr_status)LENGTH(errors))
		return errors[-status];
	return "unknown status";
}

uint32_t cspr_version(void)
{
	return CSPR_VERSION_NUMBER;
}
