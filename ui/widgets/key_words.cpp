#include "widgets/key_words.h"

#include <QShortcut>
#include <QStringList>
#include <QVariant>
#include <QWidget>

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
        all.push_back({group, keys, shortcut->whatsThis()});
    }
    return all;
}

}  // namespace fovea::ui
