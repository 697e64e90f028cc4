#pragma once

class QAbstractItemView;

namespace fovea::ui {

/// The menu of a list or table, asked for by key, is that of the current item: customContextMenuRequested()
/// has a point of it then, not the middle of the view, as Qt does it. Sets the policy for the signal.
void followMenuKey(QAbstractItemView* view);

}  // namespace fovea::ui
