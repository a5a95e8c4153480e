/*
 * Local profiles: what one is, what it is for, what it calls things and how it reads the law. Its rules are set in
 * rules.c. The digest is carried, never computed.
 *
 * What must stay true: a setter that refused has left the profile as it was but for its trouble; a profile that a
 * basis uses is frozen, since its rows point into it.
 */
#include "core.h"

#include <stdarg.h>
#include <string.h>

enum { LONGEST_NAME = 63 };

/* The profile ------------------------------------------------------------------------------------ */

char *text_copy(cspr_context *context, const char *text)
{
	char *copy = text ? block_new(context, strlen(text) + 1) : NULL;

	return copy ? memcpy(copy, text, strlen(text) + 1) : NULL;
}

void copy_free(cspr_context *context, const char *copy)
{
	union {
		const char *given;
		char *owned;
	} text = { copy };

	if (copy)
		block_free(context, text.owned, strlen(copy) + 1);
}

cspr_status cspr_profile_new(cspr_context *context, const char *id, const char *version, cspr_profile **ret)
{
	cspr_profile *profile;
	cspr_status status;

	if (!context || !ret)
		return CSPR_ERROR_ARGUMENT;
	status = cspr_reference_check(id);
	if (status == CSPR_DONE)
		status = cspr_reference_check(version);
	if (status < 0)
		return status;
	profile = block_new(context, sizeof *profile);
	if (!profile)
		return CSPR_ERROR_NO_MEMORY;
	profile->references = 1;
	profile->context = cspr_context_ref(context);
	profile->relaxation_end = CSPR_NO_DAY;
	profile->id = text_copy(context, id);
	profile->version = text_copy(context, version);
	if (!profile->id || !profile->version) {
		cspr_profile_unref(profile);
		return CSPR_ERROR_NO_MEMORY;
	}
	*ret = profile;
	return CSPR_DONE;
}

cspr_profile *cspr_profile_ref(cspr_profile *profile)
{
	profile->references++;
	return profile;
}

void cspr_profile_unref(cspr_profile *profile)
{
	cspr_context *context;

	if (!profile || --profile->references)
		return;
	context = profile->context;
	for (uint16_t i = 0; i < profile->need_count; i++)
		local_need_free(context, &profile->needs[i].row);
	for (uint16_t i = 0; i < profile->term_count; i++)
		local_term_free(context, &profile->terms[i].row);
	for (size_t i = 0; i < DISPLAYS; i++)
		copy_free(context, profile->displays[i]);
	block_free(context, profile->needs, profile->need_room * sizeof *profile->needs);
	block_free(context, profile->terms, profile->term_room * sizeof *profile->terms);
	copy_free(context, profile->id);
	copy_free(context, profile->version);
	block_free(context, profile, sizeof *profile);
	cspr_context_unref(context);
}

void profile_freeze(cspr_profile *profile)
{
	profile->frozen = true;
}

bool profile_for(const cspr_profile *profile, uint32_t editions, const cspr_edition *edition)
{
	for (uint16_t i = 0; i < profile->edition_count; i++)
		if (profile->editions[i] == edition)
			return !editions || (editions >> i & 1);
	return false;
}

/* Troubles --------------------------------------------------------------------------------------- */

static void add_words(char *words, size_t size, const char *more)
{
	size_t at = strlen(words), length = strlen(more);

	if (length > size - 1 - at)
		length = size - 1 - at;
	memcpy(words + at, more, length);
	words[at + length] = '\0';
}

cspr_status profile_refuse(cspr_profile *profile, cspr_status status, const char *field, const char *name,
			   const cspr_edition *edition, ...)
{
	const char *more;
	va_list words;

	profile->refused = true;
	profile->trouble.field = field;
	profile->trouble.edition = edition ? edition->name : NULL;
	profile->trouble.name[0] = profile->trouble.words[0] = '\0';
	if (name)
		add_words(profile->trouble.name, sizeof profile->trouble.name, name);
	va_start(words, edition);
	while ((more = va_arg(words, const char *)))
		add_words(profile->trouble.words, sizeof profile->trouble.words, more);
	va_end(words);
	return status;
}

cspr_status cspr_profile_trouble(const cspr_profile *profile, struct cspr_profile_trouble *ret)
{
	struct cspr_profile_trouble trouble = { 0 };

	if (!profile || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (!profile->refused)
		return CSPR_ERROR_NOT_FOUND;
	trouble.field = profile->trouble.field;
	trouble.name = profile->trouble.name[0] ? profile->trouble.name : NULL;
	trouble.edition = profile->trouble.edition;
	trouble.words = profile->trouble.words;
	return give_struct(ret, &trouble, sizeof trouble);
}

/* What any setter asks first. */
static cspr_status begin(cspr_profile *profile)
{
	if (!profile)
		return CSPR_ERROR_ARGUMENT;
	profile->refused = false;
	return profile->frozen ? CSPR_ERROR_FROZEN : CSPR_DONE;
}

cspr_status begin_rule(cspr_profile *profile, uint32_t editions)
{
	cspr_status status = begin(profile);

	if (status)
		return status;
	if (!profile->edition_count)
		return profile_refuse(profile, CSPR_ERROR_INCOMPLETE, "editions", NULL, NULL,
				      "a profile says first for which editions it is", NULL);
	if (editions >> profile->edition_count)
		return profile_refuse(profile, CSPR_ERROR_NOT_FOUND, "editions", NULL, NULL,
				      "the profile is not for all of these editions", NULL);
	return CSPR_DONE;
}

/* Words and names -------------------------------------------------------------------------------- */

/* How many bytes the character has; 0: it is none, or one that is not to be printed. */
static size_t character(const char *text)
{
	const unsigned char *byte = (const unsigned char *)text;
	size_t length = byte[0] < 0x80	     ? 1
			: byte[0] >> 5 == 6  ? 2
			: byte[0] >> 4 == 14 ? 3
			: byte[0] >> 3 == 30 ? 4
					     : 0;
	uint32_t code = length == 1 ? byte[0] : byte[0] & (0xFFu >> (length + 1));

	for (size_t i = 1; i < length; i++) {
		if (byte[i] >> 6 != 2)
			return 0;
		code = code << 6 | (byte[i] & 0x3F);
	}
	if (code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF ||
	    (length == 2 && code < 0x80) || (length == 3 && code < 0x800) || (length == 4 && code < 0x10000))
		return 0;
	return length;
}

cspr_status check_words(cspr_profile *profile, const char *field, const char *words, size_t most)
{
	size_t at = 0, length;

	if (!words || !*words)
		return profile_refuse(profile, CSPR_ERROR_INCOMPLETE, field, NULL, NULL, "it is missing", NULL);
	while (words[at] && (length = character(words + at)))
		at += length;
	if (words[at])
		return profile_refuse(profile, CSPR_ERROR_BAD_REFERENCE, field, NULL, NULL,
				      "it is plain text in UTF-8, on one line", NULL);
	if (at > most)
		return profile_refuse(profile, CSPR_ERROR_LIMIT, field, NULL, NULL, "it is too long", NULL);
	return CSPR_DONE;
}

cspr_status check_word(cspr_profile *profile, cspr_code group, cspr_code word, const char *field)
{
	if (cspr_word_name(group, word))
		return CSPR_DONE;
	return profile_refuse(profile, CSPR_ERROR_UNKNOWN_WORD, field, NULL, NULL, "there is no such word", NULL);
}

/* What it is for, and what it calls things ------------------------------------------------------- */

static bool has_rules(const cspr_profile *profile)
{
	return profile->need_count || profile->term_count || profile->bases[0] || profile->bases[1] ||
	       profile->relaxation_end != CSPR_NO_DAY;
}

cspr_status cspr_profile_add_edition(cspr_profile *profile, const cspr_edition *edition)
{
	cspr_status status = begin(profile);

	if (status)
		return status;
	if (!edition)
		return CSPR_ERROR_ARGUMENT;
	if (has_rules(profile))
		return CSPR_ERROR_FROZEN;
	if (profile_for(profile, 0, edition))
		return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "edition", NULL, edition, edition->name,
				      " is named twice", NULL);
	if (profile->edition_count == MOST_PROFILE_EDITIONS)
		return profile_refuse(profile, CSPR_ERROR_LIMIT, "edition", NULL, edition,
				      "a profile is for 8 editions at most", NULL);
	profile->editions[profile->edition_count++] = edition;
	return CSPR_DONE;
}

cspr_status cspr_profile_set_digest(cspr_profile *profile, const unsigned char digest[32])
{
	cspr_status status = begin(profile);

	if (status)
		return status;
	if (!digest)
		return CSPR_ERROR_ARGUMENT;
	memcpy(profile->digest, digest, sizeof profile->digest);
	profile->has_digest = true;
	return CSPR_DONE;
}

cspr_status cspr_profile_set_display(cspr_profile *profile, cspr_code display, const char *name)
{
	cspr_status status = begin(profile);
	char *copy;

	if (status == CSPR_DONE)
		status = check_word(profile, CSPR_GROUP_DISPLAY, display, "display");
	if (status == CSPR_DONE)
		status = check_words(profile, "name", name, LONGEST_NAME);
	if (status)
		return status;
	copy = text_copy(profile->context, name);
	if (!copy)
		return CSPR_ERROR_NO_MEMORY;
	copy_free(profile->context, profile->displays[display - 1]);
	profile->displays[display - 1] = copy;
	return CSPR_DONE;
}

/* Readings --------------------------------------------------------------------------------------- */

static bool base_fits(cspr_code reading, cspr_code base)
{
	if (reading == CSPR_READING_RAPID_REVIEW_BASE)
		return base == CSPR_EVENT_NOTIFY_NATIONAL_PANEL || base == CSPR_MILESTONE_AWARE;
	return base == CSPR_EVENT_DECIDE || base == CSPR_EVENT_SEND_TO_NATIONAL_PANEL || base == CSPR_EVENT_BEGIN_LCSPR;
}

static bool any_edition_owes(const cspr_profile *profile, cspr_code duty)
{
	for (uint16_t i = 0; i < profile->edition_count; i++)
		for (const struct term_run *run = profile->editions[i]->terms; run->rows; run++)
			for (size_t t = 0; t < run->count; t++)
				if (run->rows[t].duty == duty)
					return true;
	return false;
}

cspr_status cspr_profile_set_reading(cspr_profile *profile, cspr_code reading, cspr_code base)
{
	cspr_status status = begin_rule(profile, 0);
	cspr_code *own, before, duty;

	if (status == CSPR_DONE)
		status = check_word(profile, CSPR_GROUP_READING, reading, "reading");
	if (status)
		return status;
	if (reading == CSPR_READING_RELAXATION_END)
		return CSPR_ERROR_WRONG_TYPE;
	if (!base_fits(reading, base))
		return profile_refuse(profile, CSPR_ERROR_UNKNOWN_WORD, "base", NULL, NULL,
				      "the law can't be read so: it is none of the readings", NULL);
	duty = reading == CSPR_READING_RAPID_REVIEW_BASE ? CSPR_DUTY_RAPID_REVIEW : CSPR_DUTY_PUBLISH;
	if (!any_edition_owes(profile, duty))
		return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "reading", cspr_word_name(CSPR_GROUP_DUTY, duty),
				      NULL, "no edition of the profile has this duty", NULL);
	own = &profile->bases[reading - 1];
	before = *own;
	*own = base;
	status = tighten_all(profile);
	if (status)
		*own = before;
	return status;
}

cspr_status cspr_profile_set_relaxation_end(cspr_profile *profile, cspr_day day)
{
	cspr_status status = begin_rule(profile, 0);
	const cspr_edition *edition = NULL;

	if (status)
		return status;
	for (uint16_t i = 0; i < profile->edition_count && !edition; i++)
		if (span_given(profile->editions[i]->relaxed))
			edition = profile->editions[i];
	if (!edition)
		return profile_refuse(profile, CSPR_ERROR_CONTRADICTS, "day", NULL, NULL,
				      "no edition of the profile relaxes anything", NULL);
	if (day > edition->relaxed.last)
		return profile_refuse(
			profile, CSPR_ERROR_LOOSENS, "day", NULL, edition,
			"the relaxation ends on 2020-12-31 at the latest (inferred: no end was announced); "
			"a profile may end it earlier, not later",
			NULL);
	if (day < edition->relaxed.first)
		return profile_refuse(profile, CSPR_ERROR_BAD_DATE, "day", NULL, edition,
				      "the relaxation began on 2020-03-30", NULL);
	profile->relaxation_end = day;
	return CSPR_DONE;
}

/* Getters ---------------------------------------------------------------------------------------- */

const char *cspr_profile_id(const cspr_profile *profile)
{
	return profile->id;
}

const char *cspr_profile_version(const cspr_profile *profile)
{
	return profile->version;
}

const unsigned char *cspr_profile_digest(const cspr_profile *profile)
{
	return profile->has_digest ? profile->digest : NULL;
}

const cspr_edition *cspr_profile_edition(const cspr_profile *profile, size_t index)
{
	return index < profile->edition_count ? profile->editions[index] : NULL;
}

const char *cspr_profile_display(const cspr_profile *profile, cspr_code display)
{
	return display && display <= DISPLAYS ? profile->displays[display - 1] : NULL;
}

cspr_code cspr_profile_reading(const cspr_profile *profile, cspr_code reading)
{
	return reading && reading <= BASE_READINGS ? profile->bases[reading - 1] : 0;
}

cspr_day cspr_profile_relaxation_end(const cspr_profile *profile)
{
	return profile->relaxation_end;
}
