/*
 * A local profile from its file: one JSON object, under schema/profile.json. The library decides what a profile
 * may say; this file says where in the file it is wrong. The rules themselves are read in local.c.
 *
 * The digest is SHA-256 over the exact bytes of the file.
 */
#include "host.h"

#include <openssl/evp.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PROFILE = 1 << 20 };

static const char *const profile_keys[] = { "$schema",	"profile", "version", "about", "editions",  "names",
					    "readings", "terms",   "needs",   "raise", "sign_offs", NULL };

struct bytes {
	char *bytes;
	size_t length;
};

static bool bytes_read(const char *name, struct bytes *ret, struct trouble *trouble)
{
	FILE *file = fopen(name, "rb");
	bool good;

	if (!file)
		return bad_input(trouble, "", "the profile can't be opened: %s", strerror(errno));
	ret->bytes = malloc(MOST_PROFILE + 1);
	good = ret->bytes != NULL;
	if (!good)
		no_memory(trouble);
	ret->length = good ? fread(ret->bytes, 1, MOST_PROFILE + 1, file) : 0;
	if (good && ferror(file))
		good = errno == EISDIR ? bad_input(trouble, "", "this is a directory")
				       : unavailable(trouble, "the profile can't be read to its end");
	else if (good && ret->length > MOST_PROFILE)
		good = bad_input(trouble, "", "the profile is longer than 1 MiB");
	fclose(file);
	return good;
}

static json_t *object_read(const struct bytes *bytes, struct trouble *trouble)
{
	char pointer[POINTER_SIZE] = "";
	json_error_t error;
	json_t *object = json_loadb(bytes->bytes, bytes->length, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);

	if (!object) {
		if (json_error_code(&error) == json_error_out_of_memory) {
			no_memory(trouble);
			return NULL;
		}
		if (json_error_code(&error) == json_error_duplicate_key)
			bad_input(trouble, "", "a key is given twice in one object");
		else
			bad_input(trouble, "", "the profile is not JSON");
		trouble->line = error.line > 0 ? error.line : 0;
		return NULL;
	}
	if (!json_is_object(object))
		bad_input(trouble, "", "a profile is one JSON object");
	else if (plain_values(object, pointer, trouble) && one_of_keys(object, profile_keys, "", trouble))
		return object;
	json_decref(object);
	return NULL;
}

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
	if (why.name)
		snprintf(trouble->rule, sizeof(trouble->rule), "%s", why.name);
	if (why.edition) /* of the library: the profile's own copy of its name will not outlive this */
		trouble->edition = cspr_edition_name(cspr_edition_find(why.edition));
	return false;
}

static bool editions_read(cspr_profile *profile, json_t *editions, struct trouble *trouble)
{
	size_t index;
	json_t *value;

	if (!json_is_array(editions) || !json_array_size(editions))
		return bad_input(trouble, "/editions", "editions is a list of the editions that the profile is for");
	json_array_foreach(editions, index, value)
	{
		const cspr_edition *edition = cspr_edition_find(json_string_value(value));
		struct nearest nearest = { .wanted = json_string_value(value) };
		char pointer[POINTER_SIZE];

		snprintf(pointer, sizeof(pointer), "/editions/%zu", index);
		if (!edition) {
			for (size_t i = 0; nearest.wanted && i < cspr_edition_count(); i++)
				nearest_try(&nearest, cspr_edition_name(cspr_edition_at(i)));
			bad_input(trouble, pointer, "there is no such edition; cspr edition lists them");
			nearest_done(&nearest, trouble);
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
	word = cspr_word_nearest(group, key);
	if (word)
		snprintf(trouble->nearest, sizeof(trouble->nearest), "%s", name_of(group, word));
	return 0;
}

static bool names_read(cspr_profile *profile, json_t *names, struct trouble *trouble)
{
	const char *key;
	json_t *value;

	if (names && !json_is_object(names))
		return bad_input(trouble, "/names", "names is an object: what is called what");
	json_object_foreach(names, key, value)
	{
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
	json_object_foreach(readings, key, value)
	{
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

static bool digest_set(cspr_profile *profile, const struct bytes *bytes, struct trouble *trouble)
{
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned int length = 0;

	if (!EVP_Digest(bytes->bytes, bytes->length, digest, &length, EVP_sha256(), NULL) || length != 32)
		return unavailable(trouble, "SHA-256 is not available");
	cspr_status status = cspr_profile_set_digest(profile, digest);
	return status < 0 ? status_trouble(status, "", trouble) : true;
}

bool profile_read(cspr_context *context, const char *file, cspr_profile **ret, struct trouble *trouble)
{
	struct bytes bytes = { 0 };
	cspr_profile *profile = NULL;
	json_t *object = NULL;
	bool good = bytes_read(file, &bytes, trouble);

	if (good)
		object = object_read(&bytes, trouble);
	good = object && heading_read(context, object, &profile, trouble) &&
	       editions_read(profile, json_object_get(object, "editions"), trouble) &&
	       names_read(profile, json_object_get(object, "names"), trouble) &&
	       readings_read(profile, json_object_get(object, "readings"), trouble) &&
	       local_rules_read(profile, object, trouble) && digest_set(profile, &bytes, trouble);
	json_decref(object);
	free(bytes.bytes);
	if (good) {
		*ret = profile;
		return true;
	}
	cspr_profile_unref(profile);
	trouble->profile = file;
	return false;
}

static void digest_text(const unsigned char *digest, char text[72])
{
	strcpy(text, "sha256:");
	for (size_t i = 0; i < 32; i++)
		snprintf(text + 7 + 2 * i, 3, "%02x", digest[i]);
}

json_t *profile_json(const cspr_profile *profile)
{
	char text[72];

	if (!profile)
		return NULL;
	digest_text(cspr_profile_digest(profile), text);
	return json_pack("{s:s, s:s, s:s}", "id", cspr_profile_id(profile), "version", cspr_profile_version(profile),
			 "digest", text);
}

void say_profile(const cspr_profile *profile)
{
	char text[72];

	if (!profile)
		return;
	digest_text(cspr_profile_digest(profile), text);
	printf("Local profile %s, version %s\n%s\n", cspr_profile_id(profile), cspr_profile_version(profile), text);
}
