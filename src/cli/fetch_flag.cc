#include "cli/fetch_flag.h"

#include "base/files.h"
#include "render/helm/repository/find_chart.h"

namespace pave::cli {

render::helm::DependencyFinder dependency_finder(const Context& context, bool may_fetch) {
  return render::helm::repository::dependency_finder(context.places, base::disk(),
                                                     render::helm::repository::open_network, may_fetch);
}

}  // namespace pave::cli
