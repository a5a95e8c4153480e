/*
 * Drivers that do one thing wrong: the driver in memory, and a hook where it goes wrong.
 */
#ifndef BROKEN_H
#define BROKEN_H

#include <cspr/store.h>

#include <stdbool.h>

enum { REFERENCE_ROOM = 80 };

/* A copy of an append, to be changed. What it points to is the caller's, but for the rows. */
struct parcel {
	struct cspr_append append;
	char review[REFERENCE_ROOM];
	struct cspr_summary summary;
	struct cspr_checkpoint checkpoint;
	struct cspr_stored_event *events;
	struct cspr_duty_row *duties;
	struct cspr_document *documents;
	const struct cspr_stored_event **event_list;
	const struct cspr_duty_row **duty_list;
	const struct cspr_document **document_list;
};

/* A connection. */
struct slot {
	bool has_read;
	uint32_t most; /* the number of the last event it was shown */
};

/* What the hooks can see beside their rows. */
struct world {
	void *memory;
	uint32_t open, opened;	      /* connections: now, and since the storage was emptied */
	struct slot slots[64], *slot; /* the one in use */
	bool stuck;
	cspr_status swallowed;
};
extern struct world world;

/* Each hook may be NULL. Rows are copies; showing one gives false to leave it out. */
struct fault {
	const char *words;
	const char *caught_by;				   /* words of a case that it fails, among others perhaps */
	void (*reference)(char reference[REFERENCE_ROOM]); /* every one that is written or asked for */
	void (*append)(struct parcel *parcel);
	cspr_status (*appended)(struct parcel *parcel, cspr_status status);
	bool (*event)(struct cspr_stored_event *event, char *line); /* line: its bytes, which may be changed */
	bool (*summary)(struct cspr_summary *summary);
	bool (*duty)(struct cspr_duty_row *duty);
	bool (*note)(struct cspr_note *note);
	bool (*document)(struct cspr_document *document);
	bool (*checkpoint)(struct cspr_checkpoint *checkpoint);
	bool moving; /* reads on to what was written during the visit */
	void (*after)(uint32_t *after);
	void (*ask_list)(struct cspr_list_query *query);
	void (*ask_due)(struct cspr_due_query *query);
	void (*ask_document)(unsigned char digest[32]);
	int (*list_order)(const void *one, const void *other); /* of struct cspr_summary */
	int (*due_order)(const void *one, const void *other);  /* of struct cspr_duty_row */
	cspr_status (*visited)(cspr_status status);	       /* what a visitor gave */
	cspr_status (*answered)(cspr_status status);	       /* what a call that visits gives */
	cspr_status (*erase)(const char *review, uint32_t number);
	cspr_status (*opening)(void);
	void (*closed)(void);
	const char *(*why)(void *state);
	const char *(*found)(void *state);
};
struct fault_list {
	const struct fault *faults;
	size_t count;
};
extern const struct fault_list append_faults, event_faults, row_faults, visit_faults;

/* The driver that goes wrong, and the fault it has now. */
extern const struct cspr_driver broken_driver;
extern const struct fault *fault;
cspr_status reset_world(void *data);
cspr_status open_world(void *data, void **ret);

/* How many events a review has; 0: there is none. */
uint32_t events_of(const char *review);
/* What is left of bytes that are read as a string. */
void end_at_zero(unsigned char bytes[32]);

#endif
