/*
 * What the files of certificates know of each other.
 */
#ifndef CERTIFICATE_H
#define CERTIFICATE_H

#include "buffer.h"

#include <cspr/anonymise.h>

/* false: no memory. */
bool bytes_digest(const char *bytes, size_t length, unsigned char ret[32]);

#define CERTIFICATE_FORMAT "cspr-certificate/1"

#endif
