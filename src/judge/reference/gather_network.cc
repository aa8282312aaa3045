#include <string>

#include "judge/reference/sheet.h"

namespace pave::judge::reference {
namespace {

using base::Code;
using doc::Node;

constexpr std::string_view kGatewayGroup = "gateway.networking.k8s.io";

std::string_view protocol_of(const Node& port) {
  std::string_view protocol = text_of(port.find("protocol"));
  return protocol.empty() ? "TCP" : protocol;
}

ServicePort service_port(const Node& port, Sheet& sheet) {
  const Node* target = port.find("targetPort");
  const Node* number = port.find("port");
  ServicePort out{.name = sheet.keep(text_of(port.find("name"))),
                  .number = number_of(number),
                  .target = sheet.keep(text_of(target)),
                  .target_number = number_of(target),
                  .protocol = sheet.keep(protocol_of(port)),
                  .origin = {}};
  bool has_target = target != nullptr && !target->is_null();
  if (!has_target) out.target_number = out.number;
  out.origin = has_target ? target->origin : number != nullptr ? number->origin : port.origin;
  return out;
}

void gather_service(const Node& spec, Sheet& sheet, ObjectFacts& facts) {
  ServiceFacts* service = sheet.arena().allocate_array<ServiceFacts>(1);
  *service = ServiceFacts{};
  service->is_external_name = text_of(spec.find("type")) == "ExternalName";
  if (const Node* list = spec.find("ports")) {
    service->ports_origin = list->key_origin;
    std::span<const Node> items = items_of(list);
    ServicePort* ports = sheet.arena().allocate_array<ServicePort>(items.size());
    std::size_t count = 0;
    for (const Node& port : items) ports[count++] = service_port(port, sheet);
    service->ports = {ports, count};
  }
  facts.service = service;
  const Node* selector = spec.find("selector");
  if (service->is_external_name || selector == nullptr || !selector->is_map() || selector->size == 0) return;
  SelectorFacts* selects = sheet.arena().allocate_array<SelectorFacts>(1);
  *selects = {SelectedBy::Service, gather_equalities(*selector, sheet), selector->key_origin};
  facts.selector = selects;
}

void add_port(Reference* made, const Node* name, const Node* number, Sheet& sheet) {
  if (made == nullptr) return;
  if (std::string_view text = text_of(name); !text.empty() && is_plain(text)) {
    made->key = sheet.keep(text);
    made->part_origin = name->origin;
  } else if (std::int32_t port = number_of(number); port != 0) {
    made->port = port;
    made->part_origin = number->origin;
  }
}

/// Annotations of the AWS load balancer controller give such backends their meaning.
bool is_action(const Node* port_name) { return text_of(port_name) == "use-annotation"; }

void refer_backend(const Node* backend, Sheet& sheet) {
  const Node* service = find_below(backend, "service");
  if (service == nullptr) return;
  const Node* name = find_below(service, "port.name");
  if (is_action(name)) return;
  Reference* made = sheet.refer(Code::ReferenceMissingService, Target::Service, service->find("name"));
  add_port(made, name, find_below(service, "port.number"), sheet);
}

void gather_ingress(const Node& spec, Sheet& sheet) {
  refer_backend(spec.find("defaultBackend"), sheet);
  for (const Node& rule : items_of(spec.find("rules")))
    for (const Node& path : items_of(find_below(&rule, "http.paths"))) refer_backend(path.find("backend"), sheet);
  for (const Node& tls : items_of(spec.find("tls")))
    sheet.refer(Code::ReferenceMissingSecret, Target::Secret, tls.find("secretName"));
}

void refer_route(const Node* reference, Sheet& sheet) {
  if (reference == nullptr || !reference->is_map()) return;
  std::string_view group = text_of(reference->find("group"));
  std::string_view kind = text_of(reference->find("kind"));
  if (!group.empty() || (!kind.empty() && kind != "Service")) return;
  std::string_view other = text_of(reference->find("namespace"));
  Space space = other.empty() ? sheet.space() : Space::named(other);
  Reference* made = sheet.refer(Code::ReferenceMissingService, Target::Service, reference->find("name"), space);
  add_port(made, nullptr, reference->find("port"), sheet);
}

void gather_route(const Node& spec, Sheet& sheet) {
  for (const Node& rule : items_of(spec.find("rules"))) {
    for (const Node& backend : items_of(rule.find("backendRefs"))) refer_route(&backend, sheet);
    for (const Node& filter : items_of(rule.find("filters")))
      refer_route(find_below(&filter, "requestMirror.backendRef"), sheet);
  }
}

Operator operator_of(std::string_view text) {
  if (text == "NotIn") return Operator::NotIn;
  if (text == "Exists") return Operator::Exists;
  if (text == "DoesNotExist") return Operator::DoesNotExist;
  return Operator::In;
}

}  // namespace

std::span<const Requirement> gather_equalities(const Node& labels, Sheet& sheet) {
  std::span<const Label> kept = sheet.keep_labels(&labels);
  Requirement* out = sheet.arena().allocate_array<Requirement>(kept.size());
  std::size_t count = 0;
  for (const Label& label : kept) out[count++] = {label.key, Operator::In, {&label.value, 1}};
  return {out, count};
}

std::span<const Requirement> gather_requirements(const Node& selector, Sheet& sheet) {
  const Node* labels = selector.find("matchLabels");
  std::span<const Requirement> equal;
  if (labels != nullptr && labels->is_map()) equal = gather_equalities(*labels, sheet);
  std::span<const Node> expressions = items_of(selector.find("matchExpressions"));
  if (expressions.empty()) return equal;
  Requirement* out = sheet.arena().allocate_array<Requirement>(equal.size() + expressions.size());
  std::size_t count = 0;
  for (const Requirement& one : equal) out[count++] = one;
  for (const Node& expression : expressions) {
    std::span<const Node> values = items_of(expression.find("values"));
    std::string_view* texts = sheet.arena().allocate_array<std::string_view>(values.size());
    std::size_t used = 0;
    for (const Node& value : values) texts[used++] = sheet.keep_short(text_of(&value));
    out[count++] = {sheet.keep_short(text_of(expression.find("key"))),
                    operator_of(text_of(expression.find("operator"))),
                    {texts, used}};
  }
  return {out, count};
}

void gather_network(Sheet& sheet, ObjectFacts& facts) {
  const Node* spec = sheet.object().root->find("spec");
  if (spec == nullptr || !spec->is_map()) return;
  if (facts.target == Target::Service) {
    gather_service(*spec, sheet, facts);
  } else if (facts.group == "networking.k8s.io" && facts.kind == "Ingress") {
    gather_ingress(*spec, sheet);
  } else if (facts.group == "networking.k8s.io" && facts.kind == "NetworkPolicy") {
    const Node* selector = spec->find("podSelector");
    if (selector == nullptr || !selector->is_map()) return;
    std::span<const Requirement> requirements = gather_requirements(*selector, sheet);
    if (requirements.empty()) return;
    SelectorFacts* selects = sheet.arena().allocate_array<SelectorFacts>(1);
    *selects = {SelectedBy::NetworkPolicy, requirements, selector->key_origin};
    facts.selector = selects;
  } else if (facts.group == kGatewayGroup && facts.kind.ends_with("Route")) {
    gather_route(*spec, sheet);
  }
}

}  // namespace pave::judge::reference
