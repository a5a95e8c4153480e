/*
 * What is around a hit.
 */
#ifndef AROUND_H
#define AROUND_H

#include "matcher.h"

struct around {
	const struct matcher *matcher;
	const struct runs *runs;
	const struct hit *hit;
	const struct entry *entry;
};

const struct run *run_at(const struct around *around, size_t index);
/* Whether the run at a place is this word. */
bool run_is(const struct around *around, size_t index, const char *word);
bool run_ends_in(const struct around *around, size_t index, const char *letters);
bool has_next(const struct around *around);
size_t next_of(const struct around *around);
/* The next word stands right after, with nothing but space between. */
bool next_adjoins(const struct around *around);
bool previous_adjoins(const struct around *around, uint16_t gaps);
uint32_t next_class(const struct around *around);
uint32_t previous_class(const struct around *around);
/* Mr Bennet, Nurse Grace, foster carer Grace. */
bool titled(const struct around *around);
bool possessive(const struct around *around);
bool is_article(const struct around *around, const char *article);
/* Whether a sentence, a line of speech, a heading or an item of a list starts here. */
bool starts_sentence(const struct around *around, size_t index);
/* Whether the name is of somebody else here, by what it stands beside. */
bool of_another(const struct around *around);
/* "a robin": any one. */
bool is_one_of(const struct around *around);
/* Whether the word after is somebody's surname, and not of this identity. */
bool other_surname(const struct around *around);
/* A month or a day here: with a number beside it, or after in, by, since. */
bool is_date(const struct around *around);
/* In a message somebody wrote, in quotation marks and small letters; and there, where somebody would be named. */
bool in_message(const struct around *around);
bool is_somebody(const struct around *around);
/* "and his", "and her" follows. */
bool and_own(const struct around *around);
/* A small number in brackets follows. */
bool has_age(const struct around *around);
/* What the next word says is done by a person. */
bool next_acts(const struct around *around);
/* So, and no day, thing or idea does it. */
bool acts_as_person(const struct around *around);
bool is_forename(const struct around *around, const struct run *run);
bool in_capitals(const struct around *around);

/* What is called after somebody, and whoever is cited (called.c). */

/* Bennet Street, Grace Hospital. */
bool names_place(const struct around *around);
/* Kellynch Hall, where Hall is registered: it is the kind of place, unless what is before it is a forename. */
bool is_kind_of_place(const struct around *around);
/* The Smith report, Smith (2016): whoever wrote it. */
bool is_cited(const struct around *around);
/* Whether a year is right after, as after whoever is cited, be it with a title. */
bool has_year(const struct around *around);
/* St John, Lake Ruth, Operation Ruth: a place or an undertaking, or whom it is called after. */
bool after_saint(const struct around *around);
bool before_of(const struct around *around);
/* Barker's Pool: after a possessive. */
bool owns_capital(const struct around *around);
/* A word of the language follows that is no verb as far as can be told. */
bool before_noun(const struct around *around);
/* Ministry of Justice, New Year's Eve. */
bool of_body(const struct around *around);
/* Hodgkin's disease, the Barnet formula, Smith & Sons, Henry VIII, Smith v Jones. */
bool called_after(const struct around *around);

/* The grade of initials (initials.c). */
uint8_t initials_grade(const struct around *around);

#endif
