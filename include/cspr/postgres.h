#ifndef CSPR_POSTGRES_H
#define CSPR_POSTGRES_H
/*
 * libcspr-postgres: the store for many machines, in PostgreSQL (tested with 15).
 *
 * The owner of a schema `cspr` installs it once, by cspr_postgres_install() or with psql from the SQL files in
 * share/cspr/postgres, and admits each role that an application connects as to one partnership:
 *     SELECT cspr.admit('bury_app', 'bury');
 * Row-level security does the rest: a role sees and writes what is of its partnership, whatever SQL it sends. The
 * owner, superusers and roles with BYPASSRLS are no applications. (How large the tables are, all partnerships together,
 * any role of the database can see; how many rows have a value, none, since no statistics are kept.) A dump is made by
 * a superuser, as all rows are hidden from the owner, too. For many partnerships the tables can be taken in parts:
 * partition-by-hash.sql. A connection must not go through a pooler that changes servers between transactions.
 *
 * A commit is acknowledged when the server says so at its synchronous_commit, which is raised to `on` for our
 * connection where it is less. Where contact is lost, a server is looked for as long as the settings say, in all hosts
 * of the URI (so that a promoted standby is found), and what was sent is found there or written again: once. A commit
 * that a synchronous standby has not confirmed is waited for, not acknowledged.
 *
 * A note that is erased can't be read any more by anybody; its bytes leave the pages as the server vacuums (the table
 * is set to be vacuumed at once), and write-ahead log and backups as those are kept.
 */
#include <cspr/store.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How the store is reached. */
struct cspr_postgres_settings {
	size_t size;
	const char *source; /* the source of CloudEvents; NULL: "urn:cspr:" and the partnership */
	uint32_t patience;  /* for how many milliseconds a lost server is looked for; 0: 30,000 */
};

/* Opens the store at a libpq URI (or keyword string), by one connection, of which each host is given two seconds to
 * answer unless the URI says otherwise. settings and store_settings may be NULL.
 * UNAVAILABLE: no server that can be written to is there, or the schema is missing or older, or the role was not
 * admitted; the trouble says which, and what to do. NEWER: the schema is of a newer version of this library. */
CSPR_PUBLIC cspr_status cspr_postgres_open(cspr_context *context, const char *uri,
					   const struct cspr_store_settings *store_settings,
					   const struct cspr_postgres_settings *settings, cspr_store **ret,
					   struct cspr_trouble *trouble);
/* The same as a driver and its state, for a host that wraps it: for cspr_store_new(). *ret lives for ever. */
CSPR_PUBLIC cspr_status cspr_postgres_driver_open(const char *uri, const struct cspr_postgres_settings *settings,
						  const struct cspr_driver **ret, void **ret_state,
						  struct cspr_trouble *trouble);

/* Installs the schema, or brings an older one up to this version; as its owner, who needs the right to create a schema.
 * Done already is no error. NEWER; UNAVAILABLE, nothing of the version that failed is there. */
CSPR_PUBLIC cspr_status cspr_postgres_install(const char *uri, struct cspr_trouble *trouble);

/* Outbox -----------------------------------------------------------------------------------------
 *
 * Each event is in the table cspr.outbox, too, from the same transaction on: as a CloudEvent 1.0 (structured, JSON), of
 * which id is "<review>/<number>", type "cspr.<event>", subject the review and data the stored line. state is of a
 * store of this driver (cspr_store_state(), cspr_postgres_driver_open()); ask before that cspr_store_driver() is
 * "postgres". */

/* An event that is to be sent on. */
struct cspr_outbox_row {
	size_t size;
	const char *review;	 /* its reference */
	uint32_t number;	 /* of the event, within its review */
	const char *cloud_event; /* JSON */
	size_t length;		 /* of cloud_event, in bytes */
};

/* Sends one on. CSPR_DONE: it was; anything else: not now. It must not use the store. */
typedef cspr_status (*cspr_send_on)(void *data, const struct cspr_outbox_row *row);

/* Takes up to so many rows that were not sent on yet, calls send for each, and marks it: each at least once (again,
 * when contact is lost before the mark is durable), those of a review in order, by one caller at a time. Several
 * processes may do so at once. What send gave that was not CSPR_DONE ends it and is given back; what was sent before
 * is marked. *ret_sent: how many were; it may be NULL. Sent rows stay until somebody deletes them. */
CSPR_PUBLIC cspr_status cspr_postgres_send_on(void *state, uint32_t most, cspr_send_on send, void *data,
					      size_t *ret_sent);

/* Waits until there may be something new in the outbox of the partnership (NOTIFY), at most so many milliseconds.
 * *ret_new: 1, or 0 when time was up. It is 1 at the first call and after contact was lost, since word may have been
 * missed. UNAVAILABLE. */
CSPR_PUBLIC cspr_status cspr_postgres_wait(void *state, uint32_t milliseconds, int *ret_new);

#ifdef __cplusplus
}
#endif
#endif
