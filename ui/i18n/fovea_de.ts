<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AppliedFile</name>
    <message>
        <source>no finding</source>
        <translation>kein Befund</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>unlike the training images</source>
        <translation>den Trainingsbildern unähnlich</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <translation>
            <numerusform>%1, %n Bild</numerusform>
            <numerusform>%1, %n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <translation>%1 · %2 von %3</translation>
    </message>
</context>
<context>
    <name>CaseAnswer</name>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>no finding</source>
        <translation>kein Befund</translation>
    </message>
    <message>
        <source>✓ The reference says the same.</source>
        <translation>✓ Die Referenz sagt dasselbe.</translation>
    </message>
    <message>
        <source>Reference: %1, off by %2</source>
        <translation>Referenz: %1, um %2 daneben</translation>
    </message>
    <message>
        <source>≠ Reference: %1</source>
        <translation>≠ Referenz: %1</translation>
    </message>
    <message>
        <source>≠ Missed: %1</source>
        <translation>≠ Übersehen: %1</translation>
    </message>
    <message>
        <source>≠ Not there: %1</source>
        <translation>≠ Nicht vorhanden: %1</translation>
    </message>
    <message>
        <source>%1 (from %2)</source>
        <translation>%1 (von %2)</translation>
    </message>
</context>
<context>
    <name>CaseMenu</name>
    <message>
        <source>“%1” in this &amp;image</source>
        <translation>„%1“ in diesem &amp;Bild</translation>
    </message>
    <message>
        <source>%1: %2 is “%3” now. The figures are counted anew.</source>
        <translation>%1: %2 ist jetzt „%3“. Die Kennzahlen werden neu berechnet.</translation>
    </message>
    <message>
        <source>Change the &amp;label</source>
        <translation>&amp;Label ändern</translation>
    </message>
    <message>
        <source>%1 has the label “%2” now. The figures are counted anew.</source>
        <translation>%1 hat jetzt das Label „%2“. Die Kennzahlen werden neu berechnet.</translation>
    </message>
    <message>
        <source>Show in &amp;Data</source>
        <translation>In „&amp;Daten“ zeigen</translation>
    </message>
    <message>
        <source>E&amp;xclude</source>
        <translation>Aus&amp;schließen</translation>
    </message>
    <message>
        <source>Neither learned from nor judged by any more</source>
        <translation>Wird nicht mehr gelernt und nicht mehr beurteilt</translation>
    </message>
    <message>
        <source>%1 is excluded. The figures are counted anew.</source>
        <translation>%1 ist ausgeschlossen. Die Kennzahlen werden neu berechnet.</translation>
    </message>
</context>
<context>
    <name>Compute</name>
    <message>
        <source>No usable GPU (graphics card)</source>
        <translation>Keine brauchbare GPU (Grafikkarte)</translation>
    </message>
    <message>
        <source>CPU (processor)</source>
        <translation>CPU (Prozessor)</translation>
    </message>
    <message>
        <source>GPU (graphics card)</source>
        <translation>GPU (Grafikkarte)</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Sensitivity %1, PPV %2
at a threshold of %3 on the probability</source>
        <translation>Sensitivität %1, PPW %2
bei einem Schwellenwert von %3 für die Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>acting on the adapter</source>
        <translation>Handeln nach dem Adapter</translation>
    </message>
    <message>
        <source>acting on every image</source>
        <translation>Handeln bei jedem Bild</translation>
    </message>
    <message>
        <source>It is that of people of whom %1 have the finding, as stated below. </source>
        <translation>Er gilt für Personen, von denen %1 den Befund haben, wie unten angegeben. </translation>
    </message>
    <message>
        <source>Acting on the adapter is not shown to be worth more than both.</source>
        <translation>Es ist nicht belegt, dass Handeln nach dem Adapter mehr wert ist als beides.</translation>
    </message>
    <message>
        <source>the standard one</source>
        <translation>der übliche</translation>
    </message>
    <message>
        <source>the best balance (Youden&apos;s index)</source>
        <translation>die beste Balance (Youden-Index)</translation>
    </message>
    <message>
        <source>for a sensitivity of at least %1</source>
        <translation>für eine Sensitivität von mindestens %1</translation>
    </message>
    <message>
        <source>for a specificity of at least %1</source>
        <translation>für eine Spezifität von mindestens %1</translation>
    </message>
    <message>
        <source>a miss counting as %1 false alarms</source>
        <translation>ein übersehener Fall zählt so viel wie %1 Fehlalarme</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>von Hand gesetzt</translation>
    </message>
    <message>
        <source>In use: %1, %2</source>
        <translation>In Gebrauch: %1, %2</translation>
    </message>
    <message>
        <source>, chosen on %1 validation images</source>
        <translation>, gewählt an %1 Validierungsbildern</translation>
    </message>
    <message>
        <source>, chosen on %1 images that took turns in being held out</source>
        <translation>, gewählt an %1 Bildern, die abwechselnd zurückgehalten wurden</translation>
    </message>
    <message>
        <source>, after the test images were seen</source>
        <translation>, nachdem die Testbilder gesehen wurden</translation>
    </message>
    <message>
        <source>, chosen on %1 studies of the validation set</source>
        <translation>, gewählt an %1 Untersuchungen der Validierungsmenge</translation>
    </message>
    <message>
        <source>, chosen on %1 studies that took turns in being held out</source>
        <translation>, gewählt an %1 Untersuchungen, die abwechselnd zurückgehalten wurden</translation>
    </message>
    <message>
        <source>, chosen on %1 patients of the validation set</source>
        <translation>, gewählt an %1 Patienten der Validierungsmenge</translation>
    </message>
    <message>
        <source>, chosen on %1 patients that took turns in being held out</source>
        <translation>, gewählt an %1 Patienten, die abwechselnd zurückgehalten wurden</translation>
    </message>
    <message>
        <source>Acting from %1 on
Net benefit in 100 images: by the adapter %2, on every image %3</source>
        <translation>Handeln ab %1
Nettonutzen in 100 Bildern: nach dem Adapter %2, bei jedem Bild %3</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>At a threshold of %1 the net benefit in 100 images is %2; minus that of acting on every image, %3. </source>
        <translation>Bei einem Schwellenwert von %1 beträgt der Nettonutzen in 100 Bildern %2; minus den von Handeln bei jedem Bild %3. </translation>
    </message>
    <message>
        <source>a miss counting as one false alarm</source>
        <translation>ein übersehener Fall zählt so viel wie ein Fehlalarm</translation>
    </message>
    <message>
        <source>Stated %1 to %2, on average %3.
It came true in %4%5: %6.</source>
        <translation>Angegeben %1 bis %2, im Mittel %3.
Eingetreten bei %4%5: %6.</translation>
    </message>
    <message>
        <source>acting on every study</source>
        <translation>Handeln bei jeder Untersuchung</translation>
    </message>
    <message>
        <source>acting on every patient</source>
        <translation>Handeln bei jedem Patienten</translation>
    </message>
    <message>
        <source>Acting from %1 on
Net benefit in 100 studies: by the adapter %2, on every study %3</source>
        <translation>Handeln ab %1
Nettonutzen in 100 Untersuchungen: nach dem Adapter %2, bei jeder Untersuchung %3</translation>
    </message>
    <message>
        <source>Acting from %1 on
Net benefit in 100 patients: by the adapter %2, on every patient %3</source>
        <translation>Handeln ab %1
Nettonutzen in 100 Patienten: nach dem Adapter %2, bei jedem Patienten %3</translation>
    </message>
    <message>
        <source>At a threshold of %1 the net benefit in 100 studies is %2; minus that of acting on every study, %3. </source>
        <translation>Bei einem Schwellenwert von %1 beträgt der Nettonutzen in 100 Untersuchungen %2; minus den von Handeln bei jeder Untersuchung %3. </translation>
    </message>
    <message>
        <source>At a threshold of %1 the net benefit in 100 patients is %2; minus that of acting on every patient, %3. </source>
        <translation>Bei einem Schwellenwert von %1 beträgt der Nettonutzen in 100 Patienten %2; minus den von Handeln bei jedem Patienten %3. </translation>
    </message>
    <message>
        <source>It is that of people of whom %1 have the finding, as here. </source>
        <translation>Er gilt für Personen, von denen %1 den Befund haben, wie hier. </translation>
    </message>
    <message>
        <source>Acting on the adapter is shown to be worth more than acting on all and than acting on none.</source>
        <translation>Es ist belegt, dass Handeln nach dem Adapter mehr wert ist als Handeln bei allen und als bei keinem.</translation>
    </message>
    <message>
        <source>Acting on all or on none is worth more.</source>
        <translation>Handeln bei allen oder bei keinem ist mehr wert.</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>A setting does not make sense.</source>
        <translation>Eine Einstellung ist nicht sinnvoll.</translation>
    </message>
    <message>
        <source>Correct the setting named here and try again.</source>
        <translation>Korrigieren Sie die hier genannte Einstellung und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>There is nothing at this path.</source>
        <translation>Unter diesem Pfad ist nichts.</translation>
    </message>
    <message>
        <source>Check the spelling, and that the disk or share is connected.</source>
        <translation>Prüfen Sie die Schreibweise und ob Datenträger oder Freigabe verbunden sind.</translation>
    </message>
    <message>
        <source>This file cannot be opened.</source>
        <translation>Diese Datei lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Check that you may read it and that no other program holds it.</source>
        <translation>Prüfen Sie, ob Sie sie lesen dürfen und ob kein anderes Programm sie festhält.</translation>
    </message>
    <message>
        <source>Nothing can be written here.</source>
        <translation>Hier kann nichts geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose a folder in which you may create files.</source>
        <translation>Wählen Sie einen Ordner, in dem Sie Dateien anlegen dürfen.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Free some space or choose another disk, then start again: finished work is kept.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Datenträger und starten Sie erneut: Fertige Arbeit bleibt erhalten.</translation>
    </message>
    <message>
        <source>There was not enough memory.</source>
        <translation>Der Arbeitsspeicher hat nicht gereicht.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller batch or a lower resolution.</source>
        <translation>Schließen Sie andere Programme oder wählen Sie eine kleinere Batchgröße oder eine geringere Auflösung.</translation>
    </message>
    <message>
        <source>This kind of file cannot be read.</source>
        <translation>Diese Art von Datei kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Export it as uncompressed DICOM, PNG, JPEG or TIFF and import it again.</source>
        <translation>Exportieren Sie sie als unkomprimiertes DICOM, PNG, JPEG oder TIFF und importieren Sie sie erneut.</translation>
    </message>
    <message>
        <source>This file is damaged or incomplete.</source>
        <translation>Diese Datei ist beschädigt oder unvollständig.</translation>
    </message>
    <message>
        <source>Copy or export it again from where it came from.</source>
        <translation>Kopieren oder exportieren Sie sie noch einmal von dort, woher sie stammt.</translation>
    </message>
    <message>
        <source>No image was found here.</source>
        <translation>Hier wurde kein Bild gefunden.</translation>
    </message>
    <message>
        <source>Choose a folder that holds one folder of images per class, or train, val and test folders of those.</source>
        <translation>Wählen Sie einen Ordner, der je Klasse einen Ordner mit Bildern enthält, oder die Ordner train, val und test mit solchen.</translation>
    </message>
    <message>
        <source>This table of labels cannot be used.</source>
        <translation>Diese Tabelle mit Labels kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Correct the table or the choice of columns as said here; from a spreadsheet program, save it as CSV.</source>
        <translation>Korrigieren Sie die Tabelle oder die Wahl der Spalten, wie hier beschrieben; aus einem Tabellenprogramm speichern Sie sie als CSV.</translation>
    </message>
    <message>
        <source>There are too few images for this.</source>
        <translation>Dafür sind es zu wenige Bilder.</translation>
    </message>
    <message>
        <source>Add images, or remove the class that has too few.</source>
        <translation>Fügen Sie Bilder hinzu oder entfernen Sie die Klasse, die zu wenige hat.</translation>
    </message>
    <message>
        <source>This folder is not a Fovea project.</source>
        <translation>Dieser Ordner ist kein Fovea-Projekt.</translation>
    </message>
    <message>
        <source>Choose a folder that Fovea made, or import images to make one.</source>
        <translation>Wählen Sie einen von Fovea angelegten Ordner oder importieren Sie Bilder, um einen anzulegen.</translation>
    </message>
    <message>
        <source>This project is open in another window or program.</source>
        <translation>Dieses Projekt ist in einem anderen Fenster oder Programm geöffnet.</translation>
    </message>
    <message>
        <source>Close it there first.</source>
        <translation>Schließen Sie es zuerst dort.</translation>
    </message>
    <message>
        <source>This project was made by a newer version of Fovea.</source>
        <translation>Dieses Projekt wurde mit einer neueren Version von Fovea angelegt.</translation>
    </message>
    <message>
        <source>Open it with that version, or update this one.</source>
        <translation>Öffnen Sie es mit jener Version oder aktualisieren Sie diese.</translation>
    </message>
    <message>
        <source>There is no such entry.</source>
        <translation>Einen solchen Eintrag gibt es nicht.</translation>
    </message>
    <message>
        <source>List what there is and choose from it.</source>
        <translation>Lassen Sie sich zeigen, was es gibt, und wählen Sie daraus.</translation>
    </message>
    <message>
        <source>This was made with another backbone.</source>
        <translation>Dies wurde mit einem anderen Backbone erstellt.</translation>
    </message>
    <message>
        <source>Choose the backbone that is named here.</source>
        <translation>Wählen Sie das hier genannte Backbone.</translation>
    </message>
    <message>
        <source>The weights do not fit this network.</source>
        <translation>Die Gewichte passen nicht zu diesem Netz.</translation>
    </message>
    <message>
        <source>Choose the folder of a plain Vision Transformer.</source>
        <translation>Wählen Sie den Ordner eines einfachen Vision Transformers.</translation>
    </message>
    <message>
        <source>This is no plain Vision Transformer that Fovea can read.</source>
        <translation>Dies ist kein einfacher Vision Transformer, den Fovea lesen kann.</translation>
    </message>
    <message>
        <source>Choose another backbone, or convert its file as said here.</source>
        <translation>Wählen Sie ein anderes Backbone oder konvertieren Sie dessen Datei, wie hier beschrieben.</translation>
    </message>
    <message>
        <source>A self-check computed other values than were recorded.</source>
        <translation>Eine Selbstprüfung hat andere Werte berechnet als die aufgezeichneten.</translation>
    </message>
    <message>
        <source>Do not use this file; obtain it again, or report the difference.</source>
        <translation>Verwenden Sie diese Datei nicht; beschaffen Sie sie neu oder melden Sie die Abweichung.</translation>
    </message>
    <message>
        <source>The GPU (graphics card) cannot be used.</source>
        <translation>Die GPU (Grafikkarte) kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Choose the CPU, or update the driver.</source>
        <translation>Wählen Sie die CPU oder aktualisieren Sie den Treiber.</translation>
    </message>
    <message>
        <source>Training became numerically unstable.</source>
        <translation>Das Training wurde numerisch instabil.</translation>
    </message>
    <message>
        <source>Choose a smaller learning rate.</source>
        <translation>Wählen Sie eine kleinere Lernrate.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Der Server ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the network connection and the proxy setting, or get the files on another computer and add their folder.</source>
        <translation>Prüfen Sie die Netzwerkverbindung und die Proxy-Einstellung oder laden Sie die Dateien auf einem anderen Computer herunter und fügen Sie deren Ordner hinzu.</translation>
    </message>
    <message>
        <source>The proxy does not let the connection through.</source>
        <translation>Der Proxy lässt die Verbindung nicht durch.</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s address with whoever runs your network, or get the files on another computer and add their folder.</source>
        <translation>Klären Sie die Adresse des Proxys mit Ihrer Netzwerkbetreuung oder laden Sie die Dateien auf einem anderen Computer herunter und fügen Sie deren Ordner hinzu.</translation>
    </message>
    <message>
        <source>The connection to the server is not secure, so nothing was fetched.</source>
        <translation>Die Verbindung zum Server ist nicht sicher; es wurde deshalb nichts geladen.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date. If your network opens encrypted traffic, ask whoever runs it for its certificate.</source>
        <translation>Prüfen Sie das Datum dieses Computers. Falls Ihr Netzwerk verschlüsselten Verkehr öffnet, fragen Sie die Netzwerkbetreuung nach dem Zertifikat.</translation>
    </message>
    <message>
        <source>The publisher asks for an account or a consent first.</source>
        <translation>Der Herausgeber verlangt zuerst ein Konto oder eine Zustimmung.</translation>
    </message>
    <message>
        <source>Get the files by hand from the publisher&apos;s page, then add their folder.</source>
        <translation>Laden Sie die Dateien von Hand von der Seite des Herausgebers und fügen Sie dann deren Ordner hinzu.</translation>
    </message>
    <message>
        <source>The server does not have this file.</source>
        <translation>Der Server hat diese Datei nicht.</translation>
    </message>
    <message>
        <source>Look at the publisher&apos;s page: it may have moved. Files that you get by hand can be added as a folder.</source>
        <translation>Sehen Sie auf der Seite des Herausgebers nach: Sie ist vielleicht umgezogen. Von Hand geladene Dateien lassen sich als Ordner hinzufügen.</translation>
    </message>
    <message>
        <source>The server could not answer.</source>
        <translation>Der Server konnte nicht antworten.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>The download broke off.</source>
        <translation>Das Herunterladen brach ab.</translation>
    </message>
    <message>
        <source>Start it again: it goes on where it stopped.</source>
        <translation>Starten Sie es erneut: Es geht dort weiter, wo es aufhörte.</translation>
    </message>
    <message>
        <source>What the server sent is not what it announced, so it was thrown away.</source>
        <translation>Was der Server gesendet hat, ist nicht das Angekündigte und wurde verworfen.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, get the files by hand from the publisher&apos;s page.</source>
        <translation>Versuchen Sie es noch einmal. Falls es wieder geschieht, laden Sie die Dateien von Hand von der Seite des Herausgebers.</translation>
    </message>
    <message>
        <source>The publisher&apos;s file is not the one that was fetched first.</source>
        <translation>Die Datei des Herausgebers ist nicht mehr die zuerst geladene.</translation>
    </message>
    <message>
        <source>Look at the publisher&apos;s page for the reason; then fetch it again, accepting the new version.</source>
        <translation>Suchen Sie den Grund auf der Seite des Herausgebers; laden Sie die Datei dann erneut und akzeptieren Sie die neue Version.</translation>
    </message>
    <message>
        <source>Stopped on request.</source>
        <translation>Auf Wunsch gestoppt.</translation>
    </message>
    <message>
        <source>Start again to continue where it stopped.</source>
        <translation>Starten Sie erneut, um dort fortzufahren, wo es aufhörte.</translation>
    </message>
    <message>
        <source>Something went wrong inside Fovea.</source>
        <translation>In Fovea ist ein Fehler aufgetreten.</translation>
    </message>
    <message>
        <source>Please report this with the technical detail shown.</source>
        <translation>Bitte melden Sie ihn mit den angezeigten technischen Einzelheiten.</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis.</source>
        <translation>Nur für die Forschung, nicht zur Diagnose.</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>not estimable</source>
        <translation>nicht schätzbar</translation>
    </message>
    <message>
        <source>every answer is right</source>
        <translation>jede Antwort ist richtig</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>AUC, one against the rest</source>
        <translation>AUC, eine Klasse gegen alle übrigen</translation>
    </message>
    <message>
        <source>how well the diagnoses are told apart: 1 perfect, 0.5 chance</source>
        <translation>wie gut die Diagnosen unterschieden werden: 1 perfekt, 0,5 Zufall</translation>
    </message>
    <message>
        <source>AUC, area under the ROC curve. 0.5 is chance, 1 is perfect: of two cases of different diagnoses, how often the right one gets the higher probability.</source>
        <translation>AUC, Fläche unter der ROC-Kurve. 0,5 ist Zufall, 1 ist perfekt: wie oft von zwei Fällen verschiedener Diagnosen der richtige die höhere Wahrscheinlichkeit erhält.</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Sensitivity, mean</source>
        <translation>Sensitivität, Mittel</translation>
    </message>
    <message>
        <source>finds “%1”</source>
        <translation>findet „%1“</translation>
    </message>
    <message>
        <source>finds each diagnosis, on average</source>
        <translation>findet die Diagnosen, im Mittel</translation>
    </message>
    <message>
        <source>Sensitivity (recall): of all with the reference “%1”, the share with this prediction.</source>
        <translation>Sensitivität (Recall): unter allen mit der Referenz „%1“ der Anteil mit dieser Vorhersage.</translation>
    </message>
    <message>
        <source>Sensitivity (recall), mean over the classes (diagnoses).</source>
        <translation>Sensitivität (Recall), Mittel über die Klassen (Diagnosen).</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>Specificity, mean</source>
        <translation>Spezifität, Mittel</translation>
    </message>
    <message>
        <source>recognises “%1”</source>
        <translation>erkennt „%1“</translation>
    </message>
    <message>
        <source>leaves the others alone, on average</source>
        <translation>lässt die übrigen in Ruhe, im Mittel</translation>
    </message>
    <message>
        <source>Specificity: of all with the reference “%1”, the share with this prediction.</source>
        <translation>Spezifität: unter allen mit der Referenz „%1“ der Anteil mit dieser Vorhersage.</translation>
    </message>
    <message>
        <source>Specificity, one class against the rest, mean over the classes.</source>
        <translation>Spezifität, eine Klasse gegen alle übrigen, Mittel über die Klassen.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>right answers</source>
        <translation>richtige Antworten</translation>
    </message>
    <message>
        <source>Accuracy: the share whose prediction is the reference. Says little when one class is much more frequent.</source>
        <translation>Genauigkeit: der Anteil, dessen Vorhersage der Referenz entspricht. Sagt wenig, wenn eine Klasse viel häufiger ist.</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Balancierte Genauigkeit</translation>
    </message>
    <message>
        <source>right answers, each diagnosis weighing the same</source>
        <translation>richtige Antworten, jede Diagnose mit gleichem Gewicht</translation>
    </message>
    <message>
        <source>Balanced accuracy: the mean share of right answers over the classes, however frequent they are.</source>
        <translation>Balancierte Genauigkeit: der mittlere Anteil richtiger Antworten über die Klassen, gleich wie häufig sie sind.</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa, weighted</source>
        <translation>Cohens Kappa, gewichtet</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation>Cohens Kappa</translation>
    </message>
    <message>
        <source>agreement beyond chance: 1 perfect, 0 chance</source>
        <translation>Übereinstimmung über den Zufall hinaus: 1 perfekt, 0 Zufall</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa with quadratic weights: far off weighs more than one grade off. 0 is what guessing by frequency gives, 1 is perfect agreement with the reference grades.</source>
        <translation>Cohens Kappa mit quadratischen Gewichten: Weit daneben wiegt schwerer als ein Grad daneben. 0 ergibt Raten nach Häufigkeit, 1 ist volle Übereinstimmung mit den Graden der Referenz.</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa: 0 is what guessing by frequency gives, 1 is perfect agreement with the reference labels.</source>
        <translation>Cohens Kappa: 0 ergibt Raten nach Häufigkeit, 1 ist volle Übereinstimmung mit den Labels der Referenz.</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>Mittlerer absoluter Fehler</translation>
    </message>
    <message>
        <source>grades off, on average: 0 perfect</source>
        <translation>Grade daneben, im Mittel: 0 perfekt</translation>
    </message>
    <message>
        <source>Mean absolute error of the grade: how many grades the prediction is away from the reference. 0 is perfect.</source>
        <translation>Mittlerer absoluter Fehler des Grades: um wie viele Grade die Vorhersage von der Referenz abweicht. 0 ist perfekt.</translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s), each by the mean of all their images</source>
        <translation>
            <numerusform>%n Patient, mit dem Mittel aller seiner Bilder</numerusform>
            <numerusform>%n Patienten, jeder mit dem Mittel aller seiner Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; without %n patient(s) with images of several diagnoses</source>
        <translation>
            <numerusform>%1; ohne %n Patient mit Bildern mehrerer Diagnosen</numerusform>
            <numerusform>%1; ohne %n Patienten mit Bildern mehrerer Diagnosen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>%1; patients not all known, so each image counts by itself</source>
        <translation>%1; nicht alle Patienten bekannt, daher zählt jedes Bild für sich</translation>
    </message>
    <message>
        <source>%1 of 1 patient</source>
        <translation>%1 von 1 Patient</translation>
    </message>
    <message>
        <source>%1 of %2 patients</source>
        <translation>%1 von %2 Patienten</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2 images</source>
        <translation>%1, %2 Bilder</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Within one grade</source>
        <translation>Bis auf einen Grad</translation>
    </message>
    <message>
        <source>right, or one grade off</source>
        <translation>richtig oder einen Grad daneben</translation>
    </message>
    <message>
        <source>too few patients</source>
        <translation>zu wenige Patienten</translation>
    </message>
    <message>
        <source>no patient makes a difference</source>
        <translation>kein Patient macht einen Unterschied</translation>
    </message>
    <message>
        <source>%1 studies of %2 images, each with one answer</source>
        <translation>%1 Untersuchungen mit %2 Bildern, jede mit einer Antwort</translation>
    </message>
    <message>
        <source>%1 patients with %2 images, each with one answer</source>
        <translation>%1 Patienten mit %2 Bildern, jeder mit einer Antwort</translation>
    </message>
    <message>
        <source>1 study of %1, with one answer</source>
        <translation>1 Untersuchung (%1) mit einer Antwort</translation>
    </message>
    <message>
        <source>1 patient with %1, with one answer</source>
        <translation>1 Patient (%1) mit einer Antwort</translation>
    </message>
    <message numerus="yes">
        <source>The rarest class has %n patient(s): too few to rely on these figures.</source>
        <translation>
            <numerusform>Die seltenste Klasse hat %n Patienten: zu wenig, um sich auf diese Zahlen zu verlassen.</numerusform>
            <numerusform>Die seltenste Klasse hat %n Patienten: zu wenige, um sich auf diese Zahlen zu verlassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The rarest class has %n study(s): too few to rely on these figures.</source>
        <translation>
            <numerusform>Die seltenste Klasse hat %n Untersuchung: zu wenig, um sich auf diese Zahlen zu verlassen.</numerusform>
            <numerusform>Die seltenste Klasse hat %n Untersuchungen: zu wenige, um sich auf diese Zahlen zu verlassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The rarest class has %n image(s): too few to rely on these figures.</source>
        <translation>
            <numerusform>Die seltenste Klasse hat %n Bild: zu wenig, um sich auf diese Zahlen zu verlassen.</numerusform>
            <numerusform>Die seltenste Klasse hat %n Bilder: zu wenige, um sich auf diese Zahlen zu verlassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>These are the test images.</source>
        <translation>Das sind die Testbilder.</translation>
    </message>
    <message>
        <source>These are the validation images.</source>
        <translation>Das sind die Validierungsbilder.</translation>
    </message>
    <message>
        <source>These are test images, drawn at random.</source>
        <translation>Das sind zufällig gezogene Testbilder.</translation>
    </message>
    <message>
        <source>These are validation images, drawn at random.</source>
        <translation>Das sind zufällig gezogene Validierungsbilder.</translation>
    </message>
    <message>
        <source>%1, %2 image</source>
        <translation>%1, %2 Bild</translation>
    </message>
    <message>
        <source>The share whose prediction is the reference or the grade beside it.</source>
        <translation>Der Anteil, dessen Vorhersage der Referenz oder dem Grad daneben entspricht.</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy the file name</source>
        <translation>Dateinamen &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy %1 file names</source>
        <translation>%1 Dateinamen &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Images brought in</source>
        <translation>Bilder eingelesen</translation>
    </message>
    <message>
        <source>Images split</source>
        <translation>Bilder aufgeteilt</translation>
    </message>
    <message>
        <source>Labels, patients or studies set</source>
        <translation>Labels, Patienten oder Untersuchungen gesetzt</translation>
    </message>
    <message>
        <source>Label set</source>
        <translation>Label gesetzt</translation>
    </message>
    <message>
        <source>Images used from a new place</source>
        <translation>Bilder von einem neuen Ort verwendet</translation>
    </message>
    <message>
        <source>Setting changed</source>
        <translation>Einstellung geändert</translation>
    </message>
    <message>
        <source>Setting kept</source>
        <translation>Einstellung gemerkt</translation>
    </message>
    <message>
        <source>What the network sees changed</source>
        <translation>Geändert, was das Netz sieht</translation>
    </message>
    <message>
        <source>Question added</source>
        <translation>Frage hinzugefügt</translation>
    </message>
    <message>
        <source>Question changed</source>
        <translation>Frage geändert</translation>
    </message>
    <message>
        <source>Question deleted</source>
        <translation>Frage gelöscht</translation>
    </message>
    <message>
        <source>Change undone</source>
        <translation>Änderung rückgängig gemacht</translation>
    </message>
    <message>
        <source>Change made again</source>
        <translation>Änderung wiederholt</translation>
    </message>
    <message>
        <source>Training planned</source>
        <translation>Training geplant</translation>
    </message>
    <message>
        <source>State of a training</source>
        <translation>Zustand eines Trainings</translation>
    </message>
    <message>
        <source>Training finished</source>
        <translation>Training beendet</translation>
    </message>
    <message>
        <source>Threshold moved</source>
        <translation>Schwellenwert verschoben</translation>
    </message>
    <message>
        <source>Note of a training</source>
        <translation>Notiz zu einem Training</translation>
    </message>
    <message>
        <source>Training removed</source>
        <translation>Training entfernt</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>The backbone “{name}” is not on this computer yet. It must be got by hand from its publisher&apos;s page, then its folder added.</source>
        <translation>Das Backbone „{name}“ ist noch nicht auf diesem Computer. Es muss von Hand von der Seite des Herausgebers geladen und dann sein Ordner hinzugefügt werden.</translation>
    </message>
    <message>
        <source>The name “{name}” is that of a backbone of Fovea&apos;s own. Rename the folder.</source>
        <translation>Der Name „{name}“ gehört einem Backbone von Fovea selbst. Benennen Sie den Ordner um.</translation>
    </message>
    <message>
        <source>The backbone “{name}” is not on this computer yet. Fetch it first.</source>
        <translation>Das Backbone „{name}“ ist noch nicht auf diesem Computer. Laden Sie es zuerst.</translation>
    </message>
    <message>
        <source>The CPU was asked for.</source>
        <translation>Die CPU wurde verlangt.</translation>
    </message>
    <message>
        <source>No usable GPU (graphics card) was found.</source>
        <translation>Es wurde keine brauchbare GPU (Grafikkarte) gefunden.</translation>
    </message>
    <message>
        <source>The GPU (graphics card) passed a trial computation.</source>
        <translation>Die GPU (Grafikkarte) hat eine Proberechnung bestanden.</translation>
    </message>
    <message>
        <source>The GPU (graphics card) computed wrongly in a trial.</source>
        <translation>Die GPU (Grafikkarte) hat in einer Probe falsch gerechnet.</translation>
    </message>
    <message>
        <source>The GPU (graphics card) failed in a trial ({detail}).</source>
        <translation>Die GPU (Grafikkarte) ist in einer Probe ausgefallen ({detail}).</translation>
    </message>
    <message>
        <source>{precision} was asked for.</source>
        <translation>{precision} wurde verlangt.</translation>
    </message>
    <message>
        <source>fp32 is what is known to be right on a GPU.</source>
        <translation>fp32 ist auf einer GPU bekanntermaßen richtig.</translation>
    </message>
    <message>
        <source>This CPU cannot compute in bf16 itself.</source>
        <translation>Diese CPU kann nicht selbst in bf16 rechnen.</translation>
    </message>
    <message>
        <source>bf16 was no faster in a trial.</source>
        <translation>bf16 war in einer Probe nicht schneller.</translation>
    </message>
    <message>
        <source>bf16 was faster in a trial, and learns the same.</source>
        <translation>bf16 war in einer Probe schneller und lernt dasselbe.</translation>
    </message>
    <message>
        <source>Choose the CPU, or update the driver.</source>
        <translation>Wählen Sie die CPU oder aktualisieren Sie den Treiber.</translation>
    </message>
    <message>
        <source>The files of this backbone do not say how many attention heads it has. State num_heads in its config.json.</source>
        <translation>Die Dateien dieses Backbones sagen nicht, wie viele Attention-Köpfe es hat. Geben Sie num_heads in seiner config.json an.</translation>
    </message>
    <message>
        <source>A PyTorch pickle can run code and is never opened. If you trust it, convert it in its folder by the command shown here.</source>
        <translation>Ein PyTorch-Pickle kann Programmcode ausführen und wird nie geöffnet. Wenn Sie ihm vertrauen, konvertieren Sie es in seinem Ordner mit dem hier gezeigten Befehl.</translation>
    </message>
    <message>
        <source>There are several files of weights in this folder. Name the one to use “{name}”.</source>
        <translation>In diesem Ordner sind mehrere Dateien mit Gewichten. Nennen Sie die zu verwendende „{name}“.</translation>
    </message>
    <message>
        <source>Image size alone tells class &apos;{class}&apos; from the rest in {pairs} of 100 pairs (guessing: 50).</source>
        <translation>Allein die Bildgröße unterscheidet die Klasse „{class}“ von den übrigen in {pairs} von 100 Paaren (Raten: 50).</translation>
    </message>
    <message>
        <source>The file format alone tells class &apos;{class}&apos; from the rest in {pairs} of 100 pairs (guessing: 50).</source>
        <translation>Allein das Dateiformat unterscheidet die Klasse „{class}“ von den übrigen in {pairs} von 100 Paaren (Raten: 50).</translation>
    </message>
    <message>
        <source>The device alone tells class &apos;{class}&apos; from the rest in {pairs} of 100 pairs (guessing: 50).</source>
        <translation>Allein das Gerät unterscheidet die Klasse „{class}“ von den übrigen in {pairs} von 100 Paaren (Raten: 50).</translation>
    </message>
    <message>
        <source>The hospital or site alone tells class &apos;{class}&apos; from the rest in {pairs} of 100 pairs (guessing: 50).</source>
        <translation>Allein Klinik oder Standort unterscheidet die Klasse „{class}“ von den übrigen in {pairs} von 100 Paaren (Raten: 50).</translation>
    </message>
    <message>
        <source>Text, calipers or other bright marks are drawn onto {own} of 100 images of class &apos;{class}&apos; and onto {rest} of 100 others: a network would learn the marks. Crop or cover them in all images, or take the images without them.</source>
        <translation>In {own} von 100 Bildern der Klasse „{class}“ und in {rest} von 100 anderen sind Text, Messmarken oder andere helle Markierungen eingezeichnet: Ein Netz würde die Markierungen lernen. Beschneiden oder überdecken Sie sie in allen Bildern oder nehmen Sie Bilder ohne sie.</translation>
    </message>
    <message>
        <source>The same image is there {times} times.</source>
        <translation>Dasselbe Bild kommt {times}-mal vor.</translation>
    </message>
    <message>
        <source>The same image is there {times} times, in {splits}.</source>
        <translation>Dasselbe Bild kommt {times}-mal vor, in {splits}.</translation>
    </message>
    <message>
        <source>{images|image|images} look alike (copies, edited or mirrored, or neighbouring slices).</source>
        <translation>{images|Bild sieht|Bilder sehen} gleich aus (Kopien, bearbeitet oder gespiegelt, oder benachbarte Schichten).</translation>
    </message>
    <message>
        <source>{images|image|images} look alike (copies, edited or mirrored, or neighbouring slices), in {splits}.</source>
        <translation>{images|Bild sieht|Bilder sehen} gleich aus (Kopien, bearbeitet oder gespiegelt, oder benachbarte Schichten), in {splits}.</translation>
    </message>
    <message>
        <source>{images|image|images} look alike (copies, edited or mirrored, or neighbouring slices), labelled {labels}.</source>
        <translation>{images|Bild sieht|Bilder sehen} gleich aus (Kopien, bearbeitet oder gespiegelt, oder benachbarte Schichten), mit den Labels {labels}.</translation>
    </message>
    <message>
        <source>{images|image|images} look alike (copies, edited or mirrored, or neighbouring slices), in {splits}, labelled {labels}.</source>
        <translation>{images|Bild sieht|Bilder sehen} gleich aus (Kopien, bearbeitet oder gespiegelt, oder benachbarte Schichten), in {splits}, mit den Labels {labels}.</translation>
    </message>
    <message>
        <source>The same image is labelled {labels}.</source>
        <translation>Dasselbe Bild hat die Labels {labels}.</translation>
    </message>
    <message>
        <source>Images of one patient are in several splits: {training} in training and {validation} in validation.</source>
        <translation>Bilder eines Patienten sind in mehreren Teilmengen: {training} im Training und {validation} in der Validierung.</translation>
    </message>
    <message>
        <source>Images of one patient are in several splits: {training} in training and {test} in test.</source>
        <translation>Bilder eines Patienten sind in mehreren Teilmengen: {training} im Training und {test} im Test.</translation>
    </message>
    <message>
        <source>Images of one patient are in several splits: {validation} in validation and {test} in test.</source>
        <translation>Bilder eines Patienten sind in mehreren Teilmengen: {validation} in der Validierung und {test} im Test.</translation>
    </message>
    <message>
        <source>Images of one patient are in several splits: {training} in training, {validation} in validation and {test} in test.</source>
        <translation>Bilder eines Patienten sind in mehreren Teilmengen: {training} im Training, {validation} in der Validierung und {test} im Test.</translation>
    </message>
    <message>
        <source>The patient of the one image is unknown: images of one patient may be in several splits.</source>
        <translation>Der Patient des einen Bildes ist unbekannt: Bilder eines Patienten können in mehreren Teilmengen sein.</translation>
    </message>
    <message>
        <source>The patient of all {images|image|images} is unknown: images of one patient may be in several splits.</source>
        <translation>Der Patient aller {images|Bildes|Bilder} ist unbekannt: Bilder eines Patienten können in mehreren Teilmengen sein.</translation>
    </message>
    <message>
        <source>The patient of {unknown} of {images|image|images} is unknown: images of one patient may be in several splits.</source>
        <translation>Bei {unknown} von {images|Bild|Bildern} ist der Patient unbekannt: Bilder eines Patienten können in mehreren Teilmengen sein.</translation>
    </message>
    <message>
        <source>Class &apos;{class}&apos; has no image among the {split} images.</source>
        <translation>Die Klasse „{class}“ hat kein Bild unter den Bildern für {split}.</translation>
    </message>
    <message>
        <source>Class &apos;{class}&apos; has no image among the {split} images. Its images are of {patients|patient|patients}, {needed} are needed: add images of other patients.</source>
        <translation>Die Klasse „{class}“ hat kein Bild unter den Bildern für {split}. Ihre Bilder stammen von {patients|Patient|Patienten}, nötig sind {needed}: Fügen Sie Bilder anderer Patienten hinzu.</translation>
    </message>
    <message>
        <source>Class &apos;{class}&apos; has no image among the {split} images. It has {images|image|images} that can be told from the others, {needed} are needed: add images of other patients.</source>
        <translation>Die Klasse „{class}“ hat kein Bild unter den Bildern für {split}. Sie hat {images|Bild, das sich von den übrigen unterscheiden lässt|Bilder, die sich von den übrigen unterscheiden lassen}, nötig sind {needed}: Fügen Sie Bilder anderer Patienten hinzu.</translation>
    </message>
    <message>
        <source>No image is among the training images: there is nothing to learn from.</source>
        <translation>Unter den Trainingsbildern ist kein Bild: Es gibt nichts, woraus gelernt werden kann.</translation>
    </message>
    <message>
        <source>No image is among the validation images: there is nothing to choose the epoch by.</source>
        <translation>Unter den Validierungsbildern ist kein Bild: Es gibt nichts, woran die Epoche gewählt werden kann.</translation>
    </message>
    <message>
        <source>No image is among the test images: there is nothing to judge by.</source>
        <translation>Unter den Testbildern ist kein Bild: Es gibt nichts, woran beurteilt werden kann.</translation>
    </message>
    <message>
        <source>No image has a class yet.</source>
        <translation>Noch hat kein Bild eine Klasse.</translation>
    </message>
    <message>
        <source>No image has an answer to the question yet.</source>
        <translation>Noch hat kein Bild eine Antwort auf die Frage.</translation>
    </message>
    <message>
        <source>All images are of class &apos;{class}&apos;: add images of another one, as there is nothing to tell apart.</source>
        <translation>Alle Bilder sind von der Klasse „{class}“: Fügen Sie Bilder einer anderen hinzu, denn es gibt nichts zu unterscheiden.</translation>
    </message>
    <message>
        <source>Class &apos;{class}&apos; has only {images|image|images}.</source>
        <translation>Die Klasse „{class}“ hat nur {images|Bild|Bilder}.</translation>
    </message>
    <message>
        <source>{images|image|images}: the header says that text is burned into the pixels.</source>
        <translation>{images|Bild|Bilder}: Laut Header ist Text in die Pixel eingebrannt.</translation>
    </message>
    <message>
        <source>{images|image|images}: ultrasound often has the patient&apos;s name burned into the pixels.</source>
        <translation>{images|Bild|Bilder}: Bei Ultraschall ist oft der Name des Patienten in die Pixel eingebrannt.</translation>
    </message>
    <message>
        <source>{images|image|images}: secondary captures from a device often have text burned into the pixels.</source>
        <translation>{images|Bild|Bilder}: Bei Bildschirmaufnahmen eines Geräts (Secondary Capture) ist oft Text in die Pixel eingebrannt.</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>No image is said to have &apos;{finding}&apos;: there is nothing to learn of it. Add images that have it, or take the finding away.</source>
        <translation>Von keinem Bild ist gesagt, dass es „{finding}“ hat: Darüber ist nichts zu lernen. Fügen Sie Bilder mit diesem Befund hinzu oder nehmen Sie den Befund weg.</translation>
    </message>
    <message>
        <source>No image is said to be without &apos;{finding}&apos;: there is nothing to tell apart. Add images without it, or say of which that it is not there.</source>
        <translation>Von keinem Bild ist gesagt, dass es „{finding}“ nicht hat: Es gibt nichts zu unterscheiden. Fügen Sie Bilder ohne diesen Befund hinzu oder geben Sie an, wo er fehlt.</translation>
    </message>
    <message>
        <source>No image with &apos;{finding}&apos; is among the {split} images.</source>
        <translation>Unter den Bildern für {split} ist kein Bild mit „{finding}“.</translation>
    </message>
    <message>
        <source>No image without &apos;{finding}&apos; is among the {split} images.</source>
        <translation>Unter den Bildern für {split} ist kein Bild ohne „{finding}“.</translation>
    </message>
    <message>
        <source>Only {images|image|images} with &apos;{finding}&apos;.</source>
        <translation>Nur {images|Bild|Bilder} mit „{finding}“.</translation>
    </message>
    <message>
        <source>Only {images|image|images} without &apos;{finding}&apos;.</source>
        <translation>Nur {images|Bild|Bilder} ohne „{finding}“.</translation>
    </message>
    <message>
        <source>The number of {images|image|images} lies outside what the question takes: see whether it was typed or read wrongly, or widen the range.</source>
        <translation>Die Zahl von {images|Bild|Bildern} liegt außerhalb dessen, was die Frage zulässt: Prüfen Sie, ob sie falsch eingetippt oder gelesen wurde, oder erweitern Sie den Bereich.</translation>
    </message>
    <message>
        <source>All images have the number {number}: there is nothing to learn to tell apart.</source>
        <translation>Alle Bilder haben die Zahl {number}: Es gibt nichts zu unterscheiden.</translation>
    </message>
    <message>
        <source>{images|image is a localizer|images are localizers} by the header: set aside.</source>
        <translation>{images|Bild ist|Bilder sind} laut Header Localizer: beiseitegelegt.</translation>
    </message>
    <message>
        <source>{images|image is a screen capture or dose report|images are screen captures or dose reports} by the header: set aside.</source>
        <translation>{images|Bild ist|Bilder sind} laut Header Bildschirmaufnahme oder Dosisbericht: beiseitegelegt.</translation>
    </message>
    <message>
        <source>{images|image is a segmentation, dose map or report|images are segmentations, dose maps or reports} by the header: set aside.</source>
        <translation>{images|Bild ist|Bilder sind} laut Header Segmentierung, Dosiskarte oder Bericht: beiseitegelegt.</translation>
    </message>
    <message>
        <source>This folder cannot be opened: {reason}.</source>
        <translation>Dieser Ordner lässt sich nicht öffnen: {reason}.</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>Dies ist keine Datei.</translation>
    </message>
    <message>
        <source>The name of this folder is not UTF-8, so that no class can be called by it: {images|image in it takes|images in it take} no part. Rename the folder.</source>
        <translation>Der Name dieses Ordners ist nicht UTF-8, daher kann keine Klasse so heißen: {images|Bild darin nimmt|Bilder darin nehmen} nicht teil. Benennen Sie den Ordner um.</translation>
    </message>
    <message>
        <source>{entries|entry|entries} of thumbnails or the like, as file servers and other systems keep them: left out.</source>
        <translation>{entries|Eintrag|Einträge} mit Vorschaubildern oder Ähnlichem, wie Dateiserver und andere Systeme sie anlegen: weggelassen.</translation>
    </message>
    <message>
        <source>{what}</source>
        <translation>{what}</translation>
    </message>
    <message>
        <source>{what} Detail: {detail}.</source>
        <translation>{what} Einzelheit: {detail}.</translation>
    </message>
    <message>
        <source>Row {row} of {table} has {cells|cell|cells} where the table has {columns|column|columns}: a text that holds the delimiter must be quoted.</source>
        <translation>Zeile {row} von {table} hat {cells|Zelle|Zellen}, wo die Tabelle {columns|Spalte|Spalten} hat: Ein Text, der das Trennzeichen enthält, muss in Anführungszeichen stehen.</translation>
    </message>
    <message>
        <source>Row {row} of {table} names no file.</source>
        <translation>Zeile {row} von {table} nennt keine Datei.</translation>
    </message>
    <message>
        <source>Row {row} of {table} has a frame that is no whole number from 0.</source>
        <translation>Zeile {row} von {table} hat ein Einzelbild, das keine ganze Zahl ab 0 ist.</translation>
    </message>
    <message>
        <source>Row {row} of {table} has a plane that is none of axial, coronal and sagittal.</source>
        <translation>Zeile {row} von {table} hat eine Ebene, die weder axial noch coronal noch sagittal ist.</translation>
    </message>
    <message>
        <source>Row {row} of {table} has the split &apos;{word}&apos;, which is none of train, val, test and excluded.</source>
        <translation>Zeile {row} von {table} hat die Teilmenge „{word}“, die weder train noch val, test oder excluded ist.</translation>
    </message>
    <message>
        <source>Row {row} of {table} fits {images|image|images}: write the folder before the file&apos;s name.</source>
        <translation>Zeile {row} von {table} passt zu {images|Bild|Bildern}: Schreiben Sie den Ordner vor den Dateinamen.</translation>
    </message>
    <message>
        <source>And {more} more of this kind in {table}.</source>
        <translation>Und {more} weitere dieser Art in {table}.</translation>
    </message>
    <message>
        <source>1 row of {table} names no image and takes no part: row {rows}.</source>
        <translation>1 Zeile von {table} nennt kein Bild und nimmt nicht teil: Zeile {rows}.</translation>
    </message>
    <message>
        <source>{count} rows of {table} name no image and take no part: rows {rows}.</source>
        <translation>{count} Zeilen von {table} nennen kein Bild und nehmen nicht teil: Zeilen {rows}.</translation>
    </message>
    <message>
        <source>{count} rows of {table} name no image and take no part: rows {rows}, and {more} more.</source>
        <translation>{count} Zeilen von {table} nennen kein Bild und nehmen nicht teil: Zeilen {rows} und {more} weitere.</translation>
    </message>
    <message>
        <source>Rows {rows} of {table} are of one image and differ in: {what}. The image takes no part.</source>
        <translation>Die Zeilen {rows} von {table} betreffen ein und dasselbe Bild und unterscheiden sich in: {what}. Das Bild nimmt nicht teil.</translation>
    </message>
    <message>
        <source>{images|image has|images have} no row of their own in {table}.</source>
        <translation>{images|Bild hat|Bilder haben} keine eigene Zeile in {table}.</translation>
    </message>
    <message>
        <source>{words} in {cells|cell|cells} of {table}: taken for nothing stated, not for a name.</source>
        <translation>{words} in {cells|Zelle|Zellen} von {table}: als „keine Angabe“ verstanden, nicht als Name.</translation>
    </message>
    <message>
        <source>{table} does not say how its text is encoded; by what it looks like it was read as {encoding}. See that the names are right, or say what it is.</source>
        <translation>{table} sagt nicht, wie der Text codiert ist; dem Anschein nach wurde er als {encoding} gelesen. Prüfen Sie, ob die Namen stimmen, oder geben Sie die Codierung an.</translation>
    </message>
    <message>
        <source>Class &quot;{class}&quot; is also written {spellings}: the same but for blanks, letter case, hyphens or how a number is written, and taken as one class.</source>
        <translation>Die Klasse „{class}“ kommt auch als {spellings} vor: bis auf Leerzeichen, Groß- und Kleinschreibung, Bindestriche oder die Schreibweise einer Zahl dasselbe und als eine Klasse genommen.</translation>
    </message>
    <message>
        <source>{patients|patient is|patients are} written in several ways that differ only in blanks, letter case, hyphens or how a number is written: each is taken as one patient.</source>
        <translation>{patients|Patient kommt|Patienten kommen} in mehreren Schreibweisen vor, die sich nur in Leerzeichen, Groß- und Kleinschreibung, Bindestrichen oder der Schreibweise einer Zahl unterscheiden: jeweils als ein Patient genommen.</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>split</source>
        <translation>Teilmenge</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>subgroup</source>
        <translation>Subgruppe</translation>
    </message>
    <message>
        <source>The patient identifier &quot;{identifier}&quot; of {images|image|images} looks like a stand-in: it is not taken for one patient. Images of one study, series or name stay together.</source>
        <translation>Die Patientenkennung „{identifier}“ von {images|Bild|Bildern} sieht nach einem Platzhalter aus: Sie gilt nicht als ein Patient. Bilder einer Untersuchung, einer Serie oder eines Namens bleiben zusammen.</translation>
    </message>
    <message>
        <source>{images|image has|images have} the same patient identifier, but are evidently of different people: it is not taken for one patient. Images of one study, series or name stay together.</source>
        <translation>{images|Bild hat|Bilder haben} dieselbe Patientenkennung, stammen aber offensichtlich von verschiedenen Personen: Sie gilt nicht als ein Patient. Bilder einer Untersuchung, einer Serie oder eines Namens bleiben zusammen.</translation>
    </message>
    <message>
        <source>All {images|image|images}, of {studies|study|studies}, have the same patient identifier, which looks like a stand-in: it is not taken for one patient. Images of one study, series or name stay together.</source>
        <translation>Alle {images|Bild|Bilder} aus {studies|Untersuchung|Untersuchungen} haben dieselbe Patientenkennung, die nach einem Platzhalter aussieht: Sie gilt nicht als ein Patient. Bilder einer Untersuchung, einer Serie oder eines Namens bleiben zusammen.</translation>
    </message>
    <message>
        <source>{images|image|images} of one study, series or name, and so of one patient, are in several splits: {splits}.</source>
        <translation>{images|Bild|Bilder} einer Untersuchung, einer Serie oder eines Namens, also eines Patienten, sind in mehreren Teilmengen: {splits}.</translation>
    </message>
    <message>
        <source>Row {row} of {table} has in column &apos;{column}&apos; no number.</source>
        <translation>Zeile {row} von {table} hat in der Spalte „{column}“ keine Zahl.</translation>
    </message>
    <message>
        <source>Row {row} of {table} has in column &apos;{column}&apos; neither 0 nor 1, nor words like yes, no and uncertain.</source>
        <translation>Zeile {row} von {table} hat in der Spalte „{column}“ weder 0 noch 1 noch Wörter wie ja, nein und unsicher.</translation>
    </message>
    <message>
        <source>{cells|cell is|cells are} empty in {table} where it says the findings of &quot;{question}&quot;: taken for not stated. If it means that nothing was found, read the table again and say so.</source>
        <translation>{cells|Zelle ist|Zellen sind} in {table} leer, wo die Befunde von „{question}“ stehen: als „keine Angabe“ verstanden. Falls das heißt, dass nichts gefunden wurde, lesen Sie die Tabelle noch einmal ein und geben Sie es an.</translation>
    </message>
    <message>
        <source>{cells|cell is|cells are} empty in {table} where it says the findings of &quot;{question}&quot;: as you said, nothing was found.</source>
        <translation>{cells|Zelle ist|Zellen sind} in {table} leer, wo die Befunde von „{question}“ stehen: nach Ihrer Angabe wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>{cells|cell says|cells say} uncertain in {table} where it says the findings of &quot;{question}&quot;: taken for not stated.</source>
        <translation>{cells|Zelle sagt|Zellen sagen} in {table} „unsicher“, wo die Befunde von „{question}“ stehen: als „keine Angabe“ verstanden.</translation>
    </message>
    <message>
        <source>This image has changed since it was imported.</source>
        <translation>Dieses Bild hat sich seit dem Import geändert.</translation>
    </message>
    <message>
        <source>This image cannot be read any more ({detail}).</source>
        <translation>Dieses Bild lässt sich nicht mehr lesen ({detail}).</translation>
    </message>
    <message>
        <source>None of the training images can be taken for validation: there are validation images already, or too few patients who are not among the test images as well.</source>
        <translation>Kein Trainingsbild kann zur Validierung genommen werden: Es gibt schon Validierungsbilder, oder zu wenige Patienten sind nicht auch unter den Testbildern.</translation>
    </message>
    <message>
        <source>This is a folder and no table.</source>
        <translation>Dies ist ein Ordner und keine Tabelle.</translation>
    </message>
    <message>
        <source>This file is larger than any table of labels. Choose the one that names the images.</source>
        <translation>Diese Datei ist größer als jede Tabelle mit Labels. Wählen Sie die, die die Bilder nennt.</translation>
    </message>
    <message>
        <source>This file holds no text. Choose a table as CSV, TSV, Excel workbook (.xlsx) or OpenDocument spreadsheet (.ods).</source>
        <translation>Diese Datei enthält keinen Text. Wählen Sie eine Tabelle als CSV, TSV, Excel-Arbeitsmappe (.xlsx) oder OpenDocument-Tabelle (.ods).</translation>
    </message>
    <message>
        <source>The text of this table is not {encoding}. Say how it is encoded, or save it as UTF-8.</source>
        <translation>Der Text dieser Tabelle ist nicht {encoding}. Geben Sie die Codierung an oder speichern Sie die Tabelle als UTF-8.</translation>
    </message>
    <message>
        <source>This table is empty. Choose another file.</source>
        <translation>Diese Tabelle ist leer. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>This table has no row but its header. Choose another file.</source>
        <translation>Diese Tabelle hat außer dem Kopf keine Zeile. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Row {row} of this table has a quotation mark that is never closed. Correct that row.</source>
        <translation>Zeile {row} dieser Tabelle hat ein Anführungszeichen, das nie geschlossen wird. Korrigieren Sie die Zeile.</translation>
    </message>
    <message>
        <source>Row {row} of this table has a quotation mark inside a text that is quoted. Write it twice there.</source>
        <translation>Zeile {row} dieser Tabelle hat ein Anführungszeichen in einem Text, der in Anführungszeichen steht. Schreiben Sie es dort doppelt.</translation>
    </message>
    <message>
        <source>This is a workbook of Excel 97 to 2003. Save it as .xlsx or CSV.</source>
        <translation>Dies ist eine Arbeitsmappe von Excel 97 bis 2003. Speichern Sie sie als .xlsx oder CSV.</translation>
    </message>
    <message>
        <source>This archive is neither an Excel workbook (.xlsx) nor an OpenDocument spreadsheet (.ods). Save the table as one of these or as CSV.</source>
        <translation>Dieses Archiv ist weder eine Excel-Arbeitsmappe (.xlsx) noch eine OpenDocument-Tabelle (.ods). Speichern Sie die Tabelle als eine davon oder als CSV.</translation>
    </message>
    <message>
        <source>This workbook is damaged. Open it in a spreadsheet program and save it again.</source>
        <translation>Diese Arbeitsmappe ist beschädigt. Öffnen Sie sie in einem Tabellenprogramm und speichern Sie sie erneut.</translation>
    </message>
    <message>
        <source>No sheet of this workbook holds a table. Choose another file.</source>
        <translation>Kein Blatt dieser Arbeitsmappe enthält eine Tabelle. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The column &apos;{column}&apos; cannot mean two things. Choose another for one of them.</source>
        <translation>Die Spalte „{column}“ kann nicht zweierlei bedeuten. Wählen Sie für eines davon eine andere.</translation>
    </message>
    <message>
        <source>It is not clear which column names the image files. Say which it is.</source>
        <translation>Es ist nicht klar, welche Spalte die Bilddateien nennt. Geben Sie sie an.</translation>
    </message>
    <message>
        <source>It is not clear which columns hold classes, patients or splits. Say which they are.</source>
        <translation>Es ist nicht klar, welche Spalten Klassen, Patienten oder Teilmengen enthalten. Geben Sie sie an.</translation>
    </message>
    <message>
        <source>No row of this table can be used. What is wrong with the first stands here.</source>
        <translation>Keine Zeile dieser Tabelle kann verwendet werden. Hier steht, was bei der ersten nicht stimmt.</translation>
    </message>
    <message>
        <source>Of the {rows|row|rows} of this table none names one image below the folder for certain, by column &apos;{column}&apos;. See that folder and column are the right ones.</source>
        <translation>Von {rows|Zeile|Zeilen} dieser Tabelle nennt nach der Spalte „{column}“ keine eindeutig ein Bild unter dem Ordner. Prüfen Sie, ob Ordner und Spalte die richtigen sind.</translation>
    </message>
    <message>
        <source>Images in no folder of a class need a column that says their class.</source>
        <translation>Bilder, die in keinem Ordner einer Klasse liegen, brauchen eine Spalte, die ihre Klasse nennt.</translation>
    </message>
    <message>
        <source>None of the rows of this table names an image of this project. See that it is the right table.</source>
        <translation>Keine Zeile dieser Tabelle nennt ein Bild dieses Projekts. Prüfen Sie, ob es die richtige Tabelle ist.</translation>
    </message>
    <message>
        <source>Row {row} of {table} has in column &apos;{column}&apos; neither 0 nor 1, nor words like yes and no.</source>
        <translation>Zeile {row} von {table} hat in der Spalte „{column}“ weder 0 noch 1 noch Wörter wie ja und nein.</translation>
    </message>
    <message>
        <source>Row {row} of {table} marks {classes|class|classes}.</source>
        <translation>Zeile {row} von {table} markiert {classes|Klasse|Klassen}.</translation>
    </message>
    <message>
        <source>It is of another modality: {modality}, and the training images are {known}.</source>
        <translation>Es ist von einer anderen Modalität: {modality}; die Trainingsbilder sind {known}.</translation>
    </message>
    <message>
        <source>It is another kind of picture: it is in colour, and the training images are grey.</source>
        <translation>Es ist eine andere Art von Bild: Es ist farbig, die Trainingsbilder sind grau.</translation>
    </message>
    <message>
        <source>It is another kind of picture: it is grey, and the training images are in colour.</source>
        <translation>Es ist eine andere Art von Bild: Es ist grau, die Trainingsbilder sind farbig.</translation>
    </message>
    <message>
        <source>It is another kind of picture: its colours are stronger or weaker than those of the training images.</source>
        <translation>Es ist eine andere Art von Bild: Seine Farben sind kräftiger oder schwächer als die der Trainingsbilder.</translation>
    </message>
    <message>
        <source>It is another kind of picture: it is wider or narrower than the training images.</source>
        <translation>Es ist eine andere Art von Bild: Es ist breiter oder schmaler als die Trainingsbilder.</translation>
    </message>
    <message>
        <source>Its brightness is another than that of the training images.</source>
        <translation>Seine Helligkeit ist eine andere als die der Trainingsbilder.</translation>
    </message>
    <message>
        <source>Its contrast is another than that of the training images.</source>
        <translation>Sein Kontrast ist ein anderer als der der Trainingsbilder.</translation>
    </message>
    <message>
        <source>Modality, colour, shape, brightness and contrast are those of the training images: the difference lies in what is shown.</source>
        <translation>Modalität, Farbe, Form, Helligkeit und Kontrast sind die der Trainingsbilder: Der Unterschied liegt in dem, was zu sehen ist.</translation>
    </message>
    <message>
        <source>Where the fixed, pre-trained part of the network directed its attention. It was never taught these classes: the map shows where it looked, not why the class was chosen. It does not localise disease.</source>
        <translation>Worauf der feste, vortrainierte Teil des Netzes seine Aufmerksamkeit gerichtet hat. Diese Klassen wurden ihm nie beigebracht: Die Karte zeigt, wohin er sah, nicht, warum die Klasse gewählt wurde. Sie lokalisiert keine Krankheit.</translation>
    </message>
    <message>
        <source>Which parts of the image the trained part of the network read from. It shows what was read, not what spoke for or against the class. It does not localise disease.</source>
        <translation>Aus welchen Teilen des Bildes der trainierte Teil des Netzes gelesen hat. Die Karte zeigt, was gelesen wurde, nicht, was für oder gegen die Klasse sprach. Sie lokalisiert keine Krankheit.</translation>
    </message>
    <message>
        <source>What speaks for the answer (yellow) and against it (violet) in the read-out, as against an ordinary training image. Exact of the tokens that were kept, not of single pixels: a token has seen the whole image. Where nothing was kept, nothing is said. It does not localise disease.</source>
        <translation>Was im Readout für die Antwort spricht (gelb) und was dagegen (violett), verglichen mit einem gewöhnlichen Trainingsbild. Exakt für die behaltenen Token, nicht für einzelne Pixel: Ein Token hat das ganze Bild gesehen. Wo nichts behalten wurde, wird nichts gesagt. Die Karte lokalisiert keine Krankheit.</translation>
    </message>
    <message>
        <source>How the answer changes when the tokens of a place are taken out and it is asked again: yellow where it becomes less probable, violet where more. The other tokens have seen the whole image already. It does not localise disease.</source>
        <translation>Wie sich die Antwort ändert, wenn die Token einer Stelle herausgenommen werden und erneut gefragt wird: gelb, wo sie weniger wahrscheinlich wird, violett, wo mehr. Die übrigen Token haben das ganze Bild schon gesehen. Die Karte lokalisiert keine Krankheit.</translation>
    </message>
    <message>
        <source>The size in the compressed picture is overwritten; that of the header was taken.</source>
        <translation>Die Größe im komprimierten Bild ist überschrieben; genommen wurde die des Headers.</translation>
    </message>
    <message>
        <source>The header says grey and the pixels are colour, or the other way round; they were read as what they are.</source>
        <translation>Der Header sagt grau und die Pixel sind farbig oder umgekehrt; gelesen wurde, was sie sind.</translation>
    </message>
    <message>
        <source>The header contradicts itself or the pixels about how many bits a pixel has; all that there are were read.</source>
        <translation>Der Header widerspricht sich selbst oder den Pixeln darin, wie viele Bit ein Pixel hat; alle vorhandenen wurden gelesen.</translation>
    </message>
    <message>
        <source>The header says that the pixels are compressed. They are not, and were read so.</source>
        <translation>Der Header sagt, die Pixel seien komprimiert. Sie sind es nicht und wurden so gelesen.</translation>
    </message>
    <message>
        <source>The compressed pixels are not closed as the DICOM standard says. Every pixel of this image is there.</source>
        <translation>Die komprimierten Pixel sind nicht so geschlossen, wie der DICOM-Standard es verlangt. Jedes Pixel dieses Bildes ist da.</translation>
    </message>
    <message>
        <source>The file is cut off or damaged behind its pixels. Every pixel of this image is there.</source>
        <translation>Die Datei ist hinter ihren Pixeln abgeschnitten oder beschädigt. Jedes Pixel dieses Bildes ist da.</translation>
    </message>
    <message>
        <source>The rescale of the header is no number. The values are those that are stored, without it.</source>
        <translation>Die Umrechnung (Rescale) im Header ist keine Zahl. Die Werte sind die gespeicherten, ohne sie.</translation>
    </message>
    <message>
        <source>The compressed picture lacks its end marker. Every pixel is there.</source>
        <translation>Dem komprimierten Bild fehlt die Endmarke. Jedes Pixel ist da.</translation>
    </message>
    <message>
        <source>The header announces {announced|frame|frames}, the file holds {found}.</source>
        <translation>Der Header kündigt {announced|Einzelbild|Einzelbilder} an, die Datei enthält {found}.</translation>
    </message>
    <message>
        <source>This file was left out, as it could not be copied without patient data ({detail}).</source>
        <translation>Diese Datei wurde weggelassen, da sie nicht ohne Patientendaten kopiert werden konnte ({detail}).</translation>
    </message>
    <message>
        <source>This file was left out, as its copy without patient data shows something else.</source>
        <translation>Diese Datei wurde weggelassen, da ihre Kopie ohne Patientendaten etwas anderes zeigt.</translation>
    </message>
    <message>
        <source>Images in the project&apos;s own folder “images” cannot be copied into it. Choose the folder of the originals.</source>
        <translation>Bilder im projekteigenen Ordner „images“ können nicht dorthin kopiert werden. Wählen Sie den Ordner der Originale.</translation>
    </message>
    <message>
        <source>The copies need {needed} of disk space, {free} are free. Free some space, or make the project on another disk.</source>
        <translation>Die Kopien brauchen {needed} auf dem Datenträger, {free} sind frei. Schaffen Sie Platz oder legen Sie das Projekt auf einem anderen Datenträger an.</translation>
    </message>
    <message>
        <source>This project was opened on the computer “{computer}” ({since}) and not closed. If it is not open there any more, delete the file “lock” in it.</source>
        <translation>Dieses Projekt wurde auf dem Computer „{computer}“ geöffnet ({since}) und nicht geschlossen. Falls es dort nicht mehr offen ist, löschen Sie darin die Datei „lock“.</translation>
    </message>
    <message>
        <source>This folder holds the features of another project. Choose another folder.</source>
        <translation>Dieser Ordner enthält die Merkmale eines anderen Projekts. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The folder for features is not there. Connect its disk, or choose another folder.</source>
        <translation>Der Ordner für Merkmale ist nicht da. Verbinden Sie seinen Datenträger oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>This is not the folder that was chosen for features. Connect its disk, or choose another folder.</source>
        <translation>Dies ist nicht der Ordner, der für Merkmale gewählt wurde. Verbinden Sie dessen Datenträger oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>This folder holds other files. Make an empty one for features.</source>
        <translation>Dieser Ordner enthält andere Dateien. Legen Sie einen leeren für Merkmale an.</translation>
    </message>
    <message>
        <source>The name of a class folder is not UTF-8. Rename the folder.</source>
        <translation>Der Name eines Klassenordners ist nicht UTF-8. Benennen Sie den Ordner um.</translation>
    </message>
    <message>
        <source>The network sees the images of this project through another window. Change that of all of them first.</source>
        <translation>Das Netz sieht die Bilder dieses Projekts durch ein anderes Fenster. Ändern Sie zuerst das aller Bilder.</translation>
    </message>
    <message>
        <source>The images of this project stay where they are. To work on copies, make a project of its own for them.</source>
        <translation>Die Bilder dieses Projekts bleiben, wo sie sind. Um mit Kopien zu arbeiten, legen Sie dafür ein eigenes Projekt an.</translation>
    </message>
    <message>
        <source>The images of this project are copies, whose names do not say whose they are. Say the patients when images are imported, or by a table.</source>
        <translation>Die Bilder dieses Projekts sind Kopien, deren Namen nicht sagen, von wem sie sind. Geben Sie die Patienten beim Import der Bilder oder durch eine Tabelle an.</translation>
    </message>
    <message>
        <source>Training {run} belongs to a question that this would take away. Remove the training first.</source>
        <translation>Das Training {run} gehört zu einer Frage, die dadurch wegfiele. Entfernen Sie zuerst das Training.</translation>
    </message>
    <message>
        <source>The project has a question &quot;{question}&quot; already. Choose another name.</source>
        <translation>Das Projekt hat schon eine Frage „{question}“. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Training {run} belongs to the question &quot;{question}&quot;. Remove its trainings first.</source>
        <translation>Das Training {run} gehört zur Frage „{question}“. Entfernen Sie zuerst deren Trainings.</translation>
    </message>
    <message>
        <source>&quot;{question}&quot; is the only question of the project. Add another one first.</source>
        <translation>„{question}“ ist die einzige Frage des Projekts. Fügen Sie zuerst eine andere hinzu.</translation>
    </message>
    <message>
        <source>The answers to &quot;{question}&quot; are of another kind. Add a question of its own for these.</source>
        <translation>Die Antworten auf „{question}“ sind von anderer Art. Fügen Sie für diese eine eigene Frage hinzu.</translation>
    </message>
    <message>
        <source>Answers that the images have do not fit the question &quot;{question}&quot; as it would be. Change them first.</source>
        <translation>Vorhandene Antworten der Bilder passen nicht zur Frage „{question}“, wie sie werden soll. Ändern Sie diese zuerst.</translation>
    </message>
    <message>
        <source>The question &quot;{question}&quot; of the project has answers of another kind than this table. Give those of the table another name.</source>
        <translation>Die Frage „{question}“ des Projekts hat Antworten anderer Art als diese Tabelle. Geben Sie der Frage in der Tabelle einen anderen Namen.</translation>
    </message>
    <message>
        <source>The project has no question &quot;{question}&quot;. It has {questions}.</source>
        <translation>Das Projekt hat keine Frage „{question}“. Es hat {questions}.</translation>
    </message>
    <message>
        <source>There are no validation images: the last epoch is kept, whether it is the best or not.</source>
        <translation>Es gibt keine Validierungsbilder: Die letzte Epoche wird behalten, ob sie die beste ist oder nicht.</translation>
    </message>
    <message>
        <source>There are only {images|validation image|validation images}: which epoch is the best is then partly chance.</source>
        <translation>Es gibt nur {images|Validierungsbild|Validierungsbilder}: Welche Epoche die beste ist, ist dann zum Teil Zufall.</translation>
    </message>
    <message>
        <source>{images|image belongs to no split (training, validation or test) and is not used|images belong to no split (training, validation or test) and are not used}.</source>
        <translation>{images|Bild gehört zu keiner Teilmenge (Training, Validierung oder Test) und wird nicht verwendet|Bilder gehören zu keiner Teilmenge (Training, Validierung oder Test) und werden nicht verwendet}.</translation>
    </message>
    <message>
        <source>“{class}” has {patients|patient|patients} only: what is learned and said of it rests on very little.</source>
        <translation>„{class}“ hat nur {patients|Patient|Patienten}: Was darüber gelernt und gesagt wird, steht auf sehr schwachem Grund.</translation>
    </message>
    <message>
        <source>Not learned: {findings}. There are no training images that have it, or none without.</source>
        <translation>Nicht gelernt: {findings}. Es gibt keine Trainingsbilder mit diesem Befund oder keine ohne ihn.</translation>
    </message>
    <message>
        <source>“{class}” has no place among the grades: until it has one, the diagnoses are taken for names, not for grades.</source>
        <translation>„{class}“ hat keinen Platz unter den Graden: Bis dahin gelten die Diagnosen als Namen, nicht als Grade.</translation>
    </message>
    <message>
        <source>{images|image could not be read any more, or has changed, and was left out|images could not be read any more, or have changed, and were left out}.</source>
        <translation>{images|Bild konnte nicht mehr gelesen werden oder hat sich geändert und wurde weggelassen|Bilder konnten nicht mehr gelesen werden oder haben sich geändert und wurden weggelassen}.</translation>
    </message>
    <message>
        <source>What was stored of {images|image|images} (features) was damaged and has been computed anew.</source>
        <translation>Was von {images|Bild|Bildern} gespeichert war (Merkmale), war beschädigt und wurde neu berechnet.</translation>
    </message>
    <message>
        <source>There is no prediction interval: too few patients are there that the network has not learned from.</source>
        <translation>Es gibt kein Vorhersageintervall: Von zu wenigen Patienten hat das Netz nicht gelernt.</translation>
    </message>
    <message>
        <source>The operating point could not be chosen: there are no images that the network has not learned from, or none of some class. It stays where each class has a probability of 0.5.</source>
        <translation>Der Arbeitspunkt konnte nicht gewählt werden: Es gibt keine Bilder, von denen das Netz nicht gelernt hat, oder keine einer Klasse. Er bleibt dort, wo jede Klasse eine Wahrscheinlichkeit von 0,5 hat.</translation>
    </message>
    <message>
        <source>A batch size of {batch} images would need {needed} of memory, {free} are free: they are taken {micro_batch} at a time (micro-batches), for the same result but for rounding.</source>
        <translation>Eine Batchgröße von {batch} Bildern bräuchte {needed} Arbeitsspeicher, {free} sind frei: Sie werden je {micro_batch} auf einmal genommen (Mikro-Batches), bis auf Rundung mit demselben Ergebnis.</translation>
    </message>
    <message>
        <source>What is stored of the images (features) would need {needed} of disk space, {free} are free: it is stored in 8 bits, half as large.</source>
        <translation>Was von den Bildern gespeichert wird (Merkmale), bräuchte {needed} auf dem Datenträger, {free} sind frei: Es wird in 8 Bit gespeichert, halb so groß.</translation>
    </message>
    <message>
        <source>The GPU (graphics card) has too little memory: the work went on on the CPU, more slowly.</source>
        <translation>Die GPU (Grafikkarte) hat zu wenig Speicher: Die Arbeit ging auf der CPU weiter, langsamer.</translation>
    </message>
    <message>
        <source>The GPU (graphics card) failed: the work went on on the CPU, more slowly.</source>
        <translation>Die GPU (Grafikkarte) ist ausgefallen: Die Arbeit ging auf der CPU weiter, langsamer.</translation>
    </message>
    <message>
        <source>What is stored of {images|image|images} (features) needs {needed} of disk space, {free} are free.</source>
        <translation>Was von {images|Bild|Bildern} gespeichert wird (Merkmale), braucht {needed} auf dem Datenträger, {free} sind frei.</translation>
    </message>
    <message>
        <source>The training itself needs {needed} on the project&apos;s disk, {free} are free.</source>
        <translation>Das Training selbst braucht {needed} auf dem Datenträger des Projekts, {free} sind frei.</translation>
    </message>
    <message>
        <source>The training needs {needed} of memory, {free} are free.</source>
        <translation>Das Training braucht {needed} Arbeitsspeicher, {free} sind frei.</translation>
    </message>
    <message>
        <source>There is not enough memory for this training: {free} are free, and a single image needs more.</source>
        <translation>Für dieses Training reicht der Arbeitsspeicher nicht: {free} sind frei, und ein einzelnes Bild braucht mehr.</translation>
    </message>
    <message>
        <source>Free {missing} of it, or choose a folder on another disk for features; a smaller image size needs less, too.</source>
        <translation>Schaffen Sie {missing} Platz oder wählen Sie für Merkmale einen Ordner auf einem anderen Datenträger; auch eine kleinere Bildgröße braucht weniger.</translation>
    </message>
    <message>
        <source>Free {missing} of it, or move the project to another disk.</source>
        <translation>Schaffen Sie {missing} Platz oder verschieben Sie das Projekt auf einen anderen Datenträger.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller pre-trained network, a smaller image size or a smaller batch size.</source>
        <translation>Schließen Sie andere Programme oder wählen Sie ein kleineres vortrainiertes Netz, eine kleinere Bildgröße oder eine kleinere Batchgröße.</translation>
    </message>
    <message>
        <source>{images|image|images} that this training began with cannot be read any more, so it cannot go on to the same result. Bring them back, or start a new training without them.</source>
        <translation>{images|Bild|Bilder} vom Beginn dieses Trainings: nicht mehr lesbar, daher kann es nicht mit demselben Ergebnis weitergehen. Bringen Sie sie zurück oder beginnen Sie ein neues Training ohne sie.</translation>
    </message>
    <message>
        <source>Stopped before training began: {read} of {images|image is|images are} read. Nothing is lost: start again to go on.</source>
        <translation>Vor Beginn des Trainings gestoppt: {read} von {images|Bild ist|Bildern sind} gelesen. Nichts ist verloren: Starten Sie erneut, um fortzufahren.</translation>
    </message>
    <message>
        <source>The adapter is better than the baseline (logistic regression on {reads}): AUC {adapter_auc} against {baseline_auc} {images}, a difference of {difference} (95 % interval {low} to {high}).</source>
        <translation>Der Adapter ist besser als das Vergleichsmodell (logistische Regression: {reads}): AUC {adapter_auc} gegen {baseline_auc} {images}, eine Differenz von {difference} (95-%-Intervall {low} bis {high}).</translation>
    </message>
    <message>
        <source>The adapter is worse than the baseline (logistic regression on {reads}): AUC {adapter_auc} against {baseline_auc} {images}, a difference of {difference} (95 % interval {low} to {high}).</source>
        <translation>Der Adapter ist schlechter als das Vergleichsmodell (logistische Regression: {reads}): AUC {adapter_auc} gegen {baseline_auc} {images}, eine Differenz von {difference} (95-%-Intervall {low} bis {high}).</translation>
    </message>
    <message>
        <source>The adapter is not shown to be better than the baseline (logistic regression on {reads}): AUC {adapter_auc} against {baseline_auc} {images}, a difference of {difference} (95 % interval {low} to {high}).</source>
        <translation>Es ist nicht belegt, dass der Adapter besser ist als das Vergleichsmodell (logistische Regression: {reads}): AUC {adapter_auc} gegen {baseline_auc} {images}, eine Differenz von {difference} (95-%-Intervall {low} bis {high}).</translation>
    </message>
    <message>
        <source>The adapter is off by {error} on average, the baseline (ridge regression on {reads}) by {baseline_error} {images}: the adapter is nearer by {difference} (95 % interval {low} to {high}; below 0 it is farther off).</source>
        <translation>Der Adapter liegt im Mittel um {error} daneben, das Vergleichsmodell (Ridge-Regression: {reads}) um {baseline_error} {images}: Der Adapter liegt um {difference} näher (95-%-Intervall {low} bis {high}; unter 0 liegt er weiter daneben).</translation>
    </message>
    <message>
        <source>The adapter could not be compared with the baseline {images}: no interval can be given for the difference.</source>
        <translation>Der Adapter konnte {images} nicht mit dem Vergleichsmodell verglichen werden: Für die Differenz lässt sich kein Intervall angeben.</translation>
    </message>
    <message>
        <source>The AUC of the adapter is {adapter_auc} {images}, that of the baseline (logistic regression on {reads}) {baseline_auc}: a difference of {difference} (95 % interval {low} to {high}). As these images chose the best epoch, this does not show which of the two is better. Test images can, or a cross-validation.</source>
        <translation>Die AUC des Adapters beträgt {adapter_auc} {images}, die des Vergleichsmodells (logistische Regression: {reads}) {baseline_auc}: eine Differenz von {difference} (95-%-Intervall {low} bis {high}). Da diese Bilder die beste Epoche bestimmt haben, zeigt das nicht, welches von beiden besser ist. Testbilder können es oder eine Kreuzvalidierung.</translation>
    </message>
    <message>
        <source>With so many images a true difference in AUC of {smallest} or more is found in four of five studies; a smaller one is easily missed.</source>
        <translation>Mit so vielen Bildern wird eine wahre Differenz der AUC von {smallest} oder mehr in vier von fünf Studien gefunden; eine kleinere wird leicht übersehen.</translation>
    </message>
    <message>
        <source>on the validation images</source>
        <translation>auf den Validierungsbildern</translation>
    </message>
    <message>
        <source>on the validation images, as the mean over the seeds</source>
        <translation>auf den Validierungsbildern, als Mittel über die Startwerte</translation>
    </message>
    <message>
        <source>on the images held out</source>
        <translation>auf den zurückgehaltenen Bildern</translation>
    </message>
    <message>
        <source>on these images</source>
        <translation>auf diesen Bildern</translation>
    </message>
    <message>
        <source>what each training&apos;s strongest simple reading reads</source>
        <translation>die jeweils stärkste einfache Lesart jedes Trainings</translation>
    </message>
    <message>
        <source>what the backbone says of the whole image</source>
        <translation>was das Backbone vom ganzen Bild sagt</translation>
    </message>
    <message>
        <source>the mean of what the backbone says of the kept patches</source>
        <translation>Mittelwert dessen, was das Backbone von den behaltenen Patches sagt</translation>
    </message>
    <message>
        <source>the mean and deviation of what the backbone says of the kept patches</source>
        <translation>Mittelwert und Streuung dessen, was das Backbone von den behaltenen Patches sagt</translation>
    </message>
    <message>
        <source>what the backbone says of the whole image and of the kept patches, which is the read-out alone</source>
        <translation>was das Backbone vom ganzen Bild und von den behaltenen Patches sagt, also der Readout allein</translation>
    </message>
    <message>
        <source>a learned weighting of what the backbone says of the kept patches</source>
        <translation>eine gelernte Gewichtung dessen, was das Backbone von den behaltenen Patches sagt</translation>
    </message>
    <message>
        <source>the picture itself, shrunk to 8 x 8 points</source>
        <translation>das Bild selbst, verkleinert auf 8 x 8 Punkte</translation>
    </message>
    <message>
        <source>A read-out alone takes seconds to train on the same stored features, and can be used and exported like any adapter: compare it.</source>
        <translation>Ein Readout allein ist auf denselben gespeicherten Merkmalen in Sekunden trainiert und lässt sich wie jeder Adapter verwenden und exportieren: Vergleichen Sie ihn.</translation>
    </message>
    <message>
        <source>A baseline (logistic regression) to compare with could not be made ({detail}).</source>
        <translation>Ein Vergleichsmodell (logistische Regression) konnte nicht erstellt werden ({detail}).</translation>
    </message>
    <message>
        <source>The class of this image did not exist when the training learned.</source>
        <translation>Die Klasse dieses Bildes gab es nicht, als das Training lernte.</translation>
    </message>
    <message>
        <source>The training has learned from this image or from this patient.</source>
        <translation>Das Training hat von diesem Bild oder von diesem Patienten gelernt.</translation>
    </message>
    <message>
        <source>The training may have learned from an image of this patient or file that cannot be read any more.</source>
        <translation>Das Training hat vielleicht von einem Bild dieses Patienten oder dieser Datei gelernt, das nicht mehr gelesen werden kann.</translation>
    </message>
    <message>
        <source>It is not known which images are of the same patient: each image is counted as a patient of its own. If patients have several images, the intervals are too narrow.</source>
        <translation>Es ist nicht bekannt, welche Bilder vom selben Patienten sind: Jedes Bild zählt als eigener Patient. Haben Patienten mehrere Bilder, sind die Intervalle zu schmal.</translation>
    </message>
    <message>
        <source>With up to {images|image|images} of each patient, alike with an intraclass correlation of {icc}, the 95 % interval of the AUC is {low} to {high}.</source>
        <translation>Bei bis zu {images|Bild|Bildern} je Patient, ähnlich mit einer Intraklassenkorrelation von {icc}, reicht das 95-%-Intervall der AUC von {low} bis {high}.</translation>
    </message>
    <message>
        <source>The AUC is the mean of those within the folds: the probabilities of different trainings are not set against each other. Its interval says how far other patients would move it, not how far another training set would.</source>
        <translation>Die AUC ist das Mittel derjenigen innerhalb der Folds: Die Wahrscheinlichkeiten verschiedener Trainings werden nicht gegeneinandergestellt. Ihr Intervall sagt, wie weit andere Patienten sie verschieben würden, nicht, wie weit eine andere Trainingsmenge.</translation>
    </message>
    <message>
        <source>The interval of the mean AUC allows for other patients and for other trainings (seeds).</source>
        <translation>Das Intervall der mittleren AUC berücksichtigt andere Patienten und andere Trainings (Startwerte).</translation>
    </message>
    <message>
        <source>The adapter learned from all images but the test images, for {epochs|epoch|epochs}, the median of the best ones. The figures of the cross-validation are the estimate of how good it is; beside them only the test images, never seen, can judge it.</source>
        <translation>Der Adapter hat von allen Bildern außer den Testbildern gelernt, über {epochs|Epoche|Epochen}, den Median der besten. Die Kennzahlen der Kreuzvalidierung sind die Schätzung, wie gut er ist; daneben können ihn nur die nie gesehenen Testbilder beurteilen.</translation>
    </message>
    <message>
        <source>{trainings|training of the series was|trainings of the series were} deleted before the last one was done. What they came to counts all the same.</source>
        <translation>{trainings|Training der Serie wurde|Trainings der Serie wurden} gelöscht, bevor das letzte fertig war. Was dabei herauskam, zählt trotzdem.</translation>
    </message>
    <message>
        <source>The adapter is that of the first training (seed), not of the best one: to take the best would be to choose by chance.</source>
        <translation>Der Adapter ist der des ersten Trainings (Startwerts), nicht des besten: Den besten zu nehmen hieße, nach Zufall zu wählen.</translation>
    </message>
    <message>
        <source>The adapter is that of the first training (seed) that was not deleted, not of the best one: to take the best would be to choose by chance.</source>
        <translation>Der Adapter ist der des ersten nicht gelöschten Trainings (Startwerts), nicht des besten: Den besten zu nehmen hieße, nach Zufall zu wählen.</translation>
    </message>
    <message>
        <source>The adapter does not know the class “{class}” of this image.</source>
        <translation>Der Adapter kennt die Klasse „{class}“ dieses Bildes nicht.</translation>
    </message>
    <message>
        <source>The adapter has learned from this very image, or chose its epoch by it.</source>
        <translation>Der Adapter hat von genau diesem Bild gelernt oder seine Epoche daran gewählt.</translation>
    </message>
    <message>
        <source>This image looks like one that the adapter has learned from (a copy, edited or mirrored, or a neighbouring slice).</source>
        <translation>Dieses Bild sieht aus wie eines, von dem der Adapter gelernt hat (eine Kopie, bearbeitet oder gespiegelt, oder eine benachbarte Schicht).</translation>
    </message>
    <message>
        <source>This patient is among those whose images the adapter has learned from.</source>
        <translation>Dieser Patient gehört zu denen, von deren Bildern der Adapter gelernt hat.</translation>
    </message>
    <message>
        <source>It is not stated which class this image is of.</source>
        <translation>Es ist nicht angegeben, zu welcher Klasse dieses Bild gehört.</translation>
    </message>
    <message>
        <source>The adapter tells {known} apart, and none of these is a class of the images: {found}.</source>
        <translation>Der Adapter unterscheidet {known}, und keine davon ist eine Klasse der Bilder: {found}.</translation>
    </message>
    <message>
        <source>Memory did not suffice for a batch of {batch} images at once: they are now taken {micro_batch} at a time (micro-batches), for the same result but for rounding.</source>
        <translation>Der Speicher reichte nicht für einen Batch von {batch} Bildern auf einmal: Sie werden jetzt je {micro_batch} genommen (Mikro-Batches), bis auf Rundung mit demselben Ergebnis.</translation>
    </message>
    <message>
        <source>The loss was no longer a number: training went back to the end of epoch {epoch}, and on with half the learning rate.</source>
        <translation>Der Verlust war keine Zahl mehr: Das Training ging zurück ans Ende von Epoche {epoch} und mit halber Lernrate weiter.</translation>
    </message>
    <message>
        <source>The loss was no longer a number: training went back to the beginning, and on with half the learning rate.</source>
        <translation>Der Verlust war keine Zahl mehr: Das Training ging zurück an den Anfang und mit halber Lernrate weiter.</translation>
    </message>
    <message>
        <source>A saved state of this training was damaged: it went on from an earlier one.</source>
        <translation>Ein gespeicherter Stand dieses Trainings war beschädigt: Es ging von einem früheren aus weiter.</translation>
    </message>
    <message>
        <source>The saved state of this training was damaged: it began anew, to the same result.</source>
        <translation>Der gespeicherte Stand dieses Trainings war beschädigt: Es begann von vorn, mit demselben Ergebnis.</translation>
    </message>
    <message>
        <source>Early stopping at epoch {epoch} of {planned}: none was better since epoch {best}.</source>
        <translation>Early Stopping bei Epoche {epoch} von {planned}: Seit Epoche {best} war keine besser.</translation>
    </message>
    <message>
        <source>A sequence in the header is not closed, or a length in it not written, as the DICOM standard says. It was read all the same.</source>
        <translation>Eine Sequenz im Header ist nicht so geschlossen oder eine Länge darin nicht so geschrieben, wie der DICOM-Standard es verlangt. Sie wurde trotzdem gelesen.</translation>
    </message>
    <message>
        <source>The side network adds nothing that shows: on the validation images, which chose its epoch, the AUC of both together less that of the read-out alone is {difference} (95 % interval {low} to {high}), no more than one standard error. The read-out alone is the simpler choice, and takes seconds.</source>
        <translation>Das Seitennetz bringt nichts Erkennbares hinzu: Auf den Validierungsbildern, die seine Epoche bestimmt haben, beträgt die AUC von beiden zusammen minus die des Readouts allein {difference} (95-%-Intervall {low} bis {high}), nicht mehr als einen Standardfehler. Der Readout allein ist die einfachere Wahl und dauert Sekunden.</translation>
    </message>
    <message>
        <source>Of training images that it had not learned from, the read-out of image and clinical variables has an AUC of {both_auc}, that of the image alone {image_auc}: a difference of {difference} (95 % interval {low} to {high}).</source>
        <translation>Auf Trainingsbildern, von denen er nicht gelernt hatte, hat der Readout aus Bild und klinischen Variablen eine AUC von {both_auc}, der aus dem Bild allein {image_auc}: eine Differenz von {difference} (95-%-Intervall {low} bis {high}).</translation>
    </message>
    <message>
        <source>The image is not shown to say more than the clinical variables alone: AUC {image_auc} and {variables_auc}, a difference of {difference} (95 % interval {low} to {high}). What the adapter says may come from the variables, whatever the image shows.</source>
        <translation>Es ist nicht belegt, dass das Bild mehr sagt als die klinischen Variablen allein: AUC {image_auc} und {variables_auc}, eine Differenz von {difference} (95-%-Intervall {low} bis {high}). Was der Adapter sagt, kann aus den Variablen stammen, gleich was das Bild zeigt.</translation>
    </message>
    <message>
        <source>“{variable}” alone gives the answer away (AUC {auc}). Was it written down once the answer was known, or does it say where or how the images were taken, an adapter that reads it is right here and wrong elsewhere. Train without it.</source>
        <translation>„{variable}“ allein verrät die Antwort (AUC {auc}). Wurde die Variable erst notiert, als die Antwort bekannt war, oder sagt sie, wo oder wie die Bilder aufgenommen wurden, dann hat ein Adapter, der sie liest, hier recht und anderswo unrecht. Trainieren Sie ohne sie.</translation>
    </message>
    <message>
        <source>The clinical variables ({variables}) are read by the read-out alone; the side network, with half of the say, knows nothing of them.</source>
        <translation>Die klinischen Variablen ({variables}) liest nur der Readout; das Seitennetz, das zur Hälfte mitentscheidet, weiß nichts von ihnen.</translation>
    </message>
    <message>
        <source>Another program has this file open, or Fovea shows it. Close it there, then try again.</source>
        <translation>Ein anderes Programm hat diese Datei geöffnet, oder Fovea zeigt sie. Schließen Sie sie dort und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Images of one study are labelled {labels}. A study has one answer: it takes no part.</source>
        <translation>Bilder einer Untersuchung haben die Labels {labels}. Eine Untersuchung hat eine Antwort: Sie nimmt nicht teil.</translation>
    </message>
    <message>
        <source>Images of one patient are labelled {labels}. A patient has one answer: it takes no part.</source>
        <translation>Bilder eines Patienten haben die Labels {labels}. Ein Patient hat eine Antwort: Er nimmt nicht teil.</translation>
    </message>
    <message>
        <source>Class &apos;{class}&apos; has only {images|study|studies}.</source>
        <translation>Die Klasse „{class}“ hat nur {images|Untersuchung|Untersuchungen}.</translation>
    </message>
    <message>
        <source>Class &apos;{class}&apos; has only {images|patient|patients}.</source>
        <translation>Die Klasse „{class}“ hat nur {images|Patient|Patienten}.</translation>
    </message>
    <message>
        <source>study</source>
        <translation>Untersuchung</translation>
    </message>
    <message>
        <source>What speaks for the answer (yellow) and against it (violet) in the side network, by attention times gradient: what a small change would do, no exact account, and the parts do not add up to the answer. It is of tokens, which have seen the whole image, not of pixels. Where nothing was kept, nothing is said. It does not localise disease.</source>
        <translation>Was im Seitennetz für die Antwort spricht (gelb) und was dagegen (violett), nach Aufmerksamkeit mal Gradient: was eine kleine Änderung bewirken würde, keine exakte Rechnung, und die Teile ergeben zusammen nicht die Antwort. Es gilt für Token, die das ganze Bild gesehen haben, nicht für Pixel. Wo nichts behalten wurde, wird nichts gesagt. Die Karte lokalisiert keine Krankheit.</translation>
    </message>
    <message>
        <source>What speaks for the answer (yellow) and against it (violet), as against an ordinary training image: exactly in the read-out, and in the side network by attention times gradient, which is what a small change would do. It is of tokens, which have seen the whole image, not of pixels. Where nothing was kept, nothing is said. It does not localise disease.</source>
        <translation>Was für die Antwort spricht (gelb) und was dagegen (violett), verglichen mit einem gewöhnlichen Trainingsbild: im Readout exakt, im Seitennetz nach Aufmerksamkeit mal Gradient, also was eine kleine Änderung bewirken würde. Es gilt für Token, die das ganze Bild gesehen haben, nicht für Pixel. Wo nichts behalten wurde, wird nichts gesagt. Die Karte lokalisiert keine Krankheit.</translation>
    </message>
    <message>
        <source>What makes the number larger (yellow) or smaller (violet): exactly in the read-out, and in the side network by attention times gradient, which is what a small change would do. It is of tokens, which have seen the whole image, not of pixels. Where nothing was kept, nothing is said. It does not localise disease.</source>
        <translation>Was die Zahl größer (gelb) oder kleiner (violett) macht: im Readout exakt, im Seitennetz nach Aufmerksamkeit mal Gradient, also was eine kleine Änderung bewirken würde. Es gilt für Token, die das ganze Bild gesehen haben, nicht für Pixel. Wo nichts behalten wurde, wird nichts gesagt. Die Karte lokalisiert keine Krankheit.</translation>
    </message>
    <message>
        <source>How the number changes when the tokens of a place are taken out and it is asked again: yellow where it becomes smaller, violet where larger. The other tokens have seen the whole image already. It does not localise disease.</source>
        <translation>Wie sich die Zahl ändert, wenn die Token einer Stelle herausgenommen werden und erneut gefragt wird: gelb, wo sie kleiner wird, violett, wo größer. Die übrigen Token haben das ganze Bild schon gesehen. Die Karte lokalisiert keine Krankheit.</translation>
    </message>
    <message>
        <source>This project lies where nothing can be written: it can be looked at, but nothing can be kept in it. To go on with it, copy its folder to a disk of your own and open it there.</source>
        <translation>Dieses Projekt liegt, wo nichts geschrieben werden kann: Es lässt sich ansehen, aber nichts lässt sich darin behalten. Um damit weiterzuarbeiten, kopieren Sie seinen Ordner auf einen eigenen Datenträger und öffnen Sie es dort.</translation>
    </message>
    <message>
        <source>This project lies where nothing can be written, and an earlier version made it. Copy its folder to a disk of your own and open it there.</source>
        <translation>Dieses Projekt liegt, wo nichts geschrieben werden kann, und wurde mit einer früheren Version angelegt. Kopieren Sie seinen Ordner auf einen eigenen Datenträger und öffnen Sie es dort.</translation>
    </message>
    <message>
        <source>This project lies where nothing can be written, and was not closed. Copy its folder to a disk of your own and open it there.</source>
        <translation>Dieses Projekt liegt, wo nichts geschrieben werden kann, und wurde nicht geschlossen. Kopieren Sie seinen Ordner auf einen eigenen Datenträger und öffnen Sie es dort.</translation>
    </message>
    <message>
        <source>What puts images together to studies is known of no image of the project by &quot;{rule}&quot;. Say it by a column of a table of labels.</source>
        <translation>Was Bilder zu Untersuchungen zusammenfasst, ist nach „{rule}“ von keinem Bild des Projekts bekannt. Geben Sie es durch eine Spalte einer Tabelle mit Labels an.</translation>
    </message>
    <message>
        <source>On {images|image|images}, taking out the 10 % of tokens with most evidence lowers the probability of the answer by {evidence}, random ones by {random}.</source>
        <translation>Auf {images|Bild|Bildern} senkt das Herausnehmen der 10 % Token mit der meisten Evidenz die Wahrscheinlichkeit der Antwort um {evidence}, das zufälliger um {random}.</translation>
    </message>
    <message>
        <source>On {images|image|images}, taking out the 10 % of tokens with most evidence lowers the number by {evidence}, random ones by {random}.</source>
        <translation>Auf {images|Bild|Bildern} senkt das Herausnehmen der 10 % Token mit der meisten Evidenz die Zahl um {evidence}, das zufälliger um {random}.</translation>
    </message>
    <message>
        <source>The strongest patch of the map of evidence lies on a known lesion in {hits} of 100 images; of all patches {chance} of 100 do.</source>
        <translation>Der stärkste Patch der Evidenzkarte liegt in {hits} von 100 Bildern auf einer bekannten Läsion; von allen Patches sind es {chance} von 100.</translation>
    </message>
    <message>
        <source>Measured on {images|image|images}, this map is not faithful for this adapter: taking out what it shows is not shown to change the answer more than taking out random places does.</source>
        <translation>Gemessen an {images|Bild|Bildern} ist diese Karte für diesen Adapter nicht treu: Es ist nicht belegt, dass das Herausnehmen des Gezeigten die Antwort mehr ändert als das Herausnehmen zufälliger Stellen.</translation>
    </message>
    <message>
        <source>The images of its study or patient contradict each other.</source>
        <translation>Die Bilder seiner Untersuchung oder seines Patienten widersprechen sich.</translation>
    </message>
    <message>
        <source>{files|file is|files are} neither DICOM nor a volume: passed over.</source>
        <translation>{files|Datei ist|Dateien sind} weder DICOM noch ein Volumen: übergangen.</translation>
    </message>
    <message>
        <source>echo time</source>
        <translation>Echozeit</translation>
    </message>
    <message>
        <source>echo</source>
        <translation>Echo</translation>
    </message>
    <message>
        <source>phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>phase of the heart</source>
        <translation>Herzphase</translation>
    </message>
    <message>
        <source>trigger time</source>
        <translation>Triggerzeit</translation>
    </message>
    <message>
        <source>b-value</source>
        <translation>b-Wert</translation>
    </message>
    <message>
        <source>inversion time</source>
        <translation>Inversionszeit</translation>
    </message>
    <message>
        <source>stack</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>kind of image</source>
        <translation>Art des Bildes</translation>
    </message>
    <message>
        <source>acquisition</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>The series holds {volumes} volumes that differ in {what}: each became one of its own.</source>
        <translation>Die Serie enthält {volumes} Volumen, die sich unterscheiden in: {what}. Jedes wurde ein eigenes.</translation>
    </message>
    <message>
        <source>The series holds slices of {kinds} orientations, sizes or pixel spacings: each kind became a volume of its own.</source>
        <translation>Die Serie enthält Schichten in {kinds} Ausrichtungen, Größen oder Pixelabständen: Jede Art wurde ein eigenes Volumen.</translation>
    </message>
    <message>
        <source>{missing|slice is|slices are} missing between others. What lies there was interpolated from the slices beside it.</source>
        <translation>{missing|Schicht fehlt|Schichten fehlen} zwischen anderen. Was dort liegt, wurde aus den Nachbarschichten interpoliert.</translation>
    </message>
    <message>
        <source>{doubled|slice lies|slices lie} where another one is: the one with the lower number was taken.</source>
        <translation>{doubled|Schicht liegt|Schichten liegen} dort, wo schon eine andere ist: Genommen wurde die mit der kleineren Nummer.</translation>
    </message>
    <message>
        <source>The slices are {least} to {greatest} mm apart. They were brought to {spacing} mm by interpolation.</source>
        <translation>Die Schichten liegen {least} bis {greatest} mm auseinander. Sie wurden durch Interpolation auf {spacing} mm gebracht.</translation>
    </message>
    <message>
        <source>The slices are numbered against their positions. They were put in order by position.</source>
        <translation>Die Schichten sind gegen ihre Lage nummeriert. Sie wurden nach der Lage geordnet.</translation>
    </message>
    <message>
        <source>The numbers of the slices do not follow their positions. They were put in order by position.</source>
        <translation>Die Nummern der Schichten folgen nicht ihrer Lage. Sie wurden nach der Lage geordnet.</translation>
    </message>
    <message>
        <source>The slices are oblique, {degrees|degree|degrees} from the nearest plane of the body. They stay so.</source>
        <translation>Die Schichten sind schräg, {degrees|Grad|Grad} von der nächsten Körperebene. Sie bleiben so.</translation>
    </message>
    <message>
        <source>The gantry was tilted by {degrees|degree|degrees}: each slice lies aside of the one before. Only isotropic voxels undo that.</source>
        <translation>Die Gantry war um {degrees|Grad|Grad} gekippt: Jede Schicht liegt seitlich der vorigen. Nur isotrope Voxel machen das rückgängig.</translation>
    </message>
    <message>
        <source>{slices|slice lies|slices lie} aside of each other, not one behind the other: no volume.</source>
        <translation>{slices|Schicht liegt|Schichten liegen} nebeneinander, nicht hintereinander: kein Volumen.</translation>
    </message>
    <message>
        <source>{slices|slice lies|slices lie} too far from each other: no volume.</source>
        <translation>{slices|Schicht liegt|Schichten liegen} zu weit auseinander: kein Volumen.</translation>
    </message>
    <message>
        <source>{slices|slice says|slices say} no position in the body: no volume.</source>
        <translation>{slices|Schicht nennt|Schichten nennen} keine Lage im Körper: kein Volumen.</translation>
    </message>
    <message>
        <source>{slices|slice|slices} of one kind are too few for a volume.</source>
        <translation>{slices|Schicht|Schichten} einer Art sind zu wenige für ein Volumen.</translation>
    </message>
    <message>
        <source>readers</source>
        <translation>Befundungen</translation>
    </message>
    <message>
        <source>Readers are compared where they name classes or grades. The question &quot;{question}&quot; asks something else.</source>
        <translation>Befundungen werden verglichen, wo sie Klassen oder Grade nennen. Die Frage „{question}“ fragt nach etwas anderem.</translation>
    </message>
    <message>
        <source>No reader &quot;{reader}&quot; has read an image. There are {readers}.</source>
        <translation>Niemand namens „{reader}“ hat ein Bild befundet. Es gibt {readers}.</translation>
    </message>
    <message>
        <source>{slices|image is a localizer|images are localizers} by the header: no volume.</source>
        <translation>{slices|Bild ist|Bilder sind} laut Header Localizer: kein Volumen.</translation>
    </message>
    <message>
        <source>This volume would need about {needed} of memory, {free} can be used: left out. Close other programs, or ask for larger voxels.</source>
        <translation>Dieses Volumen bräuchte etwa {needed} Arbeitsspeicher, {free} sind verfügbar: ausgelassen. Schließen Sie andere Programme, oder verlangen Sie größere Voxel.</translation>
    </message>
    <message>
        <source>The adapter has learned from another image of this study.</source>
        <translation>Der Adapter hat von einem anderen Bild dieser Untersuchung gelernt.</translation>
    </message>
    <message>
        <source>No image is left to judge the adapter by: it has learned from all of them, or none could be read.</source>
        <translation>Kein Bild ist übrig, an dem der Adapter gemessen werden kann: Er hat aus allen gelernt, oder keines war lesbar.</translation>
    </message>
    <message>
        <source>DICOM files cannot be read or written: the list of their attributes, dicom.dic, which belongs to DCMTK, is not found. Install the program again, or say by the environment variable DCMDICTPATH where that file lies.</source>
        <translation>DICOM-Dateien können weder gelesen noch geschrieben werden: Die Liste ihrer Attribute, dicom.dic, die zu DCMTK gehört, wird nicht gefunden. Installieren Sie das Programm erneut, oder sagen Sie mit der Umgebungsvariable DCMDICTPATH, wo diese Datei liegt.</translation>
    </message>
    <message>
        <source>“{reader}” is judged by the labels. Whether this reader had a part in them, the program cannot know.</source>
        <translation>„{reader}“ wird an den Labels gemessen. Ob diese Person an ihnen beteiligt war, kann das Programm nicht wissen.</translation>
    </message>
    <message>
        <source>“{reader}” is judged by the labels, which are perhaps this reader&apos;s own first answers: it says how far these repeat, not how good the reader is.</source>
        <translation>„{reader}“ wird an den Labels gemessen, die vielleicht die ersten Antworten derselben Person sind: Das sagt, wie weit diese sich wiederholen, nicht wie gut die Person ist.</translation>
    </message>
    <message>
        <source>The reference is made of the answers of “{reader}” alone: by that nothing can be said of this reader.</source>
        <translation>Die Referenz besteht allein aus den Antworten von „{reader}“: Daran lässt sich über diese Person nichts sagen.</translation>
    </message>
    <message>
        <source>The labels are made of what readers say, “{reader}” among them. This reader&apos;s figures and the difference are by what the others say together, on the images on which they agree.</source>
        <translation>Die Labels entstehen aus Befundungen, darunter denen von „{reader}“. Die Kennzahlen dieser Person und die Differenz richten sich nach dem, was die anderen gemeinsam sagen, auf den Bildern, bei denen sie übereinstimmen.</translation>
    </message>
    <message>
        <source>On {images} more the others agree, but with “{reader}” there is no consensus, so that they were not judged: these figures flatter this reader.</source>
        <translation>Bei {images|weiterem Bild|weiteren Bildern} stimmen die anderen überein, mit „{reader}“ aber gibt es keinen Konsens und daher keine Wertung: Die Kennzahlen hier schmeicheln dieser Person.</translation>
    </message>
    <message>
        <source>By this rule every image would be its own patient: which images are of one patient stays unknown. Choose another rule, or state that each patient has one image.</source>
        <translation>Nach dieser Regel wäre jedes Bild ein eigener Patient: Welche Bilder von einem Patienten sind, bleibt unbekannt. Wählen Sie eine andere Regel, oder geben Sie an, dass jeder Patient nur ein Bild hat.</translation>
    </message>
    <message>
        <source>There are no validation images: the read-out is fitted all the same, but there is nothing to recalibrate its answers or to choose an operating point by.</source>
        <translation>Es gibt keine Validierungsbilder: Der Readout wird trotzdem angepasst, aber es gibt nichts, woran seine Antworten rekalibriert werden oder ein Arbeitspunkt gewählt werden kann.</translation>
    </message>
    <message>
        <source>The {images|validation image is|validation images are} of {patients|patient|patients} only: which epoch is the best is then partly chance.</source>
        <translation>{images|Validierungsbild stammt|Validierungsbilder stammen} von nur {patients|Patient|Patienten}: Welche Epoche die beste ist, ist dann zum Teil Zufall.</translation>
    </message>
    <message>
        <source>on the validation images, which chose no epoch</source>
        <translation>auf den Validierungsbildern, die keine Epoche bestimmt haben</translation>
    </message>
    <message>
        <source>The read-out was fitted to all images but the test images. The figures of the cross-validation are the estimate of how good it is; beside them only the test images, never seen, can judge it.</source>
        <translation>Der Readout wurde an alle Bilder außer den Testbildern angepasst. Die Kennzahlen der Kreuzvalidierung sind die Schätzung, wie gut er ist; daneben können ihn nur die nie gesehenen Testbilder beurteilen.</translation>
    </message>
    <message>
        <source>Ended early: the adapter has {trained|side network|side networks} instead of {planned}.</source>
        <translation>Vorzeitig beendet: Der Adapter hat {trained|Seitennetz|Seitennetze} statt {planned}.</translation>
    </message>
    <message>
        <source>Slices are put together to volumes where their folders say the classes: a table or a header field would speak of single slices. Make the volumes first, and import these.</source>
        <translation>Schichten werden zu Volumen zusammengesetzt, wo ihre Ordner die Klassen nennen: Eine Tabelle oder ein Feld im Dateikopf spräche von einzelnen Schichten. Setzen Sie die Volumen zuerst zusammen, und importieren Sie diese.</translation>
    </message>
    <message>
        <source>the clinical variables</source>
        <translation>die klinischen Variablen</translation>
    </message>
    <message>
        <source>Fine-tuning trains all {layers|layer|layers} of the backbone, but features are taken without the last one (layer {last}, counted from 0). Take features from that layer, too, or leave fine-tuning out.</source>
        <translation>Fine-Tuning trainiert alle {layers|Schicht|Schichten} des Backbones, aber Merkmale werden ohne die letzte genommen (Schicht {last}, von 0 gezählt). Nehmen Sie Merkmale auch aus dieser Schicht, oder lassen Sie das Fine-Tuning weg.</translation>
    </message>
    <message>
        <source>Side network {network} of {networks}: memory did not suffice for a batch of {batch} images at once; they are now taken {micro_batch} at a time (micro-batches), for the same result but for rounding.</source>
        <translation>Seitennetz {network} von {networks}: Der Speicher reichte nicht für einen Batch von {batch} Bildern auf einmal; sie werden jetzt je {micro_batch} genommen (Mikro-Batches), bis auf Rundung mit demselben Ergebnis.</translation>
    </message>
    <message>
        <source>Side network {network} of {networks}: the loss was no longer a number; training went back to the end of epoch {epoch}, and on with half the learning rate.</source>
        <translation>Seitennetz {network} von {networks}: Der Verlust war keine Zahl mehr; das Training ging zurück ans Ende von Epoche {epoch} und mit halber Lernrate weiter.</translation>
    </message>
    <message>
        <source>Side network {network} of {networks}: the loss was no longer a number; training went back to the beginning, and on with half the learning rate.</source>
        <translation>Seitennetz {network} von {networks}: Der Verlust war keine Zahl mehr; das Training ging zurück an den Anfang und mit halber Lernrate weiter.</translation>
    </message>
    <message>
        <source>Side network {network} of {networks}: a saved state of the training was damaged; it went on from an earlier one.</source>
        <translation>Seitennetz {network} von {networks}: Ein gespeicherter Stand des Trainings war beschädigt; es ging von einem früheren aus weiter.</translation>
    </message>
    <message>
        <source>Side network {network} of {networks}: the saved state of the training was damaged; it began anew, to the same result.</source>
        <translation>Seitennetz {network} von {networks}: Der gespeicherte Stand des Trainings war beschädigt; es begann von vorn, mit demselben Ergebnis.</translation>
    </message>
    <message>
        <source>Side network {network} of {networks}: early stopping at epoch {epoch} of {planned}; none was better since epoch {best}.</source>
        <translation>Seitennetz {network} von {networks}: Early Stopping bei Epoche {epoch} von {planned}; seit Epoche {best} war keine besser.</translation>
    </message>
    <message>
        <source>Too few cases of {classes} to say of any between which answers it is uncertain: {needed|patient|patients} of each class are needed.</source>
        <translation>Zu wenige Fälle von {classes}, um von einem zu sagen, zwischen welchen Antworten er unsicher ist: Je Klasse sind {needed|Patient|Patienten} nötig.</translation>
    </message>
</context>
<context>
    <name>OutcomeWords</name>
    <message>
        <source>Cross-validation: each image but the test images judged by a training that never met it, the AUC is %1.</source>
        <translation>Kreuzvalidierung: Jedes Bild außer den Testbildern beurteilt von einem Training, das ihm nie begegnet ist; die AUC beträgt %1.</translation>
    </message>
    <message>
        <source>Mean of the trainings: an AUC of %1 on the validation images.</source>
        <translation>Mittel der Trainings: eine AUC von %1 auf den Validierungsbildern.</translation>
    </message>
    <message>
        <source>The %1 trainings had %2 to %3 (standard deviation %4).</source>
        <translation>Die %1 Trainings hatten %2 bis %3 (Standardabweichung %4).</translation>
    </message>
    <message>
        <source>The adapter to use is that of training %1, which learned from all images but the test images.</source>
        <translation>Zu verwenden ist der Adapter von Training %1, das von allen Bildern außer den Testbildern gelernt hat.</translation>
    </message>
    <message>
        <source>The adapter to use is that of training %1, the first: to take the best would be to choose by chance.</source>
        <translation>Zu verwenden ist der Adapter von Training %1, dem ersten: Den besten zu nehmen hieße, nach Zufall zu wählen.</translation>
    </message>
    <message>
        <source> (%1 to %2)</source>
        <translation> (%1 bis %2)</translation>
    </message>
    <message>
        <source>On the validation images the mean absolute error is %1.</source>
        <translation>Auf den Validierungsbildern beträgt der mittlere absolute Fehler %1.</translation>
    </message>
    <message>
        <source>That of the baseline is %1.</source>
        <translation>Der des Vergleichsmodells beträgt %1.</translation>
    </message>
    <message>
        <source>Figures on the validation images are of the whole answer, side network and read-out; the loss on the training images is the side network&apos;s alone.</source>
        <translation>Kennzahlen auf den Validierungsbildern gelten für die ganze Antwort, Seitennetz und Readout; der Verlust auf den Trainingsbildern ist der des Seitennetzes allein.</translation>
    </message>
    <message>
        <source>AUCs are means over the findings; Inspect has each by itself.</source>
        <translation>AUCs sind Mittel über die Befunde; unter „Prüfen“ steht jede für sich.</translation>
    </message>
    <message>
        <source>Guessing gives 0.5: this adapter has hardly learned to tell them apart.</source>
        <translation>Raten ergibt 0,5: Dieser Adapter hat kaum gelernt, sie zu unterscheiden.</translation>
    </message>
    <message>
        <source>Trained %1 parameters (numbers) beside the pre-trained network.</source>
        <translation>%1 Parameter (Zahlen) neben dem vortrainierten Netz trainiert.</translation>
    </message>
    <message>
        <source>%1 images could not be read any more and were left out.</source>
        <translation>%1 Bilder konnten nicht mehr gelesen werden und wurden weggelassen.</translation>
    </message>
    <message>
        <source>Early stopping: no epoch after epoch %1 was better.</source>
        <translation>Early Stopping: Nach Epoche %1 war keine besser.</translation>
    </message>
    <message>
        <source>It took %1 (estimated: %2).</source>
        <translation>Es dauerte %1 (geschätzt: %2).</translation>
    </message>
    <message>
        <source>mean absolute error %1</source>
        <translation>mittlerer absoluter Fehler %1</translation>
    </message>
    <message>
        <source>done; there were no validation images</source>
        <translation>fertig; es gab keine Validierungsbilder</translation>
    </message>
    <message>
        <source>mean AUC %1</source>
        <translation>mittlere AUC %1</translation>
    </message>
    <message>
        <source>AUC %1</source>
        <translation>AUC %1</translation>
    </message>
    <message>
        <source>Overfitting: the loss on the validation images was lowest in epoch %1 and rose again while that on the training images went on falling. Early stopping (Advanced) ends such a training.</source>
        <translation>Overfitting (Überanpassung): Der Verlust auf den Validierungsbildern war in Epoche %1 am niedrigsten und stieg wieder, während der auf den Trainingsbildern weiter fiel. Early Stopping (Erweitert) beendet ein solches Training.</translation>
    </message>
    <message>
        <source>On the validation images the AUC is %1.</source>
        <translation>Auf den Validierungsbildern beträgt die AUC %1.</translation>
    </message>
    <message>
        <source>On the validation images the AUC is %1; for other patients like these it may lie anywhere from %2 to %3 (95 % confidence interval).</source>
        <translation>Auf den Validierungsbildern beträgt die AUC %1; bei anderen Patienten wie diesen kann sie zwischen %2 und %3 liegen (95-%-Konfidenzintervall).</translation>
    </message>
    <message>
        <source>There were no epochs: a read-out was fitted, and it did not learn from these images.</source>
        <translation>Es gab keine Epochen: Ein Readout wurde angepasst, und er hat nicht von diesen Bildern gelernt.</translation>
    </message>
    <message>
        <source>There were no epochs: a read-out was fitted.</source>
        <translation>Es gab keine Epochen: Ein Readout wurde angepasst.</translation>
    </message>
    <message>
        <source>There were no validation images, so the last epoch was kept, epoch %1.</source>
        <translation>Es gab keine Validierungsbilder, daher wurde die letzte Epoche behalten, Epoche %1.</translation>
    </message>
    <message>
        <source>The adapter is that of epoch %1, the best of %2. These images chose the epoch, so the figure flatters.</source>
        <translation>Der Adapter ist der von Epoche %1, der besten von %2. Diese Bilder haben die Epoche bestimmt, daher ist die Kennzahl geschönt.</translation>
    </message>
    <message>
        <source>On the training images, each judged by a fit without its group of patients, the AUC is %1.</source>
        <translation>Auf den Trainingsbildern, jedes beurteilt von einer Anpassung ohne seine Patientengruppe, beträgt die AUC %1.</translation>
    </message>
    <message>
        <source>1 image could not be read any more and was left out.</source>
        <translation>1 Bild konnte nicht mehr gelesen werden und wurde weggelassen.</translation>
    </message>
    <message>
        <source>The adapter is the mean of %1 side networks, each as it was after its best epoch. These images chose the epochs, so the figure flatters.</source>
        <translation>Der Adapter ist der Mittelwert von %1 Seitennetzen, jedes so, wie es nach seiner besten Epoche war. Diese Bilder haben die Epochen ausgewählt, daher schmeichelt die Kennzahl.</translation>
    </message>
    <message>
        <source>The adapter is the mean of %1 side networks, each as it was after its last epoch.</source>
        <translation>Der Adapter ist der Mittelwert von %1 Seitennetzen, jedes so, wie es nach seiner letzten Epoche war.</translation>
    </message>
</context>
<context>
    <name>PeopleView</name>
    <message>
        <source>Among %1 people, “%3” in %2 of them. Found: %4, missed: %5. False alarms among the other %6: %7.</source>
        <translation>Von %1 Personen haben „%3“: %2. Gefunden: %4, übersehen: %5. Fehlalarme unter den übrigen %6: %7.</translation>
    </message>
    <message>
        <source>Called positive: %1, of whom rightly: %2.</source>
        <translation>Positiv genannt: %1, davon zu Recht: %2.</translation>
    </message>
    <message>
        <source>Called negative: %1, of whom rightly: %2.</source>
        <translation>Negativ genannt: %1, davon zu Recht: %2.</translation>
    </message>
</context>
<context>
    <name>PredictionsPdf</name>
    <message>
        <source>no prediction: %1</source>
        <translation>keine Vorhersage: %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Adapter (trained model): %1, made %2</source>
        <translation>Adapter (trainiertes Modell): %1, erstellt %2</translation>
    </message>
    <message>
        <source>Printed %1</source>
        <translation>Gedruckt %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Threshold: %1</source>
        <translation>Schwellenwert: %1</translation>
    </message>
</context>
<context>
    <name>PredictionsTable</name>
    <message>
        <source>About</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Adapter (trained model)</source>
        <translation>Adapter (trainiertes Modell)</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>“%1” from %2 on</source>
        <translation>„%1“ ab %2</translation>
    </message>
    <message>
        <source>%1, chosen after the test images were seen</source>
        <translation>%1, gewählt, nachdem die Testbilder gesehen wurden</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellenwert</translation>
    </message>
</context>
<context>
    <name>ReaderWords</name>
    <message>
        <source>On the same images, by the same reference; the 95 % interval knows that both judged the same images, and which of these are of one patient</source>
        <translation>An denselben Bildern, nach derselben Referenz; das 95-%-Intervall berücksichtigt, dass beide dieselben Bilder beurteilten und welche davon von einem Patienten sind</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Of this reader</source>
        <translation>Dieser Person</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>Machine minus reader: sensitivity</source>
        <translation>Maschine minus Befundende: Sensitivität</translation>
    </message>
    <message>
        <source>Machine minus reader: specificity</source>
        <translation>Maschine minus Befundende: Spezifität</translation>
    </message>
    <message>
        <source>“%1” is judged by the labels. Whether this reader had a part in them, the program cannot know.</source>
        <translation>„%1“ wird an den Labels gemessen. Ob diese Person an ihnen beteiligt war, kann das Programm nicht wissen.</translation>
    </message>
    <message>
        <source>The labels are made of the answers of “%1” alone: by that nothing can be said of this reader.</source>
        <translation>Die Labels bestehen allein aus den Antworten von „%1“: Daran lässt sich über diese Person nichts sagen.</translation>
    </message>
    <message>
        <source>“%1” is judged by what the other readers say together, where they agree; so is the machine in this row.</source>
        <translation>„%1“ wird an dem gemessen, was die anderen gemeinsam sagen, wo sie übereinstimmen; in dieser Zeile die Maschine ebenso.</translation>
    </message>
    <message numerus="yes">
        <source>On %n more image(s) the others agree, but not with this reader: without a label these were not judged, which flatters the reader.</source>
        <translation>
            <numerusform>Bei %n weiterem Bild stimmen die anderen überein, aber nicht mit dieser Person: Ohne Label wurde es nicht gewertet, was ihr schmeichelt.</numerusform>
            <numerusform>Bei %n weiteren Bildern stimmen die anderen überein, aber nicht mit dieser Person: Ohne Label wurden sie nicht gewertet, was ihr schmeichelt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Befundende</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>“%1” is judged by the labels, which are perhaps this reader&apos;s own first answers: it says how far these repeat, not how good the reader is.</source>
        <translation>„%1“ wird an den Labels gemessen, die vielleicht die ersten Antworten derselben Person sind: Das sagt, wie weit diese sich wiederholen, nicht wie gut die Person ist.</translation>
    </message>
    <message>
        <source>In percentage points.</source>
        <translation>In Prozentpunkten.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Intended use</source>
        <translation>Zweckbestimmung</translation>
    </message>
    <message>
        <source>For which patients, which decision and which setting is this model meant, and who acts on it?</source>
        <translation>Für welche Patienten, welche Entscheidung und welches Umfeld ist dieses Modell gedacht, und wer handelt danach?</translation>
    </message>
    <message>
        <source>Where the images come from</source>
        <translation>Woher die Bilder stammen</translation>
    </message>
    <message>
        <source>Which centres, departments and devices?</source>
        <translation>Welche Zentren, Abteilungen und Geräte?</translation>
    </message>
    <message>
        <source>When they were taken</source>
        <translation>Wann sie aufgenommen wurden</translation>
    </message>
    <message>
        <source>From when to when?</source>
        <translation>Von wann bis wann?</translation>
    </message>
    <message>
        <source>Who was chosen</source>
        <translation>Wer ausgewählt wurde</translation>
    </message>
    <message>
        <source>Which patients and images were eligible, and how were they selected?</source>
        <translation>Welche Patienten und Bilder kamen infrage, und wie wurden sie ausgewählt?</translation>
    </message>
    <message>
        <source>Who labelled</source>
        <translation>Wer gelabelt hat</translation>
    </message>
    <message>
        <source>How many people, with what experience, how many for each image, and how were disagreements settled?</source>
        <translation>Wie viele Personen, mit welcher Erfahrung, wie viele je Bild, und wie wurden Abweichungen geklärt?</translation>
    </message>
    <message>
        <source>What makes a label right</source>
        <translation>Wann ein Label als richtig gilt</translation>
    </message>
    <message>
        <source>Against which reference standard (pathology, follow-up, consensus reading ...)?</source>
        <translation>Gegen welchen Referenzstandard (Pathologie, Verlauf, Konsensbefundung ...)?</translation>
    </message>
    <message>
        <source>Approval and consent</source>
        <translation>Ethikvotum und Einwilligung</translation>
    </message>
    <message>
        <source>Which ethics committee, which approval, which consent?</source>
        <translation>Welche Ethikkommission, welches Votum, welche Einwilligung?</translation>
    </message>
    <message>
        <source>Limitations known to the authors</source>
        <translation>Den Autoren bekannte Limitationen</translation>
    </message>
    <message>
        <source>Where is this model expected to fail, and where must it not be used?</source>
        <translation>Wo ist zu erwarten, dass dieses Modell versagt, und wo darf es nicht verwendet werden?</translation>
    </message>
    <message>
        <source>{patients|patient has|patients have} images in more than one split of the data. The network was tested on people it had seen: the figures are better than they would be for new patients.</source>
        <translation>{patients|Patient hat|Patienten haben} Bilder in mehr als einer Teilmenge der Daten. Das Netz wurde auch an Patienten getestet, von denen es schon Bilder gesehen hatte: Die Kennzahlen sind besser, als sie für neue Patienten wären.</translation>
    </message>
    <message>
        <source>Some patients have images in more than one split of the data. The network was tested on people it had seen: the figures are better than they would be for new patients.</source>
        <translation>Einige Patienten haben Bilder in mehr als einer Teilmenge der Daten. Das Netz wurde auch an Patienten getestet, von denen es schon Bilder gesehen hatte: Die Kennzahlen sind besser, als sie für neue Patienten wären.</translation>
    </message>
    <message>
        <source>It is not known whether each patient&apos;s images stay within one split of the data. If they do not, the figures are better than they would be for new patients.</source>
        <translation>Es ist nicht bekannt, ob alle Bilder eines Patienten in derselben Teilmenge der Daten liegen. Wenn nicht, sind die Kennzahlen besser, als sie für neue Patienten wären.</translation>
    </message>
    <message>
        <source>Only {n|test image|test images} of “{class}”: what is said of this class rests on very little.</source>
        <translation>Nur {n|Testbild|Testbilder} der Klasse „{class}“: Aussagen über diese Klasse stehen auf sehr schmaler Grundlage.</translation>
    </message>
    <message>
        <source>Only {n|test study|test studies} of “{class}”: what is said of this class rests on very little.</source>
        <translation>Nur {n|Testuntersuchung|Testuntersuchungen} der Klasse „{class}“: Aussagen über diese Klasse stehen auf sehr schmaler Grundlage.</translation>
    </message>
    <message>
        <source>Only {n|test patient|test patients} of “{class}”: what is said of this class rests on very little.</source>
        <translation>Nur {n|Testpatient|Testpatienten} der Klasse „{class}“: Aussagen über diese Klasse stehen auf sehr schmaler Grundlage.</translation>
    </message>
    <message>
        <source>Only {n|validation image|validation images} of “{class}”: what is said of this class rests on very little.</source>
        <translation>Nur {n|Validierungsbild|Validierungsbilder} der Klasse „{class}“: Aussagen über diese Klasse stehen auf sehr schmaler Grundlage.</translation>
    </message>
    <message>
        <source>Only {n|validation study|validation studies} of “{class}”: what is said of this class rests on very little.</source>
        <translation>Nur {n|Validierungsuntersuchung|Validierungsuntersuchungen} der Klasse „{class}“: Aussagen über diese Klasse stehen auf sehr schmaler Grundlage.</translation>
    </message>
    <message>
        <source>Only {n|validation patient|validation patients} of “{class}”: what is said of this class rests on very little.</source>
        <translation>Nur {n|Validierungspatient|Validierungspatienten} der Klasse „{class}“: Aussagen über diese Klasse stehen auf sehr schmaler Grundlage.</translation>
    </message>
    <message>
        <source>Only {n|training image|training images} of “{class}”: what is said of this class rests on very little.</source>
        <translation>Nur {n|Trainingsbild|Trainingsbilder} der Klasse „{class}“: Aussagen über diese Klasse stehen auf sehr schmaler Grundlage.</translation>
    </message>
    <message>
        <source>Only {n|training study|training studies} of “{class}”: what is said of this class rests on very little.</source>
        <translation>Nur {n|Trainingsuntersuchung|Trainingsuntersuchungen} der Klasse „{class}“: Aussagen über diese Klasse stehen auf sehr schmaler Grundlage.</translation>
    </message>
    <message>
        <source>Only {n|training patient|training patients} of “{class}”: what is said of this class rests on very little.</source>
        <translation>Nur {n|Trainingspatient|Trainingspatienten} der Klasse „{class}“: Aussagen über diese Klasse stehen auf sehr schmaler Grundlage.</translation>
    </message>
    <message>
        <source>No interval can be given for: {figures}. Too few patients make a difference to it to tell how far it would vary.</source>
        <translation>Kein Intervall angebbar für: {figures}. Zu wenige Patienten beeinflussen den Wert, als dass sich sagen ließe, wie weit er schwanken würde.</translation>
    </message>
    <message>
        <source>The adapter is not shown to be better than the baseline (logistic regression): these images chose its best epoch; see “{section}”.</source>
        <translation>Es ist nicht belegt, dass der Adapter besser ist als das Vergleichsmodell (logistische Regression): Diese Bilder haben die beste Epoche des Adapters bestimmt; siehe „{section}“.</translation>
    </message>
    <message>
        <source>The adapter is worse than the baseline (logistic regression) on these images; see “{section}”.</source>
        <translation>Der Adapter ist auf diesen Bildern schlechter als das Vergleichsmodell (logistische Regression); siehe „{section}“.</translation>
    </message>
    <message>
        <source>The adapter is not shown to be better than the baseline (logistic regression) on these images; see “{section}”.</source>
        <translation>Es ist nicht belegt, dass der Adapter auf diesen Bildern besser ist als das Vergleichsmodell (logistische Regression); siehe „{section}“.</translation>
    </message>
    <message>
        <source>The adapter could not be compared with the baseline (logistic regression) on these images; see “{section}”.</source>
        <translation>Der Adapter konnte auf diesen Bildern nicht mit dem Vergleichsmodell (logistische Regression) verglichen werden; siehe „{section}“.</translation>
    </message>
    <message>
        <source>Compared with the baseline</source>
        <translation>Gegenüber dem Vergleichsmodell</translation>
    </message>
    <message>
        <source>“{group}” ({column})</source>
        <translation>„{group}“ ({column})</translation>
    </message>
    <message>
        <source>The AUC is lower in {groups} than among all other images, and the whole interval of the difference lies below zero; see “{section}”.</source>
        <translation>Die AUC ist bei {groups} niedriger als bei allen übrigen Bildern, und das ganze Intervall der Differenz liegt unter null; siehe „{section}“.</translation>
    </message>
    <message>
        <source>Subgroups</source>
        <translation>Subgruppen</translation>
    </message>
    <message>
        <source>It is not known whether the adapter has learned from any of these images. If it has, the figures are better than they would be for new images.</source>
        <translation>Es ist nicht bekannt, ob der Adapter von einem dieser Bilder gelernt hat. Wenn ja, sind die Kennzahlen besser, als sie für neue Bilder wären.</translation>
    </message>
    <message>
        <source>Whether the adapter has learned from other images of these patients is not known: patients could be compared by images of equal pixels only.</source>
        <translation>Ob der Adapter von anderen Bildern dieser Patienten gelernt hat, ist nicht bekannt: Patienten ließen sich nur anhand pixelgleicher Bilder vergleichen.</translation>
    </message>
    <message>
        <source>All figures are for images of this one source. For a third hospital, device or group of patients nothing has been measured.</source>
        <translation>Alle Kennzahlen gelten für Bilder dieser einen Quelle. Für eine dritte Klinik, ein drittes Gerät oder eine dritte Patientengruppe wurde nichts gemessen.</translation>
    </message>
    <message>
        <source>{n|test image looks|test images look} like images of training or validation (copies, edited or mirrored, or neighbouring slices): the figures are better than they would be for new images.</source>
        <translation>{n|Testbild sieht|Testbilder sehen} aus wie Trainings- oder Validierungsbilder (Kopien, bearbeitet oder gespiegelt, oder benachbarte Schichten): Die Kennzahlen sind besser, als sie für neue Bilder wären.</translation>
    </message>
    <message>
        <source>These are figures of validation images, which chose the epoch: they flatter.</source>
        <translation>Diese Kennzahlen gelten für Validierungsbilder, die die Epoche bestimmt haben, und sind daher geschönt.</translation>
    </message>
    <message>
        <source>These are figures of training images, from which the adapter learned: they say nothing about others.</source>
        <translation>Diese Kennzahlen gelten für Trainingsbilder, von denen der Adapter gelernt hat: Über andere Bilder sagen sie nichts.</translation>
    </message>
    <message>
        <source>The test images were evaluated {times} times. If anything was changed between the evaluations, the figures are a little too good.</source>
        <translation>Die Testbilder wurden {times}-mal ausgewertet. Wurde zwischen den Auswertungen etwas geändert, sind die Kennzahlen etwas zu gut.</translation>
    </message>
    <message>
        <source>{finding} If it was so in the training images too, the network may have learned this instead of the disease.</source>
        <translation>{finding} Wenn es bei den Trainingsbildern auch so war, hat das Netz möglicherweise dies statt der Krankheit gelernt.</translation>
    </message>
    <message>
        <source>{finding} The network may have learned this instead of the disease.</source>
        <translation>{finding} Möglicherweise hat das Netz dies statt der Krankheit gelernt.</translation>
    </message>
    <message>
        <source>The figures are of whole studies, each with one answer from all of its images, {images} in all: where results, curves and confusion matrix speak of an image, a study is meant.</source>
        <translation>Die Kennzahlen gelten für ganze Untersuchungen, jede mit einer Antwort aus allen ihren Bildern (insgesamt {images}): Wo bei Ergebnissen, Kurven und Konfusionsmatrix von einem Bild die Rede ist, ist eine Untersuchung gemeint.</translation>
    </message>
    <message>
        <source>The figures are of whole patients, each with one answer from all of its images, {images} in all: where results, curves and confusion matrix speak of an image, a patient is meant.</source>
        <translation>Die Kennzahlen gelten für ganze Patienten, jeder mit einer Antwort aus allen seinen Bildern (insgesamt {images}): Wo bei Ergebnissen, Kurven und Konfusionsmatrix von einem Bild die Rede ist, ist ein Patient gemeint.</translation>
    </message>
    <message>
        <source>All figures are for images from the same source as the ones learned from. For another hospital, device or group of patients nothing has been measured.</source>
        <translation>Alle Kennzahlen gelten für Bilder aus derselben Quelle wie die, von denen gelernt wurde. Für eine andere Klinik, ein anderes Gerät oder eine andere Patientengruppe wurde nichts gemessen.</translation>
    </message>
    <message>
        <source>guessing</source>
        <translation>Raten</translation>
    </message>
    <message>
        <source>{title}. {description}</source>
        <translation>{title}. {description}</translation>
    </message>
    <message>
        <source>On images of another source.</source>
        <translation>Auf Bildern aus einer anderen Quelle.</translation>
    </message>
    <message>
        <source>On {images} images of another source.</source>
        <translation>Auf {images} Bildern aus einer anderen Quelle.</translation>
    </message>
    <message>
        <source>On {images} images of another source; {patients|patient|patients}.</source>
        <translation>Auf {images} Bildern aus einer anderen Quelle ({patients|Patient|Patienten}).</translation>
    </message>
    <message>
        <source>On validation images, which chose the epoch: they flatter.</source>
        <translation>Auf Validierungsbildern, die die Epoche bestimmt haben: Die Kennzahlen sind geschönt.</translation>
    </message>
    <message>
        <source>On {images} validation images, which chose the epoch: they flatter.</source>
        <translation>Auf {images} Validierungsbildern, die die Epoche bestimmt haben: Die Kennzahlen sind geschönt.</translation>
    </message>
    <message>
        <source>On {images} validation images, which chose the epoch: they flatter; {patients|patient|patients}.</source>
        <translation>Auf {images} Validierungsbildern ({patients|Patient|Patienten}), die die Epoche bestimmt haben: Die Kennzahlen sind geschönt.</translation>
    </message>
    <message>
        <source>On training images, which say nothing about others.</source>
        <translation>Auf Trainingsbildern, die nichts über andere Bilder sagen.</translation>
    </message>
    <message>
        <source>On {images} training images, which say nothing about others.</source>
        <translation>Auf {images} Trainingsbildern, die nichts über andere Bilder sagen.</translation>
    </message>
    <message>
        <source>On {images} training images, which say nothing about others; {patients|patient|patients}.</source>
        <translation>Auf {images} Trainingsbildern ({patients|Patient|Patienten}), die nichts über andere Bilder sagen.</translation>
    </message>
    <message>
        <source>On test images, never seen before.</source>
        <translation>Auf nie zuvor gesehenen Testbildern.</translation>
    </message>
    <message>
        <source>On {images} test images, never seen before.</source>
        <translation>Auf {images} nie zuvor gesehenen Testbildern.</translation>
    </message>
    <message>
        <source>On {images} test images, never seen before; {patients|patient|patients}.</source>
        <translation>Auf {images} nie zuvor gesehenen Testbildern ({patients|Patient|Patienten}).</translation>
    </message>
    <message>
        <source>In brackets: 95 % confidence intervals.</source>
        <translation>In Klammern: 95-%-Konfidenzintervalle.</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>Das Modell</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>{class} (nobody has said so)</source>
        <translation>{class} (von niemandem angegeben)</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>{method} on the frozen backbone {backbone}</source>
        <translation>Festes Backbone {backbone}, darauf {method}</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Read by the backbone at</source>
        <translation>Vom Backbone gelesen mit</translation>
    </message>
    <message>
        <source>Training data</source>
        <translation>Trainingsdaten</translation>
    </message>
    <message>
        <source>{images} of {patients|known patient|known patients}</source>
        <translation>{images} ({patients|bekannter Patient|bekannte Patienten})</translation>
    </message>
    <message>
        <source>The adapter&apos;s file does not say how many images it has learned from; the card of its project does.</source>
        <translation>Die Datei des Adapters sagt nicht, von wie vielen Bildern er gelernt hat; die Modellkarte aus seinem Projekt sagt es.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>Trainingsbilder</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>Validierungsbilder</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>Testbilder</translation>
    </message>
    <message>
        <source>Test evaluations</source>
        <translation>Testauswertungen</translation>
    </message>
    <message>
        <source>{value}; {note}</source>
        <translation>{value}; {note}</translation>
    </message>
    <message>
        <source>AUC {auc}; from {threshold} on sensitivity {sensitivity}, specificity {specificity}</source>
        <translation>AUC {auc}; ab {threshold}: Sensitivität {sensitivity}, Spezifität {specificity}</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>The adapter&apos;s file holds no test. What it says of its operating point was measured on the images that the point was chosen on, and flatters. Judge it on images of your own (Apply, or fovea-cli validate) before anything rests on it.</source>
        <translation>Die Datei des Adapters enthält keine Testauswertung. Was sie über seinen Arbeitspunkt sagt, wurde auf den Bildern gemessen, an denen dieser gewählt wurde, und ist geschönt. Beurteilen Sie den Adapter an eigenen Bildern („Anwenden“ oder fovea-cli validate), bevor etwas von ihm abhängt.</translation>
    </message>
    <message>
        <source>AUC of the baseline</source>
        <translation>AUC des Vergleichsmodells</translation>
    </message>
    <message>
        <source>{auc}; the adapter minus it: {difference}</source>
        <translation>{auc}; Adapter minus Vergleichsmodell: {difference}</translation>
    </message>
    <message>
        <source>from {threshold} on: sensitivity {sensitivity}, specificity {specificity}</source>
        <translation>ab {threshold}: Sensitivität {sensitivity}, Spezifität {specificity}</translation>
    </message>
    <message>
        <source>from {threshold} on: sensitivity {sensitivity}, specificity {specificity}; at a prevalence of {prevalence} PPV {ppv}, NPV {npv}</source>
        <translation>ab {threshold}: Sensitivität {sensitivity}, Spezifität {specificity}; bei einer Prävalenz von {prevalence} PPW {ppv}, NPW {npv}</translation>
    </message>
    <message>
        <source>from {threshold} on</source>
        <translation>ab {threshold}</translation>
    </message>
    <message>
        <source>from {threshold} on: sensitivity {sensitivity}, specificity {specificity}, on the images that it was chosen on</source>
        <translation>ab {threshold}: Sensitivität {sensitivity}, Spezifität {specificity}, gemessen auf den Bildern, an denen er gewählt wurde</translation>
    </message>
    <message>
        <source>Operating point</source>
        <translation>Arbeitspunkt</translation>
    </message>
    <message>
        <source>Not told apart: nothing is known of sex, age, device or hospital. Whether the figures hold for all of them was not measured.</source>
        <translation>Nicht unterschieden: Über Geschlecht, Alter, Gerät oder Klinik ist nichts bekannt. Ob die Kennzahlen für alle Gruppen gelten, wurde nicht gemessen.</translation>
    </message>
    <message>
        <source>Subgroup</source>
        <translation>Subgruppe</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>{column}: {group} (too few patients)</source>
        <translation>{column}: {group} (zu wenige Patienten)</translation>
    </message>
    <message>
        <source>{column}: {group}</source>
        <translation>{column}: {group}</translation>
    </message>
    <message>
        <source>Limits and cautions</source>
        <translation>Grenzen und Vorbehalte</translation>
    </message>
    <message>
        <source>For images of other hospitals, devices or groups of patients than these nothing has been measured. An image unlike all of them still gets an answer.</source>
        <translation>Für Bilder aus anderen Kliniken, von anderen Geräten oder von anderen Patientengruppen wurde nichts gemessen. Auch ein Bild, das keinem der hier verwendeten ähnelt, erhält eine Antwort.</translation>
    </message>
    <message>
        <source>A probability is no diagnosis, and a map of where the network looks is no reason.</source>
        <translation>Eine Wahrscheinlichkeit ist keine Diagnose, und eine Karte, die zeigt, wohin das Netz sieht, ist keine Begründung.</translation>
    </message>
    <message>
        <source>Made by Fovea {version}. Items to be completed were left open, not filled in.</source>
        <translation>Erstellt von Fovea {version}. Noch zu ergänzende Punkte wurden offen gelassen, nicht ausgefüllt.</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>By whole patients where they are known, keeping the proportions of the classes, or as the folders of the source said.</source>
        <translation>Nach ganzen Patienten, soweit sie bekannt sind, unter Wahrung der Klassenanteile; oder so, wie die Ordner der Quelle es vorgaben.</translation>
    </message>
    <message>
        <source>{red}, {green}, {blue}</source>
        <translation>{red} / {green} / {blue}</translation>
    </message>
    <message>
        <source>the window stored in the file; where there is none, from robust percentiles; colour, and 8-bit grey without a window, as they are; 8 bits</source>
        <translation>das in der Datei gespeicherte Fenster; fehlt es, aus robusten Perzentilen; Farbe und 8-Bit-Grau ohne Fenster unverändert; 8 Bit</translation>
    </message>
    <message>
        <source>from robust percentiles (0.5 and 99.5) of each image or volume; colour, and 8-bit grey without a window, as they are; 8 bits</source>
        <translation>aus robusten Perzentilen (0,5 und 99,5) jedes Bildes oder Volumens; Farbe und 8-Bit-Grau ohne Fenster unverändert; 8 Bit</translation>
    </message>
    <message>
        <source>one window for all images, level/width {window} in stored values (CT: HU); colour, and 8-bit grey without a window, as they are; 8 bits</source>
        <translation>ein Fenster für alle Bilder, Lage/Breite {window} in gespeicherten Werten (CT: HU); Farbe und 8-Bit-Grau ohne Fenster unverändert; 8 Bit</translation>
    </message>
    <message>
        <source>penalty {penalty}, as there were too few patients to choose it by</source>
        <translation>Strafterm {penalty}, da es zu wenige Patienten gab, um ihn anhand der Daten zu wählen</translation>
    </message>
    <message>
        <source>penalty {penalty} and temperature {temperature}, chosen by log loss on {groups} groups of patients of the training images, each predicted without it: AUC {auc}, log loss {loss}</source>
        <translation>Strafterm {penalty} und Temperatur {temperature}, gewählt nach dem Log Loss auf {groups} Patientengruppen der Trainingsbilder, jede von einer Anpassung ohne sie vorhergesagt: AUC {auc}, Log Loss {loss}</translation>
    </message>
    <message>
        <source>a grade: {grades}</source>
        <translation>ein Grad: {grades}</translation>
    </message>
    <message>
        <source>of each of these whether it is there: {findings}</source>
        <translation>für jeden dieser Befunde, ob er vorhanden ist: {findings}</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a number in {unit}</source>
        <translation>eine Zahl in {unit}</translation>
    </message>
    <message>
        <source>one of {classes}</source>
        <translation>eine der Klassen {classes}</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>what one of the readers says, who is not named here; else the majority of the others</source>
        <translation>was eine der befundenden Personen sagt (hier nicht genannt); sonst, was die Mehrheit der anderen sagt</translation>
    </message>
    <message>
        <source>labels that are not made of readers&apos; answers; the readers stand beside them</source>
        <translation>Labels, die nicht aus Befundungen entstanden sind; Befundungen stehen nur daneben</translation>
    </message>
    <message>
        <source>consensus: what more than half of those readers say who have read it (majority)</source>
        <translation>Konsens: was mehr als die Hälfte derer sagt, die das Bild befundet haben (Mehrheit)</translation>
    </message>
    <message>
        <source>consensus: what all those readers say who have read it</source>
        <translation>Konsens: was alle sagen, die das Bild befundet haben</translation>
    </message>
    <message>
        <source>consensus: what “{reader}” says; where that reader has not read it, the majority of the others</source>
        <translation>Konsens: was „{reader}“ sagt; wo diese Person das Bild nicht befundet hat, was die Mehrheit der anderen sagt</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Reference of the figures here</source>
        <translation>Referenz der hier genannten Kennzahlen</translation>
    </message>
    <message>
        <source>read-out of the features that {method} stores, alone</source>
        <translation>allein der Readout der Merkmale, die {method} speichert</translation>
    </message>
    <message>
        <source>{method} with a read-out: the logits are {share} the side network&apos;s, the rest the read-out&apos;s</source>
        <translation>{method} mit Readout: Die Logits stammen zu {share} vom Seitennetz, im Übrigen vom Readout</translation>
    </message>
    <message>
        <source>{side} x {side} pixels, aspect not kept</source>
        <translation>{side} × {side} Pixel, Seitenverhältnis nicht erhalten</translation>
    </message>
    <message>
        <source>Read by the adapter at</source>
        <translation>Vom Adapter gelesen mit</translation>
    </message>
    <message>
        <source>Mean and deviation, backbone</source>
        <translation>Mittelwert und Standardabweichung, Backbone</translation>
    </message>
    <message>
        <source>Mean and deviation, adapter</source>
        <translation>Mittelwert und Standardabweichung, Adapter</translation>
    </message>
    <message>
        <source>fold {fold}</source>
        <translation>Fold {fold}</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>Startwert {seed}</translation>
    </message>
    <message>
        <source>{training} (deleted since)</source>
        <translation>{training} (inzwischen gelöscht)</translation>
    </message>
    <message>
        <source>“{variable}” unknown: the mean of the training images stood in for it</source>
        <translation>„{variable}“ unbekannt: durch das Mittel der Trainingsbilder ersetzt</translation>
    </message>
    <message>
        <source>This run learned from the validation images too.</source>
        <translation>Dieses Training hat auch von den Validierungsbildern gelernt.</translation>
    </message>
    <message>
        <source>For this run the training and validation images were split again into {folds} folds in the same way; fold {fold} was validation.</source>
        <translation>Für dieses Training wurden die Trainings- und Validierungsbilder auf gleiche Weise neu in {folds} Folds aufgeteilt; Fold {fold} diente der Validierung.</translation>
    </message>
    <message>
        <source>Fold {fold} was held out: this run neither learned from it nor chose its epoch by it, and it is not among the images counted here.</source>
        <translation>Fold {fold} wurde zurückgehalten: Dieses Training hat weder von ihm gelernt noch seine Epoche an ihm gewählt, und die Bilder dieses Folds sind hier nicht mitgezählt.</translation>
    </message>
    <message>
        <source>Model report</source>
        <translation>Modellbericht</translation>
    </message>
    <message>
        <source>of {time}</source>
        <translation>vom {time}</translation>
    </message>
    <message>
        <source>External validation</source>
        <translation>Externe Validierung</translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis</source>
        <translation>Nur für die Forschung, nicht zur Diagnose</translation>
    </message>
    <message>
        <source>Project {value}</source>
        <translation>Projekt {value}</translation>
    </message>
    <message>
        <source>Run {value}</source>
        <translation>Training {value}</translation>
    </message>
    <message>
        <source>Made {value}</source>
        <translation>Erstellt {value}</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>Auf einen Blick</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Aufbereitung</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Limitations</source>
        <translation>Limitationen</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>Leitlinien</translation>
    </message>
    <message>
        <source>Made by Fovea {version} from the record of the run. Items to be completed were left open, not filled in.</source>
        <translation>Erstellt von Fovea {version} aus der Aufzeichnung des Trainings. Noch zu ergänzende Punkte wurden offen gelassen, nicht ausgefüllt.</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{value} ({interval})</source>
        <translation>{value} ({interval})</translation>
    </message>
    <message>
        <source>{name} ({unit})</source>
        <translation>{name} ({unit})</translation>
    </message>
    <message>
        <source>{name}, {unit}</source>
        <translation>{name}, {unit}</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Whether stated probabilities come true as often as they say: a slope of 1 is right, below 1 the network is too sure of itself; in the large, 0 is right.</source>
        <translation>Ob das Vorhergesagte so oft eintritt, wie die angegebenen Wahrscheinlichkeiten besagen: Eine Steigung von 1 ist richtig, unter 1 ist sich das Netz zu sicher; bei der Kalibrierung im Großen ist 0 richtig.</translation>
    </message>
    <message>
        <source>Calibration of each finding</source>
        <translation>Kalibrierung je Befund</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Steigung</translation>
    </message>
    <message>
        <source>In the large</source>
        <translation>Im Großen</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Brier-Score</translation>
    </message>
    <message>
        <source>Skill</source>
        <translation>Skill</translation>
    </message>
    <message>
        <source>Each finding is judged on the images of which it is stated, at its own threshold. In brackets: 95&#xa0;% intervals, which know that images of one patient are alike.</source>
        <translation>Jeder Befund wird an den Bildern beurteilt, bei denen angegeben ist, ob er vorliegt, und mit seinem eigenen Schwellenwert. In Klammern: 95-%-Intervalle, die berücksichtigen, dass Bilder desselben Patienten sich ähneln.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Images (n)</source>
        <translation>Bilder (n)</translation>
    </message>
    <message>
        <source>with it</source>
        <translation>mit Befund</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellenwert</translation>
    </message>
    <message>
        <source>All findings together</source>
        <translation>Alle Befunde zusammen</translation>
    </message>
    <message>
        <source>Mean over findings (macro)</source>
        <translation>Mittel über die Befunde (Makro)</translation>
    </message>
    <message>
        <source>Every statement once (micro)</source>
        <translation>Jede Angabe einmal (Mikro)</translation>
    </message>
    <message>
        <source>Exact match: of {n|image|images} of which all findings are stated, every one is right in {share}.</source>
        <translation>Exakte Übereinstimmung: Von {n|Bild|Bildern} mit Angaben zu allen Befunden sind bei {share} alle Befunde richtig.</translation>
    </message>
    <message>
        <source>ROC curve of each finding</source>
        <translation>ROC-Kurve je Befund</translation>
    </message>
    <message>
        <source>The further to the upper left, the better.</source>
        <translation>Je weiter oben links, desto besser.</translation>
    </message>
    <message>
        <source>1 − specificity: false alarms, share of images without it</source>
        <translation>1 − Spezifität: Fehlalarme, Anteil der Bilder ohne den Befund</translation>
    </message>
    <message>
        <source>Sensitivity: share found</source>
        <translation>Sensitivität: gefundener Anteil</translation>
    </message>
    <message>
        <source>{finding}: AUC {auc}</source>
        <translation>{finding}: AUC {auc}</translation>
    </message>
    <message>
        <source>ROC curves</source>
        <translation>ROC-Kurven</translation>
    </message>
    <message>
        <source>Bland-Altman plot: error against size</source>
        <translation>Bland-Altman-Diagramm: Fehler gegen Größe des Werts</translation>
    </message>
    <message>
        <source>An image a dot; between the outer lines 95 of 100 errors are expected.</source>
        <translation>Jedes Bild ein Punkt; zwischen den äußeren Linien sind 95 von 100 Fehlern zu erwarten.</translation>
    </message>
    <message>
        <source>Mean of prediction and reference</source>
        <translation>Mittel aus Vorhersage und Referenz</translation>
    </message>
    <message>
        <source>Prediction less reference</source>
        <translation>Vorhersage minus Referenz</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>lower limit of agreement</source>
        <translation>untere Übereinstimmungsgrenze</translation>
    </message>
    <message>
        <source>upper limit of agreement</source>
        <translation>obere Übereinstimmungsgrenze</translation>
    </message>
    <message>
        <source>Limits of agreement</source>
        <translation>Übereinstimmungsgrenzen</translation>
    </message>
    <message>
        <source>Calibration: reference against prediction</source>
        <translation>Kalibrierung: Referenz gegen Vorhersage</translation>
    </message>
    <message>
        <source>Images of about the same prediction a dot. On the line predictions are right on average.</source>
        <translation>Bilder mit etwa gleicher Vorhersage bilden je einen Punkt. Auf der Linie sind Vorhersagen im Mittel richtig.</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Reference, mean</source>
        <translation>Referenz, Mittel</translation>
    </message>
    <message>
        <source>images of about the same prediction</source>
        <translation>Bilder mit etwa gleicher Vorhersage</translation>
    </message>
    <message>
        <source>right on average</source>
        <translation>im Mittel richtig</translation>
    </message>
    <message>
        <source>Slope {slope}, intercept {intercept}; 1 and 0 are right. A slope below 1: predictions are too extreme.</source>
        <translation>Steigung {slope}, Achsenabschnitt {intercept}; richtig sind 1 und 0. Bei einer Steigung unter 1 sind die Vorhersagen zu extrem.</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Value (95&#xa0;% interval)</source>
        <translation>Wert (95-%-Intervall)</translation>
    </message>
    <message>
        <source>Mean absolute error (MAE)</source>
        <translation>Mittlerer absoluter Fehler (MAE)</translation>
    </message>
    <message>
        <source>Root mean square error (RMSE)</source>
        <translation>Wurzel des mittleren quadratischen Fehlers (RMSE)</translation>
    </message>
    <message>
        <source>Bias: prediction less reference</source>
        <translation>Bias: Vorhersage minus Referenz</translation>
    </message>
    <message>
        <source>Lower limit of agreement</source>
        <translation>Untere Übereinstimmungsgrenze</translation>
    </message>
    <message>
        <source>Upper limit of agreement</source>
        <translation>Obere Übereinstimmungsgrenze</translation>
    </message>
    <message>
        <source>R²: share of the variance that is explained</source>
        <translation>R²: erklärter Anteil der Varianz</translation>
    </message>
    <message>
        <source>Predictions are stated with an interval of ± {width}, which was chosen to hold {level} of references; of these images it holds {share}.</source>
        <translation>Vorhersagen werden mit einem Intervall von ±&#xa0;{width} angegeben, das so gewählt wurde, dass es {level} der Referenzen enthält; bei diesen Bildern enthält es {share}.</translation>
    </message>
    <message>
        <source>95&#xa0;% interval {interval}; n&#xa0;=&#xa0;{n}</source>
        <translation>95-%-Intervall {interval}; n&#xa0;=&#xa0;{n}</translation>
    </message>
    <message>
        <source>no interval can be given; n&#xa0;=&#xa0;{n}</source>
        <translation>kein Intervall angebbar; n&#xa0;=&#xa0;{n}</translation>
    </message>
    <message>
        <source>AUC, mean over findings</source>
        <translation>AUC, Mittel über die Befunde</translation>
    </message>
    <message>
        <source>Sensitivity, mean over findings</source>
        <translation>Sensitivität, Mittel über die Befunde</translation>
    </message>
    <message>
        <source>Specificity, mean over findings</source>
        <translation>Spezifität, Mittel über die Befunde</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>Mittlerer absoluter Fehler</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>The question: {question}.</source>
        <translation>Die Frage: {question}.</translation>
    </message>
    <message>
        <source>Title names the method as AI</source>
        <translation>Titel weist die Methode als KI aus</translation>
    </message>
    <message>
        <source>Structured summary</source>
        <translation>Strukturierte Zusammenfassung</translation>
    </message>
    <message>
        <source>Background and intended use</source>
        <translation>Hintergrund und Zweckbestimmung</translation>
    </message>
    <message>
        <source>Aims and hypotheses</source>
        <translation>Ziele und Hypothesen</translation>
    </message>
    <message>
        <source>Prospective or retrospective</source>
        <translation>Prospektiv oder retrospektiv</translation>
    </message>
    <message>
        <source>Study goal</source>
        <translation>Studienziel</translation>
    </message>
    <message>
        <source>Data sources</source>
        <translation>Datenquellen</translation>
    </message>
    <message>
        <source>Inclusion and exclusion criteria</source>
        <translation>Ein- und Ausschlusskriterien</translation>
    </message>
    <message>
        <source>Preparation of the images</source>
        <translation>Aufbereitung der Bilder</translation>
    </message>
    <message>
        <source>Selection of subsets of the data</source>
        <translation>Auswahl von Teilen der Daten</translation>
    </message>
    <message>
        <source>De-identification</source>
        <translation>De-Identifizierung</translation>
    </message>
    <message>
        <source>Missing data</source>
        <translation>Fehlende Daten</translation>
    </message>
    <message>
        <source>How images were acquired</source>
        <translation>Wie Bilder aufgenommen wurden</translation>
    </message>
    <message>
        <source>Reference standard</source>
        <translation>Referenzstandard</translation>
    </message>
    <message>
        <source>Why that reference standard</source>
        <translation>Warum dieser Referenzstandard</translation>
    </message>
    <message>
        <source>Who annotated</source>
        <translation>Wer gelabelt hat</translation>
    </message>
    <message>
        <source>Annotation of the test images</source>
        <translation>Labels der Testbilder</translation>
    </message>
    <message>
        <source>Variability between and within annotators</source>
        <translation>Inter- und Intrarater-Variabilität</translation>
    </message>
    <message>
        <source>How the data was divided</source>
        <translation>Wie die Daten aufgeteilt wurden</translation>
    </message>
    <message>
        <source>At which level the splits are kept apart</source>
        <translation>Auf welcher Ebene die Teilmengen getrennt sind</translation>
    </message>
    <message>
        <source>Intended sample size</source>
        <translation>Geplante Fallzahl</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>Initial parameters</source>
        <translation>Anfangswerte der Parameter</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>How the final model was chosen</source>
        <translation>Wie das endgültige Modell gewählt wurde</translation>
    </message>
    <message>
        <source>Ensembles</source>
        <translation>Ensembles</translation>
    </message>
    <message>
        <source>Measures of performance</source>
        <translation>Leistungsmaße</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Unsicherheit</translation>
    </message>
    <message>
        <source>Robustness</source>
        <translation>Robustheit</translation>
    </message>
    <message>
        <source>Explainability</source>
        <translation>Erklärbarkeit</translation>
    </message>
    <message>
        <source>Evaluation on internal data</source>
        <translation>Auswertung auf internen Daten</translation>
    </message>
    <message>
        <source>Testing on external data</source>
        <translation>Test auf externen Daten</translation>
    </message>
    <message>
        <source>Registration of the trial</source>
        <translation>Registrierung der Studie</translation>
    </message>
    <message>
        <source>Numbers included and excluded</source>
        <translation>Zahl der Ein- und Ausgeschlossenen</translation>
    </message>
    <message>
        <source>Characteristics of the patients in each split</source>
        <translation>Charakteristika der Patienten je Teilmenge</translation>
    </message>
    <message>
        <source>Performance with its uncertainty</source>
        <translation>Leistung mit ihrer Unsicherheit</translation>
    </message>
    <message>
        <source>Diagnostic performance with its precision</source>
        <translation>Diagnostische Leistung mit ihrer Präzision</translation>
    </message>
    <message>
        <source>Wrong answers</source>
        <translation>Falsche Antworten</translation>
    </message>
    <message>
        <source>Implications for practice</source>
        <translation>Bedeutung für die Praxis</translation>
    </message>
    <message>
        <source>Where the study protocol is</source>
        <translation>Wo das Studienprotokoll zu finden ist</translation>
    </message>
    <message>
        <source>Availability of software, model and data</source>
        <translation>Verfügbarkeit von Software, Modell und Daten</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Finanzierung</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>Abstract</translation>
    </message>
    <message>
        <source>Background, purpose and known inequalities of health</source>
        <translation>Hintergrund, Zweck und bekannte gesundheitliche Ungleichheiten</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Zielsetzung</translation>
    </message>
    <message>
        <source>Sources and dates of the data</source>
        <translation>Quellen und Zeitraum der Daten</translation>
    </message>
    <message>
        <source>Setting, eligibility and treatments</source>
        <translation>Umfeld, Einschlusskriterien und Behandlungen</translation>
    </message>
    <message>
        <source>Preparation of the data</source>
        <translation>Aufbereitung der Daten</translation>
    </message>
    <message>
        <source>Outcome and how it was assessed</source>
        <translation>Zielgröße und wie sie erhoben wurde</translation>
    </message>
    <message>
        <source>Predictors: the images</source>
        <translation>Prädiktoren: die Bilder</translation>
    </message>
    <message>
        <source>Sample size</source>
        <translation>Fallzahl</translation>
    </message>
    <message>
        <source>Analysis: model, performance, heterogeneity, recalibration</source>
        <translation>Analyse: Modell, Leistung, Heterogenität, Rekalibrierung</translation>
    </message>
    <message>
        <source>Class imbalance</source>
        <translation>Unausgewogene Klassen</translation>
    </message>
    <message>
        <source>Fairness</source>
        <translation>Fairness</translation>
    </message>
    <message>
        <source>Output of the model</source>
        <translation>Ausgabe des Modells</translation>
    </message>
    <message>
        <source>Differences between training and evaluation data</source>
        <translation>Unterschiede zwischen Trainings- und Auswertungsdaten</translation>
    </message>
    <message>
        <source>Ethical approval</source>
        <translation>Ethikvotum</translation>
    </message>
    <message>
        <source>Funding, interests, protocol, registration, sharing of data and code</source>
        <translation>Finanzierung, Interessenkonflikte, Protokoll, Registrierung, Bereitstellung von Daten und Code</translation>
    </message>
    <message>
        <source>Involvement of patients and the public</source>
        <translation>Beteiligung von Patienten und Öffentlichkeit</translation>
    </message>
    <message>
        <source>Participants: numbers and characteristics</source>
        <translation>Teilnehmende: Zahl und Charakteristika</translation>
    </message>
    <message>
        <source>Numbers of participants and outcomes in each analysis</source>
        <translation>Zahl der Teilnehmenden und der Ereignisse in jeder Analyse</translation>
    </message>
    <message>
        <source>Specification of the model</source>
        <translation>Spezifikation des Modells</translation>
    </message>
    <message>
        <source>Performance, also of subgroups</source>
        <translation>Leistung, auch in Subgruppen</translation>
    </message>
    <message>
        <source>Updating of the model</source>
        <translation>Aktualisierung des Modells</translation>
    </message>
    <message>
        <source>Interpretation</source>
        <translation>Interpretation</translation>
    </message>
    <message>
        <source>Usability in the current care</source>
        <translation>Einsetzbarkeit in der heutigen Versorgung</translation>
    </message>
    <message>
        <source>{name}: {there} of {all} items stand in this report, {open} are to be completed</source>
        <translation>{name}: {there} von {all} Punkten stehen in diesem Bericht, noch zu ergänzen: {open}</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>To be completed</source>
        <translation>Noch zu ergänzen</translation>
    </message>
    <message>
        <source>Reporting guidelines</source>
        <translation>Berichtsleitlinien</translation>
    </message>
    <message>
        <source>Which items of two guidelines stand in this report, and which remain to be written by its authors. That an item stands here does not say that it is enough for a paper.</source>
        <translation>Welche Punkte zweier Leitlinien in diesem Bericht stehen und welche noch von dessen Autoren zu schreiben sind. Dass ein Punkt hier steht, heißt nicht, dass es für eine Publikation genügt.</translation>
    </message>
    <message>
        <source>Checklist for Artificial Intelligence in Medical Imaging, update of 2024.</source>
        <translation>Checklist for Artificial Intelligence in Medical Imaging, Fassung von 2024.</translation>
    </message>
    <message>
        <source>Reporting of prediction models that use regression or machine learning, 2024.</source>
        <translation>Berichterstattung über Vorhersagemodelle, die Regression oder maschinelles Lernen verwenden, 2024.</translation>
    </message>
    <message>
        <source>Each class against all others</source>
        <translation>Jede Klasse gegen alle übrigen</translation>
    </message>
    <message>
        <source>one-vs-rest; a class is predicted where it is the most probable one</source>
        <translation>One-vs-Rest; eine Klasse gilt als vorhergesagt, wo sie die wahrscheinlichste ist</translation>
    </message>
    <message>
        <source>Figures of each class</source>
        <translation>Kennzahlen je Klasse</translation>
    </message>
    <message>
        <source>of this class</source>
        <translation>dieser Klasse</translation>
    </message>
    <message>
        <source>area under the ROC curve of its probability</source>
        <translation>Fläche unter der ROC-Kurve ihrer Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>of its images, the share predicted as it</source>
        <translation>von ihren Bildern der Anteil, der als diese Klasse vorhergesagt wurde</translation>
    </message>
    <message>
        <source>of all others, the share not predicted as it</source>
        <translation>von allen übrigen der Anteil, der nicht als diese Klasse vorhergesagt wurde</translation>
    </message>
    <message>
        <source>PPV</source>
        <translation>PPW</translation>
    </message>
    <message>
        <source>positive predictive value: of those predicted as it, the share that is</source>
        <translation>positiver prädiktiver Wert: unter den als diese Klasse vorhergesagten Bildern der Anteil, der zu ihr gehört</translation>
    </message>
    <message>
        <source>NPV</source>
        <translation>NPW</translation>
    </message>
    <message>
        <source>negative predictive value: of those not predicted as it, the share that is not</source>
        <translation>negativer prädiktiver Wert: unter den nicht als diese Klasse vorhergesagten Bildern der Anteil, der nicht zu ihr gehört</translation>
    </message>
    <message>
        <source>PPV and NPV are those where {share} of the people examined have the class, each class in its turn.</source>
        <translation>PPW und NPW gelten, wo {share} der untersuchten Personen die Klasse haben, jede Klasse für sich genommen.</translation>
    </message>
    <message>
        <source>PPV and NPV hold where the classes are as common as among these images; among others they are other ones.</source>
        <translation>PPW und NPW gelten, wo die Klassen so häufig sind wie unter diesen Bildern; bei anderer Häufigkeit sind es andere Werte.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>+ {n|image|images} of unknown patient</source>
        <translation>+ {n|Bild|Bilder} ohne bekannten Patienten</translation>
    </message>
    <message>
        <source>learned from</source>
        <translation>von ihnen wurde gelernt</translation>
    </message>
    <message>
        <source>used to choose the epoch that was kept</source>
        <translation>an ihnen wurde die behaltene Epoche gewählt</translation>
    </message>
    <message>
        <source>never seen before</source>
        <translation>nie zuvor gesehen</translation>
    </message>
    <message>
        <source>Images and patients of each class, without those that the adapter is known to have learned from.</source>
        <translation>Bilder und Patienten jeder Klasse, ohne jene, von denen der Adapter nachweislich gelernt hat.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Images and patients</source>
        <translation>Bilder und Patienten</translation>
    </message>
    <message>
        <source>Images and patients of each class. Training images: learned from. Validation images: chose the epoch. Test images: never seen before.</source>
        <translation>Bilder und Patienten jeder Klasse. Trainingsbilder: Von ihnen wurde gelernt. Validierungsbilder: Sie haben die Epoche bestimmt. Testbilder: nie zuvor gesehen.</translation>
    </message>
    <message>
        <source>The patient is known for every image.</source>
        <translation>Bei jedem Bild ist der Patient bekannt.</translation>
    </message>
    <message>
        <source>The patient is not known for any image: each image was treated as a patient of its own, and patients cannot be counted.</source>
        <translation>Bei keinem Bild ist der Patient bekannt: Jedes Bild wurde als eigener Patient behandelt, und Patienten lassen sich nicht zählen.</translation>
    </message>
    <message>
        <source>The patient is not known for {unknown} of {all|image|images}: each of them was treated as a patient of its own.</source>
        <translation>Bei {unknown} von {all|Bild|Bildern} ist der Patient nicht bekannt: Jedes davon wurde als eigener Patient behandelt.</translation>
    </message>
    <message>
        <source>{n|patient has|patients have} images in more than one split: the splits are not separate.</source>
        <translation>{n|Patient hat|Patienten haben} Bilder in mehr als einer Teilmenge: Die Teilmengen sind nicht getrennt.</translation>
    </message>
    <message>
        <source>Some patients have images in more than one split: the splits are not separate.</source>
        <translation>Einige Patienten haben Bilder in mehr als einer Teilmenge: Die Teilmengen sind nicht getrennt.</translation>
    </message>
    <message>
        <source>No known patient has images in more than one split. For the {n|image|images} of unknown patient this cannot be checked, so it is unknown whether the splits are separate.</source>
        <translation>Kein bekannter Patient hat Bilder in mehr als einer Teilmenge. Bei {n|Bild|Bildern} ohne bekannten Patienten lässt sich das nicht prüfen; ob die Teilmengen getrennt sind, ist daher unbekannt.</translation>
    </message>
    <message>
        <source>No patient has images in more than one split: the splits are separate (disjoint by patient).</source>
        <translation>Kein Patient hat Bilder in mehr als einer Teilmenge: Die Teilmengen sind getrennt (disjunkt nach Patienten).</translation>
    </message>
    <message>
        <source>Unknown: it could not be checked whether any patient has images in more than one split.</source>
        <translation>Unbekannt: Es ließ sich nicht prüfen, ob ein Patient Bilder in mehr als einer Teilmenge hat.</translation>
    </message>
    <message>
        <source>In common with the training images</source>
        <translation>Überschneidung mit den Trainingsbildern</translation>
    </message>
    <message>
        <source>It cannot be told whether the adapter has learned from any of these images: it was made by an earlier version and does not know its training images again.</source>
        <translation>Es lässt sich nicht sagen, ob der Adapter von einem dieser Bilder gelernt hat: Er stammt aus einer früheren Version und erkennt seine Trainingsbilder nicht wieder.</translation>
    </message>
    <message>
        <source>Nothing was found: no image has the pixels of one that the adapter learned from or chose its epoch by.</source>
        <translation>Es wurde nichts gefunden: Kein Bild ist pixelgleich mit einem, von dem der Adapter gelernt oder an dem er seine Epoche gewählt hat.</translation>
    </message>
    <message>
        <source>{images|image|images} and {patients|patient|patients} were in common, and were left out with all other images of these patients.</source>
        <translation>Überschneidung: {images|Bild|Bilder} und {patients|Patient|Patienten}; weggelassen mit allen anderen Bildern dieser Patienten.</translation>
    </message>
    <message>
        <source>Patients were compared by their images only, not by their numbers: another image of a patient of the training would not have been noticed.</source>
        <translation>Patienten wurden nur anhand ihrer Bilder verglichen, nicht anhand ihrer Nummern: Ein anderes Bild eines Patienten aus dem Training wäre nicht aufgefallen.</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>The same picture twice</source>
        <translation>Gleiches Bild doppelt</translation>
    </message>
    <message>
        <source>Almost the same picture twice</source>
        <translation>Fast das gleiche Bild doppelt</translation>
    </message>
    <message>
        <source>The same picture with two labels</source>
        <translation>Gleiches Bild mit zwei Labels</translation>
    </message>
    <message>
        <source>A patient in more than one split</source>
        <translation>Ein Patient in mehreren Teilmengen</translation>
    </message>
    <message>
        <source>Patients unknown</source>
        <translation>Patienten unbekannt</translation>
    </message>
    <message>
        <source>A class missing from a split</source>
        <translation>Eine Klasse fehlt in einer Teilmenge</translation>
    </message>
    <message>
        <source>A split without images</source>
        <translation>Eine Teilmenge ohne Bilder</translation>
    </message>
    <message>
        <source>Fewer than two classes</source>
        <translation>Weniger als zwei Klassen</translation>
    </message>
    <message>
        <source>A class of very few images</source>
        <translation>Eine Klasse mit sehr wenigen Bildern</translation>
    </message>
    <message>
        <source>May have writing burned into the picture</source>
        <translation>Evtl. Text ins Bild eingebrannt</translation>
    </message>
    <message>
        <source>A class told by image size, device or file format alone</source>
        <translation>Eine Klasse, die sich allein an Bildgröße, Gerät oder Dateiformat erkennen lässt</translation>
    </message>
    <message>
        <source>No row in the table of labels</source>
        <translation>Keine Zeile in der Tabelle der Labels</translation>
    </message>
    <message>
        <source>Rows of the table of labels that contradict each other</source>
        <translation>Zeilen der Tabelle der Labels, die sich widersprechen</translation>
    </message>
    <message>
        <source>Left out, and what was found</source>
        <translation>Was weggelassen und was gefunden wurde</translation>
    </message>
    <message>
        <source>Nothing was left out and no problem was found.</source>
        <translation>Nichts wurde weggelassen, und kein Problem wurde gefunden.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>the data as a whole</source>
        <translation>die Daten insgesamt</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>found, but kept</source>
        <translation>gefunden, aber behalten</translation>
    </message>
    <message>
        <source>How the data was split</source>
        <translation>Wie die Daten aufgeteilt wurden</translation>
    </message>
    <message>
        <source>How readers&apos; answers became the labels</source>
        <translation>Wie aus Befundungen die Labels wurden</translation>
    </message>
    <message>
        <source>Net benefit of acting on “{class}”</source>
        <translation>Nettonutzen des Handelns bei „{class}“</translation>
    </message>
    <message>
        <source>The higher, the better; acting on the adapter is worth it where its line is the highest.</source>
        <translation>Je höher, desto besser; Handeln nach dem Adapter lohnt sich, wo seine Linie die höchste ist.</translation>
    </message>
    <message>
        <source>Threshold: probability from which on one acts</source>
        <translation>Schwellenwert: Wahrscheinlichkeit, ab der gehandelt wird</translation>
    </message>
    <message>
        <source>Net benefit: findings for each image</source>
        <translation>Nettonutzen: Befunde je Bild</translation>
    </message>
    <message>
        <source>acting on the adapter</source>
        <translation>Handeln nach dem Adapter</translation>
    </message>
    <message>
        <source>acting on every image</source>
        <translation>Handeln bei jedem Bild</translation>
    </message>
    <message>
        <source>acting on none</source>
        <translation>Handeln bei keinem Bild</translation>
    </message>
    <message>
        <source>threshold {threshold}</source>
        <translation>Schwellenwert {threshold}</translation>
    </message>
    <message>
        <source>in {share} of people, the prevalence that was stated</source>
        <translation>bei {share} der Personen, der angegebenen Prävalenz</translation>
    </message>
    <message>
        <source>in {share} of images, as among these; no other prevalence was stated</source>
        <translation>bei {share} der Bilder, wie unter diesen; eine andere Prävalenz wurde nicht angegeben</translation>
    </message>
    <message>
        <source>as common as each class is among these images; no other prevalence was stated</source>
        <translation>so häufig wie jede Klasse unter diesen Bildern; eine andere Prävalenz wurde nicht angegeben</translation>
    </message>
    <message>
        <source>Acting on the adapter is shown to be worth more than acting on every image and than acting on none.</source>
        <translation>Es ist belegt, dass Handeln nach dem Adapter mehr wert ist als bei jedem und als bei keinem Bild.</translation>
    </message>
    <message>
        <source>Acting on every image or on none is worth more than acting on the adapter.</source>
        <translation>Handeln bei jedem oder bei keinem Bild ist mehr wert als Handeln nach dem Adapter.</translation>
    </message>
    <message>
        <source>Acting on the adapter is not shown to be worth more than both acting on every image and acting on none.</source>
        <translation>Es ist nicht belegt, dass Handeln nach dem Adapter mehr wert ist als beides: Handeln bei jedem und Handeln bei keinem Bild.</translation>
    </message>
    <message>
        <source>“{class}”, threshold {threshold}: net benefit {benefit}; minus that of acting on every image: {difference}.</source>
        <translation>„{class}“, Schwellenwert {threshold}: Nettonutzen {benefit}; abzüglich des Nettonutzens von Handeln bei jedem Bild: {difference}.</translation>
    </message>
    <message>
        <source>By {column}; of {n|image|images} it is not stated.</source>
        <translation>Nach {column}; bei {n|Bild|Bildern} nicht angegeben.</translation>
    </message>
    <message>
        <source>By {column}.</source>
        <translation>Nach {column}.</translation>
    </message>
    <message>
        <source>Sensitivity and specificity at the operating point.</source>
        <translation>Sensitivität und Spezifität am Arbeitspunkt.</translation>
    </message>
    <message>
        <source>Subgroups by {column}</source>
        <translation>Subgruppen nach {column}</translation>
    </message>
    <message>
        <source>AUC minus the others&apos;</source>
        <translation>AUC minus die der übrigen</translation>
    </message>
    <message>
        <source>Fewer than {n} patients: nothing can be concluded.</source>
        <translation>Weniger als {n} Patienten: Daraus lässt sich nichts schließen.</translation>
    </message>
    <message>
        <source>Is it worth acting on?</source>
        <translation>Lohnt es sich, danach zu handeln?</translation>
    </message>
    <message>
        <source>decision curve analysis, Vickers and Elkin 2006</source>
        <translation>Entscheidungskurvenanalyse, Vickers und Elkin 2006</translation>
    </message>
    <message>
        <source>Net benefit counts the findings that are acted on for each image, and takes off the false alarms by what a miss is worth: who acts from the probability t on holds one miss to be as bad as (1 − t) / t false alarms. It means something only where the stated probabilities are right, and the finding is as common in practice as it was taken to be here: {how}.</source>
        <translation>Der Nettonutzen zählt je Bild die Befunde, bei denen gehandelt wird, und zieht die Fehlalarme ab, gewichtet danach, was ein übersehener Fall wiegt: Wer ab der Wahrscheinlichkeit t handelt, hält einen übersehenen Fall für so schlimm wie (1 − t) / t Fehlalarme. Er besagt nur etwas, wo die angegebenen Wahrscheinlichkeiten stimmen und der Befund in der Praxis so häufig ist, wie hier angenommen wurde: {how}.</translation>
    </message>
    <message>
        <source>No subgroup could be compared with the others.</source>
        <translation>Keine Subgruppe konnte mit den übrigen verglichen werden.</translation>
    </message>
    <message>
        <source>{n|difference was|differences were} compared (of AUC, sensitivity and specificity, each subgroup against all other images). The intervals of {outside} leave out zero; by chance alone about one in twenty does. A subgroup that looks worse is a question to be asked again of other images, not an answer.</source>
        <translation>{n|Vergleich wurde|Vergleiche wurden} angestellt (von AUC, Sensitivität und Spezifität, jede Subgruppe gegen alle übrigen Bilder). Intervalle der Differenz, die null ausschließen: {outside}; allein durch Zufall tut es etwa eines von zwanzig. Eine Subgruppe, die schlechter aussieht, ist eine Frage, die an anderen Bildern erneut zu stellen ist, keine Antwort.</translation>
    </message>
    <message>
        <source>{n|patient has|patients have} images in more than one of these subgroups.</source>
        <translation>{n|Patient hat|Patienten haben} Bilder in mehr als einer dieser Subgruppen.</translation>
    </message>
    <message>
        <source>most evidence first</source>
        <translation>meiste Evidenz zuerst</translation>
    </message>
    <message>
        <source>most attention of the backbone first</source>
        <translation>meiste Aufmerksamkeit des Backbones zuerst</translation>
    </message>
    <message>
        <source>random tokens</source>
        <translation>zufällige Token</translation>
    </message>
    <message>
        <source>Do the maps show what the answer hangs on?</source>
        <translation>Zeigen die Karten, wovon die Antwort abhängt?</translation>
    </message>
    <message>
        <source>Answer as tokens are taken out</source>
        <translation>Antwort beim Herausnehmen von Token</translation>
    </message>
    <message>
        <source>The lower a line, the more the tokens that its map names first count for the answer.</source>
        <translation>Je tiefer eine Linie liegt, desto mehr zählen die Token, die ihre Karte zuerst nennt, für die Antwort.</translation>
    </message>
    <message>
        <source>Share of the kept tokens taken out</source>
        <translation>Herausgenommener Anteil der behaltenen Token</translation>
    </message>
    <message>
        <source>Mean answer, in the unit</source>
        <translation>Mittlere Antwort, in der Einheit</translation>
    </message>
    <message>
        <source>Mean probability of the answer</source>
        <translation>Mittlere Wahrscheinlichkeit der Antwort</translation>
    </message>
    <message>
        <source>Epoch (one pass over all training images)</source>
        <translation>Epoche (ein Durchgang durch alle Trainingsbilder)</translation>
    </message>
    <message>
        <source>kept: epoch {epoch}</source>
        <translation>behalten: Epoche {epoch}</translation>
    </message>
    <message>
        <source>Loss while training</source>
        <translation>Verlust während des Trainings</translation>
    </message>
    <message>
        <source>Lower is better; validation rising while training falls means overfitting.</source>
        <translation>Niedriger ist besser; steigt er bei der Validierung, während er beim Training fällt, ist das Überanpassung.</translation>
    </message>
    <message>
        <source>Loss (cross-entropy, nats per image)</source>
        <translation>Verlust (Kreuzentropie, Nats je Bild)</translation>
    </message>
    <message>
        <source>training images (learned from)</source>
        <translation>Trainingsbilder (von ihnen wird gelernt)</translation>
    </message>
    <message>
        <source>validation images (used to choose)</source>
        <translation>Validierungsbilder (nach ihnen wird gewählt)</translation>
    </message>
    <message>
        <source>Validation AUC while training</source>
        <translation>Validierungs-AUC während des Trainings</translation>
    </message>
    <message>
        <source>Higher is better; 0.5 is guessing. The epoch kept is marked.</source>
        <translation>Höher ist besser; 0,5 ist Raten. Die behaltene Epoche ist markiert.</translation>
    </message>
    <message>
        <source>AUC (0.5 is guessing, 1 is perfect)</source>
        <translation>AUC (0,5 ist Raten, 1 ist perfekt)</translation>
    </message>
    <message>
        <source>The numbers behind these curves</source>
        <translation>Die Zahlen hinter diesen Kurven</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Loss, training</source>
        <translation>Verlust, Training</translation>
    </message>
    <message>
        <source>Loss, validation</source>
        <translation>Verlust, Validierung</translation>
    </message>
    <message>
        <source>AUC, validation</source>
        <translation>AUC, Validierung</translation>
    </message>
    <message>
        <source>{epoch} (kept)</source>
        <translation>{epoch} (behalten)</translation>
    </message>
    <message>
        <source>No course of training was recorded.</source>
        <translation>Es wurde kein Trainingsverlauf aufgezeichnet.</translation>
    </message>
    <message>
        <source>There were no epochs: a read-out is fitted, which has one answer.</source>
        <translation>Es gab keine Epochen: Ein Readout wird angepasst und hat eine einzige Lösung.</translation>
    </message>
    <message>
        <source>Of {n|epoch|epochs}, number {best} was kept: it had the best AUC on the validation images, which are used to choose.</source>
        <translation>Von {n|Epoche|Epochen} wurde Nummer {best} behalten: Sie hatte die beste AUC auf den Validierungsbildern, nach denen gewählt wird.</translation>
    </message>
    <message>
        <source>{n|epoch was|epochs were} run.</source>
        <translation>{n|Epoche wurde|Epochen wurden} durchlaufen.</translation>
    </message>
    <message>
        <source>How images were prepared</source>
        <translation>Wie die Bilder aufbereitet wurden</translation>
    </message>
    <message>
        <source>Not recorded.</source>
        <translation>Nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>Model and training</source>
        <translation>Modell und Training</translation>
    </message>
    <message>
        <source>Pre-trained network</source>
        <translation>Vortrainiertes Netz</translation>
    </message>
    <message>
        <source>backbone: stays as it is</source>
        <translation>Backbone: bleibt unverändert</translation>
    </message>
    <message>
        <source>Its identity</source>
        <translation>Seine Kennung</translation>
    </message>
    <message>
        <source>SHA-256 identity of the backbone&apos;s weights</source>
        <translation>SHA-256-Kennung der Gewichte des Backbones</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>parameter-efficient fine-tuning: only a small added network is trained</source>
        <translation>parametereffizientes Fine-Tuning: Nur ein kleines hinzugefügtes Netz wird trainiert</translation>
    </message>
    <message>
        <source>Read-out</source>
        <translation>Readout</translation>
    </message>
    <message>
        <source>logistic regression on all that is stored of an image: fitted, not trained in epochs</source>
        <translation>logistische Regression auf allem, was von einem Bild gespeichert ist: angepasst, nicht in Epochen trainiert</translation>
    </message>
    <message>
        <source>Trained parameters</source>
        <translation>Trainierte Parameter</translation>
    </message>
    <message>
        <source>numbers that were learned</source>
        <translation>Zahlen, die gelernt wurden</translation>
    </message>
    <message>
        <source>{parameters} ({percent} % of all)</source>
        <translation>{parameters} ({percent}&#xa0;% aller Parameter)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert (Seed)</translation>
    </message>
    <message>
        <source>random start: the same seed on the same machine gives the same result</source>
        <translation>zufälliger Anfang: Derselbe Startwert ergibt auf demselben Computer dasselbe Ergebnis</translation>
    </message>
    <message>
        <source>Computed on</source>
        <translation>Berechnet auf</translation>
    </message>
    <message>
        <source>hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>On test images</source>
        <translation>Auf den Testbildern</translation>
    </message>
    <message>
        <source>external</source>
        <translation>extern</translation>
    </message>
    <message>
        <source>On external images</source>
        <translation>Auf den externen Bildern</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>On validation images</source>
        <translation>Auf den Validierungsbildern</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>On training images</source>
        <translation>Auf den Trainingsbildern</translation>
    </message>
    <message>
        <source>The operating point has the highest sum of sensitivity and specificity (Youden)</source>
        <translation>Der Arbeitspunkt hat die höchste Summe aus Sensitivität und Spezifität (Youden)</translation>
    </message>
    <message>
        <source>The operating point is the highest threshold with a sensitivity of at least {share}</source>
        <translation>Der Arbeitspunkt ist der höchste Schwellenwert mit einer Sensitivität von mindestens {share}</translation>
    </message>
    <message>
        <source>The operating point is the lowest threshold with a specificity of at least {share}</source>
        <translation>Der Arbeitspunkt ist der niedrigste Schwellenwert mit einer Spezifität von mindestens {share}</translation>
    </message>
    <message>
        <source>The operating point has the highest net benefit where a miss is as bad as {number} false alarms</source>
        <translation>Der Arbeitspunkt hat den höchsten Nettonutzen, wenn ein übersehener Fall so schlimm ist wie {number} Fehlalarme</translation>
    </message>
    <message>
        <source>The operating point was set by hand</source>
        <translation>Der Arbeitspunkt wurde von Hand gesetzt</translation>
    </message>
    <message>
        <source>No operating point was chosen: a class is called from a probability of 0.5 on, which was fixed before any image was seen</source>
        <translation>Es wurde kein Arbeitspunkt gewählt: Eine Klasse wird ab einer Wahrscheinlichkeit von 0,5 genannt, was feststand, bevor ein Bild gesehen wurde</translation>
    </message>
    <message>
        <source>{n|image|images}, patients unknown</source>
        <translation>{n|Bild|Bilder}, Patienten unbekannt</translation>
    </message>
    <message>
        <source>{n|image|images} of {patients|patient|patients}</source>
        <translation>{n|Bild|Bilder} von {patients|Patienten|Patienten}</translation>
    </message>
    <message>
        <source>{n|study|studies}, patients unknown</source>
        <translation>{n|Untersuchung|Untersuchungen}, Patienten unbekannt</translation>
    </message>
    <message>
        <source>{n|study|studies} of {patients|patient|patients}</source>
        <translation>{n|Untersuchung|Untersuchungen} von {patients|Patienten|Patienten}</translation>
    </message>
    <message>
        <source>{n|patient|patients}, patients unknown</source>
        <translation>{n|Patient|Patienten}, Patienten unbekannt</translation>
    </message>
    <message>
        <source>{n|patient|patients}</source>
        <translation>{n|Patient|Patienten}</translation>
    </message>
    <message>
        <source>slope {slope}; in the large {large}; Brier score {brier}, skill {skill}; expected calibration error {ece}; log loss {loss}</source>
        <translation>Steigung {slope}; im Großen {large}; Brier-Score {brier}, Skill {skill}; erwarteter Kalibrierungsfehler {ece}; Log Loss {loss}</translation>
    </message>
    <message>
        <source>slope {slope}; Brier score {brier}, skill {skill}; expected calibration error {ece}; log loss {loss}</source>
        <translation>Steigung {slope}; Brier-Score {brier}, Skill {skill}; erwarteter Kalibrierungsfehler {ece}; Log Loss {loss}</translation>
    </message>
    <message>
        <source>{rule}.</source>
        <translation>{rule}.</translation>
    </message>
    <message>
        <source>{rule}, on images that were held out in turn: {images}.</source>
        <translation>{rule}, bezogen auf abwechselnd zurückgehaltene Bilder: {images}.</translation>
    </message>
    <message>
        <source>{rule}, on the validation images: {images}.</source>
        <translation>{rule}, bezogen auf die Validierungsbilder: {images}.</translation>
    </message>
    <message>
        <source>It was chosen after the adapter&apos;s own test images had been seen, which none of these images is.</source>
        <translation>Er wurde gewählt, nachdem die eigenen Testbilder des Adapters gesehen worden waren, zu denen keines dieser Bilder gehört.</translation>
    </message>
    <message>
        <source>It was chosen after the test images had been seen: figures of these at this point are too good.</source>
        <translation>Er wurde gewählt, nachdem die Testbilder gesehen worden waren: Deren Kennzahlen an diesem Punkt sind zu gut.</translation>
    </message>
    <message>
        <source>The operating point was chosen after the test images had been seen: sensitivity and specificity at it are too good.</source>
        <translation>Der Arbeitspunkt wurde gewählt, nachdem die Testbilder gesehen worden waren: Sensitivität und Spezifität an diesem Punkt sind zu gut.</translation>
    </message>
    <message>
        <source>Nobody has said which class is the finding. Sensitivity is that of “{class}”, by the order of the names alone.</source>
        <translation>Niemand hat angegeben, welche Klasse der Befund ist. Die Sensitivität ist die von „{class}“, allein nach der Reihenfolge der Namen.</translation>
    </message>
    <message>
        <source>Figures at the operating point</source>
        <translation>Kennzahlen am Arbeitspunkt</translation>
    </message>
    <message>
        <source>validation, where it was chosen</source>
        <translation>Validierung (daran gewählt)</translation>
    </message>
    <message>
        <source>held out in turn, where it was chosen</source>
        <translation>abwechselnd zurückgehalten (daran gewählt)</translation>
    </message>
    <message>
        <source>PPV and NPV among people of whom {share} have the finding, as was stated.</source>
        <translation>PPW und NPW gelten für Personen, von denen {share} den Befund haben, wie angegeben wurde.</translation>
    </message>
    <message>
        <source>Whether stated probabilities come true as often as they say. A slope of 1 is right, below 1 the network is too sure of itself; in the large, 0 is right. A skill above 0 is better than stating the share of each class for every image. The calibration error is without what chance makes of it.</source>
        <translation>Ob das Vorhergesagte so oft eintritt, wie die angegebenen Wahrscheinlichkeiten besagen. Eine Steigung von 1 ist richtig, unter 1 ist sich das Netz zu sicher; bei der Kalibrierung im Großen ist 0 richtig. Ein Skill über 0 ist besser, als für jedes Bild nur den Anteil jeder Klasse anzugeben. Aus dem Kalibrierungsfehler ist herausgerechnet, was der Zufall dazu beiträgt.</translation>
    </message>
    <message>
        <source>As the network says it</source>
        <translation>Wie das Netz es angibt</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Korrektur</translation>
    </message>
    <message>
        <source>temperature {temperature}, and a bias for each class, fitted on images that the network had not learned from; the AUC is that of the network itself</source>
        <translation>Temperatur {temperature} und ein Bias je Klasse, angepasst an Bilder, von denen das Netz nicht gelernt hatte; die AUC ist die des Netzes selbst</translation>
    </message>
    <message>
        <source>temperature {temperature}, fitted on images that the network had not learned from; the AUC is that of the network itself</source>
        <translation>Temperatur {temperature}, angepasst an Bilder, von denen das Netz nicht gelernt hatte; die AUC ist die des Netzes selbst</translation>
    </message>
    <message>
        <source>Reliability diagram</source>
        <translation>Reliabilitätsdiagramm</translation>
    </message>
    <message>
        <source>Stated probability against how often it came true; on the diagonal both agree.</source>
        <translation>Angegebene Wahrscheinlichkeit gegen die Häufigkeit, mit der sie eintrat; auf der Diagonalen stimmen beide überein.</translation>
    </message>
    <message>
        <source>Stated probability</source>
        <translation>Angegebene Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>How often it came true</source>
        <translation>Wie oft sie eintrat</translation>
    </message>
    <message>
        <source>95&#xa0;% interval, lower end</source>
        <translation>95-%-Intervall, unteres Ende</translation>
    </message>
    <message>
        <source>95&#xa0;% interval, upper end</source>
        <translation>95-%-Intervall, oberes Ende</translation>
    </message>
    <message>
        <source>Readers beside the machine</source>
        <translation>Befundende neben der Maschine</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Befundende</translation>
    </message>
    <message>
        <source>that this reader has read and that can be judged</source>
        <translation>die diese Person befundet hat und die gewertet werden können</translation>
    </message>
    <message>
        <source>of this reader</source>
        <translation>dieser Person</translation>
    </message>
    <message>
        <source>Machine minus reader: sensitivity</source>
        <translation>Maschine minus Befundende: Sensitivität</translation>
    </message>
    <message>
        <source>on the same images, by the same reference</source>
        <translation>an denselben Bildern, nach derselben Referenz</translation>
    </message>
    <message>
        <source>Machine minus reader: specificity</source>
        <translation>Maschine minus Befundende: Spezifität</translation>
    </message>
    <message>
        <source>The machine at its operating point. Intervals of differences know that both judged the same images, and which of these are of one patient.</source>
        <translation>Die Maschine an ihrem Arbeitspunkt. Intervalle von Differenzen berücksichtigen, dass beide dieselben Bilder beurteilten und welche davon von einem Patienten sind.</translation>
    </message>
    <message>
        <source>Means over the classes; the machine by its most probable class. Intervals of differences know that both judged the same images, and which of these are of one patient.</source>
        <translation>Mittel über die Klassen; die Maschine nach ihrer wahrscheinlichsten Klasse. Intervalle von Differenzen berücksichtigen, dass beide dieselben Bilder beurteilten und welche davon von einem Patienten sind.</translation>
    </message>
    <message>
        <source>no interval can be given</source>
        <translation>kein Intervall angebbar</translation>
    </message>
    <message>
        <source>{confidence}&#xa0;% interval {interval}</source>
        <translation>{confidence}-%-Intervall {interval}</translation>
    </message>
    <message>
        <source>On test images, never seen before</source>
        <translation>Auf nie zuvor gesehenen Testbildern</translation>
    </message>
    <message>
        <source>On external images, from another source than the images learned from</source>
        <translation>Auf externen Bildern aus einer anderen Quelle als die Bilder, von denen gelernt wurde</translation>
    </message>
    <message>
        <source>On validation images, which chose the epoch, so these figures flatter</source>
        <translation>Auf Validierungsbildern, die die Epoche bestimmt haben, sodass diese Kennzahlen geschönt sind</translation>
    </message>
    <message>
        <source>On training images, from which the adapter learned</source>
        <translation>Auf Trainingsbildern, von denen der Adapter gelernt hat</translation>
    </message>
    <message>
        <source>On test patients, never seen before</source>
        <translation>Bei nie zuvor gesehenen Testpatienten</translation>
    </message>
    <message>
        <source>On external patients, from another source than the images learned from</source>
        <translation>Bei externen Patienten aus einer anderen Quelle als die Bilder, von denen gelernt wurde</translation>
    </message>
    <message>
        <source>On validation patients, which chose the epoch, so these figures flatter</source>
        <translation>Bei Validierungspatienten, die die Epoche bestimmt haben, sodass diese Kennzahlen geschönt sind</translation>
    </message>
    <message>
        <source>On training patients, from which the adapter learned</source>
        <translation>Bei Trainingspatienten, von denen der Adapter gelernt hat</translation>
    </message>
    <message>
        <source>Figures of patients</source>
        <translation>Kennzahlen der Patienten</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>{confidence}&#xa0;% interval</source>
        <translation>{confidence}-%-Intervall</translation>
    </message>
    <message>
        <source>confidence interval: of many such studies, this share of intervals would hold the true value</source>
        <translation>Konfidenzintervall: Bei vielen solchen Studien enthielte dieser Anteil der Intervalle den wahren Wert</translation>
    </message>
    <message>
        <source>No two test images are known to be of the same patient.</source>
        <translation>Von keinen zwei Testbildern ist bekannt, dass sie vom selben Patienten sind.</translation>
    </message>
    <message>
        <source>No two external images are known to be of the same patient.</source>
        <translation>Von keinen zwei externen Bildern ist bekannt, dass sie vom selben Patienten sind.</translation>
    </message>
    <message>
        <source>No two validation images are known to be of the same patient.</source>
        <translation>Von keinen zwei Validierungsbildern ist bekannt, dass sie vom selben Patienten sind.</translation>
    </message>
    <message>
        <source>No two training images are known to be of the same patient.</source>
        <translation>Von keinen zwei Trainingsbildern ist bekannt, dass sie vom selben Patienten sind.</translation>
    </message>
    <message>
        <source>on the logit scale</source>
        <translation>auf der Logit-Skala</translation>
    </message>
    <message>
        <source>variance by patient, Obuchowski 1997; Student&apos;s t</source>
        <translation>Varianz nach Patienten, Obuchowski 1997; Student-t-Verteilung</translation>
    </message>
    <message>
        <source>variance by DeLong, DeLong and Clarke-Pearson 1988; Student&apos;s t</source>
        <translation>Varianz nach DeLong, DeLong und Clarke-Pearson 1988; Student-t-Verteilung</translation>
    </message>
    <message>
        <source>Wilson&apos;s interval</source>
        <translation>das Wilson-Intervall</translation>
    </message>
    <message>
        <source>score interval of a proportion on the effective number of images, Rao and Scott 1992</source>
        <translation>Score-Intervall eines Anteils bei der effektiven Zahl von Bildern, Rao und Scott 1992</translation>
    </message>
    <message>
        <source>score interval of a binomial proportion, Wilson 1927</source>
        <translation>Score-Intervall eines Binomialanteils, Wilson 1927</translation>
    </message>
    <message>
        <source>how much each patient moves them</source>
        <translation>wie stark jeder Patient sie beeinflusst</translation>
    </message>
    <message>
        <source>influence values, summed by patient; Student&apos;s t of as many degrees as patients matter for the figure</source>
        <translation>Einflusswerte, je Patient summiert; Student-t-Verteilung mit so vielen Freiheitsgraden, wie Patienten für die Kennzahl ins Gewicht fallen</translation>
    </message>
    <message>
        <source>Several images of one patient do not feign precision.</source>
        <translation>Mehrere Bilder eines Patienten täuschen keine Präzision vor.</translation>
    </message>
    <message>
        <source>How often the test images were evaluated was not counted.</source>
        <translation>Wie oft die Testbilder ausgewertet wurden, wurde nicht gezählt.</translation>
    </message>
    <message>
        <source>The test images were evaluated once.</source>
        <translation>Die Testbilder wurden einmal ausgewertet.</translation>
    </message>
    <message>
        <source>The test images were evaluated {evaluations} times.</source>
        <translation>Die Testbilder wurden {evaluations}-mal ausgewertet.</translation>
    </message>
    <message>
        <source>Confusion matrix of images</source>
        <translation>Konfusionsmatrix der Bilder</translation>
    </message>
    <message>
        <source>Number of test images, by the most probable class. Framed: right answers.</source>
        <translation>Anzahl der Testbilder, nach der wahrscheinlichsten Klasse. Umrahmt: richtige Antworten.</translation>
    </message>
    <message>
        <source>Number of external images, by the most probable class. Framed: right answers.</source>
        <translation>Anzahl der externen Bilder, nach der wahrscheinlichsten Klasse. Umrahmt: richtige Antworten.</translation>
    </message>
    <message>
        <source>Number of validation images, by the most probable class. Framed: right answers.</source>
        <translation>Anzahl der Validierungsbilder, nach der wahrscheinlichsten Klasse. Umrahmt: richtige Antworten.</translation>
    </message>
    <message>
        <source>Number of training images, by the most probable class. Framed: right answers.</source>
        <translation>Anzahl der Trainingsbilder, nach der wahrscheinlichsten Klasse. Umrahmt: richtige Antworten.</translation>
    </message>
    <message>
        <source>{count} of {all} images of “{reference}” were predicted as “{prediction}”</source>
        <translation>{count} von {all} Bildern mit der Referenz „{reference}“ als „{prediction}“ vorhergesagt</translation>
    </message>
    <message>
        <source>Confusion matrix of patients</source>
        <translation>Konfusionsmatrix der Patienten</translation>
    </message>
    <message>
        <source>Number of test patients, by the most probable class. Framed: right answers.</source>
        <translation>Anzahl der Testpatienten, nach der wahrscheinlichsten Klasse. Umrahmt: richtige Antworten.</translation>
    </message>
    <message>
        <source>Number of external patients, by the most probable class. Framed: right answers.</source>
        <translation>Anzahl der externen Patienten, nach der wahrscheinlichsten Klasse. Umrahmt: richtige Antworten.</translation>
    </message>
    <message>
        <source>Number of validation patients, by the most probable class. Framed: right answers.</source>
        <translation>Anzahl der Validierungspatienten, nach der wahrscheinlichsten Klasse. Umrahmt: richtige Antworten.</translation>
    </message>
    <message>
        <source>Number of training patients, by the most probable class. Framed: right answers.</source>
        <translation>Anzahl der Trainingspatienten, nach der wahrscheinlichsten Klasse. Umrahmt: richtige Antworten.</translation>
    </message>
    <message>
        <source>{count} of {all} patients of “{reference}” were predicted as “{prediction}”</source>
        <translation>{count} von {all} Patienten mit der Referenz „{reference}“ als „{prediction}“ vorhergesagt</translation>
    </message>
    <message>
        <source>Reference ↓ prediction →</source>
        <translation>Referenz ↓ Vorhersage →</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Some patients have several test images.</source>
        <translation>Einige Patienten haben mehrere Testbilder.</translation>
    </message>
    <message>
        <source>Some patients have several external images.</source>
        <translation>Einige Patienten haben mehrere externe Bilder.</translation>
    </message>
    <message>
        <source>Some patients have several validation images.</source>
        <translation>Einige Patienten haben mehrere Validierungsbilder.</translation>
    </message>
    <message>
        <source>Some patients have several training images.</source>
        <translation>Einige Patienten haben mehrere Trainingsbilder.</translation>
    </message>
    <message>
        <source>Patient by patient</source>
        <translation>Patient für Patient</translation>
    </message>
    <message>
        <source>Here each patient counts once, by the mean of the probabilities of all their images.</source>
        <translation>Hier zählt jeder Patient einmal, mit dem Mittel der Wahrscheinlichkeiten aller seiner Bilder.</translation>
    </message>
    <message>
        <source>{patients|patient|patients} with images of several classes could not be counted so and took no part.</source>
        <translation>{patients|Patient mit Bildern mehrerer Klassen konnte so nicht gezählt werden und blieb|Patienten mit Bildern mehrerer Klassen konnten so nicht gezählt werden und blieben} unberücksichtigt.</translation>
    </message>
    <message>
        <source>a linear reading</source>
        <translation>eine lineare Lesart</translation>
    </message>
    <message>
        <source>a linear reading, penalty chosen on images it had not learned from</source>
        <translation>eine lineare Lesart, Strafterm auf Bildern gewählt, von denen sie nicht gelernt hatte</translation>
    </message>
    <message>
        <source>a linear reading, usual penalty, not tuned</source>
        <translation>eine lineare Lesart, üblicher Strafterm, nicht abgestimmt</translation>
    </message>
    <message>
        <source>Its AUC on these test images is {auc}.</source>
        <translation>Die AUC des Vergleichsmodells auf diesen Testbildern beträgt {auc}.</translation>
    </message>
    <message>
        <source>Its AUC on these external images is {auc}.</source>
        <translation>Die AUC des Vergleichsmodells auf diesen externen Bildern beträgt {auc}.</translation>
    </message>
    <message>
        <source>Its AUC on these validation images is {auc}.</source>
        <translation>Die AUC des Vergleichsmodells auf diesen Validierungsbildern beträgt {auc}.</translation>
    </message>
    <message>
        <source>Its AUC on these training images is {auc}.</source>
        <translation>Die AUC des Vergleichsmodells auf diesen Trainingsbildern beträgt {auc}.</translation>
    </message>
    <message>
        <source>Which of the two is better is not shown: these images chose the adapter&apos;s best epoch, so its AUC flatters. Test images can show it, or a cross-validation.</source>
        <translation>Welches von beiden besser ist, ist nicht belegt: Diese Bilder haben die beste Epoche des Adapters bestimmt, sodass seine AUC geschönt ist. Testbilder können es zeigen oder eine Kreuzvalidierung.</translation>
    </message>
    <message>
        <source>The adapter adds something: the whole interval lies above zero.</source>
        <translation>Der Adapter bringt etwas hinzu: Das ganze Intervall liegt über null.</translation>
    </message>
    <message>
        <source>The baseline is better than the adapter: the whole interval lies below zero. On images like these the adapter is no gain.</source>
        <translation>Das Vergleichsmodell ist besser als der Adapter: Das ganze Intervall liegt unter null. Auf Bildern wie diesen ist der Adapter kein Gewinn.</translation>
    </message>
    <message>
        <source>The adapter is not shown to be better: the interval holds zero, so the difference may be chance, and the baseline may do as well on images like these. With so many images a true difference of {smallest} or more is found in four of five studies.</source>
        <translation>Es ist nicht belegt, dass der Adapter besser ist: Das Intervall enthält null, die Differenz kann also Zufall sein, und das Vergleichsmodell kann auf Bildern wie diesen ebenso gut sein. Mit so vielen Bildern wird eine wahre Differenz von {smallest} oder mehr in vier von fünf Studien gefunden.</translation>
    </message>
    <message>
        <source>The two could not be compared: no interval can be given for the difference, as patients are too few or none of them tells the two apart. Whether the adapter is any gain is not known.</source>
        <translation>Die beiden konnten nicht verglichen werden: Für die Differenz lässt sich kein Intervall angeben, da es zu wenige Patienten sind oder keiner von ihnen die beiden unterscheidet. Ob der Adapter ein Gewinn ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>logistic regression</source>
        <translation>logistische Regression</translation>
    </message>
    <message>
        <source>The adapter&apos;s AUC minus that is {difference}.</source>
        <translation>Die AUC des Adapters minus die des Vergleichsmodells beträgt {difference}.</translation>
    </message>
    <message>
        <source>Trainings of the series</source>
        <translation>Trainings der Serie</translation>
    </message>
    <message>
        <source>AUC, baseline</source>
        <translation>AUC, Vergleichsmodell</translation>
    </message>
    <message>
        <source>{figure}: mean {mean}, standard deviation {deviation}, from {lowest} to {highest}.</source>
        <translation>{figure}: Mittel {mean}, Standardabweichung {deviation}, von {lowest} bis {highest}.</translation>
    </message>
    <message>
        <source>{figure}, mean within the folds: {value} ({interval}; n&#xa0;=&#xa0;{images}).</source>
        <translation>{figure}, Mittel innerhalb der Folds: {value} ({interval}; n&#xa0;=&#xa0;{images}).</translation>
    </message>
    <message>
        <source>{figure}, all folds together: {value} ({interval}; n&#xa0;=&#xa0;{images}).</source>
        <translation>{figure}, alle Folds zusammen: {value} ({interval}; n&#xa0;=&#xa0;{images}).</translation>
    </message>
    <message>
        <source>{figure}, mean: {value} ({interval}; n&#xa0;=&#xa0;{images}).</source>
        <translation>{figure}, Mittel: {value} ({interval}; n&#xa0;=&#xa0;{images}).</translation>
    </message>
    <message>
        <source>Trained several times</source>
        <translation>Mehrmals trainiert</translation>
    </message>
    <message>
        <source>k-fold cross-validation by patient</source>
        <translation>k-fache Kreuzvalidierung nach Patienten</translation>
    </message>
    <message>
        <source>several random seeds</source>
        <translation>mehrere Startwerte (Seeds)</translation>
    </message>
    <message>
        <source>The training and validation images were divided into {trainings} folds, by patient where patients are known. Each fold was judged once, by a training that never met it. The test images took no part.</source>
        <translation>Die Trainings- und Validierungsbilder wurden in {trainings} Folds aufgeteilt, nach Patienten, soweit diese bekannt sind. Jeder Fold wurde einmal beurteilt, von einem Training, das ihm nie begegnet ist. Die Testbilder nahmen nicht teil.</translation>
    </message>
    <message>
        <source>The same was trained {trainings} times, with other seeds (random numbers), and judged by the validation images, by which the epochs were chosen: a little too good. The test images took no part.</source>
        <translation>Dasselbe wurde {trainings}-mal trainiert, jeweils mit einem anderen Startwert (anderen Zufallszahlen), und an den Validierungsbildern beurteilt, die auch die Epochen bestimmt haben: Die Kennzahlen sind etwas zu gut. Die Testbilder nahmen nicht teil.</translation>
    </message>
    <message>
        <source>ROC curve: sensitivity against 1 − specificity</source>
        <translation>ROC-Kurve: Sensitivität gegen 1 − Spezifität</translation>
    </message>
    <message>
        <source>1 − specificity: false alarms, share of other images</source>
        <translation>1 − Spezifität: Fehlalarme, Anteil der übrigen Bilder</translation>
    </message>
    <message>
        <source>{class}: AUC {auc}</source>
        <translation>{class}: AUC {auc}</translation>
    </message>
    <message>
        <source>reader “{reader}”</source>
        <translation>Befundung von „{reader}“</translation>
    </message>
    <message>
        <source>ROC curve</source>
        <translation>ROC-Kurve</translation>
    </message>
    <message>
        <source>receiver operating characteristic</source>
        <translation>Receiver Operating Characteristic</translation>
    </message>
    <message>
        <source>One curve a class, each against all the others.</source>
        <translation>Je Klasse eine Kurve, jede gegen alle übrigen.</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>kein Bild</translation>
    </message>
    <message>
        <source>Image {number}, of “{class}”</source>
        <translation>Bild {number}, Referenz „{class}“</translation>
    </message>
    <message>
        <source>Image {number} with attention overlay</source>
        <translation>Bild {number} mit überlagerter Aufmerksamkeitskarte</translation>
    </message>
    <message>
        <source>Image {number}</source>
        <translation>Bild {number}</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>{class}, with probability {probability}</source>
        <translation>{class}, mit einer Wahrscheinlichkeit von {probability}</translation>
    </message>
    <message>
        <source>Here the prediction is the most probable class. What the operating point makes of the same images stands below, under “Operating point”.</source>
        <translation>Hier ist die Vorhersage die wahrscheinlichste Klasse. Was der Arbeitspunkt aus denselben Bildern macht, steht weiter unten unter „Arbeitspunkt“.</translation>
    </message>
    <message>
        <source>Tested on</source>
        <translation>Testumfang</translation>
    </message>
    <message>
        <source>Figures on validation images</source>
        <translation>Kennzahlen auf Validierungsbildern</translation>
    </message>
    <message>
        <source>Figures on training images</source>
        <translation>Kennzahlen auf Trainingsbildern</translation>
    </message>
    <message>
        <source>from another source than the images learned from</source>
        <translation>aus einer anderen Quelle als die Bilder, von denen gelernt wurde</translation>
    </message>
    <message>
        <source>which chose the epoch, so these figures flatter</source>
        <translation>diese Bilder haben die Epoche bestimmt, sodass die Kennzahlen geschönt sind</translation>
    </message>
    <message>
        <source>from which the adapter learned</source>
        <translation>von diesen Bildern hat der Adapter gelernt</translation>
    </message>
    <message>
        <source>{interval}; n&#xa0;=&#xa0;{images}</source>
        <translation>{interval}; n&#xa0;=&#xa0;{images}</translation>
    </message>
    <message>
        <source>{interval}; n&#xa0;=&#xa0;{images}; at the threshold {threshold}</source>
        <translation>{interval}; n&#xa0;=&#xa0;{images}; beim Schwellenwert {threshold}</translation>
    </message>
    <message>
        <source>{images|image|images}</source>
        <translation>{images|Bild|Bilder}</translation>
    </message>
    <message>
        <source>of {patients|known patient|known patients}, {what}</source>
        <translation>von {patients|bekannten Patienten|bekannten Patienten}; {what}</translation>
    </message>
    <message>
        <source>patients unknown, {what}</source>
        <translation>Patienten unbekannt; {what}</translation>
    </message>
    <message>
        <source>Results on test images, never seen before</source>
        <translation>Ergebnisse auf nie zuvor gesehenen Testbildern</translation>
    </message>
    <message>
        <source>Results on external images, from another source than the images learned from</source>
        <translation>Ergebnisse auf externen Bildern aus einer anderen Quelle als die Bilder, von denen gelernt wurde</translation>
    </message>
    <message>
        <source>Results on validation images, which chose the epoch, so these figures flatter</source>
        <translation>Ergebnisse auf Validierungsbildern, die die Epoche bestimmt haben, sodass diese Kennzahlen geschönt sind</translation>
    </message>
    <message>
        <source>Results on training images, from which the adapter learned</source>
        <translation>Ergebnisse auf Trainingsbildern, von denen der Adapter gelernt hat</translation>
    </message>
    <message>
        <source>None among the test images.</source>
        <translation>Keine unter den Testbildern.</translation>
    </message>
    <message>
        <source>None among the external images.</source>
        <translation>Keine unter den externen Bildern.</translation>
    </message>
    <message>
        <source>None among the validation images.</source>
        <translation>Keine unter den Validierungsbildern.</translation>
    </message>
    <message>
        <source>None among the training images.</source>
        <translation>Keine unter den Trainingsbildern.</translation>
    </message>
    <message>
        <source>Before you rely on these figures</source>
        <translation>Bevor Sie sich auf diese Kennzahlen verlassen</translation>
    </message>
    <message>
        <source>No figure was computed.</source>
        <translation>Es wurde keine Kennzahl berechnet.</translation>
    </message>
    <message>
        <source>All classes together</source>
        <translation>Alle Klassen zusammen</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>reference against prediction</source>
        <translation>Referenz gegen Vorhersage</translation>
    </message>
    <message>
        <source>Images are named by a number that means nothing outside this project. Pictures themselves can hold what identifies a person, burned-in writing above all: look at them before you pass this report on.</source>
        <translation>Bilder tragen eine Nummer, die außerhalb dieses Projekts nichts bedeutet. Die Bilder selbst können eine Person kenntlich machen, vor allem durch eingebrannten Text: Sehen Sie sie durch, bevor Sie diesen Bericht weitergeben.</translation>
    </message>
    <message>
        <source>Left the image, right the same with an overlay.</source>
        <translation>Links das Bild, rechts dasselbe mit einer Karte darüber.</translation>
    </message>
    <message>
        <source>Wrong answers, by the most probable class</source>
        <translation>Falsche Antworten, nach der wahrscheinlichsten Klasse</translation>
    </message>
    <message>
        <source>{shown} of {all|wrong answer|wrong answers} shown.</source>
        <translation>{shown} von {all|falschen Antwort|falschen Antworten} gezeigt.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Limitations, and what remains to be completed</source>
        <translation>Limitationen und was noch zu ergänzen ist</translation>
    </message>
    <message>
        <source>The program cannot know the following. A report is complete only with it:</source>
        <translation>Das Programm kann Folgendes nicht wissen. Ein Bericht ist erst damit vollständig:</translation>
    </message>
    <message>
        <source>{side} x {side} pixels</source>
        <translation>{side} × {side} Pixel</translation>
    </message>
    <message>
        <source>in 8 bits (int8)</source>
        <translation>in 8 Bit (int8)</translation>
    </message>
    <message>
        <source>in 16 bits (fp16)</source>
        <translation>in 16 Bit (fp16)</translation>
    </message>
    <message>
        <source>Image size, pre-trained network</source>
        <translation>Bildgröße, vortrainiertes Netz</translation>
    </message>
    <message>
        <source>Image size, adapter</source>
        <translation>Bildgröße, Adapter</translation>
    </message>
    <message>
        <source>Layers of the pre-trained network that are read</source>
        <translation>Gelesene Schichten des vortrainierten Netzes</translation>
    </message>
    <message>
        <source>Share of tokens (image parts) kept</source>
        <translation>Anteil behaltener Token (Bildteile)</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Width of the adapter&apos;s network</source>
        <translation>Breite des Netzes im Adapter</translation>
    </message>
    <message>
        <source>an eighth of the pre-trained network&apos;s</source>
        <translation>ein Achtel der Breite des vortrainierten Netzes</translation>
    </message>
    <message>
        <source>an eighth of the pre-trained network&apos;s, but at least 64</source>
        <translation>ein Achtel der Breite des vortrainierten Netzes, aber mindestens 64</translation>
    </message>
    <message>
        <source>Arithmetic (precision)</source>
        <translation>Arithmetik (Genauigkeit)</translation>
    </message>
    <message>
        <source>Features stored</source>
        <translation>Gespeicherte Merkmale</translation>
    </message>
    <message>
        <source>Features stored, as the disk allowed</source>
        <translation>Gespeicherte Merkmale, wie der Datenträger es zuließ</translation>
    </message>
    <message>
        <source>chosen automatically</source>
        <translation>automatisch gewählt</translation>
    </message>
    <message>
        <source>CPU (processor)</source>
        <translation>CPU (Prozessor)</translation>
    </message>
    <message>
        <source>GPU (graphics card)</source>
        <translation>GPU (Grafikkarte)</translation>
    </message>
    <message>
        <source>CPU cores</source>
        <translation>CPU-Kerne</translation>
    </message>
    <message>
        <source>{n|core|cores}</source>
        <translation>{n|Kern|Kerne}</translation>
    </message>
    <message>
        <source>The answer is read from</source>
        <translation>Die Antwort wird gelesen aus</translation>
    </message>
    <message>
        <source>side network and read-out (the read-out alone where there are no epochs)</source>
        <translation>Seitennetz und Readout (der Readout allein, wo es keine Epochen gibt)</translation>
    </message>
    <message>
        <source>the side network alone, as published</source>
        <translation>das Seitennetz allein, wie veröffentlicht</translation>
    </message>
    <message>
        <source>Epochs, at most</source>
        <translation>Epochen, höchstens</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>{n|image at a time|images at a time}</source>
        <translation>{n|Bild auf einmal|Bilder auf einmal}</translation>
    </message>
    <message>
        <source>Micro-batch</source>
        <translation>Mikro-Batch</translation>
    </message>
    <message>
        <source>{n|image in memory at once|images in memory at once}</source>
        <translation>{n|Bild auf einmal im Speicher|Bilder auf einmal im Speicher}</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Random horizontal flips</source>
        <translation>Horizontale Spiegelung (zufällig)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>Klassengewichte</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>rare classes weigh more</source>
        <translation>seltene Klassen wiegen mehr</translation>
    </message>
    <message>
        <source>where a class is rare</source>
        <translation>wo eine Klasse selten ist</translation>
    </message>
    <message>
        <source>Ordinal labels</source>
        <translation>Ordinale Labels</translation>
    </message>
    <message>
        <source>yes, the classes are grades</source>
        <translation>ja, die Klassen sind Grade</translation>
    </message>
    <message>
        <source>as the project says</source>
        <translation>wie im Projekt angegeben</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Early Stopping</translation>
    </message>
    <message>
        <source>after {n|epoch|epochs} without a better one</source>
        <translation>nach {n|Epoche|Epochen} ohne eine bessere</translation>
    </message>
    <message>
        <source>Rule of the operating point</source>
        <translation>Regel des Arbeitspunkts</translation>
    </message>
    <message>
        <source>Validation fold</source>
        <translation>Fold zur Validierung</translation>
    </message>
    <message>
        <source>Fold held out</source>
        <translation>Zurückgehaltener Fold</translation>
    </message>
    <message>
        <source>Validation images learned from, too</source>
        <translation>Auch von den Validierungsbildern gelernt</translation>
    </message>
    <message>
        <source>{n|epoch|epochs}</source>
        <translation>{n|Epoche|Epochen}</translation>
    </message>
    <message>
        <source>Mark of images and labels (SHA-256)</source>
        <translation>Prüfsumme der Bilder und Labels (SHA-256)</translation>
    </message>
    <message>
        <source>Mark of what was asked for (SHA-256)</source>
        <translation>Prüfsumme der Vorgaben (SHA-256)</translation>
    </message>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
    <message>
        <source>not defined</source>
        <translation>nicht definiert</translation>
    </message>
    <message>
        <source>infinite</source>
        <translation>unendlich</translation>
    </message>
    <message>
        <source>minus infinite</source>
        <translation>minus unendlich</translation>
    </message>
    <message>
        <source>{number}&#xa0;%</source>
        <translation>{number}&#xa0;%</translation>
    </message>
    <message>
        <source>cannot be given</source>
        <translation>nicht angebbar</translation>
    </message>
    <message>
        <source>{value} (no interval)</source>
        <translation>{value} (kein Intervall)</translation>
    </message>
    <message>
        <source>area under the receiver operating characteristic curve</source>
        <translation>Fläche unter der ROC-Kurve (Receiver Operating Characteristic)</translation>
    </message>
    <message>
        <source>How well the classes are told apart: the chance that an image of “{positive}” gets a higher score than one of “{negative}”. 0.5 is guessing, 1 is perfect.</source>
        <translation>Wie gut die Klassen unterschieden werden: die Wahrscheinlichkeit, dass ein Bild von „{positive}“ einen höheren Score erhält als eines von „{negative}“. 0,5 ist Raten, 1 ist perfekt.</translation>
    </message>
    <message>
        <source>How well the classes are told apart: the chance that an image of a class scores higher for it than an image of another class, mean over the classes. 0.5 is guessing, 1 is perfect.</source>
        <translation>Wie gut die Klassen unterschieden werden: die Wahrscheinlichkeit, dass ein Bild einer Klasse für diese einen höheren Score erhält als ein Bild einer anderen Klasse, Mittel über die Klassen. 0,5 ist Raten, 1 ist perfekt.</translation>
    </message>
    <message>
        <source>recall of the positive class, true positive rate</source>
        <translation>Recall der positiven Klasse, Richtig-positiv-Rate</translation>
    </message>
    <message>
        <source>Finds the positive class: of the images of “{positive}”, the share with this prediction.</source>
        <translation>Findet die positive Klasse: unter den Bildern von „{positive}“ der Anteil mit dieser Vorhersage.</translation>
    </message>
    <message>
        <source>macro-averaged recall</source>
        <translation>makrogemittelter Recall</translation>
    </message>
    <message>
        <source>Finds each class: of the images of a class, the share with this prediction, mean over the classes.</source>
        <translation>Findet jede Klasse: unter den Bildern einer Klasse der Anteil mit dieser Vorhersage, Mittel über die Klassen.</translation>
    </message>
    <message>
        <source>true negative rate</source>
        <translation>Richtig-negativ-Rate</translation>
    </message>
    <message>
        <source>Recognises the negative class: of the images of “{negative}”, the share with this prediction.</source>
        <translation>Erkennt die negative Klasse: unter den Bildern von „{negative}“ der Anteil mit dieser Vorhersage.</translation>
    </message>
    <message>
        <source>macro-averaged true negative rate, one against the rest</source>
        <translation>makrogemittelte Richtig-negativ-Rate, eine Klasse gegen alle übrigen</translation>
    </message>
    <message>
        <source>Leaves the others alone: of the images that are not of a class, the share without this prediction, mean over the classes.</source>
        <translation>Lässt die übrigen in Ruhe: unter den Bildern, die nicht zu einer Klasse gehören, der Anteil ohne diese Vorhersage, Mittel über die Klassen.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>share of right answers</source>
        <translation>Anteil richtiger Antworten</translation>
    </message>
    <message>
        <source>Right answers: of all images, the share whose prediction is the reference.</source>
        <translation>Richtige Antworten: unter allen Bildern der Anteil, dessen Vorhersage der Referenz entspricht.</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Balancierte Genauigkeit</translation>
    </message>
    <message>
        <source>mean recall</source>
        <translation>mittlerer Recall</translation>
    </message>
    <message>
        <source>Right answers, classes weighing the same: as if every class had the same number of images.</source>
        <translation>Richtige Antworten bei gleichem Gewicht der Klassen: als hätte jede Klasse gleich viele Bilder.</translation>
    </message>
    <message>
        <source>PPV (mean over the classes)</source>
        <translation>PPW (Mittel über die Klassen)</translation>
    </message>
    <message>
        <source>positive predictive value, macro-averaged precision</source>
        <translation>positiver prädiktiver Wert, makrogemittelte Precision</translation>
    </message>
    <message>
        <source>Positive predictive value: of the images predicted as a class, the share that is of it. Holds only where classes are as frequent as here.</source>
        <translation>Positiver prädiktiver Wert: unter den Bildern, für die eine Klasse vorhergesagt wird, der Anteil, der zu ihr gehört. Gilt nur, wo die Klassen so häufig sind wie hier.</translation>
    </message>
    <message>
        <source>F1 score (mean over the classes)</source>
        <translation>F1-Score (Mittel über die Klassen)</translation>
    </message>
    <message>
        <source>macro-averaged F1, harmonic mean of precision and recall</source>
        <translation>makrogemittelter F1-Score, harmonisches Mittel aus Precision und Recall</translation>
    </message>
    <message>
        <source>Sensitivity and PPV in one figure. 1 is perfect.</source>
        <translation>Sensitivität und PPW in einer Kennzahl. 1 ist perfekt.</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation>Cohens Kappa</translation>
    </message>
    <message>
        <source>quadratic weights</source>
        <translation>quadratische Gewichte</translation>
    </message>
    <message>
        <source>Agreement with the reference beyond chance, where far off weighs more than one grade off (quadratic weights). 0 is chance, 1 is perfect.</source>
        <translation>Übereinstimmung mit der Referenz über den Zufall hinaus, wobei weit daneben schwerer wiegt als ein Grad daneben (quadratische Gewichte). 0 ist Zufall, 1 ist perfekt.</translation>
    </message>
    <message>
        <source>unweighted</source>
        <translation>ungewichtet</translation>
    </message>
    <message>
        <source>Agreement with the reference beyond chance. 0 is chance, 1 is perfect.</source>
        <translation>Übereinstimmung mit der Referenz über den Zufall hinaus. 0 ist Zufall, 1 ist perfekt.</translation>
    </message>
    <message>
        <source>of the grade</source>
        <translation>des Grades</translation>
    </message>
    <message>
        <source>Grades off: how many grades the prediction is away from the reference, on average. 0 is perfect.</source>
        <translation>Grade daneben: um wie viele Grade die Vorhersage im Mittel von der Referenz abweicht. 0 ist perfekt.</translation>
    </message>
    <message>
        <source>Within one grade</source>
        <translation>Bis auf einen Grad</translation>
    </message>
    <message>
        <source>share at most one grade off</source>
        <translation>Anteil höchstens einen Grad daneben</translation>
    </message>
    <message>
        <source>Nearly right answers: of all images, the share whose prediction is at most one grade away from the reference. With few grades chance alone reaches a high one.</source>
        <translation>Nahezu richtige Antworten: unter allen Bildern der Anteil, dessen Vorhersage höchstens einen Grad von der Referenz abweicht. Bei wenigen Graden ist er schon durch Zufall hoch.</translation>
    </message>
    <message>
        <source>mean squared error of the probabilities</source>
        <translation>mittlerer quadratischer Fehler der Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Error of the probabilities: mean squared distance between stated probability and truth. 0 is perfect.</source>
        <translation>Fehler der Wahrscheinlichkeiten: mittlerer quadratischer Abstand zwischen angegebener Wahrscheinlichkeit und Wahrheit. 0 ist perfekt.</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Mittlere Precision</translation>
    </message>
    <message>
        <source>area under the precision-recall curve</source>
        <translation>Fläche unter der Precision-Recall-Kurve</translation>
    </message>
    <message>
        <source>PPV averaged over all thresholds. 1 is perfect.</source>
        <translation>PPW, gemittelt über alle Schwellenwerte. 1 ist perfekt.</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>Log Loss</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>Kreuzentropie</translation>
    </message>
    <message>
        <source>Surprise at the truth: grows where the network was sure and wrong. 0 is perfect.</source>
        <translation>Überraschung über die Wahrheit: wächst, wo das Netz sich sicher war und falsch lag. 0 ist perfekt.</translation>
    </message>
    <message>
        <source>To be completed:</source>
        <translation>Noch zu ergänzen:</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Positive class</source>
        <translation>Befund (positive Klasse)</translation>
    </message>
    <message>
        <source>Excluded in the project, by hand or to mend a problem</source>
        <translation>Im Projekt ausgeschlossen, von Hand oder um ein Problem zu beheben</translation>
    </message>
    <message>
        <source>These are figures of validation images. The read-out did not learn from them, and there was no epoch to choose; but recalibration, intervals of predictions and a threshold that was chosen rest on them, and what hangs on these flatters a little.</source>
        <translation>Diese Kennzahlen gelten für Validierungsbilder. Der Readout hat nicht von ihnen gelernt, und es war keine Epoche zu wählen; aber Rekalibrierung, Intervalle der Vorhersagen und ein gewählter Schwellenwert beruhen auf ihnen, und was davon abhängt, ist etwas geschönt.</translation>
    </message>
    <message>
        <source>On validation images, from which the read-out did not learn.</source>
        <translation>Auf Validierungsbildern, von denen der Readout nicht gelernt hat.</translation>
    </message>
    <message>
        <source>On {images} validation images, from which the read-out did not learn.</source>
        <translation>Auf {images} Validierungsbildern, von denen der Readout nicht gelernt hat.</translation>
    </message>
    <message>
        <source>On {images} validation images, from which the read-out did not learn; {patients|patient|patients}.</source>
        <translation>Auf {images} Validierungsbildern ({patients|Patient|Patienten}), von denen der Readout nicht gelernt hat.</translation>
    </message>
    <message>
        <source>not learned from</source>
        <translation>von ihnen wurde nicht gelernt</translation>
    </message>
    <message>
        <source>Images and patients of each class. Training images: learned from. Validation images: not learned from; there was no epoch to choose. Test images: never seen before.</source>
        <translation>Bilder und Patienten jeder Klasse. Trainingsbilder: Von ihnen wurde gelernt. Validierungsbilder: Von ihnen wurde nicht gelernt; es war keine Epoche zu wählen. Testbilder: nie zuvor gesehen.</translation>
    </message>
    <message>
        <source>The operating point has the highest net benefit where a miss is as bad as one false alarm</source>
        <translation>Der Arbeitspunkt hat den höchsten Nettonutzen, wenn ein übersehener Fall so schlimm ist wie ein Fehlalarm</translation>
    </message>
    <message>
        <source>On validation images, from which the read-out did not learn</source>
        <translation>Auf Validierungsbildern, von denen der Readout nicht gelernt hat</translation>
    </message>
    <message>
        <source>On validation patients, from which the read-out did not learn</source>
        <translation>Bei Validierungspatienten, von denen der Readout nicht gelernt hat</translation>
    </message>
    <message>
        <source>Intervals: of the AUC {logit_scale}; plain shares and means of them have {wilson}; the others come from {influence}, where so few patients matter that nothing can be said, none is given.</source>
        <translation>Intervalle: für die AUC {logit_scale}; für einfache Anteile und deren Mittel {wilson}; die übrigen ergeben sich daraus, {influence}; wo so wenige Patienten ins Gewicht fallen, dass sich nichts sagen lässt, wird keines angegeben.</translation>
    </message>
    <message>
        <source>A baseline was fitted to the same images to compare with: {method} on {reads}, without any adapter: the strongest of a few that take seconds.</source>
        <translation>Zum Vergleich wurde an dieselben Trainingsbilder ein Vergleichsmodell angepasst: {method} ({reads}), ohne Adapter: die stärkste von einigen Lesarten, die nur Sekunden brauchen.</translation>
    </message>
    <message>
        <source>The same was fitted {trainings} times, with other seeds (random numbers), and judged by the validation images, from which the read-out did not learn. The test images took no part.</source>
        <translation>Dasselbe wurde {trainings}-mal angepasst, jeweils mit einem anderen Startwert (anderen Zufallszahlen), und an den Validierungsbildern beurteilt, von denen der Readout nicht gelernt hat. Die Testbilder nahmen nicht teil.</translation>
    </message>
    <message>
        <source>from which the read-out did not learn</source>
        <translation>von diesen Bildern hat der Readout nicht gelernt</translation>
    </message>
    <message>
        <source>Results on validation images, from which the read-out did not learn</source>
        <translation>Ergebnisse auf Validierungsbildern, von denen der Readout nicht gelernt hat</translation>
    </message>
    <message>
        <source>penalty {penalty} and temperature {temperature}, chosen by log loss on {groups} groups of patients of the training images, each predicted without it: AUC {auc}, log loss {loss}. Images that are answered together count the more the less each says “{class}”, as that said the groups better than counting them alike (log loss {alike})</source>
        <translation>Strafterm {penalty} und Temperatur {temperature}, gewählt nach dem Log Loss auf {groups} Patientengruppen der Trainingsbilder, jede von einer Anpassung ohne sie vorhergesagt: AUC {auc}, Log Loss {loss}. Bilder, die zusammen beantwortet werden, zählen umso mehr, je weniger jedes „{class}“ sagt, da das die Gruppen besser vorhersagte, als wenn alle gleich zählen (Log Loss {alike})</translation>
    </message>
    <message>
        <source>Side networks, each from another seed; the mean of their logits counts</source>
        <translation>Seitennetze, jedes mit einem anderen Startwert; es zählt der Mittelwert ihrer Logits</translation>
    </message>
    <message>
        <source>January</source>
        <translation>Januar</translation>
    </message>
    <message>
        <source>February</source>
        <translation>Februar</translation>
    </message>
    <message>
        <source>March</source>
        <translation>März</translation>
    </message>
    <message>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>June</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>July</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>August</source>
        <translation>August</translation>
    </message>
    <message>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <source>October</source>
        <translation>Oktober</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>December</source>
        <translation>Dezember</translation>
    </message>
    <message>
        <source>{day} {month} {year}, {time} UTC</source>
        <translation>{day}. {month} {year}, {time} UTC</translation>
    </message>
    <message>
        <source>The adapter is the mean of {networks} side networks, trained one after the other from different seeds. Epochs that are stated are those of the first.</source>
        <translation>Der Adapter ist der Mittelwert von {networks} Seitennetzen, die nacheinander mit verschiedenen Startwerten trainiert wurden. Angegebene Epochen sind die des ersten.</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>%1 pixels</source>
        <translation>%1 Pixel</translation>
    </message>
    <message>
        <source>the method&apos;s own</source>
        <translation>wie in der Methode</translation>
    </message>
    <message>
        <source>%1 (95 % confidence interval: %2)</source>
        <translation>%1 (95-%-Konfidenzintervall: %2)</translation>
    </message>
    <message>
        <source>a single training</source>
        <translation>ein einzelnes Training</translation>
    </message>
    <message>
        <source>seed %1 of %2 (series %3)</source>
        <translation>Startwert %1 von %2 (Serie %3)</translation>
    </message>
    <message>
        <source>on all images, after cross-validation (series %1)</source>
        <translation>auf allen Bildern, nach Kreuzvalidierung (Serie %1)</translation>
    </message>
    <message>
        <source>fold %1 of %2 held out (series %3)</source>
        <translation>Fold %1 von %2 zurückgehalten (Serie %3)</translation>
    </message>
    <message>
        <source>read-out only</source>
        <translation>nur Readout</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 Epochen</translation>
    </message>
    <message>
        <source>%1 training, %2 validation</source>
        <translation>%1 Training, %2 Validierung</translation>
    </message>
    <message>
        <source>not noted</source>
        <translation>nicht notiert</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>%1 (mark %2)</source>
        <translation>%1 (Kennung %2)</translation>
    </message>
    <message>
        <source>Pre-trained network</source>
        <translation>Vortrainiertes Netz</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>Image size of the trained part</source>
        <translation>Bildgröße des trainierten Teils</translation>
    </message>
    <message>
        <source>The answer is read from</source>
        <translation>Die Antwort wird gelesen aus</translation>
    </message>
    <message>
        <source>the side network</source>
        <translation>Seitennetz</translation>
    </message>
    <message>
        <source>a read-out alone</source>
        <translation>Readout allein</translation>
    </message>
    <message>
        <source>side network and read-out</source>
        <translation>Seitennetz und Readout</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Batch size (images at a time)</source>
        <translation>Batchgröße (Bilder auf einmal)</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Seed (random start)</source>
        <translation>Startwert (Seed)</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>Validierungsbilder</translation>
    </message>
    <message>
        <source>fold %1</source>
        <translation>Fold %1</translation>
    </message>
    <message>
        <source>as split</source>
        <translation>wie aufgeteilt</translation>
    </message>
    <message>
        <source>Several trainings</source>
        <translation>Mehrere Trainings</translation>
    </message>
    <message>
        <source>Class weights (rare diagnoses weigh more)</source>
        <translation>Klassengewichte (seltene Diagnosen wiegen mehr)</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>where needed</source>
        <translation>wo nötig</translation>
    </message>
    <message>
        <source>Ordinal (diagnoses are grades)</source>
        <translation>Ordinal (Diagnosen sind Grade)</translation>
    </message>
    <message>
        <source>as the project says</source>
        <translation>wie im Projekt angegeben</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Early Stopping</translation>
    </message>
    <message>
        <source>after %1 epochs without a better one</source>
        <translation>nach %1 Epochen ohne eine bessere</translation>
    </message>
    <message>
        <source>Horizontal flips (mirrored at random)</source>
        <translation>Horizontale Spiegelung (zufällig)</translation>
    </message>
    <message>
        <source>Method (fine-grained prompt tuning)</source>
        <translation>Methode (Fine-grained Prompt Tuning)</translation>
    </message>
    <message>
        <source>Share of tokens kept (image parts)</source>
        <translation>Anteil behaltener Token (Bildteile)</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>üblich</translation>
    </message>
    <message>
        <source>Prompts (learned tokens of the adapter)</source>
        <translation>Prompts (gelernte Token des Adapters)</translation>
    </message>
    <message>
        <source>Width of the adapter&apos;s network (numbers for each image part)</source>
        <translation>Breite des Adapternetzes (Zahlen je Bildteil)</translation>
    </message>
    <message>
        <source>Arithmetic (precision)</source>
        <translation>Arithmetik (Genauigkeit)</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>Stored features</source>
        <translation>Gespeicherte Merkmale</translation>
    </message>
    <message>
        <source>Computes on</source>
        <translation>Rechnet auf</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>FPT+ (last half of the network&apos;s layers)</source>
        <translation>FPT+ (letzte Hälfte der Schichten des Netzes)</translation>
    </message>
    <message>
        <source>FPT (all of the network&apos;s layers)</source>
        <translation>FPT (alle Schichten des Netzes)</translation>
    </message>
    <message>
        <source>No AUC here: this training learned
from the validation images, too.</source>
        <translation>Keine AUC: Dieses Training hat auch
von den Validierungsbildern gelernt.</translation>
    </message>
    <message>
        <source>No AUC here: there are
no validation images.</source>
        <translation>Keine AUC: Es gibt
keine Validierungsbilder.</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>vorzeitig gestoppt</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>did not come to its end</source>
        <translation>kam nicht zu Ende</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>logistic regression</source>
        <translation>logistische Regression</translation>
    </message>
    <message>
        <source>logistic regression on %1</source>
        <translation>logistische Regression: %1</translation>
    </message>
    <message>
        <source>On the images held out</source>
        <translation>Auf den zurückgehaltenen Bildern</translation>
    </message>
    <message>
        <source>On the validation images, as the mean of all trainings,</source>
        <translation>Auf den Validierungsbildern, als Mittel aller Trainings,</translation>
    </message>
    <message>
        <source>On these images</source>
        <translation>Auf diesen Bildern</translation>
    </message>
    <message>
        <source>On the validation images</source>
        <translation>Auf den Validierungsbildern</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 Epoche</translation>
    </message>
    <message>
        <source>after 1 epoch without a better one</source>
        <translation>nach 1 Epoche ohne eine bessere</translation>
    </message>
    <message>
        <source>A read-out only has no epochs, and so no curves.</source>
        <translation>„Nur Readout“ hat keine Epochen und daher keine Kurven.</translation>
    </message>
    <message>
        <source>The difference is %1. It does not show which is better: these images chose the best epoch. Test images can show it, or a cross-validation.</source>
        <translation>Die Differenz beträgt %1. Sie zeigt nicht, welches besser ist: Diese Bilder haben die beste Epoche bestimmt. Testbilder können es zeigen oder eine Kreuzvalidierung.</translation>
    </message>
    <message>
        <source>The adapter is better by %1.</source>
        <translation>Der Adapter ist um %1 besser.</translation>
    </message>
    <message>
        <source>The adapter is worse by %1. The baseline would do.</source>
        <translation>Der Adapter ist um %1 schlechter. Das Vergleichsmodell würde genügen.</translation>
    </message>
    <message>
        <source>The difference is %1. It may be chance: the adapter is not shown to be better.</source>
        <translation>Die Differenz beträgt %1. Sie kann Zufall sein: Es ist nicht belegt, dass der Adapter besser ist.</translation>
    </message>
    <message>
        <source>They cannot be compared: how much of the difference is chance is not known.</source>
        <translation>Sie lassen sich nicht vergleichen: Wie viel der Differenz Zufall ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The baseline (%1) has an AUC of %2 on the same images.</source>
        <translation>Das Vergleichsmodell (%1) hat auf denselben Bildern eine AUC von %2.</translation>
    </message>
    <message>
        <source>%1 the adapter has an AUC of %2.</source>
        <translation>%1 hat der Adapter eine AUC von %2.</translation>
    </message>
    <message>
        <source>Side networks (the mean of what they say counts)</source>
        <translation>Seitennetze (es zählt der Mittelwert dessen, was sie sagen)</translation>
    </message>
</context>
<context>
    <name>ScreenReader</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Subgroups</name>
    <message>
        <source>Subgroup, as the table of labels says</source>
        <translation>Subgruppe, laut Tabelle der Labels</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Hospital or site</source>
        <translation>Klinik oder Standort</translation>
    </message>
    <message>
        <source>Side of the body</source>
        <translation>Körperseite</translation>
    </message>
    <message>
        <source>File format</source>
        <translation>Dateiformat</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Weiblich</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Männlich</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>1 image</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>1 study</source>
        <translation>1 Untersuchung</translation>
    </message>
    <message>
        <source>%1 studies</source>
        <translation>%1 Untersuchungen</translation>
    </message>
    <message>
        <source>1 patient</source>
        <translation>1 Patient</translation>
    </message>
    <message>
        <source>%1 patients</source>
        <translation>%1 Patienten</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Nicht verwendet</translation>
    </message>
    <message>
        <source>Training images: the network learns from them</source>
        <translation>Trainingsbilder: Aus ihnen lernt das Netz</translation>
    </message>
    <message>
        <source>Validation images: they choose the epoch that is kept and the operating point</source>
        <translation>Validierungsbilder: Sie bestimmen die Epoche, die behalten wird, und den Arbeitspunkt</translation>
    </message>
    <message>
        <source>Test images: never seen before, kept back for the one final judgement</source>
        <translation>Testbilder: nie zuvor gesehen, zurückgehalten für die eine abschließende Beurteilung</translation>
    </message>
    <message>
        <source>Images that were excluded: kept in the project, and used for nothing</source>
        <translation>Ausgeschlossene Bilder: bleiben im Projekt und werden für nichts verwendet</translation>
    </message>
    <message>
        <source>Images without a diagnosis take no part (no split)</source>
        <translation>Bilder ohne Diagnose nehmen nicht teil (keine Teilmenge)</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Same picture twice</source>
        <translation>Gleiches Bild doppelt</translation>
    </message>
    <message>
        <source>Nearly the same picture</source>
        <translation>Fast das gleiche Bild</translation>
    </message>
    <message>
        <source>One picture, two diagnoses</source>
        <translation>Ein Bild, zwei Diagnosen</translation>
    </message>
    <message>
        <source>One patient in several splits</source>
        <translation>Ein Patient in mehreren Teilmengen</translation>
    </message>
    <message>
        <source>Patients unknown</source>
        <translation>Patienten unbekannt</translation>
    </message>
    <message>
        <source>Diagnosis missing from a split</source>
        <translation>Diagnose fehlt in einer Teilmenge</translation>
    </message>
    <message>
        <source>A split without images</source>
        <translation>Eine Teilmenge ohne Bilder</translation>
    </message>
    <message>
        <source>Fewer than two diagnoses</source>
        <translation>Weniger als zwei Diagnosen</translation>
    </message>
    <message>
        <source>Few images of a diagnosis</source>
        <translation>Wenige Bilder einer Diagnose</translation>
    </message>
    <message>
        <source>Number that is not possible</source>
        <translation>Unmögliche Zahl</translation>
    </message>
    <message>
        <source>Names may be written in the picture</source>
        <translation>Namen evtl. ins Bild geschrieben</translation>
    </message>
    <message>
        <source>Diagnosis given away by the device</source>
        <translation>Gerät verrät die Diagnose</translation>
    </message>
    <message>
        <source>Row without an image</source>
        <translation>Zeile ohne Bild</translation>
    </message>
    <message>
        <source>Row that fits several images</source>
        <translation>Zeile passt zu mehreren Bildern</translation>
    </message>
    <message>
        <source>Rows that contradict each other</source>
        <translation>Zeilen, die sich widersprechen</translation>
    </message>
    <message>
        <source>Row that cannot be used</source>
        <translation>Unbrauchbare Zeile</translation>
    </message>
    <message>
        <source>Images without a row</source>
        <translation>Bilder ohne Zeile</translation>
    </message>
    <message>
        <source>Identifier that is no patient&apos;s</source>
        <translation>Kennung, die keines Patienten ist</translation>
    </message>
    <message>
        <source>Diagnosis not stated</source>
        <translation>Diagnose nicht angegeben</translation>
    </message>
    <message>
        <source>Words for nothing stated</source>
        <translation>Wörter für „keine Angabe“</translation>
    </message>
    <message>
        <source>Alphabet of the table found out</source>
        <translation>Zeichensatz der Tabelle ermittelt</translation>
    </message>
    <message>
        <source>One diagnosis, written in several ways</source>
        <translation>Eine Diagnose, mehrere Schreibweisen</translation>
    </message>
    <message>
        <source>One patient, written in several ways</source>
        <translation>Ein Patient, mehrere Schreibweisen</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>These files take no part. Export them again from where they came from.</source>
        <translation>Diese Dateien nehmen nicht teil. Exportieren Sie sie noch einmal von dort, woher sie stammen.</translation>
    </message>
    <message>
        <source>A picture that occurs twice counts twice; in training and test images alike it makes the figures too good.</source>
        <translation>Ein doppelt vorkommendes Bild zählt doppelt; unter Trainings- und Testbildern zugleich macht es die Kennzahlen zu gut.</translation>
    </message>
    <message>
        <source>Look at them side by side. If they are one examination, keep one; if not, leave them: Fovea keeps look-alikes in one split when it splits the images.</source>
        <translation>Sehen Sie sie nebeneinander an. Gehören sie zu einer Untersuchung, behalten Sie eines; wenn nicht, lassen Sie sie: Fovea hält ähnlich aussehende Bilder beim Aufteilen in einer Teilmenge.</translation>
    </message>
    <message>
        <source>Decide which diagnosis is right and give it to both, or exclude them.</source>
        <translation>Entscheiden Sie, welche Diagnose stimmt, und geben Sie sie beiden, oder schließen Sie sie aus.</translation>
    </message>
    <message>
        <source>Correct the number, exclude the images, or change what the question takes as possible.</source>
        <translation>Korrigieren Sie die Zahl, schließen Sie die Bilder aus oder ändern Sie, was die Frage als möglich zulässt.</translation>
    </message>
    <message>
        <source>The network would be judged on patients it knows. Bring each patient&apos;s images into one split.</source>
        <translation>Das Netz würde an Patienten beurteilt, die es kennt. Bringen Sie die Bilder jedes Patienten in eine Teilmenge.</translation>
    </message>
    <message>
        <source>Say who the patients are, so that all images of one can be kept in one split: else the figures of the test may be too good, and nobody can tell.</source>
        <translation>Geben Sie an, wer die Patienten sind, damit alle Bilder eines Patienten in einer Teilmenge bleiben: Sonst sind die Kennzahlen des Tests vielleicht zu gut, und niemand kann es erkennen.</translation>
    </message>
    <message>
        <source>Add images of other patients with this diagnosis. Where there are at least three patients of it, splitting the images again helps, too.</source>
        <translation>Fügen Sie Bilder anderer Patienten mit dieser Diagnose hinzu. Bei mindestens drei Patienten damit hilft auch, die Bilder neu aufzuteilen.</translation>
    </message>
    <message>
        <source>Split the images again, or add images: a network needs training images to learn from, validation images to choose the epoch by, and test images, never seen, to be judged by.</source>
        <translation>Teilen Sie die Bilder neu auf oder fügen Sie Bilder hinzu: Ein Netz braucht Trainingsbilder zum Lernen, Validierungsbilder zur Wahl der Epoche und nie gesehene Testbilder zur Beurteilung.</translation>
    </message>
    <message>
        <source>A network learns to tell diagnoses apart: bring images of at least two, or give the images their diagnoses.</source>
        <translation>Ein Netz lernt, Diagnosen zu unterscheiden: Fügen Sie Bilder von mindestens zweien hinzu oder geben Sie den Bildern ihre Diagnosen.</translation>
    </message>
    <message>
        <source>Add images: with so few, figures say little.</source>
        <translation>Fügen Sie Bilder hinzu: Bei so wenigen sagen Kennzahlen wenig.</translation>
    </message>
    <message>
        <source>Look at the pictures before you show or share them, or exclude them.</source>
        <translation>Sehen Sie die Bilder an, bevor Sie sie zeigen oder weitergeben, oder schließen Sie sie aus.</translation>
    </message>
    <message>
        <source>The network could learn the device instead of the disease. Mix sources within each diagnosis.</source>
        <translation>Das Netz könnte das Gerät statt der Krankheit lernen. Mischen Sie die Quellen innerhalb jeder Diagnose.</translation>
    </message>
    <message>
        <source>See that the right folder was chosen, and how the table writes the names of files.</source>
        <translation>Prüfen Sie, ob der richtige Ordner gewählt ist und wie die Tabelle die Dateinamen schreibt.</translation>
    </message>
    <message>
        <source>Write the folder before the file&apos;s name in the table and import it again.</source>
        <translation>Schreiben Sie in der Tabelle den Ordner vor den Dateinamen und importieren Sie sie erneut.</translation>
    </message>
    <message>
        <source>Decide which row is right, correct the table and import it again.</source>
        <translation>Entscheiden Sie, welche Zeile stimmt, korrigieren Sie die Tabelle und importieren Sie sie erneut.</translation>
    </message>
    <message>
        <source>Correct the table as said here and import it again.</source>
        <translation>Korrigieren Sie die Tabelle, wie hier beschrieben, und importieren Sie sie erneut.</translation>
    </message>
    <message>
        <source>If they are to take part, add rows for them to the table and import it again.</source>
        <translation>Sollen sie teilnehmen, ergänzen Sie Zeilen für sie in der Tabelle und importieren Sie sie erneut.</translation>
    </message>
    <message>
        <source>Say who the patients are, by a table or by the names of folders or files: else whether images of one patient are in several splits stays unknown.</source>
        <translation>Geben Sie an, wer die Patienten sind, durch eine Tabelle oder durch Namen von Ordnern oder Dateien: Sonst bleibt unbekannt, ob Bilder eines Patienten in mehreren Teilmengen sind.</translation>
    </message>
    <message>
        <source>If it is the name of a diagnosis, say so when you import the table.</source>
        <translation>Ist es der Name einer Diagnose, geben Sie das beim Import der Tabelle an.</translation>
    </message>
    <message>
        <source>If it is a name, say so when you import the table.</source>
        <translation>Ist es ein Name, geben Sie das beim Import der Tabelle an.</translation>
    </message>
    <message>
        <source>See that the names read rightly; if not, choose another alphabet.</source>
        <translation>Prüfen Sie, ob die Namen richtig zu lesen sind; wenn nicht, wählen Sie einen anderen Zeichensatz.</translation>
    </message>
    <message>
        <source>If these are different diagnoses, give them different names and import again.</source>
        <translation>Sind dies verschiedene Diagnosen, geben Sie ihnen verschiedene Namen und importieren Sie erneut.</translation>
    </message>
    <message>
        <source>If these are different patients, write them differently and import again.</source>
        <translation>Sind dies verschiedene Patienten, schreiben Sie sie verschieden und importieren Sie erneut.</translation>
    </message>
    <message>
        <source>Nothing needs to be done. Images that were excluded can be taken in again where they are listed.</source>
        <translation>Es muss nichts getan werden. Ausgeschlossene Bilder lassen sich dort, wo sie aufgeführt sind, wieder aufnehmen.</translation>
    </message>
    <message>
        <source>Keep one, exclude the others</source>
        <translation>Eines behalten, andere ausschließen</translation>
    </message>
    <message>
        <source>Exclude these images</source>
        <translation>Diese Bilder ausschließen</translation>
    </message>
    <message>
        <source>Bring the patient into one split</source>
        <translation>Patient in eine Teilmenge bringen</translation>
    </message>
    <message>
        <source>Split the images again…</source>
        <translation>Bilder neu aufteilen…</translation>
    </message>
    <message>
        <source>Take 15 % of the training images for validation</source>
        <translation>15 % der Trainingsbilder zur Validierung nehmen</translation>
    </message>
    <message>
        <source>Say who the patients are…</source>
        <translation>Patienten angeben…</translation>
    </message>
    <message>
        <source>Keeps the one among the test images, if any; nothing is deleted</source>
        <translation>Behält das unter den Testbildern, falls vorhanden; nichts wird gelöscht</translation>
    </message>
    <message>
        <source>They stay in the project and take no part; nothing is deleted</source>
        <translation>Sie bleiben im Projekt und nehmen nicht teil; nichts wird gelöscht</translation>
    </message>
    <message>
        <source>Into the split that has most of the patient&apos;s images</source>
        <translation>In die Teilmenge mit den meisten Bildern des Patienten</translation>
    </message>
    <message>
        <source>Makes new training, validation and test images: by patient, with every diagnosis in each</source>
        <translation>Bildet Trainings-, Validierungs- und Testbilder neu: nach Patienten, mit jeder Diagnose in jeder Teilmenge</translation>
    </message>
    <message>
        <source>Some training images are needed to choose the epoch by. They are taken by patient, with every diagnosis among them; the test images stay as they are.</source>
        <translation>Einige Trainingsbilder sind nötig, um daran die Epoche zu wählen. Sie werden nach Patienten genommen, mit jeder Diagnose darunter; die Testbilder bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>By a table, by folders, or by the names of the files; can be undone</source>
        <translation>Durch eine Tabelle, durch Ordner oder durch Dateinamen; kann rückgängig gemacht werden</translation>
    </message>
    <message>
        <source>Axial</source>
        <translation>Axial</translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation>Coronal</translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation>Sagittal</translation>
    </message>
    <message>
        <source>as in each file</source>
        <translation>wie in jeder Datei</translation>
    </message>
    <message>
        <source>each image by its own values</source>
        <translation>jedes Bild nach seinen eigenen Werten</translation>
    </message>
    <message>
        <source>level %1, width %2</source>
        <translation>Lage %1, Breite %2</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) brought in</source>
        <translation>
            <numerusform>%n Bild aufgenommen</numerusform>
            <numerusform>%n Bilder aufgenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>split of %n image(s)</source>
        <translation>
            <numerusform>Aufteilung von %n Bild</numerusform>
            <numerusform>Aufteilung von %n Bildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>label %n image(s) “%1”</source>
        <translation>
            <numerusform>%n Bild als „%1“ gelabelt</numerusform>
            <numerusform>%n Bilder als „%1“ gelabelt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new place of %n image(s)</source>
        <translation>
            <numerusform>neuer Ort von %n Bild</numerusform>
            <numerusform>neuer Ort von %n Bildern</numerusform>
        </translation>
    </message>
    <message>
        <source>order of the grades</source>
        <translation>Reihenfolge der Grade</translation>
    </message>
    <message>
        <source>which class is the finding</source>
        <translation>welche Klasse der Befund ist</translation>
    </message>
    <message>
        <source>answers about the study</source>
        <translation>Antworten zur Studie</translation>
    </message>
    <message>
        <source>what the network sees: %1</source>
        <translation>was das Netz sieht: %1</translation>
    </message>
    <message>
        <source>new question “%1”</source>
        <translation>neue Frage „%1“</translation>
    </message>
    <message>
        <source>change of the question “%1”</source>
        <translation>Änderung der Frage „%1“</translation>
    </message>
    <message>
        <source>removal of the question “%1”</source>
        <translation>Entfernen der Frage „%1“</translation>
    </message>
    <message numerus="yes">
        <source>change of %n image(s)</source>
        <translation>
            <numerusform>Änderung von %n Bild</numerusform>
            <numerusform>Änderung von %n Bildern</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading headers</source>
        <translation>Header werden gelesen</translation>
    </message>
    <message>
        <source>Reading images</source>
        <translation>Bilder werden gelesen</translation>
    </message>
    <message>
        <source>Looking at what is to be copied</source>
        <translation>Zu Kopierendes wird angesehen</translation>
    </message>
    <message>
        <source>Copying without patient data</source>
        <translation>Kopieren ohne Patientendaten</translation>
    </message>
    <message>
        <source>Comparing pictures</source>
        <translation>Bilder werden verglichen</translation>
    </message>
    <message>
        <source>Comparing files of other names</source>
        <translation>Dateien mit anderen Namen werden verglichen</translation>
    </message>
    <message>
        <source>Making example images</source>
        <translation>Beispielbilder werden erstellt</translation>
    </message>
    <message>
        <source>Reading each image once</source>
        <translation>Jedes Bild wird einmal gelesen</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Predicting</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Checking what was stored</source>
        <translation>Gespeichertes wird geprüft</translation>
    </message>
    <message>
        <source>Looking into the files</source>
        <translation>Dateien werden angesehen</translation>
    </message>
    <message>
        <source>Looking at each image again</source>
        <translation>Jedes Bild wird noch einmal angesehen</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Bericht wird geschrieben</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Arbeitet</translation>
    </message>
    <message>
        <source>“%1” is open in another window or program. Close it there, then try again.</source>
        <translation>„%1“ ist in einem anderen Fenster oder Programm geöffnet. Schließen Sie es dort und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>an unknown time</source>
        <translation>unbekannter Zeitpunkt</translation>
    </message>
    <message>
        <source>“%1” is open on the computer “%2”, since %3. Close it there, then try again.</source>
        <translation>„%1“ ist auf dem Computer „%2“ geöffnet, seit: %3. Schließen Sie es dort und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>“%1” was opened on the computer “%2” (%3) and not closed. It may still be open there: two at a time would spoil it. Open it here if you know that it is not, for example because that computer was switched off.</source>
        <translation>„%1“ wurde auf dem Computer „%2“ geöffnet (%3) und nicht geschlossen. Es ist dort vielleicht noch offen: Zwei zugleich würden es verderben. Öffnen Sie es hier, wenn Sie wissen, dass es nicht offen ist, etwa weil jener Computer ausgeschaltet wurde.</translation>
    </message>
    <message>
        <source>“%1” was in use a moment ago. Try again.</source>
        <translation>„%1“ war eben noch in Gebrauch. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>“%1” is being used by the program “%2” on this computer (process %3), since %4. Wait until it has ended, or close it, then try again.</source>
        <translation>„%1“ wird vom Programm „%2“ auf diesem Computer verwendet (Prozess %3), seit: %4. Warten Sie, bis es beendet ist, oder schließen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>a few seconds</source>
        <translation>einige Sekunden</translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s)</source>
        <translation>
            <numerusform>etwa %n Sekunde</numerusform>
            <numerusform>etwa %n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>etwa %n Minute</numerusform>
            <numerusform>etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 hours</source>
        <translation>etwa %1 Stunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>One study or patient, two diagnoses</source>
        <translation>Eine Untersuchung oder ein Patient, zwei Diagnosen</translation>
    </message>
    <message>
        <source>A study or patient has one answer. Decide which is right and give it to one of the images, which gives it to all, or exclude those that do not belong.</source>
        <translation>Eine Untersuchung oder ein Patient hat eine Antwort. Entscheiden Sie, welche stimmt, und geben Sie sie einem der Bilder, womit alle sie erhalten, oder schließen Sie die nicht zugehörigen aus.</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A date as QDateTime::toString() writes it.</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM, HH:mm</source>
        <extracomment>A date without its year as QDateTime::toString() writes it.</extracomment>
        <translation>d. MMM, HH:mm</translation>
    </message>
    <message numerus="yes">
        <source>labels or studies of %n image(s)</source>
        <translation>
            <numerusform>Label oder Untersuchung von %n Bild</numerusform>
            <numerusform>Labels oder Untersuchungen von %n Bildern</numerusform>
        </translation>
    </message>
    <message>
        <source>confirmation of a label</source>
        <translation>Bestätigung eines Labels</translation>
    </message>
    <message>
        <source>%1, second reading</source>
        <translation>%1, zweite Befundung</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between the words of a list, as in &quot;AMD, DR&quot;.</extracomment>
        <translation>, </translation>
    </message>
    <message>
        <source>Not as it should be, but taken in</source>
        <translation>Nicht wie es sein soll, aber aufgenommen</translation>
    </message>
    <message>
        <source>Nothing needs to be done: these images take part, and the line says what was found and what was done about it. Where many files of one place are so, tell those who export them.</source>
        <translation>Es ist nichts zu tun: Diese Bilder nehmen teil, und die Zeile sagt, was gefunden und was deswegen getan wurde. Sind viele Dateien einer Stelle so, sagen Sie es denen, die sie exportieren.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::AboutDialog</name>
    <message>
        <source>About Fovea</source>
        <translation>Über Fovea</translation>
    </message>
    <message>
        <source>Fovea %1. Research use only, not for diagnosis.</source>
        <translation>Fovea %1. Nur für die Forschung, nicht zur Diagnose.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or any later version (GPL-3.0-or-later). It comes without any warranty. Nothing leaves this computer unless you ask for it, and then the address is named first.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder jeder späteren Version (GPL-3.0-or-later). Ohne jede Gewährleistung. Nichts verlässt diesen Computer, außer Sie verlangen es, und dann wird zuvor die Adresse genannt.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Erstellt mit</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Schl&amp;ießen</translation>
    </message>
    <message>
        <source>Libraries, their versions and licences</source>
        <translation>Bibliotheken, ihre Versionen und Lizenzen</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies versions and licences as text, to be told with a question or a fault</source>
        <translation>Kopiert Versionen und Lizenzen als Text, um sie bei einer Frage oder einem Fehler anzugeben</translation>
    </message>
</context>
<context>
    <name>fovea::ui::AdapterChoice</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>That adapter answers for whole studies or patients, the chosen one for single images. Choose it by itself.</source>
        <translation>Dieser Adapter antwortet für ganze Untersuchungen oder Patienten, der gewählte für einzelne Bilder. Wählen Sie ihn allein.</translation>
    </message>
    <message>
        <source>That adapter was trained on slices of another plane than the chosen one. Choose it by itself.</source>
        <translation>Dieser Adapter wurde mit Schichten einer anderen Ebene trainiert als der gewählte. Wählen Sie ihn allein.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::AddToProject</name>
    <message>
        <source>Adding images</source>
        <translation>Bilder werden hinzugefügt</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ApplyHead</name>
    <message>
        <source>Adapter (trained model)</source>
        <translation>Adapter (trainiertes Modell)</translation>
    </message>
    <message>
        <source>no adapter yet</source>
        <translation>kein Adapter</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Open the file of an adapter (trained model): it needs the pre-trained network that it was trained with</source>
        <translation>Die Datei eines Adapters (trainierten Modells) öffnen: Er braucht das vortrainierte Netz, mit dem er trainiert wurde</translation>
    </message>
    <message>
        <source>New images, to be predicted; or drop them anywhere on the page</source>
        <translation>Neue Bilder, für die vorhergesagt werden soll; oder irgendwo auf der Seite ablegen</translation>
    </message>
    <message>
        <source>Single &amp;images…</source>
        <translation>Einzelne &amp;Bilder…</translation>
    </message>
    <message>
        <source>A &amp;folder…</source>
        <translation>Ein &amp;Ordner…</translation>
    </message>
    <message>
        <source>You know the answers to these images (their reference)? Then Fovea says how good the predictions are on them</source>
        <translation>Kennen Sie die Antworten zu diesen Bildern (ihre Referenz)? Dann sagt Fovea, wie gut die Vorhersagen für sie sind</translation>
    </message>
    <message>
        <source>From a &amp;table of labels…</source>
        <translation>Aus einer &amp;Tabelle mit Labels…</translation>
    </message>
    <message>
        <source>Take all &amp;away</source>
        <translation>Alle &amp;wegnehmen</translation>
    </message>
    <message>
        <source>&amp;Table (CSV)…</source>
        <translation>&amp;Tabelle (CSV)…</translation>
    </message>
    <message>
        <source>One line an image, with every probability. %1</source>
        <translation>Eine Zeile je Bild, mit jeder Wahrscheinlichkeit. %1</translation>
    </message>
    <message>
        <source>&amp;Spreadsheet (Excel)…</source>
        <translation>&amp;Arbeitsmappe (Excel)…</translation>
    </message>
    <message>
        <source>&amp;Pages to print (PDF)…</source>
        <translation>&amp;Seiten zum Drucken (PDF)…</translation>
    </message>
    <message>
        <source>&amp;DICOM structured reports (with the patient)…</source>
        <translation>&amp;DICOM Structured Reports (mit Patient)…</translation>
    </message>
    <message>
        <source>Reading the adapter…</source>
        <translation>Adapter wird gelesen…</translation>
    </message>
    <message>
        <source>test AUC %1</source>
        <translation>Test-AUC %1</translation>
    </message>
    <message>
        <source>validation AUC %1</source>
        <translation>Validierungs-AUC %1</translation>
    </message>
    <message>
        <source>learned from %1 images</source>
        <translation>hat von %1 Bildern gelernt</translation>
    </message>
    <message>
        <source>Or by key, on the chosen images: %1</source>
        <translation>Oder mit einer Taste, für die gewählten Bilder: %1</translation>
    </message>
    <message>
        <source>Use it only for the kind of images it was trained on. Made %1 by Fovea %2 with %3.</source>
        <translation>Verwenden Sie ihn nur für die Art von Bildern, mit denen er trainiert wurde. Erstellt %1 von Fovea %2 mit %3.</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>Auch</translation>
    </message>
    <message>
        <source>Further adapters that answer about the same images: each image is read once for all of them</source>
        <translation>Weitere Adapter, die zu denselben Bildern antworten: Jedes Bild wird einmal für alle gelesen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more adapter(s)</source>
        <translation>
            <numerusform>und %n weiterer Adapter</numerusform>
            <numerusform>und %n weitere Adapter</numerusform>
        </translation>
    </message>
    <message>
        <source>Or type the number of the chosen images, then Enter</source>
        <translation>Oder die Zahl der gewählten Bilder tippen, dann Eingabetaste</translation>
    </message>
    <message>
        <source>judges whole studies</source>
        <translation>beurteilt ganze Untersuchungen</translation>
    </message>
    <message>
        <source>judges whole patients</source>
        <translation>beurteilt ganze Patienten</translation>
    </message>
    <message>
        <source>One line an &amp;image (CSV)…</source>
        <translation>Eine Zeile je &amp;Bild (CSV)…</translation>
    </message>
    <message>
        <source>How much each image weighs in the answer of its study or patient, and what it says by itself. %1</source>
        <translation>Wie viel jedes Bild in der Antwort seiner Untersuchung oder seines Patienten wiegt und was es allein sagt. %1</translation>
    </message>
    <message>
        <source>One line a study or patient, with every probability. %1</source>
        <translation>Eine Zeile pro Untersuchung oder Patient, mit jeder Wahrscheinlichkeit. %1</translation>
    </message>
    <message>
        <source>&amp;Add images</source>
        <translation>Bilder &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Known answers</source>
        <translation>Be&amp;kannte Antworten</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>too few cases to call any uncertain</source>
        <translation>zu wenige Fälle, um einen unsicher zu nennen</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ApplyPage</name>
    <message>
        <source>Drop images or folders here</source>
        <translation>Bilder oder Ordner hier ablegen</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Save the spreadsheet</source>
        <translation>Arbeitsmappe speichern</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Arbeitsmappe (*.xlsx)</translation>
    </message>
    <message>
        <source>Folder for DICOM structured reports</source>
        <translation>Ordner für DICOM Structured Reports</translation>
    </message>
    <message>
        <source>Save pages to print</source>
        <translation>Seiten zum Drucken speichern</translation>
    </message>
    <message>
        <source>Pages (*.pdf)</source>
        <translation>Seiten (*.pdf)</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>1 to 9</source>
        <translation>1 bis 9</translation>
    </message>
    <message>
        <source>Take the reference away</source>
        <translation>Referenz wegnehmen</translation>
    </message>
    <message>
        <source>Take the chosen images off the list</source>
        <translation>Gewählte Bilder von der Liste nehmen</translation>
    </message>
    <message>
        <source>Bring them back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Thumbnails alone, or the table</source>
        <translation>Nur Vorschaubilder oder die Tabelle</translation>
    </message>
    <message>
        <source>No image was found there.</source>
        <translation>Dort wurde kein Bild gefunden.</translation>
    </message>
    <message>
        <source>Saved as %1. %2</source>
        <translation>Gespeichert als %1. %2</translation>
    </message>
    <message>
        <source>None of these images is a DICOM file that a report could refer to.</source>
        <translation>Keines dieser Bilder ist eine DICOM-Datei, auf die sich ein Bericht beziehen könnte.</translation>
    </message>
    <message numerus="yes">
        <source>%n DICOM report(s) saved in %1; they name the patients.</source>
        <translation>
            <numerusform>%n DICOM-Bericht in %1 gespeichert; er nennt den Patienten.</numerusform>
            <numerusform>%n DICOM-Berichte in %1 gespeichert; sie nennen die Patienten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are no DICOM images and have none.</source>
        <translation>
            <numerusform>%n Datei ist kein DICOM-Bild und hat keinen.</numerusform>
            <numerusform>%n Dateien sind keine DICOM-Bilder und haben keinen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) have a reference from the table.</source>
        <translation>
            <numerusform>%n Bild hat eine Referenz aus der Tabelle.</numerusform>
            <numerusform>%n Bilder haben eine Referenz aus der Tabelle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) name no image of this list.</source>
        <translation>
            <numerusform>%n Zeile nennt kein Bild dieser Liste.</numerusform>
            <numerusform>%n Zeilen nennen kein Bild dieser Liste.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not plain which columns hold the image and its class. Call them “file” and “diagnosis”.</source>
        <translation>Es ist nicht klar, welche Spalten das Bild und seine Klasse enthalten. Nennen Sie sie „file“ und „diagnosis“.</translation>
    </message>
    <message>
        <source>Choose an image on the left.</source>
        <translation>Wählen Sie links ein Bild.</translation>
    </message>
    <message>
        <source>Drop new images here</source>
        <translation>Neue Bilder hier ablegen</translation>
    </message>
    <message>
        <source>Files or whole folders. Nothing leaves this computer.</source>
        <translation>Dateien oder ganze Ordner. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Choose an adapter (trained model) first</source>
        <translation>Wählen Sie zuerst einen Adapter (trainiertes Modell)</translation>
    </message>
    <message>
        <source>Train one in this project, or open the file of one that was made before.</source>
        <translation>Trainieren Sie einen in diesem Projekt oder öffnen Sie die Datei eines früher erstellten.</translation>
    </message>
    <message>
        <source>Choose images…</source>
        <translation>Bilder wählen…</translation>
    </message>
    <message>
        <source>Open an adapter…</source>
        <translation>Adapter öffnen…</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <translation>%1 · %2 von %3</translation>
    </message>
    <message>
        <source>Reference: %1	%2</source>
        <translation>Referenz: %1	%2</translation>
    </message>
    <message>
        <source>No reference	⌫</source>
        <translation>Keine Referenz	⌫</translation>
    </message>
    <message>
        <source>&amp;Take off the list	Del</source>
        <translation>Von der &amp;Liste nehmen	Entf</translation>
    </message>
    <message>
        <source>&amp;Take %1 off the list	Del</source>
        <translation>%1 von der &amp;Liste nehmen	Entf</translation>
    </message>
    <message>
        <source>Take &amp;all off the list</source>
        <translation>&amp;Alle von der Liste nehmen</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) taken off the list.</source>
        <translation>
            <numerusform>%n Bild von der Liste genommen.</numerusform>
            <numerusform>%n Bilder von der Liste genommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Open an adapter</source>
        <translation>Adapter öffnen</translation>
    </message>
    <message>
        <source>Fovea adapter (*.safetensors)</source>
        <translation>Fovea-Adapter (*.safetensors)</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation>Ordner mit Bildern</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Table with the class of each image</source>
        <translation>Tabelle mit der Klasse jedes Bildes</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx *.ods)</source>
        <translation>Tabellen (*.csv *.tsv *.txt *.xlsx *.ods)</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>Training %1</translation>
    </message>
    <message>
        <source>predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Reference of the chosen images: the class of that number (of one, go on to the next), the finding of that number in turn yes, no, not known; or begin to type the number</source>
        <translation>Referenz der gewählten Bilder: die Klasse mit dieser Nummer (bei einem Bild weiter zum nächsten), der Befund mit dieser Nummer abwechselnd ja, nein, nicht bekannt; oder die Zahl zu tippen beginnen</translation>
    </message>
    <message>
        <source>Reference: the finding of that number is not there</source>
        <translation>Referenz: Der Befund mit dieser Nummer ist nicht vorhanden</translation>
    </message>
    <message>
        <source>Shift and 1 to 9</source>
        <translation>Umschalt und 1 bis 9</translation>
    </message>
    <message>
        <source>It is not plain which columns hold the image and its answer. Call them “file” and what the question or its findings are called.</source>
        <translation>Es ist nicht klar, welche Spalten das Bild und seine Antwort enthalten. Nennen Sie sie „file“ und so, wie die Frage oder ihre Befunde heißen.</translation>
    </message>
    <message>
        <source>Reference: %1 is there, is not, not known	%2</source>
        <translation>Referenz: %1 vorhanden, nicht vorhanden, nicht bekannt	%2</translation>
    </message>
    <message>
        <source>Reference: type the number</source>
        <translation>Referenz: Zahl tippen</translation>
    </message>
    <message>
        <source>Reference: %1</source>
        <translation>Referenz: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the list have a reference from the table.</source>
        <translation>
            <numerusform>%n Zeile der Liste hat eine Referenz aus der Tabelle.</numerusform>
            <numerusform>%n Zeilen der Liste haben eine Referenz aus der Tabelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the table of the images</source>
        <translation>Tabelle der Bilder speichern</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Show in &amp;Data</source>
        <translation>In „&amp;Daten“ zeigen</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>external validation</source>
        <translation>externe Validierung</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF, to print (*.pdf)</source>
        <translation>Webseite (*.html);;PDF, zum Drucken (*.pdf)</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) added to the project; Undo on the Data page takes them out again.</source>
        <translation>
            <numerusform>%n Bild zum Projekt hinzugefügt; „Rückgängig“ auf der Seite „Daten“ nimmt es wieder heraus.</numerusform>
            <numerusform>%n Bilder zum Projekt hinzugefügt; „Rückgängig“ auf der Seite „Daten“ nimmt sie wieder heraus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) were in the project already and stay as they are.</source>
        <translation>
            <numerusform>%n Bild war schon im Projekt und bleibt, wie es ist.</numerusform>
            <numerusform>%n Bilder waren schon im Projekt und bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>None of these images could be read.</source>
        <translation>Keines dieser Bilder konnte gelesen werden.</translation>
    </message>
    <message>
        <source>Add to the project, with the reference as “%1”</source>
        <translation>Zum Projekt hinzufügen, mit der Referenz als „%1“</translation>
    </message>
    <message>
        <source>Add to the project, unlabelled</source>
        <translation>Zum Projekt hinzufügen, ohne Label</translation>
    </message>
    <message>
        <source>Next image, or study or patient</source>
        <translation>Nächstes Bild oder nächste Untersuchung, nächster Patient</translation>
    </message>
    <message>
        <source>Previous image, or study or patient</source>
        <translation>Voriges Bild oder vorige Untersuchung, voriger Patient</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ApplyPresenter</name>
    <message>
        <source>Predicting</source>
        <translation>Vorhersagen</translation>
    </message>
</context>
<context>
    <name>fovea::ui::BackboneDetails</name>
    <message>
        <source>Throw &amp;away what came</source>
        <translation>Gel&amp;adenes verwerfen</translation>
    </message>
    <message>
        <source>&amp;Remove from the list…</source>
        <translation>Von der &amp;Liste nehmen…</translation>
    </message>
    <message>
        <source>Open the publisher&apos;s &amp;page</source>
        <translation>Seite des &amp;Herausgebers öffnen</translation>
    </message>
    <message>
        <source>Add the f&amp;older…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>The server learns this computer&apos;s internet address and which network is fetched. Nothing of your images or patients is sent.</source>
        <translation>Der Server erfährt die Internetadresse dieses Computers und welches Netz geladen wird. Nichts von Ihren Bildern oder Patienten wird gesendet.</translation>
    </message>
    <message>
        <source>&amp;Fetch it</source>
        <translation>&amp;Jetzt laden</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Nicht jetzt</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>You can close this window and go on working meanwhile. What has come is kept.</source>
        <translation>Sie können dieses Fenster schließen und inzwischen weiterarbeiten. Was schon geladen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>On this computer: %1</source>
        <translation>Auf diesem Computer: %1</translation>
    </message>
    <message>
        <source>%1 have come already.</source>
        <translation>%1 sind schon geladen.</translation>
    </message>
    <message>
        <source>Another network is being fetched at the moment.</source>
        <translation>Gerade wird ein anderes Netz geladen.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>&amp;Go on fetching…</source>
        <translation>&amp;Weiter laden…</translation>
    </message>
    <message>
        <source>Try a&amp;gain…</source>
        <translation>&amp;Erneut versuchen…</translation>
    </message>
    <message>
        <source>&amp;Fetch…</source>
        <translation>Herunterla&amp;den…</translation>
    </message>
    <message>
        <source>Fovea will fetch the rest of about %1 from:</source>
        <translation>Fovea lädt den Rest von etwa %1 von:</translation>
    </message>
    <message>
        <source>Fovea will fetch about %1 from:</source>
        <translation>Fovea lädt etwa %1 von:</translation>
    </message>
    <message>
        <source>This deletes the files from this computer. They can be fetched again. What was trained with this network cannot be applied without it.</source>
        <translation>Dies löscht die Dateien von diesem Computer. Sie lassen sich wieder herunterladen. Was mit diesem Netz trainiert wurde, ist ohne es nicht anwendbar.</translation>
    </message>
    <message>
        <source>The folder itself stays as it is. What was trained with this network cannot be applied until it is added again.</source>
        <translation>Der Ordner selbst bleibt, wie er ist. Was mit diesem Netz trainiert wurde, ist erst wieder anwendbar, wenn es erneut hinzugefügt ist.</translation>
    </message>
    <message>
        <source>&amp;Delete the files</source>
        <translation>Dateien lös&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>Von der &amp;Liste nehmen</translation>
    </message>
    <message>
        <source>Accept the new version</source>
        <translation>Neue Version akzeptieren</translation>
    </message>
    <message>
        <source>Comes with Fovea and works at once. Trained by this project from formulas alone: no patient&apos;s image is behind it. For results that count, try a larger one.</source>
        <translation>Ist in Fovea enthalten und sofort einsatzbereit. Von diesem Projekt nur aus Formeln trainiert: Es steht kein Patientenbild dahinter. Für Ergebnisse, auf die es ankommt, versuchen Sie ein größeres.</translation>
    </message>
    <message>
        <source>A folder that you added.</source>
        <translation>Ein Ordner, den Sie hinzugefügt haben.</translation>
    </message>
    <message>
        <source>Licence: %1.</source>
        <translation>Lizenz: %1.</translation>
    </message>
    <message>
        <source>Not for commercial use.</source>
        <translation>Nicht für kommerzielle Nutzung.</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Herausgeber</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Veröffentlichung</translation>
    </message>
    <message>
        <source>Technical</source>
        <translation>Technisches</translation>
    </message>
    <message>
        <source>Vision Transformer, %1 million parameters, %2 layers, width %3, patches of %4 pixels</source>
        <translation>Vision Transformer, %1 Millionen Parameter, %2 Schichten, Breite %3, Patches von %4 Pixeln</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird gestoppt …</translation>
    </message>
</context>
<context>
    <name>fovea::ui::BackboneList</name>
    <message>
        <source>Fovea starter</source>
        <translation>Fovea-Starter</translation>
    </message>
    <message>
        <source>Vision Transformer, width %1, %2 layers, patches of %3 pixels. Identity %4</source>
        <translation>Vision Transformer, Breite %1, %2 Schichten, Patches von %3 Pixeln. Kennung %4</translation>
    </message>
</context>
<context>
    <name>fovea::ui::BackbonesDialog</name>
    <message>
        <source>Pre-trained networks</source>
        <translation>Vortrainierte Netze</translation>
    </message>
    <message>
        <source>A network that already knows how to see; training teaches only a small part beside it. Larger ones see more and take longer. Nothing is fetched before you agree to it.</source>
        <translation>Ein Netz, das schon sehen kann; das Training lehrt nur einen kleinen Teil daneben. Größere sehen mehr und brauchen länger. Nichts wird geladen, bevor Sie zustimmen.</translation>
    </message>
    <message>
        <source>Your &amp;images:</source>
        <translation>Ihre Bilde&amp;r:</translation>
    </message>
    <message>
        <source>Choose what they show</source>
        <translation>Wählen Sie, was sie zeigen</translation>
    </message>
    <message>
        <source>and see which network to try first.</source>
        <translation>und sehen Sie, welches Netz zuerst zu versuchen ist.</translation>
    </message>
    <message>
        <source>Try %1 first, then %2. %3</source>
        <translation>Versuchen Sie zuerst %1, dann %2. %3</translation>
    </message>
    <message>
        <source>Try %1 first. %2</source>
        <translation>Versuchen Sie zuerst %1. %2</translation>
    </message>
    <message>
        <source>Compare them on your validation images.</source>
        <translation>Vergleichen Sie sie auf Ihren Validierungsbildern.</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>Ordner hin&amp;zufügen…</translation>
    </message>
    <message>
        <source>A folder with config.json and model.safetensors of a Vision Transformer; needs no network</source>
        <translation>Ein Ordner mit config.json und model.safetensors eines Vision Transformers; ohne Netzwerkverbindung</translation>
    </message>
    <message>
        <source>like the system</source>
        <translation>wie das System</translation>
    </message>
    <message>
        <source>http://host:port or socks5h://host:port, from whoever runs your network</source>
        <translation>http://host:port oder socks5h://host:port, von Ihrer Netzwerkbetreuung</translation>
    </message>
    <message>
        <source>Pro&amp;xy:</source>
        <translation>Pro&amp;xy:</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Schl&amp;ießen</translation>
    </message>
    <message>
        <source>Folder of a pre-trained network</source>
        <translation>Ordner eines vortrainierten Netzes</translation>
    </message>
    <message>
        <source>Checking the folder …</source>
        <translation>Ordner wird geprüft …</translation>
    </message>
</context>
<context>
    <name>fovea::ui::BackbonesModel</name>
    <message>
        <source>Any image</source>
        <translation>Beliebige Bilder</translation>
    </message>
    <message>
        <source>Medical images</source>
        <translation>Medizinische Bilder</translation>
    </message>
    <message>
        <source>Chest X-ray</source>
        <translation>Röntgen-Thorax</translation>
    </message>
    <message>
        <source>Retina</source>
        <translation>Netzhaut</translation>
    </message>
    <message>
        <source>Pathology</source>
        <translation>Pathologie</translation>
    </message>
    <message>
        <source>Fovea starter</source>
        <translation>Fovea-Starter</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>A beginning</source>
        <translation>Ein Anfang</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Included</source>
        <translation>Enthalten</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Fetching, %1 %</source>
        <translation>Wird geladen, %1 %</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>Can be fetched</source>
        <translation>Ladbar</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Suits</source>
        <translation>Geeignet für</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>fovea::ui::BackbonesPresenter</name>
    <message>
        <source>Fetching %1</source>
        <translation>%1 wird geladen</translation>
    </message>
    <message>
        <source>%1 can be chosen on the Train page now.</source>
        <translation>%1 kann jetzt auf der Seite „Trainieren“ gewählt werden.</translation>
    </message>
    <message>
        <source>%1 is no longer on the list.</source>
        <translation>%1 ist nicht mehr auf der Liste.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::CaseDrawer</name>
    <message>
        <source>Show anyway</source>
        <translation>Trotzdem zeigen</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Bild speichern…</translation>
    </message>
    <message>
        <source>Show what the adapter says of this image, although it was trained on images of another kind</source>
        <translation>Zeigen, was der Adapter von diesem Bild sagt, obwohl er mit Bildern anderer Art trainiert wurde</translation>
    </message>
    <message>
        <source>The image as the network saw it, and the map if there is one (PNG). %1</source>
        <translation>Das Bild, wie das Netz es gesehen hat, und gegebenenfalls die Karte (PNG). %1</translation>
    </message>
    <message>
        <source>%1 What the adapter says of it means nothing.</source>
        <translation>%1 Was der Adapter dazu sagt, bedeutet nichts.</translation>
    </message>
    <message>
        <source>Unlike the training images: %1</source>
        <translation>Den Trainingsbildern unähnlich: %1</translation>
    </message>
    <message>
        <source>Uncertain between %1 and %2</source>
        <translation>Unsicher zwischen %1 und %2</translation>
    </message>
    <message>
        <source>No prediction</source>
        <translation>Keine Vorhersage</translation>
    </message>
    <message>
        <source>Predicting…</source>
        <translation>Wird vorhergesagt…</translation>
    </message>
    <message>
        <source>Reading the image…</source>
        <translation>Bild wird gelesen…</translation>
    </message>
    <message>
        <source>Unlike the training images</source>
        <translation>Den Trainingsbildern unähnlich</translation>
    </message>
    <message>
        <source>Not known: %1. The mean of the training images stands in for it.</source>
        <translation>Nicht bekannt: %1. Das Mittel der Trainingsbilder steht dafür ein.</translation>
    </message>
    <message>
        <source>This image by itself: %1</source>
        <translation>Dieses Bild für sich: %1</translation>
    </message>
</context>
<context>
    <name>fovea::ui::CasePresenter</name>
    <message>
        <source>The same colour means the same in every image.</source>
        <translation>Gleiche Farbe bedeutet in jedem Bild dasselbe.</translation>
    </message>
    <message>
        <source>The strongest colour is the strongest of this image.</source>
        <translation>Die stärkste Farbe ist die stärkste dieses Bildes.</translation>
    </message>
    <message>
        <source>The brightest colour is %1 of the attention or more, in every image.</source>
        <translation>Die hellste Farbe ist %1 der Aufmerksamkeit oder mehr, in jedem Bild.</translation>
    </message>
    <message>
        <source>The brightest colour is the highest of this image: %1 of the attention.</source>
        <translation>Die hellste Farbe ist der höchste Wert dieses Bildes: %1 der Aufmerksamkeit.</translation>
    </message>
    <message>
        <source>Where the pre-trained network looked. It does not localise disease.</source>
        <translation>Wohin das vortrainierte Netz sah. Lokalisiert keine Krankheit.</translation>
    </message>
    <message>
        <source>What the adapter read from. It does not localise disease.</source>
        <translation>Woraus der Adapter gelesen hat. Lokalisiert keine Krankheit.</translation>
    </message>
    <message>
        <source>Yellow speaks for the answer, violet against it. It does not localise disease.</source>
        <translation>Gelb spricht für die Antwort, violett dagegen. Lokalisiert keine Krankheit.</translation>
    </message>
    <message>
        <source>Without a yellow place the answer is less sure, without a violet one surer. It does not localise disease.</source>
        <translation>Ohne eine gelbe Stelle ist die Antwort weniger sicher, ohne eine violette sicherer. Lokalisiert keine Krankheit.</translation>
    </message>
    <message>
        <source>Prediction: %1</source>
        <translation>Vorhersage: %1</translation>
    </message>
    <message>
        <source>Yellow makes the number larger, violet smaller. It does not localise disease.</source>
        <translation>Gelb macht die Zahl größer, violett kleiner. Lokalisiert keine Krankheit.</translation>
    </message>
    <message>
        <source>Without a yellow place the number is smaller, without a violet one larger. It does not localise disease.</source>
        <translation>Ohne eine gelbe Stelle ist die Zahl kleiner, ohne eine violette größer. Lokalisiert keine Krankheit.</translation>
    </message>
    <message>
        <source>Of %1 in all, the read-out says %2 and the side network %3.</source>
        <translation>Von insgesamt %1 sagt der Readout %2 und das Seitennetz %3.</translation>
    </message>
    <message>
        <source>This image by itself: %1</source>
        <translation>Dieses Bild für sich: %1</translation>
    </message>
    <message>
        <source>It is about “%1”.</source>
        <translation>Es geht um „%1“.</translation>
    </message>
    <message>
        <source>The read-out&apos;s %1 are %2 of the kept tokens, %3 of the class token, which has no place in the map, and %4 of a typical training image.</source>
        <translation>Die %1 des Readouts sind %2 der behaltenen Token, %3 des Klassentokens, das keinen Platz in der Karte hat, und %4 eines typischen Trainingsbilds.</translation>
    </message>
    <message>
        <source>Clinical variables say %1 of it.</source>
        <translation>Davon sagen klinische Variablen %1.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::CaseStrip</name>
    <message>
        <source>Mistakes first</source>
        <translation>Fehler zuerst</translation>
    </message>
    <message>
        <source>Least certain first</source>
        <translation>Unsicherste zuerst</translation>
    </message>
    <message>
        <source>Most certain first</source>
        <translation>Sicherste zuerst</translation>
    </message>
    <message>
        <source>By file name</source>
        <translation>Nach Dateiname</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>reference → prediction</source>
        <translation>Referenz → Vorhersage</translation>
    </message>
    <message>
        <source>Which cases</source>
        <translation>Welche Fälle</translation>
    </message>
    <message>
        <source>Which cases are looked at</source>
        <translation>Welche Fälle angesehen werden</translation>
    </message>
    <message>
        <source>Order of the cases</source>
        <translation>Reihenfolge der Fälle</translation>
    </message>
</context>
<context>
    <name>fovea::ui::CaseView</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>The answer and its details beside the image (D)</source>
        <translation>Die Antwort und ihre Einzelheiten neben dem Bild (D)</translation>
    </message>
    <message>
        <source>The answer and its details beside the image, or not</source>
        <translation>Antwort und Einzelheiten neben dem Bild oder nicht</translation>
    </message>
    <message>
        <source>Picture saved as %1</source>
        <translation>Bild gespeichert als %1</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
</context>
<context>
    <name>fovea::ui::CasesPresenter</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>False negatives</source>
        <translation>Falsch-negative</translation>
    </message>
    <message>
        <source>False positives</source>
        <translation>Falsch-positive</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>%1 → %2, %3</source>
        <translation>%1 → %2, %3</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Unlike</source>
        <translation>Unähnlich</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>Alle Fälle</translation>
    </message>
    <message>
        <source>Cases whose prediction is not the reference</source>
        <translation>Fälle, deren Vorhersage nicht die Referenz ist</translation>
    </message>
    <message>
        <source>Cases with the reference “%1” that were not predicted as such</source>
        <translation>Fälle mit der Referenz „%1“, die nicht so vorhergesagt wurden</translation>
    </message>
    <message>
        <source>Cases that were predicted as “%1” and have another reference</source>
        <translation>Fälle, die als „%1“ vorhergesagt wurden und eine andere Referenz haben</translation>
    </message>
    <message>
        <source>Cases of which the adapter cannot rule out several classes, so that %1 of the cases have theirs among those that are left</source>
        <translation>Fälle, bei denen der Adapter mehrere Klassen nicht ausschließen kann, sodass %1 der Fälle die ihre unter den verbleibenden haben</translation>
    </message>
    <message>
        <source>Cases that are unlike those the adapter was trained on; what it says of them means nothing</source>
        <translation>Fälle, die denen unähnlich sind, mit denen der Adapter trainiert wurde; was er zu ihnen sagt, bedeutet nichts</translation>
    </message>
    <message>
        <source>Cases with the reference “%1”</source>
        <translation>Fälle mit der Referenz „%1“</translation>
    </message>
    <message>
        <source>Cases with the reference “%1” and the prediction “%2”</source>
        <translation>Fälle mit der Referenz „%1“ und der Vorhersage „%2“</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <translation>
            <numerusform>%1, %n Bild</numerusform>
            <numerusform>%1, %n Bilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::CasesTab</name>
    <message>
        <source>Inspect</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Next image, or study or patient</source>
        <translation>Nächstes Bild oder nächste Untersuchung, nächster Patient</translation>
    </message>
    <message>
        <source>Previous image, or study or patient</source>
        <translation>Voriges Bild oder vorige Untersuchung, voriger Patient</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>✓ The reference says the same.</source>
        <translation>✓ Die Referenz sagt dasselbe.</translation>
    </message>
    <message>
        <source>≠ Reference: %1</source>
        <translation>≠ Referenz: %1</translation>
    </message>
    <message>
        <source>Label of the image: the class or grade of that number</source>
        <translation>Label des Bildes: die Klasse oder der Grad mit dieser Nummer</translation>
    </message>
    <message>
        <source>1 to 9</source>
        <translation>1 bis 9</translation>
    </message>
    <message>
        <source>No case passes this filter.</source>
        <translation>Kein Fall passt zu diesem Filter.</translation>
    </message>
    <message>
        <source>Cases appear here once they are evaluated.</source>
        <translation>Fälle erscheinen hier, sobald sie ausgewertet sind.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ClassBalance</name>
    <message>
        <source>Choose how many images are for training, for validation and for the test (splits)</source>
        <translation>Wählen, wie viele Bilder zum Training, zur Validierung und zum Test dienen (Teilmengen)</translation>
    </message>
    <message>
        <source>What only people know, for the reports: intended use, sources, who labelled, approval</source>
        <translation>Was nur Menschen wissen, für die Berichte: Zweckbestimmung, Quellen, wer gelabelt hat, Votum</translation>
    </message>
    <message>
        <source>Images per answer</source>
        <translation>Bilder je Antwort</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>Aufteilen…</translation>
    </message>
    <message>
        <source>Split again…</source>
        <translation>Neu aufteilen…</translation>
    </message>
    <message>
        <source>Which is the finding?</source>
        <translation>Was ist der Befund?</translation>
    </message>
    <message>
        <source>Finding: “%1”</source>
        <translation>Befund: „%1“</translation>
    </message>
    <message>
        <source>Sensitivity is the share of this diagnosis that is found. The names do not say which of the two it is; until you do, it is the second one.</source>
        <translation>Sensitivität ist der Anteil dieser Diagnose, der gefunden wird. Die Namen sagen nicht, welche der beiden es ist; bis Sie es angeben, ist es die zweite.</translation>
    </message>
    <message>
        <source>Sensitivity is the share of this diagnosis that is found, specificity that of the other one that is recognised. Press to say that it is the other one.</source>
        <translation>Sensitivität ist der Anteil dieser Diagnose, der gefunden wird, Spezifität der Anteil der anderen, der erkannt wird. Drücken Sie, wenn es die andere ist.</translation>
    </message>
    <message>
        <source>&amp;%1: “%2”</source>
        <translation>&amp;%1: „%2“</translation>
    </message>
    <message>
        <source>Say that the diagnoses are steps of one scale, and in which order (ordinal classes)</source>
        <translation>Angeben, dass die Diagnosen Stufen einer Skala sind, und in welcher Reihenfolge (ordinale Klassen)</translation>
    </message>
    <message>
        <source>Change the order of the grades, or say that they are none</source>
        <translation>Die Reihenfolge der Grade ändern oder angeben, dass es keine sind</translation>
    </message>
    <message>
        <source>%1 of %2 images (%3 %).</source>
        <translation>%1 von %2 Bildern (%3 %).</translation>
    </message>
    <message>
        <source>Press to see only these.</source>
        <translation>Drücken zeigt nur diese.</translation>
    </message>
    <message>
        <source>%1, %2 images</source>
        <translation>%1, %2 Bilder</translation>
    </message>
    <message>
        <source>About the study…</source>
        <translation>Über die Studie…</translation>
    </message>
    <message>
        <source>Order of classes…</source>
        <translation>Klassenfolge…</translation>
    </message>
    <message>
        <source>Grades, lowest first…</source>
        <translation>Grade, der niedrigste zuerst…</translation>
    </message>
    <message>
        <source>“%1” has no grade yet…</source>
        <translation>„%1“ hat noch keinen Grad…</translation>
    </message>
    <message>
        <source>Press to see only these. The key %1 gives the chosen images this diagnosis.</source>
        <translation>Drücken zeigt nur diese. Die Taste %1 gibt den gewählten Bildern diese Diagnose.</translation>
    </message>
    <message>
        <source>%1 of %2 image (%3 %).</source>
        <translation>%1 von %2 Bild (%3 %).</translation>
    </message>
    <message>
        <source>%1, %2 image</source>
        <translation>%1, %2 Bild</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ClassTable</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>By the reference</source>
        <translation>Nach der Referenz</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>How many there are with this reference</source>
        <translation>Wie viele es mit dieser Referenz gibt</translation>
    </message>
    <message>
        <source>Figures of each class</source>
        <translation>Kennzahlen je Klasse</translation>
    </message>
    <message>
        <source>%1 of %2: %3 %4</source>
        <translation>%1 von %2: %3 %4</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ColourBar</name>
    <message>
        <source>Colours of the map</source>
        <translation>Farben der Karte</translation>
    </message>
    <message>
        <source>Violet: against the answer. Yellow: for it.</source>
        <translation>Violett: gegen die Antwort. Gelb: dafür.</translation>
    </message>
    <message>
        <source>From 0 to %1 of the attention in one patch of the image; higher shares have the last colour</source>
        <translation>Von 0 bis %1 der Aufmerksamkeit in einem Patch des Bildes; höhere Anteile haben die letzte Farbe</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ConfusionView</name>
    <message>
        <source>Confusion matrix (reference against prediction)</source>
        <translation>Konfusionsmatrix (Referenz gegen Vorhersage)</translation>
    </message>
    <message>
        <source>reference ↓</source>
        <translation>Referenz ↓</translation>
    </message>
    <message>
        <source>%1 with the reference “%2” and the prediction “%3”</source>
        <translation>%1 mit der Referenz „%2“ und der Vorhersage „%3“</translation>
    </message>
    <message>
        <source>prediction →</source>
        <translation>Vorhersage →</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Click to show these cases</source>
        <translation>Klicken zeigt diese Fälle</translation>
    </message>
</context>
<context>
    <name>fovea::ui::CurvesTab</name>
    <message>
        <source>Precision-recall curve</source>
        <translation>Precision-Recall-Kurve</translation>
    </message>
    <message>
        <source>Sensitivity (recall), %</source>
        <translation>Sensitivität (Recall), %</translation>
    </message>
    <message>
        <source>PPV (precision), %</source>
        <translation>PPW (Precision), %</translation>
    </message>
    <message>
        <source>precision recall</source>
        <translation>Precision-Recall</translation>
    </message>
    <message>
        <source>Reliability diagram</source>
        <translation>Reliabilitätsdiagramm</translation>
    </message>
    <message>
        <source>Probability stated, %</source>
        <translation>Angegebene Wahrscheinlichkeit, %</translation>
    </message>
    <message>
        <source>How often it came true, %</source>
        <translation>Wie oft sie eintrat, %</translation>
    </message>
    <message>
        <source>reliability</source>
        <translation>Reliabilität</translation>
    </message>
    <message>
        <source>ROC curve</source>
        <translation>ROC-Kurve</translation>
    </message>
    <message>
        <source>sensitivity against 1 − specificity: found cases against false alarms</source>
        <translation>Sensitivität gegen 1 − Spezifität: gefundene Fälle gegen Fehlalarme</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>how often which was given; the line is the threshold</source>
        <translation>wie oft welche vergeben wurde; die Linie ist der Schwellenwert</translation>
    </message>
    <message>
        <source>of those called positive, how many are; the dashed line is chance</source>
        <translation>wie viele der positiv genannten es sind; die gestrichelte Linie ist Zufall</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>on the dashed line probabilities come true as often as stated; bars are 95 % confidence intervals</source>
        <translation>auf der gestrichelten Linie treten Wahrscheinlichkeiten so oft ein wie angegeben; Balken sind 95-%-Konfidenzintervalle</translation>
    </message>
    <message>
        <source>Decision curve</source>
        <translation>Entscheidungskurve</translation>
    </message>
    <message>
        <source>Threshold, %</source>
        <translation>Schwellenwert, %</translation>
    </message>
    <message>
        <source>Net benefit in 100 images</source>
        <translation>Nettonutzen in 100 Bildern</translation>
    </message>
    <message>
        <source>decision curve</source>
        <translation>Entscheidungskurve</translation>
    </message>
    <message>
        <source>what acting from a probability on is worth: findings acted on, less the false alarms, weighed by how many of them one miss is worth at that threshold; the dashed line is acting on none, the dotted one the threshold</source>
        <translation>was Handeln ab einer Wahrscheinlichkeit wert ist: behandelte Befunde, abzüglich der Fehlalarme, gewichtet danach, wie viele davon bei diesem Schwellenwert einen übersehenen Fall aufwiegen; die gestrichelte Linie ist Handeln bei keinem Bild, die gepunktete der Schwellenwert</translation>
    </message>
    <message>
        <source>Operating point</source>
        <translation>Arbeitspunkt</translation>
    </message>
    <message>
        <source>What follows from it</source>
        <translation>Was daraus folgt</translation>
    </message>
    <message>
        <source>Finding, against the rest</source>
        <translation>Befund gegen alle übrigen</translation>
    </message>
    <message>
        <source>The diagnosis that is to be found: sensitivity is the share of it that is</source>
        <translation>Die Diagnose, die gefunden werden soll: Sensitivität ist der Anteil davon, der gefunden wird</translation>
    </message>
    <message>
        <source>Threshold on the probability</source>
        <translation>Schwellenwert für die Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Fin&amp;ding</source>
        <translation>Befun&amp;d</translation>
    </message>
    <message>
        <source>T&amp;hreshold</source>
        <translation>&amp;Schwellenwert</translation>
    </message>
    <message>
        <source>&amp;Best balance (Youden&apos;s index)</source>
        <translation>Beste Ba&amp;lance (Youden-Index)</translation>
    </message>
    <message>
        <source>Wanted sensitivity or specificity</source>
        <translation>Gewünschte Sensitivität oder Spezifität</translation>
    </message>
    <message>
        <source>Sensitivit&amp;y</source>
        <translation>Sens&amp;itivität</translation>
    </message>
    <message>
        <source>Speci&amp;ficity</source>
        <translation>Spe&amp;zifität</translation>
    </message>
    <message>
        <source>at &amp;least</source>
        <translation>&amp;mindestens</translation>
    </message>
    <message>
        <source>Use this thresh&amp;old</source>
        <translation>Schwellen&amp;wert übernehmen</translation>
    </message>
    <message>
        <source>In the adapter, so that Apply, reports and the command line use it, wherever it is taken</source>
        <translation>In den Adapter, sodass „Anwenden“, Berichte und die Befehlszeile ihn verwenden, wohin er auch mitgenommen wird</translation>
    </message>
    <message>
        <source>Bac&amp;k to the one in use</source>
        <translation>Zurüc&amp;k zum verwendeten</translation>
    </message>
    <message>
        <source>Prevalence: how common the finding is</source>
        <translation>Prävalenz: wie häufig der Befund ist</translation>
    </message>
    <message>
        <source>How common the finding is among the people whom you will ask about. PPV and NPV depend on it.</source>
        <translation>Wie häufig der Befund unter den Personen ist, um die es Ihnen geht. PPW und NPW hängen davon ab.</translation>
    </message>
    <message>
        <source>As a&amp;mong these</source>
        <translation>Wie &amp;hier</translation>
    </message>
    <message>
        <source>Prev&amp;alence</source>
        <translation>Präv&amp;alenz</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>alle übrigen</translation>
    </message>
    <message>
        <source>An image is called “%1” from this probability on. </source>
        <translation>Ab dieser Wahrscheinlichkeit heißt ein Bild „%1“. </translation>
    </message>
    <message>
        <source>Drag the point on the ROC curve or the line among the probabilities, use the arrow keys, or take a rule.</source>
        <translation>Ziehen Sie den Punkt auf der ROC-Kurve oder die Linie bei den Wahrscheinlichkeiten, nutzen Sie die Pfeiltasten oder nehmen Sie eine Regel.</translation>
    </message>
    <message>
        <source>Of more than two classes a rule is kept, which holds for each of them; a threshold that was set by hand is only looked at.</source>
        <translation>Bei mehr als zwei Klassen wird eine Regel behalten, die für jede gilt; ein von Hand gesetzter Schwellenwert wird nur angesehen.</translation>
    </message>
    <message>
        <source>The test images have been seen: one that is taken into use now is marked so, and evaluating it on them counts once more.</source>
        <translation>Die Testbilder wurden gesehen: Ein jetzt übernommener wird so vermerkt, und seine Auswertung auf ihnen zählt ein weiteres Mal.</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>PPV</source>
        <translation>PPW</translation>
    </message>
    <message>
        <source>NPV</source>
        <translation>NPW</translation>
    </message>
    <message>
        <source>With 95 % confidence intervals; PPV and NPV at the prevalence below.</source>
        <translation>Mit 95-%-Konfidenzintervallen; PPW und NPW bei der Prävalenz unten.</translation>
    </message>
    <message>
        <source>Net benefit in 100 studies</source>
        <translation>Nettonutzen in 100 Untersuchungen</translation>
    </message>
    <message>
        <source>Net benefit in 100 patients</source>
        <translation>Nettonutzen in 100 Patienten</translation>
    </message>
    <message>
        <source>Where sensitivity + specificity is highest on the validation set</source>
        <translation>Wo Sensitivität + Spezifität auf der Validierungsmenge am höchsten ist</translation>
    </message>
    <message>
        <source>The highest threshold that finds at least this share on the validation set</source>
        <translation>Der höchste Schwellenwert, der auf der Validierungsmenge mindestens diesen Anteil findet</translation>
    </message>
    <message>
        <source>The lowest threshold that recognises at least this share of the others on the validation set</source>
        <translation>Der niedrigste Schwellenwert, der auf der Validierungsmenge mindestens diesen Anteil der übrigen erkennt</translation>
    </message>
    <message>
        <source>A study is called “%1” from this probability on. </source>
        <translation>Ab dieser Wahrscheinlichkeit heißt eine Untersuchung „%1“. </translation>
    </message>
    <message>
        <source>A patient is called “%1” from this probability on. </source>
        <translation>Ab dieser Wahrscheinlichkeit heißt ein Patient „%1“. </translation>
    </message>
    <message>
        <source>It can be moved on the validation set only.</source>
        <translation>Er lässt sich nur auf der Validierungsmenge verschieben.</translation>
    </message>
    <message>
        <source>Without cases of both kinds nothing follows.</source>
        <translation>Ohne Fälle beider Arten folgt nichts.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::DataHeader</name>
    <message>
        <source>Continue to training</source>
        <translation>Weiter zum Training</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Choose a folder that holds one folder of images per diagnosis, or single images; or drop them here</source>
        <translation>Wählen Sie einen Ordner, der je Diagnose einen Ordner mit Bildern enthält, oder einzelne Bilder; oder legen Sie sie hier ab</translation>
    </message>
    <message>
        <source>A &amp;folder…</source>
        <translation>Ein &amp;Ordner…</translation>
    </message>
    <message>
        <source>Single &amp;images…</source>
        <translation>Einzelne &amp;Bilder…</translation>
    </message>
    <message>
        <source>With a &amp;table…</source>
        <translation>Mit einer &amp;Tabelle…</translation>
    </message>
    <message>
        <source>By a &amp;header field…</source>
        <translation>Nach einem &amp;Header-Feld…</translation>
    </message>
    <message>
        <source>&amp;Export labels…</source>
        <translation>&amp;Labels exportieren…</translation>
    </message>
    <message>
        <source>Undo: %1 (Ctrl+Z)</source>
        <translation>Rückgängig: %1 (Strg+Z)</translation>
    </message>
    <message>
        <source>Redo: %1 (Ctrl+Shift+Z)</source>
        <translation>Wiederholen: %1 (Strg+Umschalt+Z)</translation>
    </message>
    <message>
        <source>Second &amp;reading…</source>
        <translation>&amp;Zweite Befundung…</translation>
    </message>
    <message>
        <source>Images that are worth labelling next, labels that are probably wrong, and how far a reader gives the same answer twice</source>
        <translation>Bilder, die als Nächstes ein Label verdienen, Labels, die wahrscheinlich falsch sind, und wie oft eine Person zweimal dieselbe Antwort gibt</translation>
    </message>
    <message>
        <source>Add images</source>
        <translation>Bilder hinzufügen</translation>
    </message>
    <message>
        <source>Check labels</source>
        <translation>Labels prüfen</translation>
    </message>
    <message>
        <source>What to label &amp;next</source>
        <translation>Was als &amp;Nächstes zu labeln ist</translation>
    </message>
    <message>
        <source>&amp;Suspicious labels</source>
        <translation>&amp;Verdächtige Labels</translation>
    </message>
</context>
<context>
    <name>fovea::ui::DataNotice</name>
    <message>
        <source>This is possible when “%1” has ended.</source>
        <translation>Dies ist möglich, sobald „%1“ beendet ist.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::DataPage</name>
    <message>
        <source>Drop images or folders here</source>
        <translation>Bilder oder Ordner hier ablegen</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) are used from their new place.</source>
        <translation>
            <numerusform>%n Bild wird vom neuen Ort verwendet.</numerusform>
            <numerusform>%n Bilder werden vom neuen Ort verwendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>The image, and what is wrong with the images</source>
        <translation>Das Bild und was mit den Bildern nicht stimmt</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Answer the question for the chosen images: the diagnosis or grade of that number (of one image, go on to the next), the finding of that number in turn yes, no, not stated; or begin to type the number (Enter keeps it, Esc leaves it)</source>
        <translation>Die Frage für die gewählten Bilder beantworten: die Diagnose oder der Grad mit dieser Nummer (bei einem Bild weiter zum nächsten), der Befund mit dieser Nummer abwechselnd ja, nein, keine Angabe; oder die Zahl zu tippen beginnen (Eingabetaste behält sie, Esc verwirft sie)</translation>
    </message>
    <message>
        <source>1 to 9</source>
        <translation>1 bis 9</translation>
    </message>
    <message>
        <source>The finding of that number is not there</source>
        <translation>Der Befund mit dieser Nummer ist nicht vorhanden</translation>
    </message>
    <message>
        <source>Shift and 1 to 9</source>
        <translation>Umschalt und 1 bis 9</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Image before</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Set the chosen images aside</source>
        <translation>Die gewählten Bilder ausschließen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Find a file or patient</source>
        <translation>Datei oder Patient suchen</translation>
    </message>
    <message>
        <source>Every file is opened once to see whether it can be read.</source>
        <translation>Jede Datei wird einmal geöffnet, um zu sehen, ob sie lesbar ist.</translation>
    </message>
    <message>
        <source>Bring your images</source>
        <translation>Bringen Sie Ihre Bilder mit</translation>
    </message>
    <message>
        <source>Drop a folder here that holds one folder of images per diagnosis, for example “healthy” and “glaucoma”. Single images take the name of the folder they lie in; a table (CSV) can say the diagnoses instead. DICOM, PNG, JPEG, TIFF, HEIC and more are read. Your files are not changed and stay where they are.</source>
        <translation>Legen Sie hier einen Ordner ab, der je Diagnose einen Ordner mit Bildern enthält, zum Beispiel „gesund“ und „Glaukom“. Einzelne Bilder erhalten den Namen des Ordners, in dem sie liegen; stattdessen kann eine Tabelle (CSV) die Diagnosen nennen. Gelesen werden DICOM, PNG, JPEG, TIFF, HEIC und mehr. Ihre Dateien werden nicht verändert und bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Choose single images…</source>
        <translation>Einzelne Bilder wählen…</translation>
    </message>
    <message>
        <source>Import with a table…</source>
        <translation>Mit einer Tabelle importieren…</translation>
    </message>
    <message>
        <source>By a header field…</source>
        <translation>Nach einem Header-Feld…</translation>
    </message>
    <message>
        <source>Copy the images into the project, without patient data</source>
        <translation>Bilder ohne Patientendaten ins Projekt kopieren</translation>
    </message>
    <message>
        <source>Names, numbers, dates and other data of the patient are removed from the copies (DICOM PS3.15 Basic Profile); the project can then be moved as a whole. What is written into a picture stays. If not chosen, your files are used where they are.</source>
        <translation>Namen, Nummern, Daten und andere Angaben zum Patienten werden aus den Kopien entfernt (DICOM PS3.15 Basic Profile); das Projekt lässt sich dann als Ganzes verschieben. Was ins Bild geschrieben ist, bleibt. Wenn nicht gewählt, werden Ihre Dateien dort verwendet, wo sie sind.</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message>
        <source>Look at the header fields…</source>
        <translation>Header-Felder ansehen…</translation>
    </message>
    <message>
        <source>Open or close the study, where images stand by study</source>
        <translation>Die Untersuchung öffnen oder schließen, wo Bilder nach Untersuchung stehen</translation>
    </message>
    <message>
        <source>In a list of labels to check: take the proposed one, and go on</source>
        <translation>In einer Liste zu prüfender Labels: das vorgeschlagene übernehmen und weitergehen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabetaste</translation>
    </message>
    <message>
        <source>In a list of suspicious labels: the label is right, and is not listed again</source>
        <translation>In einer Liste verdächtiger Labels: das Label stimmt und wird nicht wieder aufgeführt</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Umschalt+Eingabetaste</translation>
    </message>
</context>
<context>
    <name>fovea::ui::DataPresenter</name>
    <message>
        <source>Made again: %1.</source>
        <translation>Wiederholt: %1.</translation>
    </message>
    <message>
        <source>Taken back: %1.</source>
        <translation>Rückgängig gemacht: %1.</translation>
    </message>
    <message>
        <source>Choose one or more images first.</source>
        <translation>Wählen Sie zuerst ein oder mehrere Bilder.</translation>
    </message>
    <message>
        <source>“%1” is no number. Nothing was changed.</source>
        <translation>„%1“ ist keine Zahl. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>%1 is not possible: the question takes %2. Nothing was changed.</source>
        <translation>%1 ist nicht möglich: Die Frage lässt %2 zu. Nichts wurde geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n Patient</numerusform>
            <numerusform>%n Patienten</numerusform>
        </translation>
    </message>
    <message>
        <source>copies without patient data</source>
        <translation>Kopien ohne Patientendaten</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
    <message>
        <source>Taking validation images</source>
        <translation>Validierungsbilder werden genommen</translation>
    </message>
    <message numerus="yes">
        <source>%n training image(s) are validation images from now on. The test images stay as they were.</source>
        <translation>
            <numerusform>%n Trainingsbild ist von jetzt an Validierungsbild. Die Testbilder bleiben, wie sie waren.</numerusform>
            <numerusform>%n Trainingsbilder sind von jetzt an Validierungsbilder. Die Testbilder bleiben, wie sie waren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Splitting the images</source>
        <translation>Bilder werden aufgeteilt</translation>
    </message>
    <message>
        <source>The images were split again: every patient is in one split only. Train again to use it.</source>
        <translation>Die Bilder wurden neu aufgeteilt: Jeder Patient ist in nur einer Teilmenge. Trainieren Sie neu, um das zu nutzen.</translation>
    </message>
    <message>
        <source>Naming the patients</source>
        <translation>Patienten werden benannt</translation>
    </message>
    <message numerus="yes">
        <source>The patient of %n more image(s) is known. The problems say whether one is in several splits.</source>
        <translation>
            <numerusform>Der Patient von %n weiteren Bild ist bekannt. Die Probleme sagen, ob einer in mehreren Teilmengen ist.</numerusform>
            <numerusform>Der Patient von %n weiteren Bildern ist bekannt. Die Probleme sagen, ob einer in mehreren Teilmengen ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at each image again</source>
        <translation>Jedes Bild wird noch einmal angesehen</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Gestoppt. Nichts wurde geändert.</translation>
    </message>
    <message numerus="yes">
        <source>The network sees the images so from now on: %1. %n of them look(s) different to it. Train again to use it.</source>
        <translation>
            <numerusform>Das Netz sieht die Bilder von jetzt an so: %1. %n davon sieht für das Netz anders aus. Trainieren Sie neu, um das zu nutzen.</numerusform>
            <numerusform>Das Netz sieht die Bilder von jetzt an so: %1. %n davon sehen für das Netz anders aus. Trainieren Sie neu, um das zu nutzen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was changed: %n image(s) cannot be read as they were brought in. They are the ones shown now. Bring them in again, or exclude them.</source>
        <translation>
            <numerusform>Nichts wurde geändert: %n Bild kann nicht mehr so gelesen werden, wie es aufgenommen wurde. Es wird jetzt gezeigt. Nehmen Sie es neu auf oder schließen Sie es aus.</numerusform>
            <numerusform>Nichts wurde geändert: %n Bilder können nicht mehr so gelesen werden, wie sie aufgenommen wurden. Sie werden jetzt gezeigt. Nehmen Sie sie neu auf oder schließen Sie sie aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving the labels</source>
        <translation>Labels werden gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>The labels of %n image(s) were saved, patients included.</source>
        <translation>
            <numerusform>Das Label von %n Bild wurde gespeichert, mit Patient.</numerusform>
            <numerusform>Die Labels von %n Bildern wurden gespeichert, mit Patienten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n study(s)</source>
        <translation>
            <numerusform>%n Untersuchung</numerusform>
            <numerusform>%n Untersuchungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Putting images together</source>
        <translation>Bilder werden zusammengefasst</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) have another study or answer than before. Train again to use it.</source>
        <translation>
            <numerusform>%n Bild hat eine andere Untersuchung oder Antwort als zuvor. Trainieren Sie neu, damit es gilt.</numerusform>
            <numerusform>%n Bilder haben eine andere Untersuchung oder Antwort als zuvor. Trainieren Sie neu, damit es gilt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Making labels of what readers say</source>
        <translation>Aus Befundungen werden Labels</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) have another label than before. Train again to use it.</source>
        <translation>
            <numerusform>%n Bild hat ein anderes Label als zuvor. Trainieren Sie erneut, um es zu nutzen.</numerusform>
            <numerusform>%n Bilder haben ein anderes Label als zuvor. Trainieren Sie erneut, um es zu nutzen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::DataWindows</name>
    <message>
        <source>Choose the folder that holds one folder per diagnosis</source>
        <translation>Ordner wählen, der je Diagnose einen Ordner enthält</translation>
    </message>
    <message>
        <source>Choose images; each takes the name of its folder as diagnosis</source>
        <translation>Bilder wählen; jedes erhält den Namen seines Ordners als Diagnose</translation>
    </message>
    <message>
        <source>Choose the table that names the images</source>
        <translation>Tabelle wählen, die die Bilder nennt</translation>
    </message>
    <message>
        <source>Choose the folder with the DICOM files</source>
        <translation>Ordner mit den DICOM-Dateien wählen</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>Labels exportieren</translation>
    </message>
    <message>
        <source>This table will name patients.</source>
        <translation>Diese Tabelle nennt Patienten.</translation>
    </message>
    <message>
        <source>It holds the patients&apos; identifiers and the names of the files. Save it only where patient data may be kept. “Import with a table” reads it back.</source>
        <translation>Sie enthält die Kennungen der Patienten und die Namen der Dateien. Speichern Sie sie nur, wo Patientendaten liegen dürfen. „Mit einer Tabelle importieren“ liest sie wieder ein.</translation>
    </message>
    <message>
        <source>Choose where to save…</source>
        <translation>Speicherort wählen…</translation>
    </message>
    <message>
        <source>Save the labels, patients included</source>
        <translation>Labels speichern, mit Patienten</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>Was das Netz sieht</translation>
    </message>
    <message>
        <source>Let the network see all images so: %1?</source>
        <translation>Soll das Netz alle Bilder so sehen: %1?</translation>
    </message>
    <message>
        <source>Every image is read again, which may take a while; your files are not changed, and Undo takes it back. What was trained before keeps the window it was trained with: train again to use this one.</source>
        <translation>Jedes Bild wird noch einmal gelesen, was eine Weile dauern kann; Ihre Dateien werden nicht verändert, und „Rückgängig“ nimmt es zurück. Was zuvor trainiert wurde, behält das Fenster, mit dem es trainiert wurde: Trainieren Sie neu, um dieses zu nutzen.</translation>
    </message>
    <message>
        <source>Change for all images</source>
        <translation>Für alle Bilder ändern</translation>
    </message>
    <message>
        <source>Choose the table that names the patients</source>
        <translation>Tabelle wählen, die die Patienten nennt</translation>
    </message>
    <message>
        <source>Choose the table that names the studies</source>
        <translation>Tabelle wählen, die die Untersuchungen nennt</translation>
    </message>
</context>
<context>
    <name>fovea::ui::Demo</name>
    <message>
        <source>Making example images</source>
        <translation>Beispielbilder werden erstellt</translation>
    </message>
</context>
<context>
    <name>fovea::ui::Dialogs</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>fovea::ui::FilterBar</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Show as pictures</source>
        <translation>Als Bilder zeigen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Small pictures</source>
        <translation>Kleine Bilder</translation>
    </message>
    <message>
        <source>Medium pictures</source>
        <translation>Mittlere Bilder</translation>
    </message>
    <message>
        <source>Large pictures</source>
        <translation>Große Bilder</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>Größe der Bilder</translation>
    </message>
    <message>
        <source>Find a file or patient</source>
        <translation>Datei oder Patient suchen</translation>
    </message>
    <message>
        <source>Split: training, validation or test images</source>
        <translation>Teilmenge: Trainings-, Validierungs- oder Testbilder</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>All splits</source>
        <translation>Alle Teilmengen</translation>
    </message>
    <message>
        <source>With and without problems</source>
        <translation>Mit und ohne Probleme</translation>
    </message>
    <message>
        <source>By study</source>
        <translation>Nach Untersuchung</translation>
    </message>
    <message>
        <source>Images of a study stand together, as one until it is opened (E); what is done with a closed one is done with all its images</source>
        <translation>Bilder einer Untersuchung stehen zusammen, als eines, bis sie geöffnet wird (E); was mit einer geschlossenen geschieht, geschieht mit allen ihren Bildern</translation>
    </message>
</context>
<context>
    <name>fovea::ui::FilterChip</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>fovea::ui::FindingBar</name>
    <message>
        <source>%1: yes %2, no %3, not stated %4</source>
        <translation>%1: ja %2, nein %3, keine Angabe %4</translation>
    </message>
    <message>
        <source>%1 yes · %2 no</source>
        <translation>%1 ja · %2 nein</translation>
    </message>
    <message>
        <source>%1. Press to see only the images that have it.</source>
        <translation>%1. Drücken zeigt nur die Bilder, die es haben.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::FindingChip</name>
    <message>
        <source>differs</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1. Press for yes, no, not stated in turn.</source>
        <translation>%1. Drücken für ja, nein, keine Angabe im Wechsel.</translation>
    </message>
    <message>
        <source>%1. Press it, or the key %2, for yes, no, not stated in turn.</source>
        <translation>%1. Drücken, oder die Taste %2, für ja, nein, keine Angabe im Wechsel.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::FindingsCard</name>
    <message>
        <source>Copy t&amp;hese</source>
        <translation>&amp;Diese kopieren</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Press one to see it below</source>
        <translation>Drücken zeigt einen darunter</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Figures of each finding</source>
        <translation>Kennzahlen je Befund</translation>
    </message>
    <message>
        <source>The findings</source>
        <translation>Die Befunde</translation>
    </message>
    <message>
        <source>each at its own threshold; below stands the one that is chosen</source>
        <translation>jeder bei seinem eigenen Schwellenwert; darunter der gewählte</translation>
    </message>
    <message>
        <source>Those with the finding, of all of which it is stated</source>
        <translation>Jene mit dem Befund, unter allen mit Angabe dazu</translation>
    </message>
</context>
<context>
    <name>fovea::ui::FindingsPresenter</name>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Area under the ROC curve of the finding: 1 perfect, 0.5 chance</source>
        <translation>Fläche unter der ROC-Kurve des Befunds: 1 perfekt, 0,5 Zufall</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellenwert</translation>
    </message>
    <message>
        <source>The probability from which on the finding is called</source>
        <translation>Die Wahrscheinlichkeit, ab der der Befund genannt wird</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Mean of the findings</source>
        <translation>Mittel der Befunde</translation>
    </message>
    <message>
        <source>All statements together</source>
        <translation>Alle Angaben zusammen</translation>
    </message>
    <message numerus="yes">
        <source>Every finding is right in %1 of the %n image(s) of which all are stated.</source>
        <translation>
            <numerusform>Jeder Befund stimmt in %1 von %n Bild, in dem alle angegeben sind.</numerusform>
            <numerusform>Jeder Befund stimmt in %1 von %n Bildern, in denen alle angegeben sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Of those with the finding, the share in which it is called</source>
        <translation>Unter jenen mit dem Befund der Anteil, in dem er genannt wird</translation>
    </message>
    <message>
        <source>Of those without the finding, the share in which it is not called</source>
        <translation>Unter jenen ohne den Befund der Anteil, in dem er nicht genannt wird</translation>
    </message>
    <message numerus="yes">
        <source>Every finding is right in %1 of the %n study(s) of which all are stated.</source>
        <translation>
            <numerusform>Jeder Befund stimmt in %1 von %n Untersuchung, in der alle angegeben sind.</numerusform>
            <numerusform>Jeder Befund stimmt in %1 von %n Untersuchungen, in denen alle angegeben sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every finding is right in %1 of the %n patient(s) of whom all are stated.</source>
        <translation>
            <numerusform>Jeder Befund stimmt bei %1 von %n Patienten, bei dem alle angegeben sind.</numerusform>
            <numerusform>Jeder Befund stimmt bei %1 von %n Patienten, bei denen alle angegeben sind.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::FirstTour</name>
    <message>
        <source>Bring your images in, say what each of them shows, and look at what may be wrong with them.</source>
        <translation>Bringen Sie Ihre Bilder herein, sagen Sie, was jedes zeigt, und sehen Sie nach, was an ihnen nicht stimmen könnte.</translation>
    </message>
    <message>
        <source>See how good it is on images that it did not learn from, which ones it gets wrong, and where it looked.</source>
        <translation>Sehen Sie, wie gut er auf Bildern ist, von denen er nicht gelernt hat, welche er falsch beurteilt und wohin er gesehen hat.</translation>
    </message>
    <message>
        <source>Let it answer for new images, and check it on those of another hospital before you trust it.</source>
        <translation>Lassen Sie ihn für neue Bilder antworten, und prüfen Sie ihn an denen einer anderen Klinik, bevor Sie ihm vertrauen.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Let Fovea learn from these answers; the standard settings are a good beginning. What comes of it is called an adapter.</source>
        <translation>Lassen Sie Fovea aus diesen Antworten lernen; die Standardeinstellungen sind ein guter Anfang. Was dabei entsteht, heißt Adapter.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::FrameTools</name>
    <message>
        <source>Back to this image</source>
        <translation>Zurück zu diesem Bild</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Einzelbild</translation>
    </message>
    <message>
        <source>Other frames or slices of the same file, to look at (Page Up, Page Down, Home). The mark is the one that is an image of the project.</source>
        <translation>Andere Einzelbilder oder Schichten derselben Datei, zum Ansehen (Bild auf, Bild ab, Pos1). Die Marke zeigt das, das ein Bild des Projekts ist.</translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation>Einzelbild %1 von %2</translation>
    </message>
</context>
<context>
    <name>fovea::ui::FramesDialog</name>
    <message>
        <source>Which frames?</source>
        <translation>Welche Einzelbilder?</translation>
    </message>
    <message>
        <source>These files hold several pictures each.</source>
        <translation>Diese Dateien enthalten je mehrere Bilder.</translation>
    </message>
    <message>
        <source>They are volumes: each file is cut into slices. Which of them shall become images of the project?</source>
        <translation>Es sind Volumen: Jede Datei wird in Schichten zerlegt. Welche davon sollen Bilder des Projekts werden?</translation>
    </message>
    <message>
        <source>They are recordings or stacks. Which of their frames shall become images of the project?</source>
        <translation>Es sind Aufzeichnungen oder Stapel. Welche ihrer Einzelbilder sollen Bilder des Projekts werden?</translation>
    </message>
    <message>
        <source>The &amp;middle one of each file</source>
        <translation>Das &amp;mittlere jeder Datei</translation>
    </message>
    <message>
        <source>The &amp;first one of each file</source>
        <translation>Das &amp;erste jeder Datei</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>&amp;One in every</source>
        <translation>&amp;Jeweils eines von</translation>
    </message>
    <message>
        <source>One in every how many frames</source>
        <translation>Jeweils eines von wie vielen Einzelbildern</translation>
    </message>
    <message>
        <source>Frames of one file count as one patient&apos;s and stay in one split.</source>
        <translation>Einzelbilder einer Datei gelten als von einem Patienten und bleiben in einer Teilmenge.</translation>
    </message>
    <message>
        <source>&amp;Bring in</source>
        <translation>Au&amp;fnehmen</translation>
    </message>
    <message>
        <source>&amp;Plane</source>
        <translation>E&amp;bene</translation>
    </message>
    <message>
        <source>Range of each volume, from per cent</source>
        <translation>Bereich jedes Volumens, von Prozent</translation>
    </message>
    <message>
        <source>Range of each volume, to per cent</source>
        <translation>Bereich jedes Volumens, bis Prozent</translation>
    </message>
    <message>
        <source>How many slices of each volume</source>
        <translation>Wie viele Schichten jedes Volumens</translation>
    </message>
    <message>
        <source>A &amp;range of each volume, from</source>
        <translation>Ein Be&amp;reich jedes Volumens, von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Those that show most &amp;tissue</source>
        <translation>Die mit dem meisten &amp;Gewebe</translation>
    </message>
    <message>
        <source>These files are slices of DICOM series.</source>
        <translation>Diese Dateien sind Schichten von DICOM-Serien.</translation>
    </message>
    <message>
        <source>Each volume is cut into slices again. Which of them shall become images of the project?</source>
        <translation>Jedes Volumen wird wieder in Schichten zerlegt. Welche davon sollen Bilder des Projekts werden?</translation>
    </message>
    <message>
        <source>Found: %1 of %2.</source>
        <translation>Gefunden: %1 mit %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n Serie</numerusform>
            <numerusform>%n Serien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slice(s)</source>
        <translation>
            <numerusform>%n Schicht</numerusform>
            <numerusform>%n Schichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %n volume(s) something was found, as a slice that is missing; it is named once they are brought in.</source>
        <translation>
            <numerusform>Bei %n Volumen ist etwas aufgefallen, etwa eine fehlende Schicht; es wird genannt, sobald es eingelesen ist.</numerusform>
            <numerusform>Bei %n Volumen ist etwas aufgefallen, etwa eine fehlende Schicht; es wird genannt, sobald sie eingelesen sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are in no volume and would be left out.</source>
        <translation>
            <numerusform>%n Datei gehört zu keinem Volumen und bliebe weg.</numerusform>
            <numerusform>%n Dateien gehören zu keinem Volumen und blieben weg.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put the &amp;slices together, to %n volume(s), by where they lie</source>
        <translation>
            <numerusform>Die &amp;Schichten nach ihrer Lage zu %n Volumen zusammensetzen</numerusform>
            <numerusform>Die &amp;Schichten nach ihrer Lage zu %n Volumen zusammensetzen</numerusform>
        </translation>
    </message>
    <message>
        <source>With cubic &amp;voxels, for other planes and a tilted gantry</source>
        <translation>Mit würfelförmigen &amp;Voxeln, für andere Ebenen und eine gekippte Gantry</translation>
    </message>
    <message>
        <source>Take &amp;each slice as an image by itself</source>
        <translation>Jede Schicht als B&amp;ild für sich nehmen</translation>
    </message>
</context>
<context>
    <name>fovea::ui::GalleryModel</name>
    <message>
        <source>%1
Reference “%2”, prediction “%3” (%4)</source>
        <translation>%1
Referenz „%2“, Vorhersage „%3“ (%4)</translation>
    </message>
    <message>
        <source>Reference %1, prediction %2, %3</source>
        <translation>Referenz %1, Vorhersage %2, %3</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>fovea::ui::GalleryView</name>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>✕ %1</source>
        <translation>✕ %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <translation>
            <numerusform>%1, %n Bild</numerusform>
            <numerusform>%1, %n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
</context>
<context>
    <name>fovea::ui::GradesDialog</name>
    <message>
        <source>&amp;Use this order</source>
        <translation>Diese &amp;Reihenfolge verwenden</translation>
    </message>
    <message>
        <source>They are &amp;no grades</source>
        <translation>Es sind &amp;keine Grade</translation>
    </message>
    <message>
        <source>Diagnoses as grades</source>
        <translation>Diagnosen als Grade</translation>
    </message>
    <message>
        <source>Where the diagnoses are steps of one scale, as none, mild, moderate, severe, put them in order, the lowest first. Figures then say how many grades a wrong answer is off, and what is trained from now on learns of three or more grades that far off is worse than near. Adapters that were trained already are judged in this order, too.</source>
        <translation>Sind die Diagnosen Stufen einer Skala, wie keine, leicht, mäßig, schwer, bringen Sie sie in Reihenfolge, die niedrigste zuerst. Kennzahlen sagen dann, um wie viele Grade eine falsche Antwort danebenliegt, und was von jetzt an trainiert wird, lernt bei drei oder mehr Graden, dass weit daneben schlimmer ist als knapp. Auch schon trainierte Adapter werden nach dieser Reihenfolge beurteilt.</translation>
    </message>
    <message>
        <source>Grades, the lowest first</source>
        <translation>Grade, der niedrigste zuerst</translation>
    </message>
    <message>
        <source>Drag, or press Alt with the arrow keys, to move a grade</source>
        <translation>Ziehen oder Alt mit den Pfeiltasten verschiebt einen Grad</translation>
    </message>
    <message>
        <source>Lower grade</source>
        <translation>Grad niedriger</translation>
    </message>
    <message>
        <source>Higher grade</source>
        <translation>Grad höher</translation>
    </message>
    <message>
        <source>Lowest grade</source>
        <translation>Niedrigster Grad</translation>
    </message>
    <message>
        <source>Highest grade</source>
        <translation>Höchster Grad</translation>
    </message>
</context>
<context>
    <name>fovea::ui::GridView</name>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Arrow keys choose an image, the keys 1 to 9 answer the question for it.</source>
        <translation>Pfeiltasten wählen ein Bild, die Tasten 1 bis 9 beantworten die Frage dafür.</translation>
    </message>
    <message>
        <source>No image passes the filter.</source>
        <translation>Kein Bild passt zum Filter.</translation>
    </message>
    <message>
        <source>No images yet.</source>
        <translation>Noch keine Bilder.</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>fovea::ui::GuideWindow</name>
    <message>
        <source>Guide</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>Contents of the guide</source>
        <translation>Inhalt der Anleitung</translation>
    </message>
    <message>
        <source>Page of the guide</source>
        <translation>Seite der Anleitung</translation>
    </message>
    <message>
        <source>All &amp;keys…</source>
        <translation>Alle &amp;Tasten…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Schl&amp;ießen</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Zurück (Alt+Links)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Vorwärts (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Find in the guide</source>
        <translation>In der Anleitung suchen</translation>
    </message>
    <message>
        <source>Enter or F3 goes to the next place, Shift+F3 to the one before (Ctrl+F)</source>
        <translation>Enter oder F3 führt zur nächsten Stelle, Umschalt+F3 zur vorigen (Strg+F)</translation>
    </message>
    <message>
        <source>The place before</source>
        <translation>Die vorige Stelle</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>Die nächste Stelle</translation>
    </message>
    <message>
        <source>Not in the guide</source>
        <translation>Nicht in der Anleitung</translation>
    </message>
</context>
<context>
    <name>fovea::ui::HeaderFacts</name>
    <message>
        <source>Kind of image</source>
        <translation>Art des Bildes</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Image type</source>
        <translation>Bildtyp</translation>
    </message>
    <message>
        <source>Writing in the picture</source>
        <translation>Schrift im Bild</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Patient&apos;s number</source>
        <translation>Patientennummer</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Geburtsdatum</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Date of examination</source>
        <translation>Untersuchungsdatum</translation>
    </message>
    <message>
        <source>Accession number</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Einrichtung</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
</context>
<context>
    <name>fovea::ui::HeaderFieldDialog</name>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Diagnosis from a header field</source>
        <translation>Diagnose aus einem Header-Feld</translation>
    </message>
    <message>
        <source>DICOM files say more than the picture, for example the series or the body part. Choose the field that says what is to be learned; the patient is read from the header, too. Fields that can tell who a patient is are not offered.</source>
        <translation>DICOM-Dateien sagen mehr als das Bild, etwa die Serie oder die Körperregion. Wählen Sie das Feld, das sagt, was gelernt werden soll; auch der Patient wird aus dem Header gelesen. Felder, die verraten können, wer ein Patient ist, werden nicht angeboten.</translation>
    </message>
    <message>
        <source>The names of diagnoses are written into adapters and reports: choose no field that identifies people.</source>
        <translation>Die Namen der Diagnosen werden in Adapter und Berichte geschrieben: Wählen Sie kein Feld, das Personen kenntlich macht.</translation>
    </message>
    <message>
        <source>Another f&amp;older…</source>
        <translation>Anderer &amp;Ordner…</translation>
    </message>
    <message>
        <source>Choose the folder with the DICOM files</source>
        <translation>Ordner mit den DICOM-Dateien wählen</translation>
    </message>
    <message>
        <source>Images:</source>
        <translation>Bilder:</translation>
    </message>
    <message>
        <source>Fields that could say the diagnosis</source>
        <translation>Felder, die die Diagnose nennen könnten</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>Sagt</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Images per diagnosis</source>
        <translation>Bilder je Diagnose</translation>
    </message>
    <message>
        <source>Reading the headers …</source>
        <translation>Header werden gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them DICOM.</source>
        <translation>
            <numerusform>%n davon DICOM.</numerusform>
            <numerusform>%n davon DICOM.</numerusform>
        </translation>
    </message>
    <message>
        <source>No field has a few different values: a table can say the diagnoses instead.</source>
        <translation>Kein Feld hat wenige verschiedene Werte: Stattdessen kann eine Tabelle die Diagnosen nennen.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) do not have it and come without a diagnosis.</source>
        <translation>
            <numerusform>%n Bild hat es nicht und kommt ohne Diagnose.</numerusform>
            <numerusform>%n Bilder haben es nicht und kommen ohne Diagnose.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every image has it.</source>
        <translation>Jedes Bild hat es.</translation>
    </message>
    <message>
        <source>Choose a field on the left.</source>
        <translation>Wählen Sie links ein Feld.</translation>
    </message>
    <message>
        <source>This is possible when the running work has ended.</source>
        <translation>Dies ist möglich, sobald die laufende Arbeit beendet ist.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::HistoryDialog</name>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Everything that ever changed this project (its audit trail), the newest first. Nothing is ever removed from it, and it names no patient.</source>
        <translation>Alles, was dieses Projekt je geändert hat (sein Audit-Trail), das Neueste zuerst. Nichts wird je daraus entfernt, und er nennt keine Patienten.</translation>
    </message>
    <message>
        <source>The history is saved.</source>
        <translation>Der Verlauf ist gespeichert.</translation>
    </message>
    <message>
        <source>Copy the chosen lines</source>
        <translation>Gewählte Zeilen kopieren</translation>
    </message>
    <message>
        <source>&amp;Find:</source>
        <translation>&amp;Suchen:</translation>
    </message>
    <message>
        <source>words, for example: evaluation test</source>
        <translation>Wörter, zum Beispiel: Auswertung test</translation>
    </message>
    <message>
        <source>Copies the chosen lines, or all that are shown</source>
        <translation>Kopiert die gewählten Zeilen, oder alle gezeigten</translation>
    </message>
    <message>
        <source>Saves all entries as a table (CSV), oldest first</source>
        <translation>Speichert alle Einträge als Tabelle (CSV), die ältesten zuerst</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Schl&amp;ießen</translation>
    </message>
    <message>
        <source>Shown when “%1” has ended</source>
        <translation>Erscheint, sobald „%1“ beendet ist</translation>
    </message>
    <message>
        <source>%1 of %2 entries</source>
        <translation>%1 von %2 Einträgen</translation>
    </message>
    <message>
        <source>Test evaluations so far: %1. Each further one weakens what the test images can say.</source>
        <translation>Testauswertungen bisher: %1. Jede weitere schwächt, was die Testbilder sagen können.</translation>
    </message>
    <message>
        <source>Save the history</source>
        <translation>Verlauf speichern</translation>
    </message>
    <message>
        <source>history</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>%1 of %2 entry</source>
        <translation>%1 von %2 Eintrag</translation>
    </message>
</context>
<context>
    <name>fovea::ui::HistoryPresenter</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ImageView</name>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Plus and minus zoom, arrow keys move, 0 fits the image into the window. Shift with the arrow keys changes brightness and contrast.</source>
        <translation>Plus und Minus zoomen, Pfeiltasten verschieben, 0 passt das Bild ins Fenster ein. Umschalt mit den Pfeiltasten ändert Helligkeit und Kontrast.</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, zoom %3 %</source>
        <translation>%1 × %2 Pixel, Zoom %3 %</translation>
    </message>
    <message>
        <source>A map lies over it.</source>
        <translation>Darüber liegt eine Karte.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ImportFlow</name>
    <message>
        <source>Taking labels over</source>
        <translation>Labels werden übernommen</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) taken over.</source>
        <translation>
            <numerusform>%n Zeile übernommen.</numerusform>
            <numerusform>%n Zeilen übernommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking into the files</source>
        <translation>Dateien werden angesehen</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) added.</source>
        <translation>
            <numerusform>%n Bild hinzugefügt.</numerusform>
            <numerusform>%n Bilder hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>%n war schon da.</numerusform>
            <numerusform>%n waren schon da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) copied without patient data; what is written into the pictures was not removed.</source>
        <translation>
            <numerusform>%n Datei ohne Patientendaten kopiert; was ins Bild geschrieben ist, wurde nicht entfernt.</numerusform>
            <numerusform>%n Dateien ohne Patientendaten kopiert; was in die Bilder geschrieben ist, wurde nicht entfernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the table took no part.</source>
        <translation>
            <numerusform>%n Zeile der Tabelle nahm nicht teil.</numerusform>
            <numerusform>%n Zeilen der Tabelle nahmen nicht teil.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) to look at, on the right.</source>
        <translation>
            <numerusform>%n Problem anzusehen, rechts.</numerusform>
            <numerusform>%n Probleme anzusehen, rechts.</numerusform>
        </translation>
    </message>
    <message>
        <source>No image lies in a folder named after a diagnosis. Of DICOM files the header may say it.</source>
        <translation>Kein Bild liegt in einem Ordner, der nach einer Diagnose benannt ist. Bei DICOM-Dateien sagt es vielleicht der Header.</translation>
    </message>
    <message>
        <source>The single images were not added: %1</source>
        <translation>Die einzelnen Bilder wurden nicht hinzugefügt: %1</translation>
    </message>
    <message>
        <source>“%1” was not added: %2</source>
        <translation>„%1“ wurde nicht hinzugefügt: %2</translation>
    </message>
    <message>
        <source>Stopped. Nothing was added.</source>
        <translation>Gestoppt. Nichts wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>Images can be added when “%1” has ended.</source>
        <translation>Bilder lassen sich hinzufügen, sobald „%1“ beendet ist.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::InspectHead</name>
    <message>
        <source>Which training</source>
        <translation>Welches Training</translation>
    </message>
    <message>
        <source>Which finding</source>
        <translation>Welcher Befund</translation>
    </message>
    <message>
        <source>Figures, cases, curves and subgroups are those of this finding.</source>
        <translation>Kennzahlen, Fälle, Kurven und Subgruppen sind die dieses Befunds.</translation>
    </message>
    <message>
        <source>&amp;Validation</source>
        <translation>&amp;Validierung</translation>
    </message>
    <message>
        <source>Per &amp;image</source>
        <translation>Pro &amp;Bild</translation>
    </message>
    <message>
        <source>Per &amp;patient</source>
        <translation>Pro &amp;Patient</translation>
    </message>
    <message>
        <source>Some patients have several images here. This counts each patient once, by the mean of the probabilities of all their images.</source>
        <translation>Einige Patienten haben hier mehrere Bilder. Dies zählt jeden Patienten einmal, mit dem Mittel der Wahrscheinlichkeiten aller seiner Bilder.</translation>
    </message>
    <message>
        <source>Save &amp;table…</source>
        <translation>&amp;Tabelle speichern…</translation>
    </message>
    <message>
        <source>Save &amp;report…</source>
        <translation>Be&amp;richt speichern…</translation>
    </message>
    <message>
        <source>Model card…</source>
        <translation>Modellkarte…</translation>
    </message>
    <message>
        <source>Use on &amp;new images</source>
        <translation>Auf &amp;neue Bilder anwenden</translation>
    </message>
    <message>
        <source>All of it, to read, print and archive (HTML or PDF). %1</source>
        <translation>Alles, zum Lesen, Drucken und Archivieren (HTML oder PDF). %1</translation>
    </message>
    <message>
        <source>One page for whoever considers using the adapter (HTML or PDF): what it is meant for, what it learned from, how good it is, and what it cannot do. %1</source>
        <translation>Eine Seite für alle, die erwägen, den Adapter zu verwenden (HTML oder PDF): wofür er gedacht ist, woraus er gelernt hat, wie gut er ist und was er nicht kann. %1</translation>
    </message>
    <message>
        <source>Save a&amp;nd use</source>
        <translation>Sichern u&amp;nd anwenden</translation>
    </message>
    <message>
        <source>T&amp;est set</source>
        <translation>T&amp;estmenge</translation>
    </message>
    <message>
        <source>T&amp;est set (locked)</source>
        <translation>T&amp;estmenge (gesperrt)</translation>
    </message>
    <message>
        <source>There are no test images.</source>
        <translation>Es gibt keine Testbilder.</translation>
    </message>
    <message>
        <source>Images from which the adapter learned nothing. Evaluated before: %1</source>
        <translation>Bilder, aus denen der Adapter nichts gelernt hat. Schon ausgewertet: %1</translation>
    </message>
    <message>
        <source>Images from which the adapter learned nothing</source>
        <translation>Bilder, aus denen der Adapter nichts gelernt hat</translation>
    </message>
    <message>
        <source>Images from which the adapter learned nothing. What opening them means is said before they are.</source>
        <translation>Bilder, aus denen der Adapter nichts gelernt hat. Was das Öffnen bedeutet, wird vorher gesagt.</translation>
    </message>
    <message>
        <source>One line a patient, with every probability (CSV). %1</source>
        <translation>Eine Zeile je Patient, mit jeder Wahrscheinlichkeit (CSV). %1</translation>
    </message>
    <message>
        <source>One line an image, with every probability (CSV). %1</source>
        <translation>Eine Zeile je Bild, mit jeder Wahrscheinlichkeit (CSV). %1</translation>
    </message>
    <message>
        <source>One line a study or patient, with every probability (CSV). %1</source>
        <translation>Eine Zeile pro Untersuchung oder Patient, mit jeder Wahrscheinlichkeit (CSV). %1</translation>
    </message>
    <message>
        <source>Per study</source>
        <translation>Pro Untersuchung</translation>
    </message>
    <message>
        <source>One line an image…</source>
        <translation>Eine Zeile je Bild…</translation>
    </message>
    <message>
        <source>How much each image weighs in the answer of its study or patient, and what it says by itself (CSV). %1</source>
        <translation>Wie viel jedes Bild in der Antwort seiner Untersuchung oder seines Patienten wiegt und was es allein sagt (CSV). %1</translation>
    </message>
    <message>
        <source>The validation images chose the epoch that was kept, where there were epochs: the figures flatter a little</source>
        <translation>Die Validierungsbilder haben die behaltene Epoche bestimmt, wo es Epochen gab: Die Kennzahlen sind etwas geschönt</translation>
    </message>
</context>
<context>
    <name>fovea::ui::InspectPage</name>
    <message>
        <source>No adapter to inspect yet</source>
        <translation>Noch kein Adapter zu prüfen</translation>
    </message>
    <message>
        <source>Train one first. Its figures (AUC, sensitivity, specificity), its mistakes and where it looks will stand here.</source>
        <translation>Trainieren Sie zuerst einen. Seine Kennzahlen (AUC, Sensitivität, Spezifität), seine Fehler und wohin er sieht stehen dann hier.</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Zum Trainieren</translation>
    </message>
    <message>
        <source>Summary, cases, curves and subgroups</source>
        <translation>Überblick, Fälle, Kurven und Subgruppen</translation>
    </message>
    <message>
        <source>&amp;Summary</source>
        <translation>Überbli&amp;ck</translation>
    </message>
    <message>
        <source>&amp;Cases</source>
        <translation>&amp;Fälle</translation>
    </message>
    <message>
        <source>C&amp;urves</source>
        <translation>K&amp;urven</translation>
    </message>
    <message>
        <source>Sub&amp;groups</source>
        <translation>Sub&amp;gruppen</translation>
    </message>
    <message>
        <source>The table is on the clipboard: paste it into a spreadsheet or a manuscript.</source>
        <translation>Die Tabelle ist in der Zwischenablage: Fügen Sie sie in ein Tabellenprogramm oder ein Manuskript ein.</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Next of Summary, Cases, Curves, Subgroups</source>
        <translation>Nächstes von Überblick, Fälle, Kurven, Subgruppen</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>Das vorige</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Saved as %1. %2</source>
        <translation>Gespeichert als %1. %2</translation>
    </message>
    <message>
        <source>Made again: %1.</source>
        <translation>Wiederholt: %1.</translation>
    </message>
    <message>
        <source>Taken back: %1.</source>
        <translation>Rückgängig gemacht: %1.</translation>
    </message>
    <message>
        <source>Evaluating…</source>
        <translation>Wird ausgewertet…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Not evaluated</source>
        <translation>Nicht ausgewertet</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Waiting until “%1” has ended.</source>
        <translation>Wartet, bis „%1“ beendet ist.</translation>
    </message>
    <message>
        <source>On the validation images.</source>
        <translation>Auf den Validierungsbildern.</translation>
    </message>
    <message>
        <source>On the test images. They were evaluated before: %1. Opening that again is not counted.</source>
        <translation>Auf den Testbildern. Sie wurden schon ausgewertet: %1. Das erneut zu öffnen zählt nicht.</translation>
    </message>
    <message>
        <source>On the test images.</source>
        <translation>Auf den Testbildern.</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>Training %1</translation>
    </message>
    <message>
        <source>This can be saved when “%1” has ended.</source>
        <translation>Dies lässt sich speichern, sobald „%1“ beendet ist.</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Save the model card</source>
        <translation>Modellkarte speichern</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF, to print (*.pdf)</source>
        <translation>Webseite (*.html);;PDF, zum Drucken (*.pdf)</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>%1 It stands on Summary, too.</source>
        <translation>%1 Es steht auch im Überblick.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::InspectPresenter</name>
    <message>
        <source>There are no validation images to judge by. Open the test set, which the adapter has never seen, instead.</source>
        <translation>Es gibt keine Validierungsbilder zur Beurteilung. Öffnen Sie stattdessen die Testmenge, die der Adapter nie gesehen hat.</translation>
    </message>
    <message>
        <source>Evaluating on the test images</source>
        <translation>Auswertung auf den Testbildern</translation>
    </message>
    <message>
        <source>Evaluating on the validation images</source>
        <translation>Auswertung auf den Validierungsbildern</translation>
    </message>
    <message>
        <source>Keeping the operating point</source>
        <translation>Arbeitspunkt wird gesichert</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>nicht %1</translation>
    </message>
    <message>
        <source>Writing the table</source>
        <translation>Tabelle wird geschrieben</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Bericht wird geschrieben</translation>
    </message>
    <message>
        <source>Writing the model card</source>
        <translation>Modellkarte wird geschrieben</translation>
    </message>
    <message>
        <source>A map is of one image: it can be checked where each image has an answer of its own.</source>
        <translation>Eine Karte gehört zu einem Bild: Sie lässt sich prüfen, wo jedes Bild eine eigene Antwort hat.</translation>
    </message>
    <message>
        <source>This can be checked when “%1” has ended.</source>
        <translation>Das lässt sich prüfen, sobald „%1“ beendet ist.</translation>
    </message>
    <message>
        <source>Checking what the maps show</source>
        <translation>Prüfung, was die Karten zeigen</translation>
    </message>
</context>
<context>
    <name>fovea::ui::JobStrip</name>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop what is running</source>
        <translation>Stoppen, was gerade läuft</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>%1: paused</source>
        <translation>%1: pausiert</translation>
    </message>
    <message>
        <source>%1: pausing…</source>
        <translation>%1: wird pausiert…</translation>
    </message>
</context>
<context>
    <name>fovea::ui::KeySheet</name>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>In a plot</source>
        <translation>In einem Diagramm</translation>
    </message>
    <message>
        <source>In the ROC curve and the confusion matrix</source>
        <translation>In der ROC-Kurve und der Konfusionsmatrix</translation>
    </message>
    <message>
        <source>In lists and forms</source>
        <translation>In Listen und Formularen</translation>
    </message>
    <message>
        <source>+  −  wheel</source>
        <translation>+  −  Mausrad</translation>
    </message>
    <message>
        <source>Larger, smaller</source>
        <translation>Größer, kleiner</translation>
    </message>
    <message>
        <source>Arrow keys, drag</source>
        <translation>Pfeiltasten, ziehen</translation>
    </message>
    <message>
        <source>Move the enlarged image</source>
        <translation>Das vergrößerte Bild verschieben</translation>
    </message>
    <message>
        <source>Shift and arrow keys, drag with the right button</source>
        <translation>Umschalt und Pfeiltasten, mit der rechten Taste ziehen</translation>
    </message>
    <message>
        <source>Window level and width, of what you see</source>
        <translation>Fensterlage und -breite dessen, was Sie sehen</translation>
    </message>
    <message>
        <source>Menu key, right click</source>
        <translation>Menütaste, Rechtsklick</translation>
    </message>
    <message>
        <source>What can be done with the image</source>
        <translation>Was sich mit dem Bild tun lässt</translation>
    </message>
    <message>
        <source>+  −  Ctrl and wheel</source>
        <translation>+  −  Strg und Mausrad</translation>
    </message>
    <message>
        <source>Zoom in and out</source>
        <translation>Hinein- und herauszoomen</translation>
    </message>
    <message>
        <source>Move what is shown</source>
        <translation>Ausschnitt verschieben</translation>
    </message>
    <message>
        <source>0, double click</source>
        <translation>0, Doppelklick</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Save as a picture or a table</source>
        <translation>Als Bild oder Tabelle speichern</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Move the operating point, or from cell to cell</source>
        <translation>Den Arbeitspunkt verschieben oder von Zelle zu Zelle gehen</translation>
    </message>
    <message>
        <source>Space, Enter</source>
        <translation>Leertaste, Eingabetaste</translation>
    </message>
    <message>
        <source>Show the images of the cell</source>
        <translation>Die Bilder der Zelle zeigen</translation>
    </message>
    <message>
        <source>What can be done with what is chosen</source>
        <translation>Was sich mit dem Gewählten tun lässt</translation>
    </message>
    <message>
        <source>Alt and an underlined letter</source>
        <translation>Alt und ein unterstrichener Buchstabe</translation>
    </message>
    <message>
        <source>Press that button, or go to that field</source>
        <translation>Diese Schaltfläche drücken oder in dieses Feld gehen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Close a message, a menu or a window</source>
        <translation>Eine Meldung, ein Menü oder ein Fenster schließen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Everything can be done without a mouse.</source>
        <translation>Alles lässt sich ohne Maus tun.</translation>
    </message>
    <message>
        <source>&amp;About Fovea…</source>
        <translation>Ü&amp;ber Fovea…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Schl&amp;ießen</translation>
    </message>
    <message>
        <source>Shift and wheel</source>
        <translation>Umschalt und Mausrad</translation>
    </message>
    <message>
        <source>Through the images of a study or patient</source>
        <translation>Durch die Bilder einer Untersuchung oder eines Patienten</translation>
    </message>
    <message>
        <source>In the guide</source>
        <translation>In der Anleitung</translation>
    </message>
    <message>
        <source>Ctrl+F  F3  Shift+F3</source>
        <translation>Strg+F  F3  Umschalt+F3</translation>
    </message>
    <message>
        <source>Find words, the next place, the one before</source>
        <translation>Wörter suchen, die nächste Stelle, die vorige</translation>
    </message>
    <message>
        <source>Alt+Left  Alt+Right</source>
        <translation>Alt+Links  Alt+Rechts</translation>
    </message>
    <message>
        <source>Back and forward</source>
        <translation>Zurück und vorwärts</translation>
    </message>
</context>
<context>
    <name>fovea::ui::LabelBar</name>
    <message>
        <source>choose</source>
        <translation>wählen</translation>
    </message>
    <message>
        <source>The class of the chosen images. The keys 1 to 9 do the same.</source>
        <translation>Die Klasse der gewählten Bilder. Die Tasten 1 bis 9 tun dasselbe.</translation>
    </message>
    <message>
        <source>Name of the new diagnosis, then Enter</source>
        <translation>Name der neuen Diagnose, dann Eingabetaste</translation>
    </message>
    <message>
        <source>Name of the new diagnosis</source>
        <translation>Name der neuen Diagnose</translation>
    </message>
    <message>
        <source>type a number, then Enter</source>
        <translation>Zahl tippen, dann Eingabetaste</translation>
    </message>
    <message>
        <source>The number of the chosen images. Typing a digit begins here; Enter keeps it, Esc leaves it as it was. Empty: no number.</source>
        <translation>Die Zahl der gewählten Bilder. Das Tippen einer Ziffer beginnt hier; die Eingabetaste behält sie, Esc lässt sie, wie sie war. Leer: keine Zahl.</translation>
    </message>
    <message>
        <source>Another grade…</source>
        <translation>Anderer Grad…</translation>
    </message>
    <message>
        <source>Another diagnosis…</source>
        <translation>Andere Diagnose…</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Wieder verwenden</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <source>Lets the chosen images take part again</source>
        <translation>Lässt die gewählten Bilder wieder teilnehmen</translation>
    </message>
    <message>
        <source>Excludes the chosen images: they stay in the project and are used for nothing (Del)</source>
        <translation>Schließt die gewählten Bilder aus: Sie bleiben im Projekt und werden für nichts verwendet (Entf)</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnose</translation>
    </message>
    <message numerus="yes">
        <source>Diagnosis of %n images</source>
        <translation>
            <numerusform>Diagnose von %n Bild</numerusform>
            <numerusform>Diagnose von %n Bildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n images</source>
        <translation>
            <numerusform>%1 von %n Bild</numerusform>
            <numerusform>%1 von %n Bildern</numerusform>
        </translation>
    </message>
    <message>
        <source>several numbers</source>
        <translation>mehrere Zahlen</translation>
    </message>
</context>
<context>
    <name>fovea::ui::LabelReview</name>
    <message>
        <source>Every image has a label.</source>
        <translation>Jedes Bild hat ein Label.</translation>
    </message>
    <message>
        <source>A trained adapter says what to label next: label some images of each class, and train.</source>
        <translation>Was als Nächstes zu labeln ist, sagt ein trainierter Adapter: Labeln Sie einige Bilder jeder Klasse und trainieren Sie.</translation>
    </message>
    <message>
        <source>Looking for what to label next</source>
        <translation>Suche, was als Nächstes zu labeln ist</translation>
    </message>
    <message>
        <source>Looking for suspicious labels</source>
        <translation>Suche verdächtige Labels</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Angehalten. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is no image to label next.</source>
        <translation>Es gibt kein Bild, das als Nächstes zu labeln wäre.</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) that were confirmed are left out.</source>
        <translation>
            <numerusform>%n bestätigtes Label ist weggelassen.</numerusform>
            <numerusform>%n bestätigte Labels sind weggelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) could not be read and are left out.</source>
        <translation>
            <numerusform>%n Bild konnte nicht gelesen werden und ist weggelassen.</numerusform>
            <numerusform>%n Bilder konnten nicht gelesen werden und sind weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one image of the list.</source>
        <translation>Wählen Sie ein Bild der Liste.</translation>
    </message>
    <message>
        <source>perhaps %1</source>
        <translation>vielleicht %1</translation>
    </message>
    <message>
        <source>at random: %1?</source>
        <translation>zufällig: %1?</translation>
    </message>
    <message>
        <source>%1?</source>
        <translation>%1?</translation>
    </message>
    <message numerus="yes">
        <source>Suspicious labels: %1 of %n looked at</source>
        <translation>
            <numerusform>Verdächtige Labels: %1 von %n angesehen</numerusform>
            <numerusform>Verdächtige Labels: %1 von %n angesehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What to label next: %1 of %n labelled</source>
        <translation>
            <numerusform>Als Nächstes zu labeln: %1 von %n gelabelt</numerusform>
            <numerusform>Als Nächstes zu labeln: %1 von %n gelabelt</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose an image of the list.</source>
        <translation>Wählen Sie ein Bild der Liste.</translation>
    </message>
    <message>
        <source>Confirmed: “%1” is right, and is not listed again.</source>
        <translation>Bestätigt: „%1“ stimmt und wird nicht wieder aufgeführt.</translation>
    </message>
    <message>
        <source>Without a label now; proposed: “%1” %2</source>
        <translation>Jetzt ohne Label; vorgeschlagen: „%1“ %2</translation>
    </message>
    <message>
        <source>Labelled “%1”; proposed: “%2” %3</source>
        <translation>Label „%1“; vorgeschlagen: „%2“ %3</translation>
    </message>
    <message>
        <source>Probably mislabelled: “%1” %2, “%3” %4</source>
        <translation>Wahrscheinlich falsches Label: „%1“ %2, „%3“ %4</translation>
    </message>
    <message>
        <source>Perhaps mislabelled: “%1” %2, “%3” %4</source>
        <translation>Vielleicht falsches Label: „%1“ %2, „%3“ %4</translation>
    </message>
    <message>
        <source>Drawn at random; proposed: “%1” %2</source>
        <translation>Zufällig gezogen; vorgeschlagen: „%1“ %2</translation>
    </message>
    <message>
        <source>Proposed: “%1” %2</source>
        <translation>Vorgeschlagen: „%1“ %2</translation>
    </message>
    <message numerus="yes">
        <source>%n of them drawn at random: these will say how often the proposals are right.</source>
        <translation>
            <numerusform>%n davon zufällig gezogen: Daran wird sich zeigen, wie oft die Vorschläge stimmen.</numerusform>
            <numerusform>%n davon zufällig gezogen: An ihnen wird sich zeigen, wie oft die Vorschläge stimmen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n image(s) drawn at random and labelled, the proposal was right on %1 (%2).</source>
        <translation>
            <numerusform>Bei %n zufällig gezogenen und gelabelten Bild stimmte der Vorschlag %1-mal (%2).</numerusform>
            <numerusform>Bei %n zufällig gezogenen und gelabelten Bildern stimmte der Vorschlag %1-mal (%2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n image(s) drawn at random and labelled, the proposal was right on %1 (%2, 95 % interval %3 to %4).</source>
        <translation>
            <numerusform>Bei %n zufällig gezogenen und gelabelten Bild stimmte der Vorschlag %1-mal (%2, 95-%-Intervall %3 bis %4).</numerusform>
            <numerusform>Bei %n zufällig gezogenen und gelabelten Bildern stimmte der Vorschlag %1-mal (%2, 95-%-Intervall %3 bis %4).</numerusform>
        </translation>
    </message>
    <message>
        <source>Labels can be checked where every image has a diagnosis or grade of its own. Choose such a question.</source>
        <translation>Labels lassen sich prüfen, wo jedes Bild eine eigene Diagnose oder einen eigenen Grad hat. Wählen Sie eine solche Frage.</translation>
    </message>
    <message numerus="yes">
        <source>No label is suspicious: %n image(s) looked at, and for none is another class more probable than its label.</source>
        <translation>
            <numerusform>Kein Label ist verdächtig: %n Bild angesehen, und keine andere Klasse ist wahrscheinlicher als sein Label.</numerusform>
            <numerusform>Kein Label ist verdächtig: %n Bilder angesehen, und bei keinem ist eine andere Klasse wahrscheinlicher als sein Label.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::LabelTableDialog</name>
    <message>
        <source>Import with a table</source>
        <translation>Mit einer Tabelle importieren</translation>
    </message>
    <message>
        <source>A table that names the images and says their diagnosis, patient or split. Nothing is guessed: rows that fit no image, or several, are listed and take no part.</source>
        <translation>Eine Tabelle, die die Bilder nennt und ihre Diagnose, ihren Patienten oder ihre Teilmenge angibt. Nichts wird geraten: Zeilen, die zu keinem oder zu mehreren Bildern passen, werden aufgeführt und nehmen nicht teil.</translation>
    </message>
    <message>
        <source>The first rows of the table</source>
        <translation>Die ersten Zeilen der Tabelle</translation>
    </message>
    <message>
        <source>Another &amp;table…</source>
        <translation>Andere &amp;Tabelle…</translation>
    </message>
    <message>
        <source>Table:</source>
        <translation>Tabelle:</translation>
    </message>
    <message>
        <source>in the &amp;folder</source>
        <translation>im Ord&amp;ner</translation>
    </message>
    <message>
        <source>Another f&amp;older…</source>
        <translation>Anderer &amp;Ordner…</translation>
    </message>
    <message>
        <source>Images:</source>
        <translation>Bilder:</translation>
    </message>
    <message>
        <source>of this &amp;project: %1; none is read anew</source>
        <translation>dieses &amp;Projekts: %1; keines wird neu gelesen</translation>
    </message>
    <message>
        <source>What the columns mean</source>
        <translation>Was die Spalten bedeuten</translation>
    </message>
    <message>
        <source>Column with the image&apos;s file</source>
        <translation>Spalte mit der Bilddatei</translation>
    </message>
    <message>
        <source>A path from the folder, or its end; with or without “.png”, in any case</source>
        <translation>Ein Pfad ab dem Ordner oder dessen Ende; mit oder ohne „.png“, Groß- und Kleinschreibung egal</translation>
    </message>
    <message>
        <source>Column with the diagnosis</source>
        <translation>Spalte mit der Diagnose</translation>
    </message>
    <message>
        <source>The class that is to be learned (label)</source>
        <translation>Die Klasse, die gelernt werden soll (Label)</translation>
    </message>
    <message>
        <source>&amp;Diagnosis:</source>
        <translation>&amp;Diagnose:</translation>
    </message>
    <message>
        <source>Column with the patient</source>
        <translation>Spalte mit dem Patienten</translation>
    </message>
    <message>
        <source>Any key that is the same for all images of one patient; they stay in one split</source>
        <translation>Ein beliebiger Schlüssel, der für alle Bilder eines Patienten gleich ist; sie bleiben in einer Teilmenge</translation>
    </message>
    <message>
        <source>P&amp;atient:</source>
        <translation>P&amp;atient:</translation>
    </message>
    <message>
        <source>Column with the split</source>
        <translation>Spalte mit der Teilmenge</translation>
    </message>
    <message>
        <source>train, val or test: training, validation or test images</source>
        <translation>train, val oder test: Trainings-, Validierungs- oder Testbilder</translation>
    </message>
    <message>
        <source>&amp;Split:</source>
        <translation>Teil&amp;menge:</translation>
    </message>
    <message>
        <source>Column with a group</source>
        <translation>Spalte mit einer Gruppe</translation>
    </message>
    <message>
        <source>Sex, site, device: by which figures may be told apart (subgroup)</source>
        <translation>Geschlecht, Standort, Gerät: wonach sich Kennzahlen unterscheiden lassen (Subgruppe)</translation>
    </message>
    <message>
        <source>&amp;Group:</source>
        <translation>&amp;Gruppe:</translation>
    </message>
    <message>
        <source>What divides the columns</source>
        <translation>Was die Spalten trennt</translation>
    </message>
    <message>
        <source>Commas</source>
        <translation>Kommas</translation>
    </message>
    <message>
        <source>Semicolons</source>
        <translation>Semikolons</translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation>Tabulatoren</translation>
    </message>
    <message>
        <source>Pipes</source>
        <translation>Senkrechte Striche</translation>
    </message>
    <message>
        <source>Blanks</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>Divided &amp;by:</source>
        <translation>Getrennt d&amp;urch:</translation>
    </message>
    <message>
        <source>The first row holds the &amp;names</source>
        <translation>Die erste Zeile enthält die Nam&amp;en</translation>
    </message>
    <message>
        <source>In which alphabet the table is written</source>
        <translation>In welchem Zeichensatz die Tabelle geschrieben ist</translation>
    </message>
    <message>
        <source>Beside each alphabet: how words of this table read in it</source>
        <translation>Neben jedem Zeichensatz: wie Wörter dieser Tabelle darin zu lesen sind</translation>
    </message>
    <message>
        <source>Alp&amp;habet:</source>
        <translation>&amp;Zeichensatz:</translation>
    </message>
    <message>
        <source>Which sheet of the workbook holds the table</source>
        <translation>Welches Blatt der Arbeitsmappe die Tabelle enthält</translation>
    </message>
    <message>
        <source>Sh&amp;eet:</source>
        <translation>B&amp;latt:</translation>
    </message>
    <message>
        <source>Programs write such words for an empty cell. Without the tick they are names like others.</source>
        <translation>Programme schreiben solche Wörter in leere Zellen. Ohne den Haken sind es Namen wie andere.</translation>
    </message>
    <message>
        <source>What will come of it</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>Diagnoses</source>
        <translation>Diagnosen</translation>
    </message>
    <message>
        <source>Diagnoses and their images</source>
        <translation>Diagnosen und ihre Bilder</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Anzusehen</translation>
    </message>
    <message>
        <source>Rows and images that do not fit</source>
        <translation>Zeilen und Bilder, die nicht passen</translation>
    </message>
    <message>
        <source>Choose the table</source>
        <translation>Tabelle wählen</translation>
    </message>
    <message>
        <source>Choose the folder that holds the images</source>
        <translation>Ordner wählen, der die Bilder enthält</translation>
    </message>
    <message>
        <source>One column for each of %1 diagnoses</source>
        <translation>Je eine Spalte für %1 Diagnosen</translation>
    </message>
    <message>
        <source>“%1” says that nothing is known</source>
        <translation>„%1“ heißt, dass nichts bekannt ist</translation>
    </message>
    <message>
        <source>Choose a column</source>
        <translation>Spalte wählen</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>Bleibt, wie es ist</translation>
    </message>
    <message>
        <source>From the folders&apos; names</source>
        <translation>Aus den Ordnernamen</translation>
    </message>
    <message>
        <source>From the files, where they say</source>
        <translation>Aus den Dateien, wo sie es sagen</translation>
    </message>
    <message>
        <source>From folders, or split by patient</source>
        <translation>Aus Ordnern oder nach Patienten aufgeteilt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>sheet “%1”</source>
        <translation>Blatt „%1“</translation>
    </message>
    <message>
        <source>Image file</source>
        <translation>Bilddatei</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilmenge</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Choose which column is the diagnosis, or a question below: the images lie in no folders named after a diagnosis.</source>
        <translation>Wählen Sie, welche Spalte die Diagnose ist, oder unten eine Frage: Die Bilder liegen in keinen nach Diagnosen benannten Ordnern.</translation>
    </message>
    <message>
        <source>The table does not say in which alphabet it is written; it reads like %1. See that the words are right, or choose another.</source>
        <translation>Die Tabelle sagt nicht, in welchem Zeichensatz sie geschrieben ist; sie liest sich wie %1. Prüfen Sie, ob die Wörter stimmen, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>This is possible when the running work has ended.</source>
        <translation>Dies ist möglich, sobald die laufende Arbeit beendet ist.</translation>
    </message>
    <message>
        <source>Looking at the table and the images …</source>
        <translation>Tabelle und Bilder werden angesehen …</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) have no row.</source>
        <translation>
            <numerusform>%n Bild hat keine Zeile.</numerusform>
            <numerusform>%n Bilder haben keine Zeile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) will be changed.</source>
        <translation>
            <numerusform>%n Bild wird geändert.</numerusform>
            <numerusform>%n Bilder werden geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) will be read.</source>
        <translation>
            <numerusform>%n Bild wird gelesen.</numerusform>
            <numerusform>%n Bilder werden gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>no diagnosis</source>
        <translation>keine Diagnose</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing yet: see the message above.</source>
        <translation>Noch nichts: siehe die Meldung oben.</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx *.ods);;All files (*)</source>
        <translation>Tabellen (*.csv *.tsv *.txt *.xlsx *.ods);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Column with the study</source>
        <translation>Spalte mit der Untersuchung</translation>
    </message>
    <message>
        <source>Any key that is the same for all images of one examination, knee or eye</source>
        <translation>Ein Schlüssel, der für alle Bilder einer Untersuchung, eines Knies oder Auges derselbe ist</translation>
    </message>
    <message>
        <source>St&amp;udy:</source>
        <translation>Unter&amp;suchung:</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Untersuchung</translation>
    </message>
    <message>
        <source>Rows that name an image: %1 of %2.</source>
        <translation>Zeilen, die ein Bild nennen: %1 von %2.</translation>
    </message>
    <message>
        <source>I&amp;mage file:</source>
        <translation>&amp;Bilddatei:</translation>
    </message>
    <message>
        <source>Take o&amp;ver</source>
        <translation>Übe&amp;rnehmen</translation>
    </message>
</context>
<context>
    <name>fovea::ui::LastRunPanel</name>
    <message>
        <source>See how good it &amp;is</source>
        <translation>Wie &amp;gut ist es?</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>On the validation images: %1.</source>
        <translation>Auf den Validierungsbildern: %1.</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>Training %1</translation>
    </message>
    <message>
        <source>All trainings (%1)</source>
        <translation>Alle Trainings (%1)</translation>
    </message>
    <message>
        <source>On the validation images the AUC is %1.</source>
        <translation>Auf den Validierungsbildern beträgt die AUC %1.</translation>
    </message>
    <message>
        <source>The best epoch so far is epoch %1 of %2, with an AUC of %3 on the validation images.</source>
        <translation>Die bisher beste Epoche ist Epoche %1 von %2, mit einer AUC von %3 auf den Validierungsbildern.</translation>
    </message>
    <message>
        <source>The best epoch was epoch %1 of %2, with an AUC of %3 on the validation images.</source>
        <translation>Die beste Epoche war Epoche %1 von %2, mit einer AUC von %3 auf den Validierungsbildern.</translation>
    </message>
    <message>
        <source>Together its %1 side networks have an AUC of %2 on the validation images.</source>
        <translation>Zusammen erreichen seine %1 Seitennetze auf den Validierungsbildern eine AUC von %2.</translation>
    </message>
    <message>
        <source>Side network %1 of %2 was under way.</source>
        <translation>Seitennetz %1 von %2 war in Arbeit.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::MainWindow</name>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>This page is being prepared.</source>
        <translation>Diese Seite wird vorbereitet.</translation>
    </message>
    <message>
        <source>Fovea</source>
        <translation>Fovea</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Diese Übersicht</translation>
    </message>
    <message>
        <source>A part of Fovea is missing</source>
        <translation>Ein Teil von Fovea fehlt</translation>
    </message>
    <message>
        <source>Install Fovea again.</source>
        <translation>Installieren Sie Fovea neu.</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>Open it here</source>
        <translation>Hier öffnen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>“%1” is open in another Fovea window, which has been asked to come to the front. To open it here, close it there first.</source>
        <translation>„%1“ ist in einem anderen Fovea-Fenster geöffnet, das nach vorn gerufen wurde. Um es hier zu öffnen, schließen Sie es zuerst dort.</translation>
    </message>
    <message>
        <source>Open or make a project first</source>
        <translation>Öffnen oder erstellen Sie zuerst ein Projekt</translation>
    </message>
    <message>
        <source>Train first: there is nothing to judge yet</source>
        <translation>Trainieren Sie zuerst: Noch gibt es nichts zu beurteilen</translation>
    </message>
    <message>
        <source>%1 – Fovea</source>
        <translation>%1 – Fovea</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>no images yet</source>
        <translation>noch keine Bilder</translation>
    </message>
    <message numerus="yes">
        <source>%n training(s)</source>
        <translation>
            <numerusform>%n Training</numerusform>
            <numerusform>%n Trainings</numerusform>
        </translation>
    </message>
    <message>
        <source>not trained yet</source>
        <translation>noch nicht trainiert</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n Ergebnis</numerusform>
            <numerusform>%n Ergebnisse</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>new cases</source>
        <translation>neue Fälle</translation>
    </message>
    <message>
        <source>Make a project first, then drop your images into it.</source>
        <translation>Erstellen Sie zuerst ein Projekt und legen Sie dann Ihre Bilder darin ab.</translation>
    </message>
    <message>
        <source>“%1” is still running.</source>
        <translation>„%1“ läuft noch.</translation>
    </message>
    <message>
        <source>Paused, it goes on next time from where it is, to the same result. Ended now, it keeps the adapter of its best epoch so far.</source>
        <translation>Pausiert geht es beim nächsten Mal von hier aus weiter, mit demselben Ergebnis. Jetzt beendet behält es den Adapter der bisher besten Epoche.</translation>
    </message>
    <message>
        <source>What was predicted is kept only in a table that was saved.</source>
        <translation>Vorhergesagtes bleibt nur in einer gespeicherten Tabelle erhalten.</translation>
    </message>
    <message>
        <source>What is finished is kept, and it goes on from there when it is continued.</source>
        <translation>Fertiges bleibt erhalten, und von dort geht es beim Fortsetzen weiter.</translation>
    </message>
    <message>
        <source>&amp;Pause and quit</source>
        <translation>&amp;Pausieren und beenden</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Stoppen und schließen</translation>
    </message>
    <message>
        <source>&amp;End with the best so far</source>
        <translation>Mit dem &amp;Besten beenden</translation>
    </message>
    <message>
        <source>&amp;Keep training</source>
        <translation>&amp;Weiter trainieren</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Fovea ended unexpectedly the last time. Projects are as they were last stored. A report that names no patient, image or folder can be saved for whoever looks after Fovea.</source>
        <translation>Fovea wurde beim letzten Mal unerwartet beendet. Projekte sind auf dem zuletzt gespeicherten Stand. Ein Protokoll, das keinen Patienten, kein Bild und keinen Ordner nennt, lässt sich für die Betreuung von Fovea speichern.</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Protokoll speichern…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Protokoll speichern</translation>
    </message>
    <message>
        <source>report</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Textdateien (*.txt)</translation>
    </message>
    <message>
        <source>The report is saved.</source>
        <translation>Das Protokoll ist gespeichert.</translation>
    </message>
    <message>
        <source>%1 (read-only) – Fovea</source>
        <translation>%1 (schreibgeschützt) – Fovea</translation>
    </message>
    <message>
        <source>The guide, at the chapter of the page</source>
        <translation>Die Anleitung, beim Kapitel der Seite</translation>
    </message>
    <message>
        <source>Ctrl+F1  ?</source>
        <translation>Strg+F1  ?</translation>
    </message>
    <message>
        <source>Explain what is under the pointer or has the keyboard</source>
        <translation>Erklären, was unter dem Mauszeiger liegt oder die Tastatur hat</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>fovea::ui::MapBar</name>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>No map</source>
        <translation>Keine Karte</translation>
    </message>
    <message>
        <source>Where it looked</source>
        <translation>Wohin es sah</translation>
    </message>
    <message>
        <source>Where the pre-trained network looked: attention of the frozen backbone among the tokens it kept</source>
        <translation>Wohin das vortrainierte Netz sah: Aufmerksamkeit des festen Backbones unter den behaltenen Token</translation>
    </message>
    <message>
        <source>What it read from</source>
        <translation>Woraus es las</translation>
    </message>
    <message>
        <source>For and against</source>
        <translation>Dafür und dagegen</translation>
    </message>
    <message>
        <source>Parts taken out</source>
        <translation>Teile weggenommen</translation>
    </message>
    <message>
        <source>How the answer changes when a place is taken out and the adapter is asked again</source>
        <translation>Wie sich die Antwort ändert, wenn eine Stelle herausgenommen und der Adapter erneut gefragt wird</translation>
    </message>
    <message>
        <source>Layer of the pre-trained network</source>
        <translation>Schicht des vortrainierten Netzes</translation>
    </message>
    <message>
        <source>Layer of the pre-trained network that the map is of: the first ones follow edges and texture, the last ones larger structures</source>
        <translation>Schicht des vortrainierten Netzes, von der die Karte ist: Die ersten folgen Kanten und Textur, die letzten größeren Strukturen</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Strength of the map</source>
        <translation>Stärke der Karte</translation>
    </message>
    <message>
        <source>How strongly the map covers the image (opacity)</source>
        <translation>Wie stark die Karte das Bild überdeckt (Deckkraft)</translation>
    </message>
    <message>
        <source>Colour scale of the map</source>
        <translation>Farbskala der Karte</translation>
    </message>
    <message>
        <source>What the brightest colour stands for: the same in all images, so that their colours can be compared, or the highest of this one. The colours beside it say how much.</source>
        <translation>Wofür die hellste Farbe steht: in allen Bildern dasselbe, sodass sich ihre Farben vergleichen lassen, oder der höchste Wert von diesem. Die Farben daneben sagen, wie viel.</translation>
    </message>
    <message>
        <source>What the adapter read from: attention of its trained prompts over the kept tokens</source>
        <translation>Woraus der Adapter las: Aufmerksamkeit seiner trainierten Prompts auf die behaltenen Token</translation>
    </message>
    <message>
        <source>This adapter is a read-out alone, one logistic regression: it looks at all places alike and at none more closely</source>
        <translation>Dieser Adapter ist ein Readout allein, eine logistische Regression: Er sieht alle Stellen gleich an und keine genauer</translation>
    </message>
    <message>
        <source>A map shows where the network looked. It does not localise disease.</source>
        <translation>Eine Karte zeigt, wohin das Netz sah. Sie lokalisiert keine Krankheit.</translation>
    </message>
    <message>
        <source>Of the patch under the pointer: its share of the attention, or what it says for (+) or against the answer; of a number, what it makes it larger (+) or smaller by</source>
        <translation>Vom Patch unter dem Zeiger: sein Anteil an der Aufmerksamkeit oder was er für (+) oder gegen die Antwort sagt; bei einer Zahl, um wie viel er sie größer (+) oder kleiner macht</translation>
    </message>
    <message>
        <source>Larger or smaller</source>
        <translation>Größer oder kleiner</translation>
    </message>
    <message>
        <source>What makes the number larger or smaller</source>
        <translation>Was die Zahl größer oder kleiner macht</translation>
    </message>
    <message>
        <source>What speaks for the answer and against it</source>
        <translation>Was für die Antwort spricht und was dagegen</translation>
    </message>
    <message>
        <source>layer %1 of %2</source>
        <translation>Schicht %1 von %2</translation>
    </message>
    <message>
        <source>layer %1/%2</source>
        <translation>Schicht %1/%2</translation>
    </message>
    <message>
        <source>scale: all images</source>
        <translation>Skala: alle Bilder</translation>
    </message>
    <message>
        <source>same scale</source>
        <translation>gleiche Skala</translation>
    </message>
    <message>
        <source>scale: this image</source>
        <translation>Skala: dieses Bild</translation>
    </message>
    <message>
        <source>own scale</source>
        <translation>eigene Skala</translation>
    </message>
    <message>
        <source>all layers</source>
        <translation>alle Schichten</translation>
    </message>
    <message>
        <source>The image alone</source>
        <translation>Das Bild allein</translation>
    </message>
</context>
<context>
    <name>fovea::ui::MapCheck</name>
    <message>
        <source>Check what the maps show</source>
        <translation>Prüfen, was die Karten zeigen</translation>
    </message>
    <message>
        <source>Takes out of these images, %1 at most, the places that a map names first, and asks the adapter again, to see whether its answers hang on these places; that takes up to a few minutes.</source>
        <translation>Nimmt aus diesen Bildern, höchstens %1, die Stellen heraus, die eine Karte zuerst nennt, und fragt den Adapter erneut, um zu sehen, ob seine Antworten von diesen Stellen abhängen; das dauert bis zu einigen Minuten.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::MapFinding</name>
    <message>
        <source>Finding that the map is about</source>
        <translation>Befund, um den es in der Karte geht</translation>
    </message>
    <message>
        <source>Which finding the maps “For and against” and “Parts taken out” are about</source>
        <translation>Um welchen Befund es in den Karten „Dafür und dagegen“ und „Teile weggenommen“ geht</translation>
    </message>
    <message>
        <source>The map is about</source>
        <translation>In der Karte geht es um</translation>
    </message>
    <message>
        <source>the most probable finding</source>
        <translation>den wahrscheinlichsten Befund</translation>
    </message>
</context>
<context>
    <name>fovea::ui::MissingBar</name>
    <message numerus="yes">
        <source>%n image(s) are not where they were.</source>
        <translation>
            <numerusform>%n Bild ist nicht, wo es war.</numerusform>
            <numerusform>%n Bilder sind nicht, wo sie waren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect their drive; or, if their folder was moved or renamed, say where it is now.</source>
        <translation>Verbinden Sie ihren Datenträger; oder geben Sie an, wo ihr Ordner jetzt ist, falls er verschoben oder umbenannt wurde.</translation>
    </message>
    <message>
        <source>Find them…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Choose the folder in which the images are now</source>
        <translation>Ordner wählen, in dem die Bilder jetzt sind</translation>
    </message>
    <message>
        <source>Looking for the images</source>
        <translation>Bilder werden gesucht</translation>
    </message>
    <message>
        <source>All images are where they were.</source>
        <translation>Alle Bilder sind, wo sie waren.</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n missing image(s) is in “%1”.</source>
        <translation>
            <numerusform>Das fehlende Bild ist nicht in „%1“.</numerusform>
            <numerusform>Keines der %n fehlenden Bilder ist in „%1“.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look elsewhere…</source>
        <translation>Anderswo suchen…</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n missing image(s) found in “%2”.</source>
        <translation>
            <numerusform>%1 von %n fehlenden Bild in „%2“ gefunden.</numerusform>
            <numerusform>%1 von %n fehlenden Bildern in „%2“ gefunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them under another name, known by the picture.</source>
        <translation>
            <numerusform>%n davon unter anderem Namen, am Bild erkannt.</numerusform>
            <numerusform>%n davon unter anderem Namen, am Bild erkannt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have the old name but show another picture: they are not taken.</source>
        <translation>
            <numerusform>%n Datei hat den alten Namen, zeigt aber ein anderes Bild: Sie wird nicht genommen.</numerusform>
            <numerusform>%n Dateien haben den alten Namen, zeigen aber ein anderes Bild: Sie werden nicht genommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Use them from there</source>
        <translation>Von dort verwenden</translation>
    </message>
    <message>
        <source>Noting where the images are</source>
        <translation>Neuer Ort der Bilder wird vermerkt</translation>
    </message>
</context>
<context>
    <name>fovea::ui::NoticeBar</name>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>fovea::ui::NumberHistogram</name>
    <message>
        <source>How often which number was given</source>
        <translation>Wie oft welche Zahl vergeben wurde</translation>
    </message>
    <message>
        <source>No image has a number yet. Choose images and type one.</source>
        <translation>Noch hat kein Bild eine Zahl. Wählen Sie Bilder und tippen Sie eine.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) · mean %1 · from %2 to %3</source>
        <translation>
            <numerusform>%n Bild · Mittel %1 · von %2 bis %3</numerusform>
            <numerusform>%n Bilder · Mittel %1 · von %2 bis %3</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1: %2 images</source>
        <translation>ab %1: %2 Bilder</translation>
    </message>
    <message>
        <source>from %1: %2 image</source>
        <translation>ab %1: %2 Bild</translation>
    </message>
</context>
<context>
    <name>fovea::ui::NumberPage</name>
    <message>
        <source>&amp;Summary</source>
        <translation>Überbli&amp;ck</translation>
    </message>
    <message>
        <source>&amp;Cases</source>
        <translation>&amp;Fälle</translation>
    </message>
    <message>
        <source>C&amp;urves</source>
        <translation>K&amp;urven</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Cop&amp;y table</source>
        <translation>Tabelle k&amp;opieren</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Below it: its 95 % confidence interval</source>
        <translation>Darunter: ihr 95-%-Konfidenzintervall</translation>
    </message>
    <message>
        <source>Figures of the number</source>
        <translation>Kennzahlen der Zahl</translation>
    </message>
    <message>
        <source>What to know</source>
        <translation>Was zu wissen ist</translation>
    </message>
    <message>
        <source>Bland-Altman plot</source>
        <translation>Bland-Altman-Diagramm</translation>
    </message>
    <message>
        <source>agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Calibration of the number</source>
        <translation>Kalibrierung der Zahl</translation>
    </message>
    <message>
        <source>number calibration</source>
        <translation>Kalibrierung der Zahl</translation>
    </message>
    <message>
        <source>Agreement (Bland-Altman)</source>
        <translation>Übereinstimmung (Bland-Altman)</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>the reference over the prediction; on the dashed line both are the same. Large points are means of about equal predictions, with their 95 % confidence intervals.</source>
        <translation>die Referenz gegen die Vorhersage; auf der gestrichelten Linie sind beide gleich. Große Punkte sind Mittel etwa gleicher Vorhersagen, mit ihren 95-%-Konfidenzintervallen.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Off by</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Mean of reference and prediction</source>
        <translation>Mittel aus Referenz und Vorhersage</translation>
    </message>
    <message>
        <source>Prediction less reference</source>
        <translation>Vorhersage minus Referenz</translation>
    </message>
    <message>
        <source>%1, predicted</source>
        <translation>%1, vorhergesagt</translation>
    </message>
    <message>
        <source>%1, reference</source>
        <translation>%1, Referenz</translation>
    </message>
    <message>
        <source>(outside)</source>
        <translation>(außerhalb)</translation>
    </message>
    <message>
        <source>Summary, cases, curves and subgroups of the number</source>
        <translation>Überblick, Fälle, Kurven und Subgruppen der Zahl</translation>
    </message>
    <message>
        <source>Sub&amp;groups</source>
        <translation>Sub&amp;gruppen</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Reference: %1, off by %2</source>
        <translation>Referenz: %1, um %2 daneben</translation>
    </message>
    <message>
        <source>how far off each prediction is, over how large its number is; between the dashed lines lie 95 of 100</source>
        <translation>wie weit jede Vorhersage danebenliegt, gegen die Größe der Zahl; zwischen den gestrichelten Linien liegen 95 von 100</translation>
    </message>
    <message>
        <source>Cases, the farthest off first</source>
        <translation>Fälle, die größten Abweichungen zuerst</translation>
    </message>
</context>
<context>
    <name>fovea::ui::NumberPlot</name>
    <message>
        <source>Points: %1</source>
        <translation>Punkte: %1</translation>
    </message>
</context>
<context>
    <name>fovea::ui::NumberPresenter</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>On %n image(s) never seen</source>
        <translation>
            <numerusform>Auf %n nie gesehenen Bild</numerusform>
            <numerusform>Auf %n nie gesehenen Bildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n validation image(s)</source>
        <translation>
            <numerusform>Auf %n Validierungsbild</numerusform>
            <numerusform>Auf %n Validierungsbildern</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: off by %2 on average.</source>
        <translation>%1: im Mittel um %2 daneben.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>Mittlerer absoluter Fehler</translation>
    </message>
    <message>
        <source>How far off a prediction is on average</source>
        <translation>Wie weit eine Vorhersage im Mittel danebenliegt</translation>
    </message>
    <message>
        <source>Root mean squared error</source>
        <translation>RMS-Fehler</translation>
    </message>
    <message>
        <source>The same, with large errors counting more</source>
        <translation>Dasselbe, wobei große Fehler mehr zählen</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>Mean of prediction less reference: above 0 predictions are too high</source>
        <translation>Mittel aus Vorhersage minus Referenz: Über 0 sind Vorhersagen zu hoch</translation>
    </message>
    <message>
        <source>Limits of agreement, lower</source>
        <translation>Übereinstimmungsgrenze, untere</translation>
    </message>
    <message>
        <source>Limits of agreement, upper</source>
        <translation>Übereinstimmungsgrenze, obere</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Share of the spread that is explained: 1 perfect, 0 no better than always saying the mean</source>
        <translation>Anteil der Streuung, der erklärt wird: 1 perfekt, 0 nicht besser als stets das Mittel zu sagen</translation>
    </message>
    <message>
        <source>Calibration slope</source>
        <translation>Kalibrierungssteigung</translation>
    </message>
    <message>
        <source>Of the reference over the prediction: 1 is right, above 1 predictions stay too near to the mean</source>
        <translation>Der Referenz gegen die Vorhersage: 1 ist richtig, über 1 bleiben Vorhersagen zu nah am Mittel</translation>
    </message>
    <message>
        <source>Within the %1 interval</source>
        <translation>Im %1-Intervall</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>These images chose the epoch, so the figures flatter a little.</source>
        <translation>Diese Bilder haben die Epoche bestimmt, daher sind die Kennzahlen etwas geschönt.</translation>
    </message>
    <message>
        <source>Test evaluations</source>
        <translation>Testauswertungen</translation>
    </message>
    <message numerus="yes">
        <source>The test images have been evaluated %n time(s).</source>
        <translation>
            <numerusform>Die Testbilder wurden %n-mal ausgewertet.</numerusform>
            <numerusform>Die Testbilder wurden %n-mal ausgewertet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Vergleichsmodell</translation>
    </message>
    <message>
        <source>Ridge regression of what the pre-trained network sees is off by %1 on average; the adapter less that is %2.</source>
        <translation>Ridge-Regression dessen, was das vortrainierte Netz sieht, liegt im Mittel um %1 daneben; der Adapter minus dies ergibt %2.</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>Not all patients are known. Images of the same patient count as independent: the true ranges may be wider.</source>
        <translation>Nicht alle Patienten sind bekannt. Bilder desselben Patienten gelten als unabhängig: Die wahren Bereiche sind vielleicht breiter.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s). %1</source>
        <translation>
            <numerusform>%n Bild. %1</numerusform>
            <numerusform>%n Bilder. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>bias %1</source>
        <translation>Bias %1</translation>
    </message>
    <message>
        <source>limits of agreement %1 and %2</source>
        <translation>Übereinstimmungsgrenzen %1 und %2</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message numerus="yes">
        <source>On %n study(s) never seen</source>
        <translation>
            <numerusform>Auf %n nie gesehenen Untersuchung</numerusform>
            <numerusform>Auf %n nie gesehenen Untersuchungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n study(s) of the validation set</source>
        <translation>
            <numerusform>Auf %n Untersuchung der Validierungsmenge</numerusform>
            <numerusform>Auf %n Untersuchungen der Validierungsmenge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n patient(s) never seen</source>
        <translation>
            <numerusform>Auf %n nie gesehenen Patienten</numerusform>
            <numerusform>Auf %n nie gesehenen Patienten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n patient(s) of the validation set</source>
        <translation>
            <numerusform>Auf %n Patienten der Validierungsmenge</numerusform>
            <numerusform>Auf %n Patienten der Validierungsmenge</numerusform>
        </translation>
    </message>
    <message>
        <source>Of 100 errors, 95 lie between the two limits (Bland and Altman)</source>
        <translation>Von 100 Fehlern liegen 95 zwischen den beiden Grenzen (Bland und Altman)</translation>
    </message>
    <message>
        <source>Share of the references that lie within the prediction&apos;s interval; it is meant to be %1</source>
        <translation>Anteil der Referenzen, die im Intervall der Vorhersage liegen; gedacht sind %1</translation>
    </message>
    <message numerus="yes">
        <source>Each prediction has an interval of ±%1, within which %2 of such references lie (conformal prediction, chosen on %n case(s)).</source>
        <translation>
            <numerusform>Jede Vorhersage hat ein Intervall von ±%1, in dem %2 solcher Referenzen liegen (konforme Vorhersage, gewählt an %n Fall).</numerusform>
            <numerusform>Jede Vorhersage hat ein Intervall von ±%1, in dem %2 solcher Referenzen liegen (konforme Vorhersage, gewählt an %n Fällen).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) predicted as %1: %2 on average</source>
        <translation>
            <numerusform>%n Fall mit Vorhersage %1: im Mittel %2</numerusform>
            <numerusform>%n Fälle mit Vorhersage %1: im Mittel %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>The read-out did not learn from these images, and there was no epoch to choose. Only the intervals of its predictions rest on them.</source>
        <translation>Der Readout hat nicht von diesen Bildern gelernt, und es war keine Epoche zu wählen. Nur die Intervalle seiner Vorhersagen beruhen auf ihnen.</translation>
    </message>
    <message>
        <source>these cases</source>
        <translation>diese Fälle</translation>
    </message>
</context>
<context>
    <name>fovea::ui::OpenTestPage</name>
    <message>
        <source>The test set is locked</source>
        <translation>Die Testmenge ist gesperrt</translation>
    </message>
    <message>
        <source>Choose first, on the validation images: which training, which settings, which threshold. Whoever chooses by the test set tunes to it, and its figures then flatter like all others.</source>
        <translation>Wählen Sie zuerst anhand der Validierungsbilder: welches Training, welche Einstellungen, welcher Schwellenwert. Wer anhand der Testmenge wählt, stimmt auf sie ab, und ihre Kennzahlen sind dann geschönt wie alle anderen.</translation>
    </message>
    <message>
        <source>&amp;Open the test set</source>
        <translation>Test&amp;menge öffnen</translation>
    </message>
    <message>
        <source>Opening it is counted in the project and printed in every report.</source>
        <translation>Das Öffnen wird im Projekt gezählt und in jedem Bericht gedruckt.</translation>
    </message>
    <message>
        <source>%1 It has not been opened yet.</source>
        <translation>%1 Sie wurde noch nicht geöffnet.</translation>
    </message>
    <message numerus="yes">
        <source>%1 So far: %n time(s), by all trainings of this project together.</source>
        <translation>
            <numerusform>%1 Bisher: %n-mal, von allen Trainings dieses Projekts zusammen.</numerusform>
            <numerusform>%1 Bisher: %n-mal, von allen Trainings dieses Projekts zusammen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) were put aside before the training began. The adapter has never seen them, so they tell how well it does on new images.</source>
        <translation>
            <numerusform>%n Bild wurde beiseitegelegt, bevor das Training begann. Der Adapter hat es nie gesehen; es sagt daher, wie gut er auf neuen Bildern ist.</numerusform>
            <numerusform>%n Bilder wurden beiseitegelegt, bevor das Training begann. Der Adapter hat sie nie gesehen; sie sagen daher, wie gut er auf neuen Bildern ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>This training was evaluated on it before: %1. Images or labels may have changed since; evaluating them again is then counted.</source>
        <translation>Dieses Training wurde schon auf ihr ausgewertet: %1. Bilder oder Labels können sich seither geändert haben; sie erneut auszuwerten zählt dann.</translation>
    </message>
    <message>
        <source>Waiting until “%1” has ended.</source>
        <translation>Wartet, bis „%1“ beendet ist.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::PatientNamesDialog</name>
    <message>
        <source>Who the patients are</source>
        <translation>Wer die Patienten sind</translation>
    </message>
    <message>
        <source>All images of one patient belong into one split: else the network is tested on patients it has learned from. Say by what the patients can be told apart. Patients that are known already stay.</source>
        <translation>Alle Bilder eines Patienten gehören in eine Teilmenge: Sonst wird das Netz an Patienten getestet, von denen es gelernt hat. Geben Sie an, woran sich die Patienten unterscheiden lassen. Schon bekannte Patienten bleiben.</translation>
    </message>
    <message>
        <source>The file&apos;s &amp;name, up to the first “_”, “-” or blank</source>
        <translation>Der Datei&amp;name bis zum ersten „_“, „-“ oder Leerzeichen</translation>
    </message>
    <message>
        <source>A &amp;pattern of the file&apos;s name:</source>
        <translation>Ein &amp;Muster des Dateinamens:</translation>
    </message>
    <message>
        <source>Pattern of the file&apos;s name</source>
        <translation>Muster des Dateinamens</translation>
    </message>
    <message>
        <source>for example %1</source>
        <translation>zum Beispiel %1</translation>
    </message>
    <message>
        <source>A regular expression; the part in round brackets names the patient. It is looked for anywhere in the name, without the ending.</source>
        <translation>Ein regulärer Ausdruck; der Teil in runden Klammern nennt den Patienten. Er wird irgendwo im Namen gesucht, ohne die Endung.</translation>
    </message>
    <message>
        <source>The name of a &amp;folder:</source>
        <translation>Der Name eines &amp;Ordners:</translation>
    </message>
    <message>
        <source>Which folder names the patient</source>
        <translation>Welcher Ordner den Patienten nennt</translation>
    </message>
    <message>
        <source>the one that holds the file, like “%1”</source>
        <translation>der die Datei enthält, wie „%1“</translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) above that, like “%1”</source>
        <translation>
            <numerusform>%n Ordner darüber, wie „%1“</numerusform>
            <numerusform>%n Ordner darüber, wie „%1“</numerusform>
        </translation>
    </message>
    <message>
        <source>What will come of it</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>Some files and their patients</source>
        <translation>Einige Dateien und ihre Patienten</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>The images are copies whose names say nothing: only a table can name the patients. Choose the table next.</source>
        <translation>Die Bilder sind Kopien, deren Namen nichts sagen: Nur eine Tabelle kann die Patienten nennen. Wählen Sie als Nächstes die Tabelle.</translation>
    </message>
    <message>
        <source>Choose the table next, and in it the column that names the patients.</source>
        <translation>Wählen Sie als Nächstes die Tabelle und darin die Spalte, die die Patienten nennt.</translation>
    </message>
    <message>
        <source>Write a regular expression in which exactly one part stands in round brackets: the part that names the patient.</source>
        <translation>Schreiben Sie einen regulären Ausdruck, in dem genau ein Teil in runden Klammern steht: der Teil, der den Patienten nennt.</translation>
    </message>
    <message>
        <source>Looking at the names…</source>
        <translation>Namen werden angesehen…</translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n Patient</numerusform>
            <numerusform>%n Patienten</numerusform>
        </translation>
    </message>
    <message>
        <source>in %1 of %2 images whose patient is unknown.</source>
        <translation>in %1 von %2 Bildern mit unbekanntem Patienten.</translation>
    </message>
    <message>
        <source>No name has such a part: no patient would be known.</source>
        <translation>Kein Name hat einen solchen Teil: Kein Patient wäre bekannt.</translation>
    </message>
    <message>
        <source>There are no more patients than diagnoses: this is probably the diagnosis, not the patient.</source>
        <translation>Es gibt nicht mehr Patienten als Diagnosen: Dies ist vermutlich die Diagnose, nicht der Patient.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Choose a &amp;table…</source>
        <translation>Tabelle &amp;wählen…</translation>
    </message>
    <message>
        <source>&amp;Use these patients</source>
        <translation>&amp;Diese Patienten verwenden</translation>
    </message>
    <message>
        <source>This is possible when the running work has ended.</source>
        <translation>Dies ist möglich, sobald die laufende Arbeit beendet ist.</translation>
    </message>
    <message>
        <source>Each patient really has &amp;one image</source>
        <translation>&amp;Jeder Patient hat wirklich nur ein Bild</translation>
    </message>
    <message>
        <source>Every image would be its own patient: which images are of one patient would stay unknown. Take such a rule only where it is so.</source>
        <translation>Jedes Bild wäre ein eigener Patient: Welche Bilder von einem Patienten sind, bliebe unbekannt. Nehmen Sie eine solche Regel nur, wo es so ist.</translation>
    </message>
    <message>
        <source>A table with a &amp;column that names the patients</source>
        <translation>Eine &amp;Tabelle mit einer Spalte, die die Patienten nennt</translation>
    </message>
</context>
<context>
    <name>fovea::ui::PeopleView</name>
    <message>
        <source>What follows among 1,000 people</source>
        <translation>Was bei 1.000 Personen daraus folgt</translation>
    </message>
</context>
<context>
    <name>fovea::ui::PlanPanel</name>
    <message>
        <source>Cross-validation shows how much (Advanced, Trainings).</source>
        <translation>Kreuzvalidierung zeigt, wie viel (Erweitert, Trainings).</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>Trainingsbilder</translation>
    </message>
    <message>
        <source>The network learns from them</source>
        <translation>Aus ihnen lernt das Netz</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>Validierungsbilder</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>Testbilder</translation>
    </message>
    <message>
        <source>Never seen: looked at only when you ask for it on the Inspect page</source>
        <translation>Nie gesehen: Angesehen werden sie nur, wenn Sie es auf der Seite „Prüfen“ verlangen</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Dauert</translation>
    </message>
    <message>
        <source>Estimated by a short trial on this computer</source>
        <translation>Geschätzt durch eine kurze Probe auf diesem Computer</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>What the network saw in each image is stored once and used again by every later training (features)</source>
        <translation>Was das Netz in jedem Bild sah, wird einmal gespeichert und von jedem späteren Training wieder verwendet (Merkmale)</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Above what the program uses now, estimated by a short trial</source>
        <translation>Über das hinaus, was das Programm jetzt belegt, geschätzt durch eine kurze Probe</translation>
    </message>
    <message>
        <source>Computes on</source>
        <translation>Rechnet auf</translation>
    </message>
    <message>
        <source>Use another &amp;disk…</source>
        <translation>Anderer &amp;Datenträger…</translation>
    </message>
    <message>
        <source>Keeps what is read of the images in a folder on a larger disk</source>
        <translation>Legt das von den Bildern Gelesene in einen Ordner auf einem größeren Datenträger</translation>
    </message>
    <message>
        <source>Folder for what was read of the images</source>
        <translation>Ordner für das von den Bildern Gelesene</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Goes on from the last finished epoch, to the same result as without the interruption</source>
        <translation>Geht von der letzten fertigen Epoche aus weiter, mit demselben Ergebnis wie ohne die Unterbrechung</translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation>Training &amp;starten</translation>
    </message>
    <message>
        <source>One training for each question, one after the other, with these settings. What was read of the images serves all of them.</source>
        <translation>Ein Training je Frage, eines nach dem anderen, mit diesen Einstellungen. Das von den Bildern Gelesene dient allen.</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>Waiting until “%1” has ended.</source>
        <translation>Wartet, bis „%1“ beendet ist.</translation>
    </message>
    <message>
        <source>Measuring how fast this computer is…</source>
        <translation>Es wird gemessen, wie schnell dieser Computer ist…</translation>
    </message>
    <message>
        <source>You can stop at any time and go on later.</source>
        <translation>Sie können jederzeit stoppen und später fortsetzen.</translation>
    </message>
    <message>
        <source>%1, to learn from</source>
        <translation>%1, um daraus zu lernen</translation>
    </message>
    <message>
        <source>%1, to choose the epoch by</source>
        <translation>%1, um die Epoche zu wählen</translation>
    </message>
    <message>
        <source>%1, never seen</source>
        <translation>%1, nie gesehen</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1 von %2 frei</translation>
    </message>
    <message>
        <source>Nothing new: all images were read before</source>
        <translation>Nichts Neues: Alle Bilder wurden schon gelesen</translation>
    </message>
    <message>
        <source>the GPU (graphics card)</source>
        <translation>die GPU (Grafikkarte)</translation>
    </message>
    <message>
        <source>the CPU (processor)</source>
        <translation>die CPU (Prozessor)</translation>
    </message>
    <message>
        <source>%1, with the faster arithmetic (bf16)</source>
        <translation>%1, mit der schnelleren Arithmetik (bf16)</translation>
    </message>
    <message>
        <source>%1, with exact arithmetic (fp32)</source>
        <translation>%1, mit exakter Arithmetik (fp32)</translation>
    </message>
    <message>
        <source>%1 for %2 trainings</source>
        <translation>%1 für %2 Trainings</translation>
    </message>
    <message>
        <source>Reading each image once: %1. Learning: %2.</source>
        <translation>Jedes Bild einmal lesen: %1. Lernen: %2.</translation>
    </message>
    <message>
        <source>Learning: %1. All images were read before.</source>
        <translation>Lernen: %1. Alle Bilder wurden schon gelesen.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>being measured…</source>
        <translation>wird gemessen…</translation>
    </message>
    <message>
        <source>%1 is done, but not all the trainings that belong to it.</source>
        <translation>%1 ist fertig, aber nicht alle zugehörigen Trainings.</translation>
    </message>
    <message>
        <source>%1 did not come to its end.</source>
        <translation>%1 kam nicht zu Ende.</translation>
    </message>
    <message>
        <source>%1 was interrupted. What it learned is kept.</source>
        <translation>%1 wurde unterbrochen. Das Gelernte bleibt erhalten.</translation>
    </message>
    <message>
        <source>&amp;Start anew</source>
        <translation>Neu b&amp;eginnen</translation>
    </message>
    <message numerus="yes">
        <source>Train the %n &amp;questions</source>
        <translation>
            <numerusform>%n F&amp;rage trainieren</numerusform>
            <numerusform>%n F&amp;ragen trainieren</numerusform>
        </translation>
    </message>
    <message>
        <source>They choose the epoch that is kept. A read-out only has no epochs: they judge it</source>
        <translation>Sie bestimmen die Epoche, die behalten wird. „Nur Readout“ hat keine Epochen: Sie beurteilen ihn</translation>
    </message>
    <message>
        <source>%1, to judge the read-out by</source>
        <translation>%1, um den Readout zu beurteilen</translation>
    </message>
</context>
<context>
    <name>fovea::ui::PlanPresenter</name>
    <message>
        <source>Open or make a project first.</source>
        <translation>Öffnen oder erstellen Sie zuerst ein Projekt.</translation>
    </message>
    <message>
        <source>Add images on the Data page first.</source>
        <translation>Fügen Sie zuerst auf der Seite „Daten“ Bilder hinzu.</translation>
    </message>
    <message>
        <source>There are no training images yet. Add labelled images on the Data page.</source>
        <translation>Es gibt noch keine Trainingsbilder. Fügen Sie auf der Seite „Daten“ gelabelte Bilder hinzu.</translation>
    </message>
    <message>
        <source>Estimating time and memory</source>
        <translation>Zeit und Speicher werden geschätzt</translation>
    </message>
    <message>
        <source>Choosing the folder</source>
        <translation>Ordner wird gewählt</translation>
    </message>
</context>
<context>
    <name>fovea::ui::PlotPanel</name>
    <message>
        <source>Plus and minus, or the wheel with Ctrl, zoom, the arrow keys move, 0 shows everything, the menu key saves</source>
        <translation>Plus und Minus oder das Mausrad mit Strg zoomen, Pfeiltasten verschieben, 0 zeigt alles, die Menütaste speichert</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>%1 could not be written there.</source>
        <translation>%1 konnte dort nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Save the values</source>
        <translation>Werte speichern</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Save as a &amp;picture…</source>
        <translation>Als &amp;Bild speichern…</translation>
    </message>
    <message>
        <source>Save the &amp;values as a table…</source>
        <translation>&amp;Werte als Tabelle speichern…</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>&amp;Alles zeigen</translation>
    </message>
</context>
<context>
    <name>fovea::ui::PredictionsDelegate</name>
    <message>
        <source>reference: %1</source>
        <translation>Referenz: %1</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>gesehen</translation>
    </message>
    <message>
        <source>%1 · seen</source>
        <translation>%1 · gesehen</translation>
    </message>
</context>
<context>
    <name>fovea::ui::PredictionsModel</name>
    <message>
        <source>⚠ no prediction</source>
        <translation>⚠ keine Vorhersage</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>wird gelesen…</translation>
    </message>
    <message>
        <source>waiting…</source>
        <translation>wartet…</translation>
    </message>
    <message>
        <source>unlike the training images</source>
        <translation>den Trainingsbildern unähnlich</translation>
    </message>
    <message>
        <source>uncertain between %1 and %2</source>
        <translation>unsicher zwischen %1 und %2</translation>
    </message>
    <message>
        <source>%1; none at the threshold</source>
        <translation>%1; beim Schwellenwert keine</translation>
    </message>
    <message>
        <source>%1; at the threshold %2</source>
        <translation>%1; beim Schwellenwert %2</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Höchste</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Probability of “%1”</source>
        <translation>Wahrscheinlichkeit von „%1“</translation>
    </message>
    <message>
        <source>unlike</source>
        <translation>unähnlich</translation>
    </message>
    <message>
        <source>the training images</source>
        <translation>den Trainingsbildern</translation>
    </message>
    <message>
        <source>or %1</source>
        <translation>oder %1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>fovea::ui::PredictionsPanel</name>
    <message>
        <source>Files and predictions</source>
        <translation>Dateien und Vorhersagen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Columns: the probability of each class</source>
        <translation>Spalten: die Wahrscheinlichkeit jeder Klasse</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>Vorschaubilder</translation>
    </message>
    <message>
        <source>Thumbnails alone, or the table again (T)</source>
        <translation>Nur Vorschaubilder oder wieder die Tabelle (T)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;topp</translation>
    </message>
    <message>
        <source>Looking for images…</source>
        <translation>Bilder werden gesucht…</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 von %2 fertig</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1, noch %2</translation>
    </message>
    <message>
        <source>Waiting until “%1” has ended.</source>
        <translation>Wartet, bis „%1“ beendet ist.</translation>
    </message>
    <message>
        <source>%1 images, %2 could not be read</source>
        <translation>%1 Bilder, %2 nicht lesbar</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>Pre&amp;dict</source>
        <translation>&amp;Vorhersagen</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>Weite&amp;r</translation>
    </message>
    <message>
        <source>Reference of the chosen images</source>
        <translation>Referenz der gewählten Bilder</translation>
    </message>
    <message>
        <source>reference, then Enter</source>
        <translation>Referenz, dann Eingabetaste</translation>
    </message>
    <message>
        <source>The number that is known of the chosen images. Typing a digit begins here; Enter keeps it, Esc leaves it as it was. Empty: not known.</source>
        <translation>Die bekannte Zahl der gewählten Bilder. Das Tippen einer Ziffer beginnt hier; die Eingabetaste behält sie, Esc lässt sie, wie sie war. Leer: nicht bekannt.</translation>
    </message>
    <message>
        <source>“%1” is no number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>%1 is not possible: %2.</source>
        <translation>%1 ist nicht möglich: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) in %1</source>
        <translation>
            <numerusform>%n Bild in %1</numerusform>
            <numerusform>%n Bilder in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n study(s)</source>
        <translation>
            <numerusform>%n Untersuchung</numerusform>
            <numerusform>%n Untersuchungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n Patient</numerusform>
            <numerusform>%n Patienten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 image, %2 could not be read</source>
        <translation>%1 Bild, %2 nicht lesbar</translation>
    </message>
</context>
<context>
    <name>fovea::ui::PresetTimes</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Planned: %1</source>
        <translation>Geplant: %1</translation>
    </message>
</context>
<context>
    <name>fovea::ui::Presets</name>
    <message>
        <source>Read-out only</source>
        <translation>Nur Readout</translation>
    </message>
    <message>
        <source>Logistic regression on the stored features of FPT+, 512 × 512 pixels; no epochs</source>
        <translation>Logistische Regression auf den gespeicherten Merkmalen von FPT+, 512 × 512 Pixel; keine Epochen</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>A first impression. Fewer epochs; what is read for it serves Balanced, too.</source>
        <translation>Ein erster Eindruck. Weniger Epochen; was dafür gelesen wird, dient auch „Ausgewogen“.</translation>
    </message>
    <message>
        <source>FPT+, 512 × 512 pixels, about 1,080 steps</source>
        <translation>FPT+, 512 × 512 Pixel, etwa 1.080 Schritte</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>The usual choice. Takes enough epochs to settle.</source>
        <translation>Die übliche Wahl. Genug Epochen, um zur Ruhe zu kommen.</translation>
    </message>
    <message>
        <source>FPT+, 512 × 512 pixels, about 2,160 steps</source>
        <translation>FPT+, 512 × 512 Pixel, etwa 2.160 Schritte</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Gründlich</translation>
    </message>
    <message>
        <source>Usually a few seconds, once the images have been read: one logistic regression on what the pre-trained network saw of each image. No network is trained.</source>
        <translation>Meist einige Sekunden, sobald die Bilder gelesen sind: eine logistische Regression auf dem, was das vortrainierte Netz von jedem Bild gesehen hat. Kein Netz wird trainiert.</translation>
    </message>
    <message>
        <source>For the final adapter. Reads the finest detail, trains three networks and takes the mean of what they say. Takes many times as long.</source>
        <translation>Für den endgültigen Adapter. Liest die feinsten Einzelheiten, trainiert drei Netze und nimmt den Mittelwert dessen, was sie sagen. Braucht ein Vielfaches der Zeit.</translation>
    </message>
    <message>
        <source>FPT+, 768 × 768 pixels, three side networks of about 4,320 steps each</source>
        <translation>FPT+, 768 × 768 Pixel, drei Seitennetze mit je etwa 4.320 Schritten</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ProbabilityBars</name>
    <message>
        <source>Probability of each class</source>
        <translation>Wahrscheinlichkeit jeder Klasse</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>%1 (called from %2 on)</source>
        <translation>%1 (gilt ab %2)</translation>
    </message>
    <message>
        <source>%1 (reference)</source>
        <translation>%1 (Referenz)</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>No problems found</source>
        <translation>Keine Probleme gefunden</translation>
    </message>
    <message>
        <source>Looking for problems…</source>
        <translation>Probleme werden gesucht…</translation>
    </message>
    <message>
        <source>Pictures that occur twice, patients in several splits, and more.</source>
        <translation>Doppelte Bilder, Patienten in mehreren Teilmengen und mehr.</translation>
    </message>
    <message>
        <source>Every image could be read, and no picture occurs twice.</source>
        <translation>Jedes Bild war lesbar, und kein Bild kommt doppelt vor.</translation>
    </message>
    <message>
        <source>Every patient is known, and none is in several splits.</source>
        <translation>Jeder Patient ist bekannt, und keiner ist in mehreren Teilmengen.</translation>
    </message>
    <message>
        <source>The patients of %1 of %2 images are known: whether one is in several splits can be said of those alone.</source>
        <translation>Die Patienten von %1 von %2 Bildern sind bekannt: Nur von ihnen lässt sich sagen, ob einer in mehreren Teilmengen ist.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>In all %1 cases</source>
        <translation>In allen %1 Fällen</translation>
    </message>
    <message>
        <source>Does the same for every problem of this kind; one step for Undo</source>
        <translation>Tut dasselbe für jedes Problem dieser Art; ein Schritt für „Rückgängig“</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) brought into another split.</source>
        <translation>
            <numerusform>%n Bild in eine andere Teilmenge gebracht.</numerusform>
            <numerusform>%n Bilder in eine andere Teilmenge gebracht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) excluded.</source>
        <translation>
            <numerusform>%n Bild ausgeschlossen.</numerusform>
            <numerusform>%n Bilder ausgeschlossen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No longer there</source>
        <translation>Nicht mehr da</translation>
    </message>
    <message>
        <source>This problem is no longer there.</source>
        <translation>Dieses Problem besteht nicht mehr.</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) of this kind left.</source>
        <translation>
            <numerusform>Noch %n Problem dieser Art.</numerusform>
            <numerusform>Noch %n Probleme dieser Art.</numerusform>
        </translation>
    </message>
    <message>
        <source>No problem of this kind is left.</source>
        <translation>Kein Problem dieser Art ist übrig.</translation>
    </message>
    <message>
        <source>Undo takes it back.</source>
        <translation>„Rückgängig“ nimmt es zurück.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ProgressPanel</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the curves as a picture or as a table. Wheel and mouse zoom, a double click shows everything.</source>
        <translation>Die Kurven als Bild oder als Tabelle speichern. Mausrad und Maus zoomen, ein Doppelklick zeigt alles.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;topp</translation>
    </message>
    <message>
        <source>See how good it &amp;is</source>
        <translation>Wie &amp;gut ist es?</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Keep the best so far</source>
        <translation>Bisher &amp;Bestes behalten</translation>
    </message>
    <message>
        <source>Makes an adapter from the best epoch; this training then ends</source>
        <translation>Macht einen Adapter aus der besten Epoche; dieses Training endet dann</translation>
    </message>
    <message>
        <source>&amp;Back to the settings</source>
        <translation>&amp;Zurück zu den Einstellungen</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Pause the training, or go on</source>
        <translation>Das Training pausieren oder fortsetzen</translation>
    </message>
    <message>
        <source>What happened so far</source>
        <translation>Was bisher geschah</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies all that happened so far, to be pasted elsewhere</source>
        <translation>Kopiert alles, was bisher geschah, um es anderswo einzufügen</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>pass over the training images</source>
        <translation>Durchgang durch die Trainingsbilder</translation>
    </message>
    <message>
        <source>One epoch is one pass over all training images</source>
        <translation>Eine Epoche ist ein Durchgang durch alle Trainingsbilder</translation>
    </message>
    <message>
        <source>Best AUC</source>
        <translation>Beste AUC</translation>
    </message>
    <message>
        <source>on the validation images</source>
        <translation>auf den Validierungsbildern</translation>
    </message>
    <message>
        <source>Area under the ROC curve on the validation images: 0.5 is chance, 1 is perfect. It chose the epoch, so it flatters: Inspect gives honest figures.</source>
        <translation>Fläche unter der ROC-Kurve auf den Validierungsbildern: 0,5 ist Zufall, 1 ist perfekt. Sie hat die Epoche bestimmt und ist daher geschönt: Ehrliche Kennzahlen stehen unter „Prüfen“.</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>over five seconds</source>
        <translation>über fünf Sekunden</translation>
    </message>
    <message>
        <source>Throughput: images per second, over the last five seconds</source>
        <translation>Durchsatz: Bilder pro Sekunde, über die letzten fünf Sekunden</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>of the whole program</source>
        <translation>des ganzen Programms</translation>
    </message>
    <message>
        <source>Of the whole program (resident set)</source>
        <translation>Des ganzen Programms (Resident Set)</translation>
    </message>
    <message>
        <source>Computation</source>
        <translation>Berechnung</translation>
    </message>
    <message>
        <source>its share of the memory</source>
        <translation>ihr Anteil am Speicher</translation>
    </message>
    <message>
        <source>What the tensors of the computation hold, at most within the last half second; on a graphics card it lies on the card</source>
        <translation>Was die Tensoren der Berechnung belegen, höchstens in der letzten halben Sekunde; bei einer Grafikkarte liegt es auf der Karte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>since the start</source>
        <translation>seit dem Start</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Finished trainings and epochs are kept; the others go on later</source>
        <translation>Fertige Trainings und Epochen bleiben erhalten; die übrigen gehen später weiter</translation>
    </message>
    <message>
        <source>Finished epochs are kept; you can go on later</source>
        <translation>Fertige Epochen bleiben erhalten; Sie können später fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Goes on where it stands (Ctrl+P)</source>
        <translation>Geht dort weiter, wo es steht (Strg+P)</translation>
    </message>
    <message>
        <source>Holds still and keeps everything, also the memory (Ctrl+P)</source>
        <translation>Hält an und behält alles, auch den Speicher (Strg+P)</translation>
    </message>
    <message>
        <source>Nothing is lost while it stands still.</source>
        <translation>Nichts geht verloren, während es stillsteht.</translation>
    </message>
    <message>
        <source>%1 left once it goes on</source>
        <translation>noch %1, sobald es weitergeht</translation>
    </message>
    <message>
        <source>Estimating the time…</source>
        <translation>Zeit wird geschätzt…</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>What was read of the images is kept; you can go on later</source>
        <translation>Was von den Bildern gelesen ist, bleibt erhalten; Sie können später fortsetzen</translation>
    </message>
    <message>
        <source>network %1 of %2</source>
        <translation>Netz %1 von %2</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ProjectSession</name>
    <message>
        <source>Making the project</source>
        <translation>Projekt wird erstellt</translation>
    </message>
    <message>
        <source>Opening the project</source>
        <translation>Projekt wird geöffnet</translation>
    </message>
    <message>
        <source>Reading images</source>
        <translation>Bilder werden gelesen</translation>
    </message>
    <message>
        <source>This can be changed again when “%1” has ended.</source>
        <translation>Dies lässt sich wieder ändern, sobald „%1“ beendet ist.</translation>
    </message>
    <message>
        <source>State of at least one finding, on the Data page, which images have it and which do not.</source>
        <translation>Geben Sie für mindestens einen Befund auf der Seite „Daten“ an, welche Bilder ihn haben und welche nicht.</translation>
    </message>
    <message>
        <source>Give images their numbers on the Data page first.</source>
        <translation>Geben Sie den Bildern zuerst auf der Seite „Daten“ ihre Zahlen.</translation>
    </message>
    <message>
        <source>Bring images of at least two diagnoses on the Data page first.</source>
        <translation>Fügen Sie zuerst auf der Seite „Daten“ Bilder von mindestens zwei Diagnosen hinzu.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ProposedQuestions</name>
    <message>
        <source>What else it answers</source>
        <translation>Was sie sonst noch beantwortet</translation>
    </message>
    <message>
        <source>Each becomes a question of its own about the same images.</source>
        <translation>Jede wird zu einer eigenen Frage über dieselben Bilder.</translation>
    </message>
    <message>
        <source>An &amp;empty cell says that the finding is not there</source>
        <translation>Eine leere Zelle heißt: Be&amp;fund nicht vorhanden</translation>
    </message>
    <message>
        <source>Without the tick nothing is stated there, and such images neither teach nor judge the finding. −1 and words as “uncertain” are never counted as a statement.</source>
        <translation>Ohne den Haken ist dort nichts angegeben, und solche Bilder lehren und beurteilen den Befund nicht. −1 und Wörter wie „unsicher“ gelten nie als Angabe.</translation>
    </message>
    <message>
        <source>Take over the columns %1</source>
        <translation>Spalten %1 übernehmen</translation>
    </message>
    <message>
        <source>Name of the question of %1</source>
        <translation>Name der Frage aus %1</translation>
    </message>
    <message>
        <source>What kind of answers %1 holds</source>
        <translation>Welche Art von Antworten %1 enthält</translation>
    </message>
</context>
<context>
    <name>fovea::ui::QuestionDialog</name>
    <message>
        <source>&amp;Add the question</source>
        <translation>Frage &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>Ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>New question</source>
        <translation>Neue Frage</translation>
    </message>
    <message>
        <source>Change the question</source>
        <translation>Frage ändern</translation>
    </message>
    <message>
        <source>What is to be learned about the images. A project may hold several questions about the same images; what is preloaded of the images serves all of them.</source>
        <translation>Was über die Bilder gelernt werden soll. Ein Projekt kann mehrere Fragen über dieselben Bilder enthalten; was vorab von den Bildern gelesen wird, dient allen.</translation>
    </message>
    <message>
        <source>Name of the question</source>
        <translation>Name der Frage</translation>
    </message>
    <message>
        <source>for example Macular oedema</source>
        <translation>zum Beispiel Makulaödem</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;One of several</source>
        <translation>&amp;Eine von mehreren</translation>
    </message>
    <message>
        <source>&amp;Grades</source>
        <translation>&amp;Grade</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>Be&amp;funde</translation>
    </message>
    <message>
        <source>A n&amp;umber</source>
        <translation>Eine &amp;Zahl</translation>
    </message>
    <message>
        <source>Images are answered already: of another kind there is to be a question of its own.</source>
        <translation>Schon sind Bilder beantwortet: Für eine andere Art braucht es eine eigene Frage.</translation>
    </message>
    <message>
        <source>Unit of the number</source>
        <translation>Einheit der Zahl</translation>
    </message>
    <message>
        <source>for example years, %, mm; may be empty</source>
        <translation>zum Beispiel Jahre, %, mm; darf leer sein</translation>
    </message>
    <message>
        <source>Lowest number that is possible</source>
        <translation>Kleinste mögliche Zahl</translation>
    </message>
    <message>
        <source>Highest number that is possible</source>
        <translation>Größte mögliche Zahl</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Un&amp;it:</source>
        <translation>Einhei&amp;t:</translation>
    </message>
    <message>
        <source>&amp;Lowest possible:</source>
        <translation>&amp;Kleinste mögliche:</translation>
    </message>
    <message>
        <source>&amp;Highest possible:</source>
        <translation>G&amp;rößte mögliche:</translation>
    </message>
    <message>
        <source>G&amp;rades, the lowest first, one a line:</source>
        <translation>Gra&amp;de, der niedrigste zuerst, einer je Zeile:</translation>
    </message>
    <message>
        <source>Find&amp;ings, one a line:</source>
        <translation>Bef&amp;unde, einer je Zeile:</translation>
    </message>
    <message>
        <source>Grades, the lowest first, one a line</source>
        <translation>Grade, der niedrigste zuerst, einer je Zeile</translation>
    </message>
    <message>
        <source>Findings, one a line</source>
        <translation>Befunde, einer je Zeile</translation>
    </message>
    <message>
        <source>This is possible when the running work has ended.</source>
        <translation>Dies ist möglich, sobald die laufende Arbeit beendet ist.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::QuestionDraft</name>
    <message>
        <source>Give the question a name.</source>
        <translation>Geben Sie der Frage einen Namen.</translation>
    </message>
    <message>
        <source>There is a question “%1” already. Choose another name.</source>
        <translation>Es gibt schon eine Frage „%1“. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Write the grades down, one a line, the lowest first.</source>
        <translation>Schreiben Sie die Grade auf, einer je Zeile, der niedrigste zuerst.</translation>
    </message>
    <message>
        <source>Write the findings down, one a line.</source>
        <translation>Schreiben Sie die Befunde auf, einer je Zeile.</translation>
    </message>
    <message>
        <source>“%1” stands there twice.</source>
        <translation>„%1“ steht doppelt da.</translation>
    </message>
    <message>
        <source>The name of a finding holds no “=” and no “|”: %1</source>
        <translation>Der Name eines Befunds enthält kein „=“ und kein „|“: %1</translation>
    </message>
    <message>
        <source>“%1” is no number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>The lowest possible number is above the highest.</source>
        <translation>Die kleinste mögliche Zahl liegt über der größten.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::QuestionResults</name>
    <message>
        <source>The questions</source>
        <translation>Die Fragen</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>Training %1</translation>
    </message>
</context>
<context>
    <name>fovea::ui::QuestionRuns</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>could not be begun</source>
        <translation>konnte nicht begonnen werden</translation>
    </message>
    <message>
        <source>is being learned</source>
        <translation>wird gelernt</translation>
    </message>
    <message>
        <source>stopped; “Continue” goes on with it</source>
        <translation>gestoppt; „Fortsetzen“ geht damit weiter</translation>
    </message>
</context>
<context>
    <name>fovea::ui::QuestionSwitch</name>
    <message>
        <source>Question in use</source>
        <translation>Aktuelle Frage</translation>
    </message>
    <message>
        <source>What is asked about the images: labels, trainings and figures are those of this question.</source>
        <translation>Was zu den Bildern gefragt wird: Labels, Trainings und Kennzahlen sind die dieser Frage.</translation>
    </message>
    <message>
        <source>Ask something else about the same images, or change what is asked</source>
        <translation>Etwas anderes zu denselben Bildern fragen oder ändern, was gefragt wird</translation>
    </message>
    <message>
        <source>Questions: new, change, delete</source>
        <translation>Fragen: neu, ändern, löschen</translation>
    </message>
    <message>
        <source>&amp;New question…</source>
        <translation>&amp;Neue Frage…</translation>
    </message>
    <message>
        <source>&amp;Rename or change “%1”…</source>
        <translation>„%1“ &amp;umbenennen oder ändern…</translation>
    </message>
    <message>
        <source>&amp;Delete “%1” and its labels</source>
        <translation>„%1“ und ihre Labels &amp;löschen</translation>
    </message>
    <message>
        <source>Delete its trainings first</source>
        <translation>Löschen Sie zuerst ihre Trainings</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Nächste Frage</translation>
    </message>
    <message>
        <source>Question before</source>
        <translation>Vorige Frage</translation>
    </message>
    <message>
        <source>&amp;Studies: what has one answer…</source>
        <translation>Unter&amp;suchungen: was eine Antwort hat…</translation>
    </message>
    <message>
        <source>R&amp;eaders: how far they agree…</source>
        <translation>&amp;Befundende: wie weit sie übereinstimmen…</translation>
    </message>
    <message>
        <source>Edit question</source>
        <translation>Frage bearbeiten</translation>
    </message>
</context>
<context>
    <name>fovea::ui::Questions</name>
    <message>
        <source>One of several</source>
        <translation>Eine von mehreren</translation>
    </message>
    <message>
        <source>Grades</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>Eine Zahl</translation>
    </message>
    <message>
        <source>Each image has exactly one of several diagnoses, as healthy or glaucoma.</source>
        <translation>Jedes Bild hat genau eine von mehreren Diagnosen, etwa gesund oder Glaukom.</translation>
    </message>
    <message>
        <source>Each image has one step of a scale, as none, mild, moderate, severe.</source>
        <translation>Jedes Bild hat eine Stufe einer Skala, etwa keine, leicht, mäßig, schwer.</translation>
    </message>
    <message>
        <source>Any number of things may be there at once; of each is said yes, no, or nothing.</source>
        <translation>Beliebig viele Dinge können zugleich vorhanden sein; von jedem heißt es ja, nein oder nichts.</translation>
    </message>
    <message>
        <source>A quantity is read off each image, as an age, an ejection fraction or a count.</source>
        <translation>Von jedem Bild wird eine Größe abgelesen, etwa ein Alter, eine Ejektionsfraktion oder eine Anzahl.</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>nothing stated</source>
        <translation>nichts angegeben</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>no grade</source>
        <translation>kein Grad</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>no diagnosis</source>
        <translation>keine Diagnose</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>nicht %1</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ReadersCard</name>
    <message>
        <source>Reader</source>
        <translation>Befundende</translation>
    </message>
    <message>
        <source>Who has read some of these images</source>
        <translation>Wer einige dieser Bilder befundet hat</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Images that this reader has read and that can be judged</source>
        <translation>Bilder, die diese Person befundet hat und die gewertet werden können</translation>
    </message>
    <message>
        <source>Readers beside the machine</source>
        <translation>Befundende neben der Maschine</translation>
    </message>
    <message>
        <source>The machine at the operating point that was in use when these images were judged. On the ROC curve each reader is a point.</source>
        <translation>Die Maschine am Arbeitspunkt, der in Gebrauch war, als diese Bilder ausgewertet wurden. Auf der ROC-Kurve ist jede Person ein Punkt.</translation>
    </message>
    <message>
        <source>Means over the classes; the machine by its most probable class.</source>
        <translation>Mittel über die Klassen; die Maschine nach ihrer wahrscheinlichsten Klasse.</translation>
    </message>
    <message>
        <source>%1 of %2: %3 %4</source>
        <translation>%1 von %2: %3 %4</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ReadersDialog</name>
    <message>
        <source>&amp;Use this rule</source>
        <translation>Diese Regel &amp;verwenden</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Befundende</translation>
    </message>
    <message>
        <source>How far those agree who have read the same images, and what is learned where they do not. A machine that learned from readers can be believed as far as they agree.</source>
        <translation>Wie weit jene übereinstimmen, die dieselben Bilder befundet haben, und was gelernt wird, wo sie es nicht tun. Einer Maschine, die von ihnen gelernt hat, kann man so weit glauben, wie sie übereinstimmen.</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Agreement of readers</source>
        <translation>Übereinstimmung der Befundenden</translation>
    </message>
    <message>
        <source>Images (n)</source>
        <translation>Bilder (n)</translation>
    </message>
    <message>
        <source>What becomes the label</source>
        <translation>Was zum Label wird</translation>
    </message>
    <message>
        <source>The &amp;labels that are there: readers only stand beside them</source>
        <translation>Die vorhandenen &amp;Labels: Befundende stehen nur daneben</translation>
    </message>
    <message>
        <source>What &amp;more than half of those say who have read the image</source>
        <translation>Was &amp;mehr als die Hälfte derer sagt, die das Bild befundet haben</translation>
    </message>
    <message>
        <source>What &amp;all of those say who have read it</source>
        <translation>Was &amp;alle sagen, die es befundet haben</translation>
    </message>
    <message>
        <source>What &amp;one says, else the majority of the others:</source>
        <translation>Was &amp;eine Person sagt, sonst die Mehrheit der anderen:</translation>
    </message>
    <message>
        <source>Reader whose word counts first</source>
        <translation>Wessen Wort zuerst zählt</translation>
    </message>
    <message>
        <source>Fleiss&apos; kappa</source>
        <translation>Fleiss’ Kappa</translation>
    </message>
    <message>
        <source>This is possible when the running work has ended.</source>
        <translation>Das ist möglich, wenn die laufende Arbeit beendet ist.</translation>
    </message>
    <message>
        <source>Same answer (%)</source>
        <translation>Gleiche Antwort (%)</translation>
    </message>
    <message>
        <source>Kappa (−1 to 1)</source>
        <translation>Kappa (−1 bis 1)</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ReadersPresenter</name>
    <message>
        <source>No reader has read any image.</source>
        <translation>Niemand hat ein Bild befundet.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n read</source>
        <translation>
            <numerusform>%1: %n befundet</numerusform>
            <numerusform>%1: %n befundet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 and the labels</source>
        <translation>%1 und die Labels</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>Alle zusammen</translation>
    </message>
    <message>
        <source>Of two readers Cohen&apos;s kappa with quadratic weights, as the diagnoses are grades; of all together Fleiss&apos; kappa, without weights.</source>
        <translation>Bei zweien Cohens Kappa mit quadratischen Gewichten, da die Diagnosen Grade sind; bei allen zusammen Fleiss’ Kappa, ohne Gewichte.</translation>
    </message>
    <message>
        <source>Of two readers Cohen&apos;s kappa; of all together Fleiss&apos; kappa.</source>
        <translation>Bei zweien Cohens Kappa; bei allen zusammen Fleiss’ Kappa.</translation>
    </message>
    <message>
        <source>0 is chance, 1 is agreement on every image; in brackets the 95 % confidence interval, by patients. That readers agree does not say that they are right.</source>
        <translation>0 ist Zufall, 1 ist Übereinstimmung bei jedem Bild; in Klammern das 95-%-Konfidenzintervall, nach Patienten. Dass sie übereinstimmen, sagt nicht, dass sie recht haben.</translation>
    </message>
    <message numerus="yes">
        <source>Without a consensus: %n image(s). They have no label and take no part.</source>
        <translation>
            <numerusform>Ohne Konsens: %n Bild. Es hat kein Label und wird nicht verwendet.</numerusform>
            <numerusform>Ohne Konsens: %n Bilder. Sie haben kein Label und werden nicht verwendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>This rule holds.</source>
        <translation>Diese Regel gilt.</translation>
    </message>
    <message>
        <source>All labels stay as they are; readers stand beside them from now on.</source>
        <translation>Alle Labels bleiben, wie sie sind; Befundungen stehen von nun an daneben.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) get another label.</source>
        <translation>
            <numerusform>%n Bild erhält ein anderes Label.</numerusform>
            <numerusform>%n Bilder erhalten ein anderes Label.</numerusform>
        </translation>
    </message>
    <message>
        <source>The labels of all images that a reader has read are replaced, also those that were given by hand; Undo brings them back.</source>
        <translation>Die Labels aller Bilder, die jemand befundet hat, werden ersetzt, auch die von Hand vergebenen; „Rückgängig“ bringt sie zurück.</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>0 is chance, 1 is agreement on every image; in brackets the 95 % confidence interval, by files, as no patient is known. That readers agree does not say that they are right.</source>
        <translation>0 ist Zufall, 1 ist Übereinstimmung bei jedem Bild; in Klammern das 95-%-Konfidenzintervall, nach Dateien, da kein Patient bekannt ist. Dass sie übereinstimmen, sagt nicht, dass sie recht haben.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ReviewBar</name>
    <message>
        <source>Take proposal</source>
        <translation>Vorschlag übernehmen</translation>
    </message>
    <message>
        <source>Label is right</source>
        <translation>Label stimmt</translation>
    </message>
    <message>
        <source>Leave the list</source>
        <translation>Liste verlassen</translation>
    </message>
    <message>
        <source>Images that were chosen for being hard say nothing about the others; those drawn at random do. Who sees a proposal agrees with it more readily than who does not.</source>
        <translation>Bilder, die ausgewählt wurden, weil sie schwierig sind, sagen nichts über die anderen; zufällig gezogene schon. Wer einen Vorschlag sieht, stimmt ihm eher zu als jemand, der ihn nicht sieht.</translation>
    </message>
    <message>
        <source>Gives this image the proposed label, and goes on (Enter, while the images or the image have the keyboard)</source>
        <translation>Gibt diesem Bild das vorgeschlagene Label und geht weiter (Eingabetaste, solange die Bilder oder das Bild die Tastatur haben)</translation>
    </message>
    <message>
        <source>Keeps the label and does not list it again; pressed once more, takes that back (Shift+Enter)</source>
        <translation>Behält das Label und führt es nicht wieder auf; noch einmal gedrückt, nimmt es das zurück (Umschalt+Eingabetaste)</translation>
    </message>
    <message>
        <source>Shows all images again; the labels stay as they are now</source>
        <translation>Zeigt wieder alle Bilder; die Labels bleiben, wie sie jetzt sind</translation>
    </message>
</context>
<context>
    <name>fovea::ui::RocPlot</name>
    <message>
        <source>ROC curve (found cases against false alarms)</source>
        <translation>ROC-Kurve (gefundene Fälle gegen Fehlalarme)</translation>
    </message>
    <message>
        <source>1 − specificity (false alarms), %</source>
        <translation>1 − Spezifität (Fehlalarme), %</translation>
    </message>
    <message>
        <source>Sensitivity (found), %</source>
        <translation>Sensitivität (gefunden), %</translation>
    </message>
    <message>
        <source>Operating point: sensitivity %1, false alarms (1 − specificity) %2</source>
        <translation>Arbeitspunkt: Sensitivität %1, Fehlalarme (1 − Spezifität) %2</translation>
    </message>
    <message>
        <source>Sensitivity %1, false alarms (1 − specificity) %2
at a threshold of %3 on the probability</source>
        <translation>Sensitivität %1, Fehlalarme (1 − Spezifität) %2
bei einem Schwellenwert von %3 für die Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Reader %1: sensitivity %2, false alarms (1 − specificity) %3</source>
        <translation>Befundung von %1: Sensitivität %2, Fehlalarme (1 − Spezifität) %3</translation>
    </message>
</context>
<context>
    <name>fovea::ui::RunPlot</name>
    <message>
        <source>Course of the training: loss, AUC, learning rate, images per second and memory</source>
        <translation>Verlauf des Trainings: Verlust, AUC, Lernrate, Bilder pro Sekunde und Speicher</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Epoch (one pass over all training images)</source>
        <translation>Epoche (ein Durchgang durch alle Trainingsbilder)</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>Memory, MB</source>
        <translation>Speicher, MB</translation>
    </message>
    <message>
        <source>Loss: the error that training reduces, on the training images and on the validation images. Memory: of the whole program, and what the computation alone holds.</source>
        <translation>Verlust (Loss): der Fehler, den das Training verringert, auf den Trainings- und den Validierungsbildern. Speicher: des ganzen Programms und was die Berechnung allein belegt.</translation>
    </message>
    <message>
        <source>Loss: &lt;span style=&apos;color:%1&apos;&gt;●&lt;/span&gt; training &amp;nbsp; &lt;span style=&apos;color:%2&apos;&gt;■&lt;/span&gt; validation</source>
        <translation>Verlust: &lt;span style=&apos;color:%1&apos;&gt;●&lt;/span&gt; Training &amp;nbsp; &lt;span style=&apos;color:%2&apos;&gt;■&lt;/span&gt; Validierung</translation>
    </message>
    <message>
        <source>Loss: &lt;span style=&apos;color:%1&apos;&gt;●&lt;/span&gt; training</source>
        <translation>Verlust: &lt;span style=&apos;color:%1&apos;&gt;●&lt;/span&gt; Training</translation>
    </message>
    <message>
        <source> &amp;nbsp; &amp;nbsp; Memory: &lt;span style=&apos;color:%1&apos;&gt;━&lt;/span&gt; program &amp;nbsp; &lt;span style=&apos;color:%2&apos;&gt;╍&lt;/span&gt; computation</source>
        <translation> &amp;nbsp; &amp;nbsp; Speicher: &lt;span style=&apos;color:%1&apos;&gt;━&lt;/span&gt; Programm &amp;nbsp; &lt;span style=&apos;color:%2&apos;&gt;╍&lt;/span&gt; Berechnung</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Epoch %1 (the best so far)</source>
        <translation>Epoche %1 (die bisher beste)</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>Training loss: %1</source>
        <translation>Trainingsverlust: %1</translation>
    </message>
    <message>
        <source>Validation loss: %1</source>
        <translation>Validierungsverlust: %1</translation>
    </message>
    <message>
        <source>Validation AUC: %1</source>
        <translation>Validierungs-AUC: %1</translation>
    </message>
    <message>
        <source>Learning rate (step size): %1</source>
        <translation>Lernrate (Schrittweite): %1</translation>
    </message>
    <message>
        <source>%1 images per second</source>
        <translation>%1 Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Memory of the whole program: %1 MB</source>
        <translation>Speicher des ganzen Programms: %1 MB</translation>
    </message>
    <message>
        <source>Of that the computation itself (tensors): %1 MB</source>
        <translation>Davon die Berechnung selbst (Tensoren): %1 MB</translation>
    </message>
</context>
<context>
    <name>fovea::ui::RunPresenter</name>
    <message>
        <source>%1, training %2 of %3</source>
        <translation>%1, Training %2 von %3</translation>
    </message>
    <message>
        <source>Pausing… at the end of this step</source>
        <translation>Wird pausiert… am Ende dieses Schritts</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Training %1 is done</source>
        <translation>Training %1 ist fertig</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>The training could not be finished</source>
        <translation>Das Training konnte nicht abgeschlossen werden</translation>
    </message>
    <message>
        <source>Finished trainings and epochs are kept. Continue goes on from there, to the same result.</source>
        <translation>Fertige Trainings und Epochen bleiben erhalten. „Fortsetzen“ geht von dort aus weiter, mit demselben Ergebnis.</translation>
    </message>
    <message>
        <source>Everything up to epoch %1 is kept. Continue goes on from there, to the same result.</source>
        <translation>Alles bis Epoche %1 bleibt erhalten. „Fortsetzen“ geht von dort aus weiter, mit demselben Ergebnis.</translation>
    </message>
    <message>
        <source>The images read so far need not be read again.</source>
        <translation>Die schon gelesenen Bilder müssen nicht noch einmal gelesen werden.</translation>
    </message>
    <message>
        <source>Several trainings</source>
        <translation>Mehrere Trainings</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Training started.</source>
        <translation>Training gestartet.</translation>
    </message>
    <message>
        <source>Going on with the training that was interrupted.</source>
        <translation>Das unterbrochene Training geht weiter.</translation>
    </message>
    <message>
        <source>Keeping the best epoch so far.</source>
        <translation>Die bisher beste Epoche wird behalten.</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Pausiert.</translation>
    </message>
    <message>
        <source>Going on.</source>
        <translation>Geht weiter.</translation>
    </message>
    <message>
        <source>Stopped. What is finished is kept; the trainings go on later.</source>
        <translation>Gestoppt. Fertiges bleibt erhalten; die Trainings gehen später weiter.</translation>
    </message>
    <message>
        <source>Stopped. Everything up to epoch %1 is kept.</source>
        <translation>Gestoppt. Alles bis Epoche %1 bleibt erhalten.</translation>
    </message>
    <message>
        <source>Stopped. The images read so far need not be read again.</source>
        <translation>Gestoppt. Die schon gelesenen Bilder müssen nicht noch einmal gelesen werden.</translation>
    </message>
    <message>
        <source>Done. The read-out is fitted; the adapter is saved.</source>
        <translation>Fertig. Der Readout ist angepasst; der Adapter ist gespeichert.</translation>
    </message>
    <message>
        <source>Done. The best epoch was %1; the adapter is saved.</source>
        <translation>Fertig. Die beste Epoche war %1; der Adapter ist gespeichert.</translation>
    </message>
    <message>
        <source>Done. The adapter of the last epoch, %1, is saved.</source>
        <translation>Fertig. Der Adapter der letzten Epoche, %1, ist gespeichert.</translation>
    </message>
    <message>
        <source>Left out, because it could not be read any more: %1</source>
        <translation>Weggelassen, da nicht mehr lesbar: %1</translation>
    </message>
    <message>
        <source>Deleting trainings</source>
        <translation>Trainings werden gelöscht</translation>
    </message>
    <message>
        <source>Done. The adapter of %1 side networks is saved.</source>
        <translation>Fertig. Der Adapter aus %1 Seitennetzen ist gespeichert.</translation>
    </message>
    <message>
        <source>Everything up to epoch %1 of side network %2 is kept. Continue goes on from there, to the same result.</source>
        <translation>Alles bis Epoche %1 von Seitennetz %2 ist erhalten. „Fortsetzen“ macht dort weiter, mit demselben Ergebnis.</translation>
    </message>
    <message>
        <source>Stopped. Everything up to epoch %1 of side network %2 is kept.</source>
        <translation>Gestoppt. Alles bis Epoche %1 von Seitennetz %2 ist erhalten.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::RunProgress</name>
    <message>
        <source>Getting ready</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Reading %1 images once.</source>
        <translation>%1 Bilder werden einmal gelesen.</translation>
    </message>
    <message>
        <source>Learning: %1 epochs, each a pass over all training images.</source>
        <translation>Lernen: %1 Epochen, jede ein Durchgang durch alle Trainingsbilder.</translation>
    </message>
    <message>
        <source>Epoch %1 of %2: training loss %3, validation loss %4, validation AUC %5.</source>
        <translation>Epoche %1 von %2: Trainingsverlust %3, Validierungsverlust %4, Validierungs-AUC %5.</translation>
    </message>
    <message>
        <source>Epoch %1 of %2: training loss %3.</source>
        <translation>Epoche %1 von %2: Trainingsverlust %3.</translation>
    </message>
    <message>
        <source>Training %1 of %2 begins.</source>
        <translation>Training %1 von %2 beginnt.</translation>
    </message>
    <message>
        <source>Reading 1 image once.</source>
        <translation>1 Bild wird einmal gelesen.</translation>
    </message>
    <message>
        <source>Learning: 1 epoch, a pass over all training images.</source>
        <translation>Lernen: 1 Epoche, ein Durchgang durch alle Trainingsbilder.</translation>
    </message>
    <message>
        <source>Side network %1 of %2 begins.</source>
        <translation>Seitennetz %1 von %2 beginnt.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::RunsModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The test images have not been evaluated, which keeps them honest. Inspect does so, and counts it.</source>
        <translation>Die Testbilder wurden nicht ausgewertet; das hält sie ehrlich. „Prüfen“ tut es und zählt es.</translation>
    </message>
    <message>
        <source>F2 or a double click: write a note</source>
        <translation>F2 oder Doppelklick: Notiz schreiben</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Number of the training</source>
        <translation>Nummer des Trainings</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>When it was begun</source>
        <translation>Wann es begonnen wurde</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>The chief settings; the tooltip of a row has all of them. FPT+ and FPT are the method, fine-grained prompt tuning: FPT+ reads the last half of the pre-trained network&apos;s layers, FPT all of them</source>
        <translation>Die wichtigsten Einstellungen; der Tooltip einer Zeile zeigt alle. FPT+ und FPT sind die Methode, Fine-grained Prompt Tuning: FPT+ liest die letzte Hälfte der Schichten des vortrainierten Netzes, FPT alle</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Training images: how many it learned from</source>
        <translation>Trainingsbilder: von wie vielen es gelernt hat</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>Beste Epoche</translation>
    </message>
    <message>
        <source>The epoch whose adapter was kept, of those made</source>
        <translation>Die Epoche, deren Adapter behalten wurde, von den durchlaufenen</translation>
    </message>
    <message>
        <source>Error, validation</source>
        <translation>Fehler, Validierung</translation>
    </message>
    <message>
        <source>Mean absolute error on the validation images, in the unit of the number: less is better; with a 95 % confidence interval</source>
        <translation>Mittlerer absoluter Fehler auf den Validierungsbildern, in der Einheit der Zahl: kleiner ist besser; mit 95-%-Konfidenzintervall</translation>
    </message>
    <message>
        <source>AUC, validation</source>
        <translation>AUC, Validierung</translation>
    </message>
    <message>
        <source>vs. baseline</source>
        <translation>ggü. Vergleich</translation>
    </message>
    <message>
        <source>How much nearer than the baseline (ridge regression of what the pre-trained network sees) in mean absolute error, on the same validation images</source>
        <translation>Um wie viel näher als das Vergleichsmodell (Ridge-Regression dessen, was das vortrainierte Netz sieht) im mittleren absoluten Fehler, auf denselben Validierungsbildern</translation>
    </message>
    <message>
        <source>How much better in AUC than the baseline, the strongest of a few simple readings (logistic regression) of what the pre-trained network sees, on the same validation images, with a 95 % confidence interval</source>
        <translation>Um wie viel besser in der AUC als das Vergleichsmodell, die stärkste einiger einfacher Lesarten (logistische Regression) dessen, was das vortrainierte Netz sieht, auf denselben Validierungsbildern, mit 95-%-Konfidenzintervall</translation>
    </message>
    <message>
        <source>Error, test</source>
        <translation>Fehler, Test</translation>
    </message>
    <message>
        <source>Mean absolute error on the test images, never seen: only where they were evaluated on Inspect</source>
        <translation>Mittlerer absoluter Fehler auf den nie gesehenen Testbildern: nur wo sie unter „Prüfen“ ausgewertet wurden</translation>
    </message>
    <message>
        <source>AUC, test</source>
        <translation>AUC, Test</translation>
    </message>
    <message>
        <source>AUC on the test images, never seen: only where they were evaluated on Inspect</source>
        <translation>AUC auf den nie gesehenen Testbildern: nur wo sie unter „Prüfen“ ausgewertet wurden</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Learning alone, pauses left out</source>
        <translation>Nur das Lernen, ohne Pausen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Your own words: F2 or a double click to write</source>
        <translation>Ihre eigenen Worte: F2 oder Doppelklick zum Schreiben</translation>
    </message>
    <message>
        <source>AUC on the validation images. Where there were epochs it chose the one that was kept, so it flatters; with a 95 % confidence interval once Inspect has shown it</source>
        <translation>AUC auf den Validierungsbildern. Wo es Epochen gab, hat sie die behaltene bestimmt und ist daher geschönt; mit 95-%-Konfidenzintervall, sobald „Prüfen“ es gezeigt hat</translation>
    </message>
</context>
<context>
    <name>fovea::ui::RunsPanel</name>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>Training %1</translation>
    </message>
    <message>
        <source>Each look lets what was seen creep into the choices: figures on these images are honest for the first one or two. Removed trainings count, too.</source>
        <translation>Mit jedem Blick fließt Gesehenes in die Wahl ein: Kennzahlen auf diesen Bildern sind für den ersten oder zweiten ehrlich. Auch entfernte Trainings zählen.</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>Which columns are shown</source>
        <translation>Welche Spalten gezeigt werden</translation>
    </message>
    <message>
        <source>All trainings</source>
        <translation>Alle Trainings</translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>How good it is and where it looks</source>
        <translation>Wie gut es ist und wohin es sieht</translation>
    </message>
    <message>
        <source>&amp;Repeat</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Trains again with the same settings: on the same images and computer the figures come out the same</source>
        <translation>Trainiert noch einmal mit denselben Einstellungen: auf denselben Bildern und demselben Computer mit denselben Kennzahlen</translation>
    </message>
    <message>
        <source>&amp;Use its settings</source>
        <translation>Einstellungen &amp;verwenden</translation>
    </message>
    <message>
        <source>Puts its settings into New training, where you can change them</source>
        <translation>Überträgt seine Einstellungen in „Neues Training“, wo Sie sie ändern können</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>All its settings; of several trainings side by side, with what differs in bold</source>
        <translation>Alle seine Einstellungen; mehrere Trainings nebeneinander, mit den Unterschieden in Fettschrift</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>&amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>The folder with its adapter</source>
        <translation>Der Ordner mit seinem Adapter</translation>
    </message>
    <message>
        <source>E&amp;xport adapter…</source>
        <translation>Adapter e&amp;xportieren…</translation>
    </message>
    <message>
        <source>A copy of the file that another Fovea can use. It holds no patient data.</source>
        <translation>Eine Kopie der Datei, die ein anderes Fovea verwenden kann. Sie enthält keine Patientendaten.</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>Deletes record and adapter; asks before</source>
        <translation>Löscht Protokoll und Adapter; fragt vorher</translation>
    </message>
    <message>
        <source>S&amp;ort by this column</source>
        <translation>Nach dieser Spalte so&amp;rtieren</translation>
    </message>
    <message>
        <source>Delete the chosen trainings, after a question</source>
        <translation>Die gewählten Trainings löschen, nach einer Rückfrage</translation>
    </message>
    <message>
        <source>The test images have not been evaluated yet.</source>
        <translation>Die Testbilder wurden noch nicht ausgewertet.</translation>
    </message>
    <message numerus="yes">
        <source>The test images have been evaluated %n time(s).</source>
        <translation>
            <numerusform>Die Testbilder wurden %n-mal ausgewertet.</numerusform>
            <numerusform>Die Testbilder wurden %n-mal ausgewertet.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Ranges are 95 % confidence intervals.</source>
        <translation>%1 Bereiche sind 95-%-Konfidenzintervalle.</translation>
    </message>
    <message>
        <source>This training was interrupted: its curves are in “New training”, where it goes on.</source>
        <translation>Dieses Training wurde unterbrochen: Seine Kurven sind in „Neues Training“, wo es weitergeht.</translation>
    </message>
    <message>
        <source>This training has no curves.</source>
        <translation>Dieses Training hat keine Kurven.</translation>
    </message>
    <message>
        <source>Choose a training to see its curves; several to lay them over each other.</source>
        <translation>Wählen Sie ein Training, um seine Kurven zu sehen; mehrere, um sie übereinanderzulegen.</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>Training %1</translation>
    </message>
    <message>
        <source>Training %1, %2</source>
        <translation>Training %1, %2</translation>
    </message>
    <message>
        <source>trainings</source>
        <translation>Trainings</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was sich unterscheidet</translation>
    </message>
    <message>
        <source>Settings of training %1</source>
        <translation>Einstellungen von Training %1</translation>
    </message>
    <message>
        <source>What differs is in bold. Trainings with the same mark had the same images, diagnoses and splits.</source>
        <translation>Unterschiede sind fett. Trainings mit derselben Kennung hatten dieselben Bilder, Diagnosen und Teilmengen.</translation>
    </message>
    <message>
        <source>Choose a second training, too, to see what differs.</source>
        <translation>Wählen Sie auch ein zweites Training, um Unterschiede zu sehen.</translation>
    </message>
    <message>
        <source>Export the adapter</source>
        <translation>Adapter exportieren</translation>
    </message>
    <message>
        <source>Adapter (*.safetensors)</source>
        <translation>Adapter (*.safetensors)</translation>
    </message>
    <message>
        <source>The adapter is saved as %1.</source>
        <translation>Der Adapter ist gespeichert als %1.</translation>
    </message>
    <message>
        <source>The adapter could not be written there.</source>
        <translation>Der Adapter konnte dort nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Fovea</source>
        <translation>Fovea</translation>
    </message>
    <message>
        <source>Delete training %1?</source>
        <translation>Training %1 löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n training(s)?</source>
        <translation>
            <numerusform>%n Training löschen?</numerusform>
            <numerusform>%n Trainings löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Record and adapter are deleted for good. What was read of the images stays, and looks at the test images stay counted.</source>
        <translation>Protokoll und Adapter werden endgültig gelöscht. Das von den Bildern Gelesene bleibt, und Blicke auf die Testbilder bleiben gezählt.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
</context>
<context>
    <name>fovea::ui::RunsPlot</name>
    <message>
        <source>The chosen trainings, one over the other: loss and AUC</source>
        <translation>Die gewählten Trainings übereinander: Verlust und AUC</translation>
    </message>
    <message>
        <source>trainings</source>
        <translation>Trainings</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>Validation AUC</source>
        <translation>Validierungs-AUC</translation>
    </message>
    <message>
        <source>%1: loss %2, AUC %3</source>
        <translation>%1: Verlust %2, AUC %3</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SampleFilter</name>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <translation>
            <numerusform>%1, %n Bild</numerusform>
            <numerusform>%1, %n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, closed: %2, %3</source>
        <translation>%1, geschlossen: %2, %3</translation>
    </message>
    <message>
        <source>several</source>
        <translation>mehrere</translation>
    </message>
    <message>
        <source>%1, in the open study %2</source>
        <translation>%1, in der geöffneten Untersuchung %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SampleModel</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilmenge</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Reference: the answer the image was given</source>
        <translation>Referenz: die Antwort, die dem Bild gegeben wurde</translation>
    </message>
    <message>
        <source>Training image, validation image or test image (never seen)</source>
        <translation>Trainings-, Validierungs- oder Testbild (nie gesehen)</translation>
    </message>
    <message>
        <source>As the file&apos;s header says (PatientID)</source>
        <translation>Wie der Header der Datei sagt (PatientID)</translation>
    </message>
    <message>
        <source>Width and height in pixels</source>
        <translation>Breite und Höhe in Pixeln</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SampleViews</name>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>&amp;Use again</source>
        <translation>&amp;Wieder verwenden</translation>
    </message>
    <message>
        <source>E&amp;xclude</source>
        <translation>Aus&amp;schließen</translation>
    </message>
    <message>
        <source>C&amp;lose the study	E</source>
        <translation>Untersuchung sch&amp;ließen	E</translation>
    </message>
    <message>
        <source>&amp;Open the study	E</source>
        <translation>Untersuchung &amp;öffnen	E</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ScorePlot</name>
    <message>
        <source>How often which probability was given</source>
        <translation>Wie oft welche Wahrscheinlichkeit vergeben wurde</translation>
    </message>
    <message>
        <source>Probability of the finding, %</source>
        <translation>Wahrscheinlichkeit des Befunds, %</translation>
    </message>
    <message>
        <source>Threshold: %1</source>
        <translation>Schwellenwert: %1</translation>
    </message>
    <message>
        <source>Probability %1 to %2
%3: %4 of %5
%6: %7 of %8</source>
        <translation>Wahrscheinlichkeit %1 bis %2
%3: %4 von %5
%6: %7 von %8</translation>
    </message>
    <message>
        <source>%1: %2 of %3 from there on</source>
        <translation>%1: %2 von %3 ab dort</translation>
    </message>
    <message>
        <source>Share of each class, %</source>
        <translation>Anteil jeder Klasse, %</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SecondReading</name>
    <message>
        <source>Label images first: there is nothing yet that could be read a second time.</source>
        <translation>Vergeben Sie zuerst Labels: Es gibt noch nichts, was ein zweites Mal befundet werden könnte.</translation>
    </message>
    <message>
        <source>Say who reads: a name or initials.</source>
        <translation>Sagen Sie, wer befundet: ein Name oder Kürzel.</translation>
    </message>
    <message>
        <source>Of this reader there is no answer that could be compared.</source>
        <translation>Von dieser Person gibt es keine Antwort, die verglichen werden könnte.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n Patient</numerusform>
            <numerusform>%n Patienten</numerusform>
        </translation>
    </message>
    <message>
        <source>They are compared with the labels.</source>
        <translation>Verglichen wird mit den Labels.</translation>
    </message>
    <message>
        <source>They are compared with what %1 said first.</source>
        <translation>Verglichen wird mit dem, was %1 zuerst sagte.</translation>
    </message>
    <message>
        <source>Image %1 of %2 · %3 answered</source>
        <translation>Bild %1 von %2 · %3 beantwortet</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message numerus="yes">
        <source>On %n image(s) that were read twice the answer was the same on %1; Cohen&apos;s kappa %2, with the 95 % confidence interval in brackets.</source>
        <translation>
            <numerusform>Bei %n zweimal befundetem Bild war die Antwort in %1 gleich; Cohens Kappa %2, in Klammern das 95-%-Konfidenzintervall.</numerusform>
            <numerusform>Bei %n zweimal befundeten Bildern war die Antwort in %1 gleich; Cohens Kappa %2, in Klammern das 95-%-Konfidenzintervall.</numerusform>
        </translation>
    </message>
    <message>
        <source>A machine that learned from these labels cannot be expected to agree with them more often than their reader does.</source>
        <translation>Von einer Maschine, die aus diesen Labels gelernt hat, ist nicht zu erwarten, dass sie öfter mit ihnen übereinstimmt, als wer sie vergeben hat.</translation>
    </message>
    <message>
        <source>The second answers are kept as the reader “%1”; they change no label.</source>
        <translation>Die zweiten Antworten bleiben als Befundung „%1“ erhalten; sie ändern kein Label.</translation>
    </message>
    <message>
        <source>A second reading is there where every image has a diagnosis or grade of its own. Choose such a question.</source>
        <translation>Eine zweite Befundung gibt es, wo jedes Bild eine eigene Diagnose oder einen eigenen Grad hat. Wählen Sie eine solche Frage.</translation>
    </message>
    <message>
        <source>Kappa has quadratic weights, as the answers are grades.</source>
        <translation>Kappa hat quadratische Gewichte, da die Antworten Grade sind.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) whose patient is unknown</source>
        <translation>
            <numerusform>%n Datei, deren Patient unbekannt ist</numerusform>
            <numerusform>%n Dateien, deren Patient unbekannt ist</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 of %2 are drawn at random from %3, one of each before a second of any; seed %4.</source>
        <translation>%1 von %2 werden zufällig gezogen, von %3: zuerst von jedem eines, dann ein zweites; Startwert (Seed) %4.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SecondReadingDialog</name>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Beginnen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Second reading</source>
        <translation>Zweite Befundung</translation>
    </message>
    <message>
        <source>Some images are shown again, drawn at random, without their label and without what a machine says. How far the second answers agree with the first is as far as the labels can be believed.</source>
        <translation>Einige zufällig gezogene Bilder werden noch einmal gezeigt, ohne ihr Label und ohne das, was eine Maschine sagt. So weit die zweiten Antworten mit den ersten übereinstimmen, so weit kann man den Labels glauben.</translation>
    </message>
    <message>
        <source>Who is a reader of the project is compared with what this one has read; who is not, with the labels. The name stands in reports: initials will do.</source>
        <translation>Wer im Projekt schon befundet hat, wird mit diesen Befundungen verglichen; wer nicht, mit den Labels. Der Name steht in Berichten: Ein Kürzel genügt.</translation>
    </message>
    <message>
        <source>The number that the draw comes from: the same one draws the same images</source>
        <translation>Die Zahl, aus der die Ziehung folgt: Dieselbe zieht dieselben Bilder</translation>
    </message>
    <message>
        <source>&amp;Who reads</source>
        <translation>&amp;Wer befundet</translation>
    </message>
    <message>
        <source>&amp;Images, at most</source>
        <translation>B&amp;ilder, höchstens</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>Sta&amp;rtwert (Seed)</translation>
    </message>
    <message>
        <source>Back to who reads and how much; what was answered is kept</source>
        <translation>Zurück dazu, wer befundet und wie viel; was beantwortet wurde, bleibt</translation>
    </message>
    <message>
        <source>&amp;Another sample</source>
        <translation>&amp;Andere Stichprobe</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark, for reading rooms</source>
        <translation>Dunkel, für den Befundraum</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Rechnen</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Rechnen auf</translation>
    </message>
    <message>
        <source>Whatever is best here</source>
        <translation>Was hier am besten ist</translation>
    </message>
    <message>
        <source>A GPU (graphics card) if a trial computation on it is right, else the CPU (processor)</source>
        <translation>Eine GPU (Grafikkarte), wenn eine Proberechnung darauf stimmt, sonst die CPU (Prozessor)</translation>
    </message>
    <message>
        <source>CPU (processor)</source>
        <translation>CPU (Prozessor)</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>GPU (graphics card)</source>
        <translation>GPU (Grafikkarte)</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>The faster one, where a trial on this CPU shows that it is faster</source>
        <translation>Die schnellere, wo eine Probe auf dieser CPU zeigt, dass sie schneller ist</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exakt</translation>
    </message>
    <message>
        <source>32-bit floating point (fp32)</source>
        <translation>32-Bit-Gleitkomma (fp32)</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>16-bit floating point (bf16)</source>
        <translation>16-Bit-Gleitkomma (bf16)</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>CPU cores to use</source>
        <translation>Zu verwendende CPU-Kerne</translation>
    </message>
    <message>
        <source>Used for the next training. A finished one keeps what it was made with. Fewer cores leave more for other programs.</source>
        <translation>Gilt für das nächste Training. Ein fertiges behält, womit es erstellt wurde. Weniger Kerne lassen anderen Programmen mehr.</translation>
    </message>
    <message>
        <source>Pre-trained networks</source>
        <translation>Vortrainierte Netze</translation>
    </message>
    <message>
        <source>Choose and fetch…</source>
        <translation>Wählen und laden…</translation>
    </message>
    <message>
        <source>Which there are, what each suits, its licence and size (backbones)</source>
        <translation>Welche es gibt, wofür jedes geeignet ist, Lizenz und Größe (Backbones)</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Fovea comes with one and works without any network connection.</source>
        <translation>Eines ist in Fovea enthalten und arbeitet ohne Netzwerkverbindung.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Version and licences…</source>
        <translation>Version und Lizenzen…</translation>
    </message>
    <message>
        <source>Fovea %1</source>
        <translation>Fovea %1</translation>
    </message>
    <message>
        <source>All keys…</source>
        <translation>Alle Tasten…</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis. Nothing leaves this computer unless you ask for it, and then the address is named first.</source>
        <translation>Nur für die Forschung, nicht zur Diagnose. Nichts verlässt diesen Computer, außer Sie verlangen es, und dann wird zuvor die Adresse genannt.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The guide…</source>
        <translation>Die Anleitung…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>The four steps…</source>
        <translation>Die vier Schritte…</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Another language is spoken from the next start on.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SettingsPanel</name>
    <message>
        <source>How thorough</source>
        <translation>Wie gründlich</translation>
    </message>
    <message>
        <source>Your own settings, from Advanced.</source>
        <translation>Ihre eigenen Einstellungen, aus „Erweitert“.</translation>
    </message>
    <message>
        <source>Pre-trained network</source>
        <translation>Vortrainiertes Netz</translation>
    </message>
    <message>
        <source>The network that already knows how to see; only a small part beside it learns (backbone)</source>
        <translation>Das Netz, das schon sehen kann; nur ein kleiner Teil daneben lernt (Backbone)</translation>
    </message>
    <message>
        <source>Add a &amp;folder…</source>
        <translation>Ordner &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>A folder with config.json and model.safetensors of a plain Vision Transformer</source>
        <translation>Ein Ordner mit config.json und model.safetensors eines einfachen Vision Transformers</translation>
    </message>
    <message>
        <source>&amp;More networks…</source>
        <translation>&amp;Weitere Netze…</translation>
    </message>
    <message>
        <source>Which there are, what each suits, its licence and size; fetch one</source>
        <translation>Welche es gibt, wofür jedes geeignet ist, Lizenz und Größe; eines laden</translation>
    </message>
    <message>
        <source>Everything else that affects the result</source>
        <translation>Alles Übrige, was das Ergebnis beeinflusst</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Side of the square to which each image is shrunk before the network reads it (high resolution). More keeps finer detail and takes longer.</source>
        <translation>Seite des Quadrats, auf das jedes Bild verkleinert wird, bevor das Netz es liest (hohe Auflösung). Mehr erhält feinere Einzelheiten und dauert länger.</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> Pixel</translation>
    </message>
    <message>
        <source>How many images are learned from at a time. More needs more memory.</source>
        <translation>Aus wie vielen Bildern auf einmal gelernt wird. Mehr braucht mehr Speicher.</translation>
    </message>
    <message>
        <source> images</source>
        <translation> Bilder</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>How often all training images are gone through; one pass is an epoch</source>
        <translation>Wie oft alle Trainingsbilder durchgegangen werden; ein Durchgang ist eine Epoche</translation>
    </message>
    <message>
        <source>none: read-out only</source>
        <translation>keine: nur Readout</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>How large each learning step is. Smaller is slower and steadier.</source>
        <translation>Wie groß jeder Lernschritt ist. Kleiner ist langsamer und stetiger.</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Eines</translation>
    </message>
    <message>
        <source>%1 seeds (random starts)</source>
        <translation>%1 Startwerte (Seeds)</translation>
    </message>
    <message>
        <source>Cross-validation, %1 folds</source>
        <translation>Kreuzvalidierung, %1 Folds</translation>
    </message>
    <message>
        <source>Several trainings show how much of a figure is chance. Seeds: the same again with other random numbers. Cross-validation: groups of patients (folds) take turns in being held out, each judged by a training that never met it; then one training on all but the test images.</source>
        <translation>Mehrere Trainings zeigen, wie viel an einer Kennzahl Zufall ist. Startwerte: dasselbe noch einmal mit anderen Zufallszahlen. Kreuzvalidierung: Gruppen von Patienten (Folds) werden abwechselnd zurückgehalten, jede beurteilt von einem Training, das ihr nie begegnet ist; dann ein Training auf allen Bildern außer den Testbildern.</translation>
    </message>
    <message>
        <source>Start of everything random. The same number gives the same result on this computer.</source>
        <translation>Anfang alles Zufälligen. Dieselbe Zahl ergibt auf diesem Computer dasselbe Ergebnis.</translation>
    </message>
    <message>
        <source>Small sets: divides the training and validation images into five folds by patient, which take turns in being the validation images, one training each (k-fold cross-validation). Test images stay never seen.</source>
        <translation>Kleine Mengen: teilt die Trainings- und Validierungsbilder nach Patienten in fünf Folds, die abwechselnd die Validierungsbilder sind, je ein Training (k-fache Kreuzvalidierung). Testbilder bleiben ungesehen.</translation>
    </message>
    <message>
        <source>As split</source>
        <translation>Wie aufgeteilt</translation>
    </message>
    <message>
        <source>Ends the training once so many epochs were no better than the best one (patience), never before about a thousand steps</source>
        <translation>Beendet das Training, sobald so viele Epochen nicht besser waren als die beste (Geduld), nie vor etwa tausend Schritten</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>after </source>
        <translation>nach </translation>
    </message>
    <message>
        <source> epochs</source>
        <translation> Epochen</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>Trainings</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert (Seed)</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>Validierungsbilder</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Early Stopping</translation>
    </message>
    <message>
        <source>Class weights: mistakes in rare diagnoses count more while it learns, so that they are not drowned by the frequent ones. Probabilities stay those of your images.</source>
        <translation>Klassengewichte: Fehler bei seltenen Diagnosen zählen beim Lernen mehr, damit sie nicht in den häufigen untergehen. Die Wahrscheinlichkeiten bleiben die Ihrer Bilder.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Rare diagnoses count more</source>
        <translation>Seltene Diagnosen zählen mehr</translation>
    </message>
    <message>
        <source>Where one is rare</source>
        <translation>Wo eine selten ist</translation>
    </message>
    <message>
        <source>Diagnoses that are steps of one scale: a neighbouring grade is then less wrong than a distant one (soft ordinal labels)</source>
        <translation>Diagnosen, die Stufen einer Skala sind: Ein benachbarter Grad ist dann weniger falsch als ein ferner (weiche ordinale Labels)</translation>
    </message>
    <message>
        <source>As the project says</source>
        <translation>Wie im Projekt angegeben</translation>
    </message>
    <message>
        <source>Grades, in their order</source>
        <translation>Grade, in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>Names without an order</source>
        <translation>Namen ohne Reihenfolge</translation>
    </message>
    <message>
        <source>Horizontal flips (mirror images at random)</source>
        <translation>Horizontale Spiegelung (zufällig)</translation>
    </message>
    <message>
        <source>Augmentation: only where left and right do not matter</source>
        <translation>Augmentierung: nur, wo links und rechts keine Rolle spielen</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>Klassengewichte</translation>
    </message>
    <message>
        <source>Diagnoses are</source>
        <translation>Diagnosen sind</translation>
    </message>
    <message>
        <source>Fine-grained prompt tuning: a small network learns from what the pre-trained one saw. FPT+ reads the last half of its layers and needs less memory; FPT reads all of them</source>
        <translation>Fine-grained Prompt Tuning: Ein kleines Netz lernt aus dem, was das vortrainierte sah. FPT+ liest die letzte Hälfte von dessen Schichten und braucht weniger Speicher; FPT liest alle</translation>
    </message>
    <message>
        <source>FPT+: half the layers</source>
        <translation>FPT+: die Hälfte der Schichten</translation>
    </message>
    <message>
        <source>FPT: all layers</source>
        <translation>FPT: alle Schichten</translation>
    </message>
    <message>
        <source>Who answers. The read-out is one logistic regression on all that the pre-trained network saw of an image. The side network is the small network that is trained beside the pre-trained one. Both together: their mean. The side network alone is the method as it was published.</source>
        <translation>Wer antwortet. Der Readout ist eine logistische Regression auf allem, was das vortrainierte Netz von einem Bild sah. Das Seitennetz ist das kleine Netz, das neben dem vortrainierten trainiert wird. Beide zusammen: ihr Mittel. Das Seitennetz allein ist die Methode, wie sie veröffentlicht wurde.</translation>
    </message>
    <message>
        <source>Side network and read-out</source>
        <translation>Seitennetz und Readout</translation>
    </message>
    <message>
        <source>Side network alone</source>
        <translation>Seitennetz allein</translation>
    </message>
    <message>
        <source>Arithmetic of the pre-trained network. bf16 is faster on CPUs made for it.</source>
        <translation>Arithmetik des vortrainierten Netzes. bf16 ist auf dafür gebauten CPUs schneller.</translation>
    </message>
    <message>
        <source>Whatever is fastest</source>
        <translation>Was am schnellsten ist</translation>
    </message>
    <message>
        <source>Exact (fp32)</source>
        <translation>Exakt (fp32)</translation>
    </message>
    <message>
        <source>Faster (bf16)</source>
        <translation>Schneller (bf16)</translation>
    </message>
    <message>
        <source>How exactly is kept what the pre-trained network saw: eight bits take half of the disk (int8), sixteen are exact (fp16)</source>
        <translation>Wie genau behalten wird, was das vortrainierte Netz sah: Acht Bit brauchen halb so viel Platz (int8), sechzehn sind exakt (fp16)</translation>
    </message>
    <message>
        <source>As is usual</source>
        <translation>Wie üblich</translation>
    </message>
    <message>
        <source>Sixteen bits (fp16)</source>
        <translation>Sechzehn Bit (fp16)</translation>
    </message>
    <message>
        <source>Eight bits (int8)</source>
        <translation>Acht Bit (int8)</translation>
    </message>
    <message>
        <source>The GPU (graphics card) is used only where a trial computation on it comes out right</source>
        <translation>Die GPU (Grafikkarte) wird nur verwendet, wenn eine Proberechnung darauf stimmt</translation>
    </message>
    <message>
        <source>CPU (processor)</source>
        <translation>CPU (Prozessor)</translation>
    </message>
    <message>
        <source>GPU (graphics card)</source>
        <translation>GPU (Grafikkarte)</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Answer from</source>
        <translation>Antwort aus</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>Arithmetik</translation>
    </message>
    <message>
        <source>What is stored</source>
        <translation>Was gespeichert wird</translation>
    </message>
    <message>
        <source>Computes on</source>
        <translation>Rechnet auf</translation>
    </message>
    <message>
        <source>Another disk…</source>
        <translation>Anderer Datenträger…</translation>
    </message>
    <message>
        <source>What the pre-trained network saw in the images needs room: keep it in a folder on a larger disk. It holds no names.</source>
        <translation>Was das vortrainierte Netz in den Bildern sah, braucht Platz: Legen Sie es in einen Ordner auf einem größeren Datenträger. Es enthält keine Namen.</translation>
    </message>
    <message>
        <source>In the project</source>
        <translation>Im Projekt</translation>
    </message>
    <message>
        <source>From now on in the project&apos;s own folder</source>
        <translation>Von jetzt an im projekteigenen Ordner</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Folder for what was read of the images</source>
        <translation>Ordner für das von den Bildern Gelesene</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>In %1</translation>
    </message>
    <message>
        <source>Fold %1 of %2</source>
        <translation>Fold %1 von %2</translation>
    </message>
    <message>
        <source>Small and quick; it comes with Fovea. A larger one may see more: compare.</source>
        <translation>Klein und schnell; in Fovea enthalten. Ein größeres sieht vielleicht mehr: Vergleichen Sie.</translation>
    </message>
    <message>
        <source>Not among the networks on this computer: choose another, or add its folder.</source>
        <translation>Nicht unter den Netzen auf diesem Computer: Wählen Sie ein anderes oder fügen Sie seinen Ordner hinzu.</translation>
    </message>
    <message>
        <source>Folder of a pre-trained network</source>
        <translation>Ordner eines vortrainierten Netzes</translation>
    </message>
    <message>
        <source>Checking the folder …</source>
        <translation>Ordner wird geprüft …</translation>
    </message>
    <message>
        <source> epoch</source>
        <translation> Epoche</translation>
    </message>
    <message>
        <source>Begin with Quick, to see whether there is anything to learn. Balanced reads the images alike and trains up to twice as many steps. Thorough reads them anew, in finer detail, and trains three networks, each for longest: for the adapter that you keep, or where a lesion is small. Compare them on the validation images, never on the test images.</source>
        <translation>Beginnen Sie mit „Schnell“, um zu sehen, ob es etwas zu lernen gibt. „Ausgewogen“ liest die Bilder ebenso und trainiert bis zu doppelt so viele Schritte. „Gründlich“ liest sie neu, mit feineren Einzelheiten, und trainiert drei Netze, jedes am längsten: für den Adapter, den Sie behalten, oder wo eine Läsion klein ist. Vergleichen Sie sie auf den Validierungsbildern, nie auf den Testbildern.</translation>
    </message>
    <message>
        <source>Side networks</source>
        <translation>Seitennetze</translation>
    </message>
    <message>
        <source>How many networks one adapter is made of, each trained from another random start; the mean of what they say counts. Three are somewhat better than one and take three times as long.</source>
        <translation>Aus wie vielen Netzen ein Adapter besteht, jedes mit einem anderen zufälligen Anfang trainiert; es zählt der Mittelwert dessen, was sie sagen. Drei sind etwas besser als eines und brauchen dreimal so lange.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ShownChips</name>
    <message>
        <source>Show the files that could not be read</source>
        <translation>Die Dateien zeigen, die nicht gelesen werden konnten</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Unlike</source>
        <translation>Unähnlich</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Show those of which the adapter cannot rule out several classes</source>
        <translation>Die zeigen, bei denen der Adapter mehrere Klassen nicht ausschließen kann</translation>
    </message>
    <message>
        <source>Show those that are unlike the images the adapter was trained on; what it says of them means nothing</source>
        <translation>Die zeigen, die den Bildern unähnlich sind, mit denen der Adapter trainiert wurde; was er dazu sagt, bedeutet nichts</translation>
    </message>
    <message>
        <source>Show those with the prediction “%1”</source>
        <translation>Die mit der Vorhersage „%1“ zeigen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SimilarView</name>
    <message>
        <source>Most similar training images</source>
        <translation>Ähnlichste Trainingsbilder</translation>
    </message>
    <message>
        <source>What the pre-trained network takes for alike, which need not be what the findings have in common. Images of the same patient are left out.</source>
        <translation>Was das vortrainierte Netz für ähnlich hält; das muss nicht das sein, was die Befunde gemeinsam haben. Bilder desselben Patienten sind weggelassen.</translation>
    </message>
    <message>
        <source>%1: label %2, prediction %3</source>
        <translation>%1: Label %2, Vorhersage %3</translation>
    </message>
    <message>
        <source>%1, a validation image. Distance %2</source>
        <translation>%1, ein Validierungsbild. Abstand %2</translation>
    </message>
    <message>
        <source>%1, a training image: the adapter says this from memory. Distance %2</source>
        <translation>%1, ein Trainingsbild: Der Adapter sagt dies aus dem Gedächtnis. Abstand %2</translation>
    </message>
    <message>
        <source>label: %1
adapter: %2, %3</source>
        <translation>Label: %1
Adapter: %2, %3</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SplitDialog</name>
    <message>
        <source>&amp;Split</source>
        <translation>Auf&amp;teilen</translation>
    </message>
    <message>
        <source>Split the images</source>
        <translation>Bilder aufteilen</translation>
    </message>
    <message>
        <source>Split the images again</source>
        <translation>Bilder neu aufteilen</translation>
    </message>
    <message>
        <source>A network is judged fairly only by patients it has never seen. So all images of a patient go to one split, and every diagnosis to each in proportion. Images that are brought in later are split alike.</source>
        <translation>Ein Netz wird nur an Patienten fair beurteilt, die es nie gesehen hat. Daher kommen alle Bilder eines Patienten in eine Teilmenge und jede Diagnose anteilig in jede. Später aufgenommene Bilder werden ebenso aufgeteilt.</translation>
    </message>
    <message>
        <source>What was trained before keeps the splits it was trained with. Undo takes this back.</source>
        <translation>Was zuvor trainiert wurde, behält die Teilmengen, mit denen es trainiert wurde. „Rückgängig“ nimmt dies zurück.</translation>
    </message>
    <message>
        <source>the rest: the network learns from these</source>
        <translation>der Rest: Daraus lernt das Netz</translation>
    </message>
    <message>
        <source>&amp;Validation</source>
        <translation>&amp;Validierung</translation>
    </message>
    <message>
        <source>choose the epoch that is kept (early stopping)</source>
        <translation>bestimmen die Epoche, die behalten wird (Early Stopping)</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>T&amp;est</translation>
    </message>
    <message>
        <source>never seen before: kept back for the final judgement</source>
        <translation>nie zuvor gesehen: zurückgehalten für die abschließende Beurteilung</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>What each split gets</source>
        <translation>Was jede Teilmenge erhält</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Looking at which images belong together…</source>
        <translation>Es wird ermittelt, welche Bilder zusammengehören…</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>The patient of no image is known, so each counts as a patient of its own: images of one patient may come to be in several splits, which makes figures too good. Only equal and look-alike pictures are kept together. A table can say the patients.</source>
        <translation>Der Patient ist bei keinem Bild bekannt, daher zählt jedes als eigener Patient: Bilder eines Patienten können in mehrere Teilmengen geraten, was Kennzahlen zu gut macht. Nur gleiche und ähnlich aussehende Bilder bleiben zusammen. Eine Tabelle kann die Patienten angeben.</translation>
    </message>
    <message numerus="yes">
        <source>The patient of %n image(s) is not known: each counts as a patient of its own and may be in another split than the same patient&apos;s other images.</source>
        <translation>
            <numerusform>Der Patient von %n Bild ist nicht bekannt: Es zählt als eigener Patient und kann in einer anderen Teilmenge sein als die übrigen Bilder desselben Patienten.</numerusform>
            <numerusform>Der Patient von %n Bildern ist nicht bekannt: Jedes zählt als eigener Patient und kann in einer anderen Teilmenge sein als die übrigen Bilder desselben Patienten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too few patients to be in every split: %1. Figures will say little or nothing of them.</source>
        <translation>Zu wenige Patienten, um in jeder Teilmenge zu sein: %1. Kennzahlen sagen wenig oder nichts darüber.</translation>
    </message>
    <message>
        <source>Without validation images, training cannot tell which epoch is the best.</source>
        <translation>Ohne Validierungsbilder kann das Training nicht erkennen, welche Epoche die beste ist.</translation>
    </message>
    <message>
        <source>Without test images, which it has never seen, the network cannot be judged fairly.</source>
        <translation>Ohne Testbilder, die es nie gesehen hat, lässt sich das Netz nicht fair beurteilen.</translation>
    </message>
    <message>
        <source>The images can be split when “%1” has ended.</source>
        <translation>Die Bilder lassen sich aufteilen, sobald „%1“ beendet ist.</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Untersuchungen</translation>
    </message>
    <message>
        <source>All studies</source>
        <translation>Alle Untersuchungen</translation>
    </message>
</context>
<context>
    <name>fovea::ui::StartPage</name>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Train an image classifier on your own computer</source>
        <translation>Einen Bildklassifikator auf dem eigenen Computer trainieren</translation>
    </message>
    <message>
        <source>Bring labelled images, let Fovea learn from them, see honestly how good it is and where it looks, and use it on new cases. Nothing leaves this computer.</source>
        <translation>Bringen Sie gelabelte Bilder mit, lassen Sie Fovea daraus lernen, sehen Sie ehrlich, wie gut es ist und wohin es sieht, und wenden Sie es auf neue Fälle an. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt verwendete Projekte</translation>
    </message>
    <message>
        <source>Make an empty project; images are added in the next step</source>
        <translation>Ein leeres Projekt erstellen; Bilder kommen im nächsten Schritt hinzu</translation>
    </message>
    <message>
        <source>Choose the folder of a project (its name ends in .fovea)</source>
        <translation>Ordner eines Projekts wählen (sein Name endet auf .fovea)</translation>
    </message>
    <message>
        <source>Makes 240 computer-generated pictures of a retina, with and without fine specks, and opens them</source>
        <translation>Erstellt 240 computererzeugte Bilder einer Netzhaut, mit und ohne feine Flecken, und öffnet sie</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Bring one folder of images per diagnosis. Problems are found before they harm.</source>
        <translation>Je Diagnose ein Ordner mit Bildern. Probleme werden gefunden, bevor sie schaden.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>One button. Time, disk and memory are said before it starts.</source>
        <translation>Eine Schaltfläche. Zeit, Platz und Speicher werden vor dem Start genannt.</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>How good it is on images it has never seen, and where it looks.</source>
        <translation>Wie gut es auf nie gesehenen Bildern ist und wohin es sieht.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Drop new cases and get a table of predictions.</source>
        <translation>Neue Fälle ablegen und eine Tabelle mit Vorhersagen erhalten.</translation>
    </message>
    <message>
        <source>What is the project called?</source>
        <translation>Wie heißt das Projekt?</translation>
    </message>
    <message>
        <source>My project</source>
        <translation>Mein Projekt</translation>
    </message>
    <message>
        <source>Keep it elsewhere…</source>
        <translation>Anderswo ablegen…</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Where shall the project be kept?</source>
        <translation>Wo soll das Projekt liegen?</translation>
    </message>
    <message>
        <source>There is a project of this name already</source>
        <translation>Ein Projekt dieses Namens gibt es schon</translation>
    </message>
    <message>
        <source>None yet. Begin with a new project, or look around in the demo.</source>
        <translation>Noch keine. Beginnen Sie mit einem neuen Projekt oder sehen Sie sich in der Demo um.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Take %1 off this list</source>
        <translation>%1 von dieser Liste nehmen</translation>
    </message>
    <message>
        <source>Takes it off this list; the project stays where it is</source>
        <translation>Nimmt es von dieser Liste; das Projekt bleibt, wo es ist</translation>
    </message>
    <message>
        <source>Guide (F1)</source>
        <translation>Anleitung (F1)</translation>
    </message>
    <message>
        <source>From the first images to another hospital&apos;s data, in plain words</source>
        <translation>Von den ersten Bildern bis zu den Daten einer anderen Klinik, in einfachen Worten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Makes nothing (Esc)</source>
        <translation>Legt nichts an (Esc)</translation>
    </message>
    <message>
        <source>Last used %1</source>
        <translation>Zuletzt verwendet: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>AUC on the test images %1</source>
        <translation>AUC auf den Testbildern %1</translation>
    </message>
    <message>
        <source>AUC on the validation images %1</source>
        <translation>AUC auf den Validierungsbildern %1</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
</context>
<context>
    <name>fovea::ui::StatusStrip</name>
    <message>
        <source>Research use only, not for diagnosis</source>
        <translation>Nur für die Forschung, nicht zur Diagnose</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>What computes. Checked shortly after the start.</source>
        <translation>Was rechnet. Kurz nach dem Start geprüft.</translation>
    </message>
    <message>
        <source>Memory this program uses now (resident memory of the process)</source>
        <translation>Speicher, den dieses Programm jetzt belegt (residenter Speicher des Prozesses)</translation>
    </message>
    <message>
        <source>Numerical precision: automatic</source>
        <translation>Numerische Genauigkeit: automatisch</translation>
    </message>
    <message>
        <source>Numerical precision: exact</source>
        <translation>Numerische Genauigkeit: exakt</translation>
    </message>
    <message>
        <source>Numerical precision: fast</source>
        <translation>Numerische Genauigkeit: schnell</translation>
    </message>
    <message>
        <source>Numerical precision: %1. Change it in Settings.</source>
        <translation>Numerische Genauigkeit: %1. In den Einstellungen zu ändern.</translation>
    </message>
    <message>
        <source>Memory %1</source>
        <translation>Speicher %1</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>Beendet: %1</translation>
    </message>
</context>
<context>
    <name>fovea::ui::StepRail</name>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>No project open</source>
        <translation>Kein Projekt offen</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Verlauf…</translation>
    </message>
    <message>
        <source>Everything that ever changed this project, and how often test images were evaluated</source>
        <translation>Alles, was dieses Projekt je geändert hat, und wie oft Testbilder ausgewertet wurden</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>The guide, at the chapter of the page (F1)</source>
        <translation>Die Anleitung, beim Kapitel der Seite (F1)</translation>
    </message>
</context>
<context>
    <name>fovea::ui::StudiesDialog</name>
    <message>
        <source>Studies</source>
        <translation>Untersuchungen</translation>
    </message>
    <message>
        <source>Where several images are of one knee, one eye or one patient, and the answer is about that: say what belongs together, and what has one answer. It is then learned, counted and judged as one.</source>
        <translation>Wo mehrere Bilder ein Knie, ein Auge oder einen Patienten zeigen und die Antwort davon handelt: Geben Sie an, was zusammengehört und was eine Antwort hat. Es wird dann als eines gelernt, gezählt und beurteilt.</translation>
    </message>
    <message>
        <source>What puts images together to a study</source>
        <translation>Was Bilder zu einer Untersuchung zusammenfasst</translation>
    </message>
    <message>
        <source>An&amp;other column of a table</source>
        <translation>Eine &amp;andere Spalte einer Tabelle</translation>
    </message>
    <message>
        <source>What has one answer to “%1”</source>
        <translation>Was eine Antwort auf „%1“ hat</translation>
    </message>
    <message>
        <source>Each &amp;image</source>
        <translation>Jedes &amp;Bild</translation>
    </message>
    <message>
        <source>Each &amp;study: what is said of one of its images is said of all</source>
        <translation>Jede &amp;Untersuchung: Was von einem ihrer Bilder gesagt wird, gilt für alle</translation>
    </message>
    <message>
        <source>Each &amp;patient: what is said of one of the images is said of all</source>
        <translation>Jeder &amp;Patient: Was von einem der Bilder gesagt wird, gilt für alle</translation>
    </message>
    <message>
        <source>Choose the table next, and in it the column that names the study. Then come back here to say what has one answer.</source>
        <translation>Wählen Sie als Nächstes die Tabelle und darin die Spalte, die die Untersuchung nennt. Kommen Sie dann hierher zurück und geben Sie an, was eine Antwort hat.</translation>
    </message>
    <message>
        <source>Looking at the images…</source>
        <translation>Bilder werden angesehen…</translation>
    </message>
    <message>
        <source>Choose a &amp;table…</source>
        <translation>Tabelle &amp;wählen…</translation>
    </message>
    <message>
        <source>&amp;Use this</source>
        <translation>So &amp;verwenden</translation>
    </message>
    <message>
        <source>This is possible when the running work has ended.</source>
        <translation>Dies ist möglich, sobald die laufende Arbeit beendet ist.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::StudiesPresenter</name>
    <message>
        <source>Nothing: every image is by itself</source>
        <translation>Nichts: Jedes Bild steht für sich</translation>
    </message>
    <message>
        <source>The study of the DICOM header</source>
        <translation>Die Untersuchung laut DICOM-Header</translation>
    </message>
    <message>
        <source>The series of the DICOM header</source>
        <translation>Die Serie laut DICOM-Header</translation>
    </message>
    <message>
        <source>The file: slices of a volume, frames of a video</source>
        <translation>Die Datei: Schichten eines Volumens, Einzelbilder eines Videos</translation>
    </message>
    <message>
        <source>The column “%1” of the table of labels</source>
        <translation>Die Spalte „%1“ der Tabelle der Labels</translation>
    </message>
    <message>
        <source>The patient and the side of the body</source>
        <translation>Patient und Körperseite</translation>
    </message>
    <message>
        <source>The patient and the date of the examination</source>
        <translation>Patient und Untersuchungsdatum</translation>
    </message>
    <message>
        <source>not known of these images</source>
        <translation>von diesen Bildern nicht bekannt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n study(s)</source>
        <translation>
            <numerusform>%n Untersuchung</numerusform>
            <numerusform>%n Untersuchungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n Patient</numerusform>
            <numerusform>%n Patienten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, each with its own answer.</source>
        <translation>%1, jedes mit eigener Antwort.</translation>
    </message>
    <message numerus="yes">
        <source>%1, each with one answer; the largest has %n image(s).</source>
        <translation>
            <numerusform>%1, jeweils mit einer Antwort; höchstens %n Bild.</numerusform>
            <numerusform>%1, jeweils mit einer Antwort; höchstens %n Bilder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) take over the answer of the others.</source>
        <translation>
            <numerusform>%n Bild übernimmt die Antwort der anderen.</numerusform>
            <numerusform>%n Bilder übernehmen die Antwort der anderen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The images of %n contradict each other: until you decide they take no part, and the problems name them.</source>
        <translation>
            <numerusform>Die Bilder von %n widersprechen sich: Bis Sie entscheiden, nehmen sie nicht teil, und die Probleme nennen sie.</numerusform>
            <numerusform>Die Bilder von %n widersprechen sich: Bis Sie entscheiden, nehmen sie nicht teil, und die Probleme nennen sie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) get another label by what readers say together.</source>
        <translation>
            <numerusform>%n Bild erhält ein anderes Label nach dem, was die Befundenden gemeinsam sagen.</numerusform>
            <numerusform>%n Bilder erhalten ein anderes Label nach dem, was die Befundenden gemeinsam sagen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::StudyDialog</name>
    <message>
        <source>Which answer is the &amp;finding?</source>
        <translation>Welche Antwort ist der Be&amp;fund?</translation>
    </message>
    <message>
        <source>&amp;Keep the answers</source>
        <translation>Antworten ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>About the study</source>
        <translation>Zur Studie</translation>
    </message>
    <message>
        <source>What only people know. Reports say it; what is left open stands there as to be completed, and nothing waits for it. What the images say of themselves is proposed.</source>
        <translation>Was nur Menschen wissen. Berichte geben es an; was offen bleibt, steht dort als noch zu ergänzen, und nichts wartet darauf. Was die Bilder über sich selbst sagen, wird vorgeschlagen.</translation>
    </message>
    <message>
        <source>Sensitivity is the share of it that is found</source>
        <translation>Sensitivität ist der Anteil davon, der gefunden wird</translation>
    </message>
    <message>
        <source>Keep the answers</source>
        <translation>Antworten übernehmen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabetaste</translation>
    </message>
    <message>
        <source>to be completed</source>
        <translation>noch zu ergänzen</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SubgroupsPresenter</name>
    <message>
        <source>Of each class the share predicted as such, on average over the classes</source>
        <translation>Je Klasse der Anteil, der so vorhergesagt wurde, im Mittel über die Klassen</translation>
    </message>
    <message>
        <source>Of those not of a class the share not predicted as it, on average over the classes</source>
        <translation>Je Klasse der Anteil der übrigen, der nicht so vorhergesagt wurde, im Mittel über die Klassen</translation>
    </message>
    <message>
        <source>Of those with “%1” the share called so at the operating point</source>
        <translation>Unter denen mit „%1“ der Anteil, der am Arbeitspunkt so genannt wird</translation>
    </message>
    <message>
        <source>Of all others the share not called “%1” at the operating point</source>
        <translation>Unter allen übrigen der Anteil, der am Arbeitspunkt nicht „%1“ genannt wird</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Area under the ROC curve within the group: 1 perfect, 0.5 chance</source>
        <translation>Fläche unter der ROC-Kurve innerhalb der Gruppe: 1 perfekt, 0,5 Zufall</translation>
    </message>
    <message>
        <source>AUC − others</source>
        <translation>AUC − übrige</translation>
    </message>
    <message>
        <source>The AUC of the group minus that of all other groups together. Where the interval holds zero, no difference is shown.</source>
        <translation>Die AUC der Gruppe minus die aller anderen Gruppen zusammen. Wo das Intervall null enthält, ist kein Unterschied belegt.</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No group could be compared with the others.</source>
        <translation>Keine Gruppe konnte mit den übrigen verglichen werden.</translation>
    </message>
    <message>
        <source>Differences compared in the %1 columns that were looked at: %2 (AUC, sensitivity and specificity, each group against all others).</source>
        <translation>In den %1 angesehenen Spalten verglichene Unterschiede: %2 (AUC, Sensitivität und Spezifität, jede Gruppe gegen alle übrigen).</translation>
    </message>
    <message>
        <source>Differences compared: %1 (AUC, sensitivity and specificity, each group against all others).</source>
        <translation>Verglichene Unterschiede: %1 (AUC, Sensitivität und Spezifität, jede Gruppe gegen alle übrigen).</translation>
    </message>
    <message>
        <source>Intervals that leave out zero: %1; by chance alone about one in twenty does. A group that looks worse is a question for other data, not an answer.</source>
        <translation>Intervalle, die null ausschließen: %1; allein durch Zufall tut es etwa eines von zwanzig. Eine Gruppe, die schlechter aussieht, ist eine Frage an andere Daten, keine Antwort.</translation>
    </message>
    <message>
        <source>Sensitivity and specificity are those of “%1” at the threshold in use, %2.</source>
        <translation>Sensitivität und Spezifität sind die von „%1“ beim verwendeten Schwellenwert, %2.</translation>
    </message>
    <message>
        <source>Sensitivity and specificity are those of the most probable class, on average over the classes.</source>
        <translation>Sensitivität und Spezifität sind die der wahrscheinlichsten Klasse, im Mittel über die Klassen.</translation>
    </message>
    <message>
        <source>Too few are fewer than %1 patients: of such a group nothing can be concluded.</source>
        <translation>Zu wenige sind weniger als %1 Patienten: Aus einer solchen Gruppe lässt sich nichts schließen.</translation>
    </message>
    <message>
        <source>Patients with images in more than one group: %1.</source>
        <translation>Patienten mit Bildern in mehr als einer Gruppe: %1.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>Mittlerer absoluter Fehler</translation>
    </message>
    <message>
        <source>How far off a prediction is on average within the group</source>
        <translation>Wie weit eine Vorhersage innerhalb der Gruppe im Mittel danebenliegt</translation>
    </message>
    <message>
        <source>Error − others</source>
        <translation>Fehler − übrige</translation>
    </message>
    <message>
        <source>The mean absolute error of the group minus that of all other groups together. Where the interval holds zero, no difference is shown.</source>
        <translation>Der mittlere absolute Fehler der Gruppe minus der aller anderen Gruppen zusammen. Wo das Intervall null enthält, ist kein Unterschied belegt.</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>Mean of prediction less reference: above 0 predictions are too high</source>
        <translation>Mittel aus Vorhersage minus Referenz: Über 0 sind Vorhersagen zu hoch</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Share of the spread within the group that is explained: 1 perfect, 0 no better than always saying its mean</source>
        <translation>Anteil der Streuung innerhalb der Gruppe, der erklärt wird: 1 perfekt, 0 nicht besser als stets ihr Mittel zu sagen</translation>
    </message>
    <message>
        <source>Differences compared in the columns that were looked at: %1 (mean absolute error, each group against all others).</source>
        <translation>In den angesehenen Spalten verglichene Unterschiede: %1 (mittlerer absoluter Fehler, jede Gruppe gegen alle übrigen).</translation>
    </message>
    <message>
        <source>Below each figure: its 95 % confidence interval. Counted are images; those of one patient belong together, and an image of an unknown patient counts as a patient.</source>
        <translation>Unter jeder Kennzahl: ihr 95-%-Konfidenzintervall. Gezählt werden Bilder; die eines Patienten gehören zusammen, und ein Bild eines unbekannten Patienten zählt als ein Patient.</translation>
    </message>
    <message>
        <source>Known patients, and images of unknown ones</source>
        <translation>Bekannte Patienten und Bilder unbekannter</translation>
    </message>
    <message>
        <source>Known patients, and studies of unknown ones</source>
        <translation>Bekannte Patienten und Untersuchungen unbekannter</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Untersuchungen</translation>
    </message>
    <message>
        <source>Below each figure: its 95 % confidence interval. Counted are studies; those of one patient belong together, and a study of an unknown patient counts as a patient.</source>
        <translation>Unter jeder Kennzahl: ihr 95-%-Konfidenzintervall. Gezählt werden Untersuchungen; die eines Patienten gehören zusammen, und eine Untersuchung eines unbekannten Patienten zählt als ein Patient.</translation>
    </message>
    <message>
        <source>Below each figure: its 95 % confidence interval. Counted are patients.</source>
        <translation>Unter jeder Kennzahl: ihr 95-%-Konfidenzintervall. Gezählt werden Patienten.</translation>
    </message>
    <message>
        <source>In no group, because nothing is stated: %1.</source>
        <translation>In keiner Gruppe, weil nichts angegeben ist: %1.</translation>
    </message>
    <message>
        <source>Patients with studies in more than one group: %1.</source>
        <translation>Patienten mit Untersuchungen in mehr als einer Gruppe: %1.</translation>
    </message>
    <message>
        <source>Patients in more than one group: %1.</source>
        <translation>Patienten in mehr als einer Gruppe: %1.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SubgroupsTab</name>
    <message>
        <source>Figures of each group</source>
        <translation>Kennzahlen je Gruppe</translation>
    </message>
    <message>
        <source>What tells the groups apart</source>
        <translation>Was die Gruppen unterscheidet</translation>
    </message>
    <message>
        <source>T&amp;old apart by</source>
        <translation>Untersc&amp;hieden nach</translation>
    </message>
    <message>
        <source>Cop&amp;y table</source>
        <translation>Tabelle k&amp;opieren</translation>
    </message>
    <message>
        <source>To the clipboard, for a spreadsheet or a manuscript (Ctrl+C in the table)</source>
        <translation>In die Zwischenablage, für ein Tabellenprogramm oder ein Manuskript (Strg+C in der Tabelle)</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Looking for groups…</source>
        <translation>Gruppen werden gesucht…</translation>
    </message>
    <message>
        <source>Groups come from the headers of DICOM files (sex, age, device, hospital) or from a column of the table of labels that says the subgroup. Then it can be seen here whether the figures hold for each of them.</source>
        <translation>Gruppen stammen aus den Headern von DICOM-Dateien (Geschlecht, Alter, Gerät, Klinik) oder aus einer Spalte der Tabelle der Labels, die die Subgruppe nennt. Dann ist hier zu sehen, ob die Kennzahlen für jede von ihnen gelten.</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Wird berechnet…</translation>
    </message>
    <message>
        <source>These figures could not be computed.</source>
        <translation>Diese Kennzahlen konnten nicht berechnet werden.</translation>
    </message>
    <message>
        <source>fewer than %1 patients: nothing can be concluded</source>
        <translation>weniger als %1 Patienten: Daraus lässt sich nichts schließen</translation>
    </message>
    <message>
        <source>too few patients</source>
        <translation>zu wenige Patienten</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 of %2: %3 %4</source>
        <translation>%1 von %2: %3 %4</translation>
    </message>
    <message>
        <source>Nothing tells these cases apart</source>
        <translation>Nichts unterscheidet diese Fälle</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SummaryPresenter</name>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Of those with this reference, the share predicted as such</source>
        <translation>Unter denen mit dieser Referenz der Anteil, der so vorhergesagt wurde</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>Of all others, the share not predicted as such</source>
        <translation>Unter allen übrigen der Anteil, der nicht so vorhergesagt wurde</translation>
    </message>
    <message>
        <source>PPV</source>
        <translation>PPW</translation>
    </message>
    <message>
        <source>NPV</source>
        <translation>NPW</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Area under the ROC curve of this class against the rest: 1 perfect, 0.5 chance</source>
        <translation>Fläche unter der ROC-Kurve dieser Klasse gegen alle übrigen: 1 perfekt, 0,5 Zufall</translation>
    </message>
    <message numerus="yes">
        <source>On %n patient(s) of the test set</source>
        <translation>
            <numerusform>Auf %n Patienten der Testmenge</numerusform>
            <numerusform>Auf %n Patienten der Testmenge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n patient(s) of the validation set</source>
        <translation>
            <numerusform>Auf %n Patienten der Validierungsmenge</numerusform>
            <numerusform>Auf %n Patienten der Validierungsmenge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n test image(s)</source>
        <translation>
            <numerusform>Auf %n Testbild</numerusform>
            <numerusform>Auf %n Testbildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n validation image(s)</source>
        <translation>
            <numerusform>Auf %n Validierungsbild</numerusform>
            <numerusform>Auf %n Validierungsbildern</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: AUC %2.</source>
        <translation>%1: AUC %2.</translation>
    </message>
    <message>
        <source>%1: mean AUC %2.</source>
        <translation>%1: mittlere AUC %2.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 of %2 “%3” (%4)</source>
        <translation>%1 von %2 „%3“ (%4)</translation>
    </message>
    <message>
        <source>%1 It finds %2.</source>
        <translation>%1 Er findet %2.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>These images chose the epoch, so the figures flatter a little.</source>
        <translation>Diese Bilder haben die Epoche bestimmt, daher sind die Kennzahlen etwas geschönt.</translation>
    </message>
    <message>
        <source>Test evaluations</source>
        <translation>Testauswertungen</translation>
    </message>
    <message>
        <source>The adapter learned nothing from the test images. They were evaluated once, for these figures.</source>
        <translation>Der Adapter hat nichts aus den Testbildern gelernt. Sie wurden einmal ausgewertet, für diese Kennzahlen.</translation>
    </message>
    <message>
        <source>The adapter learned nothing from the test images, but they were evaluated %1 times: every evaluation makes the figures a little less honest.</source>
        <translation>Der Adapter hat nichts aus den Testbildern gelernt, aber sie wurden %1-mal ausgewertet: Jede Auswertung macht die Kennzahlen etwas weniger ehrlich.</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Vergleichsmodell</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Brier score %1, the mean squared error of the probabilities: 0 is perfect, %2 is what the bare share of each class comes to.</source>
        <translation>Brier-Score %1, der mittlere quadratische Fehler der Wahrscheinlichkeiten: 0 ist perfekt, %2 ergibt der bloße Anteil jeder Klasse.</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>Not all patients are known. Whether one is on both sides cannot be told, and images of the same patient count as independent: the true ranges may be wider.</source>
        <translation>Nicht alle Patienten sind bekannt. Ob einer auf beiden Seiten ist, lässt sich nicht sagen, und Bilder desselben Patienten gelten als unabhängig: Die wahren Bereiche sind vielleicht breiter.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s). %1</source>
        <translation>
            <numerusform>%n Bild. %1</numerusform>
            <numerusform>%n Bilder. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>Zweifel</translation>
    </message>
    <message numerus="yes">
        <source>On %n study(s) of the test set</source>
        <translation>
            <numerusform>Auf %n Untersuchung der Testmenge</numerusform>
            <numerusform>Auf %n Untersuchungen der Testmenge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n study(s) of the validation set</source>
        <translation>
            <numerusform>Auf %n Untersuchung der Validierungsmenge</numerusform>
            <numerusform>Auf %n Untersuchungen der Validierungsmenge</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of these images have one answer, the others are uncertain between several. %2 have their class among the answers that are left; %3 is what was asked for.</source>
        <translation>%1 dieser Bilder haben eine Antwort, die übrigen sind zwischen mehreren unsicher. %2 haben ihre Klasse unter den verbleibenden Antworten; verlangt waren %3.</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>The read-out did not learn from these images, and there was no epoch to choose. Its probabilities were recalibrated by them, and a threshold may have been chosen: figures that hang on these flatter a little.</source>
        <translation>Der Readout hat nicht von diesen Bildern gelernt, und es war keine Epoche zu wählen. An ihnen wurden seine Wahrscheinlichkeiten rekalibriert und vielleicht ein Schwellenwert gewählt: Kennzahlen, die davon abhängen, sind etwas geschönt.</translation>
    </message>
    <message>
        <source>Positive predictive value: of those predicted as this, the share that is. It holds where the diagnoses are as common as here.</source>
        <translation>Positiver prädiktiver Wert: unter den so vorhergesagten der Anteil, der es ist. Er gilt, wo die Diagnosen so häufig sind wie hier.</translation>
    </message>
    <message>
        <source>Negative predictive value: of those not predicted as this, the share that is not. It holds where the diagnoses are as common as here.</source>
        <translation>Negativer prädiktiver Wert: unter den nicht so vorhergesagten der Anteil, der es nicht ist. Er gilt, wo die Diagnosen so häufig sind wie hier.</translation>
    </message>
    <message>
        <source>%1 of these studies have one answer, the others are uncertain between several. %2 have their class among the answers that are left; %3 is what was asked for.</source>
        <translation>%1 dieser Untersuchungen haben eine Antwort, die übrigen sind zwischen mehreren unsicher. %2 haben ihre Klasse unter den verbleibenden Antworten; verlangt waren %3.</translation>
    </message>
    <message>
        <source>%1 of these patients have one answer, the others are uncertain between several. %2 have their class among the answers that are left; %3 is what was asked for.</source>
        <translation>%1 dieser Patienten haben eine Antwort, die übrigen sind zwischen mehreren unsicher. %2 haben ihre Klasse unter den verbleibenden Antworten; verlangt waren %3.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SummaryTab</name>
    <message>
        <source>Figures of each class</source>
        <translation>Kennzahlen je Klasse</translation>
    </message>
    <message>
        <source>Cop&amp;y table</source>
        <translation>Tabelle k&amp;opieren</translation>
    </message>
    <message>
        <source>To the clipboard, for a spreadsheet or a manuscript (Ctrl+C in the table)</source>
        <translation>In die Zwischenablage, für ein Tabellenprogramm oder ein Manuskript (Strg+C in der Tabelle)</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>All classes together</source>
        <translation>Alle Klassen zusammen</translation>
    </message>
    <message>
        <source>What to know</source>
        <translation>Was zu wissen ist</translation>
    </message>
    <message>
        <source>With 95 % confidence the true value lies in this range.</source>
        <translation>Mit 95 % Konfidenz liegt der wahre Wert in diesem Bereich.</translation>
    </message>
    <message>
        <source>Images of a patient, at most</source>
        <translation>Bilder je Patient, höchstens</translation>
    </message>
    <message>
        <source>Images of one patient are alike. Say how many there may be, and the interval of the AUC is stated that follows from it. It is kept nowhere.</source>
        <translation>Bilder eines Patienten ähneln sich. Geben Sie an, wie viele es sein können; dann steht hier das Intervall der AUC, das daraus folgt. Es wird nirgends gespeichert.</translation>
    </message>
    <message>
        <source>Coverage that is asked for</source>
        <translation>Verlangte Abdeckung</translation>
    </message>
    <message>
        <source>coverage </source>
        <translation>Abdeckung </translation>
    </message>
    <message>
        <source>Below each figure: its 95 % confidence interval. PPV and NPV hold where the diagnoses are as common as here.</source>
        <translation>Unter jeder Kennzahl: ihr 95-%-Konfidenzintervall. PPW und NPW gelten, wo die Diagnosen so häufig sind wie hier.</translation>
    </message>
    <message>
        <source>what was taken for what; a cell leads to its cases</source>
        <translation>was wofür gehalten wurde; eine Zelle führt zu ihren Fällen</translation>
    </message>
    <message>
        <source>Of the cases of each class so many are to have their class among the answers that are left (coverage). The more, the more cases are uncertain. It is kept for the next time, and holds on Inspect; Apply, and what is saved there, keeps to %1.</source>
        <translation>So viele Fälle jeder Klasse sollen ihre Klasse unter den verbleibenden Antworten haben (Abdeckung). Je mehr, desto mehr Fälle sind unsicher. Der Wert wird für das nächste Mal behalten und gilt unter „Prüfen“; „Anwenden“, und was dort gespeichert wird, bleibt bei %1.</translation>
    </message>
    <message>
        <source>Redrawing these cases cannot show how uncertain this figure is.</source>
        <translation>Neuziehen dieser Fälle kann nicht zeigen, wie unsicher diese Kennzahl ist.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::TopicFinder</name>
    <message>
        <source>Shift+F1: what this means</source>
        <translation>Umschalt+F1: was das bedeutet</translation>
    </message>
</context>
<context>
    <name>fovea::ui::TrainPage</name>
    <message>
        <source>Nothing to learn from yet</source>
        <translation>Noch nichts, woraus zu lernen ist</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>&amp;New training</source>
        <translation>&amp;Neues Training</translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation>Zu den Daten</translation>
    </message>
    <message>
        <source>&amp;All trainings (%1)</source>
        <translation>&amp;Alle Trainings (%1)</translation>
    </message>
    <message>
        <source>The training is done</source>
        <translation>Das Training ist fertig</translation>
    </message>
    <message>
        <source>The training could not be finished</source>
        <translation>Das Training konnte nicht abgeschlossen werden</translation>
    </message>
    <message>
        <source>Fovea can show now how good the adapter is.</source>
        <translation>Fovea kann jetzt zeigen, wie gut der Adapter ist.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::UnitImages</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: image %2 of %3, in the order of the files</source>
        <translation>%1: Bild %2 von %3, in der Reihenfolge der Dateien</translation>
    </message>
    <message>
        <source>%1: image %2 of %3, by what speaks for the answer</source>
        <translation>%1: Bild %2 von %3, danach, was für die Antwort spricht</translation>
    </message>
    <message>
        <source>Order, bar and per cent: what each image says for the one answer by itself, as a share of what all say for it. One marked “against” says otherwise. It is no probability that the image shows anything.</source>
        <translation>Reihenfolge, Balken und Prozent: was jedes Bild für sich allein für die eine Antwort sagt, als Anteil von dem, was alle für sie sagen. Eines mit „dagegen“ sagt etwas anderes. Es ist keine Wahrscheinlichkeit, dass das Bild etwas zeigt.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::UnitStrip</name>
    <message>
        <source>Next image of the study or patient</source>
        <translation>Nächstes Bild der Untersuchung oder des Patienten</translation>
    </message>
    <message>
        <source>Previous image of the study or patient</source>
        <translation>Voriges Bild der Untersuchung oder des Patienten</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play the images, ten a second, over and over, or stop (P)</source>
        <translation>Die Bilder abspielen, zehn je Sekunde, immer wieder, oder anhalten (P)</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>Der Reihe nach</translation>
    </message>
    <message>
        <source>Play the images of the study or patient, or stop</source>
        <translation>Die Bilder der Untersuchung oder des Patienten abspielen oder anhalten</translation>
    </message>
    <message>
        <source>against</source>
        <translation>dagegen</translation>
    </message>
    <message>
        <source>%1: speaks against the answer, weight %2</source>
        <translation>%1: spricht gegen die Antwort, Gewicht %2</translation>
    </message>
    <message>
        <source>%1: %2 of what speaks for the answer, weight %3</source>
        <translation>%1: %2 von dem, was für die Antwort spricht, Gewicht %3</translation>
    </message>
    <message>
        <source>Images of the study or patient, with what they say for the answer</source>
        <translation>Bilder der Untersuchung oder des Patienten, mit dem, was sie für die Antwort sagen</translation>
    </message>
    <message>
        <source>In the order of the files and their slices instead of by what speaks for the answer (O)</source>
        <translation>In der Reihenfolge der Dateien und ihrer Schichten statt danach, was für die Antwort spricht (O)</translation>
    </message>
    <message>
        <source>Images of the study or patient in the order of their files, or by what speaks for the answer</source>
        <translation>Bilder der Untersuchung oder des Patienten in der Reihenfolge ihrer Dateien oder danach, was für die Antwort spricht</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ValidationBar</name>
    <message>
        <source>not stored, but in what you export</source>
        <translation>nicht gespeichert, aber in dem, was Sie exportieren</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Wird berechnet…</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>Ber&amp;icht…</translation>
    </message>
    <message>
        <source>Writes the report of the external validation, as a web page or a PDF: all figures, without images that the adapter has learned from</source>
        <translation>Schreibt den Bericht der externen Validierung als Webseite oder PDF: alle Zahlen, ohne Bilder, von denen der Adapter gelernt hat</translation>
    </message>
    <message>
        <source>The predictions against the references of this list, with 95 % intervals. Where patients are unknown each image counts as a patient of its own, which makes the intervals too narrow. Calibration in the large: 0 is right; above 0 the finding is more frequent than the probabilities say, below 0 less.</source>
        <translation>Die Vorhersagen gegen die Referenzen dieser Liste, mit 95-%-Intervallen. Wo Patienten unbekannt sind, zählt jedes Bild als eigener Patient, was die Intervalle zu schmal macht. Kalibrierung im Großen: 0 ist richtig; über 0 ist der Befund häufiger, als die Wahrscheinlichkeiten sagen, unter 0 seltener.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ValidationPresenter</name>
    <message>
        <source>External validation, 1 image</source>
        <translation>Externe Validierung, 1 Bild</translation>
    </message>
    <message>
        <source>External validation, %1 images</source>
        <translation>Externe Validierung, %1 Bilder</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>AUC, mean</source>
        <translation>AUC, Mittel</translation>
    </message>
    <message>
        <source>Sensitivity, mean</source>
        <translation>Sensitivität, Mittel</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>Specificity, mean</source>
        <translation>Spezifität, Mittel</translation>
    </message>
    <message>
        <source>patients unknown</source>
        <translation>Patienten unbekannt</translation>
    </message>
    <message>
        <source>1 patient</source>
        <translation>1 Patient</translation>
    </message>
    <message>
        <source>%1 patients</source>
        <translation>%1 Patienten</translation>
    </message>
    <message>
        <source>%1 of other classes left out</source>
        <translation>%1 anderer Klassen weggelassen</translation>
    </message>
    <message>
        <source>All findings right</source>
        <translation>Alle Befunde richtig</translation>
    </message>
    <message>
        <source> (%1 to %2)</source>
        <translation> (%1 bis %2)</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>Mittlerer absoluter Fehler</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Sensitivity for “%1”</source>
        <translation>Sensitivität für „%1“</translation>
    </message>
    <message numerus="yes">
        <source>External validation, %n answer(s)</source>
        <translation>
            <numerusform>Externe Validierung, %n Antwort</numerusform>
            <numerusform>Externe Validierung, %n Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 with findings that the adapter does not know left out</source>
        <translation>%1 mit Befunden weggelassen, die der Adapter nicht kennt</translation>
    </message>
    <message>
        <source>%1 whose reference is no number left out</source>
        <translation>%1 weggelassen, deren Referenz keine Zahl ist</translation>
    </message>
    <message>
        <source>Calibration in the large</source>
        <translation>Kalibrierung im Großen</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Bericht wird geschrieben</translation>
    </message>
    <message>
        <source>Some of these images are in the project that the adapter is from. Take them off the list: the rest is an external validation.</source>
        <translation>Einige dieser Bilder sind in dem Projekt, aus dem der Adapter stammt. Nehmen Sie sie von der Liste: Der Rest ist eine externe Validierung.</translation>
    </message>
    <message>
        <source>in this project, so not external: %1 of the images</source>
        <translation>in diesem Projekt, also nicht extern: %1 der Bilder</translation>
    </message>
    <message>
        <source>of images in this project, so not external: %1 of the answers</source>
        <translation>von Bildern dieses Projekts, also nicht extern: %1 der Antworten</translation>
    </message>
    <message>
        <source>Nothing that was predicted has a known answer.</source>
        <translation>Nichts, was vorhergesagt wurde, hat eine bekannte Antwort.</translation>
    </message>
</context>
<context>
    <name>fovea::ui::Viewer</name>
    <message>
        <source>The plain image</source>
        <translation>Das bloße Bild</translation>
    </message>
    <message>
        <source>As network</source>
        <translation>Wie das Netz</translation>
    </message>
    <message>
        <source>As the network sees it: exactly the brightness that the network is given, whatever was chosen here for looking (N)</source>
        <translation>Wie das Netz es sieht: genau die Helligkeit, die das Netz erhält, was auch immer hier zum Ansehen gewählt wurde (N)</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Fill the screen (F11 or double click; Esc leaves)</source>
        <translation>Den Bildschirm füllen (F11 oder Doppelklick; Esc verlässt)</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Lay the map over the image (M; held down, it flashes)</source>
        <translation>Die Karte über das Bild legen (M; gehalten blinkt sie auf)</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <source>Side by side: the plain image beside the one with the map, moving together (C)</source>
        <translation>Nebeneinander: das bloße Bild neben dem mit der Karte, gemeinsam bewegt (C)</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Fit the image into the window</source>
        <translation>Das Bild ins Fenster einpassen</translation>
    </message>
    <message>
        <source>F  0</source>
        <translation>F  0</translation>
    </message>
    <message>
        <source>One image pixel per screen pixel</source>
        <translation>Ein Bildpixel je Bildschirmpixel</translation>
    </message>
    <message>
        <source>Z  Ctrl+1</source>
        <translation>Z  Strg+1</translation>
    </message>
    <message>
        <source>Keep place and zoom for the next image</source>
        <translation>Ort und Zoom für das nächste Bild beibehalten</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>Was das Netz sieht</translation>
    </message>
    <message>
        <source>Fill the screen; Esc leaves</source>
        <translation>Den Bildschirm füllen; Esc verlässt</translation>
    </message>
    <message>
        <source>F11  double click</source>
        <translation>F11  Doppelklick</translation>
    </message>
    <message>
        <source>The map over the image, or not; held down: as long as it is held</source>
        <translation>Die Karte über dem Bild oder nicht; gehalten: solange gehalten wird</translation>
    </message>
    <message>
        <source>The plain image beside the one with the map</source>
        <translation>Das bloße Bild neben dem mit der Karte</translation>
    </message>
    <message>
        <source>Next frame or slice</source>
        <translation>Nächstes Einzelbild oder nächste Schicht</translation>
    </message>
    <message>
        <source>Frame or slice before</source>
        <translation>Voriges Einzelbild oder vorige Schicht</translation>
    </message>
    <message>
        <source>Back to the frame that was opened</source>
        <translation>Zurück zum geöffneten Einzelbild</translation>
    </message>
    <message>
        <source>Reading the image…</source>
        <translation>Bild wird gelesen…</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ViewerPanel</name>
    <message>
        <source>Show patient data</source>
        <translation>Patientendaten zeigen</translation>
    </message>
    <message>
        <source>Choose an image to see it here.</source>
        <translation>Wählen Sie ein Bild, um es hier zu sehen.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>What the file&apos;s header says (metadata)</source>
        <translation>Was der Header der Datei sagt (Metadaten)</translation>
    </message>
    <message>
        <source>Name, number, dates, institution and identifiers; hidden again at the next image</source>
        <translation>Name, Nummer, Daten, Einrichtung und Kennungen; beim nächsten Bild wieder verborgen</translation>
    </message>
    <message>
        <source>Which grey values are black and white for the network, in all images of the project</source>
        <translation>Welche Grauwerte für das Netz schwarz und weiß sind, in allen Bildern des Projekts</translation>
    </message>
    <message>
        <source>No image chosen</source>
        <translation>Kein Bild gewählt</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Pixel</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 mm</translation>
    </message>
    <message>
        <source>grey, stored as colour</source>
        <translation>grau, als Farbe gespeichert</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>%1 bit grey</source>
        <translation>%1 Bit grau</translation>
    </message>
    <message>
        <source>The header speaks of the patient only.</source>
        <translation>Der Header spricht nur vom Patienten.</translation>
    </message>
    <message>
        <source>The file says nothing more about this image.</source>
        <translation>Die Datei sagt nichts weiter über dieses Bild.</translation>
    </message>
    <message>
        <source>The network sees all images:</source>
        <translation>Das Netz sieht alle Bilder:</translation>
    </message>
    <message>
        <source>as shown here: %1</source>
        <translation>wie hier gezeigt: %1</translation>
    </message>
    <message>
        <source>Window for the network</source>
        <translation>Fenster für das Netz</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ViewerPresenter</name>
    <message>
        <source>Soft tissue</source>
        <translation>Weichteil</translation>
    </message>
    <message>
        <source>Brain</source>
        <translation>Hirn</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>Lunge</translation>
    </message>
    <message>
        <source>Bone</source>
        <translation>Knochen</translation>
    </message>
    <message>
        <source>As in the file</source>
        <translation>Wie in der Datei</translation>
    </message>
    <message>
        <source>Without outliers</source>
        <translation>Ohne Ausreißer</translation>
    </message>
    <message>
        <source>From the 0.5th to the 99.5th percentile of the values</source>
        <translation>Vom 0,5. bis zum 99,5. Perzentil der Werte</translation>
    </message>
    <message>
        <source>Whole range</source>
        <translation>Ganzer Bereich</translation>
    </message>
    <message>
        <source>From the least to the greatest value</source>
        <translation>Vom kleinsten zum größten Wert</translation>
    </message>
    <message>
        <source>Level %1, width %2 Hounsfield units</source>
        <translation>Lage %1, Breite %2 Hounsfield-Einheiten</translation>
    </message>
</context>
<context>
    <name>fovea::ui::WindowTools</name>
    <message>
        <source>Brightness and contrast</source>
        <translation>Helligkeit und Kontrast</translation>
    </message>
    <message>
        <source>Window by name</source>
        <translation>Fenster nach Namen</translation>
    </message>
    <message>
        <source>Display window: which values are black and which are white. It changes what you see, never what the network is given.</source>
        <translation>Anzeigefenster: welche Werte schwarz und welche weiß sind. Es ändert, was Sie sehen, nie, was das Netz erhält.</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>L %1  W %2</source>
        <translation>L %1  B %2</translation>
    </message>
    <message>
        <source>Level (brightness)</source>
        <translation>Lage (Helligkeit)</translation>
    </message>
    <message>
        <source>Width (contrast)</source>
        <translation>Breite (Kontrast)</translation>
    </message>
    <message>
        <source>The left button changes them, too</source>
        <translation>Die linke Taste ändert sie auch</translation>
    </message>
    <message>
        <source>Drag in the image: left and right for contrast, up and down for brightness. The right button does it at any time, and so do Shift and the arrow keys.</source>
        <translation>Im Bild ziehen: links und rechts für Kontrast, auf und ab für Helligkeit. Die rechte Taste tut es jederzeit, ebenso Umschalt und die Pfeiltasten.</translation>
    </message>
    <message>
        <source>What the network is given stays as it is.</source>
        <translation>Was das Netz erhält, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Network&apos;s</source>
        <translation>Wie das Netz</translation>
    </message>
    <message>
        <source>Window level (brightness) and width (contrast): drag with the right button, or click to type them. They change what you see, never what the network is given.</source>
        <translation>Fensterlage (Helligkeit) und -breite (Kontrast): mit der rechten Taste ziehen oder klicken, um sie einzutippen. Sie ändern, was Sie sehen, nie, was das Netz erhält.</translation>
    </message>
    <message>
        <source>Now as the network sees it: %1.</source>
        <translation>Jetzt wie das Netz es sieht: %1.</translation>
    </message>
    <message>
        <source>These are by Fovea: the file gives none.</source>
        <translation>Diese sind von Fovea: Die Datei gibt keine an.</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
</context>
<context>
    <name>fovea::ui::Words</name>
    <message>
        <source>Training %1, %2</source>
        <translation>Training %1, %2</translation>
    </message>
    <message>
        <source>%1, fold %2</source>
        <translation>%1, Fold %2</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ZoomTools</name>
    <message>
        <source>Smaller (-)</source>
        <translation>Kleiner (-)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fit the image into the window (F)</source>
        <translation>Das Bild ins Fenster einpassen (F)</translation>
    </message>
    <message>
        <source>One image pixel per screen pixel (Z or Ctrl+1)</source>
        <translation>Ein Bildpixel je Bildschirmpixel (Z oder Strg+1)</translation>
    </message>
    <message>
        <source>Keep place</source>
        <translation>Ort halten</translation>
    </message>
    <message>
        <source>Keep place and zoom: the next image is shown at the same place and as large, instead of whole (L)</source>
        <translation>Ort und Zoom beibehalten: Das nächste Bild wird an derselben Stelle und ebenso groß gezeigt statt ganz (L)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Train, judge and apply medical image classifiers on your own computer.</source>
        <translation>Klassifikatoren für medizinische Bilder auf dem eigenen Computer trainieren, beurteilen und anwenden.</translation>
    </message>
    <message>
        <source>Open the demo project; make it first when there is none.</source>
        <translation>Das Demo-Projekt öffnen; es zuerst erstellen, wenn es keines gibt.</translation>
    </message>
    <message>
        <source>Where the demo project is kept.</source>
        <translation>Wo das Demo-Projekt liegt.</translation>
    </message>
    <message>
        <source>Print the time from start to first paint, and quit.</source>
        <translation>Die Zeit vom Start bis zum ersten Bildaufbau ausgeben und beenden.</translation>
    </message>
    <message>
        <source>Folder of a project to open.</source>
        <translation>Ordner eines Projekts, das geöffnet werden soll.</translation>
    </message>
</context>
</TS>
