/*
 * What the files of a store know of each other: stores, stored reviews, and the rows of the portfolio.
 *
 * What must stay true: a stored review's lines, leaves, tree and review are always of the same events, those that the
 * driver has said are durable; the review is replaced, never written to, when something is recorded.
 */
#ifndef STORED_H
#define STORED_H

#include "evidence/evidence.h"
#include "inside.h"
#include "trouble.h"

/* Stores: store.c. A trouble that is given to any function here is a whole one, never a host's. */

struct known_basis { /* an edition, compiled with a profile or without */
	const cspr_edition *edition;
	bool local;
	unsigned char profile[32]; /* its digest */
	cspr_basis *basis;
};

struct cspr_store {
	uint32_t references;
	cspr_context *context;
	const struct cspr_driver *driver;
	void *state;
	cspr_calendar *calendar; /* NULL: England and Wales */
	cspr_profile *profile;	 /* of events from now on; NULL: each review's own */
	char *profile_bytes;
	struct cspr_document profile_text;
	bool keep_refusals;
	uint32_t attempts;
	cspr_key *key;
	cspr_observe observe;
	void *observe_data;
	struct known_basis *bases;
	size_t basis_count;
	EVP_MD_CTX *hash; /* for any digest */
};

/* What a driver could not do, in words. */
cspr_status driver_failed(const cspr_store *store, cspr_status status, struct cspr_trouble *trouble);
/* The basis of an edition under the profile of that digest (NULL: none), made or known; it belongs to the store. */
cspr_status store_basis(cspr_store *store, const cspr_edition *edition, const unsigned char *profile, cspr_basis **ret,
			struct cspr_trouble *trouble);

/* Stored reviews: load.c */

struct line_place {
	size_t at, length;
	unsigned char leaf[32];
};

struct lines {
	char *bytes;
	size_t used, room;
	struct line_place *places;
	uint32_t count, most;
};
bool lines_reserve(struct lines *lines, size_t bytes, uint32_t more);
void lines_add(struct lines *lines, const char *line, size_t length, const unsigned char leaf[32]);
void lines_free(struct lines *lines);

/* Rows of the portfolio that a review adds up to: rows.c */
struct rows {
	struct cspr_duty_row *list;
	size_t count, room;
	char *text; /* what is in about */
};
cspr_status rows_of(const cspr_review *review, const char *reference, struct rows *ret);
void rows_sort(struct rows *rows); /* by duty and about */
/* Those of a portfolio, whose strings they have. */
cspr_status portfolio_rows(const cspr_portfolio *portfolio, struct rows *ret);
void rows_free(struct rows *rows);
void summary_of(const cspr_review *review, const char *reference, const unsigned char root[32],
		struct cspr_summary *ret);

/* SHA-256(salt, text): notes.c */
cspr_status note_digest(EVP_MD_CTX *hash, const struct cspr_note *note, unsigned char ret[32]);

struct cspr_stored {
	uint32_t references;
	cspr_store *store;
	char reference[65];
	cspr_code kind;		     /* asked for, of a review that is not there yet; */
	const cspr_edition *edition; /* so this, or NULL: the one in force */
	cspr_review *review;	     /* NULL before the first event */
	struct lines lines;
	struct frontier tree;
	uint32_t in_tree; /* leaves that are in it; the rest are added when a head is asked for */
	struct rows rows; /* as they are in the store, if rows_known */
	bool rows_known;
};

cspr_status stored_new(cspr_store *store, const char *reference, cspr_stored **ret);
/* Reads what is new and replays it. */
cspr_status stored_read(cspr_stored *stored, struct cspr_trouble *trouble);
/* And goes on under the store's profile. */
cspr_status stored_refresh(cspr_stored *stored, struct cspr_trouble *trouble);
/* The store's profile, if it has one and that is for the edition: from here on. */
cspr_status stored_follow(cspr_stored *stored, struct cspr_trouble *trouble);
cspr_status stored_rows(cspr_stored *stored);
/* CORRUPT: a line is not what its leaf was made of. */
cspr_status stored_tree(cspr_stored *stored, struct cspr_trouble *trouble);

/* Differences between rows: rows.c. Both lists of pointers have room for as many as the rows they point into. */
struct row_changes {
	const struct cspr_duty_row **put, **gone;
	size_t put_count, gone_count;
};
cspr_status rows_compare(const struct rows *before, const struct rows *after, struct row_changes *ret);
void row_changes_free(struct row_changes *changes);

#endif
