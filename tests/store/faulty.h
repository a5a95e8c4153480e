/*
 * A driver over that of the store at hand, which fails, or changes what it reads, when it is told to.
 */
#ifndef FAULTY_H
#define FAULTY_H

#include <cspr/store.h>

#include <stdbool.h>

struct fault {
	const struct cspr_driver *driver;
	void *state;
	cspr_status append_gives;
	bool writes_first; /* and is written all the same */
	size_t appends;
	uint32_t spoil;	      /* the number of the event whose line is changed in reading; 0: none */
	uint32_t leaf;	      /* the number of the event whose leaf is changed in reading */
	uint32_t hide;	      /* the number of the event that is not there */
	uint32_t twice;	      /* the number of the event that is visited twice */
	bool deaf;	      /* to what a visitor of events gives */
	const char *document; /* what is given for every document; NULL: what is there; "": none is found */
	bool visiting, used_by_visitor;
	bool restless; /* each time it is asked, a review has one event more */
	uint32_t asked;
	size_t closed;
};

extern const struct cspr_driver faulty;
/* Another store on what store has. */
cspr_store *open_faulty(struct fault *fault, const struct cspr_store_settings *settings);

#endif
