#include "judge/server/core/config_map.h"

#include <string>

#include <fmt/format.h>

#include "base/base64.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

void twice(Value root) {
  Value data = root[f::data];
  Value binary = root[f::binaryData];
  if (binary.size() == 0) return;
  for (Value entry : data.children())
    if (binary.entry(entry.key()).node() != nullptr)
      entry.say(Code::ServerDuplicate, fmt::format("the key {} stands in binaryData, too", quoted(entry.key())),
                "remove one");
}

void size(Value root) {
  std::int64_t bytes = 0;
  for (Value entry : root[f::data].children()) bytes += static_cast<std::int64_t>(entry.text().size());
  for (Value entry : root[f::binaryData].children()) bytes += decoded_size(entry.text());
  // The server names no field.
  if (bytes > kMaxDataBytes)
    root.say_at(root[f::data].written() ? root[f::data] : root[f::binaryData], Code::ServerTooLong,
                fmt::format("the values have {} bytes", bytes), fmt::format("write at most {} bytes", kMaxDataBytes));
}

bool same_data(Value now) {
  if (now.size() != now.old().size()) return false;
  for (Value entry : now.children())
    if (entry.old().node() == nullptr || entry.text() != entry.old().text()) return false;
  return true;
}

bool same_binary_data(Value now) {
  // An empty map is not none to the server, which keeps none for it.
  if (now.is_map() && now.size() == 0 && now.old().size() == 0) return false;
  if (now.size() != now.old().size()) return false;
  for (Value entry : now.children())
    if (entry.old().node() == nullptr || !same_bytes(entry.text(), entry.old().text())) return false;
  return true;
}

void changes(Value root) {
  if (!root.updating() || !root[f::immutable].old().is_true()) return;
  judge_immutable_mark(root);
  for (Value data : {root[f::data], root[f::binaryData]})
    if (data.key() == "data" ? !same_data(data) : !same_binary_data(data))
      data.say(Code::ServerImmutable, fmt::format("{} can't change: the ConfigMap is immutable", data.key()),
               std::string(kReplaceHelp));
}

constexpr Rule kConfigMap[] = {
    {f::data, keys(kConfigMapKey)}, {f::binaryData, keys(kConfigMapKey)}, {kWhole, must(twice)}, {kWhole, must(size)},
    {kWhole, must(changes)},
};

}  // namespace

void judge_immutable_mark(Value root) {
  Value mark = root[f::immutable];
  if (!mark.is_true())
    mark.say(Code::ServerImmutable, "an object that is immutable stays so", std::string(kReplaceHelp));
}

std::int64_t decoded_size(std::string_view base64) {
  std::int64_t characters = 0;
  for (char c : base64) characters += c != '\n' && c != '\r' && c != '=' ? 1 : 0;
  return characters * 3 / 4;
}

bool same_bytes(std::string_view a, std::string_view b) {
  return a == b || base::decode_base64(a) == base::decode_base64(b);
}

void judge_config_map(Value root) { judge(root, kConfigMap); }

}  // namespace pave::judge::server::core
