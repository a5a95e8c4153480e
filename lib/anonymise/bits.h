/*
 * Bits of a number, and eight bytes at once.
 */
#ifndef BITS_H
#define BITS_H

#include <stdint.h>
#include <string.h>

/* A byte in each of eight. */
#define EACH(byte) ((byte)*UINT64_C(0x0101010101010101))

/* Which is the lowest that is set; of a number that is not 0. */
static inline unsigned lowest_bit(uint64_t number)
{
	return (unsigned)__builtin_ctzll(number);
}

/* Eight bytes as a number, the first of them the lowest. */
static inline uint64_t load_eight(const unsigned char *bytes)
{
	uint64_t number;

	memcpy(&number, bytes, sizeof(number));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	number = __builtin_bswap64(number);
#endif
	return number;
}

/* The first of eight bytes, from 1 to 8 of them. */
static inline uint64_t first_bytes(unsigned count)
{
	return UINT64_MAX >> (64 - 8 * count);
}

#endif
