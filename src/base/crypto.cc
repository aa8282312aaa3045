#include "base/crypto.h"

#include <dlfcn.h>

namespace pave::base {

void* crypto_function(const char* name) {
  static void* const library = dlopen("libcrypto.so.3", RTLD_LAZY | RTLD_LOCAL);
  return library == nullptr ? nullptr : dlsym(library, name);
}

}  // namespace pave::base
