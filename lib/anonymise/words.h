/*
 * Words: which are ordinary, which are written with a capital, and what some of them mean beside a name.
 * All are given folded, in ASCII.
 */
#ifndef WORDS_H
#define WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	WORD_ORDINARY = 1 << 0,	 /* a word of the language, in lower case */
	WORD_PROPER = 1 << 1,	 /* a word that is written with a capital: a name, a place, a month */
	WORD_NAME = 1 << 2,	 /* ordinary, too, but a name first: John, Jack, Peter */
	WORD_MONTH = 1 << 3,	 /* a month or a day of the week */
	WORD_PLACE = 1 << 4,	 /* a town or a country that is a name, too */
	WORD_TITLE = 1 << 5,	 /* what stands before a name: Mr, Dr, Nurse */
	WORD_KIND = 1 << 6,	 /* what stands after the name of a place or a body: Street, Hospital */
	WORD_SAYS = 1 << 7,	 /* what only a person does: said, asked */
	WORD_IS = 1 << 8,	 /* was, had, would */
	WORD_AT = 1 << 9,	 /* in, at, from: before a place or a month */
	WORD_ARTICLE = 1 << 10,	 /* the, a, this */
	WORD_PRONOUN = 1 << 11,	 /* I, you, he: after a verb that asks */
	WORD_PARTICLE = 1 << 12, /* de, van, bin: within names */
	WORD_GRAMMAR = 1 << 13,	 /* will, may, so: words that begin sentences */
	WORD_OWN = 1 << 14,	 /* my, his */
	WORD_EPITHET = 1 << 15,	 /* old, poor, dear: before a name, and none of it */
	WORD_MESSAGE = 1 << 16,	 /* texted, wrote: before what somebody wrote */
	WORD_BESIDE = 1 << 17,	 /* tell, with, and: before somebody, in a message */
	WORD_HAD = 1 << 18,	 /* had, did, would */
	WORD_PASSES = 1 << 19,	 /* what a day, a thing or an idea does as well: came, broke, rose */
	WORD_WORK = 1 << 20,	 /* what is called after whoever made it: report, scale, theory */
	WORD_GIVEN = 1 << 21,	 /* a title or an epithet that is also a forename: Prince, Young */
	WORD_FOUND = 1 << 22,	 /* what is called after whoever found it, with or without the s: disease, law */
	WORD_BEFORE = 1 << 23,	 /* what stands, with a capital, before what is called so: Saint, Lake, Operation */
	WORD_KIN = 1 << 24,	 /* who are called by the name of several: family, children */
	WORD_CITES = 1 << 25,	 /* what is between names that are cited: and, et, al, eds */
	WORD_VERSUS = 1 << 26,	 /* v, vs: between the parties of a case */
	WORD_SOURCE = 1 << 27,	 /* et, ibid, op: after whoever is cited */
	WORD_SORT = 1 << 28,	 /* what says of what sort a body is: primary, of, England */
	WORD_BODY = 1 << 29,	 /* so, and may end what it is called: team, trust, sch */
};

uint32_t word_class(const unsigned char *letters, size_t length);

#endif
