#include "judge/server/core/csi_driver_name.h"

#include <string>

#include "kube/names.h"

namespace pave::judge::server::core {
namespace {

bool is_subdomain_in_any_case(std::string_view text) {
  if (kube::is_dns1123_subdomain(text)) return true;
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return kube::is_dns1123_subdomain(lower);
}

}  // namespace

constinit const Format kCsiDriverName{is_subdomain_in_any_case, "the name of a CSI driver",
                                      "write a DNS subdomain such as `csi.example.com`"};

}  // namespace pave::judge::server::core
