/*
 * Values on their way to the server and back, in its binary formats: numbers in network order, text and bytes as they
 * are, dates as days since 2000.
 */
#include "postgres.h"

#include <string.h>

enum { FIRST_OF_2000 = 10957, EARLIEST = -2451545, LATEST = 2145031948 }; /* the days of the type date */

static void add(struct parameters *parameters, const void *value, size_t length)
{
	parameters->values[parameters->count] = value;
	parameters->lengths[parameters->count++] = (int)length;
}

static void add_big_endian(struct parameters *parameters, uint64_t number, size_t width)
{
	unsigned char *bytes = parameters->numbers[parameters->count];

	for (size_t i = width; i-- > 0; number >>= 8)
		bytes[i] = (unsigned char)number;
	add(parameters, bytes, width);
}

void add_text(struct parameters *parameters, const char *text)
{
	add(parameters, text, text ? strlen(text) : 0);
}

void add_bytes(struct parameters *parameters, const void *bytes, size_t length)
{
	add(parameters, bytes ? bytes : "", length);
}

void add_number(struct parameters *parameters, int64_t number)
{
	add_big_endian(parameters, (uint64_t)number, 8);
}

void add_integer(struct parameters *parameters, int32_t number)
{
	add_big_endian(parameters, (uint32_t)number, 4);
}

void add_truth(struct parameters *parameters, bool truth)
{
	add_big_endian(parameters, truth, 1);
}

void add_day(struct parameters *parameters, cspr_day day)
{
	int64_t since_2000 = (int64_t)day - FIRST_OF_2000;

	if (day == CSPR_NO_DAY)
		add(parameters, NULL, 0);
	else
		add_integer(parameters, (int32_t)(since_2000 < EARLIEST ? EARLIEST
						  : since_2000 > LATEST ? LATEST
									: since_2000));
}

static uint64_t big_endian_at(const PGresult *result, int row, int column)
{
	const char *bytes = PQgetvalue(result, row, column);
	int width = PQgetlength(result, row, column);
	uint64_t number = 0;

	for (int i = 0; i < width; i++)
		number = number << 8 | (unsigned char)bytes[i];
	return number;
}

int64_t number_at(const PGresult *result, int row, int column)
{
	return (int64_t)big_endian_at(result, row, column);
}

int32_t integer_at(const PGresult *result, int row, int column)
{
	return (int32_t)(uint32_t)big_endian_at(result, row, column);
}

cspr_day day_at(const PGresult *result, int row, int column)
{
	if (PQgetisnull(result, row, column))
		return CSPR_NO_DAY;
	return integer_at(result, row, column) + FIRST_OF_2000;
}

bool bytes_at(const PGresult *result, int row, int column, unsigned char ret[32])
{
	if (PQgetlength(result, row, column) != 32)
		return false;
	memcpy(ret, PQgetvalue(result, row, column), 32);
	return true;
}
