#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// htpasswd, bcrypt, derivePassword, genPrivateKey, genCA, genCAWithKey, genSelfSignedCert, genSelfSignedCertWithKey,
/// genSignedCert, genSignedCertWithKey, buildCustomCert, encryptAES, decryptAES: Sprig's (crypto.go). What is random there
/// comes from Host::random() and Host::now(), so the same seed gives the same keys and certificates.
std::span<const Function> crypto_functions();

}  // namespace pave::lang::gotemplate
