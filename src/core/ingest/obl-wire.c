/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages on a socket; see the header. */
#define G_LOG_DOMAIN "obl-ingest"

#include "config.h"

#include "core/ingest/obl-wire.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define HEAD_BYTES 5u

const GVariantType *
obl_wire_get_type (guint8 kind)
{
  switch (kind) {
  case OBL_WIRE_REQUEST:
    return G_VARIANT_TYPE_VARDICT;
  case OBL_WIRE_CHOICE:
    return G_VARIANT_TYPE_UINT32;
  case OBL_WIRE_OFFER:
  case OBL_WIRE_NOTE:
    return G_VARIANT_TYPE ("(ss)");
  case OBL_WIRE_TAKE:
    return G_VARIANT_TYPE_VARDICT;
  case OBL_WIRE_REFUSE:
    return G_VARIANT_TYPE ("(sus)");
  case OBL_WIRE_PASS:
    return G_VARIANT_TYPE ("(ssay)");
  case OBL_WIRE_DONE:
    return G_VARIANT_TYPE ("(bus)");
  default:
    return NULL;
  }
}

/* --- Sending ---------------------------------------------------------------------------------- */

static gboolean
send_all (int socket, const guint8 *bytes, gsize n_bytes)
{
  while (n_bytes > 0) {
    gssize n_sent = send (socket, bytes, n_bytes, MSG_NOSIGNAL);

    if (n_sent < 0 && errno == EINTR)
      continue;
    if (n_sent <= 0)
      return FALSE;
    bytes += n_sent;
    n_bytes -= (gsize)n_sent;
  }
  return TRUE;
}

/* A descriptor travels with at least one byte. */
static gboolean
send_with_fd (int socket, const guint8 *bytes, gsize n_bytes, int fd)
{
  union {
    struct cmsghdr head;
    char space[CMSG_SPACE (sizeof (int))];
  } control = { .head = { .cmsg_len = CMSG_LEN (sizeof (int)),
                          .cmsg_level = SOL_SOCKET,
                          .cmsg_type = SCM_RIGHTS } };
  struct iovec part = { .iov_base = (void *)bytes, .iov_len = n_bytes };
  struct msghdr message = { .msg_iov = &part,
                            .msg_iovlen = 1,
                            .msg_control = control.space,
                            .msg_controllen = sizeof control.space };
  gssize n_sent;

  memcpy (CMSG_DATA (&control.head), &fd, sizeof fd);
  do
    n_sent = sendmsg (socket, &message, MSG_NOSIGNAL);
  while (n_sent < 0 && errno == EINTR);
  return n_sent > 0 && send_all (socket, bytes + n_sent, n_bytes - (gsize)n_sent);
}

gboolean
obl_wire_send (int socket, OblWireKind kind, GVariant *value, int fd)
{
  g_autoptr (GVariant) held = g_variant_ref_sink (value);
  gsize n_bytes = g_variant_get_size (held);
  guint32 length = (guint32)n_bytes + 1;
  guint8 head[HEAD_BYTES];

  g_return_val_if_fail (g_variant_is_of_type (held, obl_wire_get_type ((guint8)kind)), FALSE);
  if (n_bytes >= OBL_WIRE_MAX_BYTES) {
    errno = EMSGSIZE;
    return FALSE;
  }
  memcpy (head, &length, sizeof length);
  head[4] = (guint8)kind;
  return (fd < 0 ? send_all (socket, head, sizeof head)
                 : send_with_fd (socket, head, sizeof head, fd))
         && send_all (socket, g_variant_get_data (held), n_bytes);
}

/* --- Receiving -------------------------------------------------------------------------------- */

/* Takes @bytes, which must be whole; a value that is not in normal form is made so. */
static GVariant *
make_value (guint8 kind, GBytes *bytes)
{
  g_autoptr (GVariant) value
      = g_variant_ref_sink (g_variant_new_from_bytes (obl_wire_get_type (kind), bytes, FALSE));

  return g_variant_is_normal_form (value) ? g_steal_pointer (&value) : NULL;
}

/* FALSE when no message begins like this. */
static gboolean
read_head (const guint8 *head, OblWireKind *kind, gsize *n_bytes)
{
  guint32 length;

  memcpy (&length, head, sizeof length);
  *kind = (OblWireKind)head[4];
  *n_bytes = length - 1;
  return length > 0 && length <= OBL_WIRE_MAX_BYTES && obl_wire_get_type (head[4]) != NULL;
}

static gboolean
receive_all (int socket, guint8 *bytes, gsize n_bytes)
{
  while (n_bytes > 0) {
    gssize n_read = read (socket, bytes, n_bytes);

    if (n_read < 0 && errno == EINTR)
      continue;
    if (n_read <= 0)
      return FALSE;
    bytes += n_read;
    n_bytes -= (gsize)n_read;
  }
  return TRUE;
}

/* At least the first byte of @bytes, and what came along with it. */
static gssize
receive_first (int socket, void *bytes, gsize n_bytes, int *fd)
{
  union {
    struct cmsghdr head;
    char space[CMSG_SPACE (sizeof (int))];
  } control = { 0 };
  struct iovec part = { .iov_base = bytes, .iov_len = n_bytes };
  struct msghdr message = { .msg_iov = &part,
                            .msg_iovlen = 1,
                            .msg_control = control.space,
                            .msg_controllen = sizeof control.space };
  const struct cmsghdr *head;
  gssize n_read;

  do
    n_read = recvmsg (socket, &message, MSG_CMSG_CLOEXEC);
  while (n_read < 0 && errno == EINTR);
  head = n_read > 0 ? CMSG_FIRSTHDR (&message) : NULL;
  if (head != NULL && head->cmsg_level == SOL_SOCKET && head->cmsg_type == SCM_RIGHTS
      && head->cmsg_len == CMSG_LEN (sizeof (int)))
    memcpy (fd, CMSG_DATA (head), sizeof *fd);
  return n_read;
}

GVariant *
obl_wire_receive (int socket, OblWireKind *kind, int *fd)
{
  guint8 head[HEAD_BYTES];
  g_autofree guint8 *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GVariant *value = NULL;
  int came_along = -1;
  gsize n_bytes;
  gssize n_first = receive_first (socket, head, sizeof head, &came_along);

  if (n_first > 0 && receive_all (socket, head + n_first, sizeof head - (gsize)n_first)
      && read_head (head, kind, &n_bytes)) {
    data = g_malloc (n_bytes);
    if (receive_all (socket, data, n_bytes)) {
      bytes = g_bytes_new_take (g_steal_pointer (&data), n_bytes);
      value = make_value ((guint8)*kind, bytes);
    }
  }
  if (came_along >= 0 && (value == NULL || fd == NULL)) {
    close (came_along);
    came_along = -1;
  }
  if (fd != NULL)
    *fd = came_along;
  return value;
}

gboolean
obl_wire_take (
    const guint8 *bytes, gsize n_bytes, gsize *n_taken, OblWireKind *kind, GVariant **value)
{
  g_autoptr (GBytes) content = NULL;
  gsize n_content;

  *value = NULL;
  *n_taken = 0;
  if (n_bytes < HEAD_BYTES)
    return TRUE;
  if (!read_head (bytes, kind, &n_content))
    return FALSE;
  if (n_bytes - HEAD_BYTES < n_content)
    return TRUE;
  content = g_bytes_new (bytes + HEAD_BYTES, n_content);
  *n_taken = HEAD_BYTES + n_content;
  *value = make_value ((guint8)*kind, content);
  return *value != NULL;
}

/* --- Requests --------------------------------------------------------------------------------- */

static void
insert_string (GVariantDict *dict, const char *name, const char *value)
{
  if (value != NULL)
    g_variant_dict_insert (dict, name, "s", value);
}

GVariant *
obl_wire_request_new (const OblReadOptions *options)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  insert_string (&dict, "name", options->name);
  insert_string (&dict, "format", options->format);
  insert_string (&dict, "url", options->url);
  insert_string (&dict, "charset", options->charset);
  insert_string (&dict, "media-type", options->media_type);
  insert_string (&dict, "mapping", options->mapping);
  insert_string (&dict, "mappings", options->mappings);
  g_variant_dict_insert (&dict, "retrieved", "x", options->retrieved);
  g_variant_dict_insert (&dict, "n-bytes", "t", options->n_bytes);
  g_variant_dict_insert (&dict, "splits-books", "b", options->splits_books);
  g_variant_dict_insert (&dict, "whole-page", "b", options->is_whole_page);
  return g_variant_dict_end (&dict);
}

void
obl_wire_request_read (GVariant *request, OblReadOptions *options)
{
  *options = (OblReadOptions){ .name = "" };
  g_variant_lookup (request, "name", "&s", &options->name);
  g_variant_lookup (request, "format", "&s", &options->format);
  g_variant_lookup (request, "url", "&s", &options->url);
  g_variant_lookup (request, "charset", "&s", &options->charset);
  g_variant_lookup (request, "media-type", "&s", &options->media_type);
  g_variant_lookup (request, "mapping", "&s", &options->mapping);
  g_variant_lookup (request, "mappings", "&s", &options->mappings);
  g_variant_lookup (request, "retrieved", "x", &options->retrieved);
  g_variant_lookup (request, "n-bytes", "t", &options->n_bytes);
  g_variant_lookup (request, "splits-books", "b", &options->splits_books);
  g_variant_lookup (request, "whole-page", "b", &options->is_whole_page);
}
