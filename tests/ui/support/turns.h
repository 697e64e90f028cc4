#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include "widgets/page_in_turns.h"

namespace fovea::test {

/// Makes a page turn by turn, without the event loop. Empty where nothing of it is there before the first
/// one, the widgets of these names come in this order, each in a turn of its own, Tab goes through them in
/// this order, and all of them have been asked for their sizes once the page is made; else what is wrong.
inline QString faultOfTurns(ui::PageInTurns& page, const QStringList& names) {
    const auto named = [&page](const QString& name) { return page.findChild<QWidget*>(name); };
    qsizetype there = 0;
    while (!page.made()) {
        for (qsizetype i = there; i < names.size(); ++i)
            if (named(names[i])) return names[i] + QStringLiteral(" is made too early");
        page.takeTurn();
        if (there < names.size() && named(names[there])) ++there;
    }
    if (there < names.size()) return names[there] + QStringLiteral(" is not made");
    QHash<const QWidget*, int> order;
    for (const QWidget* w = page.nextInFocusChain(); w != &page; w = w->nextInFocusChain())
        order.insert(w, int(order.size()));
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (!named(names[i])->testAttribute(Qt::WA_WState_Polished))
            return names[i] + QStringLiteral(" was not asked for its size");
        if (i > 0 && order.value(named(names[i])) < order.value(named(names[i - 1])))
            return names[i] + QStringLiteral(" has the keyboard before ") + names[i - 1];
    }
    return {};
}

}  // namespace fovea::test
