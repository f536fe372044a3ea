namespace MiniProgramConsole.Web.Tests.Wording;

/// <summary>Something that a page says: to eyes, to ears, or by its scripts.</summary>
/// <param name="Place">Where it stands: elements from the outside in, and the attribute.</param>
/// <param name="Language">In which language it should be: that of the nearest <c>lang</c>.</param>
/// <param name="Text">The words.</param>
public sealed record SaidText(string Place, string Language, string Text);
