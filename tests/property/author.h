/*
 * An author makes up random reviews, event by event, through the public API alone: mostly what the graph has
 * a row for, by those who may, with particulars that fit what is on record; and often enough what does not.
 */
#ifndef AUTHOR_H
#define AUTHOR_H

#include "dice.h"

#include <cspr/cspr.h>

enum {
	MOST_MOVES = 320,
	MOST_PARTICULARS = 320,
	MOST_EVENTS = 128,
	EVENTS = CSPR_EVENT_NOTE_REFUSAL + 1,
	CALENDARS = 2
};

static const int64_t nanoseconds_a_day = INT64_C(86400) * 1000000000;

/* An edition, and the bases that reviews are made on: the plain calendar, and one with more closed days. */
struct scene {
	cspr_context *context;
	const cspr_edition *edition;
	cspr_basis *bases[CALENDARS];
	struct cspr_move moves[MOST_MOVES];
	struct cspr_particular particulars[MOST_PARTICULARS];
	size_t move_count, particular_count;
	cspr_day first, last; /* reviews begin between these */
};

/* What an author has in mind while it makes up one review. */
struct author {
	const struct scene *scene;
	struct dice dice;
	cspr_review *review;
	cspr_basis *basis; /* that the review began under */
	cspr_day today;
	int64_t recorded;
	int pushing, erring, wandering; /* in percent: departures; slips; anything at all */
	int rewriting;			/* in percent: amendments; now and then another edition */
	bool steady;			/* keeps to the way ahead */
	cspr_code latest;		/* what it came up with last, and may again */
	unsigned next_recipient;
	bool recipients;		/* the latest went to a recipient */
	unsigned signer;		/* whose turn it is to sign */
	bool criteria;			/* whether the facts are to be such that the criteria are met */
	cspr_code outcome, publication; /* what this review is to come to */
	unsigned char document;
	bool wait; /* the next event comes after the time that a rule waits for */
};

/* The program ends if there is no such day. */
cspr_day day_of(int year, int month, int day);

int scene_new(const char *edition, struct scene *ret);
void scene_free(struct scene *scene);

/* Begins a review of at most MOST_EVENTS events; gives how many are to be tried. */
size_t author_begin(struct author *author, const struct scene *scene, cspr_review *review, uint64_t seed,
		    uint64_t number);
/* The next event to try: a new one, which the caller unrefs. NULL: no memory. */
cspr_event *author_event(struct author *author);
/* Tells the author that the event was committed. */
void author_committed(struct author *author, const cspr_event *event);

/* An event of this kind as this author would make it up (by any role that may, without a departure). */
cspr_event *author_event_of(struct author *author, cspr_code code);

/* What would make a rule met (remedies.c), or 0. */
cspr_code remedy_of(const struct author *author, cspr_code rule);
/* Something about what is open, or 0. */
cspr_code follow_up(struct author *author);
/* What has to be done before it is too late, or 0. */
cspr_code in_time(struct author *author);

/* An amendment of what is on record (rewriting.c). NULL: no memory. */
cspr_event *author_amendment(struct author *author);

/* Sets the particulars of an event (particulars.c): those it needs and some that it may have. */
void author_fill(struct author *author, cspr_event *event, cspr_code code);
/* Sets each of the particulars that it may have with this chance, in percent. */
void author_fill_some(struct author *author, cspr_event *event, cspr_code code, int percent);

#endif
