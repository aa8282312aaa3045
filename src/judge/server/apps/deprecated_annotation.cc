#include <charconv>
#include <string>

#include <fmt/format.h>

#include "judge/server/apps/workloads.h"
#include "judge/value_text.h"

namespace pave::judge::server::apps {

namespace {

/// As strconv.ParseInt reads it.
bool is_int64(std::string_view text) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  std::int64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

void judge_rollback(Value annotations) {
  Value revision = annotations.entry("deprecated.deployment.rollback.to");
  if (!revision.text().empty() && !is_int64(revision.text()))
    revision.say(base::Code::ServerBadFormat, fmt::format("{} is not a whole number", quoted(revision.text())),
                 "remove this annotation: it is of an API that is gone");
  else if (revision.text().starts_with('-'))
    revision.say(base::Code::ServerOutOfRange, fmt::format("the revision is {}", shortened(revision.text())),
                 "remove this annotation: it is of an API that is gone");
}

void judge_template_generation(Value annotations) {
  Value generation = annotations.entry("deprecated.daemonset.template.generation");
  if (generation.is_string() && !is_int64(generation.text()))
    generation.say(base::Code::ServerBadFormat, fmt::format("{} is not a whole number", quoted(generation.text())),
                   "remove this annotation: the server writes it");
}

}  // namespace pave::judge::server::apps
