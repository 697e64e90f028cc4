#include "case/map_words.h"

#include <QCoreApplication>

namespace fovea::ui {

namespace {
struct Maps {
    Q_DECLARE_TR_FUNCTIONS(Maps)
};
}  // namespace

QString mapCaption(explain::MapKind kind) {
    return kind == explain::MapKind::kept ? Maps::tr(
                                                "Where the fixed, pre-trained part of the network directed "
                                                "its attention. It was never taught these classes: "
                                                "the map shows where it looked, not why the class was "
                                                "chosen. It does not localise disease.")
                                          : Maps::tr(
                                                "Which parts of the image the trained part of the network "
                                                "read from. It shows what was read, not what spoke "
                                                "for or against the class. It does not localise disease.");
}

}  // namespace fovea::ui
