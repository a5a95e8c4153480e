#ifndef CSPR_STORE_H
#define CSPR_STORE_H
/*
 * libcspr-store: the record that lasts.
 *
 * The core decides; this library makes what was decided durable, through a driver: events as canonical JSON
 * (RFC 8785), a line an event, appended at an expected number or not at all; an index of what is owed, kept right by
 * the same transaction; a Merkle tree over the lines, so that a record can be checked without trusting whoever keeps
 * it; and narrative beside the record, erasable. Drivers: memory (here), sqlite.h, postgres.h, or a host's own.
 *
 * In short: open a store (cspr_memory_open(), cspr_sqlite_open(), cspr_postgres_open()); load a review or begin one;
 * ask its cspr_review whatever cspr.h answers; record events. Recording is: decide, append at the expected number,
 * commit; after a conflict what is new is read and the event is decided again, a bounded number of times.
 *
 * Status, out-parameters, ownership and structs are as in cspr.h; an array of pointers, and what they point to, is the
 * caller's and is read during the call only. A store and all that came from it are for one thread at a time; any number
 * of stores, in any number of processes, may be open on the same reviews. Events, reviews, decisions and what is read
 * of text take memory of the context; stores, portfolios and evidence of malloc().
 */
#include <cspr/cspr.h>
#include <cspr/trouble.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Drivers ----------------------------------------------------------------------------------------
 *
 * A driver keeps bytes, and understands none of them. It is a table of functions over a state of its own. All calls
 * give CSPR_DONE or
 *   CSPR_ERROR_ARGUMENT      append: events without a summary, or not numbered on; nothing was written
 *   CSPR_ERROR_CONFLICT      append: the review has not the expected number of events; nothing was written
 *   CSPR_ERROR_UNAVAILABLE   it can't be reached, read or written now (full, locked, read only); nothing was written
 *   CSPR_ERROR_UNCERTAIN     append: contact was lost in the middle, for good: it may have been written
 *   CSPR_ERROR_CORRUPT       what is stored can't be what was written
 *   CSPR_ERROR_NEWER         what is stored is of a newer version of this library
 *   CSPR_ERROR_NOT_FOUND     there is no such thing
 *   CSPR_ERROR_NO_MEMORY     nothing was written
 * and what a visitor gave that was not CSPR_DONE, whatever it is, which ends a visit: the driver can be used as before.
 *
 * Pointers given to a driver or to a visitor are good during the call only. None is NULL but where it is said: a word
 * or a text may be "", an array that has no elements may be NULL. Words and references are compared byte by byte, and
 * no two are the same that differ. Rows have their size set, whoever gives them. A visitor does not use the connection
 * it is called from; it may use another. A visit shows one moment.
 *
 * A driver of a host's own proves itself with cspr/conformance.h. */

/* An event as it is stored. */
struct cspr_stored_event {
	size_t size;
	uint32_t number;	/* within its review, from 1, without gaps */
	const char *line;	/* canonical JSON, without a line end */
	size_t length;		/* in bytes */
	unsigned char leaf[32]; /* SHA-256(0x00, line): its leaf in the review's Merkle tree (RFC 6962) */
};

/* How a review stands: its row of the portfolio. Strings are words of vocab.h. */
struct cspr_summary {
	size_t size;
	const char *review;	 /* its reference */
	const char *edition;	 /* a word, as the next two */
	const char *state;	 /* where it is */
	const char *phase;	 /* and in which phase */
	uint32_t events;	 /* how many it has */
	uint32_t breaches;	 /* how many of them read as allowed in breach */
	struct cspr_span opened; /* when the first of them happened: there is always a day */
	int64_t recorded;	 /* when the last of them was recorded: nanoseconds, as in cspr_event_set_recorded() */
	unsigned char root[32];	 /* the head of the Merkle tree over all of them */
};

/* How a duty of a review stands: a row of the portfolio. What it says does not depend on the day of asking. Until the
 * first day of due it stands as standing; after the last, as standing_after; between them, where due is vague, as
 * standing_between. A ban (stay_public) is kept once its last day has come: it stands so a day earlier. */
struct cspr_duty_row {
	size_t size;
	const char *review;	      /* its reference */
	const char *duty;	      /* its name */
	const char *about;	      /* which instance, of a duty that may have several; else "" */
	const char *force;	      /* a word */
	const char *standing;	      /* until the first day of due */
	const char *standing_between; /* between them */
	const char *standing_after;   /* after the last */
	int open;		      /* owed, and not met yet: of a ban, not over yet as far as the row says */
	struct cspr_span since;	      /* both CSPR_NO_DAY when there is none; so the next two */
	struct cspr_span due;	      /* when */
	struct cspr_span met_on;      /* when it was met */
	int32_t days_late;	      /* of what was met: 0 in time, -1 it can't be said */
};

/* Narrative: what an event's note_digest commits to. */
struct cspr_note {
	size_t size;
	uint32_t number;	/* of the event */
	unsigned char salt[32]; /* note_digest is SHA-256(salt, text) */
	const char *text;	/* UTF-8, and no zero byte in it */
	size_t length;		/* in bytes */
};

/* A document that the record refers to by its digest: a local profile. */
struct cspr_document {
	size_t size;
	unsigned char digest[32]; /* SHA-256 of bytes */
	const char *bytes;	  /* any bytes */
	size_t length;		  /* in bytes */
};

/* A signed statement of the size and the head of a review's tree. */
struct cspr_checkpoint {
	size_t size;
	uint32_t events;  /* the size of the tree */
	const char *text; /* a signed note */
	size_t length;	  /* in bytes */
};

/* What is written in one transaction: all of it or nothing. Each list is an array of pointers. A review that has no
 * events has nothing else: an append without events to one that isn't there is NOT_FOUND (CONFLICT if some were
 * expected). */
struct cspr_append {
	size_t size;
	const char *review; /* its reference */
	uint32_t expected;  /* how many events the review has, as far as the writer knows; else CONFLICT */
	const struct cspr_stored_event *const *events; /* numbered from expected + 1 */
	size_t event_count;			       /* may be 0: the rest is written if expected holds */
	const struct cspr_summary *summary;	       /* NULL: as it was. Never NULL when there are events */
	int replace_duties;			       /* every duty row of the review goes first */
	const struct cspr_duty_row *const *duties;     /* rows that are new or have changed, one a duty and about */
	size_t duty_count;			       /* of duties */
	const struct cspr_duty_row *const *gone; /* rows that are no more, or never were: duty and about are read */
	size_t gone_count;			 /* of gone */
	const struct cspr_note *const *notes;	 /* of these events */
	size_t note_count;			 /* of notes */
	const struct cspr_document *const *documents; /* one that is there already stays */
	size_t document_count;			      /* of documents */
	const struct cspr_checkpoint *checkpoint;     /* or NULL; one of that size is replaced */
};

/* Which reviews. NULL: any. */
struct cspr_list_query {
	size_t size;
	const char *after;   /* only those whose reference comes after, by its bytes: for reading in pages */
	const char *phase;   /* only those in this phase, by its word */
	const char *state;   /* only those in this state */
	const char *edition; /* only those under this edition */
	int breached;	     /* only those with breaches, or with a duty whose standing is "broken" */
	uint32_t most;	     /* how many; 0: all */
};

/* Which duties. */
struct cspr_due_query {
	size_t size;
	const char *review; /* NULL: of all */
	const char *duty;   /* NULL: any */
	const char *phase;  /* of the review; NULL: any */
	int all;	    /* those that are not open, too, and those that have no due day */
	cspr_day before;    /* has a due day, and its last is not later than this; CSPR_NO_DAY: any */
	uint32_t most;	    /* how many; 0: all */
};

/* Visitors: each is shown one row. */
typedef cspr_status (*cspr_visit_event)(void *data, const struct cspr_stored_event *event);
typedef cspr_status (*cspr_visit_summary)(void *data, const struct cspr_summary *summary);
typedef cspr_status (*cspr_visit_duty)(void *data, const struct cspr_duty_row *duty);
typedef cspr_status (*cspr_visit_note)(void *data, const struct cspr_note *note);
typedef cspr_status (*cspr_visit_document)(void *data, const struct cspr_document *document);
typedef cspr_status (*cspr_visit_checkpoint)(void *data, const struct cspr_checkpoint *checkpoint);

/* A driver's table. why and found may be NULL; a member past size is absent. */
struct cspr_driver {
	size_t size;
	const char *name; /* "sqlite" */
	/* Writes, durably: when it gives CSPR_DONE, the loss of the process or of power loses nothing of it. */
	cspr_status (*append)(void *state, const struct cspr_append *append);
	/* The events of a review with numbers after a number, in order. None is no error, and no review neither. */
	cspr_status (*read)(void *state, const char *review, uint32_t after, cspr_visit_event visit, void *data);
	/* Summaries by reference (in the order of bytes). The query is never NULL; so in due. */
	cspr_status (*list)(void *state, const struct cspr_list_query *query, cspr_visit_summary visit, void *data);
	/* Duty rows by the last day of due (none: last), review, duty and about (in the order of bytes). */
	cspr_status (*due)(void *state, const struct cspr_due_query *query, cspr_visit_duty visit, void *data);
	/* The summary of one review; NOT_FOUND. */
	cspr_status (*summary)(void *state, const char *review, cspr_visit_summary visit, void *data);
	/* The note of an event, or NOT_FOUND: there was none, or it was erased. */
	cspr_status (*note)(void *state, const char *review, uint32_t number, cspr_visit_note visit, void *data);
	/* Erases it, salt and all, beyond recovery from the store itself; NOT_FOUND when there is none (any more). */
	cspr_status (*erase_note)(void *state, const char *review, uint32_t number);
	/* NOT_FOUND. Any digest is found that was given with one: the driver does not check it. */
	cspr_status (*document)(void *state, const unsigned char digest[32], cspr_visit_document visit, void *data);
	/* The checkpoints of a review, by size. None is no error. */
	cspr_status (*checkpoints)(void *state, const char *review, cspr_visit_checkpoint visit, void *data);
	/* Why the last call failed, in words; NULL when there is nothing to add. No value that was stored is in it. */
	const char *(*why)(void *state);
	/* What was found on opening that somebody should know (a writer that was cut off), in words; or NULL. */
	const char *(*found)(void *state);
	/* Closes the connection, and frees the state. */
	void (*close)(void *state);
};

/* Stores -----------------------------------------------------------------------------------------
 *
 * Calls of this part give, besides what cspr.h says of those they make, what a driver may give. Where there is a
 * trouble, it says what was wrong in words, and is empty where nothing was; it may be NULL. Of a call without one, the
 * driver's why() may tell more than the status. */

/* A store, open. */
typedef struct cspr_store cspr_store;

/* An Ed25519 key that checkpoints are signed with. */
typedef struct cspr_key cspr_key;

/* How a store is used. */
struct cspr_store_settings {
	size_t size;
	cspr_calendar *calendar; /* NULL: England and Wales */
	/* The text of a local profile, under which events are decided from now on, in reviews whose edition it is for.
	 * What was decided before is read under the profile of then, which is in the store. NULL: each review goes on
	 * under the profile of its last event, if it has one. */
	const char *profile;
	size_t profile_length; /* in bytes */
	/* Record each refusal as note_refusal: who tried what, and the rules that were not met. Not that of a first
	 * event: there is no review then. */
	int keep_refusals;
	uint32_t attempts; /* how often an event is decided anew after a conflict; 0: 16 */
	cspr_key *key;	   /* signs a checkpoint with everything that is recorded; NULL: none */
};

/* Opens a store over a driver, whose table outlives it. The store closes the driver when it goes; also when this fails,
 * unless the table itself is NULL, too small or has no close(). settings may be NULL. BAD_INPUT, LOOSENS, CONTRADICTS:
 * the profile can't be used (cspr_profile_read()); ARGUMENT also: the driver lacks a function that is needed. */
CSPR_PUBLIC cspr_status cspr_store_new(cspr_context *context, const struct cspr_driver *driver, void *state,
				       const struct cspr_store_settings *settings, cspr_store **ret,
				       struct cspr_trouble *trouble);
/* A store in memory, gone with its last reference: for tests, and for trying things. */
CSPR_PUBLIC cspr_status cspr_memory_open(cspr_context *context, const struct cspr_store_settings *settings,
					 cspr_store **ret, struct cspr_trouble *trouble);
CSPR_PUBLIC cspr_store *cspr_store_ref(cspr_store *store);
CSPR_PUBLIC void cspr_store_unref(cspr_store *store);
/* What was found on opening that somebody should know, in words; or NULL. */
CSPR_PUBLIC const char *cspr_store_found(const cspr_store *store);
/* Its driver and the driver's state: for the calls of that driver's own header, and for drivers over drivers. What is
 * written past the store, it does not know of until a review is refreshed. */
CSPR_PUBLIC const struct cspr_driver *cspr_store_driver(const cspr_store *store);
CSPR_PUBLIC void *cspr_store_state(const cspr_store *store);

/* Called once for each event that this store recorded, in order, after it is durable and part of the review. It must
 * not use the store. NULL: nobody any more. */
typedef void (*cspr_observe)(void *data, const char *review, uint32_t number, const cspr_event *event,
			     const cspr_decision *decision);
CSPR_PUBLIC void cspr_store_observe(cspr_store *store, cspr_observe observe, void *data);

/* A review of a store, as it was when it was last read. */
typedef struct cspr_stored cspr_stored;

/* Reads a review and replays it. NOT_FOUND; BAD_REFERENCE, PERSONAL_DATA: it can't be one's reference; LIMIT: it has
 * more events than the context allows; CORRUPT: a line, or the local profile that it was decided under, can't be what
 * was written, or the event would not be allowed now (the trouble says which line). */
CSPR_PUBLIC cspr_status cspr_store_load(cspr_store *store, const char *review, cspr_stored **ret,
					struct cspr_trouble *trouble);
/* A review that is not there yet. Nothing is read, or written, until its first event is recorded. kind: of whom it is
 * (CSPR_KIND_...); 0: that of the edition, else children. edition NULL: the one in force for the kind when the first
 * event happened, as cspr_edition_for() gives it. Errors: BAD_REFERENCE, PERSONAL_DATA, UNKNOWN_WORD (kind); ARGUMENT
 * also when the edition is of another kind. */
CSPR_PUBLIC cspr_status cspr_store_begin(cspr_store *store, const char *review, cspr_code kind,
					 const cspr_edition *edition, cspr_stored **ret);
CSPR_PUBLIC cspr_stored *cspr_stored_ref(cspr_stored *stored);
CSPR_PUBLIC void cspr_stored_unref(cspr_stored *stored);
/* By which it was loaded or begun. */
CSPR_PUBLIC const char *cspr_stored_reference(const cspr_stored *stored);
/* The review itself, to be asked; NULL before the first event. Only this library may commit to it. It is another
 * object after each call that records or refreshes. */
CSPR_PUBLIC cspr_review *cspr_stored_review(const cspr_stored *stored);
/* Reads what is new; nothing is no error. Gives what loading gives, and leaves the review as it was then. */
CSPR_PUBLIC cspr_status cspr_stored_refresh(cspr_stored *stored, struct cspr_trouble *trouble);

/* The most that a note has, in bytes. */
enum { CSPR_NOTE_MOST = 1 << 20 };

/* What is to be recorded: all of it in one transaction, or nothing. */
struct cspr_recording {
	size_t size;
	cspr_event *const *events; /* made in the store's context; copied, so that they stay the host's to change */
	size_t count;		   /* of events; 1 or more */
	/* The narrative of each event: UTF-8, perhaps "", which is kept as such; NULL: none. The array, of as many as
	 * there are events, may be NULL. */
	const char *const *notes;
	int64_t expect; /* how many events the review must have: any difference is a CONFLICT at once; -1: any */
};
/* What came of it. */
struct cspr_recorded {
	size_t size;
	uint32_t events;	 /* how many the review has now */
	uint32_t attempts;	 /* how often it was decided */
	size_t refused;		 /* of REFUSED: which of the events, by index */
	cspr_decision *decision; /* of the event that was refused, else of the last; to be unref'd */
};
/* Decides, appends, commits. Where another writer was first, reads what is new and decides again; an event whose
 * recorded moment would then be earlier than the last one's takes that. CSPR_REFUSED: nothing was recorded (but the
 * refusal, if refusals are kept). ret may be NULL.
 * What cspr_review_decide() gives: the trouble has the place in the event's line and, of several events, which it is.
 * Of notes: BAD_INPUT (not UTF-8), LIMIT (longer than CSPR_NOTE_MOST). Of the first event: what cspr_edition_for()
 * gives. BAD_DATE also for what was recorded after 2199. CONFLICT: others were first every time, or the review is not
 * as expected; what is new has been read. UNCERTAIN: refresh, and see whether it is there. Whatever the error, the
 * stored review is what was last known to be durable. */
CSPR_PUBLIC cspr_status cspr_stored_record(cspr_stored *stored, const struct cspr_recording *recording,
					   struct cspr_recorded *ret, struct cspr_trouble *trouble);

/* The line of an event, by index; NOT_FOUND past the end. It belongs to the stored review until it is next changed. */
CSPR_PUBLIC cspr_status cspr_stored_line(cspr_stored *stored, size_t index, const char **ret, size_t *ret_length);

/* The narrative of an event, by index: the caller gives *ret back with cspr_text_free(). NOT_FOUND: there was none, or
 * it was erased. CORRUPT: it is not what the record's digest commits to. */
CSPR_PUBLIC cspr_status cspr_stored_note(cspr_stored *stored, size_t index, char **ret);
/* Erases it. The record stays as it is, and still verifies. NOT_FOUND: there is none (any more). */
CSPR_PUBLIC cspr_status cspr_stored_erase_note(cspr_stored *stored, size_t index);

/* Portfolio --------------------------------------------------------------------------------------
 *
 * How all reviews stand, from rows that were written in the transactions that changed them; nothing is replayed. */

/* Rows of the portfolio, as they were when it was asked for. */
typedef struct cspr_portfolio cspr_portfolio;

/* The reviews, or the duties, that a query is about. query may be NULL: all of them (of duties: the open ones). */
CSPR_PUBLIC cspr_status cspr_store_list(cspr_store *store, const struct cspr_list_query *query, cspr_portfolio **ret);
CSPR_PUBLIC cspr_status cspr_store_due(cspr_store *store, const struct cspr_due_query *query, cspr_portfolio **ret);
CSPR_PUBLIC cspr_portfolio *cspr_portfolio_ref(cspr_portfolio *portfolio);
CSPR_PUBLIC void cspr_portfolio_unref(cspr_portfolio *portfolio);
/* Its rows by index, in the driver's order; NOT_FOUND past the end. Strings belong to the portfolio. */
CSPR_PUBLIC cspr_status cspr_portfolio_summary(const cspr_portfolio *portfolio, size_t index, struct cspr_summary *ret);
CSPR_PUBLIC cspr_status cspr_portfolio_duty(const cspr_portfolio *portfolio, size_t index, struct cspr_duty_row *ret);
/* How a duty row stands on a day (CSPR_STANDING_...). */
CSPR_PUBLIC cspr_code cspr_duty_row_standing(const struct cspr_duty_row *row, cspr_day as_of);

/* Whether the portfolio has the rows that the review comes to, with all that others have recorded. CSPR_REFUSED: it has
 * not; cspr_store_rebuild() puts them right. CORRUPT: a line is not what was written. NOT_FOUND: there is no event. */
CSPR_PUBLIC cspr_status cspr_stored_check(cspr_stored *stored, struct cspr_trouble *trouble);
/* Reads every review, replays it and writes its rows of the portfolio anew. *ret_changed: how many reviews had rows
 * that were wrong. A review that can't be replayed is left, and the rest is done: then the status and the trouble are
 * those of the first such, and nothing is counted. */
CSPR_PUBLIC cspr_status cspr_store_rebuild(cspr_store *store, size_t *ret_reviews, size_t *ret_changed,
					   struct cspr_trouble *trouble);

/* Text -------------------------------------------------------------------------------------------
 *
 * Events as JSON. Written: canonical (RFC 8785; whole numbers only), one line an event. Read: any valid JSON. */

/* A moment as text: RFC 3339 in UTC, ending in Z, at most nine digits of a second, in the years 1970 to 2199; and as
 * nanoseconds, as in cspr_event_set_recorded(). Else BAD_DATE. Written: as short as it can be and still be exact. */
CSPR_PUBLIC cspr_status cspr_moment_read(const char *text, int64_t *ret);
CSPR_PUBLIC cspr_status cspr_moment_write(int64_t nanoseconds, char text[32]);
/* A SHA-256 digest as text: sha256: and 64 hexadecimal digits, written in lower case. BAD_REFERENCE. */
CSPR_PUBLIC cspr_status cspr_digest_read(const char *text, unsigned char ret[32]);
CSPR_PUBLIC void cspr_digest_write(const unsigned char digest[32], char text[72]);

/* The most that is read of one text, in bytes. */
enum { CSPR_LINE_MOST = 1 << 20, CSPR_PROFILE_MOST = 1 << 20 };

/* A line of a record, read: its event, and what it carries beside it. What is given out of it belongs to it. */
typedef struct cspr_line cspr_line;

/* Where a line stands in its record. */
struct cspr_line_place {
	size_t size;
	const cspr_review *review; /* that the line continues; NULL: it is the first of its record */
	const uint32_t *numbers; /* of each line before it, the number of its event, 0: it was refused; NULL: the lines
				    are the events of the review */
	size_t lines;		 /* how many there are in numbers */
	const char *edition;	 /* of a first line, the edition that is wanted, by name; NULL: the one that the line
				    names, else the one in force on the day that counts */
	cspr_calendar *calendar; /* of a first line; these two as for cspr_basis_new() */
	cspr_profile *profile;	 /* under which it is decided, or NULL */
};

/* Reads a line: one JSON object, without what ends it. place NULL: a first line, nothing wanted. The particulars are
 * read against the basis of the review, or against the one that the first line chooses; an amendment against the event
 * that it is of. Nothing is decided, and the order of recorded moments is not looked at. BAD_INPUT, with its place in
 * the line. */
CSPR_PUBLIC cspr_status cspr_line_read(cspr_context *context, const char *bytes, size_t length,
				       const struct cspr_line_place *place, cspr_line **ret,
				       struct cspr_trouble *trouble);
CSPR_PUBLIC cspr_line *cspr_line_ref(cspr_line *line);
CSPR_PUBLIC void cspr_line_unref(cspr_line *line);
/* What the line says happened. */
CSPR_PUBLIC cspr_event *cspr_line_event(const cspr_line *line);
/* The basis it was read against: what a first line's review is to be on. */
CSPR_PUBLIC cspr_basis *cspr_line_basis(const cspr_line *line);
/* The narrative, or the digest that stands for it (32 bytes): at most one of them is not NULL. */
CSPR_PUBLIC const char *cspr_line_note(const cspr_line *line);
CSPR_PUBLIC const unsigned char *cspr_line_note_digest(const cspr_line *line);
/* What was decided when it was recorded, if the line says so: the verdict, else 0; and the local profile it was decided
 * under, else NOT_FOUND. They are what the line says, and need not be so. */
CSPR_PUBLIC cspr_code cspr_line_verdict(const cspr_line *line);
CSPR_PUBLIC cspr_status cspr_line_profile(const cspr_line *line, const char **ret_id, const char **ret_version,
					  const unsigned char **ret_digest);

/* What an error of cspr_review_decide() says against the line of an event: gives BAD_INPUT with its place, or the
 * status itself where the line is not to blame (NO_MEMORY), and fills the trouble. A status that is no error is given
 * back as it is. */
CSPR_PUBLIC cspr_status cspr_event_trouble(const cspr_event *event, cspr_status status, struct cspr_trouble *trouble);
/* The edition of that name, if a review on the basis can be carried on under it; BAD_INPUT. */
CSPR_PUBLIC cspr_status cspr_edition_read(const char *name, const cspr_basis *basis, const cspr_edition **ret,
					  struct cspr_trouble *trouble);

/* Reads a local profile: one JSON object. Its digest is that of the bytes. BAD_INPUT; LOOSENS or CONTRADICTS: a rule of
 * it is refused, and the trouble names the rule that stands against it. */
CSPR_PUBLIC cspr_status cspr_profile_read(cspr_context *context, const char *bytes, size_t length, cspr_profile **ret,
					  struct cspr_trouble *trouble);

/* What a line is to say. */
struct cspr_line_content {
	size_t size;
	cspr_event *event;		  /* with all that it needs to be recorded */
	uint32_t number;		  /* within its review, from 1 */
	const cspr_edition *edition;	  /* of the first event, which names it; NULL for any other */
	const unsigned char *note_digest; /* 32 bytes: what commits to its narrative; or NULL */
	const cspr_decision *decision;	  /* its verdict and its profile are told; or NULL */
};
/* The canonical line of an event, without a line end; the caller gives *ret back with cspr_text_free(). INCOMPLETE;
 * REFUSED: the decision is a refusal; BAD_DATE: recorded after 2199. */
CSPR_PUBLIC cspr_status cspr_line_write(cspr_context *context, const struct cspr_line_content *line, char **ret);

/* Evidence ---------------------------------------------------------------------------------------
 *
 * The lines of a review are the leaves of a Merkle tree (RFC 6962). A checkpoint is a signed note (C2SP signed-note and
 * tlog-checkpoint: origin, size, head; Ed25519) that says what the tree was. */

/* Trees. A hash has 32 bytes; leaves and proofs are hashes, one after another. */

/* The leaf of a line: SHA-256 over a zero byte and the line. */
CSPR_PUBLIC cspr_status cspr_leaf(const char *line, size_t length, unsigned char ret[32]);
/* The root of the tree over leaves; of none, SHA-256 of nothing. */
CSPR_PUBLIC cspr_status cspr_tree_root(const unsigned char *leaves, uint32_t count, unsigned char ret[32]);

/* The most hashes that a proof has. */
enum { CSPR_PROOF_MOST = 33 };

/* Proves that the leaf at an index is in the tree over all of them. ret has room for CSPR_PROOF_MOST hashes.
 * OUT_OF_RANGE: there is no such leaf. */
CSPR_PUBLIC cspr_status cspr_tree_inclusion(const unsigned char *leaves, uint32_t count, uint32_t index,
					    unsigned char *ret, uint32_t *ret_count);
/* Proves that the tree began as the one over its first older leaves. OUT_OF_RANGE: older is 0, or more than count. */
CSPR_PUBLIC cspr_status cspr_tree_consistency(const unsigned char *leaves, uint32_t count, uint32_t older,
					      unsigned char *ret, uint32_t *ret_count);
/* Whether a proof proves it, of the tree of count leaves that has this root. CSPR_REFUSED: it does not. */
CSPR_PUBLIC cspr_status cspr_tree_check_inclusion(const unsigned char root[32], uint32_t count, uint32_t index,
						  const unsigned char leaf[32], const unsigned char *proof,
						  uint32_t proof_count);
CSPR_PUBLIC cspr_status cspr_tree_check_consistency(const unsigned char root[32], uint32_t count,
						    const unsigned char older_root[32], uint32_t older,
						    const unsigned char *proof, uint32_t proof_count);

/* Keys (cspr_key, above). One that was read from its public text verifies, and can't sign. */

/* A new one. Its name says whose it is, best as a host name and a path without a scheme (scp.example/reviews). It is
 * UTF-8 of 1 to 255 bytes, without spaces, control characters or '+'. BAD_REFERENCE, PERSONAL_DATA. */
CSPR_PUBLIC cspr_status cspr_key_generate(const char *name, cspr_key **ret);
/* From either text, with or without a line end. BAD_INPUT: it is none. */
CSPR_PUBLIC cspr_status cspr_key_read_text(const char *text, size_t length, cspr_key **ret);
/* From a file that has one. UNAVAILABLE: it can't be read; or it has a private key, and is not the user's own (or
 * root's) or is open to its group or to others. BAD_INPUT: there is no key in it. */
CSPR_PUBLIC cspr_status cspr_key_read(const char *path, cspr_key **ret, struct cspr_trouble *trouble);
/* Writes the private text to a new file for its owner alone, and the public text to one of that name with ".pub";
 * both or neither. UNAVAILABLE: it can't be written, or one of them is there already. ARGUMENT: it can't sign. */
CSPR_PUBLIC cspr_status cspr_key_write(const cspr_key *key, const char *path, struct cspr_trouble *trouble);
CSPR_PUBLIC cspr_key *cspr_key_ref(cspr_key *key);
CSPR_PUBLIC void cspr_key_unref(cspr_key *key);
/* Whose it is. */
CSPR_PUBLIC const char *cspr_key_name(const cspr_key *key);
/* "<name>+<id>+<base64>", to be given to whoever verifies. */
CSPR_PUBLIC const char *cspr_key_public(const cspr_key *key);
/* "PRIVATE+KEY+<name>+<id>+<base64>", or NULL: it can't sign. Wiped with the key. */
CSPR_PUBLIC const char *cspr_key_private(const cspr_key *key);

/* What a checkpoint says. Its text is a signed note; its body is the origin, "<key name>/<review>", the size of the
 * tree in digits, and its root in base64, a line each. */
typedef struct cspr_statement cspr_statement;

/* Signs one. ARGUMENT: the key can't sign. BAD_REFERENCE, PERSONAL_DATA. */
CSPR_PUBLIC cspr_status cspr_statement_sign(const cspr_key *key, const char *review, uint32_t events,
					    const unsigned char root[32], cspr_statement **ret);
/* Reads one, and verifies nothing. BAD_INPUT: it is not a signed note over such a body and no more. */
CSPR_PUBLIC cspr_status cspr_statement_read(const char *text, size_t length, cspr_statement **ret);
/* CSPR_REFUSED: its origin is not of this key, or not of the review (NULL: of any), or there is not one signature of
 * the key, or it is not good. Signatures of other keys are ignored. */
CSPR_PUBLIC cspr_status cspr_statement_verify(const cspr_statement *statement, const cspr_key *key, const char *review);
CSPR_PUBLIC cspr_statement *cspr_statement_ref(cspr_statement *statement);
CSPR_PUBLIC void cspr_statement_unref(cspr_statement *statement);
/* What it says: its origin, the size of the tree, and its root. */
CSPR_PUBLIC const char *cspr_statement_origin(const cspr_statement *statement);
CSPR_PUBLIC uint32_t cspr_statement_events(const cspr_statement *statement);
CSPR_PUBLIC const unsigned char *cspr_statement_root(const cspr_statement *statement); /* 32 bytes */
/* All of it. ret_length may be NULL. */
CSPR_PUBLIC const char *cspr_statement_text(const cspr_statement *statement, size_t *ret_length);

/* What is to be verified: the record of one review, and what was kept to vouch for it. Whatever is not there is NULL,
 * and is then said to be unchecked. */
struct cspr_evidence {
	size_t size;
	const char *review;				  /* its reference */
	const char *const *lines;			  /* without line ends */
	const size_t *lengths;				  /* of the lines, in bytes */
	uint32_t line_count;				  /* of lines, and of lengths */
	uint32_t leaf_count;				  /* of leaves */
	const unsigned char *leaves;			  /* as they were kept beside the lines: 32 bytes each */
	const unsigned char *head;			  /* the root that was kept with the review: 32 bytes */
	uint32_t head_events;				  /* and of how many events it is */
	const struct cspr_checkpoint *const *checkpoints; /* signed statements that were kept */
	size_t checkpoint_count;			  /* of checkpoints */
	const cspr_key *key;				  /* that signed them */
};

enum { /* What is wrong. Of lines: the first that is not as it was signed, or written */
       CSPR_FAULT_CHANGED = 1,
       CSPR_FAULT_REMOVED = 2,	  /* it is not there, and those after it are */
       CSPR_FAULT_REORDERED = 3,  /* another one is in its place, and it comes later */
       CSPR_FAULT_CUT_OFF = 4,	  /* it is not there, and none after it */
       CSPR_FAULT_ADDED = 5,	  /* there is no place for it: it is another one again, or was never there */
       CSPR_FAULT_LEAF = 6,	  /* it is as it was; what was changed is the leaf that is kept beside it */
       CSPR_FAULT_HEAD = 7,	  /* the head that is kept with the review is not that of its lines */
       CSPR_FAULT_CHECKPOINT = 8, /* one can't be read, is not signed by the key, or is of another history */
       CSPR_FAULT_FILE = 9	  /* of a pack: a file is missing, or is not as it was written */
};
/* "changed", "cut_off"; NULL for one that this version does not know. */
CSPR_PUBLIC const char *cspr_fault_name(cspr_code kind);

/* One thing that is wrong. */
struct cspr_fault {
	size_t size;
	cspr_code kind;	   /* CSPR_FAULT_... */
	uint32_t line;	   /* from 1; 0: it is not about a line */
	uint32_t last;	   /* where it can't be told which line, the last that it may be; else the same */
	size_t checkpoint; /* of CSPR_FAULT_CHECKPOINT: its index */
	const char *file;  /* of CSPR_FAULT_FILE: its name; else NULL */
	const char *words; /* what is wrong */
};

/* What a store keeps of one review and what vouches for it, as it is there and of one moment. Nothing of it is read as
 * an event, since it may be damaged. */
typedef struct cspr_kept cspr_kept;

/* NOT_FOUND: it keeps nothing of such a review. BAD_REFERENCE, PERSONAL_DATA. CONFLICT: others record so fast that no
 * moment of it can be read. */
CSPR_PUBLIC cspr_status cspr_store_kept(cspr_store *store, const char *review, cspr_kept **ret,
					struct cspr_trouble *trouble);
CSPR_PUBLIC cspr_kept *cspr_kept_ref(cspr_kept *kept);
CSPR_PUBLIC void cspr_kept_unref(cspr_kept *kept);
/* As evidence, to be verified or packed; what it points to is what was kept, and the key (or NULL). */
CSPR_PUBLIC cspr_status cspr_kept_evidence(const cspr_kept *kept, const cspr_key *key, struct cspr_evidence *ret);

/* What was found. */
typedef struct cspr_report cspr_report;

/* CSPR_DONE: no fault; CSPR_REFUSED: faults. Both give a report. */
CSPR_PUBLIC cspr_status cspr_evidence_verify(const struct cspr_evidence *evidence, cspr_report **ret);
CSPR_PUBLIC cspr_report *cspr_report_ref(cspr_report *report);
CSPR_PUBLIC void cspr_report_unref(cspr_report *report);
CSPR_PUBLIC int cspr_report_good(const cspr_report *report); /* whether there is no fault */
/* How many lines there are, and how many of the events a verified signature speaks of. */
CSPR_PUBLIC uint32_t cspr_report_events(const cspr_report *report);
CSPR_PUBLIC uint32_t cspr_report_signed(const cspr_report *report);
/* Faults by index: of one record, the first line that is wrong is told, not all. NOT_FOUND past the end. */
CSPR_PUBLIC cspr_status cspr_report_fault(const cspr_report *report, size_t index, struct cspr_fault *ret);
/* What could not be checked, by index, in words; NULL past the end. */
CSPR_PUBLIC const char *cspr_report_unchecked(const cspr_report *report, size_t index);

/* Packs. All that is needed to verify the record of one review without this library, as files: record.jsonl (the
 * lines), leaves.txt (in hexadecimal), checkpoint (the latest), checkpoint-N (older ones, over N events),
 * checkpoint.body and checkpoint.sig (what was signed, and the signature, as openssl takes them), key.vkey and key.pem
 * (the public key), edition.txt (the rules as a page), calendar.csv (the closed days), README.md (how to verify,
 * command by command) and SHA256SUMS over all others. */
typedef struct cspr_pack cspr_pack;

/* A file of a pack. */
struct cspr_pack_file {
	size_t size;
	const char *name;  /* [A-Za-z0-9][A-Za-z0-9._-]{0,63} */
	const char *bytes; /* what is in it */
	size_t length;	   /* in bytes */
};

/* Makes a pack, of a basis of the context. evidence has the review and its lines; if it has leaves, they are packed as
 * they are kept. key: the one that signed the checkpoints; NULL: the pack has neither key nor checkpoint.body and .sig.
 * more: further files, more_count of them; NULL: none. BAD_REFERENCE: a name of more can't be; CONTRADICTS: or is
 * taken. BAD_INPUT: a checkpoint can't be read; REFUSED: the latest is not signed by the key. */
CSPR_PUBLIC cspr_status cspr_pack_make(cspr_context *context, const struct cspr_evidence *evidence,
				       const cspr_basis *basis, const struct cspr_pack_file *const *more,
				       size_t more_count, cspr_pack **ret);
/* A pack of files that come from elsewhere than a folder; of no other use than to be verified. */
CSPR_PUBLIC cspr_status cspr_pack_of(const struct cspr_pack_file *const *files, size_t count, cspr_pack **ret);
CSPR_PUBLIC cspr_pack *cspr_pack_ref(cspr_pack *pack);
CSPR_PUBLIC void cspr_pack_unref(cspr_pack *pack);
/* Its files by index, in the order of names; NOT_FOUND past the end. */
CSPR_PUBLIC cspr_status cspr_pack_file(const cspr_pack *pack, size_t index, struct cspr_pack_file *ret);
/* Writes it into a folder that is empty or not there yet, durably: SHA256SUMS comes last, so that a folder without it
 * is a pack that was cut off. UNAVAILABLE: it can't, or something is there; what was written is taken back. */
CSPR_PUBLIC cspr_status cspr_pack_write(const cspr_pack *pack, const char *folder, struct cspr_trouble *trouble);
/* Reads one. UNAVAILABLE; LIMIT: more than 1 GiB, or 10,000 files. */
CSPR_PUBLIC cspr_status cspr_pack_read(const char *folder, cspr_pack **ret, struct cspr_trouble *trouble);
/* Verifies it: every file against SHA256SUMS, what is in it twice against each other, and the record as
 * cspr_evidence_verify() does. key: the one that it must be signed with, from a source that is trusted; NULL: the
 * pack's own, and the report says that whose key that is was not checked. review: as it must be, or NULL. */
CSPR_PUBLIC cspr_status cspr_pack_verify(const cspr_pack *pack, const cspr_key *key, const char *review,
					 cspr_report **ret);

#ifdef __cplusplus
}
#endif
#endif
