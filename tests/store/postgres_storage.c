/*
 * A storage in PostgreSQL: the URI is that of an application's role. Who can empty it, a superuser, is told by the
 * environment: CSPR_ADMIN_URI.
 */
#include "storages.h"

#include <cspr/postgres.h>

#include <libpq-fe.h>

#include <stdio.h>
#include <stdlib.h>

struct database {
	char uri[1024];
	const char *admin_uri;
};

static cspr_status reset_database(void *data)
{
	struct database *database = data;
	PGconn *connection = PQconnectdb(database->admin_uri);
	PGresult *result = PQexec(connection, "DELETE FROM cspr.event; DELETE FROM cspr.review; DELETE FROM cspr.duty;"
					      " DELETE FROM cspr.note; DELETE FROM cspr.document;"
					      " DELETE FROM cspr.checkpoint; DELETE FROM cspr.outbox");
	cspr_status status = PQresultStatus(result) == PGRES_COMMAND_OK ? CSPR_DONE : CSPR_ERROR_UNAVAILABLE;

	if (status != CSPR_DONE)
		fprintf(stderr, "%s", PQerrorMessage(connection));
	PQclear(result);
	PQfinish(connection);
	return status;
}

static cspr_status open_database(void *data, void **ret)
{
	struct database *database = data;
	const struct cspr_driver *driver;
	struct cspr_trouble trouble = { .size = sizeof trouble };
	cspr_status status = cspr_postgres_driver_open(database->uri, NULL, &driver, ret, &trouble);

	if (status != CSPR_DONE)
		fprintf(stderr, "%s\n", trouble.message);
	return status;
}

bool postgres_storage(const char *place, struct storage *ret)
{
	struct database *database = calloc(1, sizeof *database);
	const struct cspr_driver *driver;
	void *state;

	if (!database)
		return false;
	snprintf(database->uri, sizeof database->uri, "postgresql:%s", place);
	database->admin_uri = getenv("CSPR_ADMIN_URI");
	if (!database->admin_uri ||
	    cspr_postgres_driver_open(database->uri, NULL, &driver, &state, NULL) != CSPR_DONE) {
		free(database);
		return false;
	}
	driver->close(state);
	*ret = (struct storage){
		.driver = driver,
		.data = database,
		.reset = reset_database,
		.open = open_database,
		.done = free,
	};
	return true;
}
