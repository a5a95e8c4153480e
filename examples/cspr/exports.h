/*
 * What the files of cspr export know of each other.
 */
#ifndef EXPORTS_H
#define EXPORTS_H

#include "stores.h"

struct exporting {
	const char *uri;
	const char *reference; /* NULL: all of the store */
	const char *out;       /* a file or a folder; NULL: standard output */
	const char *what;      /* of csv; or NULL */
	const char *key_file;  /* of packs; or NULL */
	bool json;
	struct desk desk;
};

/* A review, read; to be closed whether or not it could be. */
struct opened {
	cspr_stored *stored;
	struct record record;
};
bool review_open(const struct exporting *exporting, const char *reference, struct opened *ret, struct trouble *trouble);
void review_close(struct opened *opened);
/* What cspr show --json says of it. */
json_t *review_json(const struct opened *opened, struct trouble *trouble);

typedef bool (*export_one)(const struct exporting *exporting, const char *reference, void *data,
			   struct trouble *trouble);
/* The one that is asked for, or each of the store. */
bool each_review(const struct exporting *exporting, export_one one, void *data, struct trouble *trouble);

/* export_csv.c */

/* Which table; 0: there is none of that name. NULL is reviews. */
int csv_of(const char *what);
bool export_csv(const struct exporting *exporting, struct trouble *trouble);

/* export_pack.c */

bool export_packs(const struct exporting *exporting, struct trouble *trouble);

#endif
