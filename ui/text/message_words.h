#pragma once

#include <QString>
#include <vector>

#include "base/message.h"

namespace fovea::ui {

/// A message of core in the user's language: its text is translated (context "Messages"), and
/// numbers, sizes and lists are said as that language says them.
QString messageWords(const Message& message);
/// One after the other, as a paragraph.
QString messageWords(const std::vector<Message>& messages);

/// How the window's language says messages and the texts of reports (contexts "Messages", "Errors" and
/// "Report"). From any thread; lives as long as the program.
const MessageFormat& windowFormat();

}  // namespace fovea::ui
