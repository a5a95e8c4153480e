/*
 * How what is wrong is told.
 */
#ifndef WRONG_H
#define WRONG_H

#include <cspr/anonymise.h>

/* Fills what the caller knows of a trouble, which may be NULL; gives the status. */
cspr_status wrong(struct cspr_trouble *trouble, cspr_status status, uint64_t line, const char *message);

#endif
