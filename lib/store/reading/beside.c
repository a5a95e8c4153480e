/*
 * What a line carries beside its event: narrative, or the digest that commits to it, and what was decided when the
 * event was recorded. Only its form is checked here; what it says is for whoever verifies a record.
 */
#include "reading/reading.h"

#include <stdio.h>

static const char *const decided_keys[] = { "verdict", "profile", NULL };
static const char *const profile_keys[] = { "id", "version", "digest", NULL };

static bool digest_read(json_t *value, const char *pointer, unsigned char ret[32], struct trouble *trouble)
{
	if (cspr_digest_read(json_is_string(value) ? json_string_value(value) : "", ret) == CSPR_DONE)
		return true;
	return bad_input(trouble, pointer, "a digest is sha256: and 64 hexadecimal digits");
}

static bool note_read(json_t *line, struct beside *beside, struct trouble *trouble)
{
	json_t *note = json_object_get(line, "note"), *digest = json_object_get(line, "note_digest");

	if (note && !json_is_string(note))
		return bad_input(trouble, "/note", "note is a string");
	if (note && digest)
		return bad_input(trouble, "/note_digest", "either the note or its digest is given, not both");
	beside->note = json_string_value(note);
	beside->has_note_digest = digest != NULL;
	return !digest || digest_read(digest, "/note_digest", beside->note_digest, trouble);
}

static bool profile_read(json_t *profile, struct beside *beside, struct trouble *trouble)
{
	if (!profile)
		return true;
	if (!json_is_object(profile))
		return bad_input(trouble, "/decided/profile", "profile is an object with id, version and digest");
	beside->has_profile = true;
	return one_of_keys(profile, profile_keys, "/decided/profile", trouble) &&
	       reference_read(json_object_get(profile, "id"), "/decided/profile/id", &beside->profile_id, trouble) &&
	       reference_read(json_object_get(profile, "version"), "/decided/profile/version", &beside->profile_version,
			      trouble) &&
	       digest_read(json_object_get(profile, "digest"), "/decided/profile/digest", beside->profile_digest,
			   trouble);
}

static bool decided_read(json_t *decided, struct beside *beside, struct trouble *trouble)
{
	if (!decided)
		return true;
	if (!json_is_object(decided))
		return bad_input(trouble, "/decided", "decided is an object with verdict");
	if (!one_of_keys(decided, decided_keys, "/decided", trouble))
		return false;
	beside->verdict = word_read(json_object_get(decided, "verdict"), CSPR_GROUP_VERDICT, "verdict",
				    "/decided/verdict", trouble);
	if (!beside->verdict)
		return false;
	if (beside->verdict == CSPR_VERDICT_REFUSED)
		return bad_input(trouble, "/decided/verdict",
				 "what is on record was allowed, or allowed in breach: what was refused is not on it");
	return profile_read(json_object_get(decided, "profile"), beside, trouble);
}

bool beside_read(json_t *line, struct beside *beside, struct trouble *trouble)
{
	return note_read(line, beside, trouble) && decided_read(json_object_get(line, "decided"), beside, trouble);
}
