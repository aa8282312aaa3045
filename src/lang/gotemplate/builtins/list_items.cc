#include "lang/gotemplate/builtins/list_items.h"

#include <string>

#include "lang/object.h"

namespace pave::lang::gotemplate {

std::optional<std::span<const Value>> list_items(Call& call, const Value& value, std::string_view problem) {
  if (value.kind == Kind::List) return value.list();
  if (value.is_nothing()) {
    call.fail(std::string(kNilDereference));
    return std::nullopt;
  }
  if (value.kind == Kind::String && value.type == Type::Bytes) {
    Value* items = call.arena().allocate_array<Value>(value.size);
    for (std::uint32_t i = 0; i < value.size; ++i)
      items[i] = Value::of_uint(static_cast<unsigned char>(value.bytes[i]), Type::Uint8);
    return std::span<const Value>(items, value.size);
  }
  call.fail(std::string(problem) + std::string(go_kind(value)));
  return std::nullopt;
}

Value new_list(Call& call, std::span<const Value> items, const Value& from) {
  Value* copied = call.arena().allocate_array<Value>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) copied[i] = items[i].is(Kind::Invalid) ? Value::nil() : items[i];
  Value made = Value::of(std::span<const Value>(copied, items.size()));
  made.origin = from.origin;
  if (from.origin.known()) made.flags |= Value::kComputed;
  return made;
}

}  // namespace pave::lang::gotemplate
