#ifndef CSPR_CONFORMANCE_H
#define CSPR_CONFORMANCE_H
/*
 * libcspr-conformance: whether a driver keeps the contract of store.h.
 *
 * For those who write a driver of their own. The host says how its storage is emptied and how a connection to it is
 * opened; the suite writes and reads through the driver's table alone, and tells of each case what must be so and,
 * where it is not, what was there instead. It allocates with malloc(), and prints nothing.
 *
 * What it can't see, a driver has to prove in its own way: that what was written survives the loss of the process and
 * of power, and what is found then; and that what was erased can't be had back from the medium.
 */
#include <cspr/store.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The driver on trial. Everything written in the trial is made up. */
struct cspr_conformance {
	size_t size;
	const struct cspr_driver *driver; /* its table */
	void *data;			  /* of the functions below */
	/* Empties the storage: no review and no document is left. No connection is open then. Any status but CSPR_DONE
	 * fails the case. */
	cspr_status (*reset)(void *data);
	/* Opens another connection to the storage, while others may be open (four at most); the suite closes it by the
	 * driver's close(). A driver without connections may give the same state again. */
	cspr_status (*open)(void *data, void **ret);
	/* Told once for each case, in order: its number, from 1; 1 when it passed; what must be so; and "", or what was
	 * so instead. The strings are good during the call. May be NULL. */
	void (*tell)(void *data, uint32_t number, int passed, const char *words, const char *detail);
	uint32_t only; /* the number of the one case to run; 0: all of them */
};

/* How many cases there are. They are numbered in the order in which they are run; later versions have more. */
CSPR_PUBLIC uint32_t cspr_conformance_count(void);
/* Runs them. 0: all passed; > 0: so many failed; ARGUMENT: a member that is needed is NULL, or there is no such case;
 * NO_MEMORY: of the suite's own. */
CSPR_PUBLIC cspr_status cspr_conformance_run(const struct cspr_conformance *trial);

#ifdef __cplusplus
}
#endif
#endif
