#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "judge/secret.h"

namespace pave::judge {
namespace {

constexpr std::array<std::string_view, 15> kSecretWords = {
    "password", "passwords", "passwd", "pwd",        "passphrase",  "passphrases", "passcode", "secret",
    "secrets",  "token",     "tokens", "credential", "credentials", "creds",       "bearer"};

/// What stands before `key` when that is a secret; a public, topology or label key is none.
constexpr std::array<std::string_view, 17> kKeyWords = {
    "api",     "access",  "private", "secret",  "encryption", "signing", "auth",   "master", "shared",
    "account", "license", "ssh",     "storage", "hmac",       "session", "client", "tls"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// The last word of a name in camel case or with dashes; the rest stays in `name`.
std::string last_word(std::string_view& name) {
  while (!name.empty() && (name.back() == '-' || name.back() == '_')) name.remove_suffix(1);
  std::size_t begin = name.size();
  while (begin > 0) {
    char c = name[begin - 1];
    if (c == '-' || c == '_') break;
    --begin;
    bool starts_word = is_upper(c) && begin > 0 &&
                       (!is_upper(name[begin - 1]) || (begin + 1 < name.size() && !is_upper(name[begin + 1])));
    if (starts_word) break;
  }
  std::string word(name.substr(begin));
  std::ranges::transform(word, word.begin(), lower);
  name = name.substr(0, begin);
  return word;
}

bool is_one_of(const auto& words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

/// A name without word borders: `dbpassword`, `apikey`.
bool ends_like_secret(std::string_view word) {
  if (word.ends_with("password") || word.ends_with("passwords") || word.ends_with("passphrase")) return true;
  std::string_view stem = word.ends_with("keys")  ? word.substr(0, word.size() - 4)
                          : word.ends_with("key") ? word.substr(0, word.size() - 3)
                                                  : std::string_view();
  return is_one_of(kKeyWords, stem);
}

/// `parent`: the name of the field around it; empty: an item of a list.
bool is_called_like_secret(std::string_view name, std::string_view parent) {
  std::string word = last_word(name);
  if (is_one_of(kSecretWords, word) || ends_like_secret(word)) return true;
  if (word != "key" && word != "keys") return false;
  if (!name.empty()) return is_one_of(kKeyWords, last_word(name));
  // A key alone names an entry in a reference, and a label in an item of a list.
  std::string around = last_word(parent);
  return word == "key" && !around.empty() && around != "ref" && around != "reference" && around != "selector";
}

bool is_env(std::string_view name) {
  std::string word = last_word(name);
  return word == "env" || word == "envs" || word == "environment" || (word == "vars" && last_word(name) == "env");
}

}  // namespace

bool may_hold_secret(std::string_view field) {
  std::string_view parent;
  bool in_env = false;  // right below a list or map of variables
  while (!field.empty()) {
    bool is_index = field.front() == '[';
    if (!is_index && field.front() == '.') field.remove_prefix(1);
    std::size_t end =
        is_index ? std::min(field.find(']'), field.size() - 1) + 1 : std::min(field.find_first_of(".["), field.size());
    std::string_view step = field.substr(0, end);
    field.remove_prefix(end);
    if (in_env) {
      // A variable is in the place of the step; only its name and what it refers to are no secret.
      if (!is_index || field.empty()) return true;
      std::string_view part = field.substr(field.front() == '.' ? 1 : 0);
      part = part.substr(0, part.find_first_of(".["));
      if (part != "name" && part != "valueFrom") return true;
    }
    if (!is_index && is_called_like_secret(step, parent)) return true;
    in_env = !is_index && is_env(step);
    if (in_env && field.empty()) return true;
    parent = is_index ? std::string_view() : step;
  }
  return false;
}

}  // namespace pave::judge
