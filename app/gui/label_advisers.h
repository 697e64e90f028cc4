#pragma once

#include "data/label_advice.h"

namespace fovea::gui {

/// What core/runs says of labels, for the Data page: by the network and the settings of the newest training
/// of the question in use that has an adapter, whose features are there; without one, labels are doubted by
/// the settings that a training begins with.
ui::LabelAdvisers labelAdvisers();

}  // namespace fovea::gui
