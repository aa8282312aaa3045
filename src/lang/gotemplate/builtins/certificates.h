#pragma once

#include "lang/call.h"

namespace pave::lang::gotemplate {

// The functions of crypto_functions() that are about keys and certificates.

Value gen_private_key(Call& call);
Value gen_ca(Call& call);
Value gen_ca_with_key(Call& call);
Value gen_self_signed_cert(Call& call);
Value gen_self_signed_cert_with_key(Call& call);
Value gen_signed_cert(Call& call);
Value gen_signed_cert_with_key(Call& call);
Value build_custom_cert(Call& call);

}  // namespace pave::lang::gotemplate
