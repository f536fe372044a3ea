namespace MiniProgramConsole.Web.Resources;

/// <summary>Names <c>Texts.resx</c> and its translations.</summary>
public sealed class Texts;
