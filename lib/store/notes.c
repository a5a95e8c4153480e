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

cspr_status cspr_stored_note(cspr_stored *stored, size_t index, char **ret)
{
	struct wanted wanted = { .text = NULL };
	const struct line_place *place;
	const cspr_store *store;
	cspr_status status;

	if (!stored || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (index >= stored->lines.count)
		return CSPR_ERROR_NOT_FOUND;
	store = stored->store;
	wanted.store = store;
	place = &stored->lines.places[index];
	if (!line_note_digest(stored->lines.bytes + place->at, place->length, wanted.digest))
		return CSPR_ERROR_NOT_FOUND;
	status = store->driver->note(store->state, stored->reference, (uint32_t)index + 1, note_read, &wanted);
	if (status == CSPR_DONE && wanted.text) {
		*ret = wanted.text;
		return CSPR_DONE;
	}
	if (wanted.text)
		cspr_text_free(store->context, wanted.text);
	return status == CSPR_DONE ? CSPR_ERROR_NOT_FOUND : status;
}

cspr_status cspr_stored_erase_note(cspr_stored *stored, size_t index)
{
	if (!stored)
		return CSPR_ERROR_ARGUMENT;
	if (index >= stored->lines.count)
		return CSPR_ERROR_NOT_FOUND;
	return stored->store->driver->erase_note(stored->store->state, stored->reference, (uint32_t)index + 1);
}
