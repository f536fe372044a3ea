namespace MiniProgramConsole.Web.Resources;

/// <summary>Names the pages' texts: <c>Texts.resx</c> and its translations.</summary>
public sealed class Texts;
