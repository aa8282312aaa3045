#pragma once

#include "lang/call.h"

namespace pave::lang::gotemplate {

// The functions of crypto_functions() that are about passwords.

Value bcrypt(Call& call);
Value htpasswd(Call& call);
Value derive_password(Call& call);
Value encrypt_aes(Call& call);
Value decrypt_aes(Call& call);

}  // namespace pave::lang::gotemplate
