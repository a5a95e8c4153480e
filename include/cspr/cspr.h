#ifndef CSPR_H
#define CSPR_H
/*
 * libcspr: a statutory review, from referral to closure, as a validated state machine.
 *
 * This header is the manual of the core. The library is a function of its arguments: it opens no
 * file and no socket, reads no clock, no environment and no locale, and keeps no global state.
 *
 * In short: make a context; compile a basis (an edition of the law, and perhaps a local profile that
 * tightens it); start a review on it; for everything that happens make an event, ask cspr_review_decide(), store the
 * event, and cspr_review_commit(). A review is what its events add up to: replaying them gives it back.
 *
 * Status.     Every call that can fail gives a cspr_status: 0 done; > 0 a lawful "no", an answer with
 *             its findings; < 0 a failed call. Whatever the status, a review is unchanged unless
 *             cspr_review_commit(), cspr_review_apply() or cspr_review_follow() gave 0. Any call may give
 *             ARGUMENT, and any that makes something NO_MEMORY; what else it may give is said at it.
 * Out.        Out-parameters are named ret. They are set when the status is >= 0, else untouched.
 * Ownership.  _new gives the caller a reference, _ref takes one more, _unref gives one up (NULL is
 *             allowed). An object keeps what it needs of those it was made from. A pointer that is given
 *             out, to a string or an object, is no reference: it belongs to the object it came from and
 *             lives as long as that does; from an event that is not committed yet, until its next setter;
 *             from a review, until its next commit.
 * Structs.    A visible struct starts with its size. The caller sets it to sizeof before a call that
 *             fills it; the library never writes past it. Structs grow at their end only.
 * Threads.    Objects of one context are for one thread at a time. Different contexts share nothing.
 * Days.       A cspr_day counts civil days from 1970-01-01. The library has no time zone: a day is the
 *             day the host says it is; recorded moments are UTC.
 * Since.      0.1, unless a declaration says otherwise.
 */
#include <stddef.h>
#include <stdint.h>

#include <cspr/version.h>
#include <cspr/vocab.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Marks what the shared library gives out. */
#if defined(__GNUC__)
#define CSPR_PUBLIC __attribute__((visibility("default")))
#else
#define CSPR_PUBLIC
#endif

/* What came of a call. */
typedef int32_t cspr_status;
/* A civil day, counted from 1970-01-01. */
typedef int32_t cspr_day;

/* What a call may give. */
enum {
	CSPR_DONE = 0,			   /* done; of a decision: allowed, perhaps in breach */
	CSPR_REFUSED = 1,		   /* a lawful no; the decision says why */
	CSPR_ERROR_NO_MEMORY = -1,	   /* the allocator gave NULL; nothing changed */
	CSPR_ERROR_ARGUMENT = -2,	   /* NULL, or an object of another context, where that can't be */
	CSPR_ERROR_UNKNOWN_WORD = -3,	   /* a code or name that is not of this group, or not for this event */
	CSPR_ERROR_WRONG_TYPE = -4,	   /* the particular has another type */
	CSPR_ERROR_BAD_DATE = -5,	   /* not a date of the calendar, or less precise than is allowed here */
	CSPR_ERROR_BAD_REFERENCE = -6,	   /* not [A-Za-z0-9][A-Za-z0-9._:/-]{0,63}, or a malformed digest */
	CSPR_ERROR_PERSONAL_DATA = -7,	   /* a reference that looks like a postcode, NHS or telephone number */
	CSPR_ERROR_RECORDED_EARLIER = -8,  /* recorded_at is earlier than the event before */
	CSPR_ERROR_NOT_YET_HAPPENED = -9,  /* happened_on is more than a day later than recorded_at */
	CSPR_ERROR_STALE = -10,		   /* the review, or the event, was changed since the decision */
	CSPR_ERROR_OUTSIDE_CALENDAR = -11, /* a day that the calendar does not cover */
	CSPR_ERROR_NOT_FOUND = -12,	   /* nothing has that name or index, or no edition is in force then */
	CSPR_ERROR_LIMIT = -13,		   /* a limit of the context would be passed */
	CSPR_ERROR_FROZEN = -14,	   /* a committed event can't be changed */
	CSPR_ERROR_INCOMPLETE = -15,	   /* the event lacks its actor, happened_on or recorded_at */
	CSPR_ERROR_OUT_OF_RANGE = -16,	   /* a count outside what the particular can be */
	CSPR_ERROR_REFUSED = -17,	   /* a decision that refused can't be committed */
	CSPR_ERROR_NOT_AMENDABLE = -18,	   /* amend: no such event, one that can't be amended, or not its like */
	CSPR_ERROR_LOOSENS = -19,	   /* a profile may tighten or add, never loosen */
	CSPR_ERROR_CONTRADICTS = -20,	   /* it can't stand beside what the profile or its edition says already */
	/* of libcspr-store and its drivers */
	CSPR_ERROR_BAD_INPUT = -21,   /* text that can't be read; the trouble says where */
	CSPR_ERROR_CONFLICT = -22,    /* the review was written to by somebody else meanwhile; nothing was written */
	CSPR_ERROR_UNAVAILABLE = -23, /* the store can't be reached, read or written now; nothing was written */
	CSPR_ERROR_UNCERTAIN = -24,   /* contact with the store was lost: it may have been written, or not */
	CSPR_ERROR_CORRUPT = -25,     /* what is stored can't be what was written */
	CSPR_ERROR_NEWER = -26	      /* the store is of a newer version of this library */
};

/* What a status means, in English words; never NULL. */
CSPR_PUBLIC const char *cspr_status_words(cspr_status status);

/* The version of the library that is linked: major * 10000 + minor * 100 + patch. */
CSPR_PUBLIC uint32_t cspr_version(void);

/* Words ------------------------------------------------------------------------------------------ */

/* The name of a word of vocab.h, or NULL for one that this version does not know. */
CSPR_PUBLIC const char *cspr_word_name(cspr_code group, cspr_code word);
/* The word with exactly this name, or 0. */
CSPR_PUBLIC cspr_code cspr_word_find(cspr_code group, const char *name);
/* The word whose name is nearest to a misspelt one, or 0 when none is near (about a third wrong). */
CSPR_PUBLIC cspr_code cspr_word_nearest(cspr_code group, const char *name);
/* How many words a group has; and the word at an index, in the order of vocab.h, or 0. */
CSPR_PUBLIC size_t cspr_word_count(cspr_code group);
CSPR_PUBLIC cspr_code cspr_word_at(cspr_code group, size_t index);
/* A measure of how far two names differ (insertions, deletions, changes, swaps of neighbours). */
CSPR_PUBLIC size_t cspr_word_distance(const char *one, const char *other);
/* The nearer of two names to a misspelt one: name, if it is near (about a third wrong) and nearer than best, else best.
 * best may be NULL, as long as nothing was near. For names that are no words of vocab.h. */
CSPR_PUBLIC const char *cspr_word_nearer(const char *misspelt, const char *best, const char *name);

/* Days ------------------------------------------------------------------------------------------- */

/* A date that may be vague: every day from first to last. Equal when it is exact. */
struct cspr_span {
	cspr_day first; /* the earliest it may be */
	cspr_day last;	/* the latest */
};

/* How exact a date is. */
enum { CSPR_PRECISION_DAY = 1, CSPR_PRECISION_MONTH = 2, CSPR_PRECISION_YEAR = 3 };

#define CSPR_NO_DAY INT32_MIN /* no day is given or known */

/* A civil date as a day. CSPR_ERROR_BAD_DATE when there is no such date (years 1900 to 2199). */
CSPR_PUBLIC cspr_status cspr_day_from_civil(int year, int month, int day, cspr_day *ret);
/* And back. */
CSPR_PUBLIC void cspr_day_to_civil(cspr_day day, int *ret_year, int *ret_month, int *ret_day);
/* 1 Monday ... 7 Sunday. */
CSPR_PUBLIC int cspr_day_weekday(cspr_day day);
/* The same day number so many months later (earlier if negative), or that month's last day; CSPR_NO_DAY
 * when that is far from any calendar. */
CSPR_PUBLIC cspr_day cspr_day_add_months(cspr_day day, int months);
/* Reads "YYYY-MM-DD", "YYYY-MM" or "YYYY", all of it. ret_precision may be NULL. */
CSPR_PUBLIC cspr_status cspr_span_parse(const char *text, struct cspr_span *ret, int *ret_precision);
/* Writes a span as it would be read: a day, a month, a year, or "first/last" where it is none of
 * these. text has room for 24 bytes. */
CSPR_PUBLIC void cspr_span_write(struct cspr_span span, char text[24]);

/* Context ---------------------------------------------------------------------------------------- */

/* Where memory comes from, and the limits. */
typedef struct cspr_context cspr_context;

/* Gives, moves or frees (new_size 0) a block; both sizes are told. NULL means: no memory. */
typedef void *(*cspr_allocate)(void *data, void *block, size_t old_size, size_t new_size);

/* What a context is made with. */
struct cspr_settings {
	size_t size;
	cspr_allocate allocate;	  /* NULL: malloc, realloc, free */
	void *allocate_data;	  /* given to allocate as data */
	uint32_t max_events;	  /* in one review; 0: 1,000,000 */
	uint32_t max_event_bytes; /* of particulars in one event; 0: 32,768, which is also the most */
};

/* A context. settings may be NULL. Errors: NO_MEMORY, ARGUMENT. */
CSPR_PUBLIC cspr_status cspr_context_new(const struct cspr_settings *settings, cspr_context **ret);
CSPR_PUBLIC cspr_context *cspr_context_ref(cspr_context *context);
CSPR_PUBLIC void cspr_context_unref(cspr_context *context);
/* Calls the context's allocator: for libraries that build on this one. NULL: no memory; the block is then as it was. */
CSPR_PUBLIC void *cspr_context_allocate(cspr_context *context, void *block, size_t old_size, size_t new_size);

/* Calendar --------------------------------------------------------------------------------------- */

/* Working days: Monday to Friday less the closed days. Neither the Children Act 2004 nor Working
 * Together defines a working day; this is the ordinary reading, and is inferred. */
typedef struct cspr_calendar cspr_calendar;

/* The bank holidays of England and Wales, a dated table (see _version) from 2018 to the last year
 * that has been announced. */
CSPR_PUBLIC cspr_status cspr_calendar_england_wales(cspr_context *context, cspr_calendar **ret);
/* A calendar of the host's own: it covers first to last and has no closed day yet. */
CSPR_PUBLIC cspr_status cspr_calendar_new(cspr_context *context, const char *version, cspr_day first, cspr_day last,
					  cspr_calendar **ret);
CSPR_PUBLIC cspr_calendar *cspr_calendar_ref(cspr_calendar *calendar);
CSPR_PUBLIC void cspr_calendar_unref(cspr_calendar *calendar);
/* Closes one more day. A day closed before keeps its first name. OUTSIDE_CALENDAR; FROZEN once a
 * basis uses the calendar. name is at most 63 bytes. */
CSPR_PUBLIC cspr_status cspr_calendar_close_day(cspr_calendar *calendar, cspr_day day, const char *name);
/* What its maker called it; of the built-in one, the date of its table. */
CSPR_PUBLIC const char *cspr_calendar_version(const cspr_calendar *calendar);
/* The days that it covers. */
CSPR_PUBLIC cspr_day cspr_calendar_first(const cspr_calendar *calendar);
CSPR_PUBLIC cspr_day cspr_calendar_last(const cspr_calendar *calendar);
/* Closed days by index, in order of date; NOT_FOUND past the end. */
CSPR_PUBLIC cspr_status cspr_calendar_closed_day(const cspr_calendar *calendar, size_t index, cspr_day *ret_day,
						 const char **ret_name);
/* Why a day is no working day ("Saturday", "Good Friday"), or NULL if it is one or is not covered. */
CSPR_PUBLIC const char *cspr_calendar_why_closed(const cspr_calendar *calendar, cspr_day day);
/* The count-th working day after a day (before it, if count is negative). The day itself is not
 * counted and need not be a working day; with count 0 it is the answer. OUTSIDE_CALENDAR if the
 * day, or any day that had to be looked at, is not covered. */
CSPR_PUBLIC cspr_status cspr_calendar_add_working_days(const cspr_calendar *calendar, cspr_day day, int32_t count,
						       cspr_day *ret);
/* How many working days d there are with after < d <= until. */
CSPR_PUBLIC cspr_status cspr_calendar_count_working_days(const cspr_calendar *calendar, cspr_day after, cspr_day until,
							 int32_t *ret);

/* Editions and bases ----------------------------------------------------------------------------- */

/* An edition of the law: const data of the library, never freed. */
typedef struct cspr_edition cspr_edition;

/* The editions that there are, by index, and by name ("wt2023"). */
CSPR_PUBLIC size_t cspr_edition_count(void);
CSPR_PUBLIC const cspr_edition *cspr_edition_at(size_t index);	     /* NULL past the end */
CSPR_PUBLIC const cspr_edition *cspr_edition_find(const char *name); /* NULL if there is none */
/* The edition in force for a kind (CSPR_KIND_...) on a day, or NULL: there was none. */
CSPR_PUBLIC const cspr_edition *cspr_edition_on(cspr_code kind, cspr_day day);
/* Its name; what it is called in words; the guidance that it is of; and whom its reviews are about (CSPR_KIND_...). */
CSPR_PUBLIC const char *cspr_edition_name(const cspr_edition *edition);
CSPR_PUBLIC const char *cspr_edition_title(const cspr_edition *edition);
CSPR_PUBLIC const char *cspr_edition_guidance(const cspr_edition *edition);
CSPR_PUBLIC cspr_code cspr_edition_kind(const cspr_edition *edition);
/* The first day it is in force; CSPR_NO_DAY for an edition that is never chosen by date. */
CSPR_PUBLIC cspr_day cspr_edition_from(const cspr_edition *edition);
/* Whether its rules were taken over and not yet read in the original. Every answer should say so. */
CSPR_PUBLIC int cspr_edition_provisional(const cspr_edition *edition);
/* Whether a state is one of the edition's. */
CSPR_PUBLIC int cspr_edition_has_state(const cspr_edition *edition, cspr_code state);
/* The phase of a state, or 0. */
CSPR_PUBLIC cspr_code cspr_state_phase(cspr_code state);
/* Whether a state is final (its phase is closed). */
CSPR_PUBLIC int cspr_state_final(cspr_code state);

/* A local profile: what a partnership adds to an edition, or holds itself to more strictly. See below. */
typedef struct cspr_profile cspr_profile;

/* A basis: an edition, compiled, with the calendar it counts by and the profile that tightens it. Any number
 * of reviews share it. */
typedef struct cspr_basis cspr_basis;

/* calendar may be NULL: England and Wales. profile may be NULL: the edition alone. Errors: NO_MEMORY,
 * ARGUMENT, NOT_FOUND (the profile is not for this edition). */
CSPR_PUBLIC cspr_status cspr_basis_new(cspr_context *context, const cspr_edition *edition, cspr_calendar *calendar,
				       cspr_profile *profile, cspr_basis **ret);
CSPR_PUBLIC cspr_basis *cspr_basis_ref(cspr_basis *basis);
CSPR_PUBLIC void cspr_basis_unref(cspr_basis *basis);
/* What it was made of. */
CSPR_PUBLIC const cspr_edition *cspr_basis_edition(const cspr_basis *basis);
CSPR_PUBLIC const cspr_calendar *cspr_basis_calendar(const cspr_basis *basis);
CSPR_PUBLIC const cspr_profile *cspr_basis_profile(const cspr_basis *basis); /* NULL if there is none */
/* What something is called on a day (CSPR_DISPLAY_...): the profile's name for it, or the usual one. The health
 * partner was a clinical commissioning group until 2022-06-30. NULL for an unknown word. */
CSPR_PUBLIC const char *cspr_basis_display(const cspr_basis *basis, cspr_code display, cspr_day day);

/* When a row speaks: kind is CSPR_CONDITION_..., part and value belong to _PART_IS and _PART_IS_NOT. */
struct cspr_condition {
	cspr_code kind;	 /* CSPR_CONDITION_... */
	cspr_code part;	 /* CSPR_PART_... */
	cspr_code value; /* CSPR_VALUE_... */
};

/* Sets of states, roles and recipients are bits: 1 << code. Bit 0 of a set of states: before the first event. */

enum {			     /* Where a move leads, besides CSPR_STATE_... */
       CSPR_TO_SAME = 0,     /* the state stays */
       CSPR_TO_NAMED = 1000, /* the state that the event names (adopt) */
       CSPR_TO_RETURN = 1001 /* the state it was closed from (reopen) */
};

enum { /* What a move makes void, as a set. */
       CSPR_VOIDS_SIGN_OFF_RAPID_REVIEW = 1 << 0,
       CSPR_VOIDS_SIGN_OFF_DECISION = 1 << 1,
       CSPR_VOIDS_SIGN_OFF_REPORT = 1 << 2,
       CSPR_VOIDS_SIGN_OFF_PUBLICATION = 1 << 3,
       CSPR_VOIDS_NOTIFICATION = 1 << 4,
       CSPR_VOIDS_DECISION = 1 << 5,
       CSPR_VOIDS_CHECKS = 1 << 6, /* anonymisation scan and law check */
       CSPR_VOIDS_APPROVAL = 1 << 7,
       CSPR_VOIDS_COPIES = 1 << 8
};

/* What may happen: one row of the graph. */
struct cspr_move {
	size_t size;
	cspr_code event;	    /* CSPR_EVENT_... */
	cspr_code to;		    /* CSPR_STATE_..., or CSPR_TO_... */
	uint32_t from;		    /* a set of states */
	uint32_t roles;		    /* a set of roles */
	uint32_t voids;		    /* a set: CSPR_VOIDS_... */
	struct cspr_condition when; /* of events of that kind, which */
	cspr_code provenance;	    /* CSPR_PROVENANCE_..., of cite */
	const char *cite;	    /* what it rests on */
};

enum { /* Recipients, as a set: 1 << (value - CSPR_VALUE_NATIONAL_PANEL) */
       CSPR_RECIPIENT_NATIONAL_PANEL = 1 << 0,
       CSPR_RECIPIENT_SECRETARY_OF_STATE = 1 << 1,
       CSPR_RECIPIENT_OFSTED = 1 << 2,
       CSPR_RECIPIENT_FAMILY = 1 << 3
};

enum { /* What the stances of a sign-off must name as the event does, as a set */
       CSPR_NAMES_OUTCOME = 1 << 0,
       CSPR_NAMES_DOCUMENT = 1 << 1
};

/* What must be so first.
 * The columns of its requirement (see CSPR_REQUIREMENT_... for their meaning):
 *
 *   requirement            one                  other                 set             count
 *   ASSESSED               the answer
 *   VIEWS                  subject
 *   SIGNED_OFF             subject              event that bound      NAMES_...
 *                                               the document, or 0
 *   HAPPENED               event                another event, or 0
 *   HAPPENED_SINCE         event                since this one
 *   OPEN, NONE_OPEN        event that opens     part naming it, or 0
 *   STANDS, NOT_STANDING   event
 *   OUTCOME_IS             event that decided   value                 (second value)
 *   DOCUMENT_IS            event that bound it
 *   PART_..., FOUR_EYES    part                 value
 *   CHECKED                event that checks
 *   SENT_TO, DAYS_BEFORE   event that sends                           recipients      days
 *   MONTHS_SINCE_PUBLISHED                                                            months
 *
 * VIEWS and SIGNED_OFF with a role are about that role's stance alone, else about those of everyone who
 * must sign by the edition.
 */
struct cspr_need {
	size_t size;
	cspr_code event;	    /* CSPR_EVENT_...: before which */
	cspr_code rule;		    /* CSPR_RULE_... */
	cspr_code force;	    /* CSPR_FORCE_... */
	cspr_code requirement;	    /* CSPR_REQUIREMENT_... */
	uint32_t from;		    /* weighed when coming from these states */
	struct cspr_condition when; /* of events of that kind, before which */
	cspr_code one;		    /* this and the next three by requirement, as above */
	cspr_code other;	    /* by requirement */
	uint32_t set;		    /* by requirement */
	int32_t count;		    /* by requirement */
	cspr_code provenance;	    /* CSPR_PROVENANCE_..., of cite */
	const char *cite;	    /* what it rests on */
	const char *words;	    /* what must be so */
	const char *remedy;	    /* what would make it so */
	cspr_code role;		    /* of VIEWS and SIGNED_OFF, or 0 */
	const char *name;	    /* of the rule; never NULL */
};

/* What is owed. */
struct cspr_term {
	size_t size;
	cspr_code duty;			/* CSPR_DUTY_... */
	cspr_code force;		/* CSPR_FORCE_... */
	cspr_code period;		/* CSPR_PERIOD_... */
	int32_t count;			/* of the period: days or months */
	cspr_code base;			/* the event it runs from, or CSPR_MILESTONE_... */
	cspr_code met_by;		/* CSPR_EVENT_...: what meets it */
	cspr_code provenance;		/* CSPR_PROVENANCE_..., of cite */
	const char *cite;		/* what it rests on */
	const char *words;		/* what is owed */
	struct cspr_condition when;	/* which events of that kind it runs from, */
	struct cspr_condition met_when; /* and which meet it: ALWAYS, or a particular and its value */
	const char *name;		/* of the duty; never NULL */
};

/* What an event carries. */
struct cspr_particular {
	size_t size;
	cspr_code event;		     /* CSPR_EVENT_... */
	cspr_code part;			     /* CSPR_PART_... */
	cspr_code type;			     /* CSPR_TYPE_... */
	int required;			     /* whether the event is refused without it */
	struct cspr_condition required_when; /* required only then, if the kind is not CSPR_CONDITION_ALWAYS */
	int32_t least;			     /* of a count */
};

/* The rows, by index: NOT_FOUND past the end. */
CSPR_PUBLIC cspr_status cspr_basis_move(const cspr_basis *basis, size_t index, struct cspr_move *ret);
CSPR_PUBLIC cspr_status cspr_basis_need(const cspr_basis *basis, size_t index, struct cspr_need *ret);
CSPR_PUBLIC cspr_status cspr_basis_term(const cspr_basis *basis, size_t index, struct cspr_term *ret);
CSPR_PUBLIC cspr_status cspr_basis_particular(const cspr_basis *basis, size_t index, struct cspr_particular *ret);
/* The particular of that name of that event: NOT_FOUND if the event has none. */
CSPR_PUBLIC cspr_status cspr_basis_find_particular(const cspr_basis *basis, cspr_code event, cspr_code part,
						   struct cspr_particular *ret);
/* The values a coded particular may have, by index; 0 past the end. */
CSPR_PUBLIC cspr_code cspr_basis_particular_value(const cspr_basis *basis, cspr_code event, cspr_code part,
						  size_t index);

/* The three that follow give a basis as text, UTF-8, LF; the caller gives *ret back with cspr_text_free(). First, the
 * rules as a page to read and sign. */
CSPR_PUBLIC cspr_status cspr_basis_sheet(const cspr_basis *basis, char **ret);
/* A review: what its events add up to. */
typedef struct cspr_review cspr_review;
/* The graph as a drawing (CSPR_DRAWING_...); with a review, its path is marked (review may be NULL). */
CSPR_PUBLIC cspr_status cspr_basis_draw(const cspr_basis *basis, cspr_code drawing, const cspr_review *review,
					char **ret);
/* The machine of the edition, with its guards, as a Promela model for SPIN. It carries what is claimed of it: no dead
 * end, nothing published but what the law lets be, holds that stop publication and nothing else. Its first lines
 * say how to verify it, what it follows and what it does not. */
CSPR_PUBLIC cspr_status cspr_basis_promela(const cspr_basis *basis, char **ret);
/* Gives a text back that a call of the context gave. NULL is allowed. */
CSPR_PUBLIC void cspr_text_free(cspr_context *context, char *text);
/* A text of so many bytes, ended by a NUL: for libraries that build on this one. */
CSPR_PUBLIC cspr_status cspr_text_new(cspr_context *context, const char *bytes, size_t length, char **ret);

/* Local profiles --------------------------------------------------------------------------------- */

/*
 * A profile tightens or adds, and never loosens: whatever may be recorded under it may be recorded under
 * the bare edition, but for the stances of the further signatories that it names, which no rule of the edition
 * reads. Make it, say for which editions it is, then add its rules; each setter looks at the rule beside
 * all that is there, in every edition that it is for, and lets in only what fits. A refused rule leaves
 * the profile as it was, and cspr_profile_trouble() says why. Frozen once a basis uses it.
 *
 * What is local has its own names, which are no word of vocab.h, and codes from CSPR_LOCAL on, in the order in
 * which it was added: a code means something only together with its profile; the name does always.
 *
 * The setters' errors, besides those said at each: NO_MEMORY, ARGUMENT, FROZEN, INCOMPLETE (no edition yet, or
 * something is missing), NOT_FOUND (it is not for all of these editions), UNKNOWN_WORD, BAD_REFERENCE, LIMIT,
 * OUT_OF_RANGE, LOOSENS, CONTRADICTS.
 */
/* Where the codes of a profile's own rules and duties begin. */
enum { CSPR_LOCAL = 0x8000 };

/* An empty one. id and version: opaque references. */
CSPR_PUBLIC cspr_status cspr_profile_new(cspr_context *context, const char *id, const char *version,
					 cspr_profile **ret);
CSPR_PUBLIC cspr_profile *cspr_profile_ref(cspr_profile *profile);
CSPR_PUBLIC void cspr_profile_unref(cspr_profile *profile);
/* One more edition that it is for, at most 8. FROZEN once there are rules: editions come first. */
CSPR_PUBLIC cspr_status cspr_profile_add_edition(cspr_profile *profile, const cspr_edition *edition);
/* The SHA-256 digest of the file it was read from, as the host computed it: carried, not checked. */
CSPR_PUBLIC cspr_status cspr_profile_set_digest(cspr_profile *profile, const unsigned char digest[32]);
/* Its own name for something (CSPR_DISPLAY_...): 1 to 63 bytes of UTF-8. */
CSPR_PUBLIC cspr_status cspr_profile_set_display(cspr_profile *profile, cspr_code display, const char *name);

/* The reading of a base. CSPR_READING_RAPID_REVIEW_BASE: CSPR_EVENT_NOTIFY_NATIONAL_PANEL, or
 * CSPR_MILESTONE_AWARE, from which the duty then counts once the notification is sent.
 * CSPR_READING_SIX_MONTHS_BASE: CSPR_EVENT_DECIDE, _SEND_TO_NATIONAL_PANEL or _BEGIN_LCSPR. WRONG_TYPE: the end of
 * the relaxation is a day, and has the call that follows. */
CSPR_PUBLIC cspr_status cspr_profile_set_reading(cspr_profile *profile, cspr_code reading, cspr_code base);
/* The last day of the relaxation of 2020: no end was announced, so that an earlier one is a reading; a
 * later one than the edition's would loosen. BAD_DATE: it had not begun. */
CSPR_PUBLIC cspr_status cspr_profile_set_relaxation_end(cspr_profile *profile, cspr_day day);

/* In the three calls that follow, editions is a set, 1 << the order in which an edition was added; 0: all. */

/*
 * A duty; the struct's size, duty, name, force, period, count, base, when, met_by, met_when, cite and words are read.
 *
 * duty 0: one of the profile's own, named name (kebab-case). It runs from the latest base event, or from the day
 * of the incident or of becoming aware, for a period of WORKING_DAYS, DAYS or MONTHS, and is met by the first event
 * met_by since then; receive_summary meets it when every summary that was requested was received or waived,
 * settle_action when every action is settled, sign_off (met_when: the subject) when everyone who must sign by the
 * edition agrees.
 * answer-panel, panel-reply: period and count.
 * Any other duty of the edition: the same period, and fewer units; more where it counts backward, and to stay
 * public. The interval of monitor is local by law: any.
 *
 * force 0: as the edition has it, or local; never weaker. cite NULL: the profile is cited. The delay of a duty of the
 * profile's own is not explained to anybody: explain_delay takes the words of vocab.h alone.
 */
CSPR_PUBLIC cspr_status cspr_profile_add_term(cspr_profile *profile, uint32_t editions, const struct cspr_term *term);
/*
 * A rule: what must be so before an event; the struct's name (kebab-case) and everything but rule and provenance is
 * read. from 0: wherever the event can be recorded. cite and remedy may be NULL.
 *
 * With a role it is a further sign-off: that role's view (VIEWS) or agreement (SIGNED_OFF) on a subject. It gives the
 * role authority for sign_off of the subject, beside those who must sign, never in place of one. event 0: wherever
 * the edition asks for their sign-off on the subject.
 *
 * A hold, an order, a disclosure and a correction can always be recorded: of them a profile may expect something,
 * but not refuse them.
 */
CSPR_PUBLIC cspr_status cspr_profile_add_need(cspr_profile *profile, uint32_t editions, const struct cspr_need *need);
/* Makes a rule of the edition stronger, on one event or (0) on all that it stands on. */
CSPR_PUBLIC cspr_status cspr_profile_raise(cspr_profile *profile, uint32_t editions, cspr_code rule, cspr_code event,
					   cspr_code force);

/* Why the last setter of the profile refused. */
struct cspr_profile_trouble {
	size_t size;
	const char *field;   /* what is wrong: a member of the struct that was given, or an argument */
	const char *name;    /* the rule or duty that it would break or contradict, or NULL */
	const char *edition; /* the edition in which, or NULL */
	const char *words;   /* in words, with the citation where a rule of the edition would be broken */
};
/* NOT_FOUND when it did not refuse. The strings live until the next setter. */
CSPR_PUBLIC cspr_status cspr_profile_trouble(const cspr_profile *profile, struct cspr_profile_trouble *ret);

/* What was set. */
CSPR_PUBLIC const char *cspr_profile_id(const cspr_profile *profile);
CSPR_PUBLIC const char *cspr_profile_version(const cspr_profile *profile);
CSPR_PUBLIC const unsigned char *cspr_profile_digest(const cspr_profile *profile);		 /* NULL if not set */
CSPR_PUBLIC const cspr_edition *cspr_profile_edition(const cspr_profile *profile, size_t index); /* NULL past the end */
CSPR_PUBLIC const char *cspr_profile_display(const cspr_profile *profile, cspr_code display);	 /* NULL if not set */
CSPR_PUBLIC cspr_code cspr_profile_reading(const cspr_profile *profile, cspr_code reading);	 /* 0 if not set */
CSPR_PUBLIC cspr_day cspr_profile_relaxation_end(const cspr_profile *profile); /* CSPR_NO_DAY if not set */

/* Events ----------------------------------------------------------------------------------------- */

/* Something that happened: who, when, when it was written down, and its particulars. Built by setters,
 * which refuse what could not be right; frozen once it is committed. Setting a thing again replaces
 * it. The setters' errors: FROZEN, UNKNOWN_WORD (no such particular of this event, or no such value
 * of it), WRONG_TYPE, BAD_REFERENCE, PERSONAL_DATA, OUT_OF_RANGE, BAD_DATE, LIMIT, NO_MEMORY. */
typedef struct cspr_event cspr_event;

/* An event of a kind (CSPR_EVENT_...), with nothing set. */
CSPR_PUBLIC cspr_status cspr_event_new(cspr_context *context, cspr_code event, cspr_event **ret);
/* The same again, not frozen: to be changed, or recorded elsewhere. */
CSPR_PUBLIC cspr_status cspr_event_copy(const cspr_event *event, cspr_event **ret);
CSPR_PUBLIC cspr_event *cspr_event_ref(cspr_event *event);
CSPR_PUBLIC void cspr_event_unref(cspr_event *event);

/* Who recorded it, on whose authority (CSPR_ROLE_...). id: opaque. capacity (CSPR_CAPACITY_...) 0 and organisation NULL
 * when there is none. */
CSPR_PUBLIC cspr_status cspr_event_set_actor(cspr_event *event, cspr_code role, const char *id, cspr_code capacity,
					     const char *organisation);
/* The day it happened. A live review takes full dates; a month or a year is for history: set_historic. */
CSPR_PUBLIC cspr_status cspr_event_set_happened(cspr_event *event, struct cspr_span happened);
/* Whether it is history, which may have a vague date. */
CSPR_PUBLIC cspr_status cspr_event_set_historic(cspr_event *event, int historic);
/* When it was written down: nanoseconds since 1970-01-01T00:00:00Z, not negative. */
CSPR_PUBLIC cspr_status cspr_event_set_recorded(cspr_event *event, int64_t nanoseconds);
/* Why it departs from what should or must be so: a code or an opaque reference. */
CSPR_PUBLIC cspr_status cspr_event_set_departure(cspr_event *event, const char *reason, int already_happened);

/* A particular (CSPR_PART_...), by its type: a code is a value, a state, a duty or an event. */
CSPR_PUBLIC cspr_status cspr_event_set_code(cspr_event *event, cspr_code part, cspr_code value);
CSPR_PUBLIC cspr_status cspr_event_set_day(cspr_event *event, cspr_code part, cspr_day day);
CSPR_PUBLIC cspr_status cspr_event_set_count(cspr_event *event, cspr_code part, int64_t count);
CSPR_PUBLIC cspr_status cspr_event_set_yes_no(cspr_event *event, cspr_code part, int yes);
/* Also for a list of references: each call adds one. */
CSPR_PUBLIC cspr_status cspr_event_set_reference(cspr_event *event, cspr_code part, const char *reference);
/* A SHA-256 digest, also as evidence. */
CSPR_PUBLIC cspr_status cspr_event_set_digest(cspr_event *event, cspr_code part, const unsigned char digest[32]);
/* milestone: an event's code, or CSPR_MILESTONE_... */
CSPR_PUBLIC cspr_status cspr_event_set_milestone(cspr_event *event, cspr_code milestone, struct cspr_span when);
/* What an amendment puts in the place of the event it is of: an event of the same code on which only what
 * is to be replaced was set (date, historic, actor, departure, particulars); of a list, all of it. It is frozen by
 * this, and the amendment takes a reference of its own. NOT_AMENDABLE: amend and note_refusal can't be amended. */
CSPR_PUBLIC cspr_status cspr_event_set_replacement(cspr_event *event, cspr_event *replacement);

/* What was set. */
CSPR_PUBLIC cspr_code cspr_event_code(const cspr_event *event);
CSPR_PUBLIC cspr_code cspr_event_role(const cspr_event *event);
CSPR_PUBLIC cspr_code cspr_event_capacity(const cspr_event *event);
CSPR_PUBLIC const char *cspr_event_actor(const cspr_event *event);	  /* NULL if not set */
CSPR_PUBLIC const char *cspr_event_organisation(const cspr_event *event); /* NULL if not set */
CSPR_PUBLIC struct cspr_span cspr_event_happened(const cspr_event *event);
CSPR_PUBLIC int cspr_event_historic(const cspr_event *event);
/* Whether it was set that it is historic, or that it is not: of a replacement that makes a difference. */
CSPR_PUBLIC int cspr_event_says_historic(const cspr_event *event);
CSPR_PUBLIC int64_t cspr_event_recorded(const cspr_event *event);      /* -1 if not set */
CSPR_PUBLIC const char *cspr_event_departure(const cspr_event *event); /* NULL if there is none */
/* Whether the departure is of something that has happened already. */
CSPR_PUBLIC int cspr_event_already_happened(const cspr_event *event);

/* One particular as it was set. */
struct cspr_value {
	size_t size;
	cspr_code part;		     /* CSPR_PART_... */
	cspr_code type;		     /* CSPR_TYPE_... */
	int64_t number;		     /* a code, a count, yes or no, a state, a duty, an event; a milestone's code */
	struct cspr_span when;	     /* a date, a milestone */
	const char *reference;	     /* else NULL */
	const unsigned char *digest; /* 32 bytes, else NULL */
	const cspr_event *event;     /* a replacement, else NULL */
};

/* The particulars by index, in the order they were set; NOT_FOUND past the end. */
CSPR_PUBLIC cspr_status cspr_event_value(const cspr_event *event, size_t index, struct cspr_value *ret);

/* References: CSPR_DONE, or BAD_REFERENCE, or PERSONAL_DATA if, taken whole and without -._:/ , it is a UK
 * postcode, an NHS number with a valid check digit, or a UK telephone number. */
CSPR_PUBLIC cspr_status cspr_reference_check(const char *reference);

/* The edition that a review is under where none is given (rulebook section 1): the one in force for the kind when its
 * first event happened; of an adoption, on the first of the milestones notify_national_panel, decide, aware, incident
 * and publish that it has. ret_milestone (may be NULL, is always set): which of them chose, 0 for the event's own day.
 * Errors: INCOMPLETE (no day is given), NOT_FOUND (none was in force), BAD_DATE (a vague date with more than one). */
CSPR_PUBLIC cspr_status cspr_edition_for(cspr_code kind, const cspr_event *first, const cspr_edition **ret,
					 cspr_code *ret_milestone);

/* Reviews ---------------------------------------------------------------------------------------- */

/* An answer: whether an event may be recorded, with every rule that was weighed. */
typedef struct cspr_decision cspr_decision;

/* A review with no events yet. */
CSPR_PUBLIC cspr_status cspr_review_new(cspr_context *context, cspr_basis *basis, cspr_review **ret);
CSPR_PUBLIC cspr_review *cspr_review_ref(cspr_review *review);
CSPR_PUBLIC void cspr_review_unref(cspr_review *review);

/* Weighs an event, and changes nothing. CSPR_DONE: allowed, perhaps in breach (see the verdict);
 * CSPR_REFUSED: the decision's findings say every reason why not. Either way *ret is a decision to be
 * unref'd. Errors: NO_MEMORY, INCOMPLETE, RECORDED_EARLIER, NOT_YET_HAPPENED, BAD_DATE (a partial date on
 * an event that is not historic), UNKNOWN_WORD (a particular that this edition does not know; change_edition to one
 * that there is not), LIMIT, NOT_FOUND (change_edition to one that the profile is not for). Of an amendment, these
 * may be of the event as it would read; and NOT_AMENDABLE. */
CSPR_PUBLIC cspr_status cspr_review_decide(cspr_review *review, cspr_event *event, cspr_decision **ret);
/* Makes a decision part of the review. The host has made the event durable before. Needs no memory and
 * cannot fail but for STALE (the review or the event was changed since: decide again), REFUSED and ARGUMENT. */
CSPR_PUBLIC cspr_status cspr_review_commit(cspr_review *review, cspr_decision *decision);
/* decide, then commit if allowed. ret may be NULL. */
CSPR_PUBLIC cspr_status cspr_review_apply(cspr_review *review, cspr_event *event, cspr_decision **ret);
/* The same evaluator, asked: may an event of this kind be recorded now, by this role (0: by whoever may),
 * on this day? Particulars that the caller would supply are taken to be right; a rule that speaks for one value
 * of a particular only is among the findings and does not refuse. */
CSPR_PUBLIC cspr_status cspr_review_explain(cspr_review *review, cspr_code event, cspr_code role, cspr_day as_of,
					    cspr_decision **ret);

/* The verdict on every event at once, by the same evaluator: ret_verdicts[code] for each event code below
 * count (0 where the code is no event). For menus and buttons; cspr_review_explain() says why. */
CSPR_PUBLIC cspr_status cspr_review_explain_all(const cspr_review *review, cspr_code role, cspr_day as_of, size_t count,
						cspr_code *ret_verdicts);

/* The events that the graph has a row for in the present state, by index; NOT_FOUND past the end. note_refusal is not
 * among them: it is no step of a review, but what libcspr-store keeps of one that was refused. */
CSPR_PUBLIC cspr_status cspr_review_next(const cspr_review *review, size_t index, cspr_code *ret_event);

/* Where it stands (CSPR_STATE_..., CSPR_PHASE_...), how many events it has, and on which basis it is. */
CSPR_PUBLIC cspr_code cspr_review_state(const cspr_review *review); /* 0: no event yet */
CSPR_PUBLIC cspr_code cspr_review_phase(const cspr_review *review);
CSPR_PUBLIC uint32_t cspr_review_version(const cspr_review *review); /* the number of events */
CSPR_PUBLIC cspr_basis *cspr_review_basis(const cspr_review *review);
/* Events from index 0 as they were recorded, each with the verdict it now reads with and the state after it
 * (see cspr_review_reading()). Any ret but the first may be NULL. */
CSPR_PUBLIC cspr_status cspr_review_event(const cspr_review *review, size_t index, cspr_event **ret_event,
					  cspr_code *ret_verdict, cspr_code *ret_state);

/* An event as it now reads: as recorded, or as amended. *ret_event is NULL for one that was retracted. */
CSPR_PUBLIC cspr_status cspr_review_reading(const cspr_review *review, size_t index, cspr_event **ret_event);
/* The verdict and findings of a recorded event as it now reads, as a decision to be unref'd. It can't be
 * committed. Days on which an unmet rule could first be met are not in it. */
CSPR_PUBLIC cspr_status cspr_review_decision(cspr_review *review, size_t index, cspr_decision **ret);

/* A flag: something that is open beside the state. */
struct cspr_flag {
	size_t size;
	cspr_code event;	/* what opened it: place_hold, record_order, record_proceeding, add_action,
				   request_summary or national_panel_responds */
	const char *reference;	/* NULL for the Panel query */
	cspr_code scope;	/* of a hold */
	struct cspr_span since; /* when it was opened */
};
/* The open flags, by index: a Panel query, then things in the order in which each was first named. */
CSPR_PUBLIC cspr_status cspr_review_flag(const cspr_review *review, size_t index, struct cspr_flag *ret);

/* Two dates, what-if, another edition ------------------------------------------------------------
 *
 * Every event says when it happened and when it was recorded, so two questions can be asked of a record:
 * what was believed at a moment (as_at), and how things stood on a day as it is now known (as_known).
 * An event is amended by a later one (CSPR_EVENT_AMEND) that names its number (CSPR_PART_OF) and retracts
 * it (CSPR_PART_RETRACT) or says what replaces it (cspr_event_set_replacement()). The original stays; what
 * followed is read again in the order of the record. A later event whose rules now fail stays, in breach;
 * the amendment is refused (later-moves-stand) if one would have no row in the graph or no authority. An
 * event may be amended again; a replacement brings back one that was retracted. Deciding, amending, and
 * all that follows here take time and memory in proportion to the record, at most.
 *
 * Source: rulebook section 7. */

/* The four that follow give the caller a review of its own. ARGUMENT also for CSPR_NO_DAY, and for a basis of another
 * context or kind. The same review again: for trying what events would do. */
CSPR_PUBLIC cspr_status cspr_review_copy(const cspr_review *review, cspr_review **ret);
/* What was believed at a moment: of the record, what was recorded until then (nanoseconds, as in
 * cspr_event_set_recorded()). What is recorded later never changes it. */
CSPR_PUBLIC cspr_status cspr_review_as_at(const cspr_review *review, int64_t recorded_until, cspr_review **ret);
/* How things stood at the end of a day, as it is now known: of the record as amended, what had happened by
 * then (of a vague date, its last day). Events keep their numbers and verdicts; one that had not happened yet counts
 * for nothing, and its verdict is 0. */
CSPR_PUBLIC cspr_status cspr_review_as_known(const cspr_review *review, cspr_day happened_until, cspr_review **ret);
/* The same record, read under another basis of the same kind from its first event on. An event that would
 * have no row or no authority there is refused, and counts for nothing. */
CSPR_PUBLIC cspr_status cspr_review_reread(const cspr_review *review, cspr_basis *basis, cspr_review **ret);
/* What is recorded from now on is read under another basis of the same edition (another calendar, another
 * profile), else ARGUMENT; what was, keeps its verdicts. A change of edition is an event
 * (CSPR_EVENT_CHANGE_EDITION). Decisions made before are stale. */
CSPR_PUBLIC cspr_status cspr_review_follow(cspr_review *review, cspr_basis *basis);

/* One thing in which a review differs from another. */
struct cspr_difference {
	size_t size;
	cspr_code kind;		       /* CSPR_DIFFERENCE_... */
	cspr_code event;	       /* of a verdict */
	uint32_t number;	       /* of a verdict: the event's, from 1 */
	cspr_code before;	       /* CSPR_VERDICT_..., CSPR_STANDING_... or CSPR_STATE_..., by kind; 0: none */
	cspr_code after;	       /* the same in the other review */
	cspr_code duty;		       /* CSPR_DUTY_..., of a duty; else 0 */
	const char *about;	       /* the instance, of a duty that has several; else NULL */
	struct cspr_span since_before; /* of a duty, as in struct cspr_duty: its base */
	struct cspr_span since_after;  /* and in the other review */
	struct cspr_span due_before;   /* when it is due */
	struct cspr_span due_after;    /* and in the other review */
	struct cspr_span met_before;   /* when it was met */
	struct cspr_span met_after;    /* and in the other review */
	int32_t days_late_before;      /* as in struct cspr_duty */
	int32_t days_late_after;       /* and in the other review */
	const char *name;	       /* of the duty, else NULL */
};

/* What differs between two reviews of one context (else ARGUMENT): verdicts by number, then duties as they stand on a
 * day, then the state. It has its own copies, and needs neither review any more. */
typedef struct cspr_comparison cspr_comparison;
CSPR_PUBLIC cspr_status cspr_review_compare(const cspr_review *before, const cspr_review *after, cspr_day as_of,
					    cspr_comparison **ret);
CSPR_PUBLIC cspr_comparison *cspr_comparison_ref(cspr_comparison *comparison);
CSPR_PUBLIC void cspr_comparison_unref(cspr_comparison *comparison);
/* The differences by index; NOT_FOUND past the end. */
CSPR_PUBLIC cspr_status cspr_comparison_difference(const cspr_comparison *comparison, size_t index,
						   struct cspr_difference *ret);

/* Decisions -------------------------------------------------------------------------------------- */

CSPR_PUBLIC cspr_decision *cspr_decision_ref(cspr_decision *decision);
CSPR_PUBLIC void cspr_decision_unref(cspr_decision *decision);
/* What came of it, and the verdict (CSPR_VERDICT_...). */
CSPR_PUBLIC cspr_status cspr_decision_status(const cspr_decision *decision); /* CSPR_DONE or CSPR_REFUSED */
CSPR_PUBLIC cspr_code cspr_decision_verdict(const cspr_decision *decision);
/* The local profile under which it was decided, or NULL: its id, version and digest belong into the record. */
CSPR_PUBLIC const cspr_profile *cspr_decision_profile(const cspr_decision *decision);
/* The state the review would be in. */
CSPR_PUBLIC cspr_code cspr_decision_state(const cspr_decision *decision);

/* One rule, weighed. */
struct cspr_finding {
	size_t size;
	cspr_code rule;	      /* CSPR_RULE_..., or a code of the profile */
	cspr_code force;      /* CSPR_FORCE_... */
	cspr_code result;     /* CSPR_RESULT_... */
	cspr_code provenance; /* CSPR_PROVENANCE_..., of cite */
	const char *cite;     /* what it rests on */
	const char *words;    /* what must be so */
	const char *remedy;   /* what would make it so */
	cspr_day first_day;   /* the first day it could be met, or CSPR_NO_DAY */
	cspr_code part;	      /* the particular that is missing (particulars-complete), else 0 */
	uint32_t roles;	      /* who has authority (no-authority), else 0 */
	cspr_code event;      /* of an amendment: the event that stands in its way (part and roles are its), else 0 */
	uint32_t number;      /* and its number, from 1 */
	const char *name;     /* of the rule; never NULL */
};
/* Every rule that was weighed, by index; NOT_FOUND past the end. */
CSPR_PUBLIC cspr_status cspr_decision_finding(const cspr_decision *decision, size_t index, struct cspr_finding *ret);

/* What an amendment or a change of edition would bring about, as of the day it is recorded, by index;
 * NOT_FOUND past the end, and for any other event. Of an amendment: how the record would read. Of a change
 * of edition: how it would read had it been under that edition from the start; the verdicts that were given
 * stand all the same. The strings belong to the decision. */
CSPR_PUBLIC cspr_status cspr_decision_consequence(const cspr_decision *decision, size_t index,
						  struct cspr_difference *ret);

/* Duties ----------------------------------------------------------------------------------------- */

/* How a duty stands on a day. */
struct cspr_duty {
	size_t size;
	cspr_code duty;		       /* CSPR_DUTY_..., or a code of the profile */
	cspr_code standing;	       /* CSPR_STANDING_... */
	cspr_code force;	       /* CSPR_FORCE_... */
	cspr_code provenance;	       /* CSPR_PROVENANCE_..., of cite */
	const char *cite;	       /* what it rests on */
	const char *words;	       /* what is owed */
	const char *about;	       /* the instance, of a duty that has several; else NULL */
	struct cspr_span since;	       /* the base; first is CSPR_NO_DAY when there is none */
	struct cspr_span counted_from; /* what the period is counted from, where that is another day */
	struct cspr_span due;	       /* first CSPR_NO_DAY when there is none */
	struct cspr_span met_on;       /* first CSPR_NO_DAY when it is not met */
	int32_t days_late;	       /* 0 when not late, -1 when it can't be said */
	int32_t days_left;	       /* until the due day, as it is counted; -1 when there is nothing to count */
	cspr_code period;	       /* CSPR_PERIOD_... */
	int32_t count;		       /* of the period: days or months */
	const char *name;	       /* of the duty; never NULL */
};
/* How every duty of the basis stands on a day, by index; NOT_FOUND past the end. */
CSPR_PUBLIC cspr_status cspr_review_duty(const cspr_review *review, cspr_day as_of, size_t index,
					 struct cspr_duty *ret);
/* The days skipped in counting to the (earliest) due day, by index. day 1 of the count is the first
 * working day that follows. NOT_FOUND past the end. */
CSPR_PUBLIC cspr_status cspr_review_duty_working(const cspr_review *review, const struct cspr_duty *duty, size_t index,
						 cspr_day *ret_day, const char **ret_why);

/* What remains to be done ------------------------------------------------------------------------
 *
 * A path is a plan: the events that would bring a review to a state, each with who may record it, what it
 * carries, what is asked for first and the earliest lawful day. It is found by trying on copies, and every
 * step of it was decided by the same evaluator. It records nothing and decides nothing: an outcome on the way
 * is one that would lead there, if those who decide so decide; circumstances and judgements are those that
 * would have to be so. Nothing says that a state ought to be reached.
 *
 * Of several ways, the best: with the fewest departures from a rule that is not met; then with the fewest
 * steps that go back on what is on record; then with the fewest departures because a fact was not given when
 * the review was adopted; then with the fewest steps; then the earliest. Each step is set on the first day that
 * is lawful if every step before it is taken on its own; the first on as_of. Adopting and amending are no
 * steps. What may be needed for other reasons (informing, disseminating, reviewing a hold) is no step either. */
typedef struct cspr_path cspr_path; /* a plan */

/* CSPR_DONE: a path, without steps when the review is there. CSPR_REFUSED: there is no lawful way from here; the
 * path has no steps. Errors: ARGUMENT, NO_MEMORY, UNKNOWN_WORD (no state), NOT_FOUND (no state of this edition),
 * BAD_DATE, LIMIT (too much to search, or the limits of the context). Takes some milliseconds for a record of
 * usual length; time and memory grow in proportion to it. */
CSPR_PUBLIC cspr_status cspr_review_path(const cspr_review *review, cspr_code state, cspr_day as_of, cspr_path **ret);
CSPR_PUBLIC cspr_path *cspr_path_ref(cspr_path *path);
CSPR_PUBLIC void cspr_path_unref(cspr_path *path);

/* A step of a path. */
struct cspr_step {
	size_t size;
	cspr_code event;   /* CSPR_EVENT_... */
	cspr_code state;   /* after it */
	cspr_code verdict; /* CSPR_VERDICT_ALLOWED, or _ALLOWED_IN_BREACH: it needs a departure reason */
	cspr_code rule;	   /* for which it is done first; 0: it moves the review on */
	uint32_t roles;	   /* a set: who may record it; of a sign-off, the one whose stance is asked for */
	uint32_t before;   /* the index of the step that the rule is asked of; its own when it moves the review on */
	int goes_back;	   /* to an earlier state, or on what is on record */
	cspr_day earliest; /* the first lawful day */
	const char *name;  /* of the rule, or NULL */
};
/* The steps by index, in order; NOT_FOUND past the end. */
CSPR_PUBLIC cspr_status cspr_path_step(const cspr_path *path, size_t index, struct cspr_step *ret);
/* The rules that a step has to satisfy, by index, as they will be found; those that are not met (or unknown) and
 * that must or should be are those that its departure reason is for. NOT_FOUND past the end. */
CSPR_PUBLIC cspr_status cspr_path_finding(const cspr_path *path, size_t step, size_t index, struct cspr_finding *ret);

/* A particular that a step carries: those that are required, and those that a rule asks for. */
struct cspr_step_particular {
	size_t size;
	cspr_code part;		     /* CSPR_PART_... */
	cspr_code type;		     /* CSPR_TYPE_... */
	int fixed;		     /* whether the plan holds with this value only; else the value is open */
	int64_t number;		     /* if fixed: a code, a count, yes or no */
	const char *reference;	     /* if fixed, of a reference; else NULL */
	const unsigned char *digest; /* if fixed, of a digest: 32 bytes; else NULL */
	uint32_t like; /* the first step that carries the same in this particular; its own when it is the first */
};
/* The particulars of a step by index; NOT_FOUND past the end. */
CSPR_PUBLIC cspr_status cspr_path_particular(const cspr_path *path, size_t step, size_t index,
					     struct cspr_step_particular *ret);
/* The values with any of which the plan holds, of a coded particular, by index; 0 past the end. The same value
 * is meant in every step that is like this one. */
CSPR_PUBLIC cspr_code cspr_path_value(const cspr_path *path, size_t step, size_t particular, size_t index);

/* The criteria (rulebook section 5.4) ------------------------------------------------------------ */

/* What is known of the circumstances: values of the particulars of record_circumstances, 0 when a fact
 * was never given; judgements 0 none, 1 true, 2 false. */
struct cspr_circumstances {
	size_t size;
	cspr_code suspicion;	      /* CSPR_VALUE_...: of abuse or neglect */
	cspr_code harm;		      /* died, serious, ... */
	cspr_code place;	      /* where it happened */
	cspr_code residence;	      /* where the child lives as a rule */
	cspr_code age_band;	      /* under_18, ... */
	uint8_t long_term_impairment; /* a judgement, where harm is uncertain */
	uint8_t unborn_child;	      /* a judgement, where the child was unborn */
};
/* Whether the criteria are met, limb by limb. */
struct cspr_assessment {
	size_t size;
	cspr_code answer;     /* CSPR_ASSESSMENT_... */
	cspr_code limbs[4];   /* CSPR_ASSESSMENT_... of each CSPR_LIMB_..., from the first */
	const char *words[4]; /* why, of each limb */
};
/* A pure function of the circumstances. NOT_FOUND: the edition has no such criteria (sar2014, scr2015). */
CSPR_PUBLIC cspr_status cspr_assess(const cspr_edition *edition, const struct cspr_circumstances *circumstances,
				    struct cspr_assessment *ret);
/* What the review's record says of the circumstances. */
CSPR_PUBLIC cspr_status cspr_review_circumstances(const cspr_review *review, struct cspr_circumstances *ret);

#ifdef __cplusplus
}
#endif
#endif
