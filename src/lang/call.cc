#include "lang/call.h"

#include <utility>

#include "lang/host.h"

namespace pave::lang {

base::Arena& Call::arena() const { return host_.arena(); }

Value Call::text(std::string_view bytes) const { return Value::of(arena().copy(bytes)); }

Value Call::fail(std::string message) {
  failed_ = true;
  message_ = std::move(message);
  return {};
}

}  // namespace pave::lang
