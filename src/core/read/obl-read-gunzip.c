/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stream over a window, on zlib. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-gunzip.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define ZLIB_CONST
#include <zlib.h>

/* zlib's way to say: gzip only, with the largest window. */
#define GZIP_WINDOW (15 + 16)

#define OBL_TYPE_READ_GUNZIP (obl_read_gunzip_get_type ())
G_DECLARE_FINAL_TYPE (OblReadGunzip, obl_read_gunzip, OBL, READ_GUNZIP, GInputStream)

struct _OblReadGunzip {
  GInputStream parent_instance;
  OblReadWindow *base;
  OblReadJob *job;
  const char *name;
  z_stream zlib;
  gsize n_seen;       /* bytes of the window that zlib has */
  gboolean is_inside; /* a member */
};

G_DEFINE_FINAL_TYPE (OblReadGunzip, obl_read_gunzip, G_TYPE_INPUT_STREAM)

/* FALSE at the end of the file (then @error is not set) or when it fails. */
static gboolean
refill (OblReadGunzip *self, GError **error)
{
  const guint8 *next;

  if (self->zlib.avail_in > 0)
    return TRUE;
  obl_read_window_drop (self->base, self->n_seen);
  next = obl_read_window_peek (self->base, &self->n_seen, error);
  if (next == NULL || self->n_seen == 0) {
    self->n_seen = 0;
    return FALSE;
  }
  self->zlib.next_in = next;
  self->zlib.avail_in = (uInt)self->n_seen;
  return TRUE;
}

static gssize
set_damaged (OblReadGunzip *self, GError **error)
{
  obl_read_set_broken (error, self->name, _ ("its compression is damaged or cut off"));
  return -1;
}

/* The next bytes of what is unpacked: at least one, but at the end. */
static gssize
inflate_some (OblReadGunzip *self, void *buffer, gsize n_bytes, GError **error)
{
  self->zlib.next_out = buffer;
  self->zlib.avail_out = (uInt)MIN (n_bytes, G_MAXUINT);
  while (self->zlib.next_out == buffer) {
    g_autoptr (GError) problem = NULL;
    int status;

    if (!refill (self, &problem)) {
      if (problem == NULL && !self->is_inside)
        return 0;
      if (problem == NULL)
        return set_damaged (self, error);
      g_propagate_error (error, g_steal_pointer (&problem));
      return -1;
    }
    self->is_inside = TRUE;
    status = inflate (&self->zlib, Z_NO_FLUSH);
    if (status == Z_STREAM_END) {
      inflateReset (&self->zlib);
      self->is_inside = FALSE;
    } else if (status != Z_OK) {
      return set_damaged (self, error);
    }
  }
  return (gssize)(self->zlib.next_out - (Bytef *)buffer);
}

static gssize
read_some (
    GInputStream *stream, void *buffer, gsize n_bytes, GCancellable *cancellable, GError **error)
{
  OblReadGunzip *self = OBL_READ_GUNZIP (stream);
  gssize n_read;

  if (n_bytes == 0)
    return 0;
  n_read = inflate_some (self, buffer, n_bytes, error);
  if (n_read > 0 && !obl_read_job_charge (self->job, self->name, (gsize)n_read, error))
    return -1;
  return n_read;
}

static void
obl_read_gunzip_finalize (GObject *object)
{
  OblReadGunzip *self = OBL_READ_GUNZIP (object);

  inflateEnd (&self->zlib);
  G_OBJECT_CLASS (obl_read_gunzip_parent_class)->finalize (object);
}

static void
obl_read_gunzip_class_init (OblReadGunzipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = obl_read_gunzip_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = read_some;
}

static void
obl_read_gunzip_init (OblReadGunzip *self)
{
  /* Fails only without memory, where GLib ends the program too. */
  if (inflateInit2 (&self->zlib, GZIP_WINDOW) != Z_OK)
    g_error ("no memory to unpack with");
}

GInputStream *
obl_read_gunzip_new (OblReadWindow *window, OblReadJob *job, const char *name)
{
  OblReadGunzip *self = g_object_new (OBL_TYPE_READ_GUNZIP, NULL);

  self->base = window;
  self->job = job;
  self->name = name;
  return G_INPUT_STREAM (self);
}

gsize
obl_read_gunzip_head (const guint8 *bytes, gsize n_bytes, guint8 *out, gsize n_out)
{
  z_stream zlib = { .next_in = bytes, .avail_in = (uInt)n_bytes };

  if (inflateInit2 (&zlib, GZIP_WINDOW) != Z_OK)
    return 0;
  zlib.next_out = out;
  zlib.avail_out = (uInt)n_out;
  inflate (&zlib, Z_SYNC_FLUSH);
  inflateEnd (&zlib);
  return n_out - zlib.avail_out;
}
