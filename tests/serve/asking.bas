REM LibreOffice's own LanguageTool client is asked about each paragraph of a document, as its
REM automatic grammar check asks; what comes is written, a line a finding.
Sub Main
  Dim nFile As Integer, i As Integer
  Dim aLocale As New com.sun.star.lang.Locale
  Dim aHidden(0) As New com.sun.star.beans.PropertyValue
  nFile = FreeFile
  Open "{out}" For Output As #nFile
  On Error GoTo Failed
  aLocale.Language = "en"
  aLocale.Country = "US"
  aHidden(0).Name = "Hidden"
  aHidden(0).Value = True
  oDocument = StarDesktop.loadComponentFromURL("{document}", "_blank", 0, aHidden())
  oChecker = createUnoService("org.openoffice.lingu.LanguageToolGrammarChecker")
  oParagraphs = oDocument.Text.createEnumeration()
  Do While oParagraphs.hasMoreElements()
    oParagraph = oParagraphs.nextElement()
    sWords = oParagraph.String
    oResult = oChecker.doProofreading("document", sWords, aLocale, 0, Len(sWords), Array())
    For i = 0 To UBound(oResult.aErrors)
      oError = oResult.aErrors(i)
      Print #nFile, Mid(sWords, oError.nErrorStart + 1, oError.nErrorLength) & "|" & oError.aShortComment & "|" & Join(oError.aSuggestions, ";")
    Next
  Loop
  Print #nFile, "end"
  Close #nFile
  StarDesktop.terminate
  Exit Sub
Failed:
  Print #nFile, "failed: " & Error$ & " in line " & Erl
  Close #nFile
  StarDesktop.terminate
End Sub
