/*
 * Narrative: kept beside the record, committed to by a salted digest in it, and erased without touching it.
 *
 * What must stay true: a note that is given out is the one that the record commits to.
 */
#include "stored.h"

#include <string.h>

cspr_status note_digest(EVP_MD_CTX *hash, const struct cspr_note *note, unsigned char ret[32])
{
	bool good = EVP_DigestInit_ex(hash, EVP_sha256(), NULL) &&
		    EVP_DigestUpdate(hash, note->salt, sizeof note->salt) &&
		    EVP_DigestUpdate(hash, note->text, note->length) && EVP_DigestFinal_ex(hash, ret, NULL);

	return good ? CSPR_DONE : CSPR_ERROR_NO_MEMORY;
}

struct wanted {
	const cspr_store *store;
	unsigned char digest[32];
	char *text;
};

static cspr_status note_read(void *data, const struct cspr_note *note)
{
	struct wanted *wanted = data;
	unsigned char digest[32];
	cspr_status status = note_digest(wanted->store->hash, note, digest);

	if (status < 0)
		return status;
	if (memcmp(digest, wanted->digest, sizeof digest) != 0)
		return CSPR_ERROR_CORRUPT;
	return cspr_text_new(wanted->store->context, note->text, note->length, &wanted->text);
}

/* The digest that the event's line has; NOT_FOUND when it has none. */
static cspr_status digest_of(cspr_stored *stored, size_t index, unsigned char ret[32])
{
	const char *bytes;
	size_t length;
	struct line line;
	cspr_status status = cspr_stored_line(stored, index, &bytes, &length);

	if (status == CSPR_DONE)
		status = line_read(stored->store->context, stored->review, bytes, length, (uint32_t)index + 1, &line,
				   NULL);
	if (status < 0)
		return status;
	cspr_event_unref(line.event);
	memcpy(ret, line.note_digest, sizeof line.note_digest);
	return line.has_note ? CSPR_DONE : CSPR_ERROR_NOT_FOUND;
}

cspr_status cspr_stored_note(cspr_stored *stored, size_t index, char **ret)
{
	struct wanted wanted = { .text = NULL };
	const cspr_store *store;
	cspr_status status;

	if (!stored || !ret)
		return CSPR_ERROR_ARGUMENT;
	store = stored->store;
	wanted.store = store;
	status = digest_of(stored, index, wanted.digest);
	if (status == CSPR_DONE)
		status = store->driver->note(store->state, stored->reference, (uint32_t)index + 1, note_read, &wanted);
	if (status == CSPR_DONE)
		*ret = wanted.text;
	return status;
}

cspr_status cspr_stored_erase_note(cspr_stored *stored, size_t index)
{
	if (!stored)
		return CSPR_ERROR_ARGUMENT;
	if (index >= stored->lines.count)
		return CSPR_ERROR_NOT_FOUND;
	return stored->store->driver->erase_note(stored->store->state, stored->reference, (uint32_t)index + 1);
}
