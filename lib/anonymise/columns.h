/*
 * Sets of bytes, as far as the pass over patterns tells them apart: by their columns.
 */
#ifndef COLUMNS_H
#define COLUMNS_H

#include "pass.h"

struct columns {
	uint64_t bits[COLUMNS / 64 + 1];
};

static inline void add(struct columns *columns, unsigned char byte)
{
	unsigned column = column_of(byte);

	columns->bits[column / 64] |= UINT64_C(1) << column % 64;
}

static inline struct columns invert(struct columns columns)
{
	for (size_t i = 0; i < sizeof(columns.bits) / sizeof(columns.bits[0]); i++)
		columns.bits[i] = ~columns.bits[i];
	columns.bits[COLUMNS / 64] &= (UINT64_C(1) << COLUMNS % 64) - 1;
	return columns;
}

static inline struct columns any_byte(void)
{
	return invert((struct columns){ 0 });
}

static inline struct columns both(struct columns one, struct columns other)
{
	for (size_t i = 0; i < sizeof(one.bits) / sizeof(one.bits[0]); i++)
		one.bits[i] &= other.bits[i];
	return one;
}

static inline struct columns either(struct columns one, struct columns other)
{
	for (size_t i = 0; i < sizeof(one.bits) / sizeof(one.bits[0]); i++)
		one.bits[i] |= other.bits[i];
	return one;
}

static inline bool is_empty(struct columns columns)
{
	uint64_t any = 0;

	for (size_t i = 0; i < sizeof(columns.bits) / sizeof(columns.bits[0]); i++)
		any |= columns.bits[i];
	return !any;
}

#endif
