/*
 * Opening and closing, and the driver's table.
 */
#define _POSIX_C_SOURCE 200809L

#include "postgres.h"

#include <stdlib.h>
#include <string.h>

enum { PATIENCE = 30000 };

static const char *why(void *state)
{
	const struct postgres *postgres = state;

	return *postgres->why ? postgres->why : NULL;
}

/* A writer that was cut off left nothing: the server ended its transaction. */
static const char *found(void *state)
{
	(void)state;
	return NULL;
}

static void close_postgres(void *state)
{
	struct postgres *postgres = state;

	disconnect(postgres);
	free(postgres->uri);
	free(postgres->given_source);
	free(postgres->source);
	free(postgres->partnership);
	free(postgres->channel);
	free(postgres);
}

static const struct cspr_driver driver = {
	.size = sizeof driver,
	.name = "postgres",
	.append = append,
	.read = read_events,
	.list = list,
	.due = due,
	.summary = summary,
	.note = note,
	.erase_note = erase_note,
	.document = document,
	.checkpoints = checkpoints,
	.why = why,
	.found = found,
	.close = close_postgres,
};

static bool readable(const char *uri)
{
	PQconninfoOption *options = PQconninfoParse(uri, NULL);

	PQconninfoFree(options);
	return options != NULL;
}

static struct postgres *make(const char *uri, const struct cspr_postgres_settings *settings)
{
	struct postgres *postgres = calloc(1, sizeof *postgres);

	if (!postgres)
		return NULL;
	postgres->uri = strdup(uri);
	postgres->given_source = settings->source ? strdup(settings->source) : NULL;
	postgres->patience = settings->patience && settings->patience < INT32_MAX ? (int)settings->patience : PATIENCE;
	if (postgres->uri && (postgres->given_source || !settings->source))
		return postgres;
	close_postgres(postgres);
	return NULL;
}

cspr_status cspr_postgres_driver_open(const char *uri, const struct cspr_postgres_settings *settings,
				      const struct cspr_driver **ret, void **ret_state, struct cspr_trouble *trouble)
{
	struct cspr_postgres_settings known = { .size = sizeof known };
	struct postgres *postgres;
	enum outcome outcome;

	if (!uri || !ret || !ret_state || (settings && settings->size < sizeof settings->size))
		return CSPR_ERROR_ARGUMENT;
	if (settings)
		memcpy(&known, settings, settings->size < sizeof known ? settings->size : sizeof known);
	if (!readable(uri)) {
		tell(trouble, "this is no URI of PostgreSQL: postgresql://ROLE@HOST/DATABASE");
		return CSPR_ERROR_UNAVAILABLE;
	}
	postgres = make(uri, &known);
	if (!postgres)
		return CSPR_ERROR_NO_MEMORY;
	outcome = connect_once(postgres);
	if (outcome == FINE) {
		*ret = &driver;
		*ret_state = postgres;
		return CSPR_DONE;
	}
	tell(trouble, postgres->why);
	close_postgres(postgres);
	return outcome == TOO_NEW ? CSPR_ERROR_NEWER : outcome == SPOILT ? CSPR_ERROR_CORRUPT : CSPR_ERROR_UNAVAILABLE;
}

cspr_status cspr_postgres_open(cspr_context *context, const char *uri, const struct cspr_store_settings *store_settings,
			       const struct cspr_postgres_settings *settings, cspr_store **ret,
			       struct cspr_trouble *trouble)
{
	const struct cspr_driver *opened;
	void *state;
	cspr_status status;

	if (!context || !ret)
		return CSPR_ERROR_ARGUMENT;
	status = cspr_postgres_driver_open(uri, settings, &opened, &state, trouble);
	return status == CSPR_DONE ? cspr_store_new(context, opened, state, store_settings, ret, trouble) : status;
}
