/*
 * A register that a test has no doubt about.
 */
#ifndef READ_REGISTER_H
#define READ_REGISTER_H

#include "suite.h"

#include <cspr/anonymise.h>

#include <string.h>

static inline cspr_register *read_register(const char *lines)
{
	struct cspr_trouble trouble = { .size = sizeof(trouble) };
	cspr_register *reg = NULL;

	ck_assert_msg(cspr_register_read(lines, strlen(lines), &reg, &trouble) == CSPR_DONE, "line %u: %s",
		      (unsigned)trouble.line, trouble.message);
	return reg;
}

#endif
