/*
 * What the files of lib/core know of each other: the structs behind the opaque handles and the few
 * functions that cross from one file to another. Nothing here is exported.
 *
 * What must stay true: a review is written only by review.c and learn.c; what a kind of requirement means is
 * known only to weigh.c, what its columns may hold to requirement.c, and what would meet it to meet.c;
 * everything else reads, and works on copies.
 */
#ifndef CORE_H
#define CORE_H

#include <cspr/cspr.h>

#include <stdbool.h>

/* What recorded moments are counted in. */
#define NANOSECONDS_A_DAY INT64_C(86400000000000)

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

enum {
	STATES = CSPR_STATE_NO_REVIEW + 1,
	EVENTS = CSPR_EVENT_NOTE_REFUSAL + 1,
	SUBJECTS = 5,
	ROLES = CSPR_ROLE_IMPORTER + 1,
	MOST_NEEDS = 16, /* of one event: the width of the masks below */
};

/* Recipients as indices, in the order of vocab.h. */
enum {
	FIRST_RECIPIENT = CSPR_VALUE_NATIONAL_PANEL,
	RECIPIENTS = CSPR_VALUE_FAMILY - CSPR_VALUE_NATIONAL_PANEL + 1,
};

/* Particulars that are no word of vocab.h: what every event carries. */
enum { PART_ACTOR = 0xFF01, PART_ORGANISATION, PART_DEPARTURE, NO_ROW = 31 };

/* A set of roles in the tables that the edition resolves. */
#define PARTNERS (1u << 30)
#define UNIT (1u << 31)

/* Context */

struct cspr_context {
	uint32_t references;
	cspr_allocate allocate;
	void *data;
	uint32_t max_events;
	uint32_t max_event_bytes;
};

void *block_new(cspr_context *context, size_t size); /* zeroed, or NULL */
bool block_resize(cspr_context *context, void *block_pointer, size_t old_size, size_t new_size);
void block_free(cspr_context *context, void *block, size_t size);

/* Fills a caller's struct, as much of it as the caller knows: the size that stands first in it says. */
cspr_status give_struct(void *ret, const void *filled, size_t size);

/* Text that grows; a failed append sticks. */
struct text {
	cspr_context *context;
	char *bytes;
	size_t length;
	size_t capacity;
	bool failed;
};
void text_add(struct text *text, const char *words);
void text_add_bytes(struct text *text, const char *bytes, size_t length);
void text_add_number(struct text *text, int64_t number);
/* Each $ of the pattern stands for the next word, each ^ for the next word in capitals, _ for -. */
void text_add_filled(struct text *text, const char *pattern, const char *const *words);
#define ADD(text, pattern, ...) text_add_filled(text, pattern, (const char *const[]){ __VA_ARGS__ })
void text_add_wrapped(struct text *text, const char *words, const char *indent);
cspr_status text_finish(struct text *text, char **ret);

/* Spans */

static inline struct cspr_span span_of(cspr_day day)
{
	return (struct cspr_span){ day, day };
}
static inline struct cspr_span span_none(void)
{
	return (struct cspr_span){ CSPR_NO_DAY, CSPR_NO_DAY };
}
/* The years 1900 to 2199. */
static inline bool day_known(cspr_day day)
{
	return day >= -25567 && day <= 84005;
}
static inline bool span_given(struct cspr_span span)
{
	return span.first != CSPR_NO_DAY;
}
int span_precision(struct cspr_span span); /* CSPR_PRECISION_..., or 0: no usual one */
struct cspr_span span_from(cspr_day first, int precision);

/* Editions: const data */

struct move_run {
	const struct cspr_move *rows;
	size_t count;
};
struct need_run {
	const struct cspr_need *rows;
	size_t count;
};
struct term_run {
	const struct cspr_term *rows;
	size_t count;
};

struct cspr_edition {
	const char *name;
	const char *title;
	const char *guidance; /* stands for "WT" where a citation begins so */
	cspr_code kind;
	cspr_day from;
	bool provisional; /* the guidance's own rows are then inferred, whatever they were */
	bool by_analogy;  /* "WT" rows are practice taken over from children's guidance */
	bool criteria;	  /* whether rulebook section 5.4 applies */
	uint32_t states;
	uint32_t partners; /* who acts, and signs, where partners do */
	uint32_t unit;
	struct cspr_span relaxed; /* the national relaxation window, if any */
	const struct move_run *moves;
	const struct need_run *needs;
	const struct term_run *terms;
};

/* A particular of an event, as the tables say it: for which kinds of review, and its values. */
struct particular_row {
	cspr_code event;
	cspr_code part;
	uint8_t type;
	uint8_t kinds; /* bits: 1 << CSPR_KIND_... */
	bool required;
	struct cspr_condition required_when;
	int32_t least;
	const cspr_code *values; /* ended by 0 */
};
extern const struct particular_row particular_rows[];
extern const uint16_t particular_row_count;
uint16_t particular_first(cspr_code event); /* the first row of an event */
const struct particular_row *particular_find(cspr_code event, cspr_code part, cspr_code kind, size_t *at);
bool particular_allows(const struct particular_row *row, cspr_code value);

/* Profiles */

enum { MOST_LOCAL = 64, MOST_PROFILE_EDITIONS = 8, DISPLAYS = 3, BASE_READINGS = 2 };

struct local_need { /* a rule below CSPR_LOCAL is one of the edition's, made stronger */
	struct cspr_need row;
	uint32_t editions;
};
struct local_term { /* so is a duty */
	struct cspr_term row;
	uint32_t editions;
};

struct cspr_profile {
	uint32_t references;
	bool frozen, has_digest, refused;
	cspr_context *context;
	char *id, *version;
	unsigned char digest[32];
	const struct cspr_edition *editions[MOST_PROFILE_EDITIONS];
	char *displays[DISPLAYS];	/* NULL: the usual name */
	cspr_code bases[BASE_READINGS]; /* 0: the default */
	cspr_day relaxation_end;	/* CSPR_NO_DAY: the default */
	struct local_need *needs;
	struct local_term *terms;
	uint16_t edition_count, need_count, need_room, term_count, term_room;
	struct {
		const char *field;
		const char *edition;
		char name[64];
		char words[600];
	} trouble; /* if refused */
};

/* Whether a row of a profile is for an edition. */
bool profile_for(const cspr_profile *profile, uint32_t editions, const cspr_edition *edition);
void profile_freeze(cspr_profile *profile);
/* Fills the trouble; more words follow, ended by NULL. Gives the status. */
cspr_status profile_refuse(cspr_profile *profile, cspr_status status, const char *field, const char *name,
			   const cspr_edition *edition, ...);
/* What every setter of a rule asks first; and of its words, by the field they are in. */
cspr_status begin_rule(cspr_profile *profile, uint32_t editions);
cspr_status check_words(cspr_profile *profile, const char *field, const char *words, size_t most);
cspr_status check_word(cspr_profile *profile, cspr_code group, cspr_code word, const char *field);
char *text_copy(cspr_context *context, const char *text);
void copy_free(cspr_context *context, const char *copy);
void local_need_free(cspr_context *context, const struct cspr_need *need);
void local_term_free(cspr_context *context, const struct cspr_term *term);

/* tighten.c: whether the latest row only tightens, and whether all hangs together, in every edition. */
cspr_status tighten_need(cspr_profile *profile, const struct local_need *need);
cspr_status tighten_term(cspr_profile *profile, const struct local_term *term);
cspr_status tighten_all(cspr_profile *profile);
const char *number_text(char text[16], int32_t number);
const char *period_text(cspr_code period); /* with a space before */

/* reach.c: what can come, and in which order */
/* The ranks of the first and the last state in which what meets a term can come, and of the lowest it leads to. */
struct ranks {
	uint8_t first, last, leads_to;
};
struct ranks ranks_of(const cspr_basis *basis, cspr_code event, const struct cspr_condition *when);
bool always_before(const struct ranks *one, const struct ranks *other);
cspr_status check_dead_end(cspr_profile *profile, const cspr_basis *basis, cspr_code rule);
cspr_status check_order(cspr_profile *profile, const cspr_basis *basis);

static inline bool same_condition(const struct cspr_condition *one, const struct cspr_condition *other)
{
	return one->kind == other->kind && one->part == other->part && one->value == other->value;
}
static inline bool unconditional(const struct cspr_condition *when)
{
	return when->kind == CSPR_CONDITION_ALWAYS;
}

/* requirement.c: what the columns of a kind of requirement may speak of */
struct misfit {
	const char *field; /* NULL: it fits */
	const char *words;
};
struct misfit requirement_fits(const cspr_basis *basis, const struct cspr_need *need);
struct misfit condition_fits(const cspr_basis *basis, cspr_code event, const struct cspr_condition *when);
/* The event that a requirement waits for, or 0; of a sign-off, ret_subject is its index, else -1. */
cspr_code requirement_waits_for(const struct cspr_need *need, int *ret_subject);
/* A requirement by its kind and what its columns name, as "happened: inform_of_decision". */
void requirement_add(struct text *text, const struct cspr_need *need);
bool requirements_exclude(const struct cspr_need *one, const struct cspr_need *other);
bool requirement_same(const struct cspr_need *one, const struct cspr_need *other);

struct cspr_basis {
	uint32_t references;
	cspr_context *context;
	const struct cspr_edition *edition;
	cspr_calendar *calendar;
	cspr_profile *profile; /* NULL: none */
	struct cspr_move *moves;
	struct cspr_need *needs; /* by event, in the order of the edition, then those of the profile */
	struct cspr_term *terms;
	char *cites;
	size_t cites_size;
	struct cspr_span relaxed; /* the edition's window, as the profile reads it */
	uint16_t move_count, need_count, term_count;
	uint16_t move_room, need_room, term_room;
	uint16_t first_need[EVENTS + 1];
	uint16_t first_move[EVENTS + 1];
	uint32_t possible[EVENTS];	    /* states that have a row for the event */
	uint32_t authority[EVENTS];	    /* roles that any row of the event gives */
	uint8_t earliest[EVENTS];	    /* the rank of the first state in which it can be recorded */
	uint8_t earliest_subject[SUBJECTS]; /* the same for a sign-off */
	uint16_t first_particular[EVENTS];
	uint32_t known[EVENTS];	   /* rows of particulars, as bits: those of this kind of review, */
	uint32_t required[EVENTS]; /* those always required, */
	uint32_t careful[EVENTS];  /* those that need a closer look: see decide.c */
};

/* compile.c: a basis without a calendar. */
cspr_status basis_compile(cspr_context *context, const cspr_edition *edition, cspr_profile *profile, cspr_basis **ret);
/* The name of an event or a milestone, or NULL. */
const char *base_name(cspr_code base);
/* The rows of an event: from the first to before the end. */
static inline uint16_t needs_end(const cspr_basis *basis, cspr_code event)
{
	return event + 1 < EVENTS ? basis->first_need[event + 1] : basis->need_count;
}
static inline uint16_t moves_end(const cspr_basis *basis, cspr_code event)
{
	return event + 1 < EVENTS ? basis->first_move[event + 1] : basis->move_count;
}

/* The rank of a state: the order in which a review comes through them (rulebook section 4). */
uint8_t state_rank(cspr_code state);

/* The subjects of sign-offs, by index, in the order of vocab.h. */
static inline int subject_index(int32_t subject)
{
	return subject - CSPR_VALUE_NOTIFICATION;
}

/* Calendar */

bool calendar_works(const cspr_calendar *calendar, cspr_day day);
bool calendar_covers(const cspr_calendar *calendar, cspr_day day);
cspr_context *calendar_context(const cspr_calendar *calendar);
void calendar_freeze(cspr_calendar *calendar);

/* Events: a header and one block of items. */

struct item {
	uint16_t part;
	uint8_t row; /* the particular's, among those of the event; NO_ROW for what every event carries */
	uint8_t type : 4;
	uint8_t words : 4; /* of 8 bytes that follow: a reference, a digest, a milestone's span */
	int32_t number;
};

/* The bytes of an event beyond its particulars are counted: see tests/bench. */
struct cspr_event {
	uint32_t references;
	uint16_t code;
	uint8_t role;
	uint8_t capacity : 2, historic : 1, says_historic : 1, already_happened : 1, frozen : 1, precision : 2;
	cspr_day happened : 18;	   /* the first day it can have been; precision 0: not set */
	unsigned int changes : 14; /* by setters: a decision is of the event as it was */
	uint16_t used, room;	   /* of the items, in words of 8 bytes */
	int64_t recorded;
	cspr_context *context;
	struct item *items;
};

const struct item *event_item(const cspr_event *event, uint16_t part);
static inline const struct item *item_next(const struct item *item)
{
	return item + 1 + item->words;
}
static inline struct cspr_span event_happened(const cspr_event *event)
{
	return event->precision == CSPR_PRECISION_DAY ? span_of(event->happened)
						      : span_from(event->happened, event->precision);
}
static inline const struct item *items_end(const cspr_event *event)
{
	return event->used ? event->items + event->used : event->items;
}
static inline const void *item_bytes(const struct item *item)
{
	return item + 1;
}
static inline int32_t event_number(const cspr_event *event, uint16_t part)
{
	const struct item *item = event_item(event, part);

	return item ? item->number : 0;
}
static inline const void *event_bytes(const cspr_event *event, uint16_t part)
{
	const struct item *item = event_item(event, part);

	return item ? item_bytes(item) : NULL;
}

cspr_event *event_replacement(const cspr_event *event); /* of an amendment, or NULL */
/* An event with what an amendment puts in its place. */
cspr_status event_amended(const cspr_event *event, const cspr_event *replacement, cspr_event **ret);

/* Things: what an event opens by name and a later one closes. Keys live in the events. */

enum thing_kind { /* those with an opening event are named by it */
		  THING_DOCUMENT = 1,
		  THING_LABEL,
		  THING_INTEREST,
		  THING_REVIEWER,
		  THING_EXPLANATION,
		  THING_RETURN,
		  THING_HOLD,
		  THING_PROCEEDING,
		  THING_ORDER,
		  THING_ACTION,
		  THING_KINDS,
};

struct thing {
	const void *key;
	uint32_t hash;
	uint8_t kind;
	bool open;
	uint16_t code; /* a hold's scope, a duty explained */
	union {
		struct {
			struct cspr_span since, until;
			cspr_day due;
		} term;
		struct {
			struct cspr_span copies[3];
			uint32_t scan_round, law_round, copies_round;
			uint8_t scan, law; /* CSPR_RESULT_... */
		} document;
		const char *subject;
		bool conflict;
	} is;
};

struct things {
	struct thing *list;
	uint32_t *index; /* position + 1, or 0 */
	uint32_t count, room, mask;
	uint32_t open[THING_KINDS];
};

enum thing_kind thing_opened_by(cspr_code event);
cspr_code thing_opener(enum thing_kind kind);  /* 0: it is not opened by name */
enum thing_kind thing_of_duty(cspr_code duty); /* 0: a duty without instances */
struct thing *thing_find(const struct things *things, enum thing_kind kind, uint16_t code, const void *key);
bool things_reserve(cspr_context *context, struct things *things);
struct thing *thing_add(struct things *things, enum thing_kind kind, uint16_t code, const void *key);
void things_free(cspr_context *context, struct things *things);

/* Reviews */

enum { NO = 1, YES = 2 }; /* of a fact that may also never have been given: 0 */

struct seen {			      /* what is known of the events of one kind */
	struct cspr_span first, last; /* by date */
	struct cspr_span latest;      /* by record */
	uint32_t count;
	uint32_t number; /* of the latest, from 1 */
};

struct sign_off {
	const char *actor; /* NULL: no live stance */
	const unsigned char *document;
	uint16_t stance;
	uint16_t outcome;
};

struct entry {
	cspr_event *event; /* as it was recorded; see readings */
	uint16_t weighed, unmet, unknown;
	uint8_t state;
	uint8_t verdict : 2;
	uint8_t retracted : 1, ahead : 1;		       /* it counts for nothing: taken back, or yet to happen */
	uint8_t no_move : 1, no_authority : 1, incomplete : 1; /* read again, it would be out of place */
};

/* An event that reads otherwise than it was recorded. */
struct reading {
	uint32_t number;
	bool retracted;
	cspr_event *event; /* as amended; NULL: as it was recorded */
};

/* What the review was read under, from an event on (counted from 0). */
struct following {
	uint32_t from;
	bool by_host; /* cspr_review_follow(), not change_edition */
	cspr_basis *basis;
};

struct cspr_review {
	uint32_t references;
	uint32_t count;
	cspr_context *context;
	cspr_basis *basis; /* the last that is followed */
	struct entry *entries;
	uint32_t room;
	uint32_t reading_count, reading_room, following_count, following_room;
	struct reading *readings;     /* in the order of their numbers */
	struct following *followings; /* the first is from 0 */
	uint32_t reread;	      /* of so many events, changes of edition are not followed */
	uint8_t state;
	uint8_t closed_from; /* 0: not closed without a review */
	uint8_t adopted_in;  /* the state it was adopted in, or 0 */
	uint8_t adopted_rank;
	struct cspr_span adopted_on;

	/* circumstances: values, 0 never given; yes-no facts NO or YES */
	uint16_t suspicion, harm, place, residence, age_band;
	uint8_t looked_after, care_leaver, needs, joint_working_concern, died, serious;
	uint8_t long_term_impairment, unborn_child; /* judgements: 0 none, 1 true, 2 false */
	struct cspr_span aware, incident;

	/* what stands */
	bool notification_stands, notification_known, decision_stands, decision_known, query_open, query_known;
	bool approved;
	uint8_t take_down_lawful; /* CSPR_RESULT_... */
	uint8_t voided;		  /* subjects whose sign-offs were made void: bits */
	uint16_t outcome, publication_outcome;
	uint32_t round;	       /* of anonymisation: amend_report begins another */
	uint32_t copies_round; /* of pre-publication copies */
	struct cspr_span notified, decided, published, taken_down, planned_on;
	struct cspr_span query_since;
	/* documents, NULL when there is none or it is unknown */
	const unsigned char *completed, *accepted, *checked, *cleared, *published_document;
	bool accepted_known, completed_known, cleared_known, publication_known;
	struct cspr_span sent[4][RECIPIENTS]; /* inform, justify, looked-after, care-leaver: see sent_row() */
	struct sign_off sign_offs[SUBJECTS][ROLES];
	struct things things;
	struct seen seen[EVENTS];
	cspr_decision *spare;
};

int sent_row(cspr_code event); /* -1: not a row of sent */
bool may_predate(const cspr_review *review, cspr_code event);

/* review.c */
cspr_status review_reserve(cspr_review *review);
/* Folds an event into a review that has room for it; original is what is kept as its record. */
void review_take(cspr_review *review, const cspr_decision *decision, cspr_event *original);
/* Only counts it: it is retracted, out of place, or had not happened yet. */
void review_note(cspr_review *review, const cspr_decision *decision, cspr_event *original, bool retracted, bool ahead);
/* From now on an event reads as the amendment says. */
cspr_status review_amend(cspr_review *review, cspr_event *original, const cspr_event *amendment);
/* How the event of a number reads, if otherwise than it was recorded; else NULL. */
const struct reading *review_reading(const cspr_review *review, uint32_t number);
/* What comes from now on is read under another basis. */
cspr_status review_follow(cspr_review *review, cspr_basis *basis, bool by_host);
void review_exchange(cspr_review *one, cspr_review *other);

/* learn.c: what an event that is taken adds to the facts. The review has room for one more thing. */
void learn(cspr_review *review, const cspr_decision *decision);

/* The question that is put to the evaluator. event is NULL when it is only asked. */
struct question {
	const cspr_review *review;
	const cspr_basis *basis;
	const cspr_event *event;
	cspr_code code;
	cspr_code role;
	struct cspr_span happened;
};

/* weigh.c */
cspr_code weigh(const struct question *question, const struct cspr_need *need); /* CSPR_RESULT_... */
bool condition_holds(const struct question *question, const struct cspr_condition *when);
cspr_day weigh_first_day(const struct question *question, const struct cspr_need *need);
cspr_code force_of(const struct question *question, const struct cspr_need *need);
/* Of the facts that are weighed: the document that an event bound, how a stance counts, when a recipient was sent
 * what the event is about; and whether they may be older than the adoption of the review. */
uint32_t signatories(const struct question *question, const struct cspr_need *need); /* a set of roles */
const unsigned char *bound_document(const cspr_review *review, cspr_code bound_by, bool *ret_known);
cspr_code stance_counts(const struct sign_off *stance, cspr_code outcome, const unsigned char *document);
bool stance_may_predate(const cspr_review *review, int subject);
struct cspr_span when_sent(const struct question *question, cspr_code event, int recipient, bool *ret_older);

struct cspr_decision {
	uint32_t references;
	uint32_t version;
	uint32_t changes; /* of the event */
	cspr_review *review;
	cspr_event *event;
	const struct cspr_move *move; /* NULL: no such move */
	struct question question;
	cspr_basis *basis;     /* of the question: it may outlive what the review follows */
	struct change *change; /* what an amendment or a change of edition makes of the record, or NULL */
	uint8_t state, verdict;
	uint32_t roles; /* that would have authority, where there is none */
	bool no_move, no_authority, incomplete;
	bool history; /* it has happened: unmet needs are a breach, not a refusal */
	uint16_t weighed, unmet, unknown;
	cspr_day first_days[MOST_NEEDS]; /* of unmet rules of an event, as the review was then */
};

/* local.c: what a profile's own duty runs from, and what met it since */
struct cspr_span local_base(const cspr_review *review, const struct cspr_term *term);
struct cspr_span local_met(const cspr_review *review, const struct cspr_term *term, struct cspr_span base);

/* decide.c */
struct question question_of(const cspr_review *review, const cspr_event *event);
void evaluate(cspr_decision *decision);
cspr_code missing_part(const struct question *question, size_t index); /* the index-th that is required, or 0 */
cspr_status particulars_fit(const cspr_review *review, const cspr_event *event);

/* amend.c */

/* A later event, or the amended one itself, that would be out of place. */
struct displaced {
	uint32_t number;
	cspr_code event;
	cspr_code rule; /* no-such-move, no-authority or particulars-complete */
	cspr_code part;
	uint32_t roles;
};

struct change {
	cspr_review *after; /* the review as it would be, the event itself included */
	cspr_comparison *consequences;
	uint32_t of; /* the number of the event that is amended */
	uint32_t displaced_count, displaced_room;
	struct displaced *displaced;
};

cspr_status change_weigh(cspr_decision *decision);
void change_free(cspr_context *context, struct change *change);

/* duty.c: a duty by its term, and by its thing where it has instances. */
void duty_of(const cspr_review *review, const struct cspr_term *term, const struct thing *thing, cspr_day as_of,
	     struct cspr_duty *ret);

/* assess.c */
void assess(const struct cspr_circumstances *known, cspr_code limbs[4]);
cspr_code assess_review(const cspr_review *review, bool *ret_all_older, bool *ret_any_older);
cspr_code assess_adult(const cspr_review *review);

#endif
