#pragma once

namespace pave::base {

/// A function of OpenSSL's libcrypto.so.3 by its name, to be cast to its type; null: there is no such library or function.
/// The library is opened when the first function is asked for, because that costs milliseconds which most runs don't need
/// to spend. It is never closed: its threads and exit handlers outlive any use. Any thread may ask.
void* crypto_function(const char* name);

}  // namespace pave::base
