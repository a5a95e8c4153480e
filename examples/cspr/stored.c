/*
 * A review of a store as a record, by the way that a file's goes: each stored line is read and decided anew, under the
 * local profile that it was decided under. So that every command answers of a store what it answers of its export.
 *
 * What must stay true: the stored review itself is only read.
 */
#include "stores.h"

#include <string.h>

static const unsigned char *profile_now(const struct record *record)
{
	const cspr_profile *profile = cspr_basis_profile(cspr_review_basis(record->review));

	return profile ? cspr_profile_digest(profile) : NULL;
}

static bool same_digest(const unsigned char *one, const unsigned char *other)
{
	return one && other ? memcmp(one, other, 32) == 0 : one == other;
}

struct finding_profile {
	cspr_context *context;
	cspr_profile *profile;
	struct trouble *trouble;
};

static cspr_status profile_visit(void *data, const struct cspr_document *document)
{
	struct finding_profile *finding = data;

	return cspr_profile_read(finding->context, document->bytes, document->length, &finding->profile,
				 trouble_begin(finding->trouble));
}

static bool profile_find(cspr_context *context, cspr_store *store, const unsigned char *digest, cspr_profile **ret,
			 struct trouble *trouble)
{
	struct finding_profile finding = { .context = context, .trouble = trouble };
	cspr_status status;

	trouble_begin(trouble);
	status = cspr_store_driver(store)->document(cspr_store_state(store), digest, profile_visit, &finding);
	if (status < 0)
		return store_trouble(status, trouble);
	*ret = finding.profile;
	return true;
}

/* From here on the record is under the profile that the line was decided under. */
static bool follow(struct record *record, cspr_store *store, const cspr_line *line, struct trouble *trouble)
{
	const cspr_edition *edition = record_edition(record);
	const unsigned char *digest = NULL;
	const char *id, *version;
	cspr_profile *profile = NULL;
	cspr_basis *basis;
	cspr_status status = cspr_line_profile(line, &id, &version, &digest);

	if (same_digest(digest, profile_now(record)))
		return true;
	if (digest && !profile_find(record->context, store, digest, &profile, trouble))
		return false;
	status = cspr_basis_new(record->context, edition, NULL, profile, &basis);
	cspr_profile_unref(profile);
	if (status < 0)
		return status_trouble(status, trouble);
	status = cspr_review_follow(record->review, basis);
	cspr_basis_unref(basis);
	return status == CSPR_DONE || status_trouble(status, trouble);
}

static bool line_replay(struct record *record, cspr_store *store, cspr_stored *stored, size_t index,
			struct trouble *trouble)
{
	const char *bytes;
	size_t length;
	cspr_line *line;
	bool good = true;
	cspr_status status = cspr_stored_line(stored, index, &bytes, &length);

	if (status < 0)
		return status_trouble(status, trouble);
	if (!line_read(record, bytes, length, NULL, &line, trouble))
		return false;
	if (!record->review)
		good = record_begin(record, line, trouble);
	good = good && follow(record, store, line, trouble) && record_add(record, line, trouble);
	cspr_line_unref(line);
	return good;
}

bool record_of_stored(struct record *record, cspr_context *context, cspr_store *store, cspr_stored *stored,
		      struct trouble *trouble)
{
	uint32_t count = cspr_review_version(cspr_stored_review(stored));
	cspr_basis *basis = cspr_review_basis(cspr_stored_review(stored));
	cspr_status status;

	memset(record, 0, sizeof(*record));
	trouble_begin(trouble);
	record->context = cspr_context_ref(context);
	for (uint32_t i = 0; i < count; i++) {
		if (line_replay(record, store, stored, i, trouble))
			continue;
		trouble->what.line = i + 1;
		trouble->exit = EXIT_UNAVAILABLE;
		return false;
	}
	status = cspr_review_follow(record->review, basis);
	return status == CSPR_DONE || status_trouble(status, trouble);
}

/* Whether an event has, or had, a note. */
static bool noted(cspr_stored *stored, size_t index)
{
	const char *bytes;
	size_t length;

	if (cspr_stored_line(stored, index, &bytes, &length) != CSPR_DONE)
		return false;
	json_t *line = json_loadb(bytes, length, 0, NULL);
	bool answer = json_object_get(line, "note_digest") != NULL;

	json_decref(line);
	return answer;
}

static json_t *note_json(cspr_context *context, cspr_stored *stored, size_t index, cspr_status *status)
{
	char *text;
	json_t *note;

	if (!noted(stored, index))
		return json_false();
	*status = cspr_stored_note(stored, index, &text);
	if (*status == CSPR_ERROR_NOT_FOUND)
		*status = CSPR_DONE;
	else if (*status == CSPR_DONE) {
		note = json_string(text);
		cspr_text_free(context, text);
		return note;
	}
	return json_null();
}

json_t *stored_notes(cspr_context *context, cspr_stored *stored, struct trouble *trouble)
{
	uint32_t count = cspr_review_version(cspr_stored_review(stored));
	cspr_status status = CSPR_DONE;
	json_t *notes = json_array();

	trouble_begin(trouble);
	for (uint32_t i = 0; i < count && status == CSPR_DONE; i++) {
		json_array_append_new(notes, note_json(context, stored, i, &status));
		if (status == CSPR_DONE)
			continue;
		trouble->what.line = i + 1;
		store_trouble(status, trouble);
	}
	if (status == CSPR_DONE)
		return notes;
	json_decref(notes);
	return NULL;
}

char *reference_file(const char *reference, char name[FILE_NAME_SIZE])
{
	size_t at = 0;

	for (; *reference && at + 4 < FILE_NAME_SIZE; reference++) {
		if (*reference == '/' || *reference == ':')
			at += (size_t)snprintf(name + at, FILE_NAME_SIZE - at, "%%%02X", *reference);
		else
			name[at++] = *reference;
	}
	name[at] = '\0';
	return name;
}
