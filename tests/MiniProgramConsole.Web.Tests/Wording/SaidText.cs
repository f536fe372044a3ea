namespace MiniProgramConsole.Web.Tests.Wording;

/// <summary>
/// Text that a page shows, speaks or passes to its scripts. <c>Place</c> lists the elements from the outside in, and the attribute.
/// <c>Language</c> comes from the nearest <c>lang</c>.
/// </summary>
public sealed record SaidText(string Place, string Language, string Text);
