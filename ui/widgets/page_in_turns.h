#pragma once

#include <QPointer>
#include <QWidget>
#include <deque>
#include <functional>
#include <vector>

namespace fovea::ui {

/// A page that is made in several turns of the event loop, while another one is looked at, so that the window
/// answers in between: first its parts, one a turn; then the sizes of what is in them, as many as fit a turn.
/// These are the larger half: each control is styled when it is asked first. Nobody sees it half-made:
/// whatever is missing when it is to be shown is made at once, before it gets its place.
class PageInTurns : public QWidget {
    Q_OBJECT
public:
    /// Whether all of it is there.
    bool made() const { return m_made; }
    /// What is done in a turn: makes the next part or takes the next sizes, and adds the content to the page
    /// once nothing is left. Does nothing where all is made.
    void takeTurn();
    /// All that is missing, in this turn.
    void finish();

Q_SIGNALS:
    void finished();  ///< once

protected:
    using Part = std::function<void()>;
    explicit PageInTurns(QWidget* parent = nullptr);
    /// To be called once, by the constructor. `content` becomes all of the page. Each of the `parts` adds to
    /// it, in their order, which Tab follows; none of them calls finish(). The last one follows the
    /// presenters and shows what they have by then: those before need not.
    void makeInTurns(QWidget* content, std::vector<Part> parts);
    bool event(QEvent* event) override;

private:
    void takeTurns();  ///< this one, and the others later
    void makePart();
    void takeSizes();
    void complete();

    QWidget* m_content = nullptr;
    std::deque<Part> m_parts;                     ///< still to be made
    std::vector<QPointer<QWidget>> m_unmeasured;  ///< those inside come last, and are taken first
    bool m_listed = false;                        ///< m_unmeasured is filled
    bool m_made = false;
};

}  // namespace fovea::ui
