namespace MiniProgramConsole.Core.Drafts;

/// <summary>A draft as its author sees it above the list.</summary>
/// <param name="Token">The token of its form, by which it is resumed.</param>
/// <param name="Name">The name so far.</param>
/// <param name="LogoHash">The hash of the staged logo; null where none was chosen.</param>
/// <param name="SavedAt">When it was saved last, UTC.</param>
public sealed record DraftListItem(Guid Token, string? Name, string? LogoHash, DateTime SavedAt);
