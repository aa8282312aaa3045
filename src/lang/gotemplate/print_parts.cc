#include "lang/gotemplate/print_parts.h"

#include <algorithm>

#include "lang/text.h"

namespace pave::lang::gotemplate {

bool has_places(const Value& value) { return value.origin.known() || value.run_count > 0; }

bool have_places(std::span<const Value> values) { return std::ranges::any_of(values, has_places); }

Value place_parts(std::string_view text, std::span<const Printed> parts, std::span<const Value> args,
                  const Call& call) {
  Text out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::size_t begin = parts[i].begin;
    std::size_t end = i + 1 < parts.size() ? parts[i + 1].begin : text.size();
    std::string_view bytes = text.substr(begin, end - begin);
    if (parts[i].argument == Printed::kFormat) {
      out.add(bytes, call.place(), {}, call.frame(), 0);
      continue;
    }
    const Value& value = args[static_cast<std::size_t>(parts[i].argument)];
    if (value.is_string() && value.text() == bytes) {
      out.add(value, call.place(), call.frame());
    } else {
      bool is_computed = (value.flags & Value::kComputed) != 0;
      out.add(bytes, call.place(), value.origin, call.frame(), is_computed ? base::Run::kComputed : 0);
    }
  }
  return out.take(call.arena());
}

Value print_format_in(Call& call, std::string_view format, std::span<const Value> args) {
  std::string out;
  if (!have_places(args)) {
    print_format(format, args, out);
    return call.text(out);
  }
  std::vector<Printed> parts;
  print_format(format, args, out, &parts);
  return place_parts(out, parts, args, call);
}

Value print_all_in(Call& call, std::span<const Value> args) {
  std::string out;
  if (!have_places(args)) {
    print_all(args, out);
    return call.text(out);
  }
  std::vector<Printed> parts;
  print_all(args, out, &parts);
  return place_parts(out, parts, args, call);
}

}  // namespace pave::lang::gotemplate
