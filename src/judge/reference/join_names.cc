#include <fmt/format.h>

#include <algorithm>

#include "base/similar.h"
#include "judge/reference/joining.h"

namespace pave::judge::reference {
namespace {

using base::Code;

constexpr std::size_t kTold = 6;  ///< keys and ports that are listed

std::string_view kind_of(const Reference& reference) {
  return reference.kind.empty() ? reference::kind_of(reference.target) : reference.kind;
}

/// `ConfigMap "web"`.
std::string named(const Reference& reference) { return fmt::format("{} \"{}\"", kind_of(reference), reference.name); }

std::string help_for(const Wanted& wanted, std::string_view kind, const ObjectFacts& from, Joining& joining) {
  if (std::string_view near = joining.presence.nearest(wanted, from); !near.empty())
    return fmt::format("did you mean \"{}\"?", near);
  if (auto elsewhere = joining.presence.find_elsewhere(wanted))
    return fmt::format("the one that is there is in namespace \"{}\"", elsewhere->space().name);
  return fmt::format("add the {}, or name it in pave.yaml under `outside` if something else makes it", kind);
}

void say_missing(const Reference& reference, const ObjectFacts& object, Joining& joining) {
  Wanted what = wanted(reference);
  std::string_view kind = kind_of(reference);
  if (!joining.presence.is_expected(reference.target, reference.space, object))
    return joining.pass_over(object, reference.origin, named(reference));
  joining.say(reference.code, object, reference.origin,
              fmt::format("there is no {} \"{}\"{}", kind, reference.name, in_namespace(reference.space)),
              help_for(what, kind, object, joining));
}

/// All that were found are known and lack the key.
void look_for_key(const Reference& reference, const ObjectFacts& object, const std::vector<Present>& found,
                  Joining& joining) {
  std::vector<std::string_view> keys;
  for (const Present& present : found) {
    if (!present.keys_known() || joining.run.files[present.object->file].is_patched) return;
    keys.insert(keys.end(), present.keys().begin(), present.keys().end());
  }
  if (std::ranges::find(keys, reference.key) != keys.end()) return;
  base::Nearest nearest(reference.key);
  for (std::string_view key : keys) nearest.offer(key);
  std::string help = nearest.best().empty() ? "its keys are " + listed(keys, kTold)
                                            : fmt::format("did you mean \"{}\"?", nearest.best());
  Problem& problem =
      joining.say(Code::ReferenceMissingKey, object, reference.part_origin,
                  fmt::format("{} \"{}\" has no key \"{}\"", kind_of(reference), reference.name, reference.key), help);
  const ObjectFacts& first = *found.front().object;
  problem.notes.push_back({found.front().made != nullptr ? fmt::format("{} makes it", words_for(first))
                                                         : fmt::format("{} is here", words_for(first)),
                           first.file, first.origin});
}

bool has_port(const ServiceFacts& service, const Reference& reference) {
  return std::ranges::any_of(service.ports, [&](const ServicePort& port) {
    return reference.key.empty() ? port.number == reference.port : port.name == reference.key;
  });
}

std::string ports_of(const ServiceFacts& service) {
  std::string out;
  for (std::size_t i = 0; i < service.ports.size() && i < kTold; ++i) {
    const ServicePort& port = service.ports[i];
    out += fmt::format("{}{}", out.empty() ? "" : ", ", port.number);
    if (!port.name.empty()) out += fmt::format(" (\"{}\")", port.name);
  }
  return out + (service.ports.size() > kTold ? ", ..." : "");
}

void look_for_port(const Reference& reference, const ObjectFacts& object, const std::vector<Present>& found,
                   Joining& joining) {
  for (const Present& present : found) {
    const ServiceFacts* service = present.object->service;
    if (present.is_beginning() || joining.run.files[present.object->file].is_patched) return;
    if (present.made != nullptr || service == nullptr || service->ports.empty() || has_port(*service, reference))
      return;
  }
  const ObjectFacts& first = *found.front().object;
  std::string port = reference.key.empty() ? fmt::format("{}", reference.port) : fmt::format("\"{}\"", reference.key);
  Problem& problem = joining.say(Code::ReferenceMissingServicePort, object, reference.part_origin,
                                 fmt::format("Service \"{}\" has no port {}", reference.name, port),
                                 fmt::format("its ports are {}", ports_of(*first.service)));
  problem.notes.push_back({"the ports of the Service are here", first.file, first.service->ports_origin});
}

}  // namespace

void join_names(Joining& joining) {
  struct Missing {
    const Reference* reference;
    const ObjectFacts* object;
  };
  // How many of a kind are found tells whether the others should be, so all are counted before any is said.
  std::vector<Missing> missing;
  std::vector<const ObjectFacts*> makers;
  for (const FileFacts& file : joining.run.files) {
    for (const ObjectFacts& object : file.objects) {
      for (const Reference& reference : object.references) {
        Wanted what = wanted(reference);
        Found all = joining.presence.find(what);
        const std::vector<Present>& found = all.objects;
        if (found.empty() && joining.presence.is_taken_for_granted(what)) continue;
        makers.clear();
        for (const Present& present : found) makers.push_back(present.object);
        joining.presence.count(reference.target, object, makers);
        bool asks_more = reference.part_origin.known();
        if (!all.is_complete && (found.empty() || asks_more))
          joining.give_up(object, asks_more ? reference.part_origin : reference.origin, named(reference));
        else if (found.empty()) missing.push_back({&reference, &object});
        else if (reference.target == Target::Service && reference.part_origin.known())
          look_for_port(reference, object, found, joining);
        else if (!reference.key.empty()) look_for_key(reference, object, found, joining);
      }
    }
  }
  for (const Missing& one : missing) say_missing(*one.reference, *one.object, joining);
}

}  // namespace pave::judge::reference
