/*
 * Values on their way to the server and back, in its binary formats: numbers in network order, text and bytes as they
 * are, dates as days since 2000.
 */
#include "postgres.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_OF_2000 = 10957, EARLIEST = -2451545, LATEST = 2145031948 }; /* the days of the type date */

static void add(struct parameters *parameters, const void *value, size_t length)
{
	parameters->values[parameters->count] = value;
	parameters->lengths[parameters->count++] = (int)length;
}

static void write_big_endian(unsigned char *bytes, uint64_t number, size_t width)
{
	for (size_t i = width; i-- > 0; number >>= 8)
		bytes[i] = (unsigned char)number;
}

static void add_big_endian(struct parameters *parameters, uint64_t number, size_t width)
{
	unsigned char *bytes = parameters->numbers[parameters->count];

	write_big_endian(bytes, number, width);
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

void add_day_or_last(struct parameters *parameters, cspr_day day)
{
	if (day == CSPR_NO_DAY)
		add_integer(parameters, INT32_MAX); /* 'infinity' */
	else
		add_day(parameters, day);
}

static void write_number(struct array *array, uint32_t number)
{
	write_big_endian(array->bytes + array->length, number, 4);
	array->length += 4;
}

bool array_begin(struct array *array, enum element element, size_t count, size_t bytes)
{
	array->length = 0;
	array->bytes = malloc(5 * 4 + count * 4 + bytes);
	if (!array->bytes)
		return false;
	write_number(array, 1); /* one dimension, without nulls, of this type, so long, from 1 */
	write_number(array, 0);
	write_number(array, element);
	write_number(array, (uint32_t)count);
	write_number(array, 1);
	return true;
}

void array_add(struct array *array, const void *bytes, size_t length)
{
	write_number(array, (uint32_t)length);
	if (length)
		memcpy(array->bytes + array->length, bytes, length);
	array->length += length;
}

void array_add_number(struct array *array, int64_t number)
{
	unsigned char bytes[8];

	write_big_endian(bytes, (uint64_t)number, sizeof bytes);
	array_add(array, bytes, sizeof bytes);
}

void array_free(struct array *array)
{
	free(array->bytes);
	array->bytes = NULL;
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
