/*
 * What is packed into a token of a text.
 */
#ifndef PACKED_H
#define PACKED_H

#include "decoded.h"

/* The text that is in each token of Base64 or hexadecimal digits that holds some, by itself: what is around the token
 * is not there. All of it came from the whole token. False: no memory. ret->count is 0 where nothing is packed. */
bool decode_packed(const unsigned char *text, size_t length, struct decoded *ret);

#endif
