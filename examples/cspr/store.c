/*
 * A store from its URI. The drivers that were built are linked; which they are is all that this file decides.
 *
 * What must stay true: a URI is never printed, since it may have a password in it.
 */
#include "stores.h"

#ifdef HAS_SQLITE
#include <cspr/sqlite.h>
#endif
#ifdef HAS_POSTGRES
#include <cspr/postgres.h>
#endif

#include <stdlib.h>
#include <string.h>

#define FORMS "memory:, sqlite:PATH or postgresql://HOST/DATABASE"

enum scheme { SCHEME_NONE, SCHEME_MEMORY, SCHEME_SQLITE, SCHEME_POSTGRES };

static enum scheme scheme_of(const char *uri)
{
	if (strcmp(uri, "memory:") == 0)
		return SCHEME_MEMORY;
	if (strncmp(uri, "sqlite:", 7) == 0 && uri[7])
		return SCHEME_SQLITE;
	if (strncmp(uri, "postgresql://", 13) == 0 || strncmp(uri, "postgres://", 11) == 0)
		return SCHEME_POSTGRES;
	return SCHEME_NONE;
}

static bool scheme_built(enum scheme scheme)
{
	switch (scheme) {
	case SCHEME_NONE:
		return false;
	case SCHEME_MEMORY:
		return true;
	case SCHEME_SQLITE:
#ifdef HAS_SQLITE
		return true;
#else
		return false;
#endif
	case SCHEME_POSTGRES:
#ifdef HAS_POSTGRES
		return true;
#else
		return false;
#endif
	}
	return false;
}

int store_check(const char *uri, const char *command, bool json)
{
	if (!uri)
		return say_usage(json, command, NULL, "--store is missing: " FORMS);
	if (scheme_of(uri) == SCHEME_NONE)
		return say_usage(json, command, NULL, "--store takes the URI of a store: " FORMS);
	if (!scheme_built(scheme_of(uri)))
		return say_usage(json, command, NULL, "this cspr was built without the driver of that store");
	return EXIT_DONE;
}

struct cspr_trouble *trouble_begin(struct trouble *trouble)
{
	memset(trouble, 0, sizeof(*trouble));
	trouble->what.size = sizeof(trouble->what);
	return &trouble->what;
}

bool store_trouble(cspr_status status, struct trouble *trouble)
{
	if (!trouble->what.message[0])
		snprintf(trouble->what.message, sizeof(trouble->what.message), "%s", cspr_status_words(status));
	return told_trouble(status, trouble);
}

bool driver_trouble(const cspr_store *store, cspr_status status, struct trouble *trouble)
{
	const struct cspr_driver *driver = cspr_store_driver(store);
	const char *why = driver->why ? driver->why(cspr_store_state(store)) : NULL;

	trouble_begin(trouble);
	if (why)
		snprintf(trouble->what.message, sizeof(trouble->what.message), "%s", why);
	return store_trouble(status, trouble);
}

static cspr_status driver_open(cspr_context *context, const struct opening *opening,
			       const struct cspr_store_settings *settings, cspr_store **ret, struct trouble *trouble)
{
	struct cspr_trouble *what = trouble_begin(trouble);

	switch (scheme_of(opening->uri)) {
	case SCHEME_NONE:
		break;
	case SCHEME_MEMORY:
		return cspr_memory_open(context, settings, ret, what);
	case SCHEME_SQLITE: {
#ifdef HAS_SQLITE
		struct cspr_sqlite_settings sqlite = { .size = sizeof(sqlite), .must_exist = !opening->make };

		return cspr_sqlite_open(context, opening->uri + 7, settings, &sqlite, ret, what);
#else
		break;
#endif
	}
	case SCHEME_POSTGRES:
#ifdef HAS_POSTGRES
		return cspr_postgres_open(context, opening->uri, settings, NULL, ret, what);
#else
		break;
#endif
	}
	return CSPR_ERROR_UNAVAILABLE;
}

static bool key_read(const char *file, cspr_key **ret, struct trouble *trouble)
{
	cspr_status status = cspr_key_read(file, ret, trouble_begin(trouble));

	if (status < 0)
		return store_trouble(status, trouble);
	return cspr_key_private(*ret) ||
	       bad_input(trouble, "", "this key can't sign: --key takes the private one, not the .pub beside it");
}

/* The text of a profile that is one; what is wrong with one that is not is said of its file, not of the store. */
static bool profile_check(cspr_context *context, const char *file, char **ret, size_t *ret_length,
			  struct trouble *trouble)
{
	cspr_profile *profile;

	if (!profile_read(context, file, &profile, trouble))
		return false;
	cspr_profile_unref(profile);
	return profile_text(file, ret, ret_length, trouble);
}

bool store_open(cspr_context *context, const struct opening *opening, cspr_store **ret, struct trouble *trouble)
{
	struct cspr_store_settings settings = { .size = sizeof(settings), .keep_refusals = opening->keep_refusals };
	char *profile = NULL;
	cspr_status status = CSPR_DONE;
	bool good;

	trouble_begin(trouble);
	good = !opening->profile ||
	       profile_check(context, opening->profile, &profile, &settings.profile_length, trouble);
	good = good && (!opening->key || key_read(opening->key, &settings.key, trouble));
	settings.profile = profile;
	if (good)
		status = driver_open(context, opening, &settings, ret, trouble);
	free(profile);
	cspr_key_unref(settings.key);
	if (status < 0) {
		store_trouble(status, trouble);
		trouble->exit = EXIT_UNAVAILABLE;
		return false;
	}
	if (good && cspr_store_found(*ret))
		fprintf(stderr, "cspr: the store: %s\n", cspr_store_found(*ret));
	return good;
}

int desk_open(struct desk *desk, const struct opening *opening, bool json)
{
	struct trouble trouble;
	int exit_code = EXIT_DONE;

	*desk = (struct desk){ NULL, NULL };
	trouble_begin(&trouble);
	if (cspr_context_new(NULL, &desk->context) != CSPR_DONE)
		no_memory(&trouble);
	else
		store_open(desk->context, opening, &desk->store, &trouble);
	if (!desk->store) {
		exit_code = say_trouble(&trouble, NULL, json);
		desk_close(desk);
	}
	return exit_code;
}

int desk_failed(const struct desk *desk, cspr_status status, bool json)
{
	struct trouble trouble;

	driver_trouble(desk->store, status, &trouble);
	return say_trouble(&trouble, NULL, json);
}

void desk_close(struct desk *desk)
{
	cspr_store_unref(desk->store);
	cspr_context_unref(desk->context);
}
