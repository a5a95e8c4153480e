/*
 * Stores: a driver, and under what its reviews are read. Compiles each basis once.
 *
 * What must stay true: the driver is closed once, whoever fails; a basis outlives every review that is read under it.
 */
#include "stored.h"

#include <stdlib.h>
#include <string.h>

enum { ATTEMPTS = 16 };

cspr_status driver_failed(const cspr_store *store, cspr_status status, struct cspr_trouble *trouble)
{
	const char *why = store->driver->why ? store->driver->why(store->state) : NULL;

	if (status > 0)
		return say_wrong(trouble, CSPR_ERROR_UNCERTAIN, 0, "the driver gave a status that no driver gives");
	return say_wrong(trouble, status, 0, "%s", why ? why : cspr_status_words(status));
}

static cspr_status settings_take(cspr_store *store, const struct cspr_store_settings *settings,
				 struct cspr_trouble *trouble)
{
	cspr_status status;

	store->attempts = ATTEMPTS;
	if (!settings)
		return CSPR_DONE;
	if (settings->size < sizeof *settings)
		return CSPR_ERROR_ARGUMENT;
	store->calendar = settings->calendar ? cspr_calendar_ref(settings->calendar) : NULL;
	store->key = settings->key ? cspr_key_ref(settings->key) : NULL;
	store->keep_refusals = settings->keep_refusals;
	store->attempts = settings->attempts ? settings->attempts : ATTEMPTS;
	if (!settings->profile)
		return CSPR_DONE;
	status = cspr_profile_read(store->context, settings->profile, settings->profile_length, &store->profile,
				   trouble);
	if (status < 0)
		return status;
	store->profile_bytes = malloc(settings->profile_length);
	if (!store->profile_bytes)
		return CSPR_ERROR_NO_MEMORY;
	memcpy(store->profile_bytes, settings->profile, settings->profile_length);
	store->profile_text.size = sizeof store->profile_text;
	store->profile_text.bytes = store->profile_bytes;
	store->profile_text.length = settings->profile_length;
	memcpy(store->profile_text.digest, cspr_profile_digest(store->profile), sizeof store->profile_text.digest);
	return CSPR_DONE;
}

static void store_free(cspr_store *store)
{
	for (size_t i = 0; i < store->basis_count; i++)
		cspr_basis_unref(store->bases[i].basis);
	free(store->bases);
	free(store->profile_bytes);
	cspr_profile_unref(store->profile);
	cspr_calendar_unref(store->calendar);
	cspr_key_unref(store->key);
	EVP_MD_CTX_free(store->hash);
	cspr_context_unref(store->context);
	free(store);
}

/* All but why and found are needed. */
static bool driver_is_whole(const struct cspr_driver *driver)
{
	return driver->size >= sizeof *driver && driver->append && driver->read && driver->list && driver->due &&
	       driver->summary && driver->note && driver->erase_note && driver->document && driver->checkpoints;
}

static cspr_status store_open(cspr_context *context, const struct cspr_driver *driver, void *state,
			      const struct cspr_store_settings *settings, cspr_store **ret,
			      struct cspr_trouble *trouble)
{
	cspr_store *store;
	cspr_status status;

	if (!context || !ret || !driver_is_whole(driver))
		return CSPR_ERROR_ARGUMENT;
	store = calloc(1, sizeof *store);
	if (!store)
		return CSPR_ERROR_NO_MEMORY;
	store->references = 1;
	store->context = cspr_context_ref(context);
	store->driver = driver;
	store->hash = hash_new();
	status = store->hash ? settings_take(store, settings, trouble) : CSPR_ERROR_NO_MEMORY;
	if (status < 0) {
		store_free(store);
		return status;
	}
	store->state = state;
	*ret = store;
	return CSPR_DONE;
}

cspr_status cspr_store_new(cspr_context *context, const struct cspr_driver *driver, void *state,
			   const struct cspr_store_settings *settings, cspr_store **ret, struct cspr_trouble *trouble)
{
	struct trouble wrong = { .told.size = sizeof wrong.told };
	cspr_status status;

	if (!driver || driver->size < sizeof *driver || !driver->close)
		return CSPR_ERROR_ARGUMENT;
	status = store_open(context, driver, state, settings, ret, &wrong.told);
	if (status < 0)
		driver->close(state);
	return trouble_end(&wrong, status, trouble);
}

cspr_status cspr_memory_open(cspr_context *context, const struct cspr_store_settings *settings, cspr_store **ret,
			     struct cspr_trouble *trouble)
{
	void *state;
	cspr_status status = context && ret ? memory_new(&state) : CSPR_ERROR_ARGUMENT;

	struct trouble wrong = { .status = status };

	return status < 0 ? trouble_end(&wrong, status, trouble)
			  : cspr_store_new(context, &memory_driver, state, settings, ret, trouble);
}

cspr_store *cspr_store_ref(cspr_store *store)
{
	store->references++;
	return store;
}

void cspr_store_unref(cspr_store *store)
{
	if (!store || --store->references)
		return;
	store->driver->close(store->state);
	store_free(store);
}

const char *cspr_store_found(const cspr_store *store)
{
	return store && store->driver->found ? store->driver->found(store->state) : NULL;
}

const struct cspr_driver *cspr_store_driver(const cspr_store *store)
{
	return store ? store->driver : NULL;
}

void *cspr_store_state(const cspr_store *store)
{
	return store ? store->state : NULL;
}

void cspr_store_observe(cspr_store *store, cspr_observe observe, void *data)
{
	if (!store)
		return;
	store->observe = observe;
	store->observe_data = data;
}

struct wanted_profile {
	cspr_store *store;
	const unsigned char *digest;
	struct cspr_trouble *trouble;
	cspr_profile *profile;
};

/* A document is what its digest says it is, or it is not what was stored. */
static cspr_status document_read(void *data, const struct cspr_document *document)
{
	struct wanted_profile *wanted = data;
	unsigned char digest[32];
	cspr_status status;

	if (!hash_bytes(wanted->store->hash, document->bytes, document->length, digest))
		return say_wrong(wanted->trouble, CSPR_ERROR_NO_MEMORY, 0, "there is not enough memory");
	if (memcmp(digest, wanted->digest, sizeof digest) != 0)
		return say_wrong(wanted->trouble, CSPR_ERROR_CORRUPT, 0,
				 "the local profile in the store is not the one that the record was decided under");
	status = cspr_profile_read(wanted->store->context, document->bytes, document->length, &wanted->profile,
				   wanted->trouble);
	if (status == CSPR_ERROR_NO_MEMORY || status == CSPR_DONE)
		return status;
	return say_wrong(wanted->trouble, CSPR_ERROR_CORRUPT, 0,
			 "the local profile that the record was decided under can't be read: %s",
			 wanted->trouble->message);
}

/* The profile of that digest: the store's own, or the one that was stored with what was decided under it. */
static cspr_status profile_find(cspr_store *store, const unsigned char *digest, cspr_profile **ret,
				struct cspr_trouble *trouble)
{
	struct wanted_profile wanted = { .store = store, .digest = digest, .trouble = trouble };
	cspr_status status;

	if (store->profile && memcmp(store->profile_text.digest, digest, 32) == 0) {
		*ret = cspr_profile_ref(store->profile);
		return CSPR_DONE;
	}
	status = store->driver->document(store->state, digest, document_read, &wanted);
	if (status == CSPR_DONE && wanted.profile) {
		*ret = wanted.profile;
		return CSPR_DONE;
	}
	cspr_profile_unref(wanted.profile);
	if (status == CSPR_DONE || status == CSPR_ERROR_NOT_FOUND)
		return say_wrong(trouble, CSPR_ERROR_CORRUPT, 0,
				 "the local profile that the record was decided under is not in the store");
	return trouble->message[0] ? status : driver_failed(store, status, trouble);
}

static cspr_status basis_make(cspr_store *store, const cspr_edition *edition, const unsigned char *digest,
			      cspr_basis **ret, struct cspr_trouble *trouble)
{
	cspr_profile *profile = NULL;
	cspr_status status = digest ? profile_find(store, digest, &profile, trouble) : CSPR_DONE;

	if (status < 0)
		return status;
	status = cspr_basis_new(store->context, edition, store->calendar, profile, ret);
	cspr_profile_unref(profile);
	return status;
}

cspr_status store_basis(cspr_store *store, const cspr_edition *edition, const unsigned char *digest, cspr_basis **ret,
			struct cspr_trouble *trouble)
{
	struct known_basis *bases;
	cspr_status status;

	for (size_t i = 0; i < store->basis_count; i++) {
		const struct known_basis *known = &store->bases[i];

		if (known->edition != edition || known->local != (digest != NULL) ||
		    (digest && memcmp(known->profile, digest, 32) != 0))
			continue;
		*ret = known->basis;
		return CSPR_DONE;
	}
	bases = realloc(store->bases, (store->basis_count + 1) * sizeof *bases);
	if (!bases)
		return CSPR_ERROR_NO_MEMORY;
	store->bases = bases;
	bases += store->basis_count;
	*bases = (struct known_basis){ .edition = edition, .local = digest != NULL };
	if (digest)
		memcpy(bases->profile, digest, 32);
	status = basis_make(store, edition, digest, &bases->basis, trouble);
	if (status < 0)
		return status;
	store->basis_count++;
	*ret = bases->basis;
	return CSPR_DONE;
}
