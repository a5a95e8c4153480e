/*
 * A local profile from its bytes: one JSON object. The library decides what a profile may say; this file says where it
 * is wrong. Its rules are read in profile_terms.c and profile_needs.c.
 *
 * The digest is SHA-256 over the exact bytes.
 */
#include "reading/reading.h"

#include <stdio.h>
#include <string.h>

static const char *const profile_keys[] = { "$schema",	"profile", "version", "about", "editions",  "names",
					    "readings", "terms",   "needs",   "raise", "sign_offs", NULL };

static bool heading_read(cspr_context *context, json_t *object, cspr_profile **ret, struct trouble *trouble)
{
	const char *id, *version;
	cspr_status status;

	if (!json_object_get(object, "profile"))
		return bad_input(trouble, "/profile", "profile is missing: the profile's id, an opaque reference");
	if (!json_object_get(object, "version"))
		return bad_input(trouble, "/version", "version is missing: an opaque reference");
	if (!reference_read(json_object_get(object, "profile"), "/profile", &id, trouble) ||
	    !reference_read(json_object_get(object, "version"), "/version", &version, trouble))
		return false;
	if (json_object_get(object, "about") && !json_is_string(json_object_get(object, "about")))
		return bad_input(trouble, "/about", "about is a string");
	status = cspr_profile_new(context, id, version, ret);
	return status < 0 ? status_trouble(status, "", trouble) : true;
}

bool profile_trouble(const cspr_profile *profile, cspr_status status, const char *pointer, struct trouble *trouble)
{
	struct cspr_profile_trouble why = { .size = sizeof(why) };

	if (cspr_profile_trouble(profile, &why) != CSPR_DONE)
		return status_trouble(status, pointer, trouble);
	bad_input(trouble, pointer, "%s", why.words);
	snprintf(trouble->told.rule, sizeof(trouble->told.rule), "%s", why.name ? why.name : "");
	snprintf(trouble->told.edition, sizeof(trouble->told.edition), "%s", why.edition ? why.edition : "");
	if (status == CSPR_ERROR_LOOSENS || status == CSPR_ERROR_CONTRADICTS || status == CSPR_ERROR_NO_MEMORY)
		trouble->status = status;
	return false;
}

static bool editions_read(cspr_profile *profile, json_t *editions, struct trouble *trouble)
{
	size_t index;
	json_t *value;

	if (!json_is_array(editions) || !json_array_size(editions))
		return bad_input(trouble, "/editions", "editions is a list of the editions that the profile is for");
	json_array_foreach(editions, index, value) {
		const cspr_edition *edition = cspr_edition_find(json_string_value(value));
		const char *nearest = NULL;
		char pointer[POINTER_SIZE];

		snprintf(pointer, sizeof(pointer), "/editions/%zu", index);
		if (!edition) {
			for (size_t i = 0; i < cspr_edition_count(); i++)
				nearest = cspr_word_nearer(json_string_value(value), nearest,
							   cspr_edition_name(cspr_edition_at(i)));
			bad_input(trouble, pointer, "there is no such edition; cspr edition lists them");
			nearest_is(trouble, nearest);
			return false;
		}
		cspr_status status = cspr_profile_add_edition(profile, edition);
		if (status < 0)
			return profile_trouble(profile, status, pointer, trouble);
	}
	return true;
}

/* Keys that are words of a group; 0 after saying what is wrong. pointer becomes the key's. */
static cspr_code key_read(cspr_code group, const char *what, const char *key, char pointer[POINTER_SIZE],
			  struct trouble *trouble)
{
	cspr_code word = cspr_word_find(group, key);

	pointer_add(pointer, key);
	if (word)
		return word;
	bad_input(trouble, pointer, "there is no such %s", what);
	nearest_word(trouble, group, key);
	return 0;
}

static bool names_read(cspr_profile *profile, json_t *names, struct trouble *trouble)
{
	const char *key;
	json_t *value;

	if (names && !json_is_object(names))
		return bad_input(trouble, "/names", "names is an object: what is called what");
	json_object_foreach(names, key, value) {
		char pointer[POINTER_SIZE] = "/names";
		cspr_code display = key_read(CSPR_GROUP_DISPLAY, "thing to name", key, pointer, trouble);

		if (!display)
			return false;
		if (!json_is_string(value))
			return bad_input(trouble, pointer, "a name is a string");
		cspr_status status = cspr_profile_set_display(profile, display, json_string_value(value));
		if (status < 0)
			return profile_trouble(profile, status, pointer, trouble);
	}
	return true;
}

static cspr_status reading_set(cspr_profile *profile, cspr_code reading, const char *text, bool *ret_known)
{
	static const struct {
		cspr_code reading;
		cspr_code base;
		const char *name;
	} bases[] = {
		{ CSPR_READING_RAPID_REVIEW_BASE, CSPR_EVENT_NOTIFY_NATIONAL_PANEL, "notified" },
		{ CSPR_READING_RAPID_REVIEW_BASE, CSPR_MILESTONE_AWARE, "aware" },
		{ CSPR_READING_SIX_MONTHS_BASE, CSPR_EVENT_DECIDE, "decision" },
		{ CSPR_READING_SIX_MONTHS_BASE, CSPR_EVENT_SEND_TO_NATIONAL_PANEL, "sent" },
		{ CSPR_READING_SIX_MONTHS_BASE, CSPR_EVENT_BEGIN_LCSPR, "begin_lcspr" },
	};
	cspr_day day;

	*ret_known = true;
	if (reading == CSPR_READING_RELAXATION_END && full_date_read(text, &day))
		return cspr_profile_set_relaxation_end(profile, day);
	for (size_t i = 0; i < sizeof(bases) / sizeof(bases[0]); i++)
		if (bases[i].reading == reading && strcmp(bases[i].name, text) == 0)
			return cspr_profile_set_reading(profile, reading, bases[i].base);
	*ret_known = false;
	return CSPR_ERROR_UNKNOWN_WORD;
}

static bool readings_read(cspr_profile *profile, json_t *readings, struct trouble *trouble)
{
	static const char *const wanted[] = {
		[CSPR_READING_RAPID_REVIEW_BASE] = "it is notified or aware",
		[CSPR_READING_SIX_MONTHS_BASE] = "it is decision, sent or begin_lcspr",
		[CSPR_READING_RELAXATION_END] = "it is a full date, as 2020-06-30",
	};
	const char *key;
	json_t *value;

	if (readings && !json_is_object(readings))
		return bad_input(trouble, "/readings", "readings is an object: how the law is read");
	json_object_foreach(readings, key, value) {
		char pointer[POINTER_SIZE] = "/readings";
		cspr_code reading = key_read(CSPR_GROUP_READING, "reading", key, pointer, trouble);
		bool known;

		if (!reading)
			return false;
		if (!json_is_string(value))
			return bad_input(trouble, pointer, "%s", wanted[reading]);
		cspr_status status = reading_set(profile, reading, json_string_value(value), &known);
		if (!known)
			return bad_input(trouble, pointer, "%s", wanted[reading]);
		if (status < 0)
			return profile_trouble(profile, status, pointer, trouble);
	}
	return true;
}

static bool raise_read(const struct row *row)
{
	static const char *const keys[] = { "rule", "event", "editions", "force", NULL };
	static const char *const fields[][2] = { { NULL, NULL } };
	cspr_code rule, event, force;
	uint32_t editions;

	if (!one_of_keys(row->object, keys, row->pointer, row->trouble) || !editions_at(row, &editions) ||
	    !word_at(row, row->object, "rule", CSPR_GROUP_RULE, "rule", &rule) ||
	    !event_at(row, "event", false, &event) ||
	    !word_at(row, row->object, "force", CSPR_GROUP_FORCE, "force", &force))
		return false;
	if (!rule)
		return wrong(row, "rule", "rule is missing: a rule of the edition");
	if (!force)
		return wrong(row, "force", "force is missing: must, should, expect or local");
	cspr_status status = cspr_profile_raise(row->profile, editions, rule, event, force);
	return status < 0 ? refused(row, status, fields) : true;
}

static bool rows_read(cspr_profile *profile, json_t *object, const char *key, bool (*read)(const struct row *),
		      struct trouble *trouble)
{
	struct row row = { .profile = profile, .trouble = trouble };
	json_t *rows = json_object_get(object, key);
	size_t index;

	snprintf(row.pointer, sizeof(row.pointer), "/%s", key);
	if (rows && !json_is_array(rows))
		return bad_input(trouble, row.pointer, "%s is a list of objects", key);
	json_array_foreach(rows, index, row.object) {
		snprintf(row.pointer, sizeof(row.pointer), "/%s/%zu", key, index);
		if (!json_is_object(row.object))
			return bad_input(trouble, row.pointer, "an object is wanted here");
		if (!read(&row))
			return false;
	}
	return true;
}

static bool profile_fill(cspr_profile *profile, json_t *object, struct trouble *trouble)
{
	return editions_read(profile, json_object_get(object, "editions"), trouble) &&
	       names_read(profile, json_object_get(object, "names"), trouble) &&
	       readings_read(profile, json_object_get(object, "readings"), trouble) &&
	       rows_read(profile, object, "terms", term_read, trouble) &&
	       rows_read(profile, object, "needs", need_read, trouble) &&
	       rows_read(profile, object, "sign_offs", sign_off_read, trouble) &&
	       rows_read(profile, object, "raise", raise_read, trouble);
}

static bool digest_set(cspr_profile *profile, const char *bytes, size_t length, struct trouble *trouble)
{
	unsigned char digest[32];

	if (!digest_of(bytes, length, digest))
		return no_memory(trouble);
	cspr_status status = cspr_profile_set_digest(profile, digest);
	return status < 0 ? status_trouble(status, "", trouble) : true;
}

cspr_status cspr_profile_read(cspr_context *context, const char *bytes, size_t length, cspr_profile **ret,
			      struct cspr_trouble *ret_trouble)
{
	struct trouble trouble = { 0 };
	cspr_profile *profile = NULL;
	json_t *object;
	bool good;

	if (!context || (!bytes && length) || !ret || !trouble_fits(ret_trouble))
		return CSPR_ERROR_ARGUMENT;
	object = json_profile(bytes, length, &trouble);
	good = object && one_of_keys(object, profile_keys, "", &trouble) &&
	       heading_read(context, object, &profile, &trouble) && profile_fill(profile, object, &trouble) &&
	       digest_set(profile, bytes, length, &trouble);
	json_decref(object);
	if (good) {
		*ret = profile;
		return CSPR_DONE;
	}
	cspr_profile_unref(profile);
	return trouble_give(&trouble, ret_trouble);
}
