/*
 * Bits of a number.
 */
#ifndef BITS_H
#define BITS_H

#include <stdint.h>

/* Which is the lowest that is set; of a number that is not 0. */
static inline unsigned lowest_bit(uint64_t number)
{
	return (unsigned)__builtin_ctzll(number);
}

#endif
