#ifndef CSPR_SQLITE_H
#define CSPR_SQLITE_H
/*
 * libcspr-sqlite: a store in one file, by SQLite.
 *
 * Each append is one transaction, synced to the disk before it is told as done (write-ahead log, synchronous=FULL), so
 * that neither the loss of the process nor of power takes back what was acknowledged, or leaves half of it. Any number
 * of processes of one machine may have the file open; those that write take turns. It must be on a file system of that
 * machine (not on a network's), and while it is open two more files stand beside it, PATH-wal and PATH-shm: copy all
 * three, or better, make a copy with the sqlite3 shell's .backup.
 *
 * A new file is for its owner alone (mode 0600): it holds narrative. Its tables are meant to be read with the sqlite3
 * shell (.schema says what they hold); constraints and triggers stand against edits that could not be right.
 *
 * Fork.  A store must not be carried across fork(): neither used nor closed in the child. Open it there again.
 */
#include <cspr/store.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How the file is opened. */
struct cspr_sqlite_settings {
	size_t size;
	int must_exist; /* with a store in it; else a file that is not there, or empty, is made one */
	int read_only;	/* it must exist, too; every call that writes is UNAVAILABLE */
	uint32_t wait;	/* for other processes that write, in milliseconds; 0: 10,000 */
};

/* Opens the store in the file with that name. settings and sqlite_settings may be NULL.
 *   NOT_FOUND    it must exist, and does not
 *   UNAVAILABLE  it can't be opened, made or read now; or it must exist, and is empty
 *   CORRUPT      it is damaged, no SQLite database, or one of another program
 *   NEWER        it was made by a newer version of this library
 * and what cspr_store_new() gives.
 *
 * A file that can't be written to is opened for reading. So is one in a folder that can't be written to, if it was
 * closed properly: it is then taken not to change, and calls are UNAVAILABLE once it did.
 *
 * cspr_store_found() tells of processes that wrote to the store and ended without closing it: once, by the first
 * opening (other than for reading) that has the store to itself, since only then is it certain. */
CSPR_PUBLIC cspr_status cspr_sqlite_open(cspr_context *context, const char *path,
					 const struct cspr_store_settings *settings,
					 const struct cspr_sqlite_settings *sqlite_settings, cspr_store **ret,
					 struct cspr_trouble *trouble);

/* The driver alone, for a host that puts another around it: what cspr_store_new() takes. *ret_state is closed with the
 * driver's close(). The driver is constant. */
CSPR_PUBLIC cspr_status cspr_sqlite_driver_open(const char *path, const struct cspr_sqlite_settings *settings,
						const struct cspr_driver **ret_driver, void **ret_state,
						struct cspr_trouble *trouble);

#ifdef __cplusplus
}
#endif
#endif
