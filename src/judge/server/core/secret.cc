#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/base64.h"
#include "base/json_check.h"
#include "judge/server/core/config_map.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kAccountName = "kubernetes.io/service-account.name";
constexpr std::string_view kReplace =
    "write the old value back, or delete the Secret and create it anew: it must be replaced";

/// The entry of a key: stringData comes before data (Convert_v1_Secret_To_core_Secret).
Value entry_of(Value root, std::string_view key) {
  Value plain = root[f::stringData].entry(key);
  return plain.node() != nullptr ? plain : root[f::data].entry(key);
}

bool is_plain(Value root, std::string_view key) { return root[f::stringData].entry(key).node() != nullptr; }

/// The bytes behind a key; nothing where there is none or no base64.
std::optional<std::string> bytes_of(Value root, std::string_view key) {
  Value entry = entry_of(root, key);
  if (entry.node() == nullptr) return std::nullopt;
  return is_plain(root, key) ? std::string(entry.text()) : base::decode_base64(entry.text());
}

void need(Value root, std::string_view key) {
  root[f::data].entry(key).say(Code::ServerRequired,
                               fmt::format("a Secret of type {} needs the key {}", root[f::type].text(), quoted(key)),
                               fmt::format("add {} to `data`, or to `stringData` in plain text", quoted(key)));
}

void need_present(Value root, std::string_view key) {
  if (entry_of(root, key).node() == nullptr) need(root, key);
}

void need_json(Value root, std::string_view key) {
  std::optional<std::string> bytes = bytes_of(root, key);
  if (!bytes) return need_present(root, key);
  if (!base::is_json_object(*bytes))
    root[f::data].entry(key).say_at(entry_of(root, key), Code::ServerBadFormat,
                                    fmt::format("what stands in {} is no JSON object", quoted(key)),
                                    "write what `kubectl create secret docker-registry` makes");
}

void by_type(Value root) {
  std::string_view type = root[f::type].text();
  if (!type.starts_with("kubernetes.io/")) return;
  if (type == "kubernetes.io/service-account-token") {
    Value name = root[f::metadata][f::annotations].entry(kAccountName);
    if (name.text().empty())
      name.say(Code::ServerRequired, "a token's Secret needs the name of its ServiceAccount",
               fmt::format("add the annotation {}", kAccountName));
  } else if (type == "kubernetes.io/dockercfg") {
    need_json(root, ".dockercfg");
  } else if (type == "kubernetes.io/dockerconfigjson") {
    need_json(root, ".dockerconfigjson");
  } else if (type == "kubernetes.io/basic-auth") {
    if (entry_of(root, "username").node() == nullptr && entry_of(root, "password").node() == nullptr) {
      need(root, "username");
      need(root, "password");
    }
  } else if (type == "kubernetes.io/ssh-auth") {
    if (entry_of(root, "ssh-privatekey").text().empty()) need(root, "ssh-privatekey");
  } else if (type == "kubernetes.io/tls") {
    need_present(root, "tls.crt");
    need_present(root, "tls.key");
  }
}

/// The server names data for both.
void keys_of(Value root) {
  Value data = root[f::data];
  for (Value entries : {data, root[f::stringData]})
    for (Value entry : entries.children())
      if (!kConfigMapKey.fits(entry.key()))
        data.entry(entry.key())
            .say_at(entry, Code::ServerBadFormat,
                    fmt::format("the key {} is not {}", quoted(entry.key()), kConfigMapKey.what),
                    std::string(kConfigMapKey.help), Value::At::Key);
}

void size(Value root) {
  Value data = root[f::data];
  Value plain = root[f::stringData];
  std::int64_t bytes = 0;
  for (Value entry : plain.children()) bytes += static_cast<std::int64_t>(entry.text().size());
  for (Value entry : data.children())
    if (plain.entry(entry.key()).node() == nullptr) bytes += decoded_size(entry.text());
  if (bytes > kMaxDataBytes)
    data.say(Code::ServerTooLong, fmt::format("the values have {} bytes", bytes),
             fmt::format("write at most {} bytes", kMaxDataBytes));
}

using Entries = std::map<std::string_view, std::optional<std::string>>;

Entries entries_of(Value root) {
  Entries entries;
  for (Value entries_here : {root[f::data], root[f::stringData]})
    for (Value entry : entries_here.children()) entries[entry.key()] = bytes_of(root, entry.key());
  return entries;
}

std::string_view type_of(Value type) { return type.text().empty() ? "Opaque" : type.text(); }

void changes(Value root) {
  if (!root.updating()) return;
  Value type = root[f::type];
  if (type_of(type) != type_of(type.old()))
    type.say(Code::ServerImmutable, "the type of a Secret can't change", std::string(kReplace));
  if (!root[f::immutable].old().is_true()) return;
  judge_immutable_mark(root);
  if (entries_of(root) != entries_of(root.old()))
    root[f::data].say(Code::ServerImmutable, "data can't change: the Secret is immutable", std::string(kReplace));
}

constexpr Rule kSecret[] = {
    {kWhole, must(keys_of)},
    {kWhole, must(size)},
    {kWhole, must(by_type)},
    {kWhole, must(changes)},
};

}  // namespace

void judge_secret(Value root) { judge(root, kSecret); }

}  // namespace pave::judge::server::core
