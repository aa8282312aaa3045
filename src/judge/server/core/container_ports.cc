#include <string>

#include <fmt/format.h>

#include "judge/server/core/container.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::int64_t kMaxPort = 65535;

constexpr Rule kContainerPort[] = {
    {f::name, formatted(kPortName)},
    {f::containerPort, required_range(1, kMaxPort)},
    {f::hostPort, range(0, kMaxPort)},
};

}  // namespace

void judge_container_ports(const Value& container) {
  NameIndex names;
  for (Value port : container[f::ports].children()) {
    judge(port, kContainerPort);
    Value name = port[f::name];
    if (!name.text().empty() && kPortName.fits(name.text()) && !names.insert(name.text()))
      name.say(Code::ServerDuplicate, fmt::format("a second port of the container is called {}", quoted(name.text())),
               "give it another name");
  }
}

}  // namespace pave::judge::server::core
