/*
 * Names that go together: short and familiar forms of a forename, and the spellings of one name.
 */
#ifndef NAMES_H
#define NAMES_H

#include <stdbool.h>
#include <stddef.h>

enum kin { KIN_SHORT = 1, KIN_SPELLING = 2 };

/* Tells every name that goes with one, given in folded ASCII letters; the same one may be told twice. False as soon as
 * told() gives false. */
bool names_like(const char *name, size_t length,
		bool (*told)(void *data, const char *name, size_t length, enum kin kin), void *data);

/* The same with short forms that are made by rule (short_forms.c). */
bool names_shortened(const char *name, size_t length,
		     bool (*told)(void *data, const char *name, size_t length, enum kin kin), void *data);

/* Tells every name there is here, some more than once. False as soon as told() gives false. */
bool names_all(bool (*told)(void *data, const char *name, size_t length), void *data);

#endif
