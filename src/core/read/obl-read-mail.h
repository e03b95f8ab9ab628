/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails and mailboxes, see obl-read-mail.c and obl-read-mbox.c. */
#pragma once

#include "core/read/obl-reader.h"

G_BEGIN_DECLS

/* Loads what is needed; for a process that can open no file later. */
void obl_read_mail_init (void);

extern const OblReader obl_reader_mail;
extern const OblReader obl_reader_mail_body; /* of obl_reader_mail's own: what a mail says itself */
extern const OblReader obl_reader_mbox;

G_END_DECLS
