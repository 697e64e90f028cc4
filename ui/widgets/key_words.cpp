#include "widgets/key_words.h"

#include <QShortcut>
#include <QStringList>
#include <QVariant>
#include <QWidget>
#include <algorithm>
#include <utility>

namespace fovea::ui {

namespace {
constexpr char kGroup[] = "keyGroup", kShown[] = "keyShown";
}

void describeKey(QShortcut& shortcut, const QString& group, const QString& words, const QString& keys) {
    shortcut.setWhatsThis(words);
    shortcut.setProperty(kGroup, group);
    shortcut.setProperty(kShown, keys);
}

std::vector<KeyWords> describedKeys(const QWidget& window) {
    std::vector<KeyWords> all;
    for (const QShortcut* shortcut : window.findChildren<QShortcut*>()) {
        const QString group = shortcut->property(kGroup).toString();
        if (group.isEmpty()) continue;
        QString keys = shortcut->property(kShown).toString();
        if (keys.isEmpty()) keys = shortcut->key().toString(QKeySequence::NativeText);
        KeyWords row{group, keys, shortcut->whatsThis()};
        // What several pages have is said once.
        if (std::find(all.begin(), all.end(), row) == all.end()) all.push_back(std::move(row));
    }
    return all;
}

}  // namespace fovea::ui
